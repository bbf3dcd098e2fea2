/// A job as a service and a timer of systemd: what is written into the two files.
public struct SystemdUnits: Equatable, Sendable {
    /// Whose service it is.
    public enum Owner: Equatable, Sendable {
        /// A service of the system that runs as this user.
        case system(account: String)
        /// A service of a user's own service manager (`systemctl --user`).
        case user
    }

    /// `ingot-smm`
    public let name: String
    /// The text of the service.
    public let service: String
    /// The text of the timer.
    public let timer: String
    /// What is to be done with them, a line each.
    public let advice: [String]

    /// The units of a job.
    public init(_ job: ScheduledJob, for owner: Owner) {
        name = job.unitName
        let comments = job.comments.map { "# \($0)" }
        service = SystemdUnits.file(
            comments + [""] + SystemdUnits.unitSection(job, owner) + [""] + SystemdUnits.serviceSection(job, owner))
        timer = SystemdUnits.file(
            comments + [
                "", "[Unit]", "Description=\(SystemdUnits.description(job)), \(job.recurrence.words)", "", "[Timer]",
                "OnCalendar=\(job.recurrence.calendarEvent)",
                "# Up to so much later, for the same reason for which not all machines are to ask at once.",
                "RandomizedDelaySec=10min", "# A run that was missed while the machine was off is made up for.",
                "Persistent=true", "", "[Install]", "WantedBy=timers.target",
            ])
        advice = SystemdUnits.advice(name: name, job, owner)
    }

    private static func file(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    private static func description(_ job: ScheduledJob) -> String {
        "Ingot reads \(job.unitName.dropFirst("ingot-".count))"
    }

    private static func unitSection(_ job: ScheduledJob, _ owner: Owner) -> [String] {
        var lines = ["[Unit]", "Description=\(description(job))"]
        // A user's service manager does not know of the network.
        if case .system = owner { lines += ["Wants=network-online.target", "After=network-online.target"] }
        return lines
    }

    private static func serviceSection(_ job: ScheduledJob, _ owner: Owner) -> [String] {
        var lines = ["[Service]", "Type=oneshot"]
        if case .system(let account) = owner { lines.append("User=\(word(account, always: false))") }
        // The colon: no variables of the environment are put in the place of $NAME.
        let words = job.words.enumerated().map { word(($0 == 0 ? ":" : "") + $1) }
        lines += [
            "ExecStart=" + words.joined(separator: " "),
            "# To be stopped is no failure: the archive is consistent, and the next run goes on. Code 3, some pages failed, is",
            "# one, so that `systemctl --failed` and OnFailure= tell of it; where that is too much, add 3 here.",
            "SuccessExitStatus=143", "# Longer than any run takes that is not stuck.", "TimeoutStartSec=12h",
            "# It ends within five seconds; a slow disk is given more.", "TimeoutStopSec=30s", "Nice=10",
            "IOSchedulingClass=idle", "UMask=0027", "",
            "# It may write here and nowhere else. The folders must be there; what `hook:` starts is bound by this too.",
            "ReadWritePaths=" + job.writableFolders.map { word($0) }.joined(separator: " "),
        ]
        for setting in SandboxSetting.all where owner != .user || setting.worksForUsers {
            lines.append("\(setting.name)=\(setting.value)")
        }
        return lines
    }

    private static func advice(name: String, _ job: ScheduledJob, _ owner: Owner) -> [String] {
        let folders = job.writableFolders.map(ScheduledJob.shellWord).joined(separator: " ")
        switch owner {
        case .system(let account):
            let owner = ScheduledJob.shellWord(account)
            return [
                "Put \(name).service and \(name).timer into /etc/systemd/system, and then:",
                "  sudo install -d -o \(owner) \(folders)",
                "  sudo systemctl daemon-reload",
                "  sudo systemctl enable --now \(name).timer",
                "Run it once to see that it works, and read what it says:",
                "  sudo systemctl start \(name).service",
                "  journalctl -u \(name).service",
            ]
        case .user:
            return [
                "Put \(name).service and \(name).timer into ~/.config/systemd/user, and then:",
                "  mkdir -p \(folders)",
                "  systemctl --user daemon-reload",
                "  systemctl --user enable --now \(name).timer",
                "  loginctl enable-linger    # so that it also runs while you are not logged in",
                "Run it once to see that it works, and read what it says:",
                "  systemctl --user start \(name).service",
                "  journalctl --user -u \(name).service",
            ]
        }
    }

    /// A word as systemd takes it: in quotes, with specifiers (`%h`) made harmless.
    static func word(_ text: String, always: Bool = true) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            case "%": quoted += "%%"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return always ? "\"\(quoted)\"" : quoted
    }
}

extension ScheduledJob {
    /// A word as sh takes it.
    static func shellWord(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy(isPlain)
        if isPlain { return word }
        var quoted = "'"
        for scalar in word.unicodeScalars {
            if scalar == "'" { quoted += "'\\''" } else { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "'"
    }
}
