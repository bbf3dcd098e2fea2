import Model
import Testing

@testable import Extraction

@Suite struct ProfileTests {
    private typealias Rule = PublisherProfile.Rule
    private typealias Version = PublisherProfile.Version

    /// Two columns of text, of which the general way takes the longer one.
    private static let page = """
        <html><head><title>Boats on the canal | Harbour Post</title>
        <meta property="article:published_time" content="2024-05-16T08:00:00Z"></head><body>
        <h1>Boats on the canal</h1>
        <p class="stamp" data-day="17 May 2024">icon17 May 2024 09:15</p>
        <div class="col-a3f"><p>The short report: one boat came, and it was <span class="advert">Buy paint! </span>red.</p>
        <p>Nobody went aboard before noon, when the tide had turned and the rope was dry.</p></div>
        <p>Between the columns stands a line of the paper itself, which belongs to neither of them.</p>
        <div class="col-b7c"><p>The harbour master, a man of few words, said that more would follow in June.</p></div>
        <div class="digest"><p>Elsewhere this week, mills along the river ground rye, oats and barley, and millers spoke of \
        a good year; the dam held, the fish came early, and the ferry was painted twice in one month.</p>
        <p>In town the council met, spoke of drains for three hours, and went home, having decided that drains, like \
        councils, are best left alone until they smell, which in a warm year may be as soon as April.</p></div>
        <p class="by">Words: Ada Pole and Bo Quay</p></body></html>
        """

    private static func profile(_ versions: Version...) -> PublisherProfile {
        PublisherProfile(name: "harbour", digest: "sha256:1", versions: versions)
    }

    private static func read(
        _ profile: PublisherProfile, page: String = page, on day: String? = nil, url: String? = nil
    ) -> Document {
        DocumentReader.read(
            Array(page.utf8), contentType: "text/html; charset=utf-8", url: url,
            using: ProfileUse(on: day.flatMap { CivilDate($0) }) { _ in profile })
    }

    private static func plain(_ document: Document) -> [String] {
        document.blocks.map { block in
            String(decoding: Array(document.text.utf8)[block.range], as: UTF8.self)
        }
    }

    @Test func `the body is what the profile says, though something else has more text`() {
        let general = DocumentReader.read(Array(Self.page.utf8), contentType: nil, url: nil)
        #expect(general.text.contains("the council met"))
        let document = Self.read(Self.profile(Version(rules: [Rule(.body, "//div[starts-with(@class, 'col-')]")])))
        #expect(document.text.contains("The short report"))
        #expect(document.text.contains("The harbour master"))
        #expect(!document.text.contains("Between the columns"))
        #expect(!document.text.contains("the council met"))
        #expect(document.profile?.answered == [.body])
        #expect(document.profile?.missed == [])
        #expect(document.warnings.allSatisfy { $0.contains("far less text") })
    }

    @Test func `a body with far less text than another part of the page is said to be odd`() {
        let document = Self.read(Self.profile(Version(rules: [Rule(.body, "//p[@class='by']")])))
        #expect(document.warnings.contains { $0.contains("profile harbour: its body has far less text") })
    }

