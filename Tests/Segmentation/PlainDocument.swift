import Model

@testable import Segmentation

extension Document {
    /// A document of paragraphs, one a line of `text`, as a page without other markup gives them.
    static func paragraphs(_ text: String, title: String? = nil, published: String? = nil) -> Document {
        blocks(text, title: title, published: published) { _ in .paragraph }
    }

    /// A document with a block for each line that is not empty; `kind` says what each is.
    static func blocks(
        _ text: String, title: String? = nil, published: String? = nil, isPlainText: Bool = false,
        kind: (Substring) -> Block.Kind
    ) -> Document {
        var blocks: [Block] = []
        for line in text.split(separator: "\n") {
            let range = line.utf8Range(in: text)
            blocks.append(Block(kind: kind(line), range: range))
        }
        return Document(
            title: title.map { Stated($0, basis: "test") }, published: published.map { Stated($0, basis: "test") },
            text: text, isPlainText: isPlainText, blocks: blocks)
    }
}

extension Substring {
    /// Where it stands in the text it was cut from, in UTF-8 offsets.
    func utf8Range(in text: String) -> Range<Int> {
        let start = text.utf8.distance(from: text.utf8.startIndex, to: startIndex)
        return start..<start + utf8.count
    }
}

/// A text in which `‹` and `›` stand around what is asked about: the text without them, and where they stood.
struct AngledText {
    let text: String
    /// UTF-8 offsets of what stood between the marks.
    let ranges: [Range<Int>]

    var bytes: [UInt8] { Array(text.utf8) }

    /// What stood between the marks.
    var parts: [String] { ranges.map { String(decoding: bytes[$0], as: UTF8.self) } }

    init(_ marked: String) {
        var text = ""
        var ranges: [Range<Int>] = []
        var start = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "‹": start = text.utf8.count
            case "›": ranges.append(start..<text.utf8.count)
            default: text.unicodeScalars.append(scalar)
            }
        }
        self.text = text
        self.ranges = ranges
    }
}
