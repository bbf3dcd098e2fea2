// Markers that begin with a digit: "1.", "1)", "1、", "1.2", and bare numbers.

extension MarkerScanner {
    /// Reads "1.", "1)", "1、", "1.2", "1:" and bare numbers; gives the offset from which to go on.
    mutating func scanDigits(at start: Int) -> Int {
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
            addNumberBeforeNumber(from: start, numbers: numbers, ends: ends, before: before)
            let (form, length) = form(at: end)
            add(
                from: start, to: end + length, scheme: MarkerScheme(style: .dotted, form: form == .stop ? .none : form),
                value: numbers[numbers.count - 1], prefix: Array(numbers.dropLast()), before: before)
            addAfterDate(from: start, numbers: numbers, ends: ends, form: form, length: length)
            return end + length
        }
        addNumeral(from: start, numeralEnd: end, style: .arabic, value: first.value, before: before)
        if before == .sentenceEnd || before == .gluedToStop, isParent(first.value, endingAt: end) {
            add(
                from: start, to: end, scheme: MarkerScheme(style: .arabic, form: .none), value: first.value,
                before: before)
            candidates[candidates.count - 1].isSetApart = true
        }
        return end
    }

    /// Whether a bare number within a line heads a part: a capital follows, and "4.1" soon after "4".
    private func isParent(_ value: Int, endingAt end: Int) -> Bool {
        let content = bytes.skippingSpace(from: end, to: region.range.upperBound)
        let next = bytes.scalar(at: content).value
        guard content > end, next.isHan || next < 0x80 && UInt8(next).isUpper else { return false }
        let child = Array("\(value).1".utf8)
        let limit = min(region.range.upperBound, content + OutlineCost.standard.longestBareHeading)
        var index = content
        while index + child.count <= limit {
            if bytes[index] == child[0], bytes[index..<index + child.count].elementsEqual(child) {
                return !bytes.byte(at: index - 1).isDigit && !bytes.byte(at: index + child.count).isDigit
            }
            index += 1
        }
        return false
    }

    /// "on July 29.2. Goulamina", "in 2026.3. Passports": the first number is a date's, its stop ends a sentence, and what
    /// is glued to it is the marker.
    private mutating func addAfterDate(
        from start: Int, numbers: [Int], ends: [Int], form: MarkerScheme.Form, length: Int
    ) {
        let isYear = (1900...2099).contains(numbers[0])
        let isDay =
            (1...31).contains(numbers[0]) && MarkerRule.followsMonth(start, in: bytes, from: region.range.lowerBound)
        guard isYear || isDay, numbers.count == 2 ? form == .stop : form == .none || form == .stop else { return }
        let end = ends[ends.count - 1]
        let scheme =
            numbers.count == 2
            ? MarkerScheme(style: .arabic, form: .stop) : MarkerScheme(style: .dotted, form: .none)
        add(
            from: ends[0] + 1, to: end + length, scheme: scheme, value: numbers[numbers.count - 1],
            prefix: Array(numbers[1...].dropLast()), before: .gluedToStop)
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

    /// "24.20号胶期货" may be item 24 on No. 20 rubber, "1.3D打印" item 1 on printing in three dimensions: the outline knows.
    private mutating func addNumberBeforeNumber(
        from start: Int, numbers: [Int], ends: [Int], before: MarkerCandidate.Before
    ) {
        let next = bytes.scalar(at: ends[ends.count - 1])
        let isWord = next.value.isHan || next.value < 0x80 && UInt8(next.value).isUpper
        guard before.opensSentence, isWord, numbers.count == 2 || numbers[1] == 0 else { return }
        add(
            from: start, to: ends[0] + 1, scheme: MarkerScheme(style: .arabic, form: .stop), value: numbers[0],
            before: before)
        candidates[candidates.count - 1].mayBeFraction = true
    }

    private func skipDigits(from start: Int) -> Int {
        var index = start
        while index < region.range.upperBound, bytes[index].isDigit { index += 1 }
        return max(index, start + 1)
    }

    /// How many of the numbers are the marker, where a date stands right behind it.
    private func dateFollows(numbers: [Int], ends: [Int]) -> Int? {
        for split in 1..<numbers.count
        where ReviewYear.plausible.contains(numbers[split]) && ends[split] - ends[split - 1] == 5 {
            return numbers[0] < 1900 ? split : nil
        }
        let end = ends[ends.count - 1]
        let scalar = bytes.scalar(at: end).value
        // 月 after the last number: it is a month.
        if scalar == 0x6708, (1...12).contains(numbers[numbers.count - 1]) { return numbers.count - 1 }
        return nil
    }
}
