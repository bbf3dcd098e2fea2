import CLibXML2
import XPath

/// How the links of a listing page are found.
public struct ListingRule: Hashable, Sendable {
    /// Selects `a` elements, elements that contain them, or attributes and texts that are addresses; nil takes every
    /// link of the page.
    public var links: XPathExpression?
    /// Selects the link to the next page in the same way; nil takes the one that says `rel="next"`.
    public var next: XPathExpression?

    /// A rule.
    public init(links: XPathExpression? = nil, next: XPathExpression? = nil) {
        self.links = links
        self.next = next
    }
}

/// What a listing page lists.
public struct Listing: Equatable, Sendable {
    /// The links in the order of the page, each address once, with the best of the titles that its links have.
    public var links: [DiscoveredLink] = []
    /// The next page of the listing.
    public var next: Address?
    /// How many nodes the rule's expression selected, or how many links the page has where there is none. 0 says that
    /// the page is no longer what the rule was written for.
    public var matched = 0
    /// How many of the links lead to no page that could be fetched: `mailto:`, `javascript:`, what is no address.
    public var refused = 0
    /// What the page says is its own address (`rel=canonical`, RFC 6596).
    public var canonical: Address?
    /// The feeds that the page says it has, which its publisher keeps in better order than the page.
    public var feeds: [Address] = []
    /// What was left unread or went wrong, in sentences.
    public var warnings: [String] = []

    /// The most links that are taken of one page.
    public static let maximumLinks = 20_000

    /// Reads the links of a listing page.
    ///
    /// Links are resolved against the page's `<base href>`, where it has one, and its address. A link to the page itself
    /// (to a place in it, say) is none. The title of a link is the text of a heading in it, else its whole text, else
    /// its `title`, else the `alt` of an image in it. An expression that turns out too costly on this page selects
    /// nothing, and a warning says so.
    ///
    /// - Parameters:
    ///   - html: The page as UTF-8, whatever it says of itself, without floods of attributes, which cost libxml2 quadratic
    ///     time: what `PageText` gives.
    ///   - address: Where the page came from in the end.
    ///   - rule: How its links are found.
    public static func read(_ html: [UInt8], at address: Address, rule: ListingRule = ListingRule()) -> Listing {
        let document = HTMLDocument(html)
        var reading = ListingReading(page: address)
        reading.listing.warnings = document.warnings
        if let root = document.root { reading.read(document, root, rule) }
        return reading.listing
    }
}

private struct ListingReading {
    typealias Node = HTMLDocument.Node

    let page: Address
    var base: Address
    var listing = Listing()
    private var places: [Address: Int] = [:]
    private var ranks: [TitleRank] = []
    private var tooMany = 0
    private var container: Node?

    /// Where a title comes from, the best first.
    enum TitleRank: Int {
        case heading, text, attribute, image, none
    }

    init(page: Address) {
        self.page = page
        base = page
    }

    mutating func read(_ document: HTMLDocument, _ root: Node, _ rule: ListingRule) {
        var anchors: [Node] = []
        var heads: [Node] = []
        var hasBase = false
        HTMLDocument.walk(root) { node in
            switch HTMLDocument.name(node) {
            case "a", "area":
                if HTMLDocument.attribute(node, "href") != nil { anchors.append(node) }
            case "link": heads.append(node)
            case "base":
                guard !hasBase, let reference = HTMLDocument.attribute(node, "href") else { break }
                hasBase = true
                if let address = try? page.resolving(reference) { base = address }
            default: break
            }
            return true
        }
        readHead(heads, anchors, findsNext: rule.next == nil)

        if let expression = rule.links {
            for node in select(expression, document) { take(node) }
        } else {
            listing.matched = anchors.count
            for anchor in anchors { take(anchor, HTMLDocument.attribute(anchor, "href") ?? "") }
        }
        if let expression = rule.next {
            let matched = listing.matched
            next(select(expression, document))
            listing.matched = matched
        }
        if tooMany > 0 {
            listing.warnings.append(
                "the page has more than \(Listing.maximumLinks) links; \(tooMany) of them were left out")
        }
    }

