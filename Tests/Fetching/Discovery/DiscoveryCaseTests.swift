import Foundation
import Model
import Testing
import XPath

@testable import Fetching

/// Every file in Tests/Fixtures/discovery: what it holds is read, and what comes of it is compared.
@Suite struct DiscoveryCaseTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/discovery")

    /// The files' names, in order.
    static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted()
    }()

    static func read(_ file: String) throws -> DiscoveryCase {
        try DiscoveryCase(Array(Data(contentsOf: folder.appendingPathComponent(file))), name: file)
    }

    /// What was read, of whichever kind.
    struct Found {
        var links: [DiscoveredLink] = []
        var children: [Sitemap.Child] = []
        var facts: [String: String] = [:]
        var feeds: [String] = []
        var refused = 0
        var isRepaired = false
        var warnings: [String] = []
    }

    @Test func `the folder of cases is found`() {
        #expect(Self.files.count >= 40)
    }

    @Test(arguments: files) func `what a site answers is read as its case says`(file: String) throws {
        let expected = try Self.read(file)
        let address = try Address(expected.address)
        var found = Found()
        do {
            found = try Self.read(expected, at: address)
        } catch let error as FeedError {
            return Self.compare(error.description, with: expected)
        } catch let error as SitemapError {
            return Self.compare(error.description, with: expected)
        } catch let error as XPathError {
            return Self.compare(error.description, with: expected)
        }
        #expect(expected.says.isEmpty, "\(expected.about): no error was thrown")
        #expect(found.links.map(\.address.text) == expected.links.map(\.address), "\(expected.about)")
        for (link, wanted) in zip(found.links, expected.links) { Self.compare(link, with: wanted) }
        #expect(found.children.map(\.address.text) == expected.children.map(\.address))
        for (child, wanted) in zip(found.children, expected.children) {
            #expect(child.modified?.day?.description == wanted.facts["child-day"])
        }
        for key in ["next", "canonical", "feed-title"] { #expect(found.facts[key] == expected.facts[key], "\(key)") }
        for key in ["kind", "matched"] {
            if let value = expected.facts[key] { #expect(found.facts[key] == value, "\(key)") }
        }
        #expect(found.feeds == expected.feeds)
        #expect(found.refused == Int(expected.facts["refused"] ?? "0"))
        #expect(found.isRepaired == (expected.facts["repaired"] == "yes"))
        for words in expected.warns {
            #expect(found.warnings.contains { $0.contains(words) }, "\(found.warnings) lacks \"\(words)\"")
        }
        if expected.warns.isEmpty { #expect(found.warnings.isEmpty) }
    }

    static func read(_ expected: DiscoveryCase, at address: Address) throws -> Found {
        var found = Found()
        switch expected.kind {
        case "listing":
            let rule = try ListingRule(
                links: expected.linksXPath.map { try XPathExpression($0) },
                next: expected.nextXPath.map { try XPathExpression($0) })
            let listing = Listing.read(expected.body, at: address, rule: rule)
            found.links = listing.links
            found.facts["next"] = listing.next?.text
            found.facts["canonical"] = listing.canonical?.text
            found.facts["matched"] = String(listing.matched)
            found.feeds = listing.feeds.map(\.text)
            found.refused = listing.refused
            found.warnings = listing.warnings
        case "feed":
            let feed = try Feed.read(expected.body, at: address)
            found.links = feed.links
            found.facts["next"] = feed.next?.text
            found.facts["kind"] = feed.kind.rawValue
            found.facts["feed-title"] = feed.title
            found.refused = feed.refused
            found.isRepaired = feed.isRepaired
            found.warnings = feed.warnings
        default:
            let sitemap = try Sitemap.read(expected.body, at: address)
            found.links = sitemap.links
            found.children = sitemap.children
            found.refused = sitemap.refused
            found.isRepaired = sitemap.isRepaired
            found.warnings = sitemap.warnings
        }
        return found
    }

    private static func compare(_ message: String, with expected: DiscoveryCase) {
        #expect(!expected.says.isEmpty, "\(expected.about): \(message)")
        for words in expected.says { #expect(message.contains(words), "\(message) lacks \"\(words)\"") }
    }

    private static func compare(_ link: DiscoveredLink, with expected: DiscoveryCase.Link) {
        #expect(link.title == expected.facts["title"], "\(link.address)")
        let facts: [String: String?] = [
            "published": link.published?.text, "published-day": link.published?.day?.description,
            "published-moment": link.published?.moment?.description, "modified": link.modified?.text,
            "modified-day": link.modified?.day?.description, "modified-moment": link.modified?.moment?.description,
            "identifier": link.identifier, "publisher": link.publisher,
        ]
        for (key, value) in facts {
            guard let wanted = expected.facts[key] else { continue }
            #expect((value ?? "none") == wanted, "\(key) of \(link.address)")
        }
    }
}
