import Testing

@testable import Segmentation

/// A table of rules, as far as all tables are alike.
struct RuleTable: Sendable, CustomTestStringConvertible {
    let name: String
    let rules: [(name: String, reason: String)]

    var testDescription: String { name }

    static let all = [
        RuleTable(name: "markers", rules: MarkerRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "inner lists", rules: InnerListRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "Chinese headings", rules: HanHeadingRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "ends of items", rules: ItemEndRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "headings", rules: HeadingRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "openings of events", rules: OpeningRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "closing remarks", rules: ClosingRemarks.openings.map { ("\($0.words)", $0.reason) }),
        RuleTable(name: "comments", rules: ClosingRemarks.commentOpenings.map { ("\($0.words)", $0.reason) }),
        RuleTable(name: "calendar", rules: CalendarGrammar.standard.rules.map { ($0.name, $0.reason) }),
        RuleTable(name: "calendar refusals", rules: CalendarRefusal.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "roles of dates", rules: DateRoleRule.all.map { ($0.name, $0.reason) }),
        RuleTable(name: "numbers", rules: NumberRefusal.table.map { ($0.name, $0.reason) }),
        RuleTable(name: "counts", rules: CountRefusal.table.map { ($0.name, $0.reason) }),
        RuleTable(name: "units", rules: UnitDefinition.table.map { ($0.name, $0.reason) }),
        RuleTable(name: "currencies", rules: CurrencyDefinition.table.map { ($0.code, $0.reason) }),
        RuleTable(name: "multipliers", rules: MultiplierDefinition.table.map { ($0.spelling, $0.reason) }),
        RuleTable(
            name: "rates", rules: RateDefinition.table.map { ("\($0.per) \($0.place)", $0.reason) }),
        RuleTable(name: "classifiers", rules: ChineseClassifier.table.map { ($0.text, $0.reason) }),
        RuleTable(name: "singulars", rules: SingularForm.rules.map { ($0.name, $0.reason) }),
    ]
}

@Suite struct RuleTableTests {
    @Test(arguments: RuleTable.all)
    func everyRuleHasANameOfItsOwnAndAReason(table: RuleTable) {
        #expect(!table.rules.isEmpty)
        var seen: Set<String> = []
        for rule in table.rules {
            #expect(!rule.name.isEmpty)
            #expect(!rule.reason.isEmpty, "\(rule.name) has no reason")
            #expect(seen.insert(rule.name).inserted, "\(rule.name) stands twice")
        }
    }

    /// `ingot explain` prints the names of these side by side.
    @Test func noTwoRulesThatTakeAMarkerAsideAreCalledTheSame() {
        let setAside: [Outline.SetAside] = [.tableOfContents, .shortList]
        let names = MarkerRule.all.map(\.name) + InnerListRule.all.map(\.name) + setAside.map(\.name) + ["outline"]
        #expect(Set(names).count == names.count)
    }
}
