/// The file that tells the version of the rules, as text: the two values in it, and how they are raised.
struct RulesVersionFile: Equatable {
    private(set) var text: String

    init(_ text: String) {
        self.text = text
    }

    /// The release: a year and the number of the release in that year.
    var current: String? { value(of: "current") }
    /// The digest of the sources of that release.
    var fingerprint: String? { value(of: "fingerprint") }

    /// The file for sources of this fingerprint.
    ///
    /// - Parameter committed: the file as it was last committed. Its number is raised by one, in a new year to the first
    ///   of that year; a number that is another already was raised since, and stays.
    func raised(to fingerprint: String, committed: RulesVersionFile?, year: Int) -> RulesVersionFile {
        var file = self
        guard fingerprint != self.fingerprint, let current else { return self }
        file.replace("fingerprint", with: fingerprint)
        if committed == nil || committed?.current == current {
            file.replace("current", with: RulesVersionFile.next(after: current, year: year))
        }
        return file
    }

    /// `2026.2` after `2026.1`, and `2027.1` in the year after.
    static func next(after version: String, year: Int) -> String {
        let parts = version.split(separator: ".").map { Int($0) ?? 0 }
        guard parts.count == 2, parts[0] >= year else { return "\(year).1" }
        return "\(parts[0]).\(parts[1] + 1)"
    }

    private func value(of name: String) -> String? {
        text.ranges(of: "let \(name) = \"").first.flatMap { range in
            text[range.upperBound...].firstIndex(of: "\"").map { String(text[range.upperBound..<$0]) }
        }
    }

    private mutating func replace(_ name: String, with value: String) {
        guard let old = self.value(of: name) else { return }
        text = text.replacing("let \(name) = \"\(old)\"", with: "let \(name) = \"\(value)\"")
    }
}
