import Model

/// What a page states about its article, with the place where it stated it.
struct Metadata: Equatable, Sendable {
    var title: Document.Stated?
    var published: Document.Stated?
    var modified: Document.Stated?
    var authors: [Document.Stated] = []
    var publisher: Document.Stated?
    var section: Document.Stated?
    var tags: [Document.Stated] = []
    var language: String?
    var canonicalURL: String?
}

extension Metadata {
    /// Reads an HTML page's metadata.
    ///
    /// - Parameters:
    ///   - visible: The lines around the article's title and byline, in the order in which to look.
    ///   - isFurniture: Whether a node of the tree stands in a box that is not the article.
    ///   - elsewhere: The other lines of the page, in which to look last.
    ///   - text: The page itself, for the dates of data in scripts.
    init(
        _ head: PageHead, visible: [ArraySlice<UInt8>],
        elsewhere: some Sequence<ArraySlice<UInt8>> = EmptyCollection(), text: [UInt8] = [],
        url: String?,
        isFurniture: (Int) -> Bool
    ) {
        publisher = Metadata.publisher(head, visible)
        title = Title.stated(head, publisher: publisher?.value)
        language = Metadata.language(head)
        let dayFirst = Metadata.writesDayFirst(language)
        modified = Metadata.modified(head, dayFirst)
        published =
            Metadata.published(head, visible, url, isFurniture, dayFirst)
            ?? Metadata.publishedElsewhere(elsewhere, text, dayFirst)
        authors = Authors.stated(head, visible)
        section = Metadata.section(head)
        tags = Metadata.tags(head)
        canonicalURL = Metadata.canonical(head, url)
    }

    // MARK: Published

    /// Names of `meta` elements that state the time of publication, best first.
    static let publicationMeta = [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time",
        "datepublished",
        "publishdate", "pubdate", "publish_date", "publication_date", "publishtime", "publish_time", "publish-date",
        "published",
        "published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created", "dc.date", "dcterms.date", "og:release_date", "weibo:article:create_at",
        "weibo: article:create_at", "originalpublicationdate", "article_date_original", "displaydate", "releasedate",
        "firstpublishdate", "cxenseparse:recs:publishtime", "bt:pubdate", "citation_publication_date", "creationdate",
        "article.created", "apub:time", "rnews:datepublished", "og:pubdate", "og:publish_date", "date_published",
        "citation_date", "citation_online_date", "dc.date.available", "dcterms.available", "dc.created", "cdate",
        "date_created", "datecreated", "article:created_time", "og:article:published",
        "shareaholic:article_published_time",
        "dcsext.articlefirstpublished", "live_date", "ptime", "gentime", "pub_date", "published_at", "publishedat",
        "publicationdate", "publication-date", "article:post_date", "post_date", "iso-8601-publish-date",
        "bt:publication_date", "video:release_date", "article.published", "lead:date", "posted", "date",
    ]

    /// Names of `meta` elements that state the time of the last change, best first.
    static let modificationMeta = [
        "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "article:modified", "lastmod",
        "dcterms.modified", "dc.date.modified", "dc.modified", "modified_time", "bt:moddate", "updated", "revised",
        "article.updated", "last-modified",
    ]

    /// Which order numbers such as 04/05/2025 have in a language; nil where the language does not tell.
    static func writesDayFirst(_ language: String?) -> Bool? {
        guard let tag = language?.lowercased() else { return nil }
        if tag == "en-us" || tag == "en-ph" { return false }
        if tag.hasPrefix("en-") {
            return ["en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"].contains(tag) ? true : nil
        }
        // Where the year comes first, so does the month.
        if tag == "en" || ["zh", "ja", "ko", "hu", "mn"].contains(where: { tag.hasPrefix($0) }) { return nil }
        return true
    }

    private static func modified(_ head: PageHead, _ dayFirst: Bool?) -> Document.Stated? {
        let places =
            [(head.linkedData.dateModified, "json-ld dateModified")]
            + modificationMeta.map { (head.meta[$0], "meta \($0)") }
            + [(head.properties["datemodified"], "itemprop datemodified")]
        for (value, basis) in places {
            if let time = value.flatMap({ PublicationTime.first(in: Array($0.utf8), dayFirst: dayFirst) }) {
                return Document.Stated(time.iso, basis: basis)
            }
        }
        return nil
    }

    /// Keys under which scripts that are no JSON-LD keep the time of publication.
    private static let scriptKeys = [
        "\"datePublished\"", "\"publishedAt\"", "\"published_at\"", "\"publishDate\"", "\"publish_date\"",
        "\"publicationDate\"", "\"publishTime\"", "\"publish_time\"", "\"pubDate\"", "\"firstPublished\"",
        "\"datePublished\\\"", "\"articlePublishDate\"", "\"published\"",
    ].map { Array($0.utf8) }

