import Archive
import Foundation
import LoopbackServer
import Model
import ProgramUnderTest
import Testing

/// Pages that are found through lists, feeds and sitemaps.
@Suite struct FoundPageTests {
    /// Pages of one event each, by their numbers.
    private static func pages(_ numbers: ClosedRange<Int>) -> [String: [Reply]] {
        Dictionary(uniqueKeysWithValues: numbers.map { ("/\($0)", [.html(MadePages.single($0))]) })
    }

    private static func links(_ numbers: Int...) -> [(path: String, title: String)] {
        numbers.map { ("/\($0)", "Tidings \($0)") }
    }

    @Test func `a list is read up to its bound, and no further than there is something new`() throws {
        var replies = Self.pages(1...8)
        replies["/list"] = [
            FoundPages.listing(Self.links(1, 2), next: "/list?page=2"),
            FoundPages.listing(Self.links(1, 2), next: "/list?page=2"),
            FoundPages.listing(Self.links(7, 1), next: "/list?page=2"),
        ]
        replies["/list?page=2"] = [FoundPages.listing(Self.links(3, 4), next: "/list?page=3")]
        replies["/list?page=3"] = [FoundPages.listing(Self.links(5, 6))]
        let server = try LoopbackServer(sequences: replies)
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline(
                """
                - name: site
                  lists:
                    - url: \(server.url("/list"))
                      links: //ul[@class='news']//a
                      next: //a[@class='next']
                      pages: 2
                """))
        let first = try folder.ingot("run", "pipeline.yaml")
        #expect(first.end == .exited(0), "\(first.messages)")
        #expect(Set(server.targets()) == ["/list", "/1", "/2", "/list?page=2", "/3", "/4"])
        #expect(try folder.events().count == 4)
        #expect(try folder.captures().filter { $0.outcome == "listing" }.count == 2)
        #expect(try folder.receipts().last?.sources.map { [$0.found, $0.new, $0.events] } == [[4, 4, 4]])
        try folder.expectSoundArchive()

        // Nothing new: the list alone, and no article twice in a day.
        var count = server.requests.count
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(server.targets(since: count) == ["/list"])
        #expect(try folder.receipts().last?.sources.map { [$0.found, $0.new, $0.events] } == [[2, 0, 0]])

