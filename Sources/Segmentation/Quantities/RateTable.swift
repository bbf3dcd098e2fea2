/// Words that make an amount a rate.
struct RateDefinition: Sendable {
    /// Where the words stand.
    enum Place: Sendable {
        /// After "/" or "per", the time alone: "t/d".
        case denominator
        /// After the amount, at once or at the end of its clause: "90 mt of slag daily".
        case after
        /// Before the amount, at once or with a word for a flow between: "annual capacity of 100 tons".
        case before
        /// Before the amount in Chinese, in the same clause: 年产镁合金10万吨.
        case beforeInChinese
    }

    var per: String
    var place: Place
    var spellings: [String]
    var reason: String
}

extension RateDefinition {
    static let table: [RateDefinition] = [
        .init(
            per: "year", place: .denominator, spellings: ["year", "yr", "y", "a", "annum", "年"],
            reason: "a is annum, as engineers write"),
        .init(per: "month", place: .denominator, spellings: ["month", "mo", "月"], reason: "as spelled"),
        .init(per: "week", place: .denominator, spellings: ["week", "wk", "周"], reason: "as spelled"),
        .init(per: "day", place: .denominator, spellings: ["day", "d", "天", "日"], reason: "as spelled"),
        .init(per: "hour", place: .denominator, spellings: ["hour", "hr", "h", "小时", "时"], reason: "as spelled"),
        .init(per: "minute", place: .denominator, spellings: ["minute", "min", "分钟", "分"], reason: "as spelled"),
        .init(per: "second", place: .denominator, spellings: ["second", "sec", "s", "秒"], reason: "as spelled"),
        .init(per: "quarter", place: .denominator, spellings: ["quarter", "季度"], reason: "as spelled"),

        .init(
            per: "year", place: .after,
            spellings: ["per year", "per annum", "a year", "each year", "every year", "annually", "yearly", "p.a."],
            reason: "English"),
        .init(
            per: "month", place: .after,
            spellings: ["per month", "a month", "each month", "every month", "monthly"], reason: "English"),
        .init(
            per: "week", place: .after, spellings: ["per week", "a week", "each week", "every week", "weekly"],
            reason: "English"),
        .init(
            per: "day", place: .after, spellings: ["per day", "a day", "each day", "every day", "daily"],
            reason: "English"),
        .init(
            per: "hour", place: .after, spellings: ["per hour", "an hour", "every hour", "hourly"], reason: "English"),

        .init(
            per: "year", place: .before, spellings: ["annual", "annually", "annualized", "annualised", "yearly"],
            reason: "English"),
        .init(per: "month", place: .before, spellings: ["monthly"], reason: "English"),
        .init(per: "week", place: .before, spellings: ["weekly"], reason: "English"),
        .init(per: "day", place: .before, spellings: ["daily"], reason: "English"),
        .init(per: "hour", place: .before, spellings: ["hourly"], reason: "English"),

        .init(
            per: "year", place: .beforeInChinese,
            spellings: [
                "年产", "年处理", "年销", "年加工", "年出口", "年进口", "年消费", "年消耗", "年发电", "年需", "年供", "年生产", "年均", "每年", "年输",
                "年回收", "年减", "年节", "年吞吐", "年营", "年设计",
            ], reason: "a digit or a pointer (去, 全) before 年 makes it a certain year instead"),
        .init(
            per: "day", place: .beforeInChinese, spellings: ["日产", "日处理", "日均", "每天", "每日", "日供", "日加工", "日销"],
            reason: "a digit before 日 makes it a date instead"),
        .init(
            per: "month", place: .beforeInChinese, spellings: ["月产", "月均", "每月", "月处理", "月销"],
            reason: "a digit before 月 makes it a date instead"),
        .init(per: "hour", place: .beforeInChinese, spellings: ["每小时", "时产", "小时产"], reason: "as spelled"),
    ]

