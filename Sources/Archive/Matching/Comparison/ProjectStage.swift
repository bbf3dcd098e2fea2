/// How far a project has come, by the words that tell it. The stages themselves stand in `WordClass.actions`.
enum ProjectStage {
    private static let stages: [Int] =
        [0]
        + WordClass.all.map {
            if case .action(let stage) = $0.meaning { stage } else { 0 }
        }
    /// What is planned only: the least of the stages.
    static let plan = 10
    private static let planClass = Int16(truncatingIfNeeded: 1 + (WordClass.all.firstIndex { $0.name == "plan" } ?? -1))

    static func stage(of token: MatchToken) -> Int {
        token.isAction && stages.indices.contains(Int(token.wordClass)) ? stages[Int(token.wordClass)] : 0
    }

    /// The latest stage that the text says has been reached; what is only planned or expected in the same sentence does
    /// not count. A text that only plans is at the stage of a plan.
    static func reached(in text: TokenizedText) -> Int {
        var reached = 0
        var isPlanned = false
        var isAhead = false
        for token in text.tokens {
            if token.flags.contains(.opensSentence) { isAhead = false }
            if token.kind == .intention || token.wordClass == planClass {
                isAhead = true
                isPlanned = true
            }
            let stage = stage(of: token)
            if stage > plan, !isAhead { reached = max(reached, stage) }
        }
        return reached > 0 ? reached : isPlanned ? plan : 0
    }
}
