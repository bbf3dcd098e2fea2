import Model

/// That an event resembles an earlier one without being it, or carries it on: a line of `links.jsonl`.
///
/// `Documentation/schemas/link.schema.json` describes it.
public struct Link: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// How the two belong together.
    public enum Kind: String, Codable, Sendable {
        /// Close in words, and a fact contradicts or is in doubt: kept apart.
        case similar
        /// A later stage of the same project.
        case follows
    }

    /// The event that came later into the archive.
    public var event: String
    /// The one that was there.
    public var other: String
    /// How they belong together.
    public var kind: Kind
    /// The rule that decided.
    public var rule: String
    /// How much of their words the two share: Jaccard's index of their shingles, from 0 to 1.
    public var score: Double
    /// What the score was held against.
    public var threshold: Double?
    /// What agreed, for a person.
    public var agreed: [String]
    /// What contradicted, for a person.
    public var contradicted: [String]
    /// The version of the rules that found it.
    public var rules: String

    /// A link.
    public init(
        event: String, other: String, kind: Kind, rule: String, score: Double, threshold: Double? = nil,
        agreed: [String] = [], contradicted: [String] = [], rules: String
    ) {
        self.event = event
        self.other = other
        self.kind = kind
        self.rule = rule
        self.score = score
        self.threshold = threshold
        self.agreed = agreed
        self.contradicted = contradicted
        self.rules = rules
    }
}

extension Link: JSONWritable {
    /// Writes the line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", Link.schema)
            json.field("event", event)
            json.field("other", other)
            json.field("kind", kind.rawValue)
            json.field("rule", rule)
            json.field("score", score)
            json.field("threshold", threshold)
            json.field("agreed", agreed)
            json.field("contradicted", contradicted)
            json.field("rules", rules)
        }
    }
}

extension Link: Decodable {
    private enum CodingKeys: String, CodingKey {
        case schema, event, other, kind, rule, score, threshold, agreed, contradicted, rules
    }

    /// Reads a line of `links.jsonl`; refuses a later schema.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.requireSchema(Link.schema, forKey: .schema)
        event = try values.decode(String.self, forKey: .event)
        other = try values.decode(String.self, forKey: .other)
        kind = try values.decode(Kind.self, forKey: .kind)
        rule = try values.decode(String.self, forKey: .rule)
        score = try values.decode(Double.self, forKey: .score)
        threshold = try values.decodeIfPresent(Double.self, forKey: .threshold)
        agreed = try values.decodeIfPresent([String].self, forKey: .agreed) ?? []
        contradicted = try values.decodeIfPresent([String].self, forKey: .contradicted) ?? []
        rules = try values.decode(String.self, forKey: .rules)
    }
}