    /// What flows: "annual" before one of these is the rate of the amount that follows, before "meeting" it is not.
    static let flows: [String] = """
        capacity capacities output production productions sales demand supply consumption throughput volume volumes
        exports imports shipments deliveries turnover revenue revenues income profit profits value processing yield
        generation usage use savings emissions reduction cost costs rent budget quota quotas intake delivery trade
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    /// Characters that, before 年, 月 or 日, point to one certain year, month or day: 全年产量, 今年产量.
    static let pointers: [String] = ["去", "今", "明", "全", "上", "当", "同", "本", "前", "近", "该", "半", "每", "后", "多"]

    /// After "a year" these make it a point of time: "10 tons a year ago".
    static let pointsOfTime: [String] = ["ago", "earlier", "before", "later", "prior", "after", "old"]

    /// After "daily" at the end of a clause only these leave it an adverb: "daily use" is something else.
    static let adverbFollowers: [String] = [
        "and", "or", "at", "in", "from", "for", "by", "to", "on", "as", "when", "while", "with", "but", "after",
        "since", "through", "until", "during", "under", "over", "using", "starting",
    ]
}

/// Finds the time that makes an amount a rate. Looks at most 64 bytes to either side.
final class RateReader: Sendable {
    private static let reach = 64
    private let denominators: SpellingTrie
    private let after: SpellingTrie
    private let before: QuantityWordTable<Int>
    private let beforeInChinese: [(spelling: [UInt8], definition: Int)]
    /// The first characters of those, to pass over all others.
    private let openings: [UInt32]
    private let flows = QuantityWordTable(words: RateDefinition.flows)
    private let clauseEnds = QuantityWordTable(words: [
        "and", "with", "which", "that", "while", "but", "who", "where", "or",
    ])
    private let pointsOfTime = QuantityWordTable(words: RateDefinition.pointsOfTime)
    private let adverbFollowers = QuantityWordTable(words: RateDefinition.adverbFollowers)
    private let pointers = RateDefinition.pointers.map { Array($0.utf8) }

    init() {
        func spellings(_ place: RateDefinition.Place) -> [(text: String, meaning: Int)] {
            RateDefinition.table.enumerated().filter { $0.element.place == place }
                .flatMap { entry in entry.element.spellings.map { ($0, entry.offset) } }
        }
        denominators = SpellingTrie(spellings(.denominator), isFolded: true)
        after = SpellingTrie(spellings(.after), isFolded: true)
        before = QuantityWordTable(spellings(.before).map { ($0.text, $0.meaning) })
        let chinese = spellings(.beforeInChinese)
        beforeInChinese = chinese.map { (Array($0.text.utf8), $0.meaning) }
        openings = Set(chinese.compactMap { $0.text.unicodeScalars.first?.value }).sorted()
    }

    /// The time after a slash or "per" that ends before `index`.
    func denominator(_ bytes: [UInt8], at index: Int, limit: Int) -> (per: String, end: Int)? {
        denominators.longestMatch(in: bytes, at: index, limit: limit)
            .map { (RateDefinition.table[$0.meaning].per, $0.end) }
    }

    /// The time in the words right after the amount.
    func adjacent(_ bytes: [UInt8], at end: Int, limit: Int) -> String? {
        let index = QuantityBytes.afterGaps(bytes, at: end, limit: limit)
        guard index > end, let match = after.longestMatch(in: bytes, at: index, limit: limit),
            !isPointOfTime(bytes, at: match.end, limit: limit)
        else { return nil }
        return isAdverb(bytes, at: match.end, limit: limit) || bytes[index] | 0x20 == 0x70
            || bytes[index] | 0x20 == 0x61
            ? RateDefinition.table[match.meaning].per : nil
    }

    private func isPointOfTime(_ bytes: [UInt8], at end: Int, limit: Int) -> Bool {
        let next = QuantityBytes.afterGaps(bytes, at: end, limit: limit)
        return pointsOfTime.contains(bytes, CountedNoun.word(bytes, at: next, limit: limit))
    }

    private func isAdverb(_ bytes: [UInt8], at end: Int, limit: Int) -> Bool {
        let next = QuantityBytes.afterGaps(bytes, at: end, limit: limit)
        let word = CountedNoun.word(bytes, at: next, limit: limit)
        return word.isEmpty ? true : adverbFollowers.contains(bytes, word)
    }

    /// The time at the end of the clause that the amount opens.
    func trailing(_ bytes: [UInt8], at end: Int, limit: Int) -> String? {
        var index = end
        let last = min(limit, end + Self.reach)
        while index < last {
            let byte = bytes[index]
            guard byte == 0x20 || byte.isLetter || byte == 0x2D else { return nil }
            guard byte == 0x20, index + 1 < last else {
                index += 1
                continue
            }
            index += 1
            if let match = after.longestMatch(in: bytes, at: index, limit: limit),
                !isPointOfTime(bytes, at: match.end, limit: limit), isAdverb(bytes, at: match.end, limit: limit)
            {
                return RateDefinition.table[match.meaning].per
            }
            let word = CountedNoun.word(bytes, at: index, limit: limit)
            if clauseEnds.contains(bytes, word) { return nil }
            index = max(index, word.upperBound)
        }
        return nil
    }

    /// The time in the clause before the amount that starts at `start`.
    func leading(_ bytes: [UInt8], before start: Int, floor: Int) -> String? {
        let first = max(floor, start - Self.reach)
        var end = start
        var sawFlow = false
        var words = 0
        while end > first, words < 8 {
            let byte = bytes[end - 1]
            if byte == 0x20 {
                end -= 1
                continue
            }
            if byte >= 0x80 { return leadingInChinese(bytes, before: start, first: first) }
            guard byte.isLetter || byte == 0x2D else { return nil }
            var wordStart = end
            while wordStart > first, bytes[wordStart - 1].isLetter || bytes[wordStart - 1] == 0x2D {
                wordStart -= 1
            }
            let word = wordStart..<end
            if let definition = before[bytes, word], sawFlow || words == 0 {
                return RateDefinition.table[definition].per
            }
            if flows.contains(bytes, word) { sawFlow = true }
            words += 1
            end = wordStart
        }
        return nil
    }

    private func leadingInChinese(_ bytes: [UInt8], before start: Int, first: Int) -> String? {
        var index = start
        while index > first {
            let byte = bytes[index - 1]
            if byte < 0x80 {
                // Letters of an alloy's name may stand between; digits and stops part the clause.
                guard byte.isLetter || byte == 0x20 else { return nil }
                index -= 1
                continue
            }
            let scalar = QuantityBytes.scalar(bytes, before: index, floor: first)
            // Full-width punctuation and the ideographic stops part clauses.
            guard QuantityBytes.isHan(scalar) else { return nil }
            index -= 3
            guard openings.contains(scalar),
                let entry = beforeInChinese.first(where: {
                    QuantityBytes.matches(bytes, at: index, limit: start, $0.spelling)
                })
            else { continue }
            if index > 0, bytes[index - 1].isDigit { return nil }
            let previous = QuantityBytes.scalar(bytes, before: index, floor: 0)
            if (0xFF10...0xFF19).contains(previous) { return nil }
            if pointers.contains(where: { QuantityBytes.matches(bytes, at: index - 3, limit: index, $0) }) {
                return nil
            }
            return RateDefinition.table[entry.definition].per
        }
        return nil
    }
}
