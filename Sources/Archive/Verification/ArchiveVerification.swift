import Foundation
import Model

/// Reads an archive again, all of it, and tells every place at which it is not what was committed.
///
/// Takes no lock and changes nothing that is committed. Works on as many cores as there are. Memory does not grow with the archive: beside
/// a batch that is damaged some megabytes of lines and of pages are held, and what has to be sorted is sorted on disk.
public struct ArchiveVerification {
    /// How much is looked at.
    public enum Depth: String, Sendable {
        /// The journal's chain, and the digest of every byte that it vouches for.
        case digests
        /// In addition what every line says, every saved page, and the index.
        case everything
    }

    /// How pages are read, to hold the events' positions against them.
    public struct Reading: Sendable {
        /// The version of the rules; events that others read are passed over.
        public var rules: String
        /// The text of a page in which positions count, by what was known of it beyond its bytes.
        public var text: @Sendable (Page, Given) -> String

        /// A way to read pages.
        ///
        /// - Parameter text: is called for several pages at once.
        public init(rules: String, text: @escaping @Sendable (Page, Given) -> String) {
            self.rules = rules
            self.text = text
        }
    }

    /// What was found.
    public struct Report: Sendable {
        /// What is wrong, in the order of the journal.
        public var findings: [ArchiveError.Damage] = []
        /// What is not wrong and should be known: what could not be checked and why.
        public var notes: [String] = []
        /// Bytes that were held against a digest.
        public var bytes = 0
        /// Batches in the journal.
        public var batches = 0
        /// Lines that were read and understood.
        public var lines = 0
        /// Saved pages that were read.
        public var pages = 0
        /// Reports of events whose words were found at their position.
        public var positions = 0
        /// Reports of events whose position was not checked.
        public var unchecked = 0

        /// Whether nothing is wrong.
        public var isWhole: Bool { findings.isEmpty }
    }

    private let root: String
    private let depth: Depth
    private let reading: Reading?

    /// - Parameter reading: nil where positions are not to be checked.
    public init(archive: String, depth: Depth, reading: Reading? = nil) {
        root = archive
        self.depth = depth
        self.reading = reading
    }

    /// Reads the archive. Throws `noSuchArchive`, what the operating system refuses, and `refused` where a later version
    /// wrote the archive.
    ///
    /// - Parameters:
    ///   - time: when the reading began, to leave a `VerificationNote`; nil writes nothing at all. An archive that may only be
    ///     read is verified like any other, and the report says that no note was left.
    ///   - progress: told again and again how many bytes were read, and of how many as far as is known.
    public func run(
        at time: Timestamp? = nil, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(ArchiveError) -> Report {
        let examination = try Examination(root: root, depth: depth, reading: reading)
        // A journal that cannot be read says nothing of what there is.
        let total = (try? Snapshot(of: root).state.files.values.reduce(0) { $0 &+ $1.length }) ?? 0
        try examination.run { progress($0, Swift.max(total, $0)) }
        var report = examination.report
        if let time {
            let note = VerificationNote(
                time: time, depth: depth, findings: report.findings.count, state: examination.state)
            do throws(ArchiveError) {
                try note.write(toArchiveAt: root)
            } catch {
                report.notes.append("`ingot status` will not know of it: \(error)")
            }
        }
        return report
    }
}

/// The reading of an archive for `verify` and `repair`.
final class Examination {
    private(set) var report = ArchiveVerification.Report()
    /// The damaged lines and records.
    private(set) var damages: [UnitDamage] = []
    /// Whether the journal has to be written anew.
    private(set) var isJournalDamaged = false
    /// Whether bytes that nobody committed stand behind what is committed.
    private(set) var hasTails = false
    /// How far the archive reaches.
    private(set) var state = CommittedState()

    private let root: String
    private let journalLength: Int
    private let survey: SegmentSurvey
    private let contents: ContentsCheck?
    private let isLockOurs: Bool
    private let isBeingWritten: Bool

