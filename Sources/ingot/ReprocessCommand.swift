import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot reprocess`: reads saved pages again under today's rules.
struct ReprocessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Reads saved pages again under today's rules, and tells what that changes before anything does.",
        discussion: """
            Prints a plan: events unchanged, added, removed, split, merged, redated, reworded, moved and refined, each with \
            what it said and will say. --apply carries it out in one commit: it rewrites only the years that it touches, \
            ids survive, and what the lines said is kept in the journal. A page that cannot be read any more changes \
            nothing. What overrides.jsonl says is done too.

            Without further arguments it reads all pages of the archive; with an event's id those that report it; with \
            --from the web archive files (WARC) or folders of saved pages that are named. A page is read with the profile \
            of its publisher that it was taken in with, or with the one that --profile names and that is for its address.

            EXAMPLE
              ingot reprocess
              ingot reprocess --since 2026-11-01 --json | jq .counts
              ingot reprocess --apply
              ingot reprocess --archive reviews --from saved-pages/ --apply

            Exit code 0 says that it is done, 3 that some pages could not be read, 10 that there is no archive, 11 that a \
            run is writing to it, 65 that there is no such event, page or file.
            """)

    @Argument(help: "The id of an event: only the pages that report it are read.")
    var event: String?

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Option(help: "Only pages taken in since this day.")
    var since: String?

    @Option(help: "Only pages of this source: its name in the pipeline, its publisher or its host.")
    var source: String?

    @Option(help: "Only the page at this address.")
    var page: String?

    @Option(help: "Read these instead: a WARC file, a saved page, or a folder of them; may be given more than once.")
    var from: [String] = []

    @OptionGroup var profiles: ProfileOption

    @Flag(help: "Carry the plan out.")
    var apply = false

    @Flag(help: "Print the plan as JSON.")
    var json = false

    @OptionGroup var names: NamesOption

    @OptionGroup var wait: WaitOption

    func validate() throws {
        if let since, CivilDate(since) == nil {
            throw ValidationError("--since takes a day like 2026-11-24, not \(since)")
        }
        if !from.isEmpty, event != nil || since != nil || source != nil || page != nil {
            throw ValidationError("--from names the pages to be read; it goes with no other choice of pages")
        }
    }

    func run() throws {
        var selection = ArchivedCaptures.Selection()
        selection.since = since.flatMap { CivilDate($0) }
        selection.source = source
        selection.page = page
        let now = Clock.now()
        let profiles = try profiles.read()
        var session = ReprocessSession(
            archive: archive, applies: apply, wait: wait.seconds, selection: selection, event: event, foreign: from,
            holder: LockHolder(pid: Int(getpid()), command: "ingot reprocess --archive \(archive)", started: now),
            run: "\(now)-\(getpid())")
        session.profiles = profiles
        session.names = try names.table()
        let plan: ReprocessPlan
        let progress = ProgressLine(.count("page"))
        do throws(ReprocessSession.Failure) {
            Interruption.listen()
            plan = try session.run(
                isInterrupted: { Interruption.signalNumber != nil }, progress: { progress.show($0, of: $1, $2) })
            progress.clear()
        } catch {
            progress.clear()
            throw ReprocessCommand.told(error)
        }
        if json {
            try Terminal.write(JSONWriter.line(plan))
        } else {
            for line in plan.lines { try Terminal.say(line) }
        }
        // What could not be read is no reason to leave out the rest, and one to say so.
        if plan.unreadable > 0 { throw plan.pages > 0 ? Exit.partial : from.isEmpty ? Exit.failed : Exit.badInput }
    }

    private static func told(_ failure: ReprocessSession.Failure) -> ExitCode {
        switch failure {
        case .archive(let error):
            Terminal.complain(error.description)
            return Exit.code(for: error)
        case .input(let problem):
            Terminal.complain(problem.description)
            return Exit.badInput
        case .noSuchEvent(let id):
            Terminal.complain("\(id): the archive has no such event")
            return Exit.badInput
        case .nothingChosen:
            Terminal.complain("the archive has no page that --since, --source and --page choose; nothing was read")
            return Exit.badInput
        case .interrupted:
            Terminal.complain("interrupted; nothing was changed")
            return Interruption.signalNumber.map { Exit.interrupted(by: $0) } ?? Exit.failed
        }
    }
}
