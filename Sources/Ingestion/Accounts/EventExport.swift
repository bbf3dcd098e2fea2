import Archive
import Model

/// The events of an archive, as they are or as they were at the end of a day.
public struct EventExport {
    private let reader: ArchiveReader
    private let moment: Timestamp?

    /// Opens the archive to read it; no lock. Throws `noSuchArchive`.
    public init(ofArchiveAt path: String, asOf day: CivilDate?) throws(ArchiveError) {
        reader = try ArchiveReader(path)
        moment = day.map { Timestamp(secondsSinceEpoch: ($0.daysSinceEpoch + 1) * 86_400 - 1) }
    }

    /// Gives each event's line to `output`, in the order of the files; only those of a year where one is given.
    public func write(year: Int? = nil, to output: ([UInt8]) throws -> Void) throws {
        func take(_ event: Event) throws {
            if let year, event.happening.date?.interval.start.year != year { return }
            try output(JSONWriter.line(event))
        }
        if let moment {
            try reader.events(asOf: moment, visit: take)
        } else {
            let events = try reader.events()
            while let event = try events.next() { try take(event) }
        }
    }
}
