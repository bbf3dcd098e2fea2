extension ScheduledJob {
    /// cron reads no longer command: `MAX_COMMAND` of Vixie's cron, with room for its end.
    private static let longestCommand = 990

    /// The job as a line of crontab(5) with comments that say what to do with it.
    ///
    /// - Throws: `Unwritable` where the command is longer than cron reads.
    public func crontab() throws(Unwritable) -> String {
        let command = words.map(ScheduledJob.crontabWord).joined(separator: " ")
        guard command.utf8.count <= ScheduledJob.longestCommand else {
            throw Unwritable(
                description: "the command is longer than the \(ScheduledJob.longestCommand) bytes that cron reads; "
                    + "use --form systemd, or shorter paths")
        }
        let advice = [
            "Next: run `crontab -e` and put the line below into the table; `crontab -l` shows it.",
            "cron mails what a run says, and a run says nothing when all went well. MAILTO=you@example.org at the top of",
            "the table tells to whom.",
        ]
        return (comments + advice).map { "# \($0)\n" }.joined() + "\(recurrence.crontabFields) \(command)\n"
    }

    /// A word as sh takes it from cron, which ends a command at `%` and takes one backslash from before it.
    static func crontabWord(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy(ScheduledJob.isPlain)
        if isPlain { return word }
        var quoted = "'"
        var last: Unicode.Scalar?
        for scalar in word.unicodeScalars {
            switch scalar {
            case "'": quoted += "'\\''"
            case "%":
                // A backslash of the word's own must not stand right before the one that protects the sign.
                quoted += last == "\\" ? "''\\%" : "\\%"
            default: quoted.unicodeScalars.append(scalar)
            }
            last = scalar
        }
        return quoted + "'"
    }

    /// Whether a byte means itself to every shell, to cron and to systemd.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "@"):
            true
        default: false
        }
    }
}
