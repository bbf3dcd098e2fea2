/// Reads RSS and Atom out of the parser's events.
final class FeedReading: MarkupReceiver {
    /// The name of the root element.
    private(set) var root: String?
    /// Whether there are more items than are read.
    private(set) var hasStopped = false

    /// What an element says of its item or its feed.
    private enum Field {
        case title, link, published, modified, identifier
        case feedTitle
        /// A text in a place of its own, which an element that was never closed would otherwise swallow.
        case passedOver
    }

    private struct Item {
        var links: [(address: Address, rank: Int)] = []
        var title: String?
        var published: StatedDate?
        var modified: StatedDate?
        var identifier: String?
    }

    private let isRepaired: Bool
    private let address: Address
    private var kind: FeedKind?
    private var feed: Feed
    private var depth = 0
    /// The depth of the element whose children describe the feed.
    private var feedDepth = 0
    private var itemDepth = 0
    private var item: Item?
    private var field: (field: Field, depth: Int, isMarkup: Bool, isPermanent: Bool?)?
    private var bases: [(depth: Int, address: Address)] = []
    private var seen: Set<Address> = []
    private var withoutAddress = 0

    /// - Parameter isRepaired: whether the text is one that was ill-formed, so that an element that belongs to an item
    ///   may be found inside another one that was never closed.
    init(at address: Address, isRepaired: Bool) {
        self.address = address
        self.isRepaired = isRepaired
        feed = Feed(kind: .rss)
    }

    /// What was read; nil where there is no feed.
    func finish() -> Feed? {
        // What had not ended when the text did may be cut anywhere.
        field = nil
        endItem()
        guard let kind else { return nil }
        feed.kind = kind
        if withoutAddress > 0 {
            feed.warnings.append(
                "\(withoutAddress) \(withoutAddress == 1 ? "item says" : "items say") no address and were left out")
        }
        if hasStopped {
            feed.warnings.append("the feed has more than \(Feed.maximumItems) items; the rest was left unread")
        }
        return feed
    }

    private var base: Address { bases.last?.address ?? address }

    override func open(_ name: String, _ vocabulary: Vocabulary, _ attributes: MarkupAttributes) {
        depth += 1
        if let reference = attributes.xmlBase, let resolved = try? base.resolving(reference) {
            bases.append((depth, resolved))
        }
        if root == nil { openRoot(name) }
        if let field, !escapes(field.field, name, vocabulary) { return }
        if vocabulary != .other, vocabulary != .dublinCore {
            switch name {
            case "item", "entry":
                // Items do not stand in one another: the one before was never closed.
                endField()
                endItem()
                if kind == nil { kind = name == "item" ? .rss : .atom }
                item = Item()
                itemDepth = depth
                if let about = attributes["about"] { offer(about, rank: 3) }
                return
            case "channel" where item == nil: feedDepth = depth
            default: break
            }
        }
        if item != nil, depth == itemDepth + 1 || isRepaired {
            openInItem(name, vocabulary, attributes)
        } else if item == nil, depth == feedDepth + 1 {
            openInFeed(name, vocabulary, attributes)
        }
    }

    private func openRoot(_ name: String) {
        root = name
        switch name.lowercased() {
        case "rss": kind = .rss
        case "channel":
            kind = .rss
            feedDepth = 1
        case "rdf": kind = .rdf
        case "feed":
            kind = .atom
            feedDepth = 1
        default: break
        }
    }

    /// Whether an element that begins inside a field shows that the field was never closed.
    private func escapes(_ field: Field, _ name: String, _ vocabulary: Vocabulary) -> Bool {
        guard isRepaired else { return false }
        switch name {
        case "item", "entry": break
        case "source", "author", "contributor", "description", "summary", "content", "encoded", "category", "guid",
            "pubDate", "published", "updated", "link":
            guard field != .passedOver else { return false }
        default: return false
        }
        guard vocabulary != .other || name == "encoded" else { return false }
        endField()
        return true
    }

