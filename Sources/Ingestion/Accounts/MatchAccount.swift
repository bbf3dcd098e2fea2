import Archive
import Model
import Segmentation

/// Why two events of an archive are held to be one event or not, for a person and for a program.
public struct MatchAccount: JSONWritable {
    /// The ids that the archive does not have.
    public private(set) var unknown: [String] = []
    private let reports: [(id: String, event: String, happening: Happening)]
    private let comparison: MatchComparison?
    private let override: String?
    private let archive: String

    /// Compares two events, or reports that became sightings; an id that is neither is `unknown`. Reads without a lock.
    public init(of one: String, and other: String, inArchiveAt path: String) throws(ArchiveError) {
        let recollection = try ArchiveReader(path).recollection()
        var found: [(id: String, event: String, happening: Happening)] = []
        for id in [one, other] {
            if let event = try recollection.event(id: id) {
                found.append((id, id, event.happening))
            } else if let sighting = try recollection.sighting(report: id) {
                found.append((id, sighting.event, MatchAccount.happening(of: sighting)))
            } else {
                unknown.append(id)
            }
        }
        reports = found
        archive = path
        comparison =
            found.count == 2
            ? EventComparison.compare(MatchSubject(found[1].happening), with: MatchSubject(found[0].happening)) : nil
        if recollection.overrides.areDifferent(one, other) {
            override = "different"
        } else {
            override = recollection.overrides.same(as: one).contains(other) ? "same" : nil
        }
    }

    /// What a sighting tells, read again: its line holds the words and the date, not the amounts.
    private static func happening(of sighting: Sighting) -> Happening {
        let text = sighting.text
        let document = Document(
            text: text, isPlainText: true, blocks: [Document.Block(kind: .paragraph, range: 0..<text.utf8.count)])
        let events = Segmenter.read(document, year: sighting.date?.interval.start.year).events
        return Happening(
            title: "", text: text, date: sighting.date, dates: events.flatMap(\.dates),
            quantities: events.flatMap(\.quantities), position: Position(start: 0, end: text.unicodeScalars.count))
    }

    /// The account in lines that a person reads.
    public var lines: [String] {
        guard let comparison else { return [] }
        var lines = reports.map { report in
            let part = report.event == report.id ? "" : "  (a sighting of \(report.event))"
            let text = inOneLine(report.happening.text)
            return "\(report.id)  \(report.happening.date?.interval.edtf ?? "no date")\(part)\n  \(text)"
        }
        lines.append("")
        let verdict =
            switch comparison.verdict {
            case .same: "They are one event"
            case .similar: "They resemble each other and are kept apart"
            case .follows: "The second carries on what the first began"
            case .different: "They are two events"
            }
        lines.append("\(verdict) (rule: \(comparison.rule)).")
        lines.append(
            "They share \(percent(comparison.score)) of their words; \(percent(comparison.threshold)) is where words alone "
                + "begin to count.")
        if !comparison.agreed.isEmpty {
            lines.append("What agrees:")
            lines += comparison.agreed.map { "  \($0.fact): \($0.words)" }
        }
        if !comparison.contradicted.isEmpty {
            lines.append("What contradicts:")
            lines += comparison.contradicted.map { "  \($0.fact): \($0.words)" }
        }
        if let override { lines.append("overrides.jsonl says that they are \(override); that counts.") }
        return lines
    }

    /// `{"verdict": ..., "rule": ..., "score": ..., "threshold": ..., "agreed": [...], "contradicted": [...], ...}`
    public func write(to json: inout JSONWriter) {
        guard let comparison else { return }
        json.object { json in
            json.key("reports")
            json.array { json in
                for report in reports {
                    json.object { json in
                        json.field("id", report.id)
                        json.field("event", report.event)
                        json.field("text", report.happening.text)
                        json.field("date", report.happening.date)
                    }
                }
            }
            json.field("verdict", comparison.verdict.rawValue)
            json.field("rule", comparison.rule)
            json.field("score", comparison.score)
            json.field("threshold", comparison.threshold)
            for (key, findings) in [("agreed", comparison.agreed), ("contradicted", comparison.contradicted)] {
                guard !findings.isEmpty else { continue }
                json.key(key)
                json.array { json in
                    for finding in findings {
                        json.object { json in
                            json.field("fact", finding.fact)
                            json.field("words", finding.words)
                        }
                    }
                }
            }
            json.field("override", override)
        }
    }
}
