import Model

/// A point in time as pages print it: a day, perhaps with a time of day, perhaps with a zone.
struct PublicationTime: Equatable, Sendable {
    /// Hours, minutes and, where printed, seconds.
    struct Clock: Equatable, Sendable {
        var hour: Int
        var minute: Int
        var second: Int?
    }

    var date: CivilDate
    var time: Clock?
    /// `Z` or `+08:00`; only where the page has one.
    var zone: String?
    /// Where it stands in the bytes it was found in, the time of day and the zone included.
    var range: Range<Int>

    /// ISO 8601, to the precision of the page: `2025-04-09`, `2025-04-09T13:58`, `2025-04-09T13:58:07+08:00`.
    var iso: String {
        guard let time else { return date.description }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let seconds = time.second.map { ":" + two($0) } ?? ""
        return "\(date)T\(two(time.hour)):\(two(time.minute))\(seconds)\(zone ?? "")"
    }

    /// The first such time in a text; nil where there is none. Linear in the text.
    ///
    /// Reads ISO 8601 and RFC 5322 forms, English months in both orders, `2024-12-31 08:00`, `2024/12/31`,
    /// `31.12.2024`, `2025年4月9日 13:58`, and a time of day before the day, `09:27:07AM Nov 21, 2016`. Numbers
    /// such as 04/05/2025, which could be either order, are not read: a wrong date is worse than none.
    ///
    /// - Parameter dayFirst: which of the two orders they have, where something else tells it.
    static func first(in bytes: some RandomAccessCollection<UInt8>, dayFirst: Bool? = nil) -> PublicationTime? {
        guard mayStand(in: bytes) else { return nil }
        let tokens = TimeToken.tokens(of: Array(bytes))
        for index in tokens.indices {
            if let found = date(tokens, at: index, dayFirst), isPlausible(found.date.year) {
                return completed(found, tokens)
            }
        }
        return nil
    }

