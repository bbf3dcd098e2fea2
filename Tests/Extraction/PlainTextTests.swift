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
