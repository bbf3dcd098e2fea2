/// Whether two words that are in no table are one word all the same: a misprint, or initials against the full name.
enum WordLikeness {
    /// Shorter words are no misprints of each other: `mining`, `mixing`.
    static let shortest = 7
    /// A double letter that has lost its other half is a misprint from this length on.
    static let shortestForDoubled = 6
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
        guard min(left.count, right.count) >= shortestForDoubled, abs(left.count - right.count) <= 1,
            left[0] == right[0]
        else { return false }
        if isDoubled(left, right) || isDoubled(right, left) { return left.dropFirst().allSatisfy(isSmall) }
        guard min(left.count, right.count) >= shortest else { return false }
        guard left.dropFirst().allSatisfy(isSmall), right.dropFirst().allSatisfy(isSmall) else { return false }
        // A name may be misprinted by two neighbours changing places; any other letter makes another name.
        if !isSmall(left[0]) { return left.count == right.count && areSwapped(left, right) }
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

    /// Whether `long` is `short` with one of its letters doubled.
    private static func isDoubled(_ long: [UInt32], _ short: [UInt32]) -> Bool {
        guard long.count == short.count + 1, long.count > shortestForDoubled else { return false }
        var start = 0
        while start < short.count, long[start] == short[start] { start += 1 }
        return start > 0 && start < short.count && long[start] == long[start - 1]
            && long[(start + 1)...].elementsEqual(short[start...])
    }

    /// Whether two neighbours have changed places.
    private static func areSwapped(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        guard let first = zip(left, right).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset,
            first + 1 < left.count, left[first] != left[first + 1]
        else { return false }
        return left[first] == right[first + 1] && left[first + 1] == right[first]
            && left[(first + 2)...].elementsEqual(right[(first + 2)...])
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
