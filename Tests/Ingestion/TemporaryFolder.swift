import Foundation

/// A folder of its own for a test, removed when nothing refers to it any more.
final class TemporaryFolder {
    let path: String

    init() throws {
        var name = Array((FileManager.default.temporaryDirectory.path + "/ingot-ingestion-XXXXXX").utf8CString)
        guard let made = mkdtemp(&name) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    subscript(_ name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders above it; gives its path.
    @discardableResult
    func write(_ name: String, _ text: String = "") throws -> String {
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return self[name]
    }
}
