import Model

/// A plain text as a document: the text itself, unchanged, its lines as blocks.
///
/// A page that somebody saved or pasted as text keeps what stood around the article. Those lines are marked as
/// furniture where a rule knows them, and stay in the text: every position counts in what the reader handed in.
struct PlainText: Sendable {
    private(set) var blocks: [Document.Block] = []
    private(set) var title: Document.Stated?
    private(set) var published: Document.Stated?
    private(set) var publisher: Document.Stated?

    /// Lines that a head has at most.
    private static let longestHead = 12
    /// Lines that may stand under a publisher's name before the title.
    private static let longestMasthead = 4
    /// Bytes that a title has at most: 200 of Latin script, 66 Han characters.
    private static let longestTitle = 200

    /// Reads well-formed UTF-8. Linear time.
    ///
    /// - Parameter given: the title, where the caller knows it: then only a line that says the same is taken for it.
    init(_ text: [UInt8], title given: String? = nil) {
        let ranges = PlainText.lines(of: text)
        blocks = ranges.map { Markdown.block(of: $0, in: text) }
        let head = readHead(text, title: given)
        markFoot(text, after: head)
    }

    /// Moves all blocks, for a text that stands behind so many bytes.
    mutating func move(by bytes: Int) {
        for place in blocks.indices {
            let range = blocks[place].range
            blocks[place].range = (range.lowerBound + bytes)..<(range.upperBound + bytes)
        }
    }

    /// The lines that hold more than white space, without the white space and the line ends around them.
    private static func lines(of text: [UInt8]) -> [Range<Int>] {
        text.withUnsafeBufferPointer { bytes in
            var ranges: [Range<Int>] = []
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                let range = trimmed(start..<end, of: bytes)
                if !range.isEmpty { ranges.append(range) }
                start = end + 1
            }
            return ranges
        }
    }

    // MARK: Head

    /// Marks the head's lines and finds the title. Returns how many blocks the head has.
    private mutating func readHead(_ text: [UInt8], title given: String?) -> Int {
        title = given.map { Document.Stated(collapsed($0), basis: "given") }
        var titleKey = given.map { TitleKey($0) }
        var titlePlace: Int?
        var furniture: [Int: String] = [:]
        var place = 0
        while place < min(blocks.count, PlainText.longestHead) {
            let bytes = text[blocks[place].range]
            let line = FurnitureLine(bytes)
            if let rule = FurnitureRule.first(taking: line, at: .head) {
                // In a chronicle a date alone is a heading; a byline has none like it further down.
                if rule.name == "byline", Dateline.isBareDate(line), hasBareDate(text, after: place) { break }
                furniture[place] = rule.name
            } else if let titleKey, titleKey == TitleKey(bytes) {
                if titlePlace == nil { titlePlace = place } else { furniture[place] = "title again" }
            } else if titleKey == nil, PlainText.canBeTitle(bytes) {
                titleKey = TitleKey(bytes)
                titlePlace = place
            } else {
                break
            }
            place += 1
        }
        if given == nil, let first = titlePlace, let better = titleUnderMasthead(text, from: first) {
            for place in first..<better where furniture[place] == nil { furniture[place] = "masthead" }
            titlePlace = better
        }
        guard !furniture.isEmpty || (titlePlace == 0 && blocks.count > 1) else { return 0 }
        // What follows the last line that a rule knows is body, but for the title itself.
        let last = max(furniture.keys.max() ?? -1, titlePlace ?? -1)
        for (place, rule) in furniture {
            blocks[place].kind = .furniture
            blocks[place].rule = rule
        }
        if let titlePlace {
            blocks[titlePlace].kind = .title
            title = title ?? Document.Stated(collapsed(text[blocks[titlePlace].range].string), basis: "first lines")
        }
        let lines = furniture.keys.sorted().map { text[blocks[$0].range] }
        published = Metadata.publishedVisibly(lines)
        publisher = Metadata.publisherVisibly(lines)
        return last + 1
    }

    /// The title that stands under a publisher's name and the like: the first of the lines that could all be titles which
    /// names a year, where the very first names none.
    private func titleUnderMasthead(_ text: [UInt8], from first: Int) -> Int? {
        guard !NamedYear.stands(in: text[blocks[first].range]) else { return nil }
        for place in (first + 1)..<max(first + 1, min(blocks.count - 1, first + 1 + PlainText.longestMasthead)) {
            let line = text[blocks[place].range]
            let isFurniture = FurnitureRule.first(taking: FurnitureLine(line), at: .head) != nil
            guard isFurniture || PlainText.canBeTitle(line) else { return nil }
            guard !isFurniture, NamedYear.stands(in: line) else { continue }
            // Where several lines open with a year, each heads what happened in it.
            return NamedYear.opens(line) && blocks[(place + 1)...].contains { NamedYear.opens(text[$0.range]) }
                ? nil : place
        }
        return nil
    }

    private func hasBareDate(_ text: [UInt8], after place: Int) -> Bool {
        blocks[(place + 1)...].contains { block in
            block.range.count <= 40 && Dateline.isBareDate(FurnitureLine(text[block.range]))
        }
    }

    /// Whether a line can be a title: short, no numbered item, no sentence.
    private static func canBeTitle(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= longestTitle, !TitleKey(bytes).isEmpty else { return false }
        for stop in [".", "。", "；", ";", ":", "：", ","] where bytes.ends(with: Array(stop.utf8)) { return false }
        if bytes.holds(Array("。".utf8)) { return false }
        return !isNumbered(bytes)
    }

    /// Whether a line begins as an item of a numbered text does: `1.`, `(2)`, `IV.`, `一、`, `第三`, `- `.
    private static func isNumbered(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: bytes.prefix(32), as: UTF8.self)
        let rest = text.drop { "(（[【".contains($0) }
        let isBracketed = rest.startIndex != text.startIndex
        let number = rest.prefix { $0.isWholeNumber || "IVXivx".contains($0) || "一二三四五六七八九十".contains($0) }
        if let first = text.first, "-*•·●▪#".contains(first) { return true }
        guard !number.isEmpty, number.count <= 3, let next = rest.dropFirst(number.count).first else {
            return text.hasPrefix("第")
        }
        return ".、)）．:：]】".contains(next) || (isBracketed && !next.isLetter)
    }

    // MARK: Foot

    /// Marks the foot: the first line that opens one and all that follows it, unless that is more text than went
    /// before; before it, single lines that are no text of the article.
    private mutating func markFoot(_ text: [UInt8], after head: Int) {
        guard head < blocks.count else { return }
        var after = blocks[head...].reduce(0) { $0 + $1.range.count }
        var before = 0
        for place in head..<blocks.count {
            let length = blocks[place].range.count
            defer { before += length }
            after -= length
            guard place > head,
                let rule = FurnitureRule.first(taking: FurnitureLine(text[blocks[place].range]), at: .foot)
            else { continue }
            blocks[place].kind = .furniture
            blocks[place].rule = rule.name
            guard rule.effect == .rest, after <= before else { continue }
            for rest in (place + 1)..<max(place + 1, blocks.count) {
                blocks[rest].kind = .furniture
                let line = FurnitureLine(text[blocks[rest].range])
                blocks[rest].rule = FurnitureRule.first(taking: line, at: .foot)?.name ?? rule.name
            }
            return
        }
    }
}
