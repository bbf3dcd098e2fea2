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

    init(_ file: Descriptor) { self.file = file }

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

    func damage(_ offset: Int, _ finding: String) -> ArchiveError {
        .damaged(
            .init(
                file: name, offset: offset, finding: finding,
                remedy: "the records before it are whole; restore the file from a copy for the rest"))
    }
}
