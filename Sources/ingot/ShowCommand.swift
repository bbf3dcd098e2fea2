import ArgumentParser
import Ingestion
import Model

/// `ingot show`: one event with every page that reported it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Shows an event: what it says, every page that reported it and in which words, and what belongs to it.",
        discussion: """
            Links tell which events resemble it and were kept apart, and which stage of a project it carries on. What it \
            said before it was revised is in the journal and is shown with --history.

            EXAMPLE
              ingot show ev-0123456789abcdef
              ingot show ev-0123456789abcdef --json | jq .sightings
              ingot show ev-0123456789abcdef --open

            Exit code 10 says that there is no archive, 65 that it has no such event.
            """)

    @Argument(help: "The event's id.")
    var event: String

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Flag(help: "Also show what it said before it was revised.")
    var history = false

    @Flag(help: "Print only where the page is kept that told of it first: file, offset and length of its record.")
    var open = false

    @Flag(help: "Print it as JSON.")
    var json = false

    func run() throws {
        let account: EventAccount?
        do throws(ArchiveError) {
            account = try EventAccount(of: event, inArchiveAt: archive, withHistory: history)
        } catch {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
        guard let account else {
            Terminal.complain("\(event): the archive has no such event")
            throw Exit.badInput
        }
        if open {
            guard let place = account.place else {
                Terminal.complain("\(event): the page that told of it is not in the archive")
                throw Exit.badInput
            }
            try Terminal.say(fields: place)
        } else if json {
            try Terminal.write(JSONWriter.line(account))
        } else {
            for line in account.lines { try Terminal.say(line) }
        }
    }
}
