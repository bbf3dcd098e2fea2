import Archive
import Foundation
import Model
import Testing

@testable import Ingestion

/// The page of a report: what it says, and that nothing of a page can run in it.
@Suite struct EventReportTests {
    private static let now = Timestamp(secondsSinceEpoch: 1_795_500_000)

    private static func event(
        _ number: Int, title: String = "A mill", text: String = "A mill was built.", on day: String? = "2024-05-16",
        url: String? = "https://news.example/1", kind: EventKind? = .project
    ) -> Event {
        Event(
            id: "ev-\(number)",
            happening: Happening(
                title: title, text: text, kind: kind,
                date: day.flatMap { CivilDate($0) }.map {
                    EventDate(interval: Interval(day: $0), text: "On that day", basis: "year in text")
                },
                quantities: [Quantity(text: "5 kt", value: 5000, unit: "t", position: Position(start: 1, end: 5))],
                places: [NamedMention(text: "Anhui", position: Position(start: 6, end: 11))],
                position: Position(start: 0, end: text.unicodeScalars.count)),
            source: SourceReference(
                url: url, title: "News of the day", publisher: "The Example",
                page: "sha256:\(String(repeating: "0", count: 64))", retrieved: now), rules: "2026.1")
    }

    private static func archive(_ events: [Event], sightings: [Sighting] = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let archive = try EventArchive.open(
            at: folder["kept"], creating: true, holder: LockHolder(pid: 1, command: "test", started: now))
        _ = try archive.commit(
            Batch(time: now, run: "test", rules: "2026.1", events: events, sightings: sightings))
        archive.close()
        return folder
    }

    private static func write(
        _ folder: TemporaryFolder, _ query: SearchQuery = SearchQuery(), limit: Int? = nil, to output: String = "report"
    ) throws -> (receipt: EventReport.Receipt, page: String) {
        let report = try EventReport(ofArchiveAt: folder["kept"], matching: query, limit: limit, at: now)
        let receipt = try report.write(toFolder: folder[output])
        return (receipt, try String(contentsOfFile: receipt.path, encoding: .utf8))
    }

    /// What stands between two marks, the first time they stand there.
    private static func part(of page: String, from opening: String, to closing: String) throws -> String {
        let start = try #require(page.range(of: opening))
        let end = try #require(page[start.upperBound...].range(of: closing))
        return String(page[start.upperBound..<end.lowerBound])
    }

    private static func data(of page: String) throws -> [[String: Any]] {
        let json = try part(of: page, from: "<script type=\"application/json\" id=\"data\">", to: "</script>")
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        return try #require(object?["events"] as? [[String: Any]])
    }

    // MARK: What it says

    @Test func `figures stand in the page as text, and every event in its data`() throws {
        let folder = try Self.archive([
            Self.event(1), Self.event(2, text: "Another.", on: "2025-01-02", kind: nil),
            Self.event(3, text: "Nobody knows when.", on: nil),
        ])
        let (receipt, page) = try Self.write(folder)
        #expect(receipt.events == 3 && receipt.leftOut == 0 && receipt.bytes == page.utf8.count)
        #expect(page.contains("<dt>Events</dt><dd class=\"number\">3</dd>"))
        #expect(page.contains("<dt>Without a date</dt><dd class=\"number\">1</dd>"))
        #expect(page.contains("<dt>Pages that told of them</dt><dd class=\"number\">1</dd>"))
        #expect(page.contains("2024-05-16 to 2025-01-02"))
        #expect(page.contains("<h1><bdi>kept</bdi></h1>"), "the archive's name, and not where it lies")
        #expect(!page.contains(folder.path))
        let data = try Self.data(of: page)
        #expect(data.map { $0["id"] as? String } == ["ev-2", "ev-1", "ev-3"])
        #expect(data[0]["source"] is [String: Any], "a page is written out where it is first named")
        #expect(data[1]["source"] as? Int == 0, "and is a number from then on")
    }

    @Test func `a further report stands with its event, and counts`() throws {
        let event = Self.event(1)
        let other = SourceReference(
            url: "https://other.example/", page: "sha256:\(String(repeating: "1", count: 64))", retrieved: Self.now)
        let sighting = Sighting(
            event: "ev-1", source: other, position: Position(start: 3, end: 9), rule: "same words", score: 0.5,
            reasons: ["the same day"], text: "They built a mill.", rules: "2026.1")
        let (_, page) = try Self.write(Self.archive([event], sightings: [sighting]))
        let told = try #require(try Self.data(of: page)[0]["sightings"] as? [[String: Any]])
        #expect(told.count == 1)
        #expect(told.first?["reasons"] as? [String] == ["the same day"])
        #expect((told.first?["source"] as? [String: Any])?["url"] as? String == "https://other.example/")
        #expect(page.contains("<dt>Further reports</dt><dd class=\"number\">1</dd>"))
    }

