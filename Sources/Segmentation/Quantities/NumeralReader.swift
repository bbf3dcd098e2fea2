/// Reads the number that starts at a place of a text. Each function goes over its bytes once.
struct NumeralReader {
    let bytes: [UInt8]
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private static let multiplierWords = multipliers(isFolded: true) { $0 > 3 }
    private static let multiplierSymbols = multipliers(isFolded: false) { $0 <= 3 }

    private static func multipliers(isFolded: Bool, ofLength fits: (Int) -> Bool) -> SpellingTrie {
        SpellingTrie(
            MultiplierDefinition.table.enumerated()
                .filter { $0.element.condition == .none && fits($0.element.spelling.utf8.count) }
                .map { ($0.element.spelling, $0.offset) }, isFolded: isFolded)
    }

    /// The digit at `index`, ASCII or full-width, and its length.
    @inline(__always)
    private func digit(at index: Int, limit: Int) -> (value: UInt64, length: Int)? {
        guard index < limit else { return nil }
        let byte = bytes[index]
        if byte.isDigit { return (UInt64(byte &- 0x30), 1) }
        guard byte == 0xEF, index + 2 < limit, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
        else { return nil }
        return (UInt64(bytes[index + 2] &- 0x90), 3)
    }

    // MARK: - Arabic digits

    /// The number whose first digit stands at `start`; spaces part thousands only where `spacesGroup`.
    func arabic(at start: Int, limit: Int, spacesGroup: Bool) -> QuantityNumeral {
        var numeral = QuantityNumeral(range: start..<start)
        var digits = DigitAccumulator()
        var index = start
        while let (value, length) = digit(at: index, limit: limit) {
            if index == start { numeral.hasLeadingZero = value == 0 }
            digits.append(value)
            numeral.digitCount += 1
            index += length
        }
        if numeral.hasLeadingZero && numeral.digitCount == 1 { numeral.hasLeadingZero = false }
        if let length = separator(at: index, limit: limit), digit(at: index + length, limit: limit) != nil {
            index = groups(from: index, limit: limit, &numeral, &digits)
        } else if spacesGroup, numeral.digitCount <= 3, !numeral.hasLeadingZero {
            index = spacedGroups(from: index, limit: limit, &numeral, &digits)
        }
        if numeral.isReadable { index = fraction(from: index, limit: limit, &numeral, &digits) }
        numeral.mantissa = digits.mantissa
        if digits.overflows { numeral.isReadable = false }
        if !numeral.isReadable {
            while index < limit, isPartOfCode(at: index, limit: limit) { index += 1 }
            numeral.range = start..<index
            return numeral
        }
        numeral.range = start..<index
        multiply(&numeral, limit: limit)
        return numeral
    }

    /// The digits after a point that no digit precedes: ".5".
    func leadingFraction(pointAt point: Int, limit: Int) -> QuantityNumeral {
        var numeral = QuantityNumeral(range: point..<point)
        var digits = DigitAccumulator()
        let end = fraction(from: point, limit: limit, &numeral, &digits)
        numeral.mantissa = digits.mantissa
        if digits.overflows { numeral.isReadable = false }
        numeral.range = point..<max(end, point + 1)
        if numeral.isReadable { multiply(&numeral, limit: limit) }
        return numeral
    }

    /// The length of a comma at `index`, ASCII or full-width before a full-width digit.
    private func separator(at index: Int, limit: Int) -> Int? {
        guard index < limit else { return nil }
        if bytes[index] == 0x2C { return 1 }
        guard bytes[index] == 0xEF, index + 3 < limit, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x8C,
            bytes[index + 3] == 0xEF, index >= 3, bytes[index - 3] == 0xEF
        else { return nil }
        return 3
    }

    /// Groups of three after commas, or the Indian groups of two and then three. Anything else is no number.
    private func groups(
        from start: Int, limit: Int, _ numeral: inout QuantityNumeral, _ digits: inout DigitAccumulator
    ) -> Int {
        var index = start
        var sawPair = false
        var sawTriple = false
        var isValid = numeral.digitCount <= 3 && !numeral.hasLeadingZero
        while let comma = separator(at: index, limit: limit), digit(at: index + comma, limit: limit) != nil {
            index += comma
            var length = 0
            while let (value, width) = digit(at: index, limit: limit) {
                digits.append(value)
                index += width
                length += 1
            }
            numeral.digitCount += length
            if sawPair && sawTriple { isValid = false }
            if length == 2 && !sawTriple && numeral.digitCount <= 4 + (sawPair ? 64 : 0) {
                sawPair = true
            } else if length == 3 {
                sawTriple = true
            } else {
                isValid = false
            }
        }
        if !sawTriple { isValid = false }
        numeral.isGrouped = true
        numeral.isReadable = numeral.isReadable && isValid
        return index
    }

