import Model

/// That an event resembles an earlier one without being it, or carries it on: a line of `links.jsonl`.
///
/// `Documentation/schemas/link.schema.json` describes it.
public struct Link: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// How the two belong together.
    public enum Kind: String, Sendable {
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

extension Link.Kind: JSONReadable {}

extension Link: JSONReadable {
    /// Reads a line of `links.jsonl`; refuses a later schema.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var event: String?
        var other: String?
        var kind: Kind?
        var rule: String?
        var score: Double?
        var threshold: Double?
        var agreed: [String]?
        var contradicted: [String]?
        var rules: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema, knowing: Link.schema)
            case "event": try json.read(&event)
            case "other": try json.read(&other)
            case "kind": try json.read(&kind)
            case "rule": try json.read(&rule)
            case "score": try json.read(&score)
            case "threshold": try json.read(&threshold)
            case "agreed": try json.read(&agreed)
            case "contradicted": try json.read(&contradicted)
            case "rules": try json.read(&rules)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        self.init(
            event: try json.required(event, "event"), other: try json.required(other, "other"),
            kind: try json.required(kind, "kind"), rule: try json.required(rule, "rule"),
            score: try json.required(score, "score"), threshold: threshold, agreed: agreed ?? [],
            contradicted: contradicted ?? [], rules: try json.required(rules, "rules"))
    }
}
