import Model

/// A text by its code points: what stands at a position.
struct PrintedText {
    private let scalars: [Unicode.Scalar]
    /// For each byte of the text, and for its end, how many code points begin before it.
    private let codePointsBefore: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var before: [Int] = []
        var count = 0
        for byte in text.utf8 {
            before.append(count)
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        codePointsBefore = before + [count]
    }

    /// How many code points it has.
    var length: Int { scalars.count }

    /// The code points of a position, cut to the text.
    func codePoints(of position: Position) -> Range<Int> {
        let start = max(0, min(position.start, length))
        return start..<max(start, min(position.end, length))
    }

    /// The code points that bytes make up, cut to the text.
    func codePoints(ofBytes range: Range<Int>) -> Range<Int> {
        let range = range.clamped(to: 0..<codePointsBefore.count - 1)
        return codePointsBefore[range.lowerBound]..<codePointsBefore[range.upperBound]
    }

    /// What stands at code points of the text.
    func words(_ codePoints: Range<Int>) -> String {
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[codePoints])
        return String(words)
    }

    /// Adds a finding where a position is none in the text.
    func check(_ position: Position, _ name: String, _ findings: inout Findings) {
        findings.expect(
            position.start >= 0 && position.start <= position.end && position.end <= length,
            "\(name) \(position) is no place in \(length) code points")
    }

    /// Adds a finding where other words stand at a position, code point by code point, or none.
    func check(_ position: Position, prints words: String, _ name: String, _ findings: inout Findings) {
        check(position, name, &findings)
        let found = scalars[codePoints(of: position)]
        findings.expect(
            !found.isEmpty && found.elementsEqual(words.unicodeScalars),
            "\(name) \(position) is \"\(self.words(codePoints(of: position)))\" and not \"\(words)\"")
    }

    /// Whether words stand in the text, code point by code point.
    func has(_ words: String) -> Bool {
        let words = Array(words.unicodeScalars)
        return scalars.indices.contains { scalars[$0...].starts(with: words) }
    }

    /// Whether words stand in the text such that they begin at most 64 code points before a position.
    func has(_ words: String, around position: Position) -> Bool {
        let start = codePoints(of: position).lowerBound
        return (max(0, start - 64)...start).contains { scalars[$0...].starts(with: words.unicodeScalars) }
    }
}

/// What was found to be broken: the first few, for one mistake may show at each event.
struct Findings {
    private static let most = 20
    private(set) var all: [String] = []

    mutating func add(_ finding: @autoclosure () -> String) {
        if all.count < Findings.most { all.append(finding()) }
    }

    mutating func expect(_ holds: Bool, _ finding: @autoclosure () -> String) {
        if !holds { add(finding()) }
    }
}
