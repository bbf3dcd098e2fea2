import Model

/// What gives a date its role: a row of the table. Every condition that a row states must hold; the first row that fits decides.
struct DateRoleRule: Sendable {
    /// Where the date lies, seen from the year under review.
    enum Relation: Int, Sendable { case earlier, within, later }

    let name: String
    let reason: String
    let role: DateRole
    var cues: Set<CalendarCue>?
    var precisions: Set<CalendarPoint.Precision>?
    var standing: CalendarExpression.Standing?
    var relations: Set<Relation>?
    /// One of these runs of words stands straight before the cue.
    var before: [String] = []
    /// The cue holds one of these words.
    var cueWords: [String] = []
    /// One of these stands before the expression, with or without a colon between.
    var labels: [String] = []
    /// One of these runs of words stands straight behind the expression.
    var behind: [String] = []
    /// One of these Chinese strings stands straight before the cue.
    var hanBefore: [String] = []
    /// One of these Chinese strings stands straight behind the expression.
    var hanBehind: [String] = []
    /// One of these words follows in the sentence.
    var sentenceBehind: [String] = []
    var isQuoted: Bool?
    var isAloneOnLine: Bool?
    var opensSentence: Bool?
    var isBesideFinerDate: Bool?
    var isWholeYear: Bool?
    /// Texts in which the expression between « and » has the role by this rule, read in a review of 2024.
    let examples: [String]
    /// Texts in which another rule gives it its role.
    let counterexamples: [String]

