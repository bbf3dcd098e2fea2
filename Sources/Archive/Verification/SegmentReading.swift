import Foundation

/// A batch's part of a file, read before it is its turn: its digest and what its lines say.
///
/// Reading ahead takes the files for whole. Where one is not, what was read ahead is of another stretch than the one
/// that is found to be the batch's, and is not used.
struct SegmentReading: Sendable {
    /// Where it stands in the file.
    var range: Range<Int>
    /// The digest of all of it.
    var sha256: String
    /// What its lines say; nil where it has none or that is not asked for.
    var lines: LineExamination?

    /// Longer parts are not read ahead: they are read piece by piece, for memory is bounded.
    private static let longest = 4 << 20
    /// So many files are open at once.
    private static let mostFiles = 128

    private struct Task: Sendable {
        var file: Descriptor
        var name: String
        var range: Range<Int>
        var scope: LineExamination.Scope?

        func read() -> SegmentReading? {
            guard let bytes = try? file.bytes(at: range.lowerBound, count: range.count), bytes.count == range.count
            else { return nil }
            let stretch = LineStretch(file: name, offset: range.lowerBound, bytes: bytes[...])
            return SegmentReading(
                range: range, sha256: ContentDigest.sha256(bytes), lines: scope.map { LineExamination(stretch, $0) })
        }
    }

    /// Reads the parts of some batches on all cores.
    /// - Parameters:
    ///   - scope: what of the lines is looked at; nil where only digests are wanted.
    ///   - path: where a file of the archive is found.
    ///   - start: where in a file the first of the batches is expected.
    /// - Returns: for each file of each batch, in order, what was read; nil where it was not.
    static func readings(
        of batches: [(line: JournalLine, before: CommittedState)], scope: LineExamination.Scope?,
        path: (String) -> String, start: (String) -> Int
    ) throws(ArchiveError) -> [SegmentReading?] {
        var ends: [String: Int] = [:]
        var files: [String: Descriptor] = [:]
        var tasks: [Task?] = []
        for (line, before) in batches {
            for segment in line.files {
                let name = segment.path
                let offset = ends[name] ?? start(name)
                let (first, skipped) = offset.addingReportingOverflow(segment.before &- before.length(of: name))
                let (length, isWrong) = segment.after.subtractingReportingOverflow(segment.before)
                let (last, isBeyond) = first.addingReportingOverflow(length)
                guard ArchiveLayout.isOurs(name), !skipped, !isWrong, !isBeyond, first >= 0, length >= 0 else {
                    tasks.append(nil)
                    continue
                }
                ends[name] = last
                if files[name] == nil, files.count < mostFiles {
                    files[name] = try? Descriptor(opening: path(name), O_RDONLY)
                }
                guard let file = files[name], (1...longest).contains(length) else {
                    tasks.append(nil)
                    continue
                }
                let isOfLines = !ArchiveLayout.isCaptures(name)
                tasks.append(Task(file: file, name: name, range: first..<last, scope: isOfLines ? scope : nil))
            }
        }
        return concurrentMap(tasks) { $0?.read() }
    }
}
