import Foundation

/// A folder of its own for a test, in which the program runs; removed when nothing refers to it any more.
package final class WorkFolder {
    /// Where it is.
    package let path: String

    /// An empty folder.
    package init() throws {
        // In memory where the system offers it: the program syncs often, and no test cuts the power.
        let memory = "/dev/shm"
        let parent = access(memory, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory.path
        var name = Array((parent + "/ingot-end-to-end-XXXXXX").utf8CString)
        guard let made = mkdtemp(&name) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    package subscript(_ name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders above it.
    package func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    /// Writes a file, and the folders above it.
    package func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// The bytes of a file.
    package func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self[name])))
    }

    /// The text of a file.
    package func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Whether there is something of that name.
    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

    /// Runs the program in the folder.
    package func ingot(
        _ arguments: String..., surroundings: Program.Surroundings = Program.Surroundings()
    ) throws -> Program.Outcome {
        try Program.run(arguments, in: path, surroundings: surroundings)
    }

    /// Starts the program in the folder.
    package func start(
        _ arguments: String..., surroundings: Program.Surroundings = Program.Surroundings()
    ) throws -> RunningProgram {
        try Program.start(arguments, in: path, surroundings: surroundings)
    }
}
