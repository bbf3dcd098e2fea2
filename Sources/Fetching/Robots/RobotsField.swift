/// What a record of a robots.txt says.
enum RobotsField: Hashable, Sendable {
    case userAgent, allow, disallow, sitemap, crawlDelay
}

/// A spelling under which a field is known. A key that begins with it, in any case, is that field: that is how Google's
/// parser reads, and it takes `Disallow-all` and `User-agents` for what they mean.
struct RobotsFieldName: Sendable {
    /// The beginning of a key, in lower case.
    let spelling: String
    let field: RobotsField
    /// Where it comes from.
    let reason: String

    /// Of these, the first that fits is taken.
    static let all: [RobotsFieldName] = [
        .init(spelling: "user-agent", field: .userAgent, reason: "RFC 9309, section 2.2.1"),
        .init(spelling: "useragent", field: .userAgent, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "user agent", field: .userAgent, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "allow", field: .allow, reason: "RFC 9309, section 2.2.2"),
        .init(spelling: "disallow", field: .disallow, reason: "RFC 9309, section 2.2.2"),
        .init(spelling: "dissallow", field: .disallow, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "dissalow", field: .disallow, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "disalow", field: .disallow, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "diasllow", field: .disallow, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "disallaw", field: .disallow, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "sitemap", field: .sitemap, reason: "sitemaps.org, protocol"),
        .init(spelling: "site-map", field: .sitemap, reason: "frequent misspelling, accepted by Google"),
        .init(spelling: "crawl-delay", field: .crawlDelay, reason: "convention of Bing, Yandex and others"),
        .init(spelling: "crawldelay", field: .crawlDelay, reason: "misspelling of the convention"),
        .init(spelling: "crawl delay", field: .crawlDelay, reason: "misspelling of the convention"),
    ]

    /// The field that a key names; nil for a key that means nothing here.
    static func field(of key: ArraySlice<UInt8>) -> RobotsField? {
        let longest = 16
        let start = key.prefix(longest).map(\.lowercasedASCII)
        return all.first { start.starts(with: $0.spelling.utf8) }?.field
    }
}
