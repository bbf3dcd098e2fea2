import Foundation

/// A saved page on disk.
public enum SavedFile {
    /// A longer page is refused, in bytes: no news page is a quarter of a gigabyte, and what is read lies in memory whole.
    public static let longestPage = 256 << 20

    /// Why a file cannot be read.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// The file.
        public var path: String
        /// Why, and what to do.
        public var reason: String

        /// `path: why; what to do`
        public var description: String { "\(path): \(reason)" }
    }

    /// The bytes of a file, or of a pipe or device up to its end.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is a file of that name, not standard input.
    ///   - longest: a longer file is refused, so that a mistaken path does not fill the memory.
    public static func bytes(at path: String, longest: Int) -> Result<[UInt8], Problem> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let remedy = errno == EACCES ? "check its permissions" : "check the path"
            return .failure(Problem(path: path, reason: "\(String(cString: strerror(errno))); \(remedy)"))
        }
        defer { close(descriptor) }
        return bytes(of: descriptor, path: path, longest: longest)
    }

    /// The bytes of standard input up to its end.
    public static func standardInput(longest: Int) -> Result<[UInt8], Problem> {
        bytes(of: 0, path: "standard input", longest: longest)
    }

    private static func bytes(of descriptor: Int32, path: String, longest: Int) -> Result<[UInt8], Problem> {
        func problem(_ reason: String) -> Result<[UInt8], Problem> { .failure(Problem(path: path, reason: reason)) }
        let tooLong = "more than the \(longest) bytes that it may have; check that it is the one you mean"
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return problem(String(cString: strerror(errno))) }
        if status.st_mode & S_IFMT == S_IFDIR { return problem("is a folder; name the files in it") }
        guard status.st_size <= longest else { return problem("has \(status.st_size) bytes, \(tooLong)") }
        // What a file says of its size is a hint: it may grow meanwhile, and a pipe says nothing.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return problem("cannot be read: \(String(cString: strerror(errno)))") }
            if count == 0 { return .success(bytes) }
            guard bytes.count + count <= longest else { return problem("has \(tooLong)") }
            bytes += piece[..<count]
        }
    }
}
