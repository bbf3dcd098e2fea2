import ArgumentParser
import Ingestion
import Model

/// `ingot segment`: a page in, or many, and event lines out.
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Splits pages into their events, one line of JSON each, on standard output.",
        discussion: """
            A filter without state and without a clock: the same page, rules and year give the same bytes. Positions count \
            code points in the text that `ingot extract` prints.

            With --input jsonl a line is a page: an object with its "text", in which the positions count, or its "html", \
            and what is known of it: "url", "title", "publisher", "published", "retrieved", "year". With --input warc a \
            page is a record of a web archive file, compressed or not. Documentation/many-pages.md tells the rest.

            Events come in the order of the pages, and only one page at a time lies in memory. A page that cannot be read \
            is told with its place and passed over: exit code 3 says that there was one, 65 that there was no other.

            EXAMPLE
              ingot segment review.html | jq -r '[.date.edtf, .title] | @tsv'
              curl -s https://news.example/review | ingot segment --year 2024
              ingot segment --input jsonl pages.jsonl > events.jsonl
              zcat pages.jsonl.gz | ingot segment --input jsonl > events.jsonl
              ingot segment --input warc crawl.warc.gz > events.jsonl
            """)

    /// What comes in.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case page, jsonl, warc

        /// The form of many pages in one input; nil for a page by itself.
        var ofMany: PageStream.Form? { PageStream.Form(rawValue: rawValue) }
    }

    @Option(
        name: .customLong("input"),
        help: "What comes in: a page, lines of JSON with a page each, or a web archive file.")
    var form = Form.page

    @OptionGroup var input: Input

    @OptionGroup var names: NamesOption

    func validate() throws {
        if form != .page, input.url != nil {
            throw ValidationError(
                "--url names the address of one page; with --input \(form.rawValue) each brings its own")
        }
    }

    func run() throws {
        guard let many = form.ofMany else {
            try SegmentCommand.write(try input.reading(names: names.table()), of: input.name)
            return
        }
        var read = 0
        var failed = 0
        var knowledge = try input.knowledge()
        knowledge.names = try names.table()
        for item in try input.pages(in: many, knowing: knowledge) {
            switch item {
            case .page(let reading, let place):
                read += 1
                for warning in reading.document.warnings { Terminal.complain("\(place): \(warning)") }
                try SegmentCommand.write(reading, of: place)
            case .problem(let problem):
                failed += 1
                Terminal.complain(problem.description)
            }
        }
        if failed > 0 { throw read > 0 ? Exit.partial : Exit.badInput }
        if read == 0 { Terminal.complain("\(input.name): there is no page in it") }
    }

    /// Writes the events of a page, all at once.
    private static func write(_ reading: PageReading, of name: String) throws {
        if reading.events.isEmpty {
            Terminal.complain("\(name): no events were found; `ingot explain` shows how a page was read")
        }
        try Terminal.write(reading.events.flatMap { JSONWriter.line($0) })
    }
}
