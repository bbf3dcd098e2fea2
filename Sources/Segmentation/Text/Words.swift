/// A word of running text with the few things that matter for telling a heading from a sentence.
struct Word: Equatable {
    /// The word with whatever punctuation clings to it.
    var range: Range<Int>
    /// The word itself, without quotes, brackets and punctuation around it.
    var core: Range<Int>
    /// Whether the first letter is a capital (or the word begins with a digit or a Han character).
    var isCapitalised: Bool
    /// Whether it begins with a small letter.
    var isLower: Bool
    /// Whether it is one of the small words that headings do not capitalise.
    var isFunctionWord: Bool
    /// Whether it is a dash between spaces.
    var isDash: Bool
    /// The last byte, past closing quotes and brackets.
    var lastMark: UInt8
}

/// Cuts text at white space.
enum Words {
    /// The words of a range, at most `limit` of them.
    static func words(in bytes: [UInt8], range: Range<Int>, limit: Int) -> [Word] {
        var words: [Word] = []
        var index = range.lowerBound
        while words.count < limit {
            index = bytes.skippingSpace(from: index, to: range.upperBound)
            guard index < range.upperBound else { break }
            let start = index
            while index < range.upperBound, bytes.spaceLength(at: index) == 0 { index += 1 }
            if let seam = gluedOpener(in: bytes, range: start..<index) {
                words.append(word(in: bytes, range: start..<seam))
                words.append(word(in: bytes, range: seam..<index))
            } else {
                words.append(word(in: bytes, range: start..<index))
            }
        }
        return words
    }

    /// Words that open a sentence and are found glued to the word before: "AwardsOn".
    static let gluedOpeners: [StaticString] = ["On", "In", "At", "From", "The", "By", "As", "During", "This"]

    /// Where an opening word is glued to the end of another; nil where none is.
    private static func gluedOpener(in bytes: [UInt8], range: Range<Int>) -> Int? {
        for opener in gluedOpeners
        where bytes.ends(with: opener, before: range.upperBound, notBefore: range.lowerBound + 1) {
            let seam = range.upperBound - opener.utf8CodeUnitCount
            let before = bytes[seam - 1]
            if before.isLower || before.isDigit || before.isUpper && seam - 1 == range.lowerBound { return seam }
        }
        return nil
    }

    private static func word(in bytes: [UInt8], range: Range<Int>) -> Word {
        var start = range.lowerBound
        while start < range.upperBound {
            let scalar = bytes.scalar(at: start)
            guard scalar.value.opens else { break }
            start += scalar.length
        }
        var end = range.upperBound
        var lastMark: UInt8 = 0
        while end > start {
            let scalar = bytes.scalar(before: end)
            if scalar.value.closes {
                end -= scalar.length
            } else if scalar.value < 0x80, punctuation.contains(UInt8(scalar.value)) {
                if lastMark == 0 { lastMark = UInt8(scalar.value) }
                end -= 1
            } else {
                break
            }
        }
        if end <= start { (start, end) = (range.lowerBound, range.upperBound) }
        let first = bytes.scalar(at: start).value
        let isLower = first < 0x80 && UInt8(first).isLower
        let isCapitalised =
            first < 0x80 ? UInt8(first).isUpper || UInt8(first).isDigit : first.isHan || (0xC0...0xDE).contains(first)
        return Word(
            range: range, core: start..<end, isCapitalised: isCapitalised, isLower: isLower,
            // Units and the like ("11 t a day") are small in headings too.
            isFunctionWord: isLower && end - start <= 2 || functionWords.contains(folded(bytes, start..<end)),
            isDash: isDash(bytes, range), lastMark: lastMark)
    }

    private static func isDash(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let scalar = bytes.scalar(at: range.lowerBound)
        guard scalar.length == range.count else { return false }
        return scalar.value == 0x2D || scalar.value == 0x2013 || scalar.value == 0x2014
    }

    private static let punctuation = Set(".,;:!?".utf8)

    /// A word folded to lower case, without a possessive "'s", for comparing and looking up.
    static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var end = range.upperBound
        if range.count > 2, bytes[end - 1] == UInt8(ascii: "s") {
            if bytes[end - 2] == UInt8(ascii: "'") {
                end -= 2
            } else if range.count > 4, bytes[end - 2] == 0x99, bytes[end - 3] == 0x80, bytes[end - 4] == 0xE2 {
                end -= 4
            }
        }
        return bytes[range.lowerBound..<end].map { $0.isUpper ? $0 | 0x20 : $0 }
    }

    /// Words that stay small in a heading set in capitals and small letters.
    private static let functionWords: Set<[UInt8]> = Set(
        [
            "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "nor", "but",
            "as",
            "into", "over", "under", "upon", "via", "per", "vs", "than", "its", "their", "is", "are", "be", "that",
            "after",
            "before", "between", "amid", "against", "during", "through", "toward", "towards", "within", "without",
            "among",
            "off", "out", "up", "down", "not", "so", "such", "about", "around", "across", "since", "until",
        ].map { Array($0.utf8) })
}
