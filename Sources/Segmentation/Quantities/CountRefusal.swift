/// What a rule that refuses a count may look at.
struct CountContext {
    let bytes: [UInt8]
    /// One past the last byte that may be read.
    let limit: Int
    /// The number.
    let numeral: QuantityNumeral
    /// The first number of the range it ends, or itself.
    let opening: QuantityNumeral
    /// What stands before `opening`.
    let previous: PreviousWord
    let noun: CountedNoun.Match
    /// Whether "over", "about" or the like stands before it: then it is an amount.
    let isModified: Bool
}

/// A reason not to take a number and a plural noun for a count.
struct CountRefusal: Sendable {
    var name: String
    var reason: String
    var refuses: @Sendable (CountContext) -> Bool
    /// Texts that hold no amount because of this rule.
    var refused: [String]
    /// Texts close by that do hold one.
    var kept: [String]
}

extension CountRefusal {
    /// The first rule that refuses a count; nil where none does.
    static func first(refusing context: CountContext) -> CountRefusal? {
        questions.firstIndex { $0.refuses(context) }.map { table[$0] }
    }

    /// What the rules ask: a rule with its words and examples is not copied for each count.
    private static let questions = table.map { Question(refuses: $0.refuses) }
    private struct Question: Sendable {
        let refuses: @Sendable (CountContext) -> Bool
    }

    static let table: [CountRefusal] = [
        CountRefusal(
            name: "year", reason: "Four plain digits of our time before a noun are a year, unless a word bounds them.",
            refuses: { $0.opening.isYearLike && !$0.isModified || $0.numeral.isYearLike && !$0.isModified },
            refused: [
                "the 2024 World Mining Talks", "their 2023 results", "from 2021-2025 plans", "in 2019 exports fell",
            ],
            kept: ["about 2000 workers", "2,024 workers", "2450 workers"]),
        CountRefusal(
            name: "part of a thing", reason: "One cannot have 1.1 policies: a section number or a version.",
            refuses: {
                $0.numeral.isDecimal && !$0.numeral.hasMultiplier && !divisibles.contains($0.bytes, $0.noun.head)
            },
            refused: ["1.1 National Policies", "Industry 4.0 platforms", "2.0 versions"], kept: ["1.1 million vehicles"]
        ),
        CountRefusal(
            name: "one with a plural", reason: "English counts one in the singular: a plural after 1 is a heading's.",
            refuses: { $0.numeral.mantissa == 1 && !$0.numeral.hasMultiplier && !$0.numeral.isDecimal },
            refused: ["1 National Policies", "annex 1 substances"], kept: ["11 national policies"]),
        CountRefusal(
            name: "leading zero", reason: "Codes start with zeros, amounts do not.",
            refuses: { $0.numeral.hasLeadingZero || $0.opening.hasLeadingZero },
            refused: ["007 agents", "the 00 codes"],
            kept: ["0 accidents"]),
        CountRefusal(
            name: "label", reason: "After such a word the number tells which one, not how many.",
            refuses: { !$0.previous.range.isEmpty && labels.contains($0.bytes, $0.previous.range) },
            refused: [
                "phase 2 projects", "No. 3 furnaces", "scope 3 emissions", "type 2 alloys", "section 5 rules",
                "grade 8 bolts",
                "on Sept. 5 sales rose", "line 12 stations",
            ],
            kept: ["by 12 projects", "in 3 furnaces"]),
        CountRefusal(
            name: "name",
            reason: "A number after a word with a capital is part of the name: a rocket, a model, an index.",
            refuses: { context in
                let previous = context.previous
                guard !previous.range.isEmpty, previous.hasUppercase || previous.hasDigit else { return false }
                if openers.contains(context.bytes, previous.range) { return false }
                if previous.opensSentence && !previous.hasDigit { return false }
                if context.opening.isGrouped || context.opening.hasMultiplier { return false }
                // In a headline every word has a capital; a verb before a number leaves it an amount.
                let isHeadline = context.bytes[context.noun.head.lowerBound].isUpper
                return !(isHeadline && headlineVerbs.contains(context.bytes, previous.range))
            },
            refused: [
                "Apollo 11 astronauts", "the Falcon 9 rockets", "Windows 11 users", "the CSI 300 stocks",
                "Yao 3 boosters",
                "Group A 5 teams",
            ],
            kept: ["The 12 mines", "Ministry Signs 12 Agreements", "Over 40 mines", "Beijing 1,200 workers"]),
        CountRefusal(
            name: "heading number", reason: "A small number that opens a sentence before a capital numbers a heading.",
            refuses: { context in
                context.previous.opensSentence && context.opening.isPlainInteger
                    && context.opening.mantissa < 100
                    && context.bytes[context.noun.first.lowerBound].isUpper
            },
            refused: ["2 Local Policies", "It ended. 3 New Mines and Smelters"],
            kept: ["It ended. 250 Chinese miners left"]),
        CountRefusal(
            name: "grade", reason: "Plain digits before a material are its grade: 6063 aluminum, 304 stainless.",
            refuses: { context in
                context.numeral.isPlainInteger && (3...5).contains(context.numeral.digitCount) && !context.isModified
                    && materials.contains(context.bytes, context.noun.first)
            },
            refused: [
                "6063 aluminum billets", "304 stainless coils", "18650 cells", "811 cathodes", "tin 2605 contracts",
            ],
            kept: ["30 aluminum smelters", "12,000 battery cells", "over 500 aluminum billets"]),
        CountRefusal(
            name: "span before now", reason: "A span counted from the present is a date: the past 3 quarters.",
            refuses: { context in
                guard spans.contains(context.bytes, context.noun.head) else { return false }
                if !context.previous.range.isEmpty, relatives.contains(context.bytes, context.previous.range) {
                    return true
                }
                let next = QuantityBytes.afterGaps(context.bytes, at: context.noun.end, limit: context.limit)
                return pointsOfTime.contains(
                    context.bytes, CountedNoun.word(context.bytes, at: next, limit: context.limit))
            },
            refused: ["the past 3 quarters", "2 decades ago"], kept: ["for 3 quarters", "the last 3 furnaces"]),
    ]

