/// A calendar interval: what a text says about when, as EDTF with the inclusive days beside it.
///
/// EDTF is ISO 8601-2:2019, level 0, as the Library of Congress describes it
/// (https://www.loc.gov/standards/datetime/): `2024-05-16`, `2024-09`, `2024`,
/// `2024-10-15/2024-10-17`. Days are inclusive at both ends, so a query needs no EDTF reader.
public struct Interval: Hashable, Sendable {
    /// The interval as EDTF.
    public let edtf: String
    /// The first day.
    public let start: CivilDate
    /// The last day, never before `start`.
    public let end: CivilDate

    /// One day.
    public init(day: CivilDate) {
        self.init(edtf: day.description, start: day, end: day)
    }

    /// A whole month, or nil where there is no such month.
    public init?(year: Int, month: Int) {
        guard let first = CivilDate(year: year, month: month, day: 1),
            let last = CivilDate(year: year, month: month, day: CivilDate.length(ofMonth: month, year: year))
        else { return nil }
        self.init(edtf: "\(digits(year, 4))-\(digits(month, 2))", start: first, end: last)
    }

    /// A whole year, or nil outside 1 to 9999.
    public init?(year: Int) {
        guard let first = CivilDate(year: year, month: 1, day: 1),
            let last = CivilDate(year: year, month: 12, day: 31)
        else { return nil }
        self.init(edtf: digits(year, 4), start: first, end: last)
    }

    /// The days from `first` to `last`, or nil where `last` lies before `first`.
    public init?(from first: CivilDate, to last: CivilDate) {
        guard first <= last else { return nil }
        self.init(edtf: first == last ? first.description : "\(first)/\(last)", start: first, end: last)
    }

    /// The span of two intervals, `2024-10/2024-12`, or nil where `last` ends before `first` begins.
    public init?(from first: Interval, to last: Interval) {
        guard first.start <= last.end else { return nil }
        // An end that is itself an interval gives its own end: "2024-01/2024-06" to "2024-10/2024-12".
        let opening = first.edtf.split(separator: "/").first.map(String.init) ?? first.edtf
        let closing = last.edtf.split(separator: "/").last.map(String.init) ?? last.edtf
        let edtf = first == last ? first.edtf : "\(opening)/\(closing)"
        self.init(edtf: edtf, start: first.start, end: last.end)
    }

    /// An interval as it was written, unchecked: for readers of lines that were checked when written.
    public init(edtf: String, start: CivilDate, end: CivilDate) {
        self.edtf = edtf
        self.start = start
        self.end = end
    }

    /// Whether at least one day lies in both.
    public func overlaps(_ other: Interval) -> Bool {
        start <= other.end && other.start <= end
    }
}
