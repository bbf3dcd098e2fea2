import Foundation
import Ingestion

/// What came of a run, in a few lines that a person likes to read.
struct RunSummary {
    let lines: [String]

    /// The lines for a run that took `elapsed`; of a rehearsal they say what would have come of it.
    init(_ report: RunReport, elapsed: Duration, isRehearsal: Bool) {
        let receipt = report.receipt
        var lines: [String] = []
        let sources = Set(report.pages.map(\.source)).count
        let archive = RunSummary.relative(report.archive)
        var first =
            "\(counted(report.pages.count, "page")) from \(counted(sources, "source")) in \(RunSummary.seconds(elapsed))"
        var parts: [String] = []
        if receipt.pages.read > 0 { parts.append("\(receipt.pages.read) read") }
        if receipt.pages.unchanged > 0 { parts.append("\(receipt.pages.unchanged) known already") }
        if receipt.pages.skipped > 0 { parts.append("\(receipt.pages.skipped) not asked for") }
        if receipt.pages.failed > 0 { parts.append("\(receipt.pages.failed) failed") }
        if !parts.isEmpty { first += ": " + parts.joined(separator: ", ") }
        lines.append(first + ".")
        let verb = isRehearsal ? "would be added" : "added"
        if receipt.events.added == 0, receipt.events.known == 0, receipt.events.revised == 0 {
            lines.append("Nothing new: no event \(verb) to \(archive).")
        } else {
            lines.append(
                "\(counted(receipt.events.added, "event")) \(verb) to \(archive), \(receipt.events.known) already known"
                    + (report.sightings > 0
                        ? " (\(counted(report.sightings, "new sighting")) of them \(isRehearsal ? "would be kept" : "kept"))."
                        : "."))
        }
        let links = [
            report.carryingOn > 0 ? "\(report.carryingOn) carry on an earlier event" : nil,
            report.resembling > 0 ? "\(report.resembling) resemble one that differs in a fact" : nil,
        ].compactMap(\.self)
        if !links.isEmpty {
            lines.append("Of the new ones \(links.joined(separator: ", ")); show and explain --match tell more.")
        }
        if receipt.events.revised > 0 {
            lines.append(
                "\(counted(receipt.events.revised, "event")) \(isRehearsal ? "would be " : "")revised, because the page now "
                    + "says it otherwise; the old words are in the journal.")
        }
        if let unclaimed = report.unclaimedShare {
            lines.append("\(unclaimed) of the text is in no heading, lead or event; explain tells which.")
        }
        let years = receipt.events.byYear.sorted { $0.key < $1.key }
        if let most = years.map(\.value).max() {
            lines.append("")
            for (year, number) in years {
                let bar = String(repeating: "▪", count: max(1, number * 40 / most))
                lines.append("  \(padded(year, 8))  \(flushRight(String(number), 5))  \(bar)")
            }
        }
        lines += RunSummary.list("Set aside, kept but not read for events:", report.pages) { page in
            if case .setAside(let reason) = page.outcome { reason } else { nil }
        }
        lines += RunSummary.list("Not asked for:", report.pages) { page in
            if case .skipped(let reason) = page.outcome { RunSummary.withoutName(reason, page.name) } else { nil }
        }
        lines += RunSummary.list("Failed:", report.pages) { page in
            if case .failed(let reason) = page.outcome { RunSummary.withoutName(reason, page.name) } else { nil }
        }
        lines += RunSummary.list("Read with a warning:", report.pages) { page in
            page.warnings.isEmpty ? nil : page.warnings.joined(separator: "; ")
        }
        let odd = report.sources.flatMap { source in source.warnings.map { "  \(source.name): \($0)" } }
        if !odd.isEmpty { lines += ["", "Sources to look at:"] + odd }
        if receipt.status == "interrupted" {
            lines += ["", "Interrupted: what is told here is in the archive, the rest is for the next run."]
        }
        if !isRehearsal, report.failure == nil {
            lines += RunSummary.suggestions(report, archive: archive)
        }
        self.lines = lines
    }

    /// What came of a run in a line.
    static func line(_ report: RunReport) -> String {
        let receipt = report.receipt
        let counts = [
            ("read", receipt.pages.read), ("known already", receipt.pages.unchanged),
            ("not asked for", receipt.pages.skipped), ("failed", receipt.pages.failed),
        ].filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
        let pages = counted(report.pages.count, "page") + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
        return "\(receipt.status): \(pages), \(counted(receipt.events.added, "event")) added"
    }

    /// The two commands to try next.
    private static func suggestions(_ report: RunReport, archive: String) -> [String] {
        let program = quoted(CommandLine.arguments.first.map(relative) ?? "ingot")
        let read = report.pages.first { if case .read(let added, _) = $0.outcome { added > 0 } else { false } }
        let explained = read ?? report.pages.first { if case .unchanged = $0.outcome { true } else { false } }
        var lines = ["", "Try next:", "  \(program) status --archive \(quoted(archive))"]
        if let explained, !explained.name.contains("://") {
            lines.append("  \(program) explain \(quoted(relative(explained.name)))")
        }
        return lines
    }

    private static func list(_ head: String, _ pages: [PageReport], _ reason: (PageReport) -> String?) -> [String] {
        let entries = pages.compactMap { page in reason(page).map { "  \(relative(page.name)): \($0)" } }
        guard !entries.isEmpty else { return [] }
        let longest = 20
        let rest = entries.count > longest ? ["  and \(entries.count - longest) more; --json tells all"] : []
        return ["", head] + entries.prefix(longest) + rest
    }

    private static func withoutName(_ reason: String, _ name: String) -> String {
        reason.hasPrefix(name + ": ") ? String(reason.dropFirst(name.count + 2)) : reason
    }

    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let value = Double(seconds) + Double(attoseconds) / 1e18
        return value < 10 ? String(format: "%.2f s", value) : "\(Int(value)) s"
    }

    /// A path as seen from the folder one stands in, where it lies below it.
    static func relative(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    /// A word as a shell takes it.
    private static func quoted(_ argument: String) -> String {
        let isPlain = argument.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || "0123456789-_./:,+@%".unicodeScalars.contains(scalar)
        }
        return isPlain ? argument : "'" + argument.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
