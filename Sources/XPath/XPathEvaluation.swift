import CLibXML2

// The evaluation of expressions over libxml2's documents, which whoever asks owns.

extension XPathExpression {
    /// A node of a document.
    public typealias Node = UnsafeMutablePointer<xmlNode>

    /// What an expression came to.
    public enum Value {
        /// Nodes in document order: elements, texts, attributes. They live as long as their document.
        case nodes([Node])
        /// A text.
        case text(String)
    }

    /// libxml2 wants its globals set up before the first use from several threads. Doing so again changes nothing.
    static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// The nodes that the expression selects, in document order; none in no document. Throws where it selects something
    /// else or costs too much.
    public func nodes(in document: xmlDocPtr?) throws(XPathError) -> [Node] {
        switch try value(in: document) {
        case .nodes(let nodes): return nodes
        case .text: throw XPathError(expression: text, problem: .notNodes("a text"))
        }
    }

    /// What the expression comes to, nodes or a text. Throws where it is something else or costs too much.
    public func value(in document: xmlDocPtr?) throws(XPathError) -> Value {
        func error(_ problem: XPathError.Problem) -> XPathError { XPathError(expression: text, problem: problem) }
        guard XPathExpression.isReady, let document else { return .nodes([]) }
        // With the elements numbered, putting nodes into document order takes no walk up the tree.
        xmlXPathOrderDocElems(document)
        guard let context = xmlXPathNewContext(document) else { throw error(.outOfMemory) }
        defer { xmlXPathFreeContext(context) }
        context.pointee.opLimit = UInt(XPathExpression.maximumSteps)
        // Without a function here libxml2 would print.
        context.pointee.error = { _, _ in }
        guard let compiled = xmlXPathCtxtCompile(context, text) else {
            throw error(XPathExpression.problem(context.pointee.lastError))
        }
        defer { xmlXPathFreeCompExpr(compiled) }
        guard let result = xmlXPathCompiledEval(compiled, context) else {
            throw error(XPathExpression.problem(context.pointee.lastError))
        }
        defer { xmlXPathFreeObject(result) }
        switch result.pointee.type {
        case XPATH_NODESET: break
        case XPATH_STRING: return .text(result.pointee.stringval.map { String(cString: $0) } ?? "")
        case XPATH_BOOLEAN: throw error(.notNodes("true or false"))
        case XPATH_NUMBER: throw error(.notNodes("a number"))
        default: throw error(.notNodes("no nodes"))
        }
        guard let set = result.pointee.nodesetval, set.pointee.nodeNr > 0 else { return .nodes([]) }
        xmlXPathNodeSetSort(set)
        guard let table = set.pointee.nodeTab else { return .nodes([]) }
        let nodes = (0..<Int(set.pointee.nodeNr)).compactMap { index in
            // A namespace node is none of the tree's.
            table[index].flatMap { $0.pointee.type == XML_NAMESPACE_DECL ? nil : $0 }
        }
        return .nodes(nodes)
    }

    private static func problem(_ error: xmlError) -> XPathError.Problem {
        let code = error.code - Int32(XML_XPATH_EXPRESSION_OK.rawValue)
        // libxml2 keeps its messages to itself where a function is set for errors; these are xpath.c's own words.
        let messages: [Int32: String] = [
            1: "a number is not well-formed", 2: "a text in quotes has no end", 3: "a text in quotes was expected",
            4: "a variable is not well-formed", 5: "there are no variables", 6: "what stands in [ ] is not well-formed",
            7: "the expression is not well-formed", 8: "a bracket has no end", 9: "there is no such function",
            10: "an operand is not well-formed", 11: "an operand has the wrong type",
            12: "a function has the wrong number of arguments", 19: "there is no such prefix",
            21: "it contains a character that may not stand there",
        ]
        switch code {
        case 15: return .outOfMemory
        case 25: return .tooCostly
        case 26: return .tooDeep
        default: break
        }
        return .syntax(
            detail: messages[code] ?? "libxml2's error \(error.code)", offset: error.str1 == nil ? nil : Int(error.int1)
        )
    }
}
