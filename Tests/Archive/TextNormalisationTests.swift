@testable import Archive
import Foundation
import Testing

@Suite struct TextNormalisationTests {
    /// The characters of which the mappings are said to change nothing.
    private static let inert: [Unicode.Scalar] = (UInt32(0x80)...0xFFFF).compactMap { Unicode.Scalar($0) }
        .filter { TextNormalisation.isInert(String($0)) }

    @Test func `a text that needs no mapping is normalised as if it had been mapped`() {
        let inert = TextNormalisationTests.inert
        #expect(inert.count > 20_000)
        var start = 0
        while start < inert.count {
            let piece = inert[start..<min(start + 97, inert.count)]
            var text = "SMM reported that ".unicodeScalars
            for (index, scalar) in piece.enumerated() {
                text.append(scalar)
                // Letters of either case, digits, marks and spaces beside it.
                text.append(contentsOf: ["A", "z9", " ", "- -", "\u{7F}\t", "'", ""][index % 7].unicodeScalars)
            }
            let string = String(text)
            #expect(TextNormalisation.isInert(string))
            #expect(
                TextNormalisation.normalised(string) == TextNormalisation.compared(TextNormalisation.mapped(string)),
                "U+\(String(piece.first?.value ?? 0, radix: 16))")
            start += 97
        }
    }

    @Test(arguments: [
        "é", "e\u{301}", "ß", "ﬁ", "．", "10²", "が", "か\u{3099}", "…", "\u{A0}", "\u{F900}", "İ", "Σ", "🚗",
    ])
    func `a character that a mapping may change is mapped`(text: String) {
        #expect(!TextNormalisation.isInert("a " + text))
    }
}
