import Archive
import Foundation
import Model
import Testing

/// What an archive tells of its room and of its verification.
@Suite struct StatisticsTests {
    private func archive(_ pages: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        for (index, name) in pages.enumerated() {
            try Samples.ingest(
                Samples.page(name, name), [("What \(name) did, number \(index).", "2024-05-16")], into: archive)
        }
        archive.close()
        return folder
    }

    private func statistics(_ folder: TemporaryFolder) throws -> ArchiveStatistics {
        try ArchiveReader(folder.path).statistics()
    }

    @Test func `an archive that was never verified says since when`() throws {
        let statistics = try statistics(archive(["a", "b"]))
        #expect(statistics.verification == nil)
        #expect(statistics.unverifiedSince == Samples.time(0))
    }

    @Test func `a verification is noted, and what comes behind it is not verified`() throws {
        let folder = try archive(["a"])
        let report = try ArchiveVerification(archive: folder.path, depth: .everything).run(at: Samples.time(60))
        #expect(report.isWhole)
        let verified = try statistics(folder)
        #expect(verified.verification?.time == Samples.time(60))
        #expect(verified.verification?.findings == 0)
        #expect(verified.verification?.depth == .everything)
        #expect(verified.unverifiedSince == nil)
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("late", "late", at: 90), [("Later.", "2024-06-01")], into: archive)
        archive.close()
        #expect(try statistics(folder).unverifiedSince != nil)
        #expect(try statistics(folder).verification == verified.verification)
    }

    @Test func `a note on another journal counts for nothing`() throws {
        let (one, other) = (try archive(["a"]), try archive(["b", "c"]))
        _ = try ArchiveVerification(archive: one.path, depth: .digests).run(at: Samples.time(60))
        try other.write("verified.json", one.bytes("verified.json"))
        #expect(try statistics(other).unverifiedSince == Samples.time(0))
    }

    @Test(arguments: ["", "{", "[]", #"{"time":"2026-01-01T00:00:00Z"}"#, "\u{0}\u{0}"])
    func `a note that cannot be read is none`(text: String) throws {
        let folder = try archive(["a"])
        try folder.write("verified.json", Array(text.utf8))
        #expect(try statistics(folder).verification == nil)
        #expect(try ArchiveVerification(archive: folder.path, depth: .everything).run().isWhole)
    }

    @Test func `damage is noted, and no longer once it is mended`() throws {
        let folder = try archive(["a", "b"])
        var bytes = try folder.bytes("events/2024.jsonl")
        bytes[20] ^= 1
        try folder.write("events/2024.jsonl", bytes)
        _ = try ArchiveVerification(archive: folder.path, depth: .everything).run(at: Samples.time(60))
        #expect(try statistics(folder).verification?.findings == 1)
        let holder = LockHolder(pid: 4242, command: "ingot repair", started: Samples.time(120))
        #expect(try ArchiveRepair.run(at: folder.path, holder: holder).remaining.isEmpty)
        let mended = try statistics(folder)
        #expect(mended.verification?.findings == 0 && mended.verification?.time == Samples.time(120))
    }

    @Test func `without a time nothing is written`() throws {
        let folder = try archive(["a"])
        _ = try ArchiveVerification(archive: folder.path, depth: .everything).run()
        #expect(!folder.exists("verified.json"))
    }

    @Test func `pages are counted by month, and what can be made again for itself`() throws {
        let folder = try archive(["a"])
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("later", "later", at: 40 * 86_400), [("Later.", "2024-06-01")], into: archive)
        archive.close()
        let statistics = try statistics(folder)
        #expect(statistics.months.map(\.name) == ["2026-11", "2027-01"])
        #expect(statistics.months.reduce(0) { $0 + $1.bytes } == statistics.pageBytes)
        #expect(try statistics.derivedBytes >= folder.bytes("index.sqlite").count)
        #expect(statistics.freeBytes ?? 0 > 0)
    }
}
