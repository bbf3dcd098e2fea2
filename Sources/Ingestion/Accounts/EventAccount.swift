import Archive
import Model

/// An event with every page that reported it, what belongs to it, and what it said before; for a person and for a program.
public struct EventAccount: JSONWritable {
    private let event: Event
    private let sightings: [Sighting]
    private let links: [Link]
    private let earlier: [EventHistory.Version]
    private let wantsHistory: Bool

    /// The account of an event; nil where the archive has none with that id. Reads without a lock; the journal only where
    /// the history is wanted.
    public init?(of id: String, inArchiveAt path: String, withHistory: Bool) throws(ArchiveError) {
        let reader = try ArchiveReader(path)
        let recollection = try reader.recollection()
        earlier = withHistory ? try reader.history(of: id) : []
        guard let event = try recollection.event(id: id) else { return nil }
        self.event = event
        sightings = try recollection.sightings(of: id)
        links = try recollection.links(of: id)
        wantsHistory = withHistory
    }

    // MARK: For a person

    /// The account in lines that a person reads.
    public var lines: [String] {
        let happening = event.happening
        var lines = [event.id, happening.title, ""]
        if let date = happening.date {
            lines.append("When       \(date.interval.edtf)  (\"\(date.text)\"; \(date.basis))")
        } else {
            lines.append("When       not said")
        }
        let sections = happening.sections.map { section in
            [section.number, section.heading].compactMap(\.self).joined(separator: " ")
        }
        if !sections.isEmpty { lines.append("Section    \(sections.joined(separator: " > "))") }
        if !happening.quantities.isEmpty {
            lines.append("Amounts    \(happening.quantities.map(\.text).joined(separator: "; "))")
        }
        lines += ["", "Reported by \(counted(1 + sightings.count, "page")):"]
        lines += EventAccount.report(event.source, happening.text, happening.position)
        for sighting in sightings {
            lines += EventAccount.report(sighting.source, sighting.text, sighting.position)
            let rule = sighting.rule.map { "\($0), " } ?? ""
            lines.append("    matched: \(rule)\(percent(sighting.score)) of its words shared")
            lines += sighting.reasons.map { "      \($0)" }
            if let report = sighting.report { lines.append("      by itself it would be \(report)") }
        }
        if !links.isEmpty { lines += ["", "Belongs to:"] }
        for link in links {
            let isOurs = link.event == event.id
            let verb =
                switch (link.kind, isOurs) {
                case (.similar, _): "resembles"
                case (.follows, true): "carries on"
                case (.follows, false): "is carried on by"
                }
            lines.append("  \(verb) \(isOurs ? link.other : link.event)  (\(percent(link.score)))")
            lines += link.contradicted.map { "    but \($0)" }
            lines += link.agreed.map { "    \($0)" }
        }
        if wantsHistory { lines += ["", earlier.isEmpty ? "It was never revised." : "It said before:"] }
        for version in earlier {
            lines.append("  until \(version.until) (\(version.change))")
            lines.append(
                "    \(version.event.happening.date?.interval.edtf ?? "no date")  \(inOneLine(version.event.happening.text))"
            )
        }
        return lines
    }

    private static func report(_ source: SourceReference, _ text: String, _ position: Position) -> [String] {
        let published = source.published.map { ", published \($0)" } ?? ""
        let publisher = source.publisher.map { " (\($0))" } ?? ""
        return [
            "  \(source.url ?? source.page)\(publisher)\(published), at \(position.start) to \(position.end)",
            "    \"\(inOneLine(text))\"",
        ]
    }

    // MARK: For a program

    /// `{"event": {...}, "sightings": [...], "links": [...], "history": [...]}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("event", event)
            json.field("sightings", sightings)
            json.field("links", links)
            json.field("history", earlier)
        }
    }
}
