import Foundation

/// The operations on files that can fail when it hurts: replaced by tests that make them fail.
///
/// Each gives what the system call gives, or the negative `errno`. Foundation's `FileHandle` is not used: its
/// `write(_:)` kills the process on a full disk.
package struct FileOperations: Sendable {
    /// pwrite(2): the count of bytes written, which may be fewer than asked for.
    package var write: @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int
    /// fdatasync(2), for files and folders.
    package var synchronise: @Sendable (_ descriptor: Int32) -> Int
    /// ftruncate(2).
    package var truncate: @Sendable (_ descriptor: Int32, _ length: Int) -> Int

    /// Operations that a test supplies.
    package init(
        write: @escaping @Sendable (Int32, UnsafeRawBufferPointer, Int) -> Int,
        synchronise: @escaping @Sendable (Int32) -> Int, truncate: @escaping @Sendable (Int32, Int) -> Int
    ) {
        self.write = write
        self.synchronise = synchronise
        self.truncate = truncate
    }

    /// The operating system's.
    package static let system = FileOperations(
        write: { descriptor, bytes, offset in
            let count = pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset))
            return count < 0 ? -Int(errno) : count
        },
        synchronise: { descriptor in
            #if canImport(Darwin)
                // On Darwin fsync leaves the bytes in the drive's cache.
                let result = fcntl(descriptor, F_FULLFSYNC)
            #else
                let result = fdatasync(descriptor)
            #endif
            return result < 0 ? -Int(errno) : 0
        },
        truncate: { descriptor, length in
            ftruncate(descriptor, off_t(length)) < 0 ? -Int(errno) : 0
        })

    /// Writes all of `bytes` at `offset`, over short writes and interrupts.
    func writeAll(_ bytes: [UInt8], to file: Descriptor, at offset: Int) throws(ArchiveError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                write(file.number, UnsafeRawBufferPointer(rebasing: buffer[written...]), offset + written)
            }
            if count == -Int(EINTR) { continue }
            guard count >= 0 else { throw .system(Int32(-count), "write", file.path) }
            // A regular file that takes nothing and says nothing would keep us here for ever.
            guard count > 0 else { throw .system(EIO, "write", file.path) }
            written += count
        }
    }

    /// Puts what was written on disk. Never call it again after it has thrown: the kernel has forgotten the pages.
    func synchronise(_ file: Descriptor) throws(ArchiveError) {
        while true {
            let result = synchronise(file.number)
            if result == -Int(EINTR) { continue }
            guard result >= 0 else { throw .system(Int32(-result), "put on disk", file.path) }
            return
        }
    }

    /// Puts the entries of a folder on disk, so that a new file is still there after a power loss.
    func synchronise(folder path: String) throws(ArchiveError) {
        try synchronise(try Descriptor(opening: path, O_RDONLY | O_DIRECTORY))
    }

    /// Cuts a file to `length` bytes.
    func truncate(_ file: Descriptor, to length: Int) throws(ArchiveError) {
        while true {
            let result = truncate(file.number, length)
            if result == -Int(EINTR) { continue }
            guard result >= 0 else { throw .system(Int32(-result), "cut", file.path) }
            return
        }
    }
}
