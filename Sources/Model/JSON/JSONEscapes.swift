/// The escapes in a JSON string (RFC 8259, section 7).
enum JSONEscapes {
    /// Appends what a string stands for; false for an escape that there is not, or half of a surrogate pair.
    static func undo(_ text: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Bool {
        output.reserveCapacity(output.count + text.count)
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, text[index] != UInt8(ascii: "\\") { index += 1 }
            output.append(contentsOf: text[start..<index])
            guard index < text.count else { return true }
            guard index + 1 < text.count else { return false }
            let letter = text[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): output.append(letter)
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "u"):
                guard let scalar = scalar(text, &index) else { return false }
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default: return false
            }
        }
        return true
    }

    /// The character whose digits begin at `index`, of one or two units of UTF-16.
    private static func scalar(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> Unicode.Scalar? {
        guard let unit = unit(text, index) else { return nil }
        index += 4
        // No surrogate: then it is a character.
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, index + 2 <= text.count, text[index] == UInt8(ascii: "\\"),
            text[index + 1] == UInt8(ascii: "u"), let low = self.unit(text, index + 2), (0xDC00...0xDFFF).contains(low)
        else { return nil }
        index += 6
        return Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF)))
    }

    /// Four hexadecimal digits.
    private static func unit(_ text: UnsafeRawBufferPointer, _ index: Int) -> UInt16? {
        guard index + 4 <= text.count else { return nil }
        var unit: UInt16 = 0
        for byte in text[index..<(index + 4)] {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
