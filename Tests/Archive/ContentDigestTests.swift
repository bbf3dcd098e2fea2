@testable import Archive
import Testing

@Suite struct ContentDigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func theDigestIsThatOfTheStandard(text: String, expected: String) {
        #expect(ContentDigest.sha256(Array(text.utf8)) == "sha256:" + expected)
        #expect(ContentDigest.sha256(text.utf8) == "sha256:" + expected)
        #expect(ContentDigest.sha256(text.utf8.reversed().reversed() as [UInt8]) == "sha256:" + expected)
    }

    @Test func aStreamInPiecesHasTheDigestOfTheWholeAndStartsAnew() {
        let stream = SHA256Stream()
        for _ in 0..<2 {
            stream.update([0x61])
            stream.update([])
            stream.update([0x62, 0x63])
            #expect(stream.finish() == ContentDigest.sha256Bytes(Array("abc".utf8)))
        }
    }

    @Test(arguments: [("f", "co"), ("fo", "cpn"), ("foo", "cpnm"), ("fooba", "cpnmuoj1"), ("foobar", "cpnmuoj1e8")])
    func base32HexadecimalIsThatOfRFC4648(text: String, expected: String) {
        // RFC 4648 fills the last character up with zero bits; here bits that fill no character are dropped.
        let isWhole = text.utf8.count * 8 % 5 == 0
        let whole = text.utf8.count * 8 / 5
        #expect(ContentDigest.base32Hexadecimal(text.utf8) == String(expected.prefix(whole)))
        if isWhole { #expect(whole == expected.count) }
    }
}
