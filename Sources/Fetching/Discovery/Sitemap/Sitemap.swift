/// What a sitemap lists (https://www.sitemaps.org/protocol.html).
public struct Sitemap: Equatable, Sendable {
    /// Another sitemap that an index names.
    public struct Child: Hashable, Sendable {
        /// Where it is.
        public var address: Address
        /// When it was last changed.
        public var modified: StatedDate?

        /// A sitemap.
        public init(address: Address, modified: StatedDate? = nil) {
            self.address = address
            self.modified = modified
        }
    }

    /// The pages, in the order of the sitemap, each address once; a news sitemap also says title, day of publication and
    /// publisher.
    public var links: [DiscoveredLink] = []
    /// The sitemaps that an index names, each once.
    public var children: [Child] = []
    /// How many entries lead to nothing that could be fetched.
    public var refused = 0
    /// Whether the sitemap was ill-formed and had to be repaired.
    public var isRepaired = false
    /// What was repaired, left unread or is odd, in sentences.
    public var warnings: [String] = []

    /// The most entries that are taken, as the protocol has it.
    public static let maximumEntries = 50_000
    /// Bytes of a sitemap, after decompression; the protocol has 50 MiB.
    public static let maximumBytes = 64 << 20

    /// Reads a sitemap, an index of sitemaps, or a list of addresses as plain text, each of them also gzipped.
    ///
    /// Nothing external is loaded and no entity that it declares is resolved. Namespaces do not matter. Linear time.
    ///
    /// - Parameters:
    ///   - bytes: The sitemap as UTF-8, which the protocol demands, or a gzip file of it.
    ///   - address: Where it came from in the end.
    /// - Throws: ``SitemapError`` where it is none, or a gzip file that is cut or damaged.
    public static func read(_ bytes: [UInt8], at address: Address) throws(SitemapError) -> Sitemap {
        var text = try decompressed(bytes, at: address)[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        guard text.count <= maximumBytes else { throw SitemapError(address: address.text, problem: .tooLarge) }
        guard let first = text.first(where: { !$0.isSpace && $0 != 0 }) else {
            throw SitemapError(address: address.text, problem: .empty)
        }
        guard first == UInt8(ascii: "<") || !looksLikeAddresses(text) else { return list(text, at: address) }
        return try readXML(Array(text), at: address)
    }

    /// The content of a gzip file; anything else as it is. For who must know the bytes before they are decoded.
    public static func decompressed(_ bytes: [UInt8], at address: Address) throws(SitemapError) -> [UInt8] {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
        let decoding = ContentDecoding([.gzip], maximum: maximumBytes)
        do throws(ContentDecoding.Failure) {
            try bytes.withUnsafeBufferPointer { buffer throws(ContentDecoding.Failure) in try decoding.take(buffer) }
            _ = try decoding.finish()
        } catch {
            switch error {
            case .cut: throw SitemapError(address: address.text, problem: .cut)
            case .damaged(_, let detail), .unsupported(_, what: let detail):
                throw SitemapError(address: address.text, problem: .damaged(detail: detail))
            case .tooLarge: throw SitemapError(address: address.text, problem: .tooLarge)
            }
        }
        return decoding.body
    }

    private static func looksLikeAddresses(_ text: ArraySlice<UInt8>) -> Bool {
        let line = text.drop(while: \.isSpace).prefix { $0 != 0x0A && $0 != 0x0D }
        return (try? Address(String(decoding: line.prefix(Address.maximumLength), as: UTF8.self))) != nil
    }

    /// One address a line.
    private static func list(_ text: ArraySlice<UInt8>, at address: Address) -> Sitemap {
        var collection = SitemapCollection()
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let reference = line.trimmingSpace()
            guard !reference.isEmpty else { continue }
            collection.take(
                (try? Address(String(decoding: reference.prefix(Address.maximumLength + 1), as: UTF8.self))).map {
                    DiscoveredLink(address: $0)
                })
        }
        return collection.finish()
    }

    private static func readXML(_ text: [UInt8], at address: Address) throws(SitemapError) -> Sitemap {
        let strict = SitemapReading(at: address)
        let outcome = strict.read(text, recovers: false)
        guard let complaint = outcome.complaint else {
            guard strict.isSitemap else { throw SitemapError(address: address.text, root: strict.root, text) }
            return strict.finish()
        }
        let repair = MarkupRepair(text)
        let tolerant = SitemapReading(at: address)
        _ = tolerant.read(repair.bytes, recovers: true)
        guard tolerant.isSitemap else {
            throw SitemapError(address: address.text, root: tolerant.root ?? strict.root, text)
        }
        var sitemap = tolerant.finish()
        sitemap.isRepaired = true
        sitemap.warnings.insert("the sitemap is not well-formed (\(complaint)); it was repaired", at: 0)
        sitemap.warnings += repair.warnings
        return sitemap
    }
}

/// The entries of a sitemap as they come in.
private struct SitemapCollection {
    var sitemap = Sitemap()
    private var seen: Set<Address> = []
    private var left = 0

    /// Takes an entry; nil stands for one that leads to nothing.
    mutating func take(_ link: DiscoveredLink?) {
        guard let link else {
            sitemap.refused += 1
            return
        }
        guard admits(link.address) else { return }
        sitemap.links.append(link)
    }

    mutating func take(_ child: Sitemap.Child?) {
        guard let child else {
            sitemap.refused += 1
            return
        }
        guard admits(child.address) else { return }
        sitemap.children.append(child)
    }

    private mutating func admits(_ address: Address) -> Bool {
        guard sitemap.links.count + sitemap.children.count < Sitemap.maximumEntries else {
            left += 1
            return false
        }
        return seen.insert(address).inserted
    }

