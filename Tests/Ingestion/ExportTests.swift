import Foundation
import Model
import Testing

@testable import Archive
@testable import Ingestion

@Suite struct ExportTests {
    private static func event(_ title: String, _ text: String, at seconds: Int = 0) -> Event {
        Event(
            id: "ev-\(title.utf8.count)-\(text.utf8.count)",
            happening: Happening(
                title: title, text: text,
                date: CivilDate("2024-05-16").map {
                    EventDate(interval: Interval(day: $0), text: "On May 16", basis: "year from title")
                },
                sections: [Section(number: "1.", label: "1", heading: "Mills")],
                quantities: [
                    Quantity(text: "5 kt", value: 5000, unit: "t", position: Position(start: 1, end: 5))
                ],
                places: [NamedMention(text: "Anhui", name: "Anhui Province", position: Position(start: 6, end: 11))],
                position: Position(start: 0, end: 20)),
            source: SourceReference(
                url: "https://news.example/?a=1&b=2", title: "A page", publisher: "P & Q", page: "sha256:00",
                retrieved: Timestamp(secondsSinceEpoch: 1_795_500_000 + seconds)), rules: "2026.1")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
        ("＝1", "'＝1"), ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""), ("bell\u{7}", "bell"), ("", ""),
    ])
    func `a cell is text to a spreadsheet, never a formula`(text: String, cell: String) {
        #expect(CommaSeparated.cell(text) == cell)
    }

    @Test func `every row has a cell for each column`() {
        let event = Self.event("A title", "A text, with a comma.")
        let row = String(decoding: CommaSeparated.row(CommaSeparated.columns.map { $0.value(event) }), as: UTF8.self)
        #expect(row.hasSuffix("\r\n"))
        #expect(row.contains(",\"A text, with a comma.\",1. Mills,,Anhui Province,5 kt,https://news.example/?a=1&b=2,"))
        #expect(Set(CommaSeparated.columns.map(\.name)).count == CommaSeparated.columns.count)
    }

    @Test func `a feed has the latest first, and nothing of a page is markup in it`() {
        let events = [
            Self.event("Old", "An old one."), Self.event("<b>New</b>", "1 < 2 & \"3\" ]]> \u{1}\u{FFFE}", at: 60),
        ]
        let feed = AtomFeed.text(events, archive: "a", at: Timestamp(secondsSinceEpoch: 0))
        #expect(feed.contains("<title>2024-05-16: &lt;b&gt;New&lt;/b&gt;</title>"))
        #expect(feed.contains("1 &lt; 2 &amp; &quot;3&quot; ]]&gt; \u{FFFD}\u{FFFD}</content>"))
        #expect(feed.contains("href=\"https://news.example/?a=1&amp;b=2\""))
        #expect(feed.contains("<name>P &amp; Q</name>"))
        let new = feed.range(of: "New"), old = feed.range(of: "Old")
        #expect(new.flatMap { new in old.map { new.lowerBound < $0.lowerBound } } == true)
        #expect(feed.components(separatedBy: "<updated>").count == 4)
    }

    @Test func `a database has a row for each thing, and a file that is there is left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder["events.sqlite"]
        let database = try EventDatabase(path: path)
        try database.fill { add in
            try add(Self.event("One", "The first."))
            try add(Self.event("Second", "The second one."))
        }
        let read = try Database(path: path, .reading)
        func count(_ table: String) throws -> Int? {
            try read.first("SELECT count(*) FROM \(table)") { $0.integer(0) }
        }
        for (table, rows) in [("event", 2), ("page", 1), ("section", 2), ("quantity", 2), ("place", 2), ("date", 0)] {
            #expect(try count(table) == rows, "\(table)")
        }
        #expect(
            try read.first("SELECT name FROM place JOIN event ON event.id = place.event WHERE title = 'One'") {
                $0.text(0)
            } == "Anhui Province")
        #expect(throws: ArchiveError.self) { try EventDatabase(path: path) }
    }

    @Test func `the page on exports has every column and every table`() throws {
        let page = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent("Documentation/export.md"), encoding: .utf8)
        for column in CommaSeparated.columns { #expect(page.contains("`\(column.name)`"), "\(column.name)") }
        #expect(page.contains(EventDatabase.tables), "the statements as they are")
    }
}
