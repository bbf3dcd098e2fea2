import Testing

@testable import Extraction

/// Decoding for who reads a page in another way than as a document.
@Suite struct PageTextTests {
    /// U+9541, magnesium, as GB 18030 has it.
    private let magnesium: [UInt8] = [0xC3, 0xBE]

    private func text(_ bytes: [UInt8], _ contentType: String?, isXML: Bool) -> String {
        String(decoding: PageText.utf8(of: bytes, contentType: contentType, isXML: isXML).text, as: UTF8.self)
    }

    @Test func `the declaration of an XML text says its encoding`() {
        for quote in ["\"", "'"] {
            let head = "<?xml version=\"1.0\" encoding = \(quote)gb2312\(quote)?><a>"
            #expect(text(Array(head.utf8) + magnesium, "application/xml", isXML: true) == head + "镁")
        }
    }

    @Test func `what the server says comes before the declaration`() {
        let head = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>"
        #expect(text(Array(head.utf8) + magnesium, "text/xml; charset=gbk", isXML: true) == head + "镁")
        #expect(text(Array(head.utf8) + magnesium, "text/xml; charset=nonsense", isXML: true) == head + "Ã¾")
    }

    @Test func `a declaration is no matter in HTML, and a meta element none in XML`() {
        let meta = "<meta charset=gb2312>"
        #expect(text(Array(meta.utf8) + magnesium, nil, isXML: false) == meta + "镁")
        // The same bytes are one letter of UTF-8.
        #expect(text(Array(meta.utf8) + magnesium, nil, isXML: true) == meta + "þ")
    }

    @Test func `a declaration that the bytes prove wrong is overridden with a warning`() {
        let xml = "<?xml version=\"1.0\" encoding=\"gb2312\"?><a>" + String(repeating: "镁", count: 20)
        let read = PageText.utf8(of: Array(xml.utf8), contentType: nil, isXML: true)
        #expect(String(decoding: read.text, as: UTF8.self) == xml)
        #expect(read.warning?.contains("XML declaration says gb18030") == true)
    }

    @Test func `a declaration of UTF-16 that could be read is not believed`() {
        let xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>镁</a>"
        #expect(text(Array(xml.utf8), nil, isXML: true) == xml)
    }

    @Test func `byte order marks and NUL bytes are left out`() {
        #expect(text([0xEF, 0xBB, 0xBF] + Array("a\0b".utf8), nil, isXML: true) == "ab")
        #expect(text([0xFF, 0xFE, 0x41, 0x00, 0x41, 0x95], nil, isXML: true) == "A镁")
    }
}
