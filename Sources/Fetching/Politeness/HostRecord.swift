import Model

/// What a host was asked in a run, what it asked of us, and how long it was waited for.
public struct HostRecord: Equatable, Sendable {
    /// The host.
    public var host: String
    /// Requests sent, robots.txt, redirects and repeated ones counted.
    public var requests = 0
    /// Replies that said that nothing changed.
    public var notModified = 0
    /// Requests sent again because the one before failed.
    public var retries = 0
    /// Pages that its robots.txt forbids.
    public var disallowed = 0
    /// Bytes of bodies, as received.
    public var bytes = 0
    /// The `Crawl-delay` of its robots.txt in seconds, where there is one.
    public var crawlDelay: Double?
    /// The gap that was kept, in seconds.
    public var gap: Double
    /// How long its `Retry-After` was waited for in this run, in seconds.
    public var heldSeconds = 0.0
    /// It asked not to be asked again before this.
    public var holdUntil: Timestamp?
    /// What its last failure said.
    public var lastFailure: String?

    init(host: String, gap: Double) {
        self.host = host
        self.gap = gap
    }
}
