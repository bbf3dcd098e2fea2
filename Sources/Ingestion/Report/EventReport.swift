import Archive
import Foundation
import Model

/// The events of an archive as one page for a browser: `index.html`, which needs nothing beside it.
///
/// The same archive, query, limit and time give the same bytes. Memory is that of the names of pages and of one day's
/// events, and of those without a date; the rest goes by.
public struct EventReport {
    private let archive: String
    private let query: SearchQuery
    private let limit: Int?
    private let now: Timestamp
    private let search: EventSearch
    private let recollection: Recollection

    /// What was written.
    public struct Receipt: Equatable, Sendable, JSONWritable {
        /// The page.
        public var path: String
        /// How many events it has.
        public var events: Int
        /// How many it lacks, because of the limit.
        public var leftOut: Int
        /// How long it is.
        public var bytes: Int

        /// `{"path": ..., "events": ..., "left_out": ..., "bytes": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("path", path)
                json.field("events", events)
                json.field("left_out", leftOut)
                json.field("bytes", bytes)
            }
        }
    }

    /// Why a page could not be written.
    public struct Unwritable: Error, Equatable, CustomStringConvertible {
        /// What happened, where, and what to do.
        public let description: String
    }

    /// Opens the archive to read it; no lock. Throws `noSuchArchive`.
    /// - Parameters:
    ///   - query: which events; its order and its limit do not matter, for the page puts them in order itself.
    ///   - limit: at most so many events, the latest; nil for all.
    ///   - now: what the page says of when it was made.
    public init(
        ofArchiveAt path: String, matching query: SearchQuery, limit: Int?, at now: Timestamp
    ) throws(ArchiveError) {
        archive = path
        var query = query
        query.order = .date
        query.limit = nil
        self.query = query
        self.limit = limit
        self.now = now
        search = try EventSearch(archive: path)
        recollection = try ArchiveReader(path).recollection()
    }

    /// Writes `index.html` into a folder, which is made where there is none. The page that was there is replaced whole or
    /// not at all. Throws `Unwritable`, `ArchiveError` or `SearchQuery.Unanswerable`.
    public func write(toFolder folder: String) throws -> Receipt {
        let path = (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + "/index.html"
        // Foundation's own words are longer and say less; what is wrong shows when the file is opened.
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            let file = try ReplacedFile(path: path)
            // The figures stand above the events and are known behind them only.
            let spool = try ReplacedFile(path: path)
            spool.hide()
            let content = try writeEvents { (bytes) throws(ReplacedFile.Problem) in try spool.write(bytes) }
            try ReportPage(archive: archive, query: query, now: now, content: content).write(
                { (bytes) throws(ReplacedFile.Problem) in try file.write(bytes) },
                data: { () throws(ReplacedFile.Problem) in try file.write(contentsOf: spool) })
            try file.takePlace()
            return Receipt(
                path: path, events: content.figures.events, leftOut: content.figures.leftOut, bytes: file.length)
        } catch let problem as ReplacedFile.Problem {
            throw Unwritable(description: problem.description)
        }
    }

    /// Writes `{"events": [...]}`, safe to stand in a script element, and counts.
    private func writeEvents(_ output: ([UInt8]) throws -> Void) throws -> ReportPage.Content {
        let pages = ReportEntry.PageNumbers()
        var content = ReportPage.Content()
        func write(_ event: Event) throws {
            if let limit, content.figures.events >= limit { return content.figures.countLeftOut() }
            let sightings = try recollection.sightings(of: event.id)
            let entry = ReportEntry(
                event: event, sightings: sightings, links: try recollection.links(of: event.id), pages: pages)
            try output(Array((content.figures.events == 0 ? "\n" : ",\n").utf8))
            var json = JSONWriter()
            entry.write(to: &json)
            try output(HTMLText.scriptSafe(json.bytes))
            content.figures.count(event, sightings)
            if content.opening.count < ReportPage.shownWithoutScript { content.opening.append(event) }
        }
        try output(Array(#"{"events":["#.utf8))
        // Search gives the events of one day in the order in which its index took them in, which is nobody's business.
        var sameDay: [Event] = []
        func writeDay() throws {
            for event in sameDay.sorted(by: { $0.id < $1.id }) { try write(event) }
            sameDay.removeAll(keepingCapacity: true)
        }
        try search.find(query) { event in
            if let known = sameDay.last?.happening.date?.interval.start,
                known != event.happening.date?.interval.start
            {
                try writeDay()
            }
            sameDay.append(event)
        }
        try writeDay()
        try output(Array("\n]}".utf8))
        content.pages = pages.count
        content.publishers = pages.publishers.count
        return content
    }
}
