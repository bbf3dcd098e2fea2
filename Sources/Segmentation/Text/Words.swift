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
    /// The word itself without regard to case.
    var folded: FoldedWord

    /// Whether it is set small though it carries meaning.
    var isSmallContent: Bool { isLower && !isFunctionWord }
}

/// Cuts text at white space.
enum Words {
    /// The words of a range, at most `limit` of them.
    static func words(in bytes: [UInt8], range: Range<Int>, limit: Int) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(min(limit, range.count / 4) + 2)
        var index = range.lowerBound
        while words.count < limit {
            index = bytes.skippingSpace(from: index, to: range.upperBound)
            guard index < range.upperBound else { break }
            let start = index
            var capital = start
            while index < range.upperBound, bytes.spaceLength(at: index) == 0 {
                if bytes[index].isUpper { capital = index }
                index += 1
            }
            if capital > start, isGluedOpener(in: bytes, at: capital, ofWord: start..<index) {
                let seam = capital
                words.append(word(in: bytes, range: start..<seam))
                words.append(word(in: bytes, range: seam..<index))
            } else {
                words.append(word(in: bytes, range: start..<index))
            }
            // "Longmang Chem. Co., Ltd.": before the form of a company no sentence ends.
            if words.count > 1, companyForms.contains(words[words.count - 1].folded),
                words[words.count - 2].lastMark == UInt8(ascii: ".")
            {
                words[words.count - 2].lastMark = 0
            }
        }
        return words
    }

    /// Forms of companies, which follow their names.
    private static let companyForms = FoldedWordSet(["co", "corp", "inc", "llc", "ltd", "plc"])

    /// Words that open a sentence and are found glued to the word before: "AwardsOn".
    static let gluedOpeners: [StaticString] = ["On", "In", "At", "From", "The", "By", "As", "During", "This"]

    /// Whether an opening word begins at the last capital of a word and is glued to what stands before it.
    private static func isGluedOpener(in bytes: [UInt8], at seam: Int, ofWord range: Range<Int>) -> Bool {
        let before = bytes[seam - 1]
        guard before.isLower || before.isDigit || before.isUpper && seam - 1 == range.lowerBound else { return false }
        return gluedOpeners.contains { $0.utf8CodeUnitCount == range.upperBound - seam && bytes.has($0, at: seam) }
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
            } else if scalar.value < 0x80, isPunctuation(UInt8(scalar.value)) {
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
        let folded = FoldedWord(bytes, start..<end)
        return Word(
            range: range, core: start..<end, isCapitalised: isCapitalised, isLower: isLower,
            // Units and the like ("11 t a day") are small in headings too.
            isFunctionWord: isLower && end - start <= 2 || functionWords.contains(folded),
            isDash: isDash(bytes, range), lastMark: lastMark, folded: folded)
    }

    private static func isDash(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let scalar = bytes.scalar(at: range.lowerBound)
        guard scalar.length == range.count else { return false }
        return scalar.value.isDash
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"):
            true
        default: false
        }
    }

    /// Whether two words are the same without regard to case and to a possessive "'s".
    static func areSame(_ left: Word, _ right: Word, in bytes: [UInt8]) -> Bool {
        if !left.folded.isUnknown || !right.folded.isUnknown { return left.folded == right.folded }
        let leftEnd = FoldedWord.end(of: left.core, in: bytes)
        let rightEnd = FoldedWord.end(of: right.core, in: bytes)
        guard leftEnd - left.core.lowerBound == rightEnd - right.core.lowerBound else { return false }
        for offset in 0..<(leftEnd - left.core.lowerBound) {
            let (one, other) = (bytes[left.core.lowerBound + offset], bytes[right.core.lowerBound + offset])
            if one != other, (one | 0x20) != (other | 0x20) || !one.isLetter { return false }
        }
        return true
    }

    /// Words that stay small in a heading set in capitals and small letters.
    private static let functionWords = FoldedWordSet(
        [
            "a", "about", "across", "after", "against", "amid", "among", "an", "and", "are", "around", "as", "at", "be",
            "before", "between", "but", "by", "down", "during", "for", "from", "in", "into", "is", "its", "nor", "not",
            "of", "off", "on", "or", "out", "over", "per", "since", "so", "such", "than", "that", "the", "their",
            "through", "to", "toward", "towards", "under", "until", "up", "upon", "via", "vs", "with", "within",
            "without",
        ])
}
