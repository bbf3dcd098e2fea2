import Model
import Testing

@testable import Extraction

@Suite struct PlainTextTests {
    private func document(_ text: String) -> Document {
        DocumentReader.read(Array(text.utf8), contentType: "text/plain", url: nil)
    }

    private func blocks(_ document: Document) -> [String] {
        let text = Array(document.text.utf8)
        return document.blocks.map { "\($0.kind.name): \(text[$0.range].string)" }
    }

    @Test func lineEndsOfEveryKindPartBlocksAndStayInTheText() {
        let text = "One line here.\r\n\r\n  Two, indented.\t\rThree.\nFour."
        let read = document(text)
        #expect(read.text.utf8.elementsEqual(text.utf8))
        #expect(
            blocks(read) == [
                "paragraph: One line here.", "paragraph: Two, indented.", "paragraph: Three.", "paragraph: Four.",
            ])
    }

    @Test(arguments: [
        "1. Mines reopen\nOn May 3 a mine reopened.", "（一）政策\n5月3日，政策发布。", "IV. Mines\nOn May 3 a mine reopened.",
        "On May 3 a mine reopened.\nIt had been shut for a year.", "Only one line", "第一条 总则\n本办法自发布之日起施行。",
    ])
    func aNumberedItemOrASentenceIsNoTitle(text: String) {
        #expect(document(text).title == nil)
    }

    @Test func aShortFirstLineIsTheTitle() throws {
        let read = document("Mines of 2024\n1. Mines reopen On May 3 a mine reopened.")
        #expect(try #require(read.title).value == "Mines of 2024")
        #expect(read.blocks.first?.kind == .title)
    }

    @Test func theLineThatNamesTheYearIsTheTitleUnderAMasthead() throws {
        let read = document(
            "MILL LEDGER\nIssue 1/2025, page 4\nThe mills in 2024: a review\n1. Mills reopen On May 3 one reopened.")
        #expect(try #require(read.title).value == "The mills in 2024: a review")
        #expect(read.blocks.prefix(2).map(\.rule) == ["masthead", "masthead"])
    }

    @Test(arguments: [
        "Mills and their years\n2003 The first mill is built\n2004 The second mill is built\nIt was shut in May.",
        "Mills and their years\n2024\nA mine reopened on May 3.", "Mills of 2024\nPrices in 2023\nThey fell in May.",
        "Mills and their years\nA sentence ends here.\nPrices in 2023\nThey fell in May.",
    ])
    func yearsThatHeadSectionsMakeNoTitle(text: String) throws {
        #expect(try #require(document(text).title).value.hasPrefix("Mills"))
    }

    @Test func headingsAndBoldOpeningsOfMarkdownAreReadAndTheirSignsStayInTheText() {
        let read = document(
            "## 1. Mills\n**2. Harbours** are shut.\n3. **Bells**: cast.\n#4 is no heading\nIt is **bold** later.")
        #expect(
            blocks(read) == [
                "heading: 1. Mills", "paragraph: **2. Harbours** are shut.", "paragraph: 3. **Bells**: cast.",
                "paragraph: #4 is no heading", "paragraph: It is **bold** later.",
            ])
        let text = Array(read.text.utf8)
        #expect(
            read.blocks.map { $0.boldOpening.map { text[$0].string } }
                == [nil, "**2. Harbours", "3. **Bells", nil, nil])
    }

    @Test func datesThatHeadAChronicleAreNoByline() {
        let read = document("Mines of 2024\nMay 3, 2024\nA mine reopened.\nJune 4, 2024\nA mine was shut.")
        #expect(read.published == nil)
        #expect(read.blocks.filter { $0.kind == .furniture }.isEmpty)
    }

    @Test func aFootThatIsLongerThanTheTextIsNoFoot() {
        let body = String(repeating: "What follows is the body of the text, and it is long. ", count: 20)
        let read = document("Title of it\nA first line.\nRelated news\n\(body)")
        #expect(read.blocks.last?.kind == .paragraph)
        #expect(read.blocks.contains { $0.rule == "related" })
    }

    @Test func aTextOfFurnitureOnlyIsReadWithoutHarm() {
        let read = document("Home / News\nComments\nComments\n")
        #expect(read.blocks.count == 3)
    }
}
