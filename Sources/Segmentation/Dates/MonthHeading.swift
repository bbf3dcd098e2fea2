/// The name of a month alone in a line or before a colon at its start: "MARCH", "May: Five engineers ...". In running
/// text such a word may be a verb.
enum MonthHeading {
    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    /// The month that a line names; nil where it says anything else.
    static func expression(in bytes: [UInt8], line: Range<Int>) -> CalendarExpression? {
        let start = bytes.skippingSpace(from: line.lowerBound, to: line.upperBound)
        var end = start
        while end < line.upperBound, bytes[end].isLetter, end - start < 10 { end += 1 }
        let isAlone = bytes.skippingSpace(from: end, to: line.upperBound) == line.upperBound
        guard start < end, bytes[start].isUpper, isAlone || bytes.byte(at: end) == UInt8(ascii: ":") else { return nil }
        guard let month = names.firstIndex(of: bytes[start..<end].map { $0 | 0x20 }) else { return nil }
        return CalendarExpression(
            range: start..<end, cueRange: start..<end, cue: nil,
            value: CalendarValue(first: CalendarPoint(month: .stated(month + 1))), rule: "month heading")
    }
}
