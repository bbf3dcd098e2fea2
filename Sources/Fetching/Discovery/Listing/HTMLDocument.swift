import CLibXML2
import XPath

/// A page of HTML as libxml2's tree, freed with the object.
///
/// Nothing external is loaded and no entity but HTML's own is resolved. Depth, size and the search for elements that end
/// tags might close are bounded; what was left unread is in the warnings.
final class HTMLDocument {
    typealias Node = UnsafeMutablePointer<xmlNode>

    /// Bytes that are read; the rest is left.
    static let maximumBytes = 32 << 20
    /// Elements of one page; a listing of a thousand links has about 20,000.
    static let maximumElements = 500_000
    /// Open elements in one another.
    static let maximumDepth = 512
    /// Open elements that libxml2 may look through for end tags that close nothing, in all.
    static let maximumStrayWork = 50_000_000

    /// What was left unread, and why.
    let warnings: [String]
    private let document: htmlDocPtr?

    /// Parses UTF-8, whatever a `meta` element says. Linear time.
    init(_ html: [UInt8]) {
        let progress = Progress()
        var bytes = html
        if bytes.count > HTMLDocument.maximumBytes {
            bytes.removeSubrange(HTMLDocument.maximumBytes...)
            progress.warnings.append(
                "the page has \(html.count) bytes; only the first \(HTMLDocument.maximumBytes) were read")
        }
        document = HTMLDocument.parse(bytes, progress)
        warnings = progress.warnings
    }

    deinit {
        if let document { xmlFreeDoc(document) }
    }

    /// What the parser's events keep track of.
    private final class Progress {
        var warnings: [String] = []
        var elements = 0
        var strayWork = 0
        var isStopped = false

        func stop(_ context: htmlParserCtxtPtr, _ warning: String) {
            guard !isStopped else { return }
            isStopped = true
            warnings.append(warning + "; what follows was left unread")
            xmlStopParser(context)
        }

        static func of(_ context: htmlParserCtxtPtr) -> Progress? {
            context.pointee._private.map { Unmanaged<Progress>.fromOpaque($0).takeUnretainedValue() }
        }
    }

    private static func parse(_ bytes: [UInt8], _ progress: Progress) -> htmlDocPtr? {
        guard MarkupLibrary.isReady, !bytes.isEmpty, let context = htmlNewParserCtxt() else { return nil }
        defer { htmlFreeParserCtxt(context) }
        guard let sax = context.pointee.sax else { return nil }
        context.pointee._private = Unmanaged.passUnretained(progress).toOpaque()
        // XML_SAX2_MAGIC: the structured error function is only called where this stands.
        sax.pointee.initialized = 0xDEED_BEAF
        sax.pointee.startElement = { pointer, name, attributes in
            guard let pointer else { return }
            let context = pointer.assumingMemoryBound(to: xmlParserCtxt.self)
            if let progress = Progress.of(context) {
                guard !progress.isStopped else { return }
                progress.elements += 1
                if progress.elements > HTMLDocument.maximumElements {
                    progress.stop(context, "the page has more than \(HTMLDocument.maximumElements) elements")
                    return
                }
                if context.pointee.nodeNr > HTMLDocument.maximumDepth {
                    progress.stop(context, "elements are nested more than \(HTMLDocument.maximumDepth) deep")
                    return
                }
            }
            xmlSAX2StartElement(pointer, name, attributes)
        }
        sax.pointee.serror = { pointer, error in
            guard let pointer, let error else { return }
            let context = pointer.assumingMemoryBound(to: xmlParserCtxt.self)
            // Of the two messages with this code only "Unexpected end tag" is about one that closes nothing.
            guard let progress = Progress.of(context), error.pointee.code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue),
                error.pointee.message.map({ $0.pointee == CChar(UInt8(ascii: "U")) }) ?? false
            else { return }
            progress.strayWork += Int(context.pointee.nameNr)
            if progress.strayWork > HTMLDocument.maximumStrayWork {
                progress.stop(context, "the page closes elements that are not open, again and again")
            }
        }
        // XML_PARSE_HUGE (1 << 19), which libxml2 heeds for HTML too: without it text is lost in silence. Bit 1 << 21 is
        // HTML_PARSE_IGNORE_ENC.
        let options =
            Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
            | Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_COMPACT.rawValue)
            | Int32(HTML_PARSE_IGNORE_ENC.rawValue) | 1 << 19
        return bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let document = htmlCtxtReadMemory(context, start, Int32(clamping: buffer.count), nil, "UTF-8", options)
            // A parser that was stopped keeps what it has.
            if document == nil, let rest = context.pointee.myDoc {
                context.pointee.myDoc = nil
                return rest
            }
            return document
        }
    }

    /// The root element.
    var root: Node? { document.flatMap { xmlDocGetRootElement($0) } }

    /// The nodes that an expression selects, in document order. Throws where it selects something else or costs too much.
    func nodes(_ expression: XPathExpression) throws(XPathError) -> [Node] { try expression.nodes(in: document) }
}

