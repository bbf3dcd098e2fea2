/// A neighbour that makes a would-be calendar expression something else.
struct CalendarRefusal: Sendable {
    /// What a refusal looks at.
    enum Ground: Sendable {
        /// One of these words follows a number, after white space or not.
        case unitBehind(CalendarWordSet)
        /// One of these strings follows a number at once.
        case signBehind([String])
        /// One of these words stands before four digits.
        case wordBeforeYear(CalendarWordSet)
        /// One of these words stands before a month's name.
        case wordBeforeMonth(CalendarWordSet)
        /// One of these words follows a month and day.
        case wordBehindDay(CalendarWordSet)
        /// One of these strings stands straight before a Chinese number.
        case hanBefore([String])
        /// One of these strings follows a Chinese expression at once, and none of those that begin with it.
        case hanBehind([String], unless: [String])
    }

    let name: String
    let reason: String
    let ground: Ground
    /// Texts in which it keeps everything from being read.
    let examples: [String]
    /// Texts close by in which it keeps nothing from being read.
    let counterexamples: [String]

    static let all: [CalendarRefusal] = [
        CalendarRefusal(
            name: "unit", reason: "a number with a unit is an amount",
            ground: .unitBehind(
                CalendarWordSet(
                    """
                    mt t kt Mt ton tons tonne tonnes kg g mg lb lbs oz m mm cm km sqm ha mu yuan rmb usd cny eur jpy
                    hkd dollars euros percent pct mw gw kw kwh gwh mwh v kv w wh mah hz ghz mhz rpm lots lot pieces piece
                    pcs units unit people persons person employees sets set shares vehicles cars million billion trillion
                    thousand hundred hours hour minutes seconds days weeks months years times points items cubic square
                    ppm mpa gpa nm mesh barrels bags boxes kinds types projects enterprises companies households
                    """)),
            examples: ["In 2024 mt of", "by 2030 tons", "rose from 2021 yuan"],
            counterexamples: ["In 2024, mt of", "by 2030 the tons"]),
        CalendarRefusal(
            name: "sign", reason: "a number with such a sign behind it is an amount",
            ground: .signBehind([
                "%", "‰", "℃", "°", "％", "*", "+", "吨", "元", "万", "亿", "个", "家", "人", "台", "辆", "件", "多", "余", "名",
                "项", "亩", "米", "公里", "户",
            ]),
            examples: ["by 2024%", "in 2024°", "in 2000*1000"], counterexamples: ["by 2024 (%)", "in 2024,"]),
        CalendarRefusal(
            name: "designation", reason: "standards, rooms, models and laws bear numbers",
            ground: .wordBeforeYear(
                CalendarWordSet(
                    """
                    no nos number article room model flight page pages section chapter part phone tel fax gb t iso astm din
                    en jis ys yb hg qb sh iec ieee bs vol volume code type series table figure fig clause item lot version
                    ver highway route bus grade alloy aa aluminum aluminium order bill case over nearly about some almost
                    total only exceed approximately least most just another these those approx
                    """)),
            examples: [
                "Room 2024 was", "GB/T 2024 Standard", "Over 2024 Members", "No. 2024 Notice", "alloy 2024 Sheet",
            ],
            counterexamples: ["In 2024 Standard", "the 2024 Notice"]),
        CalendarRefusal(
            name: "name with a month", reason: "the Long March is a rocket; \"last March\" counts from an unsaid day",
            ground: .wordBeforeMonth(CalendarWordSet("long last next this every each past")),
            examples: ["the Long March 7 rocket", "but last June, it", "every May 1 since"],
            counterexamples: ["since March", "on March 7 the rocket"]),
        CalendarRefusal(
            name: "movement", reason: "days that became names",
            ground: .wordBehindDay(CalendarWordSet("movement medal medals redbanner")),
            examples: ["the May 4th Movement", "the May 1 Medal"], counterexamples: ["On May 4th, the Movement"]),
        CalendarRefusal(
            name: "counted", reason: "with such a word before it a Chinese number counts or orders",
            ground: .hanBefore(["第", "近", "历时", "为期", "每", "共", "约", "超", "逾", "之", "长达", "连续", "过去", "未来", "满", "耗时"]),
            examples: ["近5月来", "第5月", "每5月16日检"], counterexamples: ["于5月，", "5月16日检"]),
        CalendarRefusal(
            name: "measured", reason: "with such a character behind it a Chinese number is a term or a duration",
            ground: .hanBehind(["期", "龄"], unless: ["期间", "期末", "期初"]),
            examples: ["三月期铜", "LME 3月期铝"], counterexamples: ["于3月期间，", "3月铝"]),
    ]
}
