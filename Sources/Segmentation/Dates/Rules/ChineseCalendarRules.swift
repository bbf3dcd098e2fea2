extension CalendarRule {
    private typealias Piece = CalendarPattern

    /// How Chinese texts write dates.
    static let chinese: [CalendarRule] = [
        CalendarRule(
            "年月日",
            "the full date",
            [Piece.yearBefore, Piece.of, Piece.monthBefore, Piece.day, .token([.hanDay]), Piece.weekdayBehind],
            survivesMarker: true,
            examples: [
                "«2024年5月16日»，工信部", "于«二〇二四年五月十六日»印发", "«２０２４年５月１６日»", "«去年12月3日»", "«2024 年 5 月 16 日»",
                "«2024年5月16日（星期四）»", "1.«2024年5月16日»，",
            ],
            counterexamples: ["2024年5月，16日", "2024年13月5日"]),
        CalendarRule(
            "月日",
            "a day of the year",
            [Piece.monthBefore, Piece.day, .token([.hanDay]), Piece.weekdayBehind],
            survivesMarker: true,
            examples: ["«5月16日»，工信部", "«五月十六日»，", "«本月15日»", "2.«5月16日»，", "«12月3号»", "SMM«5月16日»讯"],
            counterexamples: ["0.5月16吨", "13月5日"]),
        CalendarRule(
            "月内日期",
            "days of one month",
            [
                Piece.optionalYearBefore, Piece.monthBefore, Piece.day, .optional([.token([.hanDay])]),
                Piece.through, .last, Piece.day, .token([.hanDay]),
            ],
            survivesMarker: true,
            examples: [
                "«10月15日至17日»，", "«10月15、16日»", "«10月15日和16日»", "«10月15—17日»", "«2024年10月15-17日»", "«10月15日~17日»",
                "«九月二十一日至二十二日»",
            ],
            counterexamples: ["10月15日，17日", "10月15至17吨"]),
        CalendarRule(
            "年月",
            "a month with its year",
            [Piece.yearBefore, Piece.of, Piece.monthBefore],
            survivesMarker: true,
            examples: [
                "«2024年5月»，", "«今年5月»", "«次年1月»", "«二〇二四年五月»", "«2024年5月份»", "«23年5月»",
            ],
            counterexamples: ["5年3个月"]),
        CalendarRule(
            "月",
            "a month without a year, in digits; in Han numerals a month needs more to tell it from other words",
            [.either([[Piece.monthBefore]])],
            .hanMonth,
            examples: ["«5月»，公司", "«9月»产量", "«当月»产量", "于«六月»投产", "«本月»", "«十月»，"],
            counterexamples: ["5个月", "三月期铜", "LME3月期铜", "近5月", "第5月", "之一月"]),
        CalendarRule(
            "月至月",
            "months of one year or into the next",
            [
                Piece.optionalYearBefore, .either([[Piece.monthBefore], [Piece.monthNumber]]), Piece.hanThrough, .last,
                Piece.monthNumber, .token([.hanMonth]), .unless([.number]),
            ],
            survivesMarker: true,
            examples: ["«1-5月»，", "«2024年1—11月»", "«3月至5月»", "«1至9月份»"],
            counterexamples: ["ZQ1-5月"]),
        CalendarRule(
            "两月",
            "two months in a row with the character for month once",
            [
                Piece.optionalYearBefore, Piece.monthNumber, .token([.and]), .last, Piece.monthNumber,
                .token([.hanMonth]),
                .unless([.number]),
            ],
            survivesMarker: true,
            examples: ["«5、6月»产量", "«2024年7、8月»"],
            counterexamples: ["3、6月"]
        ) { draft in
            guard case .stated(let first)? = draft.first.month, draft.last?.month == .stated(first + 1) else {
                return nil
            }
            return draft.value()
        },
        CalendarRule(
            "年",
            "four digits and the character for year",
            [.either([[Piece.year, Piece.hanYear]]), .optional([.token([.hanWholeYear])])],
            survivesMarker: true,
            examples: ["«2024年»，", "到«2030年»，", "«二〇二四年»", "«2024年»内蒙古", "«2024年度»", "«2024年»中国"],
            counterexamples: ["5年", "1000年前", "一千年", "年产2024吨"]),
        CalendarRule(
            "年至年",
            "from year to year",
            [Piece.year, .optional([Piece.hanYear]), Piece.hanThrough, .last, Piece.year, Piece.hanYear],
            survivesMarker: true,
            examples: ["«2023-2025年»", "«2024年至2026年»", "（«2024—2026年»）"],
            counterexamples: ["2024年，2026年", "2024-2026吨"]),
        CalendarRule(
            "今年",
            "years counted from the present or from the one mentioned last",
            [
                .either([
                    [.keep([.hanPresentYear], .presentYear)], [.keep([.hanSameYear], .lastMentionedYear)],
                    [.keep([.hanWholeYear], .yearUnderReview)],
                ])
            ],
            examples: ["«今年»以来", "«去年»同期", "«当年»投产", "«年内»建成", "«全年»产量", "«同年»，"],
            counterexamples: ["过去年代", "不同年份", "光明年", "近年内", "第二次年会"]),
        CalendarRule(
            "半年",
            "six months",
            [Piece.optionalYearBefore, .keep([.half], .half)],
            survivesMarker: true,
            examples: ["«2024年上半年»", "«上半年»，", "«今年下半年»"], counterexamples: ["近半年", "半年报"]),
        CalendarRule(
            "季度",
            "three months",
            [Piece.optionalYearBefore] + Piece.hanQuarter,
            survivesMarker: true,
            examples: ["«第三季度»", "«一季度»", "«2024年第一季度»", "«去年四季度»", "«首季度»", "«3季度»"],
            counterexamples: ["第五季度", "四季青"]),
        CalendarRule(
            "季度至季度",
            "from one quarter to another",
            [
                Piece.optionalYearBefore, .optional([.token([.hanOrdinal])]), .keep([.number], .quarter),
                .optional([.token([.hanQuarter])]), Piece.hanThrough, .last,
            ] + Piece.hanQuarter,
            examples: ["«一至三季度»", "«2024年第一季度至第三季度»"], counterexamples: ["一季度，三季度"]),
        CalendarRule(
            "前三季度",
            "the first so many quarters or months",
            [
                Piece.optionalYearBefore, .token([.hanFirst]), .keep([.number, .countWord], .count),
                .either([
                    [.optional([.token([.of])]), .keep([.hanQuarter], .firstQuarters)],
                    [.keep([.units], .firstMonths)],
                ]),
            ],
            survivesMarker: true,
            examples: ["«前三季度»", "«2024年前11个月»", "«今年前10个月»", "«头两个月»"],
            counterexamples: ["前三名", "前5季度"]),
        CalendarRule(
            "旬",
            "ten days of a month; the last ten run to its end",
            [Piece.optionalYearBefore, Piece.monthBefore, .keep([.hanTenDays], .tenDays)],
            survivesMarker: true,
            examples: ["«5月上旬»", "«2024年12月下旬»", "«十月中下旬»", "«当月中旬»"], counterexamples: ["中旬，首批"]),
        CalendarRule(
            "中旬",
            "ten days of the month mentioned last: the manner of chronicles under a month",
            [.keep([.hanTenDays], .tenDays)],
            examples: ["1月5日开工，«中旬»完工。", "«下旬»，首批试产。"],
            counterexamples: ["5月上旬，公司"]
        ) { draft in
            guard var value = draft.value() else { return nil }
            value.first.month = .fromLastMentioned(0)
            return value
        },
        CalendarRule(
            "月底",
            "the edge of a month",
            [Piece.optionalYearBefore, Piece.monthBefore, .keep([.hanEdge], .part)],
            survivesMarker: true,
            examples: ["«6月底»，", "«2024年3月初»", "«本月底»", "«6月末»"],
            counterexamples: ["6月终端", "5月初步"]),
        CalendarRule(
            "年底",
            "the edge of a year: its first or last month",
            [
                .either([
                    [Piece.yearBefore, .optional([Piece.hanYear])],
                    [.keep([.hanPresentYear], .presentYear), .optional([Piece.hanYear])], [Piece.year, Piece.hanYear],
                ]), .keep([.hanEdge], .part),
            ],
            survivesMarker: true,
            examples: ["«2023年底»", "«今年年底»", "«2024年年初»", "«去年底»", "«2024年末»"],
            counterexamples: ["2024年终端", "2024年初步"]),
        CalendarRule(
            "年底（无年）",
            "the edge of the year or month that is spoken of",
            [
                .either([
                    [.keep([.hanYear], .yearUnderReview), .keep([.hanEdge], .part)],
                    [.keep([.hanMonth], .lastMentionedMonth), .keep([.hanEdge], .part)],
                ])
            ],
            .hanEdge,
            examples: ["«年底»投产", "力争«年底»前", "«月底»，"],
            counterexamples: ["每年底", "年终于", "年初步"]),
        CalendarRule(
            "同日",
            "the day mentioned last, or the one after",
            [.keep([.hanSameDay], .lastMentionedDay)],
            examples: ["«当日»，", "«同日»，公司", "«次日»", "«当天»，"],
            counterexamples: ["不同日期", "当日本企业", "第二次日本之行"]),
        CalendarRule(
            "日",
            "a day of the month mentioned last; a number of days is no date",
            [Piece.day, .token([.hanDay])],
            .hanDay,
            examples: ["于«22日»抵达", "；«15日»，公司", "公司«12日»宣布", "当地时间«13日»，一家"],
            counterexamples: ["30日内", "为期3日", "5日后", "近10日", "，1号、2号机组", "由2号变压器引起"]),
    ]
}
