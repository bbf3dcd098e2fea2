import Model
import Testing

@testable import Segmentation

/// A text whose events stand in ‹ ›, with the date of each.
struct EventCase: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let dates: [String]
    var title = "Events in 2024"

    var testDescription: String { name }

    static let all = [
        EventCase(
            name: "an event for each sentence that opens with its date",
            text:
                "1. Policies ‹On May 3, the plan passed. It is long.› ‹In June, it was printed.› ‹On July 5, it was read.›",
            dates: ["2024-05-03", "2024-06", "2024-07-05"]),
        EventCase(
            name: "days and weeks are counted on from sentence to sentence",
            text: "‹On 9 April 2024, a crack was seen in the quay.› ‹Two days later, it was as wide as a hand.› "
                + "‹The next morning the harbour master drove to the county.›\n"
                + "‹On the 14th, a Sunday, a diver went down.› ‹That same evening the crane was moved.›\n"
                + "‹The following week, forty masons came with lime. They stayed.›\n"
                + "‹On 3 June, the council met.› ‹A week later, the quay was open again.› "
                + "‹Three months after that, the masons were paid.› ‹Later that month, one came back.›",
            dates: [
                "2024-04-09", "2024-04-11", "2024-04-12", "2024-04-14", "2024-04-14", "2024-04-15/2024-04-21",
                "2024-06-03",
                "2024-06-10", "2024-09", "2024-09",
            ], title: "The crack in the quay"),
        EventCase(
            name: "days and years are counted on in Chinese",
            text: "‹2022年6月11日清晨，堤上发现一处裂缝。›‹次日，裂缝变宽。›‹两天后，工程师到场，当晚封路。›\n‹15日，闸门关闭。›‹一周后，闸门重开。›"
                + "‹同月27日，会议通过方案。›\n‹翌年3月15日，新堤动工。当年参加抢险的人都来了。›‹5月，新堤完工。›‹两个月后，举行验收。›",
            dates: [
                "2022-06-11", "2022-06-12", "2022-06-14", "2022-06-15", "2022-06-22", "2022-06-27", "2023-03-15",
                "2023-05",
                "2023-07",
            ], title: "一道堤的故事"),
        EventCase(
            name: "a date that is stated behind one that is counted wins",
            text: "‹11月25日，磨坊签约。›‹一周后的12月1日，磨坊主退休。›", dates: ["2024-11-25", "2024-12-01"], title: "2024年大事记"),
        EventCase(
            name: "what is counted from nothing, back or for later opens no event",
            text:
                "1. Mill Reopens\n‹Two days later, the mill would reopen. On May 3, it reopened. The next day was warm. "
                + "Two months earlier, it had been sold. A year later, it will double.›",
            dates: ["2024-05-03"]),
        EventCase(
            name: "years that open the lines of a history date them",
            text: "‹1947 – A brother and a sister rent a smithy.›\n‹1966: The first pump is sold.›\n"
                + "‹1971–1974 – Move to the new works, hall by hall.›\n‹May 2004 – The works in the south open.›\n"
                + "‹2008 – A cousin takes the chair. In 2010 she is made honorary citizen.›",
            dates: ["1947", "1966", "1971/1974", "2004-05", "2008"], title: "Our History"),
        EventCase(
            name: "years that open the lines of a history date them in Chinese",
            text: "‹1979年，工厂扩建。1958年建成的旧楼拆除。›\n‹1984年10月，磨床投产。›\n‹1992年6月18日，公司改制。›‹同年12月，产品出口。›\n"
                + "‹1999年，公司亏损。›‹次年，公司扭亏。›",
            dates: ["1979", "1984-10", "1992-06-18", "1992-12", "1999", "2000"], title: "工厂发展历程"),
        EventCase(
            name: "years in front of lines are background in a review of one year",
            text: "1. Mill Reopens\n‹On May 3, the mill reopened.\n2021: it was shut.\n2022: it was sold.›\n"
                + "2. Harbour Closes\n‹On June 4, the harbour closed.›\n3. Bell Cast\n‹On July 5, the bell was cast.›",
            dates: ["2024-05-03", "2024-06-04", "2024-07-05"]),
        EventCase(
            name: "an undated opening belongs to the first event",
            text:
                "1. Mill Reopens in Spring ‹The mill had been shut for a long winter. On May 3, the mill reopened its doors.›\n"
                + "2. Harbour Closes ‹On June 4, the harbour closed.›",
            dates: ["2024-05-03", "2024-06-04"]),
        EventCase(
            name: "an item without a dated opening is one event",
            text: "1. Mill Reopens in Spring\n‹The mill reopened on May 3 after a long winter. It grinds rye.›\n"
                + "2. Harbour Closes\n‹The harbour closed without saying when.›",
            dates: ["2024-05-03", "undated"]),
        EventCase(
            name: "a day first opens a line before a capital",
            text: "‹11 January The mill cuts its forecast.›\n‹25 January Stocks of rye fall by a tenth.›\n"
                + "‹4 March Three bakers stop their deliveries.›",
            dates: ["2024-01-11", "2024-01-25", "2024-03-04"]),
        EventCase(
            name: "stories have headings without numbers",
            text: "Mill Reopens in Spring\n‹The mill reopened on May 3. It grinds rye.›\nHarbour Closes\n"
                + "‹On June 4, the harbour closed.\nThe ferries lie still.› ‹On June 9, it was open again.›\n"
                + "Bridge Painted Green\n‹The bridge is green now, as was wished.›\nTower Bell Cast\n"
                + "‹The bell was cast on July 1.›",
            dates: ["2024-05-03", "2024-06-04", "2024-06-09", "undated", "2024-07-01"]),
        EventCase(
            name: "the title of a second issue stands in the line of the last item of the first",
            text: "一、磨坊调整面粉价格‹5月3日，磨坊公布新价。›二、港口公布停航安排‹5月4日，港口公布停航两天。›三、市集改期举行‹5月6日，市集改到周六。›"
                + "第二期（5月下旬）一、渡口采取新措施‹5月19日，渡口通报新措施。›二、桥梁收费下调‹5月20日，桥梁收费减半。›"
                + "三、钟楼修缮启动‹5月23日，钟楼开始修缮。›",
            dates: ["2024-05-03", "2024-05-04", "2024-05-06", "2024-05-19", "2024-05-20", "2024-05-23"]),
        EventCase(
            name: "a number that has a line to itself numbers the heading below it",
            text: "01\n磨坊开张\n‹5月3日，磨坊开张。›\n02\n港口停航\n‹6月4日，港口停航。›\n02\n桥梁完工\n‹7月1日，桥梁完工。›",
            dates: ["2024-05-03", "2024-06-04", "2024-07-01"]),
        EventCase(
            name: "behind the refrain of the last item nothing belongs to it",
            text:
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nWhy it was chosen: rye matters.›\n2. Harbour Closes\n"
                + "‹On June 4, the harbour closed.\nThe ferries lie still.\nWhy it was chosen: ferries matter.›\n"
                + "3. Bell Cast\n‹On July 1, the bell was cast.\nWhy it was chosen: bells ring.›\nThe jury is on holiday now.",
            dates: ["2024-05-03", "2024-06-04", "2024-07-01"]),
        EventCase(
            name: "a heading without a number in the last item alone ends it",
            text:
                "1. Mill Reopens\n‹On May 3, the mill reopened.\nIt grinds rye.\nIt has two stones.›\n2. Harbour Closes\n"
                + "‹On June 4, the harbour closed.›\n3. Bell Cast\n‹On July 1, the bell was cast.›\nThings to come\n"
                + "The bell will ring.",
            dates: ["2024-05-03", "2024-06-04", "2024-07-01"]),
        EventCase(
            name: "quarters and sections of an act number their parts",
            text: "Q1: Slow start\nLittle moved.\n1) Mill Reopens in Spring\n‹On May 3, the mill reopened.›\n"
                + "Q2: Fast end\nMuch moved.\n1) Harbour Closes for Good\n‹On June 4, the harbour closed.›\n"
                + "2) Bell Cast in Town\n‹On July 1, the bell was cast.›",
            dates: ["2024-05-03", "2024-06-04", "2024-07-01"]),
        EventCase(
            name: "a number glued to a number is no fraction where the outline counts on",
            text: "一、制造1.磨坊开张5月3日，‹磨坊开张。›2.港口停航‹6月4日，港口停航。›3.3D打印桥完工‹7月1日，桥完工。›4.钟楼修缮‹8月2日，开始修缮。›"
                .replacing("1.磨坊开张5月3日，‹", with: "1.磨坊开张‹5月3日，"),
            dates: ["2024-05-03", "2024-06-04", "2024-07-01", "2024-08-02"]),
        EventCase(
            name: "headlines in brackets head the lines they open",
            text: "◆【磨坊重新开张营业】‹磨坊5月3日重新开张。›\n◆【港口停航三天】‹港口6月4日起停航。›\n◆【行情】面粉每吨三千元。\n"
                + "◆【新桥完工通车】‹新桥7月1日通车。›",
            dates: ["2024-05-03", "2024-06-04", "2024-07-01"]),
        EventCase(
            name: "labels belong to what they open where some have no date behind",
            text: "TOWN: Nothing new.\n‹RIVER: On May 3, the ferry sank.›\n‹HILLS: The tower fell on June 4.›\n"
                + "‹COAST: On July 1, the pier closed.›\nErrata: in June we misspelt a name.",
            dates: ["2024-05-03", "2024-06-04", "2024-07-01"]),
        EventCase(
            name: "a notice without numbers stands between two with numbers",
            text:
                "1. Mill Reopens\n‹On May 3, the mill reopened.›\n2. Mill Closes\n‹On May 9, the mill closed.›\nThe miller\n"
                + "Subject: harbour\n‹On June 4, the harbour was closed for repairs of its old gates.›\nThe harbour master\n"
                + "1. Bell Cast\n‹On July 1, the bell was cast.›\n2. Bell Hung\n‹On July 9, the bell was hung.›",
            dates: ["2024-05-03", "2024-05-09", "2024-06-04", "2024-07-01", "2024-07-09"]),
        EventCase(
            name: "points that end on semicolons are those of a sentence",
            text:
                "1. Mill Reopens\n‹On May 3, the mill may reopen, provided that\n(a) the stones are new;\n(b) the rent is paid; and\n"
                + "(c) the miller is back.›\n2. Harbour Closes\n‹On June 4, the harbour closed.›",
            dates: ["2024-05-03", "2024-06-04"]),
        EventCase(
            name: "a heading broken over two lines ends before the date",
            text:
                "1. Mill Reopens in Spring in the Far\nNorth Valley\n‹On May 3, the mill reopened.›\n2. Harbour Closes\n"
                + "‹On June 4, the harbour closed.›",
            dates: ["2024-05-03", "2024-06-04"]),
        EventCase(
            name: "a line that breaks within a sentence opens nothing",
            text: "1. Mill Reopens\n‹On May 3, the mill reopened and was closed\non the same day.›\n2. Harbour Closes\n"
                + "‹On June 4, the harbour closed.›",
            dates: ["2024-05-03", "2024-06-04"]),
        EventCase(
            name: "a bare number heads a part before its first child",
            text: "1 Mills and Their Stones 1.1 Mill Reopens in Spring ‹On May 3, the mill reopened.› 1.2 Mill Sold "
                + "‹On May 9, it was sold.› 2 Harbours and Ships 2.1 Harbour Closes ‹On June 4, the harbour closed.›",
            dates: ["2024-05-03", "2024-05-09", "2024-06-04"]),
        EventCase(
            name: "a heading names another year than the title",
            text: "2023\n‹March 1 – The mill opens.›\n‹April 2 – It burns. In May 2021, it had been painted.›\n2024\n"
                + "‹May 3 – It opens again.›\n‹June 4 – It burns again.›",
            dates: ["2023-03-01", "2023-04-02", "2024-05-03", "2024-06-04"], title: "Mills in 2023 and 2024"),
        EventCase(
            name: "a flashback starts no event",
            text: "1. Mill Reopens\n‹On May 3, the mill reopened. In May 2021, it had been shut. It grinds rye.›",
            dates: ["2024-05-03"]),
        EventCase(
            name: "a state starts no event",
            text:
                "1. Mill Reopens\n‹On May 3, the mill reopened. As of June 30, it had 40 staff. By the end of 2026, it wants 80.›",
            dates: ["2024-05-03"]),
        EventCase(
            name: "a year alone starts no event",
            text: "1. Mill Reopens\n‹On May 3, the mill reopened. In 2024, it ground 40 mt of rye.›",
            dates: ["2024-05-03"]),
        EventCase(
            name: "a date that carries on starts one",
            text: "1. Mill Reopens\n‹On May 3, the mill reopened.› ‹On the 22nd, the baker came back.›",
            dates: ["2024-05-03", "2024-05-22"]),
        EventCase(
            name: "the same day starts one",
            text: "1. Mill Reopens\n‹On May 3, the mill reopened.› ‹On the same day, the ferry returned to the pier.›",
            dates: ["2024-05-03", "2024-05-03"]),
        EventCase(
            name: "a lead above numbered children is no event",
            text: "1. Policies\nOn May 1, much was promised.\n1.1 Plan Passed\n‹On May 3, the plan passed.›\n"
                + "1.2 Plan Read\n‹On June 4, the plan was read.›",
            dates: ["2024-05-03", "2024-06-04"]),
        EventCase(
            name: "ranges and parts of months",
            text:
                "1. Fair Held\n‹From May 3 to 5, the fair was held.›\n2. Fair Ends\n‹In late December, the fair ended.›\n"
                + "3. Fair Begins\n‹In early May, the fair began.›",
            dates: ["2024-05-03/2024-05-05", "2024-12-21/2024-12-31", "2024-05-01/2024-05-10"]),
        EventCase(
            name: "sentences in Chinese",
            text: "一、政策\n‹5月3日，规划通过。规划共三章。›‹6月，规划印发。›\n二、会议\n‹9月12日至14日，大会召开。›",
            dates: ["2024-05-03", "2024-06", "2024-09-12/2024-09-14"], title: "2024年大事记"),
        EventCase(
            name: "a state in Chinese",
            text: "一、工厂投产\n‹5月3日，工厂投产。截至6月30日，共有40人。›", dates: ["2024-05-03"], title: "2024年大事记"),
        EventCase(
            name: "a chronicle without numbers",
            text:
                "‹On May 3, the mill reopened.›\n‹On June 4, the harbour closed.›\nNobody knew why.\n‹On July 5, the ferry returned.›",
            dates: ["2024-05-03", "2024-06-04", "2024-07-05"]),
        EventCase(
            name: "an article about one thing",
            text: "‹The mill is open again, its owner said on May 3.\nIt had been shut for a year.›",
            dates: ["2024-05-03"]),
        EventCase(name: "an article that reports nothing", text: "Mills are old.\nHarbours are older.", dates: []),
        EventCase(name: "nothing", text: "", dates: []),
    ]
}

