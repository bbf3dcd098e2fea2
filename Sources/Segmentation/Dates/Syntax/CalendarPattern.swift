import Model

/// A piece of a rule's pattern over tokens.
///
/// Patterns are tried as parsing expression grammars are (Ford, POPL 2004): an option is taken where it fits, the
/// first alternative that fits is kept, and nothing is tried again. So a pattern costs as many steps as it is long.
indirect enum CalendarPattern: Sendable {
    /// A token of one of these kinds.
    case token(CalendarToken.Kinds)
    /// A token of one of these kinds whose value is kept.
    case keep(CalendarToken.Kinds, CalendarSlot)
    /// The next token follows without white space.
    case tight
    case optional([CalendarPattern])
    case either([[CalendarPattern]])
    /// What follows is said of the last point of a range.
    case last
    /// The next token is of none of these kinds.
    case unless(CalendarToken.Kinds)
}

/// Where the value of a token goes.
enum CalendarSlot: Sendable {
    /// Four digits.
    case year
    /// Four digits, of a date with dots.
    case yearBeforeDot
    /// The last two digits of a year.
    case shortYear
    case monthName
    case monthNumber
    case monthBeforeDot
    /// A month in exactly two digits.
    case paddedMonth
    case day
    case half
    case quarter
    case count
    case firstQuarters
    case firstMonths
    case part
    case tenDays
    case presentYear
    /// "The current year", not "the last year".
    case currentYear
    /// "First" and nothing else.
    case first
    case lastMentionedYear
    case yearUnderReview
    case presentMonth
    case lastMentionedMonth
    case lastMentionedDay
    case lastMentionedWeek
    case presentDay
    /// "Morning", "evening": of the day mentioned last.
    case periodOfLastMentionedDay
    /// How many units lie between: 1 to 99.
    case counted
    /// Days by the character 日, which in digits ("5日后") is a day of the month as well.
    case hanDays
    /// What is counted.
    case unit
    /// "Later", "earlier": so many units from what was mentioned last.
    case later
    /// "After", with something behind that it stands for: the same.
    case after
    /// "The day after": the next unit as a whole.
    case next
    /// 前: so many units before.
    case hanBefore
    case hour
    case minute
    case second
    case meridiem
    case dayPeriod
    /// "and" between two points: a range only for neighbours or after "between".
    case conjunction
    /// The first or second number of a date with slashes, whose order only its numbers can tell.
    case slashed
}

/// What a pattern has gathered.
struct CalendarDraft: Sendable {
    var first = CalendarPoint()
    var last: CalendarPoint?
    var time: TimeOfDay?
    var count = 0
    /// What is counted from what was mentioned last.
    var unit = CalendarUnit.day
    /// The numbers of a date with slashes.
    var slashed: (Int, Int)?
    var conjoined = false

    private mutating func change(_ change: (inout CalendarPoint) -> Void) {
        if last != nil {
            var point = last ?? CalendarPoint()
            change(&point)
            last = point
        } else {
            change(&first)
        }
    }

