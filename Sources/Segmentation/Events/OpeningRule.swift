/// A reason why a date at the start of a sentence opens no event of its own.
///
/// The rules are data: a name, a reason, and examples that the tests run. In the examples the review is that of 2024.
struct OpeningRule: Sendable {
    let name: String
    let reason: String
    /// Texts whose second sentence opens no event by this rule.
    let refuses: [String]
    /// Texts whose second sentence opens one.
    let accepts: [String]
    /// Whether the rule holds for a date that stands where a sentence opens.
    let applies: @Sendable (DatedExpression, Context) -> Bool

    /// What a rule may look at.
    struct Context {
        let bytes: [UInt8]
        /// The year that the text reviews; nil where it reviews none.
        let reviewYear: Int?
    }

    /// The name of the first rule by which a date opens nothing; nil where it opens an event.
    static func refusal(of date: DatedExpression, in context: Context) -> String? {
        all.first { $0.applies(date, context) }?.name
    }

    static let all: [OpeningRule] = [
        OpeningRule(
            name: "part-of-a-name",
            reason: "A year in a name dates nothing.",
            refuses: ["The fair closed. 2024 World Conference guests left."],
            accepts: ["The fair closed. On May 3, guests left."]
        ) { date, _ in date.expression.standing == .name },
        OpeningRule(
            name: "state-at-a-date",
            reason: "\"As of\", \"since\", \"by\" and \"until\" tell how things stood, not what happened.",
            refuses: [
                "The mill opened. As of June 30, it had 40 staff.",
                "The mill opened. By the end of 2026, it is to double.",
                "The mill opened. Since May, it has run.", "工厂投产。截至6月30日，共有40人。",
            ],
            accepts: ["The mill opened. In June, it had 40 staff."]
        ) { date, _ in
            switch date.expression.cue {
            case .asOf, .since, .until, .by, .before, .comparison, .of, .purpose, .label, .after: true
            default: false
            }
        },
        OpeningRule(
            name: "year-alone",
            reason: "A whole year is too coarse to begin something new within its own review.",
            refuses: ["The mill opened. In 2024, it made 40 t."],
            accepts: ["The mill opened. In March 2024, it made 40 t."]
        ) { date, _ in
            date.expression.value.first.precision == .year
        },
        OpeningRule(
            name: "flashback",
            reason: "A date before the year under review recalls; one after it expects.",
            refuses: [
                "The mill opened. In May 2021, it had been planned.",
                "The mill opened. In the first half of 2025, it will double.",
            ],
            accepts: ["The mill opened. In the first half of 2024, it doubled."]
        ) { date, context in
            guard let reviewYear = context.reviewYear, let interval = date.resolved?.interval else { return false }
            return interval.end.year < reviewYear || interval.start.year > reviewYear
        },
        OpeningRule(
            name: "no-mark-follows",
            reason: "Without a preposition a date opens a sentence only where a mark or a space sets it off.",
            refuses: ["The mill opened. May 3 is a holiday there."], accepts: ["The mill opened. May 3: it closed."]
        ) { date, context in
            date.expression.cue == nil && !isSetOff(date.expression, in: context.bytes)
        },
    ]

    /// Whether something stands behind a date that parts it from the sentence it opens.
    private static func isSetOff(_ date: CalendarExpression, in bytes: [UInt8]) -> Bool {
        let end = date.cueRange.upperBound
        let next = bytes.scalar(at: end)
        switch next.value {
        // The date is a line of its own, or a cell of a table.
        case 0x0A, 0x0D, 0x09: return true
        case 0x3A, 0x2C, 0x2E, 0x2D: return true  // : , . -
        // A mark of another script, or a character of one that needs none.
        case 0x80...: return true
        default: if next.length == 0 { return true }
        }
        // Chinese needs no mark behind its date.
        if bytes.byte(at: date.range.upperBound - 1) >= 0x80 { return true }
        let content = bytes.skippingSpace(from: end, to: bytes.count)
        let first = bytes.scalar(at: content).value
        // "13 February – Dockers at Rauma ...".
        if first.isDash { return true }
        // "May 3  The mill ..." in a chronicle: a capital after the date.
        return content > end && (bytes.byte(at: content).isUpper || first.opens)
    }
}
