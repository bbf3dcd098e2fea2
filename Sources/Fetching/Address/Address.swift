import CCurl

/// An address of the web in its normal form: http or https, lower-case scheme and host, no default port, no dot
/// segments, no fragment, no credentials.
///
/// One parser decides what an address means, for the guard, for the key under which a page is known and for the fetch:
/// the one that fetches, curl's URL API. On top of it RFC 3986, section 6.2.2, is applied where curl leaves an address
/// as it was written: the case of hosts and of percent-encodings, and percent-encodings that need not be. Normalising
/// twice changes nothing.
public struct Address: Hashable, Sendable {
    /// The whole address, ASCII only.
    public let text: String
    /// `http` or `https`.
    public let scheme: String
    /// The host, lower-case; an IPv6 address without its brackets.
    public let host: String
    /// The port, given or implied by the scheme.
    public let port: Int

    /// The longest address that is read, in bytes. RFC 9110 asks for at least 8,000.
    public static let maximumLength = 16_384

    /// Reads an absolute address. White space around it is dropped, spaces and non-ASCII characters within it are
    /// percent-encoded, an international host name is written in its ASCII form.
    ///
    /// Throws ``AddressError`` for everything that is not an http or https address, or that holds credentials.
    public init(_ text: String) throws(AddressError) {
        try self.init(text, relativeTo: nil)
    }

    /// The address that a reference (an `href`, a `Location`) means on this page, by RFC 3986, section 5.
    ///
    /// Throws ``AddressError`` as `init(_:)` does.
    public func resolving(_ reference: String) throws(AddressError) -> Address {
        try Address(reference, relativeTo: self)
    }

    private init(_ original: String, relativeTo base: Address?) throws(AddressError) {
        let shown = AddressError.withoutSecrets(original)
        let reference = try Address.trimmed(original, shown: shown)
        if reference.isEmpty, let base {
            self = base
            return
        }
        if let scheme = Address.scheme(of: reference), scheme != "http", scheme != "https" {
            throw .unsupportedScheme(address: shown, scheme: scheme)
        }

        let parsed = CurlURL()
        if let base { try parsed.parse(base.text, shown: shown) }
        try parsed.parse(reference, shown: shown)
        guard !parsed.hasCredentials else { throw .credentials(address: shown) }
        guard !parsed.hasZone else { throw .malformed(address: shown, detail: "the host has an IPv6 zone") }
        try parsed.setHost(Address.canonicalHost(try parsed.host(shown: shown)), shown: shown)
        // The encodings are put in order first and the result is read again, so that dot segments which were written
        // as %2E are removed like any others.
        try parsed.parse(PercentEncoding.normalized(try parsed.text(shown: shown)), shown: shown)

        text = try parsed.text(shown: shown)
        scheme = try parsed.scheme(shown: shown)
        port = try parsed.port(shown: shown)
        let host = try parsed.host(shown: shown)
        self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard scheme == "http" || scheme == "https" else {
            throw .unsupportedScheme(address: shown, scheme: scheme)
        }
    }

    /// An address of the same scheme, host and port, whose text is known to be in normal form.
    init(text: String, like other: Address) {
        self.text = text
        scheme = other.scheme
        host = other.host
        port = other.port
    }

    /// The reference without white space around it and without its fragment.
    private static func trimmed(_ text: String, shown: String) throws(AddressError) -> String {
        guard text.utf8.count <= maximumLength else {
            throw .malformed(address: shown, detail: "it is longer than \(maximumLength) bytes")
        }
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw .malformed(address: shown, detail: "it contains a control character")
        }
        return String(decoding: bytes.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
    }

    /// The scheme that a reference states (RFC 3986, section 3.1), lower-case; nil where it states none.
    private static func scheme(of reference: String) -> String? {
        for (index, byte) in reference.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return nil }
            case UInt8(ascii: ":"):
                return index == 0 ? nil : String(decoding: reference.utf8.prefix(index), as: UTF8.self).lowercased()
            default: return nil
            }
        }
        return nil
    }

    /// A host in lower case; an IPv6 address in the form of RFC 5952.
    private static func canonicalHost(_ host: String) -> String {
        guard host.hasPrefix("["), host.hasSuffix("]") else { return host.lowercased() }
        let literal = String(host.dropFirst().dropLast())
        guard let address = InternetAddress(literal) else { return host.lowercased() }
        return "[\(address)]"
    }
}

extension Address: CustomStringConvertible {
    /// The whole address.
    public var description: String { text }
}
