import Testing

@testable import Fetching

@Suite struct AddressKeyTests {
    // MARK: Tracking

    @Test(arguments: TrackingParameter.all) func `every tracking parameter is removed and has a reason`(
        parameter: TrackingParameter
    ) throws {
        #expect(!parameter.reason.isEmpty)
        #expect(parameter.name == parameter.name.lowercased())
        let address = try Address("https://news.example.org/a?" + parameter.example)
        #expect(address.withoutTracking.text == "https://news.example.org/a")
        let covering = TrackingParameter.all.filter { $0.covers(Array(parameter.example.utf8)[...]) }
        #expect(covering == [parameter], "each example is removed by its own entry alone")
    }

    /// An address, and what remains of it.
    static let remains: [(address: String, rest: String)] = [
        ("https://e.org/a?utm_source=x&id=1&fbclid=y", "https://e.org/a?id=1"),
        ("https://e.org/a?id=1&UTM_Source=x&b=%E4", "https://e.org/a?id=1&b=%E4"),
        ("https://e.org/a?b=2&utm_x&a=1", "https://e.org/a?b=2&a=1"),
        ("https://e.org/a?utm_source", "https://e.org/a"),
        ("https://e.org/a?gclid=1&", "https://e.org/a"),
        ("https://e.org/a?&gclid=1&&id=2", "https://e.org/a?&&id=2"),
        ("https://e.org/a?spm=a1.b2.c3&id=1", "https://e.org/a?id=1"),
        ("https://e.org/?u=a?utm_source=x&fbclid=1", "https://e.org/?u=a?utm_source=x"),
    ]

    @Test(arguments: remains) func `what is left keeps its order and form`(address: String, rest: String) throws {
        let clean = try Address(address).withoutTracking
        #expect(clean.text == rest)
        #expect(clean.withoutTracking == clean)
        #expect(try Address(clean.text) == clean)
    }

    @Test(arguments: [
        "https://e.org/", "https://e.org/a?&", "https://e.org/a?id=utm_source",
        "https://e.org/utm_source=1",
        "https://e.org/a?ref=x&source=y&from=z&cid=1&campaign=2&s=3&t=4", "https://e.org/a?scm=supply",
        "https://e.org/a?spm=",
        "https://e.org/a?spm=a..b", "https://e.org/a?xutm_source=1", "https://e.org/a?gclids=1",
        "https://e.org/a?p=1&page=2&amp;x",
        "https://e.org/a?yclid2=1", "https://e.org/a?=utm_source",
    ])
    func `what may choose content stays as it is, to the byte`(text: String) throws {
        #expect(try Address(text).withoutTracking.text == text)
    }

    // MARK: Keys

    @Test(arguments: AddressKey.alike) func `addresses of one page have one key`(decision: AddressKey.Decision) throws {
        let addresses = try decision.examples.map { try Address($0) }
        #expect(addresses.count == 2 && Set(decision.examples).count == 2)
        #expect(Set(addresses.map { AddressKey($0) }).count == 1, "\(decision.difference)")
    }

    @Test(arguments: AddressKey.apart) func `addresses of two pages have two keys`(decision: AddressKey.Decision) throws
    {
        let addresses = try decision.examples.map { try Address($0) }
        #expect(Set(addresses.map { AddressKey($0) }).count == 2, "\(decision.difference)")
    }

    static let keys: [(address: String, key: String)] = [
        ("https://www.News.example.org/path?b=2&a=1", "news.example.org/path?a=1&b=2"),
        ("http://example.org", "example.org/"),
        ("http://example.org/?", "example.org/"),
        ("http://www.org/", "www.org/"),
        ("http://www.example.org:8080/", "example.org:8080/"),
        ("http://www2.example.org/", "www2.example.org/"),
        ("http://[2001:db8::1]/a", "[2001:db8::1]/a"),
        ("http://example.org/?b&a&b=1&a=2", "example.org/?a&a=2&b&b=1"),
        ("http://example.org/?a=2&a=1&A=0", "example.org/?A=0&a=2&a=1"),
        ("http://example.org/?u=http://x/?y=1&a", "example.org/?a&u=http://x/?y=1"),
    ]

