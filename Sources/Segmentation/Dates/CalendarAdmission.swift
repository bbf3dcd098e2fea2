/// Decides whether what has the form of a calendar expression is one, from what stands around it.
struct CalendarAdmission: Sendable {
    let lexer: CalendarLexer
    /// The expression read last, for "in April and May" and "in 2023 and 2024".
    var last: CalendarExpression?

    private let cues = CalendarCueTable.standard
    private let refusals: CalendarRefusalTable

    init(lexer: CalendarLexer, refusals: CalendarRefusalTable = .standard) {
        self.lexer = lexer
        self.refusals = refusals
    }

    /// The expression that a reading is; nil where something speaks against it or nothing for it.
    func admit(_ reading: CalendarReading, in window: inout CalendarTokenWindow) -> CalendarExpression? {
        let head = window[0]
        let tail = window[reading.end - 1]
        let next = window[reading.end]
        let place = Place(
            head: head, second: window[1], tail: tail, next: next, beyond: window[reading.end + 1], reading: reading)
        guard opensFreely(place), closesFreely(place), !refusals.refuses(place, lexer) else { return nil }
        let cue = cues.cue(before: head.start, in: lexer)
        guard let standing = standing(of: place, cue: cue) else { return nil }
        if reading.needsBetween, cue?.cue != .between { return nil }
        let range = head.start..<tail.end
        let rules = CalendarGrammar.standard.rules
        let name = rules[reading.rule].name
        let rule = reading.joinedWith.map { "\(name) to \(rules[$0].name)" } ?? name
        return CalendarExpression(
            range: range, cueRange: (cue?.start ?? range.lowerBound)..<range.upperBound, cue: cue?.cue,
            value: reading.value, standing: standing,
            rule: rule)
    }

    /// A reading between its neighbours.
    struct Place {
        let head: CalendarToken
        let second: CalendarToken
        let tail: CalendarToken
        let next: CalendarToken
        let beyond: CalendarToken
        let reading: CalendarReading

        /// Whether it ends in a number that is not a word's part, so that a unit could follow.
        var endsInNumber: Bool { tail.kind == .number || tail.kind == .quantity }
    }

    // MARK: The edges

