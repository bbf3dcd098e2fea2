/// An event that never happened, told in the manner of trade news: a template and the facts that fill it.
struct MadeEvent {
    /// What may be told, and what a report of another event tells otherwise.
    struct Facts {
        var company: String
        var partner: String
        var place: String
        var product: Int
        var tonnes: Int
        /// In tenths of a percent.
        var percent: Int
        /// In millions.
        var money: Int
        var currency: Int
        var ordinal: Int
        var code: String
        var verb: Int
        var month: Int
        var day: Int
        var people: Int
    }

    /// How amounts are printed.
    struct Style {
        var tonnes = 0
        var percentIsRounded = false
        var tonnesAreRounded = false
    }

    var template: Int
    var facts: Facts

    static let year = 2024
    var isChinese: Bool { template >= MadeEvent.english.count }
    var date: String { "\(MadeEvent.year)-\(two(facts.month))-\(two(facts.day))" }

    // MARK: The words

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let products = [
        ("magnesium alloy", "镁合金"), ("tin ingot", "锡锭"), ("copper cathode", "阴极铜"), ("lithium hydroxide", "氢氧化锂"),
        ("antimony oxide", "氧化锑"),
        ("silicon metal", "工业硅"), ("zinc oxide", "氧化锌"), ("nickel sulphate", "硫酸镍"), ("aluminium billet", "铝棒"),
        ("tungsten powder", "钨粉"),
    ]
    private static let currencies = [("yuan", "元"), ("dollars", "美元"), ("euros", "欧元")]
    private static let ordinals = [("first", "一"), ("second", "二"), ("third", "三"), ("fourth", "四")]
    private static let verbs: [[String]] = [
        ["signed", "terminated", "renewed"], ["commissioned", "closed", "sold"], ["rose", "fell"],
        ["approved", "rejected", "postponed"],
        ["bought", "sold", "leased"], ["opened", "closed"], ["imports", "exports"], ["completed", "started"],
    ]
    private static let hanVerbs: [[String]] = [["签署", "终止", "续签"], ["投产", "停产"], ["上涨", "下跌"], ["收购", "出售"]]

    /// Whether a word tells what was done.
    static func isVerb(_ word: String) -> Bool { verbs.contains { $0.contains(word) } }

    static let productCount = products.count
    static let currencyCount = currencies.count
    static let ordinalCount = ordinals.count
    var verbCount: Int {
        isChinese ? MadeEvent.hanVerbs[template - MadeEvent.english.count].count : MadeEvent.verbs[template].count
    }

    // MARK: The templates

    private struct Words {
        var date, company, partner, place, product, tonnes, percent, money, ordinal, code, verb, people: String
    }

    func text(_ style: Style = Style()) -> String {
        let words = words(style)
        return isChinese
            ? MadeEvent.chinese[template - MadeEvent.english.count](words) : MadeEvent.english[template](words)
    }

