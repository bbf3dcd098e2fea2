import Model

/// What is known of an event when its kind is told; all offsets are UTF-8.
struct EventKindMaterial {
    /// The heading that the event stands under, and those above it, the nearest first.
    var heading: Range<Int>?
    var outerHeadings: [Range<Int>] = []
    /// Whether it is the first event under its heading: of that one the heading speaks.
    var isFirst = true
    var text: Range<Int>
    /// The names and amounts in the text, in order.
    var names: [NameFinding] = []
    var quantities: [QuantityExpression] = []
}

/// Tells the kind of an event by the rules.
///
/// Each word of the headings and of the first sentence counts once in its stretch; the heading of the first event under it
/// for more than the sentence, the headings above for less. Where that leaves two kinds close together or says nothing, the
/// rest of the event counts a little. Linear time in the words that are read, of which there are few.
struct EventKindReader: Sendable {
    static let standard = EventKindReader(rules: EventKindRule.all)

    /// How many times the weight of a word counts, by where it stands.
    private enum Factor {
        static let firstHeading = 5
        static let heading = 2
        static let outerHeading = 2
        static let outermostHeading = 1
        static let opening = 4
        static let rest = 1
    }

    /// With less than this there is no kind: one word that says little in the first sentence.
    private static let enough = 8
    /// Kinds that are no further apart than this are told apart by the rest of the event.
    private static let clear = 8
    /// No more than so many bytes of a first sentence, of the rest of an event and of a heading are read.
    private static let longestOpening = 320
    private static let longestRest = 480
    private static let longestHeading = 240

    private let rules: [EventKindRule]
    /// Which phrases begin with a word, the longest first.
    private let phrases: FoldedWordTable<[Phrase]>
    private let hanWords: HanTrie
    /// For which rules a word or phrase counts, and how much.
    private let meanings: [[(rule: Int, weight: Int)]]
    private let evidence: [EventKindEvidence: [(rule: Int, weight: Int)]]

    private struct Phrase: Sendable {
        var rest: [FoldedWord]
        var meaning: Int
    }

    init(rules: [EventKindRule]) {
        self.rules = rules
        var english: [String: [(rule: Int, weight: Int)]] = [:]
        var han: [String: [(rule: Int, weight: Int)]] = [:]
        for text in EventKindRule.neutral.split(separator: " ") { english[String(text)] = [] }
        for text in EventKindRule.hanNeutral.split(separator: " ") { han[String(text)] = [] }
        var evidence: [EventKindEvidence: [(rule: Int, weight: Int)]] = [:]
        for (index, rule) in rules.enumerated() {
            for (weight, list) in rule.words {
                for text in list.split(separator: " ") {
                    for form in EnglishInflection.forms(of: text) {
                        EventKindReader.add((index, weight), to: &english[form, default: []])
                    }
                }
            }
            for (weight, list) in rule.hanWords {
                for text in list.split(separator: " ") {
                    EventKindReader.add((index, weight), to: &han[String(text), default: []])
                }
            }
            for item in rule.evidence { evidence[item.sort, default: []].append((index, item.weight)) }
        }
        var meanings: [[(rule: Int, weight: Int)]] = []
        var phrases: [FoldedWord: [Phrase]] = [:]
        for (text, weights) in english.sorted(by: { $0.key < $1.key }) {
            let words = text.split(separator: "_").map { FoldedWord(Array($0.utf8), 0..<$0.utf8.count) }
            guard let first = words.first else { continue }
            phrases[first, default: []].append(Phrase(rest: Array(words.dropFirst()), meaning: meanings.count))
            meanings.append(weights)
        }
        self.phrases = FoldedWordTable(phrases.mapValues { $0.sorted { $0.rest.count > $1.rest.count } })
        var characters: [(text: String, meaning: Int)] = []
        for (text, weights) in han.sorted(by: { $0.key < $1.key }) {
            characters.append((text, meanings.count))
            meanings.append(weights)
        }
        hanWords = HanTrie(characters)
        self.meanings = meanings
        self.evidence = evidence
    }

