/// Who gives and who gets: a sale told from either side is one event, a sale the other way round is another.
struct Transfer {
    /// The first words of the names of who gives, and of who gets.
    private(set) var givers: Set<UInt64> = []
    private(set) var takers: Set<UInt64> = []

    /// Verbs whose subject gives, beside the classes of action.
    private static let giving = Set(
        ["licensed", "licenses", "leased", "leases", "lent", "lends", "granted", "grants", "donated", "donates"].map(
            Hashing.word))
    private static let givingClasses = Set(["sale", "delivery", "supply"].map(WordClass.number))
    private static let taking = Set(
        ["received", "receives", "borrowed", "borrows", "obtained", "obtains"].map(Hashing.word))
    private static let takingClasses = Set(["purchase"].map(WordClass.number))
    private static let to = Hashing.word("to")
    private static let from = Hashing.word("from")
    private static let of = Hashing.word("of")
    private static let by = Hashing.word("by")

    init(_ text: TokenizedText) {
        let tokens = text.tokens
        var start = 0
        while start < tokens.count {
            var end = start + 1
            while end < tokens.count, !tokens[end].flags.contains(.opensSentence) { end += 1 }
            read(tokens[start..<end])
            start = end
        }
    }

    /// The first transfer of a sentence.
    private mutating func read(_ sentence: ArraySlice<MatchToken>) {
        for index in sentence.indices {
            let token = sentence[index]
            let gives = Transfer.giving.contains(token.surface) || Transfer.givingClasses.contains(token.wordClass)
            let takes = Transfer.taking.contains(token.surface) || Transfer.takingClasses.contains(token.wordClass)
            guard gives || takes else { continue }
            var subject = Transfer.lastName(sentence[..<index])
            var (sources, targets, owners): ([UInt64], [UInt64], [UInt64]) = ([], [], [])
            for place in sentence[(index + 1)...].indices where sentence[place].kind == .name {
                switch sentence[place - 1].surface {
                case Transfer.by: subject = sentence[place].key
                case Transfer.from: sources.append(sentence[place].key)
                case Transfer.to: targets.append(sentence[place].key)
                case Transfer.of: owners.append(sentence[place].key)
                default: break
                }
            }
            // "bought half of A's mill": A sells, where nobody else is told to.
            givers.formUnion(takes && sources.isEmpty ? owners : sources)
            takers.formUnion(targets)
            if let subject { if gives { givers.insert(subject) } else { takers.insert(subject) } }
            return
        }
    }

    /// The first word of the last name before a verb.
    private static func lastName(_ tokens: ArraySlice<MatchToken>) -> UInt64? {
        guard var place = tokens.lastIndex(where: { $0.kind == .name }) else { return nil }
        while place > tokens.startIndex, tokens[place - 1].kind == .name { place -= 1 }
        return tokens[place].key
    }

    /// Whether somebody gives in the one and gets in the other.
    func contradicts(_ other: Transfer) -> Bool {
        let (given, taken) = (givers.intersection(other.takers), takers.intersection(other.givers))
        return !given.subtracting(other.givers).isEmpty || !taken.subtracting(other.takers).isEmpty
    }

    /// Whether both tell who gives and who gets, and tell the same.
    func agrees(with other: Transfer) -> Bool {
        !givers.isDisjoint(with: other.givers) && !takers.isDisjoint(with: other.takers) && !contradicts(other)
    }
}
