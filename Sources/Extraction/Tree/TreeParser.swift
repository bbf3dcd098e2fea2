import CLibXML2

/// Parses HTML with libxml2's own tokenizer and tree rules into a `Tree`.
///
/// It listens to the parser's events (SAX) instead of letting it build its tree: the limits on depth and on the
/// length of a text that make libxml2 lose text belong to that tree, and so do most of its time and memory.
/// Nothing external is ever loaded, and no entity but HTML's own is resolved.
enum TreeParser {
    /// Parses UTF-8 text. What is cut or dropped is in the tree's warnings.
    ///
    /// - Parameter mirror: is built beside the tree, where there is one.
    static func parse(_ text: [UInt8], limits: Limits, mirror: TreeMirror? = nil) -> Tree {
        let prepared = PreparedText(text, attributeLimit: limits.attributes)
        var builder = TreeBuilder(limits: limits, mirror: mirror)
        if prepared.floodedTags > 0 {
            builder.tree.warnings.append(
                "\(prepared.floodedTags) start tags have more than \(limits.attributes) attributes; the rest was dropped"
            )
        }
        if prepared.droppedNULs > 0 { builder.tree.warnings.append("\(prepared.droppedNULs) NUL bytes were dropped") }
        guard !prepared.bytes.isEmpty else { return builder.tree }
        builder.tree.nodes.reserveCapacity(min(limits.nodes, prepared.bytes.count / 24 + 16))
        builder.tree.text.reserveCapacity(prepared.bytes.count / 2)
        let parsed = withUnsafeMutablePointer(to: &builder) { run(prepared.bytes, into: $0) }
        if !parsed { builder.tree.warnings.append("libxml2 could not be started: out of memory") }
        builder.finish()
        return builder.tree
    }

    /// libxml2 wants its globals set up before the first use from several threads.
    private static let isInitialized: Bool = {
        xmlInitParser()
        return true
    }()

    /// `XML_PARSE_HUGE`, which libxml2 heeds for HTML too though its HTML options do not name it.
    private static let huge: Int32 = 1 << 19

    private static func run(_ bytes: [UInt8], into builder: UnsafeMutablePointer<TreeBuilder>) -> Bool {
        guard isInitialized, let context = htmlNewParserCtxt() else { return false }
        defer {
            if let document = context.pointee.myDoc {
                context.pointee.myDoc = nil
                xmlFreeDoc(document)
            }
            htmlFreeParserCtxt(context)
        }
        guard let sax = context.pointee.sax else { return false }
        sax.pointee = handler
        context.pointee.userData = UnsafeMutableRawPointer(builder)
        builder.pointee.context = context
        let options =
            Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
            | Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_COMPACT.rawValue) | huge
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = htmlCtxtReadMemory(context, start, Int32(clamping: buffer.count), nil, "UTF-8", options)
        }
        builder.pointee.context = nil
        return true
    }

    /// The events that are listened to.
    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        // XML_SAX2_MAGIC: the structured error function is only called where this stands.
        handler.initialized = 0xDEED_BEAF
        handler.startElement = { builder, name, attributes in
            guard let builder, let name else { return }
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.open(name, attributes)
        }
        handler.endElement = { builder, _ in
            builder?.assumingMemoryBound(to: TreeBuilder.self).pointee.close()
        }
        handler.characters = { builder, bytes, count in
            guard let builder, let bytes, count > 0 else { return }
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.append(bytes, Int(count))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.serror = { builder, error in
            guard let builder, let error else { return }
            // Of the two messages with this code, "Unexpected end tag" and "Opening and ending tag mismatch", only the
            // first is about an end tag that closes nothing.
            let isStray = error.pointee.message.map { $0.pointee == CChar(UInt8(ascii: "U")) } ?? false
            builder.assumingMemoryBound(to: TreeBuilder.self).pointee.complain(error.pointee.code, isStray: isStray)
        }
        return handler
    }
}

