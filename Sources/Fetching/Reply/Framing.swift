/// How the end of a reply's body is known (RFC 9112, section 6.3).
enum Framing: Equatable {
    /// There is no body, whatever the header says: status 204 and 304.
    case bodiless
    /// So many bytes.
    case length(Int)
    /// Chunks, and one that says it is the last.
    case chunked
    /// The end of the connection.
    case untilClose

    /// Why the end of the body cannot be known.
    enum Failure: Error, Equatable {
        /// Two `Content-Length`s that differ.
        case contradictoryLengths([String])
        /// A `Content-Length` that is not a number.
        case malformedLength(String)
        /// A length past what a machine can count.
        case lengthTooLarge(String)
        /// A `Transfer-Encoding` other than chunked, which nobody asked for.
        case unknownTransferCoding(String)
    }

    /// Reads the framing from a whole header. Stricter than curl, which takes the last of two lengths and lets a
    /// transfer coding pass as the body.
    init(_ header: ReplyHeader) throws(Failure) {
        let codings = header.list("Transfer-Encoding").map { $0.lowercased() }.filter { $0 != "identity" }
        guard codings.isEmpty || codings == ["chunked"] else {
            throw .unknownTransferCoding(codings.joined(separator: ", "))
        }
        let lengths = header.list("Content-Length")
        let declared = try Framing.length(lengths)
        if header.status == 204 || header.status == 304 {
            self = .bodiless
        } else if !codings.isEmpty {
            self = .chunked
        } else if let declared {
            self = .length(declared)
        } else {
            self = .untilClose
        }
    }

    /// One number out of all that were declared.
    private static func length(_ declared: [String]) throws(Failure) -> Int? {
        var length: Int?
        for text in declared {
            guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
                throw .malformedLength(text)
            }
            guard let number = Int(text) else { throw .lengthTooLarge(text) }
            if let length, length != number { throw .contradictoryLengths(declared) }
            length = number
        }
        return length
    }
}
