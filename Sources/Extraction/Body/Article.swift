import Model

/// The lines of a page that are its article, in order, and why the others are not.
struct Article: Sendable {
    /// A line of the article.
    struct Line: Sendable {
        /// Its index in `PageLines.lines`.
        var line: Int
        var kind: Document.Block.Kind
    }

    /// A line that stood in the chosen part of the page and was dropped.
    struct Dropped: Equatable, Sendable {
        /// Its index in `PageLines.lines`.
        var line: Int
        /// The name of the rule.
        var rule: String
    }

    var lines: [Line] = []
    var dropped: [Dropped] = []
}

extension Article {
    /// Takes the lines of a range of the page and drops the furniture from them.
    ///
    /// - Parameter hasStandfirst: whether a summary between the title and the range belongs to it.
    init(
        _ page: PageLines, in range: Range<Int>, boxRules: [String?], title: String?, hasStandfirst: Bool = true
    ) {
        for line in hasStandfirst ? Article.standfirst(page, before: range, boxRules: boxRules, title: title) : [] {
            lines.append(Line(line: line, kind: page.lines[line].kind))
        }
        for line in range {
            if let rule = boxRules[line] {
                dropped.append(Dropped(line: line, rule: rule))
            } else {
                lines.append(Line(line: line, kind: page.lines[line].kind))
            }
        }
        takeTitle(page, title)
        dropBeforeTitle(page)
        dropHead(page)
        dropFoot(page)
        dropLinkLists(page)
        dropCopies(page)
        dropped.sort { $0.line < $1.line }
    }

    /// Bytes of article text that are not links.
    func ownBytes(_ page: PageLines) -> Int {
        lines.reduce(0) { $0 + page.lines[$1.line].range.count - page.lines[$1.line].linkBytes }
    }

    /// The place in `lines` where the body begins: the first line that reads like a paragraph.
    private func bodyStart(_ page: PageLines) -> Int {
        lines.firstIndex { line in
            if case .heading = line.kind { return false }
            return line.kind != .title && Article.isParagraph(page.bytes(of: line.line))
        } ?? lines.count
    }

    /// The place up to which lines of a head may stand: bylines come after a summary, too, but not after a long
    /// paragraph.
    private func headEnd(_ page: PageLines) -> Int {
        let long = lines.firstIndex { page.lines[$0.line].range.count >= Article.longParagraph } ?? lines.count
        return min(long, bodyStart(page) + 4, Article.longestHead, lines.count)
    }

    /// Whether a line reads like a paragraph: long, or a sentence of some length.
    private static func isParagraph(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.count >= longParagraph { return true }
        guard bytes.count >= 60 else { return false }
        return sentenceEnds.contains { bytes.ends(with: $0) }
    }

    private static let sentenceEnds: [[UInt8]] = [".", "!", "?", "。", "！", "？", "…", "\u{201D}", ".\"", "：", ":"].map {
        Array($0.utf8)
    }
    /// Bytes from which on a line is taken for a paragraph whatever it ends with.
    private static let longParagraph = 160
    /// Lines that a head has at most: title, byline, counters, buttons.
    private static let longestHead = 16

    private mutating func drop(_ places: Set<Int>, _ rule: (Int) -> String) {
        guard !places.isEmpty else { return }
        var kept: [Line] = []
        kept.reserveCapacity(lines.count)
        for (place, line) in lines.enumerated() {
            if places.contains(place) {
                dropped.append(Dropped(line: line.line, rule: rule(place)))
            } else {
                kept.append(line)
            }
        }
        lines = kept
    }

    // MARK: Head and foot

    /// The sentences that stand between a title and the box of the body: what sums the article up, printed large.
    private static func standfirst(
        _ page: PageLines, before range: Range<Int>, boxRules: [String?], title: String?
    ) -> [Int] {
        guard let title else { return [] }
        let wanted = TitleKey(title)
        let near = max(0, range.lowerBound - longestHead)..<range.lowerBound
        guard let heading = near.last(where: { TitleKey(page.bytes(of: $0)) == wanted }) else { return [] }
        return (heading + 1..<range.lowerBound).filter { line in
            let bytes = page.bytes(of: line)
            guard boxRules[line] == nil, page.lines[line].linkBytes == 0, !page.lines[line].isByline,
                bytes.count >= shortestStandfirst, sentenceEnds.contains(where: { bytes.ends(with: $0) })
            else { return false }
            return FurnitureRule.first(taking: FurnitureLine(bytes), at: .head) == nil
        }
    }

    /// Bytes that a standfirst has at least.
    private static let shortestStandfirst = 40

    private mutating func takeTitle(_ page: PageLines, _ title: String?) {
        let head = 0..<headEnd(page)
        var repeats: Set<Int> = []
        var taken = false
        if let title {
            let wanted = TitleKey(title)
            for place in head where TitleKey(page.bytes(of: lines[place].line)) == wanted {
                if taken {
                    repeats.insert(place)
                } else {
                    lines[place].kind = .title
                    taken = true
                }
            }
        }
        if !taken, let place = head.first(where: { lines[$0].kind == .heading(level: 1) }) {
            lines[place].kind = .title
        }
        drop(repeats) { _ in "title again" }
    }

    /// Sections, buttons and crumbs stand over a title; a sentence that does is the article's.
    private mutating func dropBeforeTitle(_ page: PageLines) {
        guard let title = lines.firstIndex(where: { $0.kind == .title }), title > 0 else { return }
        let above = lines[..<title].indices.filter { place in
            let bytes = page.bytes(of: lines[place].line)
            // A year that stands over the title may be the one that the page is about.
            return !Article.isParagraph(bytes) && !NamedYear.stands(in: bytes)
        }
        drop(Set(above)) { _ in "above the title" }
    }

