import Model

/// Reads pages: bytes to a document.
///
/// One way through, in one direction: bytes, encoding, UTF-8 text, tree or plain text, lines, the article among
/// them, document. Nothing throws: what cannot be read becomes an obstacle of the document, what was cut,
/// repaired or guessed becomes a warning.
public enum DocumentReader {
    /// Reads a page.
    ///
    /// Time is linear in the page, about twice that of libxml2's parser alone; memory is a few times the page.
    /// Safe to call from several threads at once.
    ///
    /// - Parameters:
    ///   - bytes: The page's body, with any content coding (gzip, deflate) already undone.
    ///   - contentType: The `Content-Type` header, where there was one.
    ///   - url: The page's address, for what depends on it: relative links, dates in the address.
    public static func read(_ bytes: [UInt8], contentType: String?, url: String?) -> Document {
        examine(bytes, contentType: contentType, url: url, limits: Limits()).document
    }

    /// Reads a page and keeps how it was read.
    static func examine(_ bytes: [UInt8], contentType: String?, url: String?, limits: Limits) -> Examination {
        let kind = ContentKind.sniff(bytes, contentType: contentType)
        switch kind {
        case .empty:
            return Examination(obstacle: Document.Obstacle(kind: .empty, evidence: "\(bytes.count) bytes, no text"))
        case .other(let name):
            return Examination(
                obstacle: Document.Obstacle(kind: .notText, evidence: "the page is \(name), neither HTML nor text"))
        case .html, .plainText: break
        }

        var warnings: [String] = []
        if bytes.count > limits.bytes {
            warnings.append("the page has \(bytes.count) bytes; only the first \(limits.bytes) were read")
        }
        let input = bytes.count > limits.bytes ? Array(bytes.prefix(limits.bytes)) : bytes
        let decision = EncodingDecision.decide(
            input, charset: MediaType(contentType)?.charset, html: kind == .html)
        let text = DecodedText(input[(ByteOrderMark(input)?.length ?? 0)...], as: decision.encoding)
        if let warning = decision.warning { warnings.append(warning) }
        if text.encoding != decision.encoding {
            warnings.append(
                "the C library has no converter for \(decision.encoding.name); read as \(text.encoding.name)")
        }
        if text.replacements > 0 {
            warnings.append(
                "\(text.replacements) \(text.replacements == 1 ? "stretch" : "stretches") of bytes that \(decision.encoding.name) does not have; replaced by U+FFFD"
            )
        }

        var examination =
            kind == .html
            ? readHTML(text.bytes, url: url, limits: limits) : Examination(readPlainText(text.bytes, url: url))
        examination.encoding = decision
        examination.document.warnings = warnings + examination.document.warnings
        return examination
    }

    private static func readPlainText(_ text: [UInt8], url: String?) -> Document {
        let plain = PlainText(text)
        return Document(
            title: plain.title, published: plain.published, publisher: plain.publisher,
            text: String(decoding: text, as: UTF8.self), blocks: plain.blocks)
    }

