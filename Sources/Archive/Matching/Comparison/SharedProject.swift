import Model

/// Whether a later report goes on with the project of an earlier one: the same actor, the same matter, another step.
struct SharedProject {
    /// The share of the later report's words about the matter that the earlier one has, at least.
    private static let matter = 0.25
    /// In Chinese, of its pairs of characters.
    private static let hanMatter = 0.2
    /// Texts of more likeness than this, both with the same actions, are two reports out of one mould.
    private static let mould = 0.3

    /// The same for texts that tell of different actions.
    private static let anotherAction = 0.5

    /// Whether both tell of one project.
    private(set) var isOne = false
    /// Whether the report is a step beyond the known one, and no repetition.
    private(set) var isLater = false
    private(set) var agreed: [MatchComparison.Finding]

    private let report: MatchSubject
    private let known: MatchSubject

    init(_ report: MatchSubject, _ known: MatchSubject, _ facts: SharedFacts) {
        self.report = report
        self.known = known
        agreed = facts.agreed
        isLater = goesOn
        let takesUp =
            report.text.tokens.contains { SharedProject.back.contains($0.surface) }
            || report.features.actions.contains(SharedProject.enlargement)
        let amountsDiffer = facts.contradicted.contains { $0.fact == "quantity" } && facts.sharedAmounts == 0
        guard !facts.contradicted.contains(where: { $0.fact == "code" }), !amountsDiffer || isPart || takesUp else {
            return
        }
        isOne = report.text.tokens.contains { $0.kind == .han } ? sharesHanMatter(facts) : sharesMatter(facts)
    }

    // MARK: Another step

    /// Words that take up an earlier step.
    private static let back = Set(
        ["again", "earlier", "previous", "previously", "announced", "agreed", "rest", "finally", "definitive"].map(
            Hashing.word))

    /// A step is another action, a later stage, or a word that takes up an earlier one.
    private var goesOn: Bool {
        let (one, other) = (report.features, known.features)
        if one.stage > other.stage, other.stage > 0 { return true }
        let first = one.actions.filter { !SharedProject.plain.contains($0) }
        let second = other.actions.filter { !SharedProject.plain.contains($0) }
        if let lead = first.first, !second.contains(lead) { return likeness < SharedProject.anotherAction }
        if !first.isEmpty, first.contains(where: second.contains) {
            return likeness < SharedProject.mould / 3
                || likeness < SharedProject.mould
                    && report.text.tokens.contains { SharedProject.back.contains($0.surface) }
        }
        return likeness < (first.isEmpty && second.isEmpty ? SharedProject.mould : SharedProject.anotherAction)
    }

    private static let enlargement = WordClass.number(of: "enlargement")

    /// Actions that many a report has beside its own.
    private static let plain = Set(
        ["rise", "fall", "import", "export", "start", "completion", "publication"].map(WordClass.number))

    private var likeness: Double {
        let shared = Features.shared(report.features.shingles, known.features.shingles)
        return Double(shared) / Double(max(1, report.features.shingles.count + known.features.shingles.count - shared))
    }

    /// A part of the project: the first of two stages is smaller than the whole.
    private var isPart: Bool {
        !report.features.ordinals.isEmpty || report.text.tokens.contains { SharedProject.parts.contains($0.key) }
    }

    private static let parts = Set(
        ["一期", "二期", "三期"].flatMap { Lexer.lexemes(of: Lexer.scalars(of: $0)).dropFirst().map(\.stem) })

    // MARK: The matter

    private func sharesMatter(_ facts: SharedFacts) -> Bool {
        let (one, other) = (report.features, known.features)
        // Somebody whom the one begins with acts in the other.
        let names = Set(one.names)
        let shared = names.filter(other.tells)
        let leads = other.subject.map(one.tells) ?? false || one.subject.map(other.tells) ?? false
        guard leads, !shared.isEmpty else { return false }
        let all = names.union(other.names)
        let words = Set(
            report.text.tokens.lazy.filter { $0.kind == .word && !$0.isAction && !$0.isAnaphor || $0.kind == .ordinal }
                .map(\.key)
        ).subtracting(all).subtracting(SharedProject.times)
        let matter = words.filter(other.tells)
        let share = Double(matter.count) / Double(max(1, words.count))
        let strangers = names.count - shared.count
        if facts.sharedAmounts + facts.sharedCodes > 0, matter.count > 0 || facts.sharedRuns >= 2 { return true }
        if isElsewhere(shared) || strangers > shared.count { return false }
        if matter.count > 0, strangers == 0, shared.count >= 3 || facts.sharedRuns >= 2 { return true }
        if matter.count > 0, share >= SharedProject.matter, shared.count >= 3 { return true }
        return matter.count >= 2 && share >= SharedProject.matter
    }

    /// Whether each is told to be in a place of its own.
    private func isElsewhere(_ shared: Set<UInt64>) -> Bool {
        func places(_ text: TokenizedText) -> [UInt64] {
            text.tokens.indices.dropFirst().filter {
                text.tokens[$0].kind == .name && SharedProject.inside.contains(text.tokens[$0 - 1].surface)
            }
            .map { text.tokens[$0].key }
        }
        let (one, other) = (places(report.text), places(known.text))
        return !one.isEmpty && !other.isEmpty && !one.contains(where: shared.contains)
            && !other.contains(where: report.features.tells)
    }

    private static let inside = Set(["in", "at", "near"].map(Hashing.word))

    /// Words of time and place that are no part of a matter.
    private static let times = Set(
        ["new", "month", "week", "day", "year", "quarter", "first", "end", "start", "after", "before"].compactMap {
            Lexer.lexemes(of: Lexer.scalars(of: $0)).first?.stem
        })

    private func sharesHanMatter(_ facts: SharedFacts) -> Bool {
        let (one, other) = (report.features, known.features)
        guard leadsHan(report.text, other) || leadsHan(known.text, one) else { return false }
        let shared = Features.shared(one.content, other.content)
        let share = Double(shared) / Double(max(1, one.content.count))
        return facts.sharedRuns >= 2 && share >= SharedProject.hanMatter
            || facts.sharedAmounts > 0 && facts.sharedRuns >= 1
    }

    /// Whether what the one begins with, the other tells.
    private func leadsHan(_ text: TokenizedText, _ other: Features) -> Bool {
        var last: MatchToken?
        for token in text.tokens {
            if token.kind == .name { return other.tells(token.key) }
            if token.kind == .han, let last, last.kind == .han, last.end == token.start {
                return other.tells(Hashing.joined(last.key, token.key))
            }
            last = token
        }
        return false
    }
}
