extension CalendarRule {
    private typealias Piece = CalendarPattern

    private static let nouns: CalendarToken.Kinds = [.dayNoun, .weekNoun, .monthNoun, .yearNoun]
    private static let count = Piece.keep([.number, .countWord], .counted)

    /// The next token is one that ends a phrase.
    private static let phraseEnds = Piece.unless(CalendarToken.Kinds.all.subtracting([.comma, .dot, .stop]))

    /// What something like "after" needs behind it: without it "after" goes on with what it is counted from.
    private static let afterThat = Piece.either([[.token([.that]), .unless([.other])], [phraseEnds]])

    /// Times that are counted from what was mentioned last or from the day of publication, in either language.
    static let counted: [CalendarRule] = [
        CalendarRule(
            "counted on",
            "so many days, weeks, months or years from what was mentioned last; weeks from a day come to a day",
            [
                .either([
                    [
                        count, .keep([.units, .dayNoun, .weekNoun, .monthNoun, .yearNoun, .hanYear], .unit),
                        .either([
                            [.keep([.later], .later)], [.keep([.later], .after), afterThat],
                            [.keep([.hanFirst], .hanBefore)],
                        ]),
                    ],
                    [
                        .keep([.number, .countWord], .hanDays), .keep([.hanDay], .unit),
                        .either([[.keep([.later], .later)], [.keep([.hanFirst], .hanBefore)]]),
                    ],
                ])
            ],
            .counted,
            examples: [
                "«Two days later», the gate broke", "It broke. «A week later» it was mended.", "broke «12 days later».",
                "«A fortnight later», it", "«Three months after that», the", "«Two weeks after», it",
                "«One year later» the", "«Two days earlier», it", "«两天后»，闸门修好。", "«三日后»，", "坏了，«一周后»修好",
                "«3个月后»，", "«两年后»，", "«一个星期后»，", "«三天前»，闸门坏了", "«十天之后»，",
            ],
            counterexamples: [
                "within two days", "three days later than planned", "two days after the gate broke",
                "two weeks after that meeting",
                "up from 5 kt a year earlier", "than a year earlier", "two or three days later", "in two days",
                "over the two weeks", "为期两天", "两天内", "停产3天后恢复", "近两年后", "5日后", "三天后宫", "两三天后", "半个月后",
                "两年后的目标", "a few days later", "2.5 years later", "a later day", "10-12 days later",
            ]),
        CalendarRule(
            "the next after",
            "\"the day after\" stands for the next one where nothing follows that it could be counted from",
            [.token([.the]), .keep(nouns, .unit), .keep([.later], .next), afterThat],
            .neighbour,
            examples: [
                "«The day after», it broke", "shut «the week after».", "«The day after that», the",
                "«The year after», it",
            ],
            counterexamples: ["the day after tomorrow", "the day after the storm", "The week after Easter, it"]),
        CalendarRule(
            "present day",
            "a day counted from that of publication; \"today\" in the middle of a sentence is mostly \"nowadays\"",
            [.keep([.presentDay], .presentDay)],
            .presentDay,
            examples: [
                "«Yesterday», the gate", "broke «yesterday».", "«Today», the", "«昨日»，", "记者«昨天»获悉", "«今日»，", "«前天»，",
            ],
            counterexamples: [
                "yesterday's men", "the day before yesterday", "今日报价", "and today there are 40", "USA Today said",
                "今日头条", "从前天津有", "直到今天仍", "如今天气",
            ]),
    ]
}
