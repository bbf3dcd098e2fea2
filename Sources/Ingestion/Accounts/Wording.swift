// Numbers and words as lines for a person have them.

/// `1 page`, `2 pages`.
public func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// `text` with spaces behind it up to `width` characters; a longer text as it is.
public func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}

/// `text` with spaces in front of it up to `width` characters; a longer text as it is.
public func flushRight(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

/// A share as a person reads it, to a tenth of a percent: `2.4 %`; `0.0 %` of nothing.
func share(_ part: Int, of whole: Int) -> String {
    let tenths = whole > 0 ? Int((Double(part) * 1000 / Double(whole)).rounded()) : 0
    return "\(tenths / 10).\(tenths % 10) %"
}

/// A share from 0 to 1 as a person reads it, to a percent: `62 %`.
func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

/// A number of bytes as a person reads it: `12 KiB`, `3 MiB`, `1.4 GiB`.
func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1024: "\(bytes) B"
    case ..<(1 << 20): "\((bytes + 512) >> 10) KiB"
    case ..<(1 << 30): "\((bytes + (1 << 19)) >> 20) MiB"
    default: "\((bytes >> 20) * 10 / 1024 / 10).\((bytes >> 20) * 10 / 1024 % 10) GiB"
    }
}

/// A span of seconds in its largest fitting unit, as in "every ...": `hour`, `3 days`.
func span(_ seconds: Int) -> String {
    let units = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
    let (length, unit) = units.first { seconds >= $0.0 } ?? (1, "second")
    let number = (seconds + length / 2) / length
    return number == 1 ? unit : "\(number) \(unit)s"
}

/// Text without its line breaks.
func inOneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

/// Texts one after the other, each once.
func joinedOnce(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
}

/// A value that a person reads in lines.
public protocol PrintedInLines {
    /// The lines.
    var lines: [String] { get }
}
