import Foundation

/// A folder of its own for a test, removed when nothing refers to it any more.
final class TemporaryFolder {
    let path: String

    init() throws {
        // In memory where the system offers it: the tests sync thousands of times and cut no power.
        let memory = "/dev/shm"
        let parent = access(memory, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory.path
        let template = parent + "/ingot-test-XXXXXX"
        var name = Array(template.utf8CString)
        guard let made = mkdtemp(&name) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    subscript(_ name: String) -> String { path + "/" + name }

    /// A copy of what is in the folder, elsewhere.
    func copy() throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            try FileManager.default.copyItem(atPath: self[name], toPath: copy[name])
        }
        return copy
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self[name])))
    }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: self[name]))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

    /// The regular files below, by their relative names.
    func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: self[name], isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try bytes(name) }
        }
        return files
    }
}
