/// A reason why something that looks like a marker numbers nothing.
///
/// The rules are data: each has a name that `ingot explain` prints, the reason behind it, and examples that the
/// tests run. In an example the marker in question stands between `‹` and `›`.
struct MarkerRule: Sendable {
    /// What a rule may look at.
    struct Context {
        let bytes: [UInt8]
        /// The region in which the candidate stands.
        let region: Range<Int>
        /// Whether a quotation is open before the candidate.
        let isQuoted: Bool
    }

    let name: String
    let reason: String
    /// Texts whose marked number this rule refuses.
    let refuses: [String]
    /// Texts whose marked number this rule lets pass.
    let accepts: [String]
    let applies: @Sendable (MarkerCandidate, Context) -> Bool

    /// The name of the first rule that refuses the candidate; nil where none does.
    static func refusal(of candidate: MarkerCandidate, in context: Context) -> String? {
        for index in questions.indices where questions[index].applies(candidate, context) { return all[index].name }
        return nil
    }

    /// What the rules ask: a rule with its words and examples is not copied for each candidate.
    private static let questions = all.map { Question(applies: $0.applies) }
    private struct Question: Sendable {
        let applies: @Sendable (MarkerCandidate, Context) -> Bool
    }

    /// All rules, the cheapest first.
    static let all: [MarkerRule] = [
        MarkerRule(
            name: "too-high",
            reason: "No outline counts so far; a number of four digits is a year, a code or an amount.",
            refuses: ["It opened in ‹2024.› The plant", "‹450.› The train"],
            accepts: ["‹12.› The plant", "‹Sec. 201.› Grants"]
        ) { candidate, _ in
            candidate.value > (candidate.scheme.label == .none ? Numerals.highest : Numerals.highestLabelled)
                || candidate.prefix.contains { $0 > 60 }
                || (candidate.scheme.style == .dotted && candidate.value > 99)
        },
        MarkerRule(
            name: "zero",
            reason: "Lists do not begin with nought; 2.0 is a version and 0.5 a fraction.",
            refuses: ["Industry ‹4.0› Alliance founded", "‹0.› Nothing"], accepts: ["‹10.› Ten"]
        ) { candidate, _ in candidate.value == 0 || candidate.prefix.contains(0) },
        MarkerRule(
            name: "decimal",
            reason: "A number with a fraction before a unit, a percent sign or a word in lower case is an amount.",
            refuses: [
                "It grew. ‹12.54%› of all", "A bar ‹5.8› meters long", "It fell. ‹3.5› million tons", "‹1.05› Ratio",
                "投资‹3.5›亿元",
            ],
            accepts: ["It grew. ‹2.1› National plans", "‹1.2› 地方政策"]
        ) { candidate, context in
            guard candidate.scheme.style == .dotted else { return false }
            let bytes = context.bytes
            if candidate.after == .lower { return true }
            let start = candidate.range.lowerBound
            var index = start
            while index < candidate.range.upperBound {
                // A component with a leading nought is a fraction's: 1.05.
                if bytes[index] == UInt8(ascii: "."), bytes.byte(at: index + 1) == UInt8(ascii: "0") { return true }
                index += 1
            }
            let next = bytes.scalar(at: candidate.contentStart).value
            if next == 0x25 || next == 0xFF05 || next == 0x2030 || next == 0xB0 || next == 0x2103 { return true }
            return !candidate.spaced && next.isHan && hanUnits.contains(next)
        },
        MarkerRule(
            name: "amount-in-han",
            reason: "A number before a Han unit or classifier counts; it does not number.",
            refuses: ["‹3›家企业投产", "‹5›月投产"], accepts: ["‹3›、企业投产"]
        ) { candidate, context in
            candidate.scheme.form == .none && candidate.scheme.label == .none && !candidate.spaced
                && candidate.scheme.style == .arabic
                && (isHanUnit(at: candidate.contentStart, in: context)
                    || candidate.after == .lower || candidate.after == .upper)
        },
        MarkerRule(
            name: "row-of-figures",
            reason: "A bare number in front of a row that ends in a figure counts the rows of a table.",
            refuses: ["‹1›\tChina\t36.6\t46.3"], accepts: ["‹1›\tMay 3\tThe mill opened", "‹1› Mill of 2024"]
        ) { candidate, context in
            guard candidate.scheme.form == .none, candidate.scheme.label == .none, candidate.before == .lineStart else {
                return false
            }
            let last = context.bytes.lastScalar(of: context.region).value
            let cells = context.bytes[candidate.contentStart..<context.region.upperBound].prefix(longestFirstCell)
            return (0x30...0x39).contains(last) && cells.contains(0x09)
        },
        MarkerRule(
            name: "number-of-a-word",
            reason: "The number belongs to the word before it: a phase, an article of a law, a figure, a model.",
            refuses: [
                "under Sec. ‹14.› The court", "Long March ‹7.› It flew", "in Phase ‹2.› The unit",
                "under Article ‹5.› It says",
                "rose by ‹5.› The next", "on May ‹3.› The mill", "by Dec. ‹1.› The mill", "RMB ‹5.› The price",
            ],
            accepts: ["of the Branch ‹5.› The second batch", "demand. ‹5.› The second batch"]
        ) { candidate, context in
            guard candidate.before == .word || candidate.before == .sentenceEnd, candidate.scheme.label == .none,
                candidate.scheme.form != .parentheses
            else { return false }
            return numberedWords.contains(previousWord(before: candidate.range.lowerBound, in: context))
        },
        MarkerRule(
            name: "initial",
            reason: "A single capital with a stop inside a run of them is an abbreviation or a person's initial.",
            refuses: ["the U.‹S.› Government", "J.‹R.› Smith said"], accepts: ["It ended. ‹B.› Second part"]
        ) { candidate, context in
            guard candidate.scheme.style == .letterUpper || candidate.scheme.style == .romanUpper,
                candidate.scheme.form == .stop
            else { return false }
            let bytes = context.bytes
            let start = candidate.range.lowerBound
            let stop = bytes.trimmingSpace(to: start, from: context.region.lowerBound)
            guard bytes.byte(at: stop - 1) == UInt8(ascii: ".") else { return false }
            return bytes.byte(at: stop - 2).isUpper && !bytes.byte(at: stop - 3).isLetter
                && !bytes.byte(at: stop - 3).isDigit
        },
        MarkerRule(
            name: "code",
            reason:
                "A letter with a stop before digits is a bill, a file or a page: S. 1427. A year may begin a heading.",
            refuses: ["It passed. ‹S.› 1427 was"],
            accepts: ["It passed. ‹B.› Bills", "It passed. ‹B.› 2019 Policy Read"]
        ) { candidate, context in
            guard
                candidate.scheme.style == .letterUpper || candidate.scheme.style == .letterLower
                    || candidate.scheme.style == .romanUpper, candidate.scheme.form == .stop, candidate.after == .digit,
                candidate.before != .lineStart
            else { return false }
            guard let number = Numerals.decimal(context.bytes, at: candidate.contentStart) else { return true }
            let next = context.bytes.skippingSpace(
                from: candidate.contentStart + number.length, to: context.region.upperBound)
            return !(ReviewYear.plausible.contains(number.value) && context.bytes.byte(at: next).isUpper)
        },
        MarkerRule(
            name: "inside-quotes",
            reason: "What is quoted is a title with numbers of its own.",
            refuses: [#"the standard "Equipment for Smelting ‹Part 1:› Furnace""#],
            accepts: ["It ended. ‹Part 1:› Furnace"]
        ) { candidate, context in
            guard context.isQuoted else { return false }
            return candidate.before == .word || candidate.before == .clause || candidate.before == .colon
                || candidate.before.isGlued || candidate.scheme.label != .none
        },
        MarkerRule(
            name: "part-of-a-title",
            reason: "A label without a sentence before it continues a name: Standard X Part 1.",
            refuses: ["released Smelting Code ‹Part 1:› Furnaces"],
            accepts: ["It ended. ‹Part 1:› Furnaces", "on 14 January 2025 ‹Part One:› Offshore"]
        ) { candidate, context in
            guard candidate.scheme.label == .part || candidate.scheme.label == .number, candidate.before == .word
            else { return false }
            let end = context.bytes.trimmingSpace(to: candidate.range.lowerBound, from: context.region.lowerBound)
            return !context.bytes.byte(at: end - 1).isDigit
        },
        MarkerRule(
            name: "number-of-a-thing",
            reason: "\"No. 1\" before a word in lower case names a thing in a sentence.",
            refuses: ["It ended. ‹No. 1› blast furnace restarted"], accepts: ["‹No. 1› Blast furnaces restart"]
        ) { candidate, _ in
            (candidate.scheme.label == .number || candidate.scheme.label == .part) && candidate.after == .lower
        },
        MarkerRule(
            name: "german-date",
            reason: "German writes the day with a stop before the month.",
            refuses: ["Am ‹3.› Mai wurde"],
            accepts: ["‹3.› Maschinenbau", "‹3.›April: sales fell"]
        ) { candidate, context in
            guard candidate.scheme.style == .arabic, candidate.scheme.form == .stop, candidate.value <= 31,
                candidate.spaced, candidate.before == .word || candidate.before == .clause
            else { return false }
            return germanMonths.contains(word(at: candidate.contentStart, in: context))
        },
        MarkerRule(
            name: "enumerated-numbers",
            reason: "Numbers set side by side with commas are named together: 一、二、三产业.",
            refuses: ["‹一、›二产业增长"], accepts: ["‹一、›政策"]
        ) { candidate, context in
            guard candidate.scheme.style == .han, candidate.scheme.form == .ideographicComma,
                let next = Numerals.han(context.bytes, at: candidate.contentStart)
            else { return false }
            let behind = context.bytes.scalar(at: candidate.contentStart + next.length).value
            // 第 may follow a number; 二〇二四年 is a date and may too.
            return behind == 0x3001 || (next.value == candidate.value + 1 && behind.isHan && behind != 0x6708)
        },
        MarkerRule(
            name: "lower-case-content",
            reason: "A number inside a sentence before a small letter numbers nothing.",
            refuses: ["it was the plan ‹4.› and then", "it was king ‹IV.› who came"],
            accepts: [
                "‹4.› eBay opened", "‹(a)› the plan", "It closed. ‹2.› tickets by telephone",
                "It closed. ‹Second,› on May 3",
            ]
        ) { candidate, _ in
            candidate.after == .lower && candidate.scheme.form != .parentheses && candidate.scheme.form != .parenthesis
                && (candidate.before == .word || candidate.before.isGlued
                    || candidate.before == .sentenceEnd && candidate.scheme.style != .arabic
                        && candidate.scheme.style != .ordinalWord)
        },
    ]

    /// The first cell of a row of figures has so many bytes at most.
    private static let longestFirstCell = 80

    /// Whether a unit or a classifier stands at an offset; 公 begins units (公里) and other words (公交).
    private static func isHanUnit(at index: Int, in context: Context) -> Bool {
        let first = context.bytes.scalar(at: index)
        guard first.value == 0x516C else { return hanUnits.contains(first.value) }
        return "里斤顷吨升尺分".unicodeScalars.contains { $0.value == context.bytes.scalar(at: index + first.length).value }
    }

    /// Units and classifiers that follow a number in Chinese.
    private static let hanUnits: Set<UInt32> = Set(
        "克毫厘兆瓦度美港欧寸英万亿千百吨元个家项台套名人次倍月年日号时分秒点米公亩股只条座种类批届场位级".unicodeScalars.map(\.value))

    /// Words, folded, to which a number after them belongs.
    private static let numberedWords = folded(partsOfWorks + numberedThings + measuringWords + currencies + months)

    /// The parts of laws, books and lists.
    private static let partsOfWorks = [
        "act", "annex", "appendix", "art", "article", "articles", "ch", "chapter", "fig", "figure", "item", "no", "nos",
        "number", "p", "page", "para", "paragraph", "part", "pp", "rule", "schedule", "sec", "section", "sections",
        "table", "v", "version", "vol", "volume",
    ]

    /// Things of which there are several: Phase 2, Tier 1, Highway 7.
    private static let numberedThings = [
        "block", "category", "class", "floor", "gen", "generation", "grade", "highway", "highways", "level", "lot",
        "model", "phase", "route", "scope", "series", "stage", "step", "tier", "top", "type",
    ]

    /// Words that an amount follows.
    private static let measuringWords = [
        "about", "above", "additional", "and", "another", "approximately", "are", "around", "as", "at", "below",
        "between", "by", "from", "in", "is", "nearly", "of", "on", "only", "or", "over", "per", "roughly", "some",
        "than", "to", "under", "was", "were", "with",
    ]

    /// Currencies that are written before the amount.
    private static let currencies = ["cny", "eur", "rmb", "usd", "yuan"]

    /// Months, which a day follows.
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]

