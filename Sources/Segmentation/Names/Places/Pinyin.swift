/// Whether a word is Chinese written in Latin letters: it falls into syllables of Hanyu Pinyin (ISO 7098).
///
/// Such a word is a name, whatever it means: nothing else in English text looks like "Xinzeqing".
enum Pinyin {
    private static let initials = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
        "w", "",
    ]
    private static let finals = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an", "ao", "ei", "en",
        "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "a", "e", "i", "o", "u",
    ]

    /// English words that fall into syllables as well.
    private static let words = FoldedWordSet([
        "china", "canada", "panama", "japan", "sugar", "human", "media", "data", "area", "banana", "game", "made",
        "name", "same", "time", "line", "mine", "pine", "wine", "game", "gene", "date", "rate", "sale", "safe", "base",
        "case", "change", "orange", "range", "women", "woman", "hainan", "linear", "manage", "marine", "machine",
        "ocean", "lane", "shine", "guinea", "dubai", "shale", "change", "chance", "dance", "since", "finance", "nature",
        "line", "engine", "online", "canine", "lithium", "sodium", "titan", "iran", "oman", "sudan", "taiwan", "wuhan",
        "ganga", "huge", "mange", "tongue", "pipe", "pile", "site", "side", "wide", "guide", "wage", "page", "image",
    ])

    /// The syllables of a word, at least so many; false for a word with anything but ASCII letters.
    static func isName(_ bytes: [UInt8], _ range: Range<Int>, syllables: Int = 2) -> Bool {
        guard range.count >= 4, range.count <= 24, !words.contains(FoldedWord(bytes, range)) else { return false }
        return parse(bytes, range.lowerBound, range.upperBound, syllables)
    }

    /// Greedy from the left with one step back: initials and finals are few, words are short.
    private static func parse(_ bytes: [UInt8], _ start: Int, _ end: Int, _ wanted: Int) -> Bool {
        // Which offsets can be reached with how many syllables at most: a word has no more than 24 letters.
        var reached = [Int](repeating: -1, count: end - start + 1)
        reached[0] = 0
        for offset in 0..<(end - start) where reached[offset] >= 0 {
            for length in 1...6 where offset + length <= end - start {
                if isSyllable(bytes, start + offset, start + offset + length) {
                    reached[offset + length] = max(reached[offset + length], reached[offset] + 1)
                }
            }
        }
        return reached[end - start] >= wanted
    }

    private static let syllables: Set<UInt64> = {
        var syllables: Set<UInt64> = []
        for initial in initials {
            for final in finals {
                var key: UInt64 = 0
                for byte in (initial + final).utf8 { key = key << 8 | UInt64(byte) }
                // No syllable is one letter but "a", "e" and "o": they would make a name of any word.
                if initial.isEmpty, final.utf8.count == 1 { continue }
                if !initial.isEmpty, final == "er" { continue }
                syllables.insert(key)
            }
        }
        return syllables
    }()

    private static func isSyllable(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var key: UInt64 = 0
        for index in start..<end {
            let byte = bytes[index] | 0x20
            guard byte.isLower else { return false }
            key = key << 8 | UInt64(byte)
        }
        return syllables.contains(key)
    }
}
