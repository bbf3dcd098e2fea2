import Foundation

/// A log file that never grows beyond a bound: when the next line would pass it, the file is renamed to `FILE.1`, what
/// had that name to `FILE.2` and so on, the oldest goes, and a new file is begun.
///
/// Lines of several processes do not mix, each being written at once at the end, and a file that another process or
/// logrotate(8) renamed is noticed at the next line. Safe to use from several threads.
public final class BoundedLog: @unchecked Sendable {
    /// Why a log cannot be written.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// What happened, where, and what to do.
        public let description: String
    }

    /// The usual bound of a file, in bytes: with the old ones some 40 MiB in all.
    public static let usualSize = 8 << 20
    /// So many old files are kept.
    public static let usualOldFiles = 4

    private let path: String?
    private let size: Int
    private let oldFiles: Int
    private let lock = NSLock()
    private var descriptor: Int32
    private var problem: Problem?

    /// A log at the end of a file, which is made where it is not there.
    public init(path: String, size: Int = BoundedLog.usualSize, oldFiles: Int = BoundedLog.usualOldFiles)
        throws(Problem)
    {
        self.path = path
        self.size = size
        self.oldFiles = oldFiles
        descriptor = BoundedLog.opened(path)
        if descriptor < 0 { throw BoundedLog.problem(path, errno) }
    }

    /// A log that goes to standard error, which has no bound of ours.
    public init() {
        path = nil
        size = 0
        oldFiles = 0
        descriptor = 2
    }

    deinit { if path != nil, descriptor >= 0 { close(descriptor) } }

    /// Writes a line, and gives the reason where that is not to be done: once, after which nothing is written any more.
    public func write(_ line: [UInt8]) -> Problem? {
        lock.lock()
        defer { lock.unlock() }
        guard problem == nil else { return nil }
        if let path { makeRoom(path, for: line.count) }
        var written = 0
        while written < line.count {
            let count = line.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), line.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                problem = BoundedLog.problem(path ?? "standard error", count < 0 ? errno : EIO)
                return problem
            }
            written += count
        }
        return nil
    }

    /// Makes the file the one of that name, with room for a line. What fails here is seen when the line is written.
    private func makeRoom(_ path: String, for length: Int) {
        reopenIfRenamed(path)
        let held = BoundedLog.length(of: descriptor)
        guard held > 0, held + length > size else { return }
        // Who waited for another process to do the same sees that it was done.
        flock(descriptor, LOCK_EX)
        let full = descriptor
        var opened = stat()
        var named = stat()
        if fstat(full, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino,
            Int(opened.st_size) + length > size
        {
            for number in stride(from: oldFiles, to: 1, by: -1) { rename("\(path).\(number - 1)", "\(path).\(number)") }
            if oldFiles > 0 { rename(path, "\(path).1") } else { unlink(path) }
        }
        flock(full, LOCK_UN)
        reopenIfRenamed(path)
    }

    private func reopenIfRenamed(_ path: String) {
        var opened = stat()
        var named = stat()
        if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino,
            opened.st_dev == named.st_dev
        {
            return
        }
        let next = BoundedLog.opened(path)
        // Where no new one can be made, the old one takes what there is to say.
        guard next >= 0 else { return }
        close(descriptor)
        descriptor = next
    }

    private static func length(of descriptor: Int32) -> Int {
        var opened = stat()
        return fstat(descriptor, &opened) == 0 ? Int(opened.st_size) : 0
    }

    private static func opened(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    }

    private static func problem(_ path: String, _ code: Int32) -> Problem {
        Problem(
            description:
                "\(path): the log cannot be written: \(String(cString: strerror(code))); the run goes on without "
                + "it; check the folder and its permissions")
    }
}
