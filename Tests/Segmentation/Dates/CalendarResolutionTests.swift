import Model
import Testing

@testable import Segmentation

@Suite struct CalendarResolutionTests {
    private func dates(
        _ text: String, _ context: CalendarContext, prepare: (inout CalendarResolution) -> Void = { _ in }
    ) -> [ResolvedDate?] {
        let bytes = Array(text.utf8)
        var resolution = CalendarResolution(context: context)
        prepare(&resolution)
        return CalendarScanner.expressions(in: bytes).map { resolution.resolve($0, in: bytes) }
    }

    private let review = CalendarContext(reviewYear: .init(2024, basis: "year from title"))

    @Test func withoutAnyYearADateStaysUnresolved() {
        #expect(dates("On May 16, it opened in the third quarter.", CalendarContext()) == [nil, nil])
        #expect(dates("5月16日，公司投产。", CalendarContext()) == [nil])
        #expect(dates("This year, last month, the year-end.", CalendarContext()).allSatisfy { $0 == nil })
    }

    @Test func theBasisSaysWhereTheYearCameFrom() {
        let found = dates("On May 16, A. It was shown on January 9, 2023, and sold in April.", review)
        #expect(found.map { $0?.interval.edtf } == ["2024-05-16", "2023-01-09", "2023-04"])
        #expect(
            found.map { $0?.basis } == ["year from title", "year in text", "year carried from January 9, 2023"])
    }

    @Test func theSameDayIsTheDayMentionedLast() {
        let found = dates("On May 16, A opened. On the same day, B opened. On the following day, C opened.", review)
        #expect(found.map { $0?.interval.edtf } == ["2024-05-16", "2024-05-16", "2024-05-17"])
        #expect(found[1]?.basis == "same day as May 16")
        #expect(found[2]?.basis == "day after the same day")
    }

    @Test func whatIsCountedSaysFromWhat() {
        let found = dates(
            "On 9 April, A opened. Two days later, B opened. A week later, C opened. A month later, D opened. "
                + "Two years later, E opened.", review)
        #expect(found.map { $0?.interval.edtf } == ["2024-04-09", "2024-04-11", "2024-04-18", "2024-05", "2026"])
        #expect(
            found.map { $0?.basis } == [
                "year from title", "2 days after 9 April", "week after Two days later", "month after A week later",
                "2 years after A month later",
            ])
    }

    @Test func weeksRunFromMondayToSundayAndNeedADayOrAWeek() {
        let found = dates(
            "On 14 April, A. That week, B. The following week, C. Two weeks later, D. In May, E. A week later, F.",
            review)
        #expect(
            found.map { $0?.interval.edtf } == [
                "2024-04-14", "2024-04-08/2024-04-14", "2024-04-15/2024-04-21", "2024-04-29/2024-05-05", "2024-05", nil,
            ])
    }

    @Test func theDayOfAMonthTakesTheMonthMentionedLast() {
        let found = dates("It passed in late December and arrived on the 22nd.", review)
        #expect(found.last??.interval.edtf == "2024-12-22")
        #expect(found.last??.basis == "month of late December")
    }

    @Test func aLaterYearOfOneSentenceDoesNotMoveTheNext() {
        let found = dates("Due in the first half of 2025. On August 28, it was signed.", review)
        #expect(found.map { $0?.interval.edtf } == ["2025-01/2025-06", "2024-08-28"])
        #expect(found.map { $0?.role } == [.background, .event])
        #expect(found[1]?.basis == "year from title")
    }

    @Test func aYearCarriesForwardOverTheTurnOfTheYear() {
        let found = dates("On December 28, 2023, A signed, and on January 3, B signed.", review)
        #expect(found.map { $0?.interval.edtf } == ["2023-12-28", "2024-01-03"])
        #expect(found[1]?.basis == "year carried from December 28, 2023")
    }

    @Test func aYearMentionedBesideTheEventDoesNotCarry() {
        let found = dates("In May, the project, begun in June 2023, was delayed to September.", review)
        #expect(found.map { $0?.interval.edtf } == ["2024-05", "2023-06", "2024-09"])
    }

    @Test func anAbbreviationDoesNotEndTheSentenceThatAYearCarriesIn() {
        let found = dates("On March 3, 2023, Yunhai Co., Ltd. signed; in June it paid.", review)
        #expect(found.map { $0?.interval.edtf } == ["2023-03-03", "2023-06"])
    }

    @Test(arguments: [
        ("2025-01-03", "On December 30, it closed.", "2024-12-30"),
        ("2025-01-03", "On January 2, it closed.", "2025-01-02"),
        ("2024-12-30", "On January 5, it opens.", "2025-01-05"),
        ("2024-10-10", "In March, it closed.", "2024-03"),
        ("2024-03-10", "In November, it closed.", "2023-11"),
        ("2024-05-16", "5月15日，公司投产。", "2024-05-15"),
        ("2024-05-16", "last month", "2024-04"),
        ("2024-01-16", "上月产量", "2023-12"),
        ("2024-05-16", "去年12月3日", "2023-12-03"),
        ("2024-05-16", "本月15日", "2024-05-15"),
    ])
    func withoutAReviewTheDayOfPublicationGivesTheYear(published: String, text: String, edtf: String) throws {
        let day: CivilDate = try #require(CivilDate(published))
        let context = CalendarContext(published: day)
        let found = dates(text, context)
        #expect(found.map { $0?.interval.edtf } == [edtf])
        #expect(found.first??.basis.hasSuffix("from publication date") == true)
    }

    @Test func theReviewYearStandsBeforeTheDayOfPublication() throws {
        let day: CivilDate = try #require(CivilDate("2025-04-09"))
        let context = CalendarContext(reviewYear: .init(2024, basis: "year from title"), published: day)
        let found = dates("On May 16, A. Last year, B. Last month, C.", context)
        #expect(found.map { $0?.interval.edtf } == ["2024-05-16", "2023", nil])
    }

    @Test func resettingForgetsWhatWasMentioned() {
        let bytes = Array("On May 16, A. On the same day, B.".utf8)
        var resolution = CalendarResolution(context: review)
        let found = CalendarScanner.expressions(in: bytes)
        #expect(found.count == 2)
        #expect(resolution.resolve(found[0], in: bytes) != nil)
        resolution.reset()
        #expect(resolution.resolve(found[1], in: bytes) == nil)
    }

    @Test func anAnchorFromOutsideIsWhatWasMentioned() throws {
        let day = try #require(CivilDate("2023-07-10"))
        let found = dates("On the same day, A. In the same year, B.", CalendarContext()) {
            $0.anchor(Interval(day: day), text: "July 10, 2023")
        }
        #expect(found.map { $0?.interval.edtf } == ["2023-07-10", "2023"])
        #expect(found[0]?.basis == "same day as July 10, 2023")
    }

    @Test func aHeadingCanGiveTheYear() {
        let found = dates("On May 16, A.", CalendarContext()) { $0.anchor(year: 2022, basis: "year from heading") }
        #expect(found.first??.interval.edtf == "2022-05-16")
        #expect(found.first??.basis == "year from heading")
    }

    @Test func aTimeOfDayIsKeptAndTheIntervalIsItsDay() {
        let found = dates("At 17:27 on May 3, A. On May 4 at 9:30 p.m., B. 5月3日下午3时20分，C。", review)
        #expect(found.map { $0?.interval.edtf } == ["2024-05-03", "2024-05-04", "2024-05-03"])
        #expect(
            found.map { $0?.expression.value.time } == [
                TimeOfDay(hour: 17, minute: 27), TimeOfDay(hour: 21, minute: 30), TimeOfDay(hour: 15, minute: 20),
            ])
    }

    @Test(arguments: [
        ("2024-02", CalendarPoint.Part.late, "2024-02-21/2024-02-29"), ("2024-02", .end, "2024-02-21/2024-02-29"),
        ("2024-05", .early, "2024-05-01/2024-05-10"), ("2024-05", .beginning, "2024-05-01/2024-05-10"),
        ("2024-05", .middle, "2024-05-11/2024-05-20"), ("2024", .early, "2024-01/2024-04"),
        ("2024", .middle, "2024-05/2024-08"), ("2024", .late, "2024-09/2024-12"), ("2024", .beginning, "2024-01"),
        ("2024", .end, "2024-12"),
    ])
    func partsFollowTheStatedConventions(of whole: String, part: CalendarPoint.Part, edtf: String) {
        let month = whole.split(separator: "-").dropFirst().first.flatMap { Int($0) }
        let interval = CalendarIntervals.interval(year: 2024, month: month, day: nil, period: nil, part: part)
        #expect(interval?.edtf == edtf)
    }
}
