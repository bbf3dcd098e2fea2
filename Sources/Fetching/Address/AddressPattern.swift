/// A pattern for addresses, as filters of links and rules for keys have it; matched against the normal form of an
/// address (``Address``), byte by byte and with case.
///
/// | written | stands for |
/// |---|---|
/// | `*` | any run of characters, also none |
/// | `{digits}` | one or more of 0-9 |
/// | `{word}` | one or more of A-Z, a-z, 0-9, `_` and `-` |
/// | `{segment}` | one or more characters other than `/`, `?` and `&` |
/// | `$` as the last character | the end of the address |
/// | anything else | itself |
///
/// Where it begins decides where it is looked for: `http://` and `https://` at the start of the address, `//` likewise
/// with either scheme, `/` at the start of the path, and everything else anywhere. After its end anything may follow,
/// unless it ends with `$`. So `/en/` matches the pages under that folder, and `*/en/` such a folder at any depth.
///
/// What stands in braces is taken whole: `{digits}` never takes a part of a number and leaves digits over. That makes
/// every match the only one, and matching needs no backtracking: it takes time proportional to the length of the
/// address times, at worst, that of the pattern.
public struct AddressPattern: Hashable, Sendable {
    /// The pattern as it was written.
    public let text: String

    /// Where the first segment must stand.
    enum Anchor: Hashable, Sendable {
        case address, authority, path, anywhere
    }

    /// A piece that is found in one place without a choice.
    enum Atom: Hashable, Sendable {
        case literal([UInt8])
        case run(CharacterRun)
    }

    let anchor: Anchor
    /// What stands between the stars; at least one, and each possibly empty.
    let segments: [[Atom]]
    let isEndAnchored: Bool

    /// Reads a pattern. Characters that addresses hold in encoded form are encoded, a host is read in lower case.
    ///
    /// Throws ``AddressPatternError`` for a pattern that is empty, names something unknown in braces or can never match.
    public init(_ text: String) throws(AddressPatternError) {
        var rest = Array(text.utf8)[...]
        while let first = rest.first, first <= 0x20 { rest.removeFirst() }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        self.text = String(decoding: rest, as: UTF8.self)

        isEndAnchored = rest.last == UInt8(ascii: "$")
        if isEndAnchored { rest.removeLast() }
        guard !rest.isEmpty else { throw .empty }

        anchor = AddressPattern.anchor(of: rest)
        if anchor == .address || anchor == .authority { rest = AddressPattern.withLowercaseHost(rest) }
        var segments: [[Atom]] = []
        for (index, piece) in rest.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).enumerated() {
            // A star in front says no more than that the pattern may stand anywhere.
            if index == 0, piece.isEmpty { continue }
            segments.append(try AddressPattern.atoms(of: piece, in: self.text))
        }
        self.segments = segments
    }

    /// How many braces it has.
    var captureCount: Int {
        segments.joined().reduce(0) { if case .run = $1 { $0 + 1 } else { $0 } }
    }

    private static func anchor(of pattern: ArraySlice<UInt8>) -> Anchor {
        if pattern.starts(with: "//".utf8) { return .authority }
        if pattern.first == UInt8(ascii: "/") { return .path }
        let start = pattern.prefix(8).map(\.lowercasedASCII)
        return start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8) ? .address : .anywhere
    }

    /// A pattern that begins with a scheme or `//`, with scheme and host in lower case.
    private static func withLowercaseHost(_ pattern: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slashes = 0
        var end = pattern.startIndex
        while end < pattern.endIndex {
            if pattern[end] == UInt8(ascii: "/") { slashes += 1 }
            if slashes == 3 { break }
            end += 1
        }
        return (pattern[..<end].map(\.lowercasedASCII) + pattern[end...])[...]
    }

    private static func atoms(of piece: ArraySlice<UInt8>, in pattern: String) throws(AddressPatternError) -> [Atom] {
        var atoms: [Atom] = []
        var rest = piece
        while let first = rest.first {
            guard first == UInt8(ascii: "{") else {
                let literal = rest.prefix { $0 != UInt8(ascii: "{") }
                rest = rest[literal.endIndex...]
                let encoded = String(decoding: PercentEncoding.encoded(literal), as: UTF8.self)
                atoms.append(.literal(Array(PercentEncoding.normalized(encoded).utf8)))
                continue
            }
            guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { throw .unclosedBrace(pattern: pattern) }
            let name = String(decoding: rest[(rest.startIndex + 1)..<close], as: UTF8.self)
            guard let run = CharacterRun(rawValue: name) else { throw .unknownName(pattern: pattern, name: name) }
            atoms.append(.run(run))
            rest = rest[(close + 1)...]
        }
        for (atom, next) in zip(atoms, atoms.dropFirst()) {
            guard case .run(let run) = atom else { continue }
            let leavesNothing =
                switch next {
                case .run(let other): run.covers(other)
                case .literal(let literal): literal.first.map(run.contains) ?? false
                }
            if leavesNothing { throw .neverMatches(pattern: pattern, name: run.rawValue) }
        }
        return atoms
    }
}

/// What braces in a pattern may name: a run of one or more characters, taken whole.
enum CharacterRun: String, CaseIterable, Hashable, Sendable {
    case digits, word, segment

    func contains(_ byte: UInt8) -> Bool {
        switch (self, byte) {
        case (.digits, UInt8(ascii: "0")...UInt8(ascii: "9")): true
        case (.digits, _): false
        case (.word, UInt8(ascii: "a")...UInt8(ascii: "z")), (.word, UInt8(ascii: "A")...UInt8(ascii: "Z")),
            (.word, UInt8(ascii: "0")...UInt8(ascii: "9")), (.word, UInt8(ascii: "_")), (.word, UInt8(ascii: "-")):
            true
        case (.word, _): false
        case (.segment, UInt8(ascii: "/")), (.segment, UInt8(ascii: "?")), (.segment, UInt8(ascii: "&")): false
        case (.segment, _): true
        }
    }

    /// Whether all characters of the other are its own, so that nothing is left for the other behind it.
    func covers(_ other: CharacterRun) -> Bool {
        switch (self, other) {
        case (.segment, _), (.word, .word), (.word, .digits), (.digits, .digits): true
        case (.word, .segment), (.digits, .word), (.digits, .segment): false
        }
    }
}
