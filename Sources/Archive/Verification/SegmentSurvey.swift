import Foundation
import Model

/// Lines and records that are not what the journal vouches for: a stretch of a file.
struct UnitDamage {
    /// The file, relative to the archive.
    var path: String
    /// Where the stretch stands in the file; empty where something is missing.
    var range: Range<Int>
    /// The line at which it begins, from 1; nil in the page store.
    var line: Int?
    /// Which of the units that the journal ever vouched for in the file it stands for, and of what length they are in sum.
    var units: [Int]
    /// How many bytes the journal vouches for in its place.
    var expected: Int
    /// The bytes as they must have been, where that is certain.
    var right: [UInt8]?
    /// The line of the journal that vouches.
    var journalLine: Int
    /// What is wrong where the bytes themselves are those that were written.
    var reason: String?

    /// The damage as a person is told of it.
    func finding(in root: String) -> ArchiveError.Damage {
        let isRecord = line == nil
        let name = isRecord ? "record" : "line"
        let finding: String
        if let reason {
            finding = reason
        } else if units.isEmpty {
            finding = "\(range.count) bytes stand here for which the journal does not vouch"
        } else if range.isEmpty {
            finding =
                "\(units.count == 1 ? "a committed \(name) is" : "\(units.count) committed \(name)s are") missing here"
        } else {
            finding =
                (units.count == 1 ? "the \(name) is" : "\(units.count) \(name)s are")
                + " damaged: not the bytes whose checksum is in \(ArchiveLayout.journal):\(journalLine)"
        }
        let remedy: String
        if right != nil {
            remedy = "one byte is wrong; `ingot repair` sets it right"
        } else if range.isEmpty {
            remedy = "restore the file from a copy; or `ingot repair` notes the loss"
        } else {
            remedy =
                "restore the file from a copy; or `ingot repair` moves it to \(ArchiveLayout.damaged)/ and keeps the rest"
        }
        return .init(file: root + "/" + path, line: line, offset: range.lowerBound, finding: finding, remedy: remedy)
    }
}

/// Holds the files against the journal, batch by batch in its order, each file in one pass.
final class SegmentSurvey {
    /// What one batch appended to one file, as it is found now.
    struct Outcome {
        var path: String
        /// Where it stands in the file.
        var range: Range<Int>
        /// The number of its first line, from 1.
        var firstLine: Int
        /// What is damaged in it.
        var damages: [UnitDamage] = []
        /// The units that are intact where not all are: where they stand and which they are.
        var intact: [(range: Range<Int>, unit: Int)]?
        /// The first of its units among all of the file.
        var firstUnit: Int
        /// Whether its digest in the journal is not that of its lines though each has its checksum.
        var isDigestWrong = false
    }

    private struct Cursor {
        var offset = 0
        var unit = 0
        var lines = 0
    }

    private let root: String
    private let rewritings: Rewritings
    private var cursors: [String: Cursor] = [:]
    /// How many bytes were read.
    private(set) var bytes = 0

    /// - Parameter rewritings: what repairs and revisions have taken out.
    init(root: String, rewritings: Rewritings) {
        self.root = root
        self.rewritings = rewritings
    }

    /// Where a file of the archive is found now.
    func currentPath(_ name: String) -> String { rewritings.currentPath(of: name, in: root) }

    /// How many bytes behind a damaged batch are looked at for its end.
    private static let slack = 64 << 10

    /// Where in the file the next batch is expected.
    func offset(in path: String) -> Int { cursors[path]?.offset ?? 0 }
    /// How many units of the file came by.
    func unit(in path: String) -> Int { cursors[path]?.unit ?? 0 }