    static let all: [DateRoleRule] = [
        DateRoleRule(
            name: "year in a title", reason: "years in quotation marks are a title's", role: .name,
            precisions: [.year], isQuoted: true,
            examples: [
                "issued the \"Carbon Reduction Plan for «2024-2025»,\"", "the “Outlook «2030»” report",
                "印发《行动方案（«2024—2025年»）》",
            ],
            counterexamples: ["In «2024», the \"Carbon Plan\" came"]),
        DateRoleRule(
            name: "part of a name", reason: "a year that belongs to a name dates the name", role: .name,
            standing: .name,
            examples: [
                "the Catalog («2024» Edition)", "at the «2024» World Conference", "the ThinkBook «2024» laptop",
            ],
            counterexamples: ["In «2024», the conference met"]),
        DateRoleRule(
            name: "edition in Chinese", reason: "2024年版 is an edition", role: .name, precisions: [.year],
            hanBehind: ["版", "本）", "本)", "版）"],
            examples: ["目录（«2024年»版）", "目录（«2024年»本）"],
            counterexamples: ["目录于«2024年»发布"]),
        DateRoleRule(
            name: "in force", reason: "from this day on something holds", role: .effective,
            before: [
                "take effect", "takes effect", "took effect", "taking effect", "force", "into effect", "in effect",
                "be implemented", "be enforced",
            ],
            examples: [
                "took effect on «May 1»", "entered into force on «March 3»", "will be implemented on «July 1, 2024»",
                "came into effect in «June»",
            ],
            counterexamples: ["was taken up on «May 1»"]),
        DateRoleRule(
            name: "in force from",
            reason: "\"implemented on\" tells what was done that day, \"implemented from\" what holds since",
            role: .effective, cues: [.from, .asOf, .since],
            before: [
                "implemented", "implementation", "applies", "apply", "applied", "applicable", "valid", "binding",
                "enforced",
            ],
            examples: ["was implemented from «July 1, 2024»", "applies from «May 1»"],
            counterexamples: ["was implemented on «July 1, 2024»"]),
        DateRoleRule(
            name: "in force, with its word as cue", reason: "\"effective July 1\"", role: .effective,
            cueWords: ["effective"],
            examples: ["the tariff, effective «July 1», rises", "is effective as of «June 2024»"],
            counterexamples: ["the tariff rose on «July 1», the effective"]),
        DateRoleRule(
            name: "in force in Chinese", reason: "自…起施行, …生效", role: .effective,
            hanBehind: ["起施行", "起实施", "起正式实施", "起正式施行", "起执行", "起正式执行", "起生效", "起正式生效", "起开始实施", "生效", "正式生效"],
            examples: ["自«2024年7月1日»起施行", "办法自«5月1日»起正式实施", "于«6月1日»生效"],
            counterexamples: ["自«2024年7月1日»起开工"]),
        DateRoleRule(
            name: "dateline", reason: "the reporter's day before the news", role: .published,
            precisions: [.day], behind: ["(smm)", "(xinhua)", "(reuters)"],
            examples: ["SHANGHAI, «May 16» (SMM) - Prices", "BEIJING, «Jan. 5» (Xinhua) --"],
            counterexamples: ["On «May 16», (nobody) came"]),
        DateRoleRule(
            name: "dateline in Chinese", reason: "讯 and 电 follow the day on which news was sent", role: .published,
            precisions: [.day], hanBehind: ["讯", "电", "消息", "报道"],
            examples: ["SMM «5月16日»讯：", "新华社北京«5月16日»电"],
            counterexamples: ["«5月16日»，讯"]),
        DateRoleRule(
            name: "byline with a label", reason: "\"Published:\" and its like say what the day is", role: .published,
            precisions: [.day],
            labels: [
                "published", "published on", "updated", "posted", "posted on", "last updated", "release date",
                "publish date",
                "发布时间", "发布日期", "更新时间", "发表时间", "发布于", "日期",
            ],
            examples: ["Published: «2024-05-16» in News", "Updated «May 16, 2024» by us", "发布时间:«2016-11-28» 打印"],
            counterexamples: ["It was published in a list; on «May 16, 2024», it"]),
        DateRoleRule(
            name: "byline before its source", reason: "a head names the source behind the day", role: .published,
            precisions: [.day], behind: ["source", "来源"],
            examples: ["«2021-02-02 12:04:15»  来源：", "«Nov 21, 2016» Source: SMM"],
            counterexamples: ["On «May 16», the source"]),
        DateRoleRule(
            name: "byline", reason: "a day that has a line to itself, with or without \"Published\"", role: .published,
            precisions: [.day], isAloneOnLine: true,
            examples: ["icon«Apr 9, 2025 13:58»", "By the desk\n«2024-05-16 13:58»", "«2024年5月16日»"],
            counterexamples: ["On «May 16», by the desk"]),
        DateRoleRule(
            name: "by then, long since", reason: "what was to be by a time before the review is its background",
            role: .background, cues: [.by, .before, .until], precisions: [.month, .period, .year],
            relations: [.earlier],
            examples: ["by «2020», the plant", "By «the end of 2023», capacity", "到«2023年底»，产能"],
            counterexamples: ["by «the end of 2024», the plant"]),
        DateRoleRule(
            name: "done by then", reason: "\"by June 30, half had been sold\" reports, it sets no term", role: .event,
            cues: [.by], relations: [.within], sentenceBehind: ["had", "reached", "was", "were"], opensSentence: true,
            examples: ["By «June 30», half had been sold.", "Sold out. By «the end of May», output reached 3 kt."],
            counterexamples: ["By «June 30», half is to be sold."]),
        DateRoleRule(
            name: "deadline", reason: "by then it is to be", role: .deadline, cues: [.by, .before],
            examples: [
                "innovation cluster by «2030».", "before «the end of June»", "no later than «May 16»", "到«2030年»，产能",
                "prior to «July 2025»",
            ],
            counterexamples: ["since «June 2024», innovation"]),
        DateRoleRule(
            name: "deadline with until", reason: "until then it holds", role: .deadline, cues: [.until],
            relations: [.within, .later],
            examples: ["valid until «May 2025»", "open through «2026»"],
            counterexamples: ["open from «2026»"]),
        DateRoleRule(
            name: "deadline in Chinese", reason: "…前 and …之前 set a term", role: .deadline,
            hanBehind: ["前", "之前", "以前", "前后建成"],
            examples: ["«2025年6月底»前建成", "«年底»前投产"],
            counterexamples: ["«2025年6月底»建成"]),
        DateRoleRule(
            name: "deadline by its name", reason: "截止日期为 names the term", role: .deadline,
            hanBefore: ["截止日期为", "截止时间为", "截止日为", "截止日期是", "期限为"],
            examples: ["意见反馈截止日期为«7月12日»。"], counterexamples: ["日期为«7月12日»。"]),
        DateRoleRule(
            name: "comparison", reason: "what an event is measured against", role: .background, cues: [.comparison],
            examples: ["up 5% compared with «2023»", "lower than in «May»"],
            counterexamples: ["lower in «May»"]),
        DateRoleRule(
            name: "comparison in Chinese", reason: "比 and 较 measure against", role: .background,
            hanBefore: ["比", "较", "相比", "同比"], examples: ["产量较«2023年»增长", "比«去年»多"],
            counterexamples: ["产量在«2024年»增长"]),
        DateRoleRule(
            name: "same period", reason: "去年同期 measures against the year before", role: .background,
            hanBehind: ["同期"], examples: ["高于«去年»同期"],
            counterexamples: ["高于«去年»全年"]),
        DateRoleRule(
            name: "since before", reason: "\"since 2021\" is how long, not when", role: .background,
            cues: [.since, .after], precisions: [.year, .period, .month], relations: [.earlier],
            examples: ["in use since «2021»", "following «2023», output"],
            counterexamples: ["in use since «March 2024»"]),
        DateRoleRule(
            name: "an earlier time", reason: "a year, half or quarter before the review is what came before",
            role: .background,
            precisions: [.year, .period], relations: [.earlier],
            examples: ["introduced from France in «2023», with", "at «the end of 2023»", "«去年»，公司"],
            counterexamples: ["introduced from France in «2024», with"]),
        DateRoleRule(
            name: "an earlier month", reason: "a month before the review, in the middle of a sentence",
            role: .background,
            precisions: [.month], relations: [.earlier], opensSentence: false,
            examples: ["the line, built in «May 2022», was"],
            counterexamples: ["the line, built in «May 2024», was"]),
        DateRoleRule(
            name: "a later time", reason: "a time after the review is expected, not reported", role: .background,
            relations: [.later],
            examples: ["the full completion in «the first half of 2025»", "will be held in «March 2025»"],
            counterexamples: ["the full completion in «the first half of 2024»"]),
        DateRoleRule(
            name: "the whole year", reason: "\"throughout the year\" says over what time, not when", role: .background,
            isWholeYear: true,
            examples: ["activities throughout «the year», focusing", "implemented within «the year», achieving"],
            counterexamples: ["activities in «2024», focusing"]),
        DateRoleRule(
            name: "a year beside a day", reason: "the finer date dates the event, the year something in it",
            role: .background, precisions: [.year], relations: [.within], isBesideFinerDate: true,
            examples: ["On May 16, MIIT reviewed compensation in «2024» for producers"],
            counterexamples: ["MIIT reviewed compensation in «2024» for producers"]),
        DateRoleRule(
            name: "event", reason: "a date is an event's unless something says otherwise", role: .event,
            examples: ["On «May 16», MIIT released", "In «2024», output rose", "«5月»，公司"],
            counterexamples: ["by «May 2025», MIIT", "lower than in «May»"]),
    ]
}

