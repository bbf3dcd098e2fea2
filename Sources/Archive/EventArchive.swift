import Foundation
import Model

/// The archive, open for writing: the one holder of its lock.
///
/// What is on disk, and in which order it is written, is in `Documentation/archive-format.md`.
public final class EventArchive: ArchiveStore {
    /// What was found and mended on opening, for a person.
    public private(set) var notices: [String] = []

    private let root: String
    private let operations: FileOperations
    private let lock: ArchiveLock
    private let index: Index
    /// What the archive knows.
    public let recollection: Recollection
    private var state: CommittedState
    private var files: [String: AppendFile] = [:]
    /// Why nothing more can be written, once that is so.
    private var failure: ArchiveError?

    /// Opens the archive at `path` for writing: takes the lock, sets aside what a crash left, brings the index up to date.
    ///
    /// The cost does not depend on the size of the archive, unless the index is missing.
    /// - Parameters:
    ///   - creating: make an archive where there is none.
    ///   - holder: who opens it; told to others as long as it is open.
    ///   - seconds: how long to wait while another has the lock; nil or 0 for not at all.
    public static func open(
        at path: String, creating: Bool, holder: LockHolder, waitFor seconds: Double? = nil
    ) throws(ArchiveError) -> EventArchive {
        try open(at: path, creating: creating, holder: holder, waitFor: seconds, operations: .system)
    }

    package static func open(
        at path: String, creating: Bool, holder: LockHolder, waitFor seconds: Double? = nil,
        operations: FileOperations
    ) throws(ArchiveError) -> EventArchive {
        let journal = path + "/" + ArchiveLayout.journal
        if !creating, try fileLength(journal) == nil { throw .noSuchArchive(path: path) }
        if creating { try makeFolders(to: path) }
        let lock = try ArchiveLock(archive: path, holder: holder, waitFor: seconds)
        return try EventArchive(path, lock, holder, operations)
    }

    private init(
        _ root: String, _ lock: ArchiveLock, _ holder: LockHolder, _ operations: FileOperations
    ) throws(ArchiveError) {
        self.root = root
        self.lock = lock
        self.operations = operations
        try EventArchive.makeFiles(root, operations)
        let (index, replay, lines, notice) = try EventArchive.openIndex(root)
        self.index = index
        state = replay.state
        recollection = Recollection(index: index, root: root, overrides: try Overrides(archive: root))
        if let notice { notices.append(notice) }
        notices += try Recovery(root: root, operations: operations, time: holder.started)
            .run(state, tornAt: replay.tornAt)
        try index.catchUp(to: state, in: root, through: lines)
    }

    /// Ends writing: what was kept and not committed is dropped, and the lock given up.
    public func close() {
        if failure == nil { try? rollBack() }
        failure = .refused(reason: "\(root): the archive is closed")
        index.close()
        lock.release()
    }

    // MARK: ArchiveStore

    /// Whether the page of this key with these bytes was already taken in under these rules.
    public func knows(key: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        try requireUsable()
        return try recollection.knows(key: key, digest: digest, rules: rules)
    }

    /// Appends a capture to the page store.
    public func keep(_ page: Page) throws(ArchiveError) -> KeptPage {
        try requireUsable()
        let last = try recollection.predecessor(of: page)
        var kept = PageStore.plan(page, last: last)
        if let last, PageStore.isSame(kept, last) { return last }

        let name = ArchiveLayout.captures(at: page.retrieved)
        let file = try file(name)
        let path = root + "/" + name
        var units = [try GzipMember.compressed(WARCRecord(of: page, kept: kept).serialised(), path: path)]
        kept.location = RecordLocation(file: name, offset: file.length, length: units[0].count)
        if file.length == 0 {
            let information = WARCRecord.fileInformation(name: String(name.dropFirst(6)), time: page.retrieved)
            units.insert(try GzipMember.compressed(information.serialised(), path: path), at: 0)
            kept.location?.offset = units[0].count
        }
        do {
            try file.append(units)
        } catch {
            // The file is as long as before, unless even cutting it failed; then nothing may be appended to it.
            failure = file.isIntact ? nil : error
            throw error
        }
        recollection.remember(kept)
        return kept
    }

    /// Whether an event is known. Reads a line of the event log for each that is.
    public func match(_ event: Event) throws(ArchiveError) -> Match {
        try requireUsable()
        return try recollection.match(event)
    }

