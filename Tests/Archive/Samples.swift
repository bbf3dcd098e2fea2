import Archive
import Foundation
import Model
import Testing

/// Made-up pages and events.
enum Samples {
    static let rules = "2026.1"
    static let holder = LockHolder(pid: 4242, command: "ingot run test", started: time(0))

    static func time(_ seconds: Int) -> Timestamp { Timestamp(secondsSinceEpoch: 1_795_500_000 + seconds) }

    static func page(_ name: String, _ body: String = "<p>Hello</p>", at seconds: Int = 0) -> Page {
        Page(
            url: "https://news.example/\(name)", retrieved: time(seconds),
            origin: .http(
                status: 200,
                headers: [
                    .init(name: "Content-Type", value: "text/html; charset=utf-8"),
                    .init(name: "X-Empty", value: ""),
                ]), body: Array(body.utf8))
    }

    static func happening(_ text: String, on day: String? = "2024-05-16") -> Happening {
        let date = day.flatMap { CivilDate($0) }.map {
            EventDate(interval: Interval(day: $0), text: "On that day", basis: "year from title")
        }
        return Happening(
            title: "A title", text: text, date: date,
            sections: [
                Section(number: "I.", label: "1", heading: "Projects"),
                Section(number: "2.", label: "1.2", heading: nil),
            ],
            dates: date.map {
                [
                    DateMention(
                        text: $0.text, interval: $0.interval, role: .event, basis: $0.basis,
                        position: Position(start: 0, end: 4))
                ]
            } ?? [],
            quantities: [
                Quantity(text: "5 kt", value: 5000, unit: "t", per: "year", position: Position(start: 1, end: 5))
            ],
            organizations: [NamedMention(text: "Acme", name: "Acme Works", position: Position(start: 2, end: 6))],
            places: [NamedMention(text: "Springfield", position: Position(start: 3, end: 14))],
            position: Position(start: 0, end: text.unicodeScalars.count))
    }

    /// The event that a page reports.
    static func event(_ text: String, on day: String? = "2024-05-16", from page: KeptPage) -> Event {
        let happening = happening(text, on: day)
        return Event(
            id: EventIdentity.identifier(of: happening), happening: happening,
            source: SourceReference(
                url: page.url, title: "Review", publisher: "Example", published: "2024-12-31T09:00:00",
                page: page.digest,
                retrieved: page.retrieved), rules: rules)
    }

    static func receipt(_ run: String = "run-1") -> RunReceipt {
        RunReceipt(
            run: run, command: "ingot run test", started: time(0), ended: time(60), status: "partial", rules: rules,
            pipeline: ContentDigest.sha256(Array("pipeline".utf8)), pages: .init(read: 3, unchanged: 1, failed: 1),
            events: .init(added: 2, known: 1, byYear: ["2024": 1, "undated": 1]),
            text: .init(body: 900, unclaimed: 12),
            failures: [.init(url: "https://news.example/gone", reason: "HTTP 404")],
            waits: [.init(host: "news.example", seconds: 2.5, reason: "Crawl-delay")])
    }

    static func open(_ folder: TemporaryFolder, creating: Bool = true) throws -> EventArchive {
        try EventArchive.open(at: folder.path, creating: creating, holder: holder)
    }

    /// Does with a store what an ingestion does with one page: keep, match, commit.
    @discardableResult
    static func ingest(
        _ page: Page, _ reports: [(text: String, day: String?)], into store: some ArchiveStore, run: String = "run-1"
    ) throws -> Committed {
        let kept = try store.keep(page)
        var batch = Batch(time: page.retrieved, run: run, rules: rules)
        for report in reports {
            let event = event(report.text, on: report.day, from: kept)
            switch try store.match(event) {
            case .new(let links):
                batch.events.append(event)
                batch.links += links
            case .known(let id, let decision): batch.sightings.append(Sighting(of: id, by: event, decision: decision))
            }
        }
        batch.pages = [PageOutcome(page: kept, outcome: "segmented", events: reports.count, warnings: ["a warning"])]
        return try store.commit(batch)
    }
}

/// All values of a cursor.
func all<Value>(_ cursor: LineCursor<Value>) throws -> [Value] {
    var values: [Value] = []
    while let value = try cursor.next() { values.append(value) }
    return values
}
