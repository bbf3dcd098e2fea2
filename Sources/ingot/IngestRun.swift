import ArgumentParser
import Foundation
import Ingestion
import Model

/// Options of the commands that write to an archive.
struct IngestOptions: ParsableArguments {
    @Flag(help: "Tell what would be added and leave the archive as it is.")
    var dryRun = false

    @Flag(help: "Print the receipt as JSON instead of the summary.")
    var json = false

    @OptionGroup var wait: WaitOption

    @OptionGroup var record: RecordOptions

    func validate() throws {
        if json, record.quiet {
            throw ValidationError("--json prints the receipt and --quiet prints nothing; choose one")
        }
    }
}

/// The runs of one command, one after the other: lets each happen, tells whoever wants to know, and prints what came of it.
final class IngestRun {
    private let options: IngestOptions
    private var log: RunLog
    private var facts: [RunFacts] = []
    private let clock = ElapsedTime()
    private var line: ProgressLine

    init(options: IngestOptions) {
        self.options = options
        line = ProgressLine(.count("page"), isWanted: !options.record.quiet)
        log = RunLog(options.record)
    }

    /// A session on an archive under these options.
    func session(
        archive: String, policy: FetchPolicy, command: String, pipelineDigest: String? = nil, names: NameTable? = nil
    ) -> Session {
        let pid = Int(getpid())
        let task = Ingest.Task(
            run: "\(Clock.now())-\(pid)" + (facts.isEmpty ? "" : "-\(facts.count + 1)"), command: command,
            pipelineDigest: pipelineDigest, names: names)
        return Session(
            archive: archive, isRehearsal: options.dryRun, wait: options.wait.seconds, policy: policy, task: task,
            pid: pid)
    }

    /// Runs, prints, and gives the exit code where it is not 0.
    func run(_ session: Session, of pipeline: Pipeline? = nil, _ job: (inout Ingest) -> RunReport) throws -> ExitCode? {
        line = ProgressLine(.count("page"), isWanted: !options.record.quiet)
        log.belongs(to: session.task.run)
        log.write(.begun(session.task, archive: session.archive))
        let ping = options.dryRun ? nil : pipeline.flatMap { Ping(of: $0, policy: session.policy) }
        tell(ping, .start, "\(session.task.command) begins")
        let news = NewEvents()
        let started = Clock.now()
        var start = clock.elapsed()
        var report: RunReport?
        var code: ExitCode?
        do throws(ArchiveError) {
            report = try session.run(in: surroundings(news), note: { self.note($0) }) { ingest in
                // Not before: a run that waits for another one's lock, or makes an index, ends at once when it is told to.
                Interruption.listen()
                start = clock.elapsed()
                return job(&ingest)
            }
        } catch {
            Terminal.complain(error.description)
            log.write(
                LogEntry(.error, "run fails", [.init("archive", session.archive), .init("reason", error.description)]))
            code = Exit.code(for: error)
        }
        line.clear()
        // To the millisecond: what is finer says nothing.
        let seconds = ((clock.elapsed() - start) * 1000).rounded() / 1000
        var summary = "\(session.task.command): \(code.map { "exit code \($0.rawValue)" } ?? "done")"
        if let report {
            code = self.code(of: report)
            summary = "\(session.task.command): \(RunSummary.line(report))"
            log.write(LogEntry.ended(report, seconds: seconds))
            try print(report, seconds: seconds, summary: code == nil ? nil : summary)
        }
        var problem = code == nil ? nil : summary
        if let pipeline, !options.dryRun, let failure = call(pipeline, news, session, since: started.date) {
            problem = problem ?? failure
        }
        if options.record.metrics != nil {
            facts.append(
                RunFacts(
                    archive: session.archive, pipeline: pipeline?.name ?? "by hand", exitCode: Int(code?.rawValue ?? 0),
                    started: started, seconds: seconds, report: report))
        }
        tell(ping, problem == nil ? .success : .failure, problem ?? summary)
        Interruption.stopListening()
        return code
    }

    /// Writes what is written once for all runs. To be called when the last one is over, however it ended.
    func finish() {
        guard let path = options.record.metrics, !options.dryRun else { return }
        do throws(ReplacedFile.Problem) {
            try ReplacedFile.writeForAll(Array(MetricsText.text(facts).utf8), to: path)
        } catch {
            warn("metrics: \(error)")
        }
    }

    // MARK: What is said

    /// Whether the person who reads the summary is the one who sees the messages, and need not be told twice.
    private var isTold: Bool { Terminal.isRead && !options.json && !options.record.quiet }

