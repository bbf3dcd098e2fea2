import ArgumentParser
import Ingestion

/// What a run leaves for those who look after it.
struct RecordOptions: ParsableArguments {
    @Flag(help: "Say nothing when all went well and nothing needs a person, for cron.")
    var quiet = false

    @Option(help: "Write a line for each page, source and run to this file, or to standard error with -.")
    var log: String?

    @Option(help: "How the lines of the log are written: text (logfmt) or json.")
    var logForm = LogLine.Form.text

    @Option(help: "What matters less is not in the log: debug, info, notice, warning or error.")
    var logLevel = LogEntry.Level.info

    @Option(help: "Write metrics to this file, in the text format of Prometheus.")
    var metrics: String?
}

extension LogLine.Form: ExpressibleByArgument {}
extension LogEntry.Level: ExpressibleByArgument {}
