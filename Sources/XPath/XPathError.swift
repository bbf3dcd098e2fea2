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
        let what = "\"\(expression)\" is not an XPath that can be used here: "
        return switch problem {
        case .empty: "an XPath is empty; write one like //div[@class=\"news\"]//a, or leave it out"
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
            what + "it takes more than \(XPathExpression.maximumSteps) steps on one page; "
                + "write a path with fewer // and without counting inside predicates"
        case .outOfMemory: what + "there is not enough memory to evaluate it"
        }
    }
}
