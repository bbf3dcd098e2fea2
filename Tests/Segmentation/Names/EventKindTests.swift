import Model
import Testing

@testable import Segmentation

@Suite struct EventKindTests {
    @Test(arguments: EventKindRule.all.map(\.name)) func anEventIsOfTheKindOfItsExamples(name: String) throws {
        let rule = try #require(EventKindRule.all.first { $0.name == name })
        #expect(!rule.takes.isEmpty && !rule.leaves.isEmpty)
        for example in rule.takes { #expect(kind(example) == rule.kind, "\(example)") }
        for example in rule.leaves {
            let kind = kind(example)
            // A rule for no kind leaves what has one.
            #expect(rule.kind == nil ? kind != nil : kind != rule.kind, "\(example)")
        }
    }

    @Test func everyKindHasARule() {
        #expect(Set(EventKindRule.all.compactMap(\.kind)) == Set(EventKind.allCases))
    }

    @Test func ofNothingNothingIsSaid() {
        #expect(kind("") == nil)
        #expect(kind("The mayor was asked about it.") == nil)
    }

    @Test func aWordStandsForItsRegularForms() {
        #expect(EnglishInflection.forms(of: "launch*") == ["launch", "launches", "launched", "launching"])
        #expect(EnglishInflection.forms(of: "drop*") == ["drop", "drops", "dropped", "dropping"])
        #expect(EnglishInflection.forms(of: "carry*_on") == ["carry_on", "carries_on", "carried_on", "carrying_on"])
        #expect(EnglishInflection.forms(of: "close*") == ["close", "closes", "closed", "closing"])
        #expect(EnglishInflection.forms(of: "fed") == ["fed"])
    }

    @Test func noWordIsTooLongToBeKept() {
        for rule in EventKindRule.all {
            for text in rule.words.flatMap({ $0.text.split(separator: " ") }) {
                for form in EnglishInflection.forms(of: text) {
                    let isKept = form.split(separator: "_").allSatisfy { $0.utf8.count <= FoldedWord.longest }
                    #expect(isKept, "\(form)")
                }
            }
        }
    }

    @Test func amountsAndNamesAreEvidence() {
        let text = Array("In June it came to that.".utf8)
        func kind(_ unit: String, per: String? = nil) -> EventKind? {
            let quantity = QuantityExpression(range: 8..<10, value: 1, unit: unit, per: per, rule: "")
            return EventKindReader.standard.kind(
                of: EventKindMaterial(text: 0..<text.count, quantities: [quantity]), in: text)
        }
        #expect(kind("CNY/t") == .market)
        #expect(kind("CNY") == .investment)
        #expect(kind("t", per: "year") == .project)
        #expect(kind("t") == nil)
        let authority = NameFinding(rule: .knownShortName, range: 8..<10, kind: .authority)
        let material = EventKindMaterial(text: 0..<text.count, names: [authority])
        #expect(EventKindReader.standard.kind(of: material, in: text) == .policy)
    }

    @Test func theWordsOfAFirmsNameCountForNothing() {
        let text = "New Materials Technology Research Co., Ltd. went on."
        let bytes = Array(text.utf8)
        let name = NameFinding(rule: .closedByHead, range: 0..<43, kind: .company)
        func kind(_ names: [NameFinding]) -> EventKind? {
            EventKindReader.standard.kind(of: EventKindMaterial(text: 0..<bytes.count, names: names), in: bytes)
        }
        #expect(kind([]) == .technology)
        #expect(kind([name]) == nil)
    }

    @Test func theHeadingsAboveDecideWhatTheSentenceLeavesOpen() {
        let text = "It came to an end.会议与展览"
        let bytes = Array(text.utf8)
        let sentence = Array("It came to an end.".utf8).count
        let above = EventKindMaterial(outerHeadings: [sentence..<bytes.count], text: 0..<sentence)
        #expect(EventKindReader.standard.kind(of: above, in: bytes) == .conference)
        #expect(EventKindReader.standard.kind(of: EventKindMaterial(text: 0..<sentence), in: bytes) == nil)
    }

    private func kind(_ text: String) -> EventKind? {
        let bytes = Array(text.utf8)
        return EventKindReader.standard.kind(of: EventKindMaterial(text: 0..<bytes.count), in: bytes)
    }
}
