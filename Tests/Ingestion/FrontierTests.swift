import Archive
import Fetching
import Model
import Testing

@testable import Ingestion

@Suite struct FrontierTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 24)

    private func source(_ change: (inout Pipeline.Source) throws -> Void = { _ in }) throws -> Pipeline.Source {
        var source = Pipeline.Source(name: "site", publisher: nil, year: nil, files: [], pages: [])
        try change(&source)
        return source
    }

    private func link(_ url: String, title: String? = nil) throws -> DiscoveredLink {
        DiscoveredLink(address: try Address(url), title: title)
    }

    private func listing(_ url: String = "https://news.example/list", pagesLeft: Int = 1) throws -> Visit {
        let address = try Address(url)
        return Visit(
            purpose: .listing(ListingRule(), pagesLeft: pagesLeft), source: 0, address: address,
            key: AddressKey(address).text)
    }

    private func visit(_ frontier: inout Frontier, _ link: DiscoveredLink) throws -> Visit? {
        frontier.visit(link, from: try listing(), on: try #require(Self.today))
    }

    @Test func `what the sources name comes first, in the order of the pipeline`() throws {
        let frontier = Frontier([
            try source {
                $0.pages = ["https://news.example/p?utm_source=x"]
                $0.lists = [Pipeline.Listing(address: "https://news.example/l", pages: 3)]
                $0.feeds = ["https://news.example/f"]
                $0.sitemaps = ["https://news.example/s"]
            }, try source { $0.pages = ["https://other.example/p"] },
        ])
        #expect(
            frontier.beginnings.map(\.address.text) == [
                "https://news.example/p", "https://news.example/l", "https://news.example/f", "https://news.example/s",
                "https://other.example/p",
            ])
        #expect(frontier.beginnings.map(\.source) == [0, 0, 0, 0, 1])
        #expect(frontier.beginnings.allSatisfy { !$0.isFound })
        #expect(frontier.beginnings.allSatisfy { $0.kind == .watched })
    }

    @Test func `under a rule two slugs are one page, asked for once in a run`() throws {
        var frontier = Frontier([
            try source {
                $0.publisher = "The Post"
                $0.keyRule = try KeyRule("*/newscontent/{digits}")
            }
        ])
        let first = try #require(try visit(&frontier, link("https://news.example/newscontent/103/one-slug")))
        let second = try #require(try visit(&frontier, link("https://www.news.example/en/newscontent/103-other")))
        let other = try #require(try visit(&frontier, link("https://news.example/newscontent/104/one-slug")))
        let plain = try #require(try visit(&frontier, link("https://news.example/about?utm_source=x")))
        #expect(first.key == "The Post: newscontent/103" && second.key == first.key)
        #expect(plain.key == "news.example/about")
        #expect(first.isFound && first.kind == .found)
        let admitted = [first, second, other, plain].map { frontier.admits($0) }
        #expect(admitted == [true, false, true, true])
    }

    @Test func `the same number at two publishers is two pages`() throws {
        func key(_ publisher: String?) throws -> String? {
            var frontier = Frontier([
                try source {
                    $0.publisher = publisher
                    $0.keyRule = try KeyRule("*/newscontent/{digits}")
                }
            ])
            return try visit(&frontier, link("https://news.example/newscontent/103"))?.key
        }
        #expect(try key("A") != key("B"))
        #expect(try key(nil) == "site: newscontent/103")
    }

    @Test func `what the filter does not want is no visit`() throws {
        var frontier = Frontier([
            try source {
                $0.filter = LinkFilter(addresses: [try AddressPattern("/news/*")], titleWords: ["review"])
            }
        ])
        let links = [
            try link("https://news.example/news/1", title: "A Review"),
            try link("https://news.example/news/2", title: "A price"),
            try link("https://news.example/about", title: "A Review"),
        ]
        let visits = try links.map { try visit(&frontier, $0)?.address.text }
        #expect(visits == ["https://news.example/news/1", nil, nil])
    }

    @Test func `a list goes on while it has news, up to its bound`() throws {
        let frontier = Frontier([try source()])
        let found = DiscoveredPages(next: try Address("https://news.example/list?page=2"), outcome: .listing)
        func next(_ left: Int, hasNews: Bool) throws -> [Visit] {
            frontier.continuations(of: try listing(pagesLeft: left), found, hasNews: hasNews)
        }
        let visits = try next(3, hasNews: true)
        #expect(visits.map(\.address.text) == ["https://news.example/list?page=2"])
        guard case .listing(_, let left)? = visits.first?.purpose else {
            Issue.record("not a listing")
            return
        }
        #expect(left == 2)
        #expect(visits.map(\.isFound) == [true], "the list led there, and nobody named it")
        #expect(try next(3, hasNews: false).isEmpty)
        #expect(try next(1, hasNews: true).isEmpty)
        let last = DiscoveredPages(outcome: .listing)
        #expect(frontier.continuations(of: try listing(pagesLeft: 3), last, hasNews: true).isEmpty)
    }

    @Test func `sitemaps are followed down two levels, news or none`() throws {
        let frontier = Frontier([try source()])
        let found = DiscoveredPages(children: [try Address("https://news.example/s2.xml")], outcome: .sitemap)
        func children(_ depth: Int) throws -> Int {
            let address = try Address("https://news.example/s.xml")
            let visit = Visit(
                purpose: .sitemap(depth: depth), source: 0, address: address, key: AddressKey(address).text)
            return frontier.continuations(of: visit, found, hasNews: false).count
        }
        #expect(try (0...3).map(children) == [1, 1, 0, 0])
    }

    @Test func `a source's account counts each page once and the events that were added`() throws {
        var frontier = Frontier([try source { $0.feeds = ["https://news.example/f"] }])
        for url in ["https://news.example/1", "https://news.example/2", "https://news.example/1?utm_source=x"] {
            let page = try #require(try visit(&frontier, link(url)))
            frontier.count(page)
            guard frontier.admits(page) else { continue }
            frontier.settle(page)
            frontier.credit(page, isNew: true, events: 3)
        }
        let account = frontier.accounts(carryingOn: EarlierRuns(), at: Timestamp(secondsSinceEpoch: 5))
        #expect(account.map(\.found) == [2])
        #expect(account.map(\.new) == [2])
        #expect(account.map(\.events) == [6])
        #expect(account.map(\.lastNew) == [Timestamp(secondsSinceEpoch: 5)])
    }
}
