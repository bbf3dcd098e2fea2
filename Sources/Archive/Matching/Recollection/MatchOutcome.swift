import Model

/// What follows from all comparisons of a report: which event it is a sighting of, or how a new one belongs to others.
struct MatchOutcome {
    /// A known event and what came of comparing a report with it.
    struct Compared {
        var event: Event
        var comparison: MatchComparison
    }

    /// So many links of a kind a new event gets at most, those with the highest scores.
    private static let mostLinks = 3
    /// Events that are nearer to each other than this in the words that they share with a report are equally near.
    private static let leastDistance = 0.1

    private let compared: [Compared]

    /// - Parameter compared: the report held against each candidate.
    init(_ compared: [Compared]) {
        var compared = compared.sorted {
            ($1.comparison.score, $0.event.id) < ($0.comparison.score, $1.event.id)
        }
        MatchOutcome.doubt(&compared)
        self.compared = compared
    }

    /// A report that may be either of two events which are not one (a short wording, say, of which only the rest would
    /// tell) is held to be neither: a duplicate is a nuisance, an event lost in another is lost.
    private static func doubt(_ compared: inout [Compared]) {
        let same = compared.indices.filter { compared[$0].comparison.verdict == .same }
        guard let first = same.first else { return }
        let nearest = compared[first]
        let rivals = same.dropFirst().filter { index in
            nearest.comparison.score - compared[index].comparison.score < leastDistance
                && EventComparison.compare(
                    MatchSubject(compared[index].event.happening), with: MatchSubject(nearest.event.happening)
                ).verdict != .same
        }
        guard let rival = rivals.first.map({ compared[$0].event.id }) else { return }
        for index in [first] + rivals {
            let other = index == first ? rival : nearest.event.id
            compared[index].comparison.verdict = .similar
            compared[index].comparison.rule = "in doubt"
            compared[index].comparison.contradicted.append(
                .init(fact: "event", words: "it may as well be \(other), which is another"))
        }
    }

    /// The event that the report tells of; nil where it is none of those it was compared with. Where it could be several
    /// it is the nearest in words, and among equals the first id.
    var known: Match? {
        guard let nearest = compared.first(where: { $0.comparison.verdict == .same }) else { return nil }
        let others = compared.filter { $0.event.id != nearest.event.id && $0.comparison.verdict != .different }
        let comparison = nearest.comparison
        return .known(
            id: nearest.event.id,
            decision: Decision(
                rule: comparison.rule, score: comparison.score, threshold: comparison.threshold,
                reasons: MatchOutcome.words(comparison.agreed, otherwise: comparison.rule),
                contradicted: comparison.contradicted.map(MatchOutcome.words),
                candidates: others.prefix(MatchOutcome.mostLinks).map { candidate in
                    Decision.Candidate(
                        event: candidate.event.id, verdict: candidate.comparison.verdict.rawValue,
                        score: candidate.comparison.score,
                        contradicted: candidate.comparison.contradicted.map(MatchOutcome.words))
                }))
    }

    /// The links of a new event.
    func links(of event: Event) -> [Link] {
        let kinds: [(Link.Kind, MatchComparison.Verdict)] = [(.follows, .follows), (.similar, .similar)]
        return kinds.flatMap { kind, verdict in
            compared.filter { $0.comparison.verdict == verdict }.prefix(MatchOutcome.mostLinks)
                .map { MatchOutcome.link(event, to: $0.event.id, kind, $0.comparison) }
        }
    }

    private static func link(
        _ event: Event, to other: String, _ kind: Link.Kind, _ comparison: MatchComparison
    ) -> Link {
        Link(
            event: event.id, other: other, kind: kind, rule: comparison.rule, score: comparison.score,
            threshold: comparison.threshold, agreed: comparison.agreed.map(words),
            contradicted: comparison.contradicted.map(words), rules: event.rules)
    }

    private static func words(_ findings: [MatchComparison.Finding], otherwise: String) -> [String] {
        findings.isEmpty ? [otherwise] : findings.map(words)
    }

    private static func words(_ finding: MatchComparison.Finding) -> String {
        finding.fact == "words" ? finding.words : "\(finding.fact): \(finding.words)"
    }
}
