/// What sort of event it is.
public enum EventKind: String, Codable, Sendable, CaseIterable {
    /// A law, a plan or a measure of an authority.
    case policy
    /// A plant, a line or a mine: begun, finished, stopped; what it can make.
    case project
    /// A contract, a purchase, an investment, a merger.
    case investment
    /// People meet: a conference, an exhibition, a visit.
    case conference
    /// A product or a process is new.
    case technology
    /// A standard comes out or into force.
    case standard
    /// Somebody is honoured or put on a list.
    case award
    /// Prices, stocks, trade, duties.
    case market
}

/// One thing that happened, as one page tells it. No identity yet, and no source: only what the text says.
public struct Happening: Hashable, Sendable {
    /// The innermost heading above it; without one, the opening of its text.
    public var title: String
    /// Its own words, whole.
    public var text: String
    /// What sort of event it is; nil where no rule can tell.
    public var kind: EventKind?
    /// When it happened; nil where the text does not say.
    public var date: EventDate?
    /// The chain of numbered headings above it, outermost first.
    public var sections: [Section]
    /// All calendar expressions in it.
    public var dates: [DateMention]
    /// All amounts in it.
    public var quantities: [Quantity]
    /// The organisations it names.
    public var organizations: [NamedMention]
    /// The places it names.
    public var places: [NamedMention]
    /// Where its text stands in the document's text.
    public var position: Position

    /// One thing that happened.
    public init(
        title: String, text: String, kind: EventKind? = nil, date: EventDate? = nil, sections: [Section] = [],
        dates: [DateMention] = [], quantities: [Quantity] = [], organizations: [NamedMention] = [],
        places: [NamedMention] = [], position: Position
    ) {
        self.title = title
        self.text = text
        self.kind = kind
        self.date = date
        self.sections = sections
        self.dates = dates
        self.quantities = quantities
        self.organizations = organizations
        self.places = places
        self.position = position
    }
}

/// When an event happened, and why we think so.
public struct EventDate: Hashable, Sendable {
    /// The days.
    public var interval: Interval
    /// The words as printed, with their preposition.
    public var text: String
    /// Where the year came from.
    public var basis: String

    /// When an event happened.
    public init(interval: Interval, text: String, basis: String) {
        self.interval = interval
        self.text = text
        self.basis = basis
    }
}

/// The page that reported an event.
public struct SourceReference: Hashable, Codable, Sendable {
    /// The page's address, where it has one.
    public var url: String?
    /// The page's title.
    public var title: String?
    /// Who published the page.
    public var publisher: String?
    /// When the page says it was published: ISO 8601, local time unless it has a zone.
    public var published: String?
    /// The digest of the page's bytes: `sha256:` and 64 hexadecimal digits.
    public var page: String
    /// When the page was captured; nil for a page that was only filtered.
    public var retrieved: Timestamp?

    /// The page that reported an event.
    public init(
        url: String? = nil, title: String? = nil, publisher: String? = nil, published: String? = nil, page: String,
        retrieved: Timestamp? = nil
    ) {
        self.url = url
        self.title = title
        self.publisher = publisher
        self.published = published
        self.page = page
        self.retrieved = retrieved
    }
}

/// An event of the archive: a happening with an identity and the page that reported it first.
///
/// One event is one line of `events/YEAR.jsonl`; `Documentation/schemas/event.schema.json` describes it.
public struct Event: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// Given at birth and kept through reprocessing: `ev-` and 16 characters.
    public var id: String
    /// What happened.
    public var happening: Happening
    /// Who said so.
    public var source: SourceReference
    /// The version of the rules that found it.
    public var rules: String

    /// An event.
    public init(id: String, happening: Happening, source: SourceReference, rules: String) {
        self.id = id
        self.happening = happening
        self.source = source
        self.rules = rules
    }
}
