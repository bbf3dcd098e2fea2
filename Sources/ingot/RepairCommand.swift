import ArgumentParser
import Foundation
import Ingestion

/// `ingot repair`: mends an archive without losing anything good.
struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Mends an archive: keeps all that is good, moves what is damaged to damaged/, makes the index again.",
        discussion: """
            Under the archive's lock. A single wrong byte is set right where the digests say what it was. Whatever else is \
            damaged is moved to damaged/, with where it came from, and the journal gets a line that says so; afterwards \
            `ingot verify` finds the archive whole. Nothing is deleted, and an archive that is whole is left as it is.

            EXAMPLE
              ingot repair --dry-run --archive ~/news
              ingot repair --archive ~/news

            Exit code 1 says that something is wrong still, 10 that there is no archive, 11 that a run is writing to it.
            """)

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Flag(help: "Tell what is wrong and what would be done about it, and leave the archive as it is.")
    var dryRun = false

    @OptionGroup var wait: WaitOption

    func run() throws {
        let done: [String]
        let remaining: [String]
        do throws(ArchiveError) {
            if dryRun {
                (done, remaining) = (try ArchiveHealth(ofArchiveAt: archive, quickly: false, at: nil).findings, [])
            } else {
                (done, remaining) = try ArchiveHealth.repair(
                    archiveAt: archive, command: "ingot repair --archive \(archive)", pid: Int(getpid()),
                    at: Clock.now(),
                    waitFor: wait.seconds)
            }
        } catch {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
        for line in done { try Terminal.say(line) }
        for finding in remaining { Terminal.complain(finding) }
        if done.isEmpty, remaining.isEmpty { try Terminal.say("\(archive): whole; there is nothing to repair") }
        if !remaining.isEmpty { throw Exit.failed }
    }
}
