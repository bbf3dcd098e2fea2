import Foundation

/// A file that is written beside the one whose place it takes, so that a reader finds the old one or the new one, whole.
///
/// Where writing is given up, nothing is left of it.
public final class ReplacedFile {
    /// Why a file could not be written.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        let path: String
        let operation: String
        let reason: String

        init(_ path: String, _ operation: String) {
            self.path = path
            self.operation = operation
            reason = String(cString: strerror(errno))
        }

        /// What happened, where, and what to do.
        public var description: String {
            "\(path): cannot \(operation): \(reason); nothing was changed; see to the folder, its permissions and the "
                + "room on the disk, or name another"
        }
    }

    let path: String
    private let waiting: String
    private let file: UnsafeMutablePointer<FILE>
    private(set) var length = 0
    private var hasName = true

    /// Makes the file that waits, in the folder of the one whose place it takes.
    /// - Parameter mode: who may do what with it; nil for what the user's umask leaves of everything.
    init(path: String, mode: mode_t? = nil) throws(Problem) {
        self.path = path
        var name = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Problem(path, "write") }
        waiting = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        // As any file of the user is, not for their eyes alone as mkstemp has it.
        let mask = umask(0)
        _ = umask(mask)
        _ = fchmod(descriptor, mode ?? 0o666 & ~mask)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        guard let file = fdopen(descriptor, "w+") else {
            let problem = Problem(path, "write")
            close(descriptor)
            unlink(waiting)
            throw problem
        }
        self.file = file
    }

    deinit {
        fclose(file)
        if hasName { unlink(waiting) }
    }

    /// Puts a file with these bytes, which all may read, in the place of the one of that name: whoever collects it is seldom
    /// the user who runs this.
    public static func writeForAll(_ bytes: [UInt8], to path: String) throws(Problem) {
        let file = try ReplacedFile(path: path, mode: 0o644)
        try file.write(bytes)
        try file.takePlace()
    }

    /// Takes its name away: it is read by us alone, and goes with the process however that ends.
    func hide() {
        unlink(waiting)
        hasName = false
    }

    /// Writes bytes behind those that are there.
    func write(_ bytes: [UInt8]) throws(Problem) {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Problem(path, "write") }
        length += bytes.count
    }

    /// Writes all that another file holds behind what is there, piece by piece.
    func write(contentsOf other: ReplacedFile) throws(Problem) {
        guard fflush(other.file) == 0, fseek(other.file, 0, SEEK_SET) == 0 else { throw Problem(path, "write") }
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = fread(&piece, 1, piece.count, other.file)
            if count == 0 { break }
            try write(Array(piece[..<count]))
        }
        guard ferror(other.file) == 0 else { throw Problem(path, "write") }
    }

    /// Puts the file on disk and gives it its name.
    func takePlace() throws(Problem) {
        guard fflush(file) == 0, fsync(fileno(file)) == 0 else { throw Problem(path, "write") }
        guard rename(waiting, path) == 0 else { throw Problem(path, "replace") }
        hasName = false
    }
}
