/// The words that calendar expressions are made of, English and Chinese.
final class CalendarVocabulary: Sendable {
    /// What an English word is to the rules.
    struct Word: Sendable {
        var kind: CalendarToken.Kind
        var value = 0
        var form = CalendarToken.Form.plain
    }

    /// A Chinese word, with the neighbours that make it part of another word.
    struct HanWord: Sendable {
        let bytes: [UInt8]
        let kind: CalendarToken.Kind
        let value: Int
        /// Strings that must not follow: 年内 is no time in 2024年内蒙古.
        let unlessBefore: [[UInt8]]
        /// Strings that must not come before: 同日 is no time in 不同日期.
        let unlessAfter: [[UInt8]]
        /// Whether another Han character may follow only if it is one of `allowedBefore`.
        let allowedBefore: [[UInt8]]?

        init(
            _ word: String, _ kind: CalendarToken.Kind, _ value: Int = 0, unlessBefore: String = "",
            unlessAfter: String = "", onlyBefore: String? = nil
        ) {
            bytes = Array(word.utf8)
            self.kind = kind
            self.value = value
            self.unlessBefore = unlessBefore.split(separator: " ").map { Array($0.utf8) }
            self.unlessAfter = unlessAfter.split(separator: " ").map { Array($0.utf8) }
            allowedBefore = onlyBefore.map { $0.split(separator: " ").map { Array($0.utf8) } }
        }
    }

    static let standard = CalendarVocabulary()

    /// The English words.
    let words: CalendarWordTable<Word>
    /// For each code point from U+4E00, the group of Chinese words that begin with it (0: none).
    let hanGroupOfCodePoint: [UInt8]
    /// The Chinese words by first character, the longest first.
    let hanGroups: [[HanWord]]

    private init() {
        words = CalendarWordTable(CalendarVocabulary.englishWords)
        var index = [UInt8](repeating: 0, count: CalendarVocabulary.hanRange.count)
        var groups: [[HanWord]] = [[]]
        for word in CalendarVocabulary.hanWords.sorted(by: { $0.bytes.count > $1.bytes.count }) {
            let offset = CalendarVocabulary.hanOffset(word.bytes)
            guard index.indices.contains(offset), groups.count < 256 else { continue }
            if index[offset] == 0 {
                index[offset] = UInt8(groups.count)
                groups.append([])
            }
            groups[Int(index[offset])].append(word)
        }
        hanGroupOfCodePoint = index
        hanGroups = groups
    }

    /// The unified ideographs of Unicode's first block of them.
    static let hanRange = 0x4E00..<0xA000

    private static func hanOffset(_ bytes: [UInt8]) -> Int {
        guard bytes.count >= 3 else { return -1 }
        return (Int(bytes[0] & 15) << 12 | Int(bytes[1] & 63) << 6 | Int(bytes[2] & 63)) - hanRange.lowerBound
    }

