// Markers that begin with a Latin letter: "IV.", "b)", "Part 1", "Third,".

extension MarkerScanner {
    /// Reads Roman numerals, letters and label words at the start of a word; gives the offset after the word.
    mutating func scanWord(at start: Int, end regionEnd: Int) -> Int {
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
        if length == 1, first == UInt8(ascii: "Q") || first == UInt8(ascii: "H") { scanPeriod(at: start) }
        let next = bytes.byte(at: end)
        let closed = next == UInt8(ascii: ".") || next == UInt8(ascii: ")") || next == 0xE3 || next == 0xEF
        // Few Roman numerals are longer (XXXVIII), and most words are.
        if length <= 8, closed { scanNumeralWord(from: start, to: end) }
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

    /// "Q1: Prices in free fall", "H2 – Recovery": the quarters and halves of a year as parts of its review.
    private mutating func scanPeriod(at start: Int) {
        let digit = bytes.byte(at: start + 1)
        let last: UInt8 = bytes[start] == UInt8(ascii: "Q") ? 4 : 2
        guard digit.isDigit, (1...last).contains(digit - 0x30), before(start) == .lineStart else { return }
        let (form, length) = form(at: start + 2)
        let next = bytes.skippingSpace(from: start + 2, to: region.range.upperBound)
        let isDashed = next > start + 2 && bytes.scalar(at: next).value.isDash
        guard form == .colon || isDashed || next == region.range.upperBound else { return }
        add(
            from: start, to: start + 2 + (form == .colon ? length : 0),
            scheme: MarkerScheme(style: .arabic, form: .none, label: .part), value: Int(digit - 0x30), before: .lineStart)
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
        let opensLower = !upper && form == .stop && after(end + length).after == .upper && !before.isGlued
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
        LabelWord("number", .number, needsColon: true), LabelWord("sec", .number, needsColon: false),
        LabelWord("art", .number, needsColon: false), LabelWord("article", .number, needsColon: true),
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
        guard !before.isGlued, before != .clause else { return nil }
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
}
