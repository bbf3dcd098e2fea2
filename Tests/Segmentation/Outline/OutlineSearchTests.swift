import Model
import Testing

@testable import Segmentation

/// A sequence of markers, and the labels that a reader gives them.
struct SequenceCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// As `MarkedSequence` reads them.
    let markers: String
    /// Parted by spaces.
    let labels: String

    var testDescription: String { name }

    init(_ name: String, _ markers: String, _ labels: String) {
        self.name = name
        self.markers = markers
        self.labels = labels
    }

    static let all = [
        SequenceCase("one list", "1. 2. 3. 4.", "1 2 3 4"),
        SequenceCase("dotted children", "1. 1.1 1.2 2. 2.1 2.2", "1 1.1 1.2 2 2.1 2.2"),
        SequenceCase("three dotted levels", "1. 1.1 1.1.1 1.1.2 1.2 2.", "1 1.1 1.1.1 1.1.2 1.2 2"),
        SequenceCase("children in brackets", "1. (1) (2) 2. (1) (2) (3)", "1 1.1 1.2 2 2.1 2.2 2.3"),
        SequenceCase("Roman over Arabic", "I. 1. 2. II. 1. 2. III. 1. 2.", "1 1.1 1.2 2 2.1 2.2 3 3.1 3.2"),
        SequenceCase("Roman over letters", "I. A. B. II. A. B.", "1 1.1 1.2 2 2.1 2.2"),
        SequenceCase("letters over Arabic", "A. 1. 2. B. 1. 2. C. 1. 2.", "1 1.1 1.2 2 2.1 2.2 3 3.1 3.2"),
        SequenceCase("parts over Arabic", "Part&1: 1. 2. Part&2: 1. 2.", "1 1.1 1.2 2 2.1 2.2"),
        SequenceCase(
            "Han over Han in brackets over Arabic", "一、 （一） 1. 2. （二） 1. 2. 二、", "1 1.1 1.1.1 1.1.2 1.2 1.2.1 1.2.2 2"),
        SequenceCase("Han over Arabic", "一、 1、 2、 二、 1、 2、", "1 1.1 1.2 2 2.1 2.2"),
        SequenceCase("chapters over articles that run on", "第一章 第一条 第二条 第二章 第三条 第四条", "1 1.1 1.2 2 2.3 2.4"),
        SequenceCase(
            "children that run on", "I. 1. 2. 3. II. 4. 5. 6. III. 7. 8.", "1 1.1 1.2 1.3 2 2.4 2.5 2.6 3 3.7 3.8"),
        SequenceCase(
            "restarts under its parent", "1. 1. 2. 3. 2. 1. 2. 3. 3. 1. 2.", "1 1.1 1.2 1.3 2 2.1 2.2 2.3 3 3.1 3.2"),
        SequenceCase("style changes, the count goes on", "1. 2. 3. 4. V. VI. VII. 8. 9.", "1 2 3 4 5 6 7 8 9"),
        SequenceCase("4. after 4.3 is 4.4", "1. 2. 2.1 2.2 3. 3. 3.1 3.2 3.3 4.", "1 2 2.1 2.2 2.3 3 3.1 3.2 3.3 4"),
        SequenceCase(
            "4. after 4.3 is 4.4, and V. behind it is 5", "3. 4. 4.1 4.2 4.3 4. V. 1. 2. VI. 1. 2.",
            "3 4 4.1 4.2 4.3 4.4 5 5.1 5.2 6 6.1 6.2"),
        SequenceCase(
            "4. after 4.3 is 4.4, and 5. behind it has children of its own", "3. 4. 4.1 4.2 4.3 4. 5. 5.1 5.2",
            "3 4 4.1 4.2 4.3 4.4 5 5.1 5.2"),
        SequenceCase("a missing number", "1. 2. 4. 5. 6.", "1 2 4 5 6"),
        SequenceCase("a doubled number", "1. 2. 3. 3. 4. 5.", "1 2 3 3 4 5"),
        SequenceCase("a countdown", "5. 4. 3. 2. 1.", "5 4 3 2 1"),
        SequenceCase("a countdown with signs", "#10 #9 #8 #7 #6", "10 9 8 7 6"),
        SequenceCase("a misprint between right neighbours", "1. 2. 8. 4. 5. 6.", "1 2 3 4 5 6"),
        SequenceCase("restarts under plain headings", "/ 1. 2. 3. / 1. 2. 3.", "1 2 3 1 2 3"),
        SequenceCase("begins in the middle", "3. 3.1 3.2 3.3", "3 3.1 3.2 3.3"),
        SequenceCase("events", "Event&one: Event&two: Event&three:", "1 2 3"),
        SequenceCase("events in Chinese", "事件一： 事件二： 事件三：", "1 2 3"),
        SequenceCase("circled below Han", "一、 ① ② 二、 ① ②", "1 1.1 1.2 2 2.1 2.2"),
        SequenceCase("past ten", "八、 九、 十、 十一、 十二、", "8 9 10 11 12"),
        SequenceCase("dotted parents without their own marker", "1.1 1.2 1.3 2.1 2.2 3.1", "1.1 1.2 1.3 2.1 2.2 3.1"),
    ]
}

