/// One currency: the signs before a number and the words after it.
struct CurrencyDefinition: Sendable {
    /// ISO 4217 code (https://www.iso.org/iso-4217-currency-codes.html).
    var code: String
    /// What stands before the number: signs, and codes that may be glued to it.
    var prefixes: [String]
    var suffixes: [[UnitDefinition.Spelling]]
    var reason: String
    /// Texts with exactly one amount, in this currency.
    var reads: [(text: String, value: Double)]
    var refuses: [String] = []
}

extension CurrencyDefinition {
    static let table: [CurrencyDefinition] = [
        CurrencyDefinition(
            code: "CNY", prefixes: ["RMB", "CNY", "Rmb", "¥", "￥", "CN¥", "RMB¥", "人民币"],
            suffixes: [
                .phrases("yuan", "renminbi", "RMB", "CNY", "Chinese yuan"), .characters("元", "元人民币", "人民币", "圆"),
            ],
            reason:
                "The yen sign means yuan on Chinese pages. A Chinese digit before 元 makes the ternary of chemistry.",
            reads: [
                ("over 120 million yuan", 120_000_000), ("RMB 3.5bn", 3_500_000_000), ("CNY500 million", 500_000_000),
                ("投资3.5亿元", 350_000_000), ("¥1,200", 1200), ("人民币500万元", 5_000_000), ("五百万元", 5_000_000),
                ("1亿5000万元", 150_000_000), ("a 100-million-yuan loan", 100_000_000),
            ],
            refuses: ["三元电池", "3元材料", "单位：亿元", "数万元", "二元合金"]),
        CurrencyDefinition(
            code: "USD", prefixes: ["$", "US$", "USD", "＄", "U.S.$"],
            suffixes: [
                .words("dollar", "US dollar", "U.S. dollar", "American dollar"), .phrases("USD"),
                .characters("美元", "美金"),
            ],
            reason: "A dollar without a country is American.",
            reads: [
                ("$1.2 billion", 1_200_000_000), ("US$450m", 450_000_000), ("30 million US dollars", 30_000_000),
                ("出口额2.3亿美元", 230_000_000), ("$5.2k", 5200), ("a $1.2-billion bid", 1_200_000_000),
            ],
            refuses: ["$$$$", "US$", "$ and cents"]),
        CurrencyDefinition(
            code: "EUR", prefixes: ["€", "EUR"], suffixes: [.words("euro"), .phrases("EUR"), .characters("欧元", "€")],
            reason: "The sign stands on either side.",
            reads: [
                ("€1.5bn", 1_500_000_000), ("20 million euros", 20_000_000), ("3亿欧元", 300_000_000), ("25 € each", 25),
            ]),
        CurrencyDefinition(
            code: "JPY", prefixes: ["JPY", "JP¥"],
            suffixes: [.phrases("yen", "JPY", "Japanese yen"), .characters("日元", "日圆")],
            reason: "Has no plural.", reads: [("80 billion yen", 80_000_000_000), ("30亿日元", 3_000_000_000)]),
        CurrencyDefinition(
            code: "GBP", prefixes: ["£", "GBP"], suffixes: [.phrases("GBP", "pounds sterling"), .characters("英镑")],
            reason: "Pounds alone are weight.", reads: [("£40 million", 40_000_000), ("300万英镑", 3_000_000)]),
        CurrencyDefinition(
            code: "HKD", prefixes: ["HK$", "HKD"],
            suffixes: [.words("Hong Kong dollar"), .phrases("HKD"), .characters("港元", "港币")],
            reason: "Must win over the plain dollar.",
            reads: [("HK$2.5 billion", 2_500_000_000), ("5亿港元", 500_000_000)]),
        CurrencyDefinition(
            code: "AUD", prefixes: ["A$", "AU$", "AUD"],
            suffixes: [.words("Australian dollar"), .phrases("AUD"), .characters("澳元")],
            reason: "Miners report in it.", reads: [("A$25 million", 25_000_000), ("2亿澳元", 200_000_000)]),
        CurrencyDefinition(
            code: "CAD", prefixes: ["C$", "CA$", "CAD"],
            suffixes: [.words("Canadian dollar"), .phrases("CAD"), .characters("加元")],
            reason: "Miners report in it.", reads: [("C$3.2 million", 3_200_000), ("2亿加元", 200_000_000)]),
        CurrencyDefinition(
            code: "SGD", prefixes: ["S$", "SGD"], suffixes: [.words("Singapore dollar"), .characters("新加坡元")],
            reason: "Must win over the plain dollar.", reads: [("S$15 million", 15_000_000)]),
        CurrencyDefinition(
            code: "TWD", prefixes: ["NT$", "TWD"], suffixes: [.characters("新台币")],
            reason: "Must win over the plain dollar.", reads: [("NT$900 million", 900_000_000)]),
        CurrencyDefinition(
            code: "BRL", prefixes: ["R$", "BRL"], suffixes: [.phrases("reais")],
            reason: "Must win over the plain dollar.", reads: [("R$60 million", 60_000_000)]),
        CurrencyDefinition(
            code: "INR", prefixes: ["₹", "INR", "Rs", "Rs."],
            suffixes: [.words("rupee", "Indian rupee"), .characters("卢比")],
            reason: "Counted in lakh and crore.",
            reads: [("Rs 500 crore", 5_000_000_000), ("₹1,00,000", 100_000), ("40 lakh rupees", 4_000_000)]),
        CurrencyDefinition(
            code: "KRW", prefixes: ["₩", "KRW"], suffixes: [.phrases("won", "Korean won", "KRW"), .characters("韩元")],
            reason: "Won is also a verb: it needs a multiplier before it.",
            reads: [("300 billion won", 300_000_000_000), ("50亿韩元", 5_000_000_000)],
            refuses: ["the team that ranked 5 won it"]),
        CurrencyDefinition(
            code: "RUB", prefixes: ["₽", "RUB"], suffixes: [.words("ruble", "rouble"), .characters("卢布")],
            reason: "Kept as itself.", reads: [("12 billion rubles", 12_000_000_000)]),
        CurrencyDefinition(
            code: "IDR", prefixes: ["IDR", "Rp"], suffixes: [.words("rupiah"), .phrases("rupiah"), .characters("印尼盾")],
            reason: "Nickel is taxed in it.", reads: [("5 trillion rupiah", 5_000_000_000_000)]),
        CurrencyDefinition(
            code: "CHF", prefixes: ["CHF"], suffixes: [.words("Swiss franc"), .characters("瑞士法郎")],
            reason: "Kept as itself.", reads: [("CHF 30 million", 30_000_000)]),
    ]
}
