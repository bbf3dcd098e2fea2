/// The formats of feeds that are read.
public enum FeedKind: String, Hashable, Sendable {
    /// RSS 0.91 to 0.94 and 2.0 (https://www.rssboard.org/rss-specification).
    case rss
    /// RSS 0.90 and 1.0, which are RDF (https://web.resource.org/rss/1.0/spec).
    case rdf
    /// Atom 1.0 (RFC 4287) and 0.3.
    case atom
    /// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
    case json

    /// What a media type says; nil for types that may be anything.
    init?(contentType: String) {
        let essence = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        switch essence {
        case "application/rss+xml": self = .rss
        case "application/rdf+xml": self = .rdf
        case "application/atom+xml": self = .atom
        case "application/feed+json": self = .json
        default: return nil
        }
    }
}

/// What a feed lists.
public struct Feed: Equatable, Sendable {
    /// Its format.
    public var kind: FeedKind
    /// Its own title.
    public var title: String?
    /// Its items in the order of the feed, each address once.
    public var links: [DiscoveredLink] = []
    /// The next part of the feed, with older items (RFC 5005; `next_url` of JSON Feed).
    public var next: Address?
    /// How many items lead to no page that could be fetched.
    public var refused = 0
    /// Whether the feed was ill-formed and had to be repaired; a warning says what was wrong with it first.
    public var isRepaired = false
    /// What was repaired, left unread or is odd, in sentences.
    public var warnings: [String] = []

    /// Bytes of a feed that are read; the rest is left.
    public static let maximumBytes = 32 << 20
    /// The most items that are taken of one feed.
    public static let maximumItems = 20_000

    /// Reads a feed of any kind.
    ///
    /// A feed that is not well-formed is repaired: stray ampersands and angle brackets, HTML's entities, control
    /// characters, junk before the beginning, elements that are never closed or closed out of turn, attributes without
    /// quotes, a missing end. Nothing external is loaded and no entity that a feed declares is resolved. Linear time.
    ///
    /// - Parameters:
    ///   - bytes: The feed as UTF-8, whatever its XML declaration says.
    ///   - address: Where it came from in the end.
    /// - Throws: ``FeedError`` where there is neither a feed nor an item.
    public static func read(_ bytes: [UInt8], at address: Address) throws(FeedError) -> Feed {
        var warnings: [String] = []
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        if text.count > maximumBytes {
            warnings.append("the feed has \(bytes.count) bytes; only the first \(maximumBytes) were read")
            text = text.prefix(maximumBytes)
        }
        guard let first = text.first(where: { !$0.isSpace && $0 != 0 }) else {
            throw FeedError(address: address.text, seems: .empty)
        }
        var feed: Feed
        if first == UInt8(ascii: "{") {
            feed = try JSONFeed.read(Array(text), at: address)
        } else {
            feed = try readXML(Array(text), at: address)
        }
        feed.warnings.insert(contentsOf: warnings, at: 0)
        return feed
    }

    private static func readXML(_ text: [UInt8], at address: Address) throws(FeedError) -> Feed {
        let strict = FeedReading(at: address, isRepaired: false)
        let outcome = strict.read(text, recovers: false)
        guard let complaint = outcome.complaint, !strict.hasStopped else {
            guard var feed = strict.finish() else { throw FeedError(address: address.text, text, root: strict.root) }
            if outcome.hasUnknownPrefixes { feed.warnings.append("the feed uses prefixes that it does not declare") }
            return feed
        }
        let repair = MarkupRepair(text)
        let tolerant = FeedReading(at: address, isRepaired: true)
        _ = tolerant.read(repair.bytes, recovers: true)
        guard var feed = tolerant.finish() else {
            throw FeedError(address: address.text, text, root: tolerant.root ?? strict.root)
        }
        feed.isRepaired = true
        feed.warnings.insert("the feed is not well-formed (\(complaint)); it was repaired", at: 0)
        feed.warnings += repair.warnings
        return feed
    }
}

/// Why there is no feed.
public struct FeedError: Error, Equatable, Sendable {
    /// What the bytes seem to be instead.
    public enum Seeming: Equatable, Sendable {
        /// Nothing at all.
        case empty
        /// A page of HTML, and the feeds that it names.
        case page(feeds: [String])
        /// A sitemap.
        case sitemap
        /// Other XML, by the name of its root element.
        case otherXML(root: String)
        /// JSON that is no feed: why.
        case otherJSON(detail: String)
        /// Nothing that is known.
        case unknown(opening: String)
    }

    /// Where it came from.
    public let address: String
    /// What it seems to be.
    public let seems: Seeming

    /// An error.
    public init(address: String, seems: Seeming) {
        self.address = address
        self.seems = seems
    }

    init(address: String, _ text: [UInt8], root: String?) {
        self.address = address
        let opening = String(decoding: text.prefix(1024), as: UTF8.self).lowercased()
        switch root?.lowercased() {
        case "urlset", "sitemapindex": seems = .sitemap
        case _ where root?.lowercased() == "html" || opening.contains("<html") || opening.contains("<!doctype html"):
            let page = try? Address(address)
            seems = .page(feeds: page.map { Listing.read(text, at: $0).feeds.map(\.text) } ?? [])
        case let root?: seems = .otherXML(root: root)
        case nil: seems = .unknown(opening: String(opening.prefix(40)).utf8.collapsedText() ?? "")
        }
    }
}

extension FeedError: CustomStringConvertible {
    /// What was found in place of a feed, where, and what to do.
    public var description: String {
        switch seems {
        case .empty: "\(address): there is nothing where a feed should be; open it in a browser and correct the address"
        case .page(let feeds):
            "\(address): this is a page and not a feed; "
                + (feeds.first.map { "it names its feed: \($0)" } ?? "name it under lists: in place of feeds:")
        case .sitemap: "\(address): this is a sitemap and not a feed; name it under sitemaps: in place of feeds:"
        case .otherXML(let root):
            "\(address): this is XML but not a feed, its root element is \"\(root)\"; a feed is RSS, Atom or JSON Feed"
        case .otherJSON(let detail): "\(address): this is JSON but not a JSON Feed: \(detail)"
        case .unknown(let opening):
            "\(address): this is not a feed, it begins with \"\(opening)\"; open it in a browser and correct the address"
        }
    }
}
