@testable import Archive
import Foundation
import Model
import SchemaValidator
import Testing

@Suite struct EventArchiveTests {
    private let reports: [(text: String, day: String?)] = [
        ("A 3000T press started.", "2024-05-16"), ("A contract was signed.", "2023-01-02"),
        ("No date is given here.", nil),
    ]

    @Test func whatWasCommittedIsReadBack() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let committed = try Samples.ingest(Samples.page("review"), reports, into: archive)
        #expect(committed == Committed(sequence: 1, pages: 1, events: 3, sightings: 0))
        try archive.record(Samples.receipt())
        archive.close()

        let reader = try ArchiveReader(folder.path)
        let events = try all(reader.events())
        #expect(events.map(\.happening.text) == [reports[1].text, reports[0].text, reports[2].text])
        #expect(events.allSatisfy { $0.source.page == ContentDigest.sha256("<p>Hello</p>".utf8) })
        #expect(try all(reader.runs()) == [Samples.receipt()])
        let statistics = try reader.statistics()
        #expect(statistics.years.map(\.name) == ["2023", "2024", "undated"])
        #expect(statistics.years.map(\.events) == [1, 1, 1])
        #expect(statistics.events == 3)
        #expect(statistics.pages == 1)
        #expect(statistics.sightings == 0)
        #expect(statistics.lastRuns == [Samples.receipt()])
        #expect(statistics.pageBytes == (try folder.bytes("pages/2026-11.warc.gz").count))
    }

    @Test func theSameEventsAgainAddSightingsOnly() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        let before = try folder.bytes("events/2024.jsonl")
        let again: [(text: String, day: String?)] = [
            ("SMM reported that a 3000T  Press started", "2024-05-16"), ("Something new.", nil),
        ]
        let committed = try Samples.ingest(Samples.page("daily"), again, into: archive)
        #expect(committed == Committed(sequence: 2, pages: 1, events: 1, sightings: 1))
        #expect(try folder.bytes("events/2024.jsonl") == before)
        archive.close()
        let reader = try ArchiveReader(folder.path)
        let sighting = try #require(try all(reader.sightings()).first)
        #expect(sighting.text == again[0].text)
        #expect(sighting.source.url == "https://news.example/daily")
        #expect(sighting.event == EventIdentity.identifier(of: Samples.happening(reports[0].text)))
        #expect(sighting.score == 1)
        #expect(sighting.reasons.contains("the same date, 2024-05-16"))
        #expect(sighting.reasons.contains { $0.contains("attribution") })
    }

    @Test func anAddressReportsAnEventOnce() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        // The page came back with another sidebar, tonight and every night.
        for night in 1...3 {
            let committed = try Samples.ingest(
                Samples.page("review", "<p>Hello \(night)</p>", at: night * 86_400), reports, into: archive)
            #expect(committed.events == 0 && committed.sightings == 0 && committed.pages == 1)
        }
        for night in 1...3 {
            let committed = try Samples.ingest(
                Samples.page("mirror", "<p>Hi \(night)</p>", at: night * 86_400), reports, into: archive)
            #expect(committed.sightings == (night == 1 ? 3 : 0))
        }
    }

    @Test func anEventOfTheOpenBatchIsKnown() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let committed = try Samples.ingest(
            Samples.page("twice"), [reports[0], (reports[0].text.uppercased(), reports[0].day), reports[1]],
            into: archive)
        #expect(committed.events == 2)
        #expect(committed.sightings == 0)
        // What was matched and never committed is forgotten with its batch.
        let kept = try archive.keep(Samples.page("other"))
        let event = Samples.event("Never committed.", from: kept)
        #expect(try archive.match(event) == .new(links: []))
        #expect(try archive.match(event) != .new(links: []))
        _ = try archive.commit(Batch(time: Samples.time(1), run: "r", rules: "1"))
        #expect(try archive.match(event) == .new(links: []))
    }

    @Test func aPageIsKnownByAddressBytesAndRules() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let page = Samples.page("review")
        let digest = ContentDigest.sha256(page.body)
        #expect(try !archive.knows(key: page.key, digest: digest, rules: Samples.rules))
        try Samples.ingest(page, reports, into: archive)
        #expect(try archive.knows(key: page.key, digest: digest, rules: Samples.rules))
        #expect(try !archive.knows(key: page.key, digest: digest, rules: "2027.1"))
        #expect(try !archive.knows(key: page.key, digest: ContentDigest.sha256([]), rules: Samples.rules))
        #expect(try !archive.knows(key: page.key + "x", digest: digest, rules: Samples.rules))
    }

    @Test func anEmptyBatchLeavesNoTrace() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        #expect(try archive.commit(Batch(time: Samples.time(0), run: "r", rules: "1")).sequence == 0)
        #expect(try folder.bytes("journal.jsonl").isEmpty)
    }

    @Test func aBatchThatDoesNotFitIsRefusedWhole() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        let before = try folder.files().filter { !$0.key.hasPrefix("index") }
        let kept = try archive.keep(Samples.page("other"))
        let known = Samples.event(reports[0].text, from: kept)
        var renamed = known
        renamed.id = "ev-0000000000000000"
        let fresh = Samples.event("Fresh.", from: kept)
        let decision = Decision(rule: "exact", score: 1, reasons: ["x"])
        for batch in [
            Batch(time: Samples.time(0), run: "r", rules: "1", events: [fresh, known]),
            Batch(time: Samples.time(0), run: "r", rules: "1", events: [renamed]),
            Batch(time: Samples.time(0), run: "r", rules: "1", events: [fresh, fresh]),
            Batch(
                time: Samples.time(0), run: "r", rules: "1",
                sightings: [Sighting(of: "ev-0000000000000000", by: fresh, decision: decision)]),
        ] {
            #expect(throws: ArchiveError.self) { try archive.commit(batch) }
        }
        #expect(try folder.files().filter { !$0.key.hasPrefix("index") } == before)
        // And the archive goes on.
        #expect(try Samples.ingest(Samples.page("next"), [("Fresh.", nil)], into: archive).events == 1)
    }

    @Test func everyLineKeepsToItsSchema() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        try Samples.ingest(Samples.page("daily", at: 5), reports, into: archive)
        try Samples.ingest(Samples.page("daily", at: 9), [], into: archive)
        try Samples.ingest(
            Page(url: "file:///a", retrieved: Samples.time(7), origin: .file, body: []), [("New.", "2020-02-29")],
            into: archive)
        try archive.record(Samples.receipt())
        try archive.record(
            RunReceipt(
                run: "r", command: "c", started: Samples.time(0), ended: Samples.time(0), status: "done", rules: "1"))
        archive.close()
        var lines = 0
        for (name, bytes) in try folder.files() where name.hasSuffix(".jsonl") {
            let schema =
                name.hasPrefix("events/")
                ? "event"
                : String(name.dropLast(6)).replacingOccurrences(of: "s", with: "", options: [.anchored, .backwards])
            let validator = try SchemaValidator.named(schema)
            #expect(validator.findings(inLines: bytes) == [], "\(name)")
            lines += bytes.count { $0 == 0x0A }
        }
        #expect(lines == 4 + 3 + 4 + 6 + 2)
    }

    @Test(arguments: ["event", "sighting", "link", "page", "journal", "run"])
    func aSchemaRefusesWhatIsNotInIt(name: String) throws {
        let validator = try SchemaValidator.named(name)
        #expect(!validator.findings(inLine: "{}".utf8).isEmpty)
        #expect(!validator.findings(inLine: "[".utf8).isEmpty)
        #expect(validator.findings(inLine: #"{"schema":1,"surprise":true}"#.utf8).contains { $0.contains("surprise") })
        #expect(!validator.findings(inLine: "{}".utf8).contains { $0.contains("does not know the keyword") })
    }

    @Test func theJournalVouchesForEveryByteAndLine() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        try Samples.ingest(Samples.page("daily"), reports, into: archive)
        try archive.record(Samples.receipt())
        archive.close()
        let files = try folder.files()
        var lengths: [String: Int] = [:]
        let replay = try Journal(root: folder.path).replay(from: CommittedState()) { line in
            for segment in line.files {
                let bytes = Array(files[segment.path]?[segment.before..<segment.after] ?? [])
                #expect(ContentDigest.sha256(bytes) == segment.sha256)
                if segment.path.hasSuffix(".jsonl") {
                    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
                    #expect(lines.map { checksum($0) } == segment.crc32)
                }
                lengths[segment.path] = segment.after
            }
        }
        #expect(replay.state.sequence == 3)
        for (name, bytes) in files where ArchiveLayout.isOurs(name) { #expect(lengths[name] == bytes.count, "\(name)") }
    }

    @Test func aFlippedBitAnywhereInTheJournalIsFound() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        try Samples.ingest(Samples.page("daily"), reports, into: archive)
        archive.close()
        let journal = try folder.bytes("journal.jsonl")
        unlink(folder["index.sqlite"])
        for place in stride(from: 0, to: journal.count - 1, by: 11) {
            var flipped = journal
            flipped[place] ^= 0x04
            try folder.write("journal.jsonl", flipped)
            #expect(throws: ArchiveError.self, "byte \(place)") { try Samples.open(folder) }
        }
    }

    @Test func theOrderOfPagesDoesNotChangeTheIds() throws {
        let pages: [(String, [(text: String, day: String?)])] = [
            ("a", reports), ("b", [reports[1], ("Only on b.", "2022-02-02")]),
            ("c", [(reports[2].text.uppercased(), nil)]),
            ("d", [("only on B", "2022-02-02"), reports[0]]),
        ]
        var generator = SeededGenerator(state: 7)
        var found: Set<Set<String>> = []
        for _ in 0..<6 {
            let folder = try TemporaryFolder()
            let archive = try Samples.open(folder)
            for (name, reports) in pages.shuffled(using: &generator) {
                try Samples.ingest(Samples.page(name, name), reports, into: archive)
            }
            archive.close()
            let reader = try ArchiveReader(folder.path)
            let events = try all(reader.events())
            #expect(events.count == 4)
            #expect(try all(reader.sightings()).count == 4)
            found.insert(Set(events.map(\.id)))
        }
        #expect(found.count == 1)
    }
}

/// A generator of the same numbers in every run: splitmix64.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
