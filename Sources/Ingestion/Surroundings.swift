import Model

/// What a run may ask of the world beyond pages and archive: handed in by the executable, and by tests.
public struct Surroundings {
    /// The time.
    public var now: () -> Timestamp
    /// Whether somebody wants the run to end.
    public var isInterrupted: () -> Bool
    /// Told of each page before it is read: its number, how many there are, and its name.
    public var progress: (_ page: Int, _ of: Int, _ name: String) -> Void
    /// Told of each page when it has been dealt with.
    public var finished: (PageReport) -> Void

    /// Told of new events when they have become part of the archive, or would have in a rehearsal.
    public var committed: ([Event]) -> Void = { _ in }

    /// The surroundings of a run.
    public init(
        now: @escaping () -> Timestamp, isInterrupted: @escaping () -> Bool = { false },
        progress: @escaping (Int, Int, String) -> Void = { _, _, _ in },
        finished: @escaping (PageReport) -> Void = { _ in }
    ) {
        self.now = now
        self.isInterrupted = isInterrupted
        self.progress = progress
        self.finished = finished
    }
}
