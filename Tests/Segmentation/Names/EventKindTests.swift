import Model
import Testing

@testable import Segmentation

@Suite struct EventKindTests {
    @Test(arguments: EventKindRule.all.map(\.name)) func anEventIsOfTheKindOfItsExamples(name: String) throws {
        let rule = try #require(EventKindRule.all.first { $0.name == name })
        #expect(!rule.takes.isEmpty && !rule.leaves.isEmpty)
        for example in rule.takes { #expect(kind(example) == rule.kind, "\(example)") }
        for example in rule.leaves { #expect(kind(example) != rule.kind, "\(example)") }
    }

    @Test func everyKindHasARule() {
        #expect(Set(EventKindRule.all.map(\.kind)) == Set(EventKind.allCases))
    }

    @Test func ofNothingNothingIsSaid() {
        #expect(kind("") == nil)
        #expect(kind("The mayor was asked about it.") == nil)
    }

    private func kind(_ text: String) -> EventKind? {
        let bytes = Array(text.utf8)
        return EventKindReader.standard.kind(heading: nil, isFirst: true, text: 0..<bytes.count, in: bytes)
    }
}
