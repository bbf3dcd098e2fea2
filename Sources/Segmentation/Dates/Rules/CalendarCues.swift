/// A preposition or the like that says that a calendar expression follows.
struct CalendarCueRule: Sendable {
    /// What kinds of expression it speaks for.
    struct Scope: OptionSet, Sendable {
        let rawValue: Int
        /// A month's name alone.
        static let months = Scope(rawValue: 1)
        /// Four digits alone.
        static let years = Scope(rawValue: 2)
        /// "the 22nd".
        static let days = Scope(rawValue: 4)
        /// "the year".
        static let theYear = Scope(rawValue: 8)
        /// Everything else that needs a cue.
        static let others = Scope(rawValue: 16)
        static let all: Scope = [.months, .years, .days, .theYear, .others]
    }

    let words: String
    let cue: CalendarCue
    let scope: Scope

    init(_ words: String, _ cue: CalendarCue, _ scope: Scope) {
        self.words = words
        self.cue = cue
        self.scope = scope
    }

    /// The English cues; of several that fit, the longest is taken.
    static let english: [CalendarCueRule] = [
        CalendarCueRule("on", .on, [.days, .others]),
        CalendarCueRule("on or before", .by, [.days, .others]),
        CalendarCueRule("on or about", .on, [.days, .others]),
        CalendarCueRule("at", .on, .others),
        CalendarCueRule("in", .within, [.months, .years, .theYear, .others]),
        CalendarCueRule("during", .within, [.months, .years, .theYear, .others]),
        CalendarCueRule("within", .within, [.months, .years, .theYear, .others]),
        CalendarCueRule("throughout", .within, [.months, .years, .theYear, .others]),
        CalendarCueRule("across", .within, [.years, .theYear]),
        CalendarCueRule("over", .within, [.theYear]),
        CalendarCueRule("around", .on, [.days, .months, .others]),
        CalendarCueRule("circa", .on, [.years, .months]),
        CalendarCueRule("from", .from, .all),
        CalendarCueRule("starting", .from, .all),
        CalendarCueRule("starting from", .from, .all),
        CalendarCueRule("starting on", .from, .all),
        CalendarCueRule("starting in", .from, .all),
        CalendarCueRule("beginning", .from, [.months, .days, .others]),
        CalendarCueRule("beginning from", .from, .all),
        CalendarCueRule("beginning in", .from, .all),
        CalendarCueRule("beginning on", .from, .all),
        CalendarCueRule("effective", .from, [.months, .days, .others]),
        CalendarCueRule("effective from", .from, .all),
        CalendarCueRule("effective on", .from, .all),
        CalendarCueRule("effective as of", .from, .all),
        CalendarCueRule("with effect from", .from, .all),
        CalendarCueRule("as from", .from, .all),
        CalendarCueRule("since", .since, .all),
        CalendarCueRule("ever since", .since, .all),
        CalendarCueRule("as early as", .since, [.months, .years, .others]),
        CalendarCueRule("dating back to", .since, [.months, .years, .others]),
        CalendarCueRule("back in", .within, [.months, .years, .others]),
        CalendarCueRule("until", .until, .all),
        CalendarCueRule("till", .until, .all),
        CalendarCueRule("through", .until, [.months, .years, .theYear, .others]),
        CalendarCueRule("up to", .until, .all),
        CalendarCueRule("up until", .until, .all),
        CalendarCueRule("by", .by, .all),
        CalendarCueRule("by around", .by, .all),
        CalendarCueRule("no later than", .by, .all),
        CalendarCueRule("not later than", .by, .all),
        CalendarCueRule("before", .before, [.months, .years, .days, .others]),
        CalendarCueRule("prior to", .before, .all),
        CalendarCueRule("ahead of", .before, [.months, .years, .others]),
        CalendarCueRule("after", .after, [.months, .years, .days, .others]),
        CalendarCueRule("following", .after, [.months, .years, .others]),
        CalendarCueRule("as of", .asOf, .all),
        CalendarCueRule("as at", .asOf, .all),
        CalendarCueRule("between", .between, .all),
        CalendarCueRule("of", .of, [.months, .years, .theYear, .others]),
        CalendarCueRule("for", .purpose, [.months, .years, .theYear, .others]),
        CalendarCueRule("dated", .on, [.months, .days, .others]),
        CalendarCueRule("than", .comparison, [.months, .years, .others]),
        CalendarCueRule("than in", .comparison, .all),
        CalendarCueRule("versus", .comparison, [.months, .years, .others]),
        CalendarCueRule("vs", .comparison, [.months, .years, .others]),
        CalendarCueRule("compared with", .comparison, .all),
        CalendarCueRule("compared to", .comparison, .all),
        CalendarCueRule("compared with that in", .comparison, .all),
        CalendarCueRule("relative to", .comparison, .all),
        CalendarCueRule("same period of", .comparison, .all),
        CalendarCueRule("same period in", .comparison, .all),
        CalendarCueRule("later", .on, .others),
        CalendarCueRule("earlier", .on, .others),
        CalendarCueRule("later in", .within, .all),
        CalendarCueRule("earlier in", .within, .all),
        CalendarCueRule("calendar year", .label, .years),
        CalendarCueRule("fiscal year", .label, .years),
        CalendarCueRule("financial year", .label, .years),
        CalendarCueRule("full year", .label, .years),
        CalendarCueRule("year", .label, .years),
    ]

