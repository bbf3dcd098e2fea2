import Fetching
import Foundation
import Testing
import XPath

@testable import Ingestion

@Suite struct PipelineReaderTests {
    /// The problems of a text, one string each.
    private func problems(_ text: String) -> [String] {
        do throws(PipelineError) {
            let pipeline = try PipelineReader.read(text, file: "/pipelines/made.yaml")
            Issue.record("the file was taken: \(pipeline)")
            return []
        } catch {
            return error.problems.map { $0.description.replacingOccurrences(of: "/pipelines/made.yaml:", with: "") }
        }
    }

    @Test func `every key has its place in the pipeline`() throws {
        let text = """
            name: metals
            archive: ../archive
            contact: someone@example.org
            notify:
              ping: https://hc.example/ab12
              start: https://hc.example/begins
              success: https://hc.example/good
              fail: https://hc.example/bad
            hook: [../tell.sh, --now]
            fetch:
              timeout: 30
              maximum-bytes: 20000000
              allow-hosts: [127.0.0.1, intranet.example]
              gap: 0.5
              longest-crawl-delay: 20
              at-once: 8
              at-once-per-host: 2
              robots: ignore
              attempts: 5
              patience: 90
              budget: 3600
              proxy: environment
            sources:
              - name: reviews
                publisher: The Metal Post
                year: 2024
                files:
                  - ../saved/*-review.html
                  - /srv/reviews/*.txt
              - name: site
                pages: https://news.example/review
                lists:
                  - https://news.example/all
                  - url: https://news.example/list
                    links: //h3/a
                    next: //a[@class='next']
                    pages: 5
                feeds: https://news.example/feed.xml
                sitemaps: [https://news.example/sitemap.xml]
                only:
                  addresses: [/newscontent/*]
                  not-addresses: [/newscontent/live*]
                  titles: [magnesium]
                  not-titles: [webinar, invitation]
                  days: 30
                key: "*/newscontent/{digits}"
                revisit: 3
            """
        var politeness = FetchPolicy.Politeness()
        politeness.gapSeconds = 0.5
        politeness.longestCrawlDelay = 20
        politeness.transfersAtOnce = 8
        politeness.transfersAtOncePerHost = 2
        politeness.obeysRobots = false
        politeness.attempts = 5
        politeness.patienceSeconds = 90
        politeness.budgetSeconds = 3600
        #expect(
            try PipelineReader.read(text, file: "/home/me/pipelines/metals.yaml")
                == Pipeline(
                    name: "metals", file: "/home/me/pipelines/metals.yaml", archive: "/home/me/archive",
                    contact: "someone@example.org",
                    fetch: Pipeline.FetchSettings(
                        timeout: 30, maximumBytes: 20_000_000, allowHosts: ["127.0.0.1", "intranet.example"],
                        politeness: politeness, usesEnvironmentProxies: true),
                    sources: [
                        Pipeline.Source(
                            name: "reviews", publisher: "The Metal Post", year: 2024,
                            files: ["/home/me/saved/*-review.html", "/srv/reviews/*.txt"], pages: []),
                        Pipeline.Source(
                            name: "site", files: [], pages: ["https://news.example/review"],
                            lists: [
                                Pipeline.Listing(address: "https://news.example/all"),
                                Pipeline.Listing(
                                    address: "https://news.example/list",
                                    rule: ListingRule(
                                        links: XPathExpression("//h3/a"), next: XPathExpression("//a[@class='next']")),
                                    pages: 5),
                            ], feeds: ["https://news.example/feed.xml"],
                            sitemaps: ["https://news.example/sitemap.xml"],
                            filter: LinkFilter(
                                addresses: [AddressPattern("/newscontent/*")],
                                unwantedAddresses: [AddressPattern("/newscontent/live*")], titleWords: ["magnesium"],
                                unwantedTitleWords: ["webinar", "invitation"], maximumAgeInDays: 30),
                            keyRule: KeyRule("*/newscontent/{digits}"), revisitDays: 3),
                    ],
                    ping: Pipeline.Ping(
                        base: "https://hc.example/ab12", start: "https://hc.example/begins",
                        success: "https://hc.example/good", failure: "https://hc.example/bad"),
                    hook: ["/home/me/tell.sh", "--now"]))
    }

    @Test func `every key of the table is one that the reader takes`() throws {
        // A key that the table gains must be added to the test above, and to the reader.
        var names: [String] = []
        func collect(_ keys: [PipelineKey], _ place: String) {
            for key in keys {
                names.append(place + key.name)
                #expect(key.meaning.hasSuffix("."))
                switch key.kind {
                case .mapping(let inner), .mappings(let inner), .addressesWith(let inner):
                    collect(inner, place + key.name + "/")
                default: break
                }
            }
        }
        collect(PipelineKey.all, "")
        #expect(
            names == [
                "name", "archive", "contact", "fetch", "fetch/timeout", "fetch/maximum-bytes", "fetch/allow-hosts",
                "fetch/gap", "fetch/longest-crawl-delay", "fetch/at-once", "fetch/at-once-per-host", "fetch/robots",
                "fetch/attempts", "fetch/patience", "fetch/budget", "fetch/proxy", "notify", "notify/ping",
                "notify/start", "notify/success", "notify/fail", "hook", "names", "sources", "sources/name",
                "sources/publisher", "sources/year", "sources/profile", "sources/files", "sources/pages",
                "sources/lists",
                "sources/lists/url", "sources/lists/links", "sources/lists/next", "sources/lists/pages",
                "sources/feeds", "sources/sitemaps", "sources/only", "sources/only/addresses",
                "sources/only/not-addresses", "sources/only/titles", "sources/only/not-titles", "sources/only/days",
                "sources/key", "sources/revisit",
            ])
    }

    @Test func `the policy of fetches follows the file`() throws {
        let text = """
            {name: a, archive: b, contact: someone@example.org, fetch: {timeout: 7, maximum-bytes: 2048, allow-hosts: h},
             sources: [{name: c, pages: ["http://h/"]}]}
            """
        let policy = try PipelineReader.read(text, file: "p.yaml").fetchPolicy(program: "Ingot 1")
        #expect(policy.userAgent == "Ingot 1 (+someone@example.org)")
        #expect(policy.wholeSeconds == 7)
        #expect(policy.maximumBytesReceived == 2048 && policy.maximumBytesDecompressed == 2048)
        #expect(policy.allowedHosts == ["h"])
    }

    /// A file with one thing wrong, and what is said of it. `place` is line and column.
    struct Mistake: CustomTestStringConvertible {
        let name: String
        let text: String
        let place: String
        let words: [String]

        init(_ name: String, _ text: String, at place: String, _ words: String...) {
            self.name = name
            self.text = text
            self.place = place
            self.words = words
        }

        init(_ name: String, text: String, place: String, words: [String]) {
            self.name = name
            self.text = text
            self.place = place
            self.words = words
        }

        var testDescription: String { name }
    }

    private static let head = "name: made\narchive: archive\n"
    private static let source = "sources:\n  - name: saved\n    files: x\n"

    static let mistakes = [
        Mistake("an empty file", "", at: "1:1: ", "the file is empty"),
        Mistake("nothing but a comment", "# later\n", at: "1:1: ", "the file is empty"),
        Mistake("a list", "- name: x\n", at: "1:1: ", "a pipeline is a list of keys"),
        Mistake("a text", "pipeline\n", at: "1:1: ", "a pipeline is a list of keys"),
        Mistake("an unclosed quote", "name: \"made\n", at: "2:1: ", "not YAML"),
        Mistake("a tab", head + "sources:\n\t- name: x\n", at: "4:1: ", "not YAML"),
        Mistake("two documents", head + source + "---\nname: x\n", at: "6:1: ", "not YAML"),
        Mistake("an unknown alias", "name: *made\n", at: "1:7: ", "not YAML"),
        Mistake("a control character", "name: \u{1}\n", at: "1:1: ", "not YAML"),
        Mistake("nesting without end", "name: " + String(repeating: "[", count: 20_000), at: "1:", "not YAML"),
        Mistake(
            "an unknown key", head + source + "colour: red\n", at: "6:1: ", "unknown key `colour:`",
            "known here are `name:`"),
        Mistake(
            "a misspelt key", head + source + "contcat: a@b\n", at: "6:1: ", "unknown key `contcat:`",
            "did you mean `contact:`?"),
        Mistake(
            "a misspelt key of a source", head + "sources:\n  - name: saved\n    files: x\n    yaer: 2024\n",
            at: "6:5: ",
            "an entry of `sources:`", "did you mean `year:`?"),
        Mistake(
            "a misspelt key of the fetch settings", head + "fetch:\n  timeuot: 5\n" + source, at: "4:3: ",
            "in `fetch:`",
            "did you mean `timeout:`?"),
        Mistake("a key that is a list", head + source + "? [a, b]\n: c\n", at: "6:3: ", "unknown key"),
        Mistake("a key twice", "name: a\n" + head + source, at: "1:1: ", "`name:`", "more than once"),
        Mistake("no name", "archive: archive\n" + source, at: "1:1: ", "`name:` is missing"),
        Mistake("no archive", "name: made\n" + source, at: "1:1: ", "`archive:` is missing"),
        Mistake("no sources", head, at: "1:1: ", "`sources:` is missing"),
        Mistake("an empty list of sources", head + "sources: []\n", at: "3:10: ", "`sources:` takes a list"),
        Mistake("sources that are a text", head + "sources: here\n", at: "3:10: ", "`sources:` takes a list"),
        Mistake(
            "a source that is a text", head + "sources:\n  - saved\n", at: "4:5: ", "an entry of `sources:` has keys"),
        Mistake(
            "a source without a name", head + "sources:\n  - files: x\n", at: "4:5: ", "`name:` is missing in an entry"),
        Mistake(
            "a source without pages", head + "sources:\n  - name: saved\n", at: "4:5: ",
            "has none of `files:`, `pages:`, `lists:`"
        ),
        Mistake(
            "two sources of a name", head + source + "  - name: saved\n    files: y\n", at: "6:11: ",
            "two sources are called \"saved\" (the first on line 4)"),
        Mistake("an empty name", "name: \"\"\narchive: a\n" + source, at: "1:7: ", "`name:` takes a text"),
        Mistake("a name that is a list", "name: [a]\narchive: a\n" + source, at: "1:7: ", "`name:` takes a text"),
        Mistake(
            "an archive that is a mapping", "name: a\narchive: {a: b}\n" + source, at: "2:10: ",
            "`archive:` takes a text"),
        Mistake(
            "a year in words", head + source + "    year: soon\n", at: "6:11: ", "whole number from 1900 to 2099"),
        Mistake("a year of the far future", head + source + "    year: 20244\n", at: "6:11: ", "from 1900 to 2099"),
        Mistake("half a year", head + source + "    year: 2024.5\n", at: "6:11: ", "from 1900 to 2099"),
        Mistake("no time at all", head + "fetch: {timeout: 0}\n" + source, at: "3:18: ", "from 1 to 3600"),
        Mistake("no room", head + "fetch: {maximum-bytes: 9}\n" + source, at: "3:24: ", "from 1024 to 1000000000"),
        Mistake(
            "a number beyond counting", head + "fetch: {timeout: 99999999999999999999}\n" + source, at: "3:18: ",
            "from 1 to 3600"),
        Mistake(
            "fetch settings that are a number", head + "fetch: 5\n" + source, at: "3:8: ",
            "`fetch:` takes keys of its own"),
        Mistake(
            "no files in the list", head + "sources:\n  - name: a\n    files: []\n", at: "5:12: ",
            "`files:` takes a list of texts"),
        Mistake(
            "a file that is a list", head + "sources:\n  - name: a\n    files: [x, [y]]\n", at: "5:16: ",
            "`files:` takes a list of texts"),
        Mistake(
            "pages and no contact", head + "sources:\n  - name: a\n    pages: https://news.example/\n", at: "4:5: ",
            "needs `contact:`"),
        Mistake(
            "a page that is no address", head + "contact: a@b\nsources:\n  - name: a\n    pages: [news.example]\n",
            at: "6:13: ",
            "news.example"),
        Mistake(
            "a page of another kind",
            head + "contact: a@b\nsources:\n  - name: a\n    pages: [\"ftp://news.example/\"]\n",
            at: "6:13: ", "ftp"),
        found("a list that is no address", "lists: news.example", at: "6:12: ", "news.example"),
        found("an entry of a list that is no address", "lists: [{url: \"ftp://a/\"}]", at: "6:19: ", "ftp"),
        found("a list without its address", "lists: [{links: //a}]", at: "6:13: ", "`url:` is missing"),
        found("an empty list of lists", "lists: []", at: "6:12: ", "`lists:` takes a list of addresses or entries"),
        found("a list in a list", "lists: [[https://a.example/]]", at: "6:13: ", "`lists:` takes"),
        found(
            "a misspelt key of a list", "lists: [{url: https://a.example/, link: //a}]", at: "6:39: ",
            "an entry of `lists:`", "did you mean `links:`?"),
        found(
            "an XPath that is none", "lists: [{url: https://a.example/, links: \"//a[\"}]", at: "6:46: ",
            "is not an XPath"),
        found(
            "an XPath that selects nothing", "lists: [{url: https://a.example/, links: count(//a)}]", at: "6:46: ",
            "XPath"),
        found(
            "a function that XPath does not have", "lists: [{url: https://a.example/, next: \"//a[matches(., 'x')]\"}]",
            at: "6:45: ", "has no function matches()"),
        found(
            "no page of a list", "lists: [{url: https://a.example/, pages: 0}]", at: "6:46: ",
            "whole number from 1 to 1000"),
        found(
            "too many pages of a list", "lists: [{url: https://a.example/, pages: 1001}]", at: "6:46: ",
            "from 1 to 1000"),
        found("a feed that is no address", "feeds: [feed.xml]", at: "6:13: ", "feed.xml"),
        found("a feed with a password", "feeds: \"https://me:secret@a.example/\"", at: "6:12: ", "https://"),
        found(
            "a feed with keys", "feeds: [{url: https://a.example/}]", at: "6:13: ", "`feeds:` takes a list of addresses"
        ),
        found("a sitemap that is no address", "sitemaps: [https://]", at: "6:16: ", "https://"),
        found("a misspelt word of the filter", wanted("adresses: /x"), at: "7:12: ", "did you mean `addresses:`?"),
        found("a filter that is a text", wanted: "news", at: "7:11: ", "`only:` takes keys of its own"),
        found(
            "an unknown name in a pattern", wanted("addresses: [\"/x/{number}\"]"), at: "7:24: ",
            "{number} means nothing"),
        found("a brace that is not closed", wanted("not-addresses: \"/x/{digits\""), at: "7:27: ", "is not closed"),
        found(
            "a pattern that never matches", wanted("addresses: \"{segment}{digits}\""), at: "7:23: ", "never matches"),
        found("an age of no days", wanted("days: 0"), at: "7:18: ", "from 1 to 36500"),
        found("an age in words", wanted("days: week"), at: "7:18: ", "from 1 to 36500"),
        found("an empty title", wanted("titles: [\"\"]"), at: "7:21: ", "`titles:` takes a list of texts"),
        found(
            "a key without braces", key: "*/newscontent/*", at: "7:10: ", "nothing in it tells one page from another"),
        found("an empty key", key: "", at: "7:10: ", "`key:` takes an address pattern"),
        found("a time for revisits below nothing", revisit: "-1", at: "7:14: ", "whole number from 0 to 365"),
        found("a time for revisits in words", revisit: "weekly", at: "7:14: ", "from 0 to 365"),
        found("lists and no contact", head: "", "lists: https://a.example/", at: "4:5: ", "needs `contact:`"),
        found("feeds and no contact", head: "", "feeds: https://a.example/", at: "4:5: ", "needs `contact:`"),
        found("sitemaps and no contact", head: "", "sitemaps: https://a.example/", at: "4:5: ", "needs `contact:`"),
        fetched("a gap below nothing", "gap: -1", at: "3:14: ", "`gap:` takes a number, 0 to 3600"),
        fetched("a gap that is no number", "gap: .nan", at: "3:14: ", "0 to 3600"),
        fetched("an endless gap", "gap: .inf", at: "3:14: ", "0 to 3600"),
        fetched("a Crawl-delay of years", "longest-crawl-delay: 1000000", at: "3:30: ", "0 to 86400"),
        fetched("nothing at once", "at-once: 0", at: "3:18: ", "from 1 to 256"),
        fetched("too many at once for a host", "at-once-per-host: 65", at: "3:27: ", "from 1 to 64"),
        fetched("an unknown word for robots.txt", "robots: maybe", at: "3:17: ", "`obey` or `ignore`"),
        fetched("an unknown word for proxies", "proxy: http://p", at: "3:16: ", "`none` or `environment`"),
        fetched("no attempt", "attempts: 0", at: "3:19: ", "from 1 to 10"),
        fetched("patience without end", "patience: 86401", at: "3:19: ", "0 to 86400"),
        fetched("a budget of nothing", "budget: 0", at: "3:17: ", "1 to 604800"),
    ]

    /// A mistake in a source that finds pages, on its line 6 or 7.
    private static func found(
        _ name: String, head contact: String = "contact: a@b\n", _ place: String = "feeds: https://a.example/",
        wanted: String? = nil, key: String? = nil, revisit: String? = nil, at position: String, _ words: String...
    ) -> Mistake {
        let more = [wanted.map { "only: \($0)" }, key.map { "key: \"\($0)\"" }, revisit.map { "revisit: \($0)" }]
            .compactMap(\.self).map { "    \($0)\n" }.joined()
        return Mistake(
            name, text: head + contact + "sources:\n  - name: a\n    \(place)\n" + more, place: position, words: words)
    }

    /// A feed, and below it a filter with one key.
    private static func wanted(_ key: String) -> String { "feeds: https://a.example/\n    only: {\(key)}" }

    /// A mistake in the fetch settings, on line 3.
    private static func fetched(_ name: String, _ key: String, at position: String, _ words: String...) -> Mistake {
        Mistake(name, text: head + "fetch: {\(key)}\n" + source, place: position, words: words)
    }

    @Test(arguments: mistakes)
    func `a mistake is told once, with its place and what was expected`(mistake: Mistake) {
        let problems = problems(mistake.text)
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.hasPrefix(mistake.place) ?? false, "\(problems)")
        for words in mistake.words { #expect(problems.first?.contains(words) ?? false, "\(problems)") }
    }

    @Test func `all mistakes are told, in the order of the lines`() {
        let found = problems(
            """
            nmae: made
            archive: [a]
            fetch: {timeout: soon}
            sources:
              - name: a
                pages: ["ftp://news.example/"]
              - files: x
                yaer: 2024
            """)
        #expect(
            found.map { String($0.prefix { $0 != " " }) } == [
                "1:1:", "1:1:", "2:10:", "3:18:", "5:5:", "6:13:", "7:5:", "8:5:",
            ],
            "\(found)")
    }

    @Test(arguments: [
        ("archive", "/home/me/p/archive"), ("../archive", "/home/me/archive"), ("./a/./b", "/home/me/p/a/b"),
        ("/srv/archive", "/srv/archive"), ("an archive ü #1? 100%", "/home/me/p/an archive ü #1? 100%"),
    ])
    func `a path starts from the folder of the file`(typed: String, path: String) throws {
        let text = "name: a\narchive: \"\(typed)\"\nsources: [{name: b, files: x}]\n"
        #expect(try PipelineReader.read(text, file: "/home/me/p/p.yaml").archive == path)
    }

    @Test func `the folder's own name is no pattern`() throws {
        let text = "name: a\narchive: b\nsources: [{name: b, files: \"../[0-9]*.html\"}]\n"
        let pipeline = try PipelineReader.read(text, file: "/home/me [x]/p*/p.yaml")
        #expect(pipeline.sources.first?.files == ["/home/me \\[x\\]/[0-9]*.html"])
    }

    @Test func `the pipeline in the repository is good, and the keys in its comments are known`() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Pipelines/samples.yaml").path
        let pipeline = try PipelineReader.read(path)
        #expect(pipeline.sources.count == 3)
        #expect(pipeline.digest?.hasPrefix("sha256:") ?? false)
        // Whoever copies it takes the comment signs away.
        let keys = [
            "contact:", "fetch:", "timeout:", "maximum-bytes:", "allow-hosts:", "- name:", "publisher:", "year:",
            "pages:",
            "- https:",
        ]
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        let all = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let margin = line.prefix { $0 == " " }
                let content = line.dropFirst(margin.count)
                let words = content.dropFirst().drop { $0 == " " }
                guard content.hasPrefix("# "), keys.contains(where: words.hasPrefix) else { return String(line) }
                return String(margin + content.dropFirst(2))
            }
        let whole = try PipelineReader.read(all.joined(separator: "\n"), file: path)
        #expect(whole.contact == "you@example.org")
        #expect(whole.fetch.timeout == 30)
        #expect(whole.sources.last?.pages == ["https://news.example.org/review-2025"])
    }
}