    private func print(_ report: RunReport, seconds: Double, summary: String?) throws {
        for notice in report.notices { Terminal.complain(notice) }
        if let failure = report.failure { Terminal.complain(failure.description) }
        for source in report.sources where !isTold {
            for warning in source.warnings { Terminal.complain("\(source.name): \(warning)") }
        }
        if options.record.quiet {
            if let summary { Terminal.complain(summary) }
        } else if options.json {
            try Terminal.write(JSONWriter.line(report.receipt))
        } else {
            let lines = RunSummary(report, elapsed: .seconds(seconds), isRehearsal: options.dryRun).lines
            for line in lines { try Terminal.say(line) }
        }
    }

    /// Tells of what is odd about a page that was fetched. Nobody needs to get up for that.
    private func note(_ text: String) {
        log.write(LogEntry(.notice, "transfer is odd", [.init("reason", text)]))
        guard !options.record.quiet else { return }
        line.clear()
        Terminal.complain(text)
    }

    /// Tells of what went wrong beside the run.
    private func warn(_ text: String) {
        log.write(LogEntry(.warning, "beside the run", [.init("reason", text)]))
        Terminal.complain(text)
    }

    private func surroundings(_ news: NewEvents) -> Surroundings {
        let (isTold, isQuiet, line) = (isTold, options.record.quiet, line)
        var surroundings = Surroundings(
            now: Clock.now, isInterrupted: { Interruption.signalNumber != nil },
            progress: { [log] page, count, name in
                log.write(LogEntry(.debug, "page in hand", [.init("page", name)]))
                line.show(page, of: count, name)
            },
            finished: { [log] report in
                log.write(LogEntry.page(report))
                if case .failed(let reason) = report.outcome, !isTold {
                    line.clear()
                    // Most reasons begin with the name of what failed.
                    Terminal.complain(reason.hasPrefix(report.name) ? reason : "\(report.name): \(reason)")
                }
                // A person at a terminal reads them in the summary.
                guard !isQuiet, !isTold, !report.warnings.isEmpty else { return }
                line.clear()
                for warning in report.warnings { Terminal.complain("\(report.name): \(warning)") }
            })
        if !options.dryRun { surroundings.committed = news.take }
        return surroundings
    }

    // MARK: Who is told

    private func tell(_ ping: Ping?, _ moment: Ping.Moment, _ message: String) {
        guard let ping else { return }
        let isEnding = Interruption.signalNumber != nil
        let seconds = isEnding ? Ping.longestAtEnd : Ping.longest
        let failure = ping.tell(
            moment, message, within: seconds, isInterrupted: { !isEnding && Interruption.signalNumber != nil })
        if let failure {
            warn("the ping of the pipeline was not heard: \(failure)")
        } else {
            log.write(LogEntry(.info, "ping", [.init("outcome", moment.rawValue)]))
        }
    }

    /// Lets the pipeline's hook have the new events, and gives the reason where that was not to be done.
    private func call(
        _ pipeline: Pipeline, _ news: NewEvents, _ session: Session, since day: CivilDate
    ) -> String? {
        guard !pipeline.hook.isEmpty, news.count > 0 else { return nil }
        let environment = ProcessInfo.processInfo.environment
        let hook = Hook(
            words: pipeline.hook,
            environment: Hook.variables(
                of: session.task.run, archive: session.archive, events: news.count, in: environment))
        let end =
            Interruption.signalNumber == nil
            ? hook.run(on: news, elapsed: clock.elapsed, isInterrupted: { Interruption.signalNumber != nil })
            : Hook.End.notStarted("the run was told to end")
        guard let problem = end.problem else {
            log.write(LogEntry(.info, "hook", [.init("outcome", "told"), .init("events", news.count)]))
            return nil
        }
        let text =
            "hook \(pipeline.hook[0]): \(problem). \(counted(news.count, "new event")) may not have reached it; "
            + "`ingot export --archive \(session.archive) --since \(day)` has them"
        warn(text)
        return text
    }

    private func code(of report: RunReport) -> ExitCode? {
        if let failure = report.failure { return Exit.code(for: failure) }
        if report.receipt.status == "interrupted", let number = Interruption.signalNumber {
            return Exit.interrupted(by: number)
        }
        let pages = report.receipt.pages
        if pages.failed == 0 { return nil }
        return pages.read + pages.unchanged + pages.skipped > 0 ? Exit.partial : Exit.failed
    }
}

extension Exit {
    /// The code for what kept the archive from doing what was asked.
    static func code(for error: ArchiveError) -> ExitCode {
        switch error {
        case .noSuchArchive: noArchive
        case .locked: locked
        default: failed
        }
    }
}

/// The system's clock. Only the executable reads it.
enum Clock {
    static func now() -> Timestamp {
        Timestamp(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
    }
}

/// Seconds since it was made, by a clock that only goes on.
struct ElapsedTime {
    private let start = ContinuousClock.now

    func elapsed() -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
