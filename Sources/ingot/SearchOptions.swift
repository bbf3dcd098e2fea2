import ArgumentParser
import Ingestion
import Model

/// What is searched for, for the commands that give events out.
struct SearchOptions: ParsableArguments {
    @Option(help: "A word that must not be there; may be given more than once.")
    var without: [String] = []

    @Option(help: "Not over before this day, month or year: 2024-07-15, 2024-07, 2024.")
    var from: String?

    @Option(help: "Begun by this day, month or year.")
    var to: String?

    @Option(help: "In this year.")
    var year: Int?

    @Option(help: "An organisation that the event names; may be given more than once.")
    var organization: [String] = []

    @OptionGroup var names: NamesOption

    @Option(help: "A place that the event names; may be given more than once.")
    var place: [String] = []

    @Option(
        help: ArgumentHelp(
            "What sort of event: \(EventKind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: EventKind?

    @Option(help: "The publisher or the host of the page that told of it first.")
    var source: String?

    @Option(help: "An amount that is at least this: \"100 kt\", \"5 %\".")
    var min: String?

    @Option(help: "An amount that is at most this.")
    var max: String?

    /// The query for these words and options.
    func query(_ words: [String]) throws -> SearchQuery {
        var query = SearchQuery()
        // The shell took the quotation marks of what it passes on as one word.
        let wanted = words.map { $0.contains(" ") && !$0.contains("\"") ? "\"\($0)\"" : $0 }
        query.text = (wanted + without.map { "-\"\($0)\"" }).joined(separator: " ")
        if let year {
            let interval = try SearchOptions.days(String(year), "--year")
            query.from = interval.start
            query.to = interval.end
        }
        if let from { query.from = try SearchOptions.days(from, "--from").start }
        if let to { query.to = try SearchOptions.days(to, "--to").end }
        query.organizations = organization
        query.places = place
        if let table = try names.table() {
            for name in organization + place { query.alternatives[name] = table.allNames(of: name) }
        }
        query.kind = kind
        query.source = source
        query.least = try SearchOptions.amount(min, "--min")
        query.most = try SearchOptions.amount(max, "--max")
        return query
    }

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

    private static func amount(_ text: String?, _ option: String) throws -> SearchQuery.Amount? {
        guard let text else { return nil }
        guard let amount = SearchResults.amount(text) else {
            throw ValidationError("\(option) takes a number with its unit, like \"100 kt\" or \"5 %\", not \(text)")
        }
        return amount
    }
}

extension EventKind: ExpressibleByArgument {}
