import Model
import Testing

@testable import Segmentation

@Suite struct OpeningRuleTests {
    @Test func everyRuleHasANameOfItsOwnAReasonAndExamplesForAndAgainst() {
        let names = OpeningRule.all.map(\.name)
        #expect(Set(names).count == names.count)
        for rule in OpeningRule.all {
            #expect(!rule.name.isEmpty && !rule.reason.isEmpty)
            #expect(!rule.refuses.isEmpty, "\(rule.name) refuses nothing")
            #expect(!rule.accepts.isEmpty, "\(rule.name) accepts nothing")
        }
    }

    @Test(arguments: OpeningRule.all.map(\.name))
    func aRuleRefusesAndAcceptsItsExamples(name: String) throws {
        let rule = try #require(OpeningRule.all.first { $0.name == name })
        for example in rule.refuses {
            let refusal = try OpeningRuleTests.refusal(ofSecondSentence: example)
            #expect(refusal == name, "\(example): \(refusal ?? "opens an event")")
        }
        for example in rule.accepts {
            let refusal = try OpeningRuleTests.refusal(ofSecondSentence: example)
            #expect(refusal == nil, "\(example): \(refusal ?? "")")
        }
    }

    /// The rule that refuses the date with which the second sentence opens, in a review of 2024; nil where none does.
    private static func refusal(ofSecondSentence text: String) throws -> String? {
        let bytes = Array(text.utf8)
        let end = try #require(text.firstIndex { $0 == "." || $0 == "。" }, "\(text) has no second sentence")
        let start = bytes.skippingSpace(
            from: text[...end].utf8.count, to: bytes.count)
        var resolution = CalendarResolution(
            context: CalendarContext(reviewYear: CalendarContext.Year(2024, basis: "year from title"), published: nil))
        for expression in CalendarScanner.expressions(in: bytes) {
            let date = DatedExpression(expression: expression, resolved: resolution.resolve(expression, in: bytes))
            guard expression.cueRange.lowerBound >= start else { continue }
            try #require(expression.cueRange.lowerBound == start, "\(text): the sentence opens with no date")
            return OpeningRule.refusal(of: date, in: OpeningRule.Context(bytes: bytes, reviewYear: 2024))
        }
        Issue.record("\(text): there is no date in the second sentence")
        return nil
    }
}