    /// Writes the batch: captures, then events, then the journal line, each on disk before the next.
    public func commit(_ batch: Batch) throws(ArchiveError) -> Committed {
        try requireUsable()
        var rewriting = Rewriting()
        do {
            let sightings = try recollection.review(batch)
            let captures = try captures(of: batch)
            var committed = Committed(
                sequence: state.sequence, pages: captures.count, events: batch.events.count,
                sightings: sightings.count, revised: batch.amendment.revised.count,
                retired: batch.amendment.retired.count)
            if captures.isEmpty, batch.events.isEmpty, sightings.isEmpty, batch.links.isEmpty, batch.amendment.isEmpty {
                recollection.forgetPending()
                return committed
            }
            try append(captures, to: ArchiveLayout.pages)
            try synchronise { ArchiveLayout.isCaptures($0) || $0 == ArchiveLayout.pages }
            var lines = Dictionary(
                grouping: batch.events + batch.amendment.revised.map(\.event),
                by: { ArchiveLayout.events(of: $0.happening) }
            ).mapValues { $0.map { JSONWriter.line($0) } }
            lines[ArchiveLayout.sightings] = sightings.map { JSONWriter.line($0) }
            lines[ArchiveLayout.links] = batch.links.map { JSONWriter.line($0) }
            rewriting = try rewrite(batch.amendment, &lines)
            for (name, lines) in lines.sorted(by: { $0.key < $1.key }) where !lines.isEmpty {
                try file(name).append(lines)
            }
            try synchronise { ArchiveLayout.isOfEvents($0) }
            try writeJournal(
                JournalLine(
                    sequence: state.sequence + 1, time: batch.time, run: batch.run, rules: batch.rules,
                    events: batch.events.map(\.id), sighted: sightings.map(\.event), pages: captures.count, files: [],
                    links: batch.links.count, removed: rewriting.files.flatMap(\.removals),
                    withdrawn: rewriting.withdrawn,
                    revised: batch.amendment.revised.map { .init(event: $0.event.id, change: $0.change) },
                    retired: batch.amendment.retired), rewriting)
            committed.sequence = state.sequence
            return committed
        } catch {
            for file in rewriting.files where failure == nil { file.rollBack() }
            abandon(after: error)
            throw error
        }
    }

    /// Appends the receipt of a run, with a journal line of its own. What was kept and not committed is dropped.
    public func record(_ receipt: RunReceipt) throws(ArchiveError) {
        try requireUsable()
        do {
            try rollBack()
            try append([receipt], to: ArchiveLayout.runs)
            try synchronise { $0 == ArchiveLayout.runs }
            try writeJournal(
                JournalLine(
                    sequence: state.sequence + 1, time: receipt.ended, run: receipt.run, rules: receipt.rules,
                    events: [],
                    sighted: [], pages: 0, files: []))
        } catch {
            abandon(after: error)
            throw error
        }
    }

    // MARK: Writing

    private func captures(of batch: Batch) throws(ArchiveError) -> [Capture] {
        let untold = recollection.captures(missingFrom: batch.pages).map { PageOutcome(page: $0, outcome: "kept") }
        var captures: [Capture] = []
        for outcome in batch.pages + untold {
            guard outcome.page.location != nil else {
                throw .refused(reason: "\(outcome.page.url): this capture was only rehearsed and cannot be committed")
            }
            captures.append(
                Capture(
                    page: outcome.page, outcome: outcome.outcome, events: outcome.events, warnings: outcome.warnings,
                    given: outcome.given,
                    address: outcome.address == (outcome.page.finalURL ?? outcome.page.url) ? nil : outcome.address,
                    reviewYear: outcome.reviewYear, rules: batch.rules, run: batch.run))
        }
        return captures
    }

    private func file(_ name: String) throws(ArchiveError) -> AppendFile {
        if let file = files[name] { return file }
        let file = try AppendFile(root: root, name: name, committed: state.length(of: name), operations: operations)
        files[name] = file
        return file
    }

    /// The files of a batch that take the places of others.
    private struct Rewriting {
        var files: [RewrittenFile] = []
        var withdrawn: [JournalLine.Withdrawal] = []
    }

    /// Writes anew the files out of which lines are taken, with what is appended to them, which is taken from `lines`.
    private func rewrite(
        _ amendment: Amendment, _ lines: inout [String: [[UInt8]]]
    ) throws(ArchiveError) -> Rewriting {
        var rewriting = Rewriting()
        guard !amendment.isEmpty else { return rewriting }
        let dropped = try Withdrawals(amendment) { id throws(ArchiveError) in try index.event(id: id)?.file }
        let lost = try Rewritings(in: root, upTo: state.journalLength).lost
        do {
            for name in dropped.files {
                let file = try RewrittenFile(
                    root: root, name: name, committed: state.length(of: name), sequence: state.sequence + 1,
                    lost: Set((lost[name] ?? [:]).keys), appending: lines.removeValue(forKey: name) ?? [],
                    operations: operations, isDropped: { dropped.contains($0, of: name) })
                rewriting.files.append(file)
                rewriting.withdrawn += try dropped.withdrawn(file.dropped, from: name, in: root)
            }
            for file in rewriting.files { try file.synchroniseFolder() }
        } catch {
            for file in rewriting.files { file.rollBack() }
            throw error
        }
        return rewriting
    }

    private func append(_ lines: [some JSONWritable], to name: String) throws(ArchiveError) {
        guard !lines.isEmpty else { return }
        try file(name).append(lines.map { JSONWriter.line($0) })
    }

    /// Puts the batch's files of one step on disk, and the folders of those that are new.
    private func synchronise(where isOfStep: (String) -> Bool) throws(ArchiveError) {
        var folders: Set<String> = []
        do {
            for (name, file) in files.sorted(by: { $0.key < $1.key }) where isOfStep(name) {
                try file.synchronise()
                if file.isNew {
                    folders.insert(name.lastIndex(of: "/").map { root + "/" + name[..<$0] } ?? root)
                }
            }
            for folder in folders.sorted() { try operations.synchronise(folder: folder) }
        } catch {
            failure = error
            throw error
        }
    }

