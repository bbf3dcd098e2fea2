import Foundation
import Model

/// One committed batch, as a line of `journal.jsonl`; `Documentation/schemas/journal.schema.json` describes it.
public struct JournalLine: Equatable, Sendable {
    /// The version of the line's form.
    public static let schema = 1
    /// The version of a line that takes lines out of the archive: who does not know of that must not read on.
    public static let schemaOfRemovals = 2

    /// A line or record that was found damaged and is no longer in its file.
    public struct Removal: Hashable, Sendable, JSONWritable {
        /// The file, relative to the archive.
        public var path: String
        /// Which of the units that journal lines ever vouched for in that file, from 0; never counted anew.
        public var unit: Int
        /// By how many bytes the file became shorter; in the page store, where nothing may move, how many bytes of an
        /// empty gzip member stand in its place.
        public var length: Int

        /// `{"path": ..., "unit": ..., "length": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("path", path)
                json.field("unit", unit)
                json.field("length", length)
            }
        }
    }

    /// What the batch appended to one file.
    public struct Segment: Equatable, Sendable, JSONWritable {
        /// The file, relative to the archive.
        public var path: String
        /// Its length before, in bytes.
        public var before: Int
        /// Its length after.
        public var after: Int
        /// The digest of the bytes between.
        public var sha256: String
        /// For each line or record between, in order, the CRC-32 of its bytes.
        public var crc32: [UInt32]

        /// `{"path": ..., "before": ..., "after": ..., "sha256": ..., "crc32": [...]}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("path", path)
                json.field("before", before)
                json.field("after", after)
                json.field("sha256", sha256)
                json.key("crc32")
                json.array { json in
                    for check in crc32 { json.value(Int(check)) }
                }
            }
        }
    }

    /// An event that says something else than before.
    public struct Revision: Hashable, Sendable, JSONWritable {
        /// Its id, which it keeps.
        public var event: String
        /// What became of it in a word: `reworded`, `corrected`, `redated`, `moved`, `split`, `merged`.
        public var change: String

        /// A revision.
        public init(event: String, change: String) {
            self.event = event
            self.change = change
        }

        /// `{"event": ..., "change": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("event", event)
                json.field("change", change)
            }
        }
    }

    /// An event that is no longer in the event log.
    public struct Retirement: Hashable, Sendable, JSONWritable {
        /// Its id.
        public var event: String
        /// The events in which its words now stand; none where today's rules find no event there.
        public var into: [String]
        /// Why, for a person.
        public var reason: String

        /// A retirement.
        public init(event: String, into: [String], reason: String) {
            self.event = event
            self.into = into
            self.reason = reason
        }

        /// `{"event": ..., "into": [...], "reason": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("event", event)
                json.field("into", into)
                json.field("reason", reason)
            }
        }

    }

    /// A line that was taken out of its file because it no longer holds, whole: what it said is never lost.
    public struct Withdrawal: Hashable, Sendable, JSONWritable {
        /// What the line said.
        public enum Content: Hashable, Sendable {
            case event(Event)
            case sighting(Sighting)
            case link(Link)
        }

        /// The file, relative to the archive.
        public var path: String
        /// What the line said.
        public var content: Content

        /// `{"path": ..., "line": {...}}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("path", path)
                switch content {
                case .event(let event): json.field("line", event)
                case .sighting(let sighting): json.field("line", sighting)
                case .link(let link): json.field("line", link)
                }
            }
        }
    }

    /// 1 for the first batch of an archive, and so on without a gap.
    public var sequence: Int
    /// When it was committed.
    public var time: Timestamp
    /// The run that did.
    public var run: String
    /// The version of the rules.
    public var rules: String
    /// The ids of the events it added.
    public var events: [String]
    /// The ids of the events it saw again.
    public var sighted: [String]
    /// How many captures it took in.
    public var pages: Int
    /// What it appended.
    public var files: [Segment]
    /// How many links it added.
    public var links = 0
    /// What a repair or a revision took out.
    public var removed: [Removal] = []
    /// What the lines said that a revision took out, in the order of `removed`.
    public var withdrawn: [Withdrawal] = []
    /// The events that say something else than before.
    public var revised: [Revision] = []
    /// The events that are no longer there.
    public var retired: [Retirement] = []
    /// What a repair did, for a person.
    public var repaired: [String] = []

    /// The line without its chain value, open at its end.
    private func openLine() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("schema", removed.isEmpty ? JournalLine.schema : JournalLine.schemaOfRemovals)
            json.field("sequence", sequence)
            json.field("time", time.description)
            json.field("run", run)
            json.field("rules", rules)
            json.field("added", events.count)
            json.field("sightings", sighted.count)
            json.field("pages", pages)
            if links > 0 { json.field("links", links) }
            json.field("events", events)
            json.field("sighted", sighted)
            json.field("files", files)
            json.field("removed", removed)
            json.field("withdrawn", withdrawn)
            json.field("revised", revised)
            json.field("retired", retired)
            json.field("repaired", repaired)
        }
        return json.bytes.dropLast()
    }

    /// The whole line with its line feed, and its chain value.
    func line(after previous: String) -> (bytes: [UInt8], chain: String) {
        JournalLine.line(openLine()[...], after: previous)
    }

    /// A line of what stands before its chain value.
    static func line(_ open: ArraySlice<UInt8>, after previous: String) -> (bytes: [UInt8], chain: String) {
        let chain = JournalLine.chain(after: previous, open)
        var bytes = Array(open)
        for part in [opening, Array(chain.utf8), closing] { bytes += part }
        bytes.append(UInt8(ascii: "\n"))
        return (bytes, chain)
    }

    /// What stands before the chain value of a line that has one.
    static func open(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> { line.dropLast(tailLength) }

    /// The chain value of a line, if the line agrees with it and with the value before.
    static func verifiedChain(of line: ArraySlice<UInt8>, after previous: String) -> String? {
        guard let stated = statedChain(of: line), stated == chain(after: previous, line.dropLast(tailLength)) else {
            return nil
        }
        return stated
    }

    /// The chain value that stands in a line.
    static func statedChain(of line: ArraySlice<UInt8>) -> String? {
        let tail = line.suffix(tailLength)
        guard tail.count == tailLength, tail.starts(with: opening), tail.suffix(2).elementsEqual(closing) else {
            return nil
        }
        return String(decoding: tail.dropFirst(opening.count).dropLast(closing.count), as: UTF8.self)
    }

    private static func chain(after previous: String, _ open: ArraySlice<UInt8>) -> String {
        let stream = SHA256Stream()
        stream.update(Array(previous.utf8))
        open.withUnsafeBytes { stream.update($0) }
        return ContentDigest.label(stream.finish())
    }

    private static let opening = Array(#","chain":""#.utf8)
    private static let closing = Array(#""}"#.utf8)
    static let tailLength = opening.count + 71 + closing.count
}
