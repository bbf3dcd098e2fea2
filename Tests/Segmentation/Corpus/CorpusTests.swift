import ReviewTruth
import Testing

/// Below what a corpus may not fall: raise a floor when the rules have become better, never lower one to pass.
///
/// Floors stand a little below what is reached, so that a change that wins more than it loses may lose a little.
struct CorpusFloor: Sendable, CustomTestStringConvertible {
    let corpus: Corpus
    let perfect: Int
    let floors: [ReviewScore.Measure: Double]

    var testDescription: String { corpus.documents }

    static let all = [
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews", truths: "Tests/Fixtures/reviews", yearIsGiven: true),
            perfect: 31,
            floors: [.starts: 0.98, .ends: 0.96, .dates: 0.94, .labels: 0.98, .headings: 0.98, .sections: 0.96]),
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews-held-out", truths: "Tests/Fixtures/reviews-held-out",
                yearIsGiven: true),
            perfect: 29,
            floors: [.starts: 0.95, .ends: 0.93, .dates: 0.92, .labels: 0.92, .headings: 0.94, .sections: 0.89]),
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews-natural", truths: "Tests/Fixtures/reviews-natural",
                yearIsGiven: true),
            perfect: 10,
            floors: [.starts: 0.95, .ends: 0.93, .dates: 0.92, .labels: 0.95, .headings: 0.94, .sections: 0.89]),
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews-fresh", truths: "Tests/Fixtures/reviews-fresh",
                yearIsGiven: true),
            perfect: 3,
            floors: [.starts: 0.955, .ends: 0.92, .dates: 0.92, .labels: 0.86, .headings: 0.94, .sections: 0.83]),
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews-trade", truths: "Tests/Fixtures/reviews-trade",
                yearIsGiven: true),
            perfect: 20,
            floors: [.starts: 0.985, .ends: 0.98, .dates: 0.98, .labels: 0.985, .headings: 0.98, .sections: 0.96]),
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews-varied", truths: "Tests/Fixtures/reviews-varied",
                yearIsGiven: true),
            perfect: 9,
            floors: [.starts: 0.97, .ends: 0.95, .dates: 0.95, .labels: 0.95, .headings: 0.95, .sections: 0.9]),
        CorpusFloor(
            corpus: Corpus(
                documents: "Tests/Fixtures/reviews-yearly", truths: "Tests/Fixtures/reviews-yearly",
                yearIsGiven: true),
            perfect: 10,
            floors: [.starts: 0.98, .ends: 0.96, .dates: 0.97, .labels: 0.98, .headings: 0.98, .sections: 0.9]),
        CorpusFloor(
            corpus: Corpus(documents: "Samples", truths: "Samples/truth", yearIsGiven: false),
            perfect: 10,
            floors: [.starts: 1, .ends: 1, .dates: 1, .labels: 1, .headings: 1, .sections: 0.99]),
    ]
}

@Suite struct CorpusTests {
    @Test(arguments: CorpusFloor.all)
    func aCorpusIsReadNoWorseThanItWas(floor: CorpusFloor) throws {
        let score = try floor.corpus.score()
        let report = ([score.summary] + score.findings).joined(separator: "\n")
        print("\(floor.testDescription): \(score.summary)")
        #expect(score.documents > 0)
        #expect(score.perfect >= floor.perfect, "documents read perfectly\n\(report)")
        for measure in ReviewScore.Measure.allCases {
            let least = try #require(floor.floors[measure])
            #expect(score.value(measure) >= least, "\(measure.rawValue)\n\(report)")
        }
    }

    /// How many pairs of a review with markup and without any (`NAME.html`, `NAME-flat.txt`) may be read differently: lower it
    /// when fewer do.
    private static let pairsThatMayDiffer = 5

    @Test func aReviewHasTheSameEventsWithMarkupAndWithoutAny() throws {
        var pairs = 0
        var differing: [String] = []
        for corpus in CorpusFloor.all.map(\.corpus) {
            let pages = try corpus.pages()
            for (page, truth) in pages where page.pathExtension == "html" {
                let name = page.deletingPathExtension().lastPathComponent + "-flat.txt"
                guard let flat = pages.first(where: { $0.page.lastPathComponent == name }) else { continue }
                pairs += 1
                let (left, right) = (try corpus.events(of: page, truth), try corpus.events(of: flat.page, flat.truth))
                if left != right {
                    let difference = right.difference(from: left)
                    differing.append("\(name)\n  " + difference.map { "\($0)" }.joined(separator: "\n  "))
                }
            }
        }
        #expect(pairs > 5)
        #expect(differing.count <= CorpusTests.pairsThatMayDiffer, "\(differing.joined(separator: "\n"))")
    }
}
