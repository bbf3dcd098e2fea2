/// Finds every place in a text that may number what follows it. Judging them is for the rules and the outline.
struct MarkerScanner {
    private let bytes: [UInt8]
    private var candidates: [MarkerCandidate] = []
    private var region = Region(range: 0..<0)
    private var followsPlainHeading = false
    /// Where a double quote opened that has not closed yet; nil outside quotes.
    private var quoteOpening: Int?

    /// A quote that has not closed after so many bytes was never opened: a lost mark must not blind the rest.
    private static let longestQuote = 300

    /// All candidates of the regions, in order of their start; several may start at one place ("I." is one and nine).
    static func candidates(in bytes: [UInt8], regions: [Region]) -> [MarkerCandidate] {
        var scanner = MarkerScanner(bytes: bytes)
        for region in regions { scanner.scan(region) }
        return scanner.candidates
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What a first byte can begin; everything else is passed over at once.
    private static let triggers: [Bool] = (0..<256).map { value in
        let byte = UInt8(value)
        return byte.isDigit || byte.isLetter || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "\"") || (0xE2...0xEF).contains(byte)
    }

    /// Whether a range is short and does not end like a sentence.
    private func isShort(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 90 else { return false }
        let last = bytes.lastScalar(of: range).value
        return !last.endsSentence && !last.isSemicolon && !last.isComma
    }

    private mutating func scan(_ region: Region) {
        // A short line without a number, after which numbers may begin again.
        let previous = self.region.range
        let hadMarker = candidates.last.map { $0.range.lowerBound >= previous.lowerBound } ?? false
        followsPlainHeading = !previous.isEmpty && !hadMarker && (self.region.headingLevel > 0 || isShort(previous))
        self.region = region
        quoteOpening = nil
        var index = region.range.lowerBound
        let end = region.range.upperBound
        let triggers = MarkerScanner.triggers
        while index < end {
            let byte = bytes[index]
            guard triggers[Int(byte)] else {
                index += 1
                continue
            }
            if byte.isLetter {
                index = scanWord(at: index, end: end)
            } else if byte.isDigit {
                index = scanDigits(at: index)
            } else if byte == UInt8(ascii: "\"") {
                toggleQuote(at: index, opens: quoteOpening == nil)
                index += 1
            } else if byte == UInt8(ascii: "(") {
                scanEnclosed(at: index, openLength: 1)
                index += 1
            } else if byte == UInt8(ascii: "#") {
                scanHash(at: index)
                index += 1
            } else {
                index = scanWide(at: index)
            }
        }
    }

    private mutating func toggleQuote(at index: Int, opens: Bool) {
        quoteOpening = opens ? index : nil
    }

    private func isQuoted(at index: Int) -> Bool {
        guard let quoteOpening else { return false }
        return index - quoteOpening < MarkerScanner.longestQuote
    }

    // MARK: Surroundings

    /// What stands before a marker that begins at an offset.
    private func before(_ index: Int) -> MarkerCandidate.Before {
        var position = bytes.trimmingSpace(to: index, from: region.range.lowerBound)
        let spaced = position < index
        if position == region.range.lowerBound { return .lineStart }
        for offset in position..<index where bytes[offset].isLineEnd { return .lineStart }
        var scalar = bytes.scalar(before: position)
        var closers = 0
        while scalar.value.closes, closers < 4, position > region.range.lowerBound {
            position -= scalar.length
            closers += 1
            scalar = bytes.scalar(before: position)
        }
        if scalar.value.endsSentence, position > region.range.lowerBound {
            return spaced ? .sentenceEnd : .gluedToStop
        }
        if closers > 0 { return spaced ? .word : .gluedToWord }
        switch scalar.value {
        case 0x3A, 0xFF1A: return .colon
        case 0x3B, 0xFF1B, 0x2C, 0xFF0C, 0x3001, 0x2014, 0x2013: return .clause
        default: return spaced ? .word : .gluedToWord
        }
    }