// MARK: Nodes

extension HTMLDocument {
    /// Calls `body` with every element below and including `start`, in document order, until it returns false.
    /// Without recursion.
    static func walk(_ start: Node, _ body: (Node) -> Bool) {
        var node = start
        while true {
            if node.pointee.type == XML_ELEMENT_NODE, !body(node) { return }
            guard let next = following(node, within: start, entering: true) else { return }
            node = next
        }
    }

    /// The node after `node` in document order within `start`; behind it where it is not entered.
    private static func following(_ node: Node, within start: Node, entering: Bool) -> Node? {
        // What hangs below a reference to an entity belongs to the DTD.
        if entering, node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children { return child }
        var node = node
        while node != start {
            if let next = node.pointee.next { return next }
            guard let parent = node.pointee.parent else { return nil }
            node = parent
        }
        return nil
    }

    /// Whether a node lies within another one.
    static func lies(_ node: Node, within container: Node) -> Bool {
        var ancestor = node.pointee.parent
        while let current = ancestor {
            if current == container { return true }
            ancestor = current.pointee.parent
        }
        return false
    }

    /// Whether a node is an element of that name.
    static func isElement(_ node: Node, _ name: StaticString) -> Bool {
        node.pointee.type == XML_ELEMENT_NODE && xmlStrEqual(node.pointee.name, name.utf8Start) == 1
    }

    /// The value of an element's attribute.
    static func attribute(_ node: Node, _ name: StaticString) -> String? {
        guard node.pointee.type == XML_ELEMENT_NODE else { return nil }
        var attribute = node.pointee.properties
        while let current = attribute {
            if xmlStrEqual(current.pointee.name, name.utf8Start) == 1 { return value(current.pointee.children) }
            attribute = current.pointee.next
        }
        return nil
    }

    /// The value of an attribute, whose texts these are.
    static func value(_ first: Node?) -> String {
        var bytes: [UInt8] = []
        var node = first
        while let current = node {
            append(current, to: &bytes)
            node = current.pointee.next
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How many bytes of a text are looked at for a title.
    private static let longestText = 16_384
    /// How many elements and texts of a link are looked at for one.
    private static let longestWalk = 2000

    /// The text below an element as one line; nil where there is none. Scripts and styles are no text; elements that
    /// stand for a line of their own are set off by a space.
    static func text(_ start: Node) -> String? {
        var bytes: [UInt8] = []
        var node = start
        var steps = 0
        while bytes.count < longestText, steps < longestWalk {
            steps += 1
            var enters = true
            if node.pointee.type == XML_ELEMENT_NODE {
                enters = !["script", "style", "template", "noscript"].contains(name(node))
                // libxml2 lets a link that was never closed hold the next one.
                if isElement(node, "a"), node != start { enters = false }
                if !inline.contains(name(node)) { bytes.append(0x20) }
            } else {
                append(node, to: &bytes)
            }
            let previous = node
            guard let next = following(node, within: start, entering: enters) else { break }
            node = next
            // Coming out of an element that stands for a line ends the line too.
            if node.pointee.parent != previous, let parent = previous.pointee.parent, node.pointee.parent != parent,
                !inline.contains(name(parent))
            {
                bytes.append(0x20)
            }
        }
        return bytes.collapsedText()
    }

    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr", "big", "strike", "tt", "nobr",
    ]

    private static func append(_ node: Node, to bytes: inout [UInt8]) {
        guard node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE,
            let content = node.pointee.content
        else { return }
        bytes.append(contentsOf: UnsafeBufferPointer(start: content, count: Int(max(0, xmlStrlen(content)))))
    }

    /// The name of an element.
    static func name(_ node: Node) -> String { node.pointee.name.map { String(cString: $0) } ?? "" }
}