/// Receives the parser's events and appends them to a tree.
private struct TreeBuilder {
    var tree = Tree()
    var context: htmlParserCtxtPtr?
    private let limits: Limits
    private let mirror: TreeMirror?
    private var openElements: [Int32] = []
    private var tags = NameCache<Tag>(read: Tag.init(name:))
    private var names = NameCache<AttributeName>(read: AttributeName.init(name:))
    private var strayEndTagWork = 0
    /// Inside a script whose text is not kept.
    private var isDiscarding = false
    private var stopped = false

    init(limits: Limits, mirror: TreeMirror?) {
        self.limits = limits
        self.mirror = mirror
    }

    mutating func open(_ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        guard hasRoom() else { return }
        let tag = tags[name]
        var node = Tree.Node(tag: tag, parent: openElements.last ?? -1, end: 0)
        node.firstAttribute = Int32(truncatingIfNeeded: tree.attributes.count)
        if let attributes { read(attributes, of: &node) }
        node.attributeCount = Int32(truncatingIfNeeded: tree.attributes.count) - node.firstAttribute
        if tag == .script || tag == .style { isDiscarding = !(tag == .script && holdsLinkedData(node)) }
        mirror?.open(name, attributes, number: tree.nodes.count)
        openElements.append(Int32(truncatingIfNeeded: tree.nodes.count))
        tree.nodes.append(node)
    }

    mutating func close() {
        guard !stopped, let index = openElements.popLast() else { return }
        isDiscarding = false
        mirror?.close()
        close(index)
    }

    private mutating func close(_ index: Int32) {
        let index = Int(index)
        tree.nodes[index].end = Int32(truncatingIfNeeded: tree.nodes.count)
        let parent = Int(tree.nodes[index].parent)
        guard parent >= 0 else { return }
        let sum = tree.nodes[parent].length.addingReportingOverflow(tree.nodes[index].length)
        tree.nodes[parent].length = sum.overflow ? .max : sum.partialValue
        if tree.nodes[index].tag == .table || tree.nodes[index].appearance.contains(.holdsTable) {
            tree.nodes[parent].appearance.insert(.holdsTable)
        }
    }

