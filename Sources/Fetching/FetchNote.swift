/// Something odd about a fetch that succeeded, which a person who looks after the source may want to know.
public enum FetchNote: Equatable, Sendable, CustomStringConvertible {
    /// So many bytes stood behind the end of the compressed body; they were left out.
    case trailingBytes(url: String, count: Int)

    /// What is odd, and at which address.
    public var description: String {
        switch self {
        case .trailingBytes(let url, let count):
            "\(url): \(count) bytes behind the end of the compressed body were left out"
        }
    }
}
