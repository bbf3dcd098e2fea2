import Model

/// The article's text, from the first place that has enough of it.
struct Answer: Sendable {
    /// Where it came from.
    enum Source: String, Equatable, Sendable {
        /// What a profile of the publisher says is the body.
        case profile = "the publisher's profile"
        /// The best candidate among the page's elements.
        case bestCandidate = "best candidate"
        /// All lines of the page that are not furniture, the best candidate being thin.
        case wholePage = "whole page"
        /// The `articleBody` of JSON-LD, the page's elements having no such text.
        case linkedData = "json-ld articleBody"
        /// The page's data in a script, of which a program would have made the elements.
        case scriptData = "data in a script"
        /// All of the page's lines, those that do not show included, since those that do are no article.
        case hiddenText = "text that does not show"
    }

    var source: Source
    var composition: Composition
    /// Bytes of it that are not links.
    var ownBytes: Int
    var dropped: [Article.Dropped] = []

    /// Bytes below which an answer is thin.
    static let thin = 250

    init(_ page: PageLines, _ choice: BodyChoice, _ head: PageHead, title: String?) {
        source = .bestCandidate
        composition = Composition()
        ownBytes = 0
        if let selection = choice.selection {
            let article = Article(
                page, in: selection, boxRules: choice.boxRules, title: title, hasStandfirst: false)
            ownBytes = article.ownBytes(page)
            composition = Composition(article, of: page)
            dropped = article.dropped
            source = .profile
            return
        }
        if let winner = choice.winner {
            var article = Article(page, in: page.elements[winner].lines, boxRules: choice.boxRules, title: title)
            ownBytes = article.ownBytes(page)
            if ownBytes < Answer.thin, winner != 0 {
                let whole = Article(page, in: 0..<page.lines.count, boxRules: choice.boxRules, title: title)
                let wholeBytes = whole.ownBytes(page)
                if wholeBytes > ownBytes * 2 {
                    source = .wholePage
                    article = whole
                    ownBytes = wholeBytes
                }
            }
            if let body = head.linkedData.articleBody, !MarkedUpText.isMarkedUp(body) {
                article.dropAfter(end: TitleKey(body), page)
                ownBytes = article.ownBytes(page)
            }
            composition = Composition(article, of: page)
            dropped = article.dropped
        }
        guard let body = head.linkedData.articleBody, body.utf8.count > Answer.thin else { return }
        let isLonger = body.utf8.count > ownBytes * 2 && (ownBytes < Answer.thin || body.utf8.count > ownBytes * 3)
        if isLonger || !Answer.holds(composition, body) { take([body], from: .linkedData) }
    }

    /// Whether a text has anything in common with the one that the page states as its article: any of three stretches.
    private static func holds(_ composition: Composition, _ body: String) -> Bool {
        let body = MarkedUpText.isMarkedUp(body) ? MarkedUpText.plain(body) : Array(body.utf8)
        let wanted = TitleKey(body[...])
        let found = TitleKey(composition.text[...])
        guard wanted.count >= 120 else { return true }
        return [wanted.count / 10, wanted.count / 2, wanted.count * 8 / 10].contains {
            found.holds(wanted.stretch(from: $0, 24))
        }
    }

    /// Takes texts that a page keeps beside its elements, each plain or marked up.
    mutating func take(_ texts: [String], from source: Source) {
        self.source = source
        composition = Composition()
        dropped = []
        ownBytes = 0
        for text in texts {
            guard MarkedUpText.isMarkedUp(text) else {
                for line in text.split(whereSeparator: \.isNewline) {
                    let bytes = Array(collapsed(line).utf8)
                    composition.append(bytes, kind: .paragraph)
                    ownBytes += bytes.count
                }
                continue
            }
            let page = PageLines(TreeParser.parse(Array(text.utf8), limits: Limits()))
            for line in page.lines {
                composition.append(page.text[line.range], kind: line.kind)
                ownBytes += line.range.count - line.linkBytes
            }
        }
    }
}

/// A text inside a script that may be HTML.
enum MarkedUpText {
    private static let tags = [
        "<p>", "<p ", "</p>", "<br", "</div>", "</h2>", "</h3>", "</li>", "</a>", "</strong>", "</em>", "</b>", "</i>",
        "</span>", "&nbsp;", "&#", "&quot;", "&amp;", "&rsquo;",
    ].map { Array($0.utf8) }

    /// A text without its tags.
    static func plain(_ text: String) -> [UInt8] {
        PageLines(TreeParser.parse(Array(text.utf8), limits: Limits())).text
    }

    /// Whether a text has the tags or entities that articles have.
    static func isMarkedUp(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return tags.contains { bytes.holds($0) }
    }
}
