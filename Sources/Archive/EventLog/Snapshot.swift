/// What is committed at this moment, read without a lock and without writing anything.
struct Snapshot {
    /// How far the archive reaches.
    let state: CommittedState
    /// The index, where it reaches as far.
    let index: Index?

    /// Reads the end of the journal, or all of it where the index does not help. A torn last line is not seen.
    init(of root: String) throws(ArchiveError) {
        guard try fileLength(root + "/" + ArchiveLayout.journal) != nil else { throw .noSuchArchive(path: root) }
        let journal = Journal(root: root)
        // Whatever is wrong with the index, the journal has all that is needed.
        let index = try? Index(readingFrom: root + "/" + ArchiveLayout.index)
        if let index, let known = try? index.state(), try journal.confirms(known) {
            state = try journal.replay(from: known).state
            self.index = known == state ? index : nil
        } else {
            state = try journal.replay(from: CommittedState()).state
            self.index = nil
        }
    }
}
