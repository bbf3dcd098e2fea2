import CLibXML2
import XPath

/// The tree of a page once more, as libxml2's document, for XPath: the same elements and texts, each knowing its index in
/// ``Tree``, and every attribute. Made only for pages that have a profile; freed with the object.
final class TreeMirror {
    /// Elements, texts and attributes of a page that is mirrored; real pages have a tenth.
    static let mostNodes = 500_000
    /// Open elements in one another; the cost of asking for the text of each grows with it.
    static let deepest = 512
    /// Bytes of text.
    static let mostText = 16 << 20

    /// Why the page cannot be mirrored, in the form "the page ...".
    private(set) var problem: String?
    private let document: xmlDocPtr?
    private var open: [xmlNodePtr] = []
    private var nodes = 0
    private var textBytes = 0
    private var pending: [UInt8] = []
    private var pendingNumber = 0

    init() {
        document = htmlNewDocNoDtD(nil, nil)
        if document == nil { problem = "the memory does not suffice for it" }
    }

    deinit {
        if let document { xmlFreeDoc(document) }
    }

    // MARK: Building

    /// An element begins. Attributes end with nil, as libxml2's parser gives them.
    func open(
        _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, number: Int
    ) {
        flush()
        guard problem == nil, let document else { return }
        nodes += 1
        guard nodes <= TreeMirror.mostNodes else {
            problem = "the page has more than \(TreeMirror.mostNodes) elements, texts and attributes"
            return
        }
        guard open.count < TreeMirror.deepest else {
            problem = "the page nests elements more than \(TreeMirror.deepest) deep"
            return
        }
        guard let node = xmlNewDocNode(document, nil, name, nil) else { return fail() }
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: number + 1)
        var index = 0
        while let attributes, let name = attributes[index] {
            if xmlNewProp(node, name, attributes[index + 1]) == nil { fail() }
            index += 2
            nodes += 1
        }
        attach(node)
        open.append(node)
    }

    /// The last element that began ends.
    func close() {
        flush()
        _ = open.popLast()
    }

    /// Text goes on; `number` is the index of its run.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, number: Int) {
        guard problem == nil else { return }
        textBytes += bytes.count
        guard textBytes <= TreeMirror.mostText else {
            problem = "the page has more than \(TreeMirror.mostText) bytes of text"
            return
        }
        if pending.isEmpty { pendingNumber = number }
        pending.append(contentsOf: bytes)
    }

    /// Runs of text are put together first: libxml2 would copy all that there is for each piece.
    private func flush() {
        guard !pending.isEmpty, problem == nil, let document else { return }
        let count = Int32(clamping: pending.count)
        guard let node = pending.withUnsafeBufferPointer({ xmlNewDocTextLen(document, $0.baseAddress, count) }) else {
            return fail()
        }
        pending.removeAll(keepingCapacity: true)
        nodes += 1
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: pendingNumber + 1)
        // Text outside the root belongs to no element, and a document holds none.
        guard let parent = open.last else { return xmlFreeNode(node) }
        link(node, behind: parent.pointee.last, in: parent)
    }

    private func attach(_ node: xmlNodePtr) {
        if let parent = open.last { return link(node, behind: parent.pointee.last, in: parent) }
        guard let document else { return xmlFreeNode(node) }
        if let last = document.pointee.last {
            _ = xmlAddSibling(last, node)
        } else {
            _ = xmlDocSetRootElement(document, node)
        }
    }

    /// By hand: `xmlAddChild` would merge texts, and free what it was given.
    private func link(_ node: xmlNodePtr, behind last: xmlNodePtr?, in parent: xmlNodePtr) {
        node.pointee.parent = parent
        node.pointee.prev = last
        if let last { last.pointee.next = node } else { parent.pointee.children = node }
        parent.pointee.last = node
    }

    private func fail() { problem = "the memory does not suffice for it" }

    // MARK: Asking

    /// What an expression selects.
    enum Selected: Equatable {
        /// An element or a text, by its index in the tree.
        case node(Int)
        /// An attribute: its value, and the index of its element.
        case attribute(String, of: Int)
        /// A text that was made.
        case text(String)
    }

    /// What an expression selects, in document order.
    func select(_ expression: XPathExpression) throws(XPathError) -> [Selected] {
        flush()
        guard problem == nil else { return [] }
        switch try expression.value(in: document) {
        case .text(let text): return [.text(text)]
        case .nodes(let nodes):
            let selected: [(number: Int, selected: Selected)] = nodes.compactMap { node in
                if node.pointee.type == XML_ATTRIBUTE_NODE {
                    guard let owner = node.pointee.parent.flatMap(TreeMirror.number) else { return nil }
                    // Its value is one text, or none.
                    let value = node.pointee.children.flatMap { $0.pointee.content }
                    return (owner, .attribute(value.map { String(cString: $0) } ?? "", of: owner))
                }
                return TreeMirror.number(of: node).map { ($0, .node($0)) }
            }
            // libxml2 puts a text behind an element before what that element holds.
            return selected.enumerated().sorted {
                ($0.element.number, $0.offset) < ($1.element.number, $1.offset)
            }.map(\.element.selected)
        }
    }

    private static func number(of node: xmlNodePtr) -> Int? {
        node.pointee._private.map { Int(bitPattern: $0) - 1 }
    }
}
