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
            Each refused number stands with the name of the rule that refused it; `outline` means that it did not fit the \
            numbering as a whole.

            EXAMPLE
              ingot explain review.html
              ingot explain --json review.html | jq '.refused[] | select(.rule == "outline")'
            """)

    @OptionGroup var input: Input

    @Flag(help: "Print the account as JSON.")
    var json = false

    func run() throws {
        let reading = try input.reading()
        let account = Account(reading)
        if json {
            try Terminal.write(JSONWriter.line(account))
        } else {
            for line in account.lines { try Terminal.say(line) }
        }
    }
}
