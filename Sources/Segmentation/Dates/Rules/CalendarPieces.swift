/// Pieces that several rules share.
extension CalendarPattern {
    static let number: CalendarToken.Kinds = [.number]

    static let year = keep(number, .year)
    static let monthName = keep([.monthName], .monthName)
    static let monthNumber = keep(number, .monthNumber)
    static let day = keep([.number, .ordinal], .day)
    static let article = optional([token([.the])])
    static let comma = optional([token([.comma])])
    static let of = optional([token([.of])])
    static let hyphen = optional([token([.hyphen])])
    static let part = keep([.partAdjective], .part)

    /// "to", "-" and their like; "and" is kept in mind.
    static let through = either([
        [token([.to, .hyphen, .dash])],
        [keep([.and], .conjunction)],
    ])
    /// "to", "-" and their like.
    static let strictlyThrough = token([.to, .hyphen, .dash])

    /// Words for a year that are no number: "this year", "the same year", "that year", "the following year".
    static let yearInWords = either([
        [article, token([.same]), keep([.yearNoun], .lastMentionedYear)],
        [token([.that]), keep([.yearNoun], .lastMentionedYear)],
        [token([.the]), keep([.neighbour], .lastMentionedYear), token([.yearNoun])],
        [keep([.relative, .neighbour], .presentYear), token([.yearNoun])],
        [token([.the]), keep([.yearNoun], .yearUnderReview), optional([of, year])],
    ])

    /// What may follow a month or day to give its year: ", 2024", "2024", "of the same year", "this year".
    static let yearForms: [CalendarPattern] = [
        either([
            [token([.comma]), year],
            [of, year],
            [comma, of, yearInWords],
        ])
    ]
    static let yearBehind = optional(yearForms)

    /// A month that something is a part of: "May 2024", "the month", "this month".
    static let monthOfPart = either([
        [monthName, yearBehind],
        [article, keep([.relative, .neighbour], .presentMonth), token([.monthNoun])],
        [token([.the]), optional([token([.same])]), keep([.monthNoun], .lastMentionedMonth)],
        [token([.that]), keep([.monthNoun], .lastMentionedMonth)],
    ])

    /// A year that something is a part of.
    static let yearOfPart = either([[optional([token([.fiscal])]), year], [yearInWords]])

    static let halfName: [CalendarPattern] = [keep([.ordinalWord, .ordinal], .half), hyphen, token([.half])]
    static let quarterName: [CalendarPattern] = [
        keep([.ordinalWord, .ordinal], .quarter), hyphen, token([.quarter]),
    ]

    /// Of what a half or quarter is one, where that is said. "The first half of the game" is none.
    static let ofYear = either([
        [of, yearOfPart],
        [unless([.of, .yearNoun])],
    ])

    // MARK: Chinese

    static let hanYear = token([.hanYear])
    static let hanThrough = token([.to, .hyphen, .dash])
    static let weekdayBehind = optional([
        either([
            [token([.open]), token([.weekday]), token([.close])],
            [token([.weekday])],
        ])
    ])

    /// A year before a month or part: 2024年, 24年, 今年, 次年, 当年.
    static let yearBefore = either([
        [year, hanYear],
        [keep(number, .shortYear), hanYear],
        [keep([.hanPresentYear], .presentYear)],
        [keep([.hanSameYear], .lastMentionedYear)],
    ])

    /// A month before a day or part: 5月, 本月, 当月.
    static let monthBefore = either([
        [monthNumber, token([.hanMonth])],
        [keep([.hanPresentMonth], .presentMonth)],
        [keep([.hanSameMonth], .lastMentionedMonth)],
    ])

    static let optionalYearBefore = optional([yearBefore, of])
    static let hanQuarter: [CalendarPattern] = [
        optional([token([.hanOrdinal])]), keep([.number, .hanFirst], .quarter), token([.hanQuarter]),
    ]

    // MARK: Time of day

    static let clock: [CalendarPattern] = [
        keep(number, .hour), tight, token([.colon]), tight, keep(number, .minute),
        optional([
            tight, token([.colon]), tight, keep(number, .second),
            optional([tight, token([.dot]), tight, token(number)]),
        ]),
    ]

    static let zone = optional([
        either([
            [optional([token([.open])]), optional([token([.other])]), token([.timeNoun]), optional([token([.close])])],
            [optional([token([.open])]), token([.timeNoun]), optional([token([.close])])],
        ])
    ])

    /// A time of day: "17:27", "9 a.m.", 下午3时27分.
    static let timeOfDay = either([
        [
            optional([keep([.dayPeriod], .dayPeriod)]), keep(number, .hour), token([.hanHour]),
            optional([keep(number, .minute), token([.hanMinute])]), optional([token([.hanShare])]),
        ],
        [
            optional([keep([.dayPeriod], .dayPeriod)]), clock[0], clock[1], clock[2], clock[3], clock[4], clock[5],
            optional([keep([.meridiem], .meridiem)]), zone,
        ],
        [keep(number, .hour), keep([.meridiem], .meridiem), zone],
    ])

    /// A time before its day: "17:27 on", "9 a.m.,", "the morning of".
    static let timeBefore: [CalendarPattern] = [
        either([
            [timeOfDay, optional([token([.on, .comma])])],
            [token([.the]), keep([.dayPeriod], .dayPeriod), token([.of])],
        ])
    ]

    /// A time behind its day: ", 17:27", "at 9 a.m.", "T13:58", 上午.
    static let timeBehind: [CalendarPattern] = [
        either([
            [tight, token([.isoTime]), clock[0], clock[1], clock[2], clock[3], clock[4], clock[5]],
            [optional([token([.comma, .on])]), timeOfDay],
            [tight, keep([.dayPeriod], .dayPeriod)],
        ])
    ]
}
