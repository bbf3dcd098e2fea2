import Archive
import Foundation
import Model
import ProgramUnderTest
import SchemaValidator
import Testing

extension WorkFolder {
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

    /// The captures of an archive that are read for events.
    func articles(_ archive: String = "archive") throws -> [Capture] {
        try captures(archive).filter { !$0.isOfDiscovery }
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
