import Model
import Testing

@testable import Segmentation

@Suite struct HeadingAndListRuleTests {
    @Test func everyHeadingRuleHasANameOfItsOwnAndAReason() {
        let names = HeadingRule.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(HeadingRule.all.allSatisfy { !$0.name.isEmpty && !$0.reason.isEmpty })
    }

    @Test func everyInnerListRuleHasANameOfItsOwnAndAReason() {
        let names = InnerListRule.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(InnerListRule.all.allSatisfy { !$0.name.isEmpty && !$0.reason.isEmpty })
    }

    /// Texts whose inner list stays one event with what stands around it, one at least for each rule.
    @Test(arguments: [
        // inside-a-sentence
        """
        1. Port plan passed On May 3, the council passed a plan: (1) a new quay; (2) a deeper channel; (3) a rail link.
        2. Ferry returns On June 4, the ferry returned to the old pier.
        """,
        // announced-within-a-line
        """
        1. Port plan passed On May 3, the council set three aims: (1) A new quay will be built. (2) The channel will be \
        deeper. (3) Rail will reach the pier.
        2. Ferry returns On June 4, the ferry returned to the old pier.
        """,
        // points-of-a-dated-statement
        """
        1. Port plan passed
        On May 3, the council named the aims of the plan:
        (1) A new quay will be built.
        (2) The channel will be deepened.
        (3) Rail will reach the pier.
        2. Ferry returns
        On June 4, the ferry returned to the old pier.
        """,
        // first-second-third
        """
        1. Port plan passed On May 3, the council gave reasons. First, the quay is old. Second, the channel is shallow.
        2. Ferry returns On June 4, the ferry returned to the old pier.
        """,
        """
        一、港口规划获批 5月3日，市政府通过港口规划，主要任务有：一是新建码头；二是疏浚航道；三是建设铁路。
        二、轮渡恢复 6月4日，轮渡恢复运营。
        """,
    ])
    func pointsOfAStatementAreNoItems(text: String) {
        let reading = Segmenter.read(.paragraphs(text, title: "Port events in 2024"))
        #expect(reading.items.map(\.section.label) == ["1", "2"])
        #expect(reading.events.count == 2)
    }

    @Test func itemsWithDatesOfTheirOwnAreNoInnerList() {
        let text = """
            1. Works at the port
            (1) New quay opens On May 3, the new quay opened to ships.
            (2) Channel deepened On June 4, the channel was handed over.
            2. Works in town
            (1) Library moves On July 5, the library moved.
            (2) Market burns On August 6, the market hall burned down.
            """
        let reading = Segmenter.read(.paragraphs(text, title: "Events in 2024"))
        #expect(reading.items.map(\.section.label) == ["1", "1.1", "1.2", "2", "2.1", "2.2"])
        #expect(reading.events.count == 4)
    }
}

@Suite struct ClosingRemarksTests {
    @Test func everyOpeningHasAReasonAndStandsOnce() {
        for table in [ClosingRemarks.openings, ClosingRemarks.commentOpenings] {
            let words = table.map { "\($0.words)" }
            #expect(Set(words).count == words.count)
            #expect(table.allSatisfy { !$0.reason.isEmpty })
        }
    }

    @Test(arguments: ClosingRemarks.openings.map { "\($0.words)" })
    func anOpeningIsKnownWhereItStandsAndNowhereElse(words: String) {
        let bytes = Array("The mill opened. \(words) it went well.".utf8)
        #expect(ClosingRemarks.begin(in: bytes, at: 17))
        #expect(!ClosingRemarks.begin(in: bytes, at: 0))
        #expect(!ClosingRemarks.begin(in: bytes, at: bytes.count))
    }

    @Test(arguments: ClosingRemarks.commentOpenings.map { "\($0.words)" })
    func aCommentIsKnownInABracketAndWithoutOne(words: String) {
        for bracket in ["", "(", "[", "【", "（"] {
            #expect(ClosingRemarks.commentBegins(in: Array("\(bracket)\(words) says".utf8), at: 0))
        }
        #expect(!ClosingRemarks.commentBegins(in: Array("The mill opened".utf8), at: 0))
    }

    @Test func closingRemarksBelongToNoEvent() {
        let text = """
            1. New quay opens
            On May 3, the new quay opened to ships.
            2. Channel deepened
            On June 4, the channel was handed over.
            Looking ahead, the port hopes for better weather.
            """
        let events = Segmenter.read(.paragraphs(text, title: "The port in 2024")).events
        #expect(
            events.map(\.text) == [
                "On May 3, the new quay opened to ships.", "On June 4, the channel was handed over.",
            ])
    }

    @Test func aCommentEndsTheEventBeforeIt() {
        let text = """
            1. New quay opens
            On May 3, the new quay opened to ships.
            Comment: it was about time.
            2. Channel deepened
            On June 4, the channel was handed over.
            """
        let events = Segmenter.read(.paragraphs(text, title: "The port in 2024")).events
        #expect(
            events.map(\.text) == [
                "On May 3, the new quay opened to ships.", "On June 4, the channel was handed over.",
            ])
    }
}
