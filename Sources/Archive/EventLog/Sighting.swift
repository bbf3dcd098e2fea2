import Model

/// A further report of an event that the archive has: a line of `sightings.jsonl`.
///
/// `Documentation/schemas/sighting.schema.json` describes it.
public struct Sighting: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// The event's id.
    public var event: String
    /// The page that reported it again.
    public var source: SourceReference
    /// Where the report stands in the page's text.
    public var position: Position
    /// How sure the match is, from 0 to 1; 1 for the same words.
    public var score: Double
    /// Why it is the same event, for a person.
    public var reasons: [String]
    /// The words of this report.
    public var text: String
    /// The version of the rules that found it.
    public var rules: String

    /// A further report.
    public init(
        event: String, source: SourceReference, position: Position, score: Double, reasons: [String], text: String,
        rules: String
    ) {
        self.event = event
        self.source = source
        self.position = position
        self.score = score
        self.reasons = reasons
        self.text = text
        self.rules = rules
    }

    /// The sighting of what `report` tells, matched to the event `id` by `decision`.
    public init(of id: String, by report: Event, decision: Decision) {
        self.init(
            event: id, source: report.source, position: report.happening.position, score: decision.score,
            reasons: decision.reasons, text: report.happening.text, rules: report.rules)
    }
}

extension Sighting: JSONWritable {
    /// Writes the sighting line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", Sighting.schema)
            json.field("event", event)
            json.field("text", text)
            json.field("position", position)
            json.field("source", source)
            json.field("score", score)
            json.field("reasons", reasons)
            json.field("rules", rules)
        }
    }
}

extension Sighting: JSONReadable {
    /// Reads a sighting line; refuses a later schema.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var event: String?
        var text: String?
        var position: Position?
        var source: SourceReference?
        var score: Double?
        var reasons: [String]?
        var rules: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema, knowing: Sighting.schema)
            case "event": try json.read(&event)
            case "text": try json.read(&text)
            case "position": try json.read(&position)
            case "source": try json.read(&source)
            case "score": try json.read(&score)
            case "reasons": try json.read(&reasons)
            case "rules": try json.read(&rules)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        self.event = try json.required(event, "event")
        self.text = try json.required(text, "text")
        self.position = try json.required(position, "position")
        self.source = try json.required(source, "source")
        self.score = try json.required(score, "score")
        self.reasons = reasons ?? []
        self.rules = try json.required(rules, "rules")
    }
}
