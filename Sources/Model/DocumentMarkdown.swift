// A document as Markdown: what `ingot extract --markdown` prints.

extension Document {
    /// The text of the article's blocks without its title and what is furniture, a line each.
    public var body: String {
        let bytes = Array(text.utf8)
        return blocks.filter { $0.kind != .title && $0.kind != .furniture }
            .map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: "\n")
    }

    /// The document in CommonMark 0.31, tables as GitHub writes them: headings, paragraphs, lists and rows as blocks of
    /// their own, furniture left out. What would be a sign of Markdown in the text is escaped. One pass over the text.
    public var markdown: String {
        let bytes = Array(text.utf8)
        var lines: [String] = []
        var last: Block.Kind?
        for block in blocks where block.kind != .furniture {
            let words = bytes[block.range]
            // Items of a list and rows of a table stand close together, all else apart.
            if let last, !Document.standsClose(block.kind, to: last) { lines.append("") }
            switch block.kind {
            case .title: lines.append("# " + Document.escaped(words))
            case .heading(let level):
                lines.append(String(repeating: "#", count: min(max(level, 1), 6)) + " " + Document.escaped(words))
            case .paragraph, .furniture: lines.append(emphasised(block, in: bytes))
            case .listItem(let depth):
                let indent = String(repeating: "    ", count: max(0, min(depth, 12) - 1))
                let isNumbered =
                    words.prefix(9).drop { (0x30...0x39).contains($0) }.first == UInt8(ascii: ".")
                    && words.first.map { (0x30...0x39).contains($0) } ?? false
                lines.append(
                    indent + (isNumbered ? String(decoding: words, as: UTF8.self) : "- " + Document.escaped(words)))
            case .tableRow:
                let cells = words.split(separator: 0x09, omittingEmptySubsequences: false)
                lines.append("| " + cells.map { Document.escaped($0, cell: true) }.joined(separator: " | ") + " |")
                if last != .tableRow {
                    lines.append("|" + String(repeating: " --- |", count: cells.count))
                }
            }
            last = block.kind
        }
        return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
    }

    private func emphasised(_ block: Block, in bytes: [UInt8]) -> String {
        guard let bold = block.boldOpening, !bold.isEmpty, bold.upperBound <= block.range.upperBound else {
            return Document.escaped(bytes[block.range])
        }
        return "**" + Document.escaped(bytes[bold]) + "**"
            + Document.escaped(bytes[bold.upperBound..<block.range.upperBound], opens: false)
    }

    private static func standsClose(_ kind: Block.Kind, to last: Block.Kind) -> Bool {
        switch (kind, last) {
        case (.listItem, .listItem), (.tableRow, .tableRow): true
        default: false
        }
    }

    /// Text with a backslash before what Markdown would read as a sign of its own.
    private static func escaped(_ bytes: ArraySlice<UInt8>, cell: Bool = false, opens: Bool = true) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "<"):
                result.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "|") where cell: result.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="),
                UInt8(ascii: "~"):
                if opens, place == 0 { result.append(UInt8(ascii: "\\")) }
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                if opens, digits > 0, place == digits { result.append(UInt8(ascii: "\\")) }
            default: break
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
