import Ingestion

/// The progress line of a command: shown where standard error is a terminal, and gone when the command says anything.
final class ProgressLine {
    private var meter: ProgressMeter
    private let clock = ElapsedTime()
    private let isWanted: Bool
    private var isShown = false

    /// A line for a job that begins now.
    /// - Parameter isWanted: whether it may be shown at all.
    init(_ unit: ProgressMeter.Unit, isWanted: Bool = true) {
        meter = ProgressMeter(unit, at: 0)
        self.isWanted = isWanted && Terminal.showsProgress
    }

    /// Shows how far the job is, unless that was shown just now.
    func show(_ done: Int, of total: Int, _ detail: String = "") {
        guard isWanted, let line = meter.line(done: done, of: total, detail, at: clock.elapsed()) else { return }
        Terminal.progress(line)
        isShown = true
    }

    /// Takes the line away, before something else is said.
    func clear() {
        guard isShown else { return }
        Terminal.progress("")
        isShown = false
    }
}
