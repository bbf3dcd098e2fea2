import Model

/// Which part of a page is the article: every block element is a candidate, and the one with the highest score wins.
///
/// Each line has a value: sentences are worth their bytes, short lines, links and furniture cost something. An
/// element's score is the sum over its lines times what its name and tag speak for. So a parent wins over its
/// child exactly where what it adds is more text than clutter, which merges sibling boxes without a special case.
/// Sums are differences of prefix sums; the whole is linear in lines and elements.
struct BodyChoice: Sendable {
    /// A candidate and how it came to its score.
    struct Candidate: Equatable, Sendable {
        /// Its index in `PageLines.elements`.
        var element: Int
        /// The sum of its lines' values, times `factor`.
        var score: Double
        /// The sum of its lines' values.
        var value: Double
        /// What its tag and names speak for.
        var factor: Double
        /// The rules behind the factor.
        var reasons: [String]
    }

    /// The best candidates, best first, at most `kept` of them.
    var candidates: [Candidate] = []
    /// For each line of the page, the rule that calls it furniture because of the box it stands in.
    var boxRules: [String?]
    /// The lines of the body that a profile chose; nil where the best candidate's are the body.
    var selection: Range<Int>?

    /// The winner's index in `PageLines.elements`; nil for a page without lines.
    var winner: Int? { candidates.first?.element }

    /// How many candidates are kept for explanations.
    static let kept = 5
}

extension BodyChoice {
    /// Chooses among all block elements of a page.
    ///
    /// - Parameters:
    ///   - selected: the nodes that a profile chose, if any; they are the body then.
    ///   - profile: its name.
    init(_ page: PageLines, selected: [Int] = [], profile: String = "") {
        boxRules = Array(repeating: nil, count: page.lines.count)
        guard !page.lines.isEmpty else { return }
        var values = page.lines.indices.map { BodyChoice.value(of: page.lines[$0], page.bytes(of: $0)) }
        let wanted = Set(selected)
        let chosen =
            wanted.isEmpty
            ? []
            : page.elements.indices.filter { index in
                wanted.contains(page.elements[index].node) && !page.elements[index].lines.isEmpty
            }
        markBoxes(page, values, around: chosen)
        for line in values.indices where boxRules[line] != nil {
            values[line] = -5 - 0.2 * Double(min(page.lines[line].range.count, 200))
        }
        let sums = BodyChoice.prefixSums(values)
        for (index, element) in page.elements.enumerated() where !element.lines.isEmpty {
            let value = sums[element.lines.upperBound] - sums[element.lines.lowerBound]
            guard value > 0 || index == 0 else { continue }
            let (factor, reasons) = BodyChoice.factor(element)
            offer(Candidate(element: index, score: value * factor, value: value, factor: factor, reasons: reasons))
        }
        guard chosen.isEmpty else {
            take(chosen, page, sums, profile)
            return
        }
        takeOneArticle(page, sums)
        takeInnerBox(page, sums)
    }

    /// Takes the elements that a profile chose, whatever they are worth. What stands between them is none of the body.
    private mutating func take(_ chosen: [Int], _ page: PageLines, _ sums: [Double], _ profile: String) {
        guard let first = chosen.first, let last = chosen.last else { return }
        let range = page.elements[first].lines.lowerBound..<page.elements[last].lines.upperBound
        var upTo = range.lowerBound
        for element in chosen {
            let lines = page.elements[element].lines
            for line in upTo..<max(upTo, lines.lowerBound) { boxRules[line] = "outside the body of profile \(profile)" }
            upTo = max(upTo, lines.upperBound)
        }
        let value = sums[range.upperBound] - sums[range.lowerBound]
        candidates.insert(
            Candidate(element: first, score: value, value: value, factor: 1, reasons: ["profile \(profile)"]), at: 0)
        if candidates.count > BodyChoice.kept { candidates.removeLast() }
        selection = range
    }

    /// Of several whole articles one after another, which pages that never end put under the one that was asked for,
    /// takes the first.
    private mutating func takeOneArticle(_ page: PageLines, _ sums: [Double]) {
        guard let winner = candidates.first else { return }
        let lines = page.elements[winner.element].lines
        var articles: [Int] = []
        var upTo = lines.lowerBound
        for (index, element) in page.elements.enumerated()
        where element.tag == .article && index != winner.element && element.lines.lowerBound >= upTo
            && element.lines.upperBound <= lines.upperBound
        {
            let value = sums[element.lines.upperBound] - sums[element.lines.lowerBound]
            guard value >= 250, element.lines.contains(where: { page.lines[$0].kind == .heading(level: 1) }) else {
                continue
            }
            articles.append(index)
            upTo = element.lines.upperBound
        }
        guard articles.count > 1, let first = articles.first else { return }
        let element = page.elements[first]
        let value = sums[element.lines.upperBound] - sums[element.lines.lowerBound]
        candidates.insert(
            Candidate(
                element: first, score: winner.score, value: value, factor: 1, reasons: ["first of several articles"]),
            at: 0)
        if candidates.count > BodyChoice.kept { candidates.removeLast() }
    }

