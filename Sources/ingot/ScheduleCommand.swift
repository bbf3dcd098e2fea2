import ArgumentParser
import Foundation
import Ingestion

/// `ingot schedule`: what cron or systemd is to be told.
struct ScheduleCommand: ParsableCommand {
    /// The forms.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case cron, systemd
    }

    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Prints the crontab line or the systemd units that run pipelines every night.",
        discussion: """
            Changes nothing: it prints what is to be put where. Pipelines that write to one archive are best named \
            together, for they are then run one after the other. Without --at and --every a time between 1:00 and 5:00 is \
            chosen from the names of the machine and the pipeline, always the same one.

            EXAMPLE
              ingot schedule Pipelines/samples.yaml
              ingot schedule --every 6h --log ~/ingot.log Pipelines/samples.yaml
              ingot schedule --form systemd --user --output ~/.config/systemd/user Pipelines/samples.yaml

            Exit code 78 says that a pipeline file is not good.
            """)

    @Argument(help: "The pipeline files.")
    var pipelines: [String]

    @Option(help: "cron or systemd.")
    var form = Form.cron

    @Option(help: "Every day at this time: 03:30.")
    var at: String?

    @Option(help: "Every so many hours: 6h. \(Recurrence.hours.map { "\($0)h" }.joined(separator: ", ")).")
    var every: String?

    @Flag(help: "systemd: units for your own service manager (systemctl --user).")
    var user = false

    @Option(help: "systemd: the user as whom the service runs; you unless told.")
    var account: String?

    @Option(help: "systemd: write the two files into this folder.")
    var output: String?

    @Option(help: "The runs write a log to this file.")
    var log: String?

    @Option(help: "The runs write metrics to this file.")
    var metrics: String?

    func validate() throws {
        if at != nil, every != nil { throw ValidationError("--at and --every are two ways to say when; choose one") }
        if let at, Recurrence(at: at) == nil {
            throw ValidationError("--at takes a time of day from 00:00 to 23:59 like 03:30, not \(at)")
        }
        if let every, Recurrence(every: every, seed: "") == nil {
            let hours = Recurrence.hours.map { "\($0)h" }.joined(separator: ", ")
            throw ValidationError("--every takes one of \(hours), which divide a day; not \(every)")
        }
        if form == .cron, user || account != nil || output != nil {
            throw ValidationError("--user, --account and --output are for --form systemd")
        }
        if user, account != nil { throw ValidationError("with --user the service runs as you; leave --account out") }
        if account?.isEmpty == true || account?.utf8.contains(where: { $0 <= 0x20 }) == true {
            throw ValidationError("--account takes the name of a user")
        }
    }

    func run() throws {
        let read = try RunCommand.pipelines(at: pipelines)
        let files = read.map { ScheduleCommand.absolute($0.file) }
        let seed = "\(ScheduleCommand.machine):\(files.joined(separator: ":"))"
        let chosen = at.flatMap { Recurrence(at: $0) } ?? every.flatMap { Recurrence(every: $0, seed: seed) }
        let text: String
        do {
            let job = try ScheduledJob(
                program: ScheduleCommand.program, pipelines: files, archives: read.map(\.archive),
                files: [("--log", log), ("--metrics", metrics)].compactMap { option, path in
                    path.map { .init(option: option, path: ScheduleCommand.absolute($0)) }
                }, recurrence: chosen ?? Recurrence(usualFor: seed), isUsualTime: chosen == nil)
            switch form {
            case .cron: text = try job.crontab()
            case .systemd: return try tell(SystemdUnits(job, for: owner))
            }
        } catch let error as ScheduledJob.Unwritable {
            throw ValidationError(error.description)
        }
        try Terminal.write(Array(text.utf8))
    }

    /// Writes the units where they are wanted, and says what is to be done with them.
    private func tell(_ units: SystemdUnits) throws {
        let files = [("\(units.name).service", units.service), ("\(units.name).timer", units.timer)]
        guard let output else {
            for (name, text) in files { try Terminal.write(Array("# ---- \(name)\n\(text)\n".utf8)) }
            return try Terminal.write(Array(units.advice.map { "# \($0)\n" }.joined().utf8))
        }
        for (name, text) in files {
            let path = output + "/" + name
            do {
                try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                Terminal.complain("\(path): the file cannot be written; check the folder and its permissions")
                throw Exit.failed
            }
            try Terminal.say("Wrote \(path)")
        }
        for line in units.advice { try Terminal.say(line) }
    }

    private var owner: SystemdUnits.Owner {
        if user { return .user }
        if let account { return .system(account: account) }
        if getuid() == 0 {
            Terminal.complain(
                "a service that reads pages from everywhere is not to run as root: this one runs as the user ingot "
                    + "(useradd --system ingot makes it); --account names another")
            return .system(account: "ingot")
        }
        return .system(account: getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "ingot")
    }

    /// A path from the root.
    static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }

    /// The program as it was called, from the root: what a link points to changes with an upgrade, its own name does not.
    static var program: String {
        let called = CommandLine.arguments.first ?? "ingot"
        if called.contains("/") { return absolute(called) }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { "\($0)/\(called)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return absolute(found ?? called)
    }

    /// The machine's name.
    static var machine: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
