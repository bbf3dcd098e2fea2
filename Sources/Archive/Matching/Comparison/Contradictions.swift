import Model

/// What two aligned texts tell otherwise than each other.
///
/// Words that stand only in one do not contradict, unless they deny or undo; words in the place of others do, unless a table
/// says that they mean the same. Where long stretches stand in the place of each other and no fact in them differs, the texts
/// may tell the same in other words: that is for the facts to say (`reworded`).
struct Contradictions {
    /// What differs for certain.
    private(set) var found: [MatchComparison.Finding] = []
    /// What is told in so different words that they cannot be held against each other.
    private(set) var reworded: [MatchComparison.Finding] = []
    /// Of what differs, what does so however freely two texts are worded: facts that neither tells elsewhere, facts in
    /// exchanged places, contraries.
    private(set) var firm: [MatchComparison.Finding] = []
    private var replaced: Set<[UInt64]> = []
    private var exchanged: Set<[UInt64]> = []

    private let left: TokenizedText
    private let right: TokenizedText
    private let alignment: Alignment
    private let leftKeys: Set<UInt64>
    private let rightKeys: Set<UInt64>
    private var leftFree: Set<UInt64> = []
    private var rightFree: Set<UInt64> = []
    private var leftover: (left: [Int], right: [Int]) = ([], [])
    private var freeActions: (left: [Int], right: [Int]) = ([], [])

    /// So many telling words may deny or undo what they are put into; more are a remark of their own.
    private static let longestReversal = 6.0
    /// From so many words on, on one side, a replaced stretch is a rewording.
    private static let shortestRewording = 4.0

    init(_ left: TokenizedText, _ right: TokenizedText, _ alignment: Alignment) {
        self.left = left
        self.right = right
        self.alignment = alignment
        leftKeys = Set(left.tokens.map(\.key))
        rightKeys = Set(right.tokens.map(\.key))
        for stretch in alignment.stretches {
            for index in stretch.left { leftFree.insert(left.tokens[index].key) }
            for index in stretch.right { rightFree.insert(right.tokens[index].key) }
        }
        for stretch in widened(alignment.stretches) { read(stretch) }
        compareLeftover()
    }

    private mutating func add(_ fact: String, _ first: String, _ second: String, isFirm: Bool = false) {
        defer { if isFirm, let last = found.last, !firm.contains(last) { firm.append(last) } }
        let finding = MatchComparison.Finding(
            fact: fact, words: "\(first.isEmpty ? "nothing" : first) against \(second.isEmpty ? "nothing" : second)")
        if found.count < 12, !found.contains(finding) { found.append(finding) }
    }

    private func words(_ stretch: Alignment.Stretch) -> (String, String) {
        (left.words(stretch.left).shortened, right.words(stretch.right).shortened)
    }

    // MARK: One stretch

    /// Joins stretches that a single character or word of a name parts, where each is on another side: what was put in the
    /// place of a name may by chance share a part of it, as 平青 and 青西 do.
    private func widened(_ stretches: [Alignment.Stretch]) -> [Alignment.Stretch] {
        var joined: [Alignment.Stretch] = []
        for stretch in stretches {
            if let last = joined.last, stretch.left.lowerBound - last.left.upperBound == 1,
                stretch.right.lowerBound - last.right.upperBound == 1
            {
                let kind = left.tokens[last.left.upperBound].kind
                let areApart =
                    !(last.left.isEmpty && stretch.left.isEmpty) && !(last.right.isEmpty && stretch.right.isEmpty)
                if kind == .han || kind == .name, areApart, isNamed(last, kind), isNamed(stretch, kind) {
                    joined[joined.count - 1] = Alignment.Stretch(
                        left: last.left.lowerBound..<stretch.left.upperBound,
                        right: last.right.lowerBound..<stretch.right.upperBound)
                    continue
                }
            }
            joined.append(stretch)
        }
        return joined
    }

