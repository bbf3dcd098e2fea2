import Archive
import Fetching
import Model

/// Why the archive could not do what was asked; named here for the command line, which knows no other room.
public typealias ArchiveError = Archive.ArchiveError

/// Who writes to an archive; named here likewise.
public typealias LockHolder = Archive.LockHolder

/// A run from the opening of its archive to its closing.
public struct Session {
    /// The archive's folder.
    public var archive: String
    /// Whether nothing may be written.
    public var isRehearsal: Bool
    /// Seconds to wait while another run writes to the archive.
    public var wait: Double
    /// How far a fetch may go.
    public var policy: FetchPolicy
    /// What is run.
    public var task: Ingest.Task
    /// The process that runs it, for those who find the archive locked.
    public var pid: Int

    /// A run on an archive.
    public init(
        archive: String, isRehearsal: Bool, wait: Double, policy: FetchPolicy, task: Ingest.Task, pid: Int
    ) {
        self.archive = archive
        self.isRehearsal = isRehearsal
        self.wait = wait
        self.policy = policy
        self.task = task
        self.pid = pid
    }

    /// Opens the archive, lets `job` run, closes the archive.
    ///
    /// - Parameter note: told of what is odd about a page that was fetched.
    public func run(
        in surroundings: Surroundings, note: @escaping (String) -> Void, _ job: (inout Ingest) -> RunReport
    ) throws(ArchiveError) -> RunReport {
        let store = try open(at: surroundings.now())
        let fetcher = Fetcher(policy: policy, isInterrupted: surroundings.isInterrupted) { note($0.description) }
        var ingest = Ingest(store: store, archive: archive, fetcher: fetcher, task: task, surroundings: surroundings)
        let report = job(&ingest)
        (store as? EventArchive)?.close()
        return report
    }

    private func open(at time: Timestamp) throws(ArchiveError) -> any ArchiveStore {
        if isRehearsal { return try RehearsalStore(archive: archive) }
        let holder = LockHolder(pid: pid, command: task.command, started: time)
        return try EventArchive.open(at: archive, creating: true, holder: holder, waitFor: wait)
    }
}
