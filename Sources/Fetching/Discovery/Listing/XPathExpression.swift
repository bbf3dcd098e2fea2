import CLibXML2

/// An XPath 1.0 expression (https://www.w3.org/TR/xpath-10/) that selects nodes of an HTML page.
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

    /// Checks an expression; throws ``XPathError`` where it is none, or does not select nodes.
    public init(_ text: String) throws(XPathError) {
        guard text.utf8.contains(where: { !$0.isSpace }) else { throw XPathError(expression: text, problem: .empty) }
        guard text.utf8.count <= XPathExpression.maximumLength else {
            throw XPathError(expression: String(text.prefix(80)) + "...", problem: .tooLong)
        }
        if let problem = XPathWords.problem(in: Array(text.utf8)) {
            throw XPathError(expression: text, problem: problem)
        }
        self.text = text
        // Only what came of an evaluation tells whether an expression selects nodes; any document does for that.
        let sample = HTMLDocument(Array("<html><body><a href=\"/\">a</a></body></html>".utf8))
        _ = try sample.nodes(self)
    }
}

extension XPathExpression: CustomStringConvertible {
    /// The expression as written.
    public var description: String { text }
}

/// Why a text cannot be used as an XPath expression.
public struct XPathError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// Nothing stands there.
        case empty
        /// More than ``XPathExpression/maximumLength`` bytes.
        case tooLong
        /// Brackets nested deeper than ``XPathExpression/maximumDepth``.
        case tooDeep
        /// No expression: what libxml2 says, and at which byte where it knows.
        case syntax(detail: String, offset: Int?)
        /// A function that XPath 1.0 does not have.
        case unknownFunction(String)
        /// A variable; nothing sets any.
        case variable(String)
        /// A prefix; pages of HTML have none.
        case prefix(String)
        /// A number, a text or a truth value instead of nodes.
        case notNodes(String)
        /// The evaluation takes more steps than are allowed.
        case tooCostly
        /// libxml2 ran out of memory.
        case outOfMemory
    }

    /// The expression as written; a very long one is cut.
    public let expression: String
    /// What is wrong.
    public let problem: Problem

    /// An error.
    public init(expression: String, problem: Problem) {
        self.expression = expression
        self.problem = problem
    }
}

extension XPathError: CustomStringConvertible {
    /// What is wrong, with which expression, and what to do.
    public var description: String {
        let what = "\"\(expression)\" is not an XPath that selects links: "
        return switch problem {
        case .empty: "an XPath is empty; write one like //div[@class=\"news\"]//a, or leave it out to take all links"
        case .tooLong: what + "it is longer than \(XPathExpression.maximumLength) bytes; write a shorter one"
        case .tooDeep: what + "its brackets are nested deeper than \(XPathExpression.maximumDepth); write it flatter"
        case .syntax(let detail, let offset):
            what + detail + (offset.map { " at character \($0 + 1)" } ?? "") + "; write it like //div[@id=\"news\"]//a"
        case .unknownFunction(let name):
            what + "XPath 1.0 has no function \(name)(); it has contains(), starts-with(), substring-after(), "
                + "normalize-space(), not(), position(), last(), count() and a few others"
        case .variable(let name): what + "there are no variables like $\(name); write the value itself"
        case .prefix(let name): what + "elements of HTML have no prefix \"\(name):\"; write the name alone"
        case .notNodes(let kind):
            what + "it gives \(kind); write a path to the elements themselves, such as //a[contains(@href, \"/news/\")]"
        case .tooCostly:
            what + "it takes more than \(HTMLDocument.maximumSteps) steps on one page; "
                + "write a path with fewer // and without counting inside predicates"
        case .outOfMemory: what + "there is not enough memory to evaluate it"
        }
    }
}

/// What libxml2 leaves unsaid until it comes upon it: names in an expression that mean nothing.
private enum XPathWords {
    /// The functions of XPath 1.0, section 4, and the node tests, which are written like functions.
    private static let functions: Set<String> = [
        "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string", "concat", "starts-with",
        "contains", "substring-before", "substring-after", "substring", "string-length", "normalize-space", "translate",
        "boolean", "not", "true", "false", "lang", "number", "sum", "floor", "ceiling", "round",
        "comment", "text", "processing-instruction", "node",
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
                if bytes[next] == UInt8(ascii: "("), !functions.contains(name), !operators.contains(name) {
                    return .unknownFunction(name)
                }
                let after = next + 1 < bytes.count ? bytes[next + 1] : 0
                if bytes[next] == UInt8(ascii: ":"), after != UInt8(ascii: ":") { return .prefix(name) }
            default: index += 1
            }
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
