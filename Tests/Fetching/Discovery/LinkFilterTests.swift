import Model
import Testing

@testable import Fetching

@Suite struct LinkFilterTests {
    private func link(_ address: String, title: String? = nil, published: String? = nil, modified: String? = nil) throws
        -> DiscoveredLink
    {
        DiscoveredLink(
            address: try Address(address), title: title, published: published.flatMap { StatedDate($0) },
            modified: modified.flatMap { StatedDate($0) })
    }

    private func today() throws -> CivilDate { try #require(CivilDate(year: 2024, month: 5, day: 20)) }

    @Test func `a filter that states nothing takes everything`() throws {
        #expect(LinkFilter().verdict(for: try link("https://a.example/"), today: try today()) == .taken)
    }

    @Test func `unwanted addresses win over wanted ones`() throws {
        let filter = LinkFilter(
            addresses: [try AddressPattern("/news/")], unwantedAddresses: [try AddressPattern("*/video")])
        let today = try today()
        #expect(filter.verdict(for: try link("https://a.example/news/1"), today: today) == .taken)
        #expect(
            filter.verdict(for: try link("https://a.example/prices"), today: today) == .refused(.addressNotWanted))
        #expect(
            filter.verdict(for: try link("https://a.example/news/video-1"), today: today) == .refused(.addressUnwanted))
    }

    @Test func `words are found in titles of any case, and in Chinese`() throws {
        let filter = LinkFilter(titleWords: ["Yearly  Review", "年度盘点", "ÜBERSICHT"], unwantedTitleWords: ["Podcast"])
        let today = try today()
        for title in ["The YEARLY review of tin", "2024年度盘点：铅", "Eine Übersicht"] {
            #expect(
                filter.verdict(for: try link("https://a.example/", title: title), today: today) == .taken, "\(title)")
        }
        #expect(
            filter.verdict(for: try link("https://a.example/", title: "Year review"), today: today)
                == .refused(.titleNotWanted))
        #expect(
            filter.verdict(for: try link("https://a.example/", title: "Yearly review, the podcast"), today: today)
                == .refused(.titleUnwanted(word: "podcast")))
        #expect(filter.verdict(for: try link("https://a.example/"), today: today) == .refused(.untitled))
        #expect(
            LinkFilter(unwantedTitleWords: ["x"]).verdict(for: try link("https://a.example/"), today: today) == .taken)
    }

    @Test func `age counts days from the stated one; no date and a date to come pass`() throws {
        let filter = LinkFilter(maximumAgeInDays: 7)
        let today = try today()
        let cases: [(published: String?, modified: String?, verdict: LinkFilter.Verdict)] = [
            ("2024-05-13", nil, .taken),
            ("2024-05-12", nil, .refused(.tooOld(day: try #require(CivilDate("2024-05-12"))))),
            ("2024-05-12", "2024-05-19", .refused(.tooOld(day: try #require(CivilDate("2024-05-12"))))),
            (nil, "2024-05-12", .refused(.tooOld(day: try #require(CivilDate("2024-05-12"))))),
            ("last week", "2024-05-19", .taken),
            (nil, nil, .taken),
            ("2024-06-01", nil, .taken),
        ]
        for (published, modified, verdict) in cases {
            let link = try link("https://a.example/", published: published, modified: modified)
            #expect(filter.verdict(for: link, today: today) == verdict)
        }
        #expect(
            LinkFilter(maximumAgeInDays: .min).verdict(
                for: try link("https://a.example/", published: "2024-05-20"), today: today)
                == .refused(.tooOld(day: today)))
    }

    @Test func `words that are changed later are heeded`() throws {
        var filter = LinkFilter(titleWords: ["tin"])
        filter.titleWords = ["zinc"]
        let today = try today()
        #expect(filter.verdict(for: try link("https://a.example/", title: "Zinc"), today: today) == .taken)
        #expect(filter.verdict(for: try link("https://a.example/", title: "Tin"), today: today) != .taken)
    }
}
