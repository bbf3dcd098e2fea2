import CLibXML2

/// Hears what libxml2's XML parser reads, element by element; a reader of a format is one.
///
/// Local names only tell elements apart together with their vocabulary, the namespace or, where a feed forgot to declare
/// it, the prefix.
class MarkupReceiver {
    /// The text since `capture()`, without markup.
    final var captured: [UInt8] = []
    /// Bytes of a text that are kept, about.
    private static let maximumText = 64 << 10
    /// Whether text is kept.
    final var isCapturing = false
    /// The parser, to stop it.
    fileprivate final var context: xmlParserCtxtPtr?

    /// An element begins.
    func open(_ name: String, _ vocabulary: Vocabulary, _ attributes: MarkupAttributes) {}

    /// The element that began last and has not ended, ends.
    func close() {}

    /// Keeps text from here on.
    final func capture() {
        captured.removeAll(keepingCapacity: true)
        isCapturing = true
    }

    /// Reads no further.
    final func stop() {
        if let context { xmlStopParser(context) }
    }
}

/// The vocabularies whose elements mean something here.
enum Vocabulary: Equatable {
    /// No prefix, and no namespace that is one of the others: what the root element says it is.
    case plain
    case rss
    case atom
    case dublinCore
    case news
    case other

    /// By the namespace, wherever it has one; by the prefix where that was not declared.
    init(namespace: UnsafePointer<UInt8>?, prefix: UnsafePointer<UInt8>?) {
        if let namespace {
            let uri = String(cString: namespace)
            if let (_, vocabulary) = Vocabulary.namespaces.first(where: { uri.hasPrefix($0.0) }) {
                self = vocabulary
            } else {
                self = prefix == nil && !Vocabulary.foreign.contains(uri) ? .plain : .other
            }
        } else if let prefix {
            self = Vocabulary.prefixes[String(cString: prefix).lowercased()] ?? .other
        } else {
            self = .plain
        }
    }

    private static let namespaces: [(String, Vocabulary)] = [
        ("http://www.w3.org/2005/Atom", .atom),
        ("http://purl.org/atom/ns#", .atom),
        ("http://purl.org/rss/1.0/", .rss),
        ("http://purl.org/net/rss1.1#", .rss),
        ("http://my.netscape.com/rdf/simple/0.9/", .rss),
        ("http://channel.netscape.com/rdf/simple/0.9/", .rss),
        ("http://backend.userland.com/rss", .rss),
        ("http://blogs.law.harvard.edu/tech/rss", .rss),
        ("http://purl.org/dc/", .dublinCore),
        ("http://www.google.com/schemas/sitemap-news/", .news),
        ("https://www.google.com/schemas/sitemap-news/", .news),
    ]

    /// Vocabularies that stand inside others without a prefix.
    private static let foreign: Set<String> = [
        "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML",
    ]

    private static let prefixes: [String: Vocabulary] = [
        "atom": .atom, "atom10": .atom, "a10": .atom, "rss": .rss, "dc": .dublinCore, "dcterms": .dublinCore,
        "news": .news, "n": .news,
    ]
}

/// The attributes of one start tag; only valid while the tag is heard of.
struct MarkupAttributes {
    fileprivate let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    fileprivate let count: Int

    /// The value of an attribute, whatever its prefix but `xml`.
    subscript(name: StaticString) -> String? { value(name, isReserved: false) }

    /// The value of `xml:base` (https://www.w3.org/TR/xmlbase/).
    var xmlBase: String? { value("base", isReserved: true) }

    private func value(_ name: StaticString, isReserved: Bool) -> String? {
        guard let base else { return nil }
        for index in 0..<count {
            let fields = base + index * 5
            guard let local = fields[0], let start = fields[3], let end = fields[4], end >= start,
                xmlStrEqual(local, name.utf8Start) == 1,
                fields[1].map({ xmlStrEqual($0, "xml") == 1 }) ?? false == isReserved
            else { continue }
            return MarkupAttributes.plain(UnsafeBufferPointer(start: start, count: end - start))
        }
        return nil
    }

