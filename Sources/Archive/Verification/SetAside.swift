import Foundation
import Model

/// The file under `damaged/` into which a repair moves what it takes out: one line a stretch, with where it came from.
final class SetAside {
    private let root: String
    private let time: Timestamp
    private let operations: FileOperations
    private var file: Descriptor?
    private var length = 0
    /// The file's name, relative to the archive; nil as long as nothing was moved.
    private(set) var name: String?

    init(root: String, time: Timestamp, operations: FileOperations) {
        self.root = root
        self.time = time
        self.operations = operations
    }

    private struct Entry: JSONWritable {
        var file: String
        var line: Int?
        var offset: Int
        var finding: String
        var bytes: [UInt8]

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("file", file)
                json.field("line", line)
                json.field("offset", offset)
                json.field("length", bytes.count)
                json.field("finding", finding)
                // As text where that is the same bytes.
                let text = String(decoding: bytes, as: UTF8.self)
                if text.utf8.elementsEqual(bytes) {
                    json.field("text", text)
                } else {
                    json.field("base64", Data(bytes).base64EncodedString())
                }
            }
        }
    }

    /// Puts a copy of damaged bytes on disk; only then may they be taken out of their file.
    func keep(_ bytes: [UInt8], file name: String, line: Int?, offset: Int, finding: String) throws(ArchiveError) {
        let entry = JSONWriter.line(
            Entry(file: name, line: line, offset: offset, finding: finding, bytes: bytes))
        let file = try opened()
        try operations.writeAll(entry, to: file, at: length)
        length += entry.count
        try operations.synchronise(file)
    }

    private func opened() throws(ArchiveError) -> Descriptor {
        if let file { return file }
        let folder = root + "/" + ArchiveLayout.damaged
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw .system(errno, "make", folder) }
        let stamp = time.description.filter { $0 != "-" && $0 != ":" }
        var candidate = "\(ArchiveLayout.damaged)/repair.\(stamp).jsonl"
        var number = 1
        while try fileLength(root + "/" + candidate) != nil {
            number += 1
            candidate = "\(ArchiveLayout.damaged)/repair.\(stamp).\(number).jsonl"
        }
        let made = try Descriptor(opening: root + "/" + candidate, O_RDWR | O_CREAT | O_EXCL)
        try operations.synchronise(folder: folder)
        try operations.synchronise(folder: root)
        (file, name) = (made, candidate)
        return made
    }
}