    /// Groups of three after single spaces, of any kind of space but only one.
    private func spacedGroups(
        from start: Int, limit: Int, _ numeral: inout QuantityNumeral, _ digits: inout DigitAccumulator
    ) -> Int {
        var index = start
        var groups = 0
        while true {
            let gap = QuantityBytes.gap(bytes, at: index, limit: limit)
            guard gap > 0, bytes[index] != 0x0A, bytes[index] != 0x09 else { break }
            var next = index + gap
            var values: [UInt64] = []
            while values.count < 4, let (value, length) = digit(at: next, limit: limit) {
                values.append(value)
                next += length
            }
            guard values.count == 3 else { break }
            // "10 500-600", "10 500,000", "10 500:1" are two numbers; so is "10 500" before a letter.
            if groups == 0, gap == 1, next < limit, bytes[next] == 0x2C || bytes[next] == 0x3A || bytes[next] == 0x2D {
                break
            }
            values.forEach { digits.append($0) }
            numeral.digitCount += 3
            groups += 1
            // No number starts with a zero: "12 050" is one number, "12 500" may be two.
            numeral.hasLoneSpace = gap == 1 && groups == 1 && values.first != 0
            index = next
        }
        if groups > 0 { numeral.isGrouped = true }
        return index
    }

    private func fraction(
        from start: Int, limit: Int, _ numeral: inout QuantityNumeral, _ digits: inout DigitAccumulator
    ) -> Int {
        guard let point = pointLength(at: start, limit: limit), digit(at: start + point, limit: limit) != nil else {
            return start
        }
        var index = start + point
        while let (value, length) = digit(at: index, limit: limit) {
            digits.append(value)
            numeral.exponent -= 1
            index += length
        }
        numeral.isDecimal = true
        // "1.2.3" is a version, "1.234,5" a decimal comma that might as well be a list.
        if index + 1 < limit, bytes[index] == 0x2E || bytes[index] == 0x2C, bytes[index + 1].isDigit {
            numeral.isReadable = false
        }
        return index
    }

    private func pointLength(at index: Int, limit: Int) -> Int? {
        guard index < limit else { return nil }
        if bytes[index] == 0x2E { return 1 }
        return QuantityBytes.scalar(bytes, at: index, limit: limit) == 0xFF0E ? 3 : nil
    }

    private func isPartOfCode(at index: Int, limit: Int) -> Bool {
        let byte = bytes[index]
        if byte.isDigit { return true }
        return (byte == 0x2E || byte == 0x2C) && index + 1 < limit && bytes[index + 1].isDigit
    }

    // MARK: - Multipliers

    private func multiply(_ numeral: inout QuantityNumeral, limit: Int) {
        multiplyHan(&numeral, limit: limit)
        guard !numeral.hasHanMultiplier else { return }
        var index = numeral.range.upperBound
        for _ in 0..<2 {
            var next = QuantityBytes.afterGaps(bytes, at: index, limit: limit)
            if next == index, index < limit, bytes[index] == 0x2D { next += 1 }
            guard
                let match = Self.multiplierWords.longestMatch(in: bytes, at: next, limit: limit)
                    ?? Self.multiplierSymbols.longestMatch(in: bytes, at: next, limit: limit)
            else { break }
            numeral.multiplier += MultiplierDefinition.table[match.meaning].power
            index = match.end
        }
        numeral.range = numeral.range.lowerBound..<index
    }

    /// 10万, 10 万, 10多万, 3千万, 1亿5000万.
    private func multiplyHan(_ numeral: inout QuantityNumeral, limit: Int) {
        var index = QuantityBytes.afterGaps(bytes, at: numeral.range.upperBound, limit: limit)
        var scalar = QuantityBytes.scalar(bytes, at: index, limit: limit)
        var isOpen = false
        if HanNumeral.meansMore(scalar) {
            isOpen = true
            index += 3
            scalar = QuantityBytes.scalar(bytes, at: index, limit: limit)
        }
        var power = 0
        loop: while let mark = HanNumeral.mark(scalar) {
            let following = QuantityBytes.scalar(bytes, at: index + 3, limit: limit)
            switch mark {
            case .digit: break loop
            case .small(let small):
                if small == 3, HanNumeral.takesThousand(following) || following == HanNumeral.metre { break loop }
                power += small
            case .large(let large): power += large
            }
            index += 3
            scalar = following
            if power > 24 { break }
        }
        guard power > 0 else { return }
        numeral.multiplier = power
        numeral.hasHanMultiplier = true
        numeral.isOpen = isOpen
        numeral.range = numeral.range.lowerBound..<index
        addLowerPart(&numeral, limit: limit)
    }

