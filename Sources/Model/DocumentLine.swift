// A document as a line of JSON: what `ingot extract --json` prints.

extension Document: JSONWritable {
    /// Writes the document. Positions are code points of `text`, as in event lines. One pass over the text.
    public func write(to json: inout JSONWriter) { write(to: &json, place: nil) }

    /// Writes the document of a page that is one of many, with the place where the page stands.
    public func write(to json: inout JSONWriter, place: String?) {
        json.object { json in
            json.field("place", place)
            json.field("canonical", canonicalURL)
            json.field("title", title)
            json.field("published", published)
            json.field("modified", modified)
            if !authors.isEmpty { json.field("authors", authors) }
            json.field("publisher", publisher)
            json.field("section", section)
            if !tags.isEmpty { json.field("tags", tags) }
            json.field("language", language)
            json.key("text")
            json.value(text)
            var counter = CodePointCounter(text)
            if !blocks.isEmpty {
                json.key("blocks")
                json.array { json in
                    for block in blocks {
                        let start = counter.position(ofByte: block.range.lowerBound)
                        let boldEnd = block.boldOpening.map { counter.position(ofByte: $0.upperBound) }
                        let end = counter.position(ofByte: block.range.upperBound)
                        BlockLine(
                            kind: block.kind, position: Position(start: start, end: end),
                            bold: boldEnd.map { Position(start: start, end: $0) }, rule: block.rule
                        ).write(to: &json)
                    }
                }
            }
            json.field("obstacle", obstacle)
            json.field("profile", profile)
            json.field("warnings", warnings)
        }
    }
}

extension Document.Stated: JSONWritable {
    /// `{"value": ..., "basis": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("value", value)
            json.field("basis", basis)
        }
    }
}

extension Document.Obstacle: JSONWritable {
    /// `{"kind": "login wall", "evidence": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("kind", kind.rawValue)
            json.field("evidence", evidence)
        }
    }
}

extension PublisherProfile.Outcome: JSONWritable {
    /// `{"name": "smm", "digest": ..., "from": ..., "until": ..., "answered": ["body"], "missed": ["author"]}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("name", profile.name)
            json.field("digest", profile.digest)
            json.field("from", profile.versions.first?.from?.description)
            json.field("until", profile.versions.first?.until?.description)
            json.field("answered", answered.map(\.rawValue))
            json.field("missed", missed.map(\.rawValue))
        }
    }
}

extension Document.Block.Kind {
    /// The kind in one word, as JSON and explanations name it.
    public var name: String {
        switch self {
        case .title: "title"
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .listItem: "list item"
        case .tableRow: "table row"
        case .furniture: "furniture"
        }
    }

    /// The level of a heading or the depth of a list item; nil for what has neither.
    public var level: Int? {
        switch self {
        case .heading(let level): level
        case .listItem(let depth): depth
        case .title, .paragraph, .tableRow, .furniture: nil
        }
    }
}

/// A block with its positions already counted.
private struct BlockLine: JSONWritable {
    let kind: Document.Block.Kind
    let position: Position
    let bold: Position?
    let rule: String?

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("kind", kind.name)
            json.field("level", kind.level)
            json.field("position", position)
            json.field("bold", bold)
            json.field("rule", rule)
        }
    }
}

/// Turns ascending UTF-8 offsets into code point offsets, in one pass over the text for all of them together.
private struct CodePointCounter {
    private let bytes: String.UTF8View
    private var index: String.UTF8View.Index
    private var byte = 0
    private var codePoint = 0

    init(_ text: String) {
        bytes = text.utf8
        index = bytes.startIndex
    }

    /// The number of code points before a byte. Offsets must not descend; one past the end counts as the end.
    mutating func position(ofByte wanted: Int) -> Int {
        while byte < wanted, index < bytes.endIndex {
            // Every byte but a continuation byte (10xxxxxx) begins a code point.
            if bytes[index] & 0xC0 != 0x80 { codePoint += 1 }
            index = bytes.index(after: index)
            byte += 1
        }
        return codePoint
    }
}
