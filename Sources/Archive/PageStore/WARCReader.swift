import Foundation
import Model

/// Reads WARC files, ours and anybody's: compressed by record, compressed as a whole or not at all; WARC 1.0 and 1.1.
///
/// Memory is bounded by one record.
public final class WARCReader {
    /// A record and where it stands.
    public struct Entry: Equatable, Sendable {
        /// The record.
        public var record: WARCRecord
        /// The file's name, as handed in.
        public var file: String
        /// Where the record begins; in a file compressed as a whole, where its gzip member does.
        public var offset: Int
        /// How many bytes it takes there; nil where it shares its gzip member with others.
        public var length: Int?

        /// The page that the record holds, codings undone; nil for requests, metadata, revisits and the like.
        ///
        /// Throws `damaged` where a record that should hold a page cannot be read.
        public func page() throws(ArchiveError) -> Page? {
            try record.page(at: RecordLocation(file: file, offset: offset, length: length ?? 0))
        }
    }

    private let source: WARCSource
    private let limit: Int
    /// Where the gzip member of the last record begins.
    private var lastStart: Int?

    /// Reads the file at `path`. Blocks beyond `limit` bytes are cut there.
    public init(path: String, limit: Int = 1 << 28) throws(ArchiveError) {
        source = WARCSource(try Descriptor(opening: path, O_RDONLY))
        self.limit = limit
    }

    /// Reads an open descriptor, standard input say, which stays open. Blocks beyond `limit` bytes are cut there.
    public init(descriptor: Int32, name: String, limit: Int = 1 << 28) {
        source = WARCSource(Descriptor(borrowing: descriptor, name: name))
        self.limit = limit
    }

    /// The next record; nil at the end. Throws `damaged` at a torn or broken one; only `resume` leads past it.
    public func next() throws(ArchiveError) -> Entry? {
        // Empty lines between records are common, more than the standard's two as well.
        while true {
            guard try source.hasMore() else { return nil }
            let first = try source.peek(1).first
            guard first == 0x0D || first == 0x0A else { break }
            source.take(1)
        }
        let start = source.isCompressed ? source.memberStart : source.offset
        var record = try header(start)
        let length = try blockLength(record, start)
        try readBlock(of: &record, length, start)

        // The two line ends that close a record, or what others write in their place.
        var lineEnds = 0
        while let byte = try source.peek(1).first, byte == 0x0D || byte == 0x0A {
            lineEnds += byte == 0x0A ? 1 : 0
            source.take(1)
        }
        let following = try source.peek(WARCReader.opening.count)
        // Where they stand as they should the length is right, and whatever follows is not this record's fault.
        guard lineEnds == 2 || following.isEmpty || following.starts(with: WARCReader.opening) else {
            throw source.damage(
                start, "the record that begins here does not end after the \(length) bytes that it says")
        }
        let endsMember = following.isEmpty
        let isAlone = !source.isCompressed || (start != lastStart && endsMember)
        lastStart = start
        return Entry(record: record, file: source.name, offset: start, length: isAlone ? source.offset - start : nil)
    }

    /// What every record begins with.
    static let opening = Array("WARC/".utf8)

    /// Goes on behind a damaged record: to the next place at which one begins.
    ///
    /// A file is searched from just behind the beginning of the damaged record, so that this one is all that is lost; a
    /// pipe, which cannot go back, from where it was read to. Linear time, though what is damaged may be read a few times.
    /// - Parameter damage: what `next` threw.
    /// - Returns: where reading goes on; nil where no further record is found.
    public func resume(behind damage: ArchiveError.Damage) throws(ArchiveError) -> Int? {
        guard let offset = damage.offset else { return nil }
        lastStart = nil
        return try source.advance(toRecordBehind: offset)
    }

    private func header(_ start: Int) throws(ArchiveError) -> WARCRecord {
        let longest = 1 << 20
        var wanted = 1 << 12
        while true {
            let bytes = try source.peek(wanted)
            if let parsed = HeaderBlock.parse(bytes.prefix(longest)) {
                guard parsed.start.hasPrefix("WARC/") else { break }
                source.take(parsed.bodyStart - bytes.startIndex)
                var record = WARCRecord(fields: parsed.fields, block: [])
                record.version = parsed.start
                return record
            }
            guard bytes.count >= wanted, wanted < longest else { break }
            wanted *= 2
        }
        throw source.damage(start, "no WARC record begins here")
    }

    private func blockLength(_ record: WARCRecord, _ start: Int) throws(ArchiveError) -> Int {
        guard let text = record.field("Content-Length"), let length = Int(text), length >= 0 else {
            throw source.damage(start, "the record that begins here does not say how long it is")
        }
        return length
    }

    private func readBlock(of record: inout WARCRecord, _ length: Int, _ start: Int) throws(ArchiveError) {
        record.fields.removeAll { $0.name.lowercased() == "content-length" }
        var remaining = length
        while remaining > 0 {
            let bytes = try source.peek(1).prefix(remaining)
            guard !bytes.isEmpty else {
                throw source.damage(
                    start, "the record that begins here is torn: \(remaining) of its \(length) bytes are missing")
            }
            let room = limit - record.block.count
            record.block.append(contentsOf: bytes.prefix(room))
            if bytes.count > room { record.isCut = true }
            remaining -= bytes.count
            source.take(bytes.count)
        }
    }

    /// Reads the one record at a place of an archive, whose gzip member must end where the place does. Throws `damaged`.
    public static func record(at location: RecordLocation, in root: String) throws(ArchiveError) -> WARCRecord {
        let path = root + "/" + location.file
        let file = try Descriptor(opening: path, O_RDONLY)
        guard location.offset >= 0, location.length > 0, try location.length <= file.length() - location.offset else {
            throw .damaged(
                .init(file: path, offset: location.offset, finding: "the file ends before the record that is kept here")
            )
        }
        let member = try file.bytes(at: location.offset, count: location.length)
        var bytes: [UInt8] = []
        let step = Inflater(.gzip).inflate(member[...], into: &bytes)
        guard step == .ended(unused: 0) else {
            throw .damaged(
                .init(file: path, offset: location.offset, finding: "the gzip member that begins here is not whole"))
        }
        guard let parsed = HeaderBlock.parse(bytes[...]), parsed.start.hasPrefix("WARC/") else {
            throw .damaged(.init(file: path, offset: location.offset, finding: "no WARC record begins here"))
        }
        var record = WARCRecord(fields: parsed.fields, block: [])
        record.version = parsed.start
        guard let length = record.field("Content-Length").flatMap({ Int($0) }), length >= 0,
            length <= bytes.count - parsed.bodyStart
        else {
            throw .damaged(
                .init(file: path, offset: location.offset, finding: "the record is shorter than it says"))
        }
        record.fields.removeAll { $0.name.lowercased() == "content-length" }
        record.block = Array(bytes[parsed.bodyStart..<(parsed.bodyStart + length)])
        return record
    }
}
