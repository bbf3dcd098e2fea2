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
        let earlier = try store.recollection.earlierRuns()
        let fetcher = Fetcher(
            policy: policy, clock: FetchClock(now: surroundings.now), holds: earlier.holds,
            knownRobots: { robots(at: $0, in: store, surroundings.now()) },
            isInterrupted: surroundings.isInterrupted, note: { note($0.description) })
        var ingest = Ingest(
            store: store, archive: archive, fetcher: fetcher, task: task, earlier: earlier, surroundings: surroundings)
        let report = job(&ingest)
        (store as? EventArchive)?.close()
        return report
    }

    /// For so long a robots.txt is good (RFC 9309, section 2.4), in seconds.
    private static let robotsLifetime = 86_400

    /// What the archive has of a robots.txt, where it is fresh and an answer. One that cannot be read is asked for again.
    private func robots(at address: Address, in store: any ArchiveStore, _ now: Timestamp) -> RobotsAccess? {
        guard let capture = try? store.recollection.lastCapture(key: AddressKey(address).text)?.page,
            capture.url == address.text, let status = capture.status, status < 500, status != 429,
            now.secondsSinceEpoch - capture.retrieved.secondsSinceEpoch < Session.robotsLifetime,
            let page = try? PageStore(archive: archive).page(of: capture)
        else { return nil }
        return RobotsAccess(status: status, body: page.body)
    }

    private func open(at time: Timestamp) throws(ArchiveError) -> any ArchiveStore {
        if isRehearsal { return try RehearsalStore(archive: archive) }
        let holder = LockHolder(pid: pid, command: task.command, started: time)
        return try EventArchive.open(at: archive, creating: true, holder: holder, waitFor: wait)
    }
}