    /// Takes in a token's value, or says that the token does not fit the slot.
    mutating func keep(_ token: CalendarToken, in slot: CalendarSlot) -> Bool {
        let value = token.value
        let isCounted = token.kind == .number && !token.decimalFollows && token.form != .hanDigits
        // A lone Han digit is a number by value, several in a row are digits by place.
        let isSmall =
            (isCounted && token.width <= 2) || (token.kind == .number && token.form == .hanDigits && token.width == 1)
        switch slot {
        case .year:
            guard token.kind == .number, !token.decimalFollows, token.form != .hanNumeral, token.width == 4,
                CalendarDraft.plausibleYears.contains(value)
            else { return false }
            change { $0.year = .stated(value) }
        case .yearBeforeDot:
            guard token.kind == .number, token.width == 4, CalendarDraft.plausibleYears.contains(value) else {
                return false
            }
            change { $0.year = .stated(value) }
        case .shortYear:
            guard isCounted, token.width == 2 else { return false }
            change { $0.year = .stated(value + (value < 70 ? 2000 : 1900)) }
        case .monthName:
            change { $0.month = .stated(value) }
        case .monthNumber, .paddedMonth:
            guard isSmall, (1...12).contains(value) else { return false }
            if case .paddedMonth = slot, token.width != 2 { return false }
            change { $0.month = .stated(value) }
        case .monthBeforeDot:
            guard token.kind == .number, token.width <= 2, (1...12).contains(value) else { return false }
            change { $0.month = .stated(value) }
        case .day:
            guard isSmall || token.kind == .ordinal, (1...31).contains(value) else { return false }
            change { $0.day = .stated(value) }
        case .half:
            guard (1...2).contains(value) else { return false }
            change { $0.period = .half(value) }
        case .quarter:
            guard isSmall || token.kind != .number, (1...4).contains(value) else { return false }
            change { $0.period = .quarter(value) }
        case .count:
            guard isSmall || token.kind == .countWord, (2...12).contains(value) else { return false }
            count = value
        case .firstQuarters:
            guard (2...4).contains(count) else { return false }
            let count = count
            change { $0.period = .firstQuarters(count) }
        case .firstMonths:
            guard (2...12).contains(count), value == CalendarUnit.month.rawValue else { return false }
            let count = count
            change { $0.period = .firstMonths(count) }
        case .part:
            guard let part = CalendarPoint.Part(rawValue: value) else { return false }
            change { $0.part = part }
        case .tenDays:
            let parts: [CalendarPoint.Part] = [.early, .middle, .late]
            if (1...3).contains(value) {
                change { $0.part = parts[value - 1] }
            } else {
                guard (4...5).contains(value), last == nil else { return false }
                last = first
                first.part = parts[value - 4]
                last?.part = parts[value - 3]
            }
        case .first: return value == 1
        case .currentYear:
            guard value == 0 else { return false }
            change { $0.year = .fromPresent(0) }
        case .presentYear: change { $0.year = .fromPresent(value) }
        case .lastMentionedYear: change { $0.year = .fromLastMentioned(value) }
        case .yearUnderReview: change { $0.year = .underReview }
        case .presentMonth: change { $0.month = .fromPresent(value) }
        case .lastMentionedMonth: change { $0.month = .fromLastMentioned(value) }
        case .lastMentionedDay: change { $0.day = .fromLastMentioned(value) }
        case .lastMentionedWeek: change { $0.week = .fromLastMentioned(value) }
        case .presentDay: change { $0.day = .fromPresent(value) }
        case .periodOfLastMentionedDay: change { $0.day = .fromLastMentioned(0) }
        case .counted:
            guard isSmall || token.kind == .countWord, (1...99).contains(value) else { return false }
            count = value
        case .hanDays:
            guard token.kind == .countWord || token.form != .plain && isSmall, (2...10).contains(value) else {
                return false
            }
            count = value
        case .unit:
            guard let unit = CalendarDraft.unit(of: token) else { return false }
            self.unit = unit
        case .later:
            guard abs(value) == 1 else { return false }
            count(value * count)
        case .after:
            guard value == 2 else { return false }
            count(count)
        case .next:
            guard value == 2 else { return false }
            countWhole(1)
        case .hanBefore:
            guard value == -1 else { return false }
            count(-count)
        case .hour:
            guard isSmall, (0...24).contains(value) else { return false }
            time = TimeOfDay(hour: shifted(value, by: time?.hour))
        case .minute:
            guard isCounted, token.width <= 2, (0...59).contains(value) else { return false }
            time?.minute = value
        case .second:
            guard token.kind == .number, token.width <= 2, (0...60).contains(value) else { return false }
            time?.second = value
        case .meridiem:
            guard let hour = time?.hour, (1...12).contains(hour) else { return false }
            time?.hour = hour % 12 + value
        case .dayPeriod:
            // Held as the hour it shifts by until an hour is named; a period alone is a time without an hour.
            if time == nil { time = TimeOfDay(hour: value == 12 ? -12 : nil) }
        case .conjunction: conjoined = true
        case .slashed:
            guard isCounted, token.width <= 2 else { return false }
            slashed = slashed.map { ($0.0, value) } ?? (value, 0)
        }
        return true
    }

    /// The unit that a noun names.
    private static func unit(of token: CalendarToken) -> CalendarUnit? {
        switch token.kind {
        case .dayNoun, .hanDay: .day
        case .weekNoun: .week
        case .monthNoun: .month
        case .yearNoun, .hanYear: .year
        case .units: CalendarUnit(rawValue: token.value)
        default: nil
        }
    }

    /// Counts units from what was mentioned last; some weeks from a day come to a day.
    private mutating func count(_ units: Int) {
        switch unit {
        case .week: change { ($0.week, $0.day) = (.fromLastMentioned(units), .fromLastMentioned(0)) }
        case .fortnight: change { ($0.week, $0.day) = (.fromLastMentioned(2 * units), .fromLastMentioned(0)) }
        default: countWhole(units)
        }
    }

    /// Counts units, each as a whole.
    private mutating func countWhole(_ units: Int) {
        switch unit {
        case .day: change { $0.day = .fromLastMentioned(units) }
        case .week: change { $0.week = .fromLastMentioned(units) }
        case .fortnight: change { $0.week = .fromLastMentioned(2 * units) }
        case .month: change { $0.month = .fromLastMentioned(units) }
        case .year: change { $0.year = .fromLastMentioned(units) }
        }
    }

