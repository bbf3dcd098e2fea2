import Model

/// An entry of a log as a line of text.
public enum LogLine {
    /// How lines are written.
    public enum Form: String, CaseIterable, Sendable {
        /// logfmt: `time=... level=info message="run ends" run=...`
        case text
        /// A JSON object a line.
        case json
    }

    /// No text in a line is longer, in bytes.
    static let longestText = 4_000

    /// The line, with a line feed at its end and no other control character in it: what a page says cannot begin another
    /// line, nor steer the terminal that shows it.
    public static func bytes(
        _ level: String, _ message: String, _ fields: [LogEntry.Field], at time: Timestamp, as form: Form
    ) -> [UInt8] {
        let all =
            [LogEntry.Field("time", time.description), .init("level", level), .init("message", message)] + fields
        switch form {
        case .json:
            var json = JSONWriter()
            json.object { json in
                for field in all {
                    switch field.value {
                    case .text(let text): json.field(field.name, cut(text))
                    case .number(let number): json.field(field.name, number)
                    case .decimal(let number): json.field(field.name, number)
                    }
                }
            }
            return json.bytes + [UInt8(ascii: "\n")]
        case .text:
            let words = all.map { "\($0.name)=\(word($0.value))" }
            return Array((words.joined(separator: " ") + "\n").utf8)
        }
    }

    private static func word(_ value: LogEntry.Value) -> String {
        switch value {
        case .number(let number): return String(number)
        case .decimal(let number): return String(number)
        case .text(let text):
            let isPlain = text.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && ![UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "\\")].contains($0)
            }
            let short = cut(text)
            if isPlain, !text.isEmpty, short == text { return text }
            // As JSON has it, which escapes all that could do harm.
            var json = JSONWriter()
            json.value(short)
            return String(decoding: json.bytes, as: UTF8.self)
        }
    }

    /// A text's beginning, where it is longer than a line may have.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        var kept = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            if count > longestText { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }
}
