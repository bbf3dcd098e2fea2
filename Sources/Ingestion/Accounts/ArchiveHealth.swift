import Archive
import Model
import Segmentation

/// Whether an archive is whole, and the mending of one that is not; for the command line, which knows no other room.
public struct ArchiveHealth: JSONWritable {
    private let archive: String
    private let report: ArchiveVerification.Report

    /// Reads an archive again, and notes in `verified.json` that it was read.
    /// - Parameters:
    ///   - quickly: only digests.
    ///   - time: when the reading begins; nil where nothing is to be noted.
    ///   - progress: told again and again how many bytes were read, of how many.
    public init(
        ofArchiveAt path: String, quickly: Bool, at time: Timestamp?,
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(ArchiveError) {
        archive = path
        let reading = ArchiveVerification.Reading(rules: RulesVersion.current) { page, given in
            var knowledge = PageReading.Knowledge(given)
            knowledge.isForEvents = false
            return PageReading.read(page, knowing: knowledge).document.text
        }
        report = try ArchiveVerification(
            archive: path, depth: quickly ? .digests : .everything, reading: reading
        ).run(at: time, progress: progress)
    }

    /// Whether nothing is wrong.
    public var isWhole: Bool { report.isWhole }

    /// What is wrong, a line each: `file:line: what; what to do`.
    public var findings: [String] { report.findings.map(\.description) }

    /// What was read, and what could not be checked, in lines that a person reads.
    public var lines: [String] {
        var lines = [
            "\(archive): \(isWhole ? "whole" : counted(report.findings.count, "finding")); "
                + "\(counted(report.bytes, "byte")) in \(counted(report.batches, "commit")) read again"
        ]
        if report.lines > 0 {
            lines[0] +=
                ", \(counted(report.lines, "line")), \(counted(report.pages, "page")), "
                + "\(counted(report.positions, "position")) checked"
        }
        if report.unchecked > 0 {
            lines.append(
                "note: \(counted(report.unchecked, "position")) not checked: other rules read the page, or it is not kept"
            )
        }
        return lines + report.notes.map { "note: \($0)" }
    }

    /// The report as one JSON object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("archive", archive)
            json.field("whole", isWhole)
            json.key("findings")
            json.array { json in
                for finding in report.findings { finding.write(to: &json) }
            }
            json.field("notes", report.notes)
            json.field("bytes", report.bytes)
            json.field("batches", report.batches)
            json.field("lines", report.lines)
            json.field("pages", report.pages)
            json.field("positions", report.positions)
            json.field("unchecked", report.unchecked)
        }
    }

    /// Mends an archive under its lock.
    /// - Returns: what was done, and what is still wrong, a line each.
    public static func repair(
        archiveAt path: String, command: String, pid: Int, at time: Timestamp, waitFor seconds: Double
    ) throws(ArchiveError) -> (done: [String], remaining: [String]) {
        let holder = LockHolder(pid: pid, command: command, started: time)
        let report = try ArchiveRepair.run(at: path, holder: holder, waitFor: seconds)
        return (report.done, report.remaining.map(\.description))
    }
}
