import Model

/// What a run did: a line of `runs.jsonl`. `Documentation/schemas/run.schema.json` describes it.
public struct RunReceipt: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// A page that could not be taken in.
    public struct Failure: Hashable, Sendable, JSONWritable {
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
    public struct Wait: Hashable, Sendable, JSONWritable {
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
    public struct Pages: Hashable, Sendable, JSONWritable {
        /// Read and taken in.
        public var read: Int
        /// Known already, byte for byte, under these rules.
        public var unchanged: Int
        /// Not taken in.
        public var failed: Int
        /// Not asked for, because their hosts do not want it, or not now.
        public var skipped: Int

        /// Counts of pages.
        public init(read: Int = 0, unchanged: Int = 0, failed: Int = 0, skipped: Int = 0) {
            self.read = read
            self.unchanged = unchanged
            self.failed = failed
            self.skipped = skipped
        }

        /// `{"read": ..., "unchanged": ..., "failed": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("read", read)
                json.field("unchanged", unchanged)
                json.field("failed", failed)
                if skipped > 0 { json.field("skipped", skipped) }
            }
        }
    }

    /// How many events came to which end.
    public struct Events: Hashable, Sendable, JSONWritable {
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
    public struct Text: Hashable, Sendable, JSONWritable {
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
    /// What each host was asked, and asked of us; empty where nothing was fetched.
    public var hosts: [HostAccount] = []
    /// What each source brought.
    public var sources: [SourceAccount] = []

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
            if !hosts.isEmpty { json.field("hosts", hosts) }
            if !sources.isEmpty { json.field("sources", sources) }
        }
    }
}

extension RunReceipt: JSONReadable {
    /// Reads a line of `runs.jsonl`; refuses a later schema.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var run: String?
        var command: String?
        var started: Timestamp?
        var ended: Timestamp?
        var status: String?
        var rules: String?
        var pipeline: String?
        var pages: Pages?
        var events: Events?
        var text: Text?
        var failures: [Failure]?
        var waits: [Wait]?
        var hosts: [HostAccount]?
        var sources: [SourceAccount]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema, knowing: RunReceipt.schema)
            case "run": try json.read(&run)
            case "command": try json.read(&command)
            case "started": try json.read(&started)
            case "ended": try json.read(&ended)
            case "status": try json.read(&status)
            case "rules": try json.read(&rules)
            case "pipeline": try json.read(&pipeline)
            case "pages": try json.read(&pages)
            case "events": try json.read(&events)
            case "text": try json.read(&text)
            case "failures": try json.read(&failures)
            case "waits": try json.read(&waits)
            case "hosts": try json.read(&hosts)
            case "sources": try json.read(&sources)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        self.run = try json.required(run, "run")
        self.command = try json.required(command, "command")
        self.started = try json.required(started, "started")
        self.ended = try json.required(ended, "ended")
        self.status = try json.required(status, "status")
        self.rules = try json.required(rules, "rules")
        self.pipeline = pipeline
        self.pages = try json.required(pages, "pages")
        self.events = try json.required(events, "events")
        self.text = text
        self.failures = failures ?? []
        self.waits = waits ?? []
        self.hosts = hosts ?? []
        self.sources = sources ?? []
    }
}

extension RunReceipt.Failure: JSONReadable {
    /// Reads an entry of `failures`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var url: String?
        var reason: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "url": try json.read(&url)
            case "reason": try json.read(&reason)
            default: try json.skip()
            }
        }
        self.init(url: try json.required(url, "url"), reason: try json.required(reason, "reason"))
    }
}

extension RunReceipt.Wait: JSONReadable {
    /// Reads an entry of `waits`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var host: String?
        var seconds: Double?
        var reason: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "host": try json.read(&host)
            case "seconds": try json.read(&seconds)
            case "reason": try json.read(&reason)
            default: try json.skip()
            }
        }
        self.init(
            host: try json.required(host, "host"), seconds: try json.required(seconds, "seconds"),
            reason: try json.required(reason, "reason"))
    }
}

extension RunReceipt.Pages: JSONReadable {
    /// Reads `pages`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var read: Int?
        var unchanged: Int?
        var failed: Int?
        var skipped: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "read": try json.read(&read)
            case "unchanged": try json.read(&unchanged)
            case "failed": try json.read(&failed)
            case "skipped": try json.read(&skipped)
            default: try json.skip()
            }
        }
        self.init(
            read: try json.required(read, "read"), unchanged: try json.required(unchanged, "unchanged"),
            failed: try json.required(failed, "failed"), skipped: skipped ?? 0)
    }
}

extension RunReceipt.Events: JSONReadable {
    /// Reads `events`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var added: Int?
        var known: Int?
        var revised: Int?
        var byYear: [String: Int]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "added": try json.read(&added)
            case "known": try json.read(&known)
            case "revised": try json.read(&revised)
            case "byYear": try json.read(&byYear)
            default: try json.skip()
            }
        }
        self.init(
            added: try json.required(added, "added"), known: try json.required(known, "known"),
            revised: revised ?? 0, byYear: try json.required(byYear, "byYear"))
    }
}

extension RunReceipt.Text: JSONReadable {
    /// Reads `text`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var body: Int?
        var unclaimed: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "body": try json.read(&body)
            case "unclaimed": try json.read(&unclaimed)
            default: try json.skip()
            }
        }
        self.init(body: try json.required(body, "body"), unclaimed: try json.required(unclaimed, "unclaimed"))
    }
}
