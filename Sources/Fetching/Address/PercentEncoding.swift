/// Percent-encoding in its normal form (RFC 3986, sections 2.3 and 6.2.2): upper-case digits, and no encoding of
/// characters that mean the same without it.
enum PercentEncoding {
    /// `text` with its percent-encodings in normal form. A percent sign that begins no encoding stays as it is.
    /// Doing it twice changes nothing. Linear time.
    static func normalized(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        // After a stray percent sign the next two bytes must not be decoded: they could form an encoding with it.
        var literalUntil = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                index += 1
                continue
            }
            guard index + 2 < bytes.count, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
                result.append(byte)
                literalUntil = result.count + 2
                index += 1
                continue
            }
            let encoded = high << 4 | low
            if isUnreserved(encoded), result.count >= literalUntil {
                result.append(encoded)
            } else {
                result += [UInt8(ascii: "%"), hexadecimal[Int(high)], hexadecimal[Int(low)]]
            }
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `bytes` with every byte outside of ASCII, and the space, percent-encoded. Nothing else is changed.
    static func encoded(_ bytes: some Sequence<UInt8>, encodesSpace: Bool = true) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            if byte >= 0x80 || (byte == 0x20 && encodesSpace) {
                result += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 0xF)]]
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    /// The value of a hexadecimal digit; nil for any other byte.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
