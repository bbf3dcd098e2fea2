import Testing

@testable import Fetching

@Suite struct AddressPatternTests {
    /// A pattern, an address, and what the braces take; nil where the pattern does not match.
    static let matches: [(pattern: String, address: String, captures: [String]?)] = [
        // Where it is looked for.
        ("/en/*", "https://news.example.org/en/a", []),
        ("/en/", "https://news.example.org/en/", []),
        ("/en/", "https://news.example.org/en", nil),
        ("/en/*", "https://news.example.org/zh/en/a", nil),
        ("/en/*", "https://news.example.org/?x=/en/", nil),
        ("/?id=*", "https://news.example.org/?id=7", []),
        ("*/en/*", "https://news.example.org/zh/en/a", []),
        ("en", "https://news.example.org/zh/open", []),
        ("news.example", "https://news.example.org/", []),
        ("https://news.example.org/", "https://news.example.org/a", []),
        ("https://news.example.org/", "http://news.example.org/a", nil),
        ("HTTPS://News.Example.org/A", "https://news.example.org/A", []),
        ("HTTPS://News.Example.org/A", "https://news.example.org/a", nil),
        ("https://news.example.org/", "https://other.example/?u=https://news.example.org/", nil),
        ("//news.example.org/", "http://news.example.org/a", []),
        ("//news.example.org/", "https://news.example.org/a", []),
        ("//*.example.org/a", "https://news.example.org/a", []),
        ("//*.example.org/a", "https://example.org/a", nil),
        ("//a", "https://news.example.org//a", nil),
        ("*//a", "https://news.example.org//a", []),
        ("  /en/ ", "https://news.example.org/en/", []),
        // Stars and the end.
        ("*", "https://news.example.org/", []),
        ("**", "https://news.example.org/", []),
        ("*.html$", "https://news.example.org/a.html", []),
        ("*.html$", "https://news.example.org/a.html?x", nil),
        ("*.html", "https://news.example.org/a.html?x", []),
        ("/a*b*c$", "https://news.example.org/abcbc", []),
        ("/a*b*c$", "https://news.example.org/abcb", nil),
        ("/a*$", "https://news.example.org/abc", []),
        ("/a$", "https://news.example.org/a", []),
        ("/a$", "https://news.example.org/ab", nil),
        ("/a$b", "https://news.example.org/a$b", []),
        ("/*/a", "https://news.example.org/x/y/a/z", []),
        // Braces.
        ("/{digits}", "https://news.example.org/123", ["123"]),
        ("/{digits}", "https://news.example.org/x123", nil),
        ("/{digits}$", "https://news.example.org/123x", nil),
        ("*/newscontent/{digits}", "https://news.example.org/en/newscontent/103-slug", ["103"]),
        ("*/newscontent/{digits}", "https://news.example.org/newscontent/103/Slug", ["103"]),
        ("*/newscontent/{digits}", "https://news.example.org/newscontent/x/newscontent/7", ["7"]),
        ("/a/{word}/{word}$", "https://news.example.org/a/b-c/d_1", ["b-c", "d_1"]),
        ("/a/{word}/{word}$", "https://news.example.org/a/b.c/d", nil),
        ("/{segment}?id={digits}", "https://news.example.org/p.php?id=12&x=1", ["p.php", "12"]),
        ("/{segment}$", "https://news.example.org/%E9%95%81", ["%E9%95%81"]),
        ("{digits}", "https://news2.example.org/17/18", ["2"]),
        ("//*/{digits}", "https://news2.example.org/a1/18", ["18"]),
        ("1*{digits}", "https://news.example.org/123", nil),
        ("1*{digits}", "https://news.example.org/123/45", ["45"]),
        ("*-{digits}.html$", "https://news.example.org/a-1-22.html", ["22"]),
        ("*{digits}$", "https://news.example.org/12/345", ["345"]),
        ("{digits}/{digits}$", "https://news.example.org/1/22/333", ["22", "333"]),
        ("{digits}{word}", "https://news.example.org/12ab", ["12", "ab"]),
        // What addresses hold in encoded form.
        ("/\u{65B0}\u{95FB}/", "https://news.example.org/\u{65B0}\u{95FB}/1", []),
        ("/%e6%96%b0/", "https://news.example.org/\u{65B0}/1", []),
        ("/a b", "https://news.example.org/a%20b", []),
        ("/%7Euser", "https://news.example.org/~user", []),
    ]

    @Test(arguments: matches) func `a pattern matches what its form says`(
        pattern: String, address: String, captures: [String]?
    ) throws {
        let pattern = try AddressPattern(pattern)
        let address = try Address(address)
        #expect(pattern.captures(in: address) == captures)
        #expect(pattern.matches(address) == (captures != nil))
    }

    static let mistakes: [(pattern: String, error: AddressPatternError)] = [
        ("", .empty), ("  ", .empty), ("$", .empty),
        ("/{digit}", .unknownName(pattern: "/{digit}", name: "digit")),
        ("/{}", .unknownName(pattern: "/{}", name: "")),
        ("/a/{digits", .unclosedBrace(pattern: "/a/{digits")),
        ("/{digits}0", .neverMatches(pattern: "/{digits}0", name: "digits")),
        ("/{word}-{digits}", .neverMatches(pattern: "/{word}-{digits}", name: "word")),
        ("/{word}{digits}", .neverMatches(pattern: "/{word}{digits}", name: "word")),
        ("/{segment}.html", .neverMatches(pattern: "/{segment}.html", name: "segment")),
    ]

    @Test(arguments: mistakes) func `a pattern that means nothing is refused, with what to do`(
        pattern: String, error: AddressPatternError
    ) {
        #expect(throws: error) { try AddressPattern(pattern) }
        #expect("\(error)".contains("; write ") || "\(error)".contains("; use "))
    }

    @Test func `many stars and runs cost no more than the lengths`() throws {
        let address = try Address("https://news.example.org/" + String(repeating: "ab1", count: 5_000))
        let stars = String(repeating: "a*b*{digits}*", count: 300)
        #expect(try AddressPattern("/" + stars + "x").captures(in: address) == nil)
        #expect(try AddressPattern("/" + stars + "x$").captures(in: address) == nil)
        #expect(try AddressPattern("/" + stars).captures(in: address)?.count == 300)
        #expect(try AddressPattern("*a{word}/x").captures(in: address) == nil)
    }
}