/// What the role rules look at.
struct DateRoleEvidence: Sendable {
    let expression: CalendarExpression
    let interval: Interval
    let reviewYear: Int?
    let besideFinerDate: Bool
    let bytes: [UInt8]

    /// Where the date lies, seen from the year under review; nil where there is none.
    var relation: DateRoleRule.Relation? {
        guard let reviewYear else { return nil }
        if interval.end.year < reviewYear { return .earlier }
        return interval.start.year > reviewYear ? .later : .within
    }

    /// The finer of the two ends' precisions.
    var precision: CalendarPoint.Precision {
        let value = expression.value
        return min(value.first.precision, value.last?.precision ?? value.first.precision)
    }

    /// Whether nothing of its sentence stands before the expression.
    var opensSentence: Bool { CalendarSentence.opens(with: expression, in: bytes) }

    /// Whether the expression stands in quotation marks: the nearest mark before it opens and is not closed.
    var isQuoted: Bool {
        let start = expression.cueRange.lowerBound
        var offset = start - 1
        while offset >= 0, start - offset < 240 {
            switch bytes[offset] {
            case 0x0A: return false
            case UInt8(ascii: "\""):
                let before = offset > 0 ? bytes[offset - 1] : 0x20
                return before == 0x20 || before == UInt8(ascii: "(") || before == 0x0A
            case 0x9C, 0x9D:
                // “ ” are E2 80 9C and 9D.
                if offset >= 2, bytes[offset - 1] == 0x80, bytes[offset - 2] == 0xE2 { return bytes[offset] == 0x9C }
            case 0x8A, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F:
                // 《 》 are E3 80 8A and 8B; 「」『』 8C to 8F.
                if offset >= 2, bytes[offset - 1] == 0x80, bytes[offset - 2] == 0xE3 { return bytes[offset] % 2 == 0 }
            default: break
            }
            offset -= 1
        }
        return false
    }

