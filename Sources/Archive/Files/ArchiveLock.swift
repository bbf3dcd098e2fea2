import Foundation
import Model

/// Who writes to an archive.
public struct LockHolder: Equatable, Codable, Sendable, JSONWritable {
    /// The process.
    public var pid: Int
    /// What it runs: `ingot run Pipelines/smm.yaml`.
    public var command: String
    /// When it began.
    public var started: Timestamp

    /// A writer.
    public init(pid: Int, command: String, started: Timestamp) {
        self.pid = pid
        self.command = command
        self.started = started
    }

    /// `{"pid": ..., "command": ..., "started": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("pid", pid)
            json.field("command", command)
            json.field("started", started.description)
        }
    }
}

/// The right to write to an archive: an exclusive flock(2) on its `lock` file, given up when the object goes.
///
/// The kernel releases it when the process ends, so the lock of a dead run never blocks.
final class ArchiveLock {
    private static let pause: Double = 0.05
    private var file: Descriptor?

    /// Takes the lock, trying again for `seconds` (at most a day) where another has it.
    init(archive: String, holder: LockHolder, waitFor seconds: Double?) throws(ArchiveError) {
        let path = archive + "/" + ArchiveLayout.lock
        // A holder that has the lock and not yet written its name is given a moment to do so. Until then the name of one
        // that was killed may stand there; and a reader that wants to know whether that one lives has the lock for less.
        var unnamed = 20
        var remaining = min(max(0, seconds ?? 0), 86_400)
        while true {
            let file = try Descriptor(opening: path, O_RDWR | O_CREAT)
            if flock(file.number, LOCK_EX | LOCK_NB) == 0 {
                // Somebody may have removed the file between opening and locking: then this lock guards nothing.
                guard try ArchiveLock.isStillNamed(file) else { continue }
                try FileOperations.system.truncate(file, to: 0)
                try FileOperations.system.writeAll(JSONWriter.line(holder), to: file, at: 0)
                self.file = file
                return
            }
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK else { throw .system(code, "lock", path) }
            if remaining > 0 {
                remaining -= ArchiveLock.pause
                usleep(useconds_t(ArchiveLock.pause * 1e6))
                continue
            }
            let bytes = try file.bytes(at: 0, count: 1 << 16)
            let other = try? JSONDecoder().decode(LockHolder.self, from: Data(bytes))
            if other.map(ArchiveLock.isAlive) != true, unnamed > 0 {
                unnamed -= 1
                usleep(5_000)
                continue
            }
            throw .locked(path: archive, holder: other)
        }
    }

    /// Gives the lock up.
    func release() {
        guard let held = file else { return }
        // Only for a person who looks into the file: what counts is the lock, which goes with the descriptor.
        try? FileOperations.system.truncate(held, to: 0)
        file = nil
    }

    deinit { release() }

    /// Whether the process lives, as far as can be told from here: one in another container cannot be seen.
    private static func isAlive(_ holder: LockHolder) -> Bool {
        guard let process = pid_t(exactly: holder.pid), process > 0 else { return false }
        return kill(process, 0) == 0 || errno != ESRCH
    }

    private static func isStillNamed(_ file: Descriptor) throws(ArchiveError) -> Bool {
        var opened = stat()
        var named = stat()
        guard fstat(file.number, &opened) == 0 else { throw .system(errno, "look at", file.path) }
        return stat(file.path, &named) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }
}
