/// Why bytes are not the JSON that was wanted, and where.
public struct JSONReadingError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Finding: Equatable, Sendable {
        /// Something else stands there: what was expected, in words.
        case expected(String)
        /// The object that ends there has no such key.
        case missing(key: String)
        /// The key stands in its object a second time.
        case repeated
        /// A string holds bytes that are no UTF-8 or escapes that are no characters.
        case notText
        /// Arrays and objects stand in one another more deeply than is read.
        case tooDeep
        /// The value is well-formed and not what it must be: why, in words.
        case refused(String)
    }

    /// What is wrong.
    public var finding: Finding
    /// Where: bytes from the beginning of what was read.
    public var offset: Int
    /// The key whose value it is about, where it is that value as a whole.
    public var key: String?

    /// A finding at a place.
    public init(_ finding: Finding, offset: Int, key: String? = nil) {
        self.finding = finding
        self.offset = offset
        self.key = key
    }
}

extension JSONReadingError: CustomStringConvertible {
    /// `"size" at byte 17: a whole number was expected`.
    public var description: String {
        let place = (key.map { "\"\($0)\" at byte " } ?? "at byte ") + "\(offset): "
        return switch finding {
        case .expected(let what): place + "\(what) was expected"
        case .missing(let key): "\"\(key)\" is missing from the object that ends at byte \(offset)"
        case .repeated: place + "the key is there a second time"
        case .notText: place + "the string is not UTF-8, or an escape in it is no character"
        case .tooDeep: place + "more than \(JSONReader.deepest) arrays and objects stand in one another"
        case .refused(let reason): place + reason
        }
    }
}
