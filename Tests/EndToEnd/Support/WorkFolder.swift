import Archive
import Foundation
import Model
import SchemaValidator
import Testing

/// A folder of its own for a test, in which the program runs; removed when nothing refers to it any more.
final class WorkFolder {
    let path: String

    init() throws {
        // In memory where the system offers it: the program syncs often, and no test cuts the power.
        let memory = "/dev/shm"
        let parent = access(memory, W_OK) == 0 ? memory : FileManager.default.temporaryDirectory.path
        var name = Array((parent + "/ingot-end-to-end-XXXXXX").utf8CString)
        guard let made = mkdtemp(&name) else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    subscript(_ name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders above it.
    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    /// Writes a file, and the folders above it.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self[name])))
    }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

    /// Runs the program in the folder.
    func ingot(
        _ arguments: String..., surroundings: Program.Surroundings = Program.Surroundings()
    ) throws -> Program.Outcome {
        try Program.run(arguments, in: path, surroundings: surroundings)
    }

    /// Starts the program in the folder.
    func start(
        _ arguments: String..., surroundings: Program.Surroundings = Program.Surroundings()
    ) throws -> RunningProgram {
        try Program.start(arguments, in: path, surroundings: surroundings)
    }

    /// All that lies in the folder: the digest of each file, and of each folder its name.
    func listing() throws -> [String: String] {
        var listing: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: self[name], isDirectory: &isFolder)
            listing[name] = isFolder.boolValue ? "folder" : ContentDigest.sha256(try bytes(name))
        }
        return listing
    }

    // MARK: The archive in it

    /// The events of an archive.
    func events(_ archive: String = "archive") throws -> [Event] {
        try all(try ArchiveReader(self[archive]).events())
    }

    /// The captures of an archive.
    func captures(_ archive: String = "archive") throws -> [Capture] {
        try all(try ArchiveReader(self[archive]).pages())
    }

    /// The sightings of an archive.
    func sightings(_ archive: String = "archive") throws -> [Sighting] {
        try all(try ArchiveReader(self[archive]).sightings())
    }

    /// The receipts of an archive.
    func receipts(_ archive: String = "archive") throws -> [RunReceipt] {
        try all(try ArchiveReader(self[archive]).runs())
    }

    /// Holds every line of every file of an archive against its schema, and counts what is there against `status`.
    func expectSoundArchive(_ archive: String = "archive", sourceLocation: SourceLocation = #_sourceLocation) throws {
        var schemas = [
            "sightings.jsonl": "sighting", "pages.jsonl": "page", "journal.jsonl": "journal", "runs.jsonl": "run",
        ]
        let events = (try? FileManager.default.contentsOfDirectory(atPath: self[archive + "/events"])) ?? []
        for name in events { schemas["events/" + name] = "event" }
        for (name, schema) in schemas.sorted(by: { $0.key < $1.key }) where exists(archive + "/" + name) {
            let findings = try SchemaValidator.named(schema).findings(inLines: try bytes(archive + "/" + name))
            #expect(findings.isEmpty, "\(name)", sourceLocation: sourceLocation)
        }
        let statistics = try ArchiveReader(self[archive]).statistics()
        let found = try self.events(archive)
        #expect(statistics.events == found.count, sourceLocation: sourceLocation)
        #expect(Set(found.map(\.id)).count == found.count, "an id is there twice", sourceLocation: sourceLocation)
        #expect(statistics.pages == (try captures(archive)).count, sourceLocation: sourceLocation)
        let store = try ArchiveReader(self[archive]).pageStore
        for capture in try captures(archive) {
            let page = try store.page(of: capture.page)
            #expect(
                ContentDigest.sha256(page.body) == capture.page.digest, "\(capture.page.url)",
                sourceLocation: sourceLocation)
        }
    }

    private func all<Value>(_ cursor: LineCursor<Value>) throws -> [Value] {
        var values: [Value] = []
        while let value = try cursor.next() { values.append(value) }
        return values
    }
}
