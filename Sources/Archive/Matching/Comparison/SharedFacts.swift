import Model

/// What two texts tell in common whatever their words: who, what was done, how much, where.
struct SharedFacts {
    /// How much they have in common; `enough` makes one event of two reports of a day.
    private(set) var points = 0.0
    static let enough = 6.0
    private(set) var agreed: [MatchComparison.Finding] = []
    private(set) var contradicted: [MatchComparison.Finding] = []
    /// Whether who acts agrees.
    private(set) var actorsAgree = false
    /// Whether what was done agrees.
    private(set) var actionsAgree = false
    /// How much of the shorter text's content the longer has, 0 to 1.
    private(set) var coverage = 0.0
    private(set) var sharedNames = 0
    private(set) var sharedAmounts = 0
    private(set) var sharedCodes = 0

    private let left: TokenizedText
    private let right: TokenizedText

    init(_ one: MatchSubject, _ other: MatchSubject) {
        left = one.text
        right = other.text
        let (first, second) = (one.features, other.features)
        compareNames(first, second)
        compareActions(first, second)
        compareAmounts(first, second)
        compareOrder(first, second)
        compareRoles(first, second)
        compareCodes("code", first.codes, second.codes)
        compareCodes("ordinal", first.ordinals, second.ordinals)
        let shared = Features.shared(first.content, second.content)
        coverage = Double(shared) / Double(max(1, min(first.content.count, second.content.count)))
        points += min(2.5, Double(max(0, shared - sharedNames - sharedAmounts - sharedCodes)) * 0.25)
    }

    private mutating func compareNames(_ first: Features, _ second: Features) {
        let (names, others) = (Set(first.names), Set(second.names))
        // In Chinese a name may be told where nothing marks it as one.
        let shared = names.filter { others.contains($0) || second.tells($0) }.union(others.filter { first.tells($0) })
        sharedNames = shared.count
        let least = min(names.count, others.count)
        guard least > 0 else { return }
        let subjectAgrees = first.subject.map(shared.contains) ?? false || second.subject.map(shared.contains) ?? false
        actorsAgree = subjectAgrees && Double(shared.count) >= 0.5 * Double(least)
        points += min(4.5, 1.5 * Double(shared.count))
        for token in left.tokens where token.kind == .name && shared.contains(token.key) && agreed.count < 6 {
            let words = left.printed(token)
            if !agreed.contains(where: { $0.words == words }) { agreed.append(.init(fact: "name", words: words)) }
        }
        // In Chinese what is taken for a name is less certain.
        let tolerance = left.tokens.contains { $0.kind == .han } ? 0.5 : 0.34
        // Each has names of its own: another party, another place.
        let unshared = (names.subtracting(shared).count, others.subtracting(shared).count)
        if unshared.0 > 0, unshared.1 > 0, Double(min(unshared.0, unshared.1)) > tolerance * Double(least) {
            contradicted.append(
                .init(
                    fact: "name",
                    words: "\(names.count) and \(others.count) words of names, only \(shared.count) in both"))
        }
    }

    private mutating func compareActions(_ first: Features, _ second: Features) {
        let (actions, others) = (first.actions, second.actions)
        if actions.isEmpty || others.isEmpty {
            actionsAgree = true
        } else {
            actionsAgree = actions.first.map(others.contains) ?? false || others.first.map(actions.contains) ?? false
            if actionsAgree { points += 1 }
        }
        for one in actions where !others.contains(one) {
            for other in others where !actions.contains(other) && Reversal.opposites.contains([one, other]) {
                contradicted.append(
                    .init(
                        fact: "action",
                        words: "\(WordClass.all[Int(one) - 1].name) against \(WordClass.all[Int(other) - 1].name)"))
            }
        }
    }

    private mutating func compareAmounts(_ first: Features, _ second: Features) {
        var freeLeft: [Int] = []
        var freeRight = second.amounts
        var matchedUnits: Set<UInt64> = []
        for index in first.amounts {
            guard let amount = left.amount(of: left.tokens[index]) else { continue }
            if let place = freeRight.firstIndex(where: {
                right.amount(of: right.tokens[$0])?.agrees(with: amount) ?? false
            }) {
                let match = freeRight.remove(at: place)
                if amount.unit != 0 {
                    sharedAmounts += 1
                    matchedUnits.insert(amount.unit)
                    agreed.append(.init(fact: "quantity", words: left.printed(left.tokens[index])))
                }
                compareObjects(index, match)
            } else {
                freeLeft.append(index)
            }
        }
        points += min(6, 2 * Double(sharedAmounts))
        for index in freeLeft {
            guard let amount = left.amount(of: left.tokens[index]), amount.unit != 0,
                let other = freeRight.first(where: { right.amount(of: right.tokens[$0])?.unit == amount.unit })
            else { continue }
            // Told before with other words: 5 t in one place of a text, again in another.
            if first.amounts.contains(where: { $0 != index && left.tokens[$0].key == left.tokens[index].key }) {
                continue
            }
            contradicted.append(
                .init(
                    fact: "quantity",
                    words: "\(left.printed(left.tokens[index])) against \(right.printed(right.tokens[other]))"))
            break
        }
    }