    /// Whether the expression has its line to itself, but for a label.
    var isAloneOnLine: Bool {
        let range = expression.cueRange
        guard expression.cue == nil, case .stated? = expression.value.first.year else { return false }
        var end = range.upperBound
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0D { end += 1 }
        guard end >= bytes.count || bytes[end] == 0x0A else { return false }
        var start = range.lowerBound
        while start > 0, bytes[start - 1] != 0x0A, range.lowerBound - start <= 24 { start -= 1 }
        return range.lowerBound - start <= 24
    }

    /// Whether it is "the year" whole.
    var isWholeYear: Bool {
        let value = expression.value
        return value.last == nil && value.first == CalendarPoint(year: .underReview)
    }

    /// Whether a run of words stands straight before the cue.
    func has(words: [CalendarWord], before offset: Int, _ lexer: CalendarLexer) -> Bool {
        var end = offset
        for word in words.reversed() {
            guard let range = lexer.wordBefore(end), CalendarWord(bytes, range) == word else { return false }
            end = range.lowerBound
        }
        return true
    }
}

/// The role rules made ready to be asked.
struct DateRoleTable: Sendable {
    private final class Entry: Sendable {
        let rule: DateRoleRule
        /// Bits of the cues, precisions and relations that fit; nil where any does.
        let cues: Int?
        let precisions: Int?
        let relations: Int?
        let before: [[CalendarWord]]
        let cueWords: [CalendarWord]
        let sentenceBehind: CalendarWordSet?
        let labels: [[UInt8]]
        let behind: [[UInt8]]
        let hanBefore: [[UInt8]]
        let hanBehind: [[UInt8]]

        init(_ rule: DateRoleRule) {
            self.rule = rule
            cues = rule.cues.map { cues in
                CalendarCue.allCases.enumerated().reduce(0) { $0 | (cues.contains($1.element) ? 1 << $1.offset : 0) }
            }
            precisions = rule.precisions.map { $0.reduce(0) { $0 | 1 << $1.rawValue } }
            relations = rule.relations.map { $0.reduce(0) { $0 | 1 << $1.rawValue } }
            before = rule.before.map { $0.split(separator: " ").map { CalendarWord(String($0)) } }
            cueWords = rule.cueWords.map { CalendarWord($0) }
            sentenceBehind =
                rule.sentenceBehind.isEmpty ? nil : CalendarWordSet(rule.sentenceBehind.joined(separator: " "))
            labels = rule.labels.map { Array($0.utf8) }
            behind = rule.behind.map { Array($0.utf8) }
            hanBefore = rule.hanBefore.map { Array($0.utf8) }
            hanBehind = rule.hanBehind.map { Array($0.utf8) }
        }
    }

    static let standard = DateRoleTable()

    private let entries: [Entry]

    private init() {
        entries = DateRoleRule.all.map { Entry($0) }
    }

    /// The role of a date and the name of the rule that gives it.
    func role(_ evidence: DateRoleEvidence) -> (role: DateRole, rule: String) {
        let lexer = CalendarLexer(
            bytes: evidence.bytes, range: 0..<evidence.bytes.count, vocabulary: .standard)
        let cue = evidence.expression.cue.flatMap { CalendarCue.allCases.firstIndex(of: $0) }.map { 1 << $0 } ?? 0
        let precision = 1 << evidence.precision.rawValue
        let relation = evidence.relation.map { 1 << $0.rawValue } ?? 0
        for entry in entries {
            guard entry.cues.map({ $0 & cue != 0 }) ?? true, entry.precisions.map({ $0 & precision != 0 }) ?? true,
                entry.relations.map({ $0 & relation != 0 }) ?? true, fits(entry, evidence, lexer)
            else { continue }
            return (entry.rule.role, entry.rule.name)
        }
        return (.event, "event")
    }

