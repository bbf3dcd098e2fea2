import Model

/// The article's text, from the first place that has enough of it.
struct Answer: Sendable {
    /// Where it came from.
    enum Source: String, Equatable, Sendable {
        /// The best candidate among the page's elements.
        case bestCandidate = "best candidate"
        /// All lines of the page that are not furniture, the best candidate being thin.
        case wholePage = "whole page"
        /// The `articleBody` of JSON-LD, the page's elements having no such text.
        case linkedData = "json-ld articleBody"
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
            composition = Composition(article, of: page)
            dropped = article.dropped
        }
        guard let body = head.linkedData.articleBody, ownBytes < Answer.thin || body.utf8.count > ownBytes * 3,
            body.utf8.count > max(Answer.thin, ownBytes * 2)
        else { return }
        source = .linkedData
        composition = Composition()
        ownBytes = 0
        for line in body.split(whereSeparator: \.isNewline) {
            let text = Array(collapsed(line).utf8)
            composition.append(text, kind: .paragraph)
            ownBytes += text.count
        }
    }
}
