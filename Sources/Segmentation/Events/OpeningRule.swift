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
        /// Whether the text tells a history by years.
        var isHistory = false
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
            reason:
                "A whole year is too coarse to begin something new, but in front of a line of a history, or counted on.",
            refuses: [
                "The mill opened. In 2024, it made 40 t.", "The mill opened in May. In the same year, it closed.",
            ],
            accepts: ["The mill opened. In March 2024, it made 40 t."]
        ) { date, context in
            guard date.expression.value.first.precision == .year else { return false }
            let year = date.resolved?.interval.start.year
            if context.isHistory, YearHistory.isEntry(date.expression, in: context.bytes) {
                return year == context.reviewYear
            }
            return !isCounted(date.expression) || context.reviewYear != nil && !context.isHistory
        },
        OpeningRule(
            name: "nothing-to-count-from",
            reason: "\"Two days later\" says nothing where no day was mentioned.",
            refuses: ["The mill opened. Two days later, it closed.", "工厂投产。两天后，停产。"],
            accepts: ["On May 3, the mill opened. Two days later, it closed.", "5月3日，投产。两天后，停产。"]
        ) { date, _ in isCounted(date.expression) && date.resolved == nil },
        OpeningRule(
            name: "counted-back",
            reason: "What is counted back by more than a day or two recalls.",
            refuses: ["In May, the mill opened. Two months earlier, it was sold.", "5月，投产。三个月前，开工。"],
            accepts: ["On May 3, the mill opened. The previous day, it was sold.", "5月3日，投产。前一天，验收。"]
        ) { date, _ in
            let point = date.expression.value.first
            return point.precision != .day && point.distance ?? 0 < 0
        },
        OpeningRule(
            name: "expectation",
            reason: "What is counted on and told with \"will\" or 将 is expected.",
            refuses: [
                "In May, the mill opened. Two months later, it will double.", "5月，投产。两个月后将扩建。", "5月，投产。两个月后，预计扩建。",
            ],
            accepts: ["In May, the mill opened. Two months later, it doubled.", "5月，投产。两个月后扩建。"]
        ) { date, context in
            date.expression.value.first.distance ?? 0 > 0
                && isExpected(from: date.expression.range.upperBound, in: context.bytes)
        },
        OpeningRule(
            name: "attribute",
            reason: "当年 and 两年后 without a comma may only belong to a noun: 当年参加的, 四天之后开标的.",
            refuses: ["5月3日，投产。四天之后开标的项目停了。", "5月，投产。一个月后建成的桥开了。"],
            accepts: ["5月3日，投产。四天之后公司停产。", "5月3日，投产。四天之后，开标的项目停了。"]
        ) { date, context in
            isCounted(date.expression) && isAttribute(date.expression, in: context.bytes)
        },
        OpeningRule(
            name: "subject",
            reason: "\"The next day was cold\" speaks of the day.",
            refuses: [
                "On May 3, the mill opened. The next day was cold.",
                "On May 3, the mill opened. The following week brought rain.",
                "On May 3, the mill opened. That evening's bread was bad.",
            ],
            accepts: ["On May 3, the mill opened. The next day it was cold."]
        ) { date, context in
            isCounted(date.expression) && date.expression.cue == nil
                && isSubject(date.expression, in: context.bytes)
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
            // A heading may name another year than the title.
            let yearAbove = isCounted(date.expression) ? nil : date.yearAbove
            guard let reviewYear = yearAbove ?? context.reviewYear, !context.isHistory || yearAbove != nil,
                let interval = date.resolved?.interval
            else { return false }
            // "The 30th" in the news of early January: a day that was counted back over the turn of the year.
            let point = date.expression.value.first
            if point.day != nil, point.month == nil, point.distance == nil, interval.end.year == reviewYear - 1,
                interval.end.month == 12
            {
                return false
            }
            return interval.end.year < reviewYear || interval.start.year > reviewYear
        },
        OpeningRule(
            name: "no-mark-follows",
            reason: "Without a preposition a date opens a sentence only where a mark or a space sets it off.",
            refuses: ["The mill opened. May 3 is a holiday there."],
            accepts: [
                "The mill opened. May 3: it closed.", "On May 3, the mill opened. The next morning it burned down.",
            ]
        ) { date, context in
            date.expression.cue == nil && !isCounted(date.expression) && !isSetOff(date.expression, in: context.bytes)
        },
    ]

    /// Whether a date is counted from what was mentioned last or from the day of publication.
    private static func isCounted(_ expression: CalendarExpression) -> Bool {
        let point = expression.value.first
        if case .fromPresent? = point.day { return true }
        return point.distance != nil
    }

    private static let tellers = CalendarWordSet(
        "was is were will would has had saw brought turned became proved marked witnessed came went passed belonged of")
    private static let expectingSigns = ["将", "拟", "计划", "预计"].map { Array($0.utf8) }
    /// In English the verb stands within so many words of the date.
    private static let wordsToVerb = 8

    /// Whether the word behind a date makes the date its subject, or what the date belongs to.
    private static func isSubject(_ expression: CalendarExpression, in bytes: [UInt8]) -> Bool {
        let end = expression.range.upperBound
        let sign = bytes.scalar(at: end).value
        if sign == 0x27 || sign == 0x2019 { return true }
        guard bytes.byte(at: end).isSpace else { return false }
        return word(at: bytes.skippingSpace(from: end, to: bytes.count), in: bytes).map { tellers.contains($0.word) }
            ?? false
    }

    /// Whether a Chinese expression goes on without a mark, and a 的 follows within four characters; 当年 needs a mark.
    private static func isAttribute(_ expression: CalendarExpression, in bytes: [UInt8]) -> Bool {
        let end = expression.range.upperBound
        let point = expression.value.first
        guard bytes.byte(at: end - 1) >= 0x80, bytes.scalar(at: end).value >= 0x4E00,
            !bytes.scalar(at: end).value.isComma
        else { return false }
        if point.precision == .year, point.distance == 0 { return true }
        // 次日 and 翌晨 are seldom said of a noun.
        guard let distance = point.distance, distance > (point.precision == .day && point.week == nil ? 1 : 0) else {
            return false
        }
        var offset = end
        for _ in 0..<4 {
            let scalar = bytes.scalar(at: offset)
            if scalar.value == 0x7684 { return true }
            guard scalar.value >= 0x4E00, !scalar.value.isComma else { return false }
            offset += scalar.length
        }
        return false
    }

    /// Whether "will" follows within a few words of the sentence, or a Chinese word like it at once.
    private static func isExpected(from end: Int, in bytes: [UInt8]) -> Bool {
        let scalar = bytes.scalar(at: end)
        let start = scalar.value.isComma ? end + scalar.length : end
        if expectingSigns.contains(where: { bytes[min(start, bytes.count)...].starts(with: $0) }) { return true }
        var offset = start
        for _ in 0..<wordsToVerb {
            offset = bytes.skippingSpace(from: offset, to: bytes.count)
            guard let next = word(at: offset, in: bytes) else { return false }
            if next.word == CalendarWord("will") { return true }
            offset = next.end
        }
        return false
    }

    private static func word(at start: Int, in bytes: [UInt8]) -> (word: CalendarWord, end: Int)? {
        var end = start
        while bytes.byte(at: end).isLetter, end - start <= CalendarWord.longest { end += 1 }
        return end > start ? (CalendarWord(bytes, start..<end), end) : nil
    }

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
