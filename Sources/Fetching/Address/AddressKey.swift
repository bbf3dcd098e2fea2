/// The key under which a page is known: addresses that lead to the same page have the same.
///
/// It reads like an address without its scheme, `news.example.org/path?a=1`. What is dropped and why is told by
/// ``alike``, what is not by ``apart``. A publisher's own rule (``KeyRule``) goes before all of it.
public struct AddressKey: Hashable, Sendable {
    /// The key.
    public let text: String

    /// The key of an address, by the publisher's rule where there is one and it applies.
    public init(_ address: Address, rule: KeyRule? = nil) {
        text = rule?.key(of: address) ?? AddressKey.text(of: address)
    }

    private static func text(of address: Address) -> String {
        var bytes = Array(address.withoutTracking.text.utf8)[...]
        bytes.removeFirst(address.scheme.utf8.count + 3)
        let prefix = "www."
        if address.host.hasPrefix(prefix), address.host.dropFirst(prefix.utf8.count).contains(".") {
            bytes.removeFirst(prefix.utf8.count)
        }
        let path = bytes.prefix { $0 != UInt8(ascii: "?") }
        let parameters = bytes[path.endIndex...].dropFirst().split(separator: UInt8(ascii: "&"))
            .map { (name: $0.prefix { $0 != UInt8(ascii: "=") }, whole: $0) }
            .enumerated()
            // By the bytes of the name; those of one name keep their order, which may mean something.
            .sorted { one, other in
                if one.element.name.elementsEqual(other.element.name) { return one.offset < other.offset }
                return one.element.name.lexicographicallyPrecedes(other.element.name)
            }
            .map { String(decoding: $0.element.whole, as: UTF8.self) }
        let text = String(decoding: path, as: UTF8.self)
        return parameters.isEmpty ? text : text + "?" + parameters.joined(separator: "&")
    }
}

extension AddressKey: CustomStringConvertible {
    /// The key.
    public var description: String { text }
}

extension AddressKey {
    /// A decision about what makes two addresses one.
    public struct Decision: Hashable, Sendable {
        /// What differs between the addresses.
        public let difference: String
        /// Why it does or does not matter.
        public let reason: String
        /// Two addresses that differ in it.
        public let examples: [String]
    }

    /// Differences that do not make two pages.
    public static let alike: [Decision] = [
        Decision(
            difference: "the scheme",
            reason: "publishers that went from http to https kept their pages, and old links lead there",
            examples: ["http://news.example.org/a", "https://news.example.org/a"]),
        Decision(
            difference: "www. in front of the host",
            reason: "one of the two forwards to the other; a publisher with two sites there is not known",
            examples: ["https://www.example.org/a", "https://example.org/a"]),
        Decision(
            difference: "case, default port, dot segments, encodings that need not be",
            reason: "the normal form of an address (RFC 3986, section 6.2)",
            examples: ["https://NEWS.example.org:443/x/../%61", "https://news.example.org/a"]),
        Decision(
            difference: "the fragment",
            reason: "it is not sent to the publisher",
            examples: ["https://news.example.org/a#comments", "https://news.example.org/a"]),
        Decision(
            difference: "tracking parameters",
            reason: "they say who sent the reader (TrackingParameter)",
            examples: ["https://news.example.org/a?utm_source=x&id=1", "https://news.example.org/a?id=1"]),
        Decision(
            difference: "the order of parameters with different names",
            reason: "forms and frameworks read them by name",
            examples: ["https://news.example.org/a?b=2&a=1", "https://news.example.org/a?a=1&b=2"]),
        Decision(
            difference: "parameters without a name and a value",
            reason: "they are left over from joining queries, and nothing reads them",
            examples: ["https://news.example.org/a?&id=1&", "https://news.example.org/a?id=1"]),
        Decision(
            difference: "a question mark with nothing behind it",
            reason: "an empty query asks for nothing",
            examples: ["https://news.example.org/a?", "https://news.example.org/a"]),
    ]

    /// Differences that may make two pages, so that both are read.
    public static let apart: [Decision] = [
        Decision(
            difference: "a slash at the end",
            reason: "at some publishers one of the two is another page or none; where it is one page, it forwards",
            examples: ["https://news.example.org/a/", "https://news.example.org/a"]),
        Decision(
            difference: "the name of a default document",
            reason: "which one it is differs by server, and the folder may show another",
            examples: ["https://news.example.org/a/index.html", "https://news.example.org/a/"]),
        Decision(
            difference: "the case of the path",
            reason: "paths have case (RFC 9110, section 4.2.3), and numbers in letters use it",
            examples: ["https://news.example.org/A", "https://news.example.org/a"]),
        Decision(
            difference: "the order of parameters with one name",
            reason: "it is the order of a list",
            examples: ["https://news.example.org/a?id=1&id=2", "https://news.example.org/a?id=2&id=1"]),
        Decision(
            difference: "an empty value",
            reason: "some programs ask whether a parameter has a value",
            examples: ["https://news.example.org/a?print", "https://news.example.org/a?print="]),
        Decision(
            difference: "parameters that may choose what is shown",
            reason: "a page kept twice does less harm than two pages kept as one",
            examples: ["https://news.example.org/a?source=x", "https://news.example.org/a"]),
        Decision(
            difference: "another port",
            reason: "another server may listen there",
            examples: ["https://news.example.org:8443/a", "https://news.example.org/a"]),
        Decision(
            difference: "another host of the domain",
            reason: "editions have hosts of their own; a KeyRule says where they are one",
            examples: ["https://en.example.org/a", "https://zh.example.org/a"]),
        Decision(
            difference: "doubled slashes",
            reason: "they are empty segments, which some programs tell apart (RFC 3986, section 3.3)",
            examples: ["https://news.example.org//a", "https://news.example.org/a"]),
    ]
}