    private static func readHTML(_ text: [UInt8], url: String?, limits: Limits) -> Examination {
        let tree = TreeParser.parse(text, limits: limits)
        let head = PageHead(tree, limits: limits)
        let page = PageLines(tree)
        let choice = BodyChoice(page)
        let furniture = FurnitureNodes(page, tree, choice)
        let metadata = Metadata(
            head, visible: VisibleHead.lines(page, choice, title: head.heading), url: url, isFurniture: furniture.holds)

        var examination = Examination(
            Document(
                canonicalURL: metadata.canonicalURL, title: metadata.title, published: metadata.published,
                publisher: metadata.publisher, language: metadata.language, text: "", blocks: [],
                warnings: tree.warnings))
        if head.linkedData.unreadable > 0 {
            examination.document.warnings.append("\(head.linkedData.unreadable) JSON-LD scripts are not JSON")
        }
        if page.hiddenBytes > max(1000, page.text.count) {
            examination.document.warnings.append(
                "\(page.hiddenBytes) bytes of text stand in elements that do not show, more than in those that do")
        }
        examination.candidates = choice.candidates
        let answer = Answer(page, choice, head, title: metadata.title?.value)
        examination.answer = answer.source
        examination.dropped = answer.dropped.map {
            Examination.Dropped(text: page.bytes(of: $0.line).string, rule: $0.rule)
        }
        examination.document.obstacle = Document.Obstacle.found(
            articleBytes: answer.ownBytes,
            titles: [head.title, head.heading].compactMap { $0 },
            text: page.text.prefix(20_000) + [0x0A] + head.withoutScripts,
            scripts: head.scripts)
        // What stands on a wall is not the article. Before a login wall there may be the beginning of one.
        if let obstacle = examination.document.obstacle, obstacle.kind != .loginWall { return examination }
        examination.document.text = String(decoding: answer.composition.text, as: UTF8.self)
        examination.document.blocks = answer.composition.blocks
        return examination
    }
}

/// A document, and how it was read: for explanations.
struct Examination: Sendable {
    /// A line that was dropped, and the rule that said so.
    struct Dropped: Equatable, Sendable {
        var text: String
        var rule: String
    }

    var document: Document
    var encoding: EncodingDecision?
    /// The best candidates for the article's body, best first.
    var candidates: [BodyChoice.Candidate] = []
    /// Where the text came from.
    var answer: Answer.Source?
    /// Lines of the chosen part that were dropped.
    var dropped: [Dropped] = []

    init(_ document: Document) {
        self.document = document
    }

    init(obstacle: Document.Obstacle) {
        document = Document(text: "", blocks: [], obstacle: obstacle)
    }
}

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

/// The lines in which a page shows when and by whom it was published: first those after the title, then those
/// before it, then those around the beginning of the article.
enum VisibleHead {
    static func lines(_ page: PageLines, _ choice: BodyChoice, title: String?) -> [ArraySlice<UInt8>] {
        guard let winner = choice.winner else { return [] }
        let key = title.map(TitleKey.init)
        let body = page.elements[winner].lines
        let heading = page.lines.indices.last { index in
            page.lines[index].kind == .heading(level: 1)
                && key.map { $0 == TitleKey(page.bytes(of: index)) } ?? false && index <= body.lowerBound + 8
        }
        var order: [Int] = []
        if let heading {
            order += Array(heading + 1..<min(heading + 14, page.lines.count))
            order += Array(max(0, heading - 6)..<heading).reversed()
        }
        order += Array(body.lowerBound..<min(body.lowerBound + 10, page.lines.count))
        order += Array(max(0, body.lowerBound - 10)..<body.lowerBound).reversed()
        // Some print it under the article.
        order += Array(max(body.lowerBound, body.upperBound - 3)..<min(body.upperBound + 4, page.lines.count))
        return order.map { page.bytes(of: $0) }
    }
}

/// Which nodes of a tree stand in a box that is not the article.
struct FurnitureNodes: Sendable {
    private var ranges: [Range<Int>] = []

    init(_ page: PageLines, _ tree: Tree, _ choice: BodyChoice) {
        // How many lines before each are no furniture: a range without any has the same number at both ends.
        var counts = [0]
        counts.reserveCapacity(page.lines.count + 1)
        for rule in choice.boxRules { counts.append((counts.last ?? 0) + (rule == nil ? 1 : 0)) }
        for element in page.elements where element.node >= 0 && !element.lines.isEmpty {
            guard counts[element.lines.lowerBound] == counts[element.lines.upperBound] else { continue }
            let range = element.node..<max(element.node + 1, Int(tree.nodes[element.node].end))
            if let last = ranges.last, last.contains(range.lowerBound) { continue }
            ranges.append(range)
        }
    }

    /// Whether a node stands in one of them.
    func holds(_ node: Int) -> Bool { ranges.contains { $0.contains(node) } }
}
