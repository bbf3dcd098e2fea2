/// Reads one token at a time from UTF-8, and words backwards.
///
/// Nothing is tokenised ahead: the scanner asks for tokens only where an expression can begin. Every token
/// and every gap that can matter is short, so the cost of one token has a bound.
struct CalendarLexer: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>
    let vocabulary: CalendarVocabulary

    /// The byte at `offset`; 0 outside the range.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        offset >= range.lowerBound && offset < range.upperBound ? bytes[offset] : 0
    }

    /// The token that begins at `offset` or behind the white space there.
    func token(at offset: Int) -> CalendarToken {
        var start = offset
        var lines = 0
        while start - offset < CalendarLexer.longestGap {
            let width = whiteSpaceWidth(at: start)
            if width == 0 { break }
            if bytes[start] == 0x0A { lines += 1 }
            start += width
        }
        guard start < range.upperBound, lines < 2, whiteSpaceWidth(at: start) == 0 else {
            return CalendarToken(kind: .stop, start: offset, end: offset)
        }
        var token = visibleToken(at: start)
        token.gap = lines > 0 ? .line : start > offset ? .space : .none
        if token.kind == .dash, token.form == .hanDigits {
            // An em dash sets off a clause where it stands among spaces; only between two numbers does it join them.
            let joins = token.gap == .none && whiteSpaceWidth(at: token.end) == 0
            token.form = .plain
            if !joins { token.kind = .other }
        }
        return token
    }

    /// The most white space that a rule looks across, in bytes.
    private static let longestGap = 48

    /// The width of the white space character at `offset`; 0 where there is none.
    func whiteSpaceWidth(at offset: Int) -> Int {
        switch byte(offset) {
        case 0x20, 0x09, 0x0A, 0x0D: return 1
        case 0xC2: return byte(offset + 1) == 0xA0 ? 2 : 0
        case 0xE2:
            // U+2000 to U+200B, U+202F.
            guard byte(offset + 1) == 0x80 else { return 0 }
            let last = byte(offset + 2)
            return (0x80...0x8B).contains(last) || last == 0xAF ? 3 : 0
        case 0xE3: return byte(offset + 1) == 0x80 && byte(offset + 2) == 0x80 ? 3 : 0
        default: return 0
        }
    }

    private func visibleToken(at start: Int) -> CalendarToken {
        let first = bytes[start]
        if first.isDigit { return numberToken(at: start) }
        if first.isLetter { return wordToken(at: start) }
        if first < 0x80 { return CalendarToken(kind: CalendarLexer.sign(first), start: start, end: start + 1) }
        return wideToken(at: start)
    }

    private static func sign(_ byte: UInt8) -> CalendarToken.Kind {
        switch byte {
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: "~"): .dash
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "("): .open
        case UInt8(ascii: ")"): .close
        case UInt8(ascii: "'"): .apostrophe
        default: .other
        }
    }

    // MARK: Words

    private func wordToken(at start: Int) -> CalendarToken {
        var end = start
        while end < range.upperBound, end - start < 24, bytes[end].isLetter { end += 1 }
        let capitalised = bytes[start].isUpper
        var token = CalendarToken(kind: .other, start: start, end: end, capitalised: capitalised)
        let next = byte(end)
        if next.isDigit {
            codeToken(&token)
            return token
        }
        // Latin letters with marks continue the word; a word that runs on is none of ours.
        if next.isLetter || (0xC3...0xC9).contains(next) { return token }
        if end - start == 1 { return meridiemToken(token) }
        guard let word = vocabulary.words[CalendarWord(bytes, start..<end)] else { return token }
        if word.kind == .monthName || word.kind == .weekday {
            // In small letters only a name that is nothing else, with a number behind it: "september 2024", "june 14".
            let isPlain = word.kind == .monthName && word.form == .plain && ![3, 5, 8].contains(word.value)
            guard capitalised || (isPlain && next == 0x20 && byte(end + 1).isDigit) else { return token }
        }
        token.kind = word.kind
        token.value = word.value
        token.form = word.form
        if word.form == .abbreviation, next == UInt8(ascii: ".") {
            // The dot of "Jan. 5" belongs to the word; the one that ends a sentence does not.
            var after = end + 1
            while byte(after) == 0x20, after - end < 4 { after += 1 }
            if byte(after).isDigit || byte(after) == UInt8(ascii: ",") { token.end = end + 1 }
        }
        return token
    }

    /// "Q3", "H1", "FY2024": letters with digits straight behind them.
    private func codeToken(_ token: inout CalendarToken) {
        let letters = token.end - token.start
        let letter = bytes[token.start]
        let digit = Int(byte(token.end)) - 0x30
        if letters == 1, letter == UInt8(ascii: "Q") || letter == UInt8(ascii: "H"),
            !byte(token.end + 1).isWord
        {
            let isQuarter = letter == UInt8(ascii: "Q")
            guard digit >= 1, digit <= (isQuarter ? 4 : 2) else { return }
            token.kind = isQuarter ? .quarterCode : .halfCode
            token.value = digit
            token.end += 1
        } else if letters == 1, letter == UInt8(ascii: "T") {
            token.kind = .isoTime
        } else if letters == 2, letter == UInt8(ascii: "F"), bytes[token.start + 1] == UInt8(ascii: "Y") {
            token.kind = .fiscal
        } else {
            var end = token.end
            while end - token.start < 64, byte(end).isWord { end += 1 }
            token.end = end
        }
    }

    /// "a.m.", "p.m.", and the article "a", which counts one.
    private func meridiemToken(_ word: CalendarToken) -> CalendarToken {
        var token = word
        let letter = bytes[word.start] | 0x20
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p"), byte(word.end) == UInt8(ascii: "."),
            byte(word.end + 1) | 0x20 == UInt8(ascii: "m"), !byte(word.end + 2).isWord
        else {
            guard letter == UInt8(ascii: "a") else { return token }
            token.kind = .countWord
            token.value = 1
            return token
        }
        token.kind = .meridiem
        token.value = letter == UInt8(ascii: "p") ? 12 : 0
        token.end = word.end + (byte(word.end + 2) == UInt8(ascii: ".") ? 3 : 2)
        return token
    }

    // MARK: Numbers

    private func numberToken(at start: Int) -> CalendarToken {
        var end = start
        var value = 0
        while end < range.upperBound, end - start < 24, bytes[end].isDigit {
            if end - start < 9 { value = value * 10 + Int(bytes[end] - 0x30) }
            end += 1
        }
        var token = CalendarToken(kind: .number, value: value, start: start, end: end, width: end - start)
        if groupFollows(at: end) {
            token.kind = .quantity
            while groupFollows(at: token.end), token.end - start < 40 { token.end += 4 }
            return token
        }
        let next = byte(end)
        token.decimalFollows = next == UInt8(ascii: ".") && byte(end + 1).isDigit
        if next.isLetter { lettersBehind(&token) }
        return token
    }

    /// Whether ",ddd" follows and no fourth digit.
    private func groupFollows(at offset: Int) -> Bool {
        byte(offset) == UInt8(ascii: ",") && byte(offset + 1).isDigit
            && byte(offset + 2).isDigit && byte(offset + 3).isDigit
            && !byte(offset + 4).isDigit
    }

    /// "22nd", "3Q", "9am", "16T13:58", "2024Q3"; anything else with letters behind it is no number of a calendar.
    private func lettersBehind(_ token: inout CalendarToken) {
        let end = token.end
        let first = byte(end) | 0x20
        let second = byte(end + 1)
        if token.width <= 2, !byte(end + 2).isWord {
            switch (first, second | 0x20) {
            case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
                (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
                token.kind = .ordinal
                token.end = end + 2
                return
            case (UInt8(ascii: "a"), UInt8(ascii: "m")), (UInt8(ascii: "p"), UInt8(ascii: "m")): return
            default: break
            }
        }
        if token.width == 1, byte(end) == UInt8(ascii: "Q") || byte(end) == UInt8(ascii: "H"),
            !second.isLetter
        {
            let isQuarter = byte(end) == UInt8(ascii: "Q")
            if token.value >= 1, token.value <= (isQuarter ? 4 : 2) {
                token.kind = isQuarter ? .quarterCode : .halfCode
                token.end = end + 1
                return
            }
        }
        // The Z of ISO 8601 behind seconds or their fraction.
        if byte(end) == UInt8(ascii: "Z"), !second.isWord { return }
        if second.isDigit, !byte(end + 2).isLetter {
            let letter = byte(end)
            if token.width == 4, letter == UInt8(ascii: "Q") || letter == UInt8(ascii: "H") { return }
            if token.width == 2, letter == UInt8(ascii: "T") { return }
        }
        if (first == UInt8(ascii: "a") || first == UInt8(ascii: "p")), second == UInt8(ascii: ".") { return }
        token.kind = .quantity
        while token.end - token.start < 64, byte(token.end).isWord { token.end += 1 }
    }

    // MARK: Beyond ASCII

    private func wideToken(at start: Int) -> CalendarToken {
        let lead = bytes[start]
        let second = byte(start + 1)
        let third = byte(start + 2)
        var token = CalendarToken(kind: .other, start: start, end: start + 1)
        guard lead >= 0xE0, lead < 0xF0, second >= 0x80, third >= 0x80 else {
            while token.end < range.upperBound, token.end - start < 4, bytes[token.end] & 0xC0 == 0x80 {
                token.end += 1
            }
            return token
        }
        token.end = start + 3
        switch (lead, second) {
        case (0xE2, 0x80):
            // U+2010 and U+2011 are hyphens; U+2012 and U+2013 dashes between numbers; U+2014 and U+2015 long ones.
            switch third {
            case 0x90, 0x91: token.kind = .hyphen
            case 0x92, 0x93: token.kind = .dash
            case 0x98, 0x99: token.kind = .apostrophe
            case 0x94, 0x95:
                token.kind = .dash
                token.form = .hanDigits
                if byte(token.end) == 0xE2, byte(token.end + 1) == 0x80, byte(token.end + 2) == third { token.end += 3 }
            default: break
            }
        case (0xE2, 0x88): if third == 0x92 { token.kind = .dash }
        case (0xE3, 0x80):
            // The wave dash and the ideographic comma.
            if third == 0x9C { token.kind = .dash }
            if third == 0x81 { token.kind = .and }
        case (0xEF, 0xBC):
            switch third {
            case 0x90...0x99: return fullWidthNumber(at: start)
            case 0x8C: token.kind = .comma
            case 0x8D: token.kind = .hyphen
            case 0x8F: token.kind = .slash
            case 0x9A: token.kind = .colon
            case 0x88: token.kind = .open
            case 0x89: token.kind = .close
            default: break
            }
        case (0xEF, 0xBD): if third == 0x9E { token.kind = .dash }
        default: break
        }
        if token.kind == .other {
            if hanNumeral(at: start) >= 0 { return hanNumber(at: start) }
            if let word = hanWord(at: start) { return word }
        }
        return token
    }

    private func fullWidthNumber(at start: Int) -> CalendarToken {
        var token = CalendarToken(kind: .number, start: start, end: start)
        while byte(token.end) == 0xEF, byte(token.end + 1) == 0xBC, (0x90...0x99).contains(byte(token.end + 2)),
            token.width < 24
        {
            if token.width < 9 { token.value = token.value * 10 + Int(byte(token.end + 2) - 0x90) }
            token.width += 1
            token.end += 3
        }
        return token
    }

    /// The value of the Han numeral at `offset`, 10 for 十; negative where there is none.
    func hanNumeral(at offset: Int) -> Int {
        let point = codePoint(at: offset)
        switch point {
        case 0x3007, 0x25CB, 0x96F6: return 0
        case 0x4E00: return 1
        case 0x4E8C: return 2
        case 0x4E09: return 3
        case 0x56DB: return 4
        case 0x4E94: return 5
        case 0x516D: return 6
        case 0x4E03: return 7
        case 0x516B: return 8
        case 0x4E5D: return 9
        case 0x5341: return 10
        default: return -1
        }
    }

    private func hanNumber(at start: Int) -> CalendarToken {
        var numerals: [Int] = []
        var end = start
        while numerals.count < 8 {
            let numeral = hanNumeral(at: end)
            if numeral < 0 { break }
            numerals.append(numeral)
            end += 3
        }
        var token = CalendarToken(kind: .number, start: start, end: end, form: .hanNumeral, width: 1)
        if !numerals.contains(10) {
            token.form = .hanDigits
            token.width = numerals.count
            token.value = numerals.reduce(0) { $0 * 10 + $1 }
            return token
        }
        // By value: at most tens and ones, as months and days have them.
        let parts = numerals.split(separator: 10, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 1, parts[1].count <= 1, parts[0].first != 0, parts[1].first != 0
        else {
            token.kind = .quantity
            return token
        }
        token.value = (parts[0].first ?? 1) * 10 + (parts[1].first ?? 0)
        token.width = 2
        return token
    }

    /// The code point of the three bytes at `offset`; 0 where there are no such three.
    func codePoint(at offset: Int) -> Int {
        let lead = byte(offset)
        guard lead >= 0xE0, lead < 0xF0 else { return 0 }
        return Int(lead & 15) << 12 | Int(byte(offset + 1) & 63) << 6 | Int(byte(offset + 2) & 63)
    }

    /// The group of Chinese words that begin like the character at `offset`; 0 where none does.
    @inline(__always)
    func hanGroup(at offset: Int) -> Int {
        let index = codePoint(at: offset) - CalendarVocabulary.hanRange.lowerBound
        guard index >= 0, index < vocabulary.hanGroupOfCodePoint.count else { return 0 }
        return Int(vocabulary.hanGroupOfCodePoint[index])
    }

    private func hanWord(at start: Int) -> CalendarToken? {
        for word in vocabulary.hanGroups[hanGroup(at: start)] where has(word.bytes, at: start) {
            let end = start + word.bytes.count
            if word.unlessBefore.contains(where: { has($0, at: end) }) { continue }
            if word.unlessAfter.contains(where: { has($0, endingAt: start) }) { continue }
            if let allowed = word.allowedBefore, (0x4E00..<0xA000).contains(codePoint(at: end)),
                !allowed.contains(where: { has($0, at: end) })
            {
                continue
            }
            return CalendarToken(kind: word.kind, value: word.value, start: start, end: end)
        }
        return nil
    }

    /// Whether `wanted` stands at `offset`.
    func has(_ wanted: [UInt8], at offset: Int) -> Bool {
        guard offset >= range.lowerBound, offset + wanted.count <= range.upperBound else { return false }
        for index in wanted.indices where bytes[offset + index] != wanted[index] { return false }
        return true
    }

    /// Whether `wanted` stands just before `offset`.
    func has(_ wanted: [UInt8], endingAt offset: Int) -> Bool {
        has(wanted, at: offset - wanted.count)
    }

    // MARK: Backwards

    /// Where the white space before `offset` begins; nil where it is longer than a rule looks across.
    func endOfTextBefore(_ offset: Int) -> Int? {
        var end = offset
        var lines = 0
        while end > range.lowerBound {
            if offset - end > CalendarLexer.longestGap { return nil }
            let last = bytes[end - 1]
            if last == 0x0A { lines += 1 }
            if last == 0x20 || last == 0x09 || last == 0x0A || last == 0x0D {
                end -= 1
            } else if last == 0xA0, byte(end - 2) == 0xC2 {
                end -= 2
            } else if last >= 0x80, end - 3 >= range.lowerBound, whiteSpaceWidth(at: end - 3) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return lines < 2 ? end : nil
    }

    /// Whether nothing but the mark of a list stands between the beginning of the line and `offset`.
    func opensLine(_ offset: Int) -> Bool {
        guard let end = endOfTextBefore(offset), end > range.lowerBound else { return true }
        if (end..<offset).contains(where: { bytes[$0] == 0x0A }) { return true }
        guard end < offset else { return false }
        // A bullet, or a sign that stands for one.
        let width = [0x2022, 0x25CF, 0x25A0, 0x25AA, 0x2013, 0x2014].contains(codePoint(at: end - 3)) ? 3 : 1
        guard width == 3 || bytes[end - 1] == UInt8(ascii: "-") || bytes[end - 1] == UInt8(ascii: "*") else {
            return false
        }
        let before = end - width
        return before <= range.lowerBound || bytes[before - 1] == 0x0A
    }

    /// The English word that ends before `offset`, with nothing but white space between; nil where there is none.
    func wordBefore(_ offset: Int) -> Range<Int>? {
        guard let end = endOfTextBefore(offset) else { return nil }
        var start = end
        while start > range.lowerBound, end - start < 24, bytes[start - 1].isLetter { start -= 1 }
        return start < end ? start..<end : nil
    }
}
