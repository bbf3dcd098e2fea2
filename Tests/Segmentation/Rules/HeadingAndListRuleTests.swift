import Model
import Testing

@testable import Segmentation

@Suite struct HeadingAndListRuleTests {
    @Test(arguments: InnerListRule.all.map(\.name))
    func anInnerListRuleSetsItsExamplesAsideAndNoItems(name: String) throws {
        let rule = try #require(InnerListRule.all.first { $0.name == name })
        #expect(!rule.points.isEmpty && !rule.items.isEmpty)
        for example in rule.points {
            let (reading, marker) = try HeadingAndListRuleTests.read(example)
            let refusal = reading.refusals.first { $0.position.start == marker }
            #expect(refusal?.rule == name, "\(example)")
            #expect(!reading.items.contains { $0.marker.start == marker }, "\(example)")
            #expect(reading.items.map(\.section.label) == ["1", "2"], "\(example)")
        }
        for example in rule.items {
            let (reading, marker) = try HeadingAndListRuleTests.read(example)
            #expect(reading.items.contains { $0.marker.start == marker }, "\(example): \(reading.refusals)")
        }
    }

    /// The reading of a text in a review of 2024, and where the marked number stands, in code points.
    private static func read(_ example: String) throws -> (reading: Reading, marker: Int) {
        let angled = AngledText(example)
        let range = try #require(angled.ranges.first, "\(example) marks nothing")
        let marker = String(decoding: angled.bytes[..<range.lowerBound], as: UTF8.self).unicodeScalars.count
        return (Segmenter.read(.paragraphs(angled.text, title: "Events in 2024")), marker)
    }

    /// Points within a running sentence are left out by the outline itself, before any rule is asked.
    @Test(arguments: [
        """
        1. Port plan passed On May 3, the council passed a plan: (1) a new quay; (2) a deeper channel; (3) a rail link.
        2. Ferry returns On June 4, the ferry returned to the old pier.
        """,
        """
        1. Port plan passed On May 3, the council gave reasons. First, the quay is old. Second, the channel is shallow.
        2. Ferry returns On June 4, the ferry returned to the old pier.
        """,
        """
        一、港口规划获批 5月3日，市政府通过港口规划，主要任务有：一是新建码头；二是疏浚航道；三是建设铁路。
        二、轮渡恢复 6月4日，轮渡恢复运营。
        """,
    ])
    func pointsWithinASentenceAreNoItems(text: String) {
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

    @Test(arguments: HanHeadingRule.all.map(\.name))
    func aRuleForChineseHeadingsSpeaksWhereItsExamplesSay(name: String) throws {
        let rule = try #require(HanHeadingRule.all.first { $0.name == name })
        #expect(!rule.speaks.isEmpty && !rule.silent.isEmpty)
        for example in rule.speaks { #expect(rule.points(try HanBoundary(example: example)) != 0, "\(example)") }
        for example in rule.silent { #expect(rule.points(try HanBoundary(example: example)) == 0, "\(example)") }
    }

    @Test(arguments: HeadingRule.all.map(\.name))
    func aHeadingRuleDecidesItsExamples(name: String) throws {
        let rule = try #require(HeadingRule.all.first { $0.name == name })
        #expect(!rule.decides.isEmpty && !rule.silent.isEmpty)
        for example in rule.decides {
            let item = try HeadedItem(example)
            #expect(item.heading(by: HeadingRule.all) == item.wanted, "\(example)")
            #expect(item.heading(by: HeadingRule.all.filter { $0.name != name }) != item.wanted, "\(example)")
        }
        for example in rule.silent {
            let item = try HeadedItem(example)
            #expect(item.heading(by: HeadingRule.all) == item.wanted, "\(example)")
            #expect(item.heading(by: HeadingRule.all.filter { $0.name != name }) == item.wanted, "\(example)")
        }
    }
}

/// An item's text in which `|` stands where its heading ends; without one it is all body.
struct HeadedItem {
    let bytes: [UInt8]
    let wanted: String?

    init(_ marked: String) throws {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
        try #require(parts.count <= 2, "\(marked) marks two places")
        wanted = parts.count == 2 ? String(parts[0]) : nil
        bytes = Array(parts.joined().utf8)
    }

    /// The heading that these rules find.
    func heading(by rules: [HeadingRule]) -> String? {
        let region = Region(range: 0..<bytes.count)
        let dates = CalendarScanner.expressions(in: bytes).map { GluedCue.restored($0, in: bytes) }
            .filter { $0.standing == .time }.map { $0.cueRange.lowerBound..<$0.range.upperBound }
        return HeadingSplitter(bytes: bytes, regions: [region], dates: dates, rules: rules)
            .bestSplit(of: region.range, firstBlock: region).heading
            .map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}

@Suite struct ClosingRemarksTests {
    /// No opening begins with another of its table: then one of the two would decide nothing.
    @Test func everyOpeningDecidesForItself() {
        for table in [ClosingRemarks.openings, ClosingRemarks.commentOpenings] {
            let words = table.map { "\($0.words)" }
            for (index, one) in words.enumerated() {
                for other in words[..<index] + words[(index + 1)...] { #expect(!one.hasPrefix(other)) }
            }
        }
    }

    @Test(arguments: ClosingRemarks.openings.map { "\($0.words)" })
    func aClosingOpeningEndsAnEventWhereItOpensAParagraphAndNotWithinOne(words: String) {
        func events(_ last: String) -> [String] {
            let text = """
                1. New quay opens
                On May 3, the new quay opened to ships.
                2. Channel deepened
                On June 4, the channel was handed over.
                \(last)
                """
            return Segmenter.read(.paragraphs(text, title: "The port in 2024")).events.map(\.text)
        }
        #expect(events("\(words) the port did well.").last == "On June 4, the channel was handed over.")
        let within = "Ships call again, \(words) the port did well."
        #expect(events(within).last?.hasSuffix(within) == true)
    }

    @Test(arguments: ClosingRemarks.commentOpenings.map { "\($0.words)" })
    func aCommentIsNoneWithinAWordOrASentence(words: String) {
        #expect(!ClosingRemarks.commentBegins(in: Array("x\(words) says".utf8), at: 0))
        #expect(!ClosingRemarks.commentBegins(in: Array("The \(words) says".utf8), at: 0))
        #expect(!ClosingRemarks.commentBegins(in: Array("\(words)ing on it".utf8), at: 0))
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

extension HanBoundary {
    /// The boundary at `|` in a text whose other headings have six characters.
    init(example: String) throws {
        let text = example.replacing("|", with: "")
        let bytes = Array(text.utf8)
        let place = try #require(example.utf8.firstIndex(of: UInt8(ascii: "|")))
        let dates = CalendarScanner.expressions(in: bytes).filter { $0.standing == .time }
            .map { $0.cueRange.lowerBound..<$0.range.upperBound }
        self.init(
            bytes: bytes, line: 0..<bytes.count, dates: dates, dateOpenings: dates.map(\.lowerBound), usual: 6)
        let offset = example.utf8.distance(from: example.utf8.startIndex, to: place)
        while index < offset { advance() }
    }
}
