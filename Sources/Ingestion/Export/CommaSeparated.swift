import Model

/// Comma-separated values (RFC 4180) that a spreadsheet takes as text and never as a formula.
enum CommaSeparated {
    /// A column: its name and what stands in it.
    struct Column: Sendable {
        let name: String
        let value: @Sendable (Event) -> String
    }

    /// The columns in their order. Lists are joined by "; ".
    static let columns: [Column] = [
        Column(name: "id") { $0.id },
        Column(name: "kind") { $0.happening.kind?.rawValue ?? "" },
        Column(name: "date") { $0.happening.date?.interval.edtf ?? "" },
        Column(name: "start") { $0.happening.date?.interval.start.description ?? "" },
        Column(name: "end") { $0.happening.date?.interval.end.description ?? "" },
        Column(name: "title") { $0.happening.title },
        Column(name: "text") { $0.happening.text },
        Column(name: "section") { event in
            joinedOnce(
                event.happening.sections.map { [$0.number, $0.heading].compactMap(\.self).joined(separator: " ") })
        },
        Column(name: "organizations") { joinedOnce($0.happening.organizations.map { $0.name ?? $0.text }) },
        Column(name: "places") { joinedOnce($0.happening.places.map { $0.name ?? $0.text }) },
        Column(name: "quantities") { joinedOnce($0.happening.quantities.map(\.text)) },
        Column(name: "url") { $0.source.url ?? "" },
        Column(name: "page_title") { $0.source.title ?? "" },
        Column(name: "publisher") { $0.source.publisher ?? "" },
        Column(name: "published") { $0.source.published ?? "" },
        Column(name: "retrieved") { $0.source.retrieved?.description ?? "" },
        Column(name: "rules") { $0.rules },
    ]

    /// A row with its line end.
    static func row(_ cells: [String]) -> [UInt8] {
        Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
    }

    /// A cell. What a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text (OWASP,
    /// "CSV Injection"); control characters but tabs and line breaks are dropped.
    static func cell(_ text: String) -> String {
        var clean = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" || $0 == "\n" || $0 == "\r"
                }))
        if let first = clean.unicodeScalars.first,
            "=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
        {
            clean = "'" + clean
        }
        let needsQuotes = clean.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        guard needsQuotes else { return clean }
        return "\"" + clean.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
