@testable import Archive
import Foundation
import Model
import Testing

/// What whole verification holds against each other: ids, words and pages, events and index.
@Suite struct ContentsVerificationTests {
    /// Adds lines to a file, with a journal line that vouches for them, past all that the archive would refuse.
    private func vouch(_ folder: TemporaryFolder, _ name: String, _ lines: [[UInt8]]) throws {
        let known = (try? folder.bytes(name)) ?? []
        try folder.write(name, known + lines.joined())
        let journal = try folder.bytes("journal.jsonl")
        let last = try #require(journal.split(separator: 0x0A).last)
        let sequence = try JSONReader.read(JournalLine.self, from: last).sequence
        let line = JournalLine(
            sequence: sequence + 1, time: Samples.time(99), run: "run-9", rules: Samples.rules, events: [],
            sighted: [], pages: 0,
            files: [
                .init(
                    path: name, before: known.count, after: known.count + lines.joined().count,
                    sha256: ContentDigest.sha256(Array(lines.joined())), crc32: lines.map { checksum($0) })
            ])
        try folder.write(
            "journal.jsonl", journal + line.line(after: try #require(JournalLine.statedChain(of: last))).bytes)
    }

    private func event(_ id: String, _ text: String, on day: String?) -> [UInt8] {
        JSONWriter.line(
            Event(
                id: id, happening: Samples.happening(text, on: day), source: SourceReference(page: "sha256:0"),
                rules: "1999.1"))
    }

    @Test func `an id that is there a second time is named with both places`() throws {
        let folder = try DamageCase.archive()
        let known = try JSONReader.read(
            Event.self,
            from: try #require(DamageCase.lines(folder, "events/undated.jsonl").first.map { Array($0.utf8) }))
        try vouch(
            folder, "events/2025.jsonl",
            [
                event("ev-a", "A.", on: "2025-01-01"), event(known.id, "Two.", on: "2025-01-02"),
                event("ev-a", "A again.", on: "2024-01-02"), event("ev-b", "B.", on: "2025-01-03"),
            ])
        unlink(folder["index.sqlite"])
        let findings = try DamageCase.verify(folder).findings
        #expect(findings.map(\.file) == Array(repeating: folder["events/2025.jsonl"], count: 3))
        #expect(findings.map(\.line) == [2, 3, 3])
        #expect(
            findings.map(\.finding).sorted() == [
                "the event belongs into events/2024.jsonl",
                "the id \(known.id) is there a second time; first at events/undated.jsonl:1",
                "the id ev-a is there a second time; first at events/2025.jsonl:1",
            ])
    }

    @Test func `sightings of events that are not there are counted`() throws {
        let folder = try DamageCase.archive()
        let sighting = Sighting(
            event: "ev-nowhere", source: SourceReference(page: "sha256:0"), position: Position(start: 0, end: 1),
            score: 1, reasons: [], text: "x", rules: "1999.1")
        try vouch(folder, "sightings.jsonl", [JSONWriter.line(sighting), JSONWriter.line(sighting)])
        let report = try DamageCase.verify(folder)
        #expect(report.isWhole)
        #expect(report.notes.contains { $0.hasPrefix("2 sightings or links are of events that are not there") })
        #expect(report.notes.contains { $0.contains("behind the journal") })
    }

    /// An archive of three pages, and of events from all of them in one batch after another.
    /// - Parameter wrong: which event says that it begins before its page.
    private func scattered(wrong: Int? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let texts = (0..<3).map { page in
            Array((0..<200).map { "\($0 * 7 + page) é一🚗, " }.joined().unicodeScalars)
        }
        let pages = try texts.enumerated().map { number, text in
            try archive.keep(Samples.page("page-\(number)", String(String.UnicodeScalarView(text)), at: number))
        }
        var batch = Batch(time: Samples.time(9), run: "run", rules: Samples.rules)
        batch.pages = pages.map { PageOutcome(page: $0, outcome: "segmented") }
        for number in 0..<120 {
            let text = texts[number % 3]
            let start = (number * 37) % 900
            var happening = Samples.happening(
                String(String.UnicodeScalarView(text[start..<(start + 20 + number % 11)])),
                on: ["2024-05-16", nil, "2023-01-01"][number % 3])
            happening.position = Position(start: number == wrong ? -1 : start, end: start + 20 + number % 11)
            let page = pages[number % 3]
            batch.events.append(
                Event(
                    id: EventIdentity.identifier(of: happening), happening: happening,
                    source: SourceReference(url: page.url, page: page.digest, retrieved: page.retrieved),
                    rules: Samples.rules))
            if number % 10 == 9 {
                _ = try archive.commit(batch)
                batch = Batch(time: Samples.time(10 + number), run: "run", rules: Samples.rules)
            }
        }
        archive.close()
        return folder
    }

    private static let reading = ArchiveVerification.Reading(rules: Samples.rules) { page, _ in
        String(decoding: page.body, as: UTF8.self)
    }

    @Test func `words are found at their position however the reports of a page are scattered`() throws {
        let folder = try scattered()
        let report = try ArchiveVerification(
            archive: folder.path, depth: .everything, reading: ContentsVerificationTests.reading
        ).run()
        #expect(report.findings.isEmpty)
        #expect(report.positions == 120)
        #expect(report.unchecked == 0)
        #expect(report.pages == 3)
        // One character more or less, and no position is right any more.
        let other = ArchiveVerification.Reading(rules: Samples.rules) { page, _ in
            "一" + String(decoding: page.body, as: UTF8.self)
        }
        let wrong = try ArchiveVerification(archive: folder.path, depth: .everything, reading: other).run()
        #expect(wrong.positions == 0)
        #expect(wrong.findings.count == 120)
        let names = wrong.findings.map { "\($0.file):\($0.line ?? 0)" }
        #expect(Set(names).count == 120)
        // In the order of the journal: each batch has its files in theirs.
        #expect(names.first == folder["events/2023.jsonl"] + ":1")
        #expect(names.last == folder["events/undated.jsonl"] + ":40")
        let none = ArchiveVerification.Reading(rules: Samples.rules) { _, _ in "" }
        #expect(try ArchiveVerification(archive: folder.path, depth: .everything, reading: none).run().positions == 0)
    }

    @Test func `a position that can be none is told of`() throws {
        let folder = try scattered(wrong: 64)
        let report = try ArchiveVerification(
            archive: folder.path, depth: .everything, reading: ContentsVerificationTests.reading
        ).run()
        #expect(report.positions == 119)
        #expect(report.findings.map(\.finding) == ["the text of its page has other words at its position"])
        #expect(report.findings.map(\.file) == [folder["events/undated.jsonl"]])
        #expect(report.findings.map(\.line) == [22])
    }

    @Test func `a batch too large to be read at once is read in pieces`() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let kept = try archive.keep(Samples.page("large"))
        var batch = Batch(time: Samples.time(0), run: "run", rules: Samples.rules)
        batch.pages = [PageOutcome(page: kept, outcome: "segmented")]
        for number in 0..<80 {
            // One line is longer than a piece.
            let length = number == 50 ? 4_300_000 : 6_000
            batch.events.append(
                Samples.event("\(number) " + String(repeating: "words ", count: length / 6), from: kept))
        }
        _ = try archive.commit(batch)
        archive.close()
        let report = try DamageCase.verify(folder)
        #expect(report.findings.isEmpty)
        #expect(report.lines == 81)
        try DamageCase.spoil(folder, "events/2024.jsonl", line: 70)
        let damaged = try DamageCase.verify(folder)
        #expect(damaged.findings.map(\.line) == [71])
        #expect(damaged.lines == 80)
    }

    @Test func `an index behind the journal is no damage, and what it has is looked at all the same`() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("first"), [("One.", "2024-05-16"), ("Two.", nil)], into: archive)
        archive.close()
        let behind = try folder.bytes("index.sqlite")
        let again = try Samples.open(folder)
        try Samples.ingest(Samples.page("second", at: 9), [("One.", "2024-05-16"), ("Three.", nil)], into: again)
        again.close()
        for ending in ["", "-wal", "-shm"] { unlink(folder["index.sqlite" + ending]) }
        try folder.write("index.sqlite", behind)
        let report = try DamageCase.verify(folder)
        #expect(report.isWhole)
        #expect(report.notes == ["the index is behind the journal; the next run brings it up to date"])
        let database = try Database(path: folder["index.sqlite"], .writing)
        try database.execute("UPDATE event SET length = length - 1 WHERE offset = 0")
        database.close()
        let findings = try DamageCase.verify(folder).findings
        #expect(findings.count == 1)
        #expect(findings.first?.finding.hasPrefix("it does not have event ev-") == true)
    }
}
