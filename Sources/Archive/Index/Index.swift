import Foundation
import Model

/// `index.sqlite`: what is needed to know an event or a page again without reading the archive. Derived; never the only place of anything.
final class Index {
    /// The version of the tables; an index of another is made anew.
    private static let version = 1

    /// Where the line of an event stands.
    struct Place: Equatable {
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
        try requireVersion(path)
    }

    /// An empty index in memory.
    init() throws(ArchiveError) {
        database = try Database(path: ":memory:", .memory)
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
        try database.transaction { () throws(ArchiveError) in
            try database.execute(
                """
                CREATE TABLE state(
                    one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, last_line INTEGER NOT NULL,
                    journal_length INTEGER NOT NULL, chain TEXT NOT NULL);
                CREATE TABLE file(
                    number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, length INTEGER NOT NULL, units INTEGER NOT NULL);
                CREATE TABLE event(
                    id TEXT PRIMARY KEY, file INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL) WITHOUT ROWID;
                CREATE TABLE identity(key BLOB PRIMARY KEY, event TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE report(key BLOB PRIMARY KEY) WITHOUT ROWID;
                CREATE TABLE taken(url TEXT, digest TEXT, rules TEXT, PRIMARY KEY (url, digest, rules)) WITHOUT ROWID;
                CREATE TABLE capture(url TEXT PRIMARY KEY, offset INTEGER NOT NULL, length INTEGER NOT NULL) WITHOUT ROWID;
                PRAGMA user_version = \(Index.version);
                """)
        }
    }

    /// Ends the connection.
    func close() { database.close() }

    // MARK: What is known

    /// How far the index reaches.
    func state() throws(ArchiveError) -> CommittedState {
        var state =
            try database.first("SELECT sequence, last_line, journal_length, chain FROM state") { row in
                CommittedState(
                    sequence: row.integer(0), lastLine: row.integer(1), journalLength: row.integer(2),
                    chain: row.text(3))
            } ?? CommittedState()
        try database.run("SELECT name, length, units FROM file") { row in
            state.files[row.text(0)] = CommittedState.File(length: row.integer(1), units: row.integer(2))
        }
        return state
    }

    /// The event with a key.
    func event(key: [UInt8]) throws(ArchiveError) -> Place? {
        let id = try database.first("SELECT event FROM identity WHERE key = ?", [.blob(key)]) { $0.text(0) }
        guard let id else { return nil }
        return try event(id: id)
    }

    /// The event with an id.
    func event(id: String) throws(ArchiveError) -> Place? {
        try database.first(
            "SELECT name, offset, event.length FROM event JOIN file ON file.number = event.file WHERE id = ?",
            [.text(id)]
        ) { row in
            Place(id: id, file: row.text(0), offset: row.integer(1), length: row.integer(2))
        }
    }

    /// Whether an event was reported by a source.
    func hasReport(_ key: [UInt8]) throws(ArchiveError) -> Bool {
        try database.first("SELECT 1 FROM report WHERE key = ?", [.blob(key)]) { _ in true } ?? false
    }

    /// Whether a page with these bytes was taken in under these rules.
    func isTaken(url: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        try database.first(
            "SELECT 1 FROM taken WHERE url = ? AND digest = ? AND rules = ?",
            [.text(url), .text(digest), .text(rules)]
        ) { _ in true } ?? false
    }

    /// Where in `pages.jsonl` the last capture of an address stands.
    func lastCapture(url: String) throws(ArchiveError) -> (offset: Int, length: Int)? {
        try database.first("SELECT offset, length FROM capture WHERE url = ?", [.text(url)]) { row in
            (row.integer(0), row.integer(1))
        }
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

    // MARK: Bringing it up to date

    /// Takes in everything between what the index has and `state`, reading it from the files, in one transaction.
    func catchUp(to state: CommittedState, in root: String) throws(ArchiveError) {
        let known = try self.state()
        guard known != state else { return }
        try database.transaction { () throws(ArchiveError) in
            try set(state)
            for (name, length) in state.files(where: { _ in true }) where length > known.length(of: name) {
                try read(name, from: known.length(of: name), upTo: length, in: root)
            }
        }
    }

    private func set(_ state: CommittedState) throws(ArchiveError) {
        try database.run(
            "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?)",
            [.integer(state.sequence), .integer(state.lastLine), .integer(state.journalLength), .text(state.chain)])
        let known = try self.state()
        for (name, file) in state.files where known.files[name] != file {
            try database.run(
                """
                INSERT INTO file(name, length, units) VALUES (?, ?, ?)
                ON CONFLICT(name) DO UPDATE SET length = excluded.length, units = excluded.units
                """, [.text(name), .integer(file.length), .integer(file.units)])
        }
    }

    private func read(_ name: String, from start: Int, upTo end: Int, in root: String) throws(ArchiveError) {
        if ArchiveLayout.year(ofEvents: name) != nil {
            let lines = try LineCursor<Event>(root: root, files: [(name, end)], from: start)
            while let (event, line) = try lines.nextWithPlace() { try add(event, in: name, line.offset, line.end) }
        } else if name == ArchiveLayout.sightings {
            let lines = try LineCursor<Sighting>(root: root, files: [(name, end)], from: start)
            while let sighting = try lines.next() { try add(sighting) }
        } else if name == ArchiveLayout.pages {
            let lines = try LineCursor<Capture>(root: root, files: [(name, end)], from: start)
            while let (capture, line) = try lines.nextWithPlace() { try add(capture, line.offset, line.end) }
        }
    }

    private func add(_ event: Event, in file: String, _ start: Int, _ end: Int) throws(ArchiveError) {
        try database.run(
            "INSERT OR REPLACE INTO event SELECT ?, number, ?, ? FROM file WHERE name = ?",
            [.text(event.id), .integer(start), .integer(end - start), .text(file)])
        try database.run(
            "INSERT OR IGNORE INTO identity VALUES (?, ?)",
            [.blob(EventIdentity.keyBytes(of: event.happening)), .text(event.id)])
        try addReport(of: event.id, by: event.source)
    }

    private func add(_ sighting: Sighting) throws(ArchiveError) {
        try addReport(of: sighting.event, by: sighting.source)
    }

    private func addReport(of event: String, by source: SourceReference) throws(ArchiveError) {
        try database.run(
            "INSERT OR IGNORE INTO report VALUES (?)", [.blob(EventIdentity.reportKey(event: event, source: source))])
    }

    private func add(_ capture: Capture, _ start: Int, _ end: Int) throws(ArchiveError) {
        try database.run(
            "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)",
            [.text(capture.page.url), .text(capture.page.digest), .text(capture.rules)])
        try database.run(
            "INSERT OR REPLACE INTO capture VALUES (?, ?, ?)",
            [.text(capture.page.url), .integer(start), .integer(end - start)])
    }
}
