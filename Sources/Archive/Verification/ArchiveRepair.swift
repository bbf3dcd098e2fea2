import Foundation
import Model

/// Mends an archive: keeps all that is good, moves what is not to `damaged/`, makes what is derived again.
public struct ArchiveRepair {
    /// What was done.
    public struct Report: Sendable {
        /// What was done, for a person; empty where the archive was whole.
        public var done: [String]
        /// What is still wrong.
        public var remaining: [ArchiveError.Damage]
    }

    private let root: String
    private let time: Timestamp
    private let run: String
    private let operations: FileOperations
    private let aside: SetAside

    /// Repairs the archive at `path` under its lock.
    ///
    /// Reads all of it; a whole archive is left as it is, byte for byte. Throws what `EventArchive.open` throws.
    /// - Parameters:
    ///   - holder: who repairs; its time stands in the journal and in names under `damaged/`.
    ///   - seconds: how long to wait while another has the lock; nil or 0 for not at all.
    public static func run(
        at path: String, holder: LockHolder, waitFor seconds: Double? = nil
    ) throws(ArchiveError) -> Report {
        guard try fileLength(path + "/" + ArchiveLayout.journal) != nil else { throw .noSuchArchive(path: path) }
        let lock = try ArchiveLock(archive: path, holder: holder, waitFor: seconds)
        defer { lock.release() }
        return try ArchiveRepair(path, holder, .system).repair()
    }

    private init(_ root: String, _ holder: LockHolder, _ operations: FileOperations) {
        self.root = root
        self.operations = operations
        time = holder.started
        run = "\(holder.started)-\(holder.pid)"
        aside = SetAside(root: root, time: holder.started, operations: operations)
    }

    private var index: String { root + "/" + ArchiveLayout.index }

    private func examined() throws(ArchiveError) -> Examination {
        let examination = try Examination(root: root, depth: .everything, reading: nil, isLockOurs: true)
        try examination.run()
        return examination
    }

    private func repair() throws(ArchiveError) -> Report {
        let length = try fileLength(root + "/" + ArchiveLayout.journal) ?? 0
        for (name, waiting) in try Rewritings(in: root, upTo: length).waiting.sorted(by: { $0.key < $1.key }) {
            try RewrittenFile.takePlace(of: name, in: root, from: root + "/" + waiting, operations)
        }
        var examination = try examined()
        guard !examination.report.isWhole else {
            // Whoever put a good copy back is not told any more that it was damaged.
            if let note = VerificationNote(ofArchiveAt: root), note.findings > 0 { try leaveNote(of: examination) }
            return Report(done: [], remaining: [])
        }
        let isIndexWrong = examination.report.findings.contains { $0.file == index }
        var done: [String] = []
        // The index goes first: whatever happens after, none is left that speaks of other files.
        let isIndexStale = isIndexWrong || examination.isJournalDamaged || !examination.damages.isEmpty
        if isIndexStale { for ending in ["", "-wal", "-shm"] { unlink(index + ending) } }
        if examination.isJournalDamaged {
            done = try JournalMending(root: root, time: time, run: run, operations: operations, aside: aside).mend()
            examination = try examined()
        }
        let replay = try Journal(root: root).replay(from: CommittedState())
        var state = replay.state
        var line = JournalLine(
            sequence: state.sequence + 1, time: time, run: run, rules: "none", events: [], sighted: [], pages: 0,
            files: [])
        let byFile = Dictionary(grouping: examination.damages, by: \.path)
        for (name, damages) in byFile.sorted(by: { $0.key < $1.key }) {
            done += try mend(name, damages.sorted { $0.range.lowerBound < $1.range.lowerBound }, &line.removed)
        }
        line.repaired = done
        guard !done.isEmpty else { return try finish(state, replay.tornAt, isIndexStale, done) }
        let (bytes, chain) = line.line(after: state.chain)
        guard
            let next = state.advanced(
                by: line, from: state.journalLength, to: state.journalLength + bytes.count, chain: chain)
        else { throw .refused(reason: "\(root): the repair does not continue the journal") }
        // The files first and the journal last: were the journal first, a run in between would take the ends of files
        // that are still longer for what a crash left.
        let notices = try Recovery(root: root, operations: operations, time: time).run(next, tornAt: replay.tornAt)
        let journal = try AppendFile(
            root: root, name: ArchiveLayout.journal, committed: state.journalLength, operations: operations)
        try journal.append([bytes])
        try journal.synchronise()
        state = next
        return try finish(state, nil, isIndexStale, done + notices)
    }