    private mutating func dropHead(_ page: PageLines) {
        let start = bodyStart(page)
        var rules: [Int: String] = [:]
        for place in 0..<headEnd(page) where lines[place].kind != .title {
            let line = FurnitureLine(page.bytes(of: lines[place].line))
            if let rule = FurnitureRule.first(taking: line, at: .head) {
                if rule.name == "byline", Dateline.isBareDate(line), place > start || hasBareDates(page, besides: place)
                {
                    continue
                }
                rules[place] = rule.name
            } else if place < start, start < lines.count, page.lines[lines[place].line].isByline {
                guard !Dateline.isBareDate(line) || !hasBareDates(page, besides: place) else { continue }
                rules[place] = "byline"
            } else if place < start, start < lines.count, isLink(page, lines[place].line) {
                rules[place] = "link in the head"
            } else if place < start, start < lines.count,
                line.lower.allSatisfy({ !$0.isLetterASCII && !$0.isDigitASCII && $0 < 0x80 })
            {
                rules[place] = "no words"
            }
        }
        drop(Set(rules.keys)) { rules[$0] ?? "" }
    }

    /// Whether other lines are dates and nothing else too: then dates are the headings of a chronicle.
    private func hasBareDates(_ page: PageLines, besides place: Int) -> Bool {
        lines.indices.contains { other in
            other != place && page.lines[lines[other].line].range.count <= 40
                && Dateline.isBareDate(FurnitureLine(page.bytes(of: lines[other].line)))
        }
    }

    private mutating func dropFoot(_ page: PageLines) {
        let start = bodyStart(page)
        guard start < lines.count else { return }
        var rules: [Int: String] = [:]
        var after = ownBytes(page)
        var before = 0
        var foot: (place: Int, rule: String)?
        for place in lines.indices {
            let line = page.lines[lines[place].line]
            let own = line.range.count - line.linkBytes
            after -= own
            defer { before += own }
            guard place > start || (place == start && place > 0) else { continue }
            guard let rule = FurnitureRule.first(taking: FurnitureLine(page.bytes(of: lines[place].line)), at: .foot)
            else {
                continue
            }
            rules[place] = rule.name
            if rule.effect == .rest, after <= before / 2, !goesOn(page, after: place) {
                foot = (place, rule.name)
                break
            }
        }
        if let foot {
            for place in foot.place..<lines.count { rules[place] = foot.rule }
        }
        drop(Set(rules.keys)) { rules[$0] ?? "" }
    }

    /// Whether the article goes on after a list of links that a line announces: links alone, and then paragraphs with
    /// hardly a link between them. Teasers, where each link has its summary, are no such list.
    private func goesOn(_ page: PageLines, after place: Int) -> Bool {
        guard let next = lines[(place + 1)...].firstIndex(where: { !isLink(page, $0.line) }),
            Article.isParagraph(page.bytes(of: lines[next].line))
        else { return false }
        let announced = lines[place].line + 1..<lines[next].line
        guard announced.count > 1, announced.allSatisfy({ isLink(page, $0) }) else { return false }
        let rest = lines[next...]
        return rest.count { isLink(page, $0.line) } * 4 < rest.count
    }

    /// Drops what stands after the line with which the article ends as the page states it elsewhere, if that line ends
    /// with the same words and most of the article stands before it: a text that was cut ends within a line.
    mutating func dropAfter(end: TitleKey, _ page: PageLines) {
        let words = end.suffix(Article.endOfArticle)
        guard words.count == Article.endOfArticle,
            let last = lines.lastIndex(where: { TitleKey(page.bytes(of: $0.line)).ends(with: words) }),
            last + 1 < lines.count
        else { return }
        let before = lines[...last].reduce(0) { $0 + page.lines[$1.line].range.count }
        let after = lines[(last + 1)...].reduce(0) { $0 + page.lines[$1.line].range.count }
        guard after <= before / 2 else { return }
        drop(Set(last + 1..<lines.count)) { _ in "after the stated end" }
        dropped.sort { $0.line < $1.line }
    }

    /// Bytes of letters with which an article ends that are compared.
    private static let endOfArticle = 32

    // MARK: Links and copies

    /// Drops runs of three and more lines that are links, and links at the very end, unless they are the page.
    private mutating func dropLinkLists(_ page: PageLines) {
        var places: Set<Int> = []
        let start = bodyStart(page)
        var place = 0
        while place < lines.count {
            var end = place
            while end < lines.count, isLink(page, lines[end].line) { end += 1 }
            if end - place >= 3 || (end > place && end == lines.count) {
                places.formUnion(place..<end)
            } else if end == place + 1, place > start, lines[place].kind == .paragraph {
                // One link on a line of its own between paragraphs leads to another article.
                places.insert(place)
            }
            place = max(end, place + 1)
        }
        guard places.count * 2 <= lines.count else { return }
        drop(places) { _ in "link list" }
    }

    private func isLink(_ page: PageLines, _ index: Int) -> Bool {
        let line = page.lines[index]
        return line.linkBytes * 10 >= line.range.count * 8 && line.range.count < 200
    }

    private mutating func dropCopies(_ page: PageLines) {
        let copies = Repetition.copies(lines.map { page.bytes(of: $0.line) })
        drop(Set(copies)) { _ in "text again" }
    }
}
