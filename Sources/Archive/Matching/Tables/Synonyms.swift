extension WordClass {
    /// Nouns and adjectives that news writes for one another. Nothing that could tell two events apart belongs here: not
    /// two products, not two kinds of plant.
    static let synonyms: [WordClass] = [
        WordClass(
            name: "company", reason: "any of them takes up a name told before", meaning: .anaphor,
            words: "company firm enterprise business corporation", phrases: "公司|企业|集团|厂商",
            same: [("the company signed", "the firm signed"), ("该公司", "该企业")],
            different: [("the company signed", "the ministry signed")]),
        WordClass(
            name: "plant", reason: "where things are made", meaning: .content, words: "plant facility factory works",
            phrases: "工厂|厂区|厂房",
            same: [("a new plant", "a new factory")], different: [("a new plant", "a new mine")]),
        WordClass(
            name: "agreement", reason: "what two sides sign", meaning: .content,
            words: "agreement deal contract pact accord treaty transaction", phrases: "协议|合同|协定|合约",
            same: [("an agreement", "a contract"), ("签署协议", "签署合同")],
            different: [("an agreement", "an annex")]),
        WordClass(
            name: "project", reason: "an undertaking", meaning: .anaphor,
            words: "project scheme venture undertaking programme program initiative", phrases: "项目|工程",
            same: [("the project", "the scheme")], different: [("the project", "the product")]),
        WordClass(
            name: "gathering", reason: "where people meet", meaning: .content,
            words: "meeting conference summit forum symposium seminar convention", phrases: "会议|大会|论坛|峰会|研讨会",
            same: [("the conference", "the summit")], different: [("the conference", "the committee")]),
        WordClass(
            name: "percent", reason: "a hundredth", meaning: .content, words: "percent pct", phrases: "per cent",
            same: [("ten percent", "ten per cent")]),
        WordClass(
            name: "year on year", reason: "against the year before", meaning: .content, words: "yoy",
            phrases:
                "year on year|year over year|y/y|from a year earlier|from a year ago|a year before|a year earlier|a year ago|the year before|compared with a year earlier|同比|较上年同期|比上年",
            same: [("up 3% YoY", "up 3% year-on-year")], different: [("up 3% YoY", "up 3% MoM")]),
        WordClass(
            name: "month on month", reason: "against the month before", meaning: .content, words: "mom",
            phrases: "month on month|month over month|m/m|from a month earlier|from the previous month|环比|较上月",
            same: [("up 3% MoM", "up 3% month-on-month")]),
        WordClass(
            name: "maker", reason: "who makes things", meaning: .content, words: "maker manufacturer producer builder",
            phrases: "生产商|制造商",
            same: [("a foil maker", "a foil producer")], different: [("a foil maker", "a foil buyer")]),
        WordClass(
            name: "worldwide", reason: "of all the world", meaning: .content, words: "global worldwide world",
            phrases: "全球|世界|全世界",
            same: [("the global market", "the worldwide market")]),
        WordClass(
            name: "at home", reason: "of one's own country", meaning: .content, words: "domestic domestically home",
            phrases: "国内|全国",
            same: [("domestic demand", "home demand")], different: [("domestic demand", "foreign demand")]),
        WordClass(
            name: "abroad", reason: "of other countries", meaning: .content, words: "foreign overseas abroad",
            phrases: "国外|海外|境外",
            same: [("foreign buyers", "overseas buyers")]),
        WordClass(
            name: "trade", reason: "a branch of business", meaning: .content, words: "industry sector",
            phrases: "行业|产业",
            same: [("the tin industry", "the tin sector")]),
        WordClass(
            name: "price", reason: "what is asked", meaning: .content, words: "price", phrases: "价格|售价",
            same: [("铜价格", "铜售价")], different: [("the price of ore", "the cost of ore")]),
        WordClass(
            name: "authority", reason: "who governs", meaning: .content,
            words: "authority government administration official", phrases: "政府|当局",
            same: [("the authorities", "the government")]),
        WordClass(
            name: "people at work", reason: "whom a company employs", meaning: .content,
            words: "worker employee staff workforce", phrases: "员工|职工|工人|人员",
            same: [("500 workers", "500 employees")]),
        WordClass(
            name: "client", reason: "who buys", meaning: .content, words: "customer client buyer purchaser",
            phrases: "客户|买家|用户", same: [("a customer", "a client")]),
        WordClass(
            name: "part", reason: "a share", meaning: .content, words: "share stake equity shareholding",
            phrases: "股权|股份", same: [("a 30% stake", "a 30% share")]),
        WordClass(
            name: "place of a thing", reason: "where it lies", meaning: .content, words: "locate situate base",
            phrases: "位于|坐落于|地处|坐落",
            same: [("a mill located in", "a mill situated in"), ("位于", "坐落于")]),
        WordClass(
            name: "capability", reason: "what a plant can make", meaning: .content, words: "capacity capability",
            phrases: "产能|生产能力", same: [("capacity", "capabilities")]),
        WordClass(
            name: "yearly", reason: "of a year", meaning: .content, words: "annual annually yearly annum",
            phrases: "a year|per year|each year|per annum|年产|每年|年度",
            same: [("an annual capacity", "a yearly capacity")], different: [("annual output", "monthly output")]),
        WordClass(
            name: "monthly", reason: "of a month", meaning: .content, words: "monthly",
            phrases: "a month|per month|each month|每月|月度",
            same: [("monthly output", "output a month")]),
        WordClass(
            name: "daily", reason: "of a day", meaning: .content, words: "daily",
            phrases: "a day|per day|each day|every day|每天|每日|日均|日产",
            same: [("daily output", "output a day")], different: [("daily output", "monthly output")]),
        WordClass(
            name: "aim", reason: "what is wanted", meaning: .content, words: "aim goal target objective purpose",
            phrases: "目标|目的", same: [("the aim", "the goal")]),
        WordClass(
            name: "area", reason: "a part of a country", meaning: .content, words: "area region zone district",
            phrases: "地区|区域", same: [("the area", "the region")]),
        WordClass(
            name: "leader", reason: "who heads a company", meaning: .content, words: "chairman chairperson chairwoman",
            phrases: "董事长|主席", same: [("the chairman", "the chairperson")]),
        WordClass(
            name: "document", reason: "what an authority publishes", meaning: .content,
            words: "notice circular notification", phrases: "通知|通告", same: [("a notice", "a circular")]),
        WordClass(
            name: "rules", reason: "what is to be kept to", meaning: .content, words: "rule regulation provision",
            phrases: "规定|条例|办法", same: [("the rules", "the regulations")]),
        WordClass(
            name: "side", reason: "who takes part", meaning: .content, words: "party side", phrases: "双方|各方",
            same: [("both parties", "both sides")]),
        WordClass(
            name: "need", reason: "what is asked for", meaning: .content, words: "demand need require requirement",
            phrases: "需求|需要", same: [("demand", "need")]),
        WordClass(
            name: "concern", reason: "what a thing is about", meaning: .content,
            words: "involve cover include comprise contain", phrases: "包括|涵盖|涉及|包含",
            same: [("it includes", "it comprises")]),
        WordClass(
            name: "electric vehicle", reason: "an abbreviation", meaning: .content, words: "ev evs",
            phrases: "electric vehicle|电动车|电动汽车", same: [("EVs", "electric vehicles")]),
        WordClass(
            name: "new energy vehicle", reason: "an abbreviation", meaning: .content, words: "nev nevs",
            phrases: "new energy vehicle|新能源车|新能源汽车", same: [("NEVs", "new energy vehicles")]),
        WordClass(
            name: "aluminium", reason: "two spellings", meaning: .content, words: "aluminium aluminum", phrases: "铝",
            same: [("aluminum foil", "aluminium foil")], different: [("aluminum foil", "alumina foil")]),
        WordClass(
            name: "sulphur", reason: "two spellings", meaning: .content, words: "sulphur sulfur",
            same: [("sulphur", "sulfur")]),
        WordClass(
            name: "sulphate", reason: "two spellings", meaning: .content, words: "sulphate sulfate",
            same: [("sulphate", "sulfate")], different: [("sulfate", "sulfide")]),
        WordClass(
            name: "sulphide", reason: "two spellings", meaning: .content, words: "sulphide sulfide",
            same: [("sulphide", "sulfide")]),
        WordClass(
            name: "sulphuric", reason: "two spellings", meaning: .content, words: "sulphuric sulfuric",
            same: [("sulphuric acid", "sulfuric acid")]),
        WordClass(
            name: "licence", reason: "two spellings", meaning: .content, words: "licence license permit",
            phrases: "许可证|许可", same: [("a licence", "a license")]),
        WordClass(
            name: "tonne", reason: "two spellings", meaning: .content, words: "ton tonne mt",
            phrases: "metric ton|metric tonne|吨", same: [("many tons", "many tonnes")]),
    ]

    /// Public bodies and terms with their usual short forms.
    static let bodies: [WordClass] = [
        ("industry ministry", "miit", "ministry of industry and information technology|工业和信息化部|工信部"),
        ("commerce ministry", "mofcom", "ministry of commerce|commerce ministry|商务部"),
        ("planning commission", "ndrc", "national development and reform commission|国家发展和改革委员会|国家发展改革委|国家发改委|发改委"),
        ("statistics bureau", "nbs", "national bureau of statistics|国家统计局|统计局"),
        ("customs", "gacc gac", "general administration of customs|海关总署|中国海关"),
        ("finance ministry", "mof", "ministry of finance|finance ministry|财政部"),
        ("resources ministry", "mnr", "ministry of natural resources|自然资源部"),
        ("environment ministry", "mee", "ministry of ecology and environment|生态环境部"),
        ("securities regulator", "csrc", "china securities regulatory commission|中国证券监督管理委员会|证监会"),
        ("the London exchange", "lme", "london metal exchange|伦敦金属交易所|伦金所"),
        ("the Shanghai exchange", "shfe", "shanghai futures exchange|上海期货交易所|上期所"),
        ("the European Commission", "ec", "european commission|欧盟委员会|欧委会"),
        ("the European Union", "eu", "european union|欧盟"),
        ("the United States", "usa us american", "united states of america|united states|u.s.a|u.s.|美国"),
        ("the United Kingdom", "uk british britain", "united kingdom|u.k.|英国"),
        ("the People's Republic", "china prc chinese", "people's republic of china|中华人民共和国|中国|我国"),
        ("memorandum", "mou", "memorandum of understanding|谅解备忘录"),
        ("impact assessment", "eia", "environmental impact assessment|环境影响评价|环评"),
        ("joint venture", "jv", "joint venture|合资公司|合资企业"),
        ("research", "r&d", "research and development"),
        ("stock market launch", "ipo", "initial public offering|首次公开发行|首次公开募股"),
        ("chief executive", "ceo", "chief executive officer|chief executive|首席执行官"),
        ("managing director", "gm", "general manager|总经理"),
        ("the authors of standards", "sac", "standardization administration of china|国家标准化管理委员会|国标委"),
    ].map { name, words, phrases in
        WordClass(
            name: name, reason: "a long form and its short forms", meaning: .body, words: words, phrases: phrases,
            same: phrases.split(separator: "|").first.flatMap { long in
                words.split(separator: " ").first.map { [(String(long), String($0).uppercased())] }
            } ?? [])
    }

    /// Numbers in words.
    static let numbers: [WordClass] =
        cardinals.enumerated().map { index, words in
            WordClass(
                name: "\(index + 1) in words", reason: "a number is a number", meaning: .number(index + 1),
                words: words,
                same: [("\(words) mills", "\(index + 1) mills")])
        }
        + tens.enumerated().map { index, word in
            WordClass(
                name: "\(index * 10 + 30) in words", reason: "a number is a number", meaning: .number(index * 10 + 30),
                words: word, same: [("\(word) mills", "\(index * 10 + 30) mills")])
        }
        + ordinals.enumerated().map { index, words in
            WordClass(
                name: "ordinal \(index + 1)", reason: "one in a row is not another", meaning: .ordinal(index + 1),
                words: words.english, phrases: words.chinese,
                same: [(words.english.split(separator: " ").joined(separator: " in "), Self.reversed(words.english))],
                different: [("the first batch", "the second batch"), ("第一批", "第二批")])
        }

    private static let tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    private static func reversed(_ words: String) -> String {
        words.split(separator: " ").reversed().joined(separator: " in ")
    }

    private static let cardinals = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]

    private static let ordinals: [(english: String, chinese: String)] = [
        ("first 1st", "首批|首个|首次|首台|首座|首条|首艘|首"), ("second 2nd", ""), ("third 3rd", ""),
        ("fourth 4th", ""), ("fifth 5th", ""), ("sixth 6th", ""), ("seventh 7th", ""),
        ("eighth 8th", ""), ("ninth 9th", ""), ("tenth 10th", ""), ("eleventh 11th", ""),
        ("twelfth 12th", ""),
    ]
}