    /// 下午3时 is 15 o'clock: the period before shifts the hour.
    private func shifted(_ hour: Int, by period: Int?) -> Int {
        period == -12 && hour < 12 ? hour + 12 : hour
    }

    /// The years that a number of four digits may mean beside other parts of a date.
    static let plausibleYears = 1800...2199

    /// The value, with what a range says only once set on both its ends; nil where there is no such day.
    func value() -> CalendarValue? {
        var first = first
        var last = last
        if var end = last {
            if first.month == nil, first.day != nil || first.part != nil { first.month = end.month }
            if end.month == nil, end.day != nil || (end.part != nil && first.part != nil) { end.month = first.month }
            if let from = first.day, let to = end.day, first.month == end.month, case .stated(let start) = from,
                case .stated(let stop) = to, first.year == nil || end.year == nil, start >= stop
            {
                return nil
            }
            guard CalendarDraft.isPossible(end) else { return nil }
            last = end
        }
        guard CalendarDraft.isPossible(first) else { return nil }
        return CalendarValue(first: first, last: last, time: timeOfDay)
    }

    /// The time of day, without the hour that only shifts another.
    var timeOfDay: TimeOfDay? {
        var time = time
        if let hour = time?.hour, hour < 0 { time?.hour = nil }
        return time
    }

    /// Whether the range runs from one day to the next.
    var isNeighbouring: Bool {
        guard let last, case .stated(let start)? = first.day, case .stated(let stop)? = last.day else { return false }
        return stop == start + 1
    }

    private static func isPossible(_ point: CalendarPoint) -> Bool {
        guard case .stated(let day)? = point.day, case .stated(let month)? = point.month else { return true }
        var year = 2000
        if case .stated(let stated)? = point.year { year = stated }
        return day <= CivilDate.length(ofMonth: month, year: year)
    }
}

/// The tokens from one offset on, read when they are first asked for.
struct CalendarTokenWindow: Sendable {
    let lexer: CalendarLexer
    private var tokens: [CalendarToken] = []
    private var next = 0
    /// The number of tokens read since the beginning: what a scan costs, for the test that it is linear.
    private(set) var tokensRead = 0

    init(lexer: CalendarLexer) {
        self.lexer = lexer
        tokens.reserveCapacity(32)
    }

    /// Begins anew at `offset`.
    mutating func restart(at offset: Int) {
        tokens.removeAll(keepingCapacity: true)
        next = offset
    }

    /// The token with that index.
    subscript(index: Int) -> CalendarToken {
        mutating get {
            read(to: index)
            return tokens[index]
        }
    }

    /// Makes sure that the token with that index has been read.
    @inline(__always)
    private mutating func read(to index: Int) {
        while tokens.count <= index {
            let token = lexer.token(at: next)
            tokens.append(token)
            next = token.end
            tokensRead += 1
        }
    }

    /// Tries a pattern at token `index`: the index behind the last token it took, or nil.
    mutating func match(_ program: CalendarProgram, at index: Int, into draft: inout CalendarDraft) -> Int? {
        let end = match(program.code, program.range, at: index, into: &draft)
        return end < 0 ? nil : end
    }

    /// The same, for a part of a program; negative where it does not fit.
    private mutating func match(
        _ code: [CalendarProgram.Instruction], _ range: Range<Int>, at index: Int, into draft: inout CalendarDraft
    ) -> Int {
        var index = index
        var isTight = false
        var position = range.lowerBound
        while position < range.upperBound {
            let instruction = code[position]
            position += 1
            switch instruction.operation {
            case .tight:
                isTight = true
                continue
            case .token, .keep:
                read(to: index)
                guard instruction.kinds.contains(tokens[index].kind), !isTight || tokens[index].gap == .none else {
                    return -1
                }
                if instruction.operation == .keep, !draft.keep(tokens[index], in: instruction.slot) { return -1 }
                index += 1
            case .optional:
                let body = position..<position + instruction.length
                position = body.upperBound
                read(to: index)
                if instruction.kinds.contains(tokens[index].kind) {
                    let before = draft
                    let end = match(code, body, at: index, into: &draft)
                    if end >= 0 { index = end } else { draft = before }
                }
            case .either:
                let stop = position + instruction.length
                let before = draft
                var end = -1
                read(to: index)
                let kind = tokens[index].kind
                while position < stop, end < 0 {
                    let alternative = code[position]
                    let body = position + 1..<position + 1 + alternative.length
                    position = body.upperBound
                    guard alternative.kinds.contains(kind) else { continue }
                    end = match(code, body, at: index, into: &draft)
                    if end < 0 { draft = before }
                }
                guard end >= 0 else { return -1 }
                position = stop
                index = end
            case .alternative: break
            case .last:
                draft.last = draft.last ?? CalendarPoint()
            case .unless:
                read(to: index)
                if instruction.kinds.contains(tokens[index].kind) { return -1 }
            }
            isTight = false
        }
        return index
    }
}

