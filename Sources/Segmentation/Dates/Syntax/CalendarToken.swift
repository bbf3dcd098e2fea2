/// What times are counted in.
enum CalendarUnit: Int, Sendable {
    case day = 1, week, month, year, fortnight
}

/// The smallest piece of text that the calendar rules speak of.
struct CalendarToken: Sendable {
    /// What a token is. At most 64 kinds, so that a set of them is one machine word.
    enum Kind: UInt8, CaseIterable, Sendable {
        /// The end of the text, a blank line, or something no rule crosses.
        case stop
        /// Any other word or sign.
        case other
        /// A whole number in ASCII, full-width or Han digits.
        case number
        /// A number that no calendar has: grouped in thousands, or with letters behind it.
        case quantity
        /// "22nd": 22.
        case ordinal
        /// A month's name, capitalised: 1 to 12.
        case monthName
        case weekday
        /// "first" to "fourth"; "latter" is 2, "final" 4.
        case ordinalWord
        /// "a", "one" to "twelve"; 两.
        case countWord
        /// "early", "mid", "late".
        case partAdjective
        /// "beginning", "start", "middle", "end".
        case partNoun
        /// `half` is 上半年 1 and 下半年 2, too; `dayNoun` is 天, `weekNoun` 周.
        case half, quarter, quarters, yearNoun, monthNoun, weekNoun, dayNoun
        /// "days", "weeks", "months", "years", "fortnight", 个月: a `CalendarUnit`.
        case units
        /// "later", 后 1; "earlier" -1; "after" 2, which takes something behind it.
        case later
        /// "today", 今日 0; "yesterday", 昨日 -1.
        case presentDay
        /// `and` is 、 and 和, too.
        /// `on` is "at", too.
        case the, of, on, into, and, same, that, fiscal
        /// "to", "through", "until" between two points; 至, 到.
        case to
        /// "following", "next", "previous": 1 or -1.
        case neighbour
        /// "this", "current" 0, "last" -1. "next" is a neighbour; the rules say where it counts from the present.
        case relative
        /// "Q3", "3Q".
        case quarterCode
        /// "H1", "1H".
        case halfCode
        /// "a.m." 0, "p.m." 12.
        case meridiem
        /// "morning", 上午 0; "afternoon", 下午 12.
        case dayPeriod
        case timeNoun
        /// The T of ISO 8601 between the day and the time.
        case isoTime
        case comma, dot, slash, hyphen, dash, colon, open, close, apostrophe
        case hanYear, hanMonth, hanDay, hanHour, hanMinute
        /// 第
        case hanOrdinal
        /// 前 -1, 头 0: the first so many; 首 has the value 1.
        case hanFirst
        case hanQuarter
        /// 上旬 1, 中旬 2, 下旬 3, 上中旬 4, 中下旬 5.
        case hanTenDays
        /// The 份 of 5月份.
        case hanShare
        /// 初, 中, 底: a `CalendarPoint.Part`.
        case hanEdge
        /// 当日 0, 次日 1, 前一日 -1.
        case hanSameDay
        /// 当月 0, 次月 1.
        case hanSameMonth
        /// 同年 0, 次年 1.
        case hanSameYear
        /// 今年 0, 去年 -1, 明年 1.
        case hanPresentYear
        /// 本月 0, 上月 -1.
        case hanPresentMonth
        /// 年内, 全年.
        case hanWholeYear
    }

    /// A set of kinds.
    struct Kinds: ExpressibleByArrayLiteral, Sendable {
        var bits: UInt64

        init(bits: UInt64) { self.bits = bits }

        init(arrayLiteral kinds: Kind...) {
            bits = kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
        }

        static let all = Kinds(bits: .max)

        @inline(__always)
        func contains(_ kind: Kind) -> Bool { bits & (1 << UInt64(kind.rawValue)) != 0 }

        func union(_ other: Kinds) -> Kinds { Kinds(bits: bits | other.bits) }

        func subtracting(_ other: Kinds) -> Kinds { Kinds(bits: bits & ~other.bits) }
    }

    /// What stands between a token and the one before it.
    enum Gap: UInt8, Sendable {
        case none, space, line
    }

    /// How a word or number is written.
    enum Form: UInt8, Sendable {
        case plain
        /// A month or weekday cut short: "Sept".
        case abbreviation
        /// 十六: Han numerals by value.
        case hanNumeral
        /// 二〇二四: Han digits by place.
        case hanDigits
    }

    var kind: Kind
    var value = 0
    var start: Int
    var end: Int
    var gap = Gap.none
    var form = Form.plain
    /// The number of digits of a number.
    var width = 0
    /// Whether a dot and another digit follow: "12.54".
    var decimalFollows = false
    /// Whether a word begins with a capital.
    var capitalised = false
}
