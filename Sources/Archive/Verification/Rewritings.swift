import Foundation
import Model

/// What journal lines took out of the files, and which files wait to take the places of others.
struct Rewritings {
    /// By file, the units that are no longer in it, with the lengths told of them.
    private(set) var lost: [String: [Int: Int]] = [:]
    /// By file, the name of the one that is committed to take its place and has not yet done so.
    private(set) var waiting: [String: String] = [:]

    /// Reads the whole journal for lines that tell so at their beginning.
    init(in root: String, upTo limit: Int) throws(ArchiveError) {
        let opening = Array("{\"schema\":\(JournalLine.schemaOfRemovals),".utf8)
        let candidates = Set(Recovery.files(in: root, where: ArchiveLayout.isRewritten))
        let reader = try LineReader(path: root + "/" + ArchiveLayout.journal, upTo: limit)
        while let line = try reader.next() {
            guard line.bytes.starts(with: opening),
                let decoded = try? JSONReader.read(JournalLine.self, from: line.bytes)
            else { continue }
            for removal in decoded.removed where ArchiveLayout.isOurs(removal.path) {
                let name = ArchiveLayout.rewritten(removal.path, by: decoded.sequence)
                if candidates.contains(name) { waiting[removal.path] = name }
                // The line is not yet held against its chain: a number that it may not have is not taken over.
                let longest =
                    ArchiveLayout.isCaptures(removal.path) ? try fileLength(root + "/" + removal.path) ?? 0 : 1 << 40
                guard (0...longest).contains(removal.length) else { continue }
                lost[removal.path, default: [:]][removal.unit] = removal.length
            }
        }
    }

    /// Where a file of the archive is found now.
    func currentPath(of name: String, in root: String) -> String { root + "/" + (waiting[name] ?? name) }
}
