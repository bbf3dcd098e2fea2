/// What a rule that refuses a number may look at.
struct NumberContext {
    let bytes: [UInt8]
    let limit: Int
    let numeral: QuantityNumeral
    /// Whether a currency sign or code is printed before it.
    let hasCurrency: Bool
    /// Whether it continues a range with the number or amount before it.
    let isJoined: Bool
    let previous: PreviousWord

    func byte(before offset: Int) -> UInt8 {
        let index = numeral.range.lowerBound - offset
        return index >= 0 ? bytes[index] : 0
    }

    func byte(after offset: Int) -> UInt8 {
        let index = numeral.range.upperBound + offset
        return index < limit ? bytes[index] : 0
    }

    var scalarBefore: UInt32 { QuantityBytes.scalar(bytes, before: numeral.range.lowerBound, floor: 0) }
    var scalarAfter: UInt32 { QuantityBytes.scalar(bytes, at: numeral.range.upperBound, limit: limit) }
}

/// A reason not to read a number as an amount, whatever follows it.
struct NumberRefusal: Sendable {
    var name: String
    var reason: String
    var refuses: @Sendable (NumberContext) -> Bool
    /// Texts that hold no amount because of this rule.
    var refused: [String]
    /// Texts close by that do hold one.
    var kept: [String]
}

extension NumberRefusal {
    /// The first rule that refuses a number; nil where none does.
    static func first(refusing context: NumberContext) -> NumberRefusal? {
        questions.firstIndex { $0.refuses(context) }.map { table[$0] }
    }

    /// What the rules ask: a rule with its words and examples is not copied for each number.
    private static let questions = table.map { Question(refuses: $0.refuses) }
    private struct Question: Sendable {
        let refuses: @Sendable (NumberContext) -> Bool
    }