    @Test func `the same archive, question and time give the same bytes`() throws {
        let events = (1...40).map {
            Self.event($0, text: "Number \($0).", on: $0 % 7 == 0 ? nil : "2024-05-\(10 + $0 % 3)")
        }
        let one = try Self.archive(events)
        // Taken in in another order, and searched once before the last came.
        let other = try Self.archive(Array(events[20...]))
        _ = try Self.write(other)
        let archive = try EventArchive.open(
            at: other["kept"], creating: false, holder: LockHolder(pid: 1, command: "test", started: Self.now))
        _ = try archive.commit(
            Batch(time: Self.now, run: "second", rules: "2026.1", events: Array(events[..<20].reversed())))
        archive.close()
        let first = try Self.write(one).page
        #expect(try Self.write(one).page == first)
        #expect(try Self.write(other).page == first)
    }

    @Test func `a question is told, and only what answers it is there`() throws {
        let folder = try Self.archive([Self.event(1), Self.event(2, text: "A copper <mine> was dug.")])
        var query = SearchQuery()
        query.text = "copper"
        query.from = CivilDate("2024-01-01")
        query.kind = .project
        let (receipt, page) = try Self.write(folder, query)
        #expect(receipt.events == 1)
        #expect(page.contains("<li>words <bdi lang=\"en\">copper</bdi></li>"))
        #expect(page.contains("<li>time <bdi lang=\"en\">since 2024-01-01</bdi></li>"))
        #expect(page.contains("<li>kind <bdi lang=\"en\">project</bdi></li>"))
    }

    @Test func `what a limit cuts is said, and the latest stay`() throws {
        let folder = try Self.archive((1...9).map { Self.event($0, text: "Number \($0).", on: "2024-05-0\($0)") })
        let (receipt, page) = try Self.write(folder, limit: 4)
        #expect(receipt.events == 4 && receipt.leftOut == 5)
        #expect(page.contains("This page has the latest 4 of 9 events; 5 earlier ones are left out"))
        #expect(try Self.data(of: page).map { $0["id"] as? String } == ["ev-9", "ev-8", "ev-7", "ev-6"])
        #expect(try !Self.write(folder, limit: 9).page.contains("class=\"cut\""))
    }

    @Test func `an archive without events has a page that says so`() throws {
        let (receipt, page) = try Self.write(Self.archive([]))
        #expect(receipt.events == 0)
        #expect(page.contains("no dates"))
        #expect(try Self.data(of: page).isEmpty)
    }

    @Test func `whoever runs no script sees figures and the first hundred events`() throws {
        let folder = try Self.archive((1...120).map { Self.event($0, title: "T\($0)", text: "Number \($0).") })
        let plain = try Self.part(of: Self.write(folder).page, from: "<noscript>", to: "</noscript>")
        #expect(plain.components(separatedBy: "<li>").count - 1 == ReportPage.shownWithoutScript)
        #expect(plain.contains("These are the latest 100; 20 more are in the page"))
        #expect(plain.contains("<tr><th scope=\"row\">2024</th><td>120</td></tr>"))
        #expect(plain.contains("<tr><th scope=\"row\">project</th><td>120</td></tr>"))
    }

    // MARK: What cannot happen

