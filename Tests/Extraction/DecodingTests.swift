import Testing

@testable import Extraction

@Suite struct DecodingTests {
    private func decoded(_ bytes: [UInt8], _ label: String) throws -> (String, Int) {
        let text = DecodedText(bytes[...], as: try #require(Encoding(label: label)))
        return (text.bytes.string, text.replacements)
    }

    @Test(arguments: [
        ("gb2312", "gb18030"), ("GBK", "gb18030"), (" latin1\n", "windows-1252"), ("iso-8859-1", "windows-1252"),
        ("ascii", "windows-1252"), ("utf8", "UTF-8"), ("big5-hkscs", "Big5"), ("x-sjis", "Shift_JIS"),
        ("ks_c_5601-1987", "EUC-KR"), ("unicode", "UTF-16LE"), ("utf-16be", "UTF-16BE"), ("cp1251", "windows-1251"),
    ])
    func aLabelStandsForWhatTheStandardSays(label: String, name: String) {
        #expect(Encoding(label: label)?.name == name)
    }

    @Test func aLabelThatNobodyKnowsStandsForNothing() {
        #expect(Encoding(label: "utf-9") == nil)
        #expect(Encoding(label: "") == nil)
    }

    @Test func everyEncodingOfTheTableHasAConverter() throws {
        for label in [
            "ibm866", "latin2", "latin3", "latin4", "cyrillic", "arabic", "greek", "hebrew", "logical", "latin6",
            "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "windows-874",
            "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255",
            "windows-1256",
            "windows-1257", "windows-1258", "x-mac-cyrillic", "gbk", "big5", "euc-jp", "iso-2022-jp", "shift_jis",
            "euc-kr",
            "utf-16le", "utf-16be",
        ] {
            let encoding = try #require(Encoding(label: label))
            #expect(DecodedText([0x41, 0x00][...], as: encoding).encoding == encoding, "\(label)")
        }
    }

    @Test(arguments: [
        // GB 18030: two bytes, four bytes, the euro that GBK has at 80.
        ([0xC3, 0xBE] as [UInt8], "gbk", "镁", 0), ([0x81, 0x39, 0xEF, 0x31], "gb18030", "㐂", 0),
        ([0x80], "gb2312", "€", 0),
        // A lead byte without its trail: an ASCII byte after it stays, another is swallowed.
        ([0xC3, 0x3C, 0x70], "gbk", "\u{FFFD}<p", 1), ([0xFF, 0xC3, 0xBE], "gbk", "\u{FFFD}镁", 1),
        ([0xC3, 0xFF, 0x41], "gbk", "\u{FFFD}A", 1), ([0x41, 0xC3], "gbk", "A\u{FFFD}", 1),
        ([0xE9, 0x20, 0xC3, 0xBE], "gbk", "\u{FFFD} 镁", 1),
        // windows-1252 rejects nothing.
        ([0x93, 0x80, 0x94, 0x81], "latin1", "“€”\u{81}", 0),
        ([0xA4, 0xA4], "big5", "中", 0), ([0x88, 0x62], "big5", "\u{CA}\u{304}", 0),
        ([0x93, 0xFA], "shift_jis", "日", 0),
        ([0xC7, 0xD1], "euc-kr", "한", 0),
        ([0x41, 0x00, 0x00, 0xD8, 0x42, 0x00], "utf-16le", "A\u{FFFD}B", 1),
        ([0x41, 0x00, 0x42], "utf-16le", "A\u{FFFD}", 1),
    ])
    func bytesBecomeTextAndRejectedOnesAreCounted(bytes: [UInt8], label: String, text: String, count: Int) throws {
        let (decoded, replacements) = try decoded(bytes, label)
        #expect(decoded.unicodeScalars.elementsEqual(text.unicodeScalars), "\(Array(decoded.unicodeScalars))")
        #expect(replacements == count)
    }

    /// The examples of the Unicode Standard, table 3-8, which the WHATWG decoder follows.
    @Test(arguments: [
        ([0xC0, 0xAF, 0x41] as [UInt8], "\u{FFFD}\u{FFFD}A"), ([0xE2, 0x82, 0x41], "\u{FFFD}A"),
        ([0xF0, 0x9F, 0x98], "\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ([0xF4, 0x91, 0x92, 0x93], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xE9, 0x95, 0x81, 0x80], "镁\u{FFFD}"),
    ])
    func illFormedUTF8IsReplacedStretchByStretch(bytes: [UInt8], text: String) throws {
        let (decoded, replacements) = try decoded(bytes, "utf-8")
        #expect(decoded == text)
        #expect(replacements == text.unicodeScalars.filter { $0 == "\u{FFFD}" }.count)
    }

    @Test func theRepairAgreesWithSwiftsOwn() {
        var state: UInt64 = 7
        for _ in 0..<500 {
            let bytes = (0..<40).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // Mostly lead and continuation bytes, where the trouble is.
                let byte = UInt8(truncatingIfNeeded: state >> 33)
                return state >> 60 < 3 ? byte & 0x7F : byte | 0x80
            }
            #expect(DecodedText(bytes[...], as: .utf8).bytes.string == String(decoding: bytes, as: UTF8.self))
        }
    }
}

@Suite struct EncodingSniffingTests {
    private func decision(_ text: String, charset: String? = nil) -> EncodingDecision {
        EncodingDecision.decide(Array(text.utf8), charset: charset, html: true)
    }