    /// Whether an expression can begin here: not inside a word, a number, a path or a code.
    private func opensFreely(_ place: Place) -> Bool {
        let start = place.head.start
        guard start > lexer.range.lowerBound else { return true }
        let previous = lexer.byte(start - 1)
        let before = lexer.byte(start - 2)
        let value = place.reading.value
        if previous.isLetter {
            // In Chinese nothing parts a name from its date: SMM5月16日.
            if place.head.kind == .number, place.tail.kind.isHan, value.first.day != nil, value.first.month != nil {
                return true
            }
            // Furniture glued to a full date with its year; a number must have a time behind it, or it is a code.
            guard value.first.day != nil, case .stated? = value.first.year else { return false }
            return place.head.kind == .monthName
                ? previous.isLower : value.time != nil && previous.isLower
        }
        if previous.isDigit { return false }
        let isNumber = place.head.kind == .number || place.head.kind == .ordinal || place.head.kind == .quarterCode
        switch previous {
        case UInt8(ascii: "."):
            guard isNumber, before.isDigit else { return true }
            return place.reading.survivesMarker && isMarker(endingAt: start - 1)
        case UInt8(ascii: "-"), UInt8(ascii: "/"):
            if before.isWord || before == UInt8(ascii: "/") || before == UInt8(ascii: "-") {
                return previous == UInt8(ascii: "/") && continuesList(place)
            }
            return true
        case UInt8(ascii: ","), UInt8(ascii: ":"):
            return !(isNumber && before.isDigit)
        case UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "&"),
            UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "\\"):
            return false
        // In Chinese a heading that ends on a share runs into its body: 加征25%5月3日，.
        case UInt8(ascii: "%"): return place.tail.kind.isHan && value.first.month != nil
        case 0xA3, 0xA5: return !(before == 0xC2 || (before == 0xBF && isNumber))
        case 0xAC: return !(before == 0x82 && lexer.byte(start - 3) == 0xE2)
        case 0xC3...0xC9: return true
        default: return true
        }
    }

    /// Whether the number before the dot at `offset` is a list marker: one or two digits after no digit, letter or dot.
    private func isMarker(endingAt offset: Int) -> Bool {
        var start = offset
        while lexer.byte(start - 1).isDigit, offset - start < 3 { start -= 1 }
        let before = lexer.byte(start - 1)
        return offset - start <= 2 && !before.isWord && before != UInt8(ascii: ".")
            && before != UInt8(ascii: ",") && before != UInt8(ascii: "-")
    }

    /// Whether an expression can end here.
    private func closesFreely(_ place: Place) -> Bool {
        let end = place.tail.end
        let next = lexer.byte(end)
        let after = lexer.byte(end + 1)
        if next >= 0x80 {
            // Beside ASCII only hyphens and Latin letters with marks matter here.
            return !(0xC3...0xC9).contains(next)
        }
        if place.tail.end - place.tail.start >= 3, lexer.byte(place.tail.start) >= 0x80 { return true }
        if next == UInt8(ascii: "Z"), place.reading.value.time?.minute != nil { return !after.isWord }
        if next.isWord || next == UInt8(ascii: "_") || next == UInt8(ascii: "@") { return false }
        switch next {
        case UInt8(ascii: "-"), UInt8(ascii: "/"): return !after.isWord || isMonthList(place, next)
        case UInt8(ascii: "."), UInt8(ascii: ":"): return !(after.isDigit && place.endsInNumber)
        case UInt8(ascii: ","): return !(place.tail.decimalFollows)
        default: return true
        }
    }

    /// "April/May": two months, of which the first ends at the slash.
    private func isMonthList(_ place: Place, _ next: UInt8) -> Bool {
        next == UInt8(ascii: "/") && place.tail.kind == .monthName
    }

    /// Whether nothing but a comma, "and", "or" or a slash parts this from an expression of the same kind.
    private func continuesList(_ place: Place) -> Bool {
        guard let last, last.standing == .time, last.value.first.precision == place.reading.value.first.precision
        else { return false }
        let start = place.head.start
        let gap = last.range.upperBound..<max(start, last.range.upperBound)
        guard gap.count <= 10 else { return false }
        var letters: [UInt8] = []
        for offset in gap {
            let byte = lexer.byte(offset)
            if byte.isLetter {
                letters.append(byte)
            } else if byte != 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "/"), byte < 0x80 {
                return false
            }
        }
        return letters.isEmpty || letters == Array("and".utf8) || letters == Array("or".utf8)
    }

    // MARK: What must speak for it

    private func standing(of place: Place, cue: FoundCue?) -> CalendarExpression.Standing? {
        let reading = place.reading
        if reading.joinedWith != nil { return isJoined(place, cue) ? .time : nil }
        let isAdmitted: Bool
        switch reading.admission {
        case .always: isAdmitted = true
        case .monthDay: isAdmitted = isDay(place, cue)
        case .cue: isAdmitted = cue?.scope.contains(.others) == true
        case .cueOrArticle:
            isAdmitted =
                place.head.kind == .the || cue?.scope.contains(.others) == true || reading.value.first.year != nil
        case .month: isAdmitted = isMonth(place, cue)
        case .dayFirst:
            isAdmitted =
                isStated(reading.value.first.year) || isStated(reading.value.last?.year) || place.head.kind == .ordinal
                || place.second.kind == .ordinal || cue?.scope.contains(.days) == true || isEntry(place)
        case .year: return yearStanding(place, cue)
        case .years:
            guard isPairOfYears(reading.value) else { return nil }
            isAdmitted = place.second.gap == .none || cue?.scope.contains(.years) == true
        case .ordinalDay:
            isAdmitted =
                reading.value.first.month != nil
                || (cue?.scope.contains(.days) == true && !isNoun(place.next))
        case .present:
            let before = lexer.wordBefore(place.head.start)
            isAdmitted = before.map { CalendarWord(lexer.bytes, $0) } != CalendarWord("the")
        case .neighbour:
            let before = lexer.wordBefore(place.head.start).map { CalendarWord(lexer.bytes, $0) }
            isAdmitted = !(before.map { CalendarAdmission.spans.contains($0) } ?? false)
        case .that:
            isAdmitted =
                cue?.scope.contains(.others) == true || (place.head.capitalised && opensSentence(place.head.start))
        case .counted: isAdmitted = isCounted(place, cue)
        case .presentDay: isAdmitted = isPresentDay(place)
        case .yearUnderReview:
            isAdmitted =
                cue?.scope.contains(.theYear) == true && !place.second.capitalised
                && (reading.value.first.month == nil || cue?.cue != .of) && !continuesYear(place.next)
        case .hanMonth: isAdmitted = isHanMonth(place, cue)
        case .hanDay: isAdmitted = isHanDay(place, cue)
        case .hanEdge: isAdmitted = isHanEdge(place)
        }
        return isAdmitted ? .time : nil
    }

    /// Whether "two days later" is counted from what was mentioned last and not from a word beside it.
    private func isCounted(_ place: Place, _ cue: FoundCue?) -> Bool {
        let start = place.head.start
        if isWide(lexer.byte(place.tail.start)) {
            // 两年后的12月 is a date, 两年后的目标 a thing.
            if place.next.kind == .of, place.beyond.kind != .number { return false }
            if place.reading.value.first.precision == .year { return isSetOff(cue?.start ?? start) }
            return cue != nil || isSetOff(start)
        }
        switch cue?.cue {
        case .comparison?, .from?, .of?, .purpose?, .between?, .label?: return false
        default: break
        }
        let before = lexer.wordBefore(start).map { CalendarWord(lexer.bytes, $0) }
        if word(place.next) == CalendarWord("than") || before.map(CalendarAdmission.guesses.contains) == true {
            return false
        }
        // "Against 5 kt a year earlier" compares.
        let point = place.reading.value.first
        return point.precision == .day || (point.distance ?? 0) > 0 || opensSentence(start)
    }

    private func isPresentDay(_ place: Place) -> Bool {
        let start = place.head.start
        let isToday = place.reading.value.first.day == .fromPresent(0)
        if isWide(lexer.byte(start)) { return !isToday || isSetOff(start) }
        if lexer.wordBefore(start).map({ CalendarWord(lexer.bytes, $0) }) == CalendarWord("before") { return false }
        guard place.next.kind != .apostrophe || place.next.gap != .none else { return false }
        return opensSentence(start) || !(isToday || place.head.capitalised)
    }

    private func isStated(_ reckoning: Reckoning?) -> Bool {
        if case .stated? = reckoning { return true }
        return false
    }

    /// "In June 12 companies": after "in" a month and a number before a noun are a month and a count.
    private func isDay(_ place: Place, _ cue: FoundCue?) -> Bool {
        guard cue?.cue == .within, place.tail.kind == .number,
            place.reading.value.first.year == nil
        else { return true }
        return !(place.next.gap == .space && isNoun(place.next))
    }

    private func isJoined(_ place: Place, _ cue: FoundCue?) -> Bool {
        let value = place.reading.value
        if case .year = place.reading.admission {
            return cue?.scope.contains(.years) == true && isPlausible(value.first)
        }
        if case .month = place.reading.admission, cue == nil, place.head.form == .abbreviation { return false }
        return true
    }

    /// "3 June: it opened", "3 June The mill opened": a day first that opens a line, a sentence or a parenthesis, with a
    /// sign or a capital behind.
    private func isEntry(_ place: Place) -> Bool {
        let isSetOff =
            CalendarAdmission.entrySigns.contains(place.next.kind)
            || place.next.capitalised && place.next.gap == .space && !isInitial(place.next)
        guard isSetOff || place.next.gap == .line else { return false }
        let previous = lexer.byte(place.head.start - 1)
        guard let end = lexer.endOfTextBefore(place.head.start), end > lexer.range.lowerBound else { return true }
        return previous == UInt8(ascii: "(") || previous == 0x0A
            || !lexer.byte(end - 1).isWord
                && lexer.byte(end - 1) != UInt8(ascii: ",")
    }

    /// "1 June A. Smith": an initial behind a day goes on with a name.
    private func isInitial(_ token: CalendarToken) -> Bool {
        token.end - token.start == 1 && lexer.byte(token.end) == UInt8(ascii: ".")
    }

    // MARK: Months

    private func isMonth(_ place: Place, _ cue: FoundCue?) -> Bool {
        let month = place.reading.value.first.month
        let isRange = place.reading.value.last != nil
        let isOtherWord = month == .stated(3) || month == .stated(5)
        let next = place.next
        // "The June quarter" is three months that end with June, wherever the year begins.
        if next.kind == .quarter { return false }
        let isCell = lexer.byte(place.tail.end) == 0x09
        let namesFollow =
            next.kind == .other && next.capitalised && next.gap != .none && !isAllCapitals(next) && !isCell
        if cue?.scope.contains(.months) == true {
            guard !isRange, namesFollow, isGivenName(month), let cue else { return true }
            return cue.cue == .within || cue.cue == .since
        }
        if continuesList(place) || isCell && opensSentence(place.head.start) { return true }
        if isRange { return !isOtherWord || place.second.kind == .hyphen || place.second.kind == .dash }
        let isPossessive = lexer.byte(place.tail.end) == UInt8(ascii: "'") && lexer.byte(place.tail.end + 1) == 0x73
        guard place.head.form != .abbreviation, !isOtherWord || isPossessive, !namesFollow else { return false }
        if isGivenName(month), next.kind == .other, next.gap != .none, CalendarAdmission.speech.contains(word(next)) {
            return false
        }
        guard let before = lexer.wordBefore(place.head.start) else { return true }
        return !lexer.byte(before.lowerBound).isUpper
    }

    /// Months that people are called.
    private func isGivenName(_ month: Reckoning?) -> Bool {
        [.stated(4), .stated(5), .stated(6), .stated(8), .stated(3)].contains(month)
    }

    private func isAllCapitals(_ token: CalendarToken) -> Bool {
        (token.start..<token.end).allSatisfy { !lexer.byte($0).isLower }
    }

    private func word(_ token: CalendarToken) -> CalendarWord {
        let first = lexer.byte(token.start)
        guard first.isLetter else { return CalendarWord(packed: 0) }
        var end = token.start
        while end < token.end, lexer.byte(end).isLetter { end += 1 }
        return end == token.end ? CalendarWord(lexer.bytes, token.start..<end) : CalendarWord(packed: 0)
    }

    // MARK: Years

    /// The years that four digits alone may mean.
    static let plausibleYears = 1900...2099

    private func isPlausible(_ point: CalendarPoint) -> Bool {
        guard case .stated(let year)? = point.year else { return false }
        return CalendarAdmission.plausibleYears.contains(year)
    }

    private func isPairOfYears(_ value: CalendarValue) -> Bool {
        guard case .stated(let first)? = value.first.year, case .stated(let last)? = value.last?.year else {
            return false
        }
        return CalendarAdmission.plausibleYears.contains(first) && CalendarAdmission.plausibleYears.contains(last)
            && first < last && last - first <= 50
    }

    private func yearStanding(_ place: Place, _ cue: FoundCue?) -> CalendarExpression.Standing? {
        guard isPlausible(place.reading.value.first) else { return nil }
        let start = place.head.start
        let next = place.next
        let nextWord = word(next)
        if place.head.kind == .fiscal { return .time }
        if let cue, cue.scope.contains(.years) {
            // "From 1950 to 2024 yuan": what the second number is, the first is, too.
            if cue.cue == .from || cue.cue == .between, next.kind == .to || next.kind == .and,
                lexer.byte(place.beyond.start).isDigit
            {
                return nil
            }
            guard [.of, .purpose, .comparison].contains(cue.cue) else { return .time }
            let noun = lexer.wordBefore(cue.start).map { CalendarWord(lexer.bytes, $0) }
            let counts = noun.map { CalendarAdmission.sums.contains($0) } ?? false
            return counts || (isNoun(next) && !next.capitalised) ? nil : .time
        }
        if continuesList(place) || headsLine(place) { return .time }
        let previous = lexer.byte(start - 1)
        let isEdition = CalendarAdmission.editions.contains(nextWord)
        if isEdition || (previous == UInt8(ascii: "(") && next.kind == .close) { return .name }
        if isWide(previous) || start == lexer.range.lowerBound || previous == 0x0A || previous == UInt8(ascii: "\"") {
            // 《2024世界智能制造大会》: in Chinese a name follows the digits at once.
            if next.gap == .none, lexer.codePoint(at: next.start) >= 0x4E00, !isHan(before: start) { return .name }
        }
        if next.capitalised, next.gap == .space, !CalendarAdmission.capitalisedCues.contains(next.kind) {
            return .name
        }
        let before = lexer.wordBefore(start)
        if let before {
            let isArticle = CalendarAdmission.determiners.contains(CalendarWord(lexer.bytes, before))
            if isArticle { return isNoun(next) ? .name : nil }
            if lexer.byte(before.lowerBound).isUpper { return .name }
        } else if opensSentence(start) {
            if CalendarAdmission.tellers.contains(nextWord) || isAloneOnLine(place) { return .time }
        }
        let possessive = lexer.byte(place.tail.end)
        if possessive == UInt8(ascii: "'"), lexer.byte(place.tail.end + 1) == UInt8(ascii: "s") { return .time }
        return nil
    }

    private func isWide(_ byte: UInt8) -> Bool { byte >= 0x80 }

    private func isHan(before offset: Int) -> Bool {
        (0x4E00..<0xA000).contains(lexer.codePoint(at: offset - 3))
    }

    private func opensSentence(_ offset: Int) -> Bool {
        guard let end = lexer.endOfTextBefore(offset), end > lexer.range.lowerBound else { return true }
        return [0x2E, 0x21, 0x3F, 0x0A].contains(lexer.byte(end - 1)) || end < offset && lexer.byte(end) == 0x0A
    }

    /// "1966 – The first pump", "1966: ...": a year that opens a line, set off by a sign.
    private func headsLine(_ place: Place) -> Bool {
        guard place.head.kind == .number, lexer.opensLine(place.head.start) else { return false }
        if lexer.byte(place.tail.end) == 0x09 { return true }
        switch place.next.kind {
        case .comma, .colon: return place.next.gap == .none
        case .dash, .hyphen: return place.next.gap == .space && place.beyond.gap == .space
        default:
            let point = lexer.codePoint(at: place.next.start)
            return place.next.gap == .space && (point == 0x2014 || point == 0x2015)
        }
    }

    private func isAloneOnLine(_ place: Place) -> Bool {
        let before = lexer.byte(place.head.start - 1)
        return (before == 0 || before == 0x0A) && (place.next.kind == .stop || place.next.gap == .line)
    }

    // MARK: What follows

    /// Whether a token is a word that could be counted or named: no sign, and none of the words that build sentences.
    private func isNoun(_ token: CalendarToken) -> Bool {
        let isWord = lexer.byte(token.start).isLetter
        guard isWord, token.kind != .stop, !CalendarAdmission.builders.contains(token.kind) else { return false }
        return !CalendarAdmission.functionWords.contains(word(token))
    }

    private func continuesYear(_ token: CalendarToken) -> Bool {
        token.kind == .of || token.kind == .to || token.kind == .hyphen && token.gap == .none
            || CalendarAdmission.yearContinuations.contains(word(token))
    }

    private static let entrySigns: CalendarToken.Kinds = [.comma, .colon, .dash, .dot, .close, .stop]
    private static let builders: CalendarToken.Kinds = [
        .of, .on, .into, .and, .to, .the, .that, .relative, .neighbour,
    ]
    private static let capitalisedCues: CalendarToken.Kinds = [
        .on, .into, .the, .of, .and, .monthName, .that, .relative, .to,
    ]
    private static let functionWords = CalendarWordSet(
        """
        a an the and or but nor so as by from with without into onto over under after before since until while when where
        which who whom whose that this these those it its he she they we you his her their our is are was were be been
        being has have had do does did will would can could may might shall should must not also then there here for to in
        on at of if because although though however thus hence than via per during within between among both only
        """)
    private static let sums = CalendarWordSet("total sum number average capacity output volume some amount price")
    private static let editions = CalendarWordSet("edition version editions versions")
    private static let determiners = CalendarWordSet("the its their our this that s a an")
    private static let tellers = CalendarWordSet(
        "was is saw will has marked marks proved brought turned became witnessed")
    private static let guesses = CalendarWordSet("or to")
    private static let spans = CalendarWordSet("over for throughout every within across")
    private static let speech = CalendarWordSet("said says told added and explained noted")
    private static let yearContinuations = CalendarWordSet(
        "when after before that ended ending following ahead round book end where in")

    // MARK: Chinese

    private func isHanMonth(_ place: Place, _ cue: FoundCue?) -> Bool {
        guard place.head.kind == .number else { return true }
        guard place.head.form == .hanNumeral || place.head.form == .hanDigits else { return true }
        if cue != nil || place.tail.end - place.tail.start > 3 { return true }
        return !isHan(before: place.head.start)
    }

    private func isHanDay(_ place: Place, _ cue: FoundCue?) -> Bool {
        let isSpelled = place.head.form == .hanNumeral || place.head.form == .hanDigits
        guard cue != nil || !isSpelled && (isSetOff(place.head.start) || isHanDayInSentence(place)) else {
            return false
        }
        // 1号、2号机组 and 由2号变压器 are machines.
        if lexer.has(Array("号".utf8), at: place.tail.start) {
            let signs: [String] = cue?.cue == .from ? ["起", "开始", "，"] : ["、"]
            if signs.contains(where: { lexer.has(Array($0.utf8), at: place.tail.end) }) != (cue?.cue == .from) {
                return false
            }
        }
        let following: [String] = [
            "内", "后", "前", "均", "产", "以", "之", "龄", "历", "元", "本", "游", "报", "起至", "左右", "常",
        ]
        return !following.contains { lexer.has(Array($0.utf8), at: place.tail.end) }
    }

    /// Whether a day stands between who and what: 公司12日宣布.
    private func isHanDayInSentence(_ place: Place) -> Bool {
        guard isHan(before: place.head.start) else { return false }
        return CalendarAdmission.behindHanDay.contains { lexer.has($0, at: place.tail.end) }
    }

    private static let behindHanDay = [
        "晚", "凌晨", "上午", "下午", "早间", "晚间", "深夜", "起实施", "就", "发布", "公告", "宣布", "表示", "召开", "举行", "印发", "消息", "获悉",
        "披露", "签署", "通报", "公布",
    ].map { Array($0.utf8) }

    /// Whether a Chinese comma or stop, or the start of the text or line, comes before.
    private func isSetOff(_ offset: Int) -> Bool {
        guard let end = lexer.endOfTextBefore(offset), end > lexer.range.lowerBound else { return true }
        if end < offset, (end..<offset).contains(where: { lexer.byte($0) == 0x0A }) { return true }
        return ["，", "。", "；", "：", "（", "！"].contains { lexer.has(Array($0.utf8), endingAt: end) }
    }

    private func isHanEdge(_ place: Place) -> Bool {
        let start = place.head.start
        guard isHan(before: start) else { return !lexer.byte(start - 1).isWord }
        let counted = "每多近历常往几数两整逐隔成周财青少老壮童新半一二三四五六七八九十百千万个余来该同当前中学"
        return !counted.unicodeScalars.contains { Int($0.value) == lexer.codePoint(at: start - 3) }
    }
}

