import ArgumentParser
import Ingestion
import Model

/// `ingot explain`: the outline as a person reads it, and an account of everything.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Shows how a page was read: its outline and events, every number taken or refused, and what is unclaimed.",
        discussion: """
            With --match, shows instead why two events of an archive are held to be one event or not: what they share, what \
            agrees, what contradicts. An id may be that of an event or of a report that became a sighting.

            Each refused number stands with the name of the rule that refused it; `outline` means that it did not fit the \
            numbering as a whole.

            EXAMPLE
              ingot explain review.html
              ingot explain --json review.html | jq '.refused[] | select(.rule == "outline")'
              ingot explain --match ev-0123456789abcdef ev-fedcba9876543210
            """)

    @OptionGroup var input: Input

    @OptionGroup var names: NamesOption

    @Flag(help: "Print the account as JSON.")
    var json = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Two events' ids: tell why they are one event or not.", valueName: "id"))
    var match: [String] = []

    @Option(help: "The archive's folder, for --match.")
    var archive = "archive"

    func validate() throws {
        if !match.isEmpty, match.count != 2 {
            throw ValidationError("--match takes the ids of two events; there are \(match.count)")
        }
    }

    func run() throws {
        if match.count == 2 { return try explainMatch(match[0], match[1]) }
        let reading = try input.reading(names: names.table())
        let account = Account(reading)
        if json {
            try Terminal.write(JSONWriter.line(account))
        } else {
            for line in account.lines { try Terminal.say(line) }
        }
    }

    private func explainMatch(_ one: String, _ other: String) throws {
        let account: MatchAccount
        do throws(ArchiveError) {
            account = try MatchAccount(of: one, and: other, inArchiveAt: archive)
        } catch {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
        for id in account.unknown { Terminal.complain("\(id): the archive has no such event") }
        guard account.unknown.isEmpty else { throw Exit.badInput }
        if json {
            try Terminal.write(JSONWriter.line(account))
        } else {
            for line in account.lines { try Terminal.say(line) }
        }
    }
}