    /// Goes into a box of the winner that has all of its text but a little at the end: a notice under the article, not
    /// a part of it.
    private mutating func takeInnerBox(_ page: PageLines, _ sums: [Double]) {
        guard let winner = candidates.first else { return }
        var best = winner.element
        var lines = page.elements[best].lines
        guard let opening = lines.first(where: { sums[$0 + 1] > sums[$0] }) else { return }
        for (index, element) in page.elements.enumerated().dropFirst(best + 1) {
            guard element.lines.lowerBound < lines.upperBound else { break }
            guard element.lines.count < lines.count, element.lines.count > 1, BodyChoice.boxes.contains(element.tag)
            else { continue }
            let after = element.lines.upperBound..<lines.upperBound
            guard element.lines.lowerBound <= opening,
                sums[after.upperBound] - sums[after.lowerBound]
                    <= 0.04 * (sums[element.lines.upperBound] - sums[element.lines.lowerBound]),
                !after.isEmpty
            else { continue }
            best = index
            lines = element.lines
        }
        guard best != winner.element else { return }
        let value = sums[lines.upperBound] - sums[lines.lowerBound]
        candidates.insert(
            Candidate(element: best, score: winner.score, value: value, factor: 1, reasons: ["box of the best"]), at: 0)
        if candidates.count > BodyChoice.kept { candidates.removeLast() }
    }

    /// Keeps a candidate if it is among the best. Of equals the later one, which is the inner one, is better.
    private mutating func offer(_ candidate: Candidate) {
        guard candidates.count < BodyChoice.kept || candidate.score >= (candidates.last?.score ?? 0) else { return }
        let place = candidates.firstIndex { candidate.score >= $0.score } ?? candidates.count
        candidates.insert(candidate, at: place)
        if candidates.count > BodyChoice.kept { candidates.removeLast() }
    }

    /// Elements that hold whole articles. A table or a list may open an article that goes on after it.
    private static let boxes: Set<Tag> = [.div, .section, .article, .main, .td, .center, .form]

    private static func prefixSums(_ values: [Double]) -> [Double] {
        var sums: [Double] = [0]
        sums.reserveCapacity(values.count + 1)
        var sum = 0.0
        for value in values {
            sum += value
            sums.append(sum)
        }
        return sums
    }

    // MARK: Values

    /// What a line is worth as a part of an article.
    private static func value(of line: PageLines.Line, _ bytes: ArraySlice<UInt8>) -> Double {
        let length = Double(bytes.count)
        let links = Double(line.linkBytes)
        let own = length - links
        if links > 0.6 * length, bytes.count < 400 { return -10 - 0.3 * links }
        switch line.kind {
        case .heading: return 5
        case .tableRow: return 0.2 * own
        default: break
        }
        if bytes.count >= 60, hasSentenceMarks(bytes) { return own }
        if line.linkBytes == 0, bytes.count >= 20, bytes.last == UInt8(ascii: ".") || bytes.ends(with: fullStop) {
            return 0.8 * own
        }
        if case .listItem = line.kind { return 0.3 * own - 5 }
        return 0.3 * own - 12
    }

    private static let fullStop = Array("。".utf8)

