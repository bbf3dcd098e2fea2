@testable import Archive
import Foundation
import Model
import Testing

@Suite struct RepairTests {
    /// What must be so after every repair.
    private func expectMended(_ folder: TemporaryFolder, _ what: String) throws {
        let report = try DamageCase.verify(folder)
        #expect(report.isWhole, "\(what): \(report.findings)")
        let files = try folder.files()
        #expect(try DamageCase.repair(folder).done.isEmpty, "\(what): a second repair does something")
        #expect(try folder.files() == files, "\(what): a second repair changes files")
        #expect(!files.keys.contains { $0.hasSuffix(".repair") })
        // The next run goes on.
        let archive = try Samples.open(folder, creating: false)
        #expect(archive.notices.isEmpty, "\(what): \(archive.notices)")
        try Samples.ingest(Samples.page("later", "<p>Later</p>", at: 99), [("Later.", "2024-08-01")], into: archive)
        archive.close()
        #expect(try DamageCase.verify(folder).isWhole, "\(what): after a run")
    }

    @Test func `one flipped byte loses nothing wherever it is`() throws {
        let folder = try DamageCase.archive()
        let original = try folder.files()
        let index = try folder.bytes("index.sqlite")
        var seed: UInt64 = 20_261_124
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let places = DamageCase.files.flatMap { name in original[name, default: []].indices.map { (name, $0) } }
        for _ in 0..<1_000 {
            let (name, place) = places[random(places.count)]
            var flipped = try #require(original[name])
            flipped[place] ^= 1 << UInt8(random(8))
            try folder.write(name, flipped)
            let findings = try DamageCase.verify(folder).findings
            #expect(findings.contains { $0.file == folder[name] }, "\(name) at \(place) is not named")
            let report = try DamageCase.repair(folder)
            // What is left is what a verification of everything finds afterwards.
            #expect(report.remaining.isEmpty, "\(name) at \(place): \(report.remaining)")
            for file in DamageCase.files where file != "journal.jsonl" {
                #expect(try folder.bytes(file) == original[file], "\(file) after \(name) at \(place)")
            }
            // The journal is as it was but for the line that tells of the repair.
            let journal = try folder.bytes("journal.jsonl")
            #expect(journal.starts(with: try #require(original["journal.jsonl"])), "\(name) at \(place)")
            for (file, bytes) in original where file != "index.sqlite" { try folder.write(file, bytes) }
            for ending in ["", "-wal", "-shm"] { unlink(folder["index.sqlite" + ending]) }
            try folder.write("index.sqlite", index)
            try FileManager.default.removeItem(atPath: folder["damaged"])
        }
    }

