import Model

/// The title of an article: where pages state it, and what is left of it without the site's name.
enum Title {
    /// The title that the page states, cleaned; nil where it states none.
    static func stated(_ head: PageHead, publisher: String?) -> Document.Stated? {
        let sites = [head.meta["og:site_name"], head.linkedData.publisher, publisher].compactMap { $0 }
        let places: [(String?, String)] = [
            (head.meta["og:title"], "meta og:title"), (head.linkedData.headline, "json-ld headline"),
            (head.meta["twitter:title"], "meta twitter:title"), (head.heading, "h1"), (head.title, "title element"),
        ]
        for (value, basis) in places {
            guard let value = value.map({ collapsed(decodingEntities($0)) }), !value.isEmpty else { continue }
            let title = withoutSiteName(value, sites: sites, heading: head.heading)
            // Some sites give their own name as the title of every page.
            if sites.contains(where: { TitleKey($0) == TitleKey(title) }) { continue }
            if !TitleKey(title).isEmpty { return Document.Stated(title, basis: basis) }
        }
        return nil
    }

    /// Separators between a title and a site's name, the spaced ones first.
    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "——", "--", "_", "|", "-", "－", "—",
    ]

    /// Cuts the parts at a title's ends that name the site, or that stand beside the page's `h1`.
    static func withoutSiteName(_ title: String, sites: [String], heading: String?) -> String {
        if let heading, !TitleKey(heading).isEmpty {
            // What the page itself prints as its heading is the title; the rest is the site's.
            let bytes = Array(title.utf8)
            for separator in separators where bytes.holds(Array(separator.utf8)) {
                if title.hasPrefix(heading + separator) || title.hasSuffix(separator + heading) { return heading }
            }
            if TitleKey(heading) == TitleKey(title) { return title }
        }
        let keys = sites.map(TitleKey.init).filter { !$0.isEmpty }
        var rest = title
        var cut = true
        while cut {
            cut = false
            for separator in separators {
                guard let (start, last) = parted(rest, byLast: separator) else { continue }
                let isSite = keys.contains(TitleKey(last))
                // An underscore or a bar is never part of a headline; a dash may be.
                let isMark =
                    ["_", "|", "--", "——"].contains(collapsed(separator)) && last.utf8.count <= 60
                    && start.utf8.count > last.utf8.count
                if (isSite || isMark), !TitleKey(start).isEmpty {
                    rest = start
                    cut = true
                    break
                }
            }
        }
        return rest
    }

    private static func parted(_ text: String, byLast separator: String) -> (String, String)? {
        let text = Array(text.utf8)
        let separator = Array(separator.utf8)
        guard text.count > separator.count else { return nil }
        var start = text.count - separator.count
        while start > 0 {
            if text[start...].begins(with: separator) {
                return (collapsed(text[..<start].string), collapsed(text[(start + separator.count)...].string))
            }
            start -= 1
        }
        return nil
    }

    /// JSON-LD and some `meta` elements hold entities that were escaped twice.
    private static func decodingEntities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var text = text
        for (entity, character) in entities {
            guard text.contains(entity) else { continue }
            text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
        }
        return text
    }

    private static let entities = [
        ("&quot;", "\""), ("&#39;", "'"), ("&#039;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("&#8217;", "’"),
        ("&#8216;", "‘"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ]
}