    /// The first weight that a rule gives a word holds.
    private static func add(_ weight: (rule: Int, weight: Int), to weights: inout [(rule: Int, weight: Int)]) {
        if !weights.contains(where: { $0.rule == weight.rule }) { weights.append(weight) }
    }

    /// The kind of an event; nil where nothing is for any.
    func kind(of material: EventKindMaterial, in bytes: [UInt8]) -> EventKind? {
        var sums = [Int](repeating: 0, count: rules.count)
        if let heading = material.heading {
            let end = min(heading.upperBound, heading.lowerBound + EventKindReader.longestHeading)
            let factor = material.isFirst ? Factor.firstHeading : Factor.heading
            count(heading.lowerBound..<end, factor, in: bytes, &sums)
        }
        for (index, heading) in material.outerHeadings.prefix(3).enumerated() {
            let end = min(heading.upperBound, heading.lowerBound + EventKindReader.longestHeading)
            count(
                heading.lowerBound..<end, index == 0 ? Factor.outerHeading : Factor.outermostHeading, in: bytes, &sums)
        }
        let opening = opening(of: material.text, in: bytes)
        let names = material.names.filter(EventKindReader.saysNothing)
        count(opening, Factor.opening, passingOver: names, in: bytes, &sums)
        for sort in evidence(in: opening, material, bytes) {
            for item in evidence[sort] ?? [] { sums[item.rule] += item.weight * Factor.opening }
        }
        if let decided = EventKindReader.best(of: sums, by: EventKindReader.clear) { return rules[decided].kind }
        let end = min(material.text.upperBound, opening.upperBound + EventKindReader.longestRest)
        let rest = opening.upperBound..<max(opening.upperBound, end)
        count(rest, Factor.rest, passingOver: names, in: bytes, &sums)
        return EventKindReader.best(of: sums, by: 0).flatMap { rules[$0].kind }
    }

    /// Whether the words of a name tell nothing of what happened: a firm is called "Technology Co., Ltd." whatever it does,
    /// while an authority that is named does what authorities do.
    private static func saysNothing(_ name: NameFinding) -> Bool {
        !name.isPlace && (name.kind == .company || name.kind == .institute || name.kind == .association)
    }

    /// The rule for which most counts, if it leads by so much; the earlier of two that are equal.
    private static func best(of sums: [Int], by lead: Int) -> Int? {
        guard let most = sums.max(), most >= enough, let index = sums.firstIndex(of: most) else { return nil }
        let isClear = sums.indices.allSatisfy { $0 == index || sums[$0] + lead <= most }
        return isClear ? index : nil
    }

    private func opening(of text: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        let limit = min(text.upperBound, text.lowerBound + EventKindReader.longestOpening)
        var index = text.lowerBound
        while index < limit {
            if bytes.has("。", at: index) { return text.lowerBound..<index }
            if bytes[index] == UInt8(ascii: "."), index + 1 < limit, bytes[index + 1].isSpace, index > 4,
                bytes[index - 1].isLower, bytes[index - 2].isLower, bytes[index - 3].isLower
            {
                return text.lowerBound..<index
            }
            index += 1
        }
        return text.lowerBound..<limit
    }

    // MARK: Evidence besides words