        // Something new: the next page of the list is looked at again.
        count = server.requests.count
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(Set(server.targets(since: count)) == ["/list", "/7", "/list?page=2"])
        #expect(try folder.events().count == 5)
        try folder.expectSoundArchive()
    }

    @Test func `without selectors all links are followed, and the next page is no article`() throws {
        var replies = Self.pages(1...2)
        replies["/list"] = [
            .html("<a href=\"/1\">One</a> <a rel=\"next\" href=\"/more\">older</a> <a href=\"#top\">top</a>")
        ]
        replies["/more"] = [.html("<a href=\"/2\">Two</a>")]
        let server = try LoopbackServer(sequences: replies)
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline("- name: site\n  lists: [{url: \"\(server.url("/list"))\", pages: 5}]"))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 2)
        #expect(
            try folder.captures().filter { $0.page.url == server.url("/more") }.map(\.outcome) == ["listing"])
    }

    @Test func `a list goes on though a feed named the same pages a moment ago`() throws {
        var replies = Self.pages(1...4)
        let server = try LoopbackServer(sequences: [:])
        server.stop()
        replies["/list"] = [FoundPages.listing(Self.links(1, 2), next: "/list?page=2")]
        replies["/list?page=2"] = [FoundPages.listing(Self.links(3, 4))]
        replies["/feed"] = [FoundPages.xml(FoundPages.rss(["/1", "/2"]))]
        let site = try LoopbackServer(sequences: replies)
        defer { site.stop() }
        let folder = try WorkFolder()
        // The feed is asked for first and answered first, since the host is asked for one thing at a time.
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline(
                """
                - name: feed
                  feeds: \(site.url("/feed"))
                - name: list
                  lists: [{url: "\(site.url("/list"))", links: "//li/a", next: "//a[@class='next']", pages: 3}]
                """))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(try folder.events().count == 4)
        #expect(try folder.receipts().last?.sources.map(\.found) == [2, 2])
        try folder.expectSoundArchive()
    }

    @Test func `feeds of all kinds are read, the ill formed one as well`() throws {
        let server = try LoopbackServer(
            sequences: Self.pages(1...4).merging([
                "/rss": [FoundPages.xml(FoundPages.rss(["/1"]))],
                "/atom": [
                    FoundPages.xml(
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><entry><title>E</title>"
                            + "<link href=\"/2\"/></entry></feed>")
                ],
                "/json": [
                    Reply(
                        fields: [("Content-Type", "application/feed+json")],
                        body: Array(
                            #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"3","url":"/3"}]}"#
                                .utf8))
                ],
                "/ill": [
                    FoundPages.xml(
                        "<rss version=\"2.0\"><channel><title>Salt & pepper</title><item><title>A & B</title>"
                            + "<link>/4</link></item></channel>")
                ],
                "/none": [.html("<!DOCTYPE html><p>This feed has moved.")],
            ]) { $1 })
        defer { server.stop() }
        let folder = try WorkFolder()
        let feeds = ["/rss", "/atom", "/json", "/ill", "/none"].map { "\"\(server.url($0))\"" }
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline("- name: site\n  feeds: [\(feeds.joined(separator: ", "))]"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3), "\(outcome.messages)")
        #expect(outcome.messages.contains(server.url("/none")))
        #expect(try folder.receipts().last?.failures.map(\.url) == [server.url("/none")])
        #expect(try folder.events().count == 4)
        let outcomes = try folder.captures().filter(\.isOfDiscovery).map(\.outcome).sorted()
        #expect(outcomes == ["feed", "feed", "feed", "feed", "robots.txt", "unreadable"])
        try folder.expectSoundArchive()
    }

    @Test func `sitemaps are followed down, unpacked, and tell what has changed`() throws {
        let folder = try WorkFolder()
        let site = "http://127.0.0.1:%PORT"
        func reply(_ text: String) -> Reply {
            Reply(steps: [.sendText("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n" + text)])
        }
        // An address has the port in it, which is known only when the server listens: relative ones are read as well.
        let index =
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>\(site)/news.xml</loc>"
            + "</sitemap><sitemap><loc>\(site)/old.xml.gz</loc></sitemap></sitemapindex>"
        try folder.write("old.xml", FoundPages.sitemap([("/3", "2020-01-01")]))
        #expect(try Program.script("gzip old.xml", in: folder.path).end == .exited(0))
        let more = MadePages.review(
            "Tidings of Kiln 1 in 2024",
            [
                ("Kiln 1 is lit", "On March 2, kiln number 1 was lit with 101 tonnes of coal."),
                ("Kiln 1 is sold", "On October 9, kiln number 1 was sold to the glass works of the valley."),
            ])
        var replies = Self.pages(2...3)
        replies["/1"] = [.html(MadePages.single(1)), .html(more)]
        replies["/index.xml"] = [reply(index)]
        replies["/news.xml"] = [
            reply(FoundPages.sitemap([("\(site)/1", "2024-01-01"), ("\(site)/2", nil)])),
            reply(FoundPages.sitemap([("\(site)/1", "2099-01-01T00:00:00Z"), ("\(site)/2", nil)])),
        ]
        replies["/old.xml.gz"] = [
            Reply(fields: [("Content-Type", "application/gzip")], body: try folder.bytes("old.xml.gz"))
        ]
        let server = try LoopbackServer(sequences: replies)
        defer { server.stop() }
        try folder.write(
            "pipeline.yaml", FoundPages.pipeline("- name: site\n  sitemaps: \(server.url("/index.xml"))"))
        let first = try folder.ingot("run", "pipeline.yaml")
        #expect(first.end == .exited(0), "\(first.messages)")
        #expect(Set(server.targets()) == ["/index.xml", "/news.xml", "/old.xml.gz", "/1", "/2", "/3"])
        #expect(try folder.events().count == 3)
        let count = server.requests.count
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(Set(server.targets(since: count)) == ["/index.xml", "/news.xml", "/old.xml.gz", "/1"])
        #expect(try folder.events().count == 4)
        try folder.expectSoundArchive()
    }

    @Test func `only what the filter wants is asked for`() throws {
        var replies = Self.pages(1...4)
        replies["/list"] = [
            FoundPages.listing([
                ("/1", "A Review of the year"), ("/2", "A price list"), ("/3", "Review: invitation"),
                ("/x/4", "Review"),
            ])
        ]
        let server = try LoopbackServer(sequences: replies)
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline(
                """
                - name: site
                  lists: \(server.url("/list"))
                  only:
                    not-addresses: [/x/*, /about]
                    titles: [review]
                    not-titles: invitation
                """))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(server.targets() == ["/list", "/1"])
        #expect(try folder.receipts().last?.sources.first?.found == 1)
    }

    @Test func `under a key an article that moves to another slug is one page`() throws {
        let server = try LoopbackServer(sequences: [
            "/list": [
                FoundPages.listing([("/news/7/old-slug", "A"), ("/en/news/7-other", "A again")]),
                FoundPages.listing([("/news/7/new-slug", "A")]),
            ],
            "/news/7/old-slug": [.html(MadePages.lamps)], "/news/7/new-slug": [.html(MadePages.lamps)],
        ])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline(
                """
                - name: site
                  publisher: The Lamp Post
                  lists: [{url: "\(server.url("/list"))", links: //li/a}]
                  key: "*/news/{digits}"
                  revisit: 0
                """))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(server.targets() == ["/list", "/news/7/old-slug"])
        let second = try folder.ingot("run", "pipeline.yaml")
        #expect(second.end == .exited(0), "\(second.messages)")
        #expect(second.output.contains("Nothing new"))
        let articles = try folder.articles()
        #expect(articles.map(\.page.key) == ["The Lamp Post: news/7", "The Lamp Post: news/7"])
        #expect(articles.map(\.outcome) == ["segmented", "unchanged"])
        #expect(articles.map(\.page.kind) == [.response, .revisit])
        #expect(try folder.sightings().isEmpty, "it is the same page, and no second source")
        try folder.expectSoundArchive()
    }

    @Test func `lists, feeds and robots txt are never read for events, also not later`() throws {
        // A list whose own text would be three events.
        let text = MadePages.lamps.replacingOccurrences(of: "</article>", with: "<a href=\"/1\">One</a></article>")
        var replies = Self.pages(1...1)
        replies["/list"] = [.html(text)]
        replies["/empty"] = [.html(MadePages.ropes)]
        replies["/feed"] = [.html(MadePages.ropes)]
        replies["/robots.txt"] = [.html(MadePages.ropes)]
        let server = try LoopbackServer(sequences: replies)
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline(
                """
                - name: site
                  lists: ["\(server.url("/list"))", "\(server.url("/empty"))"]
                  feeds: \(server.url("/feed"))
                """))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3), "the feed is none")
        #expect(try folder.events().count == 1)
        let before = try folder.listing()
        #expect(try folder.ingot("reprocess", "--apply").end == .exited(0))
        #expect(try folder.events().count == 1)
        #expect(try folder.sightings().isEmpty)
        let after = try folder.listing()
        #expect(after["archive/pages.jsonl"] == before["archive/pages.jsonl"])
        #expect(
            try folder.captures().filter(\.isOfDiscovery).map(\.outcome).sorted()
                == ["listing", "no links", "robots.txt", "unreadable"])
        try folder.expectSoundArchive()
    }

    @Test func `selectors that match nothing are a warning of the run and in its receipt`() throws {
        let server = try LoopbackServer(replies: ["/list": FoundPages.listing([("/1", "One")])])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline(
                "- name: site\n  lists: [{url: \"\(server.url("/list"))\", links: \"//div[@id='gone']//a\"}]"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.contains("`links: //div[@id='gone']//a` selects nothing in it"))
        #expect(outcome.output.contains("Sources to look at:"))
        let source = try #require(try folder.receipts().last?.sources.first)
        #expect(source.warnings.count == 1 && source.warnings.first?.contains("selects nothing") ?? false)
        #expect(try folder.captures().map(\.outcome) == ["robots.txt", "no links"])
        // It is told each time, for as long as it is so.
        #expect(try folder.ingot("run", "pipeline.yaml").messages.contains("selects nothing"))
        try folder.expectSoundArchive()
    }

    @Test func `a link that robots txt forbids is left, a page that is named and forbidden fails`() throws {
        var replies = Self.pages(1...1)
        replies["/robots.txt"] = [.html("User-agent: *\nDisallow: /private\nDisallow: /list?\n")]
        replies["/list"] = [FoundPages.listing([("/1", "One"), ("/private/2", "Two")], next: "/list?page=2")]
        let server = try LoopbackServer(sequences: replies)
        defer { server.stop() }
        let folder = try WorkFolder()
        let list =
            "- name: site\n  lists: [{url: \"\(server.url("/list"))\", links: //li/a, next: \"//a[@class='next']\", pages: 9}]"
        try folder.write("pipeline.yaml", FoundPages.pipeline(list))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(outcome.output.contains("Not asked for:"))
        #expect(outcome.output.contains("/private/2"))
        #expect(Set(server.targets()) == ["/list", "/1"])
        let receipt = try #require(try folder.receipts().last)
        #expect(receipt.status == "done" && receipt.pages.skipped == 2)
        #expect(receipt.hosts.first?.disallowed == 2)

        try folder.write(
            "named.yaml", FoundPages.pipeline("- name: site\n  pages: \(server.url("/private/2"))"))
        let named = try folder.ingot("run", "named.yaml")
        #expect(named.end == .exited(1))
        #expect(named.messages.contains("forbids it (line 2: Disallow: /private)"))
        try folder.expectSoundArchive()
    }
}
