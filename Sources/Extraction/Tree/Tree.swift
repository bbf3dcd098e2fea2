/// A page's elements and text in document order, without pointers: a subtree is a range of indices, so nothing
/// that reads it needs recursion, however deep the page is nested.
struct Tree: Sendable {
    /// An element or a run of text.
    struct Node: Sendable {
        /// What it is.
        var tag: Tag
        /// What its `style`, `hidden` and the like say.
        var appearance: Appearance = []
        /// The rules that its `class`, `id`, `role` and `itemprop` speak for.
        var marks: ContainerMarks = []
        /// The index of its parent; -1 for the root.
        var parent: Int32
        /// One past the index of its last descendant.
        var end: Int32
        /// For text: where it stands in `text`.
        var start: Int32 = 0
        /// For text: its length in bytes. For an element: the bytes of text below it, white space included.
        var length: Int32 = 0
        /// The index of its first attribute in `attributes`.
        var firstAttribute: Int32 = 0
        /// How many attributes of it are kept.
        var attributeCount: Int32 = 0
    }

    /// How an element shows.
    struct Appearance: OptionSet, Sendable {
        let rawValue: UInt8
        /// Not at all: `hidden`, `display: none`.
        static let hidden = Appearance(rawValue: 1)
        /// Bold by its `style`.
        static let bold = Appearance(rawValue: 2)
        /// A list without markers by its `style`.
        static let unmarked = Appearance(rawValue: 4)
        /// A table is among its descendants.
        static let holdsTable = Appearance(rawValue: 8)
        /// A profile calls it none of the article.
        static let removed = Appearance(rawValue: 16)
        /// A profile calls it the body of the article, or a part of it.
        static let selected = Appearance(rawValue: 32)
        /// Its names say that what it tells is of a change: the time of an update.
        static let ofChange = Appearance(rawValue: 64)
    }

    /// An attribute whose value something later reads.
    struct Attribute: Sendable {
        var name: AttributeName
        /// Where its value stands in `values`.
        var value: Range<Int32>
    }

    /// In document order.
    var nodes: [Node] = []
    /// The text of all text nodes, one after another.
    var text: [UInt8] = []
    /// In the order of their nodes.
    var attributes: [Attribute] = []
    /// The values of all attributes, one after another.
    var values: [UInt8] = []
    /// Bytes of scripts that were not kept.
    var scriptBytes = 0
    /// What was cut.
    var warnings: [String] = []

    /// The value of an attribute; nil where the node has none of that name.
    func attribute(_ name: AttributeName, of node: Int) -> String? {
        let first = Int(nodes[node].firstAttribute)
        for index in first..<(first + Int(nodes[node].attributeCount)) where attributes[index].name == name {
            return values[Int(attributes[index].value.lowerBound)..<Int(attributes[index].value.upperBound)].string
        }
        return nil
    }

    /// All text below a node, as it stands, without the text of invisible elements.
    func visibleText(of node: Int, limit: Int = 4096) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = node + 1
        while index < Int(nodes[node].end), bytes.count < limit {
            let child = nodes[index]
            if child.tag == .text {
                bytes.append(contentsOf: text[Int(child.start)..<Int(child.start + child.length)])
            } else if child.tag.isInvisible {
                index = Int(child.end)
                continue
            } else if child.tag.isBlock || child.tag == .br {
                bytes.append(0x20)
            }
            index += 1
        }
        return bytes
    }
}

/// The attributes that something reads.
enum AttributeName: String, CaseIterable, Sendable {
    case itemprop, itemtype, role, href, rel, content, property, name, type, datetime, start, value, reversed, lang
    case httpEquiv = "http-equiv"
    // Read while the tree is built, into `appearance` and `marks`; their values are not kept.
    case className = "class"
    case id, style, hidden
    case ariaHidden = "aria-hidden"
    /// Any other.
    case other

    init(name: UnsafePointer<UInt8>) {
        self = AttributeName(rawValue: String(cString: name)) ?? .other
    }
}