    private func openInItem(_ name: String, _ vocabulary: Vocabulary, _ attributes: MarkupAttributes) {
        switch (name, vocabulary) {
        case ("link", .plain), ("link", .atom), ("link", .rss):
            guard let reference = attributes["href"] else { return begin(.link) }
            let rel = attributes["rel"].map { $0.lowercased() } ?? "alternate"
            guard rel == "alternate" || rel == "http://www.iana.org/assignments/relation/alternate" else { return }
            let type = attributes["type"] ?? "text/html"
            // In RSS the link of RSS comes first.
            let isForeign = kind != .atom && vocabulary == .atom
            offer(reference, rank: (type.contains("html") ? 0 : 1) + (isForeign ? 2 : 0))
        case ("title", .plain), ("title", .atom), ("title", .rss):
            guard item?.title == nil else { return }
            begin(.title, attributes)
        case ("title", .dublinCore):
            if item?.title == nil { begin(.title, attributes) }
        case ("guid", .plain), ("guid", .rss):
            begin(.identifier)
            field?.isPermanent = attributes["isPermaLink"].map { $0.lowercased() != "false" }
        case ("id", .plain), ("id", .atom), ("identifier", .dublinCore):
            begin(.identifier)
            field?.isPermanent = false
        case ("pubDate", .plain), ("pubDate", .rss), ("pubdate", .plain), ("published", .plain), ("published", .atom),
            ("issued", .plain), ("issued", .atom), ("issued", .dublinCore), ("date", .dublinCore),
            ("created", .dublinCore), ("created", .atom), ("created", .plain):
            if item?.published == nil { begin(.published) }
        case ("updated", .plain), ("updated", .atom), ("modified", .plain), ("modified", .atom),
            ("modified", .dublinCore):
            if item?.modified == nil { begin(.modified) }
        case ("source", .plain), ("source", .atom), ("content", _), ("summary", _), ("description", _), ("author", _),
            ("contributor", _), ("encoded", _), ("category", _), ("image", _), ("enclosure", _):
            // They may hold elements of the same names as the item's own.
            if isRepaired { begin(.passedOver) }
        default: break
        }
    }

    private func openInFeed(_ name: String, _ vocabulary: Vocabulary, _ attributes: MarkupAttributes) {
        switch (name, vocabulary) {
        case ("title", .plain), ("title", .atom), ("title", .rss):
            if feed.title == nil { begin(.feedTitle, attributes) }
        case ("link", .plain), ("link", .atom):
            guard attributes["rel"]?.lowercased() == "next", let reference = attributes["href"],
                let next = try? base.resolving(reference), next != address
            else { return }
            if feed.next == nil { feed.next = next }
        default: break
        }
    }

    private func begin(_ kindOfField: Field, _ attributes: MarkupAttributes? = nil) {
        // RSS does not say whether a title is marked up, and most writers take it to be.
        var isMarkup = kind != .atom
        if kind == .atom, let attributes {
            let type = attributes["type"]?.lowercased() ?? "text"
            isMarkup = (type == "html" || type == "text/html") && attributes["mode"]?.lowercased() != "xml"
        }
        field = (kindOfField, depth, isMarkup, nil)
        if kindOfField != .passedOver { capture() }
    }

    override func close() {
        if let field, field.depth == depth { endField() }
        if item != nil, itemDepth == depth { endItem() }
        if let last = bases.last, last.depth == depth { bases.removeLast() }
        depth -= 1
    }

    private func endField() {
        guard let ended = field else { return }
        field = nil
        isCapturing = false
        guard ended.field != .passedOver else { return }
        let text = ended.isMarkup ? UnmarkedText.read(captured) : captured.collapsedText()
        switch ended.field {
        case .feedTitle: if feed.title == nil { feed.title = text }
        case .title: if item?.title == nil { item?.title = text }
        case .link: offer(plain, rank: 0)
        case .published: if item?.published == nil { item?.published = StatedDate(plain) }
        case .modified: if item?.modified == nil { item?.modified = StatedDate(plain) }
        case .identifier:
            let identifier = plain
            guard !identifier.isEmpty else { return }
            if item?.identifier == nil { item?.identifier = identifier }
            guard identifier.hasPrefix("http://") || identifier.hasPrefix("https://") else { return }
            // An identifier that is no permanent link, and not called one, is the last resort.
            offer(identifier, rank: ended.isPermanent == false ? 4 : 1)
        case .passedOver: break
        }
    }

    private var plain: String { String(decoding: captured.trimmingSpace(), as: UTF8.self) }

    private func offer(_ reference: String, rank: Int) {
        guard item != nil, !reference.isEmpty, let address = try? base.resolving(reference) else { return }
        item?.links.append((address, rank))
    }

    private func endItem() {
        guard let ended = item else { return }
        item = nil
        guard
            let link = ended.links.enumerated().min(by: { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) })
        else {
            withoutAddress += 1
            feed.refused += 1
            return
        }
        let address = link.element.address
        guard seen.insert(address).inserted else { return }
        guard feed.links.count < Feed.maximumItems else {
            hasStopped = true
            stop()
            return
        }
        feed.links.append(
            DiscoveredLink(
                address: address, title: ended.title, published: ended.published, modified: ended.modified,
                identifier: ended.identifier))
    }
}
