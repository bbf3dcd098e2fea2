/// One thing that speaks for or against a heading ending at a word: a name, the reason, and points.
///
/// The boundary with the most points wins. How many it needs depends on the company it keeps: `HeadingSplitter`.
struct HeadingRule: Sendable {
    let name: String
    let reason: String
    let points: @Sendable (HeadingBoundary) -> Int

    static let all: [HeadingRule] = [
        HeadingRule(
            name: "date-opens",
            reason: "A sentence that opens with its date begins a body; \"From 2027\" before a capital ends a heading."
        ) { boundary in
            switch boundary.dateOpening {
            case .sentence: 24
            case .phrase: -4
            case nil: 0
            }
        },
        HeadingRule(
            name: "article-or-pronoun",
            reason: "Headings keep articles small: a capital The, A, This or It after other words begins a sentence."
        ) { boundary in
            boundary.word.isCapitalised && openers.contains(boundary.word.folded) ? 14 : 0
        },
        HeadingRule(
            name: "preposition",
            reason: "Headings keep short prepositions small; many set those of four letters and more with a capital."
        ) { boundary in
            guard boundary.word.isCapitalised, boundary.dateOpening != .phrase else { return 0 }
            let word = boundary.word.folded
            return shortOpeners.contains(word)
                ? 8 : longOpeners.contains(word) ? 2 : conjunctions.contains(word) ? 6 : 0
        },
        HeadingRule(
            name: "participle-before", reason: "Headings like to end on what was done: Held, Completed, Suspended."
        ) { boundary in
            let core = boundary.previous.core
            // "Closed After Rain": a preposition goes on.
            if longOpeners.contains(boundary.word.folded) || shortOpeners.contains(boundary.word.folded) { return 0 }
            guard boundary.previous.isCapitalised, core.count >= 4, boundary.previous.lastMark == 0 else { return 0 }
            let isParticiple =
                boundary.bytes[core.upperBound - 1] == UInt8(ascii: "d")
                && boundary.bytes[core.upperBound - 2] == UInt8(ascii: "e")
            return isParticiple || lastWords.contains(boundary.previous.folded) ? 4 : 0
        },
        HeadingRule(
            name: "number-before", reason: "A number goes with the word behind it: 4 Million, 5 MW, AQ 2048."
        ) { boundary in
            if boundary.opensWithDate || boundary.followsYear { return 0 }
            if boundary.bytes[boundary.previous.core.lowerBound].isDigit { return -6 }
            let isCode = boundary.previous.core.allSatisfy {
                boundary.bytes[$0].isUpper || boundary.bytes[$0] == UInt8(ascii: "/")
            }
            return isCode && boundary.bytes[boundary.word.core.lowerBound].isDigit ? -8 : 0
        },
        HeadingRule(name: "acronym-opens", reason: "Names often begin with their initials: SKS Siltech.") { boundary in
            guard boundary.word.core.count >= 2, boundary.index + 1 < boundary.words.count,
                boundary.words[boundary.index + 1].isCapitalised
            else { return 0 }
            return boundary.word.core.allSatisfy { boundary.bytes[$0].isUpper } ? 2 : 0
        },
        HeadingRule(name: "dash", reason: "A dash between spaces sets a heading off from its body.") { boundary in
            boundary.previous.isDash && boundary.word.isCapitalised && boundary.index <= 16 ? 14 : 0
        },
        HeadingRule(name: "repeats-heading", reason: "Bodies often begin with the words of their heading.") {
            boundary in
            switch boundary.repeatedWords {
            case 0: 0
            case 1: boundary.word.core.count >= 3 && !boundary.word.isFunctionWord ? 5 : 2
            case 2: 14
            default: 18
            }
        },
        HeadingRule(
            name: "small-words-follow",
            reason: "A heading in capitals turns into a sentence where words that carry meaning are small again."
        ) { boundary in
            guard let distance = boundary.distanceToSmallWord else { return -12 }
            return distance <= 1 ? 8 : distance <= 7 ? 9 - distance : distance <= 12 ? 1 : 0
        },
        HeadingRule(
            name: "small-words-before",
            reason: "Small words that carry meaning belong to a sentence, unless the heading is set small as a whole."
        ) { boundary in
            // "... corridor project On May 3, ...": the capital of the preposition decides.
            if !boundary.previousEndsSentence, boundary.isSetSmall || boundary.opensWithDate { return 0 }
            return -6 * min(boundary.smallContentWords, 5)
        },
        HeadingRule(
            name: "capital-after-small-words",
            reason: "In a heading that is set small a capital after a small word begins a sentence, or a name."
        ) { boundary in
            boundary.isSetSmall && boundary.word.isCapitalised && boundary.previous.isLower
                && !boundary.previous.isFunctionWord
                && !boundary.bytes[boundary.word.core.lowerBound].isDigit ? 4 : 0
        },
        HeadingRule(name: "ends-on-function-word", reason: "No heading ends on \"of\", \"and\" or \"the\".") {
            $0.previous.isFunctionWord ? ($0.previous.isCapitalised ? -6 : -18) : 0
        },
        HeadingRule(name: "ends-on-comma", reason: "A heading goes on after a comma or a hyphen.") { boundary in
            if boundary.previous.lastMark == UInt8(ascii: ",") || boundary.previous.lastMark == UInt8(ascii: ";") {
                return -26
            }
            if boundary.previous.isDash { return 0 }
            let last = boundary.bytes[boundary.previous.range.upperBound - 1]
            return last == UInt8(ascii: "-") || last == UInt8(ascii: "/") || last == UInt8(ascii: "&") ? -18 : 0
        },
        HeadingRule(
            name: "words-belong-together", reason: "Words that stand side by side elsewhere too are a name, not a seam."
        ) {
            $0.cohesion > 0 ? -10 : 0
        },
        HeadingRule(
            name: "initial", reason: "No sentence begins with a single letter, but for A, I and the initials of a name."
        ) { boundary in
            guard boundary.word.core.count == 1 else { return 0 }
            // "M. T. Okoro said": initials begin a name.
            let next = boundary.index + 1
            if next < boundary.words.count, boundary.words[next].isCapitalised { return 0 }
            let letter = boundary.bytes[boundary.word.core.lowerBound]
            return letter == UInt8(ascii: "A") || letter == UInt8(ascii: "I") || !letter.isUpper ? 0 : -8
        },
        HeadingRule(
            name: "suffix-of-a-name",
            reason: "No sentence begins with the end of a company's name: the seam lies before the name."
        ) { boundary in
            boundary.word.isCapitalised && nameSuffixes.contains(boundary.word.folded) ? -8 : 0
        },
        HeadingRule(
            name: "whole-name",
            reason: "A name that ends like a company's has a word or two before that."
        ) { boundary in
            for offset in 2...3 where boundary.index + offset < boundary.words.count {
                let words = boundary.words[boundary.index...boundary.index + offset]
                guard words.allSatisfy(\.isCapitalised), words.dropLast().allSatisfy({ $0.lastMark == 0 }) else {
                    return 0
                }
                if nameSuffixes.contains(boundary.words[boundary.index + offset].folded) { return 3 }
            }
            return 0
        },
        HeadingRule(name: "enclosed", reason: "No heading ends inside quotes or brackets.") { $0.isEnclosed ? -26 : 0 },
        HeadingRule(name: "body-begins-small", reason: "A sentence begins with a capital, a figure or a quotation.") {
            boundary in
            guard !boundary.word.isCapitalised else { return 0 }
            return boundary.previous.lastMark == UInt8(ascii: ":") ? -2 : -26
        },
        HeadingRule(
            name: "colon", reason: "A colon sets a heading off from its body, unless the heading goes on behind it."
        ) { boundary in
            guard boundary.previous.lastMark == UInt8(ascii: ":"), boundary.index <= 14 else { return 0 }
            // A colon before a number or a bracket announces a list.
            let first = boundary.bytes[boundary.word.range.lowerBound]
            if first.isDigit || first == UInt8(ascii: "(") { return 0 }
            return (boundary.distanceToSmallWord ?? 9) <= 4 ? 14 : 4
        },
        HeadingRule(name: "stop", reason: "A heading may end with a stop, a question mark or an exclamation mark.") {
            boundary in
            switch boundary.previous.lastMark {
            case UInt8(ascii: "."):
                boundary.previous.isAbbreviation(in: boundary.bytes) || boundary.opensWithDate ? 0 : 10
            case UInt8(ascii: "?"), UInt8(ascii: "!"): 12
            default: 0
            }
        },
        HeadingRule(name: "length", reason: "Headings have some words, and seldom more than twenty-five.") { boundary in
            switch boundary.index {
            case 1: -6
            case 2: -4
            case 3: -2
            case 26...: 25 - boundary.index
            default: 0
            }
        },
    ]

