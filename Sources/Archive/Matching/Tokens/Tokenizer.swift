import Model

/// Makes of a happening the tokens that are compared. What segmentation found is taken from it; a number or a date that it
/// left alone is read here as far as a few units go.
struct Tokenizer {
    private enum Payload {
        case amount(Int)
        case date(Int)
    }

    private let scalars: [UInt32]
    private let lexemes: [Lexeme]
    private let dropped: [Bool]
    private let payloads: [Payload]
    private var tokens: [MatchToken] = []
    private var amounts: [Amount] = []
    private let dates: [DateMention]
    private var words = 0.0
    private var capitalsTell = true
    private var carried: Lexeme.Flags = []
    private var pendingHedge: (bound: Int8, index: Int, lexeme: Lexeme)?

    static func read(_ happening: Happening) -> TokenizedText {
        var tokenizer = Tokenizer(happening)
        tokenizer.read()
        return TokenizedText(
            scalars: tokenizer.scalars, tokens: tokenizer.tokens, amounts: tokenizer.amounts, dates: tokenizer.dates,
            words: tokenizer.words)
    }

    private init(_ happening: Happening) {
        let scalars = Lexer.scalars(of: happening.text)
        var spans: [(range: Range<Int>, payload: Payload)] = []
        var amounts: [Amount] = []
        let origin = happening.position.start
        for (index, date) in happening.dates.enumerated() {
            if let range = Tokenizer.place(date.position, date.text, origin, scalars) {
                spans.append((range, .date(index)))
            }
        }
        for quantity in happening.quantities {
            guard let range = Tokenizer.place(quantity.position, quantity.text, origin, scalars) else { continue }
            let amount = Tokenizer.amount(quantity, scalars[range])
            spans.append((Tokenizer.told(range, scalars, of: quantity), .amount(amounts.count)))
            amounts.append(amount)
        }
        spans.sort { $0.range.lowerBound < $1.range.lowerBound }
        var end = 0
        spans = spans.filter {
            guard $0.range.lowerBound >= end else { return false }
            end = $0.range.upperBound
            return true
        }
        self.scalars = scalars
        self.amounts = amounts
        dates = happening.dates
        payloads = spans.map(\.payload)
        lexemes = Lexer.lexemes(of: scalars, apartFrom: spans.map(\.range))
        dropped = FurnitureReader.shared.dropped(lexemes)
    }

    /// Where a mention stands in the text itself: positions count in the page. Nil for one that is not where it says.
    private static func place(_ position: Position, _ text: String, _ origin: Int, _ scalars: [UInt32]) -> Range<Int>? {
        let (start, overflow) = position.start.subtractingReportingOverflow(origin)
        let (length, overflowToo) = position.end.subtractingReportingOverflow(position.start)
        guard !overflow, !overflowToo, start >= 0, length > 0, start < scalars.count, length <= scalars.count - start
        else { return nil }
        let printed = text.unicodeScalars
        guard printed.count == length, let first = printed.first, let last = printed.last else { return nil }
        func isAlike(_ scalar: Unicode.Scalar, _ value: UInt32) -> Bool {
            scalar.value == value || scalar.value >= 0x80
        }
        guard isAlike(first, scalars[start]), isAlike(last, scalars[start + length - 1]) else { return nil }
        return start..<start + length
    }

    // MARK: Amounts

    private static let units: [String: (key: UInt64, factor: Double)] = Dictionary(
        UnitScale.all.map { ($0.unit, (Hashing.word("unit " + $0.base), $0.factor)) },
        uniquingKeysWith: { first, _ in first })

    private static func unit(_ name: String) -> (key: UInt64, factor: Double) {
        if let known = units[name] { return known }
        // A counted noun: "12 companies" and "12 firms" count the same.
        let lexemes = Lexer.lexemes(of: Lexer.scalars(of: name))
        var key = Hashing.word("unit of")
        var index = 0
        while index < lexemes.count {
            if let match = Vocabulary.shared.match(lexemes, at: index) {
                key = Hashing.joined(key, match.entry?.key ?? lexemes[index].stem)
                index += match.count
            } else {
                key = Hashing.joined(key, lexemes[index].stem)
                index += 1
            }
        }
        return (key, 1)
    }

