import Archive
import Extraction
import Model
import Segmentation

/// A page as it was read: its document, its outline, and its events with their identity and source.
///
/// This is the way from the page store to the matching, and all of `ingot segment`: a pure function of the page, the
/// rules and what the caller knows of the page.
public struct PageReading: Sendable {
    /// What the caller knows of a page beyond its bytes, and what the page is read for.
    public struct Knowledge: Equatable, Sendable {
        /// The page's address, where it is not the one it was captured from.
        public var url: String?
        /// Who published it, where it does not say.
        public var publisher: String?
        /// The year under review; one of `years`.
        public var year: Int?
        /// The profiles of publishers among which it finds its own by its address.
        public var profiles: [ProfileFile] = []
        /// The profile that it was read with before, where none of `profiles` is for it.
        public var profile: PublisherProfile?
        /// Names by which the reader of the events knows somebody.
        public var names: NameTable?
        /// Whether it is read for its events, or for its text alone, which takes half the time.
        public var isForEvents = true

        /// The years that may be given as the one under review.
        public static let years = ReviewYear.plausible

        /// What the caller knows.
        public init(url: String? = nil, publisher: String? = nil, year: Int? = nil) {
            self.url = url
            self.publisher = publisher
            self.year = year
        }

        /// What the archive keeps of what was known of a page.
        init(_ given: Given) {
            self.init(url: given.url, publisher: given.publisher, year: given.year)
            profile = given.profile
        }

        /// The profile for a page at an address, or for one whose address nobody knows.
        func profile(forPageAt address: String?) -> PublisherProfile? {
            profiles.first { $0.isFor(pageAt: address) }?.profile ?? profile
        }

        /// How the page is read with profiles, which hold on the day on which it was retrieved.
        func use(on day: CivilDate?) -> ProfileUse? {
            guard !profiles.isEmpty || profile != nil else { return nil }
            let knowledge = self
            return ProfileUse(on: day) { knowledge.profile(forPageAt: $0) }
        }
    }

    /// The text and what the page says of itself.
    public var document: Document
    /// The outline, the events' words and places, and the account of every marker.
    public var reading: Reading
    /// What the events say of where they come from.
    public var source: SourceReference
    /// The events, ready for the archive.
    public var events: [Event]

    /// Reads bytes that were not captured: a file or standard input, as `ingot segment` does.
    public static func read(_ bytes: [UInt8], knowing: Knowledge) -> PageReading {
        read(bytes, contentType: nil, url: knowing.url, retrieved: nil, knowing: knowing)
    }

    /// Reads bytes that were not captured and says how their text was found.
    public static func explain(_ bytes: [UInt8], knowing: Knowledge) -> String {
        DocumentReader.explain(bytes, contentType: nil, url: knowing.url, using: knowing.use(on: nil)).description
    }

    /// A block of a document, and where it stands in the page.
    public struct BlockPlace: Sendable {
        /// What the block is.
        public var kind: Document.Block.Kind
        /// Its words.
        public var text: String
        /// The bytes of the page that it was read from, the tags among its words included; nil where it does not stand
        /// in the page as it is.
        public var source: Range<Int>?
    }

    /// Where the blocks of a document stand in the bytes that it was read from.
    public static func places(of document: Document, in bytes: [UInt8]) -> [BlockPlace] {
        let text = Array(document.text.utf8)
        return zip(document.blocks, SourcePlaces.ranges(of: document, in: bytes, contentType: nil)).map {
            block, source in
            BlockPlace(
                kind: block.kind, text: String(decoding: text[block.range], as: UTF8.self), source: source)
        }
    }

    /// Reads a capture.
    public static func read(_ page: Page, knowing: Knowledge) -> PageReading {
        read(page, contentType: page.contentType, knowing: knowing)
    }

    /// Reads a capture whose type is known better than it says.
    static func read(_ page: Page, contentType: String?, knowing: Knowledge) -> PageReading {
        read(
            page.body, contentType: contentType, url: page.finalURL ?? page.url, retrieved: page.retrieved,
            madeOn: page.origin == .file ? nil : page.retrieved.date, knowing: knowing)
    }

    private static func read(
        _ bytes: [UInt8], contentType: String?, url: String?, retrieved: Timestamp?, madeOn day: CivilDate? = nil,
        knowing: Knowledge
    ) -> PageReading {
        read(
            DocumentReader.read(bytes, contentType: contentType, url: url, using: knowing.use(on: day)),
            digest: ContentDigest.sha256(bytes),
            url: url, retrieved: retrieved, knowing: knowing)
    }

    /// Reads a document of a page whose bytes have that digest.
    static func read(
        _ document: Document, digest: String, url: String?, retrieved: Timestamp?, knowing: Knowledge
    ) -> PageReading {
        let reading =
            document.obstacle == nil && knowing.isForEvents
            ? Segmenter.read(document, year: knowing.year, aliases: knowing.names?.aliases ?? []) : Reading.none
        // A saved file's own address says nothing to a reader; the address that the page gives as its own does.
        let address = knowing.url ?? (isFile(url) ? document.canonicalURL ?? url : url ?? document.canonicalURL)
        let source = SourceReference(
            url: address, title: document.title?.value ?? reading.title,
            publisher: document.publisher?.value ?? knowing.publisher,
            published: document.published?.value, page: digest, retrieved: retrieved)
        let events = reading.events.map { happening in
            Event(
                id: EventIdentity.identifier(of: happening), happening: happening, source: source,
                rules: NameTable.rules(with: knowing.names))
        }
        return PageReading(document: document, reading: reading, source: source, events: events)
    }

    private static func isFile(_ url: String?) -> Bool {
        url?.hasPrefix("file:") ?? true
    }
}
