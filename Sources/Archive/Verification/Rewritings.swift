import Foundation
import Model

/// Which files had lines taken out, by the journal, and which of them wait to take the places of others.
struct Rewritings {
    /// By file, the number of the journal line that last took lines out of it.
    private(set) var last: [String: Int] = [:]
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
            for path in Set(decoded.removed.map(\.path)) {
                last[path] = decoded.sequence
                let name = ArchiveLayout.rewritten(path, by: decoded.sequence)
                if candidates.contains(name) { waiting[path] = name }
            }
        }
    }

    /// Where a file of the archive is found now.
    func currentPath(of name: String, in root: String) -> String { root + "/" + (waiting[name] ?? name) }
}