@Suite struct EventSplitterTests {
    @Test(arguments: EventCase.all)
    func eventsBeginAndEndWhereAPersonCutsThem(expected: EventCase) {
        let angled = AngledText(expected.text)
        let reading = Segmenter.read(.paragraphs(angled.text, title: expected.title))
        #expect(reading.events.map(\.text) == angled.parts)
        #expect(reading.events.map { $0.date?.interval.edtf ?? "undated" } == expected.dates)
    }

    @Test(arguments: [
        ("2024-06-13", "12日凌晨，风机拖离港口。", "2024-06-12", "month from publication date"),
        ("2024-06-13", "30日，风机拖离港口。", "2024-05-30", "month from publication date"),
        ("2025-01-02", "30日，风机拖离港口。", "2024-12-30", "month from publication date"),
        ("2024-06-13", "On the 12th, the harbour closed.", "2024-06-12", "month from publication date"),
        ("2024-06-13", "昨日，三家企业签约。", "2024-06-12", "day from publication date"),
        ("2024-06-13", "Yesterday the harbour closed.", "2024-06-12", "day from publication date"),
    ])
    func dayIsCountedFromPublication(published: String, text: String, edtf: String, basis: String) {
        let events = Segmenter.read(.paragraphs(text, published: published)).events
        #expect(events.map(\.text) == [text])
        #expect(events.map(\.date?.interval.edtf) == [edtf])
        #expect(events.map(\.date?.basis) == [basis])
    }

