import Model

/// A document's text without furniture, title and white space: what first and last words are looked for in.
///
/// A line's end, a no-break space or no space at all between the same words are then the same, as the `.truth` files want
/// it.
struct BodyText {
    /// The scalars that are no white space.
    private let scalars: [UInt32]
    /// For each code point of the document, how many of `scalars` stand before it; one more for the end.
    private let before: [Int]

    init(_ document: Document) {
        var isBody = [Bool](repeating: document.blocks.isEmpty, count: document.text.utf8.count)
        for block in document.blocks where block.kind != .furniture && block.kind != .title {
            for offset in block.range.clamped(to: 0..<isBody.count) { isBody[offset] = true }
        }
        var scalars: [UInt32] = []
        var before: [Int] = []
        var offset = 0
        for scalar in document.text.unicodeScalars {
            before.append(scalars.count)
            if isBody[offset], !scalar.properties.isWhitespace { scalars.append(scalar.value) }
            offset += UTF8.width(scalar)
        }
        before.append(scalars.count)
        self.scalars = scalars
        self.before = before
    }

    /// Where a position of the document stands among the scalars.
    func offset(of codePoint: Int) -> Int { before[max(0, min(codePoint, before.count - 1))] }

    /// The first place at or after an offset where the words stand; nil where they do not.
    func range(of words: String, from start: Int) -> Range<Int>? {
        let wanted = words.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
        guard let first = wanted.first, scalars.count >= wanted.count else { return nil }
        for index in start..<max(start, scalars.count - wanted.count + 1)
        where scalars[index] == first && scalars[index..<index + wanted.count].elementsEqual(wanted) {
            return index..<index + wanted.count
        }
        return nil
    }

    /// Some words at an offset, for a message.
    func words(at offset: Int, count: Int = 40) -> String {
        let end = max(0, min(offset + count, scalars.count))
        return String(String.UnicodeScalarView(scalars[min(max(offset, 0), end)..<end].compactMap(Unicode.Scalar.init)))
    }
}
