/// How far a fetch may go: who it says it is, how long it waits, how much it takes, and where it may not go.
///
/// A plain value; the defaults suit a nightly run over news pages. A limit that is zero or below is taken as the
/// smallest one that has a meaning (one byte, one millisecond), never as "no limit".
public struct FetchPolicy: Equatable, Sendable {
    /// What goes out as `User-Agent`. A polite robot names itself and says where to complain:
    /// `Ingot (+mailto:someone@example.org)`. Line breaks and other control characters are dropped.
    public var userAgent: String
    /// Seconds from the start until a connection stands, name lookup and TLS handshake included.
    public var connectSeconds: Double
    /// Seconds for the whole fetch, redirects included.
    public var wholeSeconds: Double
    /// Seconds without a byte received after which a transfer counts as stalled; rounded up to whole seconds.
    public var stallSeconds: Double
    /// The most bytes of a body as received, that is before a content coding is undone.
    public var maximumBytesReceived: Int
    /// The most bytes that a body may become when its content coding is undone.
    public var maximumBytesDecompressed: Int
    /// The most bytes of header fields in one reply, interim replies and trailers included.
    public var maximumHeaderBytes: Int
    /// The most redirects followed for one page; 0 follows none and makes the first one an error.
    public var maximumRedirects: Int
    /// Hosts, by the name or the literal address in the URL, that may lie at an address which is otherwise refused
    /// (private, loopback and so on; see ``AddressGuard``). Compared without case; IPv6 with or without brackets.
    public var allowedHosts: Set<String>
    /// A file of certificates in PEM form to trust instead of the system's; nil trusts the system's.
    public var certificateFile: String?
    /// Whether `http_proxy`, `https_proxy` and `no_proxy` of the environment are obeyed. Behind a proxy it is the proxy
    /// that connects, so that the address guard sees the proxy alone.
    public var usesEnvironmentProxies = false
    /// How its host is treated.
    public var politeness = Politeness()

    /// How hosts are treated: how many transfers at once, how far apart, and what is done when one fails.
    public struct Politeness: Equatable, Sendable {
        /// Whether robots.txt is obeyed (RFC 9309), and its `Crawl-delay`.
        public var obeysRobots = true
        /// Transfers at once, to all hosts together.
        public var transfersAtOnce = 16
        /// Transfers at once to one host.
        public var transfersAtOncePerHost = 1
        /// Seconds from the end of one transfer to the beginning of the next one of the same host.
        public var gapSeconds = 1.0
        /// The longest `Crawl-delay` that is obeyed, in seconds; one that is longer counts as this.
        public var longestCrawlDelay = 60.0
        /// How often a page is asked for at most when it fails in a way that may pass.
        public var attempts = 3
        /// The wait after the first failure, in seconds; it doubles with each.
        public var backoffSeconds = 2.0
        /// The longest wait of that kind, in seconds.
        public var longestBackoffSeconds = 60.0
        /// The longest wait that a run lets a host impose on it, in seconds. A host that asks for more is left to a later
        /// run.
        public var patienceSeconds = 120.0
        /// The longest that a host is left alone because it said so in `Retry-After`, in seconds.
        public var longestHoldSeconds = 7 * 86_400
        /// After so many failures to connect or to answer in time, one after the other, a host is left alone for this run.
        public var failuresToGiveUpHost = 5
        /// Seconds after which no transfer begins any more; nil for no end.
        public var budgetSeconds: Double?

        /// The usual values.
        public init() {}

        /// How a page is fetched by itself from a host of one's own: no robots.txt, no gap, no second attempt.
        public static var none: Politeness {
            var politeness = Politeness()
            politeness.obeysRobots = false
            politeness.gapSeconds = 0
            politeness.attempts = 1
            return politeness
        }
    }

    /// A policy; each limit has a default that suits news pages.
    public init(
        userAgent: String = "Ingot", connectSeconds: Double = 15, wholeSeconds: Double = 120,
        stallSeconds: Double = 30, maximumBytesReceived: Int = 32 << 20, maximumBytesDecompressed: Int = 64 << 20,
        maximumHeaderBytes: Int = 64 << 10, maximumRedirects: Int = 10, allowedHosts: Set<String> = [],
        certificateFile: String? = nil, politeness: Politeness = Politeness()
    ) {
        self.userAgent = userAgent
        self.connectSeconds = connectSeconds
        self.wholeSeconds = wholeSeconds
        self.stallSeconds = stallSeconds
        self.maximumBytesReceived = maximumBytesReceived
        self.maximumBytesDecompressed = maximumBytesDecompressed
        self.maximumHeaderBytes = maximumHeaderBytes
        self.maximumRedirects = maximumRedirects
        self.allowedHosts = allowedHosts
        self.certificateFile = certificateFile
        self.politeness = politeness
    }

    /// The name under which robots.txt knows us: the `User-Agent` up to the first byte that a product token does not have
    /// (RFC 9309, section 2.2.1).
    var productToken: String {
        String(
            decoding: userAgent.utf8.prefix { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }, as: UTF8.self)
    }

    /// Whether a host may lie at an address that is otherwise refused.
    func allows(host: String) -> Bool {
        let wanted = FetchPolicy.comparable(host)
        return allowedHosts.contains { FetchPolicy.comparable($0) == wanted }
    }

    private static func comparable(_ host: String) -> String {
        var bytes = Array(host.lowercased().utf8)
        if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
            bytes = Array(bytes[1..<bytes.count - 1])
        }
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
