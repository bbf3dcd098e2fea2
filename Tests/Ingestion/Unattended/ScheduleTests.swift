import Foundation
import Testing

@testable import Ingestion

/// What cron and systemd are told, for paths as they should not be.
@Suite struct ScheduleTests {
    /// Names that one of sh, cron and systemd reads otherwise than they are.
    static let names = [
        "plain", "two words", "100%", "a\\%b", "a\\\\%b", "\\", "end\\", "it's", "'%'", "say \"so\"", "$HOME", "${x}",
        "%h-%n",
        "#hash", "-dash", "~", "a;b&c|d", "`id`", "$(id)", "镁 合金", "a*b?", "é\u{2028}x",
    ]

    private func job(_ path: String, archive: String = "/srv/archive") throws -> ScheduledJob {
        try ScheduledJob(
            program: "/bin/echo", pipelines: [path], archives: [archive],
            recurrence: .daily(hour: 3, minute: 7), isUsualTime: false)
    }

    /// What cron gives to sh: it takes a backslash from before a percent sign, and ends the command at one without.
    /// After Vixie's `do_command.c`, in words of our own.
    private func command(cronReads line: String) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                if scalar == "%" { result.removeLast() }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "%" {
                break
            }
            result.append(scalar)
        }
        return String(result)
    }

    /// The words that sh makes of a command, each in a line ended by a zero byte.
    private func words(_ command: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "printf '%s\\0' " + command]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
    }

    @Test(arguments: names)
    func `cron and sh read a path as it is`(name: String) throws {
        let path = "/srv/\(name)/\(name).yaml"
        let text = try job(path).crontab()
        let lines = text.split(separator: "\n")
        let line = try #require(lines.last)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("# ") })
        #expect(line.hasPrefix("7 3 * * * /bin/echo run --quiet "))
        let command = command(cronReads: line.split(separator: " ", maxSplits: 5).last.map(String.init) ?? "")
        #expect(try words(command) == ["/bin/echo", "run", "--quiet", path])
    }

    @Test func `a path that a crontab or a unit cannot hold is refused`() {
        for path in ["/srv/a\nb.yaml", "/srv/\u{1B}[2J.yaml", "/srv/a\u{7F}"] {
            #expect(throws: ScheduledJob.Unwritable.self) { try job(path) }
        }
        #expect(throws: ScheduledJob.Unwritable.self) {
            try job("/" + String(repeating: "long", count: 300)).crontab()
        }
    }

    @Test func `times are read as people write them, and nothing else is one`() {
        #expect(Recurrence(at: "03:30") == .daily(hour: 3, minute: 30))
        #expect(Recurrence(at: "3:05") == .daily(hour: 3, minute: 5))
        for text in ["24:00", "12:60", "12", "12:", ":30", "1:2:3", "+3:30", "03:-1", "noon", "", "١٢:٣٠"] {
            #expect(Recurrence(at: text) == nil, "\(text)")
        }
        guard case .everyHours(6, let minute)? = Recurrence(every: "6h", seed: "x") else {
            Issue.record("6h is no time")
            return
        }
        #expect((0...59).contains(minute))
        for text in ["5h", "0h", "-6h", "6", "6m", "24h", "h", ""] {
            #expect(Recurrence(every: text, seed: "") == nil, "\(text)")
        }
    }

    @Test func `the usual time is in the small hours, always the same for a seed, and spread over them`() {
        var minutes: Set<Int> = []
        for number in 0..<500 {
            guard case .daily(let hour, let minute) = Recurrence(usualFor: "machine-\(number):/srv/p.yaml") else {
                continue
            }
            #expect((1...4).contains(hour) && (0...59).contains(minute))
            minutes.insert(hour * 60 + minute)
        }
        // 500 draws from 240 leave about 30 undrawn.
        #expect(minutes.count > 180)
        #expect(Recurrence(usualFor: "a") == Recurrence(usualFor: "a"))
    }

    @Test func `units are called by characters that need no quoting`() throws {
        #expect(try job("/srv/smm.yaml").unitName == "ingot-smm")
        #expect(try job("/srv/my news.v2.yaml").unitName == "ingot-my-news-v2")
        #expect(try job("/srv/镁.yaml").unitName == "ingot-pipeline")
        #expect(try job("/srv/a%n@b.yaml").unitName == "ingot-a-n-b")
    }

    private static let analyzer = "/usr/bin/systemd-analyze"
    private static let hasAnalyzer = FileManager.default.isExecutableFile(atPath: analyzer)

    /// Runs systemd-analyze on the two units of a job.
    private func analyze(_ arguments: [String], _ units: SystemdUnits, timer: Bool) throws -> (
        code: Int32, text: String
    ) {
        let folder = try TemporaryFolder()
        var files: [String] = []
        for (kind, text) in [("service", units.service), ("timer", units.timer)] where timer || kind == "service" {
            let path = folder.path + "/\(units.name).\(kind)"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            files.append(path)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.analyzer)
        process.arguments = arguments + files
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    @Test(.enabled(if: hasAnalyzer, "there is no systemd-analyze here"))
    func `systemd rates the service 2,0 or better`() throws {
        let units = SystemdUnits(try job("/srv/smm.yaml"), for: .system(account: "daemon"))
        let (_, text) = try analyze(["security", "--offline=true", "--no-pager"], units, timer: false)
        let line = try #require(text.split(separator: "\n").last { $0.contains("Overall exposure level") })
        let rating = try #require(line.split(separator: " ").compactMap { Double($0) }.first)
        #expect(rating <= 2.0, "\(text)")
        let bound = try analyze(["security", "--offline=true", "--threshold=20", "--no-pager"], units, timer: false)
        #expect(bound.code == 0)
    }

    @Test(.enabled(if: hasAnalyzer, "there is no systemd-analyze here"), arguments: names)
    func `systemd finds nothing wrong with the units of any path`(name: String) throws {
        for recurrence in [Recurrence.daily(hour: 0, minute: 5), .everyHours(1, minute: 9), .everyHours(6, minute: 0)] {
            var job = try job("/srv/\(name)/\(name).yaml", archive: "/srv/\(name)")
            job.recurrence = recurrence
            let (code, text) = try analyze(
                ["verify", "--man=no"], SystemdUnits(job, for: .system(account: "daemon")), timer: true)
            #expect(code == 0, "\(text)")
            // What is wrong with units of the machine itself is none of ours.
            let own = text.split(separator: "\n").filter { $0.contains("ingot-") }
            #expect(own.isEmpty, "\(own)")
        }
    }

    @Test func `what systemd would read otherwise is written so that it does not`() {
        #expect(SystemdUnits.word("/a b/100%/\"x\"\\") == #""/a b/100%%/\"x\"\\""#)
        #expect(SystemdUnits.word("$HOME") == "\"$HOME\"")
    }

    @Test func `a service may write to its archive and the folders of its files, and nowhere else`() throws {
        var job = try job("/home/me/smm.yaml", archive: "/home/me/archive")
        job.files = [
            .init(option: "--log", path: "/var/log/ingot/smm.log"), .init(option: "--metrics", path: "/x.prom"),
        ]
        let lines = SystemdUnits(job, for: .system(account: "me")).service.split(separator: "\n")
        #expect(lines.contains(#"ReadWritePaths="/home/me/archive" "/var/log/ingot" "/""#))
        #expect(lines.filter { $0.hasPrefix("ReadWritePaths") }.count == 1)
        #expect(lines.contains("ProtectSystem=strict"))
        #expect(
            lines.contains(
                #"ExecStart=":/bin/echo" "run" "--quiet" "--log" "/var/log/ingot/smm.log" "--metrics" "/x.prom" "/home/me/smm.yaml""#
            ))
        // A user's own manager refuses to start what would need a capability of root.
        let own = SystemdUnits(job, for: .user).service
        #expect(!own.contains("CapabilityBoundingSet") && !own.contains("User=") && own.contains("NoNewPrivileges=yes"))
    }
}
