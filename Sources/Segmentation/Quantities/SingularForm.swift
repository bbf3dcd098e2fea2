/// English plurals: which words are plural nouns, and what their singular is.
struct SingularForm: Sendable {
    /// One way in which plurals are made.
    struct Rule: Sendable {
        var name: String
        /// How the plural ends.
        var suffix: String
        /// What stands there in the singular; nil where a word so ending is no plural at all.
        var singular: String?
        var reason: String
        var examples: [(plural: String, singular: String?)]
        /// Words that end alike and that another rule, or the list of exceptions, decides.
        var counterexamples: [(plural: String, singular: String?)]
    }

    /// The first rule whose suffix fits decides.
    static let rules: [Rule] = [
        Rule(
            name: "double s", suffix: "ss", singular: nil, reason: "loss, press, stainless are singular",
            examples: [("stainless", nil), ("press", nil)],
            counterexamples: [("presses", "press")]),
        Rule(
            name: "us", suffix: "us", singular: nil, reason: "adjectives, and singulars from Latin",
            examples: [("various", nil), ("campus", nil), ("ferrous", nil)],
            counterexamples: [("buses", "bus")]),
        Rule(
            name: "is", suffix: "is", singular: nil, reason: "singulars from Greek", examples: [("analysis", nil)],
            counterexamples: [("analyses", "analysis")]),
        Rule(
            name: "ics", suffix: "ics", singular: nil, reason: "fields of study and trade",
            examples: [("logistics", nil), ("electronics", nil)], counterexamples: [("bricks", "brick")]),
        Rule(
            name: "ies", suffix: "ies", singular: "y", reason: "a y after a consonant",
            examples: [("factories", "factory"), ("countries", "country")],
            counterexamples: [("series", nil), ("movies", "movie")]),
        Rule(
            name: "ches", suffix: "ches", singular: "ch", reason: "a hissing sound takes es",
            examples: [("batches", "batch"), ("branches", "branch")],
            counterexamples: [("caches", "cache")]),
        Rule(
            name: "shes", suffix: "shes", singular: "sh", reason: "a hissing sound", examples: [("dishes", "dish")],
            counterexamples: [("shoes", "shoe")]),
        Rule(
            name: "sses", suffix: "sses", singular: "ss", reason: "a hissing sound",
            examples: [("processes", "process")], counterexamples: [("bonuses", "bonus")]),
        Rule(
            name: "xes", suffix: "xes", singular: "x", reason: "a hissing sound", examples: [("boxes", "box")],
            counterexamples: [("axes", "axis")]),
        Rule(
            name: "oes", suffix: "oes", singular: "o", reason: "echoes", examples: [("heroes", "hero")],
            counterexamples: [("shoes", "shoe")]),
        Rule(
            name: "elves", suffix: "elves", singular: "elf", reason: "an f turned v", examples: [("shelves", "shelf")],
            counterexamples: [("valves", "valve")]),
        Rule(
            name: "s", suffix: "s", singular: "", reason: "all others",
            examples: [("shares", "share"), ("enterprises", "enterprise"), ("valves", "valve"), ("kilns", "kiln")],
            counterexamples: [("news", nil), ("boxes", "box")]),
    ]

