/// The tokens of a Swift source: what of it a compiler sees, whatever its comments, line ends and layout.
enum SwiftSource {
    /// The source without comments; white space stays where it parts two words, and within string literals, where a
    /// line ends with a line feed alone.
    static func tokens(of source: [UInt8]) -> [UInt8] {
        var reader = Reader(bytes: source)
        reader.readCode(endingAtParenthesis: false)
        return reader.tokens
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0
        var tokens: [UInt8] = []
        /// Whether a comment or white space lies between the last token and the next.
        var isApart = false

        private func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < bytes.count ? bytes[offset] : 0 }

        /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
        mutating func readCode(endingAtParenthesis: Bool) {
            var depth = 0
            while index < bytes.count {
                let byte = byte(index)
                switch byte {
                case 0x20, 0x09, 0x0A, 0x0D:
                    isApart = true
                    index += 1
                case UInt8(ascii: "/") where self.byte(index + 1) == UInt8(ascii: "/"):
                    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
                    isApart = true
                case UInt8(ascii: "/") where self.byte(index + 1) == UInt8(ascii: "*"):
                    skipBlockComment()
                    isApart = true
                case UInt8(ascii: "\""):
                    readString(signs: 0)
                case UInt8(ascii: "#"):
                    readSigns()
                default:
                    if byte == UInt8(ascii: "(") { depth += 1 }
                    if byte == UInt8(ascii: ")") {
                        if endingAtParenthesis, depth == 0 { return }
                        depth -= 1
                    }
                    take(byte)
                    index += 1
                }
            }
        }

        /// Takes a byte of code; words that were apart stay apart.
        private mutating func take(_ byte: UInt8) {
            if isApart, Reader.isPartOfWord(byte), let last = tokens.last, Reader.isPartOfWord(last) {
                tokens.append(0x20)
            }
            isApart = false
            tokens.append(byte)
        }

        private static func isPartOfWord(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
            default: false
            }
        }

        /// Block comments nest.
        private mutating func skipBlockComment() {
            var depth = 0
            while index < bytes.count {
                if byte(index) == UInt8(ascii: "/"), byte(index + 1) == UInt8(ascii: "*") {
                    depth += 1
                    index += 2
                } else if byte(index) == UInt8(ascii: "*"), byte(index + 1) == UInt8(ascii: "/") {
                    depth -= 1
                    index += 2
                    if depth == 0 { return }
                } else {
                    index += 1
                }
            }
        }

        /// Number signs: before a quotation mark they belong to a raw string.
        private mutating func readSigns() {
            var end = index
            while byte(end) == UInt8(ascii: "#") { end += 1 }
            if byte(end) == UInt8(ascii: "\"") {
                let signs = end - index
                for _ in 0..<signs { take(UInt8(ascii: "#")) }
                index = end
                readString(signs: signs)
            } else {
                take(UInt8(ascii: "#"))
                index += 1
            }
        }

        /// Reads a string literal from its quotation mark; so many number signs stood before it.
        private mutating func readString(signs: Int) {
            let isLong = byte(index + 1) == UInt8(ascii: "\"") && byte(index + 2) == UInt8(ascii: "\"")
            let quotes = isLong ? 3 : 1
            isApart = false
            for _ in 0..<quotes { tokens.append(UInt8(ascii: "\"")) }
            index += quotes
            while index < bytes.count {
                if ends(quotes: quotes, signs: signs) {
                    tokens += bytes[index..<index + quotes + signs]
                    index += quotes + signs
                    return
                }
                if byte(index) == UInt8(ascii: "\\"), hasSigns(signs, at: index + 1) {
                    tokens += bytes[index...index + signs]
                    index += signs + 1
                    if byte(index) == UInt8(ascii: "(") {
                        tokens.append(UInt8(ascii: "("))
                        index += 1
                        isApart = false
                        readCode(endingAtParenthesis: true)
                        isApart = false
                        continue
                    }
                }
                // A line ends alike wherever it was checked out.
                if index < bytes.count, !(byte(index) == 0x0D && byte(index + 1) == 0x0A) { tokens.append(byte(index)) }
                index += 1
            }
        }

        private func ends(quotes: Int, signs: Int) -> Bool {
            guard index + quotes + signs <= bytes.count else { return false }
            return bytes[index..<index + quotes].allSatisfy { $0 == UInt8(ascii: "\"") }
                && hasSigns(signs, at: index + quotes)
        }

        private func hasSigns(_ count: Int, at offset: Int) -> Bool {
            (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
        }
    }
}