    /// - Parameter isLockOurs: whether the lock is held by whoever asks, so that nobody else can be writing.
    init(
        root: String, depth: ArchiveVerification.Depth, reading: ArchiveVerification.Reading?, isLockOurs: Bool = false
    ) throws(ArchiveError) {
        self.root = root
        self.isLockOurs = isLockOurs
        // Before the length of the journal is read: what is written between the two is only a longer tail.
        isBeingWritten = isLockOurs ? false : try ArchiveLock.isHeld(archive: root)
        guard let length = try fileLength(root + "/" + ArchiveLayout.journal) else {
            throw .noSuchArchive(path: root)
        }
        journalLength = length
        let rewritings = try Rewritings(in: root, upTo: length)
        survey = SegmentSurvey(root: root, rewritings: rewritings)
        contents = depth == .everything ? ContentsCheck(root: root, reading: reading, rewritings: rewritings) : nil
    }

    /// - Parameter progress: told how many bytes were read.
    func run(progress: (_ done: Int) -> Void = { _ in }) throws(ArchiveError) {
        if isBeingWritten {
            report.notes.append(
                "a run is writing to it; what it had not committed when the reading began was not looked at")
        }
        state = try JournalWalk(root: root).walk(upTo: journalLength) { step throws(ArchiveError) in
            try take(step)
            progress(survey.bytes)
        }
        try checkPending()
        try lookForTails()
        report.bytes = survey.bytes + journalLength
        guard let contents else {
            report.notes.append("only digests were checked: not what the lines say, nor the saved pages, nor the index")
            return
        }
        try contents.finish(state, damages: damages, isSoFarWhole: report.isWhole)
        report.findings += try findings(in: contents)
        report.notes += contents.notes
        (report.lines, report.pages) = (report.lines + contents.lines, contents.pages)
        (report.positions, report.unchecked) = (contents.positions, contents.unchecked)
    }

    private func take(_ found: JournalWalk.Found) throws(ArchiveError) {
        if case .sound(let line) = found.step {
            pending.append((line, found))
            pendingBytes += line.files.reduce(0) { $0 &+ max(0, $1.after &- $1.before) }
            if pending.count >= Examination.group.batches || pendingBytes >= Examination.group.bytes {
                try checkPending()
            }
            return
        }
        // What is found stands in the order of the journal.
        try checkPending()
        switch found.step {
        case .sound: break
        case .mended(let line, let finding):
            tell(found, finding, "`ingot repair` sets it right")
            try check(line, found)
        case .damaged(let finding):
            tell(
                found, finding,
                "restore the journal from a copy; or `ingot repair` moves the line to \(ArchiveLayout.damaged)/ and "
                    + "vouches anew for what can be read")
        case .resumed(let line, _):
            try check(line, found)
        case .torn:
            guard !isBeingWritten else { return }
            hasTails = true
            tell(
                found, "the line is torn: a run was stopped while it wrote it",
                "the next run, or `ingot repair`, moves it to \(ArchiveLayout.damaged)/")
        }
    }

    // MARK: Batches

    /// So many batches, or batches with so many bytes, are read at once.
    private static let group = (batches: 1024, bytes: 16 << 20)
    private var pending: [(line: JournalLine, found: JournalWalk.Found)] = []
    private var pendingBytes = 0

    /// Reads the batches that came by, on all cores, and takes them in one after the other.
    private func checkPending() throws(ArchiveError) {
        let batches = pending
        (pending, pendingBytes) = ([], 0)
        var readings = try SegmentReading.readings(
            of: batches.map { ($0.line, $0.found.before) }, scope: contents?.scope, path: survey.currentPath
        ) { survey.offset(in: $0) }[...]
        for (line, found) in batches {
            try check(line, found, Array(readings.prefix(line.files.count)))
            readings = readings.dropFirst(line.files.count)
        }
    }

    private func tell(_ found: JournalWalk.Found, _ finding: String, _ remedy: String) {
        if case .torn = found.step {} else { isJournalDamaged = true }
        report.findings.append(
            .init(
                file: root + "/" + ArchiveLayout.journal, line: found.place.number, offset: found.place.offset,
                finding: finding, remedy: remedy))
    }

