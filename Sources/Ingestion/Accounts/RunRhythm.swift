import Model

/// How far apart the runs of an archive's pipelines usually are, so that their silence can be told from their rhythm.
struct RunRhythm: Hashable {
    /// So many pauses must have been seen before silence means anything.
    private static let pausesToJudge = 3
    /// Silence is unusual when it lasts so many times as long as a usual pause.
    private static let factor = 3
    /// And at least this, in seconds: a day and a half, for a machine may be off for a night.
    private static let shortest = 36 * 3600

    /// The last run.
    let last: Timestamp
    /// The pause between two runs of which half are longer, in seconds: one long holiday does not change it, as it would
    /// the mean.
    let usualPause: Int

    /// The rhythm of runs that began then, the latest last; nil where there were too few.
    init?(of runs: [Timestamp]) {
        let pauses = zip(runs, runs.dropFirst()).map { $1.secondsSinceEpoch - $0.secondsSinceEpoch }.sorted()
        guard let last = runs.last, pauses.count >= RunRhythm.pausesToJudge else { return nil }
        self.last = last
        usualPause = pauses[pauses.count / 2]
    }

    /// When the next run is to have been, unless something is wrong.
    var dueBy: Timestamp {
        Timestamp(secondsSinceEpoch: last.secondsSinceEpoch + max(usualPause * RunRhythm.factor, RunRhythm.shortest))
    }
}
