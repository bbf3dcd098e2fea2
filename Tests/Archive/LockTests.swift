@testable import Archive
import Foundation
import Model
import Testing

@Suite struct LockTests {
    @Test func aSecondWriterIsToldWhoHoldsTheLock() throws {
        let folder = try TemporaryFolder()
        let first = try Samples.open(folder)
        let other = LockHolder(pid: 1, command: "ingot add", started: Samples.time(5))
        let error = #expect(throws: ArchiveError.locked(path: folder.path, holder: Samples.holder)) {
            try EventArchive.open(at: folder.path, creating: true, holder: other)
        }
        #expect(error?.description.contains("process 4242 (ingot run test)") == true)
        #expect(throws: ArchiveError.locked(path: folder.path, holder: Samples.holder)) {
            try EventArchive.open(at: folder.path, creating: true, holder: other, waitFor: 0.1)
        }
        first.close()
        try EventArchive.open(at: folder.path, creating: false, holder: other).close()
    }

    @Test func aClosedArchiveTakesNothing() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        archive.close()
        #expect(throws: ArchiveError.self) { try archive.keep(Samples.page("a")) }
        #expect(throws: ArchiveError.self) { try archive.record(Samples.receipt()) }
        #expect(!folder.exists("pages/2026-11.warc.gz"))
        archive.close()
    }

    @Test func closingDropsWhatWasKeptAndNotCommitted() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        _ = try archive.keep(Samples.page("a"))
        archive.close()
        let again = try Samples.open(folder)
        #expect(again.notices.isEmpty)
        #expect(!folder.exists("pages/2026-11.warc.gz"))
    }

    @Test func anArchiveThatIsLetGoGivesTheLockUp() throws {
        let folder = try TemporaryFolder()
        do { _ = try Samples.open(folder) }
        try Samples.open(folder).close()
    }

    @Test func theLockFileOfADeadRunDoesNotBlock() throws {
        let folder = try TemporaryFolder()
        try Samples.open(folder).close()
        try folder.write(
            "lock", JSONWriter.line(LockHolder(pid: 999_999, command: "ingot run", started: Samples.time(0))))
        let archive = try Samples.open(folder, creating: false)
        #expect(String(decoding: try folder.bytes("lock"), as: UTF8.self).contains("\"pid\":4242"))
        archive.close()
        #expect(try folder.bytes("lock").isEmpty)
    }

    @Test func aLockHeldByAnotherProcessBlocksUntilItIsKilled() throws {
        let folder = try TemporaryFolder()
        try Samples.open(folder).close()
        try folder.write("lock", JSONWriter.line(LockHolder(pid: 77, command: "another run", started: Samples.time(0))))
        let process = Process()
        // flock(1) of util-linux holds the lock while its command waits for the end of its input.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["flock", "--no-fork", "--exclusive", folder["lock"], "sh", "-c", "echo held; exec cat"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        guard output.fileHandleForReading.availableData.starts(with: Data("held".utf8)) else {
            process.waitUntilExit()
            return  // No flock(1) here; the other tests hold the lock through another descriptor.
        }
        let error = #expect(throws: ArchiveError.self) { try Samples.open(folder) }
        guard case .locked(_, let holder?)? = error else {
            Issue.record("not told as locked: \(String(describing: error))")
            return
        }
        #expect(holder.pid == 77)
        // A reader needs no lock.
        #expect(try all(ArchiveReader(folder.path).events()).isEmpty)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try Samples.open(folder).close()
    }

    @Test func whereThereIsNoArchiveNoneIsMadeUnasked() throws {
        let folder = try TemporaryFolder()
        let path = folder["none"]
        #expect(throws: ArchiveError.noSuchArchive(path: path)) {
            try EventArchive.open(at: path, creating: false, holder: Samples.holder)
        }
        #expect(throws: ArchiveError.noSuchArchive(path: path)) { try ArchiveReader(path) }
        #expect(!folder.exists("none"))
        try EventArchive.open(at: path + "/deep/er", creating: true, holder: Samples.holder).close()
        #expect(folder.exists("none/deep/er/journal.jsonl"))
    }
}
