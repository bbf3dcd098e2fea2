import Model

extension CalendarRule {
    private typealias Piece = CalendarPattern

    /// Dates in digits and signs alone, in whatever language.
    static let numeric: [CalendarRule] = [
        CalendarRule(
            "year-month-day",
            "ISO 8601 with its hyphens, in which nobody puts the day before the month",
            [
                Piece.year, .tight, .token([.hyphen]), .tight, Piece.monthNumber, .tight, .token([.hyphen]), .tight,
                .keep([.number], .day),
            ],
            survivesMarker: true,
            examples: [
                "Released on «2024-05-16» in Beijing", "«2024-5-6»", "On «2024-05-16T13:58:00», it began",
                "«2024-05-16T13:58:00»Z", "«2024-05-16 13:58:00.000» log",
                "«２０２４－０５－１６»发布",
            ],
            counterexamples: ["2024-13-01", "tel. 010-2024-05-16", "2024-05-16-01", "build 12024-05-16"]),
        CalendarRule(
            "year/month/day",
            "the same with slashes, as Chinese tables print it",
            [
                Piece.year, .tight, .token([.slash]), .tight, Piece.monthNumber, .tight, .token([.slash]), .tight,
                .keep([.number], .day),
            ],
            survivesMarker: true,
            examples: ["as of «2024/5/16»,", "«2024/05/16 13:58:00»"],
            counterexamples: ["https://example.org/2024/05/16/x", "2024/5/32"]),
        CalendarRule(
            "year.month.day",
            "the same with dots; two numbers with a dot between are a decimal or a section, never a date",
            [
                .keep([.number], .yearBeforeDot), .tight, .token([.dot]), .tight, .keep([.number], .monthBeforeDot),
                .tight, .token([.dot]), .tight, .keep([.number], .day),
            ],
            examples: ["Updated «2024.5.16» by the editor", "«2024.05.16»"],
            counterexamples: ["version 2024.5", "2024.5.16.1", "1.1.3", "v2024.5.16"]),
        CalendarRule(
            "year-month",
            "ISO 8601; the month in two digits, for one digit is as likely a number of anything",
            [Piece.year, .tight, .token([.hyphen]), .tight, .keep([.number], .paddedMonth)],
            survivesMarker: true,
            examples: ["in «2024-05»,"],
            counterexamples: ["2024-5", "2024-0516", "GB/T 2024-05", "No. 2024-05"]),
        CalendarRule(
            "day/month/year",
            "the order of day and month differs between countries, so it is read only where the numbers settle it",
            [
                .keep([.number], .slashed), .tight, .token([.slash]), .tight, .keep([.number], .slashed), .tight,
                .token([.slash]), .tight, Piece.year,
            ],
            examples: ["on «16/5/2024»", "on «05/16/2024»", "on «5/5/2024»"],
            counterexamples: ["on 5/6/2024", "on 13/14/2024"]
        ) { draft in
            guard let (left, right) = draft.slashed else { return nil }
            var draft = draft
            if (1...12).contains(right), left > 12 || left == right {
                (draft.first.day, draft.first.month) = (.stated(left), .stated(right))
            } else if (1...12).contains(left), right > 12 {
                (draft.first.day, draft.first.month) = (.stated(right), .stated(left))
            } else {
                return nil
            }
            guard case .stated(let day)? = draft.first.day, (1...31).contains(day) else { return nil }
            return draft.value()
        },
        CalendarRule(
            "years",
            "plans and seasons; two numbers that could be years and stand in order",
            [Piece.year, .token([.hyphen, .dash, .slash]), .last, Piece.year],
            .years,
            examples: ["Action Plan for «2024-2025»", "in «2024–2028»", "the «2023/2024» season"],
            counterexamples: ["GB/T 3499-2023", "2025-2024", "GB/T 1999-2023", "2024-2024-2024", "ISO 2001-2015"]),
        CalendarRule(
            "years cut short",
            "\"2023-24\": the second is the first and one, or it is no season",
            [Piece.year, .tight, .token([.hyphen, .dash, .slash]), .last, .tight, .keep([.number], .shortYear)],
            .years,
            examples: ["in «2023-24»,", "the «2023/24» season"],
            counterexamples: ["2024-98 was", "2011-12"]
        ) { draft in
            guard case .stated(let first)? = draft.first.year, case .stated(let last)? = draft.last?.year,
                first % 100 + 1 == last % 100, last % 100 > 12
            else { return nil }
            var draft = draft
            draft.last?.year = .stated(first + 1)
            return draft.value()
        },
        CalendarRule(
            "year",
            "four digits are a year only where something else says so: see the admissions",
            [.optional([.token([.fiscal])]), Piece.year],
            .year,
            examples: [
                "In «2024», output rose", "by «2030».", "(«2024» Edition)", "the «2024» World Conference",
                "«FY2024» results", "ThinkBook «2024» laptops", "since «2021» and «2022»",
            ],
            counterexamples: [
                "2024 mt of metal", "2,024 mt", "some 2024 people", "No. 2024", "Room 2024", "at 2024 yuan/mt",
                "GB/T 2024", "12.2024", "$2024", "2024%", "the 2020s",
            ]),
    ]
}
