import Archive
import Model

/// The events of an archive, as they are or as they were at the end of a day, all or those that answer a query.
public struct EventExport {
    private let archive: String
    private let reader: ArchiveReader
    private let moment: Timestamp?
    private let year: Int?
    private let query: SearchQuery?
    private let since: CivilDate?

    /// Opens the archive to read it; no lock. Throws `noSuchArchive`.
    /// - Parameters:
    ///   - year: only events whose date begins in that year.
    ///   - query: which events, in which order; nil for all in the order of the files.
    ///   - since: only events that the archive took in on that day or later, in UTC.
    public init(
        ofArchiveAt path: String, asOf day: CivilDate? = nil, year: Int? = nil, matching query: SearchQuery? = nil,
        since: CivilDate? = nil
    ) throws(ArchiveError) {
        self.year = year
        self.since = since
        archive = path
        reader = try ArchiveReader(path)
        moment = day.map { Timestamp(secondsSinceEpoch: ($0.daysSinceEpoch + 1) * 86_400 - 1) }
        self.query = query
    }

    /// Gives each event to `visit`.
    public func events(_ visit: (Event) throws -> Void) throws {
        func take(_ event: Event) throws {
            if let year, event.happening.date?.interval.start.year != year { return }
            if let since, (event.source.retrieved ?? AtomFeed.unknownTime).date < since { return }
            try visit(event)
        }
        if let moment {
            try reader.events(asOf: moment, visit: take)
        } else if let query {
            try EventSearch(archive: archive).find(query, visit: take)
        } else {
            let events = try reader.events()
            while let event = try events.next() { try take(event) }
        }
    }

    /// Writes the events in a form as text.
    /// - Parameter output: takes the bytes piece by piece.
    public func write(as form: Form, to output: ([UInt8]) throws -> Void) throws {
        switch form {
        case .ndjson: try events { try output(JSONWriter.line($0)) }
        case .csv(let mark):
            if mark { try output([0xEF, 0xBB, 0xBF]) }
            try output(CommaSeparated.row(CommaSeparated.columns.map(\.name)))
            try events { event in try output(CommaSeparated.row(CommaSeparated.columns.map { $0.value(event) })) }
        case .atom(let now):
            var entries: [Event] = []
            try events { entries.append($0) }
            try output(Array(AtomFeed.text(entries, archive: archive, at: now).utf8))
        }
    }

    /// Writes the events into a new SQLite database. Throws where the file is there already.
    public func write(toDatabaseAt path: String) throws {
        let database = try EventDatabase(path: path)
        try database.fill { add in try events { try add($0) } }
    }

    /// A form of text.
    public enum Form: Equatable, Sendable {
        /// One event a line, as the archive has it.
        case ndjson
        /// Comma-separated values (RFC 4180), with a byte order mark where it is asked for.
        case csv(mark: Bool)
        /// A feed (RFC 4287), made at a moment.
        case atom(now: Timestamp)
    }
}