    /// - Parameter readings: for each file of the line what was read of it ahead; nil or none where nothing was.
    private func check(
        _ line: JournalLine, _ found: JournalWalk.Found, _ readings: [SegmentReading?] = []
    ) throws(ArchiveError) {
        report.batches += 1
        var outcomes: [(outcome: SegmentSurvey.Outcome, reading: SegmentReading?)] = []
        for (index, segment) in line.files.enumerated() {
            guard ArchiveLayout.isOurs(segment.path) else {
                tell(found, "the line tells of \(segment.path), which is no file of an archive", "do not use it")
                continue
            }
            let reading = index < readings.count ? readings[index] : nil
            let outcome = try survey.check(
                segment, unvouched: segment.before - found.before.length(of: segment.path),
                in: found.place, known: reading.map { ($0.range, $0.sha256) })
            if outcome.isDigestWrong {
                tell(
                    found, "its sha256 of \(segment.path) is not that of the lines whose crc32 it has", "tell us of it")
            }
            add(outcome.damages)
            outcomes.append((outcome, reading))
        }
        guard let contents else { return }
        // The captures first, for the events' positions are held against them.
        for (outcome, reading) in outcomes.filter({ $0.outcome.path == ArchiveLayout.pages })
            + outcomes.filter({ $0.outcome.path != ArchiveLayout.pages })
        {
            // What was read ahead counts only where the digest of just these bytes was found right.
            let examined = outcome.damages.isEmpty && reading?.range == outcome.range ? reading?.lines : nil
            add(
                try contents.check(
                    outcome, examined: examined, covered: found.after.journalLength, journalLine: found.place.number))
        }
    }

    private func add(_ more: [UnitDamage]) {
        damages += more
        report.findings += more.map { $0.finding(in: root) }
    }

    /// Whether a run has begun since the reading did.
    private func hasBeenWritten() throws(ArchiveError) -> Bool {
        guard !isLockOurs else { return false }
        let length = try fileLength(root + "/" + ArchiveLayout.journal) ?? 0
        if length != journalLength { return true }
        return try ArchiveLock.isHeld(archive: root)
    }

    /// Bytes behind what is committed, and files of which the journal knows nothing.
    private func lookForTails() throws(ArchiveError) {
        guard !isBeingWritten else { return }
        var tails: [ArchiveError.Damage] = []
        for name in Recovery.filesOfOurs(in: root) {
            let length = try fileLength(survey.currentPath(name)) ?? 0
            let end = survey.offset(in: name)
            guard length > end else { continue }
            tails.append(
                .init(
                    file: root + "/" + name, offset: end,
                    finding: "\(length - end) bytes stand here that no run committed",
                    remedy: "the next run, or `ingot repair`, moves them to \(ArchiveLayout.damaged)/"))
        }
        // Asked last: what made a file longer has its line in the journal by now, or the lock.
        guard !tails.isEmpty, try !hasBeenWritten() else { return }
        hasTails = true
        report.findings += tails
    }

    /// What was found in the contents. An index that a run has changed under the reading is not held against anything.
    private func findings(in contents: ContentsCheck) throws(ArchiveError) -> [ArchiveError.Damage] {
        let index = root + "/" + ArchiveLayout.index
        guard contents.findings.contains(where: { $0.file == index }), try hasBeenWritten() else {
            return contents.findings
        }
        report.notes.append("a run writes to it meanwhile; the index was not looked at")
        return contents.findings.filter { $0.file != index }
    }
}

extension ArchiveLock {
    /// Whether a living process holds the lock of an archive. Writes nothing.
    static func isHeld(archive: String) throws(ArchiveError) -> Bool {
        let path = archive + "/" + ArchiveLayout.lock
        // A holder writes its name into the file and takes it out at the end: without a name the lock is not touched.
        guard try fileLength(path) ?? 0 > 0 else { return false }
        let file = try Descriptor(opening: path, O_RDONLY)
        guard flock(file.number, LOCK_SH | LOCK_NB) != 0 else {
            flock(file.number, LOCK_UN)
            return false
        }
        return errno == EWOULDBLOCK
    }
}
