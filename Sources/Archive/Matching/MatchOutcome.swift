import Model

/// What follows from all comparisons of a report: which event it is a sighting of, or how a new one belongs to others.
enum MatchOutcome {
    /// So many links of a kind a new event gets at most, those with the highest scores.
    private static let mostLinks = 3

    /// The event that the report tells of; nil where it is none of those it was compared with. Where it could be several
    /// it is the nearest in words, and among equals the first id.
    static func known(in compared: [(id: String, comparison: MatchComparison)]) -> Match? {
        let same = compared.filter { $0.comparison.verdict == .same }
        guard let nearest = same.min(by: { ($1.comparison.score, $0.id) < ($0.comparison.score, $1.id) }) else {
            return nil
        }
        let others = compared.filter { $0.id != nearest.id && $0.comparison.verdict != .different }
        let comparison = nearest.comparison
        return .known(
            id: nearest.id,
            decision: Decision(
                rule: comparison.rule, score: comparison.score, threshold: comparison.threshold,
                reasons: words(comparison.agreed, otherwise: comparison.rule),
                contradicted: comparison.contradicted.map(words),
                candidates: others.sorted { ($1.comparison.score, $0.id) < ($0.comparison.score, $1.id) }
                    .prefix(mostLinks).map { candidate in
                        Decision.Candidate(
                            event: candidate.id, verdict: candidate.comparison.verdict.rawValue,
                            score: candidate.comparison.score,
                            contradicted: candidate.comparison.contradicted.map(words))
                    }))
    }

    /// The links of a new event.
    static func links(of event: Event, to compared: [(id: String, comparison: MatchComparison)]) -> [Link] {
        let kinds: [(Link.Kind, MatchComparison.Verdict)] = [(.follows, .follows), (.similar, .similar)]
        return kinds.flatMap { kind, verdict in
            compared.filter { $0.comparison.verdict == verdict }
                .sorted { ($1.comparison.score, $0.id) < ($0.comparison.score, $1.id) }.prefix(mostLinks)
                .map { link(event, to: $0.id, kind, $0.comparison) }
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
