/// Finds the calendar expressions of a text, English and Chinese.
public enum CalendarScanner {
    /// The calendar expressions in `range` of a UTF-8 text, in order, without overlap; of several readings that begin at one
    /// place the longest wins.
    ///
    /// Pure, and linear in the length of the range whatever it holds: rules are tried only where a token stands that can
    /// begin one, and none looks farther than a few dozen tokens. Bytes that are no UTF-8 are passed over.
    public static func expressions(in bytes: [UInt8], range: Range<Int>) -> [CalendarExpression] {
        let bounds = range.clamped(to: 0..<bytes.count)
        guard !bounds.isEmpty else { return [] }
        var scan = CalendarScan(bytes: bytes, range: bounds)
        return scan.run()
    }

    /// The calendar expressions of a whole UTF-8 text.
    public static func expressions(in bytes: [UInt8]) -> [CalendarExpression] {
        expressions(in: bytes, range: 0..<bytes.count)
    }
}

extension CalendarScanner {
    /// The expressions that would be read if these were all the refusals, for a test to ask what one of them decides.
    static func expressions(in bytes: [UInt8], refusals: [CalendarRefusal]) -> [CalendarExpression] {
        var scan = CalendarScan(bytes: bytes, range: 0..<bytes.count, refusals: CalendarRefusalTable(refusals))
        return scan.run()
    }

    /// How many tokens a scan of a text reads.
    static func tokensRead(in bytes: [UInt8]) -> Int {
        var scan = CalendarScan(bytes: bytes, range: 0..<bytes.count)
        _ = scan.run()
        return scan.window.tokensRead
    }
}

/// One walk over a text.
private struct CalendarScan {
    private let lexer: CalendarLexer
    private let grammar = CalendarGrammar.standard
    private(set) var window: CalendarTokenWindow
    private var admission: CalendarAdmission
    private var readings: [CalendarReading] = []
    private var found: [CalendarExpression] = []

    init(bytes: [UInt8], range: Range<Int>, refusals: CalendarRefusalTable = .standard) {
        lexer = CalendarLexer(bytes: bytes, range: range, vocabulary: .standard)
        window = CalendarTokenWindow(lexer: lexer)
        admission = CalendarAdmission(lexer: lexer, refusals: refusals)
    }

    mutating func run() -> [CalendarExpression] {
        let bytes = lexer.bytes
        let end = lexer.range.upperBound
        let words = lexer.vocabulary.words
        let firsts = grammar.firsts
        var offset = lexer.range.lowerBound
        while offset < end {
            let byte = bytes[offset]
            if byte.isLetter {
                var wordEnd = offset
                var packed: UInt64 = 0
                var capital = -1
                while wordEnd < end {
                    let letter = bytes[wordEnd]
                    guard letter.isLetter else { break }
                    packed = packed << 5 | UInt64(letter & 31)
                    // "iconApr 9, 2025": a capital inside a word, which furniture leaves glued to a date.
                    if letter.isUpper, wordEnd > offset, capital < 0 { capital = wordEnd }
                    wordEnd += 1
                }
                let isCode = wordEnd - offset <= 2 && wordEnd < end && bytes[wordEnd].isDigit
                var next = wordEnd
                if wordEnd - offset <= CalendarWord.longest || isCode {
                    if isCode {
                        next = read(at: offset) ?? wordEnd
                    } else if let word = words[CalendarWord(packed: packed)], firsts.contains(word.kind),
                        word.kind != .countWord || countsTime(at: wordEnd)
                    {
                        next = read(at: offset) ?? wordEnd
                    }
                }
                if next == wordEnd, capital > 0, wordEnd - capital <= CalendarWord.longest,
                    let word = words[CalendarWord(bytes, capital..<wordEnd)], word.kind == .monthName
                {
                    next = read(at: capital) ?? wordEnd
                }
                offset = next
            } else if byte.isDigit {
                if let next = read(at: offset) {
                    offset = next
                } else {
                    while offset < end, bytes[offset].isDigit { offset += 1 }
                }
            } else if byte < 0xE3 {
                offset += 1
            } else if byte < 0xF0 {
                offset = wide(at: offset)
            } else {
                offset += 1
            }
        }
        return found
    }