    private static let englishWords: [(String, Word)] =
        numbered(
            "January February March April May June July August September October November December", .monthName)
        + numbered("Jan Feb Mar Apr - Jun Jul Aug Sep Oct Nov Dec", .monthName, form: .abbreviation)
        + [("Sept", Word(kind: .monthName, value: 9, form: .abbreviation))]
        + numbered("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", .weekday)
        + numbered("Mon Tue Wed Thu Fri Sat Sun", .weekday, form: .abbreviation)
        + [
            ("Tues", Word(kind: .weekday, value: 2, form: .abbreviation)),
            ("Thur", Word(kind: .weekday, value: 4, form: .abbreviation)),
            ("Thurs", Word(kind: .weekday, value: 4, form: .abbreviation)),
        ]
        + numbered("first second third fourth", .ordinalWord)
        + [
            ("latter", Word(kind: .ordinalWord, value: 2)), ("final", Word(kind: .ordinalWord, value: 4)),
        ]
        + numbered("one two three four five six seven eight nine ten eleven twelve", .countWord)
        + [
            ("early", Word(kind: .partAdjective, value: CalendarPoint.Part.early.rawValue)),
            ("mid", Word(kind: .partAdjective, value: CalendarPoint.Part.middle.rawValue)),
            ("late", Word(kind: .partAdjective, value: CalendarPoint.Part.late.rawValue)),
            ("beginning", Word(kind: .partNoun, value: CalendarPoint.Part.beginning.rawValue)),
            ("start", Word(kind: .partNoun, value: CalendarPoint.Part.beginning.rawValue)),
            ("middle", Word(kind: .partNoun, value: CalendarPoint.Part.middle.rawValue)),
            ("end", Word(kind: .partNoun, value: CalendarPoint.Part.end.rawValue)),
            ("half", Word(kind: .half)), ("quarter", Word(kind: .quarter)), ("quarters", Word(kind: .quarters)),
            ("days", Word(kind: .units, value: CalendarUnit.day.rawValue)),
            ("weeks", Word(kind: .units, value: CalendarUnit.week.rawValue)),
            ("months", Word(kind: .units, value: CalendarUnit.month.rawValue)),
            ("years", Word(kind: .units, value: CalendarUnit.year.rawValue)),
            ("fortnight", Word(kind: .units, value: CalendarUnit.fortnight.rawValue)),
            ("a", Word(kind: .countWord, value: 1)), ("an", Word(kind: .countWord, value: 1)),
            ("later", Word(kind: .later, value: 1)), ("earlier", Word(kind: .later, value: -1)),
            ("after", Word(kind: .later, value: 2)), ("week", Word(kind: .weekNoun)),
            ("today", Word(kind: .presentDay)), ("yesterday", Word(kind: .presentDay, value: -1)),
            ("year", Word(kind: .yearNoun)), ("month", Word(kind: .monthNoun)),
            ("day", Word(kind: .dayNoun)), ("the", Word(kind: .the)), ("of", Word(kind: .of)),
            ("on", Word(kind: .on)), ("at", Word(kind: .on)), ("in", Word(kind: .into)), ("and", Word(kind: .and)),
            ("same", Word(kind: .same)), ("that", Word(kind: .that)), ("fiscal", Word(kind: .fiscal)),
            ("FY", Word(kind: .fiscal)), ("to", Word(kind: .to)), ("through", Word(kind: .to)),
            ("thru", Word(kind: .to)), ("until", Word(kind: .to)), ("till", Word(kind: .to)),
            ("following", Word(kind: .neighbour, value: 1)), ("next", Word(kind: .neighbour, value: 1)),
            ("previous", Word(kind: .neighbour, value: -1)), ("preceding", Word(kind: .neighbour, value: -1)),
            ("prior", Word(kind: .neighbour, value: -1)), ("this", Word(kind: .relative)),
            ("current", Word(kind: .relative)), ("last", Word(kind: .relative, value: -1)),
            ("am", Word(kind: .meridiem)), ("pm", Word(kind: .meridiem, value: 12)),
            ("morning", Word(kind: .dayPeriod)), ("noon", Word(kind: .dayPeriod)),
            ("afternoon", Word(kind: .dayPeriod, value: 12)), ("evening", Word(kind: .dayPeriod, value: 12)),
            ("night", Word(kind: .dayPeriod, value: 12)), ("time", Word(kind: .timeNoun)),
            ("UTC", Word(kind: .timeNoun)), ("GMT", Word(kind: .timeNoun)), ("CST", Word(kind: .timeNoun)),
            ("EST", Word(kind: .timeNoun)), ("EDT", Word(kind: .timeNoun)), ("BST", Word(kind: .timeNoun)),
        ]

    private static func numbered(
        _ words: String, _ kind: CalendarToken.Kind, form: CalendarToken.Form = .plain
    ) -> [(String, Word)] {
        words.split(separator: " ").enumerated().filter { $0.element != "-" }.map {
            (String($0.element), Word(kind: kind, value: $0.offset + 1, form: form))
        }
    }

