import Model

/// Where pages and events go: the archive itself, or a rehearsal of it.
///
/// A store is used from one task at a time. Pages and matches since the last commit make up the open batch.
public protocol ArchiveStore: AnyObject {
    /// What was found and mended when the store was opened, for a person.
    var notices: [String] { get }

    /// What the archive knows, with what the open batch adds to it and changes of it.
    var recollection: Recollection { get }

    /// Whether the page of this key with these bytes was already taken in under these rules.
    func knows(key: String, digest: String, rules: String) throws(ArchiveError) -> Bool

    /// Puts a capture into the page store; it is there for good once a batch is committed. A capture with the address, time and bytes
    /// of the last one is not written again.
    func keep(_ page: Page) throws(ArchiveError) -> KeptPage

    /// Whether an event is known, to the archive or to the open batch. An event found to be new belongs to the open batch from
    /// then on, so that a second report of it is known.
    func match(_ event: Event) throws(ArchiveError) -> Match

    /// Makes the batch part of the archive: when this returns, it is on disk. When it throws, nothing of it is there, and the open batch
    /// is empty again.
    func commit(_ batch: Batch) throws(ArchiveError) -> Committed

    /// Adds the receipt of a run.
    func record(_ receipt: RunReceipt) throws(ArchiveError)
}