    private func isNamed(_ stretch: Alignment.Stretch, _ kind: MatchToken.Kind) -> Bool {
        func fits(_ token: MatchToken, _ text: TokenizedText) -> Bool {
            token.kind == kind || kind == .han && isHan(token, text)
        }
        return stretch.left.allSatisfy { fits(left.tokens[$0], left) }
            && stretch.right.allSatisfy { fits(right.tokens[$0], right) }
            && stretch.left.count + stretch.right.count <= 6
    }

    private mutating func read(_ stretch: Alignment.Stretch) {
        if isCutShort(stretch) { return }
        let first = stretch.left.filter { left.tokens[$0].kind.isTelling }
        let second = stretch.right.filter { right.tokens[$0].kind.isTelling }
        let deniesLeft = stretch.left.contains { left.tokens[$0].kind == .negation }
        let deniesRight = stretch.right.contains { right.tokens[$0].kind == .negation }
        if deniesLeft != deniesRight, reverses(stretch, isLeft: deniesLeft) {
            let (one, other) = words(stretch)
            return add("negation", one, other, isFirm: true)
        }
        if first.count <= 1, second.count <= 1,
            Direction(left.tokens[stretch.left]).isOpposite(to: Direction(right.tokens[stretch.right]))
        {
            let (one, other) = words(stretch)
            return add("direction", one, other, isFirm: true)
        }
        if first.isEmpty || second.isEmpty {
            readOneSided(stretch, first, second)
        } else {
            readReplaced(stretch, first, second)
        }
    }

    /// Whether words on one side bear on what both tell: few, and no sentence of their own.
    private func reverses(_ stretch: Alignment.Stretch, isLeft: Bool) -> Bool {
        let text = isLeft ? left : right
        let range = isLeft ? stretch.left : stretch.right
        return !isSentence(range, of: text)
            && length(range.filter { text.tokens[$0].kind.isTelling }, text) <= Contradictions.longestReversal
    }

    private func isSentence(_ range: Range<Int>, of text: TokenizedText) -> Bool {
        guard let first = range.first, text.tokens[first].flags.contains(.opensSentence) else { return false }
        return range.upperBound >= text.tokens.count || text.tokens[range.upperBound].flags.contains(.opensSentence)
    }

    /// Words; a Han character is half of one.
    private func length(_ tokens: [Int], _ text: TokenizedText) -> Double {
        tokens.reduce(0) { $0 + (text.tokens[$1].kind == .han ? 0.5 : 1) }
    }

    private mutating func readOneSided(_ stretch: Alignment.Stretch, _ first: [Int], _ second: [Int]) {
        let isLeft = first.count >= second.count && !stretch.left.isEmpty
        let (text, telling) = isLeft ? (left, first) : (right, second)
        let otherKeys = isLeft ? rightKeys : leftKeys
        let (one, other) = words(stretch)
        if reverses(stretch, isLeft: isLeft),
            telling.contains(where: {
                Reversal.classes.contains(text.tokens[$0].wordClass) && !otherKeys.contains(text.tokens[$0].key)
            })
        {
            return add("action", one, other)
        }
        if isPlannedAgainstDone(stretch) { add("stage", one, other) }
        // What one tells in passing and the other elsewhere in other words.
        let touchesEnd = stretch.left.upperBound == left.tokens.count || stretch.right.upperBound == right.tokens.count
        let touchesStart = stretch.left.lowerBound == 0 || stretch.right.lowerBound == 0
        for index in first where left.tokens[index].isAction { freeActions.left.append(index) }
        for index in second where right.tokens[index].isAction { freeActions.right.append(index) }
        if touchesEnd || touchesStart { return }
        if !isSentence(stretch.left, of: left) { leftover.left += first }
        if !isSentence(stretch.right, of: right) { leftover.right += second }
    }

