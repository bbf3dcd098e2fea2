/// An amount as a text prints it, in a normalised unit, with the place of its words.
public struct QuantityExpression: Equatable, Sendable {
    /// The number and its unit, without a word such as "over" before it: UTF-8 offsets, half-open.
    /// The first part of a range that shares its unit ("10" in "10-15 kt") is the number alone.
    public var range: Range<Int>
    /// The value in `unit`.
    public var value: Double
    /// `t`, `kg`, `m`, `km/h`, `%`, `CNY`, `CNY/t`, `x` (times); a counted noun stands as itself, in the singular.
    public var unit: String
    /// `day`, `year`, `month`, ... where the amount is a rate.
    public var per: String?
    /// The words before or after the number that bound it, as printed: `over`, `up to`, 超过.
    public var modifier: String?
    /// The name of the rule that read it.
    public var rule: String

    /// An amount.
    public init(
        range: Range<Int>, value: Double, unit: String, per: String? = nil, modifier: String? = nil, rule: String
    ) {
        self.range = range
        self.value = value
        self.unit = unit
        self.per = per
        self.modifier = modifier
        self.rule = rule
    }
}