    /// What stands after a marker that ends at an offset, whether white space parts the two, and where the content begins.
    private func after(_ index: Int) -> (after: MarkerCandidate.After, spaced: Bool, content: Int) {
        var content = bytes.skippingSpace(from: index, to: region.range.upperBound)
        let spaced = content > index
        // "No. 5 – Ice in the Desert": a dash sets the content off.
        let dash = bytes.scalar(at: content)
        if spaced, dash.value.isDash {
            let behind = bytes.skippingSpace(from: content + dash.length, to: region.range.upperBound)
            if behind > content + dash.length { content = behind }
        }
        guard content < region.range.upperBound else { return (.end, spaced, content) }
        let scalar = bytes.scalar(at: content)
        let after: MarkerCandidate.After
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            after =
                byte.isUpper
                ? .upper : byte.isLower ? .lower : byte.isDigit ? .digit : scalar.value.opens ? .quote : .other
        } else if scalar.value.isHan {
            after = .han
        } else if scalar.value.opens {
            after = .quote
        } else if (0xC0...0xDE).contains(scalar.value) || (0x410...0x42F).contains(scalar.value) {
            after = .upper
        } else {
            after = .other
        }
        return (after, spaced, content)
    }

    private mutating func add(
        from start: Int, to end: Int, scheme: MarkerScheme, value: Int, prefix: [Int] = [],
        before: MarkerCandidate.Before
    ) {
        let (after, spaced, content) = after(end)
        let opensBlock = before == .lineStart
        let isBare = scheme.form == .none && scheme.label == .none && scheme.style == .arabic
        var candidate = MarkerCandidate(
            range: start..<end, contentStart: content, scheme: scheme, value: value, prefix: prefix, before: before,
            after: after, spaced: spaced, headingLevel: opensBlock ? region.headingLevel : 0)
        candidate.isShortLine = opensBlock && isBare && isShort(content..<region.range.upperBound)
        candidate.followsPlainHeading = opensBlock && followsPlainHeading && start <= region.range.lowerBound + 8
        candidate.refusal =
            MarkerRule.refusal(
                of: candidate,
                in: MarkerRule.Context(bytes: bytes, region: region.range, isQuoted: isQuoted(at: start)))
        candidates.append(candidate)
    }

    // MARK: Digits

    /// Reads "1.", "1)", "1、", "1.2", "1:" and bare numbers; gives the offset from which to go on.
    private mutating func scanDigits(at start: Int) -> Int {
        guard let first = Numerals.decimal(bytes, at: start) else { return skipDigits(from: start) }
        var numbers = [first.value]
        var ends = [start + first.length]
        while numbers.count < 4, bytes.byte(at: ends[ends.count - 1]) == UInt8(ascii: "."),
            let next = Numerals.decimal(bytes, at: ends[ends.count - 1] + 1)
        {
            numbers.append(next.value)
            ends.append(ends[ends.count - 1] + 1 + next.length)
        }
        let end = ends[ends.count - 1]
        let previous = bytes.byte(at: start - 1)
        if start > region.range.lowerBound {
            if MarkerScanner.joining[Int(previous)] { return end }
            if previous == UInt8(ascii: "."), bytes.byte(at: start - 2).isDigit { return end }
            if previous == UInt8(ascii: ","), bytes.byte(at: start - 2).isDigit { return end }
        }
        let before = before(start)
        if before == .gluedToWord, previous.isLetter {
            // "growth4. Minmetals" numbers; "AZ91. The" does not: the word must be one in lower case.
            guard previous.isLower, bytes.byte(at: start - 2).isLower, bytes.byte(at: start - 3).isLower else {
                return end
            }
        }
        // A number followed at once by a date: "2.2023", "3.5月6日".
        if numbers.count >= 2, let split = dateFollows(numbers: numbers, ends: ends) {
            let marker =
                split == 1 ? MarkerScheme(style: .arabic, form: .stop) : MarkerScheme(style: .dotted, form: .stop)
            add(
                from: start, to: ends[split - 1] + 1, scheme: marker, value: numbers[split - 1],
                prefix: Array(numbers[..<(split - 1)]), before: before)
            return ends[split - 1] + 1
        }
        if numbers.count > 1 {
            addSplitNumbers(from: start, numbers: numbers, ends: ends, before: before)
            let (form, length) = form(at: end)
            add(
                from: start, to: end + length, scheme: MarkerScheme(style: .dotted, form: form == .stop ? .none : form),
                value: numbers[numbers.count - 1], prefix: Array(numbers.dropLast()), before: before)
            return end + length
        }
        addNumeral(from: start, numeralEnd: end, style: .arabic, value: first.value, before: before)
        return end
    }

    /// "1.333家企业" may be 1.3 before 33家, or 1.33 before 3家: the outline knows which.
    private mutating func addSplitNumbers(
        from start: Int, numbers: [Int], ends: [Int], before: MarkerCandidate.Before
    ) {
        let end = ends[ends.count - 1]
        let first = ends[ends.count - 2] + 1
        guard before.opensSentence, end - first >= 2,
            bytes.scalar(at: end).value.isHan
        else { return }
        var value = 0
        for length in 1..<min(end - first, 3) {
            guard bytes[first + length - 1].isDigit, bytes[first + length].isDigit else { return }
            value = value * 10 + Int(bytes[first + length - 1] - 0x30)
            guard bytes[first + length] != UInt8(ascii: "0") else { continue }
            add(
                from: start, to: first + length, scheme: MarkerScheme(style: .dotted, form: .none), value: value,
                prefix: Array(numbers.dropLast()), before: before)
        }
    }

    /// Bytes that join a number to what stands before it: a code, a range, money, a path.
    private static let joining: [Bool] = {
        var isJoining = [Bool](repeating: false, count: 256)
        for byte in "-/\\_$+*=<>~^@&%'".utf8 { isJoining[Int(byte)] = true }
        return isJoining
    }()

    private func skipDigits(from start: Int) -> Int {
        var index = start
        while index < region.range.upperBound, bytes[index].isDigit { index += 1 }
        return max(index, start + 1)
    }

    /// How many of the numbers are the marker, where a date stands right behind it.
    private func dateFollows(numbers: [Int], ends: [Int]) -> Int? {
        for split in 1..<numbers.count
        where (1900...2099).contains(numbers[split]) && ends[split] - ends[split - 1] == 5 {
            return numbers[0] < 1900 ? split : nil
        }
        let end = ends[ends.count - 1]
        let scalar = bytes.scalar(at: end).value
        // 月 after the last number: it is a month.
        if scalar == 0x6708, (1...12).contains(numbers[numbers.count - 1]) { return numbers.count - 1 }
        return nil
    }

    /// What stands right behind a numeral, and how many bytes of it.
    private func form(at index: Int) -> (form: MarkerScheme.Form, length: Int) {
        let scalar = bytes.scalar(at: index)
        guard index < region.range.upperBound else { return (.none, 0) }
        switch scalar.value {
        case 0x2E, 0xFF0E:
            let next = bytes.byte(at: index + scalar.length)
            return (.stop, next == UInt8(ascii: ")") ? scalar.length + 1 : scalar.length)
        case 0x29, 0xFF09: return (.parenthesis, scalar.length)
        case 0x3001: return (.ideographicComma, scalar.length)
        case 0x3A, 0xFF1A: return (.colon, scalar.length)
        case 0x2C, 0xFF0C: return (.comma, scalar.length)
        default: return (.none, 0)
        }
    }

    private mutating func addNumeral(
        from start: Int, numeralEnd: Int, style: MarkerScheme.Style, value: Int, before: MarkerCandidate.Before,
        label: MarkerScheme.Label = .none
    ) {
        let (form, length) = form(at: numeralEnd)
        let next = bytes.byte(at: numeralEnd + length)
        let opens = before.opensSentence
        switch form {
        case .stop, .parenthesis, .ideographicComma: break
        case .colon:
            guard opens || label != .none, !next.isDigit else { return }
        case .comma:
            guard opens || label != .none, !next.isDigit, style != .arabic || next >= 0x80 else { return }
        case .none, .parentheses:
            guard label != .none || (before == .lineStart && (style == .arabic || style == .han)) else { return }
        }
        add(
            from: start, to: numeralEnd + length, scheme: MarkerScheme(style: style, form: form, label: label),
            value: value,
            before: before)
    }

    // MARK: Words and letters

    /// Reads Roman numerals, letters and label words at the start of a word; gives the offset after the word.
    private mutating func scanWord(at start: Int, end regionEnd: Int) -> Int {
        var end = start + 1
        while end < regionEnd, bytes[end].isLetter { end += 1 }
        let previous = bytes.byte(at: start - 1)
        if start > region.range.lowerBound,
            previous.isDigit || MarkerScanner.joining[Int(previous)] || previous == UInt8(ascii: "(")
                || previous == UInt8(ascii: "[")
        {
            return end
        }
        let length = end - start
        let first = bytes[start]
        let next = bytes.byte(at: end)
        let closed = next == UInt8(ascii: ".") || next == UInt8(ascii: ")") || next == 0xE3 || next == 0xEF
        // Few Roman numerals are longer (XXXVIII), and most words are.
        if length <= 6, closed { scanNumeralWord(from: start, to: end) }
        if length >= 2, length <= 9 {
            if let word = MarkerScanner.labelWord(in: bytes, from: start, to: end) {
                if let position = scanLabel(word, from: start, wordEnd: end) { return position }
            } else if length >= 5, next == UInt8(ascii: ",") || next == UInt8(ascii: ":"), first.isUpper,
                let (reading, ordinal) = Numerals.englishWord(bytes, at: start), ordinal, reading.length == length
            {
                let before = before(start)
                if before.opensSentence {
                    add(
                        from: start, to: end + 1, scheme: MarkerScheme(style: .ordinalWord, form: .comma),
                        value: reading.value, before: before)
                }
            }
        }
        return end
    }

    private mutating func scanNumeralWord(from start: Int, to end: Int) {
        let upper = bytes[start].isUpper
        let (form, length) = form(at: end)
        guard form == .stop || form == .parenthesis || form == .ideographicComma else { return }
        let before = before(start)
        let opens = before.opensSentence
        // "b. The": no prose has a small letter with a stop before a capital.
        let roman = Numerals.roman(bytes, at: start, upper: upper)
        if let roman, roman.length == end - start {
            guard opens || before == .colon || before == .clause || (before == .word && upper) else { return }
            if upper || form == .parenthesis || before == .lineStart {
                add(
                    from: start, to: end + length,
                    scheme: MarkerScheme(style: upper ? .romanUpper : .romanLower, form: form), value: roman.value,
                    before: before)
            }
        }
        let opensLower = !upper && form == .stop && after(end + length).after == .upper && before != .gluedToWord
        if end - start == 1, opens || opensLower || (form == .parenthesis && (before == .colon || before == .clause)) {
            guard upper || form == .parenthesis || before == .lineStart || opensLower else { return }
            add(
                from: start, to: end + length,
                scheme: MarkerScheme(style: upper ? .letterUpper : .letterLower, form: form),
                value: Int(bytes[start] | 0x20) - 0x60, before: before)
        }
    }

    /// A word that numbers what follows it: "Part 1", "Event two:".
    private struct LabelWord {
        let word: [UInt8]
        let label: MarkerScheme.Label
        /// Whether a colon must stand behind the number, since the word is common in prose.
        let needsColon: Bool

        init(_ word: String, _ label: MarkerScheme.Label, needsColon: Bool) {
            self.word = Array(word.utf8)
            self.label = label
            self.needsColon = needsColon
        }
    }

    private static let labels = [
        LabelWord("part", .part, needsColon: false), LabelWord("section", .part, needsColon: true),
        LabelWord("chapter", .part, needsColon: false), LabelWord("event", .event, needsColon: false),
        LabelWord("news", .event, needsColon: true), LabelWord("item", .event, needsColon: true),
        LabelWord("story", .event, needsColon: true), LabelWord("highlight", .event, needsColon: true),
        LabelWord("topic", .event, needsColon: true), LabelWord("case", .event, needsColon: true),
        LabelWord("top", .number, needsColon: true), LabelWord("no", .number, needsColon: false),
        LabelWord("number", .number, needsColon: true),
    ]

    /// The label word that stands between two offsets with a capital in front; nil where none does.
    private static func labelWord(in bytes: [UInt8], from start: Int, to end: Int) -> LabelWord? {
        guard bytes[start].isUpper else { return nil }
        return labels.first { label in
            label.word.count == end - start
                && label.word.indices.allSatisfy { bytes[start + $0] | 0x20 == label.word[$0] }
        }
    }

    /// Reads the number behind a label word; gives the offset after the marker, or nil where it is none.
    private mutating func scanLabel(_ labelWord: LabelWord, from start: Int, wordEnd: Int) -> Int? {
        var index = wordEnd
        if bytes.byte(at: index) == UInt8(ascii: ".") {
            guard labelWord.label == .number else { return nil }
            index += 1
        }
        index = bytes.skippingSpace(from: index, to: min(index + 2, region.range.upperBound))
        let before = before(start)
        guard before != .gluedToWord, before != .clause else { return nil }
        let style: MarkerScheme.Style
        let value: Int
        let numeralEnd: Int
        if let decimal = Numerals.decimal(bytes, at: index) {
            (style, value, numeralEnd) = (.arabic, decimal.value, index + decimal.length)
        } else if let roman = Numerals.roman(bytes, at: index, upper: true) {
            (style, value, numeralEnd) = (.romanUpper, roman.value, index + roman.length)
        } else if let (word, ordinal) = Numerals.englishWord(bytes, at: index), !ordinal {
            (style, value, numeralEnd) = (.ordinalWord, word.value, index + word.length)
        } else {
            return nil
        }
        let (form, length) = form(at: numeralEnd)
        let next = bytes.byte(at: numeralEnd + length)
        let opens = before.opensSentence
        if labelWord.needsColon || !opens {
            guard form == .colon || (form == .stop && opens) || before == .lineStart else { return nil }
        }
        guard form == .colon || form == .stop || form == .ideographicComma || form == .none, !next.isDigit else {
            return nil
        }
        guard form != .none || next.isSpace || next >= 0x80 || before == .lineStart else { return nil }
        add(
            from: start, to: numeralEnd + length,
            scheme: MarkerScheme(style: style, form: .none, label: labelWord.label),
            value: value, before: before)
        return numeralEnd + length
    }

    // MARK: Enclosures

    /// Reads "(1)", "(a)", "（一）", "【1】"; "[1]" is a citation. The opening bracket takes `openLength` bytes.
    private mutating func scanEnclosed(at start: Int, openLength: Int) {
        let previous = bytes.byte(at: start - 1)
        if start > region.range.lowerBound, previous.isLetter || previous.isDigit { return }
        let inside = bytes.skippingSpace(
            from: start + openLength, to: min(start + openLength + 1, region.range.upperBound))
        var readings: [(MarkerScheme.Style, Numerals.Reading)] = []
        let scalar = bytes.scalar(at: inside)
        if let decimal = Numerals.decimal(bytes, at: inside) {
            readings.append((.arabic, decimal))
        } else if scalar.value.isHan, let han = Numerals.han(bytes, at: inside) {
            readings.append((.han, han))
        } else if scalar.value < 0x80, UInt8(scalar.value).isLetter {
            let upper = UInt8(scalar.value).isUpper
            if let roman = Numerals.roman(bytes, at: inside, upper: upper) {
                readings.append((upper ? .romanUpper : .romanLower, roman))
            }
            if !bytes.byte(at: inside + 1).isLetter {
                readings.append(
                    (upper ? .letterUpper : .letterLower, .init(value: Int(scalar.value | 0x20) - 0x60, length: 1)))
            }
        }
        guard !readings.isEmpty else { return }
        let before = before(start)
        for (style, reading) in readings {
            let close = inside + reading.length
            let closing = bytes.scalar(at: close)
            guard closing.value == 0x29 || closing.value == 0xFF09 || closing.value == 0x5D || closing.value == 0x3011
            else { continue }
            var end = close + closing.length
            let behind = bytes.scalar(at: end)
            if behind.value == 0x3001 || behind.value == 0x2E || behind.value == 0xFF0E { end += behind.length }
            add(
                from: start, to: end, scheme: MarkerScheme(style: style, form: .parentheses), value: reading.value,
                before: before)
        }
    }

    private mutating func scanHash(at start: Int) {
        guard let reading = Numerals.decimal(bytes, at: start + 1) else { return }
        let before = before(start)
        guard before != .gluedToWord, before != .clause else { return }
        let end = start + 1 + reading.length
        let (form, length) = form(at: end)
        guard !bytes.byte(at: end).isLetter else { return }
        add(
            from: start, to: end + (form == .none ? 0 : length),
            scheme: MarkerScheme(style: .arabic, form: .none, label: .hash), value: reading.value, before: before)
    }

    // MARK: Beyond ASCII

    private mutating func scanWide(at start: Int) -> Int {
        let scalar = bytes.scalar(at: start)
        let after = start + max(scalar.length, 1)
        switch scalar.value {
        case 0x201C, 0x300A, 0x300C:
            toggleQuote(at: start, opens: true)
        case 0x201D, 0x300B, 0x300D:
            toggleQuote(at: start, opens: false)
        case 0xFF08, 0x3010:
            scanEnclosed(at: start, openLength: scalar.length)
        case 0xFF10...0xFF19:
            return scanFullWidthDigits(at: start)
        case 0x7B2C: scanHanOrdinal(at: start)  // 第
        case 0x5176: scanHanAmong(at: start)  // 其
        case 0x4E8B, 0x65B0, 0x5927, 0x70ED, 0x770B: scanHanEvent(at: start)  // 事 新 大 热 看
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341:
            return scanHanNumber(at: start)
        default:
            if let enclosed = Numerals.enclosed(scalar.value) {
                let before = before(start)
                add(
                    from: start, to: after, scheme: MarkerScheme(style: enclosed.style, form: .none),
                    value: enclosed.value,
                    before: before)
            }
        }
        return after
    }

    private mutating func scanFullWidthDigits(at start: Int) -> Int {
        guard let reading = Numerals.decimal(bytes, at: start) else { return start + 3 }
        let end = start + reading.length
        let before = before(start)
        let previous = bytes.scalar(before: start).value
        guard !(0xFF10...0xFF19).contains(previous), !(0x30...0x39).contains(previous) else { return end }
        addNumeral(from: start, numeralEnd: end, style: .arabic, value: reading.value, before: before)
        return end
    }

    private mutating func scanHanNumber(at start: Int) -> Int {
        guard let reading = Numerals.han(bytes, at: start) else { return start + 3 }
        let end = start + reading.length
        let before = before(start)
        if bytes.scalar(at: end).value == 0x662F {  // 是
            guard before != .gluedToWord, before != .word else { return end }
            add(
                from: start, to: end + 3, scheme: MarkerScheme(style: .han, form: .none, label: .hanIs),
                value: reading.value,
                before: before)
            return end + 3
        }
        let (form, _) = form(at: end)
        if form == .stop || form == .ideographicComma || (form == .comma && before != .clause && before != .gluedToWord)
            || (form == .colon && before != .gluedToWord)
        {
            addNumeral(from: start, numeralEnd: end, style: .han, value: reading.value, before: before)
        } else if form == .none, before == .lineStart, bytes.spaceLength(at: end) > 0 {
            addNumeral(from: start, numeralEnd: end, style: .han, value: reading.value, before: before)
        }
        return end
    }

    /// Decimal digits or a Han number.
    private func numeral(at index: Int) -> (style: MarkerScheme.Style, reading: Numerals.Reading)? {
        if let decimal = Numerals.decimal(bytes, at: index) { return (.arabic, decimal) }
        return Numerals.han(bytes, at: index).map { (.han, $0) }
    }

    /// 第一章, 第二条, 第一，
    private mutating func scanHanOrdinal(at start: Int) {
        let inside = start + 3
        guard let (style, reading) = numeral(at: inside) else { return }
        var end = inside + reading.length
        let before = before(start)
        let scalar = bytes.scalar(at: end)
        let label: MarkerScheme.Label
        switch scalar.value {
        case 0x7AE0, 0x8282, 0x7BC7, 0x7F16:  // 章 节 篇 编
            label = .hanChapter
            end += 3
        case 0x90E8 where bytes.scalar(at: end + 3).value == 0x5206:  // 部分
            label = .hanChapter
            end += 6
        case 0x6761, 0x6B3E:  // 条 款
            label = .hanArticle
            end += 3
        case 0x3001, 0xFF0C, 0x2C, 0xFF1A, 0x3A:
            label = .hanOrdinal
            end += scalar.length
        default:
            guard before == .lineStart, bytes.spaceLength(at: end) > 0 else { return }
            label = .hanOrdinal
        }
        if label == .hanChapter || label == .hanArticle {
            guard before != .gluedToWord, before != .clause else { return }
            let behind = bytes.scalar(at: end)
            if behind.value == 0x3001 || behind.value.isColon { end += behind.length }
        } else {
            guard before != .gluedToWord, before != .word else { return }
        }
        add(
            from: start, to: end, scheme: MarkerScheme(style: style, form: .none, label: label), value: reading.value,
            before: before)
    }

    /// 其一，
    private mutating func scanHanAmong(at start: Int) {
        let inside = start + 3
        guard let reading = Numerals.han(bytes, at: inside) else { return }
        let end = inside + reading.length
        let (form, length) = form(at: end)
        let before = before(start)
        guard form == .comma || form == .ideographicComma || form == .colon || form == .stop, before != .gluedToWord
        else { return }
        add(
            from: start, to: end + length, scheme: MarkerScheme(style: .han, form: .none, label: .hanAmong),
            value: reading.value,
            before: before)
    }

    /// Words of two characters that number events.
    private static let hanEvents: [StaticString] = ["事件", "新闻", "大事", "热点", "看点"]

    /// 事件一：, 新闻2、, 大事三：, 热点1：, 看点一：
    private mutating func scanHanEvent(at start: Int) {
        guard MarkerScanner.hanEvents.contains(where: { bytes.has($0, at: start) }) else { return }
        let inside = start + 6
        guard let (style, reading) = numeral(at: inside) else { return }
        let end = inside + reading.length
        let (form, length) = form(at: end)
        let before = before(start)
        guard form != .none || before == .lineStart, before != .clause else { return }
        add(
            from: start, to: end + length, scheme: MarkerScheme(style: style, form: .none, label: .hanEvent),
            value: reading.value, before: before)
    }
}
