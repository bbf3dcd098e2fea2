@testable import Archive
import Foundation
import Model
import Synchronization
import Testing

/// What happens when the disk is full or breaks, at any write, sync or cut.
@Suite struct WriteFailureTests {
    /// Operations of which the n-th fails.
    private final class Faults: Sendable {
        private let countdown: Mutex<Int>
        private let code: Int32
        private let kinds: Set<String>

        init(failingAt number: Int, with code: Int32, in kinds: Set<String>) {
            countdown = Mutex(number)
            self.code = code
            self.kinds = kinds
        }

        /// How many operations are left before the one that fails; negative once it has.
        var remaining: Int { countdown.withLock { $0 } }

        private func fails(_ kind: String) -> Bool {
            guard kinds.contains(kind) else { return false }
            return countdown.withLock { count in
                count -= 1
                return count == -1
            }
        }

        var operations: FileOperations {
            let system = FileOperations.system
            return FileOperations(
                write: { descriptor, bytes, offset in
                    guard self.fails("write") else { return system.write(descriptor, bytes, offset) }
                    // A full disk takes a part first.
                    _ = system.write(
                        descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2)), offset)
                    return -Int(self.code)
                },
                synchronise: { self.fails("synchronise") ? -Int(self.code) : system.synchronise($0) },
                truncate: { self.fails("truncate") ? -Int(self.code) : system.truncate($0, $1) })
        }
    }

    private func seen(_ folder: TemporaryFolder) throws -> [String] {
        let reader = try ArchiveReader(folder.path)
        for capture in try all(reader.pages()) { _ = try reader.pageStore.page(of: capture.page) }
        return try all(reader.events()).map(\.happening.text) + all(reader.sightings()).map { "again " + $0.text }
            + all(reader.runs()).map(\.run)
    }

    private static let reports: [(text: String, day: String?)] = [
        ("One.", "2024-05-16"), ("Two.", nil), ("Three.", "2031-01-01"),
    ]

    /// Two batches and a receipt; returns what was reported as committed.
    private func run(_ folder: TemporaryFolder, _ operations: FileOperations) throws -> (
        acknowledged: [String], error: ArchiveError?
    ) {
        var acknowledged: [String] = []
        do throws(ArchiveError) {
            let archive = try EventArchive.open(
                at: folder.path, creating: true, holder: Samples.holder, operations: operations)
            defer { archive.close() }
            for (page, text) in [("a", "Five."), ("b", "Six.")] {
                let kept = try archive.keep(Samples.page(page))
                let event = Samples.event(text, from: kept)
                let again = Samples.event(Self.reports[0].text, on: Self.reports[0].day, from: kept)
                var batch = Batch(time: Samples.time(9), run: "r", rules: "1", events: [event])
                _ = try archive.match(event)
                if case .known(let id, let decision) = try archive.match(again) {
                    batch.sightings = [Sighting(of: id, by: again, decision: decision)]
                }
                _ = try archive.commit(batch)
                acknowledged += [text, "again " + again.happening.text]
            }
            try archive.record(Samples.receipt("run-2"))
            acknowledged.append("run-2")
            return (acknowledged, nil)
        } catch {
            return (acknowledged, error)
        }
    }

    @Test(arguments: [ENOSPC, EFBIG, EIO], ["write", "synchronise", "truncate"])
    func whateverFailsNothingIsLostAndNothingIsHalfThere(code: Int32, kind: String) throws {
        let start = try TemporaryFolder()
        let archive = try Samples.open(start)
        try Samples.ingest(Samples.page("first"), Self.reports, into: archive)
        archive.close()
        let old = try seen(start)

        var number = 0
        while true {
            let folder = try start.copy()
            let faults = Faults(failingAt: number, with: code, in: kind == "truncate" ? ["write", "truncate"] : [kind])
            if kind == "truncate" { try folder.write("sightings.jsonl", "torn".utf8) }
            let (acknowledged, error) = try run(folder, faults.operations)
            guard faults.remaining < 0 else {
                #expect(error == nil && acknowledged.count == 5)
                break
            }
            if let error, kind == "write" {
                if case .outOfSpace = error { #expect(code != EIO) } else { #expect(code == EIO, "\(error)") }
            }
            #expect(try seen(folder).sorted() == (old + acknowledged).sorted(), "\(kind) \(number)")

            // The next run, on a sound disk, does the rest.
            let again = try Samples.open(folder)
            again.close()
            #expect(try seen(folder).sorted() == (old + acknowledged).sorted(), "\(kind) \(number)")
            for name in try folder.files().keys where ArchiveLayout.isOurs(name) {
                #expect(try folder.bytes(name).count == Snapshot(of: folder.path).state.length(of: name), "\(name)")
            }
            number += 1
        }
        #expect(number > 5)
    }

    @Test func afterAFullDiskTheSameStoreCanGoOn() throws {
        let folder = try TemporaryFolder()
        let faults = Faults(failingAt: 2, with: ENOSPC, in: ["write"])
        let archive = try EventArchive.open(
            at: folder.path, creating: true, holder: Samples.holder, operations: faults.operations)
        #expect(throws: ArchiveError.self) { try Samples.ingest(Samples.page("a"), Self.reports, into: archive) }
        #expect(try Samples.ingest(Samples.page("a"), Self.reports, into: archive).events == 3)
        archive.close()
        #expect(try seen(folder).count == 3)
    }

    @Test func afterAFailedSyncNothingMoreIsWritten() throws {
        let folder = try TemporaryFolder()
        let faults = Faults(failingAt: 2, with: EIO, in: ["synchronise"])
        let archive = try EventArchive.open(
            at: folder.path, creating: true, holder: Samples.holder, operations: faults.operations)
        let error = #expect(throws: ArchiveError.self) {
            try Samples.ingest(Samples.page("a"), Self.reports, into: archive)
        }
        let first = try #require(error)
        let files = try folder.files()
        #expect(throws: first) { try archive.keep(Samples.page("b")) }
        #expect(throws: first) { try archive.record(Samples.receipt()) }
        archive.close()
        #expect(
            try folder.files().filter { $0.key != "lock" && !$0.key.hasPrefix("index") }
                == files.filter { $0.key != "lock" && !$0.key.hasPrefix("index") })
        let next = try Samples.open(folder)
        #expect(!next.notices.isEmpty)
        #expect(try Samples.ingest(Samples.page("a"), Self.reports, into: next).events == 3)
    }

    @Test func shortWritesAndInterruptionsAreCarriedOn() throws {
        let folder = try TemporaryFolder()
        let calls = Mutex(0)
        let system = FileOperations.system
        let operations = FileOperations(
            write: { descriptor, bytes, offset in
                let call = calls.withLock { count in
                    count += 1
                    return count
                }
                if call % 3 == 0 { return -Int(EINTR) }
                return system.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)), offset)
            },
            synchronise: { system.synchronise($0) }, truncate: { system.truncate($0, $1) })
        let archive = try EventArchive.open(
            at: folder.path, creating: true, holder: Samples.holder, operations: operations)
        try Samples.ingest(Samples.page("a"), Self.reports, into: archive)
        archive.close()
        #expect(try seen(folder).count == 3)
    }

    @Test func aFolderThatCannotBeWrittenToIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", "x".utf8)
        let path = folder["file"] + "/archive"
        let error = #expect(throws: ArchiveError.self) {
            try EventArchive.open(at: path, creating: true, holder: Samples.holder)
        }
        #expect(error?.description.contains(path) == true)
    }
}
