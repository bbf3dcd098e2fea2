import Archive
import Extraction
import Fetching
import Model

/// What a listing, a feed or a sitemap leads to.
struct DiscoveredPages {
    /// Pages that it names.
    var links: [DiscoveredLink] = []
    /// Further sitemaps.
    var children: [Address] = []
    /// The page that goes on.
    var next: Address?
    /// What to call the capture.
    var outcome: Capture.Discovery
    /// What was cut, repaired or guessed.
    var warnings: [String] = []
    /// Why there is nothing in it though there should be.
    var emptiness: String?

    /// Reads a page that was fetched for where others are; throws, in words for a person, where it is not what it should
    /// be.
    static func read(_ page: Page, of visit: Visit) throws(Unreadable) -> DiscoveredPages {
        // Links are relative to where the page came from in the end.
        let address = page.finalURL.flatMap { try? Address($0) } ?? visit.address
        switch visit.purpose {
        case .listing(let rule, _):
            let text = PageText.utf8(of: page.body, contentType: page.contentType, isXML: false)
            let listing = Listing.read(text.text, at: address, rule: rule)
            var pages = DiscoveredPages(links: listing.links, next: listing.next, outcome: .listing)
            // Where the list goes on is no article.
            pages.links.removeAll { $0.address == listing.next }
            pages.warnings = [text.warning].compactMap(\.self) + listing.warnings
            if listing.matched == 0 {
                pages.emptiness =
                    rule.links.map { "`links: \($0)` selects nothing in it" } ?? "there is no link in it"
            }
            return pages
        case .feed:
            let text = PageText.utf8(of: page.body, contentType: page.contentType, isXML: true)
            do throws(FeedError) {
                let feed = try Feed.read(text.text, at: address)
                var pages = DiscoveredPages(links: feed.links, next: feed.next, outcome: .feed)
                pages.warnings = [text.warning].compactMap(\.self) + feed.warnings
                if feed.links.isEmpty { pages.emptiness = "there is no item in it" }
                return pages
            } catch {
                throw Unreadable(reason: "\(error)")
            }
        case .sitemap:
            do throws(SitemapError) {
                let bytes = try Sitemap.decompressed(page.body, at: address)
                let text = PageText.utf8(of: bytes, contentType: page.contentType, isXML: true)
                let sitemap = try Sitemap.read(text.text, at: address)
                var pages = DiscoveredPages(links: sitemap.links, outcome: .sitemap)
                pages.children = sitemap.children.map(\.address)
                pages.warnings = [text.warning].compactMap(\.self) + sitemap.warnings
                if sitemap.links.isEmpty, sitemap.children.isEmpty { pages.emptiness = "there is no address in it" }
                return pages
            } catch {
                throw Unreadable(reason: "\(error)")
            }
        case .page:
            throw Unreadable(reason: "\(visit.address): a page is read for events, not for links")
        }
    }

    /// Why a page is not the listing, feed or sitemap that it should be.
    struct Unreadable: Error {
        var reason: String
    }
}
