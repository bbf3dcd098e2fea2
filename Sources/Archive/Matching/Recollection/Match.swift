/// Whether the archive knows an event.
public enum Match: Hashable, Sendable {
    /// It does not: the event is to be added, with links to those that it resembles or carries on.
    case new(links: [Link])
    /// It does, under this id: the report is a sighting.
    case known(id: String, decision: Decision)
}

/// Why two reports were held to be one event, or not to be.
public struct Decision: Hashable, Sendable {
    /// The rule that decided.
    public var rule: String
    /// How much of their words the two share: Jaccard's index of their shingles, from 0 to 1; 1 for the same words.
    public var score: Double
    /// What the score was held against; nil where words alone did not decide.
    public var threshold: Double?
    /// What agreed, for a person.
    public var reasons: [String]
    /// What contradicted, for a person.
    public var contradicted: [String]
    /// The other events that were looked at.
    public var candidates: [Candidate]

    /// An event that was looked at and not taken.
    public struct Candidate: Hashable, Sendable {
        /// Its id.
        public var event: String
        /// What was found: `similar`, `follows`, `different`, or `same` where another was nearer.
        public var verdict: String
        /// How much of their words the two share.
        public var score: Double
        /// What contradicted, for a person.
        public var contradicted: [String]
    }

    /// A decision.
    public init(
        rule: String, score: Double, threshold: Double? = nil, reasons: [String], contradicted: [String] = [],
        candidates: [Candidate] = []
    ) {
        self.rule = rule
        self.score = score
        self.threshold = threshold
        self.reasons = reasons
        self.contradicted = contradicted
        self.candidates = candidates
    }
}
