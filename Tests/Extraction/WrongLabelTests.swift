import Foundation
import Testing

@testable import Extraction

/// Pages in Chinese that call themselves something else, or hold a byte that is nothing: what follows must be there.
@Suite struct WrongLabelTests {
    private static let simplified = "原料方面，废铝收购价自春季以来回落约一成，部分小厂因周转困难而停产检修，预计要到十月中旬才能恢复，镕鎔堃。"
    private static let traditional = "原料方面，收購價自春季以來回落約一成，部分小廠停產檢修，預計十月中旬才能恢復，說明今年前八個月的產量增加了百分之六，增速為近三年最高。"

    /// The same sentences in an encoding, in base 64.
    private static let encoded = [
        "gb18030":
            "1K3Bz7e9w+ajrLfPwsHK1bm6vNvX1LS6vL7S1MC0u9jC5NS80ruzyaOssr+31tChs6fS8tbc16rAp8TRtvjNo7L6vOzQ3qOs1KS8xtKqtb3KrtTC1tDRrrLFxNy71ri0o6zpRuZniNKhow==",
        "big5":
            "reyuxqTorbGhQaaswcq7+abbrEupdaVIqNOmXriorPmkQKaooUGzoaTApHC8dLCxsqPAy63XoUG5d61wpFGk66Skpq+kfq/gq+y0X6FBu6Gp+qS1pn6rZaRLrdOk66q6sqO2cbxXpVukRqbKpMCkp6S7oUG8V7N0rLCq8aRUpn6zzLCqoUM=",
    ]

    /// What a page is in, what it says that it is in, and a byte before its last paragraph.
    static let probes: [(encoding: String, label: String?, byte: UInt8?)] = [
        ("gb18030", "gb2312", nil), ("gb18030", "gb2312", 0xFF), ("gb18030", "gbk", 0xFF), ("gb18030", "utf-8", nil),
        ("gb18030", "utf-8", 0xFF), ("gb18030", "big5", nil), ("gb18030", "iso-8859-1", nil), ("gb18030", nil, nil),
        ("gb18030", nil, 0xFF), ("gb18030", "windows-1252", nil), ("gb18030", "nonsense", 0x80),
        ("utf-8", "gb2312", nil),
        ("utf-8", "gbk", 0xFF), ("utf-8", "big5", nil), ("utf-8", "iso-8859-1", 0x80), ("utf-8", nil, 0xFE),
        ("big5", "gb2312", nil), ("big5", nil, nil), ("big5", "iso-8859-1", nil),
    ]

    @Test(arguments: probes.indices)
    func theTextAfterABadByteIsThere(index: Int) throws {
        let probe = Self.probes[index]
        let sentence = probe.encoding == "big5" ? Self.traditional : Self.simplified
        let words: [UInt8] =
            if let encoded = Self.encoded[probe.encoding] {
                Array(try #require(Data(base64Encoded: encoded)))
            } else {
                Array(sentence.utf8)
            }
        let meta = probe.label.map { "<meta charset=\"\($0)\">" } ?? ""
        let page =
            Array("<html><head>\(meta)</head><body><p>".utf8) + words + Array("</p><p>".utf8)
            + (probe.byte.map { [$0] } ?? []) + Array(" ".utf8) + words + Array("</p></body></html>".utf8)
        let document = DocumentReader.read(page, contentType: nil, url: nil)
        #expect(document.blocks.count >= 1)
        #expect(document.text.hasSuffix(sentence), "\(probe)")
    }

    @Test func westernTextIsNotTakenForChinese() {
        let words = "Le café près de la forêt a été vendu à Noël, et le maïs brûlé coûte très cher à l'été. "
        let bytes = String(repeating: words, count: 20).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        for label in ["<meta charset=iso-8859-1>", ""] {
            let document = DocumentReader.read(
                Array("<html><head>\(label)</head><body><p>".utf8) + bytes, contentType: nil, url: nil)
            #expect(document.text.contains("forêt a été vendu à Noël"))
        }
    }
}