    /// The Chinese cues, which stand straight before an expression; the longest that fits is taken.
    static let chinese: [CalendarCueRule] = [
        CalendarCueRule("截至到", .asOf, .all), CalendarCueRule("截止到", .asOf, .all), CalendarCueRule("截止至", .asOf, .all),
        CalendarCueRule("截至", .asOf, .all), CalendarCueRule("截止", .asOf, .all), CalendarCueRule("早在", .since, .all),
        CalendarCueRule("自从", .since, .all), CalendarCueRule("直到", .until, .all), CalendarCueRule("直至", .until, .all),
        CalendarCueRule("自", .from, .all), CalendarCueRule("从", .from, .all), CalendarCueRule("由", .from, .all),
        CalendarCueRule("于", .on, .all), CalendarCueRule("在", .on, .all), CalendarCueRule("到", .by, .all),
        CalendarCueRule("至", .by, .all), CalendarCueRule("当地时间", .on, .all), CalendarCueRule("北京时间", .on, .all),
    ]
}

/// The words before an expression, as far as they are a cue.
struct FoundCue: Sendable {
    var cue: CalendarCue
    var scope: CalendarCueRule.Scope
    var start: Int
}

/// The cues made ready to be looked up from their last word.
struct CalendarCueTable: Sendable {
    private struct Entry: Sendable {
        /// The words before the last, the nearest first.
        let before: [CalendarWord]
        let cue: CalendarCue
        let scope: CalendarCueRule.Scope
    }

    static let standard = CalendarCueTable()

    private let byLastWord: CalendarWordTable<[Entry]>
    private let han: [(bytes: [UInt8], rule: CalendarCueRule)]

    private init() {
        var grouped: [(String, [Entry])] = []
        for rule in CalendarCueRule.english {
            var words = rule.words.split(separator: " ").map(String.init)
            guard let last = words.popLast() else { continue }
            let entry = Entry(before: words.reversed().map { CalendarWord($0) }, cue: rule.cue, scope: rule.scope)
            if let index = grouped.firstIndex(where: { $0.0 == last }) {
                grouped[index].1.append(entry)
            } else {
                grouped.append((last, [entry]))
            }
        }
        byLastWord = CalendarWordTable(grouped.map { ($0.0, $0.1.sorted { $0.before.count > $1.before.count }) })
        han = CalendarCueRule.chinese.map { (Array($0.words.utf8), $0) }
            .sorted { $0.bytes.count > $1.bytes.count }
    }

    /// The cue that ends before `offset`; nil where there is none.
    func cue(before offset: Int, in lexer: CalendarLexer) -> FoundCue? {
        guard offset > lexer.range.lowerBound else { return nil }
        if lexer.byte(offset - 1) >= 0x80, lexer.whiteSpaceWidth(at: offset - 3) != 3,
            lexer.whiteSpaceWidth(at: offset - 2) != 2
        {
            for (bytes, rule) in han where lexer.has(bytes, endingAt: offset) {
                return FoundCue(cue: rule.cue, scope: rule.scope, start: offset - bytes.count)
            }
            return nil
        }
        guard let last = lexer.wordBefore(offset), let entries = byLastWord[CalendarWord(lexer.bytes, last)] else {
            return nil
        }
        for entry in entries {
            var start = last.lowerBound
            var fits = true
            for word in entry.before {
                guard let range = lexer.wordBefore(start), CalendarWord(lexer.bytes, range) == word else {
                    fits = false
                    break
                }
                start = range.lowerBound
            }
            if fits { return FoundCue(cue: entry.cue, scope: entry.scope, start: start) }
        }
        return nil
    }
}
