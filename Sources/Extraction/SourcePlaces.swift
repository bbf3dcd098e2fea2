import CLibXML2
import Model

/// Where the blocks of a document stand in the bytes of the page that it was read from.
///
/// The page is read a second time, as text without its tags, and each block is looked for in it: a block's words stand
/// together in the page but for tags, white space and entities. So nothing has to be carried through the parser, and
/// pages cost nothing that are only read.
public enum SourcePlaces {
    /// The place of each block, in order: half-open ranges of bytes of the page, tags between the words included; nil
    /// for a block that does not stand in the page as it is, such as one of a script's data.
    ///
    /// Linear in the page, but for blocks that are not found, of which only the first few are looked for everywhere.
    public static func ranges(of document: Document, in bytes: [UInt8], contentType: String?) -> [Range<Int>?] {
        let none = [Range<Int>?](repeating: nil, count: document.blocks.count)
        let kind = ContentKind.sniff(bytes, contentType: contentType)
        let mark = ByteOrderMark(bytes)?.length ?? 0
        let decision = EncodingDecision.decide(bytes, charset: MediaType(contentType)?.charset, html: kind == .html)
        let decoded = DecodedText(bytes[mark...], as: decision.encoding)
        guard let origins = origins(of: decoded, in: bytes[mark...]) else { return none }
        if document.isPlainText {
            return document.blocks.map { block in
                let start = block.range.lowerBound
                let end = block.range.upperBound
                return end < origins.count ? origins[start]..<origins[end] : nil
            }
        }
        let visible = VisibleText(decoded.bytes)
        var finder = BlockFinder(visible.bytes)
        let text = Array(document.text.utf8)
        return document.blocks.map { block in
            guard let found = finder.find(text[block.range]), found.upperBound <= visible.ends.count else { return nil }
            let start = visible.starts[found.lowerBound]
            let end = visible.ends[found.upperBound - 1]
            return end < origins.count ? origins[start]..<origins[end] : nil
        }
    }

    /// For each byte of the text, and for its end, the byte of the page that it comes from; nil where an encoding has
    /// characters of which the length cannot be told.
    private static func origins(of text: DecodedText, in source: ArraySlice<UInt8>) -> [Int]? {
        var origins: [Int] = []
        origins.reserveCapacity(text.bytes.count + 1)
        var place = source.startIndex
        var index = 0
        if text.encoding == .utf8, text.replacements == 0 { return Array(source.startIndex...source.endIndex) }
        while index < text.bytes.count {
            var end = index + 1
            while end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
            guard place < source.endIndex else { return nil }
            for _ in index..<end { origins.append(place) }
            place += width(of: source, at: place, in: text.encoding, units: end - index)
            index = end
        }
        guard place == source.endIndex else { return nil }
        origins.append(place)
        return origins
    }

    /// Bytes of the character at a place.
    private static func width(of source: ArraySlice<UInt8>, at place: Int, in encoding: Encoding, units: Int) -> Int {
        let byte = source[place]
        let next = place + 1 < source.endIndex ? source[place + 1] : 0
        if encoding == .utf8 { return units == 3 && byte < 0xE0 ? 1 : units }
        if encoding.isSixteenBit { return units == 4 ? 4 : 2 }
        if encoding.isSingleByte || byte < 0x80 { return 1 }
        if encoding == .gb18030 { return byte == 0x80 || byte == 0xFF ? 1 : (0x30...0x39).contains(next) ? 4 : 2 }
        if encoding.name == "Shift_JIS" { return (0xA1...0xDF).contains(byte) ? 1 : 2 }
        if encoding.name == "EUC-JP", byte == 0x8F { return 3 }
        return 2
    }
}

/// The characters of a page outside its tags, white space left out, with their places.
private struct VisibleText {
    var bytes: [UInt8] = []
    /// Where each byte's character begins in the text, and where it ends.
    var starts: [Int] = []
    var ends: [Int] = []

