import CLibXML2

/// An XPath 1.0 expression (https://www.w3.org/TR/xpath-10/) that selects nodes of an HTML page, or makes a text of them.
///
/// It is checked when it is made, also for functions, variables and prefixes that do not exist, which libxml2 tells only
/// when it comes upon them. It is a plain value: a page that is read compiles it anew, which takes microseconds, because
/// libxml2 writes into a compiled expression as it evaluates it and two threads must not share one.
public struct XPathExpression: Hashable, Sendable {
    /// The expression as written.
    public let text: String

    /// The longest expression that is read, in bytes.
    public static let maximumLength = 4096
    /// How deep brackets may be nested; libxml2 reads them by recursion.
    public static let maximumDepth = 64
    /// Steps of evaluating one expression: about a second.
    public static let maximumSteps = 50_000_000

    /// What an expression may come to.
    public enum Purpose: Sendable {
        /// Nodes alone.
        case nodes
        /// Nodes, or a text such as `substring-after(//p[1], ":")` gives.
        case nodesOrText
    }

    /// Checks an expression; throws ``XPathError`` where it is none, or comes to something else than is wanted.
    public init(_ text: String, for purpose: Purpose = .nodes) throws(XPathError) {
        guard text.utf8.contains(where: { !$0.isSpace }) else { throw XPathError(expression: text, problem: .empty) }
        guard text.utf8.count <= XPathExpression.maximumLength else {
            throw XPathError(expression: String(text.prefix(80)) + "...", problem: .tooLong)
        }
        if let problem = XPathWords.problem(in: Array(text.utf8)) {
            throw XPathError(expression: text, problem: problem)
        }
        self.text = text
        // Only what came of an evaluation tells whether an expression selects nodes; any document does for that.
        let sample = SampleDocument()
        switch purpose {
        case .nodes: _ = try nodes(in: sample.document)
        case .nodesOrText: _ = try value(in: sample.document)
        }
    }
}

extension XPathExpression: CustomStringConvertible {
    /// The expression as written.
    public var description: String { text }
}

/// The smallest page that there is, freed with the object.
private final class SampleDocument {
    let document: xmlDocPtr?

    init() {
        document = XPathExpression.isReady ? htmlNewDocNoDtD(nil, nil) : nil
        guard let document, let root = xmlNewDocNode(document, nil, "html", nil) else { return }
        _ = xmlDocSetRootElement(document, root)
        _ = xmlNewChild(root, nil, "body", "text")
    }

    deinit {
        if let document { xmlFreeDoc(document) }
    }
}

/// What libxml2 leaves unsaid until it comes upon it: names in an expression that mean nothing.
private enum XPathWords {
    /// The functions of XPath 1.0, section 4, and the node tests, which are written like functions; with how many arguments
    /// each takes.
    private static let functions: [String: ClosedRange<Int>] = [
        "last": 0...0, "position": 0...0, "count": 1...1, "id": 1...1, "local-name": 0...1, "namespace-uri": 0...1,
        "name": 0...1, "string": 0...1, "concat": 2...1000, "starts-with": 2...2, "contains": 2...2,
        "substring-before": 2...2, "substring-after": 2...2, "substring": 2...3, "string-length": 0...1,
        "normalize-space": 0...1, "translate": 3...3, "boolean": 1...1, "not": 1...1, "true": 0...0, "false": 0...0,
        "lang": 1...1, "number": 0...1, "sum": 1...1, "floor": 1...1, "ceiling": 1...1, "round": 1...1,
        "comment": 0...0, "text": 0...0, "processing-instruction": 0...1, "node": 0...0,
    ]
    /// Words that may stand before a bracket without being a function.
    private static let operators: Set<String> = ["and", "or", "div", "mod"]

    static func problem(in bytes: [UInt8]) -> XPathError.Problem? {
        var index = 0
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let end = bytes[(index + 1)...].firstIndex(of: byte) else { return nil }
                index = end + 1
            case UInt8(ascii: "("), UInt8(ascii: "["):
                depth += 1
                if depth > XPathExpression.maximumDepth { return .tooDeep }
                index += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                index += 1
            case UInt8(ascii: "$"):
                let name = word(bytes, at: index + 1)
                return .variable(String(decoding: bytes[name], as: UTF8.self))
            case _ where isNameStart(byte):
                let range = word(bytes, at: index)
                let name = String(decoding: bytes[range], as: UTF8.self)
                index = range.upperBound
                var next = index
                while next < bytes.count, bytes[next].isSpace { next += 1 }
                guard next < bytes.count else { break }
                if bytes[next] == UInt8(ascii: "("), !operators.contains(name) {
                    guard let arguments = functions[name] else { return .unknownFunction(name) }
                    // libxml2 tells it only when it comes to call the function.
                    if let count = argumentCount(bytes, at: next), !arguments.contains(count) {
                        return .syntax(detail: "\(name)() has the wrong number of arguments", offset: range.lowerBound)
                    }
                }
                let after = next + 1 < bytes.count ? bytes[next + 1] : 0
                if bytes[next] == UInt8(ascii: ":"), after != UInt8(ascii: ":") { return .prefix(name) }
            default: index += 1
            }
        }
        return nil
    }

    /// How many arguments stand in the brackets that open at a place; nil where they do not close.
    private static func argumentCount(_ bytes: [UInt8], at open: Int) -> Int? {
        var index = open + 1
        var depth = 1
        var commas = 0
        var isEmpty = true
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let end = bytes[(index + 1)...].firstIndex(of: bytes[index]) else { return nil }
                index = end
                isEmpty = false
            case UInt8(ascii: "("), UInt8(ascii: "["):
                depth += 1
                isEmpty = false
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return isEmpty ? 0 : commas + 1 }
            case UInt8(ascii: ","): if depth == 1 { commas += 1 }
            case let byte: if !byte.isSpace { isEmpty = false }
            }
            index += 1
        }
        return nil
    }

    private static func word(_ bytes: [UInt8], at start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count,
            isNameStart(bytes[end]) || bytes[end].isDigit || bytes[end] == UInt8(ascii: "-")
                || bytes[end] == UInt8(ascii: ".")
        {
            end += 1
        }
        return start..<end
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    fileprivate var isDigit: Bool { self &- 0x30 < 10 }
    fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
