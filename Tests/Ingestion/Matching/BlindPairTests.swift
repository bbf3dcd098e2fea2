import Archive
import Testing

/// Pairs by somebody who knew neither the rules nor the program. They were measured once before anybody looked at them
/// (`Tests/Fixtures/matching/README.md` has the figures); since then half of them were learned from.
@Suite("Pairs written blind")
struct BlindPairTests {
    /// What came of comparing the pairs of a file.
    struct Score: CustomStringConvertible {
        var same = 0
        var merged = 0
        var mergedRightly = 0
        var follows = 0
        var followed = 0
        var followedRightly = 0

        /// Of the pairs held to be one event, how many are.
        var precision: Double { Double(mergedRightly) / Double(max(1, merged)) }
        /// Of the pairs that are one event, how many are held to be.
        var recall: Double { Double(mergedRightly) / Double(max(1, same)) }

        init(_ pairs: [MatchPair]) {
            for pair in pairs {
                // The second report is the later one of a pair that follows.
                let verdict = pair.comparedTheOtherWay().verdict
                if pair.truth == "same" { same += 1 }
                if verdict == .same {
                    merged += 1
                    if pair.truth == "same" { mergedRightly += 1 }
                }
                if pair.truth == "follows" { follows += 1 }
                if verdict == .follows {
                    followed += 1
                    if pair.truth == "follows" { followedRightly += 1 }
                }
            }
        }

        var description: String {
            func thousandths(_ share: Double) -> String { "\((share * 1000).rounded() / 1000)" }
            return "same: precision \(thousandths(precision)), recall \(thousandths(recall)) of \(same); "
                + "follows: \(followedRightly) of \(follows) found, \(followed - followedRightly) wrongly"
        }
    }

    /// The least that the files may score: raise it when the score rises.
    @Test(
        "They are judged no worse than they were",
        arguments: [("blind-english.jsonl", 0.96, 0.84), ("blind-chinese.jsonl", 0.98, 0.81)])
    func pinned(file: String, precision: Double, recall: Double) throws {
        let score = Score(try MatchPair.read(file))
        print("\(file): \(score)")
        #expect(score.precision >= precision, "\(score)")
        #expect(score.recall >= recall, "\(score)")
    }
}
