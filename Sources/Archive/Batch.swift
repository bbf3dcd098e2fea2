import Model

/// What is to be added to the archive at once: all of it becomes visible, or nothing.
public struct Batch: Sendable {
    /// When it is committed.
    public var time: Timestamp
    /// The run that adds it.
    public var run: String
    /// The version of the rules.
    public var rules: String
    /// The captures it takes in.
    public var pages: [PageOutcome]
    /// New events.
    public var events: [Event]
    /// Further reports of events that the archive, or this batch, has.
    public var sightings: [Sighting]

    /// A batch.
    public init(
        time: Timestamp, run: String, rules: String, pages: [PageOutcome] = [], events: [Event] = [],
        sightings: [Sighting] = []
    ) {
        self.time = time
        self.run = run
        self.rules = rules
        self.pages = pages
        self.events = events
        self.sightings = sightings
    }
}

/// A kept page and what came of it.
public struct PageOutcome: Hashable, Sendable {
    /// The capture, as `keep` gave it.
    public var page: KeptPage
    /// What came of it in a few words: `segmented`, `no events`, `login wall`, `HTTP 404`.
    public var outcome: String
    /// How many events were found in it, known ones counted.
    public var events: Int
    /// What was cut, repaired or guessed on the way.
    public var warnings: [String]

    /// A kept page and what came of it.
    public init(page: KeptPage, outcome: String, events: Int = 0, warnings: [String] = []) {
        self.page = page
        self.outcome = outcome
        self.events = events
        self.warnings = warnings
    }
}

/// What a commit added.
public struct Committed: Hashable, Sendable {
    /// The journal line's number; that of the last one where there was nothing to add.
    public var sequence: Int
    /// Captures taken in.
    public var pages: Int
    /// Events added.
    public var events: Int
    /// Sightings added: those that told something new. An address reports an event once.
    public var sightings: Int

    /// What a commit added.
    public init(sequence: Int, pages: Int, events: Int, sightings: Int) {
        self.sequence = sequence
        self.pages = pages
        self.events = events
        self.sightings = sightings
    }
}
