import Model
import Testing

@testable import Segmentation

@Suite struct ReviewYearTests {
    @Test(arguments: [
        ("Major Events of the Mill in 2024", 2024), ("2024 in Review", 2024), ("Review of 2023, Printed 2024", 2023),
        ("2024年大事记", 2024), ("二〇二四年大事记", 2024), ("２０２４年大事记", 2024), ("Events for 2019", 2019),
        ("Events: May 2019 at a Glance", 2019),
    ])
    func aTitleNamesItsYear(title: String, year: Int) {
        #expect(ReviewYearFinder.year(in: Array(title.utf8)) == year)
    }

    @Test(arguments: [
        "", "Major Events of the Mill", "Log of the Lights, 2010-2012", "Log of the Lights, 2010–2012",
        "Chronicle of the Mill, 2022 to 2024", "河湾厂2022年至2024年大事记", "河湾厂2022—2024年大事记",
        "GB/T 3499-2023 Printed",
        "Mill No. 12024", "The 3024 Project", "AB2024 Wheels", "2024T Press", "2.2024 Something",
    ])
    func aTitleWithoutAYearNamesNone(title: String) {
        #expect(ReviewYearFinder.year(in: Array(title.utf8)) == nil)
    }

    @Test func aYearWithinADateIsNoSubject() {
        #expect(ReviewYearFinder.year(in: Array("河湾厂2003年3月12日点火".utf8), datesCount: false) == nil)
        #expect(ReviewYearFinder.year(in: Array("河湾厂2003年大事记".utf8), datesCount: false) == 2003)
    }

    private func year(given: Int? = nil, title: String?, published: String? = nil, text: String) -> ReviewYear? {
        let document = Document.paragraphs(text, title: title, published: published)
        return Segmenter.read(document, year: given).reviewYear
    }

    @Test func theYearGivenGoesBeforeTheTitlesAndThatBeforePublication() {
        let text = "1. Mill Reopens\nOn May 3, the mill reopened."
        let title = "Events in 2023"
        #expect(
            year(given: 2022, title: title, published: "2025-01-09", text: text)
                == ReviewYear(year: 2022, basis: "year given"))
        #expect(
            year(title: title, published: "2025-01-09", text: text) == ReviewYear(year: 2023, basis: "year from title"))
        #expect(
            year(title: "Events", published: "2025-01-09T10:30", text: text)
                == ReviewYear(year: 2025, basis: "year from publication date"))
        #expect(year(title: "Events", text: text) == nil)
    }

    @Test func withoutAYearADateIsNotGuessed() {
        let events = Segmenter.read(.paragraphs("1. Mill Reopens\nOn May 3, the mill reopened.", title: "Events"))
            .events
        #expect(events.count == 1)
        #expect(events.allSatisfy { $0.date == nil })
    }

    @Test func aYearHeadingHoldsForWhatStandsBelowIt() {
        let text = """
            2021
            On May 3, the mill reopened.
            On June 4, the harbour closed.
            2022
            On May 3, the ferry returned.
            On June 4, the fair was held.
            """
        let events = Segmenter.read(.paragraphs(text, title: "Chronicle of the town")).events
        #expect(
            events.compactMap { $0.date?.interval.edtf } == ["2021-05-03", "2021-06-04", "2022-05-03", "2022-06-04"])
    }
}