    /// Where it resolves no entities, the parser leaves an ampersand in an attribute as `&#38;`, and nothing else.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            let isAmpersand = bytes[index...].starts(with: "&#38;".utf8)
            index += isAmpersand ? 5 : 1
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension MarkupReceiver {
    /// How a text came through the parser.
    struct Outcome {
        /// The first thing that makes the text ill-formed, with its line; nil where it is well-formed.
        var complaint: String?
        /// Whether prefixes stand there that were not declared, which is no matter of well-formedness.
        var hasUnknownPrefixes = false
    }

    /// Reads a text of UTF-8 whatever its XML declaration says.
    ///
    /// Nothing external is loaded. No entity is ever declared, so none is resolved, however a DTD inside the text
    /// defines it: the parser's events for declarations are not listened to. References to HTML's own entities, which
    /// many feeds use undeclared, become characters where the parser lets them pass. Elements may be nested 256 deep.
    /// Linear time.
    ///
    /// - Parameter recovers: go on behind errors as well as can be.
    final func read(_ text: [UInt8], recovers: Bool) -> Outcome {
        if !recovers, MarkupReceiver.hasFlood(text) {
            return Outcome(complaint: "a start tag has more than \(MarkupReceiver.maximumAttributes) attributes")
        }
        guard MarkupLibrary.isReady, let context = xmlNewParserCtxt() else {
            return Outcome(complaint: "libxml2 cannot be set up: out of memory")
        }
        defer {
            self.context = nil
            if let document = context.pointee.myDoc {
                context.pointee.myDoc = nil
                xmlFreeDoc(document)
            }
            xmlFreeParserCtxt(context)
        }
        guard let sax = context.pointee.sax else { return Outcome(complaint: "libxml2 cannot be set up") }
        sax.pointee = MarkupReceiver.handler
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        self.context = context
        // Bit 1 << 21 is XML_PARSE_IGNORE_ENC: what the declaration says of the encoding was true of other bytes.
        let options =
            Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
            | Int32(XML_PARSE_COMPACT.rawValue | XML_PARSE_IGNORE_ENC.rawValue)
            | (recovers ? Int32(XML_PARSE_RECOVER.rawValue) : 0)
        text.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = xmlCtxtReadMemory(context, start, Int32(clamping: buffer.count), nil, "UTF-8", options)
        }
        var outcome = Outcome(hasUnknownPrefixes: context.pointee.nsWellFormed == 0)
        if context.pointee.wellFormed == 0 {
            let error = context.pointee.lastError
            let detail = error.message.map { String(cString: $0) }?.split(separator: "\n").first
            outcome.complaint = "line \(error.line): " + (detail.map { String($0) } ?? "libxml2's error \(error.code)")
        }
        return outcome
    }

    /// libxml2 compares each attribute of a tag with all before it; so many cost it some 50 ms.
    private static let maximumAttributes = 4000

    /// Whether a start tag has too many attributes. In well-formed XML no angle bracket stands in one, so it is enough to
    /// count between them; what is taken for a flood and is none is repaired, which does it no harm.
    private static func hasFlood(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var count = 0
            var previous: UInt8 = 0
            for byte in bytes {
                if byte == UInt8(ascii: "<") {
                    count = 0
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), previous == UInt8(ascii: "=") {
                    count += 1
                    if count > maximumAttributes { return true }
                }
                if !byte.isSpace { previous = byte }
            }
            return false
        }
    }

    private static func receiver(_ pointer: UnsafeMutableRawPointer) -> MarkupReceiver {
        Unmanaged<MarkupReceiver>.fromOpaque(pointer).takeUnretainedValue()
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        // XML_SAX2_MAGIC: only with it are the events with namespaces sent.
        handler.initialized = 0xDEED_BEAF
        handler.startElementNs = { pointer, name, prefix, namespace, _, _, count, _, attributes in
            guard let pointer, let name else { return }
            MarkupReceiver.receiver(pointer).open(
                String(cString: name), Vocabulary(namespace: namespace, prefix: prefix),
                MarkupAttributes(base: attributes, count: max(0, Int(count))))
        }
        handler.endElementNs = { pointer, _, _, _ in
            guard let pointer else { return }
            MarkupReceiver.receiver(pointer).close()
        }
        handler.characters = { pointer, bytes, count in
            guard let pointer, let bytes, count > 0 else { return }
            let receiver = MarkupReceiver.receiver(pointer)
            guard receiver.isCapturing, receiver.captured.count < MarkupReceiver.maximumText else { return }
            receiver.captured.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        // Only where a DTD that was not loaded may have declared it; anywhere else an unknown entity is an error.
        handler.reference = { pointer, name in
            guard let pointer, let name, let entity = htmlEntityLookup(name),
                let scalar = Unicode.Scalar(entity.pointee.value)
            else { return }
            let receiver = MarkupReceiver.receiver(pointer)
            if receiver.isCapturing { receiver.captured.append(contentsOf: String(Character(scalar)).utf8) }
        }
        return handler
    }
}
