import Extraction
import Foundation
import Ingestion
import Model
import ReadingInvariants
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

    /// What a document's reading breaks of what always holds; empty where nothing is.
    private func problems(_ document: Document, _ reading: Reading) -> [String] {
        ReadingInvariants.violations(of: reading, in: document)
    }

    /// The same for a page, its document, its event lines and a second reading.
    private func problems(ofPage bytes: [UInt8]) throws -> [String] {
        let schema = try HostileTextTests.schema.get()
        var problems = ReadingInput(bytes, way: .page, year: 2024).violations { schema.findings(inLines: $0) }
        let page = PageReading.read(bytes, knowing: PageReading.Knowledge(url: "https://a.example/x", year: 2024))
        if page.document.obstacle == nil { problems += CoverageTests.problems(page.document, page.reading) }
        return problems
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
            let problems = problems(document, reading)
            #expect(problems.isEmpty, "\(problems.prefix(3))")
        }
        #expect(try problems(ofPage: Array(text.utf8)) == [])
    }

    // MARK: Random bytes and splices

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
                text += Mutation.printed.randomElement(using: &generator) ?? ""
            }
            #expect(try problems(ofPage: Array(text.utf8)) == [], "seed \(seed): \(text)")
            let document = HostileTextTests.document(text, &generator)
            #expect(problems(document, Segmenter.read(document)) == [], "seed \(seed): \(document)")
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

    // MARK: Spoiled pages

    /// Each seed spoils ten stretches of pages, read in each way in turn.
    @Test(arguments: seeds(40)) func spoiledPagesAreReadLikeAnyText(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pages = try HostileTextTests.pages.get()
        let schema = try HostileTextTests.schema.get()
        for round in 0..<10 {
            let page = try #require(pages.randomElement(using: &generator))
            let other = try #require(pages.randomElement(using: &generator))
            let start = Int.random(in: 0..<page.count, using: &generator)
            let input = ReadingInput(
                Mutation.mutant(of: Array(page[start...].prefix(1200)), beside: other, using: &generator),
                way: ReadingInput.Way.allCases[round % ReadingInput.Way.allCases.count],
                year: Bool.random(using: &generator) ? 2024 : nil)
            let problems = input.violations { schema.findings(inLines: $0) }
            #expect(problems.isEmpty, "seed \(seed), round \(round): \(problems.prefix(3))")
        }
    }

    private static let pages = Result {
        try ["reviews", "reviews-natural", "pages"].flatMap { folder in
            try HostileTextTests.files(in: "Tests/Fixtures/\(folder)").filter {
                ["txt", "html"].contains($0.pathExtension)
            }
        }.map { [UInt8](try Data(contentsOf: $0)) }.filter { !$0.isEmpty }
    }

    private static func files(in folder: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: Corpus.repository.appendingPathComponent(folder), includingPropertiesForKeys: nil
        ).sorted { $0.path < $1.path }
    }

    /// What `Fuzzing/run` found once, as it saved it.
    @Test func whatTheFuzzerFoundIsMended() throws {
        let schema = try HostileTextTests.schema.get()
        let findings = try HostileTextTests.files(in: "Tests/Fixtures/fuzzing")
        #expect(!findings.isEmpty)
        for file in findings where file.pathExtension == "input" {
            let problems = ReadingInput([UInt8](try Data(contentsOf: file))).violations { schema.findings(inLines: $0) }
            #expect(problems.isEmpty, "\(file.lastPathComponent): \(problems.prefix(3))")
        }
    }

    // MARK: Documents that are wrong

    @Test func blocksThatReachPastTheTextAreCut() throws {
        for range in [0..<1000, 5..<9, 40..<900, 900..<1000, 0..<0] {
            let text = "1. On May 3, the mill reopened."
            let document = Document(text: text, blocks: [Document.Block(kind: .paragraph, range: range)])
            #expect(problems(document, Segmenter.read(document, year: 2024)) == [])
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
        #expect(problems(document, Segmenter.read(document, year: 2024)) == [])
    }

    @Test func aMarkerThatReachesIntoTheNextBlockIsNone() {
        let text = "点评：第一章 On May 3, the mill reopened."
        let seam = "点评：第".utf8.count
        let document = Document(
            text: text,
            blocks: [
                Document.Block(kind: .paragraph, range: 0..<seam),
                Document.Block(
                    kind: .paragraph, range: seam..<text.utf8.count, boldOpening: seam..<text.utf8.count),
            ])
        let reading = Segmenter.read(document, year: 2024)
        #expect(reading.items.isEmpty)
        #expect(problems(document, reading) == [])
    }

    @Test func nothingHasAnEmptyReading() {
        let empty = Segmenter.read(Document(text: "", blocks: []))
        #expect(empty.events.isEmpty && empty.items.isEmpty && empty.bodyLength == 0)
    }
}
