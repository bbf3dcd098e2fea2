import Foundation

/// An open file: closed when nothing refers to it any more.
final class Descriptor: Sendable {
    let number: Int32
    let path: String
    private let closes: Bool

    /// Opens a file; a child process does not inherit it.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0o644) throws(ArchiveError) {
        while true {
            let number = open(path, flags | O_CLOEXEC, mode)
            if number >= 0 {
                self.number = number
                self.path = path
                closes = true
                return
            }
            guard errno == EINTR else { throw .system(errno, "open", path) }
        }
    }

    /// A descriptor that belongs to somebody else and stays open.
    init(borrowing number: Int32, name: String) {
        self.number = number
        path = name
        closes = false
    }

    deinit {
        if closes { close(number) }
    }

    /// The length in bytes.
    func length() throws(ArchiveError) -> Int {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .system(errno, "look at", path) }
        return Int(status.st_size)
    }

    /// Up to `count` bytes at `offset`; fewer only where the file ends.
    func bytes(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            filled = 0
            while filled < count, let base = buffer.baseAddress {
                let got = pread(number, base + filled, count - filled, off_t(offset + filled))
                if got < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                if got == 0 { return }
                filled += got
            }
        }
        guard failure == 0 else { throw .system(failure, "read", path) }
        return bytes
    }

    /// Where the next bytes of the stream stand; nil for a pipe, a terminal and the like, which cannot go back.
    var place: Int? {
        let offset = lseek(number, 0, SEEK_CUR)
        return offset < 0 ? nil : Int(offset)
    }

    /// Goes to a place of the stream; false where it cannot.
    func go(to place: Int) -> Bool {
        lseek(number, off_t(place), SEEK_SET) >= 0
    }

    /// The next bytes of a stream, at most `count`; empty at its end.
    func nextBytes(count: Int) throws(ArchiveError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let got = read(number, buffer.baseAddress, count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                filled = max(0, got)
                return
            }
        }
        guard failure == 0 else { throw .system(failure, "read", path) }
        return bytes
    }
}

/// The length of the file at a path; nil where there is none.
func fileLength(_ path: String) throws(ArchiveError) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw .system(errno, "look at", path)
    }
    return Int(status.st_size)
}

/// The names in a folder, sorted; none where there is no such folder.
func names(inFolder path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}
