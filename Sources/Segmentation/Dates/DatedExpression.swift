/// A calendar expression with its meaning.
struct DatedExpression {
    /// What the text says.
    var expression: CalendarExpression
    /// When it is; nil where no year could be had for it.
    var resolved: ResolvedDate?
    /// Whether it stands alone in a line, over what happened then.
    var headsWhatFollows = false
    /// The year that a heading above it names; nil where none does.
    var yearAbove: Int?
}

extension [DatedExpression] {
    /// The expression that a line is made of, a mark or two aside; nil where more stands in it. Logarithmic.
    func sole(in line: Range<Int>) -> DatedExpression? {
        let index = firstIndex(past: { $0.expression.range.lowerBound < line.lowerBound })
        guard index < count else { return nil }
        let range = self[index].expression.range
        // Three bytes: a bracket in full width.
        return range.lowerBound <= line.lowerBound + 3 && range.upperBound + 3 >= line.upperBound
            && range.overlaps(line) ? self[index] : nil
    }
}
