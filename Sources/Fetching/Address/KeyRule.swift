/// A publisher's own name for its pages: what the braces of a pattern take is what tells one page from another, and
/// slug, language, host and parameters do not matter.
///
/// The key is the pattern with its braces filled in, without a scheme, and without the slashes and stars at its
/// beginning and the star or `$` at its end. Under `*/newscontent/{digits}` the pages `/newscontent/103/Slug`,
/// `/newscontent/103-slug` and `/en/newscontent/103-slug` all have the key `newscontent/103`.
///
/// A rule belongs to a source, and is asked about the addresses which that source finds. Where it names hosts, it is for
/// addresses on these alone; without any it is for all addresses of the source, since a publisher that moves its pages
/// from one host to the next keeps its numbers. The host is not in the key for the same reason.
public struct KeyRule: Hashable, Sendable {
    /// Where the key stands.
    public let pattern: AddressPattern
    /// The hosts that the rule is for, lower-case, `*.` in front for a domain and all below it; none for all.
    public let hosts: [String]

    /// A rule from a pattern with at least one pair of braces.
    ///
    /// Throws ``AddressPatternError`` for a pattern that is none, one without braces, and hosts that are none.
    public init(_ pattern: String, hosts: [String] = []) throws(AddressPatternError) {
        self.pattern = try AddressPattern(pattern)
        guard self.pattern.captureCount > 0 else { throw .noCapture(pattern: self.pattern.text) }
        var names: [String] = []
        for host in hosts {
            let isDomain = host.hasPrefix("*.")
            guard let address = try? Address("http://\(isDomain ? String(host.dropFirst(2)) : host)/"),
                address.text == "http://\(address.host)/", !host.contains(":"), !address.host.contains("*")
            else { throw .badHost(host: host) }
            names.append(isDomain ? "*." + address.host : address.host)
        }
        self.hosts = names
    }

    /// The key of this address; nil where the rule is not for its host or the pattern does not match.
    public func key(of address: Address) -> String? {
        guard hosts.isEmpty || hosts.contains(where: { KeyRule.covers($0, address.host) }) else { return nil }
        guard let captures = pattern.captures(in: address) else { return nil }
        return pattern.filled(with: captures)
    }

    private static func covers(_ pattern: String, _ host: String) -> Bool {
        guard pattern.hasPrefix("*.") else { return pattern == host }
        return host == pattern.dropFirst(2) || host.hasSuffix(pattern.dropFirst(1))
    }
}

extension AddressPattern {
    /// The pattern with its braces filled in, as a key has it.
    fileprivate func filled(with captures: [String]) -> String {
        var rest = captures[...]
        var pieces = segments.map { segment in
            segment.map { atom in
                switch atom {
                case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
                case .run: rest.popFirst() ?? ""
                }
            }.joined()
        }
        if let first = pieces.first, anchor == .address, let slashes = first.utf8.firstIndex(of: UInt8(ascii: "/")) {
            pieces[0] = String(first[slashes...])
        }
        let text = pieces.joined(separator: "*").drop { $0 == "/" || $0 == "*" }
        return String(text.reversed().drop { $0 == "*" }.reversed())
    }
}
