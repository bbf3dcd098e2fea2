import Extraction
import Foundation
import Ingestion
import Model
import SchemaValidator
import Testing

@testable import Segmentation

/// What holds of any reading whatever: held against texts that no one would write.
///
/// A fuzzer in miniature. It is the same at each run: a failure names its seed, and the seed gives the text again.
/// `INGOT_FUZZ_ROUNDS=100 swift test --filter HostileTextTests` tries a hundred times as many seeds.
@Suite struct HostileTextTests {
    private static func seeds(_ count: UInt64) -> ClosedRange<UInt64> {
        1...count * max(1, UInt64(ProcessInfo.processInfo.environment["INGOT_FUZZ_ROUNDS"] ?? "") ?? 1)
    }

    private static let schema = Result { try SchemaValidator.named("event") }

    /// What is wrong with the reading of a document; empty where nothing is.
    private func problems(_ document: Document, _ reading: Reading) throws -> [String] {
        var problems: [String] = []
        let scalars = document.text.unicodeScalars
        let length = scalars.count
        func check(_ position: Position, _ name: String) {
            if position.start < 0 || position.end > length || position.start > position.end {
                problems.append("\(name) \(position) is no place in \(length) code points")
            }
        }
        var end = 0
        var index = scalars.startIndex
        var indexPosition = 0
        for event in reading.events {
            check(event.position, "event")
            if event.position.start < end {
                problems.append("event \(event.position) overlaps one that ends at \(end)")
            }
            if event.position.start >= event.position.end { problems.append("event \(event.position) is empty") }
            guard problems.isEmpty else { return problems }
            index = scalars.index(index, offsetBy: event.position.start - indexPosition)
            indexPosition = event.position.start
            let last = scalars.index(index, offsetBy: event.position.end - event.position.start)
            if !event.text.unicodeScalars.elementsEqual(scalars[index..<last]) {
                problems.append("event \(event.position) is not the text at its position")
            }
            end = event.position.end
            for position in event.dates.map(\.position) + event.quantities.map(\.position) {
                if position.start < event.position.start || position.end > event.position.end
                    || position.start >= position.end
                {
                    problems.append("mention \(position) is outside of event \(event.position)")
                }
            }
        }
        var marker = 0
        for item in reading.items {
            check(item.marker, "marker")
            check(item.body, "body")
            if let heading = item.heading { check(heading, "heading") }
            if item.marker.start < marker { problems.append("marker \(item.marker) is out of order") }
            marker = item.marker.end
        }
        var free = 0
        for position in reading.unclaimed {
            check(position, "unclaimed")
            if position.start < free { problems.append("unclaimed \(position) is out of order") }
            free = position.end
        }
        for refusal in reading.refusals { check(refusal.position, "refusal") }
        if reading.unclaimedLength > reading.bodyLength {
            problems.append("\(reading.unclaimedLength) of \(reading.bodyLength) unclaimed")
        }
        return problems
    }

    /// What is wrong with a page's event lines; empty where nothing is.
    private func problems(ofPage bytes: [UInt8]) throws -> [String] {
        let page = PageReading.read(bytes, knowing: PageReading.Knowledge(url: "https://a.example/x", year: 2024))
        let lines = page.events.flatMap { JSONWriter.line($0) }
        let again = PageReading.read(bytes, knowing: PageReading.Knowledge(url: "https://a.example/x", year: 2024))
        var problems = try problems(page.document, page.reading)
        if again.events.flatMap({ JSONWriter.line($0) }) != lines { problems.append("twice is not the same") }
        if page.document.obstacle == nil { problems += CoverageTests.problems(page.document, page.reading) }
        return problems + (try HostileTextTests.schema.get().findings(inLines: lines))
    }

    // MARK: Repeats

    @Test(arguments: [
        "1. ", "1.", "1. 1.1 1.1.1 ", "I. ", "I.", "A. B. ", "(a) (i) ", "一、", "（一）", "第一章", "一是", "①", "1、", "事件一：",
        "# #1 ",
        "\"", "“", "《", "(", "（", "(((1", "Part 1: ", "No. 1 ", "First, ", "On May 3, ", "5月3日，", "2024年", "2024-05-03",
        "a", "镁",
        ".", "。", "\n", "\r\n", " ", "\u{3000}", "\u{A0}", ":", "1:", "9999999999", "1.1.1.1.1.1.1.1.", "一百", "十",
        "3.5 % ", "1,000 mt ",
        "Co., Ltd. ", "U.S. ", "X ", "xX", "1\n", "1. On May 3, it was. ", "一、5月3日，是。", "<b>", "&#x31;", "\u{FEFF}",
        "𠀀", "\u{301}",
    ])
    func aHostileRepeatIsReadLikeAnyText(unit: String) throws {
        let text = String(repeating: unit, count: max(1, 800 / unit.utf8.count))
        for document in [
            Document.paragraphs(text), Document.paragraphs(text, title: "Events in 2024"),
            Document(text: text, blocks: [Document.Block(kind: .paragraph, range: 0..<text.utf8.count)]),
        ] {
            let reading = Segmenter.read(document, year: 2024)
            let problems = try problems(document, reading)
            #expect(problems.isEmpty, "\(problems.prefix(3))")
        }
        #expect(try problems(ofPage: Array(text.utf8)) == [])
    }

    // MARK: Random bytes and splices

