/// A unit that was found after a number, or a currency around it.
struct UnitMatch {
    /// One past the unit, or past the number where the unit is a sign before it.
    var end: Int
    var unit: String
    /// Ten to this power brings the number to `unit`.
    var power: Int
    var dimension: QuantityDimension
    var per: String?
    var rule: String
    /// A multiplier letter that stood between: the m of "$5m".
    var letterMultiplier = 0
    /// Whether the unit is one letter, which needs more care.
    var isSingleLetter = false
}

/// Finds the unit after a number, with what it is divided by.
final class UnitReader: Sendable {
    private struct Entry: Sendable {
        var unit: String
        var dimension: QuantityDimension
        var power: Int
        var per: String?
        var rule: String
        var style: UnitDefinition.Spelling.Style
        var length: Int
        var text: String
    }

    private let entries: [Entry]
    private let symbols: SpellingTrie
    private let words: SpellingTrie
    private let characters: SpellingTrie
    private let letterMultipliers: SpellingTrie
    private let divisors: SpellingTrie
    private let rates: RateReader
    private let voids: [[[UInt8]]]

    init(rates: RateReader) {
        var entries: [Entry] = []
        func add(
            _ spellings: [[UnitDefinition.Spelling]], _ unit: String, _ dimension: QuantityDimension, _ rule: String
        ) {
            for spelling in spellings.joined() {
                entries.append(
                    Entry(
                        unit: unit, dimension: dimension, power: spelling.power, per: spelling.per, rule: rule,
                        style: spelling.style, length: spelling.text.utf8.count, text: spelling.text))
            }
        }
        for unit in UnitDefinition.table { add(unit.spellings, unit.unit, unit.dimension, unit.name) }
        for currency in CurrencyDefinition.table { add(currency.suffixes, currency.code, .money, "money") }
        self.entries = entries
        func trie(_ style: UnitDefinition.Spelling.Style) -> SpellingTrie {
            SpellingTrie(
                entries.enumerated().filter { $0.element.style == style }.map { ($0.element.text, $0.offset) },
                isFolded: style == .word)
        }
        symbols = trie(.symbol)
        words = trie(.word)
        characters = trie(.character)
        letterMultipliers = SpellingTrie(
            MultiplierDefinition.table.enumerated().filter { $0.element.condition == .moneyOrUnit }
                .map { ($0.element.spelling, $0.offset) }, isFolded: true)
        divisors = SpellingTrie(
            DivisorNoun.table.enumerated().flatMap { entry in entry.element.spellings.map { ($0, entry.offset) } },
            isFolded: true)
        voids = entries.map { entry in
            guard entry.style == .character else { return [] }
            return UnitFollower.table.filter { $0.spelling == entry.text }.flatMap {
                $0.followers.map { Array($0.utf8) }
            }
        }
        self.rates = rates
    }

    private func lookUp(_ bytes: [UInt8], at index: Int, limit: Int) -> (entry: Int, end: Int)? {
        guard index < limit else { return nil }
        var best: (entry: Int, end: Int)?
        func consider(_ trie: SpellingTrie) {
            guard let match = trie.longestMatch(in: bytes, at: index, limit: limit), match.end > best?.end ?? index
            else { return }
            best = (match.meaning, match.end)
        }
        consider(symbols)
        consider(characters)
        consider(words)
        return best
    }

    /// The unit after `numeral`. `currency` is the code of a sign before it.
    func read(_ bytes: [UInt8], after numeral: QuantityNumeral, currency: String?, limit: Int) -> UnitMatch? {
        let end = numeral.range.upperBound
        if let currency { return money(bytes, at: end, code: currency, limit: limit) }
        var index = end
        if index < limit, bytes[index] == 0x2B { index += 1 }
        let scalar = QuantityBytes.scalar(bytes, at: index, limit: limit)
        if HanNumeral.meansMore(scalar) { index += 3 }
        let start = QuantityBytes.afterGaps(bytes, at: index, limit: limit)
        let isHyphenated = start == index && index < limit && bytes[index] == 0x2D
        let place = isHyphenated ? index + 1 : start
        guard place < limit else { return nil }
        // A number at the end of one line and a capital on the next are two things.
        if bytes[index..<place].contains(0x0A), bytes[place].isUpper { return nil }
        if !isHyphenated, let match = letterMultiplied(bytes, at: place, limit: limit) { return match }
        guard let (found, unitEnd) = lookUp(bytes, at: place, limit: limit),
            accepts(bytes, entries[found], unitEnd, limit, numeral, isHyphenated: isHyphenated, isGlued: place == end)
        else { return nil }
        if voids[found].contains(where: { QuantityBytes.matches(bytes, at: unitEnd, limit: limit, $0) }) { return nil }
        return divide(bytes, match(found, unitEnd), limit: limit)
    }

    private func match(_ found: Int, _ end: Int) -> UnitMatch {
        let entry = entries[found]
        return UnitMatch(
            end: end, unit: entry.unit, power: entry.power, dimension: entry.dimension, per: entry.per,
            rule: entry.rule, isSingleLetter: entry.style == .symbol && entry.length == 1)
    }

