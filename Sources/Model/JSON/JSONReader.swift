/// Reads JSON (RFC 8259) from bytes that somebody else holds, value by value, in one pass.
///
/// The counterpart of `JSONWriter`, and as strict as the standard: no comma before a closing bracket, no byte order
/// mark, UTF-8 only, nothing behind the value, also in what is passed over. Nothing is copied or allocated but the
/// strings that are asked for. Linear time.
///
/// Foundation's `JSONDecoder` builds a map of the text first and looks up each field in a dictionary, which for lines of
/// the archive takes ten times as long. A line that both take has the same value for both.
///
/// A value that is an object is read so, in whatever order its keys stand:
///
///     try json.beginObject()
///     while let key = try json.nextKey() {
///         switch key {
///         case "start": try json.read(&start)
///         case "end": try json.read(&end)
///         default: try json.skip()
///         }
///     }
///     self.init(start: try json.required(start, "start"), end: try json.required(end, "end"))
public struct JSONReader: ~Copyable {
    /// A key of an object, as it stands there; compare it with a literal in a `switch`.
    public struct Key {
        /// Where it stands, without quotes.
        fileprivate var bytes: UnsafeRawBufferPointer
        /// The key where escapes are in it.
        fileprivate var unescaped: String?

        /// Whether it is the key of that name.
        public static func ~= (name: StaticString, key: Key) -> Bool {
            if let unescaped = key.unescaped { return unescaped == name.description }
            guard name.utf8CodeUnitCount == key.bytes.count else { return false }
            var index = 0
            while index < key.bytes.count {
                if key.bytes[index] != name.utf8Start[index] { return false }
                index += 1
            }
            return true
        }
    }

    /// So many arrays and objects may stand in one another, as for `JSONDecoder`.
    public static let deepest = 512

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var depth = 0
    /// Whether an array or object has just been opened, so that no comma stands before what follows.
    private var isAtOpening = false
    /// The last key, and where its value was expected.
    private var lastKey = 0..<0
    private var lastValue = -1
    /// What a string with escapes is put together in.
    private var scratch: [UInt8] = []

    private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Reads the one value that the bytes hold.
    public static func read<Value: JSONReadable>(
        _ type: Value.Type = Value.self, from bytes: UnsafeRawBufferPointer
    ) throws(JSONReadingError) -> Value {
        var json = JSONReader(bytes)
        let value = try Value(from: &json)
        try json.finish()
        return value
    }

    /// Reads the one value that the bytes hold.
    public static func read<Value: JSONReadable>(
        _ type: Value.Type = Value.self, from bytes: ArraySlice<UInt8>
    ) throws(JSONReadingError) -> Value {
        // `withUnsafeBytes` does not pass typed errors on.
        try bytes.withUnsafeBytes { buffer in
            Result { () throws(JSONReadingError) in try read(Value.self, from: buffer) }
        }.get()
    }

    /// Reads the one value that the bytes hold.
    public static func read<Value: JSONReadable>(
        _ type: Value.Type = Value.self, from bytes: [UInt8]
    ) throws(JSONReadingError) -> Value {
        try read(Value.self, from: bytes[...])
    }

    private mutating func finish() throws(JSONReadingError) {
        if next() != nil { throw error(.expected("the end"), at: position) }
    }

    // MARK: Objects and arrays

    /// Reads `{`; the keys are read with `nextKey`.
    public mutating func beginObject() throws(JSONReadingError) { try begin(UInt8(ascii: "{"), "an object") }

    /// Reads `[`; go on as long as `nextElement` says.
    public mutating func beginArray() throws(JSONReadingError) { try begin(UInt8(ascii: "["), "an array") }

    private mutating func begin(_ bracket: UInt8, _ name: StaticString) throws(JSONReadingError) {
        guard next() == bracket else { throw expected(name) }
        guard depth < JSONReader.deepest else { throw error(.tooDeep, at: position) }
        depth += 1
        position += 1
        isAtOpening = true
    }