    @Test(arguments: [
        ("<meta charset=gbk>", "gb18030"), ("<meta charset = 'Shift_JIS' >", "Shift_JIS"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=big5'>", "Big5"),
        ("<meta content=\"text/html; charset=euc-kr\" http-equiv=\"content-type\">", "EUC-KR"),
        ("<!-- <meta charset=gbk> --><meta charset=koi8-r>", "KOI8-R"), ("<meta/charset=koi8-u >", "KOI8-U"),
        ("<a href='<meta charset=gbk>'><meta charset=latin2>", "ISO-8859-2"), ("<meta charset=utf-16>", "UTF-8"),
        // A content without its pragma says nothing.
        ("<meta content='text/html; charset=big5'><p>x", "UTF-8"), ("<metacharset=gbk><p>x", "UTF-8"),
        ("<meta charset=nonsense><meta charset=gbk>", "gb18030"), ("<?xml charset=gbk?><p>x", "UTF-8"),
    ])
    func thePrescanFindsWhatTheStandardFinds(head: String, name: String) {
        #expect(decision(head).encoding.name == name)
    }

    @Test func theMarkOverridesTheHeaderAndTheHeaderTheElement() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let page = Array("<meta charset=gbk>".utf8)
        #expect(EncodingDecision.decide(mark + page, charset: "big5", html: true).basis == "byte order mark")
        #expect(EncodingDecision.decide(page, charset: "big5", html: true).encoding.name == "Big5")
        #expect(EncodingDecision.decide(page, charset: "what", html: true).basis == "meta element")
        #expect(EncodingDecision.decide(page, charset: nil, html: false).basis == "valid UTF-8")
    }

    @Test func withoutALabelTheBytesDecide() throws {
        let chinese: [UInt8] = [0xC3, 0xBE, 0xBA, 0xCF, 0xBD, 0xF0, 0xA3, 0xAC, 0xB2, 0xFA, 0xC4, 0xDC]
        let guessed = EncodingDecision.decide(chinese, charset: nil, html: true)
        #expect(guessed.encoding == .gb18030)
        #expect(try #require(guessed.warning).contains("guess"))
        let western = Array("caf".utf8) + [0xE9] + Array(" na".utf8) + [0xEF] + Array("ve".utf8)
        #expect(EncodingDecision.decide(western, charset: nil, html: true).encoding == .windows1252)
        let wide: [UInt8] = Array("<p>wide</p>".utf8).flatMap { [$0, 0] }
        #expect(EncodingDecision.decide(wide, charset: nil, html: true).encoding == .utf16LittleEndian)
    }

    @Test func oneBadByteMakesNoUTF8PageWestern() {
        let page = Array("镁合金产能，镁合金产能，镁合金产能".utf8)
        #expect(EncodingDecision.decide(page + [0xFF], charset: nil, html: true).encoding == .utf8)
    }

    @Test func aLabelIsOverruledOnlyByProof() throws {
        let text = "<meta charset=gb2312>这一页写着国标码其实不是这样的"
        #expect(decision(text).encoding == .utf8)
        #expect(try #require(decision(text).warning).contains("UTF-8"))
        // Too little to prove anything.
        #expect(decision("<meta charset=latin1>é").encoding == .windows1252)
    }
}

@Suite struct ContentKindTests {
    @Test(
        arguments: [
            ("<!DOCTYPE html><p>", nil, ContentKind.html), ("  \n<HTML>", nil, .html), ("<p>x", "text/plain", .html),
            ("plain words", "text/html", .html), ("plain words", nil, .plainText), ("1 < 2, they say", nil, .plainText),
            ("<3 you", nil, .plainText), ("<script>", "application/octet-stream", .html), ("<!-- c --><p>", nil, .html),
            ("<?xml version='1.0'?><html>", nil, .html), ("", "text/html", .empty), (" \r\n\t", nil, .empty),
            ("x", "image/png", .other("content of type image/png")), ("<article>x", nil, .html),
        ] as [(String, String?, ContentKind)])
    func theFirstBytesTellWhatAPageIs(text: String, type: String?, kind: ContentKind) {
        #expect(ContentKind.sniff(Array(text.utf8), contentType: type) == kind)
    }

    @Test func everySignatureIsRecognisedWhateverTheServerSays() {
        for signature in FileSignature.all {
            let bytes = Array(repeating: UInt8(0x20), count: signature.offset) + signature.magic + [0x20, 0x20]
            guard case .other = ContentKind.sniff(bytes, contentType: "text/html") else {
                Issue.record("\(signature.name) is not recognised")
                continue
            }
        }
    }

    @Test func manyControlBytesAreBinaryAndOneIsNot() {
        let text = Array(String(repeating: "words and more words. ", count: 20).utf8)
        #expect(ContentKind.sniff(text + [1], contentType: nil) == .plainText)
        #expect(ContentKind.sniff(text + Array(repeating: 0, count: 40), contentType: nil) == .other("binary data"))
    }

    @Test func whatIsNoTextBecomesAnObstacleThatNamesIt() throws {
        let document = DocumentReader.read(Array("%PDF-1.7 ...".utf8), contentType: "text/html", url: nil)
        let obstacle = try #require(document.obstacle)
        #expect(obstacle.kind == .notText)
        #expect(obstacle.evidence.contains("PDF"))
        #expect(DocumentReader.read([], contentType: nil, url: nil).obstacle?.kind == .empty)
    }
}
