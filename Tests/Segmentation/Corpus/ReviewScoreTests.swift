import Model
import ReviewTruth
import Testing

@testable import Segmentation

/// The measure itself: what it counts right, and that it does not count the rest.
@Suite struct ReviewScoreTests {
    private static let text = """
        Mill Reopens in 2024
        1. Mill reopens
        On May 3, the mill reopened its doors.
        2. Harbour closes
        On June 4, the harbour closed its gates.
        """

    private static let truth = """
        # a comment
        title | Mill Reopens in 2024
        year | 2024
        section | 1 | 1. | Mill reopens
        event | 1 | 2024-05-03 | On May 3, | reopened its doors.
        section | 2 | 2. | Harbour closes
        event | 2 | 2024-06-04 | On June 4, the | closed its gates.
        # taste: a comment
        """

    private func score(_ truth: String) throws -> ReviewScore {
        let document = Document.blocks(ReviewScoreTests.text, title: "Mill Reopens in 2024") {
            $0.hasPrefix("Mill") ? .title : .paragraph
        }
        let reading = Segmenter.read(document)
        var score = ReviewScore()
        score.add(
            "mill", document: document, events: reading.events, sections: reading.items.map(\.section),
            truth: try ReviewTruth(truth, name: "mill.truth"))
        return score
    }

    @Test func whatIsAsTheReaderSaysIsPerfect() throws {
        let score = try score(ReviewScoreTests.truth)
        #expect(score.findings == [])
        #expect(score.perfect == 1 && score.documents == 1)
        #expect(ReviewScore.Measure.allCases.allSatisfy { score.value($0) == 1 })
    }

    @Test(arguments: [
        ("reopened its doors.", "reopened its", ReviewScore.Measure.ends),
        ("On May 3, |", "the mill reopened |", .starts), ("2024-06-04", "2024-06", .dates),
        ("2024-06-04", "undated", .dates), ("| Harbour closes", "| Harbour", .headings),
        ("| Harbour closes", "| Harbour", .sections), ("2 | 2. |", "2.1 | 2. |", .sections),
        ("event | 2 |", "event | 1 |", .labels), ("On June 4, the |", "On July 4, the |", .starts),
    ])
    func whatIsNotIsCounted(right: String, wrong: String, measure: ReviewScore.Measure) throws {
        var truth = ReviewScoreTests.truth.replacing(right, with: wrong)
        if measure == .sections { truth = truth.replacing("event | 2 |", with: "event | 1 |") }
        let score = try score(truth)
        #expect(score.value(measure) == 0.5)
        #expect(score.perfect == 0 && score.findings.count == 1)
    }

    @Test func whatIsFoundAndNotWantedIsCounted() throws {
        let truth = ReviewScoreTests.truth.split(separator: "\n").filter { !$0.hasPrefix("event | 2") }
        let score = try score(truth.joined(separator: "\n"))
        #expect(abs(score.value(.starts) - 2.0 / 3) < 1e-9)
        #expect(score.findings.first?.contains("spurious") == true)
    }

    @Test(arguments: [
        ("year | last", "x:1"), ("event | 1 | 2024 | a | b", "x:1"), ("section | 1", "x:1"),
        ("# y\nevent | - | May | a | b", "x:2"), ("events | -", "x:1"), ("event | - | 2024-13 | a | b", "x:1"),
    ])
    func aLineThatIsNoRecordIsNamed(text: String, place: String) {
        #expect {
            try ReviewTruth(text, name: "x")
        } throws: {
            "\($0)".hasPrefix(place)
        }
    }

    @Test(arguments: [
        ("2024-02", "2024-02-01", "2024-02-29"), ("2024", "2024-01-01", "2024-12-31"),
        ("2024-10/2024-12", "2024-10-01", "2024-12-31"), ("2024-12-21/2024-12-31", "2024-12-21", "2024-12-31"),
    ])
    func daysAreInclusive(edtf: String, first: String, last: String) throws {
        let days = try #require(ReviewTruth.days(of: edtf))
        #expect("\(days.lowerBound)" == first && "\(days.upperBound)" == last)
    }
}
