import Archive
import Foundation
import Model
import Testing

@testable import Ingestion

/// Many pages in one input.
@Suite struct PageStreamTests {
    private static let title = "A Review of the Lamp Trade in 2024"
    private static let text =
        "1. A mill\nOn May 5, the mill ground 12 tonnes.\n2. A barn\nOn June 6, the barn was built.\n"

    /// What a stream over these bytes gives: events as `place: date`, problems as they are told.
    private func items(
        _ bytes: some Sequence<UInt8>, _ form: PageStream.Form, knowing: PageReading.Knowledge = .init(),
        longest: Int = PageStream.longestPage
    ) throws -> [PageStream.Item] {
        let folder = try TemporaryFolder()
        let path = try folder.write("pages")
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let stream = try PageStream(path: path, form: form, knowing: knowing, longest: longest)
        return stream.map { item in
            // The folder's name is another each time.
            switch item {
            case .page(let reading, let place):
                .page(reading, place: place.replacingOccurrences(of: path, with: "pages"))
            case .problem(let problem):
                .problem(
                    .init(place: problem.place.replacingOccurrences(of: path, with: "pages"), reason: problem.reason))
            }
        }
    }

    private func readings(_ items: [PageStream.Item]) -> [PageReading] {
        items.compactMap { if case .page(let reading, _) = $0 { reading } else { nil } }
    }

    /// `place: ` and the count of events, or the problem.
    private func accounts(_ items: [PageStream.Item]) -> [String] {
        items.map { item in
            switch item {
            case .page(let reading, let place): "\(place): \(counted(reading.events.count, "event"))"
            case .problem(let problem): problem.description
            }
        }
    }