    @Test(arguments: keys) func `a key reads like an address`(address: String, key: String) throws {
        #expect(AddressKey(try Address(address)).text == key)
        #expect(AddressKey(try Address("https://" + key)).text == key, "the key of a key is the key")
    }

    @Test func `made-up queries: cleaning twice changes nothing, and the key depends on no order of names`() throws {
        var random = SplitMix(seed: 4)
        let names = ["a", "b", "utm_source", "spm", "id", "", "fbclid", "UTM_x", "scm"]
        let values = ["", "=", "=1", "=a.b.c", "=%41%c3", "=x&y"]
        for _ in 0..<500 {
            let parts = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                (names.randomElement(using: &random) ?? "") + (values.randomElement(using: &random) ?? "")
            }
            let address = try Address("http://example.org/p?" + parts.joined(separator: "&"))
            let clean = address.withoutTracking
            #expect(clean.withoutTracking == clean)
            #expect(try Address(clean.text) == clean)
            let key = AddressKey(address)
            #expect(AddressKey(clean) == key)
            let grouped = Dictionary(grouping: parts, by: { $0.prefix { $0 != "=" } }).values.shuffled(using: &random)
            if !parts.contains(where: { $0.contains("&") }) {
                let reordered = try Address("https://www.example.org/p?" + grouped.joined().joined(separator: "&"))
                #expect(AddressKey(reordered) == key)
            }
        }
    }

    // MARK: A publisher's rule

    static let ruleKeys: [(pattern: String, hosts: [String], address: String, key: String)] = [
        ("*/newscontent/{digits}", [], "https://news.example.org/newscontent/103123456/Slug", "newscontent/103123456"),
        ("*/newscontent/{digits}", [], "https://news.example.org/newscontent/103123456-slug", "newscontent/103123456"),
        (
            "*/newscontent/{digits}", [], "http://www.example.org/en/newscontent/103123456-slug?x=1",
            "newscontent/103123456"
        ),
        ("/newscontent/{digits}", [], "https://news.example.org/newscontent/7", "newscontent/7"),
        ("/newscontent/{digits}", [], "https://news.example.org/en/newscontent/7", "news.example.org/en/newscontent/7"),
        ("*/newscontent/{digits}", ["*.example.org"], "https://example.org/newscontent/7", "newscontent/7"),
        ("*/newscontent/{digits}", ["*.example.org"], "https://a.b.example.org/newscontent/7", "newscontent/7"),
        (
            "*/newscontent/{digits}", ["*.example.org"], "https://badexample.org/newscontent/7",
            "badexample.org/newscontent/7"
        ),
        ("*/newscontent/{digits}", ["News.example.org"], "https://news.example.org/newscontent/7", "newscontent/7"),
        (
            "*/newscontent/{digits}", ["other.example", "news.example.org"], "https://news.example.org/newscontent/7",
            "newscontent/7"
        ),
        (
            "*/newscontent/{digits}", ["news.example.org"], "https://en.example.org/newscontent/7",
            "en.example.org/newscontent/7"
        ),
        ("https://news.example.org/{word}/{digits}$", [], "https://news.example.org/tin/7", "news.example.org/tin/7"),
        ("//*.example.org/p?id={digits}", [], "https://news.example.org/p?id=7&x", ".example.org/p?id=7"),
        ("/*/story-{digits}*", [], "https://news.example.org/2024/05/story-7.html", "story-7"),
        ("id={digits}", [], "https://news.example.org/?x&id=7", "id=7"),
    ]

    @Test(arguments: ruleKeys) func `a publisher's rule names its pages`(
        pattern: String, hosts: [String], address: String, key: String
    ) throws {
        let rule = try KeyRule(pattern, hosts: hosts)
        #expect(AddressKey(try Address(address), rule: rule).text == key)
    }

    @Test func `a rule that tells no pages apart, or is for no host, is refused`() {
        #expect(throws: AddressPatternError.noCapture(pattern: "/news/*")) { try KeyRule("/news/*") }
        #expect(throws: AddressPatternError.empty) { try KeyRule("") }
        for host in [
            "", "a b", "https://news.example.org", "news.example.org/x", "news.example.org:80", "*", "*.", "a.*.org",
        ] {
            #expect(throws: AddressPatternError.badHost(host: host)) { try KeyRule("/{digits}", hosts: [host]) }
        }
    }
}

/// SplitMix64: the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
