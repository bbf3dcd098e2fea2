import Model

/// Decides whether two happenings are one event.
///
/// Likeness of words finds candidates; facts decide, because one changed fact leaves two texts more alike than a copy that
/// was cut short. A false merge loses an event, a false veto keeps a duplicate: in doubt the two are `similar`.
public enum EventComparison {
    /// What near-duplicates share at least of their word triples.
    static let threshold = 0.4
    /// A copy that was cut short has so many of its triples in the whole text, and makes up so much of it at least.
    static let containment = (share: 0.75, size: 0.15)
    /// What reports of one event in other words share at least of what the shorter one tells.
    static let coverage = 0.3
    /// From so many of their word triples in common on, texts can be laid side by side.
    static let alignable = 0.12
    /// With so many in common and nothing replaced, they tell the same with other words between.
    static let repeated = 0.25
    /// So many names, amounts and codes in common, of one day and with nothing against it, make one event of two reports
    /// in whatever words.
    static let distinctions = 3
    /// What short texts share at least to be called similar.
    static let closeCoverage = 0.6
    /// Both of two intervals of which one lies in the other must be so short, in days, for facts alone to make one event.
    static let longestInterval = 31

    /// Holds a report against a known event. Pure; the order of the two matters only for `follows`.
    public static func compare(_ report: MatchSubject, with known: MatchSubject) -> MatchComparison {
        Comparing(report, known).outcome()
    }
}

/// How the dates of two happenings lie to each other.
enum DateRelation {
    case equal, nested, overlapping, disjoint, oneUndated, bothUndated

    init(_ one: Interval?, _ other: Interval?) {
        switch (one, other) {
        case (nil, nil): self = .bothUndated
        case (nil, _), (_, nil): self = .oneUndated
        case (let one?, let other?):
            if one.start == other.start, one.end == other.end {
                self = .equal
            } else if !one.overlaps(other) {
                self = .disjoint
            } else if one.start >= other.start && one.end <= other.end
                || other.start >= one.start && other.end <= one.end
            {
                self = .nested
            } else {
                self = .overlapping
            }
        }
    }
}

/// One comparison under way.
private struct Comparing {
    private let report: MatchSubject
    private let known: MatchSubject
    private let relation: DateRelation
    private let score: Double
    private let containment: Double

    init(_ report: MatchSubject, _ known: MatchSubject) {
        self.report = report
        self.known = known
        relation = DateRelation(report.interval, known.interval)
        let (first, second) = (report.features.shingles, known.features.shingles)
        let shared = Features.shared(first, second)
        let union = first.count + second.count - shared
        score = union > 0 ? Double(shared) / Double(union) : 0
        containment = min(first.count, second.count) >= 6 ? Double(shared) / Double(min(first.count, second.count)) : 0
    }

    private func result(
        _ verdict: MatchComparison.Verdict, _ rule: String, agreed: [MatchComparison.Finding] = [],
        contradicted: [MatchComparison.Finding] = [], score: Double? = nil
    ) -> MatchComparison {
        MatchComparison(
            verdict: verdict, rule: rule, score: score ?? self.score, threshold: EventComparison.threshold,
            agreed: agreed,
            contradicted: contradicted)
    }

    func outcome() -> MatchComparison {
        if let decision = ExactMatch.decision(report.happening, known.happening) {
            return result(
                .same, decision.rule, agreed: decision.reasons.map { .init(fact: "words", words: $0) }, score: 1)
        }
        let isSameText = surfacesAreEqual
        if isSameText, relation == .equal || relation == .bothUndated {
            return result(
                .same, "exact",
                agreed: [.init(fact: "words", words: "the same words once what belongs to the page is set aside")]
                    + dates, score: 1)
        }
        if relation == .disjoint { return laterStage() ?? apart() }
        let size =
            Double(min(report.features.shingles.count, known.features.shingles.count))
            / Double(max(1, max(report.features.shingles.count, known.features.shingles.count)))
        let isContained = containment >= EventComparison.containment.share && size >= EventComparison.containment.size
        let isNear =
            score >= EventComparison.threshold || isContained || isSameText
            || relation == .oneUndated && normalisedAreEqual
        return isNear ? near() : byFacts()
    }

