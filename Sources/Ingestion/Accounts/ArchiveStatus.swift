import Archive
import Model

/// What an archive holds and how its last runs went, for a person and for a program.
public struct ArchiveStatus: JSONWritable, PrintedInLines {
    private let archive: String
    private let statistics: ArchiveStatistics
    private let now: Timestamp

    /// The state of an archive at `now`; read without a lock.
    public init(ofArchiveAt path: String, at now: Timestamp) throws(ArchiveError) {
        archive = path
        self.now = now
        statistics = try ArchiveReader(path).statistics()
    }

    /// What has to be looked at, what matters most first.
    private var findings: [HealthCheck.Finding] { HealthCheck.findings(.init(statistics: statistics, now: now)) }

    /// Whether nothing has to be looked at.
    public var isHealthy: Bool { findings.isEmpty }

    /// The state in lines that a person reads.
    public var lines: [String] {
        var lines = [
            "\(archive): \(counted(statistics.events, "event")) and \(counted(statistics.sightings, "sighting")) from "
                + "\(counted(statistics.pages, "capture")), \(size(statistics.eventBytes)) of events and "
                + "\(size(statistics.pageBytes)) of pages."
        ]
        let findings = findings
        if !findings.isEmpty { lines += ["", "Look at it:"] + findings.map { "  \($0.words)" } }
        if !statistics.years.isEmpty { lines.append("") }
        for year in statistics.years { lines.append("  \(padded(year.name, 8))  \(year.events)") }
        if !statistics.lastRuns.isEmpty { lines += ["", "Last runs:"] }
        for run in statistics.lastRuns {
            lines.append(
                "  \(run.started)  \(padded(run.status, 11))  \(run.events.added) added, \(run.events.known) known, "
                    + "\(run.pages.failed) failed\(unclaimed(in: run))  \(run.command)")
        }
        if !statistics.sources.isEmpty { lines += ["", "Sources:"] }
        for source in statistics.sources { lines.append("  \(source.name): \(words(source))") }
        if !statistics.hosts.isEmpty { lines += ["", "Hosts, in the last run that fetched:"] }
        for host in statistics.hosts.prefix(ArchiveStatus.mostHosts) {
            lines.append("  \(host.host): \(words(host))")
        }
        let rest = statistics.hosts.count - ArchiveStatus.mostHosts
        if rest > 0 { lines.append("  and \(rest) more; --json tells all") }
        return lines + ["", "Room:"] + room.map { "  \($0)" } + ["", "Verified: \(verified)"]
    }

    /// What the archive takes of the disk, and how that grows.
    private var room: [String] {
        let taken = statistics.eventBytes + statistics.pageBytes + statistics.derivedBytes
        var lines = [
            "\(size(taken)) taken, \(size(statistics.derivedBytes)) of them by indexes that can be made again"
                + (statistics.freeBytes.map { "; \(size($0)) free" } ?? "")
        ]
        let months = statistics.months.suffix(ArchiveStatus.monthsShown)
        if !months.isEmpty {
            lines.append("pages kept: " + months.map { "\(size($0.bytes)) in \($0.name)" }.joined(separator: ", "))
        }
        return lines
    }

    /// So many months of the page store are told.
    private static let monthsShown = 3

    /// When `verify` read the archive last, and what it has not read.
    private var verified: String {
        guard let note = statistics.verification else {
            return "never; `ingot verify` reads all of it again and tells whether it is what was written"
        }
        let finding = note.findings == 0 ? "whole" : counted(note.findings, "finding")
        let depth = note.depth == .digests ? ", digests only" : ""
        let rest = statistics.unverifiedSince.map { "what came since \($0) has not been read again" }
        return "\(note.time.date), \(finding)\(depth); \(rest ?? "nothing came since")"
    }

    /// So many hosts are told one by one.
    private static let mostHosts = 20

    /// What a source did last and usually does.
    private func words(_ source: SourceAccount) -> String {
        var parts = [
            source.lastSuccess.map { "answered last on \($0.date)" } ?? "has never answered",
            source.lastNew.map { "brought something new last on \($0.date)" } ?? "has brought nothing yet",
        ]
        if let pause = source.usualPause { parts.append("usually something every \(span(pause))") }
        if let dueBy = source.dueBy { parts.append("something new is due by \(dueBy.date)") }
        return parts.joined(separator: ", ")
    }

    /// What a host was asked, what it asked for, and what was done.
    private func words(_ host: HostAccount) -> String {
        var parts = ["\(counted(host.requests, "request"))"]
        if host.notModified > 0 { parts.append("\(host.notModified) answered \"not modified\"") }
        if host.retries > 0 { parts.append("\(host.retries) sent again") }
        if host.disallowed > 0 { parts.append("\(counted(host.disallowed, "page")) forbidden by robots.txt") }
        parts.append(size(host.bytes))
        parts.append(
            "\(seconds(host.gap)) apart" + (host.crawlDelay.map { " (it asks for \(seconds($0)))" } ?? ""))
        if let until = host.holdUntil, until > now { parts.append("left alone until \(until), as it asked") }
        if let failure = host.lastFailure { parts.append("last failure: \(failure)") }
        return parts.joined(separator: ", ")
    }

    private func seconds(_ seconds: Double) -> String {
        "\(Int(exactly: seconds).map { String($0) } ?? String(seconds)) s"
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
            json.field("healthy", isHealthy)
            json.field("findings", findings)
            json.field("events", statistics.events)
            json.field("sightings", statistics.sightings)
            json.field("captures", statistics.pages)
            json.field("runs", statistics.runs)
            json.field("eventBytes", statistics.eventBytes)
            json.field("pageBytes", statistics.pageBytes)
            json.field("derivedBytes", statistics.derivedBytes)
            json.field("freeBytes", statistics.freeBytes)
            json.key("pageBytesByMonth")
            json.object { json in
                for month in statistics.months { json.field(month.name, month.bytes) }
            }
            json.field("verified", statistics.verification)
            json.field("unverifiedSince", statistics.unverifiedSince?.description)
            json.key("years")
            json.object { json in
                for year in statistics.years { json.field(year.name, year.events) }
            }
            json.field("lastRuns", statistics.lastRuns)
            if !statistics.sources.isEmpty {
                json.field(
                    "sources",
                    statistics.sources.map { source in
                        var source = source
                        source.warnings = source.warnings(at: now)
                        return source
                    })
            }
            if !statistics.hosts.isEmpty { json.field("hosts", statistics.hosts) }
        }
    }
}
