import Foundation
import Model

/// Why the archive could not do what was asked.
public enum ArchiveError: Error, Equatable, Sendable {
    /// Nothing at that path is an archive.
    case noSuchArchive(path: String)
    /// A living run writes to the archive; nil where it has not yet said who it is.
    case locked(path: String, holder: LockHolder?)
    /// A file does not hold what it must.
    case damaged(Damage)
    /// The disk, a quota or a limit on the size of files is exhausted. Nothing half-written is left.
    case outOfSpace(path: String, reason: String)
    /// The operating system refused.
    case inputOutput(path: String, operation: String, reason: String)
    /// What was handed in cannot be taken in: a mistake of the caller. Nothing was written.
    case refused(reason: String)

    /// What is wrong with a file, and where.
    public struct Damage: Equatable, Sendable {
        /// The file.
        public var file: String
        /// The line, from 1, where it is known.
        public var line: Int?
        /// The offset in bytes, where it is known.
        public var offset: Int?
        /// What is wrong there.
        public var finding: String
        /// What a person can do about it.
        public var remedy: String

        /// A finding.
        public init(
            file: String, line: Int? = nil, offset: Int? = nil, finding: String,
            remedy: String = "restore the file from a copy"
        ) {
            self.file = file
            self.line = line
            self.offset = offset
            self.finding = finding
            self.remedy = remedy
        }
    }

    /// The error for an `errno` value: a full disk, quota or file-size limit is told apart from the rest.
    static func system(_ code: Int32, _ operation: String, _ path: String) -> ArchiveError {
        let reason = String(cString: strerror(code))
        return switch code {
        case ENOSPC, EDQUOT, EFBIG: .outOfSpace(path: path, reason: reason)
        default: .inputOutput(path: path, operation: operation, reason: reason)
        }
    }
}

extension ArchiveError: CustomStringConvertible {
    /// What happened, where, and what to do.
    public var description: String {
        switch self {
        case .noSuchArchive(let path):
            "\(path): there is no archive here (no journal.jsonl); give another path, or let `ingot run` make one"
        case .locked(let path, let holder?):
            "\(path): the archive is being written by process \(holder.pid) (\(holder.command)), "
                + "which began at \(holder.started); wait for it to end"
        case .locked(let path, nil):
            "\(path): the archive is being written by another process that has not yet given its name; try again"
        case .damaged(let damage):
            damage.description
        case .outOfSpace(let path, let reason):
            "\(path): \(reason); nothing half-written is left; make room and run again"
        case .inputOutput(let path, let operation, let reason):
            "\(path): cannot \(operation): \(reason)"
        case .refused(let reason):
            reason
        }
    }
}

extension ArchiveError.Damage: CustomStringConvertible {
    /// `file:line: finding; remedy`, with the offset where the line is not known.
    public var description: String {
        let place = line.map { ":\($0)" } ?? offset.map { " at byte \($0)" } ?? ""
        return "\(file)\(place): \(finding); \(remedy)"
    }
}

extension ArchiveError.Damage: JSONWritable {
    /// `{"file": ..., "line": ..., "offset": ..., "finding": ..., "remedy": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("file", file)
            json.field("line", line)
            json.field("offset", offset)
            json.field("finding", finding)
            json.field("remedy", remedy)
        }
    }
}
