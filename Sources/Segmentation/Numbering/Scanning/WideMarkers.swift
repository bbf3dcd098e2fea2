// Markers that begin beyond ASCII: "一、", "第二条", "①", "１．", "其一，", "事件一：".

extension MarkerScanner {
    mutating func scanWide(at start: Int) -> Int {
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
            guard !before.isGlued, before != .word else { return end }
            add(
                from: start, to: end + 3, scheme: MarkerScheme(style: .han, form: .none, label: .hanIs),
                value: reading.value,
                before: before)
            return end + 3
        }
        let (form, _) = form(at: end)
        if form == .stop || form == .ideographicComma || (form == .comma && before != .clause && !before.isGlued)
            || (form == .colon && !before.isGlued)
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
            // "…生猪市场第五条 二次育肥": glued to a heading it numbers only what a space sets off.
            guard !before.isGlued || bytes.spaceLength(at: end) > 0, before != .clause else { return }
            let behind = bytes.scalar(at: end)
            if behind.value == 0x3001 || behind.value.isColon { end += behind.length }
        } else {
            guard !before.isGlued, before != .word else { return }
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
        guard form == .comma || form == .ideographicComma || form == .colon || form == .stop, !before.isGlued
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