    /// Characters between a number and what it counts.
    private static let counters = Set(
        "家个台座条名只艘辆根口项次届位种批期号套颗支栋架".map {
            Lexer.lexemes(of: Lexer.scalars(of: String($0))).first?.stem ?? 0
        })

    /// The part of a counted amount that tells how many, where words between the number and the noun tell of what kind:
    /// "40 electric" of "40 electric buses" is read word by word behind the number.
    private static func told(_ range: Range<Int>, _ scalars: [UInt32], of quantity: Quantity) -> Range<Int> {
        guard units[quantity.unit] == nil else { return range }
        let lexemes = Lexer.lexemes(of: Array(scalars[range]))
        let noun = Set(Lexer.lexemes(of: Lexer.scalars(of: quantity.unit)).map(\.stem))
        guard
            let last = lexemes.lastIndex(where: {
                if $0.kind == .number || multipliers[$0.surface] != nil { return true }
                return false
            }), last + 1 < lexemes.count
        else { return range }
        let rest = lexemes[(last + 1)...]
        // Only words before the noun: what follows it belongs to the unit.
        guard rest.contains(where: { noun.contains($0.stem) }),
            rest.contains(where: { !noun.contains($0.stem) && !counters.contains($0.stem) && $0.kind != .sign })
        else { return range }
        return range.lowerBound..<range.lowerBound + Int(lexemes[last].end)
    }

    private static func amount(_ quantity: Quantity, _ printed: ArraySlice<UInt32>) -> Amount {
        // "CNY/kWh": an amount of money for each kilowatt-hour, as "per kWh" tells it.
        let parts = quantity.unit.split(separator: "/", maxSplits: 1).map(String.init)
        let unit = unit(parts.count == 2 ? parts[0] : quantity.unit)
        let lexemes = Lexer.lexemes(of: Array(printed))
        let value = quantity.value * unit.factor
        var amount = Amount(
            value: value, unit: unit.key,
            per: (quantity.per ?? (parts.count == 2 ? parts[1] : nil)).map(Hashing.word) ?? 0, mantissa: value,
            precision: 0,
            digits: 15)
        for index in lexemes.indices {
            if lexemes[index].kind == .number, amount.precision == 0 {
                Tokenizer.setPrecision(of: &amount, from: lexemes[index])
            } else if case .hedge(let bound)? = Vocabulary.shared.match(lexemes, at: index)?.entry?.meaning {
                amount.isHedged = true
                amount.bound = Int8(bound)
            }
        }
        return amount
    }

    private static func setPrecision(of amount: inout Amount, from lexeme: Lexeme) {
        amount.mantissa = lexeme.value
        guard lexeme.value > 0 else { return }
        var precision = abs(amount.value) / lexeme.value
        for _ in 0..<lexeme.decimals { precision /= 10 }
        amount.precision = precision
        var whole = lexeme.value
        for _ in 0..<lexeme.decimals { whole *= 10 }
        amount.digits = 0
        while whole >= 0.999, amount.digits < 18 {
            whole /= 10
            amount.digits += 1
        }
    }

    private static func key(of amount: Amount) -> UInt64 {
        // Nine digits: what was scaled is not off by a bit.
        var value = amount.value
        var exponent = 0
        if value != 0, value.isFinite {
            while abs(value) >= 1e9 { (value, exponent) = (value / 10, exponent + 1) }
            while abs(value) < 1e8 { (value, exponent) = (value * 10, exponent - 1) }
            value.round()
            if abs(value) >= 1e9 { (value, exponent) = (value / 10, exponent + 1) }
        }
        let number = Hashing.joined(value.bitPattern, UInt64(bitPattern: Int64(exponent)))
        return Hashing.joined(number, amount.unit)
    }

    // MARK: Reading

