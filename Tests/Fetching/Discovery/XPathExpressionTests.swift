import Testing
import XPath

@Suite struct XPathExpressionTests {
    @Test(arguments: [
        "//a[contains(@href)]", "//p[not()]", "count()", "concat('a')", "//p[substring(., 1, 2, 3)]", "//p[true(1)]",
        "translate('a', 'b')", "//p[position(1) = 2]",
    ])
    func `a function with too few or too many arguments is refused, though no page has what it asks for`(text: String) {
        #expect(throws: XPathError.self) { try XPathExpression(text, for: .nodesOrText) }
    }

    @Test(arguments: [
        "//a[contains(@href, 'a,b)')]", "//p[normalize-space()]", "string(//p[last()])",
        "concat('a', \"b\", substring(//p, 1, 2))", "//p[text()]/node()", "//p[count(b | i) > 1 and (position() < 3)]",
        "substring-after(normalize-space((//h1/following::*)[1]), ':')",
    ])
    func `the right number of arguments is taken, whatever stands in them`(text: String) throws {
        _ = try XPathExpression(text, for: .nodesOrText)
    }

    @Test func `a text is no nodes`() {
        #expect(throws: XPathError(expression: "string(//p)", problem: .notNodes("a text"))) {
            try XPathExpression("string(//p)")
        }
    }
}
