/// A run that is to happen again and again without anybody watching, as cron or systemd is to be told of it.
///
/// All paths are absolute: neither of the two starts a program where a person would.
public struct ScheduledJob: Equatable, Sendable {
    /// The program.
    public var program: String
    /// The pipeline files.
    public var pipelines: [String]
    /// The archives that they write to.
    public var archives: [String]
    /// Options of the run that take a file, with the file: `--log`, `--metrics`.
    public var files: [File] = []
    /// When it runs.
    public var recurrence: Recurrence
    /// Whether nobody chose the time.
    public var isUsualTime: Bool

    /// A file that the run writes beside the archive.
    public struct File: Equatable, Sendable {
        /// The option: `--log`.
        public var option: String
        /// Its path.
        public var path: String

        /// A file of an option.
        public init(option: String, path: String) {
            self.option = option
            self.path = path
        }

        /// The folder that must be writable for it.
        var folder: String {
            let folder = path.split(separator: "/", omittingEmptySubsequences: true).dropLast().joined(separator: "/")
            return "/" + folder
        }
    }

    /// A path that cannot be told to cron or systemd.
    public struct Unwritable: Error, Equatable, CustomStringConvertible {
        /// What is wrong, and what to do.
        public let description: String
    }

    /// A job.
    /// - Throws: `Unwritable` where a path holds a line break or another control character: neither a crontab nor a unit
    ///   can hold one.
    public init(
        program: String, pipelines: [String], archives: [String], files: [File] = [], recurrence: Recurrence,
        isUsualTime: Bool
    ) throws(Unwritable) {
        for path in [program] + pipelines + archives + files.map(\.path) {
            if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
                let shown = ScheduledJob.plain(path)
                throw Unwritable(
                    description: "\(shown): a path with a line break or another control character cannot stand in a "
                        + "crontab or a unit; rename it")
            }
        }
        self.program = program
        self.pipelines = pipelines
        self.archives = archives
        self.files = files
        self.recurrence = recurrence
        self.isUsualTime = isUsualTime
    }

    /// The words that are run: the program first.
    ///
    /// `--quiet`, because cron mails whatever is said.
    var words: [String] {
        [program, "run", "--quiet"] + files.flatMap { [$0.option, $0.path] } + pipelines
    }

    /// Folders that it writes to, each once.
    var writableFolders: [String] {
        var seen: Set<String> = []
        return (archives + files.map(\.folder)).filter { seen.insert($0).inserted }
    }

    /// What units are called: after the first pipeline's file, in characters that need no quoting anywhere.
    public var unitName: String {
        let file = pipelines.first?.split(separator: "/").last.map(String.init) ?? ""
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let slug = stem.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain || scalar == "_" ? Character(scalar) : "-"
        }
        let name = String(slug.prefix(80)).drop { $0 == "-" }
        return "ingot-" + (name.isEmpty ? "pipeline" : String(name))
    }

    /// What is told of the time in a comment.
    var comments: [String] {
        let files = pipelines.map { "\"\($0)\"" }.joined(separator: ", ")
        let time = "Reads \(files) \(recurrence.words), in this machine's time zone."
        guard isUsualTime else { return [time] }
        return [
            time,
            "The time comes from the names of the machine and the pipeline, so that not all ask a site at once; --at sets another.",
        ]
    }

    /// Text without what could end a line of a crontab or a unit.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? "\u{FFFD}" : $0 }))
    }
}