    func finish() -> Sitemap {
        var sitemap = sitemap
        if left > 0 {
            sitemap.warnings.append(
                "the sitemap has more than \(Sitemap.maximumEntries) entries; \(left) were left out")
        }
        if sitemap.refused > 0 {
            sitemap.warnings.append(
                "\(sitemap.refused) \(sitemap.refused == 1 ? "entry says" : "entries say") no address that can be fetched"
            )
        }
        return sitemap
    }
}

/// Reads a sitemap out of the parser's events.
private final class SitemapReading: MarkupReceiver {
    private(set) var root: String?
    private let address: Address
    private var collection = SitemapCollection()
    private var path: [String] = []
    private var fieldDepth = 0

    private struct Entry {
        var location: String?
        var modified: String?
        var title: String?
        var published: String?
        var publisher: String?
    }

    private var entry: Entry?
    private var entryDepth = 0
    /// Whether the entry is another sitemap.
    private var isChild = false

    init(at address: Address) {
        self.address = address
    }

    var isSitemap: Bool {
        root == "urlset" || root == "sitemapindex" || !collection.sitemap.links.isEmpty
            || !collection.sitemap.children.isEmpty
    }

    func finish() -> Sitemap {
        // What had not ended when the text did may be cut anywhere.
        endEntry()
        return collection.finish()
    }

    override func open(_ name: String, _ vocabulary: Vocabulary, _ attributes: MarkupAttributes) {
        if root == nil { root = name }
        path.append(name)
        if name == "url" || name == "sitemap", path.count > 1 {
            // Entries do not stand in one another: the one before was never closed.
            endEntry()
            entry = Entry()
            entryDepth = path.count
            isChild = name == "sitemap"
            return
        }
        guard entry != nil, fieldDepth == 0, path.count >= 2 else { return }
        let isWanted =
            switch (path[path.count - 2], name) {
            case ("url", "loc"), ("sitemap", "loc"), ("url", "lastmod"), ("sitemap", "lastmod"), ("news", "title"),
                ("news", "publication_date"), ("publication", "name"):
                true
            default: false
            }
        guard isWanted else { return }
        fieldDepth = path.count
        capture()
    }

    override func close() {
        if fieldDepth == path.count, fieldDepth > 0, let name = path.last {
            take(name)
            fieldDepth = 0
            isCapturing = false
        }
        if entry != nil, entryDepth == path.count { endEntry() }
        if !path.isEmpty { path.removeLast() }
    }

    private func take(_ name: String) {
        let text = String(decoding: captured.trimmingSpace(), as: UTF8.self)
        guard !text.isEmpty else { return }
        switch name {
        case "loc": if entry?.location == nil { entry?.location = text }
        case "lastmod": if entry?.modified == nil { entry?.modified = text }
        case "title": if entry?.title == nil { entry?.title = UnmarkedText.read(captured) }
        case "publication_date": if entry?.published == nil { entry?.published = text }
        case "name": if entry?.publisher == nil { entry?.publisher = captured.collapsedText() }
        default: break
        }
    }

    private func endEntry() {
        guard let ended = entry else { return }
        entry = nil
        fieldDepth = 0
        isCapturing = false
        let place = ended.location.flatMap { try? address.resolving($0) }
        let modified = ended.modified.flatMap { StatedDate($0) }
        if isChild {
            collection.take(place.map { Sitemap.Child(address: $0, modified: modified) })
        } else {
            collection.take(
                place.map {
                    DiscoveredLink(
                        address: $0, title: ended.title, published: ended.published.flatMap { StatedDate($0) },
                        modified: modified, publisher: ended.publisher)
                })
        }
    }
}

/// Why there is no sitemap.
public struct SitemapError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// Nothing at all.
        case empty
        /// A gzip file that stops before its end.
        case cut
        /// A gzip file that is damaged: what zlib says.
        case damaged(detail: String)
        /// More than ``Sitemap/maximumBytes``, after decompression.
        case tooLarge
        /// A feed.
        case feed
        /// A page of HTML.
        case page
        /// Something else: how it begins.
        case unknown(opening: String)
    }

    /// Where it came from.
    public let address: String
    /// What is wrong.
    public let problem: Problem

    /// An error.
    public init(address: String, problem: Problem) {
        self.address = address
        self.problem = problem
    }

    init(address: String, root: String?, _ text: [UInt8]) {
        let opening = String(decoding: text.prefix(1024), as: UTF8.self).lowercased()
        self.address = address
        problem =
            switch root?.lowercased() {
            case "rss", "feed", "rdf": .feed
            case "html": .page
            case _ where opening.contains("<html") || opening.contains("<!doctype html"): .page
            default: .unknown(opening: String(opening.prefix(40)).utf8.collapsedText() ?? "")
            }
    }
}

extension SitemapError: CustomStringConvertible {
    /// What was found in place of a sitemap, where, and what to do.
    public var description: String {
        switch problem {
        case .empty:
            "\(address): there is nothing where a sitemap should be; the site's robots.txt names its sitemaps"
        case .cut: "\(address): the gzip file is cut; fetch it again"
        case .damaged(let detail): "\(address): the gzip file is damaged (\(detail)); fetch it again"
        case .tooLarge:
            "\(address): the sitemap has more than \(Sitemap.maximumBytes >> 20) MiB; name the smaller ones of its index"
        case .feed: "\(address): this is a feed and not a sitemap; name it under feeds: in place of sitemaps:"
        case .page:
            "\(address): this is a page and not a sitemap; the site's robots.txt names its sitemaps, "
                + "and a page that lists others is named under lists:"
        case .unknown(let opening):
            "\(address): this is not a sitemap, it begins with \"\(opening)\"; the site's robots.txt names its sitemaps"
        }
    }
}