    /// "will be opened" against "was opened", "will open" against "opened".
    private func isPlannedAgainstDone(_ stretch: Alignment.Stretch) -> Bool {
        func plans(_ token: MatchToken) -> Bool {
            token.kind == .intention || token.isAction && token.wordClass == Reversal.plan
        }
        let plansLeft = stretch.left.contains { plans(left.tokens[$0]) }
        let plansRight = stretch.right.contains { plans(right.tokens[$0]) }
        guard plansLeft != plansRight else { return false }
        let (other, range) = plansLeft ? (right, stretch.right) : (left, stretch.left)
        if range.contains(where: { Reversal.done.contains(other.tokens[$0].surface) }) { return true }
        guard stretch.left.upperBound < left.tokens.count, stretch.right.upperBound < right.tokens.count else {
            return false
        }
        let (one, two) = (left.tokens[stretch.left.upperBound], right.tokens[stretch.right.upperBound])
        return one.kind == .word && one.key == two.key && one.surface != two.surface
    }

    // MARK: A replaced stretch

    private mutating func readReplaced(_ stretch: Alignment.Stretch, _ first: [Int], _ second: [Int]) {
        if isPlannedAgainstDone(stretch) {
            let (one, other) = words(stretch)
            add("stage", one, other)
        }
        let isOneEach = first.count == 1 && second.count == 1
        // What was moved here and what was put in: a word of a phrase, "complete the purchase of" for "purchase".
        if isOneEach, left.tokens[first[0]].isAction, right.tokens[second[0]].isAction,
            !Reversal.opposites.contains([left.tokens[first[0]].wordClass, right.tokens[second[0]].wordClass]),
            rightFree.contains(left.tokens[first[0]].key) || leftFree.contains(right.tokens[second[0]].key)
        {
            return
        }
        let areNames =
            first.allSatisfy { left.tokens[$0].kind == .name } && second.allSatisfy { right.tokens[$0].kind == .name }
            || isShortHan(first, left) && isShortHan(second, right)
        var ones = first
        var others = second
        let areAlike =
            isOneEach
            && (left.tokens[first[0]].kind == right.tokens[second[0]].kind
                || !left.tokens[first[0]].kind.isFact && !right.tokens[second[0]].kind.isFact)
        if areAlike || areNames {
            // A word that has only moved is none that differs; a fact that has is.
            if areAlike, !left.tokens[first[0]].kind.isFact || !right.tokens[second[0]].kind.isFact {
                if isMoved(left.tokens[first[0]], to: rightFree), isMoved(right.tokens[second[0]], to: leftFree) {
                    let pair = [left.tokens[first[0]].key, right.tokens[second[0]].key]
                    if replaced.contains([pair[1], pair[0]]) {
                        add("order", printed(first[0], left), printed(second[0], right), isFirm: true)
                    }
                    replaced.insert(pair)
                    return
                }
            }
        } else {
            ones = dropped(first, of: left, told: rightKeys, in: right)
            others = dropped(second, of: right, told: leftKeys, in: left)
            // A name in the place of another is no other's because the text tells it elsewhere too, in its own place.
            if ones.isEmpty, others.isEmpty { readExchanged(stretch) }
            if first.count <= 4, second.count <= 4, ones.isEmpty != others.isEmpty {
                let names = first.filter { left.tokens[$0].kind == .name && !rightFree.contains(left.tokens[$0].key) }
                let otherNames = second.filter {
                    right.tokens[$0].kind == .name && !leftFree.contains(right.tokens[$0].key)
                }
                if ones.isEmpty, others.contains(where: { right.tokens[$0].kind == .name }) { ones = names }
                if others.isEmpty, ones.contains(where: { left.tokens[$0].kind == .name }) { others = otherNames }
            }
        }
        pairLike(&ones, &others, stretch)
        if ones.isEmpty || others.isEmpty { return }
        if takesUpName(ones, left, others, right, leftKeys) || takesUpName(others, right, ones, left, rightKeys) {
            return
        }
        compare(ones, others)
    }

