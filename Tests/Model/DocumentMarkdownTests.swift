import Model
import SchemaValidator
import Testing

@Suite struct DocumentMarkdownTests {
    private func document(_ blocks: [(Document.Block.Kind, String)]) -> Document {
        var text = ""
        var made: [Document.Block] = []
        for (kind, words) in blocks {
            if !text.isEmpty { text += "\n" }
            let start = text.utf8.count
            text += words
            made.append(Document.Block(kind: kind, range: start..<text.utf8.count))
        }
        return Document(
            title: Document.Stated("A title", basis: "h1"),
            published: Document.Stated("2024-09-18", basis: "meta date"),
            modified: Document.Stated("2024-09-18T07:30:00+02:00", basis: "meta date"),
            authors: [Document.Stated("Ada Pell", basis: "meta author")], section: Document.Stated("Town", basis: "x"),
            tags: [Document.Stated("mill", basis: "x")], text: text, blocks: made)
    }

    @Test func blocksBecomeMarkdown() {
        let document = document([
            (.title, "A title"), (.paragraph, "One *star* and 2 < 3."), (.heading(level: 2), "Part"),
            (.listItem(depth: 1), "first"), (.listItem(depth: 2), "1. second"), (.tableRow, "a\tb|c"),
            (.tableRow, "1\t2"),
            (.paragraph, "# no heading"), (.paragraph, "7. no list"), (.furniture, "Share"),
        ])
        #expect(
            document.markdown == """
                # A title

                One \\*star\\* and 2 \\< 3.

                ## Part

                - first
                    1. second

                | a | b\\|c |
                | --- | --- |
                | 1 | 2 |

                \\# no heading

                7\\. no list

                """)
    }

    @Test func theBodyIsTheTextWithoutItsTitle() {
        #expect(document([(.title, "A title"), (.paragraph, "One."), (.paragraph, "Two.")]).body == "One.\nTwo.")
    }

    @Test func aDocumentKeepsItsSchema() throws {
        let line = JSONWriter.line(document([(.title, "A title"), (.listItem(depth: 2), "One.")]))
        #expect(try SchemaValidator.named("document").findings(inLine: line.dropLast()) == [])
    }
}