    /// The same words in the same order but for case, marks and furniture.
    private var surfacesAreEqual: Bool {
        let (first, second) = (report.text.tokens, known.text.tokens)
        return first.count == second.count && !first.isEmpty
            && first.elementsEqual(second) { $0.surface == $1.surface && $0.key == $1.key }
            && boundsAgree
    }

    /// Without its date a text may be read otherwise.
    private var normalisedAreEqual: Bool {
        TextNormalisation.normalised(report.happening.text) == TextNormalisation.normalised(known.happening.text)
    }

    private var boundsAgree: Bool {
        let (first, second) = (report.text.amounts, known.text.amounts)
        return first.count == second.count && first.elementsEqual(second) { $0.agrees(with: $1) }
    }

    // MARK: Dates

    private var dates: [MatchComparison.Finding] {
        guard let one = report.interval, let other = known.interval else { return [] }
        return [.init(fact: "date", words: relation == .equal ? one.edtf : "\(one.edtf) and \(other.edtf)")]
    }

    private var datesApart: MatchComparison.Finding {
        .init(fact: "date", words: "\(report.interval?.edtf ?? "no date") against \(known.interval?.edtf ?? "no date")")
    }

    private func apart() -> MatchComparison { result(.different, "dates apart", contradicted: [datesApart]) }

    // MARK: Near-duplicates

    private func near() -> MatchComparison {
        let facts = SharedFacts(report, known)
        let contradictions = contradictions(facts)
        if let period = periodsApart {
            return result(.similar, "another period", contradicted: [period] + contradictions.found)
        }
        if !contradictions.found.isEmpty {
            return result(
                .similar, "contradiction", agreed: dates, contradicted: contradictions.found + contradictions.reworded)
        }
        if let role = facts.contradicted.first(where: { $0.fact == "role" || $0.fact == "order" }) {
            return result(.similar, "contradiction", agreed: dates, contradicted: [role])
        }
        if relation == .oneUndated {
            return result(.similar, "date in doubt", agreed: facts.agreed, contradicted: [datesApart])
        }
        if !contradictions.reworded.isEmpty || report.isShort || known.isShort {
            if tellsTheSame { return result(.same, "same facts", agreed: dates + facts.agreed) }
            return isOneEvent(facts)
                ? result(.same, "same facts", agreed: dates + facts.agreed)
                : result(
                    .similar, report.isShort || known.isShort ? "too short" : "in other words",
                    agreed: dates + facts.agreed,
                    contradicted: facts.contradicted + contradictions.reworded)
        }
        return result(.same, "near-duplicate", agreed: dates + facts.agreed)
    }

    /// What the two tell otherwise, in the order of clauses in which they tell the least. Where facts are against it, no
    /// other order is tried: what was replaced would only be put out of sight.
    private func contradictions(_ facts: SharedFacts) -> Contradictions {
        func compare(_ one: TokenizedText, _ other: TokenizedText) -> Contradictions {
            Contradictions(one, other, Alignment(one, other))
        }
        var least = compare(report.text, known.text)
        func count(_ each: Contradictions) -> Int { 4 * each.found.count + each.reworded.count }
        guard facts.contradicted.isEmpty, !facts.haveOwnNames else { return least }
        // One word in the place of another is no matter of order.
        if least.reworded.isEmpty, least.found.count == 1, !["name", "role", "quantity"].contains(least.found[0].fact) {
            return least
        }
        if count(least) > 0, let moved = ClauseOrder.rearranged(known.text, like: report.text) {
            let other = compare(report.text, moved)
            if count(other) < count(least) { least = other }
        }
        if count(least) > 0, let moved = ClauseOrder.rearranged(report.text, like: known.text) {
            let other = compare(moved, known.text)
            if count(other) < count(least) { least = other }
        }
        if count(least) > 0, let swapped = ClauseOrder.swapped(known.text, like: report.text) {
            let other = compare(report.text, swapped)
            if count(other) < count(least) { least = other }
        }
        if count(least) > 0, let swapped = ClauseOrder.swapped(report.text, like: known.text) {
            let other = compare(swapped, known.text)
            if count(other) < count(least) { least = other }
        }
        return least
    }

