import Model

/// What a report answers, in words for its reader.
enum ReportQuestion {
    /// The filters of a query, each with its name; none where all events were asked for.
    static func filters(of query: SearchQuery) -> [(name: String, value: String)] {
        var filters: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { filters.append((name, value)) }
        }
        add("words", query.text)
        switch (query.from, query.to) {
        case (let from?, let to?): add("time", "\(from) to \(to)")
        case (let from?, nil): add("time", "since \(from)")
        case (nil, let to?): add("time", "until \(to)")
        case (nil, nil): break
        }
        for organization in query.organizations { add("organisation", organization) }
        for place in query.places { add("place", place) }
        add("kind", query.kind?.rawValue)
        add("source", query.source)
        add("at least", query.least.map(amount))
        add("at most", query.most.map(amount))
        return filters
    }

    private static func amount(_ amount: SearchQuery.Amount) -> String {
        let value = Int(exactly: amount.value).map(grouped) ?? amount.value.description
        return "\(value) \(amount.unit)"
    }
}
