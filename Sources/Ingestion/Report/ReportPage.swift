import Archive
import Foundation
import Model

/// The page around a report's events: its figures as text, its style and its script, and what it allows a browser to do.
struct ReportPage {
    /// What the page says of its events.
    struct Content: Equatable {
        var figures = ReportFigures()
        /// Pages that told of them.
        var pages = 0
        /// Publishers of those pages.
        var publishers = 0
        /// The first events, for readers without scripts.
        var opening: [Event] = []
    }

    /// How many events a reader sees who runs no scripts.
    static let shownWithoutScript = 100

    let archive: String
    let query: SearchQuery
    let now: Timestamp
    let content: Content

    // MARK: The pieces

    static let style = PackageResources.report_css
    static let script = PackageResources.report_js
    static let template = PackageResources.report_html

    /// What a browser may do in the page: run this script, apply this style, nothing else; no address is asked for
    /// anything (Content Security Policy Level 3). Where it knows Trusted Types, text cannot even become markup by mistake.
    static let policy = [
        "default-src 'none'", "script-src \(hashSource(script))", "style-src \(hashSource(style))", "base-uri 'none'",
        "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    ].joined(separator: "; ")

    private static func hashSource(_ bytes: [UInt8]) -> String {
        "'sha256-\(Data(ContentDigest.sha256Bytes(bytes)).base64EncodedString())'"
    }

    // MARK: Writing

    /// Writes the page; the events are written by `data` where they belong.
    func write<Failure: Error>(
        _ output: ([UInt8]) throws(Failure) -> Void, data: () throws(Failure) -> Void
    ) throws(Failure) {
        for piece in ReportPage.pieces {
            switch piece {
            case .text(let bytes): try output(bytes)
            case .place("data"): try data()
            case .place("style"): try output(ReportPage.style)
            case .place("script"): try output(ReportPage.script)
            case .place(let name): try output(Array(markup(name).utf8))
            }
        }
    }

    /// The template, cut where something is put in: `{{name}}`.
    private static let pieces: [Piece] = {
        var pieces: [Piece] = []
        var rest = template[...]
        while let open = rest.firstRange(of: Array("{{".utf8)),
            let close = rest[open.upperBound...].firstRange(of: Array("}}".utf8))
        {
            pieces.append(.text(Array(rest[..<open.lowerBound])))
            pieces.append(.place(String(decoding: rest[open.upperBound..<close.lowerBound], as: UTF8.self)))
            rest = rest[close.upperBound...]
        }
        return pieces + [.text(Array(rest))]
    }()

    private enum Piece {
        case text([UInt8])
        case place(String)
    }

    /// The names of the places in the template.
    static var places: [String] {
        pieces.compactMap { piece in
            if case .place(let name) = piece { name } else { nil }
        }
    }

    /// The last part of the archive's path: the rest is nobody's business but its owner's.
    private var name: String {
        let last = (archive as NSString).standardizingPath as NSString
        let name = last.lastPathComponent
        return [".", "..", "/", ""].contains(name) ? "archive" : name
    }

    private var span: String {
        guard let first = content.figures.first, let last = content.figures.last else { return "no dates" }
        return "\(first) to \(last)"
    }

    /// The markup for a place of the template; nothing for one it does not know, which a test rules out.
    func markup(_ place: String) -> String {
        let figures = content.figures
        return switch place {
        case "policy": HTMLText.escaped(ReportPage.policy).replacingOccurrences(of: "&#39;", with: "'")
        case "archive": HTMLText.escaped(name)
        case "filters": filters
        case "made": "<time datetime=\"\(now)\">\(now.date) \(now.description.dropFirst(11).prefix(5)) UTC</time>"
        case "figures": self.figures
        case "cut": cut
        case "span": HTMLText.escaped(span)
        case "events": grouped(figures.events)
        case "opening": opening
        default: ""
        }
    }

    private var filters: String {
        let filters = ReportQuestion.filters(of: query)
        guard !filters.isEmpty else { return "<p class=\"question\">All events of the archive.</p>" }
        let items = filters.map { filter in
            "<li>\(HTMLText.escaped(filter.name)) <bdi lang=\"\(HTMLText.language(of: filter.value))\">"
                + "\(HTMLText.escaped(filter.value))</bdi></li>"
        }
        return
            "<div class=\"question\"><p>Events of the archive that answer to all of:</p><ul>\(items.joined())</ul></div>"
    }

    private var cut: String {
        guard content.figures.leftOut > 0 else { return "" }
        let whole = content.figures.events + content.figures.leftOut
        return "<p class=\"cut\" role=\"note\">This page has the latest \(grouped(content.figures.events)) of "
            + "\(grouped(whole)) events; \(grouped(content.figures.leftOut)) earlier ones are left out, here and in all "
            + "figures and charts. Ask for less, or give <code>--limit 0</code>.</p>"
    }

    private var figures: String {
        let figures = content.figures
        let rows: [(name: String, value: String, note: String)] = [
            ("Events", grouped(figures.events), ""),
            ("Without a date", grouped(figures.undated), "counted, and listed last"),
            ("Pages that told of them", grouped(content.pages), counted(content.publishers, "named publisher")),
            ("Further reports", grouped(figures.sightings), "of events known already"),
            ("Amounts", grouped(figures.quantities), ""),
        ]
        return rows.map { row in
            let note = row.note.isEmpty ? "" : "<dd class=\"note\">\(row.note)</dd>"
            return "<div><dt>\(row.name)</dt><dd class=\"number\">\(row.value)</dd>\(note)</div>"
        }.joined(separator: "\n")
    }

    // MARK: For readers without scripts

    private var opening: String {
        let figures = content.figures
        let kinds = EventKind.allCases.compactMap { kind in
            figures.kinds[kind].map { "<tr><th scope=\"row\">\(kind.rawValue)</th><td>\(grouped($0))</td></tr>" }
        }
        let years = figures.years.sorted { $0.key < $1.key }.map { year, count in
            "<tr><th scope=\"row\">\(year)</th><td>\(grouped(count))</td></tr>"
        }
        func table(_ caption: String, _ rows: [String]) -> String {
            rows.isEmpty ? "" : "<table><caption>\(caption)</caption><tbody>\(rows.joined())</tbody></table>"
        }
        let shown = content.opening.count
        let rest = figures.events - shown
        let note =
            rest > 0
            ? "<p>These are the latest \(shown); \(grouped(rest)) more are in the page and need a script to be shown.</p>"
            : ""
        return table("Events by year in which they began", years) + table("Events by kind", kinds) + note
            + "<ol class=\"plain\">\(content.opening.map(ReportPage.item).joined(separator: "\n"))</ol>"
    }

    private static func item(_ event: Event) -> String {
        let happening = event.happening
        func piece(_ tag: String, _ text: String) -> String {
            "<\(tag) dir=\"auto\" lang=\"\(HTMLText.language(of: text))\">\(HTMLText.escaped(text))</\(tag)>"
        }
        let date = happening.date.map { HTMLText.escaped($0.interval.edtf) } ?? "no date"
        let source = [event.source.publisher, event.source.title, event.source.url].compactMap(\.self)
        return "<li><p>\(date) \(piece("b", happening.title))</p>\(piece("p", happening.text))"
            + "\(piece("p", source.joined(separator: ", ")))</li>"
    }
}
