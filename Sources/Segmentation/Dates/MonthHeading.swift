/// A line that holds the name of a month and nothing else: "MARCH", "May". In running text such a word may be a verb.
enum MonthHeading {
    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }

    /// The month that a line names; nil where it says anything else.
    static func expression(in bytes: [UInt8], line: Range<Int>) -> CalendarExpression? {
        guard line.count <= 16 else { return nil }
        let start = bytes.skippingSpace(from: line.lowerBound, to: line.upperBound)
        var end = bytes.trimmingSpace(to: line.upperBound, from: start)
        if end > start, bytes[end - 1] == UInt8(ascii: ":") { end -= 1 }
        guard start < end, bytes[start].isUpper else { return nil }
        guard let month = names.firstIndex(of: bytes[start..<end].map { $0 | 0x20 }) else { return nil }
        return CalendarExpression(
            range: start..<end, cueRange: start..<end, cue: nil,
            value: CalendarValue(first: CalendarPoint(month: .stated(month + 1))), rule: "month heading")
    }
}