    /// The 5000万 of 1亿5000万: a smaller part with its own multiplier.
    private func addLowerPart(_ numeral: inout QuantityNumeral, limit: Int) {
        guard numeral.exponent == 0, numeral.multiplier <= 16 else { return }
        var digits = DigitAccumulator()
        var index = numeral.range.upperBound
        let start = index
        while let (value, length) = digit(at: index, limit: limit), index - start < 24 {
            digits.append(value)
            index += length
        }
        guard index > start, !digits.overflows,
            case .large(let lower)? = HanNumeral.mark(QuantityBytes.scalar(bytes, at: index, limit: limit)),
            lower < numeral.multiplier
        else { return }
        var factor: UInt64 = 1
        for _ in 0..<(numeral.multiplier - lower) { factor *= 10 }
        let (upper, first) = numeral.mantissa.multipliedReportingOverflow(by: factor)
        let (sum, second) = upper.addingReportingOverflow(digits.mantissa)
        guard !first, !second else { return }
        numeral.mantissa = sum
        numeral.multiplier = lower
        numeral.range = numeral.range.lowerBound..<(index + 3)
    }

    // MARK: - Han numerals

    /// The number in Han characters that starts at `start`.
    func han(at start: Int, limit: Int) -> QuantityNumeral {
        var numeral = QuantityNumeral(range: start..<start, isHan: true)
        var total: UInt64 = 0
        var section: UInt64 = 0
        var pending: UInt64?
        var digitsInRow = 0
        var marks = 0
        var index = start
        func times(_ value: UInt64, _ power: Int) -> UInt64 {
            var result = value
            for _ in 0..<power {
                let (product, overflow) = result.multipliedReportingOverflow(by: 10)
                if overflow {
                    numeral.isReadable = false
                    return 0
                }
                result = product
            }
            return result
        }
        func plus(_ one: UInt64, _ other: UInt64) -> UInt64 {
            let (sum, overflow) = one.addingReportingOverflow(other)
            if overflow { numeral.isReadable = false }
            return overflow ? 0 : sum
        }
        while let mark = HanNumeral.mark(QuantityBytes.scalar(bytes, at: index, limit: limit)) {
            switch mark {
            case .digit(let value):
                digitsInRow = value == 0 ? digitsInRow : digitsInRow + 1
                // Digits in a row are a year, a phone number or a phrase.
                if digitsInRow > 1 || (value == 0 && pending != nil) { numeral.isReadable = false }
                if value != 0 || marks == 0 { pending = value }
            case .small(let power):
                let following = QuantityBytes.scalar(bytes, at: index + 3, limit: limit)
                if power == 3, pending != nil || numeral.hasHanMultiplier, HanNumeral.takesThousand(following) {
                    return finish(&numeral, index, plus(total, plus(section, pending ?? 0)), limit)
                }
                if marks == 0, power != 1 { numeral.opensWithUnit = true }
                section = plus(section, times(pending ?? 1, power))
                pending = nil
                digitsInRow = 0
            case .large(let power):
                if marks == 0 { numeral.opensWithUnit = true }
                let part = plus(section, pending ?? 0)
                if power == 8 {
                    total = times(plus(total, part == 0 && total == 0 ? 1 : part), power)
                } else {
                    total = plus(total, times(part == 0 ? 1 : part, power))
                }
                section = 0
                pending = nil
                digitsInRow = 0
                numeral.hasHanMultiplier = true
            }
            marks += 1
            index += 3
        }
        return finish(&numeral, index, plus(total, plus(section, pending ?? 0)), limit)
    }

    private func finish(_ numeral: inout QuantityNumeral, _ end: Int, _ value: UInt64, _ limit: Int) -> QuantityNumeral
    {
        numeral.range = numeral.range.lowerBound..<end
        numeral.mantissa = value
        guard numeral.isReadable else { return numeral }
        hanFraction(&numeral, limit: limit)
        // 三十多万: more than 300 thousand.
        let scalar = QuantityBytes.scalar(bytes, at: numeral.range.upperBound, limit: limit)
        if HanNumeral.meansMore(scalar) || numeral.isDecimal {
            multiplyHan(&numeral, limit: limit)
        }
        return numeral
    }

    /// 三点五: digits after 点.
    private func hanFraction(_ numeral: inout QuantityNumeral, limit: Int) {
        var index = numeral.range.upperBound
        guard QuantityBytes.scalar(bytes, at: index, limit: limit) == HanNumeral.point else { return }
        index += 3
        var digits = DigitAccumulator()
        var places = 0
        while places < 12,
            case .digit(let value)? = HanNumeral.mark(QuantityBytes.scalar(bytes, at: index, limit: limit))
        {
            digits.append(value)
            places += 1
            index += 3
        }
        guard places > 0, numeral.mantissa < 1_000_000 else { return }
        var factor: UInt64 = 1
        for _ in 0..<places { factor *= 10 }
        numeral.mantissa = numeral.mantissa * factor + digits.mantissa
        numeral.exponent = -places
        numeral.isDecimal = true
        numeral.range = numeral.range.lowerBound..<index
    }
}
