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

    /// The winner's index in `PageLines.elements`; nil for a page without lines.
    var winner: Int? { candidates.first?.element }

    /// How many candidates are kept for explanations.
    static let kept = 5
}

extension BodyChoice {
    /// Chooses among all block elements of a page.
    init(_ page: PageLines) {
        boxRules = Array(repeating: nil, count: page.lines.count)
        guard !page.lines.isEmpty else { return }
        var values = page.lines.indices.map { BodyChoice.value(of: page.lines[$0], page.bytes(of: $0)) }
        markBoxes(page, values)
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
    }

    /// Keeps a candidate if it is among the best. Of equals the later one, which is the inner one, is better.
    private mutating func offer(_ candidate: Candidate) {
        guard candidates.count < BodyChoice.kept || candidate.score >= (candidates.last?.score ?? 0) else { return }
        let place = candidates.firstIndex { candidate.score >= $0.score } ?? candidates.count
        candidates.insert(candidate, at: place)
        if candidates.count > BodyChoice.kept { candidates.removeLast() }
    }

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

    /// Marks the lines of boxes that their tag or name calls furniture, unless the box holds most of the page's
    /// text: wrappers are named after what they hold beside the article.
    private mutating func markBoxes(_ page: PageLines, _ values: [Double]) {
        let sums = BodyChoice.prefixSums(values.map { max(0, $0) })
        let total = sums.last ?? 0
        var markedUpTo = 0
        for element in page.elements where element.lines.lowerBound >= markedUpTo && !element.lines.isEmpty {
            guard let rule = BodyChoice.boxRule(element) else { continue }
            let inside = sums[element.lines.upperBound] - sums[element.lines.lowerBound]
            if inside > 0.5 * total { continue }
            for line in element.lines { boxRules[line] = rule }
            markedUpTo = element.lines.upperBound
        }
    }

    private static func boxRule(_ element: PageLines.Element) -> String? {
        switch element.tag {
        case .html, .body, .main: return nil
        case .nav: return "navigation"
        case .footer: return "footer"
        case .aside: return "sidebar"
        case .figcaption, .caption: return "caption"
        case .button, .form, .dialog: return "controls"
        default: break
        }
        guard !element.marks.isDisjoint(with: .furniture), element.marks.isDisjoint(with: .articleBody) else {
            return nil
        }
        return element.marks.intersection(.furniture).rules.first?.name
    }
}
