import Testing

@testable import Extraction

@Suite struct PublicationTimeTests {
    @Test(arguments: [
        ("Apr 9, 2025 13:58", "2025-04-09T13:58"), ("iconApr 9, 2025 13:58", "2025-04-09T13:58"),
        ("09:27:07AM Nov 21, 2016", "2016-11-21T09:27:07"), ("2024-12-31 08:00", "2024-12-31T08:00"),
        ("2025年4月9日 13:58", "2025-04-09T13:58"), ("2025年4月9日 下午1:58", "2025-04-09T13:58"),
        ("2025-04-09T13:58:00.000+08:00", "2025-04-09T13:58:00+08:00"),
        ("2025-04-09T05:58:00Z", "2025-04-09T05:58:00Z"),
        ("2025-04-09T13:58:00+0800", "2025-04-09T13:58:00+08:00"),
        ("Wed, 09 Apr 2025 13:58:00 GMT", "2025-04-09T13:58:00Z"),
        ("Wednesday, April 9th, 2025 at 1:58 PM EDT", "2025-04-09T13:58-04:00"),
        ("12:05 a.m. April 9, 2025", "2025-04-09T00:05"),
        ("9 April 2025", "2025-04-09"), ("9-Apr-2025", "2025-04-09"), ("2025/4/9 9:05", "2025-04-09T09:05"),
        ("2025.04.09", "2025-04-09"), ("31.12.2024 um 8 Uhr", "2024-12-31"), ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"), ("20250409", "2025-04-09"), ("20250409135807", "2025-04-09T13:58:07"),
        ("Published: 9 Apr 2025 | 13:58 | 4 comments", "2025-04-09T13:58"),
        ("Apr 9, 2025 13:58 (UTC+8)", "2025-04-09T13:58+08:00"),
        ("Thu, 11/30/2023 - 10:00", "2023-11-30T10:00"), ("2024-12-31 12:00 PM", "2024-12-31T12:00"),
    ])
    func aTimeIsReadAsPrinted(text: String, iso: String) {
        #expect(PublicationTime.first(in: Array(text.utf8))?.iso == iso)
    }

    @Test(arguments: [
        "04/05/2025", "February 30, 2024", "2024-13-01", "In 2024 the 3 mills", "GB/T 3499-2023",
        "12345678901234567890",
        "May 2024", "99999999", "1.2.3", "", "Long March 7", "2024-02-30",
    ])
    func whatIsNoDayOrCouldBeTwoIsNotRead(text: String) {
        #expect(PublicationTime.first(in: Array(text.utf8)) == nil)
    }

    @Test func aTimeKnowsWhereItStands() throws {
        let bytes = Array("iconApr 9, 2025 13:58 Source".utf8)
        let time = try #require(PublicationTime.first(in: bytes))
        #expect(bytes[time.range].string == "Apr 9, 2025 13:58")
        let before = Array("at 09:27:07AM Nov 21, 2016.".utf8)
        #expect(before[try #require(PublicationTime.first(in: before)).range].string == "09:27:07AM Nov 21, 2016")
    }
}

@Suite struct TitleTests {
    @Test(
        arguments: [
            ("A plant opens | The Site", [], nil, "A plant opens"),
            ("A plant opens - The Site", ["The Site"], nil, "A plant opens"),
            ("A plant opens - and closes", ["The Site"], nil, "A plant opens - and closes"),
            ("某厂二期投产_行业资讯_某网", [], nil, "某厂二期投产"),
            ("The Site: A plant opens", [], "A plant opens", "The Site: A plant opens"),
            ("The Site - A plant opens", [], "A plant opens", "A plant opens"),
            ("A plant opens–Site", [], "A plant opens–Site", "A plant opens–Site"),
            ("A|B", [], nil, "A|B"),
        ] as [(String, [String], String?, String)])
    func theNameOfTheSiteIsCutAndNothingElse(title: String, sites: [String], heading: String?, expected: String) {
        #expect(Title.withoutSiteName(title, sites: sites, heading: heading) == expected)
    }

    @Test func titlesAreComparedByTheirLettersAndDigits() {
        #expect(TitleKey("A “Plant” opens!") == TitleKey("a plant OPENS"))
        #expect(TitleKey("某厂：投产") == TitleKey("某厂 投产"))
        #expect(TitleKey("某厂投产") != TitleKey("某厂停产"))
        #expect(TitleKey(" - ").isEmpty)
    }
}

@Suite struct MetadataTests {
    private func read(_ head: String, url: String? = nil, body: String = "") -> Metadata {
        let text = "<html><head>\(head)</head><body>\(body)</body></html>"
        let tree = TreeParser.parse(Array(text.utf8), limits: Limits())
        return Metadata(PageHead(tree, limits: Limits()), visible: [], url: url, isFurniture: { _ in false })
    }

    @Test(
        arguments: [
            ("https://a.example/x", "https://a.example/x"), ("//a.example/x", "https://a.example/x"),
            ("/x", "https://b.example/x"),
            ("x", nil), ("https://a.example/", nil), ("javascript:alert(1)", nil),
        ] as [(String, String?)])
    func theCanonicalAddressIsAbsoluteOrAbsent(address: String, expected: String?) {
        let metadata = read("<link rel='canonical' href='\(address)'>", url: "https://b.example/news/1")
        #expect(metadata.canonicalURL == expected)
    }

    @Test(
        arguments: [
            ("<meta property='og:locale' content='zh_CN'>", "zh-CN"),
            ("<meta http-equiv='Content-Language' content='de, en'>", "de"),
            ("<meta property='og:locale' content='not a language'>", nil),
        ] as [(String, String?)])
    func theLanguageIsATagOrAbsent(head: String, expected: String?) {
        #expect(read(head).language == expected)
    }

    @Test func linkedDataComesBeforeMetaAndMetaBeforeMicrodata() {
        let linked =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-01-01\"}</script>"
        let meta = "<meta property='article:published_time' content='2024-01-02'>"
        let microdata = "<span itemprop='datePublished'>2024-01-03</span>"
        #expect(read(linked + meta, body: microdata).published?.value == "2024-01-01")
        #expect(read(meta, body: microdata).published?.basis == "meta article:published_time")
        #expect(read("", body: microdata).published?.value == "2024-01-03")
    }

    @Test func linkedDataMayBeAGraphWrappedAndBroken() {
        let script =
            "<!-- {\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"P\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Two\nlines\",\"publisher\":{\"@id\":\"#o\"}},{\"@id\":\"#o\",\"name\":\"O\"}]} -->"
        let data = LinkedData(scripts: [Array(script.utf8), Array("{".utf8)])
        #expect(data.headline == "Two lines")
        #expect(data.publisher == "O")
        #expect(data.unreadable == 1)
    }

    @Test(
        arguments: [
            ("Source:SMM", "SMM"), ("2024-01-15 09:30 来源：某协会 作者：某某", "某协会"), ("Source: The Daily | By X", "The Daily"),
            ("来源：某报2024-01-15", "某报"), ("Sources say so", nil),
        ] as [(String, String?)])
    func theSourceLineNamesThePublisher(line: String, expected: String?) {
        #expect(Metadata.publisherVisibly([Array(line.utf8)[...]])?.value == expected)
    }
}
