import Foundation

/// What two reports of the same words have in common, whatever their typography. `Documentation/archive-format.md` fixes it:
/// the ids of events depend on it.
enum TextNormalisation {
    /// The normalised text, UTF-8. Linear in the length.
    static func normalised(_ text: String) -> [UInt8] {
        compared(isInert(text) ? text : mapped(text))
    }

    /// The text after Unicode's mappings, of which that of a text of nothing but inert characters is the text itself but
    /// for its case.
    static func mapped(_ text: String) -> String {
        // Through upper to lower case comes closest to Unicode's full case folding: "ß", "ẞ" and "SS" all become "ss".
        separated(text).precomposedStringWithCompatibilityMapping.lowercased().uppercased().lowercased()
            .precomposedStringWithCompatibilityMapping
    }

    /// What remains of a text to be compared.
    static func compared(_ text: String) -> [UInt8] {
        var text = text
        let bytes = text.withUTF8 { text in
            // Nothing becomes longer.
            [UInt8](unsafeUninitializedCapacity: text.count) { room, count in
                asciiFates.withUnsafeBufferPointer { count = compare(text, $0, into: room) }
            }
        }
        var rest = Attribution.dropped(from: bytes)
        while let last = rest.last, endings.contains(last), rest.count > 1 { rest.removeLast() }
        return rest
    }

    /// Writes what remains of a text, and gives how many bytes that is.
    private static func compare(
        _ text: UnsafeBufferPointer<UInt8>, _ fates: UnsafeBufferPointer<UInt8>,
        into room: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        func write(_ byte: UInt8) {
            room[count] = byte
            count += 1
        }
        var lastWasHan = true
        var spaceIsDue = false
        var index = 0
        while index < text.count {
            let mapped: UInt8
            let lead = text[index]
            if lead < 0x80 {
                index += 1
                mapped = fates[Int(lead)]
                if mapped == dropped { continue }
                if mapped == space {
                    spaceIsDue = true
                    continue
                }
            } else {
                let (scalar, length) = scalar(at: index, in: text)
                let start = index
                index += length
                switch fate(of: scalar) {
                case .dropped: continue
                case .space:
                    spaceIsDue = true
                    continue
                case .became(let byte): mapped = byte
                case .kept:
                    let isHan = isHan(scalar)
                    if spaceIsDue, !isHan, !lastWasHan { write(space) }
                    spaceIsDue = false
                    lastWasHan = isHan
                    for byte in text[start..<index] { write(byte) }
                    continue
                }
            }
            // A run of dashes is one dash, however it was typed.
            if mapped == UInt8(ascii: "-"), !spaceIsDue, count > 0, room[count - 1] == mapped { continue }
            if spaceIsDue, !lastWasHan { write(space) }
            spaceIsDue = false
            lastWasHan = false
            write(mapped)
        }
        return count
    }

    private static let dropped: UInt8 = 0
    private static let space: UInt8 = 0x20

    /// For each character of ASCII what becomes of it.
    private static let asciiFates: [UInt8] = (0..<0x80).map { byte in
        switch fate(of: Unicode.Scalar(UInt8(byte))) {
        case .dropped: dropped
        case .space: space
        case .became(let byte): byte
        case .kept: UInt8(byte)
        }
    }

    /// The character whose bytes begin at an offset, and how many they are.
    private static func scalar(
        at index: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = text[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in text[(index + 1)..<min(index + length, text.count)] { value = value << 6 | UInt32(byte & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Whether Unicode's mappings leave every character as it is, but for the case of letters of ASCII, whatever stands
    /// beside it. Most English and Chinese text is of such characters, and the mappings cost ten times the rest.
    static func isInert(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in
            var index = 0
            while index < text.count {
                if text[index] < 0x80 {
                    index += 1
                    continue
                }
                let (scalar, length) = scalar(at: index, in: text)
                switch scalar.value {
                // Dashes, quotation marks; ideographic comma and full stop, brackets; ideographs.
                case 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x3001, 0x3002, 0x3008...0x3011, 0x4E00...0x9FFF:
                    index += length
                default: return false
                }
            }
            return true
        }
    }

    private static let endings = Set(" .!?;:,".utf8)

    private enum Fate {
        case kept
        case dropped
        case space
        case became(UInt8)
    }

    private static func fate(of scalar: Unicode.Scalar) -> Fate {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
        // Soft hyphen, zero-width characters, direction marks, byte order mark, variation selectors, other controls.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F, 0...0x08, 0x0E...0x1F,
            0x7F:
            .dropped
        case 0x41...0x5A: .became(UInt8(scalar.value + 0x20))
        // Single quotes, primes, accents that stand alone.
        case 0x27, 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0x2039, 0x203A, 0x02BC: .became(UInt8(ascii: "'"))
        // Double quotes and corner brackets.
        case 0x22, 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0x300C...0x300F, 0x301D...0x301F: .became(UInt8(ascii: "\""))
        // Hyphens, dashes, the minus sign.
        case 0x2D, 0x2010...0x2015, 0x2212, 0x2E3A, 0x2E3B: .became(UInt8(ascii: "-"))
        case 0x2044: .became(UInt8(ascii: "/"))
        case 0x3002: .became(UInt8(ascii: "."))
        case 0x21...0x7E: .became(UInt8(scalar.value))
        default: .kept
        }
    }

    /// A space before a superscript, fraction or circled number that follows a digit: NFKC would make 102 of 10².
    private static func separated(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var lastIsDigit = false
        for scalar in text.unicodeScalars {
            if lastIsDigit, scalar.value > 0x7F, scalar.properties.generalCategory == .otherNumber {
                scalars.append(" ")
            }
            scalars.append(scalar)
            lastIsDigit = scalar.properties.numericType != nil
        }
        return String(scalars)
    }

    /// Han characters, kana and the punctuation of their scripts, beside which a space means nothing.
    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3001...0x303F, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
