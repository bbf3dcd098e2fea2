import Model
import ReadingInvariants
import Testing

@testable import Segmentation

/// Random texts of scalars of all lengths, with marks and white space among them.
private func randomText(_ generator: inout SeededGenerator, length: Int) -> String {
    let pool: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x09...0x0D, 0xA0...0x17F, 0x2010...0x2030, 0x3000...0x3020, 0x4E00...0x9FFF, 0xFF01...0xFF5E,
        0x1F300...0x1F5FF, 0x20000...0x20100,
    ]
    var text = ""
    for _ in 0..<length {
        guard let range = pool.randomElement(using: &generator),
            let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator))
        else { continue }
        text.unicodeScalars.append(scalar)
    }
    return text
}

@Suite struct CodePointCounterTests {
    @Test(arguments: UInt64(1)...6) func offsetsCountAsTheScalarsOfTheString(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = randomText(&generator, length: Int.random(in: 0...700, using: &generator))
        let counter = CodePointCounter(Array(text.utf8))
        var offset = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            #expect(counter.codePoints(before: offset) == index, "seed \(seed)")
            offset += UTF8.width(scalar)
        }
        #expect(counter.codePoints(before: offset) == text.unicodeScalars.count)
        #expect(counter.codePoints(before: offset + 1000) == text.unicodeScalars.count)
        #expect(counter.codePoints(before: -1) == 0)
    }

    @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 513]) func chunksHaveNoSeam(length: Int) {
        let counter = CodePointCounter([UInt8](repeating: 0x61, count: length))
        for offset in 0...length { #expect(counter.codePoints(before: offset) == offset) }
    }
}

@Suite struct ByteClassTests {
    @Test(arguments: UInt64(1)...6) func scalarsAreReadForwardsAndBackwards(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = randomText(&generator, length: 300)
        let bytes = Array(text.utf8)
        var offset = 0
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            #expect(bytes.scalar(at: offset).value == scalar.value)
            #expect(bytes.scalar(at: offset).length == width)
            #expect(bytes.scalar(before: offset + width).value == scalar.value)
            #expect(bytes.scalar(before: offset + width).length == width)
            offset += width
        }
    }

    @Test func malformedBytesReadAsTheReplacementCharacterAndNothingIsReadOutside() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            let bytes = (0..<6).map { _ in UInt8.random(in: 0x70...0xFF, using: &generator) }
            for offset in -3...9 {
                let forwards = bytes.scalar(at: offset)
                let backwards = bytes.scalar(before: offset)
                if (0..<6).contains(offset) {
                    #expect(forwards.length >= 1 && offset + forwards.length <= 6)
                    if forwards.value == 0xFFFD { #expect(forwards.length == 1 || forwards.length == 3) }
                } else {
                    #expect(forwards.length == 0)
                }
                if (1...6).contains(offset) {
                    #expect(backwards.length >= 1 && backwards.length <= offset)
                } else {
                    #expect(backwards.length == 0)
                }
            }
        }
    }

    @Test func whiteSpaceIsSkippedFromBothEnds() {
        let bytes = Array(" \t\u{A0}\u{3000}x\u{3000}\u{A0}\r\n".utf8)
        let start = bytes.skippingSpace(from: 0, to: bytes.count)
        #expect(bytes.byte(at: start) == UInt8(ascii: "x"))
        #expect(bytes.trimmingSpace(to: bytes.count, from: 0) == start + 1)
        // A bound within white space is never passed.
        for end in 0...bytes.count { #expect(bytes.skippingSpace(from: 0, to: end) <= end) }
        for start in 0...bytes.count { #expect(bytes.trimmingSpace(to: bytes.count, from: start) >= start) }
    }

    @Test func wordsAreComparedWithinTheText() {
        let bytes = Array("to 在家".utf8)
        #expect(bytes.has("to", at: 0))
        #expect(bytes.has("在家", at: 3))
        #expect(!bytes.has("在家人", at: 3))
        #expect(!bytes.has("to", at: -1))
        #expect(!bytes.has("to", at: 40))
        #expect(bytes.ends(with: "在家", before: bytes.count, notBefore: 3))
        #expect(!bytes.ends(with: "在家", before: bytes.count, notBefore: 4))
    }

    @Test(arguments: ["镁", "〇", "㐂", "𠀀", "豈"]) func hanCharactersAreKnown(text: String) {
        #expect(text.unicodeScalars.allSatisfy { $0.value.isHan })
    }

    @Test(arguments: ["a", "1", "。", "、", "ー", "한", "ж", "１"]) func othersAreNot(text: String) {
        #expect(!text.unicodeScalars.contains { $0.value.isHan })
    }

    @Test func marksEndSentencesOpenAndClose() {
        #expect(".!?。！？．…".unicodeScalars.allSatisfy { $0.value.endsSentence })
        #expect(!",;:、，；：".unicodeScalars.contains { $0.value.endsSentence })
        #expect("“‘([«（「『《【".unicodeScalars.allSatisfy { $0.value.opens && !$0.value.closes })
        #expect("”’)]»）」』》】".unicodeScalars.allSatisfy { $0.value.closes && !$0.value.opens })
    }
}

@Suite struct WrappedLineTests {
    private func joined(_ text: String) -> [String] {
        let regions = text.split(separator: "\n").map { Region(range: $0.utf8Range(in: text)) }
        let bytes = Array(text.utf8)
        return WrappedLines.joined(regions, in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test func linesThatEndWhereTheyWereFullAreOneParagraph() {
        let text = """
            1. The mill reopened its doors to the farmers
            of the valley, who came with rye and wheat in
            carts, wagons, and on the backs of donkeys to
            grind it.
            2. The harbour closed its gates for the whole
            winter.
            """
        #expect(joined(text).map { $0.prefix(2) } == ["1.", "2."])
    }

    @Test func linesOnPurposeStayLines() {
        let text =
            "The mill reopened.\nThe harbour closed.\nThe ferry returned to the pier.\nThe fair was held in town."
        #expect(joined(text).count == 4)
    }

    @Test func longLinesAreNotWrapped() {
        let long = String(repeating: "word ", count: 40)
        #expect(joined([long, long, long, long].joined(separator: "\n")).count == 4)
    }

    @Test func anEmptyLinePartsParagraphs() {
        let line = "The mill reopened its doors to the farmers"
        #expect(joined([line, line, "", line, line].joined(separator: "\n")).count == 2)
    }

    @Test func blocksOfAPageAreNeverJoined() {
        let text = """
            1. The mill reopened its doors to the farmers
            2. The ferry, the fair, the carts, the donkey
            3. The harbour closed its gates for the whole
            4. The valley, with rye and with wheat, and a
            """
        let page = Segmenter.read(.blocks(text) { _ in .listItem(depth: 1) })
        #expect(page.items.count == 4)
    }
}
