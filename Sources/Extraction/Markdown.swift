import Model

/// What a line of plain text says of itself in Markdown: that it is a heading, or that it opens in bold.
///
/// Only the two forms that bear on what an event is are read: `## Heading` and `**Strong opening**` (CommonMark 0.31,
/// sections 4.2 and 6.2). The signs stay in the text, and every position counts them.
enum Markdown {
    /// A sign of strong emphasis later in a line, in bytes, opens none of its headings: "1. **", "- **".
    private static let latestOpening = 12
    /// Bytes that a strong opening has at most.
    private static let longestOpening = 240

    /// The block that a line is.
    static func block(of line: Range<Int>, in text: [UInt8]) -> Document.Block {
        if let heading = heading(line, in: text) { return heading }
        return Document.Block(kind: .paragraph, range: line, boldOpening: strongOpening(line, in: text))
    }

    /// A heading: one to six number signs, white space, words.
    private static func heading(_ line: Range<Int>, in text: [UInt8]) -> Document.Block? {
        let signs = text[line].prefix { $0 == UInt8(ascii: "#") }
        guard (1...6).contains(signs.count), signs.endIndex < line.upperBound, text[signs.endIndex] == 0x20 else {
            return nil
        }
        let isSign: (UInt8) -> Bool = { $0 == 0x20 || $0 == UInt8(ascii: "#") }
        let start = text[signs.endIndex..<line.upperBound].firstIndex { !isSign($0) }
        let end = text[line].lastIndex { !isSign($0) }
        guard let start, let end else { return nil }
        return Document.Block(kind: .heading(level: signs.count), range: start..<end + 1)
    }

    /// The part of a line up to the end of the strong emphasis that it opens with.
    private static func strongOpening(_ line: Range<Int>, in text: [UInt8]) -> Range<Int>? {
        let sign = [UInt8](repeating: UInt8(ascii: "*"), count: 2)
        let opening = text[line.prefix(latestOpening)]
        guard let start = opening.firstIndex(of: sign, from: line.lowerBound),
            !opening[..<start].contains(where: \.isLowerASCII)
        else { return nil }
        let strong = text[line.dropFirst(start + 2 - line.lowerBound).prefix(longestOpening)]
        guard let end = strong.firstIndex(of: sign, from: strong.startIndex), end > strong.startIndex else {
            return nil
        }
        return line.lowerBound..<end
    }
}
