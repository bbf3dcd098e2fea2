import CZlib
import Foundation

/// Finds again, in bytes that are not what they were, the units (lines or records) that the journal vouches for.
enum UnitAlignment {
    /// What the bytes are made of.
    enum Kind {
        /// Lines, each ended by a line feed.
        case lines
        /// WARC records, each a gzip member.
        case records
    }

    /// A stretch of the bytes.
    struct Piece: Equatable {
        /// Where it stands.
        var range: Range<Int>
        /// Which of the units it is, or stands for where it is damaged; none where nobody vouches for the bytes.
        var units: Range<Int>
        /// Whether it is the one unit that it should be.
        var isIntact: Bool
    }

    /// Cuts the bytes into intact units and what lies between them.
    ///
    /// Behind damage the next beginning of a unit is taken at which one stands that is vouched for, so that a line
    /// whose line feed is gone costs one unit and not two. Linear, but for damage, behind which all is looked at once.
    /// - Parameter checks: the CRC-32 of each unit, in order.
    static func pieces(of bytes: [UInt8], checks: [UInt32], _ kind: Kind) -> [Piece] {
        var pieces: [Piece] = []
        var places: [UInt32: [Int]]?
        var offset = 0
        var unit = 0
        while offset < bytes.count || unit < checks.count {
            if unit < checks.count, let end = end(of: offset, in: bytes, kind),
                checksum(bytes[offset..<end]) == checks[unit]
            {
                pieces.append(Piece(range: offset..<end, units: unit..<(unit + 1), isIntact: true))
                offset = end
                unit += 1
                continue
            }
            let known = places ?? Dictionary(grouping: checks.indices, by: { checks[$0] })
            places = known
            var resumed: (start: Int, unit: Int)?
            var candidate: Int? = offset
            while let start = candidate, start < bytes.count, resumed == nil {
                if let end = end(of: start, in: bytes, kind),
                    let next = known[checksum(bytes[start..<end])]?.first(where: { $0 >= unit })
                {
                    resumed = (start, next)
                }
                candidate = beginning(behind: start, in: bytes, kind)
            }
            let (start, next) = resumed ?? (bytes.count, checks.count)
            pieces += split(Piece(range: offset..<start, units: unit..<next, isIntact: false), of: bytes, kind)
            (offset, unit) = (start, next)
        }
        return pieces
    }

    /// Damaged lines that follow one another, each for itself where there are as many as there should be.
    static func split(_ piece: Piece, of bytes: [UInt8], _ kind: Kind) -> [Piece] {
        guard kind == .lines, piece.units.count > 1, !piece.range.isEmpty else { return [piece] }
        var starts = [piece.range.lowerBound]
        for place in piece.range.dropLast() where bytes[place] == UInt8(ascii: "\n") { starts.append(place + 1) }
        guard starts.count == piece.units.count else { return [piece] }
        let ends = starts.dropFirst() + [piece.range.upperBound]
        return zip(zip(starts, ends), piece.units).map { range, unit in
            Piece(range: range.0..<range.1, units: unit..<(unit + 1), isIntact: false)
        }
    }

    /// Where the unit ends that begins at an offset; nil where none does.
    static func end(of start: Int, in bytes: [UInt8], _ kind: Kind) -> Int? {
        guard start < bytes.count else { return nil }
        switch kind {
        case .lines: return bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        case .records: return GzipMember.end(of: bytes[start...])
        }
    }

    /// What every line of the archive begins with; inside a string the quotes would be escaped.
    private static let lineOpening = Array(#"{"schema":"#.utf8)
    /// What every gzip member begins with (RFC 1952, section 2.3).
    private static let memberOpening: [UInt8] = [0x1F, 0x8B, 8]

    /// The next place behind `offset` at which a unit may begin.
    static func beginning(behind offset: Int, in bytes: [UInt8], _ kind: Kind) -> Int? {
        var place = offset + 1
        while place < bytes.count {
            switch kind {
            case .lines:
                if bytes[place - 1] == UInt8(ascii: "\n") || bytes[place...].starts(with: lineOpening) { return place }
            case .records:
                if bytes[place...].starts(with: memberOpening) { return place }
            }
            place += 1
        }
        return nil
    }

    /// The bytes with the one byte set right that, set right, gives them the checksum; nil where no byte does.
    ///
    /// A CRC is linear: what a wrong byte changes in it depends on the byte's place and on nothing else in the bytes. So
    /// the difference is run backwards to where it would come from a single byte. By chance that happens once in 2^24
    /// bytes: who uses the answer confirms it by a longer digest.
    static func withOneByteSetRight(_ bytes: ArraySlice<UInt8>, check: UInt32) -> [UInt8]? {
        guard let table = get_crc_table() else { return nil }
        let entries = (0..<256).map { UInt32(truncatingIfNeeded: table[$0]) }
        var entry = [UInt32](repeating: 0, count: 256)
        for (index, value) in entries.enumerated() { entry[Int(value >> 24)] = UInt32(index) }
        var difference = checksum(bytes) ^ check
        for place in bytes.indices.reversed() {
            let index = entry[Int(difference >> 24)]
            difference = (difference ^ entries[Int(index)]) << 8 | index
            if difference < 256 {
                var mended = Array(bytes)
                mended[place - bytes.startIndex] ^= UInt8(difference)
                return mended
            }
        }
        return nil
    }
}
