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

    @Option(help: "A word that must not be there; may be given more than once.")
    var without: [String] = []

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Option(help: "Not over before this day, month or year: 2024-07-15, 2024-07, 2024.")
    var from: String?

    @Option(help: "Begun by this day, month or year.")
    var to: String?

    @Option(help: "In this year.")
    var year: Int?

    @Option(help: "An organisation that the event names; may be given more than once.")
    var organization: [String] = []

    @Option(help: "A place that the event names; may be given more than once.")
    var place: [String] = []

    @Option(help: "The publisher or the host of the page that told of it first.")
    var source: String?

    @Option(help: "An amount that is at least this: \"100 kt\", \"5 %\".")
    var min: String?

    @Option(help: "An amount that is at most this.")
    var max: String?

    @Option(help: "In which order: date (the latest first) or relevance.")
    var sort = SearchQuery.Order.date

    @Option(help: "At most so many events; 0 for all.")
    var limit = 20

    @Flag(help: "Print the events as lines of JSON.")
    var json = false

    /// The days of a word for a day, a month or a year.
    private static func days(_ text: String, _ option: String) throws -> Interval {
        if let day = CivilDate(text) { return Interval(day: day) }
        let parts = text.split(separator: "-").map { Int($0) }
        if parts.count == 2, let year = parts[0], let month = parts[1], text.utf8.count == 7,
            let interval = Interval(year: year, month: month)
        {
            return interval
        }
        if parts.count == 1, let year = parts[0], text.utf8.count == 4, let interval = Interval(year: year) {
            return interval
        }
        throw ValidationError("\(option) takes a day, a month or a year: 2024-07-15, 2024-07 or 2024, not \(text)")
    }

    private func amount(_ text: String?, _ option: String) throws -> SearchQuery.Amount? {
        guard let text else { return nil }
        guard let amount = SearchResults.amount(text) else {
            throw ValidationError("\(option) takes a number with its unit, like \"100 kt\" or \"5 %\", not \(text)")
        }
        return amount
    }

    private func query() throws -> SearchQuery {
        var query = SearchQuery()
        // The shell took the quotation marks of what it passes on as one word.
        let wanted = words.map { $0.contains(" ") && !$0.contains("\"") ? "\"\($0)\"" : $0 }
        query.text = (wanted + without.map { "-\"\($0)\"" }).joined(separator: " ")
        if let year {
            let interval = try SearchCommand.days(String(year), "--year")
            query.from = interval.start
            query.to = interval.end
        }
        if let from { query.from = try SearchCommand.days(from, "--from").start }
        if let to { query.to = try SearchCommand.days(to, "--to").end }
        query.organizations = organization
        query.places = place
        query.source = source
        query.least = try amount(min, "--min")
        query.most = try amount(max, "--max")
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
        do {
            results = try SearchResults(of: query(), inArchiveAt: archive)
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
            try Terminal.say(entry.head)
            try Terminal.say([.init(text: "    ", isHit: false)] + entry.snippet)
            try Terminal.say("    \(entry.source)")
        }
        if results.events.isEmpty { Terminal.complain("nothing found") }
        if results.events.count == limit { Terminal.complain("there may be more; --limit 0 gives all") }
    }
}

extension SearchQuery.Order: ExpressibleByArgument {}

extension Terminal {
    /// Writes a line with what was looked for set apart, where a terminal can show it.
    static func say(_ pieces: [SearchResults.Piece]) throws {
        let shows = isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        let text = pieces.map { piece in
            piece.isHit && shows ? "\u{1B}[1m\(visible(piece.text))\u{1B}[0m" : visible(piece.text)
        }.joined()
        try write(Array((text + "\n").utf8))
    }
}