    private static let hanWords: [HanWord] = [
        HanWord("年度", .hanYear), HanWord("年份", .hanYear, unlessBefore: "额"), HanWord("年", .hanYear),
        HanWord("月份", .hanMonth, unlessBefore: "额"), HanWord("月", .hanMonth, unlessBefore: "球 亮 饼 壤"),
        HanWord("日", .hanDay), HanWord("号", .hanDay, unlessBefore: "文 线 机 楼 炉 矿 厂 公告 令 公 位"),
        HanWord("时", .hanHour), HanWord("点", .hanHour), HanWord("分", .hanMinute),
        HanWord("许", .hanShare), HanWord("第", .hanOrdinal),
        HanWord("前", .hanFirst, -1), HanWord("头", .hanFirst), HanWord("首", .hanFirst, 1),
        HanWord("季度", .hanQuarter), HanWord("季", .hanQuarter, onlyBefore: "至 到 的 产 末 初"),
        HanWord("上半年", .half, 1), HanWord("下半年", .half, 2),
        HanWord("上旬", .hanTenDays, 1), HanWord("中旬", .hanTenDays, 2), HanWord("下旬", .hanTenDays, 3),
        HanWord("上中旬", .hanTenDays, 4), HanWord("中下旬", .hanTenDays, 5),
        HanWord("个月", .units, CalendarUnit.month.rawValue),
        HanWord("天", .dayNoun), HanWord("周", .weekNoun), HanWord("星期", .weekNoun), HanWord("个星期", .weekNoun),
        HanWord("后", .later, 1, unlessBefore: "宫 勤 期 备 续"), HanWord("之后", .later, 1), HanWord("以后", .later, 1),
        HanWord("两", .countWord, 2),
        HanWord("初", .hanEdge, CalendarPoint.Part.beginning.rawValue, unlessBefore: "步 级 期 次 中 审 创 心 始 衷 具"),
        HanWord("底", .hanEdge, CalendarPoint.Part.end.rawValue, unlessBefore: "部 层 座 盘 薪 线"),
        HanWord("末", .hanEdge, CalendarPoint.Part.end.rawValue, unlessBefore: "端 位"),
        HanWord("终", .hanEdge, CalendarPoint.Part.end.rawValue, unlessBefore: "于 端 止 身 结 究 极 点"),
        HanWord(
            "中", .hanEdge, CalendarPoint.Part.middle.rawValue, unlessBefore: "国 央", onlyBefore: "以 至 到 前 的 投 建 完"),
        HanWord("当日", .hanSameDay, unlessBefore: "本"), HanWord("当天", .hanSameDay),
        HanWord("同日", .hanSameDay, unlessBefore: "期 本", unlessAfter: "不 相 共"),
        HanWord("同一天", .hanSameDay, unlessAfter: "不"), HanWord("次日", .hanSameDay, 1, unlessBefore: "本 均 元 产 报"),
        HanWord("翌日", .hanSameDay, 1), HanWord("第二天", .hanSameDay, 1, unlessBefore: "然 线"),
        HanWord("隔天", .hanSameDay, 1, unlessBefore: "一 服 用 轮"), HanWord("翌晨", .hanSameDay, 1),
        HanWord("次晨", .hanSameDay, 1), HanWord("当晚", .hanSameDay, unlessBefore: "霞 辈 年"),
        HanWord("当夜", .hanSameDay, unlessBefore: "幕"), HanWord("当日晚", .hanSameDay, unlessBefore: "上 间"),
        HanWord("今日", .presentDay, unlessBefore: "头 提 资 海 看 要 报 行 价 推 关 焦"),
        HanWord("今天", .presentDay, unlessAfter: "如"),
        HanWord("昨日", .presentDay, -1), HanWord("昨天", .presentDay, -1), HanWord("昨晚", .presentDay, -1),
        HanWord("前天", .presentDay, -2, unlessBefore: "津 线", unlessAfter: "之 以"),
        HanWord("前一日", .hanSameDay, -1), HanWord("前一天", .hanSameDay, -1),
        HanWord("当月", .hanSameMonth), HanWord("同月", .hanSameMonth, unlessBefore: "份 球", unlessAfter: "不 相"),
        HanWord("次月", .hanSameMonth, 1, unlessBefore: "球", unlessAfter: "一 二 三 四 五 首 多 每 此"),
        HanWord("翌月", .hanSameMonth, 1),
        HanWord("同年", .hanSameYear, unlessBefore: "级 龄 份 代", unlessAfter: "不 相"),
        HanWord("当年", .hanSameYear), HanWord("该年", .hanSameYear), HanWord("该月", .hanSameMonth),
        HanWord(
            "次年", .hanSameYear, 1, unlessBefore: "会 度",
            unlessAfter: "一 二 三 四 五 六 七 八 九 十 首 多 每 此 历 届"),
        HanWord("翌年", .hanSameYear, 1), HanWord("今年", .hanPresentYear),
        HanWord("本年", .hanPresentYear, unlessAfter: "日 基 成 资 版"),
        HanWord("本年度", .hanPresentYear, unlessAfter: "日 基 成 资 版"), HanWord("今年度", .hanPresentYear),
        HanWord("去年", .hanPresentYear, -1, unlessAfter: "过"), HanWord("上年", .hanPresentYear, -1, unlessAfter: "以 之"),
        HanWord("上年度", .hanPresentYear, -1), HanWord("上一年", .hanPresentYear, -1),
        HanWord("明年", .hanPresentYear, 1, unlessAfter: "光 照 表 说 证 声"),
        HanWord("本月", .hanPresentMonth, unlessAfter: "日 基 成 资 版"),
        HanWord("上月", .hanPresentMonth, -1, unlessBefore: "球", unlessAfter: "以"),
        HanWord("上个月", .hanPresentMonth, -1, unlessAfter: "以"), HanWord("这个月", .hanPresentMonth),
        HanWord("下月", .hanPresentMonth, 1, unlessAfter: "以"), HanWord("下个月", .hanPresentMonth, 1),
        HanWord("年内", .hanWholeYear, unlessBefore: "蒙 部 容 需 销 外", unlessAfter: "近 几 数 两 多 三 五 十 一 周"),
        HanWord("全年", .hanWholeYear, unlessBefore: "龄"),
        HanWord("至", .to), HanWord("到", .to), HanWord("和", .and), HanWord("及", .and), HanWord("的", .of),
        HanWord("上午", .dayPeriod), HanWord("早上", .dayPeriod), HanWord("凌晨", .dayPeriod),
        HanWord("清晨", .dayPeriod), HanWord("早间", .dayPeriod), HanWord("中午", .dayPeriod),
        HanWord("下午", .dayPeriod, 12), HanWord("晚上", .dayPeriod, 12), HanWord("晚间", .dayPeriod, 12),
        HanWord("傍晚", .dayPeriod, 12), HanWord("深夜", .dayPeriod, 12),
        HanWord("星期一", .weekday), HanWord("星期二", .weekday), HanWord("星期三", .weekday),
        HanWord("星期四", .weekday), HanWord("星期五", .weekday), HanWord("星期六", .weekday),
        HanWord("星期日", .weekday), HanWord("星期天", .weekday), HanWord("周一", .weekday),
        HanWord("周二", .weekday), HanWord("周三", .weekday), HanWord("周四", .weekday),
        HanWord("周五", .weekday), HanWord("周六", .weekday), HanWord("周日", .weekday),
    ]
}