/// The refusals made ready to be asked.
struct CalendarRefusalTable: Sendable {
    static let standard = CalendarRefusalTable(CalendarRefusal.all)

    private let signs: [[UInt8]]
    private let hanBefore: [[UInt8]]
    private let hanBehind: [[UInt8]]
    private let unlessBehind: [[UInt8]]
    private let units: [CalendarWordSet]
    private let beforeYear: [CalendarWordSet]
    private let beforeMonth: [CalendarWordSet]
    private let behindDay: [CalendarWordSet]

    init(_ refusals: [CalendarRefusal]) {
        var signs: [String] = []
        var hanBefore: [String] = []
        var hanBehind: [String] = []
        var unlessBehind: [String] = []
        var units: [CalendarWordSet] = []
        var beforeYear: [CalendarWordSet] = []
        var beforeMonth: [CalendarWordSet] = []
        var behindDay: [CalendarWordSet] = []
        for refusal in refusals {
            switch refusal.ground {
            case .unitBehind(let words): units.append(words)
            case .signBehind(let strings): signs += strings
            case .wordBeforeYear(let words): beforeYear.append(words)
            case .wordBeforeMonth(let words): beforeMonth.append(words)
            case .wordBehindDay(let words): behindDay.append(words)
            case .hanBefore(let strings): hanBefore += strings
            case .hanBehind(let strings, let unless):
                hanBehind += strings
                unlessBehind += unless
            }
        }
        self.signs = signs.map { Array($0.utf8) }
        self.hanBefore = hanBefore.map { Array($0.utf8) }
        self.hanBehind = hanBehind.map { Array($0.utf8) }
        self.unlessBehind = unlessBehind.map { Array($0.utf8) }
        self.units = units
        self.beforeYear = beforeYear
        self.beforeMonth = beforeMonth
        self.behindDay = behindDay
    }