    /// Looks for a time where pages seldom have it: in a short line anywhere that is no sentence, then in the data of a
    /// script.
    private static func publishedElsewhere(
        _ lines: some Sequence<ArraySlice<UInt8>>, _ text: [UInt8], _ dayFirst: Bool?
    ) -> Document.Stated? {
        if let found = publishedVisibly(lines, dayFirst: dayFirst) {
            return Document.Stated(found.value, basis: "visible text elsewhere")
        }
        for key in scriptKeys {
            guard let place = text.firstIndex(of: key, from: 0) else { continue }
            let value = text[(place + key.count)...].prefix(48)
            if let time = PublicationTime.first(in: value, dayFirst: dayFirst) {
                return Document.Stated(time.iso, basis: "script \(key.string)")
            }
        }
        return nil
    }

    // MARK: Section and tags

    private static func section(_ head: PageHead) -> Document.Stated? {
        let places: [(String?, String)] = [
            (head.linkedData.section, "json-ld articleSection"), (head.meta["article:section"], "meta article:section"),
            (head.meta["parsely-section"], "meta parsely-section"), (head.meta["section"], "meta section"),
            (head.properties["articlesection"], "itemprop articlesection"),
        ]
        for (value, basis) in places {
            if let value = value.map({ collapsed($0) }), !value.isEmpty { return Document.Stated(value, basis: basis) }
        }
        return nil
    }

    private static func tags(_ head: PageHead) -> [Document.Stated] {
        let places: [([String], String)] = [
            (head.articleTags, "meta article:tag"), (head.linkedData.keywords, "json-ld keywords"),
            (head.meta["news_keywords"].map { keywords(in: $0) } ?? [], "meta news_keywords"),
            (head.meta["parsely-tags"].map { keywords(in: $0) } ?? [], "meta parsely-tags"),
            (head.meta["keywords"].map { keywords(in: $0) } ?? [], "meta keywords"),
        ]
        for (values, basis) in places where !values.isEmpty {
            return values.map { Document.Stated(collapsed($0), basis: basis) }.filter { !$0.value.isEmpty }
        }
        return []
    }

    /// Keywords that stand in one text.
    static func keywords(in text: String) -> [String] {
        text.split { ",，;；、|".contains($0) }.prefix(50).map { collapsed($0) }.filter { !$0.isEmpty }
    }

    private static func published(
        _ head: PageHead, _ visible: [ArraySlice<UInt8>], _ url: String?, _ isFurniture: (Int) -> Bool,
        _ dayFirst: Bool?
    ) -> Document.Stated? {
        guard let stated = publishedInMarkup(head, isFurniture, dayFirst) else {
            let visibly = publishedVisibly(visible, dayFirst: dayFirst)
            // The address is surer of the day; what a reader sees may tell the time.
            guard let address = publishedInAddress(url ?? head.canonical ?? head.meta["og:url"]) else { return visibly }
            return visibly?.value.hasPrefix(address.value) == true ? visibly : address
        }
        if stated.value.contains("T") { return stated }
        // What a reader sees may tell the time of the day that the markup leaves out.
        guard let visibly = publishedVisibly(visible, dayFirst: dayFirst), visibly.value.hasPrefix(stated.value + "T")
        else {
            return stated
        }
        return visibly
    }

    private static func publishedInMarkup(
        _ head: PageHead, _ isFurniture: (Int) -> Bool, _ dayFirst: Bool?
    ) -> Document.Stated? {
        func stated(_ value: String?, _ basis: String) -> Document.Stated? {
            value.flatMap { PublicationTime.first(in: Array($0.utf8), dayFirst: dayFirst) }.map {
                Document.Stated($0.iso, basis: basis)
            }
        }
        if let found = stated(head.linkedData.datePublished, "json-ld datePublished") { return found }
        for name in publicationMeta {
            if let found = stated(head.meta[name], "meta \(name)") { return found }
        }
        for name in ["datepublished", "datecreated"] {
            if let found = stated(head.properties[name], "itemprop \(name)") { return found }
        }
        for time in head.times where !isFurniture(time.node) {
            if let found = stated(time.value, "time element") { return found }
        }
        return nil
    }

    /// The first date in a line that looks like a byline. Of lines that are a date and nothing else there must be
    /// only one: several are the headings of a chronicle.
    static func publishedVisibly(
        _ lines: some Sequence<ArraySlice<UInt8>>, dayFirst: Bool? = nil
    ) -> Document.Stated? {
        var bare: PublicationTime?
        var bareAgree = true
        for bytes in lines where bytes.count <= 240 && PublicationTime.mayStand(in: bytes) {
            let line = FurnitureLine(bytes)
            guard Dateline.matches(line, dayFirst: dayFirst),
                let time = PublicationTime.first(in: bytes, dayFirst: dayFirst)
            else { continue }
            guard Dateline.isBareDate(line) else {
                // "Updated May 4, 2024 | Published May 3, 2024"
                let label = Dateline.publicationLabels.lazy.compactMap {
                    line.bytes.lowercasedASCII().firstIndex(of: $0, from: 0)
                }
                let labelled = label.first.flatMap { place in
                    PublicationTime.first(in: bytes.dropFirst(place), dayFirst: dayFirst)
                }
                return Document.Stated((labelled ?? time).iso, basis: "visible text")
            }
            if let bare, bare.date != time.date { bareAgree = false }
            bare = bare ?? time
        }
        return bareAgree ? bare.map { Document.Stated($0.iso, basis: "visible text") } : nil
    }