    /// Holds a batch's part of a file against its digest, and where they differ finds the damage.
    /// - Parameters:
    ///   - unvouched: how many bytes stand before it of which lost journal lines told.
    ///   - place: where the journal line stands.
    ///   - known: the digest of a stretch of the file, where it has been computed already.
    func check(
        _ segment: JournalLine.Segment, unvouched: Int, in place: JournalWalk.Place,
        known: (range: Range<Int>, sha256: String)? = nil
    ) throws(ArchiveError) -> Outcome {
        let path = currentPath(segment.path)
        let isRecords = ArchiveLayout.isCaptures(segment.path)
        var cursor = cursors[segment.path] ?? Cursor()
        if unvouched > 0 {
            let between = try bytes(path, cursor.offset, unvouched)
            if !isRecords { cursor.lines += between.count { $0 == UInt8(ascii: "\n") } }
            cursor.offset += unvouched
        }
        defer { cursors[segment.path] = cursor }
        let units = cursor.unit..<(cursor.unit + segment.crc32.count)
        cursor.unit = units.upperBound
        let gone = (rewritings.lost[segment.path] ?? [:]).filter { units.contains($0.key) }
        let length = segment.after - segment.before - (isRecords ? 0 : gone.values.reduce(0) { $0 &+ $1 })
        var outcome = Outcome(
            path: segment.path, range: cursor.offset..<(cursor.offset + max(0, length)), firstLine: cursor.lines + 1,
            firstUnit: units.lowerBound)
        let isKnown = gone.isEmpty && known?.range == outcome.range
        if isKnown { bytes += outcome.range.count }
        if gone.isEmpty, let found = isKnown ? known?.sha256 : try digest(path, outcome.range), found == segment.sha256
        {
            cursor.offset += length
            cursor.lines += isRecords ? 0 : units.count
            return outcome
        }
        let (checks, ordinals) = expected(segment, firstUnit: units.lowerBound)
        let found = try bytes(path, cursor.offset, max(0, length) + SegmentSurvey.slack)
        let (pieces, end) = try pieces(
            of: found, checks, isRecords ? .records : .lines, length: max(0, length), in: segment.path,
            nextUnit: units.upperBound, behind: place)
        outcome.range = cursor.offset..<(cursor.offset + end)
        outcome.damages = damages(
            pieces, found, checks, ordinals, segment, outcome, length: max(0, length), place.number,
            hasDigest: gone.isEmpty)
        outcome.isDigestWrong = outcome.damages.isEmpty && gone.isEmpty
        outcome.intact = pieces.filter(\.isIntact).map { piece in
            (SegmentSurvey.moved(piece.range, by: cursor.offset), ordinals[piece.units.lowerBound])
        }
        if !isRecords { cursor.lines += found[..<end].count { $0 == UInt8(ascii: "\n") } }
        if !gone.isEmpty { bytes += end }
        cursor.offset += end
        return outcome
    }

    /// The checksums of the units that a batch added to a file and no repair took out, and which units they are.
    private func expected(_ segment: JournalLine.Segment, firstUnit: Int) -> (checks: [UInt32], ordinals: [Int]) {
        var checks: [UInt32] = []
        var ordinals: [Int] = []
        for (index, check) in segment.crc32.enumerated() {
            if let removed = rewritings.lost[segment.path]?[firstUnit + index] {
                guard ArchiveLayout.isCaptures(segment.path), let empty = GzipMember.empty(length: removed) else {
                    continue
                }
                checks.append(checksum(empty))
            } else {
                checks.append(check)
            }
            ordinals.append(firstUnit + index)
        }
        return (checks, ordinals)
    }

    /// The pieces of a batch's part of a file, and where it ends in `found`, which may hold more than that.
    private func pieces(
        of found: [UInt8], _ checks: [UInt32], _ kind: UnitAlignment.Kind, length: Int, in path: String, nextUnit: Int,
        behind place: JournalWalk.Place
    ) throws(ArchiveError) -> (pieces: [UnitAlignment.Piece], end: Int) {
        var pieces = UnitAlignment.pieces(of: found, checks: checks, kind)
        guard let last = pieces.last else { return ([], 0) }
        if last.isIntact { return (pieces, last.range.upperBound) }
        if last.units.isEmpty {
            // What follows is the next batch's, or nobody's.
            pieces.removeLast()
            return (pieces, last.range.lowerBound)
        }
        // Damage up to the end: it ends where the next batch begins, which need not be where it did.
        let following = try checksOfNextBatch(in: path, firstUnit: nextUnit, behind: place)
        let further = UnitAlignment.pieces(of: found, checks: checks + following, kind)
        if let next = further.first(where: { $0.isIntact && $0.units.lowerBound >= checks.count }) {
            pieces = further.filter { piece in
                piece.range.upperBound <= next.range.lowerBound && piece.units.lowerBound < checks.count
            }
            if let last = pieces.last, last.units.upperBound > checks.count {
                // The next batch is damaged at its beginning too: then only the length can tell where that is.
                let end = max(last.range.lowerBound, min(length, last.range.upperBound))
                pieces.removeLast()
                pieces += UnitAlignment.split(
                    UnitAlignment.Piece(
                        range: last.range.lowerBound..<end, units: last.units.lowerBound..<checks.count, isIntact: false
                    ),
                    of: found, kind)
                return (pieces, end)
            }
            return (pieces, pieces.last?.range.upperBound ?? 0)
        }
        let end = min(length, found.count)
        let intactEnd = pieces.last(where: \.isIntact)?.range.upperBound ?? 0
        // What was split is put together again, for the end may be another.
        let first = pieces.firstIndex { !$0.isIntact && $0.range.lowerBound >= intactEnd } ?? pieces.count - 1
        let start = pieces[first].range.lowerBound
        let units = pieces[first].units.lowerBound..<checks.count
        pieces.removeSubrange(first...)
        pieces += UnitAlignment.split(
            UnitAlignment.Piece(range: start..<max(start, end), units: units, isIntact: false), of: found, kind)
        return (pieces, max(start, end))
    }