    /// Two names each in the other's place, both told in both texts: who bought has become who sold. A passive, "by A",
    /// exchanges the places and not the parts.
    private mutating func readExchanged(_ stretch: Alignment.Stretch) {
        guard let first = stretch.left.first(where: { left.tokens[$0].kind == .name }),
            let second = stretch.right.first(where: { right.tokens[$0].kind == .name })
        else { return }
        let (one, other) = (left.tokens[first], right.tokens[second])
        guard one.key != other.key else { return }
        defer { exchanged.insert([one.key, other.key]) }
        let isPassive = { (text: TokenizedText) in text.tokens.count { $0.surface == Reversal.by } }
        guard exchanged.contains([other.key, one.key]), isPassive(left) == isPassive(right),
            !Transfer(left).agrees(with: Transfer(right))
        else { return }
        add("role", printed(first, left), printed(second, right), isFirm: true)
    }

    /// A word or a name of Chinese: what stands in its place is another, wherever else the text may tell it.
    private func isShortHan(_ tokens: [Int], _ text: TokenizedText) -> Bool {
        tokens.allSatisfy { isHan(text.tokens[$0], text) } && tokens.reduce(0) { $0 + text.tokens[$1].length } <= 4
    }

    private func isMoved(_ token: MatchToken, to free: Set<UInt64>) -> Bool {
        token.kind != .han && free.contains(token.key)
    }

    /// Tokens that the other text does not tell elsewhere. Characters that stand together, and words of a name, count as
    /// told only where the other text has them together too: "Calford Port" is not told by "Calford Alloys".
    private func dropped(_ tokens: [Int], of text: TokenizedText, told keys: Set<UInt64>, in other: TokenizedText)
        -> [Int]
    {
        var kept: [Int] = []
        var run: [Int] = []
        var runIsHan = false
        func endRun() {
            if !run.isEmpty, runIsHan ? !contains(other, run, of: text) : !containsName(other, run, of: text) {
                kept += run
            }
            run = []
        }
        for index in tokens {
            let token = text.tokens[index]
            let isHan = isHan(token, text)
            guard isHan || token.flags.contains(.capital) && (token.kind == .name || token.kind == .word) else {
                endRun()
                if !keys.contains(token.key) { kept.append(index) }
                continue
            }
            if let last = run.last,
                isHan != runIsHan || isHan && text.tokens[last].end != token.start || !isHan && last + 1 != index
            {
                endRun()
            }
            runIsHan = isHan
            run.append(index)
        }
        endRun()
        return kept
    }

    /// Whether the words of a name stand side by side in another text.
    private func containsName(_ other: TokenizedText, _ run: [Int], of text: TokenizedText) -> Bool {
        guard other.tokens.count >= run.count else { return false }
        return (0...(other.tokens.count - run.count)).contains { start in
            run.indices.allSatisfy { other.tokens[start + $0].key == text.tokens[run[$0]].key }
        }
    }

    /// Whether a token is Chinese: a character, or a word of a table.
    private func isHan(_ token: MatchToken, _ text: TokenizedText) -> Bool {
        token.kind == .han || token.kind == .word && text.scalars[Int(token.start)] >= 0x3400
    }