    private static let english: [@Sendable (Words) -> String] = [
        {
            "On \($0.date), \($0.company) Co., Ltd. \($0.verb) an agreement with \($0.partner) on a plant for \($0.tonnes) of \($0.product) a year in \($0.place). The project will cost \($0.money), employ \($0.people) people and use the \($0.code) process. It is the \($0.ordinal) joint project of the two companies, and the local government will provide the land."
        },
        {
            "\($0.company) \($0.verb) the \($0.ordinal) line of its \($0.product) works in \($0.place) on \($0.date). The line, supplied by \($0.partner), is to reach \($0.tonnes) a year and cost \($0.money). The \($0.code) furnaces are said to save \($0.percent) of the energy that older ones need, and \($0.people) employees were trained to run them."
        },
        {
            "Prices of \($0.product) in \($0.place) \($0.verb) by \($0.percent) on \($0.date) after \($0.company) told customers that it had \($0.tonnes) in stock. Traders at \($0.partner) said the market had expected such a move since the \($0.ordinal) week of the quarter, when contracts worth \($0.money) were concluded for grade \($0.code)."
        },
        {
            "On \($0.date), the authorities of \($0.place) \($0.verb) the \($0.ordinal) stage of the \($0.product) project of \($0.company), which is planned to produce \($0.tonnes) a year. The investment amounts to \($0.money), of which \($0.partner) will bear \($0.percent). The report under number \($0.code) lists \($0.people) jobs and new rules for waste water."
        },
        {
            "\($0.company) \($0.verb) a \($0.percent) stake in the \($0.product) business of \($0.partner) for \($0.money) on \($0.date). The business has a capacity of \($0.tonnes) a year at its main site in \($0.place), where \($0.people) people work. It is the \($0.ordinal) such deal of the company since it listed under the symbol \($0.code)."
        },
        {
            "On \($0.date), \($0.company) and \($0.partner) \($0.verb) a research centre for \($0.product) in \($0.place). About \($0.money) went into the building, which houses \($0.people) engineers and a furnace of type \($0.code). The \($0.ordinal) result is expected to cut losses by \($0.percent) at a plant that makes \($0.tonnes) a year."
        },
        {
            "Customs in \($0.place) said on \($0.date) that \($0.verb) of \($0.product) came to \($0.tonnes) in the \($0.ordinal) quarter, up \($0.percent) from a year earlier and worth \($0.money). Most of the material of grade \($0.code) was handled by \($0.company) and \($0.partner), which together employ \($0.people) workers at the port."
        },
        {
            "\($0.company) said on \($0.date) that it had \($0.verb) the expansion of its \($0.product) smelter in \($0.place), the \($0.ordinal) since the plant was founded. Capacity increases by \($0.percent) to \($0.tonnes) a year. The firm spent \($0.money) and hired \($0.people) workers; \($0.partner) delivered the \($0.code) equipment."
        },
    ]

    private static let chinese: [@Sendable (Words) -> String] = [
        {
            "\($0.date)，\($0.company)有限公司与\($0.partner)集团\($0.verb)合作协议，双方将在\($0.place)县建设年产\($0.tonnes)\($0.product)项目，总投资\($0.money)，采用\($0.code)工艺，用工\($0.people)人，这是双方第\($0.ordinal)个合作项目。"
        },
        {
            "\($0.date)，\($0.company)位于\($0.place)县的\($0.product)项目\($0.ordinal)期\($0.verb)，年产能\($0.tonnes)，总投资\($0.money)，设备由\($0.partner)集团提供，型号为\($0.code)，能耗降低\($0.percent)。"
        },
        {
            "\($0.date)，\($0.place)市场\($0.product)价格\($0.verb)\($0.percent)，\($0.company)公司表示库存为\($0.tonnes)，\($0.partner)集团的贸易商称本季度第\($0.ordinal)批\($0.code)牌号合同金额为\($0.money)。"
        },
        {
            "\($0.date)，\($0.company)有限公司以\($0.money)\($0.verb)\($0.partner)集团\($0.product)业务\($0.percent)的股权，该业务在\($0.place)县的年产能为\($0.tonnes)，员工\($0.people)人，这是公司第\($0.ordinal)次此类交易，代号\($0.code)。"
        },
    ]
    static let templateCount = english.count + chinese.count

    private func words(_ style: Style) -> Words {
        let isChinese = isChinese
        let currency = MadeEvent.currencies[facts.currency]
        let product = MadeEvent.products[facts.product]
        let ordinal = MadeEvent.ordinals[facts.ordinal]
        let verb =
            isChinese
            ? MadeEvent.hanVerbs[template - MadeEvent.english.count][facts.verb] : MadeEvent.verbs[template][facts.verb]
        return Words(
            date: isChinese ? "\(facts.month)月\(facts.day)日" : "\(MadeEvent.months[facts.month - 1]) \(facts.day)",
            company: facts.company, partner: facts.partner, place: facts.place,
            product: isChinese ? product.1 : product.0,
            tonnes: tonnes(style), percent: percent(style),
            money: isChinese ? "\(facts.money)万\(currency.1)" : "\(facts.money) million \(currency.0)",
            ordinal: isChinese ? ordinal.1 : ordinal.0, code: facts.code, verb: verb, people: "\(facts.people)")
    }