    /// Words after which a number is a name.
    static let labels = QuantityWordTable(
        words: """
            no number nos chapter section article clause paragraph para annex appendix schedule table figure fig chart page
            pages pp line lines part phase stage step level tier class type grade scope mark version release edition volume
            vol issue item point question option case note rule law act bill decree directive regulation standard
            notice document circular resolution room hall booth floor gate unit block building lot zone district ward
            division district region channel route highway road street avenue bus train flight platform group team
            category model series batch round day week month year quarter season session episode game match lane pier
            berth dock line site plot well shaft pit mine furnace kiln workshop reactor tank code hs tariff
            heading subheading q h age aged circa sept sep oct nov dec jan feb mar apr jun jul aug january february march
            april may june july august september october november december catalogue catalog lesson formula equation
            reference ref opus group cohort factor method test sample specimen track size
            """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Words that open sentences and phrases with a capital and are no names.
    static let openers = QuantityWordTable(
        words: """
            the these those all some any both over about around approximately nearly almost roughly some more than up to at
            least in on of for from by with within and or but as its their our his her there another other only just
            including total totaling while when after before since until among between under below above exceeding currently
            today meanwhile also plus to into across through have has had with no not if where which that during
            """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Verbs of headlines, before a number of things.
    static let headlineVerbs = QuantityWordTable(
        words: """
            signs adds launches opens closes cuts lays wins sells buys builds approves completes delivers releases holds
            orders imposes lists selects plans acquires attracts creates issues publishes suspends halts receives hires has
            gets reaches exceeds announces reveals unveils includes covers supplies ships exports imports produces sign add
            launch open close cut lay win sell buy build approve complete deliver release hold order select plan acquire
            attract create issue publish suspend halt receive hire have reach exceed announce reveal unveil cover supply
            ship export import produce signed added launched opened closed won sold bought built approved completed
            delivered released held ordered acquired attracted created issued shipped exported produced gathers
            welcomes gather welcome brings bring draws draw
            """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Materials and cells that are graded by plain digits.
    static let materials = QuantityWordTable(
        words: """
            aluminum aluminium alloy alloys stainless steel steels duplex brass bronze copper cylindrical cell cells battery
            batteries ternary cathode cathodes precursor precursors material materials ncm nca billet billets coil coils
            sheet sheets plate plates series grade contract contracts
            """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Words for stretches of time.
    static let spans = QuantityWordTable(
        words: ["years", "months", "weeks", "days", "hours", "minutes", "quarters", "decades", "centuries", "yrs"])

    /// Nouns of which there can be a part.
    static let divisibles = QuantityWordTable(words: ["points", "degrees"])

    /// Words that count a span from the present.
    static let relatives = QuantityWordTable(
        words: [
            "past", "last", "first", "next", "previous", "recent", "coming", "preceding", "following", "latest",
            "ensuing",
        ])

    static let pointsOfTime = QuantityWordTable(words: ["ago", "earlier", "later", "hence", "prior", "old"])
}