    /// Whether a comma or a stop, of either script, stands in a line.
    private static func hasSentenceMarks(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                switch bytes[index] {
                case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
                    return true
                // U+3001, U+3002; U+FF0C, U+FF1B.
                case 0xE3
                where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x81...0x82).contains(bytes[index + 2]),
                    0xEF
                where index + 2 < bytes.count && bytes[index + 1] == 0xBC
                    && (bytes[index + 2] == 0x8C || bytes[index + 2] == 0x9B):
                    return true
                default: continue
                }
            }
            return false
        }
    }

    private static func factor(_ element: PageLines.Element) -> (Double, [String]) {
        var factor = 1.0
        var reasons: [String] = []
        switch element.tag {
        case .article: (factor, reasons) = (1.1, ["article element"])
        case .main: (factor, reasons) = (1.05, ["main element"])
        default: break
        }
        guard !element.marks.isDisjoint(with: .body), element.tag != .body, element.tag != .html else {
            return (factor, reasons)
        }
        var best = 1.0
        for rule in element.marks.rules {
            if case .body(let weight) = rule.effect, weight > best {
                best = weight
                reasons.append(rule.name)
            }
        }
        return (min(factor * best, 1.4), reasons)
    }

    // MARK: Boxes

    /// Marks the lines of boxes that their tag, their name or their links call furniture, unless the box holds most of
    /// the page's text: wrappers are named after what they hold beside the article.
    ///
    /// - Parameter chosen: elements that a profile calls the body; no box that holds one is furniture.
    private mutating func markBoxes(_ page: PageLines, _ values: [Double], around chosen: [Int]) {
        var holding: Set<Int> = []
        for element in chosen {
            var ancestor = element
            while ancestor >= 0, holding.insert(ancestor).inserted { ancestor = page.elements[ancestor].parent }
        }
        let sums = LineSums(page, values)
        var markedUpTo = 0
        for (index, element) in page.elements.enumerated()
        where element.lines.lowerBound >= markedUpTo && !element.lines.isEmpty && !holding.contains(index) {
            guard let rule = BodyChoice.boxRule(element, sums) else { continue }
            let inside = sums.value(element.lines)
            if inside > 0.5 * sums.total {
                // More may be said of an article than in it.
                guard rule == "comments", !sums.holdsArticle(element.lines),
                    sums.total - inside > BodyChoice.shortestCommented
                else { continue }
            }
            for line in element.lines { boxRules[line] = rule }
            markedUpTo = element.lines.upperBound
        }
    }

    /// What the lines outside a box of comments must be worth for it to be one, though it is longer than they are.
    private static let shortestCommented = 250.0

    private static func boxRule(_ element: PageLines.Element, _ sums: LineSums) -> String? {
        switch element.tag {
        case .html, .body, .main: return nil
        case .nav: return "navigation"
        case .footer: return "footer"
        case .aside: return "sidebar"
        case .figcaption, .caption: return "caption"
        case .figure where sums.isPicture(element.lines): return "caption"
        case .button, .form, .dialog: return "controls"
        default: break
        }
        if let rule = namedRule(element, sums) { return rule }
        return element.tag != .p && sums.isLinkBox(element.lines) ? "link box" : nil
    }

    private static func namedRule(_ element: PageLines.Element, _ sums: LineSums) -> String? {
        guard !element.marks.isDisjoint(with: .furniture), element.marks.isDisjoint(with: .articleBody) else {
            return nil
        }
        let isParagraph = element.tag == .p || element.tag.headingLevel != nil
        return element.marks.intersection(.furniture).rules.first { rule in
            !isParagraph || rule.takesParagraphs || sums.value(element.lines) < shortestParagraph
        }?.name
    }

    /// What a paragraph is worth that a name alone does not make furniture.
    private static let shortestParagraph = 60.0
}

/// Sums over the lines of a page, so that any box costs the same to look at.
private struct LineSums {
    private var values: [Double] = [0]
    private var bytes: [Int32] = [0]
    private var links: [Int32] = [0]
    /// Lines that are links and little else.
    private var linkLines: [Int32] = [0]
    /// Lines that no picture has: cells, items, code.
    private var structured: [Int32] = [0]
    private var titles: [Int32] = [0]

    init(_ page: PageLines, _ lineValues: [Double]) {
        let count = page.lines.count + 1
        values.reserveCapacity(count)
        bytes.reserveCapacity(count)
        links.reserveCapacity(count)
        linkLines.reserveCapacity(count)
        structured.reserveCapacity(count)
        titles.reserveCapacity(count)
        for (line, value) in zip(page.lines, lineValues) {
            let isStructured =
                switch line.kind {
                case .tableRow, .listItem: true
                default: page.elements[line.element].tag == .pre
                }
            values.append((values.last ?? 0) + max(0, value))
            // Sums over a page's bytes, of which there are fewer than 2^31.
            bytes.append((bytes.last ?? 0) &+ Int32(clamping: line.range.count))
            links.append((links.last ?? 0) &+ Int32(clamping: line.linkBytes))
            linkLines.append((linkLines.last ?? 0) + (line.linkBytes * 10 >= line.range.count * 8 ? 1 : 0))
            structured.append((structured.last ?? 0) + (isStructured ? 1 : 0))
            titles.append((titles.last ?? 0) + (line.kind == .heading(level: 1) ? 1 : 0))
        }
    }

    /// What all lines are worth.
    var total: Double { values.last ?? 0 }

    /// What lines are worth.
    func value(_ lines: Range<Int>) -> Double { values[lines.upperBound] - values[lines.lowerBound] }

    private func count(_ sums: [Int32], _ lines: Range<Int>) -> Int {
        Int(sums[lines.upperBound]) - Int(sums[lines.lowerBound])
    }

    /// Whether the title of an article stands among lines.
    func holdsArticle(_ lines: Range<Int>) -> Bool { count(titles, lines) > 0 }

    /// Whether a `figure` holds a picture's caption, and not a table or a listing.
    func isPicture(_ lines: Range<Int>) -> Bool { count(structured, lines) == 0 && count(bytes, lines) < 600 }

    /// Whether a box leads elsewhere: more links than words, or teasers, where a link stands over a few words again and
    /// again.
    func isLinkBox(_ lines: Range<Int>) -> Bool {
        let linkLines = count(linkLines, lines)
        guard linkLines > 0, value(lines) < 0.25 * total else { return false }
        if count(links, lines) * 2 > count(bytes, lines) { return lines.count > 1 }
        return linkLines >= 2 && linkLines * 3 >= lines.count
    }
}
