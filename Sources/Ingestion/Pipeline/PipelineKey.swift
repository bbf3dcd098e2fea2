import Fetching

/// A key that a pipeline file may hold: the whole form of the file as data.
///
/// The reader, `ingot check` and the documentation all go by this table.
public struct PipelineKey: Sendable {
    /// What stands behind a key.
    public enum Kind: Sendable {
        /// A piece of text.
        case text
        /// A whole number within bounds.
        case number(ClosedRange<Int>)
        /// A number within bounds, with or without a fraction.
        case decimal(ClosedRange<Double>)
        /// One of these words.
        case choice([String])
        /// A pattern for addresses.
        case pattern
        /// A pattern for addresses with a pair of braces.
        case keyPattern
        /// An XPath expression that selects nodes.
        case expression
        /// A list of XPath expressions that select nodes, or a single one.
        case expressions
        /// A list of XPath expressions that select nodes or make a text, or a single one.
        case valueExpressions
        /// A day of the calendar.
        case day
        /// A list of texts; a single text counts as a list of one.
        case texts
        /// A list of patterns for addresses, or a single one.
        case patterns
        /// One address.
        case address
        /// A list of addresses, or a single one.
        case addresses
        /// Keys of its own.
        case mapping([PipelineKey])
        /// A list of entries with keys of their own.
        case mappings([PipelineKey])
        /// A list of addresses, or of entries with keys of their own of which the first is the address; or a single one.
        case addressesWith([PipelineKey])
    }

    /// The key as written.
    public let name: String
    /// What stands behind it.
    public let kind: Kind
    /// Whether the file is wrong without it.
    public let isRequired: Bool
    /// What it means, for the documentation.
    public let meaning: String

    init(_ name: String, _ kind: Kind, required: Bool = false, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.meaning = meaning
    }

    /// The keys of a pipeline file.
    public static let all: [PipelineKey] = [
        PipelineKey("name", .text, required: true, "What the pipeline is called in receipts and messages."),
        PipelineKey(
            "archive", .text, required: true,
            "The folder of the archive, relative to the pipeline file. It is made when it is not there."),
        PipelineKey(
            "contact", .text,
            "An e-mail address or a page at which a site's owner reaches you; sent with every request, and needed where"
                + " anything is fetched."),
        PipelineKey(
            "fetch",
            .mapping([
                PipelineKey(
                    "timeout", .number(1...3600),
                    "Seconds for one page, redirects included; \(Int(FetchPolicy().wholeSeconds)) unless told."),
                PipelineKey(
                    "maximum-bytes", .number(1024...1_000_000_000),
                    "A longer page is an error and is not kept; \(FetchPolicy().maximumBytesReceived) unless told."),
                PipelineKey(
                    "allow-hosts", .texts,
                    "Hosts that may be asked though their addresses are private or loopback ones, which are refused otherwise."
                ),
                PipelineKey(
                    "gap", .decimal(0...3600),
                    "Seconds from the end of one request to the next one of the same host; \(usual.gapSeconds) unless told. A"
                        + " longer `Crawl-delay` of its robots.txt goes before it."),
                PipelineKey(
                    "longest-crawl-delay", .decimal(0...86_400),
                    "A `Crawl-delay` that is longer counts as this, in seconds; \(usual.longestCrawlDelay) unless told."
                ),
                PipelineKey(
                    "at-once", .number(1...256),
                    "Requests at once to all hosts together; \(usual.transfersAtOnce) unless told."),
                PipelineKey(
                    "at-once-per-host", .number(1...64),
                    "Requests at once to one host; \(usual.transfersAtOncePerHost) unless told."),
                PipelineKey(
                    "robots", .choice(["obey", "ignore"]),
                    "Whether robots.txt is obeyed. `ignore` is for hosts of your own."),
                PipelineKey(
                    "attempts", .number(1...10),
                    "How often a page is asked for when it fails in a way that may pass; \(usual.attempts) unless told."
                ),
                PipelineKey(
                    "patience", .decimal(0...86_400),
                    "The longest wait in seconds that a host may ask for in `Retry-After`; \(usual.patienceSeconds) unless"
                        + " told. One that asks for more is left to a later run, and never asked sooner than it said."),
                PipelineKey(
                    "budget", .decimal(1...604_800),
                    "Seconds after which a run begins no request any more; the next run goes on. No end unless told."),
                PipelineKey(
                    "proxy", .choice(["none", "environment"]),
                    "Whether `http_proxy`, `https_proxy` and `no_proxy` of the environment are used; `none` unless told."
                ),
            ]), "How pages are fetched."),
        PipelineKey(
            "notify",
            .mapping([
                PipelineKey(
                    "ping", .address,
                    "An address that is asked with POST: with `/start` behind its path when a run begins, as it stands when"
                        + " one ends with code 0, with `/fail` when one ends with another."),
                PipelineKey("start", .address, "Asked at the beginning instead of `ping:` with `/start`."),
                PipelineKey("success", .address, "Asked when all went well instead of `ping:`."),
                PipelineKey("fail", .address, "Asked when not all went well instead of `ping:` with `/fail`."),
            ]),
            "Who is told that runs happen and how they ended, such as a dead man's switch that raises an alarm when nothing"
                + " is heard. A failure to tell never fails a run."),
        PipelineKey(
            "hook", .texts,
            "A program with its arguments, each a text of its own; no shell. After a run it gets each new event as a line"
                + " of JSON on standard input. A path with a slash starts from the folder of the pipeline file."),
        PipelineKey(
            "names", .text,
            "A table of names and aliases, relative to the pipeline file: `Documentation/names.md` says what is in it."
        ),
        PipelineKey(
            "sources",
            .mappings([
                PipelineKey(
                    "name", .text, required: true, "What receipts and messages call the source; once in a file."),
                PipelineKey("publisher", .text, "Who published the pages, where they do not say so themselves."),
                PipelineKey(
                    "year", .number(PageReading.Knowledge.years),
                    "The year under review, where the titles do not name it."),
                PipelineKey(
                    "profile", .texts,
                    "Files with profiles of publishers, relative to the pipeline file: what the general way of reading gets"
                        + " wrong at them ([profiles.md](profiles.md)). A page takes the first that is for its address."
                ),
                PipelineKey(
                    "files", .texts,
                    "Saved pages, as globs relative to the pipeline file; `*` does not cross folders."),
                PipelineKey("pages", .addresses, "Addresses of pages, http or https."),
                PipelineKey(
                    "lists",
                    .addressesWith([
                        PipelineKey("url", .text, required: true, "The address of a page that lists others."),
                        PipelineKey(
                            "links", .expression,
                            "An XPath expression that selects the links to follow, or what contains them; all links of the"
                                + " page unless told."),
                        PipelineKey(
                            "next", .expression,
                            "An XPath expression that selects the link to the next page of the list; `rel=next` unless told."
                        ),
                        PipelineKey(
                            "pages", .number(1...1000),
                            "So many pages of the list are read at most, and no more once one names nothing new; 1 unless"
                                + " told."),
                    ]), "Pages that list others, as addresses or with keys of their own."),
                PipelineKey("feeds", .addresses, "Addresses of feeds: RSS, Atom or JSON Feed."),
                PipelineKey(
                    "sitemaps", .addresses, "Addresses of sitemaps or of indexes of them, also compressed ones."),
                PipelineKey(
                    "only",
                    .mapping([
                        PipelineKey(
                            "addresses", .patterns,
                            "Address patterns, such as `/newscontent/*`, of which one must match."),
                        PipelineKey("not-addresses", .patterns, "Address patterns of which none may match."),
                        PipelineKey("titles", .texts, "Words of which the link's title must contain one."),
                        PipelineKey("not-titles", .texts, "Words that the link's title must not contain."),
                        PipelineKey(
                            "days", .number(1...36_500),
                            "Only what is not older than so many days, where the list, feed or sitemap states a date."),
                    ]), "Which of the pages that `lists:`, `feeds:` and `sitemaps:` name are fetched; all unless told."),
                PipelineKey(
                    "key", .keyPattern,
                    "What tells one page of the publisher from another, as an address pattern: with"
                        + " `*/newscontent/{digits}` the number decides, whatever slug or language stands beside it. The"
                        + " address unless told."),
                PipelineKey(
                    "revisit", .number(0...365),
                    "The longest time in days that a page which does not change is left alone;"
                        + " \(RevisitRule.usualDays) unless told, 0 asks every time."),
            ]), required: true,
            "Where the pages come from; each source has `files:`, `pages:`, `lists:`, `feeds:` or `sitemaps:`, or several."
        ),
    ]

