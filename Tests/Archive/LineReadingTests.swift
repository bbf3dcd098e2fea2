@testable import Archive
import Foundation
import Model
import Testing

/// A line of each kind as the archive writes it, read again.
@Suite struct LineReadingTests {
    private static let kept = KeptPage(
        url: "https://news.example/a", finalURL: "https://news.example/b", key: "news.example/a",
        retrieved: Samples.time(7),
        status: 200, validators: Validators(entityTag: "\"1\"", lastModified: "Tue, 21 Nov 2026 09:00:00 GMT"),
        digest: ContentDigest.sha256(Array("page".utf8)), size: 4, kind: .revisit, id: "urn:uuid:1",
        location: RecordLocation(file: "pages/2026-11.warc.gz", offset: 17, length: 300),
        original: .init(
            id: "urn:uuid:0", url: "https://news.example/b", retrieved: Samples.time(0), file: "pages/2026-11.warc.gz",
            offset: 1, length: 16))

    static let capture = Capture(
        page: kept, outcome: "no \"events\"\n", events: 3, warnings: ["one", "zwei – zwei"],
        given: Given(source: "s", url: "https://news.example/c", publisher: "p", year: 2024),
        address: "https://news.example/d", reviewYear: 2024, rules: "2026.1", run: "r")
    static let sighting = Sighting(
        event: "ev-1", report: "ev-2",
        date: Samples.happening("x").date,
        source: SourceReference(url: "https://news.example/a", page: "sha256:0", retrieved: Samples.time(1)),
        position: Position(start: 1, end: 5), rule: "near-duplicate", score: 0.875, threshold: 0.4,
        reasons: ["same words"],
        candidates: [.init(event: "ev-3", verdict: "similar", score: 0.5, contradicted: ["number: 1 against 2"])],
        text: "一二 \u{2028}",
        rules: "2026.1")
    static let link = Link(
        event: "ev-1", other: "ev-2", kind: .follows, rule: "later stage", score: 0.25, threshold: 0.4,
        agreed: ["name: x"], contradicted: ["date: y"], rules: "2026.1")
    static let journal: JournalLine = {
        var line = JournalLine(
            sequence: 9, time: Samples.time(3), run: "run-9", rules: "2026.1", events: ["ev-1", "ev-2"],
            sighted: ["ev-0"], pages: 2,
            files: [
                .init(path: "events/2024.jsonl", before: 10, after: 30, sha256: "sha256:1", crc32: [0, .max, 7]),
                .init(path: "pages.jsonl", before: 0, after: 0, sha256: "sha256:2", crc32: []),
            ])
        line.removed = [.init(path: "sightings.jsonl", unit: 3, length: 99)]
        line.withdrawn = [
            .init(path: "sightings.jsonl", content: .sighting(sighting)),
            .init(path: "links.jsonl", content: .link(link)),
        ]
        line.links = 3
        line.revised = [.init(event: "ev-1", change: "reworded")]
        line.retired = [
            .init(event: "ev-4", into: ["ev-1"], reason: "merged"), .init(event: "ev-5", into: [], reason: "gone"),
        ]
        line.repaired = ["a line was set aside"]
        return line
    }()

    /// Reads a line, and the same with its keys in another order, with keys that are not known, and with spaces.
    private func check<Value: JSONReadable & JSONWritable & Equatable>(_ value: Value) throws {
        let line = JSONWriter.line(value)
        #expect(try JSONReader.read(Value.self, from: line) == value)
        #expect(try JSONReader.read(Value.self, from: line.dropLast()) == value)
        let object = try JSONSerialization.jsonObject(with: Data(line))
        for options: JSONSerialization.WritingOptions in [.sortedKeys, .prettyPrinted] {
            let other = try JSONSerialization.data(withJSONObject: object, options: options)
            #expect(try JSONReader.read(Value.self, from: Array(other)) == value)
        }
        var fields = try #require(object as? [String: Any])
        fields["later"] = ["key": [NSNull(), 1.5, "\u{1}"]]
        let unknown = try JSONSerialization.data(withJSONObject: fields)
        #expect(try JSONReader.read(Value.self, from: Array(unknown)) == value)
        fields["schema"] = 99
        let later = try JSONSerialization.data(withJSONObject: fields)
        let error = #expect(throws: JSONReadingError.self) { try JSONReader.read(Value.self, from: Array(later)) }
        #expect(error?.description.contains("schema 99") == true)
        for name in ["schema", "rules"] {
            fields = try #require(object as? [String: Any])
            fields[name] = nil
            let without = try JSONSerialization.data(withJSONObject: fields)
            let error = #expect(throws: JSONReadingError.self) { try JSONReader.read(Value.self, from: Array(without)) }
            #expect(error?.finding == .missing(key: name))
        }
    }

    @Test func `a capture is read as it was written`() throws { try check(LineReadingTests.capture) }
    @Test func `a sighting is read as it was written`() throws { try check(LineReadingTests.sighting) }
    @Test func `a link is read as it was written`() throws { try check(LineReadingTests.link) }
    @Test func `a receipt is read as it was written`() throws { try check(Samples.receipt()) }
    @Test func `an event is read as it was written`() throws {
        let happening = Samples.happening("One – \"two\".")
        try check(
            Event(
                id: "ev-1", happening: happening,
                source: SourceReference(url: "u", title: "t", publisher: "p", published: "2024", page: "sha256:0"),
                rules: "2026.1"))
    }

    @Test func `a line of the journal is read as it was written`() throws {
        let line = LineReadingTests.journal
        let bytes = line.line(after: "").bytes
        #expect(try JSONReader.read(JournalLine.self, from: bytes) == line)
    }

    @Test func `a line of the journal with any byte changed is read only where it is JSON still`() throws {
        let bytes = LineReadingTests.journal.line(after: "").bytes
        var read = 0
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                guard (try? JSONReader.read(JournalLine.self, from: changed)) != nil else { continue }
                read += 1
                let text = String(decoding: changed, as: UTF8.self)
                #expect((try? JSONSerialization.jsonObject(with: Data(changed))) != nil, "\(text)")
            }
        }
        #expect(read > 1_000)
    }
}
