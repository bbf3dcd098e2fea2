import Model

/// What a page states about itself outside its text: `title`, `meta`, `link`, JSON-LD, microdata.
struct PageHead: Sendable {
    /// The `title` element.
    var title: String?
    /// The `content` of each `meta`, by its `name`, `property` or `http-equiv` in lower case; the first of a name.
    var meta: [String: String] = [:]
    /// The first `rel=canonical`.
    var canonical: String?
    /// The `lang` of the root.
    var language: String?
    /// `datePublished` and the like as microdata, first of a name: content, `datetime` or text.
    var properties: [String: String] = [:]
    /// The `datetime` of each `time` element with the index of its node.
    var times: [(node: Int, value: String)] = []
    /// What links with `rel=author` and elements with `itemprop=author` say, in order.
    var authors: [String] = []
    /// The `content` of every `article:tag`, in order.
    var articleTags: [String] = []
    /// The first `h1` that has text.
    var heading: String?
    var linkedData: LinkedData
    /// How many scripts there are.
    var scripts = 0
    /// What `noscript` elements say.
    var withoutScripts: [UInt8] = []

    /// Reads the head in one pass over the tree.
    init(_ tree: Tree, limits: Limits) {
        var scripts: [[UInt8]] = []
        var scriptBytes = 0
        linkedData = LinkedData(scripts: [])
        var changes: [(node: Int, value: String)] = []
        var removedUpTo = 0
        for (index, node) in tree.nodes.enumerated() where node.tag != .text && index >= removedUpTo {
            if node.appearance.contains(.removed) {
                removedUpTo = Int(node.end)
                continue
            }
            switch node.tag {
            case .title where title == nil: title = PageHead.text(tree, index)
            case .h1 where heading == nil: heading = PageHead.text(tree, index)
            case .html: language = language ?? tree.attribute(.lang, of: index)
            case .script:
                self.scripts += 1
                if node.length > 0, scriptBytes + Int(node.length) <= limits.linkedData {
                    scriptBytes += Int(node.length)
                    scripts.append(PageHead.content(tree, index))
                }
            case .noscript where withoutScripts.count < 2000: withoutScripts += tree.visibleText(of: index, limit: 500)
            case .link where node.attributeCount > 0: readLink(tree, index)
            case .meta where node.attributeCount > 0: readMeta(tree, index)
            case .a where node.attributeCount > 0:
                if authors.count < 20, tree.attribute(.rel, of: index)?.lowercased() == "author",
                    let name = PageHead.text(tree, index)
                {
                    authors.append(name)
                } else {
                    readProperty(tree, index)
                }
            case .time:
                if let value = tree.attribute(.datetime, of: index), times.count < 100 {
                    // A time of change comes after all others, whatever stands first in the page.
                    if node.appearance.contains(.ofChange) {
                        changes.append((index, value))
                    } else {
                        times.append((index, value))
                    }
                }
                fallthrough
            default: if node.attributeCount > 0 { readProperty(tree, index) }
            }
        }
        times += changes.prefix(100)
        linkedData = LinkedData(scripts: scripts)
    }

    private static func text(_ tree: Tree, _ node: Int) -> String? {
        let text = collapsed(tree.visibleText(of: node).string)
        return text.isEmpty ? nil : text
    }

    private static func content(_ tree: Tree, _ node: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for child in tree.nodes[(node + 1)..<max(node + 1, Int(tree.nodes[node].end))] where child.tag == .text {
            bytes.append(contentsOf: tree.text[Int(child.start)..<Int(child.start + child.length)])
        }
        return bytes
    }

    private mutating func readLink(_ tree: Tree, _ node: Int) {
        guard canonical == nil, let relation = tree.attribute(.rel, of: node)?.lowercased(),
            relation.split(separator: " ").contains("canonical")
        else { return }
        canonical = tree.attribute(.href, of: node).map { collapsed($0) }
    }

    private mutating func readMeta(_ tree: Tree, _ node: Int) {
        guard let content = tree.attribute(.content, of: node).map({ collapsed($0) }), !content.isEmpty else { return }
        for kind in [AttributeName.property, .name, .httpEquiv, .itemprop] {
            guard let name = tree.attribute(kind, of: node)?.lowercased(), meta.count < 1000 else { continue }
            if meta[name] == nil { meta[name] = content }
            if name == "article:tag", articleTags.count < 50 { articleTags.append(content) }
            if kind == .itemprop, properties[name] == nil { properties[name] = content }
        }
    }

    private mutating func readProperty(_ tree: Tree, _ node: Int) {
        guard let name = tree.attribute(.itemprop, of: node)?.lowercased(), PageHead.wanted.contains(name),
            properties[name] == nil
        else { return }
        properties[name] =
            tree.attribute(.content, of: node) ?? tree.attribute(.datetime, of: node) ?? PageHead.text(tree, node)
    }

    private static let wanted: Set<String> = [
        "datepublished", "datecreated", "datemodified", "author", "articlesection",
    ]
}