    init(_ text: [UInt8]) {
        bytes.reserveCapacity(text.count / 2)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "<") {
                index = VisibleText.endOfTag(text, index)
            } else if byte == UInt8(ascii: "&"), let entity = VisibleText.entity(text, index) {
                for byte in entity.character where !VisibleText.isSpace(entity.character) {
                    append(byte, index, entity.end)
                }
                index = entity.end
            } else {
                var end = index + 1
                while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
                if !VisibleText.isSpace(text[index..<end]) {
                    for place in index..<end { append(text[place], index, end) }
                }
                index = end
            }
        }
    }

    private mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
        bytes.append(byte)
        starts.append(start)
        ends.append(end)
    }

    /// Whether a character is white space or nothing to a reader.
    static func isSpace(_ character: some Collection<UInt8>) -> Bool {
        switch Array(character) {
        case let one where one.count == 1: one[0] <= 0x20
        case [0xC2, 0xA0], [0xC2, 0xAD], [0xE3, 0x80, 0x80], [0xE2, 0x80, 0x8B], [0xE2, 0x81, 0xA0],
            [0xEF, 0xBB, 0xBF],
            [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]:
            true
        case let three where three.count == 3 && three[0] == 0xE2 && three[1] == 0x80: (0x80...0x8A).contains(three[2])
        default: false
        }
    }

    private static let rawText = ["script", "style", "title", "textarea", "noscript", "template"].map { Array($0.utf8) }

    /// Where a tag, a comment or an element without visible text ends.
    private static func endOfTag(_ text: [UInt8], _ start: Int) -> Int {
        if text[start...].begins(with: Array("<!--".utf8)) {
            return text[start...].firstIndex(of: Array("-->".utf8), from: start + 4).map { $0 + 3 } ?? text.count
        }
        guard let close = text[start...].firstIndex(of: UInt8(ascii: ">")) else { return text.count }
        let name = text[(start + 1)..<min(start + 10, close)].lowercasedASCII()
        for raw in rawText where name.starts(with: raw) {
            let end = text[close...].firstIndex(of: Array("</".utf8) + raw, from: close)
            return end.map { min($0 + raw.count + 3, text.count) } ?? close + 1
        }
        return close + 1
    }

    private static func entity(_ text: [UInt8], _ start: Int) -> (character: [UInt8], end: Int)? {
        var end = start + 1
        while end < text.count, end - start < 12,
            text[end].isLetterASCII || text[end].isDigitASCII || text[end] == UInt8(ascii: "#")
        {
            end += 1
        }
        let name = text[(start + 1)..<end].string
        if end < text.count, text[end] == UInt8(ascii: ";") { end += 1 }
        let value: UInt32?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            value = UInt32(name.dropFirst(2), radix: 16)
        } else if name.hasPrefix("#") {
            value = UInt32(name.dropFirst())
        } else {
            value = htmlEntityLookup(name)?.pointee.value
        }
        guard let scalar = value.flatMap(Unicode.Scalar.init) else { return nil }
        return (Array(String(scalar).utf8), end)
    }
}

/// Finds blocks in the page's characters, one after another.
private struct BlockFinder {
    private let bytes: [UInt8]
    private var place = 0
    /// Blocks that were looked for everywhere and not found.
    private var misses = 0
    private static let mostMisses = 40
    private static let near = 64 << 10
    private static let key = 40

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func find(_ block: ArraySlice<UInt8>) -> Range<Int>? {
        var words: [UInt8] = []
        var index = block.startIndex
        while index < block.endIndex {
            var end = index + 1
            while end < block.endIndex, block[end] & 0xC0 == 0x80 { end += 1 }
            if !VisibleText.isSpace(block[index..<end]) { words += block[index..<end] }
            index = end
        }
        // The number of an item of a list stands in no byte of the page.
        let marker = words.prefix(10).firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
        let unnumbered = marker.map { Array(words[($0 + 1)...]) } ?? []
        for words in [words, unnumbered] where !words.isEmpty {
            let limit = misses < BlockFinder.mostMisses ? bytes.count : min(bytes.count, place + BlockFinder.near)
            let opening = Array(words.prefix(BlockFinder.key))
            guard let start = bytes[..<limit].firstIndex(of: opening, from: place) else { continue }
            let closing = Array(words.suffix(BlockFinder.key))
            let expected = start + words.count
            var end = expected
            if expected > bytes.count || !bytes[start..<expected].elementsEqual(words) {
                // Something that does not show stands among the words.
                let reach = min(bytes.count, start + words.count * 2 + 4096)
                guard let tail = bytes[..<reach].firstIndex(of: closing, from: start) else { continue }
                end = tail + closing.count
            }
            place = end
            return start..<end
        }
        misses += 1
        return nil
    }
}
