import Model
import Testing

@testable import Segmentation

@Suite struct ItemEndRuleTests {
    @Test(arguments: ItemEndRule.all.map(\.name))
    func aRuleEndsItsExamplesAndLeavesTheOthers(name: String) throws {
        let rule = try #require(ItemEndRule.all.first { $0.name == name })
        #expect(!rule.ends.isEmpty && !rule.leaves.isEmpty)
        for example in rule.ends {
            let angled = AngledText(example)
            #expect(events(of: angled.text, by: ItemEndRule.all) == angled.parts, "\(example)")
            #expect(
                events(of: angled.text, by: ItemEndRule.all.filter { $0.name != name }) != angled.parts, "\(example)")
        }
        for example in rule.leaves {
            let angled = AngledText(example)
            #expect(events(of: angled.text, by: ItemEndRule.all) == angled.parts, "\(example)")
        }
    }

    private func events(of text: String, by rules: [ItemEndRule]) -> [String] {
        Segmenter.read(.paragraphs(text, title: "Events in 2024"), itemEnds: rules).events.map(\.text)
    }
}
