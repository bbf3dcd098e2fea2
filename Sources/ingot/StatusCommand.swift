import ArgumentParser
import Ingestion
import Model

/// `ingot status`: what an archive holds and how its last runs went.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tells what an archive holds and how its last runs went.",
        discussion: """
            Reads without a lock, so it may be asked while a run is under way. Exit code 10 says that there is no archive.

            EXAMPLE
              ingot status
              ingot status --archive ~/news --json
            """)

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Flag(help: "Print it as JSON.")
    var json = false

    func run() throws {
        let status: ArchiveStatus
        do throws(ArchiveError) {
            status = try ArchiveStatus(ofArchiveAt: archive)
        } catch {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
        if json {
            try Terminal.write(JSONWriter.line(status))
        } else {
            for line in status.lines { try Terminal.say(line) }
        }
    }
}
