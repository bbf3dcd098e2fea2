import ArgumentParser
import Ingestion
import Model

/// `ingot report`: the events of an archive as a page for a browser.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Writes a page for a browser: a timeline, charts, and a list of events that can be filtered.",
        discussion: """
            Without words and filters it has all events; with them those that search would find. The page is one file, \
            index.html, that needs no network, no server and nothing beside it: it can be opened, sent and kept. What it \
            shows can be filtered further in the browser.

            EXAMPLE
              ingot report
              ingot report --archive reviews --output report
              ingot report magnesium --year 2024 --place Anhui --output anhui

            Exit code 10 says that there is no archive, 64 that the question cannot be answered. Documentation/report.md \
            tells what the page shows and what keeps it safe.
            """)

    /// What a browser still opens and filters without making its reader wait long; see Documentation/report.md.
    static let usualLimit = 50_000

    @Argument(help: "Words that an event must have; all events without them.")
    var words: [String] = []

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Option(help: "The folder to write index.html into; it is made where there is none.")
    var output = "report"

    @OptionGroup var options: SearchOptions

    @Option(help: "At most so many events, the latest; 0 for all. The page says what was left out.")
    var limit = ReportCommand.usualLimit

    @Flag(help: "Print what was written as a line of JSON.")
    var json = false

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
        if output.isEmpty { throw ValidationError("--output takes a folder") }
        _ = try options.query(words)
    }

    func run() throws {
        let receipt: EventReport.Receipt
        do {
            let report = try EventReport(
                ofArchiveAt: archive, matching: options.query(words), limit: limit == 0 ? nil : limit, at: Clock.now())
            receipt = try report.write(toFolder: output)
        } catch let error as ArchiveError {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        } catch let error as SearchQuery.Unanswerable {
            throw ValidationError(error.description)
        } catch let error as EventReport.Unwritable {
            Terminal.complain(error.description)
            throw Exit.failed
        }
        if json { return try Terminal.write(JSONWriter.line(receipt)) }
        try Terminal.say(
            "\(receipt.path): \(counted(receipt.events, "event")), \(receipt.bytes) bytes; open it in a browser")
        if receipt.leftOut > 0 {
            Terminal.complain(
                "the page has the latest \(receipt.events) events and leaves out \(receipt.leftOut); --limit 0 gives all"
            )
        }
    }
}
