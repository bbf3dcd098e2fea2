/// A calendar expression as a text prints it: where it stands and what it says, not yet when that is.
///
/// Offsets are UTF-8 offsets into the bytes that were scanned.
public struct CalendarExpression: Hashable, Sendable {
    /// How an expression stands in its text.
    public enum Standing: String, Hashable, Sendable {
        /// It names time: "On May 16", "in 2024".
        case time
        /// It is a year that belongs to a name: "the 2024 World Conference", "(2024 Edition)".
        case name
    }

    /// The expression without a preposition: `May 16`, `October 15 to 17`, `the end of 2023`.
    public var range: Range<Int>
    /// The expression with its preposition: `On May 16`, `From October 15 to 17`; equals `range` where there is none.
    public var cueRange: Range<Int>
    /// What the preposition says; nil where there is none.
    public var cue: CalendarCue?
    /// What was said.
    public var value: CalendarValue
    /// Whether it names time or belongs to a name.
    public var standing: Standing
    /// The name of the rule that read it.
    public var rule: String

    /// A calendar expression.
    public init(
        range: Range<Int>, cueRange: Range<Int>, cue: CalendarCue?, value: CalendarValue, standing: Standing = .time,
        rule: String
    ) {
        self.range = range
        self.cueRange = cueRange
        self.cue = cue
        self.value = value
        self.standing = standing
        self.rule = rule
    }
}

/// What the words before a calendar expression say of it.
public enum CalendarCue: String, Hashable, Sendable, CaseIterable {
    /// "on", "at".
    case on
    /// "in", "during", "within", "throughout".
    case within
    /// "from", "starting from".
    case from
    /// "since".
    case since
    /// "until", "up to".
    case until
    /// "by", "no later than".
    case by
    /// "before", "prior to".
    case before
    /// "after", "following".
    case after
    /// "as of".
    case asOf
    /// "between".
    case between
    /// "of".
    case of
    /// "for".
    case purpose
    /// "compared with", "than".
    case comparison
    /// A word that says a year follows: "fiscal", "year".
    case label
}

/// What a calendar expression says: one point of the calendar, or the first and the last of a range.
public struct CalendarValue: Hashable, Sendable {
    /// The point, or the first of a range.
    public var first: CalendarPoint
    /// The last point of a range, inclusive; nil where there is no range.
    public var last: CalendarPoint?
    /// The time of day that was said beside it.
    public var time: TimeOfDay?

    /// What a calendar expression says.
    public init(first: CalendarPoint, last: CalendarPoint? = nil, time: TimeOfDay? = nil) {
        self.first = first
        self.last = last
        self.time = time
    }
}

/// A number of the calendar as a text gives it: outright, or counted from something else.
public enum Reckoning: Hashable, Sendable {
    /// The number itself.
    case stated(Int)
    /// Counted from the one mentioned last: 0 for "the same day", 1 for "the following day".
    case fromLastMentioned(Int)
    /// Counted from the year under review or the day of publication: 0 for "this year", -1 for "last year".
    case fromPresent(Int)
    /// "The year": the one that the text is about.
    case underReview
}

/// A day, a month, a year or a part of one, as a text says it.
public struct CalendarPoint: Hashable, Sendable {
    /// A stretch of months (or, of a month, days) with a number.
    public enum Period: Hashable, Sendable {
        /// The first or second half of the year, or of the month where one is named.
        case half(Int)
        /// The first to fourth quarter.
        case quarter(Int)
        /// The first so many quarters.
        case firstQuarters(Int)
        /// The first so many months.
        case firstMonths(Int)
    }

    /// A part of whatever the rest of the point names.
    public enum Part: Int, Hashable, Sendable {
        /// "the beginning of".
        case beginning = 1
        /// "early".
        case early
        /// "mid", "the middle of".
        case middle
        /// "late".
        case late
        /// "the end of".
        case end
    }

    /// How fine a point is, finest first.
    public enum Precision: Int, Comparable, Sendable {
        /// One day.
        case day
        /// A month or a part of one, a week.
        case month
        /// Some months of a year.
        case period
        /// A year.
        case year

        /// The finer comes first.
        public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    /// The year.
    public var year: Reckoning?
    /// The month, 1 to 12.
    public var month: Reckoning?
    /// The week, Monday to Sunday; with a day, that day of the week.
    public var week: Reckoning?
    /// The day of the month, 1 to 31.
    public var day: Reckoning?
    /// A half, a quarter and the like.
    public var period: Period?
    /// Early, late and the like.
    public var part: Part?

    /// A point of the calendar.
    public init(
        year: Reckoning? = nil, month: Reckoning? = nil, week: Reckoning? = nil, day: Reckoning? = nil,
        period: Period? = nil, part: Part? = nil
    ) {
        self.year = year
        self.month = month
        self.week = week
        self.day = day
        self.period = period
        self.part = part
    }

    /// How far the point lies from what was mentioned last, in whatever it is counted in: 1 for "the next day", 2 for
    /// "two weeks later"; nil where it is not counted so ("the 22nd").
    public var distance: Int? {
        for reckoning in [week, day, month, year] {
            if case .fromLastMentioned(let distance)? = reckoning { return distance }
        }
        return nil
    }

    /// How fine the point is.
    public var precision: Precision {
        if day != nil { return .day }
        if month != nil || week != nil { return .month }
        return period != nil || part != nil ? .period : .year
    }
}

/// A time of day, as far as a text says it. Times without a day are no calendar expressions.
public struct TimeOfDay: Hashable, Sendable {
    /// The hour, 0 to 24; nil where only "morning" or the like was said.
    public var hour: Int?
    /// The minute, 0 to 59.
    public var minute: Int?
    /// The second, 0 to 60.
    public var second: Int?

    /// A time of day.
    public init(hour: Int? = nil, minute: Int? = nil, second: Int? = nil) {
        self.hour = hour
        self.minute = minute
        self.second = second
    }
}
