import Archive
import Model

/// What there is to measure of a run and of the archive that it wrote to.
public struct RunFacts: Sendable {
    /// The archive's folder.
    public var archive: String
    /// What the pipeline is called; `by hand` for pages that were named by hand.
    public var pipeline: String
    /// The exit code of this run alone.
    public var exitCode: Int
    /// When it began.
    public var started: Timestamp
    /// How long it took, in seconds.
    public var seconds: Double
    /// What came of it; nil where the archive could not be opened.
    public var report: RunReport?

    let statistics: ArchiveStatistics?
    let disk: DiskSpace?

    /// So many receipts are looked at for the last run of each status.
    private static let receipts = 500

    /// The facts of a run that ended; the archive is asked for its own. Reads `runs.jsonl`.
    public init(
        archive: String, pipeline: String, exitCode: Int, started: Timestamp, seconds: Double, report: RunReport?
    ) {
        self.archive = archive
        self.pipeline = pipeline
        self.exitCode = exitCode
        self.started = started
        self.seconds = seconds
        self.report = report
        statistics = try? ArchiveReader(archive).statistics(lastRuns: RunFacts.receipts)
        disk = DiskSpace(at: archive)
    }
}