    @Test(arguments: ["events/2024.jsonl", "events/undated.jsonl", "sightings.jsonl", "pages.jsonl", "runs.jsonl"])
    func `a line that cannot be set right is moved and all others stay`(name: String) throws {
        let count = try DamageCase.lines(try DamageCase.archive(), name).count
        for line in 0..<count {
            let folder = try DamageCase.archive()
            let original = try folder.files()
            let lines = try DamageCase.lines(folder, name)
            try DamageCase.spoil(folder, name, line: line)
            let spoiled = try DamageCase.lines(folder, name)[line]
            let findings = try DamageCase.verify(folder).findings
            #expect(findings.contains { $0.file == folder[name] && $0.line == line + 1 }, "\(name):\(line + 1)")
            let report = try DamageCase.repair(folder)
            #expect(report.remaining.isEmpty)
            var kept = lines
            kept.remove(at: line)
            #expect(try DamageCase.lines(folder, name) == kept)
            for (file, bytes) in original where ![name, "journal.jsonl", "index.sqlite", "lock"].contains(file) {
                #expect(try folder.bytes(file) == bytes, "\(file)")
            }
            let aside = try #require(try folder.files().first { $0.key.hasPrefix("damaged/repair.") })
            let entry = try #require(
                try JSONSerialization.jsonObject(with: Data(aside.value)) as? [String: Any], "\(aside)")
            #expect(entry["text"] as? String == spoiled + "\n")
            #expect(entry["file"] as? String == name)
            #expect(entry["line"] as? Int == line + 1)
            let counts = try ArchiveReader(folder.path).statistics()
            #expect(counts.events == (name.hasPrefix("events") ? 3 : 4))
            try expectMended(folder, "\(name):\(line + 1)")
        }
    }

    @Test func `a second repair of a file counts as the journal does`() throws {
        let folder = try DamageCase.archive()
        try DamageCase.spoil(folder, "events/2024.jsonl", line: 1)
        _ = try DamageCase.repair(folder)
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("third", "<p>Third</p>", at: 50), [("Five.", "2024-01-01"), ("Six.", "2024-01-02")],
            into: archive)
        archive.close()
        let lines = try DamageCase.lines(folder, "events/2024.jsonl")
        #expect(lines.count == 4)
        try DamageCase.spoil(folder, "events/2024.jsonl", line: 1)
        try DamageCase.spoil(folder, "events/2024.jsonl", line: 2)
        #expect(try DamageCase.verify(folder).findings.filter { $0.line != nil }.map(\.line) == [2, 3])
        #expect(try DamageCase.repair(folder).remaining.isEmpty)
        #expect(try DamageCase.lines(folder, "events/2024.jsonl") == [lines[0], lines[3]])
        try expectMended(folder, "twice")
    }

    @Test func `the line that tells of a repair is itself set right`() throws {
        let folder = try DamageCase.archive()
        try DamageCase.spoil(folder, "events/2024.jsonl", line: 1)
        _ = try DamageCase.repair(folder)
        let mended = try folder.files()
        let journal = try #require(mended["journal.jsonl"])
        let start = try #require(journal.dropLast().lastIndex(of: 0x0A)) + 1
        for place in stride(from: start, to: journal.count, by: 7) {
            let copy = try folder.copy()
            var flipped = journal
            flipped[place] ^= 1 << UInt8(place % 8)
            try copy.write("journal.jsonl", flipped)
            #expect(try DamageCase.repair(copy).remaining.isEmpty, "\(place)")
            #expect(try copy.bytes("journal.jsonl").starts(with: journal), "\(place)")
            #expect(try copy.bytes("events/2024.jsonl") == mended["events/2024.jsonl"], "\(place)")
        }
    }

    @Test func `lines that were taken out, put in or cut off by another are told and the rest stays`() throws {
        let name = "events/2024.jsonl"
        let lines = try DamageCase.lines(try DamageCase.archive(), name)
        let cases: [(String, [String], Int)] = [
            ("first gone", [lines[1], lines[2]], 2), ("last gone", [lines[0], lines[1]], 2),
            ("all gone", [], 0), ("middle gone", [lines[0], lines[2]], 2),
            ("put in", [lines[0], "{\"schema\":1}", lines[1], lines[2]], 3), ("put in front", ["x"] + lines, 3),
            ("twice", [lines[0], lines[0], lines[1], lines[2]], 3),
        ]
        for (what, changed, kept) in cases {
            let folder = try DamageCase.archive()
            try folder.write(name, changed.map { $0 + "\n" }.joined().utf8)
            #expect(try !DamageCase.verify(folder).isWhole, "\(what)")
            let report = try DamageCase.repair(folder)
            #expect(report.remaining.isEmpty, "\(what): \(report.remaining)")
            #expect(try DamageCase.lines(folder, name) == lines.filter { changed.contains($0) }, "\(what)")
            #expect(try DamageCase.lines(folder, name).count == kept, "\(what)")
            try expectMended(folder, what)
        }
        let folder = try DamageCase.archive()
        unlink(folder[name])
        #expect(try DamageCase.repair(folder).remaining.isEmpty)
        try expectMended(folder, "file gone")
    }

    @Test func `a tail that a stopped run left is moved away`() throws {
        for (name, tail) in [
            ("events/2024.jsonl", "{\"sch"), ("journal.jsonl", "{\"schema\":1,"), ("runs.jsonl", "x\n"),
        ] {
            let folder = try DamageCase.archive()
            let original = try folder.bytes(name)
            try folder.write(name, original + Array(tail.utf8))
            let findings = try DamageCase.verify(folder).findings
            #expect(findings.map(\.file) == [folder[name]], "\(name): \(findings)")
            #expect(try DamageCase.repair(folder).remaining.isEmpty)
            #expect(try folder.bytes(name) == original)
            #expect(try folder.files().contains { $0.key.hasPrefix("damaged/") && $0.value == Array(tail.utf8) })
            try expectMended(folder, name)
        }
    }

    @Test func `a full line of rubbish in the journal is moved away and locks nobody out`() throws {
        for line in 0...3 {
            let folder = try DamageCase.archive()
            let original = try folder.files()
            var lines = try DamageCase.lines(folder, "journal.jsonl")
            lines.insert("rubbish {\"\u{1}", at: line)
            try folder.write("journal.jsonl", lines.map { $0 + "\n" }.joined().utf8)
            let findings = try DamageCase.verify(folder).findings
            #expect(findings.contains { $0.file == folder["journal.jsonl"] && $0.line == line + 1 }, "\(findings)")
            #expect(try DamageCase.repair(folder).remaining.isEmpty)
            for (file, bytes) in original where !["index.sqlite", "lock", "journal.jsonl"].contains(file) {
                #expect(try folder.bytes(file) == bytes, "\(file)")
            }
            #expect(try folder.bytes("journal.jsonl").starts(with: try #require(original["journal.jsonl"])))
            try expectMended(folder, "rubbish before line \(line + 1)")
        }
    }

    @Test func `a journal line that is lost takes no other record with it`() throws {
        for spoilt in [[0], [1], [2], [0, 1], [1, 2], [0, 1, 2]] {
            let folder = try DamageCase.archive()
            let original = try folder.files()
            for line in spoilt { try DamageCase.spoil(folder, "journal.jsonl", line: line) }
            let report = try DamageCase.verify(folder)
            #expect(
                spoilt.allSatisfy { line in
                    report.findings.contains { $0.file == folder["journal.jsonl"] && $0.line == line + 1 }
                }, "\(spoilt): \(report.findings)")
            let repaired = try DamageCase.repair(folder)
            #expect(repaired.remaining.isEmpty, "\(spoilt): \(repaired.remaining)")
            for (file, bytes) in original where !["index.sqlite", "lock", "journal.jsonl"].contains(file) {
                #expect((try? folder.bytes(file)) == bytes, "\(file) after \(spoilt)")
            }
            #expect(try ArchiveReader(folder.path).statistics().events == 4, "\(spoilt)")
            try expectMended(folder, "journal lines \(spoilt)")
        }
    }

    @Test func `a saved page that is lost leaves the others where they are`() throws {
        let name = "pages/2026-11.warc.gz"
        let folder = try DamageCase.archive()
        let captures = try all(ArchiveReader(folder.path).pages())
        let location = try #require(captures.first?.page.location)
        var bytes = try folder.bytes(name)
        let length = bytes.count
        for place in [40, 41, 90] { bytes[location.offset + place] ^= 0x55 }
        try folder.write(name, bytes)
        #expect(try DamageCase.verify(folder).findings.contains { $0.file == folder[name] })
        #expect(try DamageCase.repair(folder).remaining.isEmpty)
        #expect(try folder.bytes(name).count == length)
        let reader = try ArchiveReader(folder.path)
        #expect(try reader.pageStore.page(of: captures[1].page).body == Array("<p>Second</p>".utf8))
        #expect(throws: ArchiveError.self) { try reader.pageStore.page(of: captures[0].page) }
        #expect(try DamageCase.verify(folder).notes.contains { $0.contains("lost to damage") })
        // A reader of web archives passes over what stands in its place.
        let records = try WARCReader(path: folder[name])
        var count = 0
        while try records.next() != nil { count += 1 }
        #expect(count == 2)
        try expectMended(folder, name)
    }

    @Test func `a repair that was stopped before its journal line is done over`() throws {
        let name = "events/2024.jsonl"
        let folder = try DamageCase.archive()
        let lines = try DamageCase.lines(folder, name)
        try DamageCase.spoil(folder, name, line: 1)
        let copy = try folder.copy()
        _ = try DamageCase.repair(copy)
        // The file is new and the journal old.
        try folder.write(name, try copy.bytes(name))
        #expect(try DamageCase.repair(folder).remaining.isEmpty)
        #expect(try DamageCase.lines(folder, name) == [lines[0], lines[2]])
        try expectMended(folder, "stopped")
    }

    @Test func `who reads an index from before a repair makes it again`() throws {
        let folder = try DamageCase.archive()
        let index = try folder.bytes("index.sqlite")
        try DamageCase.spoil(folder, "events/2024.jsonl", line: 0)
        _ = try DamageCase.repair(folder)
        try folder.write("index.sqlite", index)
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("third", "x", at: 70), [("Three.", "2024-06-01")], into: archive)
        archive.close()
        #expect(try DamageCase.verify(folder).isWhole)
        #expect(try ArchiveReader(folder.path).statistics().sightings == 2)
    }

    @Test func `the byte that a checksum shows to be wrong is set right`() {
        let text = Array("a line of some length, long enough to be told from others".utf8)
        for place in text.indices {
            for change in [UInt8(1), 0x80, 0xFF] {
                var wrong = text
                wrong[place] ^= change
                #expect(UnitAlignment.withOneByteSetRight(wrong[...], check: checksum(text)) == text)
            }
        }
        var wrong = text
        wrong[3] ^= 1
        wrong[40] ^= 7
        #expect(UnitAlignment.withOneByteSetRight(wrong[...], check: checksum(text)) == nil)
        for length in [21, 22, 500] {
            let empty = GzipMember.empty(length: length)
            #expect(empty?.count == length && GzipMember.isEmptyMember(empty ?? []))
        }
        #expect(GzipMember.empty(length: 20) == nil)
    }
}
