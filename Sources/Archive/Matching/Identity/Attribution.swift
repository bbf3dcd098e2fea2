/// Words in front of a report that say who passed it on, and not what happened. They are dropped before reports are compared.
///
/// Only publishers and impersonal phrases belong here. "The company announced that" stays: who announced a thing is part of it.
struct Attribution: Sendable {
    /// What the rule is called.
    var name: String
    /// Why it is safe to drop these words.
    var reason: String
    /// The words, normalised (lower case, plain quotes and dashes).
    var openings: [String]
    /// Text before and after; the tests run them.
    var examples: [(printed: String, compared: String)]
    /// Text that the rule must leave alone.
    var counterexamples: [String]

    /// The publishers whose pages this program is made for, and what they call themselves.
    private static let publishers = ["smm", "shanghai metals market"]

    /// The rules, in the order in which they are tried.
    static let all: [Attribution] = [
        Attribution(
            name: "publisher reported",
            reason: "the publisher tells of the event and takes no part in it",
            openings: publishers.flatMap { publisher in
                [
                    "reported", "reports", "learned", "learnt", "has learned", "has learnt", "noted", "notes",
                    "understands",
                    "understood", "was informed",
                ].map { "\(publisher) \($0) that" }
            },
            examples: [
                ("SMM reported that output rose.", "output rose"),
                ("Shanghai Metals Market has learned that output rose.", "output rose"),
            ],
            counterexamples: ["SMM reported output of 100 mt", "SMM opened an office"]),
        Attribution(
            name: "according to the publisher",
            reason: "the publisher is the source, not an actor",
            openings: publishers.flatMap { ["according to \($0),", "as reported by \($0),", "as \($0) reported,"] },
            examples: [("According to SMM, output rose.", "output rose")],
            counterexamples: ["According to SMM data, output rose"]),
        Attribution(
            name: "publisher's label",
            reason: "a label says in which column the report stood",
            openings: [
                "[smm flash]", "[smm news]", "[smm analysis]", "[smm brief]", "smm flash:", "smm news:", "【smm快讯】",
                "【smm讯】",
                "smm快讯:", "smm讯:", "smm网讯:",
            ],
            examples: [("[SMM Flash] Output rose.", "output rose"), ("SMM讯：产量上升。", "产量上升")],
            counterexamples: ["[SMM Conference] Output rose"]),
        Attribution(
            name: "impersonal report",
            reason: "it names nobody",
            openings: [
                "it is reported that", "it was reported that", "it has been reported that", "it is understood that",
                "it is learned that", "it was learned that", "it is said that", "reportedly,", "according to reports,",
                "according to media reports,", "according to news reports,",
            ],
            examples: [
                ("It is reported that output rose.", "output rose"),
                ("Reportedly, output rose.", "output rose"),
            ],
            counterexamples: ["Reportedly high output", "According to the company, output rose"]),
        Attribution(
            name: "impersonal report, in Chinese",
            reason: "it names nobody but the publisher",
            openings: [
                "据smm了解,", "据smm报道,", "据上海有色网了解,", "据上海有色网报道,", "据悉,", "据了解,", "据报道,", "据媒体报道,",
            ],
            examples: [("据悉，产量上升。", "产量上升"), ("据SMM了解，产量上升。", "产量上升")],
            counterexamples: ["据公司公告，产量上升"]),
    ]

    /// What remains of a normalised text once no rule finds anything at its beginning. A text that is nothing but attribution stays whole.
    static func dropped(from text: [UInt8]) -> [UInt8] {
        var rest = text[...]
        search: while true {
            for opening in openings where rest.starts(with: opening) {
                let after = rest.dropFirst(opening.count)
                // "that" must not be the beginning of a longer word.
                if let last = opening.last, isLetter(last), let next = after.first, isLetter(next) { continue }
                let trimmed = after.drop { separators.contains($0) }
                guard !trimmed.isEmpty else { continue }
                rest = trimmed
                continue search
            }
            return Array(rest)
        }
    }

    private static let openings = all.flatMap(\.openings).map { Array($0.utf8) }
    private static let separators = Set(" ,:;-".utf8)

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
