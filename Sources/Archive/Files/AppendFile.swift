import CZlib
import Foundation

/// A file of the archive that grows: what is appended counts once the journal says so.
final class AppendFile {
    /// The name relative to the archive.
    let name: String
    /// The length up to which the journal vouches.
    let committed: Int
    /// Whether the file was made by this batch, so that its folder must be put on disk too.
    let isNew: Bool
    /// The length with what was appended.
    private(set) var length: Int
    /// False once a write failed and could not be undone.
    private(set) var isIntact = true
    /// For each line or record appended, the CRC-32 of its bytes.
    private(set) var checks: [UInt32] = []
    private let digest = SHA256Stream()
    private let file: Descriptor
    private let operations: FileOperations

    /// Opens the file, making it where it does not exist. Its length must be `committed`: recovery has seen to that.
    init(root: String, name: String, committed: Int, operations: FileOperations) throws(ArchiveError) {
        let path = root + "/" + name
        isNew = try fileLength(path) == nil
        file = try Descriptor(opening: path, O_RDWR | O_CREAT)
        self.name = name
        self.committed = committed
        self.operations = operations
        length = committed
        let found = try file.length()
        guard found == committed else {
            throw .damaged(
                .init(
                    file: path, offset: min(found, committed),
                    finding: "the file has \(found) bytes where the journal knows \(committed)",
                    remedy: "something else writes to the archive; stop it and run again"))
        }
    }

    /// Appends units (lines with their line feed, or records); on failure the file is as long as before.
    func append(_ units: [[UInt8]]) throws(ArchiveError) {
        let bytes = units.count == 1 ? units[0] : Array(units.joined())
        do {
            try operations.writeAll(bytes, to: file, at: length)
        } catch {
            // What failed first is what the user needs to know.
            isIntact = (try? operations.truncate(file, to: length)) != nil
            throw error
        }
        digest.update(bytes)
        for unit in units { checks.append(checksum(unit)) }
        length += bytes.count
    }

    /// Puts it on disk.
    func synchronise() throws(ArchiveError) { try operations.synchronise(file) }

    /// Cuts off what was appended, and removes the file where this batch made it.
    func rollBack() throws(ArchiveError) {
        try operations.truncate(file, to: committed)
        if isNew { unlink(file.path) }
    }

    /// What was appended, as the journal tells it; call it once.
    func segment() -> JournalLine.Segment {
        JournalLine.Segment(
            path: name, before: committed, after: length, sha256: ContentDigest.label(digest.finish()), crc32: checks)
    }
}

/// The CRC-32 of gzip and zlib.
func checksum(_ bytes: [UInt8]) -> UInt32 { checksum(bytes[...]) }

/// The CRC-32 of gzip and zlib.
func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    // Without a pointer zlib gives the value that a checksum begins with, which is that of no bytes.
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
}
