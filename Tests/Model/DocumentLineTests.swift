import Model
import Testing

@Suite struct DocumentLineTests {
    @Test func positionsOfBlocksCountCodePoints() {
        let text = "镁 价\nA 🚗 b"
        let document = Document(
            title: Document.Stated("镁", basis: "h1"), text: text,
            blocks: [
                Document.Block(kind: .heading(level: 2), range: 0..<7, boldOpening: 0..<3),
                Document.Block(kind: .furniture, range: 8..<16, rule: "byline"),
            ], obstacle: Document.Obstacle(kind: .loginWall, evidence: "it says so"), warnings: ["one"])
        #expect(
            String(decoding: JSONWriter.line(document), as: UTF8.self) == #"""
                {"title":{"value":"镁","basis":"h1"},"text":"镁 价\nA 🚗 b","blocks":[{"kind":"heading","level":2,"position":{"start":0,"end":3},"bold":{"start":0,"end":1}},{"kind":"furniture","position":{"start":4,"end":9},"rule":"byline"}],"obstacle":{"kind":"login wall","evidence":"it says so"},"warnings":["one"]}

                """#)
    }

    @Test func aRangePastTheEndCountsAsTheEnd() {
        let document = Document(text: "ab", blocks: [Document.Block(kind: .paragraph, range: 0..<9)])
        #expect(String(decoding: JSONWriter.line(document), as: UTF8.self).contains(#""position":{"start":0,"end":2}"#))
    }
}
