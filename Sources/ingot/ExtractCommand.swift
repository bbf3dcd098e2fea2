import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot extract`: a page in, or many, and its text out.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract:
            "Prints the article of a page as clean text or, with --json, as a document with title, date and blocks.",
        discussion: """
            Of an HTML page the article's text remains; a plain text stays as it is, and with --json its head and foot are \
            marked as furniture. Positions of events count in this text, the title included where the article has it.

            With --input jsonl or warc many pages come in, as `ingot segment` takes them, and for each its document goes \
            out as a line of JSON. Pages are read on all cores, and only a few lie in memory at once.

            EXAMPLE
              ingot extract page.html
              ingot extract --json page.html | jq '.title, .published'
              ingot extract --markdown page.html
              ingot extract --explain page.html
              ingot extract --profile Pipelines/publishers/smm.yaml --explain page.html
              ingot extract --input jsonl pages.jsonl > documents.jsonl
            """)

    @Option(
        name: .customLong("input"),
        help: "What comes in: a page, lines of JSON with a page each, or a web archive file.")
    var form = SegmentCommand.Form.page

    @OptionGroup var input: Input

    @Flag(help: "Print the document as JSON (Documentation/schemas/document.schema.json).")
    var json = false

    @Flag(help: "Print the document as Markdown.")
    var markdown = false

    @Flag(help: "Print the body of the article alone: its text without its title.")
    var body = false

    @Flag(help: "Tell how the text was found: which part of the page won, by what scores, and what was dropped.")
    var explain = false

    @Flag(help: "Print where each block stands in the bytes of the saved page, a line each: start, end, kind, text.")
    var offsets = false

    @Option(help: "How many pages to read at once, with --input jsonl or warc; all cores where nothing is said.")
    var jobs: Int?

    func validate() throws {
        let forms = [json, markdown, body, explain, offsets].count { $0 }
        if forms > 1 {
            throw ValidationError("one of --json, --markdown, --body, --explain and --offsets at a time")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 on") }
        guard form != .page else { return }
        if input.url != nil {
            throw ValidationError(
                "--url names the address of one page; with --input \(form.rawValue) each brings its own")
        }
        if forms > 0, !json {
            throw ValidationError("with --input \(form.rawValue) documents are printed as lines of JSON, and only so")
        }
    }

    /// What is known of the page, which is read for its text alone.
    private func knowledge() throws -> PageReading.Knowledge {
        var knowledge = try input.knowledge()
        knowledge.isForEvents = false
        return knowledge
    }

    func run() throws {
        if let many = form.ofMany { return try extract(many) }
        if explain { return try Terminal.say(PageReading.explain(try input.bytes(), knowing: try input.knowledge())) }
        let bytes = try input.bytes()
        let document = PageReading.read(bytes, knowing: try knowledge()).document
        if json {
            try Terminal.write(JSONWriter.line(document))
            if document.obstacle != nil { throw Exit.badInput }
            return
        }
        for warning in document.warnings { Terminal.complain("\(input.name): \(warning)") }
        if offsets {
            for place in PageReading.places(of: document, in: bytes) {
                try Terminal.say(
                    fields: [
                        place.source.map { "\($0.lowerBound)" } ?? "-", place.source.map { "\($0.upperBound)" } ?? "-",
                        place.kind.name, place.text,
                    ])
            }
        } else {
            let plain = markdown ? document.markdown : body ? document.body : document.text
            // Before a login wall there may be the beginning of the article; of other obstacles nothing remains.
            if document.obstacle == nil || !plain.isEmpty { try write(plain) }
        }
        if let obstacle = document.obstacle {
            Terminal.complain("\(input.name): \(obstacle.kind.rawValue): \(obstacle.evidence)")
            throw Exit.badInput
        }
    }

    /// A terminal is not to be steered by a page; whoever wants the bytes sends them elsewhere.
    private func write(_ plain: String) throws {
        let text = isatty(1) == 1 ? Terminal.visible(plain) : plain
        try Terminal.write(Array(text.utf8) + (text.hasSuffix("\n") ? [] : [0x0A]))
    }

    /// The documents of many pages, in their order.
    private func extract(_ many: PageStream.Form) throws {
        var read = 0
        var failed = 0
        var pages = try input.pages(in: many, knowing: try knowledge())
        let cores = jobs ?? ProcessInfo.processInfo.activeProcessorCount
        while true {
            let items = pages.nextItems(onCores: cores)
            if items.isEmpty { break }
            var lines: [UInt8] = []
            for item in items {
                switch item {
                case .page(let reading, let place):
                    read += 1
                    for warning in reading.document.warnings { Terminal.complain("\(place): \(warning)") }
                    lines += JSONWriter.line(PlacedDocument(document: reading.document, place: place))
                case .problem(let problem):
                    failed += 1
                    Terminal.complain(problem.description)
                }
            }
            try Terminal.write(lines)
        }
        if failed > 0 { throw read > 0 ? Exit.partial : Exit.badInput }
        if read == 0 { Terminal.complain("\(input.name): there is no page in it") }
    }
}

/// The document of a page that is one of many.
private struct PlacedDocument: JSONWritable {
    let document: Document
    let place: String

    func write(to json: inout JSONWriter) { document.write(to: &json, place: place) }
}
