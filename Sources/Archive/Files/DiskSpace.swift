import Foundation

/// What is free on the file system that holds a path (statvfs(3)).
public struct DiskSpace: Equatable, Sendable {
    /// Bytes that a program without special rights may still use.
    public var freeBytes: Int
    /// Files that it may still make; nil where the file system makes them as they are needed.
    public var freeFiles: Int?

    /// What is free.
    public init(freeBytes: Int, freeFiles: Int?) {
        self.freeBytes = freeBytes
        self.freeFiles = freeFiles
    }

    /// Asks the system. Where nothing has that path yet, the folder above it is asked, and so on.
    public init?(at path: String) {
        var path = path
        var system = statvfs()
        while statvfs(path, &system) != 0 {
            guard errno == ENOENT, path.contains("/"), path != "/" else { return nil }
            path = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
            if path.isEmpty { path = "/" }
        }
        let (bytes, overflow) = Int(clamping: system.f_bavail).multipliedReportingOverflow(
            by: Int(clamping: system.f_frsize))
        freeBytes = overflow ? Int.max : bytes
        freeFiles = system.f_files == 0 ? nil : Int(clamping: system.f_favail)
    }
}
