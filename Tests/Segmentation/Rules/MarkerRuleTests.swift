import Testing

@testable import Segmentation

@Suite struct MarkerRuleTests {
    @Test func everyRuleHasANameOfItsOwnAReasonAndExamplesForAndAgainst() {
        let names = MarkerRule.all.map(\.name)
        #expect(Set(names).count == names.count)
        for rule in MarkerRule.all {
            #expect(!rule.name.isEmpty && !rule.reason.isEmpty)
            #expect(!rule.refuses.isEmpty, "\(rule.name) refuses nothing")
            #expect(!rule.accepts.isEmpty, "\(rule.name) accepts nothing")
        }
    }

    @Test(arguments: MarkerRule.all.map(\.name))
    func aRuleRefusesAndAcceptsItsExamples(name: String) throws {
        let rule = try #require(MarkerRule.all.first { $0.name == name })
        for example in rule.refuses {
            let candidates = try MarkerRuleTests.marked(example)
            #expect(candidates.allSatisfy { $0.refusal == name }, "\(example): \(candidates.map(\.refusal))")
        }
        for example in rule.accepts {
            let candidates = try MarkerRuleTests.marked(example)
            #expect(candidates.contains { $0.refusal == nil }, "\(example): \(candidates.map(\.refusal))")
        }
    }

    /// The candidates that begin where the mark does; an example without any shows nothing.
    private static func marked(_ example: String) throws -> [MarkerCandidate] {
        let angled = AngledText(example)
        let range = try #require(angled.ranges.first, "\(example) marks nothing")
        let bytes = angled.bytes
        let found = MarkerScanner.candidates(in: bytes, regions: [Region(range: 0..<bytes.count)])
            .filter { $0.range.lowerBound == range.lowerBound }
        try #require(!found.isEmpty, "\(example): the scanner finds no marker there")
        return found
    }
}
