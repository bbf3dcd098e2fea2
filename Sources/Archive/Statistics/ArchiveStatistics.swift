import Model

/// An archive in numbers.
public struct ArchiveStatistics: Hashable, Sendable {
    /// A year, or `undated`, and how many events it has.
    public struct Year: Hashable, Sendable {
        /// `2024`, or `undated`.
        public var name: String
        /// How many events.
        public var events: Int
    }

    /// A month, and how much was kept in it.
    public struct Month: Hashable, Sendable {
        /// `2026-11`, in UTC.
        public var name: String
        /// Bytes of pages, compressed.
        public var bytes: Int
    }

    /// The years in order, `undated` last.
    public var years: [Year]
    /// Captures taken in.
    public var pages: Int
    /// Further reports of known events.
    public var sightings: Int
    /// Receipts of runs.
    public var runs: Int
    /// Bytes of the event log, with sightings.
    public var eventBytes: Int
    /// Bytes of the page store.
    public var pageBytes: Int
    /// Bytes of what is derived and can be made again: the index, and what search keeps.
    public var derivedBytes: Int
    /// The months of the page store, in order.
    public var months: [Month]
    /// Bytes that whoever asks may still write where the archive is; nil where the system does not say.
    public var freeBytes: Int?
    /// The last runs, the latest last.
    public var lastRuns: [RunReceipt]
    /// When the runs of pipelines began, the latest last; the last hundred of them.
    public var pipelineRuns: [Timestamp]
    /// The last account of each source that fetches, in the order of their names.
    public var sources: [SourceAccount]
    /// The hosts of the last run that fetched.
    public var hosts: [HostAccount]
    /// What `verify` found last; nil where it was never asked.
    public var verification: VerificationNote?
    /// When the oldest batch was committed that `verify` has not read; nil where it has read all there is.
    public var unverifiedSince: Timestamp?

    /// All events.
    public var events: Int { years.reduce(0) { $0 + $1.events } }
}

extension ArchiveReader {
    /// So many runs are enough to tell how far apart they usually are.
    private static let runsToRemember = 100

    /// The archive in numbers. Counts come from the journal; `runs.jsonl` is read, and one line of the journal.
    public func statistics(lastRuns: Int = 5) throws(ArchiveError) -> ArchiveStatistics {
        let years = state.files.compactMap { name, file in
            ArchiveLayout.year(ofEvents: name).map { ArchiveStatistics.Year(name: $0, events: file.units) }
        }
        try requireWholeFiles()
        var latest: [RunReceipt] = []
        var pipelineRuns: [Timestamp] = []
        var earlier = EarlierRuns()
        var hosts: [HostAccount] = []
        let receipts = try runs()
        while let receipt = try receipts.next() {
            earlier.take(receipt)
            if !receipt.hosts.isEmpty { hosts = receipt.hosts }
            latest.append(receipt)
            if latest.count > lastRuns { latest.removeFirst() }
            guard receipt.pipeline != nil else { continue }
            pipelineRuns.append(receipt.started)
            if pipelineRuns.count > ArchiveReader.runsToRemember { pipelineRuns.removeFirst() }
        }
        func bytes(_ isCounted: (String) -> Bool) -> Int {
            state.files.reduce(0) { isCounted($1.key) ? $0 + $1.value.length : $0 }
        }
        let months = state.files(where: ArchiveLayout.isCaptures).map { file in
            ArchiveStatistics.Month(name: ArchiveLayout.month(ofCaptures: file.name), bytes: file.length)
        }
        let note = VerificationNote(ofArchiveAt: root)
        return ArchiveStatistics(
            years: years.sorted { $0.name < $1.name }, pages: state.files[ArchiveLayout.pages]?.units ?? 0,
            sightings: state.files[ArchiveLayout.sightings]?.units ?? 0,
            runs: state.files[ArchiveLayout.runs]?.units ?? 0,
            eventBytes: bytes { ArchiveLayout.isOfEvents($0) },
            pageBytes: bytes { ArchiveLayout.isCaptures($0) }, derivedBytes: try derivedBytes(), months: months,
            freeBytes: DiskSpace(at: root)?.freeBytes, lastRuns: latest, pipelineRuns: pipelineRuns,
            sources: earlier.sources.values.sorted { $0.name < $1.name }, hosts: hosts, verification: note,
            unverifiedSince: try firstBatch(after: note)?.time)
    }

    /// Bytes of what can be made again.
    private func derivedBytes() throws(ArchiveError) -> Int {
        var bytes = 0
        for name in [ArchiveLayout.index, ArchiveLayout.search] {
            // SQLite keeps what was written last beside the database until it is folded in.
            for suffix in ["", "-wal"] { bytes += try fileLength(root + "/" + name + suffix) ?? 0 }
        }
        return bytes
    }

    /// The first line of the journal that a verification did not reach; the first of all where the journal is not the
    /// one that it read.
    private func firstBatch(after note: VerificationNote?) throws(ArchiveError) -> JournalLine? {
        let journal = root + "/" + ArchiveLayout.journal
        var start = 0
        if let note, try note.isConfirmed(inArchiveAt: root) { start = note.journalLength }
        guard start < state.journalLength else { return nil }
        let lines = try LineReader(path: journal, from: start, upTo: state.journalLength)
        guard let line = try lines.next() else { return nil }
        return try? JSONReader.read(JournalLine.self, from: Array(line.bytes))
    }
}
