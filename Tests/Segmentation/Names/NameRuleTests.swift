import Model
import Testing

@testable import Segmentation

@Suite struct NameRuleTests {
    private static let aliases = [Alias(text: "Old Smelter", name: "Norland Smelting Company", kind: .company)]

    private func found(_ rule: NameRule, in bytes: [UInt8]) -> [Range<Int>] {
        var reader = NameReader(bytes: bytes, aliases: NameRuleTests.aliases)
        return reader.findings(in: [0..<bytes.count]).filter { $0.rule == rule }.map(\.range)
    }

    @Test(arguments: NameRule.allCases) func aRuleTakesWhatItsExamplesMarkAndNothingElse(rule: NameRule) {
        #expect(!rule.takes.isEmpty && !rule.leaves.isEmpty)
        for example in rule.takes {
            let text = AngledText(example)
            let found = found(rule, in: text.bytes).map { String(decoding: text.bytes[$0], as: UTF8.self) }
            #expect(found == text.parts, "\(example)")
        }
        for example in rule.leaves {
            let bytes = Array(example.utf8)
            let found = found(rule, in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
            #expect(found.isEmpty, "\(example): \(found)")
        }
    }

    private func names(_ text: String, aliases: [Alias] = []) -> [NameFinding] {
        let bytes = Array(text.utf8)
        var reader = NameReader(bytes: bytes, aliases: aliases)
        return reader.findings(in: [0..<bytes.count])
    }

    @Test func aShortNameStandsForTheLongOneOfItsPage() throws {
        let found = names("Chaoyun Haitong Metals Co., Ltd. opened a line. Later, Chaoyun Haitong paid MIIT a fee.")
        #expect(
            found.map(\.name) == [
                nil, "Chaoyun Haitong Metals Co., Ltd.", "Ministry of Industry and Information Technology",
            ])
        #expect(found.map(\.kind) == [.company, .company, .authority])
    }

    @Test func aShortNameOfTwoLongOnesStandsForNeither() {
        let found = names(
            "Lantai Metals Technology Co., Ltd. and Lantai Metals Trading Co., Ltd. opened. Then Lantai Metals paid.")
        #expect(found.count == 3)
        #expect(found.last?.name == nil)
    }

    @Test func aPlaceHasItsEnglishName() {
        let found = names("会议在青岛召开，美国代表参加。It was held in the US and in Fuxing County; Fuxing paid.")
        #expect(
            found.filter(\.isPlace).map(\.name) == ["Qingdao", "United States", "United States", nil, "Fuxing County"])
        #expect(found.filter(\.isPlace).map(\.kind) == [.city, .country, .country, .county, .county])
    }

    @Test func anAliasStandsForItsName() {
        let aliases = [
            Alias(text: "老厂", name: "Norland Smelting"), Alias(text: "Old Smelter", name: "Norland Smelting"),
        ]
        let found = names("老厂在青岛。Old Smelter paid.", aliases: aliases)
        #expect(found.filter { $0.rule == .alias }.map(\.name) == ["Norland Smelting", "Norland Smelting"])
    }

    @Test func anAliasIsFoundAsItIsWrittenAndWhole() {
        let aliases = [
            Alias(text: "the kiln people", name: "Perrin Kilns Ltd."), Alias(text: "3P", name: "Perrin Kilns Ltd."),
            Alias(text: "岚泰", name: "Norland Smelting"), Alias(text: "Gratz", name: "Graz", isPlace: true),
        ]
        let text = "Of the kiln people's 3P line: the kiln peoples, X3P, 3P2. 岚泰2024年停产。岚泰集团有限公司停产。In Gratz."
        let found = names(text, aliases: aliases).filter { $0.rule == .alias }
        let bytes = Array(text.utf8)
        #expect(
            found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["the kiln people", "3P", "岚泰", "Gratz"])
        #expect(found.last?.isPlace == true && found.last?.name == "Graz")
    }

    @Test func aHeadingInCapitalsMakesNoGiant() {
        let found = names(
            "Perrin Holds Talks With Norland Steel Group On New Line In Graz As Prices Rise And Demand Falls In All Markets"
        )
        #expect(found.map { $0.range.count }.allSatisfy { $0 < 30 })
    }

    @Test func aNameOfAFirmHoldsItsPlace() {
        let found = names("On May 3, Shanxi Lantai Magnesium Group and 安徽岚泰有限公司 opened.")
        #expect(found.allSatisfy { !$0.isPlace })
    }

    @Test func placesAreManyAndSpelledInBothScripts() {
        let table = PlaceTable.standard
        #expect(table.places.count > 1_000)
        #expect(table.hanSpellings.count > 1_000)
        #expect(
            table.hanSpellings.allSatisfy {
                $0.text.unicodeScalars.allSatisfy { $0.value > 0x7F || "()-".unicodeScalars.contains($0) }
            })
    }

    @Test(arguments: ["Xinzeqing", "Baowu", "Dewei", "Haitian", "Guotou"]) func pinyinIsANameAtOnce(word: String) {
        #expect(Pinyin.isName(Array(word.utf8), 0..<word.utf8.count))
    }

    @Test(arguments: ["Perrin", "Sugar", "Metal", "Group", "Li", "Strong", "Machine", "Engine"])
    func otherWordsAreNoPinyin(word: String) {
        #expect(!Pinyin.isName(Array(word.utf8), 0..<word.utf8.count))
    }
}