    /// Whether the characters of some tokens stand side by side in another text.
    private func contains(_ other: TokenizedText, _ run: [Int], of text: TokenizedText) -> Bool {
        guard let first = run.first, let last = run.last else { return false }
        let wanted = Array(text.scalars[Int(text.tokens[first].start)..<Int(text.tokens[last].end)])
        guard wanted.count >= 2, other.scalars.count >= wanted.count, let opening = wanted.first else { return false }
        for start in 0...(other.scalars.count - wanted.count) where other.scalars[start] == opening {
            if other.scalars[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
    }

    /// A text that breaks off within a word.
    private func isCutShort(_ stretch: Alignment.Stretch) -> Bool {
        func isCut(_ one: TokenizedText, _ range: Range<Int>, _ other: TokenizedText, _ otherRange: Range<Int>) -> Bool
        {
            guard range.upperBound == one.tokens.count, range.count <= 3, let token = range.first,
                let first = otherRange.first
            else { return false }
            func continues(_ token: Int, _ first: Int) -> Bool {
                other.scalars[Int(other.tokens[first].start)...].starts(
                    with: one.scalars[Int(one.tokens[token].start)...])
            }
            // It may break off within the unit of an amount that both have.
            return continues(token, first) || token > 0 && first > 0 && continues(token - 1, first - 1)
        }
        return isCut(left, stretch.left, right, stretch.right) || isCut(right, stretch.right, left, stretch.left)
    }

    /// Takes out what a table or its form shows to be the same.
    private func pairLike(_ ones: inout [Int], _ others: inout [Int], _ stretch: Alignment.Stretch) {
        for one in ones {
            guard let match = others.firstIndex(where: { isLike(left.tokens[one], right.tokens[$0]) }) else { continue }
            others.remove(at: match)
            ones.removeAll { $0 == one }
        }
        if areJoined(ones, left, others, right) || areJoined(others, right, ones, left) { (ones, others) = ([], []) }
        dropParts(&ones, of: left, wholes: others, of: right)
        dropParts(&others, of: right, wholes: ones, of: left)
        // "US-based Acme", "the American company Acme".
        if ones.allSatisfy({ isApposition(left.tokens[$0]) }), others.allSatisfy({ isApposition(right.tokens[$0]) }) {
            (ones, others) = ([], [])
        }
        if ones.count == 1, areInitials(ones[0], of: left, others, stretch.right, of: right) { others = [] }
        if others.count == 1, areInitials(others[0], of: right, ones, stretch.left, of: left) { ones = [] }
    }

    private func isApposition(_ token: MatchToken) -> Bool {
        token.isAnaphor || token.wordClass == Contradictions.placing
    }

    private static let placing = WordClass.number(of: "place of a thing")

    /// "subframe" where the other reads "sub-frame".
    private func areJoined(_ one: [Int], _ text: TokenizedText, _ parts: [Int], _ other: TokenizedText) -> Bool {
        guard one.count == 1, parts.count == 2, parts[1] == parts[0] + 1, text.tokens[one[0]].kind == .word,
            parts.allSatisfy({ other.tokens[$0].kind == .word })
        else { return false }
        let joined = characters(other.tokens[parts[0]], other) + characters(other.tokens[parts[1]], other)
        return joined.elementsEqual(characters(text.tokens[one[0]], text))
    }

    /// A word of an expression that the other text has whole: "quarter" where the other reads "the fourth quarter".
    private func dropParts(_ parts: inout [Int], of text: TokenizedText, wholes: [Int], of other: TokenizedText) {
        guard !parts.isEmpty else { return }
        for whole in wholes where other.tokens[whole].kind == .date || other.tokens[whole].wordClass != 0 {
            let printed = other.printed(other.tokens[whole]).lowercased().split { !$0.isLetter && !$0.isNumber }
            guard printed.count > 1 else { continue }
            parts.removeAll { index in
                guard text.tokens[index].kind == .word || text.tokens[index].kind == .ordinal else { return false }
                let words = text.printed(text.tokens[index]).lowercased().split { !$0.isLetter && !$0.isNumber }
                return !words.isEmpty && words.allSatisfy(printed.contains)
            }
        }
    }

    private func isLike(_ one: MatchToken, _ other: MatchToken) -> Bool {
        if one.key == other.key, one.detail < 0 || other.detail < 0 { return one.kind != .han }
        switch (one.kind, other.kind) {
        case (.amount, .amount), (.amount, .number), (.number, .amount), (.number, .number):
            guard one.detail >= 0, other.detail >= 0 else { return false }
            return left.amounts[Int(one.detail)].agrees(with: right.amounts[Int(other.detail)])
        case (.date, .date):
            guard one.detail >= 0, other.detail >= 0 else { return false }
            let (first, second) = (left.dates[Int(one.detail)].interval, right.dates[Int(other.detail)].interval)
            // A day may be told by its month; a quarter is not the half-year that it lies in.
            guard min(first.days, second.days) <= Interval.shortest || first.days == second.days else { return false }
            return first.start >= second.start && first.end <= second.end
                || second.start >= first.start && second.end <= first.end
        case (.name, .name), (.word, .name), (.name, .word):
            return WordLikeness.isMisprint(characters(one, left), characters(other, right))
        case (.word, .word):
            // Two words of the tables are two words.
            guard one.wordClass == 0 || other.wordClass == 0 else { return false }
            return WordLikeness.isMisprint(characters(one, left), characters(other, right))
        default: return false
        }
    }

    private func characters(_ token: MatchToken, _ text: TokenizedText) -> [UInt32] {
        Array(text.scalars[Int(token.start)..<Int(token.end)])
    }

    private func areInitials(
        _ one: Int, of text: TokenizedText, _ others: [Int], _ range: Range<Int>, of other: TokenizedText
    ) -> Bool {
        guard text.tokens[one].flags.contains(.allCapitals), others.count >= 2, let first = others.first,
            let last = others.last,
            range.contains(first), range.contains(last)
        else { return false }
        let words = (first...last).map { index in
            (first: other.scalars[Int(other.tokens[index].start)], isFunction: !other.tokens[index].kind.isTelling)
        }
        return WordLikeness.areInitials(characters(text.tokens[one], text), of: words)
    }

    /// "the company" where the other has a name that both tell.
    private func takesUpName(
        _ words: [Int], _ text: TokenizedText, _ names: [Int], _ other: TokenizedText, _ keys: Set<UInt64>
    ) -> Bool {
        words.allSatisfy { text.tokens[$0].isAnaphor }
            && names.allSatisfy {
                keys.contains(other.tokens[$0].key) && other.tokens[$0].kind == .name || other.tokens[$0].isAnaphor
            }
    }

    private mutating func compare(_ ones: [Int], _ others: [Int]) {
        var hasFact = false
        for kind in FactKind.allCases {
            let (first, second) = (
                ones.first { kind.holds(left.tokens[$0]) }, others.first { kind.holds(right.tokens[$0]) }
            )
            guard let first, let second else { continue }
            hasFact = true
            add(
                kind.rawValue, printed(first, left), printed(second, right),
                isFirm: isFirm(kind, left.tokens[first], right.tokens[second]))
        }
        if hasFact { return }
        let (one, other) = (span(ones, left), span(others, right))
        let (lengths) = (length(ones, left), length(others, right))
        if max(lengths.0, lengths.1) >= Contradictions.shortestRewording, min(lengths.0, lengths.1) >= 1.5 {
            reworded.append(MatchComparison.Finding(fact: "wording", words: "\(one) against \(other)"))
        } else {
            add("wording", one, other)
        }
    }

    /// Whether two facts in the place of each other contradict in whatever order the rest is told.
    private mutating func isFirm(_ kind: FactKind, _ one: MatchToken, _ other: MatchToken) -> Bool {
        if kind == .action {
            return Reversal.opposites.contains([one.wordClass, other.wordClass])
                && !Transfer(left).agrees(with: Transfer(right))
        }
        if kind == .quantity {
            let units = [one, other].enumerated().map { index, token in
                (index == 0 ? left : right).amount(of: token)?.unit ?? 0
            }
            if units[0] != units[1], units[0] != 0, units[1] != 0 { return false }
        }
        defer { replaced.insert([one.key, other.key]) }
        if replaced.contains([other.key, one.key]) {
            return kind != .name || !Transfer(left).agrees(with: Transfer(right))
        }
        return !rightKeys.contains(one.key) && !leftKeys.contains(other.key)
    }

    private func printed(_ index: Int, _ text: TokenizedText) -> String { text.words(index..<index + 1).shortened }

    private func span(_ tokens: [Int], _ text: TokenizedText) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return text.words(first..<last + 1).shortened
    }

    // MARK: What is left on both sides

    /// Facts of one kind that each side tells in another place and the other side not at all.
    private mutating func compareLeftover() {
        for one in freeActions.left where !rightKeys.contains(left.tokens[one].key) {
            for other in freeActions.right where !leftKeys.contains(right.tokens[other].key) {
                if Reversal.opposites.contains([left.tokens[one].wordClass, right.tokens[other].wordClass]) {
                    add("action", printed(one, left), printed(other, right), isFirm: true)
                }
            }
        }
        for kind in FactKind.allCases where kind != .date && kind != .action {
            let ones = leftover.left.filter { kind.holds(left.tokens[$0]) && !rightKeys.contains(left.tokens[$0].key) }
            let others = leftover.right.filter {
                kind.holds(right.tokens[$0]) && !leftKeys.contains(right.tokens[$0].key)
            }
            for one in ones {
                for other in others {
                    if kind == .quantity,
                        unit(one, left) != unit(other, right) || isLike(left.tokens[one], right.tokens[other])
                    {
                        continue
                    }
                    add(kind.rawValue, printed(one, left), printed(other, right))
                }
            }
        }
    }

    private func unit(_ index: Int, _ text: TokenizedText) -> UInt64 {
        let detail = Int(text.tokens[index].detail)
        return text.amounts.indices.contains(detail) ? text.amounts[detail].unit : 0
    }
}

/// The kinds of facts that must not differ.
enum FactKind: String, CaseIterable {
    case date, quantity, code, ordinal, name, action

