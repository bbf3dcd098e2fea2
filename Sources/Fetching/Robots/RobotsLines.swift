/// The lines of a robots.txt, without their ends. LF, CR and CR LF end a line.
struct RobotsLines: Sequence, IteratorProtocol {
    /// A longer line is cut after this many bytes, as Google's parser does: eight times the longest URL of an old browser,
    /// less one.
    static let longestLine = 2083 * 8 - 1

    private let bytes: [UInt8]
    private var start: Int
    private var isAtEnd = false
    private var number = 0

    /// A byte order mark in UTF-8 in front, or the beginning of one, is passed over.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = zip(bytes, [0xEF, 0xBB, 0xBF] as [UInt8]).prefix { $0 == $1 }.count
    }

    /// The next line: its number from 1, and where it stands.
    mutating func next() -> (number: Int, range: Range<Int>)? {
        guard !isAtEnd else { return nil }
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        let line = start..<Swift.min(end, start + RobotsLines.longestLine)
        number += 1
        isAtEnd = end == bytes.count
        start = end + 1
        if !isAtEnd, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
        return (number, line)
    }
}

/// A record of a robots.txt: a field and its value.
struct RobotsRecord {
    let field: RobotsField
    let value: ArraySlice<UInt8>

    /// Reads a line; nil where it holds no record that means anything here.
    ///
    /// A colon separates key and value. Where there is none, white space does, if the line is exactly two words: people
    /// forget the colon (Google's parser).
    init?(_ line: ArraySlice<UInt8>) {
        // A comment ends the line; so does a NUL, at which Google's parser stops reading.
        let content = line.prefix { $0 != UInt8(ascii: "#") && $0 != 0 }.trimmedASCII
        let separator: Int
        if let colon = content.firstIndex(of: UInt8(ascii: ":")) {
            separator = colon
        } else {
            guard let space = content.firstIndex(where: \.isBlank) else { return nil }
            let second = content[space...].drop(while: \.isBlank)
            guard !second.contains(where: \.isBlank) else { return nil }
            separator = space
        }
        let key = content[..<separator].trimmedASCII
        guard let field = RobotsFieldName.field(of: key) else { return nil }
        self.field = field
        value = content[(separator + 1)...].trimmedASCII
    }
}

extension UInt8 {
    /// Space or tab.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// White space of ASCII: space, tab, line feed, vertical tab, form feed, carriage return.
    var isSpaceASCII: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension ArraySlice<UInt8> {
    /// Without white space at its ends.
    fileprivate var trimmedASCII: ArraySlice<UInt8> {
        let start = drop(while: \.isSpaceASCII)
        guard let last = start.lastIndex(where: { !$0.isSpaceASCII }) else { return start.prefix(0) }
        return start[...last]
    }
}
