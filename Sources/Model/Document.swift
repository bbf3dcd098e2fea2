/// What a reader sees of a page: its text in reading order, cut into blocks, and what the page says of itself.
public struct Document: Equatable, Sendable {
    /// A stretch of the text that the page sets apart.
    public struct Block: Equatable, Sendable {
        /// What the page says the stretch is.
        public enum Kind: Equatable, Sendable {
            /// The title of the article itself, where it stands in the text.
            case title
            /// `h1` to `h6`.
            case heading(level: Int)
            /// A paragraph, or a line of a plain text.
            case paragraph
            /// An item of a list, `depth` lists deep (1 for a list that is in no other).
            case listItem(depth: Int)
            /// A row of a table, its cells parted by tabs.
            case tableRow
            /// Something that is not the article: navigation, byline, contacts, related links. Never segmented.
            case furniture
        }

        /// What the page says the stretch is.
        public var kind: Kind
        /// Where it stands: UTF-8 offsets into `Document.text`, half-open.
        public var range: Range<Int>
        /// The leading part of the block that the page prints in bold, where it does: UTF-8 offsets.
        public var boldOpening: Range<Int>?
        /// For furniture, the name of the rule that recognised it.
        public var rule: String?

        /// A block of a document.
        public init(kind: Kind, range: Range<Int>, boldOpening: Range<Int>? = nil, rule: String? = nil) {
            self.kind = kind
            self.range = range
            self.boldOpening = boldOpening
            self.rule = rule
        }
    }

    /// A value that the page states, and where it stated it.
    public struct Stated: Equatable, Sendable {
        /// The value.
        public var value: String
        /// Where it was found: `json-ld`, `meta article:published_time`, `visible text` and the like.
        public var basis: String

        /// A value with its basis.
        public init(_ value: String, basis: String) {
            self.value = value
            self.basis = basis
        }
    }

    /// Why a page has no article to read, though it came back.
    public struct Obstacle: Equatable, Sendable {
        /// What stands in the way.
        public enum Kind: String, Equatable, Sendable {
            /// The article is for people who have signed in.
            case loginWall = "login wall"
            /// Cookies or terms must be agreed to first.
            case consentPage = "consent page"
            /// A check that the reader is a person.
            case challengePage = "challenge page"
            /// "Not found", with the status of a page that was found.
            case softNotFound = "soft 404"
            /// Nothing but scripts that would make the page.
            case emptyShell = "empty shell"
            /// There is no text at all.
            case empty = "empty"
            /// Not HTML and not text.
            case notText = "not text"
            /// The server itself calls it something else than a page.
            case wrongType = "wrong content type"
            /// Most of the text that stood there before is gone.
            case shortened = "far shorter than before"
        }

        /// What stands in the way.
        public var kind: Kind
        /// What was seen, for a person.
        public var evidence: String

        /// An obstacle.
        public init(kind: Kind, evidence: String) {
            self.kind = kind
            self.evidence = evidence
        }
    }

    /// The address that the page gives as its own (`rel=canonical`, `og:url`).
    public var canonicalURL: String?
    /// The title, without the site's name.
    public var title: Stated?
    /// When the page says it was published: ISO 8601 local time, with a zone only where the page has one.
    public var published: Stated?
    /// When the page says it was last changed, in the form of `published`.
    public var modified: Stated?
    /// Who wrote it, in the page's order.
    public var authors: [Stated]
    /// Who published it.
    public var publisher: Stated?
    /// The part of the site that it stands in.
    public var section: Stated?
    /// Its keywords, in the page's order.
    public var tags: [Stated]
    /// The language as BCP 47, where the page says it.
    public var language: String?
    /// The text. Every position of an event counts in here.
    public var text: String
    /// Whether the page was plain text: its blocks are lines, and a line may end where it was full.
    public var isPlainText: Bool
    /// The blocks, in order, without overlap.
    public var blocks: [Block]
    /// Why there is no article, where there is none.
    public var obstacle: Obstacle?
    /// What was cut, repaired or guessed on the way: never silence.
    public var warnings: [String]
    /// What the publisher's profile did, where there was one.
    public var profile: PublisherProfile.Outcome?

    /// A document.
    public init(
        canonicalURL: String? = nil, title: Stated? = nil, published: Stated? = nil, modified: Stated? = nil,
        authors: [Stated] = [], publisher: Stated? = nil, section: Stated? = nil, tags: [Stated] = [],
        language: String? = nil, text: String, isPlainText: Bool = false, blocks: [Block], obstacle: Obstacle? = nil,
        warnings: [String] = []
    ) {
        self.canonicalURL = canonicalURL
        self.title = title
        self.published = published
        self.modified = modified
        self.authors = authors
        self.publisher = publisher
        self.section = section
        self.tags = tags
        self.language = language
        self.text = text
        self.isPlainText = isPlainText
        self.blocks = blocks
        self.obstacle = obstacle
        self.warnings = warnings
    }
}
