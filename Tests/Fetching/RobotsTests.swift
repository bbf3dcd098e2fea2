import Testing

@testable import Fetching

@Suite struct RobotsTests {
    /// A decision: the file, the URL, and the line that decides, as a number. Positive: that line allows it; negative: it
    /// disallows it; 0: no rule applies.
    struct Decision: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let url: String
        let line: Int
        let agent: String

        init(_ name: String, _ file: String, _ url: String, _ line: Int, agent: String = "PickBot") {
            self.name = name
            self.file = file
            self.url = url
            self.line = line
            self.agent = agent
        }

        var testDescription: String { "\(name): \(url)" }
    }

    private static let open = "User-agent: *\nDisallow:\n"
    private static let shut = "User-agent: *\nDisallow: /\n"
    private static let own = "User-agent: *\nDisallow: /\nUser-agent: PickBot\nDisallow: /p\n"
    private static let merged = """
        User-agent: PickBot
        Disallow: /a

        User-agent: PanBot
        Disallow: /b

        User-agent: pickbot
        Allow: /a/open
        Disallow: /c

        """
    private static let row =
        "User-agent: PanBot\nUser-agent: PickBot\n\n# two agents\nDisallow: /a\nUser-agent: SieveBot\nDisallow: /b\n"
    private static let folders = "User-agent: *\nDisallow: /\nAllow: /ore\n"
    private static let stars = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*z\nDisallow: /*?print\nAllow: /a*b*z$\n"
    private static let index = "User-agent: *\nAllow: /open/index.html\nAllow: /short/index.htm\nDisallow: /\n"

    static let decisions: [Decision] = [
        // Files that say little.
        .init("an empty file", "", "http://e.org/a", 0),
        .init("an empty file and an empty URL", "", "", 0),
        .init("only a comment", "# nothing\n", "/a", 0),
        .init("an empty rule", open, "http://e.org/a", 2),
        .init("all is disallowed", shut, "http://e.org/a", -2),
        .init("all is disallowed", shut, "http://e.org", -2),
        .init("all is disallowed, no URL", shut, "", -2),
        .init("a rule without a slash matches no path", "User-agent: *\nDisallow: a\n", "/a", 0),
        .init("a rule before any group", "Disallow: /\nUser-agent: *\nDisallow: /b\n", "/a", 0),
        .init("a rule before any group", "Disallow: /\nUser-agent: *\nDisallow: /b\n", "/b", -3),
        .init("a group without rules", "User-agent: PickBot\n", "/a", 0),
        .init("keys that mean nothing", "Agent: *\nForbid: /\n", "/a", 0),
        .init("an empty Allow against an empty Disallow", "User-agent: *\nDisallow:\nAllow:\n", "/a", 3),
        .init("bytes that are no text", "\u{0}\u{1}\u{2}:\u{FFFD}\nUser-agent: *\nDisallow: /a\n", "/a", -3),

        // How lines are read.
        .init("CR LF", "User-agent: *\r\n\r\nDisallow: /a\r\n", "/a", -3),
        .init("CR alone", "User-agent: *\r\rDisallow: /a\r", "/a", -3),
        .init("LF CR are two ends", "User-agent: *\n\rDisallow: /a", "/a", -3),
        .init("no end at the end", "User-agent: *\nDisallow: /a", "/a", -2),
        .init("a byte order mark", "\u{FEFF}User-agent: *\nDisallow: /a\n", "/a", -2),
        .init("a byte order mark within is garbage", "User-agent: *\n\u{FEFF}Disallow: /a\n", "/a", 0),
        .init("a comment behind a rule", "User-agent: *\nDisallow: /a # not b\n", "/a", -2),
        .init("a comment within a rule", "User-agent: *\nDisallow: /a#b\n", "/ac", -2),
        .init("a comment in place of a value", "User-agent: *\nDisallow: # /\n", "/a", 2),
        .init("a rule that is a comment", "User-agent: *\n#Disallow: /\n", "/a", 0),
        .init("a comment for a user agent", "User-agent: PickBot # ours\nDisallow: /\n", "/a", -2),
        .init("white space everywhere", " \tUser-agent\t :\t * \n\t Disallow : \t/a \t\n", "/a", -2),
        .init("no white space", "User-agent:*\nDisallow:/a\n", "/a", -2),
        .init("keys in any case", "USER-AGENT: *\ndIsAlLoW: /\naLLoW: /a\n", "/a", 3),
        .init("keys in any case", "USER-AGENT: *\ndIsAlLoW: /\naLLoW: /a\n", "/b", -2),
        .init("no colon, two words", "User-agent *\nDisallow /a\n", "/a", -2),
        .init("no colon, a tab", "User-agent\t*\nDisallow\t\t/a\n", "/a", -2),
        .init("no colon, three words", "User-agent *\nDisallow /a /b\n", "/a", 0),
        .init("no colon, one word", "User-agent: *\nDisallow\n", "/a", 0),
        .init("no key", "User-agent: *\n: /a\n", "/a", 0),
        .init("a colon in the value", "User-agent: *\nDisallow: /a:b\n", "/a:b", -2),
        .init("a NUL ends the line", "User-agent: *\nDisallow: /a\u{0}b\n", "/ac", -2),
        .init("blank lines do not end a group", "User-agent: *\n\n\nDisallow: /a\n\n\nDisallow: /b\n", "/b", -7),

        // Misspellings.
        .init("Useragent", "Useragent: PickBot\nDisallow: /\n", "/a", -2),
        .init("User agent", "User agent: PickBot\nDisallow: /\n", "/a", -2),
        .init("User-agents", "User-agents: PickBot\nDisallow: /\n", "/a", -2),
        .init("User_agent is none", "User_agent: PickBot\nDisallow: /\n", "/a", 0),
        .init("Dissallow", "User-agent: *\nDissallow: /\n", "/a", -2),
        .init("Dissalow", "User-agent: *\nDissalow: /\n", "/a", -2),
        .init("Disalow", "User-agent: *\nDisalow: /\n", "/a", -2),
        .init("Diasllow", "User-agent: *\nDiasllow: /\n", "/a", -2),
        .init("Disallaw", "User-agent: *\nDisallaw: /\n", "/a", -2),
        .init("Disallows", "User-agent: *\nDisallows: /\n", "/a", -2),
        .init("Dis-allow is none", "User-agent: *\nDis-allow: /\n", "/a", 0),
        .init("Allowed", "User-agent: *\nDisallow: /\nAllowed: /a\n", "/a", 3),
        .init("Alow is none", "User-agent: *\nDisallow: /\nAlow: /a\n", "/a", -2),

        // Whom a group is for.
        .init("the own group, not that for all", own, "/p", -4),
        .init("the own group, not that for all", own, "/x", 0),
        .init("another agent has the group for all", own, "/x", -2, agent: "PanBot"),
        .init("agents in any case", own, "/p", -4, agent: "PICKBOT"),
        .init("a version is cut off", own, "/p", -4, agent: "PickBot/2.1"),
        .init("an agent is not the beginning of another", own, "/x", -2, agent: "Pick"),
        .init("an agent is not the beginning of another", own, "/x", -2, agent: "PickBotNews"),
        .init("an agent of two words is none", own, "/x", -2, agent: "PickBot News"),
        .init("no agent", own, "/x", -2, agent: ""),
        .init("an agent that is a star", own, "/x", -2, agent: "*"),
        .init("the own group first", "User-agent: PickBot\nAllow: /\nUser-agent: *\nDisallow: /\n", "/a", 2),
        .init("an own group without rules", "User-agent: *\nDisallow: /\nUser-agent: PickBot\n", "/a", 0),
        .init(
            "an own group with an empty rule", "User-agent: *\nDisallow: /\nUser-agent: PickBot\nDisallow:\n", "/a", 4),
        .init("the value up to a space", "User-agent: PickBot News\nDisallow: /\n", "/a", -2),
        .init("the value up to a slash", "User-agent: PickBot/1.0\nDisallow: /\n", "/a", -2),
        .init("the value up to a digit", "User-agent: PickBot2\nDisallow: /\n", "/a", -2),
        .init("the value up to a star", "User-agent: PickBot*\nDisallow: /\n", "/a", -2),
        .init("a value in quotes is none", "User-agent: \"PickBot\"\nDisallow: /\n", "/a", 0),
        .init(
            "hyphen and underscore belong to a name", "User-agent: Pick_Bot-News\nDisallow: /\n", "/a", -2,
            agent: "pick_bot-news"),
        .init("hyphen belongs to a name", "User-agent: PickBot-News\nDisallow: /\n", "/a", 0),
        .init("a star and more", "User-agent: * all of you\nDisallow: /\n", "/a", -2),
        .init("a star and a tab", "User-agent: *\tall\nDisallow: /\n", "/a", -2),
        .init("a star with letters is for nobody", "User-agent: *Bot\nDisallow: /\n", "/a", 0),
        .init("only others have rules", "User-agent: PanBot\nDisallow: /\n", "/a", 0),
        .init("groups of one agent are one", merged, "/a", -2),
        .init("groups of one agent are one", merged, "/a/open", 8),
        .init("groups of one agent are one", merged, "/b", 0),
        .init("groups of one agent are one", merged, "/c", -9),
        .init("agents in a row share a group", row, "/a", -5),
        .init("agents in a row share a group", row, "/a", -5, agent: "PanBot"),
        .init("agents in a row share a group", row, "/b", 0),
        .init("agents in a row share a group", row, "/b", -7, agent: "SieveBot"),
        .init("groups for all are one", "User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b\n", "/a", -2),
        .init("groups for all are one", "User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b\n", "/b", -4),
        .init("own and all in a row", "User-agent: *\nUser-agent: PickBot\nDisallow: /a\n", "/a", -3),
        .init(
            "own and all in a row, all elsewhere",
            "User-agent: *\nUser-agent: PickBot\nDisallow: /a\nUser-agent: *\nDisallow: /b\n", "/b", 0),
        .init(
            "own and all in a row, all elsewhere",
            "User-agent: *\nUser-agent: PickBot\nDisallow: /a\nUser-agent: *\nDisallow: /b\n", "/b", -5,
            agent: "PanBot"),
        .init(
            "a sitemap does not end a row", "User-agent: PickBot\nSitemap: /s.xml\nUser-agent: *\nDisallow: /\n", "/a",
            -4),
        .init(
            "an unknown key does not end a row", "User-agent: PickBot\nNoindex: /n\nUser-agent: *\nDisallow: /\n", "/a",
            -4),
        .init(
            "a delay does not end a row", "User-agent: PickBot\nCrawl-delay: 5\nUser-agent: *\nDisallow: /\n", "/a", -4),
        .init(
            "a sitemap does not end a group", "User-agent: *\nDisallow: /a\nSitemap: /s.xml\nDisallow: /b\n", "/b", -4),

        // Which rule decides.
        .init("the beginning of the path", folders, "/ore", 3),
        .init("the beginning of the path", folders, "/ores/1.html?x", 3),
        .init("the beginning of the path", folders, "/iron/ore", -2),
        .init("case matters in a path", folders, "/Ore", -2),
        .init("longer wins, allowed", "User-agent: *\nAllow: /a/b\nDisallow: /a\n", "/a/b", 2),
        .init("longer wins, disallowed", "User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b", -3),
        .init("of two alike Allow wins, first", "User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", 2),
        .init("of two alike Allow wins, second", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", 3),
        .init("of equal length Allow wins", "User-agent: *\nDisallow: /*b\nAllow: /a*\n", "/ab", 3),
        .init("of two alike the first is told", "User-agent: *\nDisallow: /a\nDisallow: /a\n", "/a", -2),
        .init("a star counts for the length", "User-agent: *\nAllow: /ab\nDisallow: /*ab\n", "/ab", -3),
        .init("an encoding counts for the length", "User-agent: *\nAllow: /a*e\nDisallow: /a\u{E4}\n", "/a%C3%A4e", -3),
        .init("a slash at the end matters", "User-agent: *\nDisallow: /a/\n", "/a", 0),
        .init("a slash at the end matters", "User-agent: *\nDisallow: /a/\n", "/a/", -2),

        // Special characters.
        .init("the end", stars, "/x.pdf", -2),
        .init("the end", stars, "/x.pdf?1", 0),
        .init("the end", stars, "/x.PDF", 0),
        .init("a star", stars, "/az", -3),
        .init("a star", stars, "/a/1/z/2", -3),
        .init("two stars and the end", stars, "/a-b-z", 5),
        .init("two stars and the end", stars, "/a-b-zz", 5),
        .init("two stars and the end", stars, "/a-b-zy", -3),
        .init("a question mark is itself", stars, "/q?print=1", -4),
        .init("a question mark is itself", stars, "/q?x&print=1", 0),
        .init("the root alone", "User-agent: *\nAllow: /$\nDisallow: /\n", "http://e.org", 2),
        .init("the root alone", "User-agent: *\nAllow: /$\nDisallow: /\n", "http://e.org/a", -3),
        .init("a dollar within is itself", "User-agent: *\nDisallow: /a$b\n", "/a$b", -2),
        .init("a dollar within is itself", "User-agent: *\nDisallow: /a$b\n", "/a", 0),
        .init("two dollars", "User-agent: *\nDisallow: /a$$\n", "/a$", -2),
        .init("a star first", "User-agent: *\nDisallow: *.gif\n", "/a.gif", -2),
        .init("a star alone", "User-agent: *\nDisallow: *\n", "/a", -2),
        .init("stars in a row", "User-agent: *\nDisallow: /a***b\n", "/ab", -2),
        .init("a star and the end", "User-agent: *\nDisallow: /a*$\n", "/a/b", -2),
        .init("the end alone", "User-agent: *\nDisallow: $\n", "/", 0),
        .init("the suffix may not overlap", "User-agent: *\nDisallow: /ab*ba$\n", "/aba", 0),

        // Default documents.
        .init("index.html allows its folder", index, "/open/", 2),
        .init("index.html allows itself", index, "/open/index.html", 2),
        .init("index.html allows nothing else", index, "/open/index.htm", -4),
        .init("index.html allows nothing else", index, "/open/a", -4),
        .init("index.htm allows its folder", index, "/short/", 3),
        .init("a disallowed index.html is only itself", "User-agent: *\nDisallow: /x/index.html\n", "/x/", 0),

        // Encodings: the URL is taken as it is written.
        .init("a rule is encoded", "User-agent: *\nDisallow: /\u{9541}\n", "/%E9%95%81", -2),
        .init("a URL is not", "User-agent: *\nDisallow: /\u{9541}\n", "/\u{9541}", 0),
        .init("digits of a rule in upper case", "User-agent: *\nDisallow: /%e9%95%81\n", "/%E9%95%81", -2),
        .init("digits of a URL as they are", "User-agent: *\nDisallow: /%e9%95%81\n", "/%e9%95%81", 0),
        .init("nothing is decoded", "User-agent: *\nDisallow: /%61\n", "/a", 0),
        .init("nothing is decoded", "User-agent: *\nDisallow: /%61\n", "/%61", -2),
        .init("a stray percent sign", "User-agent: *\nDisallow: /100%\n", "/100%", -2),
        .init("a stray percent sign", "User-agent: *\nDisallow: /%%aa\n", "/%%AA", -2),
        .init("no encoding", "User-agent: *\nDisallow: /%ax\n", "/%ax", -2),

        // What of a URL is matched.
        .init("the fragment is not", "User-agent: *\nDisallow: /a$\n", "http://e.org/a#b", -2),
        .init("the query is", "User-agent: *\nDisallow: /a?b\n", "http://e.org/a?b#c", -2),
        .init("a query without a path", "User-agent: *\nDisallow: /?b\n", "http://e.org?b", -2),
        .init("a URL in the query", "User-agent: *\nDisallow: /a?u=http://x/\n", "http://e.org/a?u=http://x/y", -2),
        .init("no scheme", "User-agent: *\nDisallow: /a\n", "e.org/a", -2),
        .init("no scheme, slashes", "User-agent: *\nDisallow: /a\n", "//e.org/a", -2),
        .init("the file itself, by its own rules", shut, "/robots.txt", -2),
    ]

    @Test(arguments: decisions) func `a robots.txt decides as publishers test it`(decision: Decision) {
        let verdict = RobotsFile(Array(decision.file.utf8)).verdict(for: decision.agent, url: decision.url)
        #expect(verdict.isAllowed == (decision.line >= 0))
        if case .line(let line) = verdict.basis {
            #expect(line.number == abs(decision.line))
        } else {
            #expect(decision.line == 0)
        }
    }

    @Test func `there are many decisions, and half say no`() {
        #expect(Self.decisions.count >= 120)
        #expect(Self.decisions.filter { $0.line < 0 }.count * 3 > Self.decisions.count)
    }

    static let paths: [(url: String, path: String)] = [
        ("", "/"), ("a", "/"), ("e.org", "/"), ("e.org/", "/"), ("a/", "/"), ("a/b", "/b"), ("/a", "/a"),
        ("//a/b", "/b"),
        ("//a", "/"), ("http://e.org", "/"), ("http://e.org#a/b", "/"), ("http://e.org/a;b?c#d", "/a;b?c"),
        ("http://e.org;a", "/;a"), ("e.org?a", "/?a"), ("/a://b/c", "/a://b/c"), ("HTTP://E.org/A", "/A"),
        ("http://e.org//a", "//a"), ("http://e.org/a#", "/a"), ("#/a", "/"), ("://a/b", "/b"), ("http://", "/"),
    ]

    @Test(arguments: paths) func `the path is what stands behind the host`(url: String, path: String) {
        #expect(String(decoding: RobotsPath.of(Array(url.utf8)), as: UTF8.self) == path)
    }

    // MARK: What a verdict tells

    @Test func `the deciding line is told as it stands`() {
        let file = RobotsFile(Array("\u{FEFF}# ours\r\n User-agent: *\r\n\tdisallow:/\u{E4} # no \r\n".utf8))
        let verdict = file.verdict(for: "PickBot", url: "/%C3%A4")
        #expect(verdict.basis == .line(.init(number: 3, text: "disallow:/\u{E4} # no")))
        #expect("\(verdict.basis)" == "line 3: disallow:/\u{E4} # no")
        #expect("\(file.verdict(for: "PickBot", url: "/").basis)" == "no rule applies")
    }

    @Test func `no rule and no group are told apart`() {
        let file = RobotsFile(Array("User-agent: PanBot\nDisallow: /a\n".utf8))
        #expect(file.verdict(for: "PanBot", url: "/b").basis == .noRule)
        #expect(file.verdict(for: "PickBot", url: "/a").basis == .noGroup)
        #expect(RobotsFile([]).verdict(for: "PickBot", url: "/a").basis == .noRule)
    }

    /// A rule, an address, and whether the rule is for it.
    static let encodings: [(rule: String, address: String, isCovered: Bool)] = [
        ("/\u{9541}", "http://e.org/\u{9541}", true), ("/%e9%95%81", "http://e.org/\u{9541}", true),
        ("/%61", "http://e.org/a", true), ("/a", "http://e.org/%61", true), ("/~a", "http://e.org/%7Ea", true),
        ("/%7ea", "http://e.org/~a", true), ("/a b", "http://e.org/a b", true), ("/a%2Fb", "http://e.org/a/b", false),
        ("/a%2fb", "http://e.org/a%2Fb", true), ("/a/b", "http://e.org/a/./b", true),
        ("/*.pdf$", "http://e.org/a.pdf#b", true),
        ("/100%", "http://e.org/100%", true), ("/a", "http://e.org/b/../a?c", true),
    ]

    @Test(arguments: encodings) func `an address is matched in whatever way it was encoded`(
        rule: String, address: String, isCovered: Bool
    ) throws {
        let file = RobotsFile(Array("User-agent: *\nDisallow: \(rule)\n".utf8))
        #expect(file.verdict(for: "PickBot", at: try Address(address)).isAllowed == !isCovered)
    }

    // MARK: Delays and sitemaps

    static let delays: [(file: String, agent: String, seconds: Double?)] = [
        ("User-agent: *\nCrawl-delay: 10\n", "PickBot", 10), ("User-agent: *\nCrawl-delay: 0.5\n", "PickBot", 0.5),
        ("User-agent: *\nCrawl-delay: .5 # s\n", "PickBot", 0.5), ("User-agent: *\nCrawl-delay: 0\n", "PickBot", 0),
        ("User-agent: *\ncrawldelay 3\n", "PickBot", 3), ("User-agent: *\nCrawl delay: 3\n", "PickBot", 3),
        ("User-agent: *\nCrawl-delay: -1\n", "PickBot", nil), ("User-agent: *\nCrawl-delay: soon\n", "PickBot", nil),
        ("User-agent: *\nCrawl-delay: 1e9\n", "PickBot", nil), ("User-agent: *\nCrawl-delay: nan\n", "PickBot", nil),
        ("User-agent: *\nCrawl-delay: 0x10\n", "PickBot", nil), ("User-agent: *\nCrawl-delay: 1.2.3\n", "PickBot", nil),
        ("User-agent: *\nCrawl-delay:\n", "PickBot", nil), ("User-agent: *\nCrawl-delay: .\n", "PickBot", nil),
        ("User-agent: *\nCrawl-delay: " + String(repeating: "9", count: 400) + "\n", "PickBot", nil),
        ("Crawl-delay: 5\nUser-agent: *\nDisallow:\n", "PickBot", nil),
        ("User-agent: *\nCrawl-delay: 5\nUser-agent: PickBot\nDisallow: /\n", "PickBot", nil),
        ("User-agent: *\nCrawl-delay: 5\nUser-agent: PickBot\nDisallow: /\n", "PanBot", 5),
        ("User-agent: *\nDisallow: /a\nCrawl-delay: 5\nUser-agent: PickBot\nCrawl-delay: 7\n", "PickBot", 7),
        ("User-agent: PickBot\nCrawl-delay: 5\nUser-agent: pickbot\nCrawl-delay: 7\nCrawl-delay: 6\n", "PickBot/1", 7),
        ("", "PickBot", nil),
    ]

    @Test(arguments: delays) func `a delay is a number of seconds for the agents before it`(
        file: String, agent: String, seconds: Double?
    ) {
        #expect(RobotsFile(Array(file.utf8)).crawlDelay(for: agent) == seconds)
        #expect(RobotsAccess(status: 200, body: Array(file.utf8)).crawlDelay(for: agent) == seconds)
    }

    @Test func `sitemaps are listed wherever they stand`() {
        let file =
            "Sitemap: https://e.org/1.xml\nUser-agent: PanBot\nsitemap:https://e.org/2.xml # two\nSite-map: /3.xml\nSitemap:\n"
        #expect(RobotsFile(Array(file.utf8)).sitemaps == ["https://e.org/1.xml", "https://e.org/2.xml", "/3.xml", ""])
    }

    @Test(arguments: RobotsFieldName.all.map(\.spelling)) func `every spelling of the table is its own field`(
        spelling: String
    ) throws {
        let entry = try #require(RobotsFieldName.all.first { $0.spelling == spelling })
        #expect(!entry.reason.isEmpty)
        #expect(spelling == spelling.lowercased())
        #expect(RobotsFieldName.field(of: Array((spelling.uppercased() + "s").utf8)[...]) == entry.field)
        #expect(RobotsFieldName.field(of: Array(spelling.utf8).dropLast()) != entry.field)
        #expect(RobotsRecord(Array("\(spelling): x".utf8)[...])?.field == entry.field)
    }

    // MARK: Limits

    @Test func `a line is cut where Google's parser cuts it`() {
        let key = "Disallow: ", longest = 2083 * 8 - 1
        let path = "/" + String(repeating: "a", count: longest - key.utf8.count - 1)
        let file = RobotsFile(Array("User-agent: *\n\(key)\(path)bcd\nDisallow: /z\n".utf8))
        #expect(!file.verdict(for: "PickBot", url: path + "x").isAllowed)
        #expect(file.verdict(for: "PickBot", url: String(path.dropLast())).isAllowed)
        #expect(file.verdict(for: "PickBot", url: "/z").basis == .line(.init(number: 3, text: "Disallow: /z")))
    }

    @Test func `500 KiB are read, in whole lines, and that is told`() {
        let head = "User-agent: *\nDisallow: /a\n", tail = "Disallow: /bcd\n"
        func file(_ length: Int, _ end: String) -> RobotsFile {
            let filling = String(repeating: "#", count: length - head.utf8.count - end.utf8.count - 1) + "\n"
            return RobotsFile(Array((head + filling + end).utf8))
        }
        let whole = file(512_000, tail)
        #expect(!whole.isCut && !whole.verdict(for: "PickBot", url: "/bcd").isAllowed)
        let cutAtEnd = file(512_001, tail)
        #expect(cutAtEnd.isCut && !cutAtEnd.verdict(for: "PickBot", url: "/bcd").isAllowed)
        // Half the rule would be a wider one.
        let cutWithin = file(512_002, tail)
        #expect(cutWithin.isCut && cutWithin.verdict(for: "PickBot", url: "/bcd").isAllowed)
        #expect(cutWithin.verdict(for: "PickBot", url: "/bc").isAllowed)
        #expect(!cutWithin.verdict(for: "PickBot", url: "/a").isAllowed)
        #expect(RobotsFile([UInt8](repeating: 0x61, count: 600_000)).isCut)
    }

    @Test func `many stars cost no more than the lengths`() {
        let stars = String(repeating: "*a", count: 8_000)
        let file = RobotsFile(
            Array("User-agent: *\nDisallow: /\(stars)b\nDisallow: /\(stars)b$\nDisallow: /\(stars)*$\n".utf8))
        let path = "/" + String(repeating: "a", count: 16_000)
        #expect(file.verdict(for: "PickBot", url: path).basis == .line(.init(number: 4, text: "Disallow: /\(stars)*$")))
    }

    // MARK: What holds for any bytes

    @Test func `made-up files: nothing traps, and comments change nothing`() {
        var random = SplitMix(seed: 9309)
        let pieces =
            [
                "User-agent:", "user agent", "Disallow:", "Allow: /", "allow", "Sitemap:", "Crawl-delay: 1", "*", "$",
                "/", "a", "b", " ", "\t",
                "\n", "\r", "\r\n", "\n", "#", ":", "%", "%a", "%E4", "\u{0}", "\u{FEFF}", "\u{E4}", "PickBot",
                "index.html", "?",
            ].map { Array($0.utf8) } + [[0xFF], [0xEF], [0xEF, 0xBB], [0x80]]
        for round in 0..<1_500 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                if round % 3 == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    bytes += pieces.randomElement(using: &random) ?? []
                }
            }
            let file = RobotsFile(bytes)
            // A comment of its own line behind every line; a line end in front keeps a CR and its LF together.
            var commented: [UInt8] = []
            for (index, byte) in bytes.enumerated() {
                commented.append(byte)
                let isHalf = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
                if (byte == 0x0A || byte == 0x0D) && !isHalf { commented += Array("# Disallow: /\n".utf8) }
            }
            let other = RobotsFile(commented)
            for agent in ["PickBot", "PickBot/1", "", "*"] {
                for url in ["/", "/a", "/ab/index.html", "/%E4?b", "", "/a/"] {
                    let verdict = file.verdict(for: agent, url: url)
                    #expect(other.verdict(for: agent, url: url).isAllowed == verdict.isAllowed)
                    if !verdict.isAllowed {
                        if case .line = verdict.basis {} else { Issue.record("disallowed by no line") }
                    }
                }
                #expect((file.crawlDelay(for: agent) ?? 0) >= 0)
            }
        }
    }

    @Test func `nothing in front of a rule for all takes it away`() {
        var random = SplitMix(seed: 17)
        for _ in 0..<200 {
            let noise = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
            let url = "/" + String(decoding: noise.filter { $0 < 0x80 && $0 != 0 }, as: UTF8.self)
            for (rule, isAllowed) in [("Disallow: /", false), ("Allow: /", true), ("Disallow:", true)] {
                let file = RobotsFile(noise + Array("\nUser-agent: PickBot\n\(rule)\n".utf8))
                #expect(file.verdict(for: "PickBot", url: url).isAllowed == isAllowed)
            }
        }
    }

    // MARK: Replies

    static let replies: [(status: Int, isAllowed: Bool)] = [
        (200, false), (203, false), (301, true), (400, true), (401, true), (403, true), (404, true), (410, true),
        (451, true),
        (429, false), (500, false), (503, false), (599, false), (0, false), (100, false), (700, false), (-1, false),
    ]

    @Test(arguments: replies) func `a reply for the robots.txt opens or closes its host`(status: Int, isAllowed: Bool)
        throws
    {
        let access = RobotsAccess(status: status, body: Array(Self.shut.utf8))
        let address = try Address("http://e.org/a")
        #expect(access.verdict(for: "PickBot", at: address).isAllowed == isAllowed)
        #expect(access.verdict(for: "PickBot", url: "http://e.org/a").isAllowed == isAllowed)
        if !(200...299).contains(status) {
            #expect("\(access.verdict(for: "PickBot", at: address).basis)".contains("HTTP \(status)"))
        }
        for own in ["http://e.org/robots.txt", "http://e.org/robots.txt?x"] {
            #expect(access.verdict(for: "PickBot", at: try Address(own)).basis == .robotsFile)
            #expect(access.verdict(for: "PickBot", url: own).isAllowed)
        }
    }

    @Test func `no reply closes the host, and the reason is told`() throws {
        let verdict = RobotsAccess(failure: "no route").verdict(for: "PickBot", at: try Address("http://e.org/"))
        #expect(!verdict.isAllowed)
        #expect("\(verdict.basis)".hasSuffix(": no route"))
        #expect(RobotsAccess(failure: "x").crawlDelay(for: "PickBot") == nil)
    }
}
