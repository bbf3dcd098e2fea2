import Model

/// A further report of an event that the archive has: a line of `sightings.jsonl`.
///
/// `Documentation/schemas/sighting.schema.json` describes it.
public struct Sighting: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// The event's id.
    public var event: String
    /// The id that this report would have by itself: what `overrides.jsonl` names it by.
    public var report: String?
    /// When it happened, by this report.
    public var date: EventDate?
    /// The page that reported it again.
    public var source: SourceReference
    /// Where the report stands in the page's text.
    public var position: Position
    /// The rule that decided.
    public var rule: String?
    /// How much of their words the two share: Jaccard's index of their shingles, from 0 to 1; 1 for the same words.
    public var score: Double
    /// What the score was held against; nil where words alone did not decide.
    public var threshold: Double?
    /// Why it is the same event, for a person.
    public var reasons: [String]
    /// The other events that were looked at.
    public var candidates: [Decision.Candidate]
    /// The words of this report.
    public var text: String
    /// The version of the rules that found it.
    public var rules: String

    /// A further report.
    public init(
        event: String, report: String? = nil, date: EventDate? = nil, source: SourceReference, position: Position,
        rule: String? = nil, score: Double, threshold: Double? = nil, reasons: [String],
        candidates: [Decision.Candidate] = [], text: String, rules: String
    ) {
        self.event = event
        self.report = report
        self.date = date
        self.source = source
        self.position = position
        self.rule = rule
        self.score = score
        self.threshold = threshold
        self.reasons = reasons
        self.candidates = candidates
        self.text = text
        self.rules = rules
    }

    /// The sighting of what `report` tells, matched to the event `id` by `decision`.
    public init(of id: String, by report: Event, decision: Decision) {
        self.init(
            event: id, report: report.id, date: report.happening.date, source: report.source,
            position: report.happening.position, rule: decision.rule, score: decision.score,
            threshold: decision.threshold, reasons: decision.reasons, candidates: decision.candidates,
            text: report.happening.text, rules: report.rules)
    }
}

extension Sighting: JSONWritable {
    /// Writes the sighting line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", Sighting.schema)
            json.field("event", event)
            json.field("report", report)
            json.field("text", text)
            json.field("date", date)
            json.field("position", position)
            json.field("source", source)
            json.field("rule", rule)
            json.field("score", score)
            json.field("threshold", threshold)
            json.field("reasons", reasons)
            json.field("candidates", candidates)
            json.field("rules", rules)
        }
    }
}

extension Sighting: JSONReadable {
    /// Reads a sighting line; refuses a later schema.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var event: String?
        var report: String?
        var text: String?
        var date: EventDate?
        var position: Position?
        var source: SourceReference?
        var rule: String?
        var score: Double?
        var threshold: Double?
        var reasons: [String]?
        var candidates: [Decision.Candidate]?
        var rules: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema, knowing: Sighting.schema)
            case "event": try json.read(&event)
            case "report": try json.read(&report)
            case "text": try json.read(&text)
            case "date": try json.read(&date)
            case "position": try json.read(&position)
            case "source": try json.read(&source)
            case "rule": try json.read(&rule)
            case "score": try json.read(&score)
            case "threshold": try json.read(&threshold)
            case "reasons": try json.read(&reasons)
            case "candidates": try json.read(&candidates)
            case "rules": try json.read(&rules)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        self.event = try json.required(event, "event")
        self.report = report
        self.text = try json.required(text, "text")
        self.date = date
        self.position = try json.required(position, "position")
        self.source = try json.required(source, "source")
        self.rule = rule
        self.score = try json.required(score, "score")
        self.threshold = threshold
        self.reasons = reasons ?? []
        self.candidates = candidates ?? []
        self.rules = try json.required(rules, "rules")
    }
}

extension Decision.Candidate: JSONWritable {
    /// `{"event": ..., "verdict": ..., "score": ..., "contradicted": [...]}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("event", event)
            json.field("verdict", verdict)
            json.field("score", score)
            json.field("contradicted", contradicted)
        }
    }
}

extension Decision.Candidate: JSONReadable {
    /// Reads one entry of a sighting's `candidates`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var event: String?
        var verdict: String?
        var score: Double?
        var contradicted: [String]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "event": try json.read(&event)
            case "verdict": try json.read(&verdict)
            case "score": try json.read(&score)
            case "contradicted": try json.read(&contradicted)
            default: try json.skip()
            }
        }
        self.init(
            event: try json.required(event, "event"), verdict: try json.required(verdict, "verdict"),
            score: try json.required(score, "score"), contradicted: contradicted ?? [])
    }
}
