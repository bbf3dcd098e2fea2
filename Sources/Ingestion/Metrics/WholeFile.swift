import Foundation

/// A file that others read at any moment and never see half written.
public enum WholeFile {
    /// Why a file could not be written.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// What happened, where, and what to do.
        public let description: String
    }

    /// Puts a file with these bytes, readable for all, in the place of the one of that name: it is written under another
    /// name in the same folder first.
    public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        var name = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw problem(path, errno) }
        var failure: Int32 = 0
        var written = 0
        while written < bytes.count, failure == 0 {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count > 0 {
                written += count
            } else if count == 0 || errno != EINTR {
                failure = count == 0 ? EIO : errno
            }
        }
        // Whoever collects it is seldom the user who runs this.
        if failure == 0, fchmod(descriptor, 0o644) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(name, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(name)
            throw problem(path, failure)
        }
    }

    private static func problem(_ path: String, _ code: Int32) -> Problem {
        Problem(
            description:
                "\(path): the file cannot be written: \(String(cString: strerror(code))); check the folder and its "
                + "permissions")
    }
}
