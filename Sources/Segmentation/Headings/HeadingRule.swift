/// One thing that speaks for or against a heading ending at a word: a name, the reason, and points.
///
/// The boundary with the most points wins. How many it needs depends on the company it keeps: `HeadingSplitter`.
struct HeadingRule: Sendable {
    let name: String
    let reason: String
    /// Texts in which this rule decides: a heading that ends at `|` ends elsewhere without it.
    let decides: [String]
    /// Texts close by whose heading ends at `|` with or without this rule.
    let silent: [String]
    /// Whether it is asked before all others, because it alone can make a boundary hopeless.
    var isAskedFirst = false
    let points: @Sendable (HeadingBoundary) -> Int

    /// From so many points against it on nothing but a date can save a boundary.
    static let hopeless = -18

    static let all: [HeadingRule] = [
        HeadingRule(
            name: "date-opens",
            reason: "A sentence that opens with its date begins a body; \"From 2027\" before a capital ends a heading.",
            decides: ["Harbour Shut for Repairs| On May 3 The last ferry left the old pier."],
            silent: ["Harbour Shut for Repairs| The last ferry left the old pier on May 3."]
        ) { boundary in
            switch boundary.dateOpening {
            case .sentence: 24
            case .phrase: -4
            case nil: 0
            }
        },
        HeadingRule(
            name: "article-or-pronoun",
            reason: "Headings keep articles small: a capital The, A, This or It after other words begins a sentence.",
            decides: ["Town Signs Contract for Bus 4| The buses are to come in spring."],
            silent: ["Ferry Line Suspended| Storms had damaged the quay and the pier."]
        ) { boundary in
            boundary.word.isCapitalised && openers.contains(boundary.word.folded) ? 14 : 0
        },
        HeadingRule(
            name: "preposition",
            reason: "Headings keep short prepositions small; many set those of four letters and more with a capital.",
            decides: ["Orders of Wheels Exceed Those of Rims| In an announcement, Valley Wheels said so."],
            silent: ["Ferry Back at Old Pier| The boat had been away in the south."]
        ) { boundary in
            guard boundary.word.isCapitalised, boundary.dateOpening != .phrase else { return 0 }
            let word = boundary.word.folded
            return shortOpeners.contains(word)
                ? 8 : longOpeners.contains(word) ? 2 : conjunctions.contains(word) ? 6 : 0
        },
        HeadingRule(
            name: "participle-before", reason: "Headings like to end on what was done: Held, Completed, Suspended.",
            decides: ["Ferry Line Suspended| Storm Lena had damaged the quay and the pier."],
            silent: ["Ferries Stop for Winter| The storm had damaged the quay and the pier."]
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
            name: "number-before", reason: "A number goes with the word behind it: 4 Million, 5 MW, AQ 2048.",
            decides: [
                "Smelters Between Charges and Power Prices| Of 47 Valley zinc smelters polled, 31 lost money in every month."
            ],
            silent: ["Ferry Back at Old Pier| The boat had been away for 4 years."]
        ) { boundary in
            if boundary.opensWithDate || boundary.followsYear { return 0 }
            if boundary.bytes[boundary.previous.core.lowerBound].isDigit { return -6 }
            let isCode = boundary.previous.core.allSatisfy {
                boundary.bytes[$0].isUpper || boundary.bytes[$0] == UInt8(ascii: "/")
            }
            return isCode && boundary.bytes[boundary.word.core.lowerBound].isDigit ? -8 : 0
        },
        HeadingRule(
            name: "acronym-opens", reason: "Names often begin with their initials: SKS Siltech.",
            decides: ["Ferry Fares Rise in Valley| KLM Ferries has raised the price of a crossing."],
            silent: ["Ferry Fares Rise in Valley| The line has raised the price of a crossing."]
        ) { boundary in
            guard boundary.word.core.count >= 2, boundary.index + 1 < boundary.words.count,
                boundary.words[boundary.index + 1].isCapitalised
            else { return 0 }
            return boundary.word.core.allSatisfy { boundary.bytes[$0].isUpper } ? 2 : 0
        },
        HeadingRule(
            name: "dash", reason: "A dash between spaces sets a heading off from its body.",
            decides: ["Old Mill Stays| - Council votes to keep it open for another year."],
            silent: ["Old Mill Stays| The council votes to keep it open for another year."]
        ) { boundary in
            boundary.previous.isDash && boundary.word.isCapitalised && boundary.index <= 16 ? 14 : 0
        },
        HeadingRule(
            name: "repeats-heading", reason: "Bodies often begin with the words of their heading.",
            decides: ["River Bridge Gets Lamps| River Bridge Trust paid for them."],
            silent: ["River Bridge Gets Lamps| The town paid for them."]
        ) {
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
            reason: "A heading in capitals turns into a sentence where words that carry meaning are small again.",
            decides: ["Valley Wheel Works Wins Prize for Light Castings| Judges praised the thin walls of the wheels."],
            silent: ["Mill Reopens in Spring| On May 3, the mill reopened its doors."]
        ) { boundary in
            guard let distance = boundary.distanceToSmallWord else { return -12 }
            return distance <= 1 ? 8 : distance <= 7 ? 9 - distance : distance <= 12 ? 1 : 0
        },
        HeadingRule(
            name: "small-words-before",
            reason: "Small words that carry meaning belong to a sentence, unless the heading is set small as a whole.",
            decides: ["Mill Rights| A law on mill rights took effect on 1 September. It frees small plants."],
            silent: ["Mill Reopens in Spring| On May 3, the mill reopened its doors."]
        ) { boundary in
            // "... corridor project On May 3, ...": the capital of the preposition decides.
            if !boundary.previousEndsSentence, boundary.isSetSmall || boundary.opensWithDate { return 0 }
            return -6 * min(boundary.smallContentWords, 5)
        },
        HeadingRule(
            name: "capital-after-small-words",
            reason: "In a heading that is set small a capital after a small word begins a sentence, or a name.",
            decides: ["Wheel maker opens books| Valley Wheels, in the hands of the town, published its first results."],
            silent: ["Wheel Maker Opens Books| The owner, who is the town, published its first results."]
        ) { boundary in
            boundary.isSetSmall && boundary.word.isCapitalised && boundary.previous.isLower
                && !boundary.previous.isFunctionWord
                && !boundary.bytes[boundary.word.core.lowerBound].isDigit ? 4 : 0
        },
        HeadingRule(
            name: "ends-on-function-word", reason: "No heading ends on \"of\", \"and\" or \"the\".",
            decides: ["Model Bridge Loaded to Failure| Students in Graz loaded a bridge of paper until it gave way."],
            silent: ["Model Bridge Loaded to Failure| The bridge was of paper."], isAskedFirst: true
        ) {
            $0.previous.isFunctionWord ? ($0.previous.isCapitalised ? -6 : -18) : 0
        },
        HeadingRule(
            name: "ends-on-comma", reason: "A heading goes on after a comma or a hyphen.",
            decides: ["School roofs| Of 61 schools in the district, 44 now carry panels, 2.9 MW together."],
            silent: ["School Roofs Get Panels| The district, which has 61 schools, paid for them."], isAskedFirst: true
        ) { boundary in
            if boundary.previous.lastMark == UInt8(ascii: ",") || boundary.previous.lastMark == UInt8(ascii: ";") {
                return -26
            }
            if boundary.previous.isDash { return 0 }
            let last = boundary.bytes[boundary.previous.range.upperBound - 1]
            return last == UInt8(ascii: "-") || last == UInt8(ascii: "/") || last == UInt8(ascii: "&") ? -18 : 0
        },
        HeadingRule(
            name: "words-belong-together",
            reason: "Words that stand side by side elsewhere too are a name, not a seam.",
            decides: ["Bread Gets Dearer in Town| Green Mill sells flour for more, and few but Green Mill sell any."],
            silent: ["Bread Gets Dearer in Town| The mill sells flour for more."]
        ) {
            $0.cohesion > 0 ? -10 : 0
        },
        HeadingRule(
            name: "initial",
            reason: "No sentence begins with a single letter, but for A, I and the initials of a name.",
            decides: ["Medical records| Records of patients with hepatitis B. are closed for 100 years."],
            silent: ["Medical Records Closed| The board said so."]
        ) { boundary in
            guard boundary.word.core.count == 1 else { return 0 }
            // "M. T. Okoro said": initials begin a name.
            let next = boundary.index + 1
            if next < boundary.words.count, boundary.words[next].isCapitalised { return 0 }
            let letter = boundary.bytes[boundary.word.core.lowerBound]
            return letter == UInt8(ascii: "A") || letter == UInt8(ascii: "I") || !letter.isUpper ? 0 : -8
        },
        HeadingRule(
            name: "behind-a-title", reason: "\"Dr.\" and an initial go with the name behind them.",
            decides: ["Mill Gets a New Miller| Dr. E. M. Castle was given the post for ten years."],
            silent: ["Mill Gets a New Miller| The post was given to Dr. E. M. Castle for ten years."]
        ) { boundary in
            let previous = boundary.previous
            guard previous.isCapitalised else { return 0 }
            let isInitial =
                previous.core.count == 1 && previous.lastMark == UInt8(ascii: ".")
                && boundary.bytes[previous.core.lowerBound].isUpper
            return isInitial || personTitles.contains(previous.folded) ? -12 : 0
        },
        HeadingRule(
            name: "suffix-of-a-name",
            reason: "No sentence begins with the end of a company's name: the seam lies before the name.",
            decides: ["Works Stand Idle in Port| Valley Steel had closed them."],
            silent: ["Works Stand Idle in Port| The owner had closed them."]
        ) { boundary in
            boundary.word.isCapitalised && nameSuffixes.contains(boundary.word.folded) ? -8 : 0
        },
        HeadingRule(
            name: "whole-name",
            reason: "A name that ends like a company's has a word or two before that.",
            decides: [
                "Bauxite Shipments From Kamsar Suspended| Atlantic Bauxite Holdings said that its permit had been withdrawn."
            ],
            silent: ["Ore Shipments Suspended| The mine said that its permit had been withdrawn."]
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
        HeadingRule(
            name: "enclosed", reason: "No heading ends inside quotes or brackets.",
            decides: ["Film \"Life at Night: The Old Mill\" Wins Prize| Judges praised the light."],
            silent: ["Film Wins Prize| The judges praised the light."], isAskedFirst: true
        ) { $0.isEnclosed ? -26 : 0 },
        HeadingRule(
            name: "body-begins-small", reason: "A sentence begins with a capital, a figure or a quotation.",
            decides: ["Ferry Line Reopens on May 3, Pier on June 4| The boats had been away in the south."],
            silent: ["Mill Reopens in Spring| On May 3, the mill reopened its doors."]
        ) {
            boundary in
            guard !boundary.word.isCapitalised else { return 0 }
            return boundary.previous.lastMark == UInt8(ascii: ":") ? -2 : -40
        },
        HeadingRule(
            name: "colon", reason: "A colon sets a heading off from its body, unless the heading goes on behind it.",
            decides: ["Rules|: Deforestation, Packaging, Waste Three sets of rules kept lawyers busy."],
            silent: ["Rules on Waste Passed| The lawyers were busy: three sets came at once."]
        ) { boundary in
            guard boundary.previous.lastMark == UInt8(ascii: ":"), boundary.index <= 14 else { return 0 }
            // A colon before a number or a bracket announces a list.
            let first = boundary.bytes[boundary.word.range.lowerBound]
            if first.isDigit || first == UInt8(ascii: "(") { return 0 }
            return (boundary.distanceToSmallWord ?? 9) <= 4 ? 14 : 4
        },
        HeadingRule(
            name: "stop", reason: "A heading may end with a stop, a question mark or an exclamation mark.",
            decides: ["Rents|. Rents go up by 1.50 to 24 a year for a plot of 10 rods."],
            silent: ["Rents Go Up| The plot costs 24 a year. It has 10 rods."]
        ) {
            boundary in
            switch boundary.previous.lastMark {
            case UInt8(ascii: "."):
                boundary.previous.isAbbreviation(in: boundary.bytes) || boundary.opensWithDate ? 0 : 10
            case UInt8(ascii: "?"), UInt8(ascii: "!"): 12
            default: 0
            }
        },
        HeadingRule(
            name: "length", reason: "Headings have some words, and seldom more than twenty-five.",
            decides: ["Resources: Salt, Clay and Stone| World output grew by about 19%, less than expected."],
            silent: ["Ferry Back at Old Pier| The boat had been away for a year."]
        ) { boundary in
            switch boundary.index {
            case 1: -6
            case 2: -4
            case 3: -2
            case 26...: 25 - boundary.index
            default: 0
            }
        },
    ]

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

    /// Titles before the names of persons.
    private static let personTitles = FoldedWordSet([
        "captain", "capt", "dame", "dr", "gov", "hon", "lord", "mr", "mrs", "ms", "prof", "rep", "rev", "sen", "sir",
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
