import Testing

@testable import Ingestion

@Suite struct NearestWordTests {
    static let words = ["name", "publisher", "year", "files", "pages", "archive", "contact"]

    @Test(arguments: [
        ("nmae", "name"), ("nam", "name"), ("names", "name"), ("Name", "name"), ("publsher", "publisher"),
        ("yaer", "year"), ("fiels", "files"), ("file", "files"), ("page", "pages"), ("archvie", "archive"),
        ("kontact", "contact"), ("name", "name"),
    ])
    func `a slip of the pen leads to the word that was meant`(typed: String, meant: String) {
        #expect(NearestWord.to(typed, in: Self.words) == meant)
    }

    @Test(arguments: ["", "x", "colour", "address", "sources-and-more", "名字", String(repeating: "name", count: 100)])
    func `what is like none of the words leads nowhere`(typed: String) {
        #expect(NearestWord.to(typed, in: Self.words) == nil)
    }

    @Test func `without words there is no nearest one`() {
        #expect(NearestWord.to("name", in: []) == nil)
    }

    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ac", 1),
        ("abc", "acb", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("年份", "年", 1),
    ])
    func `the distance counts insertions, deletions, replacements and swaps of neighbours`(
        left: String, right: String, distance: Int
    ) {
        let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        #expect(NearestWord.distance(left, right) == distance)
        #expect(NearestWord.distance(right, left) == distance)
    }
}
