/// How far a derived database has followed the journal: two tables that each of them has.
extension CommittedState {
    /// The statements that make the tables.
    static let tables = """
        CREATE TABLE state(
            one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, last_line INTEGER NOT NULL,
            journal_length INTEGER NOT NULL, chain TEXT NOT NULL);
        CREATE TABLE file(
            number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, length INTEGER NOT NULL, units INTEGER NOT NULL,
            rewritten INTEGER NOT NULL);
        """
}

extension Database {
    /// How far the database reaches.
    func committedState() throws(ArchiveError) -> CommittedState {
        var state =
            try first("SELECT sequence, last_line, journal_length, chain FROM state") { row in
                CommittedState(
                    sequence: row.integer(0), lastLine: row.integer(1), journalLength: row.integer(2),
                    chain: row.text(3))
            } ?? CommittedState()
        try run("SELECT name, length, units, rewritten FROM file") { row in
            state.files[row.text(0)] = CommittedState.File(
                length: row.integer(1), units: row.integer(2), rewritten: row.integer(3))
        }
        return state
    }

    /// Says how far the database reaches from now on.
    func set(_ state: CommittedState) throws(ArchiveError) {
        try run(
            "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?)",
            [.integer(state.sequence), .integer(state.lastLine), .integer(state.journalLength), .text(state.chain)])
        let known = try committedState()
        for (name, file) in state.files where known.files[name] != file {
            try run(
                """
                INSERT INTO file(name, length, units, rewritten) VALUES (?, ?, ?, ?)
                ON CONFLICT(name) DO UPDATE SET
                    length = excluded.length, units = excluded.units, rewritten = excluded.rewritten
                """, [.text(name), .integer(file.length), .integer(file.units), .integer(file.rewritten)])
        }
    }
}
