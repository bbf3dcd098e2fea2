import Model

/// Decides whether two happenings are one event.
public enum EventComparison {
    /// What near-duplicates share at least of their word triples.
    static let threshold = 0.4

    /// Holds a report against a known event. Pure; the order of the two matters only for `follows`.
    public static func compare(_ report: MatchSubject, with known: MatchSubject) -> MatchComparison {
        if let decision = ExactMatch.decision(report.happening, known.happening) {
            return MatchComparison(
                verdict: .same, rule: decision.rule, score: 1, threshold: threshold,
                agreed: decision.reasons.map { MatchComparison.Finding(fact: "words", words: $0) })
        }
        return MatchComparison(verdict: .different, rule: "too little in common", score: 0, threshold: threshold)
    }
}
