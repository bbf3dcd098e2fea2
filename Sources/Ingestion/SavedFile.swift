import Foundation

/// A saved page on disk.
public enum SavedFile {
    /// Why a file cannot be read.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// The file.
        public var path: String
        /// Why, and what to do.
        public var reason: String

        /// `path: why; what to do`
        public var description: String { "\(path): \(reason)" }
    }

    /// The bytes of a file.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is a file of that name, not standard input.
    ///   - longest: a longer file is refused, so that a mistaken path does not fill the memory.
    public static func bytes(at path: String, longest: Int) -> Result<[UInt8], Problem> {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return .failure(Problem(path: path, reason: "\(String(cString: strerror(errno))); check the path"))
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            return .failure(
                Problem(path: path, reason: "is a folder; name the files in it, for instance \(path)/*.html"))
        }
        guard status.st_size <= longest else {
            return .failure(
                Problem(
                    path: path, reason: "has \(status.st_size) bytes, more than the \(longest) that a page may have"))
        }
        do {
            return .success([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch {
            return .failure(
                Problem(path: path, reason: "cannot be read (\(error.localizedDescription)); check its permissions"))
        }
    }
}
