import Testing

@testable import Segmentation

/// An entry of the table of costs, and a sequence of markers that is read otherwise when it costs something else.
struct CostCase: Sendable, CustomTestStringConvertible {
    let name: String
    let entry: any WritableKeyPath<OutlineCost, Int> & Sendable
    /// What it costs instead.
    let other: Int
    /// As `MarkedSequence` reads them.
    let markers: String
    /// What a reader makes of them, and what comes of the other cost.
    let labels: String
    let otherLabels: String

    var testDescription: String { name }

    init(
        _ name: String, _ entry: any WritableKeyPath<OutlineCost, Int> & Sendable, _ other: Int, _ markers: String,
        _ labels: String, _ otherLabels: String
    ) {
        self.name = name
        self.entry = entry
        self.other = other
        self.markers = markers
        self.labels = labels
        self.otherLabels = otherLabels
    }

    static let all = [
        CostCase("misprint", \.misprint, 120, "1. 2. 9.", "1 2 3", "1 2 9"),
        CostCase("doubtful", \.doubtful, 120, "1. 2. 8. 4.", "1 2 3 4", "1 2 4"),
        CostCase("countdownBegins", \.countdownBegins, 120, "3. 2. 1.", "3 2 1", "3 4 1"),
        CostCase("oneMissing", \.oneMissing, 120, "1. 2. 4.", "1 2 4", "1 2 3"),
        CostCase("eachFurtherMissing", \.eachFurtherMissing, 0, "1. 2. 9.", "1 2 3", "1 2 9"),
        CostCase("mostMissing", \.mostMissing, 40, "1. 20.", "1 2", "1 20"),
        CostCase("repeatedNumber", \.repeatedNumber, 120, "1. 2. 2. 3.", "1 2 2 3", "1 2 3"),
        CostCase("backwards", \.backwards, 0, "1. 2. 8. 4.", "1 2 3 4", "1 2 8 4"),
        CostCase("styleChange", \.styleChange, 0, "1. 2. C. D.", "1 2", "1 2 3 4"),
        CostCase("parentSkipped", \.parentSkipped, 120, "2.1 2.2 3.1", "2.1 2.2 3.1", "2.1 2.2"),
        CostCase("wrongParent", \.wrongParent, 0, "1. 1.1 3.2 2.", "1 1.1 2", "1 1.1 3.2 2"),
        CostCase(
            "tooFewParents", \.tooFewParents, 120, "I. 1. 1.1 1.2 2. II.", "1 1.1 1.1.1 1.1.2 1.2 2", "1 1.1 1.2 2"),
        CostCase("closingALevel", \.closingALevel, 21, "1. 2. 1. 2.", "1 2 1 2", "1 2 2.1 2.2"),
        CostCase("opensAsBefore", \.opensAsBefore, 120, "一、 1、 2、 二、 1、 2、", "1 1.1 1.2 2 2.1 2.2", "1 1.1 1.2 2 1 2"),
        CostCase("opensAnew", \.opensAnew, 120, "1. 1. 2. 3.", "1 1.1 1.2 1.3", "1 1 2 3"),
        CostCase("opensInParentsScheme", \.opensInParentsScheme, 120, "1. 1. 2. 3.", "1 1.1 1.2 1.3", "1 1 2 3"),
        CostCase(
            "opensInParentsOwnScheme", \.opensInParentsOwnScheme, 0, "一、 二、 一、 二、 三、", "1 2 1 2 3", "1 2 2.1 2.2 2.3"),
        CostCase("firstToHaveChildren", \.firstToHaveChildren, 0, "1. 2. 1. 2.", "1 2 1 2", "1 2 2.1 2.2"),
        CostCase("nearParent", \.nearParent, 0, "1. ~1.1 ~1.2 2. ~2.1", "1 1.1 1.2 2 2.1", "1 2"),
        CostCase("longestBareHeading", \.longestBareHeading, 0, "1. ~1.1 ~1.2 2. ~2.1", "1 1.1 1.2 2 2.1", "1 2"),
        CostCase("lineUnderInline", \.lineUnderInline, 120, "1. 2. ~3. (1) (2) 4.", "1 2 3 3.1 3.2 4", "1 2 2.1 2.2 4"),
        CostCase("opensLate", \.opensLate, 120, "3. 2. 1.", "3 2 1", "1"),
        CostCase("runsOn", \.runsOn, 120, "I. 1. 2. II. 3. 4.", "1 1.1 1.2 2 2.3 2.4", "1 1.1 1.2 2 3 4"),
        CostCase("mostMissingInFront", \.mostMissingInFront, 120, "30. 31. 32.", "30 31 32", ""),
        CostCase("secondList", \.secondList, 120, "I. ① ② 1. 2. II.", "1 1.1 1.2 1.1 1.2 2", "1 1.1 1.2 1.2.1 1.2.2 2"),
        CostCase("restarts", \.restarts, 120, "1. 2. 1. 2.", "1 2 1 2", "1 2 2.1 2.2"),
        CostCase(
            "restartsUnderHeading", \.restartsUnderHeading, 120, "/ 1. 2. 3. / 1. 2. 3.", "1 2 3 1 2 3",
            "1 2 3 3.1 3.2 3.3"),
        CostCase("opensAboveItsRank", \.opensAboveItsRank, 0, "（1） （2） 一、 二、", "1 2 1 2", "1 2 2.1 2.2"),
        CostCase("singleItem", \.singleItem, 40, "1. 2. (1) 3.", "1 2 2.1 3", "1 2 3"),
        CostCase(
            "deepLevel", \.deepLevel, 28, "一、 （一） 1. (1) ① 2.", "1 1.1 1.1.1 1.1.1.1 1.1.1.1.1 1.1.2", "1 1.1 1.1.1 1.2"
        ),
        CostCase("orphan", \.orphan, 120, "1.1 1.2", "1.1 1.2", ""),
        CostCase("headingMismatch", \.headingMismatch, 120, "h2:1. 2. h2:3.", "1 2 3", "1 3"),
        CostCase("headingNotSmaller", \.headingNotSmaller, 120, "h2:1. h2:1. h2:2. h2:2.", "1 1.1 1.2 2", "1 1 2 2"),
    ]
}

@Suite struct OutlineCostTests {
    @Test func everyEntryOfTheTableHasACase() {
        let entries = Mirror(reflecting: OutlineCost.standard).children.compactMap(\.label)
        #expect(entries == CostCase.all.map(\.name))
    }

    @Test(arguments: CostCase.all)
    func anEntryDecidesItsSequenceAndNoRegularOne(cost: CostCase) {
        var others = OutlineCost.standard
        others[keyPath: cost.entry] = cost.other
        let sequence = MarkedSequence(cost.markers)
        #expect(sequence.labels() == cost.labels)
        #expect(sequence.labels(at: others) == cost.otherLabels)
        #expect(MarkedSequence("1. 2. 3. 4.").labels(at: others) == "1 2 3 4")
        #expect(MarkedSequence("一、 二、 三、").labels(at: others) == "1 2 3")
    }
}