    /// What speaks for a boundary, in all.
    static func points(for boundary: HeadingBoundary) -> Int {
        all.reduce(0) { $0 + $1.points(boundary) }
    }

    /// Words that are small inside a heading, so that with a capital they open a sentence.
    private static let openers = FoldedWordSet(
        [
            "a", "according", "an", "currently", "he", "it", "meanwhile", "recently", "she", "the", "there", "these",
            "they", "this", "we",
        ])

    /// Words on which the names of companies, offices and schools end.
    private static let nameSuffixes = FoldedWordSet(
        [
            "academy", "association", "bank", "branch", "bureau", "center", "centre", "chemical", "chemicals", "co",
            "commission", "committee", "company", "corp", "corporation", "council", "department", "energy", "group",
            "holding", "holdings", "inc", "industries", "industry", "institute", "limited", "ltd", "materials", "metal",
            "metals", "minerals", "mining", "ministry", "motor", "motors", "resources", "society", "steel",
            "technologies", "technology", "university", "works",
        ])

    /// Prepositions that headings keep small.
    private static let shortOpeners = FoldedWordSet(["as", "at", "by", "for", "in", "on", "to"])

    /// Prepositions and counting words that many headings set with a capital.
    private static let longOpeners = FoldedWordSet(
        [
            "about", "after", "among", "before", "between", "despite", "during", "following", "from", "into", "many",
            "most", "over", "several", "since", "through", "under", "until", "with",
        ])

    /// Words that open a clause or a comparison.
    private static let conjunctions = FoldedWordSet(
        ["although", "based", "because", "both", "compared", "if", "nearly", "results", "roughly", "when", "while"])

    /// Words on which headings end as they do on a participle in -ed.
    private static let lastWords = FoldedWordSet(
        ["again", "begun", "built", "cut", "held", "open", "opens", "sold", "stopped", "sunk", "won"])
}
