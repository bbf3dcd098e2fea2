import Archive
import Fetching
import Model
import Testing

@testable import Ingestion

@Suite struct RevisitRuleTests {
    private static let start = 1_795_500_000
    private static let day = 86_400

    /// A page that was last seen at the start, and has not changed for so many days by then.
    private static func page(quietDays: Int) throws -> KeptPage {
        let since = Timestamp(secondsSinceEpoch: start - quietDays * day)
        let original =
            quietDays == 0
            ? ""
            : #""original":{"id":"urn:uuid:0","url":"https://news.example/a","retrieved":"\#(since)","#
                + #""file":"pages/x","offset":0,"length":1},"#
        let line = """
            {"schema":1,"url":"https://news.example/a","retrieved":"\(Timestamp(secondsSinceEpoch: start))",\
            "status":200,"digest":"sha256:0","size":1,"record":"\(quietDays == 0 ? "response" : "revisit")",\
            "id":"urn:uuid:1","file":"pages/x","offset":1,"length":1,\(original)\
            "outcome":"segmented","events":0,"warnings":[],"rules":"1","run":"r"}
            """
        return try JSONReader.read(Capture.self, from: Array(line.utf8)).page
    }

    /// The first hour after the last look at which the page is due.
    private static func hours(_ rule: RevisitRule, _ kind: RevisitRule.Kind, quietDays: Int) throws -> Int? {
        let page = try page(quietDays: quietDays)
        return (0...3000).first { rule.isDue(page, kind, at: Timestamp(secondsSinceEpoch: start + $0 * 3600)) }
    }

    @Test func `a watched page waits a tenth of the time that it has been quiet, up to the limit`() throws {
        let rule = RevisitRule(longestDays: 7)
        let hours = try [0, 1, 10, 30, 70, 1000].map { try Self.hours(rule, .watched, quietDays: $0) }
        #expect(hours == [0, 2, 23, 71, 167, 167])
    }

    @Test func `an article waits as long as it has been quiet, a day at least, up to eight limits`() throws {
        let rule = RevisitRule(longestDays: 7)
        let hours = try [0, 1, 2, 10, 56, 1000].map { try Self.hours(rule, .found, quietDays: $0) }
        #expect(hours == [23, 23, 47, 239, 1343, 1343])
    }

    @Test func `with a limit of no days every page is due every time`() throws {
        for kind in RevisitRule.Kind.allCases {
            #expect(try Self.hours(RevisitRule(longestDays: 0), kind, quietDays: 400) == 0)
        }
    }

    @Test func `a clock that went back makes nothing wait for ever`() throws {
        let page = try Self.page(quietDays: -5)
        #expect(RevisitRule(longestDays: 7).isDue(page, .watched, at: Timestamp(secondsSinceEpoch: Self.start)))
    }

    @Test(arguments: [
        // The page was last seen on 2026-11-24 at 06:00, and now it is that many days later at 06:00.
        ("2026-11-24T06:00:01Z", 0, true), ("2026-11-24T06:00:00Z", 1, false), ("2026-11-20T00:00:00Z", 9, false),
        ("2026-11-24T15:00:00+08:00", 0, true), ("2026-11-25", 1, true), ("2026-11-24", 0, false),
        ("2026-11-24", 1, true), ("2026-11-23", 1, false), ("2026-11-25", 0, false), ("2026", 9, false),
        ("soon", 9, false),
    ])
    func `what a sitemap states of a change is compared with the last look`(text: String, days: Int, isNewer: Bool)
        throws
    {
        let seen = try #require(Timestamp("2026-11-24T06:00:00Z"))
        let stated = try #require(StatedDate(text))
        let now = Timestamp(secondsSinceEpoch: seen.secondsSinceEpoch + days * Self.day)
        #expect(RevisitRule.isNewer(stated, than: seen, at: now) == isNewer)
    }
}
