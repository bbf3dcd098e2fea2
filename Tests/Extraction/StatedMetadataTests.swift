import Foundation
import Model
import Testing

@testable import Extraction

@Suite struct StatedMetadataTests {
    private func document(_ head: String, _ body: String = "", language: String = "en") -> Document {
        let paragraph =
            "<p>The mill in the valley was sold in spring, and the new owners, who are bakers, have kept it.</p>"
        let page =
            "<html lang='\(language)'><head><meta charset='utf-8'>\(head)</head><body>\(body)"
            + String(repeating: paragraph, count: 1)
            + "<p>Nobody had expected it, least of all the bakers, who say so.</p>"
            + "</body></html>"
        return DocumentReader.read(Array(page.utf8), contentType: nil, url: nil)
    }

    @Test(arguments: [
        (#"<meta property="article:published_time" content="2024-09-18T07:30:00+02:00">"#, "2024-09-18T07:30:00+02:00"),
        (#"<meta itemprop="datePublished" content="2024-09-18">"#, "2024-09-18"),
        (#"<meta name="DC.date.issued" content="2024-09-18">"#, "2024-09-18"),
        (
            #"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-09-18T07:30"}]}</script>"#,
            "2024-09-18T07:30"
        ),
        (#"<script>window.page = {"publishedAt":"2024-09-18T05:30:00Z"}</script>"#, "2024-09-18T05:30:00Z"),
        (#"<meta name="ptime" content="20240918">"#, "2024-09-18"),
        (#"<link rel="canonical" href="https://news.example/2024/09/18/mill-sold">"#, "2024-09-18"),
    ])
    func theTimeOfPublicationIsFoundWhereverItIsStated(head: String, expected: String) {
        #expect(document(head).published?.value == expected)
    }

    @Test(arguments: [
        ("18. September 2024, 07:30 Uhr", "de", "2024-09-18T07:30"),
        ("Publié le 18/09/2024 à 07:30", "fr", "2024-09-18"),
        ("18 de septiembre de 2024", "es", "2024-09-18"), ("5 août 2024", "fr", "2024-08-05"),
        ("Pubblicato il 4/5/2024", "it", "2024-05-04"), ("18 września 2024", "pl", "2024-09-18"),
        ("18 сентября 2024, 07:30", "ru", "2024-09-18T07:30"), ("2024년 9월 18일", "ko", "2024-09-18"),
        ("Published 04/05/2024", "en-US", "2024-04-05"), ("Published 04/05/2024", "en-GB", "2024-05-04"),
    ])
    func aReaderSeesItInManyLanguages(line: String, language: String, expected: String) throws {
        let published = try #require(
            document("", "<h1>The mill is sold</h1><div>\(line)</div>", language: language).published)
        #expect(published.value.hasPrefix(expected))
    }

    @Test func anOrderThatNothingTellsIsNotGuessed() {
        #expect(document("", "<h1>The mill is sold</h1><div>Published 04/05/2024</div>").published == nil)
    }

    @Test func theTimeOfChangeIsNotThatOfPublication() {
        let document = document(
            #"<meta property="article:published_time" content="2024-09-18"><meta property="article:modified_time" content="2024-09-20T08:00:00Z">"#
        )
        #expect(document.published?.value == "2024-09-18")
        #expect(document.modified == Document.Stated("2024-09-20T08:00:00Z", basis: "meta article:modified_time"))
    }

    @Test(
        arguments: [
            (#"<meta name="author" content="Ada Pell">"#, "", ["Ada Pell"]),
            (#"<meta name="author" content="By Ada Pell and Bo Lantern">"#, "", ["Ada Pell", "Bo Lantern"]),
            (
                #"<script type="application/ld+json">{"@type":"Article","author":[{"name":"Ada Pell"},{"name":"Bo Lantern"}]}</script>"#,
                "", ["Ada Pell", "Bo Lantern"]
            ),
            (
                #"<meta property="article:author" content="https://social.example/ada">"#,
                #"<a rel="author" href="/a">Ada Pell</a>"#,
                ["Ada Pell"]
            ),
            ("", #"<h1>The mill is sold</h1><p>By Ada Pell</p>"#, ["Ada Pell"]),
            ("", "<h1>磨坊出售了，新东家是面包师</h1><p>2024-09-18 作者：李默 浏览：3</p>", ["李默"]),
        ] as [(String, String, [String])])
    func authorsAreNamedOneByOne(head: String, body: String, expected: [String]) {
        #expect(document(head, body).authors.map(\.value) == expected)
    }

    @Test func sectionAndTagsAreStatedWithTheirPlace() {
        let document = document(
            #"<meta property="article:section" content="Town"><meta property="article:tag" content="mill"><meta property="article:tag" content="bread">"#
        )
        #expect(document.section == Document.Stated("Town", basis: "meta article:section"))
        #expect(document.tags.map(\.value) == ["mill", "bread"])
        let other = self.document(#"<meta name="keywords" content="镁，合金, 价格">"#)
        #expect(other.tags.map(\.value) == ["镁", "合金", "价格"])
    }

    @Test func everyMonthHasItsNumberInEveryLanguage() {
        for language in MonthName.languages {
            #expect(language.split(separator: " ").count == 12, "\(language)")
        }
        #expect(MonthName.numbers["märz"] == 3 && MonthName.numbers["août"] == 8 && MonthName.numbers["мая"] == 5)
        #expect(MonthName.numbers["sep"] == 9 && MonthName.numbers["dez"] == 12 && MonthName.numbers["lis"] == 11)
    }
}

@Suite struct SourcePlaceTests {
    @Test(arguments: PageFixture.all.filter { $0.page.pathExtension == "html" })
    func theWordsOfABlockStandAtItsPlaceInThePage(fixture: PageFixture) throws {
        let bytes = try fixture.bytes()
        let contentType = fixture.given("content-type")
        let document = DocumentReader.read(bytes, contentType: contentType, url: nil)
        let places = SourcePlaces.ranges(of: document, in: bytes, contentType: contentType)
        try #require(places.count == document.blocks.count)
        let isScript = fixture.page.lastPathComponent.hasPrefix("linked-data")
        for (block, place) in zip(document.blocks, places) where !isScript {
            let words = String(decoding: Array(document.text.utf8)[block.range], as: UTF8.self)
            let place = try #require(place, "\(words)")
            try #require(place.upperBound <= bytes.count && !place.isEmpty)
            // What stands there, read by itself, is the block: the encoding is handed on, since the piece cannot tell it.
            let encoding = DocumentReader.examine(bytes, contentType: contentType, url: nil, limits: Limits()).encoding
            let label = encoding?.encoding.name ?? "utf-8"
            let piece = DecodedText(bytes[place], as: try #require(Encoding(label: label))).bytes
            let lines = PageLines(TreeParser.parse(Array("<p>".utf8) + piece, limits: Limits()))
            let read = lines.lines.isEmpty ? "" : lines.bytes(of: 0).string
            let letters = { (text: Substring) in String(text.filter { !$0.isWhitespace }) }
            // A row's cells are lines of their own there.
            let opening = letters(read.prefix(12))
            let afterMarker = words.drop { $0 != "." && $0 != ")" }.dropFirst()
            #expect(
                letters(words[...]).hasPrefix(opening) || letters(afterMarker).hasPrefix(opening), "\(words)")
        }
    }
}

@Suite struct HostilePageTests {
    /// Pages that make careless readers slow or large; sizes are a tenth of those that the benchmark has, since tests run
    /// unoptimised.
    static let pages: [(name: String, html: String, holds: String)] = [
        (
            "nested div",
            String(repeating: "<div>", count: 10_000) + "Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "unclosed b",
            String(repeating: "<b>", count: 10_000) + "Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "unclosed a",
            String(repeating: "<a href=x>", count: 10_000) + "Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "nested tables",
            String(repeating: "<table><tr><td>", count: 3_000)
                + "Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "nested figures",
            String(repeating: "<figure >", count: 3_000)
                + "<pre>Every word of this line, which has a comma, must stay.</pre>",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "nested articles",
            String(repeating: "<article><h1>a</h1>", count: 2_000)
                + "<p>Every word of this line, which has a comma, must stay.</p>",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "rows",
            "<table>" + String(repeating: "<tr><td>a<td>b", count: 10_000)
                + "</table><p>Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "entities",
            String(repeating: "&amp;", count: 100_000) + " Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "one long text",
            String(repeating: "word ", count: 1_000_000) + "Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "open script data",
            "<script>x={" + String(repeating: "[", count: 100_000)
                + "</script><p>Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
        (
            "many scripts",
            String(repeating: "<script>a={\"b\":[1]}</script>", count: 10_000)
                + "<p>Every word of this line, which has a comma, must stay.",
            "Every word of this line, which has a comma, must stay."
        ),
    ]

    @Test(arguments: pages.indices)
    func nothingIsLostInSilence(index: Int) {
        let page = Self.pages[index]
        let document = DocumentReader.read(
            Array("<html><body>\(page.html)".utf8), contentType: "text/html; charset=utf-8", url: nil)
        #expect(
            document.text.contains(page.holds) || !document.warnings.isEmpty || document.obstacle != nil, "\(page.name)"
        )
    }
}
