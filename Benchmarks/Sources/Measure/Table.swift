import Foundation

/// What is measured, and how far it must come.
struct Row {
    let name: String
    let figure: String
    /// The bound, as text, and whether it is kept; nil where there is none.
    var bound: (text: String, isKept: Bool)?
}

/// The table that is printed, a row at a time, as it comes.
struct Table {
    private(set) var broken = 0

    /// Writes a line at once, also into a file.
    static func write(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }

    mutating func title(_ text: String) {
        Table.write("\n\(text)")
    }

    mutating func add(_ name: String, _ figure: String, bound: (text: String, isKept: Bool)? = nil) {
        let label = name.padding(toLength: max(44, name.count), withPad: " ", startingAt: 0)
        let value = String(repeating: " ", count: max(0, 16 - figure.count)) + figure
        guard let bound else {
            Table.write("  \(label)\(value)")
            return
        }
        if !bound.isKept { broken += 1 }
        Table.write("  \(label)\(value)   \(bound.text) \(bound.isKept ? "kept" : "BROKEN")")
    }
}

/// A number with so many digits behind the point.
func figure(_ value: Double, _ digits: Int = 1) -> String {
    String(format: "%.\(digits)f", value)
}