    /// Whether the word behind "a", "two" and the like may be one of the units of time, by its first letter: most are
    /// not, and need no reading.
    private func countsTime(at end: Int) -> Bool {
        guard lexer.byte(end) <= 0x20 else { return false }
        switch lexer.byte(end + 1) | 0x20 {
        case UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "m"), UInt8(ascii: "w"), UInt8(ascii: "y"): return true
        default: return false
        }
    }

    /// Passes a character of three bytes, or the expression that begins with it.
    private mutating func wide(at offset: Int) -> Int {
        let isFullWidthDigit =
            lexer.byte(offset) == 0xEF && lexer.byte(offset + 1) == 0xBC
            && (0x90...0x99).contains(lexer.byte(offset + 2))
        let isNumeral = !isFullWidthDigit && lexer.hanNumeral(at: offset) >= 0
        guard isFullWidthDigit || isNumeral || lexer.hanGroup(at: offset) != 0 else { return offset + 3 }
        if let next = read(at: offset) { return next }
        if isNumeral {
            var end = offset + 3
            while lexer.hanNumeral(at: end) >= 0 { end += 3 }
            return end
        }
        if isFullWidthDigit {
            var end = offset + 3
            while lexer.byte(end) == 0xEF, lexer.byte(end + 1) == 0xBC, (0x90...0x99).contains(lexer.byte(end + 2)) {
                end += 3
            }
            return end
        }
        return offset + 3
    }

    /// Reads the expression that begins at `offset`: where it ends, or nil where none does.
    private mutating func read(at offset: Int) -> Int? {
        window.restart(at: offset)
        let head = window[0]
        guard grammar.firsts.contains(head.kind),
            grammar.secondsByFirst[Int(head.kind.rawValue)].contains(window[1].kind)
        else { return nil }
        readings.removeAll(keepingCapacity: true)
        gather(at: 0)
        if grammar.timeBefore.firsts.contains(head.kind) { gatherTimed() }
        guard !readings.isEmpty else { return nil }
        for index in 0..<readings.count { extend(readings[index]) }
        // The longest that is admitted; among equals the first of the table. There are seldom more than three.
        while !readings.isEmpty {
            var best = 0
            for index in readings.indices where readings[index].end > readings[best].end { best = index }
            let reading = readings.remove(at: best)
            if var expression = admission.admit(reading, in: &window) {
                takeCount(into: &expression)
                found.append(expression)
                admission.last = expression
                return expression.range.upperBound
            }
        }
        return nil
    }

    /// 一周后的12月1日: the date that is stated wins, and what was counted is its cue.
    private mutating func takeCount(into expression: inout CalendarExpression) {
        guard let counted = found.last, counted.value.first.distance != nil, counted.cue == nil, expression.cue == nil,
            expression.value.first.distance == nil, expression.range.lowerBound - counted.range.upperBound == 3,
            lexer.has(CalendarScan.possessive, at: counted.range.upperBound)
        else { return }
        found.removeLast()
        expression.cue = .on
        expression.cueRange = counted.cueRange.lowerBound..<expression.range.upperBound
    }

    private static let possessive = Array("的".utf8)

    /// All readings by one rule from token `index` on.
    private mutating func gather(at index: Int) {
        let head = window[index].kind
        let second = window[index + 1].kind
        for entry in grammar.byFirst[Int(head.rawValue)] where entry.seconds.contains(second) {
            var draft = CalendarDraft()
            guard let end = window.match(grammar.programs[entry.rule], at: index, into: &draft),
                let value = grammar.rules[entry.rule].build(draft)
            else { continue }
            var reading = CalendarReading(end: end, value: value, entry: entry)
            reading.needsBetween = draft.conjoined && !(draft.isNeighbouring && value.first.precision == .day)
            readings.append(reading)
        }
    }

    /// Readings that begin with a time of day: "17:27 on May 3".
    private mutating func gatherTimed() {
        guard grammar.timeBefore.seconds.contains(window[1].kind) else { return }
        var draft = CalendarDraft()
        guard let index = window.match(grammar.timeBefore, at: 0, into: &draft), index > 0,
            var reading = point(at: index),
            (reading.value.last ?? reading.value.first).precision == .day
        else { return }
        reading.value.time = draft.timeOfDay
        readings.append(reading)
    }

    /// The longest reading by one rule from token `index` on that is no range.
    private mutating func point(at index: Int) -> CalendarReading? {
        let head = window[index].kind
        guard grammar.firsts.contains(head) else { return nil }
        let second = window[index + 1].kind
        var longest: CalendarReading?
        for entry in grammar.byFirst[Int(head.rawValue)] where entry.seconds.contains(second) {
            var draft = CalendarDraft()
            guard let end = window.match(grammar.programs[entry.rule], at: index, into: &draft), !draft.conjoined,
                end > longest?.end ?? 0, let value = grammar.rules[entry.rule].build(draft), value.last == nil
            else { continue }
            longest = CalendarReading(end: end, value: value, entry: entry)
        }
        return longest
    }

    /// Adds what a reading becomes with a time of day or the end of a range behind it.
    private mutating func extend(_ reading: CalendarReading) {
        var base = reading
        if reading.value.time == nil, (reading.value.last ?? reading.value.first).precision == .day {
            var draft = CalendarDraft()
            if let end = window.match(grammar.timeBehind, at: reading.end, into: &draft) {
                base.end = end
                base.value.time = draft.timeOfDay
                readings.append(base)
            }
        }
        guard reading.value.last == nil else { return }
        var start = base
        for _ in 0..<2 {
            if let joined = joined(start) {
                readings.append(joined)
                return
            }
            guard start.end != reading.end else { return }
            start = reading
        }
    }

    private static let connectors: CalendarToken.Kinds = [.to, .hyphen, .dash, .and]

    /// A reading with "to" or its like and a second point behind it.
    private mutating func joined(_ reading: CalendarReading) -> CalendarReading? {
        let connector = window[reading.end]
        guard CalendarScan.connectors.contains(connector.kind),
            let last = point(at: reading.end + 1)
        else { return nil }
        let (first, second) = (reading.value.first, last.value.first)
        let mixesYears =
            (first.precision == .year) != (second.precision == .year)
            && min(first.precision, second.precision) < .period
        guard !mixesYears else { return nil }
        var joined = reading
        joined.end = last.end
        joined.value.last = second
        joined.joinedWith = last.rule
        joined.needsBetween = connector.kind == .and
        return joined
    }
}

/// What the rules make of a place in a text, before it is admitted.
struct CalendarReading: Sendable {
    /// The token behind the last.
    var end: Int
    var value: CalendarValue
    /// The rule's place in the grammar.
    var rule: Int
    var admission: CalendarRule.Admission
    var survivesMarker: Bool
    /// The rule of the second point of a range that two rules read.
    var joinedWith: Int?
    /// Whether only "between" before it makes a range of it.
    var needsBetween = false

    init(end: Int, value: CalendarValue, entry: CalendarGrammar.Entry) {
        self.end = end
        self.value = value
        rule = entry.rule
        admission = entry.admission
        survivesMarker = entry.survivesMarker
    }
}
