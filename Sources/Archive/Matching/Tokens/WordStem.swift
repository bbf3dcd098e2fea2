/// Undoes the regular inflection of English and the differences of British and American spelling, so that `signs`, `signed`
/// and `signing` are one word. What comes out is a key and not a word: `rise` and `rising` both give `riz`.
///
/// A light form of M. Porter's algorithm ("An algorithm for suffix stripping", Program 14, 1980): only plurals and the forms
/// of verbs, for two nouns of one root (`product`, `production`) tell different things.
enum WordStem {
    /// Shorter words stay as they are.
    private static let shortest = 4
    /// What must be left of a word.
    private static let least = 3

    /// Cuts a word in lower case down to its stem, in place. Words with other letters than a to z stay as they are.
    static func reduce(_ word: inout [UInt8]) {
        guard word.count >= shortest, word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return }
        dropPlural(&word)
        dropVerbEnding(&word)
        // "note" is not "not": a short word keeps its e.
        if word.last == UInt8(ascii: "e"), word.count > shortest { word.removeLast() }
        if word.last == UInt8(ascii: "y"), word.count > least { word[word.count - 1] = UInt8(ascii: "i") }
        unifySpelling(&word)
    }

    private static func dropPlural(_ word: inout [UInt8]) {
        guard word.last == UInt8(ascii: "s"), !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") else { return }
        if ends(word, "ies"), word.count > 4 {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
        } else if ends(word, "sses") || ends(word, "xes") || ends(word, "ches") || ends(word, "shes")
            || ends(word, "zzes")
        {
            word.removeLast(2)
        } else {
            word.removeLast()
        }
    }

    private static func dropVerbEnding(_ word: inout [UInt8]) {
        if ends(word, "ied"), word.count > 4 {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
        } else if ends(word, "ed"), hasVowel(word, before: 2), word.count - 2 >= least, !ends(word, "eed") {
            word.removeLast(2)
            restoreVowel(&word)
        } else if ends(word, "ing"), hasVowel(word, before: 3), word.count - 3 >= least {
            word.removeLast(3)
            restoreVowel(&word)
        }
        // "planned", "selling": also "sell", so that both come to the same.
        if word.count > least, let last = word.last, word[word.count - 2] == last, !"aeiouy".utf8.contains(last) {
            word.removeLast()
        }
    }

    /// "rising" gives "rise", as "rises" does: three letters with a vowel in the middle have lost their e.
    private static func restoreVowel(_ word: inout [UInt8]) {
        guard word.count == least, "aeiou".utf8.contains(word[1]), !"aeiouwxy".utf8.contains(word[2]) else { return }
        word.append(UInt8(ascii: "e"))
    }

    private static func unifySpelling(_ word: inout [UInt8]) {
        if ends(word, "isation") {
            word[word.count - 6] = UInt8(ascii: "z")
        } else if ends(word, "is") {
            word[word.count - 1] = UInt8(ascii: "z")
        } else if ends(word, "our"), word.count > 4 {
            word.removeLast(2)
            word.append(UInt8(ascii: "r"))
        } else if ends(word, "tr"), word.count > least {
            // "metre" has lost its e.
            word.removeLast()
            word.append(contentsOf: "er".utf8)
        } else if ends(word, "programm") {
            word.removeLast()
        }
    }

    private static func hasVowel(_ word: [UInt8], before ending: Int) -> Bool {
        word.dropLast(ending).contains { "aeiouy".utf8.contains($0) }
    }

    private static func ends(_ word: [UInt8], _ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard word.count >= count else { return false }
        return ending.withUTF8Buffer { buffer in
            for index in 0..<count where word[word.count - count + index] != buffer[index] { return false }
            return true
        }
    }
}
