import Model
import Testing

@testable import Segmentation

@Suite struct HeadingSplitterTests {
    /// Heading and body of one item with nothing, or one mark, between them: `|` stands where the heading ends, `¦` where a
    /// mark between the two is left out of both.
    static let english = [
        "Mill Reopens in Spring| On May 3, the mill reopened its doors to the farmers of the valley.",
        "Mill Reopens in Spring| In September, the mill reopened its doors to the farmers of the valley.",
        "Mill Reopens in Spring|On May 3, the mill reopened its doors to the farmers of the valley.",
        "Harbour Closes for Repairs of Quay Walls| The harbour closed its gates in June so that the walls could be mended.",
        "National Policies and Their Effects| The ministry has published three lists of works that are to close.",
        "Pier Works Co., Ltd. Lights Second Furnace| On May 3, Pier Works Co., Ltd. lit its second furnace.",
        "U.S. Buyers Return to Spring Fair| On April 10, the spring fair opened with buyers from three continents.",
        "2024 Valley Conference Held in the Old Mill| On May 3, the conference opened with a speech of the mayor.",
        "Wheels, Rims, and Frames of New Alloys Approved| On May 3, the office approved wheels of new alloys.",
        "\"Pier to Pier\" Race Won by Town Crew| On May 3, the town crew won the race by two lengths.",
        "Committee for the Testing of Light Castings Recommends Wider Use of Wheels in Trains of the Valley Line| On May 3, "
            + "the committee met in the old mill.",
        "Production of Light Castings Grows by 12.5% in the First Half| Production of light castings grew in all valleys.",
        "Ferry Returns¦: On July 5, the ferry returned to the old pier with a band on board.",
    ]

    static let chinese = [
        "青石厂二号炉点火|5月3日，青石厂二号炉点火，年产能达到2万吨。",
        "青石厂二号炉点火|2024年5月3日，青石厂二号炉点火。",
        "青石厂二号炉点火投产| 青石厂二号炉5月3日点火投产，年产能达到2万吨。",
        "全国轻合金大会在河湾市召开|9月12日至14日，全国轻合金大会在河湾市召开。",
        "《轻合金铸件》国家标准发布|6月1日，主管部门发布公告，该标准自10月1日起实施。",
        "“河湾杯”设计大赛落幕|8月8日，“河湾杯”设计大赛落幕，共有40家单位参赛。",
        "8月山洪冲毁老桥|8月9日，山洪冲毁老桥。",
        "码头二期工程开工¦：码头二期工程6月4日开工。",
        "河湾市出台十条措施支持轻合金产业发展|7月5日，河湾市出台措施，支持企业技术改造。",
    ]

    @Test(arguments: english + chinese)
    func headingAndBodyPartWhereAPersonPartsThem(marked: String) throws {
        let seam = try #require(marked.firstIndex { $0 == "|" || $0 == "¦" })
        let heading = String(marked[..<seam])
        let rest = String(marked[marked.index(after: seam)...])
        let bytes = Array((heading + rest).utf8)
        let region = Region(range: 0..<bytes.count)
        let openings = CalendarScanner.expressions(in: bytes).map { GluedCue.restored($0, in: bytes) }
            .filter { $0.standing == .time }.map { $0.cueRange.lowerBound..<$0.range.upperBound }
        let splitter = HeadingSplitter(bytes: bytes, regions: [region], dates: openings)
        let split = splitter.bestSplit(of: region.range, firstBlock: region)
        let body = marked[seam] == "¦" ? String(rest.dropFirst()) : rest
        #expect(split.heading.map { String(decoding: bytes[$0], as: UTF8.self) } == heading)
        #expect(
            String(decoding: bytes[split.body], as: UTF8.self)
                == String(body.drop { $0 == " " }))
        #expect(split.points >= HeadingCompany.enoughInCompany, "\(split.points) points")
    }

    @Test func aColonBeforeADateSetsAHeadingOff() {
        let text = "一、码头二期工程开工：6月4日，码头二期工程开工。\n二、轮渡恢复运营：7月5日，轮渡恢复运营。"
        let items = Segmenter.read(.paragraphs(text, title: "2024年大事记")).items
        #expect(items.map(\.section.heading) == ["码头二期工程开工", "轮渡恢复运营"])
    }

    /// Items that are all body.
    @Test(arguments: [
        "On May 3, the mill reopened its doors to the farmers of the valley.",
        "The harbour closed its gates in June so that the walls could be mended.",
        "5月3日，青石厂二号炉点火，年产能达到2万吨。",
        "2024年5月3日，青石厂二号炉点火。",
    ])
    func aSentenceHasNoHeading(text: String) {
        let bytes = Array("1. \(text)".utf8)
        let reading = Segmenter.read(.paragraphs("1. \(text)\n2. \(text)\n3. \(text)", title: "Events in 2024"))
        #expect(bytes.count > 3)
        #expect(reading.items.map(\.section.heading) == [nil, nil, nil])
        #expect(reading.events.map(\.text) == [text, text, text])
    }

    @Test func aLineOfItsOwnIsAHeading() {
        let text =
            "1. Mill reopens in spring\nThe mill is open again since May 3.\n2. Harbour closes\nIt closed on June 4."
        let reading = Segmenter.read(.paragraphs(text, title: "Events in 2024"))
        #expect(reading.items.map(\.section.heading) == ["Mill reopens in spring", "Harbour closes"])
        #expect(reading.events.map(\.text) == ["The mill is open again since May 3.", "It closed on June 4."])
    }

    @Test func whatIsPrintedBoldIsTheHeading() {
        let text = "1. Mill open, again The mill is open since May 3."
        let bold = 0..<"1. Mill open, again".utf8.count
        let document = Document(
            title: Document.Stated("Events in 2024", basis: "test"), text: text,
            blocks: [Document.Block(kind: .paragraph, range: 0..<text.utf8.count, boldOpening: bold)])
        #expect(Segmenter.read(document).items.map(\.section.heading) == ["Mill open, again"])
    }

    @Test func aHeadingElementIsTheHeading() {
        let text = "1. Mill reopened on May 3, 2024 at last\nIt had been shut for a year."
        let document = Document.blocks(text, title: "Events in 2024") {
            $0.hasPrefix("1.") ? .heading(level: 3) : .paragraph
        }
        #expect(Segmenter.read(document).items.map(\.section.heading) == ["Mill reopened on May 3, 2024 at last"])
    }
}