    mutating func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        guard !stopped else { return }
        if isDiscarding {
            tree.scriptBytes += count
            return
        }
        let start = tree.text.count
        tree.text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        let length = Int32(truncatingIfNeeded: count)
        let parent = openElements.last ?? -1
        if let last = tree.nodes.indices.last, tree.nodes[last].tag == .text, tree.nodes[last].parent == parent {
            tree.nodes[last].length += length
        } else {
            guard hasRoom() else { return }
            let index = Int32(truncatingIfNeeded: tree.nodes.count)
            tree.nodes.append(
                Tree.Node(
                    tag: .text, parent: parent, end: index + 1, start: Int32(truncatingIfNeeded: start), length: length)
            )
        }
        if parent >= 0 { tree.nodes[Int(parent)].length &+= length }
        mirror?.append(UnsafeBufferPointer(start: bytes, count: count), number: tree.nodes.count - 1)
    }

    /// Hears of an error. Most are of no interest, HTML being what it is; three kinds cost text or time.
    mutating func complain(_ code: Int32, isStray: Bool) {
        guard !stopped, let context else { return }
        switch code {
        case Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue) where isStray:
            // libxml2 has searched all open elements for it.
            strayEndTagWork += Int(context.pointee.nameNr)
            guard strayEndTagWork > limits.strayEndTagWork else { return }
            stop("the page closes elements that are not open, again and again; what follows was left unread")
        case Int32(XML_ERR_COMMENT_NOT_FINISHED.rawValue):
            tree.warnings.append("a comment has no end; what follows it is not in the text")
        case Int32(XML_ERR_NO_MEMORY.rawValue), Int32(XML_ERR_INTERNAL_ERROR.rawValue):
            tree.warnings.append("libxml2 gave up (error \(code)); what follows was left unread")
        default: break
        }
    }

    mutating func finish() {
        while let index = openElements.popLast() { close(index) }
    }

    private mutating func hasRoom() -> Bool {
        if stopped { return false }
        guard tree.nodes.count >= limits.nodes else { return true }
        stop("the page has more than \(limits.nodes) elements and texts; what follows was left unread")
        return false
    }

    private mutating func stop(_ warning: String) {
        stopped = true
        tree.warnings.append(warning)
        if let context { xmlStopParser(context) }
    }

    private mutating func read(
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>, of node: inout Tree.Node
    ) {
        var index = 0
        while let name = attributes[index] {
            let value = attributes[index + 1]
            index += 2
            let kind = names[name]
            if kind == .other { continue }
            let bytes = UnsafeBufferPointer(start: value, count: value.map(length(of:)) ?? 0)
            switch kind {
            case .className, .id:
                node.marks.formUnion(ContainerMarks(names: bytes))
                if node.tag == .time, TreeBuilder.namesChange(bytes) { node.appearance.insert(.ofChange) }
            case .style: node.appearance.formUnion(Tree.Appearance(style: bytes))
            case .hidden: node.appearance.insert(.hidden)
            case .ariaHidden:
                // Icons and duplicates for the eye; never a reason to drop a whole block, which some walls hide so.
                if bytes.elementsEqual("true".utf8), !node.tag.isBlock { node.appearance.insert(.hidden) }
            case .other: break
            default:
                if kind == .itemprop, TreeBuilder.namesChange(bytes) { node.appearance.insert(.ofChange) }
                if kind == .itemprop || kind == .role { node.marks.formUnion(ContainerMarks(property: bytes)) }
                let start = Int32(truncatingIfNeeded: tree.values.count)
                tree.values.append(contentsOf: bytes)
                tree.attributes.append(
                    Tree.Attribute(name: kind, value: start..<Int32(truncatingIfNeeded: tree.values.count)))
            }
        }
    }

    /// Whether a name says that something was changed, not made.
    private static func namesChange(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let lower = name.lowercasedASCII()
        return lower.holds(updated) || lower.holds(modified)
    }

    private static let updated = Array("updated".utf8)
    private static let modified = Array("modified".utf8)

    private func length(of string: UnsafePointer<UInt8>) -> Int {
        var length = 0
        while string[length] != 0 { length += 1 }
        return length
    }

    private func holdsLinkedData(_ node: Tree.Node) -> Bool {
        let first = Int(node.firstAttribute)
        for attribute in tree.attributes[first..<(first + Int(node.attributeCount))] where attribute.name == .type {
            let value = tree.values[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)]
            return value.lowercasedASCII().holds(Array("ld+json".utf8))
        }
        return false
    }
}

/// What names mean, by their address: libxml2 keeps each name once, so an address seen before needs no reading.
private struct NameCache<Meaning> {
    private var slots: [(address: UnsafePointer<UInt8>, meaning: Meaning)?]
    private let read: (UnsafePointer<UInt8>) -> Meaning

    init(read: @escaping (UnsafePointer<UInt8>) -> Meaning) {
        slots = Array(repeating: nil, count: 256)
        self.read = read
    }

    subscript(name: UnsafePointer<UInt8>) -> Meaning {
        mutating get {
            let address = UInt(bitPattern: name)
            let slot = Int((address ^ (address >> 8)) & 255)
            if let entry = slots[slot], entry.address == name { return entry.meaning }
            let meaning = read(name)
            slots[slot] = (name, meaning)
            return meaning
        }
    }
}

extension Tree.Appearance {
    /// What a `style` attribute says of showing, weight and list markers.
    init(style: UnsafeBufferPointer<UInt8>) {
        self = []
        // Without spaces and in lower case there is one way to write each.
        let plain = style.filter { !$0.isSpaceASCII }.lowercasedASCII()
        for (declaration, appearance) in Self.declarations where plain.holds(declaration) { insert(appearance) }
    }

    private static let declarations: [([UInt8], Tree.Appearance)] = [
        (Array("display:none".utf8), .hidden),
        (Array("font-weight:bold".utf8), .bold),
        (Array("font-weight:600".utf8), .bold),
        (Array("font-weight:700".utf8), .bold),
        (Array("font-weight:800".utf8), .bold),
        (Array("list-style:none".utf8), .unmarked),
        (Array("list-style-type:none".utf8), .unmarked),
    ]
}
