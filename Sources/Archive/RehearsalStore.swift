import Model

/// A store for a rehearsal: it answers as the archive would, keeps everything in memory, and has no code that writes.
public final class RehearsalStore: ArchiveStore {
    /// Empty: a rehearsal mends nothing.
    public let notices: [String] = []

    /// What the archive knows.
    public let recollection: Recollection
    private var sequence: Int

    /// A rehearsal on the archive at `path`, or on an empty one where there is none.
    ///
    /// The archive's index is used where it is up to date; otherwise one is made in memory, which reads the whole event log.
    public init(archive path: String?) throws(ArchiveError) {
        let root = path ?? ""
        guard !root.isEmpty, try fileLength(root + "/" + ArchiveLayout.journal) != nil else {
            recollection = Recollection(index: try Index(), root: root, overrides: Overrides())
            sequence = 0
            return
        }
        let snapshot = try Snapshot(of: root)
        sequence = snapshot.state.sequence
        let overrides = try Overrides(archive: root)
        if let index = snapshot.index {
            recollection = Recollection(index: index, root: root, overrides: overrides)
        } else {
            let index = try Index()
            try index.catchUp(to: snapshot.state, in: root)
            recollection = Recollection(index: index, root: root, overrides: overrides)
        }
    }

    /// Whether the page of this key with these bytes was already taken in under these rules.
    public func knows(key: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        try recollection.knows(key: key, digest: digest, rules: rules)
    }

    /// Says how the page would be kept.
    public func keep(_ page: Page) throws(ArchiveError) -> KeptPage {
        let last = try recollection.predecessor(of: page)
        let kept = PageStore.plan(page, last: last)
        if let last, PageStore.isSame(kept, last) { return last }
        recollection.remember(kept)
        return kept
    }

    /// Whether an event is known, to the archive or to the rehearsal so far.
    public func match(_ event: Event) throws(ArchiveError) -> Match {
        try recollection.match(event)
    }

    /// Says what a commit would add, and goes on as if it had.
    public func commit(_ batch: Batch) throws(ArchiveError) -> Committed {
        let sightings = try recollection.review(batch)
        recollection.pretendCommitted(batch, sightings: sightings)
        sequence += 1
        return Committed(
            sequence: sequence, pages: batch.pages.count, events: batch.events.count, sightings: sightings.count,
            revised: batch.amendment.revised.count, retired: batch.amendment.retired.count)
    }

    /// Does nothing: a rehearsal leaves no receipt.
    public func record(_ receipt: RunReceipt) throws(ArchiveError) {}
}