    private mutating func readHead(_ heads: [Node], _ anchors: [Node], findsNext: Bool) {
        for node in heads {
            guard let reference = HTMLDocument.attribute(node, "href"), let rel = HTMLDocument.attribute(node, "rel")
            else { continue }
            let words = rel.lowercased().split(whereSeparator: \.isWhitespace)
            if words.contains("canonical"), listing.canonical == nil {
                listing.canonical = try? base.resolving(reference)
            }
            if words.contains("alternate"), let type = HTMLDocument.attribute(node, "type"),
                FeedKind(contentType: type) != nil, let feed = try? base.resolving(reference),
                !listing.feeds.contains(feed), listing.feeds.count < 32
            {
                listing.feeds.append(feed)
            }
        }
        guard findsNext else { return }
        for node in heads + anchors {
            guard let rel = HTMLDocument.attribute(node, "rel"),
                rel.lowercased().split(whereSeparator: \.isWhitespace).contains("next"),
                let reference = HTMLDocument.attribute(node, "href"), let address = try? base.resolving(reference),
                address != page
            else { continue }
            listing.next = address
            return
        }
    }

    private mutating func select(_ expression: XPathExpression, _ document: HTMLDocument) -> [Node] {
        do throws(XPathError) {
            let nodes = try document.nodes(expression)
            listing.matched = nodes.count
            return nodes
        } catch {
            listing.warnings.append(error.description)
            return []
        }
    }

    private mutating func take(_ node: Node) {
        switch node.pointee.type {
        case XML_ELEMENT_NODE: takeElement(node)
        case XML_ATTRIBUTE_NODE:
            guard let owner = node.pointee.parent else { return }
            take(owner, HTMLDocument.value(node.pointee.children))
        case XML_TEXT_NODE:
            // The text of a link stands for the link, any other for an address.
            var ancestor = node.pointee.parent
            while let current = ancestor {
                if let reference = HTMLDocument.attribute(current, "href") { return take(current, reference) }
                ancestor = current.pointee.parent
            }
            if let owner = node.pointee.parent { take(owner, HTMLDocument.text(node) ?? "") }
        default: return
        }
    }

    private mutating func takeElement(_ node: Node) {
        if let reference = HTMLDocument.attribute(node, "href") { return take(node, reference) }
        // The links of what lies within the container before were taken with it.
        if let container, HTMLDocument.lies(node, within: container) { return }
        container = node
        var anchors: [Node] = []
        HTMLDocument.walk(node) { element in
            if HTMLDocument.isElement(element, "a"), HTMLDocument.attribute(element, "href") != nil {
                anchors.append(element)
            }
            return anchors.count <= Listing.maximumLinks
        }
        for anchor in anchors { take(anchor, HTMLDocument.attribute(anchor, "href") ?? "") }
    }

    private mutating func take(_ node: Node, _ reference: String) {
        guard let address = try? base.resolving(reference) else {
            listing.refused += 1
            return
        }
        guard address != page else { return }
        if let place = places[address] {
            guard ranks[place].rawValue > 0, let title = title(of: node), title.rank.rawValue < ranks[place].rawValue
            else { return }
            listing.links[place].title = title.text
            ranks[place] = title.rank
            return
        }
        guard listing.links.count < Listing.maximumLinks else {
            tooMany += 1
            return
        }
        let title = title(of: node)
        places[address] = listing.links.count
        ranks.append(title?.rank ?? .none)
        listing.links.append(DiscoveredLink(address: address, title: title?.text))
    }

    private func title(of node: Node) -> (text: String, rank: TitleRank)? {
        var heading: String?
        var image: String?
        var steps = 0
        HTMLDocument.walk(node) { element in
            steps += 1
            switch HTMLDocument.name(element) {
            case "h1", "h2", "h3", "h4", "h5", "h6": heading = HTMLDocument.text(element)
            case "img":
                if image == nil { image = HTMLDocument.attribute(element, "alt")?.utf8.collapsedText() }
            default: break
            }
            return heading == nil && steps < 500
        }
        if let heading { return (heading, .heading) }
        if let text = HTMLDocument.text(node) { return (text, .text) }
        if let title = HTMLDocument.attribute(node, "title")?.utf8.collapsedText() { return (title, .attribute) }
        return image.map { ($0, .image) }
    }

    private mutating func next(_ nodes: [Node]) {
        var reading = ListingReading(page: page)
        reading.base = base
        for node in nodes {
            reading.take(node)
            if let link = reading.listing.links.first {
                listing.next = link.address
                return
            }
        }
    }
}
