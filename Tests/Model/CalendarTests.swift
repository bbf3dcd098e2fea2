import Model
import Testing

@Suite struct CalendarTests {
    @Test func everyDayOfFourCenturiesReadsBackFromItsNumber() throws {
        let first = try #require(CivilDate(year: 1800, month: 1, day: 1)).daysSinceEpoch
        let last = try #require(CivilDate(year: 2200, month: 12, day: 31)).daysSinceEpoch
        var previous: CivilDate?
        for number in first...last {
            let day = CivilDate(daysSinceEpoch: number)
            #expect(day.daysSinceEpoch == number)
            if let previous { #expect(previous < day) }
            previous = day
        }
    }

    @Test(arguments: ["2024-02-30", "2023-02-29", "2024-13-01", "2024-1-01", "2024-00-10", "x", ""])
    func whatIsNoDayIsRefused(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func aMonthEndsOnItsLastDay() throws {
        let february = try #require(Interval(year: 2024, month: 2))
        #expect(february.edtf == "2024-02")
        #expect(february.end.description == "2024-02-29")
    }

    @Test func anIntervalNeverRunsBackwards() throws {
        let early = try #require(CivilDate("2024-10-15"))
        let late = try #require(CivilDate("2024-10-17"))
        #expect(Interval(from: late, to: early) == nil)
        #expect(Interval(from: early, to: late)?.edtf == "2024-10-15/2024-10-17")
        #expect(Interval(from: early, to: early)?.edtf == "2024-10-15")
    }

    @Test func aSpanOfTwoIntervalsIsOneInterval() throws {
        let months = try [1, 6, 10, 12].map { try #require(Interval(year: 2024, month: $0)) }
        let half = try #require(Interval(from: months[0], to: months[1]))
        let quarter = try #require(Interval(from: months[2], to: months[3]))
        #expect(half.edtf == "2024-01/2024-06")
        #expect(Interval(from: half, to: quarter)?.edtf == "2024-01/2024-12")
        #expect(Interval(from: quarter, to: half) == nil)
    }

    @Test(arguments: ["1970-01-01T00:00:00Z", "2026-11-24T04:52:43Z", "1969-12-31T23:59:59Z"])
    func aTimestampReadsBack(text: String) throws {
        #expect(try #require(Timestamp(text)).description == text)
    }
}
