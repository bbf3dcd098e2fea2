import Model

/// Whether a text tells the history of something by years: "1947 – The smithy opens", "1966年，...".
///
/// In such a text a year that opens a line dates what the line tells; in a review of one year it recalls or compares.
enum YearHistory {
    /// A history has so many different years in front of its lines at least.
    private static let fewestYears = 3

    /// Whether lines open with several years, and more of them with other years than the one under review.
    static func isTold(by dates: [DatedExpression], in bytes: [UInt8], reviewYear: Int?) -> Bool {
        var years: Set<Int> = []
        var underReview = 0
        var others = 0
        for date in dates where opensLine(date.expression, in: bytes) {
            guard let year = date.resolved?.interval.start.year else { continue }
            if year == reviewYear {
                underReview += 1
            } else {
                others += 1
                if case .stated? = date.expression.value.first.year { years.insert(year) }
            }
        }
        return years.count >= fewestYears && others > underReview
    }

    /// Whether an expression opens its line and is nothing but a year, or years, with a mark behind.
    static func isEntry(_ expression: CalendarExpression, in bytes: [UInt8]) -> Bool {
        guard expression.cue == nil, case .stated? = expression.value.first.year,
            expression.value.first.precision == .year, opensLine(expression, in: bytes)
        else { return false }
        let end = expression.range.upperBound
        let mark = bytes.scalar(at: end).value
        if mark == 0x09 || mark.isComma || mark.isColon { return true }
        let content = bytes.skippingSpace(from: end, to: bytes.count)
        guard !(end..<content).contains(where: { bytes[$0] == 0x0A }) else { return false }
        if bytes.scalar(at: content).value.isDash { return true }
        // 1979年 工厂…
        return content > end && bytes.byte(at: end - 1) >= 0x80
    }

    private static func opensLine(_ expression: CalendarExpression, in bytes: [UInt8]) -> Bool {
        CalendarLexer(bytes: bytes, range: 0..<bytes.count, vocabulary: .standard)
            .opensLine(expression.cueRange.lowerBound)
    }
}