    private mutating func read() {
        tokens.reserveCapacity(lexemes.count)
        var letters = 0
        var capitals = 0
        for lexeme in lexemes where lexeme.kind == .word && lexeme.end - lexeme.start > 3 {
            letters += 1
            if lexeme.flags.contains(.capital) { capitals += 1 }
        }
        capitalsTell = letters < 5 || capitals * 10 < letters * 9
        var index = 0
        var payload = 0
        while index < lexemes.count {
            let lexeme = lexemes[index]
            let isPlaceholder = lexeme.kind == .sign && lexeme.stem == 0
            defer { if isPlaceholder { payload += 1 } }
            if !dropped.isEmpty, dropped[index] {
                carried.formUnion(lexeme.flags.intersection([.opensSentence, .opensClause]))
                index += 1
                continue
            }
            words += lexeme.kind == .han ? 0.55 : 1
            if isPlaceholder {
                if payload < payloads.count { readSpan(payloads[payload], lexeme) }
                index += 1
            } else {
                index = readLexeme(at: index)
            }
        }
        nameWords()
    }

    private mutating func readSpan(_ payload: Payload, _ lexeme: Lexeme) {
        switch payload {
        case .date(let index):
            let interval = dates[index].interval
            let key = Hashing.joined(
                Hashing.joined(
                    UInt64(bitPattern: Int64(interval.start.daysSinceEpoch)),
                    UInt64(bitPattern: Int64(interval.end.daysSinceEpoch))),
                0x6461_7465)
            append(.date, lexeme, end: lexeme.end, key: key, detail: index)
        case .amount(let index):
            let hedge = takenHedge()
            amounts[index].isHedged = amounts[index].isHedged || hedge != nil
            if amounts[index].bound == 0 { amounts[index].bound = hedge ?? 0 }
            append(.amount, lexeme, end: lexeme.end, key: Tokenizer.key(of: amounts[index]), detail: index)
        }
    }

    /// Reads what begins at `index`; returns where the next begins.
    private mutating func readLexeme(at index: Int) -> Int {
        let lexeme = lexemes[index]
        if let end = readDate(at: index) { return end }
        if lexeme.kind == .number { return readNumber(at: index, unit: nil) }
        if lexeme.kind == .sign {
            if index + 1 < lexemes.count, lexemes[index + 1].kind == .number {
                return readNumber(at: index + 1, unit: Tokenizer.signs[lexeme.stem] ?? lexeme.stem)
            }
            carried.formUnion(lexeme.flags.intersection([.opensSentence, .opensClause]))
            return index + 1
        }
        if lexeme.kind == .word, let value = romanNumeral(at: index) {
            append(.number, lexeme, end: lexeme.end, key: Lexer.number(value))
            addNumber(value)
            return index + 1
        }
        if let match = Vocabulary.shared.match(lexemes, at: index), match.count > 1 || isWord(match.entry, at: index) {
            return read(match, at: index)
        }
        dropHedge()
        switch lexeme.kind {
        case .ordinal: append(.ordinal, lexeme, end: lexeme.end, key: lexeme.stem)
        case .code: append(.code, lexeme, end: lexeme.end, key: lexeme.stem)
        case .clock: append(.colour, lexeme, end: lexeme.end, key: lexeme.stem)
        case .han: append(.han, lexeme, end: lexeme.end, key: lexeme.stem)
        default: append(.word, lexeme, end: lexeme.end, key: lexeme.stem)
        }
        return index + 1
    }