    /// Whether a neighbour makes the reading something else.
    func refuses(_ place: CalendarAdmission.Place, _ lexer: CalendarLexer) -> Bool {
        let head = place.head
        let tail = place.tail
        let value = place.reading.value
        let hasTime = value.time != nil
        if tail.kind == .number, !hasTime {
            if signs.contains(where: { lexer.has($0, at: tail.end) }) { return true }
            if place.next.gap != .line, let word = word(at: place.next, lexer) {
                if units.contains(where: { $0.contains(word) }) { return true }
            }
        }
        if head.kind == .number, isLoneYear(value),
            let before = wordBefore(head.start, lexer), beforeYear.contains(where: { $0.contains(before) })
        {
            // "In full year 2024" has a cue's last word before it, which is none of these.
            return true
        }
        if head.kind == .monthName, let before = wordBefore(head.start, lexer) {
            if beforeMonth.contains(where: { $0.contains(before) }) { return true }
        }
        if value.first.day != nil, let behind = word(at: place.next, lexer),
            behindDay.contains(where: { $0.contains(behind) })
        {
            return true
        }
        if tail.kind.isHan {
            if hanBehind.contains(where: { lexer.has($0, at: tail.end) }),
                !unlessBehind.contains(where: { lexer.has($0, at: tail.end) })
            {
                return true
            }
            let isPlainNumber = head.kind == .number && head.width < 4
            if isPlainNumber, hanBefore.contains(where: { lexer.has($0, endingAt: head.start) }) { return true }
        }
        return false
    }

