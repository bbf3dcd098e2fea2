/// Metrics in Prometheus' text format, version 0.0.4, as node_exporter's textfile collector reads it
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
public enum MetricsText {
    /// The text for the runs of one command. Where two runs say the same of an archive, the last one counts: a sample may
    /// stand in a text but once.
    public static func text(_ runs: [RunFacts]) -> String {
        var text = ""
        for family in MetricFamily.all {
            var values: [(labels: String, value: Double)] = []
            for sample in runs.flatMap(family.samples) {
                let labels = sample.labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
                    .joined(separator: ",")
                values.removeAll { $0.labels == labels }
                values.append((labels, sample.value))
            }
            guard !values.isEmpty else { continue }
            text += "# HELP \(family.name) \(escaped(family.help, quotes: false))\n# TYPE \(family.name) gauge\n"
            for (labels, value) in values { text += "\(family.name){\(labels)} \(number(value))\n" }
        }
        return text
    }

    /// Text in which a backslash and a line feed, and within quotes a quote, are escaped.
    static func escaped(_ text: String, quotes: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\".unicodeScalars
            case "\n": result += "\\n".unicodeScalars
            case "\"" where quotes: result += "\\\"".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int(exactly: value) { return String(whole) }
        return value.description
    }
}