    private func evidence(
        in opening: Range<Int>, _ material: EventKindMaterial, _ bytes: [UInt8]
    ) -> [EventKindEvidence] {
        var found: [EventKindEvidence] = []
        func add(_ sort: EventKindEvidence) { if !found.contains(sort) { found.append(sort) } }
        for quantity in material.quantities where quantity.range.lowerBound < opening.upperBound {
            let unit = quantity.unit.utf8
            let isMoney = unit.count >= 3 && unit.prefix(3).allSatisfy { $0.isUpper }
            if isMoney {
                if unit.count == 3, quantity.per == nil { add(.money) }
                if unit.dropFirst(3).first == UInt8(ascii: "/") { add(.price) }
            } else if quantity.per == "year", quantity.unit != "%" {
                add(.capacity)
            }
        }
        var isFirst = true
        for name in material.names where !name.isPlace && name.range.lowerBound < opening.upperBound {
            switch name.kind {
            case .authority where isFirst: add(.authority)
            case .exchange: add(.exchange)
            case .institute: add(.institute)
            default: break
            }
            isFirst = false
        }
        var index = opening.lowerBound
        while index < opening.upperBound {
            if bytes[index] == 0xE3, bytes.has("《", at: index) { add(.quotedTitle) }
            if bytes[index].isDigit, !bytes.byte(at: index - 1).isDigit, isStandardNumber(index, in: bytes) {
                add(.standardNumber)
            }
            index += 1
        }
        return found
    }

    private static let standardCodes: [StaticString] = ["GB/T", "GB", "ISO", "IEC", "ASTM", "DIN", "JIS", "EN", "/T"]

    /// "GB 38031", "YS/T 1023", "T/ABC 031": three digits or more behind the code of those who issue standards.
    private func isStandardNumber(_ start: Int, in bytes: [UInt8]) -> Bool {
        guard bytes.byte(at: start + 1).isDigit, bytes.byte(at: start + 2).isDigit else { return false }
        let end = bytes.byte(at: start - 1) == 0x20 ? start - 1 : start
        for code in EventKindReader.standardCodes {
            let from = end - code.utf8CodeUnitCount
            if from >= 0, bytes.has(code, at: from), code.utf8Start[0] == 0x2F || !bytes.byte(at: from - 1).isWord {
                return true
            }
        }
        // "T/ABC 031"
        var letters = end
        while letters > 0, bytes[letters - 1].isUpper, end - letters < 8 { letters -= 1 }
        return end - letters >= 2 && bytes.has("T/", at: letters - 2) && !bytes.byte(at: letters - 3).isWord
    }

    // MARK: Words

    /// Adds what the words of a stretch count, each once.
    /// - Parameter names: in order; their words do not count.
    private func count(
        _ range: Range<Int>, _ factor: Int, passingOver names: [NameFinding] = [], in bytes: [UInt8],
        _ sums: inout [Int]
    ) {
        var names = names[...]
        var seen: [Int] = []
        var words: [FoldedWord] = []
        func add(_ meaning: Int) {
            guard !seen.contains(meaning) else { return }
            seen.append(meaning)
            for weight in meanings[meaning] { sums[weight.rule] += weight.weight * factor }
        }
        func flush() {
            var index = 0
            next: while index < words.count {
                for phrase in phrases[words[index]] ?? []
                where index + phrase.rest.count < words.count
                    && words[(index + 1)...].starts(with: phrase.rest)
                {
                    add(phrase.meaning)
                    index += 1 + phrase.rest.count
                    continue next
                }
                index += 1
            }
            words.removeAll(keepingCapacity: true)
        }
        var index = range.lowerBound
        while index < range.upperBound {
            while let name = names.first, name.range.upperBound <= index { names.removeFirst() }
            if let name = names.first, name.range.lowerBound <= index {
                flush()
                index = name.range.upperBound
                continue
            }
            let byte = bytes[index]
            if byte.isLetter {
                let start = index
                while index < range.upperBound,
                    bytes[index].isLetter || bytes[index] == 0x2D || bytes[index] == 0x27 || bytes[index] == 0x2F
                { index += 1 }
                words.append(FoldedWord(bytes, start..<index))
            } else if byte >= 0xE3 {
                let scalar = bytes.scalar(at: index)
                if let match = hanWords.longestMatch(scalar, in: bytes, at: index, limit: range.upperBound) {
                    add(match.meaning)
                    index = match.end
                } else {
                    index += max(1, scalar.length)
                }
            } else {
                // No phrase goes on past the end of a sentence.
                if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") { flush() }
                index += 1
            }
        }
        flush()
    }
}
