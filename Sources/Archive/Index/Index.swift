import Foundation
import Model

/// `index.sqlite`: what is needed to know an event or a page again without reading the archive. Derived; never the only place of anything.
final class Index {
    /// The version of the tables and of the keys in them; an index of another is made anew.
    static let version = 6_000 + Sketch.version

    /// Where the line of an event stands.
    struct Place: Equatable {
        /// The number that the index gives it; means nothing outside.
        var number: Int
        var id: String
        var file: String
        var offset: Int
        var length: Int
    }

    let database: Database

    /// Opens or makes the index for writing. Throws `damaged` where the file is no index of this version.
    init(writingTo path: String) throws(ArchiveError) {
        database = try Database(path: path, .writing)
        // What the index loses in a power loss it reads again from the journal: it need not wait for the disk.
        try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768")
        if try version() == 0 { try makeTables() }
        try requireVersion(path)
    }

    /// Opens an index to read it; nil where there is none. Writes nothing.
    init?(readingFrom path: String) throws(ArchiveError) {
        guard try fileLength(path) ?? 0 > 0 else { return nil }
        // A write-ahead log beside it means that somebody writes to it, or was stopped while writing.
        let isQuiet = try (fileLength(path + "-wal") ?? 0) == 0
        database = try Database(path: path, isQuiet ? .readingUnchanging : .reading)
        // A run that makes the index has opened it, and its tables are not yet there.
        let isEmpty = try database.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } == 0
        if isEmpty, try version() == 0 { return nil }
        try requireVersion(path)
    }

    /// An empty index that goes when it is closed.
    init() throws(ArchiveError) {
        database = try Database(path: "", .temporary)
        try database.execute("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768")
        try makeTables()
    }

    private func version() throws(ArchiveError) -> Int {
        try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    }

    private func requireVersion(_ path: String) throws(ArchiveError) {
        let found = try version()
        guard found == Index.version else {
            throw .damaged(
                .init(
                    file: path, finding: "it is an index of version \(found) where this program uses \(Index.version)",
                    remedy: "delete it; it is made again from the other files"))
        }
    }

    private func makeTables() throws(ArchiveError) {
        try database.transaction { () throws(ArchiveError) in try database.execute(Index.tables) }
    }

    /// Ends the connection.
    func close() { database.close() }

    // MARK: What is known

    /// How far the index reaches.
    func state() throws(ArchiveError) -> CommittedState { try database.committedState() }

    /// The event that has these words on that date, or was seen under them.
    func event(key: [UInt8]) throws(ArchiveError) -> Place? {
        let number = try database.first(
            "SELECT event FROM identity WHERE key = ? ORDER BY is_own DESC, event LIMIT 1",
            [.blob(Index.shortened(key))]
        ) { $0.integer(0) }
        guard let number else { return nil }
        // One flipped bit in the row of an event would otherwise make the event a new one.
        guard let place = try event(number: number) else {
            throw .damaged(
                .init(
                    file: database.path, finding: "it has the key of an event and not its place",
                    remedy: "delete it; it is made again from the other files"))
        }
        return place
    }

    /// Whether an event has a key as its own.
    func hasKey(_ key: [UInt8], of number: Int) throws(ArchiveError) -> Bool {
        try database.first(
            "SELECT is_own FROM identity WHERE key = ? AND event = ?",
            [.blob(Index.shortened(key)), .integer(number)]
        ) { $0.integer(0) == 1 } ?? false
    }

    /// The event with an id.
    func event(id: String) throws(ArchiveError) -> Place? {
        try database.first(Index.place + "id = ?", [.text(id)], Index.readPlace)
    }

    /// The event with a number.
    func event(number: Int) throws(ArchiveError) -> Place? {
        try database.first(Index.place + "event.number = ?", [.integer(number)], Index.readPlace)
    }

    private static let place =
        """
        SELECT event.number, id, name, offset, event.length FROM event JOIN file ON file.number = event.file WHERE 
        """

    private static func readPlace(_ row: Database.Row) -> Place {
        Place(
            number: row.integer(0), id: row.text(1), file: row.text(2), offset: row.integer(3), length: row.integer(4))
    }

    /// Whether an event was reported by a source.
    func hasReport(of event: String, by source: SourceReference) throws(ArchiveError) -> Bool {
        guard let place = try self.event(id: event) else { return false }
        return try database.first(
            "SELECT 1 FROM report WHERE page = ? AND event = ?",
            [.integer(EventIdentity.pageKey(of: source)), .integer(place.number)]
        ) { _ in true } ?? false
    }

    /// The events that a page was the first to report, or those that it reported further.
    func events(reportedBy source: SourceReference, first: Bool) throws(ArchiveError) -> [Place] {
        var places: [Place] = []
        try database.run(
            """
            SELECT event.number, id, name, offset, event.length FROM report JOIN event ON event.number = report.event
            JOIN file ON file.number = event.file WHERE page = ? AND is_first = ? ORDER BY name, offset
            """, [.integer(EventIdentity.pageKey(of: source)), .integer(first ? 1 : 0)]
        ) { places.append(Index.readPlace($0)) }
        return places
    }

    /// Where the lines of a file stand that tell of an event: its sightings, or its links in either direction.
    func mentions(of event: String, in file: String) throws(ArchiveError) -> [(offset: Int, length: Int)] {
        guard let place = try self.event(id: event) else { return [] }
        var found: [(offset: Int, length: Int)] = []
        try database.run(
            """
            SELECT offset, mention.length FROM mention JOIN file ON file.number = mention.file
            WHERE event = ? AND name = ? ORDER BY offset
            """, [.integer(place.number), .text(file)]
        ) { found.append(($0.integer(0), $0.integer(1))) }
        return found
    }

    /// Where the sighting stands that would by itself be the event of this id.
    func sighting(report: String) throws(ArchiveError) -> (offset: Int, length: Int)? {
        try database.first("SELECT offset, length FROM alias WHERE report = ?", [.text(report)]) { row in
            (row.integer(0), row.integer(1))
        }
    }

    /// Whether a page with these bytes was taken in under these rules.
    func isTaken(key: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        try database.first(
            "SELECT 1 FROM taken WHERE page = ? AND digest = ? AND rules = ?",
            [.text(key), .text(digest), .text(rules)]
        ) { _ in true } ?? false
    }

    /// Where in `pages.jsonl` the last capture of a page stands, or the last one that is neither an error nor a wall.
    func lastCapture(key: String, good: Bool) throws(ArchiveError) -> (offset: Int, length: Int)? {
        try database.first(
            "SELECT offset, length FROM capture WHERE page = ? AND is_good = ?", [.text(key), .integer(good ? 1 : 0)]
        ) { row in (row.integer(0), row.integer(1)) }
    }

    /// How many events it has.
    func eventCount() throws(ArchiveError) -> Int {
        try database.first("SELECT count(*) FROM event") { $0.integer(0) } ?? 0
    }

    /// What SQLite finds wrong with the file itself; nil where nothing is.
    func fault() throws(ArchiveError) -> String? {
        let answer = try database.first("PRAGMA integrity_check(1)") { $0.text(0) }
        return answer == "ok" ? nil : answer ?? "SQLite gives no answer"
    }

    /// As many bytes of a digest as are kept: 128 bits, so that two texts in a billion never share them by chance.
    static func shortened(_ key: [UInt8]) -> [UInt8] { Array(key.prefix(16)) }

    /// The tables. `sketch` has a row for each key of an event under which others look for it, `start` the first day of
    /// its date: a bucket of one template is read by date and not whole.
    private static let tables = """
        \(CommittedState.tables)
        CREATE TABLE event(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file INTEGER NOT NULL, offset INTEGER NOT NULL,
            length INTEGER NOT NULL);
        CREATE TABLE identity(
            key BLOB NOT NULL, event INTEGER NOT NULL, is_own INTEGER NOT NULL, PRIMARY KEY (key, event)
            ) WITHOUT ROWID;
        CREATE TABLE sketch(
            start INTEGER NOT NULL, key INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (start, key, event)
            ) WITHOUT ROWID;
        CREATE TABLE report(
            page INTEGER NOT NULL, event INTEGER NOT NULL, is_first INTEGER NOT NULL, PRIMARY KEY (page, event)
            ) WITHOUT ROWID;
        CREATE TABLE mention(
            event INTEGER NOT NULL, file INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
            PRIMARY KEY (event, file, offset)) WITHOUT ROWID;
        CREATE TABLE alias(
            report TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (report, offset)
            ) WITHOUT ROWID;
        CREATE TABLE taken(page TEXT, digest TEXT, rules TEXT, PRIMARY KEY (page, digest, rules)) WITHOUT ROWID;
        CREATE TABLE capture(
            page TEXT NOT NULL, is_good INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
            PRIMARY KEY (page, is_good)) WITHOUT ROWID;
        PRAGMA user_version = \(version);
        """

    /// Empties all tables.
    func clear() throws(ArchiveError) {
        for table in ["state", "file", "event", "identity", "sketch", "report", "mention", "alias", "taken", "capture"]
        {
            try database.execute("DELETE FROM \(table)")
        }
    }
}