    @Test func `the body may be a box that the general way calls furniture`() {
        let page = """
            <html><body><main><p>A page of some length stands here, with commas, and with stops. It goes on.</p></main>
            <aside class="sidebar"><p>The article itself, oddly, stands in the sidebar of this page, said the clerk.</p>
            <nav><a href="/a">One</a> <a href="/b">Two</a></nav></aside></body></html>
            """
        let document = Self.read(Self.profile(Version(rules: [Rule(.body, "//aside")])), page: page)
        #expect(
            Self.plain(document) == ["The article itself, oddly, stands in the sidebar of this page, said the clerk."])
    }

    @Test func `an inline element and a text may be the body`() {
        let page = "<html><body><p>Before. <span id=a>This, and this alone, is it.</span> After it.</p></body></html>"
        for path in ["//span", "//span/text()", "id('a')"] {
            let document = Self.read(Self.profile(Version(rules: [Rule(.body, path)])), page: page)
            #expect(document.text == "This, and this alone, is it.", "\(path)")
        }
    }

    @Test func `what a profile removes is nowhere in the text, within a line or between lines`() {
        let rules = [Rule(.body, "//div[@class='col-a3f']"), Rule(.remove, "//span[@class='advert']")]
        let document = Self.read(Self.profile(Version(rules: rules)))
        #expect(document.text.contains("and it was red."))
        #expect(document.profile?.answered == [.body, .remove])
    }

    @Test func `what is removed and not there is no miss`() {
        let document = Self.read(Self.profile(Version(rules: [Rule(.remove, "//marquee")])))
        #expect(document.warnings.isEmpty)
        #expect(document.profile?.missed == [])
    }

    @Test func `values come from elements, attributes and made texts`() {
        let rules = [
            Rule(.title, "concat(//h1, ' again')"), Rule(.published, "//p/@data-day"),
            Rule(.author, "substring-after(//p[@class='by'], 'Words:')"), Rule(.publisher, "//title"),
        ]
        let document = Self.read(Self.profile(Version(rules: rules)))
        #expect(document.title == Document.Stated("Boats on the canal again", basis: "profile harbour"))
        #expect(document.published == Document.Stated("2024-05-17", basis: "profile harbour"))
        #expect(document.authors.map(\.value) == ["Ada Pole", "Bo Quay"])
        #expect(document.publisher?.value == "Boats on the canal | Harbour Post")
        #expect(document.profile?.answered == [.title, .published, .author, .publisher])
    }

    @Test func `an expression that matches nothing leaves it to the general way, and that is said`() {
        let rules = [
            Rule(.body, "//div[@id='gone']"), Rule(.published, "//p[@class='gone']"),
            Rule(.author, "substring(//nothing, 1)"),
        ]
        let document = Self.read(Self.profile(Version(rules: rules)))
        let general = DocumentReader.read(Array(Self.page.utf8), contentType: nil, url: nil)
        #expect(document.text == general.text)
        #expect(document.published == general.published)
        #expect(
            document.warnings == [
                "profile harbour: body matched nothing; the general way was taken",
                "profile harbour: published matched nothing; the general way was taken",
                "profile harbour: author matched nothing; the general way was taken",
            ])
        #expect(document.profile?.missed == [.body, .published, .author])
    }

    @Test func `a date that is none leaves it to the general way`() {
        let document = Self.read(Self.profile(Version(rules: [Rule(.published, "//h1")])))
        #expect(document.published?.value == "2024-05-16T08:00:00Z")
        #expect(
            document.warnings == [
                "profile harbour: published matched \"Boats on the canal\", which is no date; the general way was taken"
            ])
    }

    @Test func `a body that does not show leaves it to the general way`() {
        let page = """
            <html><body><p>What shows is this, and it is a sentence of a length.</p>
            <div style="display:none" id=x><p>What does not show is that.</p></div></body></html>
            """
        let document = Self.read(Self.profile(Version(rules: [Rule(.body, "//*[@id='x']")])), page: page)
        #expect(document.text.contains("What shows is this"))
        #expect(document.profile?.missed == [.body])
        #expect(document.profile?.answered == [])
    }

    @Test func `the first expression that matches answers`() {
        let rules = [Rule(.body, "//div[@id='gone']"), Rule(.body, "//div[@class='col-b7c']"), Rule(.body, "//div")]
        let document = Self.read(Self.profile(Version(rules: rules)))
        #expect(
            Self.plain(document).last == "The harbour master, a man of few words, said that more would follow in June.")
        #expect(document.profile?.missed == [])
    }

    private static let old = Version(
        until: CivilDate("2020-12-31"), rules: [Rule(.title, "'the old way'")])
    private static let new = Version(from: CivilDate("2021-01-01"), rules: [Rule(.title, "'the new way'")])

    @Test(arguments: [
        ("2020-12-31", "the old way"), ("2021-01-01", "the new way"), (nil, "the new way"),
    ])
    func `the version is that of the day of retrieval, or of publication`(day: String?, title: String) {
        let document = Self.read(Self.profile(Self.new, Self.old), on: day)
        #expect(document.title?.value == title)
        #expect(document.profile?.profile.versions.count == 1)
        // Read again with what is kept of the profile, it is read the same.
        if let kept = document.profile?.profile {
            #expect(Self.read(kept, on: day) == document)
        }
    }

    @Test func `where nobody knows the day, the version whose body is there is taken`() {
        let page =
            "<html><body><div id=old><p>An undated page, of the old form, with a sentence.</p></div></body></html>"
        let versions = [
            Version(from: CivilDate("2021-01-01"), rules: [Rule(.body, "//*[@id='new']")]),
            Version(until: CivilDate("2020-12-31"), rules: [Rule(.body, "//*[@id='old']")]),
        ]
        let document = Self.read(
            PublisherProfile(name: "harbour", digest: "", versions: versions), page: page)
        #expect(document.profile?.answered == [.body])
        #expect(document.profile?.profile.versions == [versions[1]])
    }

    @Test func `of a time without a version a profile says nothing`() {
        let document = Self.read(Self.profile(Self.new), on: "2019-05-01")
        #expect(document.title?.value == "Boats on the canal")
        #expect(document.warnings.isEmpty)
        #expect(document.profile?.profile.versions == [])
    }

    @Test func `the address that a page gives as its own decides where nobody knows another`() {
        let page = """
            <html><head><link rel=canonical href="https://harbour.example/1"></head>
            <body><p>A sentence that is long enough, with a comma.</p></body></html>
            """
        let use = ProfileUse { address in
            address == "https://harbour.example/1" ? Self.profile(Version(rules: [Rule(.title, "'found'")])) : nil
        }
        func title(_ url: String?) -> String? {
            DocumentReader.read(Array(page.utf8), contentType: nil, url: url, using: use).title?.value
        }
        #expect(title(nil) == "found")
        #expect(title("file:///saved.html") == "found")
        #expect(title("https://other.example/") == nil)
    }

    @Test func `a page too deep for a profile is read in the general way, and that is said`() {
        let page =
            String(repeating: "<div>", count: 2000) + "<p>Deep down, a sentence of some length, with a comma.</p>"
        let document = Self.read(Self.profile(Version(rules: [Rule(.body, "//p")])), page: page)
        #expect(document.text == "Deep down, a sentence of some length, with a comma.")
        #expect(
            document.warnings.contains { $0.contains("nests elements more than 512 deep; the general way was taken") })
        #expect(document.profile?.missed == [.body])
    }

    @Test func `an expression that costs too much answers nothing`() {
        let page = "<body>" + String(repeating: "<p><a href='/x'>x</a></p>", count: 4000) + "</body>"
        let rules = [Rule(.body, "//*[count(//*[count(//*) > 1]) > 1]")]
        let document = Self.read(Self.profile(Version(rules: rules)), page: page)
        #expect(document.profile?.missed == [.body])
    }

    @Test func `the mirror has every node at its place`() throws {
        let page = """
            <!doctype html><html lang=en><head><title>T &amp; t</title><script>var x = "<p>";</script></head>
            <body class="a b"><p>One<br>two <b>three</b> four</p><!-- no --><table><tr><td>5</table><input disabled></body>
            """
        let mirror = TreeMirror()
        let tree = TreeParser.parse(Array(page.utf8), limits: Limits(), mirror: mirror)
        let selected = try mirror.select(.init("//node()"))
        let numbers = selected.compactMap { if case .node(let number) = $0 { number } else { nil } }
        #expect(numbers == Array(tree.nodes.indices))
        for number in tree.nodes.indices where tree.nodes[number].tag == .text {
            let path = "//text()[normalize-space(.) != '']"
            #expect(try mirror.select(.init(path)).contains(.node(number)) == !tree.isBlank(number))
        }
        #expect(
            try mirror.select(.init("//body/@class")) == [
                .attribute("a b", of: tree.nodes.firstIndex { $0.tag == .body } ?? -1)
            ])
        #expect(try mirror.select(.init("//input/@disabled")).count == 1)
    }
}

extension Tree {
    fileprivate func isBlank(_ node: Int) -> Bool {
        text[Int(nodes[node].start)..<Int(nodes[node].start + nodes[node].length)].allSatisfy(\.isSpaceASCII)
    }
}
