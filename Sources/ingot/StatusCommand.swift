import ArgumentParser
import Ingestion
import Model

/// `ingot status`: what an archive holds and how its last runs went.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tells what an archive holds and how its last runs went.",
        discussion: """
            What has to be looked at stands first: a run that failed, runs or a source that are overdue, damage that verify \
            found, a disk that fills up. Reads without a lock, so it may be asked while a run is under way.

            With --review it tells of each yearly review how much of its year other pages had told before, and what only the \
            review told.

            EXAMPLE
              ingot status
              ingot status --review
              ingot status --archive ~/news --json

            Exit code 0 says that nothing has to be looked at, 1 that something has, 10 that there is no archive.
            """)

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Flag(help: "Print it as JSON.")
    var json = false

    @Flag(help: "Tell how much of each reviewed year the other pages had covered.")
    var review = false

    func run() throws {
        if review {
            _ = try tell { () throws(ArchiveError) in try ReviewCoverage(ofArchiveAt: archive) }
            return
        }
        let status = try tell { () throws(ArchiveError) in try ArchiveStatus(ofArchiveAt: archive, at: Clock.now()) }
        if !status.isHealthy { throw Exit.failed }
    }

    private func tell<Status: JSONWritable & PrintedInLines>(
        _ read: () throws(ArchiveError) -> Status
    ) throws -> Status {
        let status: Status
        do throws(ArchiveError) {
            status = try read()
        } catch {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
        if json {
            try Terminal.write(JSONWriter.line(status))
        } else {
            for line in status.lines { try Terminal.say(line) }
        }
        return status
    }
}
