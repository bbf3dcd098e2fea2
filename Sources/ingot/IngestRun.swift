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
}

/// One run on one archive: lets it happen and prints what came of it.
struct IngestRun {
    let options: IngestOptions

    /// A session on an archive under these options.
    func session(
        archive: String, policy: FetchPolicy, command: String, pipelineDigest: String? = nil, names: NameTable? = nil
    ) -> Session {
        let pid = Int(getpid())
        let task = Ingest.Task(
            run: "\(Clock.now())-\(pid)", command: command, pipelineDigest: pipelineDigest, names: names)
        return Session(
            archive: archive, isRehearsal: options.dryRun, wait: options.wait.seconds, policy: policy, task: task,
            pid: pid)
    }

    /// Runs, prints, and gives the exit code where it is not 0.
    func run(_ session: Session, _ job: (inout Ingest) -> RunReport) throws -> ExitCode? {
        let clock = ContinuousClock()
        var start = clock.now
        let report: RunReport
        do throws(ArchiveError) {
            report = try session.run(in: surroundings(), note: Terminal.complain) { ingest in
                // Not before: a run that waits for another one's lock ends at once when it is told to.
                Interruption.listen()
                start = clock.now
                return job(&ingest)
            }
        } catch {
            Terminal.complain(error.description)
            return Exit.code(for: error)
        }
        if Terminal.showsProgress { Terminal.progress("") }
        for notice in report.notices { Terminal.complain(notice) }
        if let failure = report.failure { Terminal.complain(failure.description) }
        // A person at a terminal reads it once, in the summary.
        for source in report.sources where !Terminal.isRead || options.json {
            for warning in source.warnings { Terminal.complain("\(source.name): \(warning)") }
        }
        if options.json {
            try Terminal.write(JSONWriter.line(report.receipt))
        } else {
            let summary = RunSummary(report, elapsed: clock.now - start, isRehearsal: options.dryRun)
            for line in summary.lines { try Terminal.say(line) }
        }
        return code(of: report)
    }

    private func surroundings() -> Surroundings {
        let showsProgress = Terminal.showsProgress
        return Surroundings(
            now: Clock.now, isInterrupted: { Interruption.signalNumber != nil },
            progress: { page, count, name in
                if showsProgress { Terminal.progress("page \(page) of \(count)  \(name)") }
            },
            finished: { report in
                if showsProgress { Terminal.progress("") }
                // A person at a terminal reads it once, in the summary.
                if case .failed(let reason) = report.outcome, !Terminal.isRead || options.json {
                    // Most reasons begin with the name of what failed.
                    Terminal.complain(reason.hasPrefix(report.name) ? reason : "\(report.name): \(reason)")
                }
                for warning in report.warnings { Terminal.complain("\(report.name): \(warning)") }
            })
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
