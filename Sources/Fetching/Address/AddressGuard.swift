/// Decides which internet addresses may be connected to: those of the public internet, and no others.
///
/// A page can point anywhere: at this machine, at the printer, at the service that hands out a cloud machine's keys. So
/// the address is judged when the socket is opened, after the name was looked up, where no spelling of a host and no
/// change of mind of a name server gets around it. The ranges are those of IANA's registries of special-purpose
/// addresses (RFC 6890 and its updates) together with the multicast and reserved space; of all ranges that hold an
/// address the longest one decides.
public enum AddressGuard {
    /// What becomes of an address in a range.
    public enum Verdict: Equatable, Sendable {
        /// It may be connected to.
        case open
        /// It is refused.
        case refused
        /// An IPv4 address stands in its last four bytes, and that one is judged.
        case asEmbeddedIPv4
    }

    /// A range of addresses that is treated alike.
    public struct Range: Equatable, Sendable {
        /// The range in CIDR notation.
        public let prefix: String
        /// What becomes of an address in it.
        public let verdict: Verdict
        /// What it is, as in "10.1.2.3 is a private address".
        public let reason: String
        /// The document that says so.
        public let source: String
        /// An address in the range, written as in a URL.
        public let example: String
    }

    /// The ranges, IPv4 first.
    public static let ranges: [Range] = [
        range("0.0.0.0/0", .open, "a public address", "RFC 791", "93.184.216.34"),
        range("0.0.0.0/8", .refused, "an address of \"this network\"", "RFC 791", "0.0.0.0"),
        range("10.0.0.0/8", .refused, "a private address", "RFC 1918", "10.1.2.3"),
        range("100.64.0.0/10", .refused, "a shared address behind a carrier's NAT", "RFC 6598", "100.100.100.200"),
        range("127.0.0.0/8", .refused, "a loopback address", "RFC 1122", "127.0.0.1"),
        range("169.254.0.0/16", .refused, "a link-local address", "RFC 3927", "169.254.169.254"),
        range("172.16.0.0/12", .refused, "a private address", "RFC 1918", "172.31.255.255"),
        range("192.0.0.0/24", .refused, "an address for protocol assignments", "RFC 6890", "192.0.0.170"),
        range("192.0.2.0/24", .refused, "an address for documentation", "RFC 5737", "192.0.2.1"),
        range("192.88.99.0/24", .refused, "a withdrawn 6to4 relay address", "RFC 7526", "192.88.99.1"),
        range("192.168.0.0/16", .refused, "a private address", "RFC 1918", "192.168.1.1"),
        range("198.18.0.0/15", .refused, "an address for benchmarks", "RFC 2544", "198.19.0.1"),
        range("198.51.100.0/24", .refused, "an address for documentation", "RFC 5737", "198.51.100.7"),
        range("203.0.113.0/24", .refused, "an address for documentation", "RFC 5737", "203.0.113.9"),
        range("224.0.0.0/4", .refused, "a multicast address", "RFC 5771", "224.0.0.1"),
        range("240.0.0.0/4", .refused, "a reserved address", "RFC 1112", "240.0.0.1"),
        range("255.255.255.255/32", .refused, "the broadcast address", "RFC 919", "255.255.255.255"),

        range("::/0", .refused, "an address outside the global unicast space", "RFC 4291", "4000::1"),
        range("2000::/3", .open, "a global unicast address", "RFC 4291", "2606:2800:220:1::1"),
        range("::/96", .refused, "a withdrawn IPv4-compatible address", "RFC 4291", "::7f00:1"),
        range("::/128", .refused, "the unspecified address", "RFC 4291", "::"),
        range("::1/128", .refused, "the loopback address", "RFC 4291", "::1"),
        range("::ffff:0:0/96", .refused, "an IPv4-mapped address", "RFC 4291", "::ffff:127.0.0.1"),
        range("64:ff9b::/96", .asEmbeddedIPv4, "an address translated to IPv4", "RFC 6052", "64:ff9b::102:304"),
        range("64:ff9b:1::/48", .refused, "an address for local translation to IPv4", "RFC 8215", "64:ff9b:1::a00:1"),
        range("100::/64", .refused, "an address that discards", "RFC 6666", "100::1"),
        range("2001::/23", .refused, "an address for protocol assignments, or a Teredo tunnel", "RFC 2928", "2001::1"),
        range("2001:db8::/32", .refused, "an address for documentation", "RFC 3849", "2001:db8::1"),
        range("2002::/16", .refused, "an address of a withdrawn 6to4 tunnel", "RFC 7526", "2002:7f00:1::1"),
        range("3fff::/20", .refused, "an address for documentation", "RFC 9637", "3fff::1"),
        range("5f00::/16", .refused, "an address for segment routing", "RFC 9602", "5f00::1"),
        range("fc00::/7", .refused, "a unique local address", "RFC 4193", "fd00::1"),
        range("fe80::/10", .refused, "a link-local address", "RFC 4291", "fe80::1"),
        range("fec0::/10", .refused, "a withdrawn site-local address", "RFC 3879", "fec0::1"),
        range("ff00::/8", .refused, "a multicast address", "RFC 4291", "ff02::1"),
    ]

    /// The range because of which an address is refused; nil where it may be connected to.
    ///
    /// `address` is written as usual (`192.0.2.1`, `2001:db8::1`, no brackets); nil comes back for anything else too.
    public static func refusal(ofLiteral address: String) -> Range? {
        InternetAddress(address).flatMap { refusal(of: $0) }
    }

    static func refusal(of address: InternetAddress) -> Range? {
        guard let rule = rules.first(where: { $0.contains(address) }) else { return nil }
        switch rule.range.verdict {
        case .open: return nil
        case .refused: return rule.range
        case .asEmbeddedIPv4: return InternetAddress(bytes: address.bytes.suffix(4)).flatMap { refusal(of: $0) }
        }
    }

    /// A range as it is compared.
    private struct Rule: Sendable {
        let range: Range
        let bytes: [UInt8]
        let length: Int

        init?(_ range: Range) {
            let parts = range.prefix.split(separator: "/")
            guard parts.count == 2, let address = InternetAddress(String(parts[0])), let length = Int(parts[1]),
                (0...address.bytes.count * 8).contains(length)
            else { return nil }
            self.range = range
            self.bytes = address.bytes
            self.length = length
        }

        func contains(_ address: InternetAddress) -> Bool {
            guard address.bytes.count == bytes.count else { return false }
            for index in bytes.indices {
                let bits = min(max(length - index * 8, 0), 8)
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
                if (address.bytes[index] ^ bytes[index]) & mask != 0 { return false }
            }
            return true
        }
    }

    /// The longest prefix first.
    private static let rules = ranges.compactMap { Rule($0) }.sorted { $0.length > $1.length }

    private static func range(
        _ prefix: String, _ verdict: Verdict, _ reason: String, _ source: String, _ example: String
    ) -> Range {
        Range(prefix: prefix, verdict: verdict, reason: reason, source: source, example: example)
    }
}