    /// Plurals that follow no rule, and words in s that are no plurals (nil).
    static let exceptions: [(String, String?)] = [
        ("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child"), ("workmen", "workman"),
        ("fishermen", "fisherman"), ("feet", "foot"), ("teeth", "tooth"), ("mice", "mouse"), ("personnel", "personnel"),
        ("staff", "staff"), ("crew", "crew"),
        ("aircraft", "aircraft"), ("spacecraft", "spacecraft"), ("analyses", "analysis"), ("bases", "base"),
        ("crises", "crisis"), ("theses", "thesis"), ("axes", "axis"), ("indices", "index"), ("matrices", "matrix"),
        ("vertices", "vertex"), ("criteria", "criterion"), ("phenomena", "phenomenon"), ("alumni", "alumnus"),
        ("buses", "bus"), ("gases", "gas"), ("lenses", "lens"), ("viruses", "virus"), ("bonuses", "bonus"),
        ("campuses", "campus"), ("statuses", "status"), ("censuses", "census"), ("biases", "bias"),
        ("lives", "life"), ("knives", "knife"), ("wives", "wife"), ("halves", "half"), ("leaves", "leaf"),
        ("loaves", "loaf"), ("thieves", "thief"), ("wolves", "wolf"), ("calves", "calf"), ("hooves", "hoof"),
        ("movies", "movie"), ("ties", "tie"), ("dies", "die"), ("pies", "pie"), ("cookies", "cookie"),
        ("calories", "calorie"), ("rookies", "rookie"), ("selfies", "selfie"), ("eyries", "eyrie"),
        ("shoes", "shoe"), ("canoes", "canoe"), ("toes", "toe"), ("caches", "cache"), ("headaches", "headache"),
        ("niches", "niche"), ("avalanches", "avalanche"), ("axles", "axle"), ("quizzes", "quiz"),
        ("works", "works"), ("steelworks", "steelworks"), ("headquarters", "headquarters"), ("means", nil),
        ("series", nil), ("species", "species"), ("news", nil), ("overseas", nil), ("as", nil), ("was", nil),
        ("has", nil), ("does", nil), ("its", nil), ("this", nil), ("his", nil), ("hers", nil), ("ours", nil),
        ("yours", nil), ("theirs", nil), ("yes", nil), ("gas", nil), ("always", nil), ("perhaps", nil),
        ("besides", nil), ("afterwards", nil), ("towards", nil), ("upwards", nil), ("downwards", nil),
        ("onwards", nil), ("forwards", nil), ("backwards", nil), ("regards", nil), ("sometimes", nil),
        ("canvas", nil), ("lens", nil), ("atlas", nil), ("diabetes", nil), ("times", nil), ("gross", nil),
        ("christmas", nil), ("texas", nil), ("kansas", nil), ("wales", nil), ("paris", nil), ("pvs", "PV"),
        ("includes", nil), ("remains", nil), ("shows", nil), ("says", nil), ("makes", nil), ("takes", nil),
        ("comes", nil), ("goes", nil), ("becomes", nil), ("begins", nil), ("starts", nil), ("falls", nil),
        ("rises", nil), ("reaches", nil), ("requires", nil), ("describes", nil), ("defines", nil), ("allows", nil),
        ("contains", nil), ("provides", nil), ("gets", nil), ("gives", nil), ("uses", nil), ("marks", nil),
        ("lists", nil), ("adds", nil), ("carries", nil), ("features", nil), ("represents", nil), ("offers", nil),
        ("serves", nil), ("follows", nil), ("seems", nil), ("needs", nil), ("wants", nil), ("expects", nil),
        ("applies", nil), ("exceeds", nil), ("equals", nil), ("hits", nil), ("opens", nil), ("closes", nil),
        ("lands", nil), ("launches", nil), ("arrives", nil), ("returns", nil), ("covers", nil),
        ("minus", nil), ("thus", nil), ("us", nil), ("vs", nil), ("yrs", nil),
    ]

    private static let table = QuantityWordTable(exceptions)
    private static let suffixes = rules.map { Array($0.suffix.utf8) }

    /// The singular of the plural noun at `word`; nil where the word is no plural noun.
    ///
    /// Letters fall to lower case unless the word is an acronym ("EVs" gives `EV`).
    static func singular(of bytes: [UInt8], _ word: Range<Int>) -> String? {
        if let exception = table[bytes, word] { return exception }
        // Two capitals make an acronym: its plural is a bare s.
        let capitals = word.prefix(while: { bytes[$0].isUpper }).count
        if capitals >= 2 {
            guard capitals == word.count - 1, bytes[word.upperBound - 1] == 0x73 else { return nil }
            return String(decoding: bytes[word.lowerBound..<(word.upperBound - 1)], as: UTF8.self)
        }
        guard word.count >= 4 else { return nil }
        for (rule, suffix) in zip(rules, suffixes) where ends(bytes, word, with: suffix) {
            guard let ending = rule.singular else { return nil }
            let stem = bytes[word.lowerBound..<(word.upperBound - suffix.count)].map { QuantityBytes.folded($0) }
            return String(decoding: stem, as: UTF8.self) + ending
        }
        return nil
    }

    private static func ends(_ bytes: [UInt8], _ word: Range<Int>, with suffix: [UInt8]) -> Bool {
        guard word.count > suffix.count else { return false }
        var index = word.upperBound - suffix.count
        for byte in suffix {
            if QuantityBytes.folded(bytes[index]) != byte { return false }
            index += 1
        }
        return true
    }
}
