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
