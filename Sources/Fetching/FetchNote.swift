/// Something odd about a fetch that succeeded, which a person who looks after the source may want to know.
public enum FetchNote: Equatable, Sendable, CustomStringConvertible {
    /// So many bytes stood behind the end of the compressed body; they were left out.
    case trailingBytes(url: String, count: Int)
    /// A page asked for over https was redirected to one over http: what came could have been read and changed on the
    /// way. News sites do it, so it is followed and told.
    case lostSecurity(url: String, to: String)

    /// What is odd about a redirect that is followed, if anything.
    static func redirect(from address: Address, to next: Address) -> FetchNote? {
        guard address.scheme == "https", next.scheme != "https" else { return nil }
        return .lostSecurity(url: address.text, to: next.text)
    }

    /// What is odd, and at which address.
    public var description: String {
        switch self {
        case .trailingBytes(let url, let count):
            "\(url): \(count) bytes behind the end of the compressed body were left out"
        case .lostSecurity(let url, let next):
            "\(url): redirects to \(next), which is not secure; what came from there may have been changed on the way"
        }
    }
}