@Suite struct OutlineSearchTests {
    @Test(arguments: SequenceCase.all)
    func aSequenceHasTheLabelsThatAReaderGivesIt(sequence: SequenceCase) {
        let outline = MarkedSequence(sequence.markers).outline()
        let wanted = sequence.labels.split(separator: " ").map(String.init)
        #expect(outline.items.map(\.label) == wanted)
        // Depths and parents are those that the labels say, where the labels say so.
        for item in outline.items {
            if let parent = item.parent {
                #expect(item.depth == outline.items[parent].depth + 1)
                #expect(outline.items[parent].children.contains { outline.items[$0].label == item.label })
            } else {
                #expect(item.depth == 0)
            }
        }
    }

    @Test func nothingHasNoOutline() {
        #expect(OutlineSearch.best([]).isEmpty)
        let bytes = Array("The mill opened.".utf8)
        #expect(OutlineSearch.best(MarkerScanner.candidates(in: bytes, regions: [Region(range: 0..<16)])).isEmpty)
    }

    @Test func aTableOfContentsIsSetAside() {
        let text = """
            Contents
            1. Mill reopens after the flood
            2. Harbour closes for repairs
            3. Ferry returns to the old pier
            1. Mill reopens after the flood
            On May 3, the mill reopened its doors to the farmers of the valley.
            2. Harbour closes for repairs
            On June 4, the harbour closed its gates for the repairs of the quay.
            3. Ferry returns to the old pier
            On July 5, the ferry returned to the old pier with a band on board.
            """
        let reading = Segmenter.read(.paragraphs(text, title: "Events in 2024"))
        #expect(reading.items.map(\.section.label) == ["1", "2", "3"])
        #expect(reading.events.count == 3)
        #expect(reading.refusals.filter { $0.rule == "table-of-contents" }.count == 3)
    }

    @Test func numbersThatRestartAreAnotherOutlineOfTheSameText() {
        let text = """
            Notices of the council
            1. Depot approved
            On January 16, the depot was approved by the council.
            2. Fares frozen
            On March 26, the fares were frozen by the council.
            Notices of the parks
            1. Lido opens
            On February 1, the lido opened its doors to bathers.
            2. Trees felled
            On March 7, the ash trees were felled in the park.
            """
        let reading = Segmenter.read(.paragraphs(text, title: "Notices in 2024"))
        #expect(reading.items.map(\.section.label) == ["1", "2", "1", "2"])
        #expect(reading.events.count == 4)
        // The title of the second notice belongs to no event of the first.
        #expect(reading.events.allSatisfy { !$0.text.contains("Notices of the parks") })
    }

    @Test func irregularitiesAreNamed() {
        func irregularities(_ markers: String) -> [String] {
            let lines = markers.split(separator: " ").enumerated().map {
                "\($1) On May \($0 + 1), the mill made a thing of its own."
            }
            return Segmenter.read(.paragraphs(lines.joined(separator: "\n"), title: "Events in 2024")).items
                .compactMap(\.irregularity)
        }
        #expect(irregularities("1. 2. 3.") == [])
        #expect(irregularities("1. 2. 4. 5.") == ["number skipped"])
        #expect(irregularities("1. 2. 2. 3.") == ["number repeated"])
        #expect(irregularities("1. 2. III. 4.") == ["style changes", "style changes"])
    }

    @Test func headingElementsDecideLevels() {
        let text = """
            1. Works
            1. Mill reopens
            On May 3, the mill reopened.
            2. Harbour closes
            On June 4, the harbour closed.
            2. Sports
            1. Cup won
            On July 5, the cup was won.
            """
        let large = ["1. Works", "2. Sports"]
        let small = ["1. Mill reopens", "2. Harbour closes", "1. Cup won"]
        let document = Document.blocks(text, title: "Events in 2024") { line in
            large.contains(String(line))
                ? .heading(level: 2) : small.contains(String(line)) ? .heading(level: 3) : .paragraph
        }
        let reading = Segmenter.read(document)
        #expect(reading.items.map(\.section.label) == ["1", "1.1", "1.2", "2", "2.1"])
        #expect(
            reading.events.map { $0.sections.compactMap(\.heading) } == [
                ["Works", "Mill reopens"], ["Works", "Harbour closes"], ["Sports", "Cup won"],
            ])
    }
}