    @Test(arguments: [
        "</script><script>window.hacked=1</script>", "<!--<script>", "]]><svg onload=alert(1)>", "\" onload=\"alert(1)",
        "' autofocus onfocus='alert(1)", "a\u{2028}b\u{2029}c", "evil\u{202E}txt.exe", "\u{1B}[31mred\u{7}",
        "&lt;b&gt;",
        "{{data}}", "=HYPERLINK(\"https://evil.example\")", "</title></style></noscript><img src=x onerror=alert(1)>",
    ])
    func `hostile text is text wherever it stands`(text: String) throws {
        var event = Self.event(1, title: text, text: text)
        event.happening.places = [NamedMention(text: text, name: text, position: Position(start: 0, end: 1))]
        event.happening.organizations = event.happening.places
        event.happening.quantities[0].unit = text
        event.source.title = text
        event.source.publisher = text
        event.source.url = text
        let page = try Self.write(Self.archive([event])).page
        for (mark, times) in [
            ("<script", 2), ("</script>", 2), ("<style>", 1), ("<noscript>", 1), ("</noscript>", 1), ("<img", 0),
            ("<svg", 0), ("<!--", 0),
        ] {
            #expect(page.components(separatedBy: mark).count - 1 == times, "\(mark)")
        }
        let read = try Self.data(of: page)[0]
        #expect(read["text"] as? String == VisibleText.of(text))
        let steering = page.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || 0x7F..<0xA0 ~= $0.value || 0x2028...0x202E ~= $0.value
        }
        #expect(steering.isEmpty)
    }

    @Test func `what is made visible takes as many characters as before`() {
        let text = "a\u{0}\u{1B}b\u{202E}\u{200B}c\u{E0041}\n\tz\u{AD}"
        let visible = VisibleText.of(text)
        #expect(visible == "a\u{2400}\u{241B}b\u{FFFD}\u{FFFD}c\u{FFFD}\n z\u{FFFD}")
        #expect(visible.unicodeScalars.count == text.unicodeScalars.count)
        #expect(VisibleText.of("镁合金 élan 😀") == "镁合金 élan 😀")
    }

    @Test func `the policy allows this style and this script and no address`() throws {
        let page = try Self.write(Self.archive([Self.event(1)])).page
        let policy = try Self.part(of: page, from: "http-equiv=\"Content-Security-Policy\" content=\"", to: "\"")
        #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
        #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
        #expect(ReportPage.policy.hasSuffix("require-trusted-types-for 'script'; trusted-types 'none'"))
        let style = try Self.part(of: page, from: "<style>", to: "</style>")
        #expect(Array(style.utf8) == ReportPage.style, "the bytes that the hash was made of")
        let script = try Self.part(of: page, from: "<script>", to: "</script>")
        #expect(Array(script.utf8) == ReportPage.script)
        for address in ["src=", "@import", "url("] {
            #expect(!style.contains(address) && !page.contains("<script \(address)"))
        }
    }

    @Test func `the script puts nothing in as markup and asks for nothing`() {
        let script = String(decoding: ReportPage.script, as: UTF8.self)
        for word in [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch(",
            "XMLHttpRequest", "import(", "createContextualFragment", "DOMParser", "srcdoc",
        ] {
            #expect(!script.contains(word), "\(word)")
        }
    }

    @Test func `the template has no place that is not filled`() {
        let page = ReportPage(archive: "a", query: SearchQuery(), now: Self.now, content: ReportPage.Content())
        let told = ["data", "style", "script", "cut"]
        for place in ReportPage.places where !told.contains(place) {
            #expect(!page.markup(place).isEmpty, "\(place)")
        }
        #expect(ReportPage.places.contains("data") && ReportPage.places.contains("policy"))
    }

    @Test(arguments: EventKind.allCases) func `the script has a name for every kind`(kind: EventKind) {
        #expect(String(decoding: ReportPage.script, as: UTF8.self).contains("\(kind.rawValue): \""))
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
    func `numbers are grouped by thousands`(number: Int, text: String) {
        #expect(grouped(number) == text)
    }

    // MARK: Writing

    @Test func `the page that was there is replaced, and nothing else is left in the folder`() throws {
        let folder = try Self.archive([Self.event(1)])
        try folder.write("report/index.html", "old")
        let (receipt, page) = try Self.write(folder)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["report"]) == ["index.html"])
        #expect(try FileManager.default.attributesOfItem(atPath: receipt.path)[.posixPermissions] as? Int != 0o600)
    }

    @Test func `a folder that cannot be written to is named, and nothing is left`() throws {
        let folder = try Self.archive([Self.event(1)])
        try folder.write("report", "a file")
        let report = try EventReport(
            ofArchiveAt: folder["kept"], matching: SearchQuery(), limit: nil, at: Self.now)
        let error = #expect(throws: EventReport.Unwritable.self) { try report.write(toFolder: folder["report"]) }
        #expect(error?.description.contains("report/index.html: cannot write") == true)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder.path)) == ["kept", "report"])
    }

    @Test func `a question that cannot be answered leaves the old page`() throws {
        let folder = try Self.archive([Self.event(1)])
        try folder.write("report/index.html", "old")
        var query = SearchQuery()
        query.text = "-mill"
        #expect(throws: SearchQuery.Unanswerable.self) { try Self.write(folder, query) }
        #expect(try String(contentsOfFile: folder["report/index.html"], encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["report"]) == ["index.html"])
    }

    @Test func `no archive is told as such`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ArchiveError.noSuchArchive(path: folder["none"])) {
            try EventReport(ofArchiveAt: folder["none"], matching: SearchQuery(), limit: nil, at: Self.now)
        }
    }
}
