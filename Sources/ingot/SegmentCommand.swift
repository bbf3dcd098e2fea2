import ArgumentParser
import Ingestion
import Model

/// `ingot segment`: a page in, event lines out.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Splits a page into its events, one line of JSON each, on standard output.",
        discussion: """
            A filter without state and without a clock: the same page, rules and year give the same bytes. Positions count \
            code points in the text that `ingot extract` prints.

            EXAMPLE
              ingot segment review.html | jq -r '[.date.edtf, .title] | @tsv'
              curl -s https://news.example/review | ingot segment --year 2024
            """)

    @OptionGroup var input: Input

    func run() throws {
        let reading = try input.reading()
        if reading.events.isEmpty {
            Terminal.complain("\(input.name): no events were found; `ingot explain` shows how the page was read")
        }
        for event in reading.events { try Terminal.write(JSONWriter.line(event)) }
    }
}
