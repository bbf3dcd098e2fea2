/// Why a text is not an address that can be fetched. What it shows of the address holds no credentials.
public enum AddressError: Error, Equatable, Sendable {
    /// Not an address at all.
    case malformed(address: String, detail: String)
    /// Another scheme than http and https.
    case unsupportedScheme(address: String, scheme: String)
    /// A user name or a password stands in the address.
    case credentials(address: String)

    /// The address as it may be shown.
    public var address: String {
        switch self {
        case .malformed(let address, _), .unsupportedScheme(let address, _), .credentials(let address): address
        }
    }

    /// `text` as it may be shown: whatever may be a user name or a password replaced by `...`, without control
    /// characters, and cut at 300 characters.
    ///
    /// This is for texts that no parser has accepted yet, so it would rather hide too much: everything between the
    /// slashes and the last @.
    public static func withoutSecrets(_ text: String) -> String {
        var bytes = text.utf8.prefix(Address.maximumLength).map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
        if let at = bytes.lastIndex(of: UInt8(ascii: "@")) {
            var start = 0
            if let colon = bytes[..<at].firstIndex(of: UInt8(ascii: ":")) {
                let slashes = bytes[(colon + 1)..<at].prefix { $0 == UInt8(ascii: "/") }.count
                if slashes > 0 { start = colon + 1 + slashes }
            }
            bytes.replaceSubrange(start..<at, with: "...".utf8)
        }
        let shown = String(decoding: bytes, as: UTF8.self)
        return shown.count > 300 ? shown.prefix(300) + "..." : shown
    }
}

extension AddressError: CustomStringConvertible {
    /// What is wrong, with which address, and what to do.
    public var description: String {
        switch self {
        case .malformed(let address, let detail):
            "\(address): not an address: \(detail); write it like https://www.example.org/page"
        case .unsupportedScheme(let address, let scheme):
            "\(address): addresses of the scheme \"\(scheme)\" are not fetched; use http or https"
        case .credentials(let address):
            "\(address): an address with a user name or a password is not fetched, because it would end up in the "
                + "archive; take the part before the @ out of it"
        }
    }
}
