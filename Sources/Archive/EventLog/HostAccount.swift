import Model

/// What a host was asked in a run and what it asked of us: an entry of a receipt's `hosts`.
public struct HostAccount: Hashable, Sendable {
    /// The host.
    public var host: String
    /// Requests sent, robots.txt, redirects and repeated ones counted.
    public var requests: Int
    /// Replies that said that nothing changed.
    public var notModified: Int
    /// Requests sent again because the one before failed.
    public var retries: Int
    /// Pages that its robots.txt forbids.
    public var disallowed: Int
    /// Bytes of bodies, as received.
    public var bytes: Int
    /// The `Crawl-delay` of its robots.txt, in seconds.
    public var crawlDelay: Double?
    /// The gap that was kept between requests, in seconds.
    public var gap: Double
    /// It asked in `Retry-After` not to be asked again before this. Carried from receipt to receipt until it has passed.
    public var holdUntil: Timestamp?
    /// What its last failure said.
    public var lastFailure: String?

    /// An account of a host.
    public init(
        host: String, requests: Int = 0, notModified: Int = 0, retries: Int = 0, disallowed: Int = 0, bytes: Int = 0,
        crawlDelay: Double? = nil, gap: Double = 0, holdUntil: Timestamp? = nil, lastFailure: String? = nil
    ) {
        self.host = host
        self.requests = requests
        self.notModified = notModified
        self.retries = retries
        self.disallowed = disallowed
        self.bytes = bytes
        self.crawlDelay = crawlDelay
        self.gap = gap
        self.holdUntil = holdUntil
        self.lastFailure = lastFailure
    }
}

extension HostAccount: JSONWritable, JSONReadable {
    /// Writes the entry; what is nothing is left out.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("host", host)
            json.field("requests", requests)
            if notModified > 0 { json.field("notModified", notModified) }
            if retries > 0 { json.field("retries", retries) }
            if disallowed > 0 { json.field("disallowed", disallowed) }
            json.field("bytes", bytes)
            json.field("crawlDelay", crawlDelay)
            json.field("gap", gap)
            json.field("holdUntil", holdUntil?.description)
            json.field("lastFailure", lastFailure)
        }
    }

    /// Reads an entry.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var host: String?
        var requests: Int?
        var notModified: Int?
        var retries: Int?
        var disallowed: Int?
        var bytes: Int?
        var crawlDelay: Double?
        var gap: Double?
        var holdUntil: Timestamp?
        var lastFailure: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "host": try json.read(&host)
            case "requests": try json.read(&requests)
            case "notModified": try json.read(&notModified)
            case "retries": try json.read(&retries)
            case "disallowed": try json.read(&disallowed)
            case "bytes": try json.read(&bytes)
            case "crawlDelay": try json.read(&crawlDelay)
            case "gap": try json.read(&gap)
            case "holdUntil": try json.read(&holdUntil)
            case "lastFailure": try json.read(&lastFailure)
            default: try json.skip()
            }
        }
        self.init(
            host: try json.required(host, "host"), requests: requests ?? 0, notModified: notModified ?? 0,
            retries: retries ?? 0, disallowed: disallowed ?? 0, bytes: bytes ?? 0, crawlDelay: crawlDelay,
            gap: gap ?? 0, holdUntil: holdUntil, lastFailure: lastFailure)
    }
}
