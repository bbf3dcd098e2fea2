import Archive
import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot status`: what an archive holds and how its last runs went.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tells what an archive holds and how its last runs went.",
        discussion: """
            Reads without a lock, so it may be asked while a run is under way. Exit code 10 says that there is no archive.

            EXAMPLE
              ingot status
              ingot status --archive ~/news --json
            """)

    @Option(help: "The archive's folder.")
    var archive = "archive"

    @Flag(help: "Print it as JSON.")
    var json = false

    func run() throws {
        do throws(ArchiveError) {
            let statistics = try ArchiveReader(archive).statistics()
            let status = ArchiveStatus(archive: archive, statistics: statistics)
            do {
                if json {
                    try Terminal.write(JSONWriter.line(status))
                } else {
                    for line in status.lines { try Terminal.say(line) }
                }
            } catch let code as ExitCode {
                if code != .success { Foundation.exit(code.rawValue) }
            } catch {
                Foundation.exit(1)
            }
        } catch {
            Terminal.complain(error.description)
            throw Exit.code(for: error)
        }
    }
}

/// What an archive holds, for a person and for a program.
struct ArchiveStatus: JSONWritable {
    let archive: String
    let statistics: ArchiveReader.Statistics

    var lines: [String] {
        var lines = [
            "\(archive): \(count(statistics.events, "event")) and \(count(statistics.sightings, "sighting")) from "
                + "\(count(statistics.pages, "capture")), \(size(statistics.eventBytes)) of events and "
                + "\(size(statistics.pageBytes)) of pages."
        ]
        if !statistics.years.isEmpty {
            lines.append("")
            for year in statistics.years {
                lines.append("  \(year.name.padding(toLength: 8, withPad: " ", startingAt: 0))  \(year.events)")
            }
        }
        if !statistics.lastRuns.isEmpty {
            lines += ["", "Last runs:"]
            for run in statistics.lastRuns {
                lines.append(
                    "  \(run.started)  \(run.status.padding(toLength: 11, withPad: " ", startingAt: 0))  "
                        + "\(run.events.added) added, \(run.events.known) known, \(run.pages.failed) failed  \(run.command)"
                )
            }
        }
        return lines
    }

    func write(to json: inout JSONWriter) {
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