    private mutating func read(_ match: (count: Int, entry: Vocabulary.Entry?), at index: Int) -> Int {
        let lexeme = lexemes[index]
        let end = lexemes[index + match.count - 1].end
        if case .number? = match.entry?.meaning {} else if !isHedge(match.entry) { dropHedge() }
        words += Double(match.count - 1) * (lexeme.kind == .han ? 0.55 : 1)
        defer { if match.entry == nil || !isHedge(match.entry) { dropHedge() } }
        guard let entry = match.entry else {
            for position in index..<index + match.count {
                append(.han, lexemes[position], end: lexemes[position].end, key: lexemes[position].stem)
            }
            return index + match.count
        }
        var surface = lexeme.surface
        for position in index + 1..<max(index + 1, index + match.count) {
            surface = Hashing.joined(surface, lexemes[position].surface)
        }
        func add(_ kind: MatchToken.Kind, key: UInt64) {
            append(kind, lexeme, end: end, key: key, surface: surface)
            tokens[tokens.count - 1].wordClass = Int16(truncatingIfNeeded: entry.index + 1)
        }
        switch entry.meaning {
        case .content: add(.word, key: entry.key)
        case .body: add(.name, key: entry.key)
        case .anaphor:
            add(.word, key: entry.key)
            tokens[tokens.count - 1].isAnaphor = true
        case .function: add(.function, key: lexeme.stem)
        case .colour: add(.colour, key: lexeme.stem)
        case .negation: add(.negation, key: entry.key)
        case .intention: add(.intention, key: entry.key)
        case .reporting: add(.reporting, key: entry.key)
        case .action:
            add(.word, key: entry.key)
            tokens[tokens.count - 1].isAction = true
        case .number(let value):
            add(.number, key: entry.key)
            addNumber(Double(value))
        case .ordinal: add(.ordinal, key: entry.key)
        case .legalForm:
            if !tokens.isEmpty { tokens[tokens.count - 1].endsName = true }
            carried.formUnion(lexeme.flags.intersection([.opensSentence, .opensClause]))
        case .hedge(let bound):
            // Behind an amount, in Chinese: 5吨以上.
            if lexeme.kind == .han, lexeme.flags.contains(.glued), let last = tokens.last, last.detail >= 0,
                last.kind == .amount || last.kind == .number
            {
                amounts[Int(last.detail)].isHedged = true
                amounts[Int(last.detail)].bound = Int8(bound)
            } else {
                pendingHedge = (Int8(bound), tokens.count, lexeme)
                carried.formUnion(lexeme.flags.intersection([.opensSentence, .opensClause]))
            }
        }
        return index + match.count
    }

    /// Whether a lexeme is the word of the table: a single character that tells something does so only before or behind an
    /// amount (约5吨, 涨3%); elsewhere it is a part of a longer word or of a name.
    private func isWord(_ entry: Vocabulary.Entry?, at index: Int) -> Bool {
        guard lexemes[index].kind == .han, let entry else { return true }
        switch entry.meaning {
        case .negation, .function, .colour, .intention, .number, .ordinal: return true
        case .content, .body, .anaphor: return true
        // 拟: a project has a stage.
        case .action(let stage) where stage > 0: return true
        case .action, .hedge, .reporting, .legalForm:
            let next = index + 1 < lexemes.count ? lexemes[index + 1].kind : .word
            let before = index > 0 ? lexemes[index - 1].kind : .word
            return next == .sign || next == .number || before == .sign || before == .number
        }
    }

    private func isHedge(_ entry: Vocabulary.Entry?) -> Bool {
        if case .hedge? = entry?.meaning { return true }
        return false
    }

    /// A bound that no amount follows compares: "9 % more than a year before" is not "9 % fewer".
    private mutating func dropHedge() {
        defer { pendingHedge = nil }
        guard let hedge = pendingHedge, hedge.bound != 0, hedge.index == tokens.count else { return }
        // "9 % more than": risen by so much.
        if let last = tokens.last, last.kind == .amount, last.detail >= 0,
            amounts[Int(last.detail)].unit == Tokenizer.percent
        {
            let direction = hedge.bound > 0 ? Tokenizer.rise : Tokenizer.fall
            append(.word, hedge.lexeme, end: hedge.lexeme.end, key: direction.key)
            tokens[tokens.count - 1].wordClass = direction.number
            tokens[tokens.count - 1].isAction = true
            return
        }
        append(
            .word, hedge.lexeme, end: hedge.lexeme.end, key: hedge.bound > 0 ? Tokenizer.above : Tokenizer.below)
    }

    private static let percent = Hashing.word("unit %")
    private static let rise = (key: Hashing.word("class rise"), number: WordClass.number(of: "rise"))
    private static let fall = (key: Hashing.word("class fall"), number: WordClass.number(of: "fall"))
    private static let above = Hashing.word("bound above")
    private static let below = Hashing.word("bound below")

    /// The bound of a hedge that stands right before what comes; nil where none does.
    private mutating func takenHedge() -> Int8? {
        defer { pendingHedge = nil }
        guard let hedge = pendingHedge, hedge.index == tokens.count else { return nil }
        return hedge.bound
    }

    private mutating func addNumber(_ value: Double) {
        var amount = Amount(value: value, unit: 0, mantissa: value, precision: 1, digits: value < 10 ? 1 : 2)
        let hedge = pendingHedge
        amount.isHedged = hedge != nil
        amount.bound = hedge?.bound ?? 0
        pendingHedge = nil
        tokens[tokens.count - 1].detail = Int32(truncatingIfNeeded: amounts.count)
        amounts.append(amount)
    }

