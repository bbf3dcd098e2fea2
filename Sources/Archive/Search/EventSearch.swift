import Foundation
import Model

/// Finds events by words and facts, through `search.sqlite`: derived, and made again where it is missing.
///
/// The index is brought up to date when a search is opened, which costs as much as was added since the last one, and
/// reads the whole event log the first time. Where the folder may not be written to, an index is made for the occasion.
/// Rows are numbered by the first day of their event, so that a search by date reads no more of the index than it gives.
public final class EventSearch {
    /// The version of the tables and of how text is put into them; an index of another is made anew.
    private static let version = 2

    private let database: Database
    private let recollection: Recollection
    /// The number of the last event that was put in, of all that ever were.
    private var serial = 0

    /// Opens the archive at `path` for searching, without its lock. Throws `noSuchArchive`.
    /// - Parameter progress: told how many events were put into the index, of how many, where it is made.
    public init(
        archive path: String, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(ArchiveError) {
        let reader = try ArchiveReader(path)
        recollection = try reader.recollection()
        database = try EventSearch.open(path + "/" + ArchiveLayout.search)
        try catchUp(to: reader, at: path, progress)
    }

    /// The events that answer a query, in its order.
    public func find(_ query: SearchQuery) throws -> [Event] {
        var events: [Event] = []
        try find(query) { events.append($0) }
        return events
    }

    /// Gives the events that answer a query to `visit`, in its order; each is read when its turn comes.
    public func find(_ query: SearchQuery, visit: (Event) throws -> Void) throws {
        let match = try query.match()
        let from = query.from.map { EventSearch.day($0) - EventSearch.longestEvent } ?? 0
        let to = query.to.map { EventSearch.day($0) } ?? EventSearch.lastDay
        let isDated = query.from != nil || query.to != nil
        var values: [Database.Value] = []
        var conditions: [String] = []
        let number = match == nil ? "entry.number" : "words.rowid"
        if let match {
            conditions.append("words MATCH ?")
            values.append(.text(match))
        }
        if isDated {
            conditions.append("\(number) BETWEEN ? AND ?")
            values += [
                .integer(max(from, 1) << EventSearch.dayShift), .integer(((to + 1) << EventSearch.dayShift) - 1),
            ]
            conditions.append("entry.last_day >= ?")
            values.append(.integer(query.from.map { EventSearch.day($0) } ?? 0))
        }
        if query.least != nil || query.most != nil {
            let (condition, bounds) = try EventSearch.amounts(query)
            // An event with the amount is looked up for each that the words or the days give. Asked the other way round,
            // for each of a hundred thousand amounts, the words would be looked up anew.
            let isFew = try match == nil && EventSearch.isFew(condition, bounds, in: database)
            conditions.append(
                isFew
                    ? "\(number) IN (SELECT number FROM quantity WHERE \(condition))"
                    : "EXISTS (SELECT 1 FROM quantity INDEXED BY quantity_of_entry "
                        + "WHERE quantity.number = +\(number) AND \(condition))")
            values += bounds
        }
        let tables = match == nil ? "entry" : "words JOIN entry ON entry.number = words.rowid"
        let order =
            query.order == .relevance && match != nil
            ? "bm25(words, 4.0, 1.0, 2.0, 1.0, 0.0, 0.0), \(number) DESC" : "\(number) DESC"
        let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        var ids: [String] = []
        try database.run(
            "SELECT entry.id FROM \(tables) \(filter) ORDER BY \(order) LIMIT ?",
            values + [.integer(query.limit ?? -1)]
        ) { ids.append($0.text(0)) }
        for id in ids {
            if let event = try recollection.event(id: id) { try visit(event) }
        }
    }

    /// How many events can be found.
    public func count() throws(ArchiveError) -> Int {
        try database.first("SELECT count(*) FROM entry") { $0.integer(0) } ?? 0
    }

    /// So many amounts are few: to sort their events costs less than to go through all days.
    private static let fewAmounts = 10_000

    /// Whether the amounts within these bounds are few. Counts no further than that.
    private static func isFew(
        _ condition: String, _ bounds: [Database.Value], in database: Database
    ) throws(ArchiveError) -> Bool {
        let counted = "SELECT count(*) FROM (SELECT 1 FROM quantity WHERE \(condition) LIMIT \(fewAmounts + 1))"
        return try database.first(counted, bounds) { $0.integer(0) } ?? 0 <= fewAmounts
    }

    private static func amounts(_ query: SearchQuery) throws -> (String, [Database.Value]) {
        let least = query.least?.comparable
        let most = query.most?.comparable
        if let least, let most, least.unit != most.unit {
            throw SearchQuery.Unanswerable(description: "the least and the most amount are not of one kind")
        }
        return (
            "unit = ? AND value BETWEEN ? AND ?",
            [
                .text(least?.unit ?? most?.unit ?? ""), .real(least?.value ?? -.greatestFiniteMagnitude),
                .real(most?.value ?? .greatestFiniteMagnitude),
            ]
        )
    }

    // MARK: The tables

    /// Bits behind the day in a row's number: so many events can begin on one day.
    private static let dayShift = 36
    /// Behind all days that a date can name.
    private static let lastDay = 4_000_000
    /// Events that take longer, in days, are found by their first day alone.
    private static let longestEvent = 800

    private static func day(_ date: CivilDate) -> Int { date.daysSinceEpoch + 1_000_000 }

    private static let tables = """
        \(CommittedState.tables)
        CREATE TABLE entry(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, last_day INTEGER NOT NULL);
        CREATE TABLE quantity(
            unit TEXT NOT NULL, value REAL NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (unit, value, number)
            ) WITHOUT ROWID;
        CREATE INDEX quantity_of_entry ON quantity(number);
        CREATE TABLE serial(one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL);
        CREATE VIRTUAL TABLE words USING fts5(
            title, text, organizations, places, source, kind, content='', tokenize='porter unicode61 remove_diacritics 2');
        PRAGMA user_version = \(version);
        """

    private static func open(_ path: String) throws(ArchiveError) -> Database {
        // First as it is; then made anew, where it is of another version or damaged.
        for _ in 0..<2 {
            do throws(ArchiveError) {
                let database = try connect(path, .writing, "journal_mode = WAL; PRAGMA synchronous = NORMAL")
                let found = try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0
                if found == version { return database }
                if found == 0 { return try makeTables(in: database) }
                database.close()
            } catch .damaged {
                // It is made anew, like one of another version.
            } catch {
                // The folder may not be written to.
                break
            }
            for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
        }
        return try makeTables(in: connect("", .temporary, "journal_mode = MEMORY; PRAGMA synchronous = OFF"))
    }

    private static func connect(
        _ path: String, _ access: Database.Access, _ settings: String
    ) throws(ArchiveError) -> Database {
        let database = try Database(path: path, access)
        try database.execute("PRAGMA \(settings); PRAGMA cache_size = -65536")
        return database
    }

    private static func makeTables(in database: Database) throws(ArchiveError) -> Database {
        try database.transaction { () throws(ArchiveError) in try database.execute(tables) }
        return database
    }

    private func clear() throws(ArchiveError) {
        for table in ["state", "file", "entry", "quantity", "serial"] { try database.execute("DELETE FROM \(table)") }
        try database.execute("INSERT INTO words(words) VALUES ('delete-all')")
    }

    // MARK: Following the journal

    private func catchUp(
        to reader: ArchiveReader, at root: String, _ progress: (_ done: Int, _ of: Int) -> Void
    ) throws(ArchiveError) {
        guard try database.committedState() != reader.state else { return }
        let journal = Journal(root: root)
        try database.transaction { () throws(ArchiveError) in
            // Another search may have done it meanwhile.
            var known = try database.committedState()
            if known == reader.state { return }
            if known.sequence > reader.state.sequence { return }
            if try !journal.confirms(known) || known.sequence == 0 {
                try clear()
                known = CommittedState()
            }
            serial = try database.first("SELECT last FROM serial") { $0.integer(0) } ?? 0
            if known.sequence == 0 {
                let events = try reader.events()
                let total = reader.state.files.reduce(0) {
                    $0 + (ArchiveLayout.year(ofEvents: $1.key) == nil ? 0 : $1.value.units)
                }
                var done = 0
                while let event = try events.next() {
                    try add(event)
                    done += 1
                    progress(done, total)
                }
            } else {
                try follow(journal, from: known, to: reader.state)
            }
            try database.run("INSERT OR REPLACE INTO serial VALUES (1, ?)", [.integer(serial)])
            try database.set(reader.state)
        }
    }

    /// Takes out what journal lines took out, and puts in what they added or revised, as it is now.
    private func follow(
        _ journal: Journal, from known: CommittedState, to state: CommittedState
    ) throws(ArchiveError) {
        var gone: Set<String> = []
        var come: [String] = []
        _ = try journal.replay(from: known, upTo: state.journalLength) { line in
            for withdrawal in line.withdrawn {
                if case .event(let event) = withdrawal.content { gone.insert(event.id) }
            }
            come += line.events + line.revised.map(\.event)
        }
        // What is put in is first taken out, so that an event which came and was revised since is there once.
        for id in gone.union(come) { try remove(id) }
        var isIn: Set<String> = []
        for id in come where isIn.insert(id).inserted {
            if let event = try recollection.event(id: id) { try add(event) }
        }
    }

    /// What stands between the slashes behind the scheme and the next one; enough to find it by.
    private static func host(of address: String) -> String {
        let rest = address.utf8.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }
        return String(decoding: rest.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
    }

    /// Without a row in `entry`, what stands in the full-text index is found no more.
    private func remove(_ id: String) throws(ArchiveError) {
        guard let number = try database.first("SELECT number FROM entry WHERE id = ?", [.text(id)], { $0.integer(0) })
        else { return }
        try database.run("DELETE FROM quantity WHERE number = ?", [.integer(number)])
        try database.run("DELETE FROM entry WHERE number = ?", [.integer(number)])
    }

    private func add(_ event: Event) throws(ArchiveError) {
        let happening = event.happening
        serial += 1
        let interval = happening.date?.interval
        // No date is day 0, which comes last where the latest come first.
        let firstDay = interval.map { EventSearch.day($0.start) } ?? 0
        let number = firstDay << EventSearch.dayShift | serial & ((1 << EventSearch.dayShift) - 1)
        try database.run(
            "INSERT INTO entry VALUES (?, ?, ?)",
            [.integer(number), .text(event.id), .integer(interval.map { EventSearch.day($0.end) } ?? 0)])
        func names(_ mentions: [NamedMention]) -> String {
            Set(mentions.flatMap { [$0.text, $0.name].compactMap(\.self) }).sorted().joined(separator: " . ")
        }
        let host = event.source.url.map(EventSearch.host(of:)) ?? ""
        try database.run(
            "INSERT INTO words(rowid, title, text, organizations, places, source, kind) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(number), .text(SearchText.indexed(happening.title)),
                .text(SearchText.indexed(happening.text)), .text(SearchText.indexed(names(happening.organizations))),
                .text(SearchText.indexed(names(happening.places))),
                .text(SearchText.indexed("\(event.source.publisher ?? "") . \(host)")),
                .text(happening.kind?.rawValue ?? ""),
            ])
        for quantity in happening.quantities {
            let amount = SearchQuery.Amount(value: quantity.value, unit: quantity.unit).comparable
            try database.run(
                "INSERT OR IGNORE INTO quantity VALUES (?, ?, ?)",
                [.text(amount.unit), .real(amount.value), .integer(number)])
        }
    }
}