    /// Amounts of one unit that both tell, but in another order: from 3 to 4 is not from 4 to 3.
    private mutating func compareOrder(_ first: Features, _ second: Features) {
        func sequence(_ features: Features, _ text: TokenizedText, _ other: TokenizedText) -> [UInt64] {
            let keys = Set(other.tokens.lazy.filter { $0.kind == .amount }.map(\.key))
            var seen: Set<UInt64> = []
            return features.amounts.map { text.tokens[$0] }.filter {
                $0.kind == .amount && keys.contains($0.key) && seen.insert($0.key).inserted
            }
            .map(\.key)
        }
        let (one, other) = (sequence(first, left, right), sequence(second, right, left))
        guard one != other, let place = zip(one, other).first(where: { $0 != $1 }) else { return }
        guard let token = left.tokens.first(where: { $0.key == place.0 }),
            let second = right.tokens.first(where: { $0.key == place.1 }),
            let amount = left.amount(of: token), let otherAmount = right.amount(of: second),
            amount.unit == otherAmount.unit
        else { return }
        contradicted.append(
            .init(fact: "order", words: "\(left.printed(token)) before or behind \(right.printed(second))"))
    }

    private static let trades = Set(["purchase", "sale"].map(WordClass.number))
    private static let by = Hashing.word("by")

    /// Who bought from whom: two names in exchanged roles.
    private mutating func compareRoles(_ first: Features, _ second: Features) {
        guard let one = first.subject, let other = second.subject, one != other, second.names.contains(one),
            first.names.contains(other),
            first.actions.contains(where: Self.trades.contains), second.actions.contains(where: Self.trades.contains)
        else { return }
        if (left.tokens + right.tokens).contains(where: { $0.surface == Self.by }) { return }
        contradicted.append(.init(fact: "role", words: "who acts in the one is acted upon in the other"))
    }

    /// What equal amounts are amounts of: "5 t of magnesium", "5 t of tin".
    private mutating func compareObjects(_ one: Int, _ other: Int) {
        guard left.tokens[one].kind == .amount, right.tokens[other].kind == .amount,
            let first = left.object(after: one),
            let second = right.object(after: other)
        else { return }
        let contains = { (text: TokenizedText, key: UInt64) in text.tokens.contains { $0.key == key } }
        if first.contains(where: { object in second.contains { $0.key == object.key } }) { return }
        if first.contains(where: { contains(right, $0.key) }) || second.contains(where: { contains(left, $0.key) }) {
            return
        }
        contradicted.append(
            .init(
                fact: "product",
                words:
                    "\(left.printed(left.tokens[one])) of \(left.printed(first[0])) against \(right.printed(right.tokens[other])) of \(right.printed(second[0]))"
            ))
    }

    private mutating func compareCodes(_ fact: String, _ first: [UInt64], _ second: [UInt64]) {
        guard !first.isEmpty, !second.isEmpty else { return }
        let shared = first.filter(second.contains)
        if fact == "code" { sharedCodes = Set(shared).count }
        points += min(4, (fact == "code" ? 2 : 0.5) * Double(Set(shared).count))
        let (one, other) = (first.first { !second.contains($0) }, second.first { !first.contains($0) })
        if let one, let other, let token = left.tokens.first(where: { $0.key == one }),
            let second = right.tokens.first(where: { $0.key == other })
        {
            contradicted.append(.init(fact: fact, words: "\(left.printed(token)) against \(right.printed(second))"))
        }
    }
}

extension TokenizedText {
    func amount(of token: MatchToken) -> Amount? {
        token.kind != .date && amounts.indices.contains(Int(token.detail)) ? amounts[Int(token.detail)] : nil
    }

    func printed(_ token: MatchToken) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[Int(token.start)..<Int(token.end)].lazy.compactMap(Unicode.Scalar.init))
        return String(text)
    }

    /// The words that an amount is an amount of: up to three behind it, in the same clause.
    func object(after index: Int) -> [MatchToken]? {
        var found: [MatchToken] = []
        for token in tokens.dropFirst(index + 1).prefix(4) {
            if token.flags.contains(.opensClause) || token.kind.isFact { break }
            if token.kind == .function, found.isEmpty { continue }
            guard token.kind == .word, !token.isAction else { break }
            found.append(token)
        }
        return found.isEmpty ? nil : found
    }
}