    /// Two periods over which something was counted and that are not one: a month, the first two months.
    private var periodsApart: MatchComparison.Finding? {
        guard let one = report.interval, let other = known.interval, relation == .nested || relation == .overlapping,
            min(one.days, other.days) > Interval.shortest
        else { return nil }
        return datesApart
    }

    /// Both tell exactly the same things, in whatever order and with whatever words between.
    private var tellsTheSame: Bool {
        (relation == .equal || relation == .bothUndated) && report.features.content.count >= 3
            && report.features.content == known.features.content && boundsAgree
    }

    // MARK: The same facts in other words

    private func byFacts() -> MatchComparison {
        var facts = SharedFacts(report, known)
        if score >= EventComparison.alignable {
            let contradictions = contradictions(facts)
            if score >= EventComparison.repeated, relation == .equal, !report.isShort, !known.isShort,
                contradictions.found.isEmpty, contradictions.reworded.isEmpty, facts.contradicted.isEmpty
            {
                return result(.same, "near-duplicate", agreed: dates + facts.agreed)
            }
            facts.contradict(contradictions.firm)
        }
        if isOneEvent(facts) { return result(.same, "same facts", agreed: dates + facts.agreed) }
        let isClose =
            facts.points >= SharedFacts.enough && facts.actorsAgree && facts.coverage >= EventComparison.coverage
        if isClose || isShortAndClose(facts) {
            return result(
                .similar, facts.contradicted.isEmpty ? "in doubt" : "contradiction", agreed: dates + facts.agreed,
                contradicted: facts.contradicted)
        }
        return result(.different, "too little in common", agreed: facts.agreed, contradicted: facts.contradicted)
    }

    /// Short texts of which the one tells most of what the other tells.
    private func isShortAndClose(_ facts: SharedFacts) -> Bool {
        guard report.isShort || known.isShort else { return false }
        let (first, second) = (report.features.content.count, known.features.content.count)
        return max(first, second) <= 2 * min(first, second) && facts.coverage >= EventComparison.closeCoverage
    }

    private func isOneEvent(_ facts: SharedFacts) -> Bool {
        guard relation == .equal || relation == .nested, let one = report.interval, let other = known.interval,
            one.days <= EventComparison.longestInterval, other.days <= EventComparison.longestInterval
        else { return false }
        guard facts.contradicted.isEmpty, periodsApart == nil else { return false }
        if facts.distinctions >= EventComparison.distinctions, facts.sharedRuns > 0, !isAnotherStage(facts) {
            return true
        }
        return facts.actorsAgree && facts.actionsAgree
            && facts.points >= SharedFacts.enough
            && facts.coverage >= EventComparison.coverage
    }

    /// Whether the two tell of different steps of one project.
    private func isAnotherStage(_ facts: SharedFacts) -> Bool {
        let (one, other) = (report.features, known.features)
        // Finished, put into operation, opened: one report tells of the one, another of the other.
        let finished = 60...100
        guard !finished.contains(one.stage) || !finished.contains(other.stage) else { return false }
        return one.stage > 0 && other.stage > 0 && one.stage != other.stage
            && !one.actions.contains(where: other.actions.contains)
    }

    // MARK: A later stage

    private func laterStage() -> MatchComparison? {
        guard let one = report.interval, let other = known.interval, one.start > other.end else { return nil }
        let project = SharedProject(report, known, SharedFacts(report, known))
        guard project.isOne, project.isLater else { return nil }
        return result(
            .follows, "later stage",
            agreed: project.agreed
                + [.init(fact: "stage", words: "\(known.features.stage) and then \(report.features.stage)")])
    }
}