    /// Whether four digits stand together, without which there is no year: most lines end here.
    static func mayStand(in bytes: some RandomAccessCollection<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes.prefix(TimeToken.longest) {
            digits = byte.isDigitASCII ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }

    /// Years of the Web.
    private static func isPlausible(_ year: Int) -> Bool { (1990...2100).contains(year) }

    // MARK: The day

    private struct FoundDate {
        var date: CivilDate
        var tokens: Range<Int>
    }

    private static func date(_ tokens: [TimeToken], at index: Int, _ isDayFirst: Bool?) -> FoundDate? {
        monthFirst(tokens, at: index) ?? dayFirst(tokens, at: index) ?? yearFirst(tokens, at: index)
            ?? numbersDayFirst(tokens, at: index, isDayFirst) ?? compact(tokens, at: index)
    }

    /// `Apr 9, 2025`, `April 9th 2025`.
    private static func monthFirst(_ tokens: [TimeToken], at index: Int) -> FoundDate? {
        guard let month = tokens[index].month else { return nil }
        var next = index + 1
        skip(&next, tokens, ".")
        guard let day = number(tokens, next, upTo: 31) else { return nil }
        next += 1
        skipOrdinal(&next, tokens)
        skip(&next, tokens, ",")
        guard let year = year(tokens, next), let date = CivilDate(year: year, month: month, day: day) else {
            return nil
        }
        return FoundDate(date: date, tokens: index..<(next + 1))
    }

    /// `9 April 2025`, `Wed, 09 Apr 2025`, `9-Apr-2025`.
    private static func dayFirst(_ tokens: [TimeToken], at index: Int) -> FoundDate? {
        guard let day = number(tokens, index, upTo: 31) else { return nil }
        var next = index + 1
        skip(&next, tokens, ".")
        skipOrdinal(&next, tokens)
        skip(&next, tokens, "-")
        guard next < tokens.count, let month = tokens[next].month else { return nil }
        next += 1
        skip(&next, tokens, ".")
        skip(&next, tokens, ",")
        skip(&next, tokens, "-")
        skipOrdinal(&next, tokens)
        guard let year = year(tokens, next), let date = CivilDate(year: year, month: month, day: day) else {
            return nil
        }
        return FoundDate(date: date, tokens: index..<(next + 1))
    }

    /// `2025-04-09`, `2025/4/9`, `2025.04.09`, `2025年4月9日`.
    private static func yearFirst(_ tokens: [TimeToken], at index: Int) -> FoundDate? {
        guard let year = year(tokens, index), index + 4 < tokens.count, let separator = tokens[index + 1].symbol,
            let month = number(tokens, index + 2, upTo: 12), let second = tokens[index + 3].symbol,
            let day = number(tokens, index + 4, upTo: 31)
        else { return nil }
        var end = index + 5
        switch separator {
        case "-", "/", ".": guard second == separator else { return nil }
        case "年":
            guard second == "月" else { return nil }
            if end < tokens.count, tokens[end].symbol == "日" || tokens[end].symbol == "号" { end += 1 }
        case "년":
            guard second == "월" else { return nil }
            if end < tokens.count, tokens[end].symbol == "일" { end += 1 }
        default: return nil
        }
        return CivilDate(year: year, month: month, day: day).map { FoundDate(date: $0, tokens: index..<end) }
    }

    /// `31.12.2024`, and `31/12/2024` where the first number can be no month.
    private static func numbersDayFirst(
        _ tokens: [TimeToken], at index: Int, _ isDayFirst: Bool?
    ) -> FoundDate? {
        guard index + 4 < tokens.count, let first = number(tokens, index, upTo: 31),
            let separator = tokens[index + 1].symbol, separator == tokens[index + 3].symbol,
            let second = number(tokens, index + 2, upTo: 31), let year = year(tokens, index + 4)
        else { return nil }
        let date: CivilDate?
        switch separator {
        case ".": date = CivilDate(year: year, month: second, day: first)
        case "/", "-":
            if first > 12 {
                date = CivilDate(year: year, month: second, day: first)
            } else if second > 12 || first == second {
                date = CivilDate(year: year, month: first, day: second)
            } else if let isDayFirst {
                date = CivilDate(year: year, month: isDayFirst ? second : first, day: isDayFirst ? first : second)
            } else {
                return nil
            }
        default: return nil
        }
        return date.map { FoundDate(date: $0, tokens: index..<(index + 5)) }
    }

    /// `20250409` and `20250409135800`.
    private static func compact(_ tokens: [TimeToken], at index: Int) -> FoundDate? {
        guard case .number(let value, let digits) = tokens[index].kind, digits == 8,
            let date = CivilDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        else { return nil }
        return FoundDate(date: date, tokens: index..<(index + 1))
    }

    // MARK: The time of day

    private static func completed(_ found: FoundDate, _ tokens: [TimeToken]) -> PublicationTime {
        let start = tokens[found.tokens.lowerBound].range.lowerBound
        let end = tokens[found.tokens.upperBound - 1].range.upperBound
        var result = PublicationTime(date: found.date, time: nil, zone: nil, range: start..<end)
        if let clock = clockAfter(found.tokens.upperBound, tokens) {
            result.time = clock.time
            result.zone = clock.zone
            result.range = start..<tokens[clock.tokens.upperBound - 1].range.upperBound
        } else if let clock = clockBefore(found.tokens.lowerBound, tokens) {
            result.time = clock.time
            result.zone = clock.zone
            result.range = tokens[clock.tokens.lowerBound].range.lowerBound..<end
        }
        return result
    }

    private struct FoundClock {
        var time: Clock
        var zone: String?
        var tokens: Range<Int>
    }

    private static func clockAfter(_ index: Int, _ tokens: [TimeToken]) -> FoundClock? {
        var next = index
        var skipped = 0
        // "Wed", "at", "|", "T", "," may stand between.
        while next < tokens.count, skipped < 5 {
            if let clock = clock(tokens, at: next) { return clock }
            switch tokens[next].kind {
            case .word(let word): guard joiningWords.contains(word) else { return nil }
            case .symbol(let symbol): guard ",|-–—·/()（）T星期周日一二三四五六".contains(symbol) else { return nil }
            case .number: return nil
            }
            next += 1
            skipped += 1
        }
        return nil
    }

    private static func clockBefore(_ index: Int, _ tokens: [TimeToken]) -> FoundClock? {
        for start in max(0, index - 12)..<max(0, index) {
            guard let clock = clock(tokens, at: start), clock.tokens.upperBound <= index else { continue }
            let between = tokens[clock.tokens.upperBound..<index]
            let joins = between.allSatisfy { token in
                switch token.kind {
                case .word(let word): joiningWords.contains(word)
                case .symbol(let symbol): ",|-".contains(symbol)
                case .number: false
                }
            }
            if joins { return clock }
        }
        return nil
    }

    private static let joiningWords: Set<String> = [
        "at", "on", "t", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// `13:58`, `1:58 PM`, `09:27:07AM`, `13:58:00.000+08:00`, `下午1:58`.
    private static func clock(_ tokens: [TimeToken], at index: Int) -> FoundClock? {
        var next = index
        var half: Int?
        if next < tokens.count, case .symbol(let symbol) = tokens[next].kind, symbol == "上" || symbol == "下",
            next + 1 < tokens.count, tokens[next + 1].symbol == "午"
        {
            half = symbol == "下" ? 12 : 0
            next += 2
        }
        guard next + 2 < tokens.count, var hour = number(tokens, next, upTo: 24, from: 0),
            let colon = tokens[next + 1].symbol, ":：时時".contains(colon),
            let minute = number(tokens, next + 2, upTo: 59, from: 0)
        else { return nil }
        next += 3
        var time = Clock(hour: 0, minute: minute)
        if next + 1 < tokens.count, let colon = tokens[next].symbol, ":：分".contains(colon),
            let second = number(tokens, next + 1, upTo: 60, from: 0)
        {
            time.second = second
            next += 2
            // Fractions of a second say nothing here.
            if next + 1 < tokens.count, tokens[next].symbol == ".", case .number = tokens[next + 1].kind { next += 2 }
        } else if next < tokens.count, tokens[next].symbol == "分" {
            next += 1
        }
        if next < tokens.count, case .word(let word) = tokens[next].kind, word == "am" || word == "pm" {
            half = word == "pm" ? 12 : 0
            next += 1
        } else if next + 3 < tokens.count, case .word(let word) = tokens[next].kind, word == "a" || word == "p",
            tokens[next + 1].symbol == ".", case .word("m") = tokens[next + 2].kind
        {
            half = word == "p" ? 12 : 0
            next += tokens[next + 3].symbol == "." ? 4 : 3
        }
        if let half, hour <= 12 { hour = hour % 12 + half }
        guard hour < 24 else { return nil }
        time.hour = hour
        let zone = zone(tokens, &next)
        return FoundClock(time: time, zone: zone, tokens: index..<next)
    }

    private static func zone(_ tokens: [TimeToken], _ next: inout Int) -> String? {
        guard next < tokens.count else { return nil }
        var index = next
        if tokens[index].symbol == "(" { index += 1 }
        guard index < tokens.count else { return nil }
        if case .word(let word) = tokens[index].kind, let offset = zones[word] {
            if offset == "Z", let signed = signedOffset(tokens, index + 1) {
                next = signed.end
                return signed.zone
            }
            next = index + 1
            return offset
        }
        if let signed = signedOffset(tokens, index) {
            next = signed.end
            return signed.zone
        }
        return nil
    }

    /// `+08:00`, `+0800`, `-5`. It must touch what stands before it: "13:58 - 4 comments" has no zone.
    private static func signedOffset(_ tokens: [TimeToken], _ index: Int) -> (zone: String, end: Int)? {
        guard index + 1 < tokens.count, let sign = tokens[index].symbol, sign == "+" || sign == "-" || sign == "−",
            case .number(let value, let digits) = tokens[index + 1].kind,
            tokens[index + 1].range.lowerBound == tokens[index].range.upperBound
        else { return nil }
        if sign != "+", index > 0, tokens[index].range.lowerBound != tokens[index - 1].range.upperBound { return nil }
        var hours = value
        var minutes = 0
        var end = index + 2
        if digits == 4 {
            hours = value / 100
            minutes = value % 100
        } else if digits <= 2 {
            if end + 1 < tokens.count, tokens[end].symbol == ":", let more = number(tokens, end + 1, upTo: 59, from: 0)
            {
                minutes = more
                end += 2
            }
        } else {
            return nil
        }
        guard hours <= 14, minutes < 60 else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return ("\(sign == "+" ? "+" : "-")\(two(hours)):\(two(minutes))", end)
    }

    /// Zone names that mean one thing only; CST, IST and BST do not.
    private static let zones: [String: String] = [
        "z": "Z", "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00",
        "cet": "+01:00", "cest": "+02:00", "jst": "+09:00", "kst": "+09:00", "hkt": "+08:00", "sgt": "+08:00",
    ]

    // MARK: Small readings

    private static func number(_ tokens: [TimeToken], _ index: Int, upTo most: Int, from least: Int = 1) -> Int? {
        guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind, digits <= 2,
            (least...most).contains(value)
        else { return nil }
        return value
    }

    private static func year(_ tokens: [TimeToken], _ index: Int) -> Int? {
        guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind, digits == 4,
            isPlausible(value)
        else { return nil }
        return value
    }

    private static func skip(_ index: inout Int, _ tokens: [TimeToken], _ symbol: Character) {
        if index < tokens.count, tokens[index].symbol == symbol { index += 1 }
    }

    private static func skipOrdinal(_ index: inout Int, _ tokens: [TimeToken]) {
        if index < tokens.count, case .word(let word) = tokens[index].kind,
            ["st", "nd", "rd", "th", "of", "de", "di", "del", "er", "den", "do"].contains(word)
        {
            index += 1
        }
    }
}

/// A number, a word or a sign, as the reader of times sees a text. White space only parts tokens.
private struct TimeToken {
    enum Kind: Equatable {
        /// Its value and how many digits it has; values past 14 digits are not read.
        case number(Int, digits: Int)
        /// ASCII letters, in lower case. A capital after a small letter begins a new word: "iconApr".
        case word(String)
        case symbol(Character)
    }

    var kind: Kind
    var range: Range<Int>

    var symbol: Character? {
        if case .symbol(let symbol) = kind { symbol } else { nil }
    }

    var month: Int? {
        guard case .word(let word) = kind, word.utf8.count >= 3 else { return nil }
        return TimeToken.months[word]
    }

    private static let months = MonthName.numbers

    /// Bytes of a text that are read: no byline is longer.
    static let longest = 512

    /// Bytes of the Latin or Cyrillic letter at a place; nil where there is none.
    private static func letterWidth(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
        let byte = bytes[index]
        if byte.isLetterASCII { return 1 }
        // U+00C0 to U+017F without the signs for times and division, U+0400 to U+047F.
        guard index + 1 < end, (0xC3...0xC5).contains(byte) || byte == 0xD0 || byte == 0xD1 else { return nil }
        return byte == 0xC3 && (bytes[index + 1] == 0x97 || bytes[index + 1] == 0xB7) ? nil : 2
    }

    static func tokens(of bytes: [UInt8]) -> [TimeToken] {
        var tokens: [TimeToken] = []
        var index = 0
        let end = min(bytes.count, longest)
        while index < end {
            let start = index
            let byte = bytes[index]
            if byte.isDigitASCII {
                var value = 0
                while index < end, bytes[index].isDigitASCII {
                    if index - start < 15 { value = value * 10 + Int(bytes[index] - 0x30) }
                    index += 1
                }
                let digits = index - start
                // 14 digits are a day and a time of day.
                if digits == 14 {
                    tokens.append(TimeToken(kind: .number(value / 1_000_000, digits: 8), range: start..<(start + 8)))
                    for (part, offset) in [(10_000, 8), (100, 10), (1, 12)] {
                        if offset > 8 {
                            tokens.append(
                                TimeToken(kind: .symbol(":"), range: (start + offset)..<(start + offset)))
                        }
                        tokens.append(
                            TimeToken(
                                kind: .number(value / part % 100, digits: 2),
                                range: (start + offset)..<(start + offset + 2)))
                    }
                } else {
                    tokens.append(TimeToken(kind: .number(value, digits: digits), range: start..<index))
                }
            } else if let width = letterWidth(bytes, index, end) {
                index += width
                while index < end, let width = letterWidth(bytes, index, end),
                    !(bytes[index].isUpperASCII && bytes[index - 1].isLowerASCII)
                {
                    index += width
                }
                let word = bytes[start..<index]
                let isASCII = word.allSatisfy { $0 < 0x80 }
                tokens.append(
                    TimeToken(
                        kind: .word(isASCII ? word.lowercasedASCII().string : word.string.lowercased()),
                        range: start..<index))
            } else if byte.isSpaceASCII {
                index += 1
            } else {
                index += 1
                while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
                let character = bytes[start..<index].string.first ?? "\u{FFFD}"
                if character != "\u{A0}", character != "\u{3000}" {
                    tokens.append(TimeToken(kind: .symbol(character), range: start..<index))
                }
            }
        }
        return tokens
    }
}
