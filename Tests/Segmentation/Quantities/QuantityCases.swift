/// An amount that a text holds.
struct ExpectedQuantity: Equatable, CustomStringConvertible, Sendable {
    var text: String
    var value: Double
    var unit: String
    var per: String?

    init(_ text: String, _ value: Double, _ unit: String, _ per: String? = nil) {
        self.text = text
        self.value = value
        self.unit = unit
        self.per = per
    }

    var description: String { "\(text) = \(value) \(unit)\(per.map { " per " + $0 } ?? "")" }
}

/// A text with all the amounts in it, in order.
struct QuantityCase: CustomStringConvertible, Sendable {
    var text: String
    var expected: [ExpectedQuantity]

    init(_ text: String, _ expected: ExpectedQuantity...) {
        self.text = text
        self.expected = expected
    }

    var description: String { text }
}

private func q(_ text: String, _ value: Double, _ unit: String, _ per: String? = nil) -> ExpectedQuantity {
    ExpectedQuantity(text, value, unit, per)
}

enum QuantityCases {
    static let english: [QuantityCase] = [
        // Mass and rates
        .init(
            "Stocks fell to 45,300 mt, down 1,200 mt from June.", q("45,300 mt", 45300, "t"), q("1,200 mt", 1200, "t")),
        .init("It melts 90 mt of scrap daily.", q("90 mt", 90, "t", "day")),
        .init("It melts 90 mt of scrap in daily use.", q("90 mt", 90, "t")),
        .init("with an annual capacity of 60,000 mt", q("60,000 mt", 60000, "t", "year")),
        .init("the annual meeting of 80 delegates", q("80 delegates", 80, "delegate")),
        .init("a yearly 7,500 tonnes of powder", q("7,500 tonnes", 7500, "t", "year")),
        .init("adds 30,000 mt a year", q("30,000 mt", 30000, "t", "year")),
        .init("up from 9,000 mt a year ago", q("9,000 mt", 9000, "t")),
        .init("output of 400 t/d", q("400 t/d", 400, "t", "day")),
        .init("a 150 mt/a plant", q("150 mt/a", 150, "t", "year")),
        .init("a 50,000-mt-per-year line", q("50,000-mt-per-year", 50000, "t", "year")),
        .init("a 1.5 Mtpa mine", q("1.5 Mtpa", 1_500_000, "t", "year")),
        .init("12 kt of ingot", q("12 kt", 12000, "t")),
        .init("2.4 million metric tons", q("2.4 million metric tons", 2_400_000, "t")),
        .init("8.1 million wmt of ore", q("8.1 million wmt", 8_100_000, "t")),
        .init("5m tonnes of ore", q("5m tonnes", 5_000_000, "t")),
        .init("50k tonnes of slag", q("50k tonnes", 50000, "t")),
        .init("the 2,800T press weighs 96 mt", q("2,800T", 2800, "t"), q("96 mt", 96, "t")),
        .init("a shot of 21KG", q("21KG", 21, "kg")),
        .init("3.9 mt of coal per mt of metal", q("3.9 mt", 3.9, "t")),
        .init("4.2 mt per mt of metal", q("4.2 mt", 4.2, "t")),
        .init("a load of .5 kg", q(".5 kg", 0.5, "kg")),
        // Ranges and lists
        .init("lighter by 1.5 kg to 4 kg", q("1.5 kg", 1.5, "kg"), q("4 kg", 4, "kg")),
        .init("10-15 kt", q("10", 10000, "t"), q("15 kt", 15000, "t")),
        .init("10 to 15 million mt", q("10", 10_000_000, "t"), q("15 million mt", 15_000_000, "t")),
        .init("800,000 to 1.2 million mt", q("800,000", 800_000, "t"), q("1.2 million mt", 1_200_000, "t")),
        .init("5%-8%", q("5%", 5, "%"), q("8%", 8, "%")),
        .init("5–8%", q("5", 5, "%"), q("8%", 8, "%")),
        .init("between -40 and 85 degrees Celsius", q("-40", -40, "°C"), q("85 degrees Celsius", 85, "°C")),
        .init("between 10 and 15 firms", q("10", 10, "firm"), q("15 firms", 15, "firm")),
        .init(
            "capacities of 40,000, 60,000 and 90,000 mt",
            q("40,000", 40000, "t"), q("60,000", 60000, "t"), q("90,000 mt", 90000, "t")),
        .init("from 2023 to 300 mt", q("300 mt", 300, "t")),
        .init("premiums of -50 to 20 yuan/mt", q("-50", -50, "CNY/t"), q("20 yuan/mt", 20, "CNY/t")),
        .init("$5-6 million", q("$5", 5_000_000, "USD"), q("6 million", 6_000_000, "USD")),
        .init("$5 to $10 million", q("$5", 5_000_000, "USD"), q("$10 million", 10_000_000, "USD")),
        .init("$88-92/t", q("$88", 88, "USD/t"), q("92/t", 92, "USD/t")),
        .init("tin 28,610 -1.02%", q("-1.02%", -1.02, "%")),
        .init("a 10- to 15-ton crane", q("10", 10, "t"), q("15-ton", 15, "t")),
        .init("call 400-820-8888 t or 021-5155-0306"),
        // Money
        .init("over 70 million yuan", q("70 million yuan", 70_000_000, "CNY")),
        .init("RMB 3.5bn and CNY500m", q("RMB 3.5bn", 3_500_000_000, "CNY"), q("CNY500m", 500_000_000, "CNY")),
        .init("$1,234,567.89", q("$1,234,567.89", 1_234_567.89, "USD")),
        .init("US$45 per share", q("US$45 per share", 45, "USD/share")),
        .init("closed at $9,512/mt", q("$9,512/mt", 9512, "USD/t")),
        .init("$2,780.50 per tonne", q("$2,780.50 per tonne", 2780.5, "USD/t")),
        .init("$80 a barrel", q("$80 a barrel", 80, "USD/barrel")),
        .init("$80 a tender", q("$80", 80, "USD")),
        .init("0.8 yuan per mt a day", q("0.8 yuan per mt", 0.8, "CNY/t", "day")),
        .init("0.03 yuan per kilowatt-hour", q("0.03 yuan per kilowatt-hour", 0.03, "CNY/kWh")),
        .init("saves 13 million yuan a year", q("13 million yuan", 13_000_000, "CNY", "year")),
        .init("a fund of 2 billion euros, HK$30m more", q("2 billion euros", 2e9, "EUR"), q("HK$30m", 3e7, "HKD")),
        .init("100 million yen", q("100 million yen", 1e8, "JPY")),
        .init("300 hundred million yuan", q("300 hundred million yuan", 3e10, "CNY")),
        // Measures
        .init("13,000 kWh/t of metal", q("13,000 kWh/t", 13000, "kWh/t")),
        .init("a gold grade of 2.4 g/t", q("2.4 g/t", 2.4, "g/t")),
        .init("a density of 1.8 g/cm³", q("1.8 g/cm³", 1.8, "g/cm3")),
        .init("a 220 Wh/kg cell", q("220 Wh/kg", 220, "Wh/kg")),
        .init(
            "runs at 120 m/s, 160 km/h and 90 kilometers per hour",
            q("120 m/s", 120, "m/s"), q("160 km/h", 160, "km/h"), q("90 kilometers per hour", 90, "km/h")),
        .init("a conductivity of 150 W/(m·K)"),
        .init("a 40 m x 12 m hall", q("40 m", 40, "m"), q("12 m", 12, "m")),
        .init("down 0.7 percentage points", q("0.7 percentage points", 0.7, "pp")),
        .init("up 36 percent", q("36 percent", 36, "%")),
        .init("a 60%-owned unit", q("60%", 60, "%")),
        .init("3 times as strong", q("3 times", 3, "x")),
        .init("a life of 1,000 hours", q("1,000 hours", 1000, "hour")),
        .init("10 000 t, 1 234 567 t", q("10 000 t", 10000, "t"), q("1 234 567 t", 1_234_567, "t")),
        .init("12 000 workers", q("12 000 workers", 12000, "worker")),
        .init("10\u{00A0}500\u{00A0}kg", q("10\u{00A0}500\u{00A0}kg", 10500, "kg")),
        .init("Phase 3 100 kt project", q("100 kt", 100_000, "t")),
        .init("weighs 5\nkg", q("5\nkg", 5, "kg")),
        // Counted nouns
        .init("5 May rallies"),
        .init("Over 900 participants came.", q("900 participants", 900, "participant")),
        .init("holds 12,345,678 shares", q("12,345,678 shares", 12_345_678, "share")),
        .init("12 newly built enterprises", q("12 newly built enterprises", 12, "enterprise")),
        .init("15 domestic and foreign companies", q("15 domestic and foreign companies", 15, "company")),
        .init("12 metals companies", q("12 metals companies", 12, "company")),
        .init("3 batches of molds", q("3 batches", 3, "batch")),
        .init("4 million people", q("4 million people", 4_000_000, "person")),
        .init("1.1 million new energy vehicles", q("1.1 million new energy vehicles", 1_100_000, "vehicle")),
        .init("200 EVs and 5 R&D centers", q("200 EVs", 200, "EV"), q("5 R&D centers", 5, "center")),
        .init("10-15 enterprises", q("10", 10, "enterprise"), q("15 enterprises", 15, "enterprise")),
        .init("500+ companies", q("500+ companies", 500, "company")),
        .init("5 companies' books", q("5 companies", 5, "company")),
        .init("China's 54 smelters", q("54 smelters", 54, "smelter")),
        .init("fewer than 200 trucks a week", q("200 trucks", 200, "truck", "week")),
        .init("Talks Draw 1,300 Visitors to Port", q("1,300 Visitors", 1300, "visitor")),
        .init("It has 2 mines and 300 staff.", q("2 mines", 2, "mine"), q("300 staff", 300, "staff")),
        .init("a 2.5MW/5MWh store", q("2.5MW", 2.5, "MW"), q("5MWh", 5, "MWh")),
        .init("12 of which were mines"),
        .init("5 very large old disused quarries"),
        .init("the index rose 0.4 points", q("0.4 points", 0.4, "point")),
    ]

