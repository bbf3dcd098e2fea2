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
    let applies: @Sendable (DatedExpression, Context) -> Bool

    struct Context {
        let bytes: [UInt8]
        /// The year that the text reviews; nil where it reviews none.
        let reviewYear: Int?
    }

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
            guard date.expression.cue == nil else { return false }
            let end = date.expression.cueRange.upperBound
            let next = context.bytes.scalar(at: end)
            // The date is a line of its own.
            if next.length == 0 || next.value == 0x0A || next.value == 0x0D { return false }
            // It is a cell of a table.
            if next.value == 0x09 { return false }
            if next.value >= 0x80 || next.value == 0x3A || next.value == 0x2C || next.value == 0x2E { return false }
            if next.value == 0x2D { return false }
            // Chinese needs no mark behind its date.
            if context.bytes.byte(at: date.expression.range.upperBound - 1) >= 0x80 { return false }
            // "May 3  The mill ..." in a chronicle: a capital after the date.
            let content = context.bytes.skippingSpace(from: end, to: context.bytes.count)
            // "13 February – Dockers at Rauma ...".
            let dash = context.bytes.scalar(at: content).value
            if dash.isDash { return false }
            return
                !(content > end
                && (context.bytes.byte(at: content).isUpper || context.bytes.scalar(at: content).value.opens))
        },
    ]
}
