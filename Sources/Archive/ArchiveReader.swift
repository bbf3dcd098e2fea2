import Model

/// Reads an archive as it is at the moment of opening: no lock, nothing written, nothing seen that is not committed.
public struct ArchiveReader {
    let root: String
    let state: CommittedState

    /// Opens the archive at `path`. Throws `noSuchArchive` where there is none.
    public init(_ path: String) throws(ArchiveError) {
        root = path
        state = try Snapshot(of: path).state
    }

    /// The events, year by year, those without a date last; each line is read when it is asked for.
    public func events() throws(ArchiveError) -> LineCursor<Event> {
        try cursor { ArchiveLayout.year(ofEvents: $0) != nil }
    }

    /// The further reports, in the order in which they came.
    public func sightings() throws(ArchiveError) -> LineCursor<Sighting> {
        try cursor { $0 == ArchiveLayout.sightings }
    }

    /// How events belong together, in the order in which it was found.
    public func links() throws(ArchiveError) -> LineCursor<Link> {
        try cursor { $0 == ArchiveLayout.links }
    }

    /// The captures, in the order in which they were taken in.
    public func pages() throws(ArchiveError) -> LineCursor<Capture> {
        try cursor { $0 == ArchiveLayout.pages }
    }

    /// The receipts, the oldest first.
    public func runs() throws(ArchiveError) -> LineCursor<RunReceipt> {
        try cursor { $0 == ArchiveLayout.runs }
    }

    /// What the archive knows: its index, or one made for the occasion where it is behind or missing.
    public func recollection() throws(ArchiveError) -> Recollection { try RehearsalStore(archive: root).recollection }

    /// The page store.
    public var pageStore: PageStore { PageStore(archive: root) }

    /// Reads the lines of the journal up to the moment of opening.
    func replayJournal(_ visit: (JournalLine) -> Void) throws(ArchiveError) {
        _ = try Journal(root: root).replay(from: CommittedState(), upTo: state.journalLength, visit: visit)
    }

    /// Throws where a file holds less than was committed to it. Asks for lengths only: its cost is that of the files'
    /// number, not of their size.
    func requireWholeFiles() throws(ArchiveError) {
        for (name, file) in state.files.sorted(by: { $0.key < $1.key }) {
            let path = root + "/" + state.currentName(of: name, in: root)
            let length = try fileLength(path)
            guard let length, length >= file.length else {
                throw .damaged(
                    .init(
                        file: path, offset: length,
                        finding: length == nil
                            ? "the file is missing; \(file.length) bytes were committed to it"
                            : "the file ends here; \(file.length) bytes were committed to it"))
            }
        }
    }

    private func cursor<Value>(_ isWanted: (String) -> Bool) throws(ArchiveError) -> LineCursor<Value> {
        try LineCursor(
            root: root,
            files: state.files(where: isWanted).map { (state.currentName(of: $0.name, in: root), $0.length) })
    }
}
