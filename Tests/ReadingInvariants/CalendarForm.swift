import Model

/// The days that an EDTF expression of level 0 names (ISO 8601-2:2019; https://www.loc.gov/standards/datetime/), read
/// from its letters alone: what `Interval` writes is held against it.
enum CalendarForm {
    /// The first and the last day; nil for anything that is no day, month, year, or two of them parted by a slash.
    static func days(of edtf: String) -> (first: CivilDate, last: CivilDate)? {
        let ends = edtf.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count <= 2, let opening = ends.first.flatMap(part), let closing = ends.last.flatMap(part),
            opening.first <= closing.last
        else { return nil }
        return (opening.first, closing.last)
    }

    private static func part(_ text: Substring) -> (first: CivilDate, last: CivilDate)? {
        let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count <= 3, numbers.first?.utf8.count == 4,
            numbers.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            numbers.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let values = numbers.compactMap { Int($0) }
        let month = values.count > 1 ? values[1] : nil
        let day = values.count > 2 ? values[2] : nil
        let lastMonth = month ?? 12
        guard let first = CivilDate(year: values[0], month: month ?? 1, day: day ?? 1),
            let last = CivilDate(
                year: values[0], month: lastMonth,
                day: day ?? CivilDate.length(ofMonth: lastMonth, year: values[0]))
        else { return nil }
        return (first, last)
    }
}
