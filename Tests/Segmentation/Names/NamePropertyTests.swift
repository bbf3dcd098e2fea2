import Model
import ReadingInvariants
import Testing

@testable import Segmentation

/// What holds of the names of any text whatever.
@Suite struct NamePropertyTests {
    private static let pieces = [
        "Lantai ", "Light ", "Metals ", "Co., Ltd.", " Group", " of ", " the ", " and ", " & ", "(", ")", "\"", "“",
        "”", "Ministry ",
        "China", "'s ", "’s ", " Province", "Xi'an", "U.S. ", "B.V.", "MIIT", " announced ", ". ", ", ", "-", "-based ",
        "é", "É",
        "岚泰", "稀土", "有限公司", "集团", "（", "）", "宣布", "以下简称", "安徽", "省", "市", "县", "一家", "协会", "《", "》", "5月3日", "，", "。",
        "\n", "12",
        "\u{3000}", "\u{A0}", "𠀀", "\u{301}",
    ]

    /// The same pieces in each run: a failure names its seed.
    @Test(arguments: 1...60 as ClosedRange<UInt64>) func namesStandInTheirTextAndApart(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &generator) {
                text += NamePropertyTests.pieces.randomElement(using: &generator) ?? ""
            }
            let bytes = Array(text.utf8)
            let cut = Int.random(in: 0...bytes.count, using: &generator)
            var reader = NameReader(bytes: bytes)
            var end = 0
            for finding in reader.findings(in: [0..<cut, cut..<bytes.count]) {
                #expect(finding.range.lowerBound >= end && !finding.range.isEmpty, "seed \(seed): \(text)")
                #expect(finding.range.upperBound <= bytes.count)
                end = finding.range.upperBound
            }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>) func anyBytesAreScannedWithoutATrap(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0x20...0x7E, using: &generator) : UInt8.random(in: 0...255, using: &generator)
            }
            var reader = NameReader(bytes: bytes)
            let found = reader.findings(in: [0..<bytes.count])
            #expect(found.allSatisfy { $0.range.upperBound <= bytes.count })
            _ = EventKindReader.standard.kind(of: EventKindMaterial(text: 0..<bytes.count), in: bytes)
        }
    }
}
