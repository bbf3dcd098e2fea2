import ArgumentParser
import Ingestion
import Model

/// `ingot verify`: reads an archive again and tells what is not as it was committed.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Reads an archive again, all of it, and tells what is not as it was committed.",
        discussion: """
            Checks the journal's chain, the digest of every batch, what every line says, that no id is there twice, every \
            saved page, the words at each event's position, the index, and what stopped runs left. Changes nothing and \
            needs no lock, so it may be asked while a run is under way. When it was done is noted in verified.json, for \
            status.

            EXAMPLE
              ingot verify
              ingot verify --archive ~/news --json
              ingot verify --archive ~/news --quick

            Exit code 0 says that the archive is whole, 1 that something is wrong, 10 that there is no archive.
            """)

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Flag(help: "Check digests only: every changed byte is found, and nothing else is looked at.")
    var quick = false

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() throws {
        let health: ArchiveHealth
        let progress = ProgressLine(.bytes)
        do throws(ArchiveError) {
            health = try ArchiveHealth(ofArchiveAt: archive, quickly: quick, at: Clock.now()) {
                progress.show($0, of: $1)
            }
            progress.clear()
        } catch {
            progress.clear()
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
        if json {
            try Terminal.write(JSONWriter.line(health))
        } else {
            for line in health.findings + health.lines { try Terminal.say(line) }
        }
        if !health.isWhole { throw Exit.failed }
    }
}