    // MARK: What segmentation left alone

    private static let signs: [UInt64: UInt64] = Dictionary(
        [(0x24, "USD"), (0xA5, "CNY"), (0x20AC, "EUR"), (0xA3, "GBP")].map { scalar, unit in
            (Hashing.mixed(Hashing.basis ^ UInt64(scalar as Int)), Hashing.word("unit " + unit))
        }, uniquingKeysWith: { first, _ in first })

    private static let spelledUnits: [UInt64: [(rest: [UInt64], key: UInt64, factor: Double)]] = {
        var table: [UInt64: [(rest: [UInt64], key: UInt64, factor: Double)]] = [:]
        for unit in UnitScale.all {
            for spelling in unit.spellings {
                let surfaces = Lexer.lexemes(of: Lexer.scalars(of: spelling)).map(\.surface)
                guard let first = surfaces.first else { continue }
                table[first, default: []].append(
                    (Array(surfaces.dropFirst()), Hashing.word("unit " + unit.base), unit.factor))
            }
        }
        return table
    }()

    private static let multipliers: [UInt64: Double] = Dictionary(
        UnitScale.multipliers.map { word, factor in
            (Lexer.lexemes(of: Lexer.scalars(of: word)).first?.surface ?? 0, factor)
        }, uniquingKeysWith: { first, _ in first })

    private mutating func readNumber(at index: Int, unit sign: UInt64?) -> Int {
        let lexeme = lexemes[index]
        var next = index + 1
        var value = lexeme.value
        while next < lexemes.count, let factor = Tokenizer.multipliers[lexemes[next].surface], next <= index + 2 {
            value *= factor
            next += 1
        }
        var unit = sign ?? 0
        if sign == nil, next < lexemes.count, let spellings = Tokenizer.spelledUnits[lexemes[next].surface] {
            for spelling in spellings {
                let rest = spelling.rest
                guard next + rest.count < lexemes.count,
                    rest.indices.allSatisfy({ lexemes[next + 1 + $0].surface == rest[$0] })
                else { continue }
                value *= spelling.factor
                unit = spelling.key
                next += 1 + rest.count
                break
            }
        }
        // "a five-axis mill", "a 12-vat line": what a hyphen ties to a number is what it counts.
        if unit == 0, next < lexemes.count, lexemes[next].kind == .word,
            lexemes[next].start == lexemes[next - 1].end + 1, scalars[Int(lexemes[next - 1].end)] == 0x2D
        {
            unit = Hashing.joined(Hashing.word("unit of"), lexemes[next].stem)
            next += 1
        }
        let end = lexemes[next - 1].end
        var amount = Amount(value: value, unit: unit, mantissa: lexeme.value, precision: 0, digits: 15)
        Tokenizer.setPrecision(of: &amount, from: lexeme)
        if let hedge = takenHedge() {
            amount.isHedged = true
            amount.bound = hedge
        }
        let key = unit == 0 ? Lexer.number(value) : Tokenizer.key(of: amount)
        append(unit == 0 ? .number : .amount, lexeme, end: end, key: key, detail: amounts.count)
        amounts.append(amount)
        return next
    }

    private static let months: [UInt64: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        var table: [UInt64: Int] = [:]
        for (index, name) in names.enumerated() {
            table[Hashing.word(name)] = index + 1
            table[Hashing.word(String(name.prefix(3)))] = index + 1
        }
        table[Hashing.word("sept")] = 9
        return table
    }()
    /// 月, 日, 号
    private static let hanMonth = Hashing.mixed(0x6708 ^ 0x6861_6E00_0000_0000)
    private static let hanDays: Set<UInt64> = [
        Hashing.mixed(0x65E5 ^ 0x6861_6E00_0000_0000), Hashing.mixed(0x53F7 ^ 0x6861_6E00_0000_0000),
    ]