    func holds(_ token: MatchToken) -> Bool {
        switch self {
        case .date: token.kind == .date
        case .quantity: token.kind == .amount || token.kind == .number
        case .code: token.kind == .code
        case .ordinal: token.kind == .ordinal
        case .name: token.kind == .name
        case .action: token.isAction
        }
    }
}

/// Words that undo what is told, and words that say it is done.
enum Reversal {
    /// The classes that undo.
    static let classes: Set<Int16> = Set(
        WordClass.all.indices.filter { ["termination", "refusal"].contains(WordClass.all[$0].name) }.map {
            Int16(truncatingIfNeeded: $0 + 1)
        })
    static let by = Hashing.word("by")
    /// The class of what is planned.
    static let plan = WordClass.number(of: "plan")
    /// Verbs of the past and the perfect, for "was opened" against "will be opened".
    static let done: Set<UInt64> = Set(["was", "were", "has", "have", "had", "is", "are", "been"].map(Hashing.word))

    /// Pairs of classes of which one undoes the other, both ways.
    static let opposites: Set<[Int16]> = Set(
        WordClass.opposites.flatMap { pair -> [[Int16]] in
            guard let first = WordClass.all.firstIndex(where: { $0.name == pair.0 }),
                let second = WordClass.all.firstIndex(where: { $0.name == pair.1 })
            else { return [] }
            let (one, other) = (Int16(truncatingIfNeeded: first + 1), Int16(truncatingIfNeeded: second + 1))
            return [[one, other], [other, one]]
        })
}

/// Words of a stretch that only hold a sentence together and yet turn it: to and from, for and against.
private struct Direction {
    private static let opposites = [
        (keys("to into onto toward towards 向 至 往"), keys("from 从 自")), (keys("for"), keys("against")),
        (keys("before"), keys("after")),
    ]

    private static func keys(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").compactMap { Lexer.lexemes(of: Lexer.scalars(of: String($0))).first?.surface })
    }

    private let words: Set<UInt64>

    init(_ tokens: ArraySlice<MatchToken>) { words = Set(tokens.lazy.filter { !$0.kind.isFact }.map(\.surface)) }

    func isOpposite(to other: Direction) -> Bool {
        Direction.opposites.contains { first, second in
            leads(first, second) && other.leads(second, first) || leads(second, first) && other.leads(first, second)
        }
    }

    private func leads(_ these: Set<UInt64>, _ those: Set<UInt64>) -> Bool {
        !words.isDisjoint(with: these) && words.isDisjoint(with: those)
    }
}

extension Interval {
    /// How many days it has.
    var days: Int { end.daysSinceEpoch - start.daysSinceEpoch + 1 }
    /// What is no longer is a day or a meeting of some days; what is longer is a period that is counted over.
    static let shortest = 10
}

extension String {
    /// For a person: the first words of a long stretch.
    fileprivate var shortened: String { count > 80 ? prefix(78) + "…" : self }
}
