/// Whether the archive knows an event.
public enum Match: Hashable, Sendable {
    /// It does not: the event is to be added.
    case new
    /// It does, under this id: the report is a sighting.
    case known(id: String, decision: Decision)
}

/// Why two reports were held to be one event.
public struct Decision: Hashable, Sendable {
    /// The rule that decided.
    public var rule: String
    /// How sure it is, from 0 to 1.
    public var score: Double
    /// What agreed, for a person.
    public var reasons: [String]

    /// A decision.
    public init(rule: String, score: Double, reasons: [String]) {
        self.rule = rule
        self.score = score
        self.reasons = reasons
    }
}
