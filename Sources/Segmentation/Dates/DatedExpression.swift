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
