import Archive
import Model
import Segmentation

/// What is searched for; named here for the command line, which knows no other room.
public typealias SearchQuery = Archive.SearchQuery

/// Events that were found, with the words around what was looked for; for a person and for a program.
public struct SearchResults {
    /// A piece of a line: what was looked for, or what stands around it.
    public struct Piece: Equatable, Sendable {
        /// The words.
        public var text: String
        /// Whether they are what was looked for.
        public var isHit: Bool

        /// A piece of a line.
        public init(text: String, isHit: Bool) {
            self.text = text
            self.isHit = isHit
        }
    }

    /// One event as a person reads it.
    public struct Entry: Equatable, Sendable {
        /// Id, date and title.
        public var head: [Piece]
        /// The words around the first hit.
        public var snippet: [Piece]
        /// Who reported it.
        public var source: String
    }

    /// The events in the order of the query.
    public let events: [Event]
    private let words: [[UInt8]]

    /// Searches an archive. Throws `ArchiveError`, or `SearchQuery.Unanswerable`.
    /// - Parameter progress: told how many events were put into the index, of how many, where it has to be made first.
    public init(
        of query: SearchQuery, inArchiveAt path: String, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws {
        events = try EventSearch(archive: path, progress: progress).find(query)
        words = query.wantedWords.map { SearchResults.folded($0) }.filter { !$0.isEmpty }
    }

    /// The amount that a text such as `100 kt` names; nil where it names none, or more than one.
    public static func amount(_ text: String) -> SearchQuery.Amount? {
        let bytes = Array(text.utf8)
        let found = QuantityScanner.quantities(in: bytes, range: 0..<bytes.count)
        guard found.count == 1, let quantity = found.first else { return nil }
        return SearchQuery.Amount(value: quantity.value, unit: quantity.unit)
    }

    // MARK: For a person

    /// The events as entries.
    public var entries: [Entry] {
        events.map { event in
            let happening = event.happening
            let date = happening.date?.interval.edtf ?? "no date"
            let publisher = event.source.publisher.map { "\($0): " } ?? ""
            return Entry(
                head: [Piece(text: "\(event.id)  \(padded(date, 10))  ", isHit: false)]
                    + marked(inOneLine(happening.title)),
                snippet: snippet(of: inOneLine(happening.text)),
                source: publisher + (event.source.url ?? event.source.page)
            )
        }
    }

    /// Bytes of a text that are shown, and how many of them stand before the first hit at most.
    private static let snippetLength = 220
    private static let lead = 60

    private func snippet(of text: String) -> [Piece] {
        let bytes = Array(text.utf8)
        let first = hits(in: bytes).first?.lowerBound ?? 0
        var start = max(0, first - SearchResults.lead)
        if start > 0 { start = SearchResults.wordStart(in: bytes, from: start) }
        var end = min(bytes.count, start + SearchResults.snippetLength)
        if end < bytes.count {
            while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            // A word is not cut, unless it is longer than words are.
            if let space = bytes[start..<end].lastIndex(of: 0x20), end - space < 30 { end = space }
        }
        let shown = String(decoding: bytes[start..<end], as: UTF8.self)
        var pieces = marked(shown)
        if start > 0 { pieces.insert(Piece(text: "... ", isHit: false), at: 0) }
        if end < bytes.count { pieces.append(Piece(text: " ...", isHit: false)) }
        return pieces
    }

    /// The beginning of a word, or of a character where words are not parted, at or behind a place.
    private static func wordStart(in bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count, place < start + 20, bytes[place] != 0x20, bytes[place] < 0x80 { place += 1 }
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] & 0xC0 == 0x80 { place += 1 }
        return place
    }

    /// A text in pieces, what was looked for apart.
    private func marked(_ text: String) -> [Piece] {
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var place = 0
        for hit in hits(in: bytes) where hit.lowerBound >= place {
            if hit.lowerBound > place {
                pieces.append(Piece(text: String(decoding: bytes[place..<hit.lowerBound], as: UTF8.self), isHit: false))
            }
            pieces.append(Piece(text: String(decoding: bytes[hit], as: UTF8.self), isHit: true))
            place = hit.upperBound
        }
        if place < bytes.count {
            pieces.append(Piece(text: String(decoding: bytes[place...], as: UTF8.self), isHit: false))
        }
        return pieces
    }

    /// Where the words that were looked for stand, in order. A word is found where it begins one; of Latin words the rest,
    /// an ending, belongs to the hit.
    private func hits(in bytes: [UInt8]) -> [Range<Int>] {
        let folded = bytes.map(SearchResults.folded)
        var found: [Range<Int>] = []
        for word in words where word.count <= folded.count {
            var place = 0
            while place + word.count <= folded.count {
                let isWordStart = place == 0 || !SearchResults.isWordByte(folded[place - 1]) || word[0] >= 0x80
                if isWordStart, folded[place] == word[0], folded[place..<(place + word.count)].elementsEqual(word) {
                    var end = place + word.count
                    if word[0] < 0x80 { while end < folded.count, SearchResults.isWordByte(folded[end]) { end += 1 } }
                    found.append(place..<end)
                    place = end
                } else {
                    place += 1
                }
            }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }

    private static func folded(_ text: String) -> [UInt8] { text.utf8.map(folded) }
}
