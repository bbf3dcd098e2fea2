/// A title without the differences that make no difference: case, spaces, punctuation.
struct TitleKey: Equatable, Sendable {
    private let letters: [UInt8]

    init(_ title: String) {
        self.init(Array(title.utf8)[...])
    }

    init(_ title: ArraySlice<UInt8>) {
        var letters: [UInt8] = []
        letters.reserveCapacity(title.count)
        var index = title.startIndex
        while index < title.endIndex {
            let byte = title[index]
            let next = index + 1 < title.endIndex ? title[index + 1] : 0
            if byte < 0x80 {
                if byte.isLetterASCII || byte.isDigitASCII { letters.append(byte.lowercasedASCII) }
                index += 1
            } else if byte == 0xC2, next < 0xC0 {
                // U+0080 to U+00BF: signs.
                index += 2
            } else if (byte == 0xE2 && (next == 0x80 || next == 0x81)) || (byte == 0xE3 && next == 0x80)
                || (byte == 0xEF && next >= 0xBB)
            {
                // General punctuation, CJK punctuation, full-width forms.
                index += 3
            } else {
                letters.append(byte)
                index += 1
            }
        }
        self.letters = letters
    }

    var isEmpty: Bool { letters.isEmpty }

    /// The last letters, at most so many bytes of them.
    func suffix(_ length: Int) -> [UInt8] { letters.suffix(length) }

    /// The letters from a place on, at most so many bytes of them.
    func stretch(from start: Int, _ length: Int) -> [UInt8] { Array(letters.dropFirst(start).prefix(length)) }

    /// Bytes of letters.
    var count: Int { letters.count }

    /// Whether it ends with letters.
    func ends(with other: [UInt8]) -> Bool { letters.suffix(other.count).elementsEqual(other) }

    /// Whether letters stand in it.
    func holds(_ other: [UInt8]) -> Bool { letters.holds(other) }
}
