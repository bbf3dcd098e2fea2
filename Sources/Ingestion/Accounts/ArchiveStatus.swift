import Archive
import Model

/// What an archive holds and how its last runs went, for a person and for a program.
public struct ArchiveStatus: JSONWritable, PrintedInLines {
    private let archive: String
    private let statistics: ArchiveReader.Statistics

    /// The state of an archive; read without a lock.
    public init(ofArchiveAt path: String) throws(ArchiveError) {
        archive = path
        statistics = try ArchiveReader(path).statistics()
    }

    /// The state in lines that a person reads.
    public var lines: [String] {
        var lines = [
            "\(archive): \(counted(statistics.events, "event")) and \(counted(statistics.sightings, "sighting")) from "
                + "\(counted(statistics.pages, "capture")), \(size(statistics.eventBytes)) of events and "
                + "\(size(statistics.pageBytes)) of pages."
        ]
        if !statistics.years.isEmpty { lines.append("") }
        for year in statistics.years { lines.append("  \(padded(year.name, 8))  \(year.events)") }
        if !statistics.lastRuns.isEmpty { lines += ["", "Last runs:"] }
        for run in statistics.lastRuns {
            lines.append(
                "  \(run.started)  \(padded(run.status, 11))  \(run.events.added) added, \(run.events.known) known, "
                    + "\(run.pages.failed) failed\(unclaimed(in: run))  \(run.command)")
        }
        return lines
    }

    /// The share of the text a run read that is in no heading, lead or event; nothing where it read none.
    private func unclaimed(in run: RunReceipt) -> String {
        guard let text = run.text, text.body > 0 else { return "" }
        return ", \(share(text.unclaimed, of: text.body)) of the text unclaimed"
    }

    /// The state as one JSON object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("archive", archive)
            json.field("events", statistics.events)
            json.field("sightings", statistics.sightings)
            json.field("captures", statistics.pages)
            json.field("runs", statistics.runs)
            json.field("eventBytes", statistics.eventBytes)
            json.field("pageBytes", statistics.pageBytes)
            json.key("years")
            json.object { json in
                for year in statistics.years { json.field(year.name, year.events) }
            }
            json.field("lastRuns", statistics.lastRuns)
        }
    }

    private func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1024: "\(bytes) B"
        case ..<(1 << 20): "\((bytes + 512) >> 10) KiB"
        default: "\((bytes + (1 << 19)) >> 20) MiB"
        }
    }
}
