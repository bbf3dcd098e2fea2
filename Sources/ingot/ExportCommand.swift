import ArgumentParser
import Ingestion
import Model

/// `ingot export`: the events of an archive as lines of JSON, as they are or as they were.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prints the events of an archive as lines of JSON, as they are or as they were on a day.",
        discussion: """
            Year by year, those without a date last. --as-of tells what the archive held at the end of that day, in UTC: \
            events that came later are left out, and those that were revised or retired since say what they said then.

            EXAMPLE
              ingot export --year 2024 | jq -r '[.date.edtf, .title] | @tsv'
              ingot export --as-of 2026-11-23 > events.jsonl

            Exit code 10 says that there is no archive.
            """)

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Option(help: "As it was at the end of this day, in UTC.")
    var asOf: String?

    @Option(help: "Only events whose date begins in this year.")
    var year: Int?

    func validate() throws {
        if let asOf, CivilDate(asOf) == nil {
            throw ValidationError("--as-of takes a day like 2026-11-24, not \(asOf)")
        }
    }

    func run() throws {
        do {
            try EventExport(ofArchiveAt: archive, asOf: asOf.flatMap { CivilDate($0) }).write(year: year) {
                try Terminal.write($0)
            }
        } catch let error as ArchiveError {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
    }
}