    /// Appends the line that commits what was appended since the last one.
    private func writeJournal(
        _ line: JournalLine, _ rewriting: Rewriting = Rewriting()
    ) throws(ArchiveError) {
        var line = line
        line.files = (files.values.map { $0.segment() } + rewriting.files.compactMap(\.segment))
            .sorted { $0.path < $1.path }
        let (bytes, chain) = line.line(after: state.chain)
        let journal = try AppendFile(
            root: root, name: ArchiveLayout.journal, committed: state.journalLength, operations: operations)
        try journal.append([bytes])
        do {
            try journal.synchronise()
        } catch {
            // The line may be on disk or not. If it is, what it vouches for must be there too: only the line is cut off.
            failure = error
            try? journal.rollBack()
            throw error
        }
        guard let next = state.advanced(by: line, from: state.journalLength, to: journal.length, chain: chain) else {
            throw .refused(reason: "\(root): the batch does not continue the journal")
        }
        state = next
        files = [:]
        recollection.forgetPending()
        do {
            for file in rewriting.files { try file.takePlace() }
        } catch {
            // The batch is committed; the next run gives the files their names.
            failure = error
            notices.append("a file could not be put in the place of another (\(error)); the next run does it")
            return
        }
        do {
            try index.catchUp(to: state, in: root, through: [line])
        } catch {
            // The batch is committed; the next run brings the index up to date. Until then nothing can be matched.
            failure = error
            notices.append("\(ArchiveLayout.index): it could not be brought up to date (\(error))")
        }
    }

    private func abandon(after error: ArchiveError) {
        recollection.forgetPending()
        // After a failed sync nobody knows what is on disk: the next run finds out, and sets aside what is not committed.
        guard failure == nil else { return }
        do {
            try rollBack()
        } catch {
            failure = error
        }
    }

    private func rollBack() throws(ArchiveError) {
        recollection.forgetPending()
        let open = files
        files = [:]
        for file in open.values { try file.rollBack() }
    }

    private func requireUsable() throws(ArchiveError) {
        if let failure { throw failure }
    }

    // MARK: Opening

    /// Makes the folders and an empty journal where there are none.
    private static func makeFiles(_ root: String, _ operations: FileOperations) throws(ArchiveError) {
        let journal = root + "/" + ArchiveLayout.journal
        guard try fileLength(journal) == nil else { return }
        for name in Recovery.filesOfOurs(in: root) {
            throw .damaged(
                .init(
                    file: journal, finding: "the journal is missing though there is \(name)",
                    remedy: "restore the journal from a copy, or give the path of an empty folder"))
        }
        for folder in ArchiveLayout.folders {
            let path = root + "/" + folder
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .system(errno, "make", path) }
        }
        _ = try Descriptor(opening: journal, O_RDWR | O_CREAT)
        try operations.synchronise(folder: root)
        // Where the folder above may not be read, it is not ours either, and somebody else made this one.
        try? operations.synchronise(folder: root + "/..")
    }

    /// The index and what the journal says, read on from where the index ends. An index that is no good is made anew.
    private static func openIndex(
        _ root: String
    ) throws(ArchiveError) -> (index: Index, replay: Journal.Replay, lines: [JournalLine], notice: String?) {
        let path = root + "/" + ArchiveLayout.index
        let journal = Journal(root: root)
        do throws(ArchiveError) {
            let index = try Index(writingTo: path)
            let known = try index.state()
            let isOfThisJournal = try journal.confirms(known)
            var lines: [JournalLine] = []
            let replay = try journal.replay(from: isOfThisJournal ? known : CommittedState()) { line in
                if isOfThisJournal, known.sequence > 0 { lines.append(line) }
            }
            if !isOfThisJournal { try requireNothingLost(replay.state, known, root) }
            return (index, replay, lines, nil)
        } catch .damaged(let damage) where damage.file == path {
            for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
            let notice = "\(ArchiveLayout.index): \(damage.finding); it was made again from the other files"
            return (try Index(writingTo: path), try journal.replay(from: CommittedState()), [], notice)
        }
    }

    /// Throws where the index remembers more of the journal than there is.
    private static func requireNothingLost(
        _ found: CommittedState, _ known: CommittedState, _ root: String
    ) throws(ArchiveError) {
        guard found.journalLength >= known.journalLength else {
            throw .damaged(
                .init(
                    file: root + "/" + ArchiveLayout.journal, offset: found.journalLength,
                    finding: "the journal ends here, and \(known.journalLength - found.journalLength) committed bytes "
                        + "that the index knows of are missing",
                    remedy: "restore the journal from a copy; or delete \(ArchiveLayout.index), and what the journal "
                        + "does not vouch for is moved to \(ArchiveLayout.damaged)/"))
        }
        throw .damaged(
            .init(
                file: root + "/" + ArchiveLayout.index, finding: "it belongs to another journal", remedy: "delete it"))
    }
}