    static let chinese: [QuantityCase] = [
        .init("产量380.5万吨，同比增长3.2%", q("380.5万吨", 3_805_000, "t"), q("3.2%", 3.2, "%")),
        .init("年产10万吨镁合金", q("10万吨", 100_000, "t", "year")),
        .init("年产能达5.5万吨", q("5.5万吨", 55000, "t", "year")),
        .init("2024年产量10万吨", q("10万吨", 100_000, "t")),
        .init("全年产量10万吨", q("10万吨", 100_000, "t")),
        .init("产能50万吨/年", q("50万吨/年", 500_000, "t", "year")),
        .init("日产1460吨", q("1460吨", 1460, "t", "day")),
        .init("每年可减排2000吨", q("2000吨", 2000, "t", "year")),
        .init("三千吨压铸机", q("三千吨", 3000, "t")),
        .init("一百二十吨", q("一百二十吨", 120, "t")),
        .init("两万三千吨", q("两万三千吨", 23000, "t")),
        .init("三点五万吨", q("三点五万吨", 35000, "t")),
        .init("三十多万吨", q("三十多万吨", 300_000, "t")),
        .init("10余万吨", q("10余万吨", 100_000, "t")),
        .init("10 万吨", q("10 万吨", 100_000, "t")),
        .init("５０万吨", q("５０万吨", 500_000, "t")),
        .init("3.5亿元", q("3.5亿元", 350_000_000, "CNY")),
        .init("3万亿元", q("3万亿元", 3e12, "CNY")),
        .init("2亿3000万元", q("2亿3000万元", 230_000_000, "CNY")),
        .init("约合140亿元人民币", q("140亿元人民币", 14_000_000_000, "CNY")),
        .init("均价7.25万元/吨，上涨150元/吨", q("7.25万元/吨", 72500, "CNY/t"), q("150元/吨", 150, "CNY/t")),
        .init("报2.3-2.35万元/吨", q("2.3", 23000, "CNY/t"), q("2.35万元/吨", 23500, "CNY/t")),
        .init("贴水-50元/吨", q("-50元/吨", -50, "CNY/t")),
        .init("电价0.35元/度", q("0.35元/度", 0.35, "CNY/kWh")),
        .init("20亿美元、3亿欧元", q("20亿美元", 2e9, "USD"), q("3亿欧元", 3e8, "EUR")),
        .init("占比百分之十二", q("百分之十二", 12, "%")),
        .init("百分之3.5", q("百分之3.5", 3.5, "%")),
        .init("回落1.5个百分点", q("1.5个百分点", 1.5, "pp")),
        .init("5%至8%", q("5%", 5, "%"), q("8%", 8, "%")),
        .init("15-20%", q("15", 15, "%"), q("20%", 20, "%")),
        .init("10万-15万吨", q("10万", 100_000, "t"), q("15万吨", 150_000, "t")),
        .init("5、10和15万吨", q("15万吨", 150_000, "t")),
        .init("装机10万千瓦", q("10万千瓦", 100_000, "kW")),
        .init("耗电1.2亿千瓦时", q("1.2亿千瓦时", 120_000_000, "kWh")),
        .init("重五千克", q("五千克", 5, "kg")),
        .init("长3千米", q("3千米", 3, "km")),
        .init("占地38亩，建筑面积3.5万平方米", q("38亩", 38, "mu"), q("3.5万平方米", 35000, "m2")),
        .init("控制在180℃以内", q("180℃", 180, "°C")),
        .init("来自各地的15家企业", q("15家企业", 15, "企业")),
        .init("三家中资企业参股", q("三家中资企业", 3, "企业")),
        .init("200多名代表", q("200多名代表", 200, "代表")),
        .init("30余个重大项目", q("30余个重大项目", 30, "项目")),
        .init("100名企业代表", q("100名企业代表", 100, "代表")),
        .init("涉及企业逾120家", q("120家", 120, "企业")),
        .init("另有3家失联", q("3家", 3, "家")),
        .init("4条生产线投产", q("4条生产线", 4, "生产线")),
        .init("6万件磁体", q("6万件", 60000, "件")),
        .init("员工1.2万人", q("1.2万人", 12000, "人")),
        .init("接待5万人次", q("5万人次", 50000, "人次")),
        .init("发行2.5亿股", q("2.5亿股", 250_000_000, "股")),
        .init("提高2至3倍", q("2", 2, "x"), q("3倍", 3, "x")),
        .init("历时18个月", q("18个月", 18, "month")),
        .init("拥有100万用户", q("100万用户", 1_000_000, "用户")),
        .init("项目规模50MW/100MWh", q("50MW", 50, "MW"), q("100MWh", 100, "MWh")),
        .init("近百家企业", q("百家企业", 100, "企业")),
        .init("第100万台整车、第3条生产线、第十家公司"),
        .init("数百万元、几十吨、多个项目、万元户"),
        .init("一家企业、一个项目、一批设备"),
        .init("三元材料、二期项目、十四五规划、5G基站、3D打印、1#铜"),
        .init("2024年3月5日14时05分"),
        .init("2024款车型"),
    ]