    /// The next key of the object, whose value must be read or skipped then; nil behind its end.
    public mutating func nextKey() throws(JSONReadingError) -> Key? {
        guard try !ends(with: UInt8(ascii: "}"), "a comma or }") else { return nil }
        guard next() == UInt8(ascii: "\"") else { throw error(.expected("a key"), at: position) }
        let start = position + 1
        let end = try endOfString()
        var key = Key(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end.offset]), unescaped: nil)
        if end.hasEscapes {
            key.unescaped = try unescaped(start..<end.offset)
        } else if !end.isASCII, String(validating: key.bytes, as: UTF8.self) == nil {
            throw error(.notText, at: start - 1)
        }
        lastKey = start..<end.offset
        guard next() == UInt8(ascii: ":") else { throw error(.expected("a colon"), at: position) }
        position += 1
        _ = next()
        lastValue = position
        return key
    }

    /// Whether a further element of the array stands next; its end is read.
    public mutating func nextElement() throws(JSONReadingError) -> Bool {
        try !ends(with: UInt8(ascii: "]"), "a comma or ]")
    }

    private mutating func ends(with bracket: UInt8, _ name: StaticString) throws(JSONReadingError) -> Bool {
        guard let byte = next() else { throw error(.expected(name.description), at: position) }
        if byte == bracket {
            position += 1
            depth -= 1
            isAtOpening = false
            return true
        }
        if !isAtOpening {
            guard byte == UInt8(ascii: ",") else { throw error(.expected(name.description), at: position) }
            position += 1
        }
        isAtOpening = false
        return false
    }

    /// The words of a key.
    public func text(of key: Key) throws(JSONReadingError) -> String {
        if let unescaped = key.unescaped { return unescaped }
        guard let text = String(validating: key.bytes, as: UTF8.self) else { throw error(.notText, at: position) }
        return text
    }

    // MARK: Fields

    /// Reads the value of a field that may stand in its object once; null is as if it did not stand there.
    @inlinable
    public mutating func read<Value: JSONReadable>(_ field: inout Value?) throws(JSONReadingError) {
        if try null() { return }
        guard field == nil else { throw error(.repeated, at: valuePlace()) }
        field = try Value(from: &self)
    }

    /// Reads the version of a line's form, and refuses one that this program does not read.
    public mutating func read(_ schema: inout Int?, knowing known: Int) throws(JSONReadingError) {
        try read(&schema, knowing: known...known)
    }

    /// Reads the version of a line's form, and refuses one that this program does not read.
    public mutating func read(_ schema: inout Int?, knowing known: ClosedRange<Int>) throws(JSONReadingError) {
        let place = valuePlace()
        try read(&schema)
        guard let found = schema, !known.contains(found) else { return }
        throw error(
            .refused("the line is of schema \(found); this program reads schema \(known.upperBound)"), at: place)
    }

    /// The value of a field that an object must have.
    /// - Throws: `missing`; call it when the object has been read.
    @inlinable
    public func required<Value>(_ field: Value?, _ name: StaticString) throws(JSONReadingError) -> Value {
        guard let field else { throw error(.missing(key: name.description), at: offset) }
        return field
    }

    /// Reads `null` if it stands next.
    public mutating func null() throws(JSONReadingError) -> Bool {
        guard next() == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    // MARK: Simple values

    /// Reads `true` or `false`.
    public mutating func flag() throws(JSONReadingError) -> Bool {
        switch next() {
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"):
            try word("false")
            return false
        default: throw expected("true or false")
        }
        return true
    }

    private mutating func word(_ word: StaticString) throws(JSONReadingError) {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[position..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: end - position))
        else { throw expected("a value") }
        position = end
    }

    /// Reads a string, its escapes undone.
    public mutating func string() throws(JSONReadingError) -> String {
        guard next() == UInt8(ascii: "\"") else { throw expected("a string") }
        let start = position + 1
        let end = try endOfString()
        if end.hasEscapes { return try unescaped(start..<end.offset) }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end.offset])
        if end.isASCII {
            return String(unsafeUninitializedCapacity: text.count) { room in
                UnsafeMutableRawBufferPointer(room).copyMemory(from: text)
                return text.count
            }
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw error(.notText, at: start - 1) }
        return string
    }

    /// Reads a string in place.
    ///
    /// - Parameter body: is given the string's bytes, and makes of them what it stands for; nil refuses it.
    /// - Parameter name: what was expected, for the message.
    public mutating func string<Value>(
        as name: StaticString, _ body: (UnsafeRawBufferPointer) -> Value?
    ) throws(JSONReadingError) -> Value {
        guard next() == UInt8(ascii: "\"") else { throw expected("a string") }
        let start = position + 1
        let end = try endOfString()
        let value: Value?
        if end.hasEscapes {
            let text = try unescaped(start..<end.offset)
            value = Array(text.utf8).withUnsafeBytes(body)
        } else {
            value = body(UnsafeRawBufferPointer(rebasing: bytes[start..<end.offset]))
        }
        guard let value else {
            let text = String(decoding: bytes[start..<min(end.offset, start + 80)], as: UTF8.self)
            throw error(.refused("\"\(text)\" is not \(name)"), at: start - 1)
        }
        return value
    }

    /// Reads a whole number, also one that is written with a fraction or an exponent.
    public mutating func integer() throws(JSONReadingError) -> Int {
        _ = next()
        let start = position
        let numeral = try numeral()
        if let magnitude = numeral.magnitude, numeral.exponent == 0 {
            if let whole = numeral.signed(magnitude) { return whole }
        } else if let whole = JSONNumeral.integer(UnsafeRawBufferPointer(rebasing: bytes[start..<position])) {
            return whole
        }
        throw error(.expected("a whole number that fits into 64 bits"), at: start)
    }

    /// Reads a number: the nearest double. Throws where that would be infinite, or 0 for what is not.
    public mutating func number() throws(JSONReadingError) -> Double {
        _ = next()
        let start = position
        let numeral = try numeral()
        if let value = numeral.exactDouble { return value }
        // The standard library's, which does not depend on the locale.
        let value = Double(String(decoding: bytes[start..<position], as: UTF8.self))
        guard let value, value.isFinite, value != 0 || numeral.isZero else {
            throw error(.expected("a number that a double can hold"), at: start)
        }
        return value
    }

    private mutating func numeral() throws(JSONReadingError) -> JSONNumeral {
        guard let (numeral, end) = JSONNumeral.scan(bytes, from: position) else { throw expected("a number") }
        position = end
        return numeral
    }

    /// Passes over the value that stands next; it must be well-formed.
    public mutating func skip() throws(JSONReadingError) {
        // Without recursion: of each open bracket only the kind is remembered.
        var isObject: [Bool] = []
        repeat {
            switch next() {
            case UInt8(ascii: "\""):
                let start = position + 1
                let end = try endOfString()
                if end.hasEscapes {
                    _ = try unescaped(start..<end.offset)
                } else if !end.isASCII, String(validating: bytes[start..<end.offset], as: UTF8.self) == nil {
                    throw error(.notText, at: start - 1)
                }
            case UInt8(ascii: "{"):
                try beginObject()
                isObject.append(true)
            case UInt8(ascii: "["):
                try beginArray()
                isObject.append(false)
            case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try flag()
            case UInt8(ascii: "n"): try word("null")
            case nil: throw expected("a value")
            default:
                // Whatever else a value begins with is a number.
                guard let (_, end) = JSONNumeral.scan(bytes, from: position) else { throw expected("a value") }
                position = end
            }
            while let last = isObject.last {
                if try last ? nextKey() != nil : nextElement() { break }
                isObject.removeLast()
            }
        } while !isObject.isEmpty
    }

    // MARK: Errors

    /// How many bytes have been read.
    public var offset: Int { position }

    /// Where the value that is read next stands, for a later error about it.
    public mutating func valuePlace() -> Int {
        _ = next()
        return position
    }

    /// An error about a place, with the key where the place is that of a key's value.
    public func error(_ finding: JSONReadingError.Finding, at place: Int) -> JSONReadingError {
        let key = place == lastValue ? String(decoding: bytes[lastKey], as: UTF8.self) : nil
        return JSONReadingError(finding, offset: place, key: key)
    }

    private func expected(_ what: StaticString) -> JSONReadingError {
        error(.expected(what.description), at: position)
    }

    // MARK: Bytes

    /// The byte at which the next token begins; nil at the end.
    @inline(__always)
    private mutating func next() -> UInt8? {
        // Lines of the archive have no white space between their tokens.
        if position < bytes.count, bytes[position] > 0x20 { return bytes[position] }
        return nextBehindSpace()
    }

    private mutating func nextBehindSpace() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return byte
            }
        }
        return nil
    }

    private struct StringEnd {
        /// Where the closing quote stands.
        var offset: Int
        var isASCII = true
        var hasEscapes = false
    }

    private static let everyByte: UInt64 = 0x0101_0101_0101_0101
    private static let everyHighBit: UInt64 = 0x8080_8080_8080_8080

    /// Goes from an opening quote to behind the closing one, eight bytes at a time.
    private mutating func endOfString() throws(JSONReadingError) -> StringEnd {
        let opening = position
        var end = StringEnd(offset: opening + 1)
        var high: UInt64 = 0
        while true {
            var special: UInt64 = 0
            while end.offset + 8 <= bytes.count {
                let word = UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: end.offset, as: UInt64.self))
                // A byte that is zero, or less than a bound, lends to the one above it: the lowest bit set is right
                // (Hacker's Delight, 6-1).
                let quote = word ^ 0x2222_2222_2222_2222
                let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
                special =
                    ((quote &- JSONReader.everyByte) & ~quote | (backslash &- JSONReader.everyByte) & ~backslash
                        | (word &- 0x2020_2020_2020_2020) & ~word) & JSONReader.everyHighBit
                guard special == 0 else {
                    let length = special.trailingZeroBitCount >> 3
                    high |= word & ((1 << UInt64(length << 3)) &- 1)
                    end.offset += length
                    break
                }
                high |= word
                end.offset += 8
            }
            guard end.offset < bytes.count else { break }
            let byte = bytes[end.offset]
            switch byte {
            case UInt8(ascii: "\""):
                end.isASCII = high & JSONReader.everyHighBit == 0
                position = end.offset + 1
                return end
            case UInt8(ascii: "\\"):
                end.hasEscapes = true
                end.offset += 2
            case 0..<0x20:
                throw error(.expected("an escape in place of the control character"), at: end.offset)
            default:
                high |= UInt64(byte)
                end.offset += 1
            }
        }
        throw error(.expected("the end of the string"), at: bytes.count)
    }

    /// The text of a string that has escapes.
    private mutating func unescaped(_ range: Range<Int>) throws(JSONReadingError) -> String {
        scratch.removeAll(keepingCapacity: true)
        guard JSONEscapes.undo(UnsafeRawBufferPointer(rebasing: bytes[range]), into: &scratch),
            let text = String(validating: scratch, as: UTF8.self)
        else { throw error(.notText, at: range.lowerBound - 1) }
        return text
    }
}