    private static func folded(_ words: [String]) -> Set<[UInt8]> {
        Set(words.map { Array($0.utf8) })
    }

    /// German months; the day stands before them with a stop.
    private static let germanMonths = folded([
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "dezember",
    ])

    /// The word that ends before `index`, with its stop dropped, folded to lower case; empty where there is none.
    private static func previousWord(before index: Int, in context: Context) -> [UInt8] {
        let bytes = context.bytes
        var end = bytes.trimmingSpace(to: index, from: context.region.lowerBound)
        if end > context.region.lowerBound, bytes[end - 1] == UInt8(ascii: ".") {
            end -= 1
            // "in Phase 2. 3. Next": only abbreviations carry a stop before their number.
            var start = end
            while start > context.region.lowerBound, bytes[start - 1].isLetter, end - start < 9 { start -= 1 }
            let word = bytes[start..<end].map { $0 | 0x20 }
            return abbreviations.contains(word) ? word : []
        }
        var start = end
        while start > context.region.lowerBound, bytes[start - 1].isLetter, end - start < 16 { start -= 1 }
        return bytes[start..<end].map { $0 | 0x20 }
    }

    /// Words that are shortened, with a stop, before a number.
    private static let abbreviations = folded([
        "apr", "art", "aug", "ch", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "may", "no", "nos", "nov", "oct",
        "p", "para",
        "pp", "sec", "sep", "sept", "vol",
    ])

    /// Whether the name of a month, or its abbreviation, ends right before an offset.
    static func followsMonth(_ offset: Int, in bytes: [UInt8], from start: Int) -> Bool {
        var end = bytes.trimmingSpace(to: offset, from: start)
        if end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        var begin = end
        while begin > start, bytes[begin - 1].isLetter, end - begin < 10 { begin -= 1 }
        return monthNames.contains(bytes[begin..<end].map { $0 | 0x20 })
    }

    private static let monthNames = folded([
        "apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul", "july", "jun",
        "june",
        "mar", "march", "may", "nov", "november", "oct", "october", "sep", "sept", "september",
    ])

    /// The first twelve bytes, at most, of the word that begins at an offset, folded to lower case.
    private static func word(at index: Int, in context: Context) -> [UInt8] {
        var end = index
        while end < context.region.upperBound, end - index < 12,
            context.bytes[end].isLetter || context.bytes[end] >= 0x80
        {
            end += 1
        }
        return context.bytes[index..<end].map { $0 < 0x80 ? $0 | 0x20 : $0 }
    }
}
