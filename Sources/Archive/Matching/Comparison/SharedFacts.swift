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
    /// Amounts that no two events have by chance: more than one digit, or money.
    private var sharedFigures = 0

    /// How many names, amounts that tell apart, and codes both tell: each counts once, however many words it has.
    private(set) var distinctions = 0
    /// Whether each has a word of a name that the other does not tell.
    private(set) var haveOwnNames = false
    /// How many names of several words count as one.
    private(set) var sharedRuns = 0
    /// Whether both tell who gives and who gets, from either side.
    private var isOneTransfer = false

    private let left: TokenizedText
    private let right: TokenizedText

    init(_ one: MatchSubject, _ other: MatchSubject) {
        left = one.text
        right = other.text
        let (first, second) = (one.features, other.features)
        let (transfer, otherTransfer) = (Transfer(left), Transfer(right))
        isOneTransfer = transfer.agrees(with: otherTransfer)
        if transfer.contradicts(otherTransfer) {
            contradicted.append(.init(fact: "role", words: "who gives in the one gets in the other"))
        }
        compareMarkers(first, second)
        compareTrends()
        if !isOneTransfer, let exchanged = RoleOrder(left, right).exchanged {
            contradicted.append(.init(fact: "role", words: "\(exchanged.0) and \(exchanged.1) in exchanged places"))
        }
        compareNames(first, second)
        compareActions(first, second)
        compareAmounts(first, second)
        compareOrder(first, second)
        compareCodes("code", first.codes, second.codes)
        compareCodes("ordinal", first.ordinals, second.ordinals)
        let shared = Features.shared(first.content, second.content)
        coverage = Double(shared) / Double(max(1, min(first.content.count, second.content.count)))
        distinctions = sharedRuns + sharedFigures + sharedCodes
        points += min(2.5, Double(max(0, shared - sharedNames - sharedAmounts - sharedCodes)) * 0.25)
    }

    /// Takes up what an alignment found.
    mutating func contradict(_ findings: [MatchComparison.Finding]) { contradicted += findings }

    private mutating func compareNames(_ first: Features, _ second: Features) {
        let (names, others) = (Set(first.names), Set(second.names))
        // In Chinese a name may be told where nothing marks it as one.
        let shared = names.filter { others.contains($0) || second.tells($0) }.union(others.filter { first.tells($0) })
        sharedNames = shared.count
        sharedRuns = runs(shared)
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
        haveOwnNames = unshared.0 > 0 && unshared.1 > 0
        if unshared.0 > 0, unshared.1 > 0, Double(min(unshared.0, unshared.1)) > tolerance * Double(least),
            min(unshared.0, unshared.1) > sharedRuns / 2 || shared.isEmpty
        {
            contradicted.append(
                .init(
                    fact: "name",
                    words: "\(names.count) and \(others.count) words of names, only \(shared.count) in both"))
        }
    }

    /// Names that both tell: words that stand side by side are one. In Chinese, runs of three characters and more.
    private func runs(_ shared: Set<UInt64>) -> Int {
        func count(_ text: TokenizedText) -> Int {
            var seen: Set<UInt64> = []
            var count = 0
            var isWithin = false
            for token in text.tokens {
                let isShared =
                    (token.kind == .name || token.flags.contains(.capital)) && token.kind.isTelling
                    && shared.contains(token.key)
                if isShared, !isWithin || token.flags.contains(.opensClause), seen.insert(token.key).inserted {
                    count += 1
                }
                if isShared { seen.insert(token.key) }
                isWithin = isShared
            }
            return count
        }
        return min(count(left), count(right)) + min(hanRuns(left, right), hanRuns(right, left))
    }

    /// How many runs of three Chinese characters and more of the one the other tells, each once.
    private func hanRuns(_ one: TokenizedText, _ other: TokenizedText) -> Int {
        guard one.tokens.contains(where: { $0.kind == .han }) else { return 0 }
        var pairs: Set<UInt64> = []
        other.eachHanPair { pair, _ in pairs.insert(pair) }
        var found: Set<UInt64> = []
        var (run, count, place): ([UInt64], Int, Int32) = ([], 0, -2)
        func close() {
            if run.count >= 2, run.count(where: { !found.contains($0) }) >= 2 { count += 1 }
            if run.count >= 2 { found.formUnion(run) }
            run = []
        }
        one.eachHanPair { pair, start in
            if start != place + 1 { close() }
            place = start
            if pairs.contains(pair) { run.append(pair) } else { close() }
        }
        close()
        return count
    }

    private mutating func compareActions(_ first: Features, _ second: Features) {
        let (actions, others) = (first.actions, second.actions)
        if actions.isEmpty || others.isEmpty {
            actionsAgree = true
        } else {
            actionsAgree = actions.first.map(others.contains) ?? false || others.first.map(actions.contains) ?? false
            if actionsAgree { points += 1 }
        }
        if isOneTransfer { actionsAgree = true }
        for one in actions where !others.contains(one) && !isOneTransfer {
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
        for index in first.amounts {
            guard let amount = left.amount(of: left.tokens[index]) else { continue }
            if let place = freeRight.firstIndex(where: {
                right.amount(of: right.tokens[$0])?.agrees(with: amount) ?? false
            }) {
                let match = freeRight.remove(at: place)
                if amount.unit != 0 {
                    sharedAmounts += 1
                    if amount.digits >= 2 || abs(amount.value) >= 100 { sharedFigures += 1 }
                    agreed.append(.init(fact: "quantity", words: left.printed(left.tokens[index])))
                }
                compareObjects(index, match)
            } else {
                freeLeft.append(index)
            }
        }
        points += min(6, 2 * Double(sharedAmounts))
        // A count of another noun: 118 workers, 118 jobs.
        for index in freeLeft {
            guard let amount = left.amount(of: left.tokens[index]), amount.digits >= 3, amount.unit != 0 else {
                continue
            }
            if let place = freeRight.firstIndex(where: {
                right.amount(of: right.tokens[$0]).map { abs($0.mantissa - amount.mantissa) < 1e-9 } ?? false
            }) {
                freeRight.remove(at: place)
                sharedFigures += 1
                agreed.append(.init(fact: "number", words: left.printed(left.tokens[index])))
                freeLeft.removeAll { $0 == index }
            }
        }
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

    /// Amounts of one unit that both tell in one clause, but in another order: from 3 to 4 is not from 4 to 3.
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
            amount.unit == otherAmount.unit, isOneClause(place.0, place.1, left), isOneClause(place.0, place.1, right),
            !isMarkedAlike(place.0)
        else { return }
        contradicted.append(
            .init(fact: "order", words: "\(left.printed(token)) before or behind \(right.printed(second))"))
    }

    /// "from 10 to 15" and "to 15 from 10": a word before the amount says which it is.
    private func isMarkedAlike(_ key: UInt64) -> Bool {
        func marker(_ text: TokenizedText) -> UInt64 {
            guard let index = text.tokens.firstIndex(where: { $0.key == key }), index > 0,
                SharedFacts.markers.contains(text.tokens[index - 1].surface)
            else { return 0 }
            return text.tokens[index - 1].surface
        }
        return marker(left) != 0 && marker(left) == marker(right)
    }

    private static let markers = Set(["from", "to", "against"].map(Hashing.word))

    private func isOneClause(_ one: UInt64, _ other: UInt64, _ text: TokenizedText) -> Bool {
        guard let first = text.tokens.firstIndex(where: { $0.key == one }),
            let second = text.tokens.firstIndex(where: { $0.key == other })
        else { return false }
        return !text.tokens[(min(first, second) + 1)...max(first, second)].contains { $0.flags.contains(.opensClause) }
    }

    /// "to 31 t", "by 31 t", "from 31 t": the word before an amount that both tell says what it is.
    private mutating func compareMarkers(_ first: Features, _ second: Features) {
        func marker(_ index: Int, _ text: TokenizedText) -> UInt64? {
            guard index > 0, SharedFacts.steps.contains(text.tokens[index - 1].surface) else { return nil }
            return text.tokens[index - 1].surface
        }
        for index in first.amounts {
            let key = left.tokens[index].key
            guard let one = marker(index, left), first.amounts.count(where: { left.tokens[$0].key == key }) == 1,
                let place = second.amounts.first(where: { right.tokens[$0].key == key }),
                second.amounts.count(where: { right.tokens[$0].key == key }) == 1, let other = marker(place, right),
                one != other
            else { continue }
            contradicted.append(
                .init(
                    fact: "order",
                    words: "\(left.words(index - 1..<index + 1)) against \(right.words(place - 1..<place + 1))"))
            return
        }
    }

    private static let steps = Set(["from", "to", "by"].map(Hashing.word))

    /// What rises in the one must not fall in the other: "ore down and timber up", "timber down and ore up".
    private mutating func compareTrends() {
        let (one, other) = (SharedFacts.trends(left), SharedFacts.trends(right))
        for (subject, direction) in one {
            guard let second = other[subject], second != direction, second != 0, direction != 0 else { continue }
            contradicted.append(.init(fact: "order", words: "what rises in the one falls in the other"))
            return
        }
    }

    private static let (rise, fall) = (WordClass.number(of: "rise"), WordClass.number(of: "fall"))

    /// For each word right before a rise or a fall, which of the two; 0 for both.
    private static func trends(_ text: TokenizedText) -> [UInt64: Int16] {
        var found: [UInt64: Int16] = [:]
        for index in text.tokens.indices.dropFirst() {
            let token = text.tokens[index]
            guard token.wordClass == rise || token.wordClass == fall, !token.flags.contains(.opensClause) else {
                continue
            }
            let before = text.tokens[index - 1]
            let subject: UInt64
            if before.kind == .han, index > 1, text.tokens[index - 2].kind == .han {
                subject = Hashing.joined(text.tokens[index - 2].key, before.key)
            } else if before.kind == .word || before.kind == .name, before.wordClass != SharedFacts.yearOnYear {
                subject = before.key
            } else {
                continue
            }
            found[subject] = found[subject].map { $0 == token.wordClass ? $0 : 0 } ?? token.wordClass
        }
        return found
    }

    private static let yearOnYear = WordClass.number(of: "year on year")

    private static let percent = Hashing.word("unit %")

    /// What equal amounts are amounts of: "5 t of magnesium", "5 t of tin".
    private mutating func compareObjects(_ one: Int, _ other: Int) {
        guard left.tokens[one].kind == .amount, right.tokens[other].kind == .amount,
            left.amount(of: left.tokens[one])?.unit != SharedFacts.percent,
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
    /// Pairs of Chinese characters that stand side by side in names and words, with where they stand.
    func eachHanPair(_ body: (UInt64, Int32) -> Void) {
        var last: (scalar: UInt32, place: Int32) = (0, -2)
        for token in tokens where token.kind == .han || token.kind == .word || token.kind == .name {
            for place in token.start..<token.end where scalars[Int(place)] >= 0x3400 {
                let scalar = scalars[Int(place)]
                if last.place == place - 1 { body(UInt64(last.scalar) << 32 | UInt64(scalar), place) }
                last = (scalar, place)
            }
        }
    }

    func amount(of token: MatchToken) -> Amount? {
        token.kind != .date && amounts.indices.contains(Int(token.detail)) ? amounts[Int(token.detail)] : nil
    }

    func printed(_ token: MatchToken) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[Int(token.start)..<Int(token.end)].lazy.compactMap(Unicode.Scalar.init))
        return String(text)
    }

    private static let rates = Set(
        ["daily", "monthly", "yearly", "year on year", "month on month"].map(WordClass.number))

    /// The words that an amount is an amount of: up to three behind it, in the same clause.
    func object(after index: Int) -> [MatchToken]? {
        var found: [MatchToken] = []
        for token in tokens.dropFirst(index + 1).prefix(4) {
            if token.flags.contains(.opensClause) || token.kind.isFact { break }
            if token.kind == .function, found.isEmpty { continue }
            guard token.kind == .word, !token.isAction, !TokenizedText.rates.contains(token.wordClass) else { break }
            found.append(token)
        }
        return found.isEmpty ? nil : found
    }
}
