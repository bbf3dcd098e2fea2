import CSQLite
import Foundation

/// A connection to SQLite and its prepared statements; the only owner of both.
final class Database {
    /// How a database is opened.
    enum Access {
        /// To read and write; made where it does not exist.
        case writing
        /// To read, beside a writer.
        case reading
        /// To read a file that nobody writes to; SQLite then makes no files of its own.
        case readingUnchanging
        /// In memory only.
        case memory
        /// On disk under no name, with little of it in memory, gone when it is closed.
        case temporary
    }

    /// A value for a placeholder.
    enum Value {
        case integer(Int)
        case real(Double)
        case text(String)
        case blob([UInt8])
        case null
    }

    /// A row of an answer, while it is current.
    struct Row {
        fileprivate let statement: OpaquePointer

        /// The bytes of a text or a blob, for as long as the row is current.
        func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
            let start = sqlite3_column_blob(statement, column)
            return UnsafeRawBufferPointer(
                start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
        }

        func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
        func text(_ column: Int32) -> String {
            sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
        }
    }

    /// Where it is.
    let path: String
    private var connection: OpaquePointer?
    private var statements: [String: OpaquePointer] = [:]

    init(path: String, _ access: Access) throws(ArchiveError) {
        self.path = path
        let name: String
        let flags: Int32
        switch access {
        case .writing: (name, flags) = (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        case .reading: (name, flags) = (path, SQLITE_OPEN_READONLY)
        case .readingUnchanging: (name, flags) = (Database.unchanging(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
        case .memory: (name, flags) = (":memory:", SQLITE_OPEN_READWRITE)
        case .temporary: (name, flags) = ("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        }
        let code = sqlite3_open_v2(name, &connection, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK else {
            let error = failure(code, "open")
            // SQLite gives a connection, to be closed, even where it could not open.
            sqlite3_close(connection)
            connection = nil
            throw error
        }
        sqlite3_busy_timeout(connection, 5_000)
    }

    deinit { close() }

    /// Ends the connection; the last one moves SQLite's write-ahead log into the database. Nothing can be asked after that.
    func close() {
        for statement in statements.values { sqlite3_finalize(statement) }
        statements = [:]
        sqlite3_close(connection)
        connection = nil
    }

    /// Runs statements that take no values and give no rows.
    func execute(_ script: String) throws(ArchiveError) {
        let code = sqlite3_exec(connection, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, "write to") }
    }

    /// Runs a statement; it is prepared once. `visit` is called with each row.
    func run(_ statement: String, _ values: [Value] = [], visit: (Row) -> Void = { _ in }) throws(ArchiveError) {
        let prepared = try prepare(statement)
        defer {
            sqlite3_reset(prepared)
            sqlite3_clear_bindings(prepared)
        }
        for (index, value) in values.enumerated() {
            let code = bind(value, Int32(index + 1), prepared)
            guard code == SQLITE_OK else { throw failure(code, "write to") }
        }
        while true {
            let code = sqlite3_step(prepared)
            switch code {
            case SQLITE_ROW: visit(Row(statement: prepared))
            case SQLITE_DONE: return
            default: throw failure(code, "use")
            }
        }
    }

    /// What `read` makes of the first row of the answer; nil where there is none.
    func first<Answer>(
        _ statement: String, _ values: [Value] = [], _ read: (Row) -> Answer
    ) throws(ArchiveError) -> Answer? {
        var answer: Answer?
        try run(statement, values) { row in
            if answer == nil { answer = read(row) }
        }
        return answer
    }

    /// Does `body` in one transaction: all of it or, where it throws, nothing.
    func transaction(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError) {
        try execute("BEGIN IMMEDIATE")
        do {
            try body()
            try execute("COMMIT")
        } catch {
            try? execute("ROLLBACK")
            throw error
        }
    }

    private func prepare(_ statement: String) throws(ArchiveError) -> OpaquePointer {
        guard connection != nil else { throw .refused(reason: "\(path): the index is closed") }
        if let prepared = statements[statement] { return prepared }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, statement, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw failure(code, "use") }
        statements[statement] = prepared
        return prepared
    }

    private func bind(_ value: Value, _ place: Int32, _ statement: OpaquePointer) -> Int32 {
        // SQLITE_TRANSIENT, a cast that Swift does not import: SQLite copies the bytes.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .integer(let number): return sqlite3_bind_int64(statement, place, Int64(number))
        case .real(let number): return sqlite3_bind_double(statement, place, number)
        case .text(let text): return sqlite3_bind_text(statement, place, text, Int32(clamping: text.utf8.count), copies)
        case .blob(let bytes): return sqlite3_bind_blob(statement, place, bytes, Int32(clamping: bytes.count), copies)
        }
    }

    private func failure(_ code: Int32, _ operation: String) -> ArchiveError {
        let reason = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        switch code & 0xFF {
        case SQLITE_FULL: return .outOfSpace(path: path, reason: reason)
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR:
            return .damaged(
                .init(
                    file: path, finding: "SQLite cannot read it (\(reason))",
                    remedy: "delete it; it is made again from the other files"))
        default: return .inputOutput(path: path, operation: operation, reason: reason)
        }
    }

    private static func unchanging(_ path: String) -> String {
        let special = Set("%?#".utf8)
        var name: [UInt8] = Array("file:".utf8)
        for byte in path.utf8 {
            if special.contains(byte) {
                name.append(UInt8(ascii: "%"))
                name.append(contentsOf: ContentDigest.hexadecimal([byte]).utf8)
            } else {
                name.append(byte)
            }
        }
        return String(decoding: name, as: UTF8.self) + "?immutable=1"
    }
}