    private static let usual = FetchPolicy.Politeness()
}

extension PipelineKey {
    /// The keys as a page of Markdown: `Documentation/pipelines.md`.
    public static var manual: String {
        """
        # What a pipeline file may say

        A pipeline file is YAML in UTF-8. Relative paths start from the folder of the file. `ingot check FILE` tells all
        that is wrong with one at once; `Pipelines/samples.yaml` is an example. This page is printed by
        `ingot check --keys`.

        | key | takes | needed | meaning |
        |---|---|---|---|

        """ + rows(all, below: "").joined(separator: "\n") + "\n"
    }

    private static func rows(_ keys: [PipelineKey], below path: String) -> [String] {
        keys.flatMap { key -> [String] in
            let name = path + key.name
            let row = "| `\(name)` | \(key.kind.words) | \(key.isRequired ? "yes" : "") | \(key.meaning) |"
            switch key.kind {
            case .mapping(let keys): return [row] + rows(keys, below: name + ".")
            case .mappings(let keys), .addressesWith(let keys): return [row] + rows(keys, below: name + "[].")
            default: return [row]
            }
        }
    }
}

extension PipelineKey.Kind {
    /// What stands behind the key, in a few words.
    var words: String {
        switch self {
        case .text: "a text"
        case .number(let bounds): "a whole number, \(bounds.lowerBound) to \(bounds.upperBound)"
        case .decimal(let bounds): "a number, \(Int(bounds.lowerBound)) to \(Int(bounds.upperBound))"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: " or ")
        case .pattern, .keyPattern: "an address pattern"
        case .expression: "an XPath expression"
        case .expressions, .valueExpressions: "a list of XPath expressions, or one"
        case .day: "a day, such as 2023-06-01"
        case .texts: "a list of texts, or one text"
        case .patterns: "a list of address patterns, or one"
        case .address: "an address"
        case .addresses: "a list of addresses, or one"
        case .addressesWith: "a list of addresses or entries, or one"
        case .mapping: "keys of its own"
        case .mappings: "a list of entries"
        }
    }
}
