import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot search`: events by words and facts.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds events by words, time, organisation, place, source and amount, all together.",
        discussion: """
            All words must be there; English ones in any form (wheel, wheels), Chinese ones in any length. "Quoted words" \
            stand side by side, word* has any ending. The latest come first.

            EXAMPLE
              ingot search magnesium wheel --from 2024-07 --to 2024-12
              ingot search --organization Baowu --place Anhui --min "100 kt"
              ingot search 镁合金 --year 2024 --json

            The first search of an archive makes search.sqlite, which later ones bring up to date. Exit code 10 says that \
            there is no archive, 64 that the question cannot be answered.
            """)

    @Argument(help: "Words and \"quoted phrases\".")
    var words: [String] = []

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @OptionGroup var options: SearchOptions

    @Option(help: "In which order: date (the latest first) or relevance.")
    var sort = SearchQuery.Order.date

    @Option(help: "At most so many events; 0 for all.")
    var limit = 20

    @Flag(help: "Print the events as lines of JSON.")
    var json = false

    @Option(help: "Whether hits are marked: auto (on a terminal, unless NO_COLOR is set), always or never.")
    var color = Terminal.Color.auto

    private func query() throws -> SearchQuery {
        var query = try options.query(words)
        query.order = sort
        query.limit = limit == 0 ? nil : limit
        return query
    }

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit)") }
        _ = try query()
    }

    func run() throws {
        let results: SearchResults
        let progress = ProgressLine(.count("event"))
        do {
            defer { progress.clear() }
            results = try SearchResults(of: query(), inArchiveAt: archive) {
                progress.show($0, of: $1, "for search.sqlite")
            }
        } catch let error as ArchiveError {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        } catch let error as SearchQuery.Unanswerable {
            throw ValidationError(error.description)
        }
        if json {
            for event in results.events { try Terminal.write(JSONWriter.line(event)) }
            return
        }
        for entry in results.entries {
            try Terminal.say(entry.head, color)
            try Terminal.say([.init(text: "    ", isHit: false)] + entry.snippet, color)
            try Terminal.say("    \(entry.source)")
        }
        if results.events.isEmpty { Terminal.complain("nothing found") }
        if results.events.count == limit { Terminal.complain("there may be more; --limit 0 gives all") }
    }
}

extension SearchQuery.Order: ExpressibleByArgument {}

extension Terminal {
    /// Writes a line with what was looked for set apart, where a terminal can show it.
    static func say(_ pieces: [SearchResults.Piece], _ color: Color) throws {
        let isMarked = shows(color)
        let text = pieces.map { piece in
            piece.isHit && isMarked ? "\u{1B}[1m\(visible(piece.text))\u{1B}[0m" : visible(piece.text)
        }.joined()
        try write(Array((text + "\n").utf8))
    }
}
