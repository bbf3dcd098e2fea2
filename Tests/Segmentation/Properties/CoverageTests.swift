import Foundation
import Ingestion
import Model
import ReadingInvariants
import Testing

@testable import Segmentation

/// Every letter and digit of a text stands in exactly one stretch, and a stretch is whole.
@Suite struct CoverageTests {
    /// What is wrong with a reading and what its stretches tell otherwise than its items and events; empty where nothing is.
    static func problems(_ document: Document, _ reading: Reading) -> [String] {
        var problems = ReadingInvariants.violations(of: reading, in: document)
        // What the outline and the events tell is what the stretches tell.
        func check(_ kind: Stretch.Kind, _ positions: [Position]) {
            var stretches = reading.stretches.filter { $0.kind == kind }.map(\.position)
            // Stories without a number have headings of which no item tells.
            if kind == .heading, reading.items.isEmpty { stretches = [] }
            let asides = reading.stretches.filter { $0.kind == .furniture || $0.kind == .title }.map(\.position)
            func holdsNone(_ position: Position) -> Bool {
                !asides.contains { $0.start < position.end && position.start < $0.end }
            }
            let whole = positions.filter { $0.end > $0.start && holdsNone($0) }
            let cut = positions.filter { !holdsNone($0) }
            let wanted = stretches.filter { stretch in
                !cut.contains { $0.start <= stretch.start && stretch.end <= $0.end }
            }
            if wanted != whole { problems.append("\(kind): \(wanted) are not \(whole)") }
        }
        check(.event, reading.events.map(\.position))
        check(.marker, reading.items.map(\.marker))
        check(.heading, reading.items.compactMap(\.heading))
        check(.lead, reading.items.filter(\.hasChildren).map(\.body))
        let hasRules = reading.stretches.allSatisfy { $0.kind != .furniture || $0.rule != nil }
        if !document.blocks.contains(where: { $0.kind == .furniture && $0.rule == nil }), !hasRules {
            problems.append("furniture has no rule")
        }
        return problems
    }

    @Test(arguments: CorpusFloor.all)
    func everyLetterOfADocumentIsInOneStretch(floor: CorpusFloor) throws {
        for (page, truth) in try floor.corpus.pages() {
            let bytes = [UInt8](try Data(contentsOf: page))
            for year in [nil, truth.year] {
                let reading = PageReading.read(bytes, knowing: PageReading.Knowledge(year: year))
                guard reading.document.obstacle == nil else { continue }
                let problems = CoverageTests.problems(reading.document, reading.reading)
                #expect(problems.isEmpty, "\(page.lastPathComponent): \(problems.prefix(3))")
            }
        }
    }

    @Test func theKindsAreWhatTheyAreCalled() {
        let text = """
            Share this page
            The port in 2024
            1. Works at the port
            A busy year.
            1.1 New quay opens
            On May 3, the new quay opened to ships.
            1.2 Channel deepened
            On June 4, the channel was handed over.
            Looking ahead, the port hopes for better weather.
            """
        var document = Document.blocks(text, title: "The port in 2024") { line in
            line == "The port in 2024" ? .title : line == "Share this page" ? .furniture : .paragraph
        }
        document.blocks[0].rule = "share"
        let reading = Segmenter.read(document)
        let scalars = Array(text.unicodeScalars)
        let told = reading.stretches.map { stretch in
            "\(stretch.kind) \(String(String.UnicodeScalarView(scalars[stretch.position.start..<stretch.position.end])))"
        }
        #expect(
            told == [
                "furniture Share this page", "title The port in 2024", "marker 1.", "heading Works at the port",
                "lead A busy year.", "marker 1.1", "heading New quay opens",
                "event On May 3, the new quay opened to ships.", "marker 1.2", "heading Channel deepened",
                "event On June 4, the channel was handed over.",
                "unclaimed Looking ahead, the port hopes for better weather.",
            ])
        #expect(reading.stretches.first?.rule == "share")
        #expect(reading.unclaimedLength == "Looking ahead, the port hopes for better weather.".count)
        #expect(CoverageTests.problems(document, reading) == [])
    }

    @Test func anEventThatGoesOnBehindFurnitureIsCutThere() {
        let text = """
            1. New quay opens
            On May 3, the new quay opened to ships.
            ADVERTISEMENT
            The mayor was glad of it.
            2. Channel deepened
            On June 4, the channel was handed over.
            """
        let document = Document.blocks(text, title: "The port in 2024") {
            $0 == "ADVERTISEMENT" ? .furniture : .paragraph
        }
        let reading = Segmenter.read(document)
        #expect(reading.events.count == 2)
        #expect(
            reading.stretches.map(\.kind) == [
                .marker, .heading, .event, .furniture, .event, .marker, .heading, .event,
            ])
        #expect(CoverageTests.problems(document, reading) == [])
    }

    @Test(arguments: ["①", "あ", "한", "é", "Ⅳ", "½", "𠀀"])
    func aSingleCharacterOfAnyScriptIsNotLost(character: String) {
        let document = Document.paragraphs(character)
        let reading = Segmenter.read(document)
        #expect(CoverageTests.problems(document, reading) == [])
        #expect(reading.stretches.count == 1)
    }
}
