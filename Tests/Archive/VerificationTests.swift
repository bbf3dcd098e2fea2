@testable import Archive
import Foundation
import Model
import Testing

/// A small archive with a line of each kind, and what stands in it.
struct DamageCase {
    /// The files of lines, and the page store.
    static let files = [
        "events/2024.jsonl", "events/undated.jsonl", "sightings.jsonl", "pages.jsonl", "runs.jsonl", "journal.jsonl",
        "pages/2026-11.warc.gz",
    ]

    static func archive() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("first", "<p>First</p>"), [("One.", "2024-05-16"), ("Two.", nil), ("Three.", "2024-06-01")],
            into: archive)
        try Samples.ingest(
            Samples.page("second", "<p>Second</p>", at: 9), [("One.", "2024-05-16"), ("Four.", "2024-07-01")],
            into: archive, run: "run-2")
        try archive.record(Samples.receipt())
        archive.close()
        return folder
    }

    static func verify(
        _ folder: TemporaryFolder, _ depth: ArchiveVerification.Depth = .everything
    ) throws -> ArchiveVerification.Report {
        try ArchiveVerification(archive: folder.path, depth: depth).run()
    }

    static func repair(_ folder: TemporaryFolder) throws -> ArchiveRepair.Report {
        try ArchiveRepair.run(at: folder.path, holder: Samples.holder)
    }

    /// The lines of a file.
    static func lines(_ folder: TemporaryFolder, _ name: String) throws -> [String] {
        String(decoding: try folder.bytes(name), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Changes two bytes in the middle of a line (from 0), which no checksum can undo.
    static func spoil(_ folder: TemporaryFolder, _ name: String, line: Int) throws {
        var bytes = try folder.bytes(name)
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        let middle = (starts[line] + starts[line + 1]) / 2
        bytes[middle] ^= 1
        bytes[middle + 2] ^= 1
        try folder.write(name, bytes)
    }
}

@Suite struct VerificationTests {
    @Test func `an archive as it was written is whole`() throws {
        let folder = try DamageCase.archive()
        let before = try folder.files()
        let report = try DamageCase.verify(folder)
        #expect(report.findings.isEmpty)
        #expect(report.notes.isEmpty)
        #expect(report.batches == 3)
        #expect(report.lines == 8)
        #expect(report.pages == 2)
        #expect(report.unchecked == 5)
        #expect(try folder.files() == before)
        #expect(try DamageCase.repair(folder).done.isEmpty)
        #expect(try folder.files() == before)
    }

    @Test(arguments: DamageCase.files)
    func `a flipped bit is named with its file and line wherever it is`(name: String) throws {
        let folder = try DamageCase.archive()
        let bytes = try folder.bytes(name)
        var line = 1
        for place in bytes.indices {
            defer { if bytes[place] == 0x0A { line += 1 } }
            // Each bit of the journal that is tried is a search for it.
            if name == "journal.jsonl", place % 3 != 0, bytes[place] != 0x0A { continue }
            var flipped = bytes
            flipped[place] ^= 1 << UInt8(place % 8)
            try folder.write(name, flipped)
            let findings = try DamageCase.verify(folder, .digests).findings
            let first = try #require(findings.first, "\(name) at \(place)")
            #expect(findings.count == 1, "\(name) at \(place): \(findings)")
            #expect(first.file == folder[name], "\(name) at \(place)")
            if name.hasSuffix(".jsonl") { #expect(first.line == line, "\(name) at \(place)") }
        }
    }

    @Test func `nothing is needed but the files`() throws {
        let folder = try DamageCase.archive()
        unlink(folder["index.sqlite"])
        unlink(folder["lock"])
        let before = try folder.files()
        let report = try DamageCase.verify(folder)
        #expect(report.isWhole)
        #expect(report.notes.count == 1)
        #expect(try folder.files() == before)
        #expect(throws: ArchiveError.noSuchArchive(path: folder["events"])) {
            try ArchiveVerification(archive: folder["events"], depth: .everything).run()
        }
    }

    @Test func `a run that writes meanwhile is told of and its open batch is no damage`() throws {
        let folder = try DamageCase.archive()
        let archive = try Samples.open(folder)
        _ = try archive.keep(Samples.page("third", "<p>Third</p>", at: 20))
        let report = try DamageCase.verify(folder)
        #expect(report.isWhole)
        #expect(report.notes.contains { $0.contains("a run is writing") })
        #expect(throws: ArchiveError.self) { try DamageCase.repair(folder) }
        archive.close()
        #expect(try DamageCase.verify(folder).notes.isEmpty)
    }

    @Test func `an index that says otherwise is named and made again`() throws {
        let folder = try DamageCase.archive()
        for script in [
            "DELETE FROM event WHERE id = (SELECT min(id) FROM event)", "UPDATE event SET offset = offset + 1",
            "DELETE FROM identity", "DELETE FROM report", "INSERT INTO event VALUES (99, 'ev-none', 1, 2, 3)",
            "UPDATE state SET chain = 'sha256:0'",
        ] {
            let database = try Database(path: folder["index.sqlite"], .writing)
            try database.execute(script)
            database.close()
            let findings = try DamageCase.verify(folder).findings
            #expect(findings.map(\.file) == [folder["index.sqlite"]], "\(script)")
            let report = try DamageCase.repair(folder)
            #expect(report.done.count == 1 && report.remaining.isEmpty, "\(script)")
            #expect(try DamageCase.verify(folder).isWhole, "\(script)")
        }
        try folder.write("index.sqlite", "no database".utf8)
        #expect(try DamageCase.verify(folder).findings.map(\.file) == [folder["index.sqlite"]])
        #expect(try DamageCase.repair(folder).remaining.isEmpty)
    }

    @Test func `the words of an event stand at its position in the text of its page`() throws {
        let folder = try DamageCase.archive()
        func report(_ rules: String, _ text: String) throws -> ArchiveVerification.Report {
            let reading = ArchiveVerification.Reading(rules: rules) { _, _ in text }
            return try ArchiveVerification(archive: folder.path, depth: .everything, reading: reading).run()
        }
        // All the sample events begin at 0, so that one text fits one of them.
        let one = try report(Samples.rules, "One. And more.")
        #expect(one.positions == 2)
        #expect(one.findings.count == 3)
        #expect(one.findings.first?.finding.contains("other words") == true)
        let others = try report("1999.1", "")
        #expect(others.isWhole)
        #expect(others.unchecked == 5)
    }

    @Test func `a line of a later version is not taken for damage`() throws {
        let folder = try TemporaryFolder()
        try folder.write("journal.jsonl", [])
        let journal = JournalLine(
            sequence: 1, time: Samples.time(0), run: "r", rules: "r", events: [], sighted: [], pages: 0, files: [])
        let line = String(decoding: journal.line(after: "").bytes, as: UTF8.self)
            .replacingOccurrences(of: #""schema":1"#, with: #""schema":7"#)
        let open = Array(line.utf8.prefix { $0 != 0x0A }.dropLast(JournalLine.tailLength))
        try folder.write("journal.jsonl", JournalLine.line(open[...], after: "").bytes)
        let before = try folder.files()
        #expect(throws: ArchiveError.self) { try DamageCase.verify(folder) }
        #expect(throws: ArchiveError.self) { try DamageCase.repair(folder) }
        #expect(try folder.bytes("journal.jsonl") == before["journal.jsonl"])
    }
}
