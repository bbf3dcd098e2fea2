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

    /// A policy; each limit has a default that suits news pages.
    public init(
        userAgent: String = "Ingot", connectSeconds: Double = 15, wholeSeconds: Double = 120,
        stallSeconds: Double = 30, maximumBytesReceived: Int = 32 << 20, maximumBytesDecompressed: Int = 64 << 20,
        maximumHeaderBytes: Int = 64 << 10, maximumRedirects: Int = 10, allowedHosts: Set<String> = [],
        certificateFile: String? = nil
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
