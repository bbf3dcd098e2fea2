@testable import Archive
import Foundation
import Model
import SchemaValidator
import Testing

/// Events that are revised and retired: the journal keeps what they said, and nobody sees half of it.
@Suite struct AmendmentTests {
    private static let first = "The first furnace was lit."
    private static let second = "The second furnace was lit."
    private static let third = "The third furnace was lit."

    /// An archive of three events of one page, one of which another page saw again.
    private func archive() throws -> (folder: TemporaryFolder, events: [Event]) {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("a"), [(Self.first, "2024-05-16"), (Self.second, "2024-05-17"), (Self.third, "2024-05-18")],
            into: archive)
        try Samples.ingest(Samples.page("b", "b", at: 60), [(Self.second, "2024-05-17")], into: archive)
        archive.close()
        return (folder, try all(ArchiveReader(folder.path).events()))
    }

    private func revised(_ event: Event, _ text: String, on day: String? = nil) -> Amendment.Revised {
        var event = event
        let date = day ?? event.happening.date?.interval.edtf
        event.happening = Samples.happening(text, on: date)
        return .init(event: event, change: "corrected")
    }

    private func batch(_ amendment: Amendment, events: [Event] = []) -> Batch {
        Batch(time: Samples.time(90), run: "run-2", rules: "2026.2", events: events, amendment: amendment)
    }

    private func expectWhole(_ folder: TemporaryFolder) throws {
        let report = try ArchiveVerification(archive: folder.path, depth: .everything).run()
        #expect(report.findings.map(\.description) == [])
        #expect(report.notes.filter { !$0.contains("index is behind") } == [])
    }

    @Test func `a revised event keeps its id, and the journal keeps its old words`() throws {
        let (folder, events) = try archive()
        let archive = try Samples.open(folder)
        var amendment = Amendment()
        amendment.revised = [revised(events[1], "The second furnace was put out.")]
        let committed = try archive.commit(batch(amendment))
        #expect(committed == Committed(sequence: 3, pages: 0, events: 0, sightings: 0, revised: 1))
        archive.close()
        let now = try all(ArchiveReader(folder.path).events())
        #expect(now.map(\.id) == [events[0].id, events[2].id, events[1].id])
        #expect(now.last?.happening.text == "The second furnace was put out.")
        let journal = try folder.bytes("journal.jsonl").split(separator: 0x0A)
        let line = try JSONReader.read(JournalLine.self, from: try #require(journal.last))
        #expect(line.withdrawn == [.init(path: "events/2024.jsonl", content: .event(events[1]))])
        #expect(line.revised == [.init(event: events[1].id, change: "corrected")])
        #expect(try SchemaValidator.named("journal").findings(inLines: folder.bytes("journal.jsonl")) == [])
        #expect(try all(ArchiveReader(folder.path).sightings()).map(\.event) == [events[1].id])
        try expectWhole(folder)
    }

    @Test func `an event moves to the file of its new year, and a retired one goes`() throws {
        let (folder, events) = try archive()
        let archive = try Samples.open(folder)
        var amendment = Amendment()
        amendment.revised = [revised(events[0], Self.first, on: "2023-05-16")]
        amendment.retired = [.init(event: events[2].id, into: [events[0].id], reason: "merged")]
        let new = Samples.event(
            "A fourth furnace was lit.", on: "2024-06-01", from: try archive.keep(Samples.page("c")))
        #expect(try archive.commit(batch(amendment, events: [new])).retired == 1)
        archive.close()
        let reader = try ArchiveReader(folder.path)
        #expect(try all(reader.events()).map(\.id) == [events[0].id, events[1].id, new.id])
        #expect(try reader.statistics().years.map(\.events) == [1, 2])
        try expectWhole(folder)
    }

    @Test func `the index knows a revised event by its new words, and takes in its old ones`() throws {
        for spoil in ["kept", "deleted", "behind"] {
            let (folder, events) = try archive()
            let early = try folder.bytes("index.sqlite")
            var archive = try Samples.open(folder)
            var amendment = Amendment()
            amendment.revised = [
                revised(events[0], "Furnace one was lit."), revised(events[2], "Furnace three was lit."),
            ]
            _ = try archive.commit(batch(amendment))
            archive.close()
            if spoil == "deleted" { unlink(folder["index.sqlite"]) }
            if spoil == "behind" { try folder.write("index.sqlite", early) }
            archive = try Samples.open(folder)
            let page = PageStore.plan(Samples.page("d", at: 99), last: nil)
            for (index, text) in [(0, "Furnace one was lit."), (0, Self.first), (1, Self.second), (2, Self.third)] {
                let report = Samples.event(text, on: events[index].happening.date?.interval.edtf, from: page)
                guard case .known(let id, _) = try archive.match(report) else {
                    Issue.record("\(spoil): \(text) is not known")
                    continue
                }
                #expect(id == events[index].id, "\(spoil): \(text)")
            }
            #expect(try archive.recollection.events(firstReportedBy: events[0].source).count == 3, "\(spoil)")
            archive.close()
            try expectWhole(folder)
        }
    }

    @Test func `sightings and links are taken out as their lines say`() throws {
        let (folder, events) = try archive()
        var archive = try Samples.open(folder)
        let link = Link(
            event: events[1].id, other: events[0].id, kind: .similar, rule: "contradiction", score: 0.8,
            contradicted: ["ordinal: second against first"], rules: "1")
        _ = try archive.commit(Batch(time: Samples.time(80), run: "r", rules: "1", links: [link]))
        archive.close()
        #expect(try all(ArchiveReader(folder.path).links()) == [link])
        #expect(try SchemaValidator.named("link").findings(inLines: folder.bytes("links.jsonl")) == [])
        try expectWhole(folder)
        archive = try Samples.open(folder)
        var amendment = Amendment()
        amendment.sightings = Set(try all(ArchiveReader(folder.path).sightings()))
        amendment.links = [link]
        _ = try archive.commit(batch(amendment))
        archive.close()
        let reader = try ArchiveReader(folder.path)
        #expect(try all(reader.sightings()).isEmpty)
        #expect(try all(reader.links()).isEmpty)
        #expect(try all(reader.events()).count == 3)
        try expectWhole(folder)
    }

    @Test func `what is not there cannot be revised, and nothing is changed`() throws {
        let (folder, events) = try archive()
        let before = try folder.files().filter { !$0.key.hasPrefix("index") }
        let archive = try Samples.open(folder)
        var stranger = revised(events[0], "x")
        stranger.event.id = "ev-0000000000000000"
        var amendment = Amendment()
        amendment.revised = [stranger]
        #expect(throws: ArchiveError.self) { try archive.commit(batch(amendment)) }
        amendment.revised = [revised(events[0], "x"), revised(events[0], "y")]
        #expect(throws: ArchiveError.self) { try archive.commit(batch(amendment)) }
        archive.close()
        #expect(try folder.files().filter { !$0.key.hasPrefix("index") } == before)
    }

    /// The files of an archive before an amendment, after it, and the amended file before it takes the other's place.
    private func stages() throws -> (before: TemporaryFolder, after: TemporaryFolder, waiting: String) {
        let (before, events) = try archive()
        let after = try before.copy()
        let archive = try Samples.open(after)
        var amendment = Amendment()
        amendment.revised = [revised(events[0], "Furnace one was lit.")]
        _ = try archive.commit(batch(amendment))
        archive.close()
        return (before, after, ArchiveLayout.rewritten("events/2024.jsonl", by: 3))
    }

    @Test func `a file that was committed and not yet named is read, and named by the next run`() throws {
        let (before, after, waiting) = try stages()
        let folder = try before.copy()
        try folder.write(waiting, try after.bytes("events/2024.jsonl"))
        try folder.write("journal.jsonl", try after.bytes("journal.jsonl"))
        let expected = try all(ArchiveReader(after.path).events())
        #expect(try all(ArchiveReader(folder.path).events()) == expected)
        let report = try ArchiveVerification(archive: folder.path, depth: .everything).run()
        #expect(report.findings.map(\.description) == [])
        let archive = try Samples.open(folder)
        #expect(archive.notices == [])
        archive.close()
        #expect(try folder.files()[waiting] == nil)
        #expect(try folder.bytes("events/2024.jsonl") == after.bytes("events/2024.jsonl"))
        try expectWhole(folder)
    }

    @Test func `a file that was never committed is set aside`() throws {
        let (before, after, waiting) = try stages()
        let folder = try before.copy()
        try folder.write(waiting, try after.bytes("events/2024.jsonl"))
        let expected = try all(ArchiveReader(before.path).events())
        #expect(try all(ArchiveReader(folder.path).events()) == expected)
        let archive = try Samples.open(folder)
        #expect(archive.notices.count == 1)
        archive.close()
        #expect(try folder.files()[waiting] == nil)
        #expect(try folder.bytes("events/2024.jsonl") == before.bytes("events/2024.jsonl"))
        #expect(try folder.files().keys.contains { $0.hasPrefix("damaged/") })
        try expectWhole(folder)
    }

    @Test func `a second amendment finds the right lines, and verify still finds every flipped bit`() throws {
        let (folder, events) = try archive()
        for (number, text) in ["Furnace one was lit.", "Furnace 1 was lit.", "Furnace no. 1 was lit."].enumerated() {
            let archive = try Samples.open(folder)
            var amendment = Amendment()
            amendment.revised = [
                revised(
                    try all(ArchiveReader(folder.path).events()).first { $0.id == events[0].id }
                        ?? events[0], text)
            ]
            amendment.retired = number == 1 ? [.init(event: events[2].id, into: [], reason: "not there")] : []
            _ = try archive.commit(batch(amendment))
            archive.close()
            try expectWhole(folder)
        }
        let bytes = try folder.bytes("events/2024.jsonl")
        for place in stride(from: 3, to: bytes.count, by: 97) {
            var flipped = bytes
            flipped[place] ^= 4
            try folder.write("events/2024.jsonl", flipped)
            let report = try ArchiveVerification(archive: folder.path, depth: .digests).run()
            #expect(report.findings.count == 1, "byte \(place)")
            #expect(report.findings.first?.line != nil)
        }
    }
}