    /// `/2024/12/31/` or `/20241231/` in the address.
    private static func publishedInAddress(_ url: String?) -> Document.Stated? {
        guard let url else { return nil }
        let parts = url.split { !$0.isASCII || !($0.isNumber || $0.isLetter) }
        for index in parts.indices {
            let candidates =
                index + 2 < parts.count
                ? ["\(parts[index])-\(parts[index + 1])-\(parts[index + 2])", String(parts[index])]
                : [String(parts[index])]
            for candidate in candidates where candidate.utf8.allSatisfy({ $0.isDigitASCII || $0 == UInt8(ascii: "-") })
            {
                if let time = PublicationTime.first(in: Array(candidate.utf8)), time.range == 0..<candidate.utf8.count {
                    return Document.Stated(time.date.description, basis: "address")
                }
            }
        }
        return nil
    }

    // MARK: Publisher

    private static func publisher(_ head: PageHead, _ visible: [ArraySlice<UInt8>]) -> Document.Stated? {
        let places: [(String?, String)] = [
            (head.linkedData.publisher, "json-ld publisher"), (head.meta["og:site_name"], "meta og:site_name"),
            (head.meta["dc.publisher"], "meta dc.publisher"), (head.meta["publisher"], "meta publisher"),
        ]
        for (value, basis) in places {
            if let value = value.map({ collapsed($0) }), !value.isEmpty { return Document.Stated(value, basis: basis) }
        }
        return publisherVisibly(visible)
    }

    private static let sourceLabels = ["source:", "source：", "来源：", "来源:", "稿源：", "稿源:"].map { Array($0.utf8) }

    /// What stands after "Source:" in a line of the head.
    static func publisherVisibly(_ lines: [ArraySlice<UInt8>]) -> Document.Stated? {
        for bytes in lines where bytes.count <= 240 {
            let lower = bytes.lowercasedASCII()
            for label in sourceLabels {
                guard let start = lower.firstIndex(of: label, from: 0) else { continue }
                let rest = Array(bytes)[(start + label.count)...].drop { $0.isSpaceASCII }
                let name = collapsed(upToNextLabel(rest).string)
                if !name.isEmpty, name.utf8.count <= 90 { return Document.Stated(name, basis: "visible text") }
            }
        }
        return nil
    }

    /// A name ends where the line goes on with an author, a date or a counter.
    private static func upToNextLabel(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = bytes.endIndex
        for stop in [
            "|", "\t", "  ", "作者", "责任编辑", "编辑", "发布", "时间", "浏览", "点击", "阅读", "字号", "author", "editor", "Author",
            "Editor", "Published", "Updated",
        ] {
            if let found = bytes.firstIndex(of: Array(stop.utf8), from: bytes.startIndex), found < end,
                found > bytes.startIndex
            {
                end = found
            }
        }
        if let time = PublicationTime.first(in: bytes[..<end]), time.range.lowerBound > 0 {
            end = min(end, bytes.startIndex + time.range.lowerBound)
        }
        return bytes[..<end]
    }

    // MARK: Language and address

    private static func language(_ head: PageHead) -> String? {
        for value in [head.language, head.meta["content-language"], head.meta["og:locale"], head.linkedData.language] {
            guard let value = value.map({ collapsed($0) }) else { continue }
            let tag = value.split(separator: ",").first.map { String($0.map { $0 == "_" ? "-" : $0 }) } ?? ""
            let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
            let isTag = parts.allSatisfy {
                (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isLetterASCII || $0.isDigitASCII }
            }
            // RFC 5646: two or three letters first.
            if isTag, let first = parts.first, (2...3).contains(first.utf8.count),
                first.utf8.allSatisfy(\.isLetterASCII)
            {
                return tag
            }
        }
        return nil
    }

    private static func canonical(_ head: PageHead, _ url: String?) -> String? {
        for value in [head.canonical, head.meta["og:url"]] {
            guard let value, let absolute = absolute(value, from: url) else { continue }
            // A site that calls its home page the canonical address of every page says nothing of this one.
            if isHome(absolute), let url, !isHome(url) { continue }
            return absolute
        }
        return nil
    }

    private static func absolute(_ address: String, from url: String?) -> String? {
        let lower = address.lowercased()
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") { return address }
        guard let url, let scheme = url.firstRange(of: "://") else { return nil }
        if address.hasPrefix("//") { return String(url[..<scheme.lowerBound]) + ":" + address }
        guard address.hasPrefix("/") else { return nil }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return String(url[..<scheme.upperBound]) + host + address
    }

    private static func isHome(_ url: String) -> Bool {
        guard let scheme = url.firstRange(of: "://") else { return false }
        let path = url[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
        return path.isEmpty || path == "/"
    }
}
