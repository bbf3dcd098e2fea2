/// Whether two words that are in no table are one word all the same: a misprint, or initials against the full name.
enum WordLikeness {
    /// Shorter words are no misprints of each other: `mining`, `mixing`.
    static let shortest = 7
    /// One letter in place of another counts as a misprint only from this length on.
    static let shortestForAnother = 9
    /// Endings that tell substances apart by one letter.
    static let substances = ["ate", "ite", "ide", "ine", "ane", "ene", "yne", "ous", "ic"]
    /// Pairs that one letter parts and that mean different things.
    static let distinct: [(String, String)] = [
        ("million", "billion"), ("billion", "trillion"), ("million", "trillion"), ("contract", "contrast"),
        ("reaction", "traction"),
        ("extraction", "extrusion"), ("adoption", "adaption"), ("construction", "constriction"),
        ("conversation", "conservation"),
    ]

    /// Whether one is the other with a letter missing, doubled, swapped with its neighbour or, in a long word, wrong. Both
    /// must begin alike.
    static func isMisprint(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        guard min(left.count, right.count) >= shortest, abs(left.count - right.count) <= 1, left[0] == right[0] else {
            return false
        }
        guard left.allSatisfy(isSmall), right.allSatisfy(isSmall) else { return false }
        if substances.contains(where: { ends(left, $0) }), substances.contains(where: { ends(right, $0) }) {
            return false
        }
        if distinct.contains(where: {
            reads(left, $0.0) && reads(right, $0.1) || reads(left, $0.1) && reads(right, $0.0)
        }) {
            return false
        }
        var start = 0
        while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
        var ending = 0
        while ending < min(left.count, right.count) - start,
            left[left.count - 1 - ending] == right[right.count - 1 - ending]
        { ending += 1 }
        let (first, second) = (left.count - start - ending, right.count - start - ending)
        if first + second <= 1 { return true }
        if first == 1, second == 1 { return left.count >= shortestForAnother }
        return first == 2 && second == 2 && left[start] == right[start + 1] && left[start + 1] == right[start]
    }

    private static func isSmall(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

    private static func ends(_ word: [UInt32], _ ending: String) -> Bool {
        word.count > ending.utf8.count && word.suffix(ending.utf8.count).elementsEqual(ending.utf8.map(UInt32.init))
    }

    private static func reads(_ word: [UInt32], _ other: String) -> Bool {
        word.elementsEqual(other.utf8.map(UInt32.init))
    }

    /// Whether capitals are the initials of words, of which those that only hold a name together may be left out.
    static func areInitials(_ capitals: [UInt32], of words: [(first: UInt32, isFunction: Bool)]) -> Bool {
        guard (2...7).contains(capitals.count), words.filter({ !$0.isFunction }).count >= 2 else { return false }
        func folded(_ scalar: UInt32) -> UInt32 { (0x41...0x5A).contains(scalar) ? scalar | 0x20 : scalar }
        let letters = capitals.map(folded)
        return letters.elementsEqual(words.map { folded($0.first) })
            || letters.elementsEqual(words.filter { !$0.isFunction }.map { folded($0.first) })
    }
}