    /// A day of a month that segmentation did not resolve: May 6, 6 May, 5月6日.
    private mutating func readDate(at index: Int) -> Int? {
        let lexeme = lexemes[index]
        guard index + 1 < lexemes.count else { return nil }
        let next = lexemes[index + 1]
        func isDay(_ lexeme: Lexeme) -> Bool {
            (lexeme.kind == .number || lexeme.kind == .ordinal) && lexeme.decimals == 0
                && (1...31).contains(lexeme.value)
        }
        var found: (month: Int, day: Int, count: Int)?
        if lexeme.kind == .word, lexeme.flags.contains(.capital) || lexeme.end - lexeme.start > 3,
            let month = Tokenizer.months[lexeme.surface], isDay(next)
        {
            found = (month, Int(next.value), 2)
        } else if isDay(lexeme), next.kind == .word, next.flags.contains(.capital),
            let month = Tokenizer.months[next.surface]
        {
            found = (month, Int(lexeme.value), 2)
        } else if isDay(lexeme), lexeme.value <= 12, next.stem == Tokenizer.hanMonth {
            found = (Int(lexeme.value), 0, 2)
            if index + 3 < lexemes.count, isDay(lexemes[index + 2]), Tokenizer.hanDays.contains(lexemes[index + 3].stem)
            {
                found = (Int(lexeme.value), Int(lexemes[index + 2].value), 4)
            }
        }
        guard let found else { return nil }
        let key = Hashing.joined(UInt64(found.month * 100 + found.day), 0x6D64)
        append(.date, lexeme, end: lexemes[index + found.count - 1].end, key: key)
        dropHedge()
        return index + found.count
    }

    private static let romans: [UInt64: Double] = Dictionary(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].enumerated().map {
            (Hashing.word($1), Double($0 + 1))
        },
        uniquingKeysWith: { first, _ in first })
    private static let labels: Set<UInt64> = Set(
        ["phase", "stage", "unit", "batch", "line", "class", "type", "category", "grade", "section", "no", "furnace"]
            .map {
                Lexer.lexemes(of: Lexer.scalars(of: $0)).first?.stem ?? 0
            })

    /// "Phase II"; a single letter only behind such a label.
    private func romanNumeral(at index: Int) -> Double? {
        let lexeme = lexemes[index]
        guard lexeme.end - lexeme.start <= 4, lexeme.flags.contains(.capital),
            let value = Tokenizer.romans[lexeme.surface]
        else { return nil }
        if lexeme.end - lexeme.start >= 2, lexeme.flags.contains(.allCapitals) { return value }
        return index > 0 && Tokenizer.labels.contains(lexemes[index - 1].stem) ? value : nil
    }

    // MARK: Tokens

    private mutating func append(
        _ kind: MatchToken.Kind, _ lexeme: Lexeme, end: Int32, key: UInt64, surface: UInt64? = nil, detail: Int = -1
    ) {
        tokens.append(
            MatchToken(
                kind: kind, flags: lexeme.flags.union(carried), key: key,
                surface: surface ?? (detail >= 0 ? key : lexeme.surface),
                detail: Int32(truncatingIfNeeded: detail), start: lexeme.start, end: end))
        carried = []
    }

    /// Tells names from words: a capital within a sentence, or at its beginning with another behind it.
    private mutating func nameWords() {
        guard capitalsTell else { return }
        defer { extendNames() }
        for index in tokens.indices where tokens[index].kind == .word && tokens[index].wordClass == 0 {
            let flags = tokens[index].flags
            guard flags.contains(.capital) else { continue }
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            let isOpening = flags.contains(.opensSentence) && !flags.contains(.allCapitals)
            let continues =
                next.map {
                    $0.flags.contains(.capital) && !$0.flags.contains(.opensSentence) && $0.kind == .word
                        || $0.kind == .code
                } ?? false
            if !isOpening || continues || tokens[index].endsName { tokens[index].kind = .name }
        }
    }

    /// A word of a table with a capital, right behind a name, is a part of it: "Kelda Bicycle".
    private mutating func extendNames() {
        for index in tokens.indices.dropFirst()
        where tokens[index].kind == .word && tokens[index].wordClass != 0 && tokens[index - 1].kind == .name {
            let flags = tokens[index].flags
            guard flags.contains(.capital), !flags.contains(.opensClause), !tokens[index].isAction,
                tokens[index].start == tokens[index - 1].end + 1
            else { continue }
            tokens[index].kind = .name
        }
    }
}
