import Foundation

/// A file, pipe or device that is open to be read, or standard input; closed when nothing refers to it any more.
///
/// Foundation's `FileHandle` ends the program with a trap where standard input is closed or a folder.
final class InputFile {
    let descriptor: Int32
    /// Its name in messages.
    let name: String
    private let closes: Bool
    /// What the system says of its size; 0 for a pipe.
    let size: Int

    /// Opens a file; nil is standard input. A folder is refused here, for reading it would say less.
    init(path: String?) throws(SavedFile.Problem) {
        let name = path ?? "standard input"
        let descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
        guard descriptor >= 0 else {
            let remedy = errno == EACCES ? "check its permissions" : "check the path"
            throw SavedFile.Problem(path: name, reason: "\(String(cString: strerror(errno))); \(remedy)")
        }
        self.descriptor = descriptor
        self.name = name
        closes = path != nil
        var status = stat()
        let failure = fstat(descriptor, &status) == 0 ? 0 : errno
        size = Int(status.st_size)
        guard failure == 0 else { throw problem(String(cString: strerror(failure))) }
        if status.st_mode & S_IFMT == S_IFDIR { throw problem("is a folder; name the files in it") }
    }

    deinit {
        if closes { close(descriptor) }
    }

    /// A problem with this file.
    func problem(_ reason: String) -> SavedFile.Problem { SavedFile.Problem(path: name, reason: reason) }

    /// Fills `piece` from its beginning with the next bytes; returns how many there are, 0 at the end.
    func read(into piece: inout [UInt8]) throws(SavedFile.Problem) -> Int {
        while true {
            let count = Foundation.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw problem("cannot be read: \(String(cString: strerror(errno)))") }
            return count
        }
    }
}
