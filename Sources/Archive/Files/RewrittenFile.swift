import Foundation

/// A file that takes the place of another: the lines of the old one that still hold, and new ones behind them.
///
/// It is written beside the old one and put on disk; the journal line that tells of it commits it; then it takes the old
/// one's name. Whoever is stopped in between leaves it to the next to do so.
final class RewrittenFile {
    /// What was appended, as the journal tells it; nil where nothing was.
    let segment: JournalLine.Segment?
    /// What was left out.
    let removals: [JournalLine.Removal]
    /// The lines left out, with their line ends.
    let dropped: [ArraySlice<UInt8>]

    private let root: String
    private let name: String
    private let waiting: String
    private let operations: FileOperations

    /// Writes the file and puts it on disk. Reads the old one once; memory is that of what is left out and appended.
    /// - Parameters:
    ///   - sequence: the number of the journal line that will commit it.
    ///   - lost: the units of the old file that are not there any more.
    ///   - lines: what is appended.
    ///   - isDropped: whether a line is left out.
    init(
        root: String, name: String, committed: Int, sequence: Int, lost: Set<Int>, appending lines: [[UInt8]],
        operations: FileOperations, isDropped: (ArraySlice<UInt8>) -> Bool
    ) throws(ArchiveError) {
        self.root = root
        self.name = name
        self.operations = operations
        waiting = root + "/" + ArchiveLayout.rewritten(name, by: sequence)
        let old = try LineReader(path: root + "/" + name, upTo: committed)
        let new = try Descriptor(opening: waiting, O_RDWR | O_CREAT | O_TRUNC)
        var removals: [JournalLine.Removal] = []
        var dropped: [ArraySlice<UInt8>] = []
        var buffer: [UInt8] = []
        var written = 0
        var unit = 0
        func flush() throws(ArchiveError) {
            try operations.writeAll(buffer, to: new, at: written)
            written += buffer.count
            buffer.removeAll(keepingCapacity: true)
        }
        do {
            while let line = try old.next() {
                while lost.contains(unit) { unit += 1 }
                if isDropped(line.bytes) {
                    removals.append(.init(path: name, unit: unit, length: line.end - line.offset))
                    dropped.append(ArraySlice(Array(line.bytes)))
                } else {
                    buffer.append(contentsOf: line.bytes)
                    buffer.append(UInt8(ascii: "\n"))
                    if buffer.count > 1 << 20 { try flush() }
                }
                unit += 1
            }
            let appended = Array(lines.joined())
            buffer.append(contentsOf: appended)
            try flush()
            try operations.synchronise(new)
            segment =
                lines.isEmpty
                ? nil
                : JournalLine.Segment(
                    path: name, before: committed, after: committed + appended.count,
                    sha256: ContentDigest.sha256(appended), crc32: lines.map { checksum($0) })
        } catch {
            unlink(waiting)
            throw error
        }
        self.removals = removals
        self.dropped = dropped
    }

    /// Puts the folder's entry of it on disk.
    func synchroniseFolder() throws(ArchiveError) {
        try operations.synchronise(folder: RewrittenFile.folder(of: name, in: root))
    }

    /// Removes it: it was not committed.
    func rollBack() { unlink(waiting) }

    /// Gives it the old one's name: it is committed.
    func takePlace() throws(ArchiveError) {
        try RewrittenFile.takePlace(of: name, in: root, from: waiting, operations)
    }

    /// Gives files the names that they were committed to have, where a run was stopped before it did.
    static func takePlaces(_ state: CommittedState, in root: String, _ operations: FileOperations) throws(ArchiveError)
    {
        for name in state.files.keys.sorted() {
            let current = state.currentName(of: name, in: root)
            if current != name { try takePlace(of: name, in: root, from: root + "/" + current, operations) }
        }
    }

    /// Gives a waiting file the name of the one whose place it takes.
    static func takePlace(
        of name: String, in root: String, from waiting: String, _ operations: FileOperations
    ) throws(ArchiveError) {
        guard rename(waiting, root + "/" + name) == 0 else { throw .system(errno, "replace", root + "/" + name) }
        try operations.synchronise(folder: folder(of: name, in: root))
    }

    private static func folder(of name: String, in root: String) -> String {
        name.lastIndex(of: "/").map { root + "/" + name[..<$0] } ?? root
    }
}
