import Model

/// What a run did: a line of `runs.jsonl`. `Documentation/schemas/run.schema.json` describes it.
public struct RunReceipt: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// A page that could not be taken in.
    public struct Failure: Hashable, Codable, Sendable, JSONWritable {
        /// Its address.
        public var url: String
        /// Why, for a person.
        public var reason: String

        /// A failure.
        public init(url: String, reason: String) {
            self.url = url
            self.reason = reason
        }

        /// `{"url": ..., "reason": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("url", url)
                json.field("reason", reason)
            }
        }
    }

    /// Time that the run let pass on purpose.
    public struct Wait: Hashable, Codable, Sendable, JSONWritable {
        /// For whom: a host.
        public var host: String
        /// How long, in seconds.
        public var seconds: Double
        /// Why: `Retry-After`, `Crawl-delay`.
        public var reason: String

        /// A wait.
        public init(host: String, seconds: Double, reason: String) {
            self.host = host
            self.seconds = seconds
            self.reason = reason
        }

        /// `{"host": ..., "seconds": ..., "reason": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("host", host)
                json.field("seconds", seconds)
                json.field("reason", reason)
            }
        }
    }

    /// How many pages came to which end.
    public struct Pages: Hashable, Codable, Sendable, JSONWritable {
        /// Read and taken in.
        public var read: Int
        /// Known already, byte for byte, under these rules.
        public var unchanged: Int
        /// Not taken in.
        public var failed: Int

        /// Counts of pages.
        public init(read: Int = 0, unchanged: Int = 0, failed: Int = 0) {
            self.read = read
            self.unchanged = unchanged
            self.failed = failed
        }

        /// `{"read": ..., "unchanged": ..., "failed": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("read", read)
                json.field("unchanged", unchanged)
                json.field("failed", failed)
            }
        }
    }

    /// How many events came to which end.
    public struct Events: Hashable, Codable, Sendable, JSONWritable {
        /// New ones.
        public var added: Int
        /// Ones the archive had.
        public var known: Int
        /// Ones that say something else than before, because their page does.
        public var revised: Int
        /// The new ones by the year of their date; `undated` for those without.
        public var byYear: [String: Int]

        /// Counts of events.
        public init(added: Int = 0, known: Int = 0, revised: Int = 0, byYear: [String: Int] = [:]) {
            self.added = added
            self.known = known
            self.revised = revised
            self.byYear = byYear
        }

        private enum CodingKeys: String, CodingKey {
            case added, known, revised, byYear
        }

        /// Reads the counts of a receipt.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                added: try values.decode(Int.self, forKey: .added), known: try values.decode(Int.self, forKey: .known),
                revised: try values.decodeIfPresent(Int.self, forKey: .revised) ?? 0,
                byYear: try values.decode([String: Int].self, forKey: .byYear))
        }

        /// `{"added": ..., "known": ..., "revised": ..., "byYear": {"2024": ...}}`, the years in order.
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("added", added)
                json.field("known", known)
                if revised > 0 { json.field("revised", revised) }
                json.key("byYear")
                json.object { json in
                    for (year, count) in byYear.sorted(by: { $0.key < $1.key }) { json.field(year, count) }
                }
            }
        }
    }

    /// How much text was read, and how much of it was told to nobody.
    ///
    /// Lengths and not a share, so that those of many runs can be summed.
    public struct Text: Hashable, Codable, Sendable, JSONWritable {
        /// Code points of the pages that were read, furniture left out.
        public var body: Int
        /// Code points of them that are in no heading, lead or event.
        public var unclaimed: Int

        /// Lengths of text.
        public init(body: Int = 0, unclaimed: Int = 0) {
            self.body = body
            self.unclaimed = unclaimed
        }

        /// `{"body": ..., "unclaimed": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("body", body)
                json.field("unclaimed", unclaimed)
            }
        }
    }

    /// The run's name, the same as in the journal's lines.
    public var run: String
    /// What was run: `ingot run Pipelines/smm.yaml`.
    public var command: String
    /// When it began.
    public var started: Timestamp
    /// When it ended.
    public var ended: Timestamp
    /// How it ended in a word: `done`, `partial`, `failed`, `interrupted`.
    public var status: String
    /// The version of the rules.
    public var rules: String
    /// The digest of the pipeline file, where there was one.
    public var pipeline: String?
    /// The pages.
    public var pages: Pages
    /// The events.
    public var events: Events
    /// The text; nil in receipts from before it was told.
    public var text: Text?
    /// The pages that failed, and why.
    public var failures: [Failure]
    /// Where the run waited.
    public var waits: [Wait]

    /// A receipt.
    public init(
        run: String, command: String, started: Timestamp, ended: Timestamp, status: String, rules: String,
        pipeline: String? = nil, pages: Pages = Pages(), events: Events = Events(), text: Text? = nil,
        failures: [Failure] = [], waits: [Wait] = []
    ) {
        self.run = run
        self.command = command
        self.started = started
        self.ended = ended
        self.status = status
        self.rules = rules
        self.pipeline = pipeline
        self.pages = pages
        self.events = events
        self.text = text
        self.failures = failures
        self.waits = waits
    }
}

extension RunReceipt: JSONWritable {
    /// Writes the line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", RunReceipt.schema)
            json.field("run", run)
            json.field("command", command)
            json.field("started", started.description)
            json.field("ended", ended.description)
            json.field("status", status)
            json.field("rules", rules)
            json.field("pipeline", pipeline)
            json.field("pages", pages)
            json.field("events", events)
            json.field("text", text)
            json.field("failures", failures)
            json.field("waits", waits)
        }
    }
}

extension RunReceipt: Decodable {
    private enum CodingKeys: String, CodingKey {
        case schema, run, command, started, ended, status, rules, pipeline, pages, events, text, failures, waits
    }

    /// Reads a line of `runs.jsonl`; refuses a later schema.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.requireSchema(RunReceipt.schema, forKey: .schema)
        run = try values.decode(String.self, forKey: .run)
        command = try values.decode(String.self, forKey: .command)
        started = try values.decode(Timestamp.self, forKey: .started)
        ended = try values.decode(Timestamp.self, forKey: .ended)
        status = try values.decode(String.self, forKey: .status)
        rules = try values.decode(String.self, forKey: .rules)
        pipeline = try values.decodeIfPresent(String.self, forKey: .pipeline)
        pages = try values.decode(Pages.self, forKey: .pages)
        events = try values.decode(Events.self, forKey: .events)
        text = try values.decodeIfPresent(Text.self, forKey: .text)
        failures = try values.decodeIfPresent([Failure].self, forKey: .failures) ?? []
        waits = try values.decodeIfPresent([Wait].self, forKey: .waits) ?? []
    }
}