    private func line(_ values: [String: Any]) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: values)) + [0x0A]
    }

    // MARK: Lines of JSON

    @Test func `a line is a page, and blank lines and line ends of another system are none`() throws {
        let good = try line(["text": Self.text]).dropLast()
        let bytes =
            [0xEF, 0xBB, 0xBF] + good + Array("\n\n \t\r\n".utf8) + good + Array("\r\n".utf8) + good
        #expect(
            try accounts(items(bytes, .jsonLines)) == ["pages:1: 2 events", "pages:4: 2 events", "pages:5: 2 events"])
    }

    @Test func `without lines there are no pages`() throws {
        for text in ["", "\n", "\n\r\n \n"] { #expect(try items(text.utf8, .jsonLines).isEmpty) }
    }

    @Test(arguments: [
        ("nonsense", "is not JSON (Invalid value around character 1); write each page as one line, as `jq -c` does"),
        ("{\"text\":\"x\"", "is not JSON (Unexpected end of file during JSON parse); write each page as one line"),
        ("{\"text\":\"x\"} {\"text\":\"y\"}", "is not JSON ("), ("{\"text\":\"\\ud800\"}", "is not JSON ("),
        ("[\"x\"]", "is JSON but no object; write each page as one line {"), ("\"x\"", "is JSON but no object"),
        ("7", "is JSON but no object"), ("null", "is JSON but no object"),
        ("{}", "has neither \"text\" nor \"html\"; give the page as one of them"),
        ("{\"text\":null}", "has neither \"text\" nor \"html\""),
        ("{\"text\":\"x\",\"html\":\"y\"}", "has both \"text\" and \"html\"; give the page as one of them"),
        ("{\"text\":7}", "\"text\" is no string; mend it or leave it out"),
        ("{\"html\":[\"x\"]}", "\"html\" is no string"), ("{\"text\":\"x\",\"url\":{}}", "\"url\" is no string"),
        ("{\"text\":\"x\",\"year\":\"2024\"}", "\"year\" is no whole number"),
        ("{\"text\":\"x\",\"year\":2024.5}", "\"year\" is no whole number"),
        ("{\"text\":\"x\",\"year\":99999999999999999999}", "\"year\" is no whole number"),
        ("{\"text\":\"x\",\"year\":24}", "\"year\" is 24; give a year from 1900 to 2099, or none"),
        ("{\"text\":\" \\n\"}", "empty: 2 bytes, no text"), ("{\"html\":\"\"}", "empty: "),
        ("{\"html\":\"%PDF-1.7\"}", "not text: "),
        ("{\"html\":\"<title>Sign in</title><p>Please log in to continue reading</p>\"}", "login wall: "),
    ])
    func `a bad line is told with its number, and the lines around it are read`(bad: String, reason: String) throws {
        let good = try line(["text": Self.text])
        let found = try accounts(items(good + Array((bad + "\n").utf8) + good, .jsonLines))
        #expect(found.count == 3)
        #expect(found.first == "pages:1: 2 events" && found.last == "pages:3: 2 events")
        #expect(found.dropFirst().first?.hasPrefix("pages:2: \(reason)") == true, "\(found)")
    }

    @Test func `bytes that are not UTF-8 are a bad line`() throws {
        let found = try accounts(items(Array("{\"text\":\"".utf8) + [0xB4, 0xF3] + Array("\"}\n".utf8), .jsonLines))
        #expect(found.count == 1 && found.first?.hasPrefix("pages:1: is not JSON (Invalid UTF-8") == true, "\(found)")
    }

    @Test(arguments: [1, 100, 256 << 10, (256 << 10) + 1, 700_000])
    func `a line longer than it may be is passed over, and those around it are read`(surplus: Int) throws {
        let good = try line(["text": Self.text])
        let longest = good.count - 1
        let long = [UInt8](repeating: 0x61, count: longest + surplus)
        let reason = "is longer than the \(longest) bytes that a line may have; passed over unread"
        for bytes in [good + long + [0x0A] + good, good + long + [0x0A, 0x0A] + good + long] {
            let found = try accounts(items(bytes, .jsonLines, longest: longest))
            #expect(found.prefix(2) == ["pages:1: 2 events", "pages:2: \(reason)"])
            #expect(found.filter { $0.hasSuffix("2 events") }.count == 2)
            #expect(found.count == (bytes.last == 0x0A ? 3 : 4))
        }
    }

    @Test func `lines of every length around the size of a read are found whole`() throws {
        var bytes: [UInt8] = []
        let lengths = [0, 1, (256 << 10) - 2, (256 << 10) - 1, 256 << 10, 3, (512 << 10) + 1, 0, 0, 5]
        for (number, length) in lengths.enumerated() {
            bytes += [UInt8](repeating: UInt8(0x61 + number), count: length) + [0x0A]
        }
        let folder = try TemporaryFolder()
        let path = try folder.write("lines")
        try Data(bytes.dropLast()).write(to: URL(fileURLWithPath: path))
        var lines = InputLines(try InputFile(path: path), longest: 1 << 20)
        var found: [Int] = []
        while let line = try lines.next() {
            let text = try #require(line.bytes)
            #expect(text.allSatisfy { $0 == UInt8(0x61 + found.count) })
            found.append(text.count)
            #expect(line.number == found.count)
        }
        #expect(found == lengths)
    }

    @Test func `what the line says comes before what the page says`() throws {
        let html = """
            <html><head><title>Another title of 2023</title><meta property="og:site_name" content="Another">
            <meta property="article:published_time" content="2023-01-02"><link rel="canonical" href="https://n.example/c">
            </head><body><article><p>1. A mill</p><p>On May 5, the mill ground 12 tonnes.</p><p>2. A barn</p>
            <p>On June 6, the barn was built.</p></article></body></html>
            """
        let said: [String: Any] = [
            "html": html, "url": "https://n.example/1", "title": Self.title, "publisher": "The Lamp",
            "published": "Jan 3, 2025 08:15", "retrieved": "2025-02-01T10:00:00Z", "more": ["of": "no interest"],
        ]
        let events = try readings(items(line(said), .jsonLines)).flatMap(\.events)
        #expect(events.count == 2)
        #expect(events.map { $0.happening.date?.interval.edtf } == ["2024-05-05", "2024-06-06"])
        for source in events.map(\.source) {
            #expect(
                source
                    == SourceReference(
                        url: "https://n.example/1", title: Self.title, publisher: "The Lamp",
                        published: "2025-01-03T08:15", page: ContentDigest.sha256(Array(html.utf8)),
                        retrieved: Timestamp("2025-02-01T10:00:00Z")))
        }
        // Null and the empty string say nothing.
        let silent: [String: Any] = [
            "html": html, "url": "", "title": NSNull(), "publisher": "", "published": "", "retrieved": NSNull(),
            "year": NSNull(), "text": NSNull(),
        ]
        let own = try readings(items(line(silent), .jsonLines)).flatMap(\.events)
        #expect(own.map(\.source) == PageReading.read(Array(html.utf8), knowing: .init()).events.map(\.source))
        #expect(own.first?.source.title == "Another title of 2023")
    }

    @Test func `a time that cannot be read is a warning and no reason to lose the page`() throws {
        let said = ["text": Self.text, "published": "yesterday", "retrieved": "noon"]
        let read = try #require(readings(try items(line(said), .jsonLines)).first)
        #expect(read.events.count == 2)
        #expect(read.events.allSatisfy { $0.source.published == nil && $0.source.retrieved == nil })
        #expect(
            read.document.warnings == [
                "\"published\" is \"yesterday\", which names no day as 2024-05-16 does; passed over",
                "\"retrieved\" is \"noon\", no time in UTC like 2024-05-16T13:58:00Z; passed over",
            ])
    }

    @Test func `the year of a line comes before the one for all, and that before the title's`() throws {
        func date(_ values: [String: Any], _ year: Int?) throws -> String? {
            let all = values.merging(["text": Self.text]) { $1 }
            let read = try readings(items(line(all), .jsonLines, knowing: .init(year: year)))
            return read.first?.events.first?.happening.date?.interval.edtf
        }
        #expect(try date(["title": Self.title], nil) == "2024-05-05")
        #expect(try date(["title": Self.title], 2019) == "2019-05-05")
        #expect(try date(["title": Self.title, "year": 2018], 2019) == "2018-05-05")
    }

    @Test(arguments: ["<p>1. A mill</p>\n", "\u{FEFF}", "  \r\n", "完。\u{1F600}\n"])
    func `positions count in the text of the line as it is`(opening: String) throws {
        let text = opening + Self.text
        let read = try #require(readings(try items(line(["text": text]), .jsonLines)).first)
        #expect(read.document.text == text)
        let scalars = Array(text.unicodeScalars)
        #expect(read.events.count >= 2)
        for event in read.events {
            let position = event.happening.position
            let words = scalars[position.start..<position.end].map { Character($0) }
            #expect(String(words) == event.happening.text)
        }
    }

    @Test func `HTML in a line is decoded already, whatever it says of its encoding`() throws {
        let html = """
            <html><head><meta charset="gb2312"><title>灯具2024年回顾</title></head>
            <body><article><p>5月5日，磨坊磨了12吨面粉。</p></article></body></html>
            """
        let read = try #require(readings(try items(line(["html": html]), .jsonLines)).first)
        #expect(read.document.text.contains("5月5日，磨坊磨了12吨面粉。"))
        #expect(read.document.warnings.isEmpty)
    }

    // MARK: Web archives

    /// A record of a web archive file.
    private func record(
        _ kind: String, _ url: String?, _ fields: [String] = [], block: [UInt8], version: String = "1.1"
    ) -> [UInt8] {
        let lines =
            ["WARC/\(version)", "WARC-Type: \(kind)", "WARC-Date: 2019-03-02T10:11:12Z"]
            + (url.map { ["WARC-Target-URI: \($0)"] } ?? []) + fields + ["Content-Length: \(block.count)", "", ""]
        return Array(lines.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
    }

    private func response(
        _ url: String, _ status: String = "200 OK", _ headers: [String] = ["Content-Type: text/html; charset=utf-8"],
        _ fields: [String] = [], body: [UInt8] = PageReadingTests.page
    ) -> [UInt8] {
        let head = (["HTTP/1.1 \(status)"] + headers + ["", ""]).joined(separator: "\r\n")
        return record(
            "response", url, ["Content-Type: application/http; msgtype=response"] + fields,
            block: Array(head.utf8) + body)
    }

    @Test func `an HTTP response is a page, with the record's address and date`() throws {
        let found = try items(response("https://n.example/lamps?2024"), .webArchive)
        #expect(accounts(found) == ["pages at byte 0: 2 events"])
        let events = readings(found).flatMap(\.events)
        let alone = PageReading.read(PageReadingTests.page, knowing: .init()).events
        #expect(events.map(\.happening) == alone.map(\.happening))
        #expect(events.map(\.id) == alone.map(\.id))
        for (event, other) in zip(events, alone) {
            var expected = other.source
            expected.url = "https://n.example/lamps?2024"
            expected.retrieved = Timestamp("2019-03-02T10:11:12Z")
            #expect(event.source == expected)
        }
    }

    @Test func `records without a page are passed over in silence`() throws {
        let page = PageReadingTests.page
        let html = "Content-Type: text/html"
        let records = [
            record("warcinfo", nil, ["Content-Type: application/warc-fields"], block: Array("software: x\r\n".utf8)),
            record("request", "https://n.example/", ["Content-Type: application/http"], block: page),
            record("metadata", "https://n.example/", ["Content-Type: text/plain"], block: page),
            record("revisit", "https://n.example/", ["Content-Type: application/http"], block: page),
            record("continuation", "https://n.example/", ["WARC-Segment-Number: 2"], block: page),
            record("response", "dns:n.example", ["Content-Type: text/dns"], block: page),
            record("resource", "metadata://gnu.org/wget/arguments.txt", ["Content-Type: text/plain"], block: page),
            record("resource", "urn:pageinfo:https://n.example/", ["Content-Type: text/html"], block: page),
            record("resource", "https://n.example/a.json", ["Content-Type: application/json"], block: page),
            record("something-new", "https://n.example/", [html], block: page),
            response("https://n.example/", "301 Moved", [html, "Location: /b"]),
            response("https://n.example/", "404 No"),
            response("https://n.example/", "206 Partial Content"), response("https://n.example/", "503 Busy"),
            response("https://n.example/a.png", "200 OK", ["Content-Type: image/png"], body: [0x89, 0x50, 0x4E, 0x47]),
            response("https://n.example/a.css", "200 OK", ["Content-Type: text/css"]),
            response("https://n.example/a", "200 OK", [], body: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]),
            response("https://n.example/robots.txt", "200 OK", ["Content-Type: text/plain"]),
        ]
        for record in records {
            #expect(
                try accounts(items(record, .webArchive)) == [], "\(String(decoding: record.prefix(200), as: UTF8.self))"
            )
        }
        let all = Array(records.joined())
        #expect(
            try accounts(items(all + response("https://n.example/lamps"), .webArchive)) == [
                "pages at byte \(all.count): 2 events"
            ])
    }

    @Test func `types of text and saved pages are pages`() throws {
        let text = Array(Self.text.utf8)
        let records = [
            response("https://n.example/", "203 Other", ["content-type: TEXT/HTML"]),
            response("https://n.example/", "200 OK", ["Content-Type: application/xhtml+xml"]),
            response("https://n.example/", "200 OK", ["Content-Type: text/plain"], body: text),
            response("https://n.example/", "200 OK", []),
            response("https://n.example/", "200 OK", [], ["WARC-Identified-Payload-Type: text/plain"], body: text),
            record("resource", "file:///saved/lamps.html", [], block: PageReadingTests.page),
            record("resource", "<https://n.example/>", ["Content-Type: text/html"], block: PageReadingTests.page),
            record("conversion", "https://n.example/", ["Content-Type: text/plain"], block: text, version: "1.0"),
        ]
        for record in records {
            #expect(
                try accounts(items(record, .webArchive)) == ["pages at byte 0: 2 events"],
                "\(String(decoding: record.prefix(200), as: UTF8.self))")
        }
    }

    @Test func `the type of a saved page tells its encoding`() throws {
        // 5月5日，甲。 in GB 18030, too short for a guess.
        let body: [UInt8] = [
            0x35, 0xD4, 0xC2, 0x35, 0xC8, 0xD5, 0xA3, 0xAC, 0xBC, 0xD7, 0xA1, 0xA3,
        ]
        let saved = record("resource", "https://n.example/", ["Content-Type: text/plain; charset=gb18030"], block: body)
        #expect(try readings(items(saved, .webArchive)).first?.document.text == "5月5日，甲。")
    }

    @Test func `what should be a page and is none is told with its place and its reason`() throws {
        let good = response("https://n.example/lamps")
        let cases: [(record: [UInt8], reason: String)] = [
            (response("https://n.example/", body: []), "empty: "),
            (response("https://n.example/", body: Array("%PDF-1.7\n".utf8)), "not text: the page is a PDF document"),
            (
                response(
                    "https://n.example/", "200 OK", ["Content-Type: text/html", "Content-Encoding: br"],
                    body: [0x1B, 0x03, 0x00, 0xF8, 0x8D, 0x94, 0x0E, 0x01, 0x02, 0x0F, 0x10]),
                "the page is in the content coding br, which cannot be undone here"
            ),
            (
                response("https://n.example/", "200 OK", ["Content-Type: text/html"], ["WARC-Segment-Number: 1"]),
                "the record holds one piece of a page in several records"
            ),
            (
                record("response", "https://n.example/", ["Content-Type: application/http"], block: Array("x".utf8)),
                "the record holds no HTTP response that can be read"
            ),
            (
                record("resource", nil, ["Content-Type: text/html"], block: PageReadingTests.page),
                "the record says no address"
            ),
        ]
        for (record, reason) in cases {
            let found = try accounts(items(good + record + good, .webArchive))
            #expect(found.count == 3, "\(reason)")
            #expect(found.first == "pages at byte 0: 2 events")
            #expect(found.dropFirst().first?.hasPrefix("pages at byte \(good.count): \(reason)") == true, "\(found)")
            #expect(found.last == "pages at byte \(good.count + record.count): 2 events")
        }
    }

    @Test func `a page that was cut in capture is read with a warning, one longer than it may be is not`() throws {
        let cut = response("https://n.example/", "200 OK", ["Content-Type: text/html"], ["WARC-Truncated: length"])
        let read = try #require(readings(try items(cut, .webArchive)).first)
        #expect(read.events.count == 2)
        #expect(read.document.warnings == ["the page was cut when it was captured (WARC-Truncated: length)"])

        let long = response("https://n.example/", body: PageReadingTests.page + [UInt8](repeating: 0x20, count: 4000))
        let good = response("https://n.example/")
        #expect(
            try accounts(items(good + long + good, .webArchive, longest: 2000)) == [
                "pages at byte 0: 2 events",
                "pages at byte \(good.count): the record is longer than the 2000 bytes that one may have",
                "pages at byte \(good.count + long.count): 2 events",
            ])
    }

    @Test func `a damaged record is told with where reading goes on`() throws {
        let good = response("https://n.example/lamps")
        var bad = good
        bad[0] = 0x58
        #expect(
            try accounts(items(bad + good + good.dropLast(50), .webArchive)) == [
                "pages at byte 0: no WARC record begins here; passed over, and reading goes on at byte \(good.count)",
                "pages at byte \(good.count): 2 events",
                "pages at byte \(2 * good.count): the record that begins here is torn: 46 of its "
                    + "\(blockLength(of: good)) bytes are missing; "
                    + "no record was found behind it; restore the file from a copy for the rest",
            ])
        #expect(
            try accounts(items("<html>no archive</html>".utf8, .webArchive)) == [
                "pages at byte 0: no WARC record begins here; no record was found behind it; "
                    + "check that this is a WARC file"
            ])
        #expect(try items("".utf8, .webArchive).isEmpty)
    }

    private func blockLength(of record: [UInt8]) -> Int {
        let text = String(decoding: record, as: UTF8.self)
        return text.components(separatedBy: "Content-Length: ").dropFirst().first
            .flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
    }

    @Test func `an input that cannot be opened is told with its reason`() throws {
        let folder = try TemporaryFolder()
        for form in PageStream.Form.allCases {
            for (path, reason) in [
                (folder["missing"], "No such file or directory; check the path"),
                (folder.path, "is a folder; name the files in it"),
            ] {
                #expect(throws: SavedFile.Problem(path: path, reason: reason)) {
                    try PageStream(path: path, form: form, knowing: .init())
                }
            }
        }
    }
}
