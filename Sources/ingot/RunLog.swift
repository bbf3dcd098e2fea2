import Ingestion
import Logging

/// The log of a command, if one is wanted. The libraries hand over values; here they become swift-log's.
struct RunLog {
    private var logger: Logger?

    /// Opens the log. One that cannot be opened is said, and the command goes on without it.
    init(_ options: RecordOptions) {
        guard let path = options.log else { return }
        let file: BoundedLog
        do throws(BoundedLog.Problem) {
            file = try path == "-" ? BoundedLog() : BoundedLog(path: path)
        } catch {
            Terminal.complain(error.description)
            return
        }
        logger = Logger(label: "ingot") { _ in LineLog(file: file, form: options.logForm) }
        logger?.logLevel = Logger.Level(options.logLevel)
    }

    /// What is written from now on belongs to this run.
    mutating func belongs(to run: String) {
        logger?[metadataKey: "run"] = .string(run)
    }

    /// Writes entries.
    func write(_ entries: [LogEntry]) {
        guard let logger else { return }
        for entry in entries {
            var metadata: Logger.Metadata = [:]
            for field in entry.fields {
                metadata[field.name] =
                    switch field.value {
                    case .text(let text): .string(text)
                    case .number(let number): .stringConvertible(number)
                    case .decimal(let number): .stringConvertible(number)
                    }
            }
            logger.log(level: Logger.Level(entry.level), "\(entry.message)", metadata: metadata)
        }
    }

    /// Writes an entry.
    func write(_ entry: LogEntry) { write([entry]) }
}

/// swift-log's way to a file: a line an entry, its fields in the order of `LogEntry.order`.
private struct LineLog: LogHandler {
    let file: BoundedLog
    let form: LogLine.Form
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(file: BoundedLog, form: LogLine.Form) {
        self.file = file
        self.form = form
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let names = LogEntry.order.filter { all[$0] != nil } + all.keys.filter { !LogEntry.order.contains($0) }.sorted()
        let fields = names.map { name -> LogEntry.Field in
            switch all[name] {
            case .stringConvertible(let number as Int)?: .init(name, number)
            case .stringConvertible(let number as Double)?: .init(name, decimal: number)
            case let value?: .init(name, "\(value)")
            case nil: .init(name, "")
            }
        }
        let bytes = LogLine.bytes(event.level.rawValue, "\(event.message)", fields, at: Clock.now(), as: form)
        if let problem = file.write(bytes) { Terminal.complain(problem.description) }
    }
}

extension Logger.Level {
    /// swift-log's name for a level.
    fileprivate init(_ level: LogEntry.Level) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
