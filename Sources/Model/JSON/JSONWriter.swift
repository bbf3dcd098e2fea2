/// A value that writes itself as JSON, its keys in a fixed order.
public protocol JSONWritable {
    /// Appends the value to `json`.
    func write(to json: inout JSONWriter)
}

/// Writes JSON (RFC 8259) into a byte buffer: compact, keys in the order given, absent rather than null.
///
/// Foundation's encoder can sort keys but not keep an order, and the contract of the archive's lines is an
/// order. The same calls always give the same bytes.
public struct JSONWriter: Sendable {
    /// What has been written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty writer.
    public init() {}

    /// One value as a line, ended by a line feed.
    public static func line(_ value: some JSONWritable) -> [UInt8] {
        var json = JSONWriter()
        value.write(to: &json)
        json.bytes.append(UInt8(ascii: "\n"))
        return json.bytes
    }

    /// Writes `{...}`; the fields are written by `body`.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Writes `[...]`; the elements are written by `body`.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    /// Writes a string, escaped.
    public mutating func value(_ string: String) {
        separate()
        quote(string)
        needsComma = true
    }

    /// Writes a whole number.
    public mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
        needsComma = true
    }

    /// Writes a number: a whole one without a fraction, any other in its shortest form that reads back the same.
    /// JSON has no infinity and no NaN; they are written as 0 and must not be handed in.
    public mutating func value(_ number: Double) {
        guard number.isFinite else { return value(0) }
        if let whole = Int(exactly: number), (-(1 << 53)...(1 << 53)).contains(whole) { return value(whole) }
        separate()
        bytes.append(contentsOf: number.description.utf8)
        needsComma = true
    }

    /// Writes `true` or `false`.
    public mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        needsComma = true
    }

    /// Writes a key; a value must follow.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a field, or nothing where the value is nil.
    public mutating func field(_ name: String, _ string: String?) {
        guard let string else { return }
        key(name)
        value(string)
    }

    /// Writes a field, or nothing where the value is nil.
    public mutating func field(_ name: String, _ number: Int?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    /// Writes a field, or nothing where the value is nil.
    public mutating func field(_ name: String, _ number: Double?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    /// Writes a field, or nothing where the value is nil.
    public mutating func field(_ name: String, _ flag: Bool?) {
        guard let flag else { return }
        key(name)
        value(flag)
    }

    /// Writes a field, or nothing where the value is nil.
    public mutating func field(_ name: String, _ writable: (some JSONWritable)?) {
        guard let writable else { return }
        key(name)
        writable.write(to: &self)
    }

    /// Writes a field that holds an array, or nothing where the array is empty.
    public mutating func field(_ name: String, _ elements: [some JSONWritable]) {
        guard !elements.isEmpty else { return }
        key(name)
        array { json in
            for element in elements { element.write(to: &json) }
        }
    }

    /// Writes a field that holds an array of strings, or nothing where the array is empty.
    public mutating func field(_ name: String, _ strings: [String]) {
        guard !strings.isEmpty else { return }
        key(name)
        array { json in
            for string in strings { json.value(string) }
        }
    }

    private mutating func enclosed(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    /// Writes a string with everything escaped that JSON demands, and with it what could steer a terminal that shows the
    /// line: control characters of either range and marks of writing direction.
    private mutating func quote(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { quote($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0xC2 || byte == 0xE2, let (unit, length) = JSONWriter.steering(text, at: index) {
                escape(unit)
                index += length
                continue
            }
            index += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
            case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
            case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
            case 0..<0x20, 0x7F: escape(UInt16(byte))
            default: bytes.append(byte)
            }
        }
    }

    private mutating func escape(_ unit: UInt16) {
        bytes.append(contentsOf: #"\u"#.utf8)
        for shift in [12, 8, 4, 0] { bytes.append(JSONWriter.hexadecimal[Int(unit >> UInt16(shift) & 15)]) }
    }

    /// A control character U+0080 to U+009F or a mark of writing direction (Unicode Standard Annex 9) at an offset, with
    /// the bytes it takes.
    private static func steering(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (unit: UInt16, length: Int)? {
        guard index + 1 < text.count else { return nil }
        if text[index] == 0xC2 { return text[index + 1] < 0xA0 ? (UInt16(text[index + 1]), 2) : nil }
        guard index + 2 < text.count else { return nil }
        let unit = 0x2000 | UInt16(text[index + 1] & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F)
        switch unit {
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return (unit, 3)
        default: return nil
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
