import ArgumentParser
import Foundation
import Ingestion
import Model

/// `ingot doctor`: whether what surrounds the program is as it should be.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at what surrounds the program, and says what to do where something is amiss.",
        discussion: """
            Libraries, certificates, clock, disk, permissions, the lock, indexes and pipeline files. Asks no network and \
            changes nothing. What is in an archive is for verify, how its sources do for status.

            EXAMPLE
              ingot doctor
              ingot doctor Pipelines/samples.yaml
              ingot doctor --archive ~/news --json

            Exit code 0 says that nothing is broken, 1 that something will not work.
            """)

    @Argument(help: "Pipeline files; their archives are looked at too.")
    var pipelines: [String] = []

    @Option(help: "An archive's folder; archive where neither it nor a pipeline is named.")
    var archive: String?

    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() throws {
        let archives = archive.map { [$0] } ?? (pipelines.isEmpty ? ["archive"] : [])
        let examination = Examination(
            .gathered(
                pipelines: pipelines, archives: archives, now: Clock.now(), built: DoctorCommand.built,
                environment: ProcessInfo.processInfo.environment))
        if json {
            try Terminal.write(JSONWriter.line(examination))
        } else {
            for line in examination.lines { try Terminal.say(line) }
        }
        if examination.isBroken { throw Exit.failed }
    }

    /// When the program's file was written.
    private static var built: Timestamp? {
        var status = stat()
        guard stat(ScheduleCommand.program, &status) == 0 else { return nil }
        #if canImport(Darwin)
            return Timestamp(secondsSinceEpoch: Int(status.st_mtimespec.tv_sec))
        #else
            return Timestamp(secondsSinceEpoch: Int(status.st_mtim.tv_sec))
        #endif
    }
}
