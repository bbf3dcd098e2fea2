@testable import Archive
import Foundation
import Model
import Testing

/// A run is stopped at every byte it writes; the next one finds all that was committed and nothing else.
@Suite struct CrashTests {
    /// What a reader sees.
    private struct Seen: Equatable {
        var events: [Event]
        var sightings: [Sighting]
        var pages: [Capture]
        var runs: [RunReceipt]

        init(_ folder: TemporaryFolder) throws {
            let reader = try ArchiveReader(folder.path)
            events = try all(reader.events())
            sightings = try all(reader.sightings())
            pages = try all(reader.pages())
            runs = try all(reader.runs())
            for capture in pages { _ = try reader.pageStore.page(of: capture.page) }
        }
    }

    private func committedOnce() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("first"), [("One.", "2024-05-16"), ("Two.", nil)], into: archive)
        try archive.record(Samples.receipt())
        archive.close()
        return folder
    }

    /// One more batch, which also touches files that were not there.
    private func secondBatch(_ folder: TemporaryFolder) throws {
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("second", "body", at: 40 * 86_400),
            [("One.", "2024-05-16"), ("Three.", "2024-06-01"), ("Four.", "2031-01-01")],
            into: archive)
        archive.close()
    }

    @Test(arguments: [true, false])
    func aBatchCutAtAnyByteIsSetAsideAndNothingCommittedIsLost(withIndex: Bool) throws {
        let before = try committedOnce()
        let after = try before.copy()
        try secondBatch(after)
        if !withIndex { unlink(before["index.sqlite"]) }
        let seenBefore = try Seen(before)
        let seenAfter = try Seen(after)
        #expect(seenBefore != seenAfter)

        // In the order in which they are written.
        let written = [
            "pages/2027-01.warc.gz", "pages.jsonl", "events/2024.jsonl", "events/2031.jsonl", "sightings.jsonl",
            "journal.jsonl",
        ]
        let old = try before.files()
        let new = try after.files()
        let known = Set(old.keys).union(written).union(["index.sqlite", "lock"])
        #expect(Set(new.keys).isSubset(of: known))
        for (step, name) in written.enumerated() {
            let start = old[name]?.count ?? 0
            let end = try #require(new[name]).count
            #expect(end > start)
            for cut in stride(from: start, through: end, by: name.hasSuffix(".gz") || name == "journal.jsonl" ? 13 : 29)
                .map({ $0 }) + [end - 1, end]
            {
                let crashed = try before.copy()
                for done in written[..<step] { try crashed.write(done, try #require(new[done])) }
                try crashed.write(name, try #require(new[name]).prefix(cut))
                let isCommitted = name == "journal.jsonl" && cut == end
                let expected = isCommitted ? seenAfter : seenBefore
                // A reader beside the dead run sees no more than is committed.
                #expect(try Seen(crashed) == expected, "\(name) cut at \(cut)")

                let archive = try Samples.open(crashed, creating: false)
                let left = written[..<step].count + (cut > start ? 1 : 0)
                #expect(archive.notices.count == (isCommitted ? 0 : left), "\(name) cut at \(cut): \(archive.notices)")
                archive.close()
                #expect(try Seen(crashed) == expected, "\(name) cut at \(cut)")
                if !isCommitted {
                    // The tail is in damaged/, byte for byte, and gone from the file.
                    #expect((try? crashed.bytes(name)) ?? [] == old[name] ?? [], "\(name) cut at \(cut)")
                    if cut > start {
                        let aside = "damaged/\(name.replacingOccurrences(of: "/", with: "-")).\(start).20261124T"
                        let tail = try crashed.files().first { $0.key.hasPrefix(aside) }
                        #expect(tail?.value == Array(try #require(new[name])[start..<cut]), "\(aside)")
                    }
                }
            }
        }
    }

    @Test func theNextRunDoesOverWhatWasCutOff() throws {
        let before = try committedOnce()
        let after = try before.copy()
        try secondBatch(after)
        let crashed = try before.copy()
        try crashed.write("events/2031.jsonl", try after.bytes("events/2031.jsonl"))
        try crashed.write("pages/2027-01.warc.gz", try after.bytes("pages/2027-01.warc.gz").dropLast(9))
        try secondBatch(crashed)
        #expect(try Seen(crashed) == Seen(after))
        for (name, bytes) in try after.files() where !name.hasPrefix("index") {
            #expect(try crashed.bytes(name) == bytes, "\(name)")
        }
    }

    @Test func aHoleOfZerosAtTheEndOfTheJournalIsTorn() throws {
        let before = try committedOnce()
        let seen = try Seen(before)
        for hole in ["\0\0\0\0", "{\"schema\":1,\0\0\0\0\0}\n"] {
            let crashed = try before.copy()
            try crashed.write("journal.jsonl", try crashed.bytes("journal.jsonl") + Array(hole.utf8))
            let archive = try Samples.open(crashed)
            #expect(archive.notices.count == 1)
            archive.close()
            #expect(try Seen(crashed) == seen)
            #expect(try crashed.bytes("journal.jsonl") == before.bytes("journal.jsonl"))
        }
    }

    @Test func aFileShorterThanCommittedIsNamedAndNothingIsTouched() throws {
        let folder = try committedOnce()
        for name in ["events/2024.jsonl", "pages/2026-11.warc.gz", "runs.jsonl", "journal.jsonl"] {
            let short = try folder.copy()
            try short.write(name, try short.bytes(name).dropLast(3))
            let files = try short.files().filter { !$0.key.hasPrefix("index") && $0.key != "lock" }
            let error = #expect(throws: ArchiveError.self) { try Samples.open(short) }
            guard case .damaged(let damage)? = error else {
                Issue.record("\(name) is not named as damaged")
                continue
            }
            #expect(damage.file == short[name])
            #expect(try short.files().filter { !$0.key.hasPrefix("index") && $0.key != "lock" } == files)
        }
    }

    @Test func aJournalThatIsGoneIsNotReplacedByAnEmptyOne() throws {
        let folder = try committedOnce()
        unlink(folder["journal.jsonl"])
        #expect(throws: ArchiveError.noSuchArchive(path: folder.path)) { try Samples.open(folder, creating: false) }
        #expect(throws: ArchiveError.self) { try Samples.open(folder, creating: true) }
        #expect(try !folder.bytes("events/2024.jsonl").isEmpty)
    }

    @Test func filesThatAreNotOursStayWhereTheyAre() throws {
        let folder = try committedOnce()
        let names = ["events/notes.txt", "events/2024.jsonl.bak", "pages/other.warc.gz", "readme.md"]
        for name in names { try folder.write(name, "mine".utf8) }
        let archive = try Samples.open(folder)
        #expect(archive.notices.isEmpty)
        archive.close()
        for name in names { #expect(folder.exists(name), "\(name)") }
    }
}
