/// A boundary between heading and body that is being weighed: the body would begin at word `index`.
struct HeadingBoundary {
    let bytes: [UInt8]
    let words: [Word]
    var index: Int
    /// Whether a calendar expression opens at the word, and how it goes on.
    var dateOpening: DateOpening?
    /// Whether a quotation or bracket is open before the word.
    var isEnclosed = false
    /// How many words of the heading after its first are set small though they carry meaning.
    var smallContentWords = 0
    /// How often the words on both sides of the boundary stand side by side elsewhere in the text.
    var cohesion = 0

    /// Whether a date opens a sentence at the word.
    var opensWithDate: Bool { dateOpening == .sentence }

    var word: Word { words[index] }
    var previous: Word { words[index - 1] }

    /// Words from the boundary to the first small one that carries meaning; nil where none comes in the sentence.
    var distanceToSmallWord: Int? {
        var position = index
        while position < words.count, position < index + HeadingBoundary.wordsAhead {
            let word = words[position]
            if word.isSmallContent || HeadingBoundary.hasSmallPart(word, in: bytes) { return position - index }
            if word.lastMark == UInt8(ascii: "."), position > index + 1, !word.isAbbreviation(in: bytes) { return nil }
            position += 1
        }
        return nil
    }

    /// So many words behind a boundary tell what it parts.
    static let wordsAhead = 24

    /// Whether the heading is set in small letters, as a sentence is: its first word that carries meaning, after the
    /// very first, is small.
    var isSetSmall: Bool {
        for word in words[1..<max(1, index)] where !word.isFunctionWord && !bytes[word.core.lowerBound].isDigit {
            return word.isLower
        }
        return false
    }

    /// Whether a year stands before the boundary, as headings end on: "Since 2020".
    var followsYear: Bool {
        guard index > 1, previous.core.count == 4,
            words[index - 2].isFunctionWord || words[index - 2].folded == Self.since,
            let year = Numerals.decimal(bytes, at: previous.core.lowerBound)
        else { return false }
        return ReviewYear.plausible.contains(year.value)
    }

    private static let since = FoldedWord("since")

    /// Whether the word before the boundary ends a sentence with a stop.
    var previousEndsSentence: Bool { previous.lastMark == UInt8(ascii: ".") && !previous.isAbbreviation(in: bytes) }

    /// "High-brightness": a capital in front, a small part behind the hyphen.
    private static func hasSmallPart(_ word: Word, in bytes: [UInt8]) -> Bool {
        guard word.isCapitalised, !bytes[word.core.lowerBound].isDigit else { return false }
        for position in word.core where bytes[position] == UInt8(ascii: "-") {
            if bytes.byte(at: position + 1).isLower, position + 3 < word.core.upperBound { return true }
        }
        return false
    }

    private static let article = FoldedWord("the")

    private func isPlural(_ word: Word, of other: Word) -> Bool {
        !Words.areSame(word, other, in: bytes) && !bytes[word.core].contains(UInt8(ascii: "-"))
    }

    /// How many words at the boundary repeat the first words of the heading.
    var repeatedWords: Int {
        var count = 0
        let skipped = word.folded == HeadingBoundary.article ? 1 : 0
        let headingSkipped = words[0].folded == HeadingBoundary.article ? 1 : 0
        while index + skipped + count < words.count, headingSkipped + count < index, count < 4,
            Words.areAkin(words[index + skipped + count], words[headingSkipped + count], in: bytes)
        {
            count += 1
        }
        // One word in the plural is little: "Wheel maker opens books" goes before "Valley Wheels, ...".
        if count == 1, isPlural(words[index + skipped], of: words[headingSkipped]) { return 0 }
        return count
    }
}

/// How a date at the start of a would-be body goes on.
enum DateOpening {
    /// A comma or a small word follows: a sentence begins.
    case sentence
    /// A capital follows: "From 2027 On June 10, ...".
    case phrase
}
