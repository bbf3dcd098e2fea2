import Archive

/// What came of a page in a run.
public struct PageReport: Equatable, Sendable {
    /// How it ended.
    public enum Outcome: Equatable, Sendable {
        /// It was read: events that were added, and events that the archive knew.
        case read(added: Int, known: Int)
        /// The archive had it already, byte for byte, under these rules.
        case unchanged
        /// It came, and there is no article in it: a login wall and the like. It is kept.
        case setAside(reason: String)
        /// It did not come, or it cannot be read.
        case failed(reason: String)
        /// It was not asked for, because its host does not want it, or not now.
        case skipped(reason: String)
    }

    /// The path or the address.
    public var name: String
    /// The source that named it.
    public var source: String
    /// Its title, where it has one.
    public var title: String?
    /// How it ended.
    public var outcome: Outcome
    /// What was cut, repaired or guessed on the way.
    public var warnings: [String]
    /// The status that a server answered with; nil where none was asked.
    public var status: Int?
    /// The length of what came, in bytes, content codings undone; nil where nothing came.
    public var bytes: Int?
}

/// What came of a run: the receipt that the archive keeps, and what a person wants to hear beside it.
public struct RunReport: Sendable {
    /// The receipt, as the archive keeps it.
    public var receipt: RunReceipt
    /// The archive's folder.
    public var archive: String
    /// What came of each page.
    public var pages: [PageReport]
    /// How many sightings the archive took in: known events that an address reported for the first time.
    public var sightings: Int
    /// How many of the new events resemble one that the archive has, and were kept apart.
    public var resembling: Int
    /// How many of the new events carry on an earlier one.
    public var carryingOn: Int
    /// What each source brought; empty for pages named by hand.
    public var sources: [SourceAccount]
    /// What was found and mended when the archive was opened.
    public var notices: [String]
    /// Why the run could not go on, where it could not.
    public var failure: ArchiveError?

    /// The share of the text read that is in no heading, lead or event, as a person reads it; nil where no text was read.
    public var unclaimedShare: String? {
        guard let text = receipt.text, text.body > 0 else { return nil }
        return share(text.unclaimed, of: text.body)
    }
}