    private func tonnes(_ style: Style) -> String {
        var tonnes = facts.tonnes
        if style.tonnesAreRounded {
            tonnes = (tonnes + 50) / 100 * 100
            return isChinese ? "约\(tonnes)吨" : "about \(grouped(tonnes)) t"
        }
        switch (style.tonnes, isChinese) {
        case (1, false): return "\(thousandths(tonnes)) kt"
        case (2, false): return "\(grouped(tonnes)) tonnes"
        case (3, false): return "\(grouped(tonnes)) metric tons"
        case (_, false): return "\(grouped(tonnes)) t"
        case (1, true): return "\(thousandths(tonnes))千吨"
        case (2, true): return "\(grouped(tonnes)) t"
        case (_, true): return "\(tonnes)吨"
        }
    }

    private func percent(_ style: Style) -> String {
        if style.percentIsRounded {
            let whole = (facts.percent + 5) / 10
            return isChinese ? "约\(whole)%" : "about \(whole) percent"
        }
        return "\(facts.percent / 10).\(facts.percent % 10)\(isChinese ? "%" : " %")"
    }

    private func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : "\(number / 1000)," + String(String(1000 + number % 1000).dropFirst())
    }

    /// A number divided by a thousand, exactly.
    private func thousandths(_ number: Int) -> String {
        var text = "\(number / 1000)." + String(String(1000 + number % 1000).dropFirst())
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Random choices that are the same in every run.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// Another number below `bound`.
    mutating func other(than number: Int, below bound: Int) -> Int {
        (number + 1 + below(max(1, bound - 1))) % max(1, bound)
    }
}

extension MadeEvent {
    private static let onsets = [
        "Nor", "Bel", "Kar", "Tam", "Os", "Vex", "Hal", "Mor", "Cal", "Bright", "East", "Wood", "Iron", "Sol", "Ard",
        "Len", "Fal", "Gran",
    ]
    private static let codas = [
        "haven", "gate", "mont", "field", "arin", "trava", "wick", "dale", "ford", "stad", "lund", "vale", "mere",
        "crest", "ling", "burg",
    ]
    private static let trades = [
        "Metals", "Mining", "Resources", "Alloys", "Smelting", "Materials", "Minerals", "Refining", "Technology",
        "Steel",
    ]
    private static let places = ["County", "City", "Port", "Province", "Park"]
    private static let han = Array("北岭南江东明西河云山金川海安平华宏盛恒泰瑞丰嘉远腾飞鸿博凯越长青立信")
    private static let hanTrades = ["镁业", "矿业", "金属", "锂业", "铝业", "钢铁", "材料", "资源"]

    static func make(_ dice: inout Dice) -> MadeEvent {
        let template = dice.below(templateCount)
        var event = MadeEvent(
            template: template,
            facts: Facts(
                company: "", partner: "", place: "", product: dice.below(productCount),
                tonnes: 1000 + dice.below(90_000), percent: 101 + dice.below(850),
                money: 20 + dice.below(900), currency: dice.below(currencyCount), ordinal: dice.below(ordinalCount),
                code: code(&dice), verb: 0,
                month: 1 + dice.below(12), day: 1 + dice.below(28), people: 30 + dice.below(900)))
        event.facts.company = company(event.isChinese, &dice)
        event.facts.partner = company(event.isChinese, &dice)
        event.facts.place = place(event.isChinese, &dice)
        event.facts.verb = dice.below(event.verbCount)
        return event
    }

    static func company(_ isChinese: Bool, _ dice: inout Dice) -> String {
        isChinese
            ? "\(dice.pick(han))\(dice.pick(han))\(dice.pick(hanTrades))"
            : "\(dice.pick(onsets))\(dice.pick(codas)) \(dice.pick(trades))"
    }

    static func place(_ isChinese: Bool, _ dice: inout Dice) -> String {
        isChinese
            ? "\(dice.pick(han))\(dice.pick(han))" : "\(dice.pick(onsets))\(dice.pick(codas)) \(dice.pick(places))"
    }

    static func code(_ dice: inout Dice) -> String {
        "\(dice.pick(["AZ", "HT", "KR", "ZL"]))\(10 + dice.below(90))\(dice.pick(["A", "B", "D"]))"
    }
}