    /// Moves tails away, makes the index, and looks at all of it again.
    private func finish(
        _ state: CommittedState, _ tornAt: Int?, _ isIndexStale: Bool, _ done: [String]
    ) throws(ArchiveError) -> Report {
        var done = done
        done += try Recovery(root: root, operations: operations, time: time).run(state, tornAt: tornAt)
        let index = try Index(writingTo: index)
        try index.catchUp(to: state, in: root)
        index.close()
        if isIndexStale { done.append("\(ArchiveLayout.index): it was made again from the other files") }
        let examination = try examined()
        try leaveNote(of: examination)
        return Report(done: done, remaining: examination.report.findings)
    }

    private func leaveNote(of examination: Examination) throws(ArchiveError) {
        let findings = examination.report.findings.count
        try VerificationNote(time: time, depth: .everything, findings: findings, state: examination.state)
            .write(toArchiveAt: root)
    }

    /// Writes a file anew with what is damaged set right or left out.
    private func mend(
        _ name: String, _ damages: [UnitDamage], _ removed: inout [JournalLine.Removal]
    ) throws(ArchiveError) -> [String] {
        let path = root + "/" + name
        let isRecords = ArchiveLayout.isCaptures(name)
        let old = try Descriptor(opening: path, O_RDWR | O_CREAT)
        let temporary = path + ".repair"
        let new = try Descriptor(opening: temporary, O_RDWR | O_CREAT | O_TRUNC)
        var read = 0
        var written = 0
        var done: [String] = []
        func write(_ bytes: [UInt8]) throws(ArchiveError) {
            try operations.writeAll(bytes, to: new, at: written)
            written += bytes.count
        }
        func copy(upTo end: Int) throws(ArchiveError) {
            while read < end {
                let bytes = try old.bytes(at: read, count: min(1 << 20, end - read))
                if bytes.isEmpty { return }
                try write(bytes)
                read += bytes.count
            }
        }
        for damage in damages {
            try copy(upTo: damage.range.lowerBound)
            let place = damage.line.map { "\(name):\($0)" } ?? "\(name) at byte \(damage.range.lowerBound)"
            let finding = damage.finding(in: root).finding
            let bytes = try old.bytes(at: damage.range.lowerBound, count: damage.range.count)
            if !bytes.isEmpty, !GzipMember.isEmptyMember(bytes) {
                try aside.keep(
                    bytes, file: name, line: damage.line, offset: damage.range.lowerBound, finding: finding)
            }
            read = damage.range.upperBound
            let kept = aside.name ?? ArchiveLayout.damaged
            if let right = damage.right {
                try write(right)
                done.append("\(place): one byte was wrong and is set right; the line as it was is in \(kept)")
                continue
            }
            if isRecords, let empty = GzipMember.empty(length: damage.expected) { try write(empty) }
            done.append("\(place): \(finding)" + (bytes.isEmpty ? "; noted" : "; it was moved to \(kept)"))
            for (index, unit) in damage.units.enumerated() {
                removed.append(.init(path: name, unit: unit, length: index == 0 ? damage.expected : 0))
            }
        }
        try copy(upTo: try old.length())
        try operations.synchronise(new)
        guard rename(temporary, path) == 0 else { throw .system(errno, "replace", path) }
        try operations.synchronise(folder: path.lastIndex(of: "/").map { String(path[..<$0]) } ?? root)
        return done
    }
}
