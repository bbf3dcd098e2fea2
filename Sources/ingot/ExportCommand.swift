import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot export`: the events of an archive for other tools, as they are or as they were.
struct ExportCommand: ParsableCommand {
    /// The forms in which events are given out.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case ndjson, csv, atom, sqlite
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Gives out the events of an archive: lines of JSON, CSV, an Atom feed or an SQLite database.",
        discussion: """
            Without words and filters all events, year by year, those without a date last; with them those that search would \
            find. --as-of tells what the archive held at the end of that day, in UTC: events that came later are left out, \
            and those that were revised or retired since say what they said then.

            CSV is made for spreadsheets: what would be a formula is text, and --bom tells them that it is UTF-8. --since \
            leaves out what the archive had before a day: an Atom feed of it is for a feed reader. Documentation/export.md has the columns and \
            the tables.

            EXAMPLE
              ingot export --year 2024 | jq -r '[.date.edtf, .title] | @tsv'
              ingot export --as-of 2026-11-23 > events.jsonl
              ingot export --form csv --bom --place Anhui > anhui.csv
              ingot export --form sqlite --output events.sqlite

            Exit code 10 says that there is no archive.
            """)

    @Argument(help: "Words that an event must have; all events without them.")
    var words: [String] = []

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Option(help: "ndjson, csv, atom or sqlite.")
    var form = Form.ndjson

    @Option(help: "The file to write instead of standard output; needed for sqlite, and must not be there yet.")
    var output: String?

    @Flag(help: "Put a byte order mark in front of the CSV, for spreadsheets that ask for one.")
    var bom = false

    @Option(help: "Only what the archive took in on this day or later, in UTC.")
    var since: String?

    @Option(help: "As it was at the end of this day, in UTC; not with words and filters other than --year.")
    var asOf: String?

    @OptionGroup var options: SearchOptions

    func validate() throws {
        for (name, text) in [("--as-of", asOf), ("--since", since)] {
            if let text, CivilDate(text) == nil {
                throw ValidationError("\(name) takes a day like 2026-11-24, not \(text)")
            }
        }
        if form == .sqlite, output == nil { throw ValidationError("--form sqlite needs --output, a file to write") }
        if bom, form != .csv { throw ValidationError("--bom is for --form csv") }
        let query = try options.query(words)
        if asOf != nil, !isWhole(query) {
            throw ValidationError("--as-of gives all events of a day, or those of a --year; it does not search")
        }
    }

    /// Whether nothing is asked for but, perhaps, a year.
    private func isWhole(_ query: SearchQuery) -> Bool {
        var query = query
        if options.from == nil, options.to == nil { (query.from, query.to) = (nil, nil) }
        return query == SearchQuery()
    }

    func run() throws {
        let query = try options.query(words)
        do {
            // A year alone, or nothing, is read from the files in their order.
            let isWhole = isWhole(query)
            let export = try EventExport(
                ofArchiveAt: archive, asOf: asOf.flatMap { CivilDate($0) }, year: isWhole ? options.year : nil,
                matching: isWhole ? nil : query, since: since.flatMap { CivilDate($0) })
            if form == .sqlite, let output { return try export.write(toDatabaseAt: output) }
            try write(export)
        } catch let error as ArchiveError {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        } catch let error as SearchQuery.Unanswerable {
            throw ValidationError(error.description)
        }
    }

    private func write(_ export: EventExport) throws {
        let form: EventExport.Form =
            switch form {
            case .ndjson, .sqlite: .ndjson
            case .csv: .csv(mark: bom)
            case .atom: .atom(now: Clock.now())
            }
        guard let output else { return try export.write(as: form) { try Terminal.write($0) } }
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let file = FileHandle(forWritingAtPath: output)
        else {
            Terminal.complain("\(output): the file cannot be written; check the folder and its permissions")
            throw Exit.failed
        }
        do {
            try export.write(as: form) { try file.write(contentsOf: $0) }
            try file.close()
        } catch let error as CocoaError {
            Terminal.complain("\(output): \(error.localizedDescription); what was written is not whole")
            throw Exit.failed
        }
    }
}
