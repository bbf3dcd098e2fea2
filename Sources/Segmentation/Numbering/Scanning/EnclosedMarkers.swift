// Markers that begin with a bracket or a number sign: "(1)", "（一）", "【1】", "#10".

extension MarkerScanner {
    /// Reads "(1)", "(a)", "（一）", "【1】"; "[1]" is a citation. The opening bracket takes `openLength` bytes.
    mutating func scanEnclosed(at start: Int, openLength: Int) {
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

    mutating func scanHash(at start: Int) {
        guard let reading = Numerals.decimal(bytes, at: start + 1) else { return }
        let before = before(start)
        guard !before.isGlued, before != .clause else { return }
        let end = start + 1 + reading.length
        let (form, length) = form(at: end)
        guard !bytes.byte(at: end).isLetter else { return }
        add(
            from: start, to: end + (form == .none ? 0 : length),
            scheme: MarkerScheme(style: .arabic, form: .none, label: .hash), value: reading.value, before: before)
    }
}