    private func accepts(
        _ bytes: [UInt8], _ entry: Entry, _ end: Int, _ limit: Int, _ numeral: QuantityNumeral, isHyphenated: Bool,
        isGlued: Bool
    ) -> Bool {
        let next = end < limit ? bytes[end] : 0
        if isHyphenated, entry.dimension == .time || entry.length == 1 && entry.style == .symbol { return false }
        if entry.text == "x", !isGlued || next == 0x20 && end + 1 < limit && bytes[end + 1].isDigit {
            return false
        }
        if entry.style == .symbol, entry.length == 1 {
            // t-shirt, T&C, g-force; but 5 m-long.
            if next == 0x26 || next == 0x27 || next == 0x2D && entry.text != "m" { return false }
            // 5g is a generation of telephony to a careless typist.
            if entry.text == "g", isGlued, numeral.isPlainInteger, (2...6).contains(numeral.mantissa) { return false }
        }
        // A lower-case verb unless a great number stands before it.
        if entry.unit == "KRW", entry.text == "won", !numeral.hasMultiplier { return false }
        if numeral.isHan {
            let isSmall = numeral.mantissa < 10 && !numeral.hasHanMultiplier && !numeral.isDecimal
            // 三元 is ternary, 一人 and 一天 are turns of phrase.
            if isSmall, entry.dimension == .money { return false }
            if numeral.mantissa == 1, !numeral.hasHanMultiplier,
                [.count, .time, .multiple].contains(entry.dimension)
            {
                return false
            }
        }
        return true
    }

    /// "5m tonnes", "50k t": the letter multiplies because a unit follows.
    private func letterMultiplied(_ bytes: [UInt8], at place: Int, limit: Int) -> UnitMatch? {
        guard let letter = letterMultipliers.longestMatch(in: bytes, at: place, limit: limit),
            case let next = QuantityBytes.afterGaps(bytes, at: letter.end, limit: limit), next > letter.end,
            let (found, end) = lookUp(bytes, at: next, limit: limit),
            entries[found].length > 1 || MultiplierDefinition.table[letter.meaning].spelling == "k",
            [.mass, .volume, .money, .energy, .area].contains(entries[found].dimension)
        else { return nil }
        var match = match(found, end)
        match.letterMultiplier = MultiplierDefinition.table[letter.meaning].power
        return divide(bytes, match, limit: limit)
    }

    /// What follows an amount that began with a sign: a multiplier letter, the currency once more, "per ton".
    private func money(_ bytes: [UInt8], at end: Int, code: String, limit: Int) -> UnitMatch? {
        var match = UnitMatch(end: end, unit: code, power: 0, dimension: .money, per: nil, rule: "money")
        let place = QuantityBytes.afterGaps(bytes, at: end, limit: limit)
        if let letter = letterMultipliers.longestMatch(in: bytes, at: place, limit: limit) {
            match.letterMultiplier = MultiplierDefinition.table[letter.meaning].power
            match.end = letter.end
        }
        let next = QuantityBytes.afterGaps(bytes, at: match.end, limit: limit)
        if let (found, unitEnd) = lookUp(bytes, at: next, limit: limit), entries[found].unit == code {
            match.end = unitEnd
        }
        return divide(bytes, match, limit: limit)
    }

    /// "/t", "per ton", "a barrel", "/day" after a unit.
    private func divide(_ bytes: [UInt8], _ match: UnitMatch, limit: Int) -> UnitMatch? {
        guard match.dimension != .ratio, match.dimension != .time, match.end < limit else { return match }
        let after = QuantityBytes.afterGaps(bytes, at: match.end, limit: limit)
        guard after < limit else { return match }
        var place: Int
        var isSlash = true
        if bytes[after] == 0x2F {
            place = after + 1
        } else if QuantityBytes.matches(bytes, at: after, limit: limit, Self.fullWidthSlash)
            || QuantityBytes.matches(bytes, at: after, limit: limit, Self.each)
        {
            place = after + 3
        } else if QuantityBytes.matches(bytes, at: match.end, limit: limit, Self.hyphenPer) {
            place = match.end + Self.hyphenPer.count
        } else if after > match.end, QuantityBytes.matches(bytes, at: after, limit: limit, Self.per) {
            place = after + Self.per.count
            isSlash = false
        } else if match.dimension == .money, after > match.end,
            QuantityBytes.matches(bytes, at: after, limit: limit, Self.a)
        {
            // "$80 a barrel", but not "$80 a tender".
            guard let (found, end) = lookUp(bytes, at: after + 2, limit: limit), entries[found].style == .word,
                [.mass, .volume, .area].contains(entries[found].dimension)
            else { return match }
            return quotient(match, entries[found], end)
        } else {
            return match
        }
        place = QuantityBytes.afterGaps(bytes, at: place, limit: limit)
        if let (per, end) = rates.denominator(bytes, at: place, limit: limit) {
            var rate = match
            if match.dimension == .length, let suffix = Self.speedSuffixes[per] {
                rate.unit += suffix
                rate.dimension = .speed
                rate.rule = "speed"
                rate.end = end
            } else {
                rate.per = per
                if isSlash { rate.end = end }
            }
            return rate
        }
        if let (found, end) = lookUp(bytes, at: place, limit: limit),
            ![.time, .ratio, .money, .multiple].contains(entries[found].dimension)
        {
            // Tonnes of ore per tonne of metal are an amount of ore: t/t would say nothing.
            if entries[found].unit == match.unit { return match }
            return quotient(match, entries[found], end)
        }
        if match.dimension == .money, let (noun, end) = divisors.longestMatch(in: bytes, at: place, limit: limit) {
            var price = match
            price.unit += "/" + DivisorNoun.table[noun].unit
            price.rule = "price"
            price.end = end
            return price
        }
        // "250 W/(m·K)": a unit that is not understood is not half understood.
        if bytes[after] == 0x2F, place < limit, bytes[place] == 0x28 { return nil }
        return match
    }