/// A pattern laid out as instructions in a row, so that matching it touches nothing that is counted.
struct CalendarProgram: Sendable {
    enum Operation: UInt8, Sendable {
        case token, keep, tight, optional, either, alternative, last, unless
    }

    struct Instruction: Sendable {
        var operation: Operation
        var slot = CalendarSlot.year
        /// The number of instructions inside an option, a choice or an alternative.
        var length = 0
        /// The tokens wanted or refused; of an option or alternative, those it can begin with.
        var kinds = CalendarToken.Kinds.all
    }

    let code: [Instruction]
    let range: Range<Int>
    /// The kinds of token it can begin with.
    let firsts: CalendarToken.Kinds
    /// The kinds of token that can come second.
    let seconds: CalendarToken.Kinds

    init(_ pattern: [CalendarPattern]) {
        code = CalendarProgram.compile(pattern)
        range = 0..<code.count
        firsts = CalendarPattern.beginnings(of: pattern[...]).kinds
        seconds = CalendarPattern.seconds(of: pattern)
    }

    private static func compile(_ pattern: [CalendarPattern]) -> [Instruction] {
        var code: [Instruction] = []
        for piece in pattern {
            switch piece {
            case .token(let kinds): code.append(Instruction(operation: .token, kinds: kinds))
            case .keep(let kinds, let slot): code.append(Instruction(operation: .keep, slot: slot, kinds: kinds))
            case .tight: code.append(Instruction(operation: .tight))
            case .last: code.append(Instruction(operation: .last))
            case .unless(let kinds): code.append(Instruction(operation: .unless, kinds: kinds))
            case .optional(let inner):
                let body = compile(inner)
                code.append(Instruction(operation: .optional, length: body.count, kinds: opening(inner)))
                code += body
            case .either(let alternatives):
                let bodies = alternatives.map { pattern in
                    let body = compile(pattern)
                    return [Instruction(operation: .alternative, length: body.count, kinds: opening(pattern))] + body
                }
                code.append(Instruction(operation: .either, length: bodies.reduce(0) { $0 + $1.count }))
                for body in bodies { code += body }
            }
        }
        return code
    }

    /// The kinds of token with which a pattern is worth trying; all where it can match nothing.
    private static func opening(_ pattern: [CalendarPattern]) -> CalendarToken.Kinds {
        let beginnings = CalendarPattern.beginnings(of: pattern[...])
        return beginnings.isEmpty ? .all : beginnings.kinds
    }
}

extension CalendarPattern {
    /// The kinds of token that a pattern can begin with, and whether it can match nothing.
    static func beginnings(of pattern: ArraySlice<CalendarPattern>) -> (kinds: CalendarToken.Kinds, isEmpty: Bool) {
        var kinds = CalendarToken.Kinds()
        for piece in pattern {
            switch piece {
            case .token(let own), .keep(let own, _): return (kinds.union(own), false)
            case .optional(let inner): kinds = kinds.union(beginnings(of: inner[...]).kinds)
            case .either(let alternatives):
                let each = alternatives.map { beginnings(of: $0[...]) }
                kinds = each.reduce(kinds) { $0.union($1.kinds) }
                if !each.contains(where: \.isEmpty) { return (kinds, false) }
            case .tight, .last, .unless: continue
            }
        }
        return (kinds, true)
    }

    /// The kinds of token that can come second; all of them where a match may be one token long.
    static func seconds(of pattern: [CalendarPattern]) -> CalendarToken.Kinds {
        let (kinds, isOpen) = seconds(of: pattern[...])
        return isOpen ? .all : kinds
    }

    /// The kinds that can come second, and whether a match may end before.
    private static func seconds(of pattern: ArraySlice<CalendarPattern>) -> (CalendarToken.Kinds, isOpen: Bool) {
        guard let head = pattern.first else { return ([], true) }
        let rest = pattern.dropFirst()
        switch head {
        case .tight, .last, .unless: return seconds(of: rest)
        case .token, .keep:
            let beginnings = beginnings(of: rest)
            return (beginnings.kinds, beginnings.isEmpty)
        case .optional(let inner):
            let taken = seconds(of: (inner + rest)[...])
            let passed = seconds(of: rest)
            return (taken.0.union(passed.0), taken.isOpen || passed.isOpen)
        case .either(let alternatives):
            return alternatives.map { seconds(of: ($0 + rest)[...]) }
                .reduce((CalendarToken.Kinds(), isOpen: false)) { ($0.0.union($1.0), $0.isOpen || $1.isOpen) }
        }
    }
}