    static let table: [NumberRefusal] = [
        NumberRefusal(
            name: "no number", reason: "Two points, broken groups or more digits than a number has make a code.",
            refuses: { !$0.numeral.isReadable || $0.byte(before: 1).isDigit },
            refused: [
                "version 1.2.3 kg", "1,2-xylene", "1,1,1, t", "99999999999999999999999999 t", "2024,100 mt", "12,34 t",
                "二〇二四吨",
            ],
            kept: ["1,200,300 t", "1.25 t"]),
        NumberRefusal(
            name: "glued to a letter", reason: "Digits after a letter belong to a name.",
            refuses: { !$0.hasCurrency && $0.byte(before: 1).isLetter },
            refused: ["AZ91 kg", "the LC2411 t", "Q3 tons", "M12 t"], kept: ["RMB500 a kg", "天津50 t"]),
        NumberRefusal(
            name: "hyphenated name", reason: "Digits after a hyphen after a letter belong to a name.",
            refuses: { context in
                guard context.byte(before: 1) == 0x2D, !context.isJoined, !context.hasCurrency else { return false }
                return context.byte(before: 2).isWord
            },
            refused: ["Shenzhou-8 t", "COVID-19 cases", "an ABC-550-XY m"], kept: ["10-15 t", "5 kg-7 kg"]),
        NumberRefusal(
            name: "code",
            reason: "After these signs a number is part of an address, a path, a label or a year cut short.",
            refuses: { context in
                guard !context.hasCurrency else { return false }
                switch context.byte(before: 1) {
                case 0x2F where context.isJoined: return false  // "2.5MW/5MWh"
                case 0x2F, 0x23, 0x40, 0x5F, 0x26, 0x5C, 0x5E, 0x27: return true
                default: return context.scalarBefore == 0x2019
                }
            },
            refused: ["#10 t", "a@5 kg", "/newscontent/5 t", "'24 results", "item_5 kg"],
            kept: ["(5 kg)", "=5 kg", "~5 kg", "2.5MW/5MWh"]),
        NumberRefusal(
            name: "time or ratio", reason: "Digits by a colon between digits are a time of day or a ratio.",
            refuses: { context in
                context.byte(before: 1) == 0x3A && context.byte(before: 2).isDigit
                    || context.byte(after: 0) == 0x3A && context.byte(after: 1).isDigit
            },
            refused: ["17:27 t", "a 3:1 x"], kept: ["capacity:30 t"]),
        NumberRefusal(
            name: "fraction or pair", reason: "A slash between digits makes a fraction, a date or a season.",
            refuses: { $0.byte(after: 0) == 0x2F && $0.byte(after: 1).isDigit },
            refused: ["2023/24 t", "1/2 inch", "24/7"], kept: ["5%/10 t"]),
        NumberRefusal(
            name: "grade mark", reason: "1# and 5@ are grades and addresses.",
            refuses: { [0x23, 0x40, 0x5F].contains($0.byte(after: 0)) }, refused: ["1# t", "0#锌 5@smm"],
            kept: ["1 t #"]),
        NumberRefusal(
            name: "leading zero", reason: "Codes and telephone numbers start with zeros.",
            refuses: { $0.numeral.hasLeadingZero && !$0.numeral.isDecimal }, refused: ["021 t", "007 kg"],
            kept: ["0.7 kg"]),
        NumberRefusal(
            name: "standard", reason: "After the letters of a standards body comes the number of a standard.",
            refuses: { $0.previous.hasUppercase && standards.contains($0.bytes, $0.previous.range) },
            refused: ["GB/T 5678-2019 t", "ISO 9001 certificates", "ASTM 53 t"], kept: ["GBT sold 53 t"]),
        NumberRefusal(
            name: "Han ordinal or unknown number",
            reason: "第 makes an ordinal; 几 and 数 an unknown number; 周 a weekday.",
            refuses: { context in
                switch context.scalarBefore {
                case 0x7B2C, 0x51E0, 0x6570, 0x521D: true  // 第 几 数 初
                case 0x5468, 0x671F, 0x62DC: context.numeral.isHan  // 周 星期 礼拜
                default: false
                }
            },
            refused: ["第3家企业", "第十条隧道", "几十吨", "数百万元", "数十家企业"], kept: ["约30家企业"]),
        NumberRefusal(
            name: "Han fraction", reason: "三分之一 is a fraction of something unsaid.",
            refuses: { context in
                let end = context.numeral.range.upperBound
                let start = context.numeral.range.lowerBound
                return QuantityBytes.matches(context.bytes, at: end, limit: context.limit, partOf)
                    || QuantityBytes.matches(context.bytes, at: start - partOf.count, limit: start, partOf)
            },
            refused: ["三分之一吨", "十分之三"], kept: ["百分之三"]),
        NumberRefusal(
            name: "Han phrase",
            reason: "A hundred with no digit before it is a way of speaking, unless a word bounds it.",
            refuses: { context in
                guard context.numeral.isHan else { return false }
                return context.numeral.mantissa == 0
                    || context.numeral.opensWithUnit && !isBounded(context.scalarBefore)
            },
            refused: ["百吨", "千家企业", "百万元", "万元", "千方百计"], kept: ["近百家企业", "超千吨"]),
    ]

    /// 近 超 逾 上 达 约 过
    private static func isBounded(_ scalar: UInt32) -> Bool {
        [0x8FD1, 0x8D85, 0x903E, 0x4E0A, 0x8FBE, 0x7EA6, 0x8FC7].contains(scalar)
    }

    /// Between the parts and the one of 三分之一.
    private static let partOf = Array("分之".utf8)

    /// Letters that stand before the numbers of standards.
    static let standards = QuantityWordTable(
        words: [
            "GB", "GB/T", "GB/Z", "YS", "YS/T", "YB", "YB/T", "HG", "HG/T", "JB", "JB/T", "NB", "NB/T", "DB", "DL/T",
            "QC/T",
            "T/CNIA", "ISO", "IEC", "ISO/IEC", "EN", "DIN", "BS", "BS-EN", "JIS", "ASTM", "ASME", "ANSI", "API", "IEEE",
            "SAE",
            "UL", "RFC", "IATF", "AMS", "AWS", "MIL-STD", "NF", "GOST", "AS/NZS", "UN", "CAS", "HJ", "SJ/T", "SH/T",
            "CAS-No",
            "S",
        ])
}
