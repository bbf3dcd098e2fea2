import Foundation
import Model

/// Whole lines of one of the archive's files.
struct LineStretch: Sendable {
    /// The file, relative to the archive.
    var file: String
    /// Where the bytes stand in it.
    var offset: Int
    var bytes: ArraySlice<UInt8>
}

/// What some lines say, as far as it can be told from themselves. Lines are counted from 0.
///
/// What can be told only beside other lines (an id that is there twice, the words at a position of a page) is given as
/// records that are put in order later. Pure: stretches can be read on several cores at once.
struct LineExamination: Sendable {
    /// A line that cannot be read though it is what was written.
    struct Unreadable: Sendable {
        var line: Int
        var range: Range<Int>
        var reason: String
    }

    /// An event in the file of another year.
    struct Misplaced: Sendable {
        var line: Int
        var offset: Int
        var right: String
    }

    /// How many lines there are.
    var lines = 0
    /// How many of them were understood.
    var understood = 0
    var unreadable: [Unreadable] = []
    var misplaced: [Misplaced] = []
    /// The first line of a later version than this program reads.
    var later: (line: Int, schema: Int)?
    /// The events, and those of sightings.
    var identifiers: [SeenIdentifier] = []
    /// Captures, and reports whose words stand in one.
    var words: [SeenWords] = []
    /// Reports whose words are not to be looked for.
    var unchecked = 0
    /// What the index should say of the events.
    var fingerprint = IndexFingerprint()

    /// What is to be looked at beyond the lines themselves.
    struct Scope: Sendable {
        /// The rules whose reports are held against their pages; nil for none.
        var rules: String?
        /// Whether there is an index to compare with.
        var isIndexed: Bool
    }

    /// Reads lines.
    init(_ stretch: LineStretch, _ scope: Scope) {
        var start = stretch.bytes.startIndex
        while start < stretch.bytes.endIndex {
            let feed = stretch.bytes.lineFeed(from: start)
            let end = feed.map { $0 + 1 } ?? stretch.bytes.endIndex
            let offset = stretch.offset + (start - stretch.bytes.startIndex)
            let place = Place(file: stretch.file, line: lines, offset: offset, length: end - start)
            let line = stretch.bytes[start..<(feed ?? end)]
            do throws(JSONReadingError) {
                try read(line, place, scope)
                understood += 1
            } catch {
                if later == nil, let schema = try? JSONReader.read(LineSchema.self, from: line).schema, schema > 1 {
                    later = (lines, schema)
                }
                unreadable.append(
                    Unreadable(line: lines, range: offset..<(offset + end - start), reason: error.description))
            }
            lines += 1
            start = end
        }
    }

    private struct Place {
        var file: String
        var line: Int
        var offset: Int
        var length: Int
    }

    private mutating func read(
        _ line: ArraySlice<UInt8>, _ place: Place, _ scope: Scope
    ) throws(JSONReadingError) {
        switch place.file {
        case ArchiveLayout.sightings:
            let sighting = try JSONReader.read(Sighting.self, from: line)
            identifiers.append(SeenIdentifier(sighting.event, ofEvent: false, place.line, place.offset))
            look(for: sighting.text, at: sighting.position, of: sighting.source, sighting.rules, place, scope)
        case ArchiveLayout.links:
            let link = try JSONReader.read(Link.self, from: line)
            for id in [link.event, link.other] {
                identifiers.append(SeenIdentifier(id, ofEvent: false, place.line, place.offset))
            }
        case ArchiveLayout.pages:
            let capture = try JSONReader.read(Capture.self, from: line)
            words.append(
                SeenWords(
                    capture: SeenWords.key(capture.page.digest, capture.page.retrieved), place.line,
                    place.offset..<(place.offset + place.length)))
        case ArchiveLayout.runs:
            _ = try JSONReader.read(RunReceipt.self, from: line)
        default:
            let event = try JSONReader.read(Event.self, from: line)
            identifiers.append(SeenIdentifier(event.id, ofEvent: true, place.line, place.offset))
            let right = ArchiveLayout.events(of: event.happening)
            if right != place.file {
                misplaced.append(Misplaced(line: place.line, offset: place.offset, right: right))
            }
            look(
                for: event.happening.text, at: event.happening.position, of: event.source, event.rules, place, scope)
            if scope.isIndexed { fingerprint.add(event, place.file, place.offset, place.length) }
        }
    }

    private mutating func look(
        for text: String, at position: Position, of source: SourceReference, _ rules: String, _ place: Place,
        _ scope: Scope
    ) {
        // A table of names, which stands behind the `+`, changes no position.
        guard scope.rules == String(rules.prefix { $0 != "+" }), let retrieved = source.retrieved else {
            unchecked += 1
            return
        }
        words.append(
            SeenWords(
                text, at: position, in: SeenWords.key(source.page, retrieved), place.line, place.offset))
    }
}

extension IndexFingerprint {
    /// Takes in all that an index should say of an event.
    mutating func add(_ event: Event, _ file: String, _ offset: Int, _ length: Int) {
        var (id, file) = (event.id, file)
        id.withUTF8 { id in
            file.withUTF8 { add(id: .init(id), file: .init($0), offset: offset, length: length) }
            add(report: .init(id), page: EventIdentity.pageKey(of: event.source))
        }
        Index.shortened(EventIdentity.keyBytes(of: event.happening)).withUnsafeBytes { add(key: $0) }
    }
}

extension String {
    /// The hash of its bytes.
    var hashOfBytes: UInt64 {
        var text = self
        return text.withUTF8 { IndexFingerprint.hash(UnsafeRawBufferPointer($0)) }
    }
}
