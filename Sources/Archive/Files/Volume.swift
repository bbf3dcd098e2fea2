import Foundation

/// The file system that a path is on.
public struct Volume: Hashable, Sendable {
    /// Bytes that whoever asks may still write there.
    public let freeBytes: Int
    /// Files that may still be made there; nil where the file system keeps no such count, as btrfs does.
    public let freeFiles: Int?

    /// Asks the system (statvfs(3)); nil where it does not say, or where there is no such path.
    public init?(at path: String) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, overflow) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
            by: Int(clamping: status.f_frsize))
        freeBytes = overflow ? .max : bytes
        freeFiles = status.f_files == 0 ? nil : Int(clamping: status.f_favail)
    }
}