    private func quotient(_ match: UnitMatch, _ divisor: Entry, _ end: Int) -> UnitMatch {
        var quotient = match
        quotient.unit += "/" + divisor.unit
        quotient.power -= divisor.power
        quotient.rule = match.dimension == .money ? "price" : match.rule
        quotient.dimension = .density
        quotient.end = end
        quotient.isSingleLetter = false
        return quotient
    }

    private static let speedSuffixes = ["hour": "/h", "minute": "/min", "second": "/s"]
    private static let per = Array("per ".utf8)
    private static let hyphenPer = Array("-per-".utf8)
    private static let a = Array("a ".utf8)
    private static let each = Array("每".utf8)
    private static let fullWidthSlash = Array("／".utf8)
}

/// A thing that prices are stated for and that is no unit of measure.
struct DivisorNoun: Sendable {
    var unit: String
    var spellings: [String]

    static let table: [DivisorNoun] = [
        .init(unit: "share", spellings: ["share"]), .init(unit: "unit", spellings: ["unit"]),
        .init(unit: "vehicle", spellings: ["vehicle"]), .init(unit: "piece", spellings: ["piece", "pc"]),
        .init(unit: "台", spellings: ["台"]), .init(unit: "辆", spellings: ["辆"]), .init(unit: "件", spellings: ["件"]),
        .init(unit: "套", spellings: ["套"]), .init(unit: "只", spellings: ["只"]), .init(unit: "片", spellings: ["片"]),
        .init(unit: "dmtu", spellings: ["dmtu"]), .init(unit: "mtu", spellings: ["mtu"]),
        .init(unit: "kWh", spellings: ["度"]),
    ]
}

/// Characters that, right after a one-character unit, make another word of it.
struct UnitFollower: Sendable {
    var spelling: String
    var followers: [String]
    /// Texts that hold no amount because of it.
    var refused: [String]

    static let table: [UnitFollower] = [
        .init(
            spelling: "人", followers: ["民", "份", "工", "大", "才", "行", "格", "间", "员", "均", "物", "生", "造", "口"],
            refused: ["5人份套餐", "3人工岛"]),
        .init(spelling: "股", followers: ["东", "权", "份", "票", "市", "指", "价"], refused: ["3股东", "3股权"]),
        .init(spelling: "户", followers: ["籍", "外", "型", "口"], refused: ["2户籍"]),
        .init(spelling: "克", followers: ["拉", "服", "隆", "罗", "里"], refused: ["5克拉", "3克罗地亚"]),
        .init(spelling: "米", followers: ["其", "兰", "尔", "面", "粉", "饭"], refused: ["2米兰"]),
        .init(spelling: "周", followers: ["年", "边", "期", "末", "岁", "刊"], refused: ["30周年", "2周岁"]),
        .init(spelling: "天", followers: ["然", "津", "前", "后", "窗", "内"], refused: ["2天津", "30天前"]),
        .init(spelling: "个月", followers: ["前", "后", "来", "内"], refused: ["3个月前"]),
        .init(
            spelling: "元", followers: ["材料", "素", "正极", "电池", "前驱", "件", "器", "宝", "旦", "宇", "月", "合金", "锂电", "体系"],
            refused: ["3元材料", "3元前驱体"]),
        .init(spelling: "升", followers: ["级", "至", "高", "幅", "值", "温", "降", "到"], refused: ["2升级", "50升至"]),
        .init(spelling: "瓦", followers: ["片", "楞", "斯"], refused: ["5瓦楞"]),
        .init(spelling: "倍", followers: ["频", "率", "速"], refused: ["2倍频"]),
        .init(spelling: "秒", followers: ["杀", "表"], refused: ["5秒杀"]),
        .init(spelling: "伏", followers: ["击"], refused: ["3伏击"]),
        .init(spelling: "桶", followers: ["装"], refused: ["5桶装"]),
        .init(spelling: "亩", followers: ["产"], refused: ["3亩产"]),
        .init(spelling: "小时", followers: ["前", "代"], refused: ["2小时前"]),
    ]
}