    private static let fragments = [
        "1. ", "2. ", "2.1 ", "3.", "IV. ", "(a) ", "（二）", "二、", "第三条 ", "②", "#4 ", "Part 2: ", "Event two: ",
        "Second, ", "On May 3, ",
        "In June, ", "From May 3 to 5, ", "5月3日，", "2024年6月，", "at the end of 2023", "the 22nd", "同日，", "Mill Reopens",
        "工厂投产", "it opened",
        ". ", "。", ", ", "，", ": ", "：", "; ", "\n", "\n\n", "\"", "“", "”", "(", ")", "《", "》", "12.5%", "3.5 mt",
        "RMB 5.2 billion",
        "1万吨", "99999999999999999999", "9999-12-31", "February 30", "00:61", "Co., Ltd.", "U.S.", "\u{3000}", "\u{A0}",
        " ", "A", "z", "é", "𠀀",
        "<h2>", "</h2>", "<li>", "<ol start=7 type=i>", "<p>", "&nbsp;", "<table><tr><td>", "Looking ahead", "展望",
        "Comment: ",
    ]

    @Test(arguments: seeds(16)) func randomBytesAreReadWithoutATrap(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<8 {
            let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0x20...0x7E, using: &generator) : UInt8.random(in: 0...255, using: &generator)
            }
            #expect(try problems(ofPage: bytes) == [], "seed \(seed): \(bytes)")
        }
    }

    @Test(arguments: seeds(24)) func randomPiecesOfReviewsAreReadWithoutATrap(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<6 {
            var text = ""
            for _ in 0..<Int.random(in: 1...80, using: &generator) {
                text += HostileTextTests.fragments.randomElement(using: &generator) ?? ""
            }
            #expect(try problems(ofPage: Array(text.utf8)) == [], "seed \(seed): \(text)")
            let document = HostileTextTests.document(text, &generator)
            #expect(try problems(document, Segmenter.read(document)) == [], "seed \(seed): \(document)")
        }
    }

    /// The text cut into blocks of any kinds.
    private static func document(_ text: String, _ generator: inout SeededGenerator) -> Document {
        let kinds: [Document.Block.Kind] = [
            .paragraph, .paragraph, .paragraph, .heading(level: 2), .heading(level: 9), .listItem(depth: 1), .tableRow,
            .furniture, .title,
        ]
        var blocks: [Document.Block] = []
        var start = 0
        var offset = 0
        for scalar in text.unicodeScalars {
            if offset > start, Int.random(in: 0..<30, using: &generator) == 0 {
                // Some stretches lie in no block; some openings are bold.
                if Int.random(in: 0..<8, using: &generator) > 0 {
                    blocks.append(
                        Document.Block(
                            kind: kinds.randomElement(using: &generator) ?? .paragraph, range: start..<offset,
                            boldOpening: Int.random(in: 0..<6, using: &generator) == 0 ? start..<offset : nil))
                }
                start = offset
            }
            offset += UTF8.width(scalar)
        }
        blocks.append(Document.Block(kind: .paragraph, range: start..<offset))
        return Document(
            title: Bool.random(using: &generator) ? Document.Stated("Events in 2024", basis: "test") : nil, text: text,
            isPlainText: Bool.random(using: &generator), blocks: blocks)
    }

    @Test(arguments: seeds(16)) func splicesOfTheFixturesAreReadWithoutATrap(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pages = try #require(try? HostileTextTests.fixtures.get())
        for _ in 0..<3 {
            var spliced: [UInt8] = []
            for _ in 0..<Int.random(in: 2...5, using: &generator) {
                let page = try #require(pages.randomElement(using: &generator))
                let start = Int.random(in: 0..<page.count, using: &generator)
                spliced += page[start..<min(page.count, start + Int.random(in: 1...700, using: &generator))]
            }
            #expect(try problems(ofPage: spliced) == [], "seed \(seed): \(String(decoding: spliced, as: UTF8.self))")
        }
    }

    private static let fixtures = Result {
        let folder = Corpus.repository.appendingPathComponent("Tests/Fixtures/reviews")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { ["txt", "html"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
            .map { [UInt8](try Data(contentsOf: $0)) }
    }

    // MARK: Documents that are wrong

    @Test func blocksThatReachPastTheTextAreCut() throws {
        for range in [0..<1000, 5..<9, 40..<900, 900..<1000, 0..<0] {
            let text = "1. On May 3, the mill reopened."
            let document = Document(text: text, blocks: [Document.Block(kind: .paragraph, range: range)])
            #expect(try problems(document, Segmenter.read(document, year: 2024)) == [])
        }
    }

    @Test(arguments: [
        [0..<30, 10..<62], [20..<62, 0..<20], [0..<62, 0..<62, 0..<62], [0..<6, 6..<62], [0..<62, 3..<4],
    ])
    func blocksThatOverlapOrRunBackwardsAreReadOnce(ranges: [Range<Int>]) throws {
        // A bracket that closes right where a block begins, behind the colon of the block before.
        let text = "ROADS:)On May 3, the mill reopened. On May 4, it closed again."
        let document = Document(
            text: text, blocks: ranges.map { Document.Block(kind: .paragraph, range: $0) })
        #expect(try problems(document, Segmenter.read(document, year: 2024)) == [])
    }

    @Test func nothingHasAnEmptyReading() {
        let empty = Segmenter.read(Document(text: "", blocks: []))
        #expect(empty.events.isEmpty && empty.items.isEmpty && empty.bodyLength == 0)
    }
}