    @Test func aDayInTheTitleStandsForThatOfPublication() {
        let events = Segmenter.read(.paragraphs("昨日，三家企业签约。", title: "早报｜2024年6月13日")).events
        #expect(events.map(\.date?.interval.edtf) == ["2024-06-12"])
        #expect(events.map(\.date?.basis) == ["day from title"])
    }

    @Test func theSameTextOnOneLineGivesTheSameEvents() {
        let text = """
            1. Mill Reopens in Spring On May 3, the mill reopened its doors. 2. Harbour Closes for Repairs On June 4, the \
            harbour closed its gates. 3. Ferry Returns to Pier On July 5, the ferry returned.
            """
        let lines = text.replacing(" 2. ", with: "\n2. ").replacing(" 3. ", with: "\n3. ")
        let flat = Segmenter.read(.paragraphs(text, title: "Events in 2024"))
        let parted = Segmenter.read(.paragraphs(lines, title: "Events in 2024"))
        #expect(flat.events.count == 3)
        #expect(flat.events.map(\.text) == parted.events.map(\.text))
        #expect(flat.events.map(\.title) == parted.events.map(\.title))
        #expect(flat.events.map(\.date) == parted.events.map(\.date))
    }

    @Test func furnitureAndTitleAreNeverRead() {
        let text = "2024 in Review\nOn March 1, we set a cookie.\n1. Mill Reopens\nOn May 3, the mill reopened."
        let document = Document.blocks(text, title: "2024 in Review") { line in
            line.hasPrefix("2024") ? .title : line.contains("cookie") ? .furniture : .paragraph
        }
        let events = Segmenter.read(document).events
        #expect(events.map(\.text) == ["On May 3, the mill reopened."])
        #expect(events.map(\.position.end) == [text.unicodeScalars.count])
    }

    @Test func datesInHeadingsAboveTheTextCutNothing() {
        let text = "On May 1, much. On May 2, more.\nThe mill reopened.\nIt had been shut for a year."
        let document = Document.blocks(text, title: "Events in 2024") {
            $0.hasPrefix("On May 1") ? .heading(level: 2) : .paragraph
        }
        let events = Segmenter.read(document).events
        #expect(events.map(\.text) == ["The mill reopened.\nIt had been shut for a year."])
        #expect(events.map(\.date?.interval.edtf) == ["2024-05-02"])
    }

    @Test func everyCodePointIsHeadingLeadEventOrUnclaimed() {
        let text = "Some words first. 1. Mill Reopens\nOn May 3, the mill reopened.\nOverall, it was a good year."
        let reading = Segmenter.read(.paragraphs(text, title: "Events in 2024"))
        #expect(reading.bodyLength == text.unicodeScalars.count - 2)
        let scalars = Array(text.unicodeScalars)
        let free = reading.unclaimed.map { position in
            String(String.UnicodeScalarView(scalars[position.start..<position.end]))
        }
        #expect(free == ["Some words first.", "Overall, it was a good year."])
    }
}