    private func fits(_ entry: Entry, _ evidence: DateRoleEvidence, _ lexer: CalendarLexer) -> Bool {
        let rule = entry.rule
        let expression = evidence.expression
        if let standing = rule.standing, standing != expression.standing { return false }
        if let flag = rule.isBesideFinerDate, flag != evidence.besideFinerDate { return false }
        if let flag = rule.isWholeYear, flag != evidence.isWholeYear { return false }
        if let flag = rule.opensSentence, flag != evidence.opensSentence { return false }
        if let flag = rule.isAloneOnLine, flag != evidence.isAloneOnLine { return false }
        let end = expression.range.upperBound
        let cueStart = expression.cueRange.lowerBound
        if !entry.before.isEmpty {
            guard expression.cue != nil,
                entry.before.contains(where: { evidence.has(words: $0, before: cueStart, lexer) })
            else { return false }
        }
        if !entry.cueWords.isEmpty {
            guard expression.cue != nil, let first = firstWord(lexer, cueStart), entry.cueWords.contains(first) else {
                return false
            }
        }
        if !entry.labels.isEmpty, !entry.labels.contains(where: { isLabel($0, before: cueStart, lexer) }) {
            return false
        }
        if !entry.behind.isEmpty, !entry.behind.contains(where: { stands($0, behind: end, lexer) }) { return false }
        if !entry.hanBefore.isEmpty, !entry.hanBefore.contains(where: { lexer.has($0, endingAt: cueStart) }) {
            return false
        }
        if !entry.hanBehind.isEmpty, !entry.hanBehind.contains(where: { lexer.has($0, at: end) }) { return false }
        if let words = entry.sentenceBehind, !sentence(behind: end, holds: words, lexer) { return false }
        if let flag = rule.isQuoted, flag != evidence.isQuoted { return false }
        return true
    }

    /// Whether one of the words follows before the sentence ends, as far as a sentence is long.
    private func sentence(behind start: Int, holds words: CalendarWordSet, _ lexer: CalendarLexer) -> Bool {
        var offset = start
        let end = min(start + 300, lexer.range.upperBound)
        while offset < end {
            guard lexer.byte(offset).isLetter else {
                if CalendarSentence.isEnd(lexer.bytes, offset) { return false }
                offset += 1
                continue
            }
            var wordEnd = offset
            while wordEnd < end, lexer.byte(wordEnd).isLetter { wordEnd += 1 }
            if words.contains(CalendarWord(lexer.bytes, offset..<wordEnd)) { return true }
            offset = wordEnd
        }
        return false
    }

    private func firstWord(_ lexer: CalendarLexer, _ offset: Int) -> CalendarWord? {
        var end = offset
        while lexer.byte(end).isLetter, end - offset < 24 { end += 1 }
        return end > offset ? CalendarWord(lexer.bytes, offset..<end) : nil
    }

    /// Whether `wanted` follows after white space, ASCII letters without regard to case.
    private func stands(_ wanted: [UInt8], behind offset: Int, _ lexer: CalendarLexer) -> Bool {
        var start = offset
        while lexer.byte(start) == 0x20, start - offset < 8 { start += 1 }
        return isSame(wanted, at: start, lexer)
    }

    /// Whether `wanted` stands before `offset`, but for a colon and white space.
    private func isLabel(_ wanted: [UInt8], before offset: Int, _ lexer: CalendarLexer) -> Bool {
        guard var end = lexer.endOfTextBefore(offset) else { return false }
        if lexer.byte(end - 1) == UInt8(ascii: ":") {
            end -= 1
        } else if lexer.has([0xEF, 0xBC, 0x9A], endingAt: end) {
            end -= 3
        }
        return isSame(wanted, at: end - wanted.count, lexer)
    }

    private func isSame(_ wanted: [UInt8], at start: Int, _ lexer: CalendarLexer) -> Bool {
        for index in wanted.indices {
            let byte = lexer.byte(start + index)
            guard byte == wanted[index] || (byte.isUpper && byte | 0x20 == wanted[index]) else {
                return false
            }
        }
        return true
    }
}