    /// A year or years, a year and a month in digits: what numbers of documents look like.
    private func isLoneYear(_ value: CalendarValue) -> Bool {
        value.first.day == nil && value.first.part == nil && value.first.period == nil
    }

    private func word(at token: CalendarToken, _ lexer: CalendarLexer) -> CalendarWord? {
        guard lexer.byte(token.start).isLetter else { return nil }
        var end = token.start
        while end < token.end, lexer.byte(end).isLetter { end += 1 }
        return CalendarWord(lexer.bytes, token.start..<end)
    }

    private func wordBefore(_ offset: Int, _ lexer: CalendarLexer) -> CalendarWord? {
        lexer.wordBefore(offset).map { CalendarWord(lexer.bytes, $0) }
            ?? wordBeforeDot(offset, lexer)
    }

    /// "No. 2024": the word before a dot.
    private func wordBeforeDot(_ offset: Int, _ lexer: CalendarLexer) -> CalendarWord? {
        guard let end = lexer.endOfTextBefore(offset), lexer.byte(end - 1) == UInt8(ascii: "."), end < offset,
            let word = lexer.wordBefore(end - 1), word.count <= 3
        else { return nil }
        return CalendarWord(lexer.bytes, word)
    }
}

extension CalendarToken.Kind {
    /// Whether the token is a Chinese word of the calendar.
    var isHan: Bool { rawValue >= CalendarToken.Kind.hanYear.rawValue }
}
