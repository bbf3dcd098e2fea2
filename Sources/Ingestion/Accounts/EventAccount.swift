import Archive
import Model

/// An event with every page that reported it, what belongs to it, and what it said before; for a person and for a program.
public struct EventAccount: JSONWritable {
    private let event: Event
    private let sightings: [Sighting]
    private let links: [Link]
    private let earlier: [EventHistory.Version]
    private let wantsHistory: Bool
    private let saved: SavedPlace?

    /// Where the page is kept that told of an event first, and the words around the event in it.
    public struct SavedPlace: Sendable, JSONWritable {
        /// The file of the page store, the archive's folder in front.
        public var file: String
        /// Where the record begins in it, in bytes.
        public var offset: Int
        /// How many bytes it takes there.
        public var length: Int
        /// The words before the event.
        public var before: String
        /// The words behind it.
        public var after: String

        /// Characters that are shown on either side.
        static let reach = 160

        /// `{"file": ..., "offset": ..., "length": ..., "before": ..., "after": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("file", file)
                json.field("offset", offset)
                json.field("length", length)
                json.field("before", before)
                json.field("after", after)
            }
        }

        /// The place of an event's page; nil where the page is not to be had, or does not read as it did.
        init?(of event: Event, _ reader: ArchiveReader, archive: String) throws(ArchiveError) {
            var selection = ArchivedCaptures.Selection()
            selection.digests = [event.source.page]
            var captures = try ArchivedCaptures(reader, selection)
            guard let capture = captures.next(),
                let location = (capture.kept?.original?.place ?? capture.kept?.location),
                case .success(let page) = capture.page
            else { return nil }
            var knowledge = capture.knowledge
            knowledge.isForEvents = false
            let text = Array(PageReading.read(page, knowing: knowledge).document.text.unicodeScalars)
            let position = event.happening.position
            guard position.start <= position.end, position.end <= text.count else { return nil }
            file = archive + "/" + location.file
            offset = location.offset
            length = location.length
            func words(_ range: Range<Int>) -> String {
                String(String.UnicodeScalarView(text[range.clamped(to: 0..<text.count)]))
            }
            before = words(max(0, position.start - SavedPlace.reach)..<position.start)
            after = words(position.end..<min(text.count, position.end + SavedPlace.reach))
        }
    }

    /// The account of an event; nil where the archive has none with that id. Reads without a lock; the journal only where
    /// the history is wanted. Costs a look through `pages.jsonl` and one more reading of the page.
    public init?(of id: String, inArchiveAt path: String, withHistory: Bool) throws(ArchiveError) {
        let reader = try ArchiveReader(path)
        let recollection = try reader.recollection()
        earlier = withHistory ? try reader.history(of: id) : []
        guard let event = try recollection.event(id: id) else { return nil }
        self.event = event
        sightings = try recollection.sightings(of: id)
        links = try recollection.links(of: id)
        wantsHistory = withHistory
        // What surrounds an event is worth showing and not worth failing for.
        saved = try? SavedPlace(of: event, reader, archive: path)
    }

    /// The place of the saved page: file, offset and length of its record; nil where it is not to be had.
    public var place: [String]? { saved.map { [$0.file, "\($0.offset)", "\($0.length)"] } }

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
        if let kind = happening.kind { lines.append("Kind       \(kind.rawValue)") }
        func names(_ mentions: [NamedMention]) -> String { joinedOnce(mentions.map { $0.name ?? $0.text }) }
        if !happening.organizations.isEmpty { lines.append("Who        \(names(happening.organizations))") }
        if !happening.places.isEmpty { lines.append("Where      \(names(happening.places))") }
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
        if let saved {
            let words = [saved.before, "[", happening.text, "]", saved.after].map(inOneLine).joined()
            lines += ["", "In the saved page (\(saved.file), \(saved.length) bytes from \(saved.offset)):"]
            lines.append("    ... \(words) ...")
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
            json.field("saved", saved)
        }
    }
}
