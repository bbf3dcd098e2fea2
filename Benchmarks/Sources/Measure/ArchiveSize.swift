import Archive
import Foundation
import Model

/// How large an archive is, in bytes.
struct ArchiveSize {
    var events = 0
    /// Bytes of its lines, the journal's included.
    var lines = 0
    /// Bytes of its page store, compressed.
    var pages = 0

    init(_ path: String) throws(Complaint) {
        do throws(ArchiveError) {
            events = try ArchiveReader(path).statistics().events
        } catch { throw Complaint(text: "\(error)") }
        for case let file as String in FileManager.default.enumerator(atPath: path) ?? .init() {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + file)
            let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
            if file.hasSuffix(".jsonl") { lines += size }
            if file.hasSuffix(".warc.gz") { pages += size }
        }
    }

    /// Deletes the index and gives the seconds, by the clock, in which opening the archive makes it again.
    func rebuildIndex(_ path: String) throws(Complaint) -> Double {
        for ending in ["", "-wal", "-shm"] { unlink(path + "/index.sqlite" + ending) }
        let clock = ContinuousClock()
        let start = clock.now
        do throws(ArchiveError) {
            let holder = LockHolder(pid: 0, command: "measure", started: Timestamp(secondsSinceEpoch: 1_770_000_000))
            try EventArchive.open(at: path, creating: false, holder: holder).close()
        } catch { throw Complaint(text: "\(error)") }
        let time = start.duration(to: clock.now)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}
