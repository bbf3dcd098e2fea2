import Foundation
import Model

/// What `verify` leaves behind, in `verified.json`: when an archive was last read again, how far, and what was found.
///
/// It is no part of what is committed: who deletes it loses the answer to "when was it last verified?" and nothing else.
public struct VerificationNote: Hashable, Sendable {
    /// When the reading began.
    public var time: Timestamp
    /// How much was looked at.
    public var depth: ArchiveVerification.Depth
    /// How many places were not as they were committed.
    public var findings: Int
    /// Bytes of the journal up to which the archive was read.
    public var journalLength: Int
    /// Where the last line of that journal began.
    public var lastLine: Int
    /// The chain value of that line, which covers all lines before.
    public var chain: String

    /// A note of a verification that reached as far as `state`.
    init(
        time: Timestamp, depth: ArchiveVerification.Depth, findings: Int, state: CommittedState
    ) {
        self.time = time
        self.depth = depth
        self.findings = findings
        journalLength = state.journalLength
        lastLine = state.lastLine
        chain = state.chain
    }

    /// The note of an archive; nil where it has none that can be read, as after a verification that wrote none.
    init?(ofArchiveAt root: String) {
        let path = root + "/" + ArchiveLayout.verified
        guard let length = try? fileLength(path), let file = try? Descriptor(opening: path, O_RDONLY),
            let bytes = try? file.bytes(at: 0, count: min(length, VerificationNote.longest)),
            let note = try? JSONReader.read(VerificationNote.self, from: bytes)
        else { return nil }
        self = note
    }

    /// More bytes no note has.
    private static let longest = 4096

    /// Whether the journal is still the one that was read, perhaps with more behind it. Reads one line.
    func isConfirmed(inArchiveAt root: String) throws(ArchiveError) -> Bool {
        guard journalLength > 0 else { return false }
        var state = CommittedState()
        state.sequence = 1
        state.journalLength = journalLength
        state.lastLine = lastLine
        state.chain = chain
        return try Journal(root: root).confirms(state)
    }

    /// Puts the note into the archive's folder in place of an earlier one, whole or not at all.
    func write(toArchiveAt root: String) throws(ArchiveError) {
        let path = root + "/" + ArchiveLayout.verified
        // Two verifications at once do not write into one file.
        let waiting = "\(path).\(getpid())"
        do throws(ArchiveError) {
            let file = try Descriptor(opening: waiting, O_WRONLY | O_CREAT | O_TRUNC)
            try FileOperations.system.writeAll(JSONWriter.line(self), to: file, at: 0)
            guard rename(waiting, path) == 0 else { throw .system(errno, "put in place", path) }
        } catch {
            unlink(waiting)
            throw error
        }
    }
}

extension ArchiveVerification.Depth: JSONReadable {}

extension VerificationNote: JSONWritable, JSONReadable {
    /// `{"time": ..., "depth": ..., "findings": ..., "journalLength": ..., "lastLine": ..., "chain": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("time", time.description)
            json.field("depth", depth.rawValue)
            json.field("findings", findings)
            json.field("journalLength", journalLength)
            json.field("lastLine", lastLine)
            json.field("chain", chain)
        }
    }

    /// Reads a note.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var time: Timestamp?
        var depth: ArchiveVerification.Depth?
        var findings: Int?
        var journalLength: Int?
        var lastLine: Int?
        var chain: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "time": try json.read(&time)
            case "depth": try json.read(&depth)
            case "findings": try json.read(&findings)
            case "journalLength": try json.read(&journalLength)
            case "lastLine": try json.read(&lastLine)
            case "chain": try json.read(&chain)
            default: try json.skip()
            }
        }
        self.time = try json.required(time, "time")
        self.depth = try json.required(depth, "depth")
        self.findings = try json.required(findings, "findings")
        self.journalLength = try json.required(journalLength, "journalLength")
        self.lastLine = try json.required(lastLine, "lastLine")
        self.chain = try json.required(chain, "chain")
    }
}
