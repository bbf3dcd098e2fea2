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

    @Test(arguments: [
        "<p>Not markup</p>, but a text that shows it.", "%PDF-1.7 is how such a file begins.", "\u{1}\u{2}\u{3}\u{0}",
        "<!DOCTYPE html>\nTwo lines.",
    ])
    func whatIsKnownToBeATextIsTakenForNothingElse(text: String) {
        let read = DocumentReader.read(text: text)
        #expect(read.text == text && read.isPlainText && read.obstacle == nil)
        #expect(!read.blocks.isEmpty && read.warnings.isEmpty)
    }

    @Test func aTextReadAsSuchIsTheDocumentThatItsBytesAre() {
        for text in ["Mines of 2024\n1. Mines reopen On May 3 a mine reopened.", "Only one line", "甲\r\n\r\n乙。\n"] {
            #expect(DocumentReader.read(text: text) == document(text))
        }
    }

    @Test func aByteOrderMarkCountsAndBelongsToNoBlock() {
        let text = "\u{FEFF}1. Mines reopen.\n2. Mines close."
        let read = DocumentReader.read(text: text)
        #expect(read.text == text)
        #expect(blocks(read) == ["paragraph: 1. Mines reopen.", "paragraph: 2. Mines close."])
    }

    @Test(arguments: ["", " \n\t\r\n", "\u{FEFF}", "\u{3000}\u{A0}"])
    func aTextWithoutTextIsEmpty(text: String) {
        #expect(DocumentReader.read(text: text).obstacle?.kind == .empty)
    }

    @Test func whereTheTitleIsKnownNoOtherLineIsTakenForIt() {
        let text = "May 3: a mine reopens\nMay 4: a mine is shut"
        #expect(blocks(DocumentReader.read(text: text)).first == "title: May 3: a mine reopens")
        let known = DocumentReader.read(text: text, title: "Mines of 2024")
        #expect(blocks(known).allSatisfy { $0.hasPrefix("paragraph: ") })
        #expect(known.title == Document.Stated("Mines of 2024", basis: "given"))
    }

    @Test func aLineThatSaysTheKnownTitleIsTheTitle() {
        let read = DocumentReader.read(
            text: "MINES OF 2024.\nMines of 2024\nMay 3: a mine reopens", title: "Mines of 2024")
        #expect(
            blocks(read) == ["title: MINES OF 2024.", "furniture: Mines of 2024", "paragraph: May 3: a mine reopens"])
        #expect(read.title?.value == "Mines of 2024")
    }

    @Test(arguments: [
        ("2024-05-16", "2024-05-16"), ("May 16, 2024 13:58", "2024-05-16T13:58"),
        ("2024-05-16T13:58:07+08:00", "2024-05-16T13:58:07+08:00"), ("2024年5月16日", "2024-05-16"),
        ("yesterday", nil), ("04/05/2024", nil), ("", nil),
    ])
    func aTimeOfPublicationIsReadInTheFormsThatPagesPrint(text: String, time: String?) {
        #expect(DocumentReader.publicationTime(in: text) == time)
    }
}
