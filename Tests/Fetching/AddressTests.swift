import Testing

@testable import Fetching

@Suite struct AddressTests {
    /// What is written, and its normal form.
    static let normalForms: [(written: String, normal: String)] = [
        ("http://example.org", "http://example.org/"),
        ("HTTP://EXAMPLE.Org:80/", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:0443/a", "https://example.org/a"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://example.org:/", "http://example.org/"),
        ("  http://example.org/a \n", "http://example.org/a"),
        ("http://example.org/a#part", "http://example.org/a"),
        ("http://example.org/a?#", "http://example.org/a"),
        ("http://example.org/a/./b/../c", "http://example.org/a/c"),
        ("http://example.org/../../a", "http://example.org/a"),
        ("http://example.org/a/%2e%2E/b", "http://example.org/b"),
        ("http://example.org/a/..%2fb", "http://example.org/a/..%2Fb"),
        ("http://example.org/%7euser/%41%e4%2f", "http://example.org/~user/A%E4%2F"),
        ("http://example.org/100%", "http://example.org/100%"),
        ("http://example.org/%%34%31", "http://example.org/%%341"),
        ("http://example.org/%zz%41", "http://example.org/%zzA"),
        ("http://example.org/%25%34%31", "http://example.org/%2541"),
        ("http://example.org/?q=a%20b&c=%c3%a4", "http://example.org/?q=a%20b&c=%C3%A4"),
        ("http://example.org/a b", "http://example.org/a%20b"),
        ("http://example.org/\u{9541}", "http://example.org/%E9%95%81"),
        ("http://example.org//a///b", "http://example.org//a///b"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://[2001:DB8:0:0:0:0:0:1]:80/", "http://[2001:db8::1]/"),
        ("http://ex%61mple.org/", "http://example.org/"),
        ("http://M\u{FC}ller.example/", "http://xn--mller-kva.example/"),
    ]

    @Test(arguments: normalForms) func `an address has one normal form`(written: String, normal: String) throws {
        let address = try Address(written)
        #expect(address.text == normal)
        #expect(try Address(address.text) == address, "normalising twice changes nothing")
    }

    @Test func `the parts of an address are told`() throws {
        let name = try Address("HTTPS://Example.ORG/a")
        #expect(name.scheme == "https")
        #expect(name.host == "example.org")
        #expect(name.port == 443)
        let literal = try Address("http://[::1]:8080/a")
        #expect(literal.scheme == "http")
        #expect(literal.host == "::1")
        #expect(literal.port == 8080)
    }

    /// RFC 3986, section 5.4, without the examples that are about other schemes; fragments dropped.
    static let references: [(reference: String, meaning: String)] = [
        ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
        ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"), ("g?y#s", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
        ("g;x", "http://a/b/c/g;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
        ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
        ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
        ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"),
        ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
        ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/../x", "http://a/b/c/g"), ("HTTPS://Z", "https://z/"), (" g ", "http://a/b/c/g"),
    ]

    @Test(arguments: references) func `a reference is resolved against its page`(
        reference: String, meaning: String
    ) throws {
        let base = try Address("http://a/b/c/d;p?q")
        #expect(try base.resolving(reference).text == meaning)
    }

    @Test(arguments: [
        "", " ", "example.org", "/page", "http:", "http://", "http://exa mple.org/", "http://example.org:99999/",
        "http://example.org:0/", "http://a\\b/", "http://exam\u{0}ple.org/", "http://example.org/a\nb", "http://[::1",
        "http://[fe80::1%25eth0]/", "http://" + String(repeating: "a", count: 20_000),
    ])
    func `what is not an address is refused`(text: String) {
        #expect {
            try Address(text)
        } throws: { error in
            if case AddressError.malformed = error { true } else { false }
        }
    }

    @Test(arguments: [
        "ftp://example.org/", "file:///etc/hostname", "gopher://example.org/", "mailto:someone@example.org",
        "javascript:alert(1)", "data:text/html,x", "unheard-of://x",
    ])
    func `other schemes than http and https are refused, also as references`(text: String) throws {
        let isUnsupported = { (error: any Error) in
            if case AddressError.unsupportedScheme = error { true } else { false }
        }
        let base = try Address("http://example.org/")
        #expect(throws: AddressError.self) { try Address(text) }
        #expect(performing: { try Address(text) }, throws: isUnsupported)
        #expect(performing: { try base.resolving(text) }, throws: isUnsupported)
    }

    @Test(arguments: [
        "http://name:secret@example.org/", "http://name@example.org/", "http://:secret@example.org/",
        "http://@example.org/", "https://name:se%20cret@example.org:8443/page@2",
    ])
    func `credentials are refused and not shown`(text: String) throws {
        do {
            _ = try Address(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect({ if case .credentials = error { true } else { false } }())
            #expect(!"\(error)".contains("secret"))
            #expect(!"\(error)".contains("name@"))
        }
    }

    @Test(arguments: [
        "http://name:sec/ret@exa mple.org/", "name:secret@host", "//name:secret@host", "http:/name:secret@host:port",
        "ftp://name:secret@host/", "mailto:secret@host",
    ])
    func `credentials are not shown where an address is wrong for another reason either`(text: String) {
        do {
            _ = try Address(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(!"\(error)".contains("secret"))
            #expect(!"\(error)".contains("sec/ret"))
        }
    }

    @Test func `an at sign in a path is no credential`() throws {
        #expect(try Address("https://example.org/@name/post").text == "https://example.org/@name/post")
    }

    @Test func `normalising twice changes nothing, whatever is written`() {
        // Pieces in which an address can go wrong, put together by a fixed sequence of pseudo-random numbers.
        let pieces = [
            "%", "%2", "%25", "%34", "%31", "%2e", "%2F", ".", "..", "/", "//", "?", "#", "a", "Z", "~", " ", "+", "&",
            "=", ";", ":", "@", "\\", "\u{E4}", "\u{955C}", "[", "]", "\"", "<", "|", "^", "%C3%A4", "%00", "%0a",
        ]
        var state: UInt64 = 1
        var taken = 0
        for _ in 0..<2000 {
            var text = "http://Example.org/"
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            guard let address = try? Address(text) else { continue }
            taken += 1
            #expect((try? Address(address.text)) == address, "\(text)")
        }
        #expect(taken > 1500)
    }
}
