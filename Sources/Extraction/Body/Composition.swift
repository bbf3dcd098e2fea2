import Model

/// A text and its blocks, being put together: blocks are joined by one line feed each.
struct Composition: Sendable {
    private(set) var text: [UInt8] = []
    private(set) var blocks: [Document.Block] = []

    /// Adds a block; an empty one is left out. Line feeds must not be in it.
    mutating func append(
        _ bytes: some Collection<UInt8>, kind: Document.Block.Kind, boldLength: Int = 0, rule: String? = nil
    ) {
        guard !bytes.isEmpty else { return }
        if !text.isEmpty { text.append(0x0A) }
        let start = text.count
        text.append(contentsOf: bytes)
        blocks.append(
            Document.Block(
                kind: kind, range: start..<text.count,
                boldOpening: boldLength > 0 ? start..<min(start + boldLength, text.count) : nil, rule: rule))
    }

    /// The lines of an article.
    init(_ article: Article, of page: PageLines) {
        text.reserveCapacity(article.lines.reduce(0) { $0 + page.lines[$1.line].range.count + 1 })
        blocks.reserveCapacity(article.lines.count)
        for line in article.lines {
            let source = page.lines[line.line]
            append(
                page.text[source.range], kind: line.kind,
                boldLength: line.kind == .title ? 0 : source.boldEnd - source.range.lowerBound)
        }
    }

    init() {}
}
