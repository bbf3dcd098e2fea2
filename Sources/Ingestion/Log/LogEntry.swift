import Archive
import Model

/// Something that happened in a run, for a log: a level, what it is in a few words that never differ, and what about it
/// in fields.
public struct LogEntry: Equatable, Sendable {
    /// How much it matters.
    public enum Level: String, CaseIterable, Comparable, Sendable {
        /// For who looks for a mistake in the program.
        case debug
        /// As it should be.
        case info
        /// As it should be, and seldom.
        case notice
        /// Something did not go well, and the run goes on.
        case warning
        /// The run failed.
        case error

        /// What matters less comes first.
        public static func < (left: Level, right: Level) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// What stands in a field.
    public enum Value: Equatable, Sendable {
        case text(String)
        case number(Int)
        case decimal(Double)
    }

    /// A field.
    public struct Field: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// What stands in it.
        public var value: Value

        /// A field with a text.
        public init(_ name: String, _ text: String) {
            self.name = name
            value = .text(text)
        }

        /// A field with a whole number.
        public init(_ name: String, _ number: Int) {
            self.name = name
            value = .number(number)
        }

        /// A field with a number.
        public init(_ name: String, decimal: Double) {
            self.name = name
            value = .decimal(decimal)
        }
    }

    /// How much it matters.
    public var level: Level
    /// What it is: `page`, `source`, `run`.
    public var message: String
    /// What about it, in this order.
    public var fields: [Field]

    /// An entry.
    public init(_ level: Level, _ message: String, _ fields: [Field] = []) {
        self.level = level
        self.message = message
        self.fields = fields
    }

    /// The names of all fields, in the order in which a line has them.
    public static let order = [
        "run", "archive", "command", "source", "page", "outcome", "status", "bytes", "added", "known", "revised",
        "found",
        "new", "events", "pages", "read", "unchanged", "skipped", "failed", "seconds", "requests", "title", "reason",
    ]
}

extension LogEntry {
    /// A run begins.
    public static func begun(_ task: Ingest.Task, archive: String) -> LogEntry {
        LogEntry(.info, "run begins", [.init("archive", archive), .init("command", task.command)])
    }

    /// A page is dealt with. What was cut, repaired or guessed on the way is told in entries of its own.
    public static func page(_ report: PageReport) -> [LogEntry] {
        var fields: [Field] = [.init("source", report.source), .init("page", report.name)]
        if let status = report.status { fields.append(.init("status", status)) }
        if let bytes = report.bytes { fields.append(.init("bytes", bytes)) }
        let level: Level
        switch report.outcome {
        case .read(let added, let known):
            level = .info
            fields += [.init("outcome", "read"), .init("added", added), .init("known", known)]
        case .unchanged:
            level = .info
            fields.append(.init("outcome", "unchanged"))
        case .setAside(let reason):
            level = .notice
            fields += [.init("outcome", "set aside"), .init("reason", reason)]
        case .skipped(let reason):
            level = .info
            fields += [.init("outcome", "skipped"), .init("reason", reason)]
        case .failed(let reason):
            level = .warning
            fields += [.init("outcome", "failed"), .init("reason", reason)]
        }
        let about: [Field] = [.init("source", report.source), .init("page", report.name)]
        return [LogEntry(level, "page", fields)]
            + report.warnings.map { LogEntry(.notice, "page is odd", about + [.init("reason", $0)]) }
    }

    /// What came of a run: of each source, and of all.
    public static func ended(_ report: RunReport, seconds: Double) -> [LogEntry] {
        let sources = report.sources.flatMap { source -> [LogEntry] in
            let counts: [Field] = [
                .init("source", source.name), .init("found", source.found), .init("new", source.new),
                .init("events", source.events),
            ]
            return [LogEntry(.info, "source", counts)]
                + source.warnings.map {
                    LogEntry(.warning, "source is odd", [.init("source", source.name), .init("reason", $0)])
                }
        }
        let receipt = report.receipt
        let level: Level =
            switch receipt.status {
            case "done": .info
            case "interrupted": .notice
            case "partial": .warning
            default: .error
            }
        var fields: [Field] = [
            .init("archive", report.archive), .init("outcome", receipt.status), .init("pages", report.pages.count),
            .init("read", receipt.pages.read), .init("unchanged", receipt.pages.unchanged),
            .init("skipped", receipt.pages.skipped), .init("failed", receipt.pages.failed),
            .init("added", receipt.events.added), .init("known", receipt.events.known),
            .init("revised", receipt.events.revised),
            .init("requests", receipt.hosts.reduce(0) { $0 + $1.requests }),
            .init("bytes", receipt.hosts.reduce(0) { $0 + $1.bytes }), .init("seconds", decimal: seconds),
        ]
        if let failure = report.failure { fields.append(.init("reason", failure.description)) }
        return report.notices.map { LogEntry(.notice, "archive was mended", [.init("reason", $0)]) } + sources
            + [LogEntry(level, "run ends", fields)]
    }
}
