import Foundation
import Model

/// Events as an SQLite database for other tools: one table of events, and one each for what an event has several of.
///
/// It is a copy to be asked with SQL, not part of the archive; its schema is in `Documentation/export.md`.
public final class EventDatabase {
    private let database: Database

    /// Makes a new database. Throws `refused` where there is a file of that name.
    public init(path: String) throws(ArchiveError) {
        guard try fileLength(path) == nil else {
            throw .refused(reason: "\(path): there is such a file already; name another, or delete it first")
        }
        database = try Database(path: path, .writing)
        try database.execute(EventDatabase.tables)
    }

    /// Puts in the events that `source` gives, in one transaction: all of them or, where it throws, none.
    public func fill(_ source: ((Event) throws -> Void) throws -> Void) throws {
        try database.execute("BEGIN IMMEDIATE")
        do {
            try source { try add($0) }
            try database.execute("COMMIT")
        } catch {
            try? database.execute("ROLLBACK")
            throw error
        }
        database.close()
    }

    /// The tables.
    public static let tables = """
        CREATE TABLE page(
            digest TEXT PRIMARY KEY, url TEXT, title TEXT, publisher TEXT, published TEXT, retrieved TEXT);
        CREATE TABLE event(
            id TEXT PRIMARY KEY, kind TEXT, edtf TEXT, first_day TEXT, last_day TEXT, date_text TEXT, date_basis TEXT,
            title TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            page TEXT NOT NULL REFERENCES page(digest), rules TEXT NOT NULL);
        CREATE TABLE section(
            event TEXT NOT NULL REFERENCES event(id), depth INTEGER NOT NULL, number TEXT NOT NULL, label TEXT NOT NULL,
            heading TEXT, PRIMARY KEY (event, depth));
        CREATE TABLE quantity(
            event TEXT NOT NULL REFERENCES event(id), text TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL,
            per TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL);
        CREATE TABLE date(
            event TEXT NOT NULL REFERENCES event(id), text TEXT NOT NULL, edtf TEXT, first_day TEXT, last_day TEXT,
            role TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL);
        CREATE TABLE organization(
            event TEXT NOT NULL REFERENCES event(id), text TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL);
        CREATE TABLE place(
            event TEXT NOT NULL REFERENCES event(id), text TEXT NOT NULL, name TEXT NOT NULL, kind TEXT,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL);
        CREATE INDEX event_day ON event(first_day);
        CREATE INDEX quantity_event ON quantity(event);
        CREATE INDEX date_event ON date(event);
        CREATE INDEX organization_event ON organization(event);
        CREATE INDEX organization_name ON organization(name);
        CREATE INDEX place_event ON place(event);
        CREATE INDEX place_name ON place(name);
        """

    private func add(_ event: Event) throws(ArchiveError) {
        let happening = event.happening
        let source = event.source
        try insert(
            "page",
            [
                .text(source.page), text(source.url), text(source.title), text(source.publisher),
                text(source.published),
                text(source.retrieved?.description),
            ])
        let interval = happening.date?.interval
        try insert(
            "event",
            [
                .text(event.id), text(happening.kind?.rawValue), text(interval?.edtf),
                text(interval?.start.description),
                text(interval?.end.description), text(happening.date?.text), text(happening.date?.basis),
                .text(happening.title), .text(happening.text), .integer(happening.position.start),
                .integer(happening.position.end), .text(source.page), .text(event.rules),
            ])
        for (depth, section) in happening.sections.enumerated() {
            try insert(
                "section",
                [
                    .text(event.id), .integer(depth + 1), .text(section.number), .text(section.label),
                    text(section.heading),
                ])
        }
        for quantity in happening.quantities {
            try insert(
                "quantity",
                [
                    .text(event.id), .text(quantity.text), .real(quantity.value), .text(quantity.unit),
                    text(quantity.per),
                    .integer(quantity.position.start), .integer(quantity.position.end),
                ])
        }
        for date in happening.dates {
            try insert(
                "date",
                [
                    .text(event.id), .text(date.text), text(date.interval.edtf),
                    text(date.interval.start.description),
                    text(date.interval.end.description), .text(date.role.rawValue), .integer(date.position.start),
                    .integer(date.position.end),
                ])
        }
        for (table, mentions) in [("organization", happening.organizations), ("place", happening.places)] {
            for mention in mentions {
                try insert(
                    table,
                    [
                        .text(event.id), .text(mention.text), .text(mention.name ?? mention.text),
                        text(mention.kind?.rawValue),
                        .integer(mention.position.start), .integer(mention.position.end),
                    ])
            }
        }
    }

    private func insert(_ table: String, _ values: [Database.Value]) throws(ArchiveError) {
        let places = values.map { _ in "?" }.joined(separator: ", ")
        // Pages are named by each of their events.
        try database.run("INSERT \(table == "page" ? "OR IGNORE " : "")INTO \(table) VALUES (\(places))", values)
    }

    private func text(_ text: String?) -> Database.Value { text.map { .text($0) } ?? .null }
}
