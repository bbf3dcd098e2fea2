extension CalendarRule {
    private typealias Piece = CalendarPattern

    private static let weekday = Piece.optional([.token([.weekday]), Piece.comma])

    /// How English texts write dates.
    static let english: [CalendarRule] = days + months + parts + anaphora

    private static let days: [CalendarRule] = [
        CalendarRule(
            "month day",
            "the commonest date; a number that is a decimal, grouped or a percentage is no day",
            [weekday, Piece.monthName, Piece.day, Piece.yearBehind],
            .monthDay,
            examples: [
                "On «May 16», MIIT", "on «January 9, 2024», and", "On «Sept. 3»,", "On «January 9 2024»,",
                "on «May 16th»", "on «Thursday, May 16»", "On «June 14 of the same year»,", "icon«Apr 9, 2025»",
                "On «Dec 5, this year»,",
            ],
            counterexamples: [
                "the Long March 7 rocket", "prices may 5 times", "Mayor 16", "In May 3,200 mt", "May 12.54% of",
                "On February 30",
            ]),
        CalendarRule(
            "days of a month",
            "\"November 26-29\" names four days of one month, not a year 1929",
            [
                weekday, Piece.monthName, Piece.day, Piece.through, .last, Piece.article, Piece.day, Piece.yearBehind,
            ],
            examples: [
                "From «October 15 to 17», the", "On «November 26-29», the", "«May 3–5, 2024»",
                "between «June 1 and 9»", "on «May 5 and 6»", "from «May 29th through the 31st»",
            ],
            counterexamples: ["May 5-10 kt"]),
        CalendarRule(
            "day month",
            "the day first; between a number and a month's name that are neighbours by chance, a year, an ordinal or a cue decides",
            [
                weekday, Piece.article, Piece.day, Piece.of, Piece.monthName,
                .either([Piece.yearForms, [.unless([.number])]]),
            ],
            .dayFirst,
            examples: [
                "on «16 May 2024»", "on «the 16th of May»", "«1 October 2024»", "By «30 June»,",
                "dated «3 January, 2023»", "Shows:\n«3 June»: Beijing", "Diary\n«17 January». Tank 9",
                "Diary\n«18 January» Tank 9 leaks", "It fell. «4 March» Three mills",
            ],
            counterexamples: ["Part 1 May Be", "the top 10 March figures", "Diary\n4 May A. Smith"]),
        CalendarRule(
            "days before their month",
            "a range with the days first",
            [
                Piece.article, Piece.day, Piece.through, .last, Piece.article, Piece.day, Piece.of, Piece.monthName,
                Piece.yearBehind,
            ],
            .dayFirst,
            examples: ["from «12 to 14 May 2024»", "on «12-14 May»", "from «the 15th to the 17th of October»"],
            counterexamples: ["a 5-10 March"]),
    ]

    private static let months: [CalendarRule] = [
        CalendarRule(
            "month",
            "a name alone; \"May\" and \"March\" are other words too, and names of people and things follow or precede",
            [Piece.monthName],
            .month,
            examples: [
                "In «September», the", "launched in «April», winning", "since «Dec», prices", "in «April» and May",
                "Output rose; «October» output", "but «May»'s output",
            ],
            counterexamples: [
                "the June quarter", "Prices may rise", "Mayor Li", "the Long March 7", "Theresa May spoke",
                "May the best win",
                "April Smith said", "Sun Tiecheng", "marking", "last March",
            ]),
        CalendarRule(
            "month year",
            "a month with its year",
            [
                Piece.monthName,
                .either([
                    [Piece.comma, Piece.year], [.token([.of]), Piece.year], [Piece.comma, Piece.of, Piece.yearInWords],
                ]),
            ],
            examples: [
                "In «September 2024»,", "In «May, 2024», the", "«March of 2024»", "in «May this year»",
                "in «July of the same year»", "in «May of last year»", "in «Sept. 2023»",
            ],
            counterexamples: ["May 2,024 mt"]),
        CalendarRule(
            "months",
            "months of one year, or from one year into the next",
            [
                Piece.monthName, Piece.strictlyThrough, .last, Piece.monthName, .unless([.number, .ordinal]),
            ],
            .month,
            examples: ["from «May to July»", "«January-November» exports", "in «Jan-Nov»,", "«April through June»"],
            counterexamples: ["We March to May"]),
        CalendarRule(
            "months of a year",
            "the same with the year behind",
            [
                Piece.monthName, .either([[Piece.strictlyThrough], [.token([.and])]]), .last, Piece.monthName,
                .either([
                    [Piece.comma, Piece.year], [.token([.of]), Piece.year], [Piece.comma, Piece.of, Piece.yearInWords],
                ]),
            ],
            .month,
            examples: ["in «January-November 2024»,", "from «March to May this year»", "in «Jan-Nov 2024»"],
            counterexamples: ["in January and 2024 mt", "March on to May 2024"]),
        CalendarRule(
            "month between",
            "\"between May and July\" is a range, \"May and July\" are two months",
            [Piece.monthName, .keep([.and], .conjunction), .last, Piece.monthName],
            .cue,
            examples: ["between «May and July», the"],
            counterexamples: ["May and July, the"]),
        CalendarRule(
            "month of",
            "a month called one",
            [.token([.the]), .token([.monthNoun]), .token([.of]), Piece.monthName, Piece.yearBehind],
            examples: ["in «the month of May»,"],
            counterexamples: ["the month of hope"]),
    ]

    private static let parts: [CalendarRule] = [
        CalendarRule(
            "part of a month",
            "early is the 1st to the 10th, mid the 11th to the 20th, late the 21st on, as 上旬, 中旬 and 下旬 are",
            [Piece.article, Piece.part, Piece.hyphen, .optional([.token([.into])]), Piece.monthOfPart],
            examples: [
                "in «late December» and", "in «mid-May»,", "In «early March 2024»,", "«late in May»", "in «early June»",
                "«early this month»",
            ],
            counterexamples: ["early access", "later in the day"]),
        CalendarRule(
            "parts of a month",
            "from one part to the next",
            [
                Piece.article, Piece.part, Piece.hyphen, .token([.to, .hyphen, .and]), Piece.hyphen, .last,
                Piece.part, Piece.hyphen, Piece.monthOfPart,
            ],
            examples: ["in «early to mid-May»", "in «mid-to-late October»"],
            counterexamples: ["early to rise in May", "mid-October"]),
        CalendarRule(
            "part of a year",
            "thirds, as early, mid and late divide a month: January to April, May to August, September on",
            [
                Piece.article, Piece.part, Piece.hyphen, .optional([.token([.into])]),
                .either([
                    [Piece.yearOfPart], Piece.quarterName + [Piece.ofYear],
                    [.keep([.quarterCode], .quarter), Piece.yearBehind],
                    [.keep([.halfCode], .half), Piece.yearBehind],
                ]),
            ],
            examples: [
                "in «early 2024»", "by «mid-2025»", "«late last year»", "«early next year»", "«late in 2023»",
                "«early this year»", "in «late Q3»",
            ],
            counterexamples: ["late 20th century", "early 2024 mt"]),
        CalendarRule(
            "parts of a year",
            "from one third to the next",
            [
                Piece.article, Piece.part, Piece.hyphen, .token([.to, .hyphen, .and]), Piece.hyphen, .last,
                Piece.part, Piece.hyphen, Piece.yearOfPart,
            ],
            examples: ["in «early to mid-2024»", "«mid-to-late 2025»"],
            counterexamples: ["early 2024", "early to mid-2024 mt"]),
        CalendarRule(
            "edge",
            "the beginning or end of a year is its first or last month; of a month, its first ten days or those from the 21st on",
            [
                Piece.article, .keep([.partNoun], .part), .token([.of]),
                .either([
                    [Piece.monthOfPart], [Piece.article] + Piece.quarterName + [Piece.ofYear],
                    [Piece.article] + Piece.halfName + [Piece.ofYear],
                    [.keep([.quarterCode], .quarter), Piece.yearBehind],
                    [Piece.yearOfPart],
                ]),
            ],
            examples: [
                "at «the end of 2023»", "by «the end of the year»", "at «the beginning of May»",
                "by «end of June 2025»", "by «the end of the third quarter»", "by «the end of this month»",
                "«the middle of last year»", "at «the start of Q2 2024»",
            ],
            counterexamples: ["the end of the line", "the beginning of construction"]),
        CalendarRule(
            "edge before",
            "\"end-June\", \"end 2024\"",
            [
                .keep([.partNoun], .part), Piece.hyphen,
                .either([[Piece.monthName] + Piece.yearForms, [Piece.monthName, .unless([.number])], [Piece.year]]),
            ],
            .cue,
            examples: ["by «end-June»,", "at «end-2024»", "by «end 2025»", "as of «end-December 2024»"],
            counterexamples: ["Start March with", "the end 2024 mt"]),
        CalendarRule(
            "year-end",
            "the year's last month; a cue must say that it is a time, for there are year-end sales",
            [
                Piece.article, .keep([.yearNoun], .yearUnderReview), Piece.hyphen, .keep([.partNoun], .part),
                .optional([Piece.of, Piece.year]),
            ],
            .cue,
            examples: ["by «year-end»,", "before «the year end»", "at «year-end 2024»"],
            counterexamples: ["the year-end bonus", "year-end sales"]),
        CalendarRule(
            "mid-year",
            "the year's middle third",
            [.keep([.partAdjective], .part), Piece.hyphen, .keep([.yearNoun], .yearUnderReview)],
            .cue,
            examples: ["by «mid-year»,"], counterexamples: ["a mid-year review"]),
        CalendarRule(
            "half",
            "six months, or of a month the days to the 15th or from the 16th",
            [Piece.article] + Piece.halfName + [
                .either([[Piece.of, Piece.monthName, Piece.yearBehind], [Piece.ofYear]])
            ],
            .cueOrArticle,
            examples: [
                "in «the first half of 2025»", "in «the second half of the year»", "in «the first half»,",
                "in «the latter half of May»", "in «the first-half of last year»", "In «the first half of this year»",
                "in «first half 2024»",
            ],
            counterexamples: ["the first half of the game", "first half-hour", "in the second half of the match"]),
        CalendarRule(
            "quarter",
            "three months",
            [Piece.article] + Piece.quarterName + [Piece.ofYear],
            .cueOrArticle,
            examples: [
                "in «the third quarter»,", "in «the fourth quarter of 2023»", "In «the 2nd quarter of this year»",
                "in «fourth quarter 2024»", "in «the third quarter of last year»",
            ],
            counterexamples: ["the third quarter of the game", "a first quarter"]),
        CalendarRule(
            "last quarter of",
            "\"the last quarter of 2024\" is its fourth; \"last quarter\" alone is the one before, whichever that is",
            [
                Piece.article, .token([.relative]), .token([.quarter]), .token([.of]), Piece.yearOfPart,
            ],
            examples: ["in «the last quarter of 2024»"], counterexamples: ["last quarter, output"]
        ) { draft in
            var draft = draft
            draft.first.period = .quarter(4)
            return draft.value()
        },
        CalendarRule(
            "quarter code with year",
            "\"Q3 2024\", \"2024Q3\", \"3Q24\"",
            [
                .either([
                    [.keep([.quarterCode], .quarter), .token([.apostrophe]), .tight, .keep([.number], .shortYear)],
                    [.keep([.halfCode], .half), .token([.apostrophe]), .tight, .keep([.number], .shortYear)],
                    [.keep([.quarterCode], .quarter), .tight, .keep([.number], .shortYear)],
                    [.keep([.halfCode], .half), .tight, .keep([.number], .shortYear)],
                    [.keep([.quarterCode], .quarter), Piece.of, Piece.hyphen, Piece.yearOfPart],
                    [.keep([.halfCode], .half), Piece.of, Piece.hyphen, Piece.yearOfPart],
                    [Piece.year, Piece.hyphen, .keep([.quarterCode], .quarter)],
                    [Piece.year, Piece.hyphen, .keep([.halfCode], .half)],
                ])
            ],
            examples: [
                "«Q3 2024» output", "in «H1 2025»", "«2024Q3»", "«3Q24» results", "«Q4 of 2023»", "«1H 2024»",
                "in «Q4'24»",
            ],
            counterexamples: ["the Q5 2024", "model H1 24"]),
        CalendarRule(
            "quarter code",
            "without a year a cue must say that it is a time, for products are called so",
            [.either([[.keep([.quarterCode], .quarter)], [.keep([.halfCode], .half)]])],
            .cue,
            examples: ["in «Q3»,", "since «H1»,"], counterexamples: ["the Audi Q3", "the H1 chip", "in Q3-based"]),
        CalendarRule(
            "quarter codes",
            "from one quarter to another of a year",
            [
                .keep([.quarterCode], .quarter), Piece.strictlyThrough, .last, .keep([.quarterCode], .quarter),
                .optional([Piece.of, Piece.yearOfPart]),
            ],
            examples: ["«Q1-Q3 2024»", "from «Q1 to Q3»"], counterexamples: ["Q1, Q3 2024", "in Q3 2024"]),
        CalendarRule(
            "first quarters",
            "the first so many quarters",
            [
                Piece.article, .keep([.ordinalWord], .first), .keep([.number, .countWord], .count),
                .keep([.quarters], .firstQuarters), Piece.ofYear,
            ],
            .cueOrArticle,
            examples: ["in «the first three quarters of 2024»", "In «the first three quarters», the"],
            counterexamples: ["the first three quarters of the match"]),
        CalendarRule(
            "first months",
            "the first so many months",
            [
                Piece.article, .keep([.ordinalWord], .first), .keep([.number, .countWord], .count),
                .keep([.units], .firstMonths), .optional([Piece.of, Piece.yearOfPart]),
            ],
            .cueOrArticle,
            examples: ["in «the first 11 months of 2024»", "in «the first two months», exports"],
            counterexamples: ["first 13 months", "the second two months"]
        ),
    ]

    private static let anaphora: [CalendarRule] = [
        CalendarRule(
            "present year or month",
            "\"this year\" is the year under review; \"the last year\" is twelve months",
            [
                .either([
                    [.keep([.relative, .neighbour], .presentYear), .token([.yearNoun])],
                    [.keep([.relative, .neighbour], .presentMonth), .token([.monthNoun])],
                    [.token([.the]), .keep([.relative], .currentYear), .token([.yearNoun])],
                ])
            ],
            .present,
            examples: ["«This year», the", "than «last year»", "«next month»", "in «the current year»"],
            counterexamples: ["over the last year", "the past year", "last years", "every year"]),
        CalendarRule(
            "same",
            "what was mentioned last",
            [
                .optional([.token([.the, .that])]), .token([.same]),
                .either([
                    [.keep([.dayNoun], .lastMentionedDay)], [.keep([.dayPeriod], .periodOfLastMentionedDay)],
                    [.keep([.weekNoun], .lastMentionedWeek)],
                    [.keep([.monthNoun], .lastMentionedMonth), .optional([Piece.of, Piece.yearInWords])],
                    [.keep([.yearNoun], .lastMentionedYear)],
                ]),
            ],
            examples: [
                "On «the same day», the", "in «the same month»", "«the same year»", "«That same day», it",
                "«That same evening» the sluice", "in «the same week»",
            ],
            counterexamples: ["the same days", "the same way", "same-day delivery"]),
        CalendarRule(
            "that",
            "what was mentioned last",
            [
                .token([.that]),
                .either([
                    [.keep([.dayNoun], .lastMentionedDay)], [.keep([.dayPeriod], .periodOfLastMentionedDay)],
                    [.keep([.weekNoun], .lastMentionedWeek)], [.keep([.monthNoun], .lastMentionedMonth)],
                    [.keep([.yearNoun], .lastMentionedYear)],
                ]),
            ],
            .that,
            examples: [
                "on «that day»,", "in «that year»", "It broke. «That evening» it rained.", "Later «that week», it",
            ],
            counterexamples: ["said that day-to-day", "that days", "said that evening prayers"]),
        CalendarRule(
            "neighbour",
            "the one after or before what was mentioned last",
            [
                .token([.the]),
                .either([
                    [.keep([.neighbour], .lastMentionedDay), .token([.dayNoun, .dayPeriod])],
                    [.keep([.neighbour], .lastMentionedWeek), .token([.weekNoun])],
                    [.keep([.neighbour], .lastMentionedMonth), .token([.monthNoun])],
                    [.keep([.neighbour], .lastMentionedYear), .token([.yearNoun])],
                ]),
            ],
            .neighbour,
            examples: [
                "on «the following day»", "in «the next month»", "in «the previous year»",
                "approved «the following month»", "«The next morning» she drove", "«The following week», the",
            ],
            counterexamples: [
                "over the next year", "for the following year", "the following days", "over the following week",
            ]),
        CalendarRule(
            "day of the month mentioned last",
            "\"on the 22nd\"; with a noun behind it is an ordinal, \"the 22nd Annual Meeting\"",
            [
                .token([.the]), .keep([.ordinal], .day),
                .optional([
                    .token([.of]),
                    .either([
                        [.token([.the]), .token([.same]), .keep([.monthNoun], .lastMentionedMonth)],
                        [.keep([.relative, .neighbour], .presentMonth), .token([.monthNoun])],
                        [.keep([.that], .lastMentionedMonth), .token([.monthNoun])],
                        [.token([.the]), .keep([.monthNoun], .lastMentionedMonth)],
                    ]),
                ]),
            ],
            .ordinalDay,
            examples: [
                "in Fugu on «the 22nd» and have", "On «the 3rd», the", "by «the 15th of the same month»,",
            ],
            counterexamples: ["the 27th Annual Meeting", "on the 22nd floor", "the 22nd batch", "for the 3rd time"]),
        CalendarRule(
            "days of the month mentioned last",
            "\"from the 18th to the 19th\" under a heading that names the month",
            [
                .token([.the]), .keep([.ordinal], .day), Piece.strictlyThrough, .last, .optional([.token([.the])]),
                .keep([.ordinal], .day),
            ],
            .ordinalDay,
            examples: ["From «the 18th to the 19th», the"],
            counterexamples: ["from the 18th to the 19th floor"]),
        CalendarRule(
            "the year",
            "the year that the text is about",
            [.token([.the]), .keep([.yearNoun], .yearUnderReview)],
            .yearUnderReview,
            examples: ["throughout «the year», focusing", "within «the year»,", "for «the year»."],
            counterexamples: ["Product of the Year", "the year of the dragon", "the year when", "the second year"]),
        CalendarRule(
            "the year with its number",
            "a year called one",
            [.token([.the]), .keep([.yearNoun], .yearUnderReview), Piece.of, Piece.year],
            examples: ["in «the year 2024»", "In «the year of 2024»,"],
            counterexamples: ["the year 24"]),
        CalendarRule(
            "the month",
            "the month mentioned last",
            [.token([.the]), .keep([.monthNoun], .lastMentionedMonth)],
            .yearUnderReview,
            examples: ["during «the month», output"], counterexamples: ["Employee of the Month", "the month when"]),
    ]
}