    /// The checksums that the next batch which touched the file gives; none where there is none.
    private func checksOfNextBatch(
        in path: String, firstUnit: Int, behind place: JournalWalk.Place
    ) throws(ArchiveError) -> [UInt32] {
        let journal = root + "/" + ArchiveLayout.journal
        let reader = try LineReader(path: journal, from: place.offset, upTo: try fileLength(journal) ?? 0)
        _ = try reader.next()
        while let line = try reader.next() {
            guard let decoded = try? JSONReader.read(JournalLine.self, from: line.bytes),
                let segment = decoded.files.first(where: { $0.path == path })
            else { continue }
            return expected(segment, firstUnit: firstUnit).checks
        }
        return []
    }

    private static func moved(_ range: Range<Int>, by distance: Int) -> Range<Int> {
        (range.lowerBound + distance)..<(range.upperBound + distance)
    }

    private func damages(
        _ pieces: [UnitAlignment.Piece], _ found: [UInt8], _ checks: [UInt32], _ ordinals: [Int],
        _ segment: JournalLine.Segment, _ outcome: Outcome, length: Int, _ journalLine: Int, hasDigest: Bool
    ) -> [UnitDamage] {
        let isRecords = ArchiveLayout.isCaptures(segment.path)
        // All that is damaged stands for the bytes that are not in an intact unit; single lengths are known only in sum.
        var missing = length - pieces.reduce(0) { $0 + ($1.isIntact ? $1.range.count : 0) }
        let damaged = pieces.filter { !$0.isIntact }
        var damages: [UnitDamage] = []
        for piece in damaged {
            let isLast = damages.count == damaged.count - 1
            let expected = piece.units.isEmpty ? 0 : isLast ? max(0, missing) : min(max(0, missing), piece.range.count)
            missing -= expected
            let line =
                isRecords
                ? nil : outcome.firstLine + found[..<piece.range.lowerBound].count { $0 == UInt8(ascii: "\n") }
            damages.append(
                UnitDamage(
                    path: segment.path,
                    range: SegmentSurvey.moved(piece.range, by: outcome.range.lowerBound), line: line,
                    units: piece.units.map { ordinals[$0] }, expected: expected, right: nil,
                    journalLine: journalLine))
        }
        guard hasDigest else { return damages }
        var whole: [UInt8] = []
        var right: [[UInt8]] = []
        for piece in pieces {
            if piece.isIntact {
                whole += found[piece.range]
                continue
            }
            var mended: [UInt8]? = piece.units.isEmpty ? [] : nil
            if piece.units.count == 1 {
                mended = UnitAlignment.withOneByteSetRight(found[piece.range], check: checks[piece.units.lowerBound])
            }
            guard let mended else { return damages }
            whole += mended
            right.append(mended)
        }
        guard ContentDigest.sha256(whole) == segment.sha256 else { return damages }
        for index in damages.indices where !damages[index].units.isEmpty { damages[index].right = right[index] }
        return damages
    }

    /// The digest of a stretch of a file, or of as much of it as there is.
    private func digest(_ path: String, _ range: Range<Int>) throws(ArchiveError) -> String {
        guard try fileLength(path) != nil else { return "" }
        let file = try Descriptor(opening: path, O_RDONLY)
        let stream = SHA256Stream()
        var offset = range.lowerBound
        while offset < range.upperBound {
            let piece = try file.bytes(at: offset, count: min(1 << 20, range.upperBound - offset))
            if piece.isEmpty { break }
            stream.update(piece)
            offset += piece.count
        }
        bytes += offset - range.lowerBound
        return ContentDigest.label(stream.finish())
    }

    private func bytes(_ path: String, _ offset: Int, _ count: Int) throws(ArchiveError) -> [UInt8] {
        guard let length = try fileLength(path), offset < length else { return [] }
        return try Descriptor(opening: path, O_RDONLY).bytes(at: offset, count: min(count, length - offset))
    }
}
