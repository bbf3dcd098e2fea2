/// The bytes of a WARC file, member by member where it is compressed. A file that is not is one member.
final class WARCSource {
    private let file: Descriptor
    private let inflater = Inflater(.gzip)
    private var raw: ArraySlice<UInt8> = []
    private var rawOffset = 0
    private var decoded: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private(set) var isCompressed = false
    /// Where in the file the member begins.
    private(set) var memberStart = 0
    /// Whether the member's end has been read; for a plain file, the file's.
    private(set) var memberEnded = true
    private var decodedBase = 0
    /// Where the file stood before anything was read of it; nil where it cannot go back.
    private let beginning: Int?
    /// How many bytes were looked at again behind damage.
    private var reread = 0

    init(_ file: Descriptor) {
        self.file = file
        beginning = file.place
    }

    /// The name for messages.
    var name: String { file.path }
    /// Where in the file the next byte that was not used stands: for a compressed file, of the next member once this one has ended.
    var offset: Int { isCompressed ? rawOffset : decodedBase + position }
    /// What is decoded and not taken, at least `count` bytes where the member has them.
    func peek(_ count: Int) throws(ArchiveError) -> ArraySlice<UInt8> {
        while decoded.count - position < count, !memberEnded { try decodeMore() }
        return decoded[position...]
    }

    /// Takes bytes that `peek` gave.
    func take(_ count: Int) {
        position += count
        guard position > 1 << 16 else { return }
        decoded.removeFirst(position)
        decodedBase += position
        position = 0
    }

    /// Whether a byte can be had, in this member or one that follows.
    func hasMore() throws(ArchiveError) -> Bool {
        while true {
            if try !peek(1).isEmpty { return true }
            guard try beginMember() else { return false }
        }
    }

    private func beginMember() throws(ArchiveError) -> Bool {
        if raw.isEmpty { try readMore() }
        if raw.count == 1, !isAtEnd { try readMore() }
        guard !raw.isEmpty else { return false }
        let isFirst = rawOffset == 0
        if isFirst { isCompressed = raw.starts(with: [0x1F, 0x8B]) }
        guard isCompressed || isFirst else { return false }
        if isCompressed, !raw.starts(with: [0x1F, 0x8B]) {
            throw damage(rawOffset, "no gzip member begins here")
        }
        memberStart = rawOffset
        memberEnded = false
        inflater.restart()
        return true
    }

    private func decodeMore() throws(ArchiveError) {
        if raw.isEmpty { try readMore() }
        guard isCompressed else {
            decoded.append(contentsOf: raw)
            rawOffset += raw.count
            raw = []
            memberEnded = isAtEnd
            return
        }
        guard !raw.isEmpty else {
            throw damage(memberStart, "the gzip member that begins here is torn: the file ends before it does")
        }
        // In small pieces, for a gigabyte of zeros packs into a megabyte.
        let piece = raw.prefix(1 << 13)
        switch inflater.inflate(piece, into: &decoded) {
        case .hungry:
            advance(piece.count)
        case .ended(let unused):
            advance(piece.count - unused)
            memberEnded = true
        case .broken(let reason):
            throw damage(memberStart, "the gzip member that begins here is broken (\(reason))")
        }
    }

    private func advance(_ count: Int) {
        raw = raw.dropFirst(count)
        rawOffset += count
    }

    private func readMore() throws(ArchiveError) {
        guard !isAtEnd else { return }
        let more = try file.nextBytes(count: 1 << 17)
        if more.isEmpty { isAtEnd = true }
        raw = raw.isEmpty ? more[...] : (Array(raw) + more)[...]
    }

    // MARK: Behind damage

    /// Goes to the first place behind `start` at which a record seems to begin, and gives it; nil where there is none.
    func advance(toRecordBehind start: Int) throws(ArchiveError) -> Int? {
        leave(start)
        while true {
            // At the end of what is there a beginning may stand that cannot be told yet.
            let certain = isAtEnd ? raw.endIndex : raw.endIndex - WARCSource.longestBeginning
            var searched = raw.startIndex
            while let candidate = beginningOfRecord(from: searched), candidate < certain {
                guard isRecord(candidate) else {
                    searched = candidate + 1
                    continue
                }
                advance(candidate + (isCompressed ? 0 : 1) - raw.startIndex)
                begin()
                return isCompressed ? rawOffset : decodedBase
            }
            advance(max(0, max(searched, certain) - raw.startIndex))
            guard !isAtEnd else { return nil }
            try readMore()
        }
    }

    /// Forgets what was decoded, and goes to the byte behind `start`, or as near to it as the file can go back.
    private func leave(_ start: Int) {
        let reached = isCompressed ? rawOffset + raw.count : decodedBase + decoded.count
        // A file that is made of damage must not be read for ever: what is looked at again stays in proportion.
        let mayReread = (1 << 26) + 4 * reached - reread
        let distance = reached - start - 1
        if let beginning, distance > 0, distance <= mayReread, file.go(to: beginning + start + 1) {
            reread += distance
            raw = []
            rawOffset = start + 1
            isAtEnd = false
        } else {
            if !isCompressed {
                // With the line end that stands before a record which begins here.
                let kept = max(0, position - 1)
                raw = decoded[kept...]
                rawOffset = decodedBase + kept
            }
            reread += min(raw.count, max(0, mayReread))
            advance(raw.count <= mayReread ? min(raw.count, max(0, start + 1 - rawOffset)) : raw.count)
        }
        decoded = []
        position = 0
        memberEnded = true
    }

    /// Makes the record that `raw` begins with the next to be read.
    private func begin() {
        guard !isCompressed else { return }
        decoded = Array(raw)
        decodedBase = rawOffset
        rawOffset += raw.count
        raw = []
        memberEnded = false
    }

    /// So many bytes decide whether a record begins: room for a gzip header and the code tables before the first letter.
    private static let longestBeginning = 512

    /// Where what can be the beginning of a record first stands in `raw`: a gzip member, or the line end before a record.
    private func beginningOfRecord(from index: Int) -> Int? {
        raw.withUnsafeBufferPointer { bytes in
            var place = index - raw.startIndex
            while place < bytes.count {
                if isCompressed {
                    // RFC 1952, section 2.3: magic, deflate, and no flag that is reserved.
                    if bytes[place] == 0x1F, place + 3 < bytes.count, bytes[place + 1] == 0x8B, bytes[place + 2] == 8,
                        bytes[place + 3] & 0xE0 == 0
                    {
                        return raw.startIndex + place
                    }
                } else if bytes[place] == 0x0A, bytes[(place + 1)...].starts(with: WARCReader.opening) {
                    return raw.startIndex + place
                }
                place += 1
            }
            return nil
        }
    }

    private func isRecord(_ place: Int) -> Bool {
        guard isCompressed else { return true }
        var opening: [UInt8] = []
        _ = Inflater(.gzip).inflate(raw[place...].prefix(WARCSource.longestBeginning), into: &opening)
        return opening.starts(with: WARCReader.opening)
    }

    func damage(_ offset: Int, _ finding: String) -> ArchiveError {
        .damaged(
            .init(
                file: name, offset: offset, finding: finding,
                remedy: "the records before it are whole; restore the file from a copy for the rest"))
    }
}
