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
    /// How new events belong to others.
    public var links: [Link]
    /// What is changed of that which is there.
    public var amendment: Amendment

    /// A batch.
    public init(
        time: Timestamp, run: String, rules: String, pages: [PageOutcome] = [], events: [Event] = [],
        sightings: [Sighting] = [], links: [Link] = [], amendment: Amendment = Amendment()
    ) {
        self.time = time
        self.run = run
        self.rules = rules
        self.pages = pages
        self.events = events
        self.sightings = sightings
        self.links = links
        self.amendment = amendment
    }
}

/// What is changed of that which the archive has: lines that others take the place of, or none.
///
/// Costs a copy of each file it touches, so that a nightly run with one corrected event copies one year.
public struct Amendment: Hashable, Sendable {
    /// Events that say something else than before, under the ids that they have.
    public var revised: [Revised] = []
    /// Events that are no longer there.
    public var retired: [JournalLine.Retirement] = []
    /// Sightings that are no longer there.
    public var sightings: Set<Sighting> = []
    /// Links that are no longer there.
    public var links: Set<Link> = []

    /// An event with what it says from now on.
    public struct Revised: Hashable, Sendable {
        /// The event.
        public var event: Event
        /// What became of it in a word: `reworded`, `corrected`, `redated`, `moved`, `split`, `merged`.
        public var change: String

        /// A revised event.
        public init(event: Event, change: String) {
            self.event = event
            self.change = change
        }
    }

    /// Nothing.
    public init() {}

    /// Whether nothing is changed.
    public var isEmpty: Bool { revised.isEmpty && retired.isEmpty && sightings.isEmpty && links.isEmpty }
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
    /// What was known of the page beyond its bytes.
    public var given: Given
    /// The address that its events name as theirs.
    public var address: String?
    /// The year that the page reviews, where it does.
    public var reviewYear: Int?

    /// A kept page and what came of it.
    public init(
        page: KeptPage, outcome: String, events: Int = 0, warnings: [String] = [], given: Given = Given(),
        address: String? = nil, reviewYear: Int? = nil
    ) {
        self.page = page
        self.outcome = outcome
        self.events = events
        self.warnings = warnings
        self.given = given
        self.address = address
        self.reviewYear = reviewYear
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
    /// Events that say something else than before.
    public var revised = 0
    /// Events that are no longer there.
    public var retired = 0

    /// What a commit added.
    public init(sequence: Int, pages: Int, events: Int, sightings: Int, revised: Int = 0, retired: Int = 0) {
        self.sequence = sequence
        self.pages = pages
        self.events = events
        self.sightings = sightings
        self.revised = revised
        self.retired = retired
    }
}