    static let traps: [QuantityCase] = [
        .init("the 31st meeting and the 2nd round"), .init("3C goods, 5G masts and 4K screens"),
        .init("AM60B and HMX4000 with SF6"), .init("the robot \"KR5-720-XL\" at work"), .init("the CR300 EMU"),
        .init("Shenzhou-19 and Queqiao-2 flew"), .init("the Ares 5 Yao 2 rocket stages"), .init("Part 2: Rotary Kilns"),
        .init("standard GB/T 5153-2016 took effect"), .init("ISO 14064-1 reports"), .init("ASTM B94 castings"),
        .init("the 2023 World Light Metals Fair"), .init("2023 results were poor"), .init("in 2023 imports fell"),
        .init("Section 4.3 covers ores"), .init("2.2 New Materials Forum"), .init("3.1.2 Kilns and Ovens"),
        .init("Room 1204, 88 Century Avenue"), .init("Tel: +86 21 5155 0306"),
        .init(
            "open 24/7 for 100 years or so",
            q("100 years", 100, "year")),
        .init("Industry 4.0 factories"), .init("at 17:27 on the day"), .init("a 3:1 split"), .init("10 a.m. 5 p.m."),
        .init("it passed 100,000 in May"), .init("Of 400 million, most is spent"), .init("HS code 8104.11 exports"),
        .init("CAS No. 7439-95-4"), .init("version 2.11.3 kg"), .init("tin 2605 contracts fell"),
        .init("304 stainless coils and 6061 alloy plates"), .init("scope 3 emissions"), .init("Class 1 nickel imports"),
        .init("the past 3 years"), .init("12 years ago"), .init("LME 3-month tin"), .init("the 14th five-year plan"),
        .init("a 100-Billion-Level cluster"), .init("Comments (3)"), .init("half of 2025"),
        .init("https://x.example/5/t?n=7"),
        .init("mail desk5@x.example or call 5155"), .init("the '24 results"), .init("COVID-19 cases"),
        .init("Units 5 and 6 reactors"),
        .init("#10 furnaces"),
    ]
}
