import Testing

@testable import Extraction

@Suite struct PageFixtureTests {
    @Test func thereAreManyPages() {
        #expect(PageFixture.all.count >= 30)
    }

    @Test(arguments: PageFixture.all)
    func aPageOfEveryBuilderReadsAsAPersonReadIt(fixture: PageFixture) throws {
        #expect(try fixture.actual() == fixture.expected())
    }

    @Test(arguments: PageFixture.all)
    func blocksStandInOrderAndAreJoinedByOneLineFeed(fixture: PageFixture) throws {
        let document = DocumentReader.read(
            try fixture.bytes(), contentType: fixture.given("content-type"), url: fixture.given("url"))
        let text = Array(document.text.utf8)
        let isPlain = fixture.page.pathExtension == "txt"
        var end: Int?
        for block in document.blocks {
            try #require(block.range.upperBound <= text.count && !block.range.isEmpty)
            #expect(!text[block.range].contains(0x0A))
            #expect(!text[block.range].contains(0x0D))
            if isPlain {
                #expect(block.range.lowerBound > end ?? -1)
            } else {
                #expect(block.range.lowerBound == end.map { $0 + 1 } ?? 0)
            }
            if let bold = block.boldOpening {
                #expect(bold.lowerBound == block.range.lowerBound && bold.upperBound <= block.range.upperBound)
            }
            end = block.range.upperBound
        }
        if !isPlain { #expect(end ?? 0 == text.count) }
    }

    @Test func aPlainTextIsHandedOnUnchanged() throws {
        for fixture in PageFixture.all where fixture.page.pathExtension == "txt" {
            let bytes = try fixture.bytes()
            #expect(Array(DocumentReader.read(bytes, contentType: nil, url: nil).text.utf8) == bytes)
        }
    }

    /// Any byte may be lost or damaged on the way; the reader must neither crash nor leave its promises.
    @Test(arguments: PageFixture.all)
    func damagedPagesAreReadWithoutHarm(fixture: PageFixture) throws {
        let bytes = try fixture.bytes()
        var random = SplitMix64(state: UInt64(bytes.count))
        for round in 0..<16 {
            var damaged = bytes
            if round % 4 == 0, !damaged.isEmpty {
                damaged.removeSubrange(Int(random.next() % UInt64(damaged.count))...)
            }
            for _ in 0..<(round % 8) where !damaged.isEmpty {
                let place = Int(random.next() % UInt64(damaged.count))
                let tokens: [[UInt8]] = [
                    [UInt8(truncatingIfNeeded: random.next())], Array("<ol>".utf8), Array("</div>".utf8),
                    Array("<pre>".utf8),
                    Array("<!--".utf8), Array("&#0;".utf8), Array("<table><tr><td>".utf8), Array("\"".utf8),
                ]
                damaged.replaceSubrange(place...place, with: tokens[Int(random.next() % UInt64(tokens.count))])
            }
            let document = DocumentReader.read(damaged, contentType: fixture.given("content-type"), url: nil)
            let count = document.text.utf8.count
            #expect(document.blocks.allSatisfy { $0.range.upperBound <= count })
        }
    }
}

/// Sebastiano Vigna's SplitMix64: the same numbers every time.
private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
