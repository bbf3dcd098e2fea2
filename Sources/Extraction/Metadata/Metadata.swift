import Model

/// What a page states about its article, with the place where it stated it.
struct Metadata: Equatable, Sendable {
    var title: Document.Stated?
    var published: Document.Stated?
    var publisher: Document.Stated?
    var language: String?
    var canonicalURL: String?
}

extension Metadata {
    /// Reads an HTML page's metadata.
    ///
    /// - Parameters:
    ///   - visible: The lines around the article's title and byline, in the order in which to look.
    ///   - isFurniture: Whether a node of the tree stands in a box that is not the article.
    init(_ head: PageHead, visible: [ArraySlice<UInt8>], url: String?, isFurniture: (Int) -> Bool) {
        publisher = Metadata.publisher(head, visible)
        title = Title.stated(head, publisher: publisher?.value)
        published = Metadata.published(head, visible, url, isFurniture)
        language = Metadata.language(head)
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
        "article.created", "apub:time", "rnews:datepublished", "date",
    ]

    private static func published(
        _ head: PageHead, _ visible: [ArraySlice<UInt8>], _ url: String?, _ isFurniture: (Int) -> Bool
    ) -> Document.Stated? {
        guard let stated = publishedInMarkup(head, isFurniture) else {
            return publishedVisibly(visible) ?? publishedInAddress(url)
        }
        if stated.value.contains("T") { return stated }
        // What a reader sees may tell the time of the day that the markup leaves out.
        guard let visibly = publishedVisibly(visible), visibly.value.hasPrefix(stated.value + "T") else {
            return stated
        }
        return visibly
    }

    private static func publishedInMarkup(_ head: PageHead, _ isFurniture: (Int) -> Bool) -> Document.Stated? {
        func stated(_ value: String?, _ basis: String) -> Document.Stated? {
            value.flatMap { PublicationTime.first(in: Array($0.utf8)) }.map { Document.Stated($0.iso, basis: basis) }
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
    static func publishedVisibly(_ lines: [ArraySlice<UInt8>]) -> Document.Stated? {
        var bare: PublicationTime?
        var bareAgree = true
        for bytes in lines where bytes.count <= 240 {
            let line = FurnitureLine(bytes)
            guard Dateline.matches(line), let time = PublicationTime.first(in: bytes) else { continue }
            guard Dateline.isBareDate(line) else { return Document.Stated(time.iso, basis: "visible text") }
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
