import CCrypto
import CSQLite
import Foundation
import Model

/// How an archive's folder stands, beside what is in its lines: who writes to it, whether what is derived is up to date,
/// whether its files can be read and written. Read without a lock, and cheap: no event is read.
public struct ArchiveCondition: Sendable {
    /// A derived database.
    public enum Derived: String, Sendable {
        /// It reaches as far as the journal.
        case current
        /// It does not, and is brought up to date when it is next needed.
        case behind
        /// It is not there, and is made when it is next needed.
        case missing
    }

    /// A file or folder with which something is wrong.
    public struct Hindrance: Equatable, Sendable {
        /// Its path.
        public var path: String
        /// `cannot be written`
        public var what: String

        /// Something that is wrong.
        public init(path: String, what: String) {
            self.path = path
            self.what = what
        }
    }

    /// Whether another process has the lock.
    public var isLocked: Bool
    /// Who has it, where they said so.
    public var holder: LockHolder?
    /// The index for matching.
    public var index: Derived
    /// The index for search.
    public var search: Derived
    /// When the newest receipt was written; nil where there is none.
    public var newestReceipt: Timestamp?
    /// Files and folders that this process may not read or write, or that belong to another user.
    public var hindrances: [Hindrance]

    /// Looks at the archive at `path`. Throws `noSuchArchive`.
    public init(of path: String) throws(ArchiveError) {
        let snapshot = try Snapshot(of: path)
        let state = snapshot.state
        index =
            try fileLength(path + "/" + ArchiveLayout.index) == nil
            ? .missing : snapshot.index == nil ? .behind : .current
        search = ArchiveCondition.search(at: path + "/" + ArchiveLayout.search, reaching: state)
        (isLocked, holder) = ArchiveCondition.lock(of: path)
        let receipts = state.length(of: ArchiveLayout.runs)
        let runs = path + "/" + state.currentName(of: ArchiveLayout.runs, in: path)
        newestReceipt = receipts == 0 ? nil : try EarlierRuns(path: runs, upTo: receipts).newest
        let files = state.files.keys.map { state.currentName(of: $0, in: path) }
        let all = [ArchiveLayout.journal, ArchiveLayout.lock, ArchiveLayout.index, ArchiveLayout.search] + files
        hindrances = ([path] + (ArchiveLayout.folders + all.sorted()).map { path + "/" + $0 })
            .compactMap(ArchiveCondition.hindrance)
    }

    /// Where something is in the way of writing to a file or folder that is there.
    private static func hindrance(_ path: String) -> Hindrance? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if access(path, R_OK | (isFolder ? X_OK : 0)) != 0 { return Hindrance(path: path, what: "cannot be read") }
        if access(path, W_OK) != 0 { return Hindrance(path: path, what: "cannot be written") }
        if status.st_mode & S_IWOTH != 0, status.st_mode & S_ISVTX == 0 {
            return Hindrance(path: path, what: "can be written by everybody")
        }
        if status.st_uid != geteuid() { return Hindrance(path: path, what: "belongs to user \(status.st_uid)") }
        return nil
    }

    private static func search(at path: String, reaching state: CommittedState) -> Derived {
        guard let length = try? fileLength(path), length > 0 else { return .missing }
        let isQuiet = ((try? fileLength(path + "-wal")) ?? 0) == 0
        guard let database = try? Database(path: path, isQuiet ? .readingUnchanging : .reading),
            let known = try? database.committedState()
        else { return .behind }
        return known == state ? .current : .behind
    }

    /// Whether the lock is taken, and by whom.
    private static func lock(of root: String) -> (Bool, LockHolder?) {
        guard (try? ArchiveLock.isHeld(archive: root)) == true,
            let file = try? Descriptor(opening: root + "/" + ArchiveLayout.lock, O_RDONLY)
        else { return (false, nil) }
        let bytes = (try? file.bytes(at: 0, count: 1 << 16)) ?? []
        return (true, try? JSONDecoder().decode(LockHolder.self, from: Data(bytes)))
    }
}

/// The libraries of the system that an archive stands on, as they are at run time.
public struct ArchiveLibraries: Equatable, Sendable {
    /// SQLite's version.
    public var sqlite: String
    /// Whether it can search in text (https://www.sqlite.org/fts5.html).
    public var hasTextSearch: Bool
    /// The version of the library for digests.
    public var crypto: String

    /// What was found.
    public init(sqlite: String, hasTextSearch: Bool, crypto: String) {
        self.sqlite = sqlite
        self.hasTextSearch = hasTextSearch
        self.crypto = crypto
    }

    /// Asks the libraries; a database in memory is made to see whether text can be searched.
    public static func present() -> ArchiveLibraries {
        let database = try? Database(path: ":memory:", .memory)
        var hasTextSearch = false
        if let database {
            hasTextSearch = (try? database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")) != nil
        }
        return ArchiveLibraries(
            sqlite: sqlite3_libversion().map { String(cString: $0) } ?? "none", hasTextSearch: hasTextSearch,
            crypto: OpenSSL_version(0).map { String(cString: $0) } ?? "none")
    }
}
