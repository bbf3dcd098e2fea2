import Foundation
import Model

/// Sets aside what a crash left behind. Runs under the lock, before anything is appended; moves, and never deletes.
struct Recovery {
    let root: String
    let operations: FileOperations
    /// When: part of the names under `damaged/`.
    let time: Timestamp

    /// Moves everything past the committed lengths to `damaged/` and cuts it off.
    /// - Parameter tornAt: where the journal's torn last line begins.
    /// - Returns: what was done, for a person.
    func run(_ state: CommittedState, tornAt: Int?) throws(ArchiveError) -> [String] {
        var notices: [String] = []
        try RewrittenFile.takePlaces(state, in: root, operations)
        for name in Recovery.files(in: root, where: ArchiveLayout.isRewritten) {
            notices += try moveAway(name, try fileLength(root + "/" + name) ?? 0)
        }
        for (name, committed) in state.files(where: { _ in true }) {
            let length = try fileLength(root + "/" + name) ?? 0
            guard length >= committed else {
                throw .damaged(
                    .init(
                        file: root + "/" + name, offset: length,
                        finding: "the file ends here, and \(committed - length) committed bytes after it are missing"))
            }
            if length > committed { notices.append(try setAside(name, from: committed, to: length)) }
        }
        for name in Recovery.filesOfOurs(in: root) where state.files[name] == nil {
            let length = try fileLength(root + "/" + name) ?? 0
            notices.append(contentsOf: try moveAway(name, length))
        }
        // The journal last: until now a second crash would find everything as this one did.
        if let tornAt, let length = try fileLength(root + "/" + ArchiveLayout.journal) {
            notices.append(try setAside(ArchiveLayout.journal, from: tornAt, to: length))
        }
        return notices
    }

    /// The files that bear names which the archive gives.
    static func filesOfOurs(in root: String) -> [String] { files(in: root, where: ArchiveLayout.isOurs) }

    static func files(in root: String, where isWanted: (String) -> Bool) -> [String] {
        let inFolders = ArchiveLayout.folders.flatMap { folder in
            names(inFolder: root + "/" + folder).map { folder + "/" + $0 }
        }
        return (names(inFolder: root) + inFolders).filter(isWanted)
    }

    private func setAside(_ name: String, from offset: Int, to end: Int) throws(ArchiveError) -> String {
        let destination = try freeName(name, offset)
        let source = try Descriptor(opening: root + "/" + name, O_RDWR)
        do {
            try copy(source, from: offset, to: end, into: destination)
        } catch {
            // Half a copy is of no use, and the bytes are still where they were.
            unlink(destination)
            throw error
        }
        try operations.truncate(source, to: offset)
        try operations.synchronise(source)
        return "\(name): \(end - offset) bytes that a stopped run left uncommitted were moved to \(destination)"
    }

    private func copy(
        _ source: Descriptor, from offset: Int, to end: Int, into destination: String
    ) throws(ArchiveError) {
        let copy = try Descriptor(opening: destination, O_RDWR | O_CREAT | O_EXCL)
        var position = offset
        while position < end {
            let bytes = try source.bytes(at: position, count: min(1 << 20, end - position))
            guard !bytes.isEmpty else { break }
            try operations.writeAll(bytes, to: copy, at: position - offset)
            position += bytes.count
        }
        try operations.synchronise(copy)
        try operations.synchronise(folder: root + "/" + ArchiveLayout.damaged)
        try operations.synchronise(folder: root)
    }

    private func moveAway(_ name: String, _ length: Int) throws(ArchiveError) -> [String] {
        guard length > 0 else {
            // Made and never written to: there is nothing to keep.
            unlink(root + "/" + name)
            return []
        }
        let destination = try freeName(name, 0)
        guard rename(root + "/" + name, destination) == 0 else { throw .system(errno, "move", root + "/" + name) }
        try operations.synchronise(folder: root + "/" + ArchiveLayout.damaged)
        try operations.synchronise(folder: root)
        return ["\(name): \(length) bytes that a stopped run left uncommitted were moved to \(destination)"]
    }

    /// A path under `damaged/` that nothing has yet.
    private func freeName(_ name: String, _ offset: Int) throws(ArchiveError) -> String {
        let folder = root + "/" + ArchiveLayout.damaged
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw .system(errno, "make", folder) }
        let stamp = time.description.filter { $0 != "-" && $0 != ":" }
        let flat = String(name.map { $0 == "/" ? "-" : $0 })
        var candidate = "\(folder)/\(flat).\(offset).\(stamp)"
        var number = 1
        while try fileLength(candidate) != nil {
            number += 1
            candidate = "\(folder)/\(flat).\(offset).\(stamp).\(number)"
        }
        return candidate
    }
}
