/// What came out when two happenings were held against each other, with all that it rests on.
public struct MatchComparison: Hashable, Sendable {
    /// What two happenings are to each other.
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        /// One event, reported twice.
        case same
        /// Close in words, but something contradicts or is in doubt: both are kept, linked.
        case similar
        /// The report is a later stage of the known one's project.
        case follows
        /// Nothing to do with each other.
        case different
    }

    /// One thing that agreed or contradicted.
    public struct Finding: Hashable, Codable, Sendable {
        /// The kind of fact: `date`, `quantity`, `party`, ...
        public var fact: String
        /// For a person: `3000 t against 4000 t`.
        public var words: String

        /// One thing that agreed or contradicted.
        public init(fact: String, words: String) {
            self.fact = fact
            self.words = words
        }
    }

    /// What the two are to each other.
    public var verdict: Verdict
    /// The rule that decided: `exact`, `near-duplicate`, `same facts`, `contradiction`, `later stage`, ...
    public var rule: String
    /// The Jaccard coefficient of the two texts' word triples, 0 to 1.
    public var score: Double
    /// What the score was held against.
    public var threshold: Double
    /// What both tell.
    public var agreed: [Finding]
    /// What one tells otherwise than the other.
    public var contradicted: [Finding]

    /// An outcome.
    public init(
        verdict: Verdict, rule: String, score: Double, threshold: Double, agreed: [Finding] = [],
        contradicted: [Finding] = []
    ) {
        self.verdict = verdict
        self.rule = rule
        self.score = score
        self.threshold = threshold
        self.agreed = agreed
        self.contradicted = contradicted
    }
}
