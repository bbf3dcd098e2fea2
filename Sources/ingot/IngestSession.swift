import Archive
import ArgumentParser
import Fetching
import Foundation
import Ingestion
import Model

/// Options of the commands that write to an archive.
struct IngestOptions: ParsableArguments {
    @Flag(help: "Tell what would be added and leave the archive as it is.")
    var dryRun = false

    @Flag(help: "Print the receipt as JSON instead of the summary.")
    var json = false

    @Option(help: "Seconds to wait while another run writes to the archive.")
    var wait: Double = 0

    func validate() throws {
        if !(0...86_400).contains(wait) { throw ValidationError("--wait takes seconds from 0 to 86400") }
    }
}

/// One run on one archive: opens it, runs, prints what came of it.
struct IngestSession {
    let archive: String
    let policy: FetchPolicy
    let command: String
    let pipelineDigest: String?
    let options: IngestOptions

    /// Runs, prints, and gives the exit code where it is not 0.
    func run(_ job: (inout Ingest) -> RunReport) throws -> ExitCode? {
        let began = Clock.now()
        let store: any ArchiveStore
        do throws(ArchiveError) {
            store = try open(at: began)
        } catch {
            Terminal.complain(error.description)
            return Exit.code(for: error)
        }
        defer { (store as? EventArchive)?.close() }
        // Not before: a run that waits for another one's lock ends at once when it is told to.
        Interruption.listen()
        for notice in store.notices { Terminal.complain(notice) }
        let pid = Int(getpid())
        var ingest = Ingest(
            store: store, archive: archive, fetcher: Fetcher(policy: policy) { Terminal.complain($0.description) },
            task: Ingest.Task(run: "\(began)-\(pid)", command: command, pipelineDigest: pipelineDigest),
            surroundings: surroundings())
        let clock = ContinuousClock()
        let start = clock.now
        let report = job(&ingest)
        let elapsed = clock.now - start
        if Terminal.showsProgress { Terminal.progress("") }
        if let failure = report.failure { Terminal.complain(failure.description) }
        if options.json {
            try Terminal.write(JSONWriter.line(report.receipt))
        } else {
            for line in RunSummary(report, elapsed: elapsed, isRehearsal: options.dryRun).lines {
                try Terminal.say(line)
            }
        }
        return code(of: report)
    }

    private func open(at time: Timestamp) throws(ArchiveError) -> any ArchiveStore {
        if options.dryRun { return try RehearsalStore(archive: archive) }
        return try EventArchive.open(
            at: archive, creating: true, holder: LockHolder(pid: Int(getpid()), command: command, started: time),
            waitFor: options.wait)
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
                if case .failed(let reason) = report.outcome {
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
        if report.receipt.pages.failed == 0 { return nil }
        return report.receipt.pages.read + report.receipt.pages.unchanged > 0 ? Exit.partial : Exit.failed
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
