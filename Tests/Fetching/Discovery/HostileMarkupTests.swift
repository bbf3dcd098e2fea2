import Foundation
import Model
import Testing
import XPath

@testable import Fetching

/// What nobody writes in good faith: it may give nothing, but it must neither stop the program nor keep it busy.
@Suite struct HostileMarkupTests {
    static let page = try? Address("https://news.example.org/list")

    /// A generator that gives the same numbers every time (SplitMix64).
    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Reads bytes as everything they might be, and holds what comes of it against what must always be true.
    static func readAll(_ bytes: [UInt8], _ page: Address) {
        var all: [[DiscoveredLink]] = [Listing.read(bytes, at: page).links]
        if let expression = try? XPathExpression("//li | //div//a/@href | //p/text()") {
            all.append(Listing.read(bytes, at: page, rule: ListingRule(links: expression, next: expression)).links)
        }
        if let feed = try? Feed.read(bytes, at: page) { all.append(feed.links) }
        if let sitemap = try? Sitemap.read(bytes, at: page) { all.append(sitemap.links) }
        for links in all {
            #expect(Set(links.map(\.address)).count == links.count, "an address is there twice")
            for link in links {
                #expect((try? Address(link.address.text)) == link.address)
                if let title = link.title { #expect(!title.isEmpty && !title.utf8.contains { $0 < 0x20 }) }
                for date in [link.published, link.modified] {
                    if let moment = date?.moment { #expect(date?.day != nil, "\(moment) has no day") }
                }
            }
        }
    }

    @Test(arguments: DiscoveryCaseTests.files)
    func `pages with random damage are read like any other`(file: String) throws {
        let page = try #require(Self.page)
        let original = try DiscoveryCaseTests.read(file).body
        let tokens = [
            "<", ">", "&", "\"", "</item>", "<item>", "<![CDATA[", "]]>", "<!--", "<!DOCTYPE x [", "&#0;",
            "&#xFFFFFFFF;",
            "<a href=", "</a>", "\u{0}", "\u{FFFF}", "<url><loc>", "{", "]", "<base href='x:'>", "<?xml ",
            "xml:base='//'",
        ].map { Array($0.utf8) }
        var numbers = Numbers(state: UInt64(original.count) &+ UInt64(file.utf8.count) << 32)
        for _ in 0..<25 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                let place = Int.random(in: 0...bytes.count, using: &numbers)
                let length = min(Int.random(in: 0...40, using: &numbers), bytes.count - place)
                switch Int.random(in: 0..<5, using: &numbers) {
                case 0: bytes.removeSubrange(place..<(place + length))
                case 1: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
                case 2: bytes.insert(contentsOf: tokens.randomElement(using: &numbers) ?? [], at: place)
                case 3: bytes.removeSubrange(place...)
                default:
                    for index in place..<(place + min(length, 3)) {
                        bytes[index] = .random(in: 0...255, using: &numbers)
                    }
                }
            }
            Self.readAll(bytes, page)
        }
    }

    @Test func `random bytes are read as nothing`() throws {
        let page = try #require(Self.page)
        var numbers = Numbers(state: 4)
        for length in 0..<300 {
            Self.readAll((0..<length).map { _ in .random(in: 0...255, using: &numbers) }, page)
        }
    }

    @Test func `elements in one another without end are cut with a warning`() throws {
        let page = try #require(Self.page)
        let deep = String(repeating: "<div>", count: 20_000) + "<a href='/x'>x</a>"
        let listing = Listing.read(Array(deep.utf8), at: page)
        #expect(listing.warnings.contains { $0.contains("nested more than 512 deep") })
        let feed = try Feed.read(Array("<rss><item><link>/1</link>\(deep)</item></rss>".utf8), at: page)
        #expect(feed.links.map(\.address.text) == ["https://news.example.org/1"])
        #expect(feed.warnings.contains { $0.contains("nested more than 200 deep") })
    }

    @Test func `end tags that close nothing do not keep the parser busy`() throws {
        let page = try #require(Self.page)
        let open = String(repeating: "<div>", count: 500)
        let stray = open + String(repeating: "</q>", count: 150_000)
        #expect(
            Listing.read(Array(stray.utf8), at: page).warnings.contains {
                $0.contains("closes elements that are not open")
            })
        #expect(throws: FeedError.self) { try Feed.read(Array(stray.utf8), at: page) }
    }

    @Test func `a tag with attributes without number is no matter in XML`() throws {
        let page = try #require(Self.page)
        let flood = (0..<40_000).map { "a\($0)='1'" }.joined(separator: " ")
        let feed = try Feed.read(Array("<rss><item \(flood)><link>/1</link></item></rss>".utf8), at: page)
        #expect(feed.links.count == 1)
        #expect(feed.isRepaired)
    }

    @Test func `an expression that counts everything for everything is given up`() throws {
        let page = try #require(Self.page)
        let html = String(repeating: "<p><a href='/x'>x</a></p>", count: 4000)
        let rule = ListingRule(links: try XPathExpression("//*[count(//*[count(//*) > 1]) > 1]"))
        let listing = Listing.read(Array(html.utf8), at: page, rule: rule)
        #expect(listing.links.isEmpty)
        #expect(listing.warnings.contains { $0.contains("steps on one page") })
    }

    @Test func `an expression in too many brackets is refused`() {
        let deep = String(repeating: "(", count: 2000) + "//a" + String(repeating: ")", count: 2000)
        #expect(throws: XPathError(expression: deep, problem: .tooDeep)) { try XPathExpression(deep) }
    }

    @Test func `a sitemap has no more entries than the protocol allows`() throws {
        let page = try #require(Self.page)
        let entries = (0..<50_003).map { "<url><loc>/\($0)</loc></url>" }.joined()
        let sitemap = try Sitemap.read(Array("<urlset>\(entries)</urlset>".utf8), at: page)
        #expect(sitemap.links.count == 50_000)
        #expect(sitemap.warnings == ["the sitemap has more than 50000 entries; 3 were left out"])
    }

    @Test func `a sitemap that is too large is refused`() throws {
        let page = try #require(Self.page)
        let error = SitemapError(address: page.text, problem: .tooLarge)
        #expect(throws: error) {
            try Sitemap.read([UInt8](repeating: 0x20, count: Sitemap.maximumBytes + 1), at: page)
        }
    }

    @Test func `several threads read at once, and each what it would read alone`() async throws {
        let page = try #require(Self.page)
        let cases = try DiscoveryCaseTests.files.map { try DiscoveryCaseTests.read($0).body }
        let alone = cases.map { Listing.read($0, at: page) }
        await withTaskGroup(of: [Listing].self) { group in
            for _ in 0..<4 { group.addTask { cases.map { Listing.read($0, at: page) } } }
            for await together in group { #expect(together == alone) }
        }
    }
}
