/// A coding of a body that we ask for and can undo (RFC 9110, section 8.4.1).
enum ContentCoding: String, CaseIterable {
    /// RFC 1952.
    case gzip
    /// RFC 1950; many servers send bare RFC 1951 under this name, and both are read.
    case deflate
    /// RFC 7932.
    case brotli = "br"
    /// RFC 8878.
    case zstd

    /// What goes out as `Accept-Encoding`.
    static let accepted = allCases.map(\.rawValue).joined(separator: ", ")

    /// The most codings one upon the other. Nobody needs two; each costs time to undo, and memory for a window.
    static let maximumDepth = 2

    /// The codings in the order they were applied; throws the first that is not known.
    static func read(_ names: [String]) throws(UnknownCoding) -> [ContentCoding] {
        var codings: [ContentCoding] = []
        for name in names {
            switch name.lowercased() {
            case "identity": continue
            case "gzip", "x-gzip": codings.append(.gzip)
            case let known:
                guard let coding = ContentCoding(rawValue: known) else { throw UnknownCoding(name: name) }
                codings.append(coding)
            }
        }
        guard codings.count <= maximumDepth else { throw UnknownCoding(name: names.joined(separator: ", ")) }
        return codings
    }

    /// A stream of this coding, at its beginning.
    func makeStream() -> any CodedStream {
        switch self {
        case .gzip, .deflate: Inflation(self)
        case .brotli: BrotliStream()
        case .zstd: ZstdStream()
        }
    }

    /// A coding that cannot be undone.
    struct UnknownCoding: Error, Equatable {
        let name: String
    }
}
