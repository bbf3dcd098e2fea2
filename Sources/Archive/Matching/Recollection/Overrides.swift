import Foundation

/// What the user decided of pairs of events, against which no rule counts: `overrides.jsonl`, which only the user writes.
///
/// A line is `{"same": ["ev-...", "ev-..."]}` or `{"different": ["ev-...", "ev-..."]}`, with a `note` at will. An id is
/// that of an event or, as `report` of a sighting, the one that a report would have by itself.
public struct Overrides: Sendable {
    private var groups: [String: Set<String>] = [:]
    private var different: [String: Set<String>] = [:]

    private struct Line: Decodable {
        var same: [String]?
        var different: [String]?
    }

    /// None.
    public init() {}

    /// Reads the overrides of an archive; none where there is no such file. Throws `refused`, with file and line, where
    /// a line is not what it must be.
    init(archive root: String) throws(ArchiveError) {
        let path = root + "/" + ArchiveLayout.overrides
        guard let length = try fileLength(path) else { return }
        let reader = try LineReader(path: path, upTo: length)
        let decoder = JSONDecoder()
        while let line = try reader.next() {
            if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            guard let decoded = try? decoder.decode(Line.self, from: Data(line.bytes)),
                (decoded.same == nil) != (decoded.different == nil),
                let ids = decoded.same ?? decoded.different, Set(ids).count > 1
            else {
                throw .refused(
                    reason: "\(path):\(line.number): this is no override; a line is {\"same\": [\"ev-...\", "
                        + "\"ev-...\"]} or {\"different\": [\"ev-...\", \"ev-...\"]}")
            }
            if decoded.same != nil {
                join(ids)
            } else {
                for id in ids { different[id, default: []].formUnion(ids.filter { $0 != id }) }
            }
        }
    }

    private mutating func join(_ ids: [String]) {
        let group = ids.reduce(into: Set(ids)) { $0.formUnion(groups[$1] ?? []) }
        for id in group { groups[id] = group }
    }

    /// Whether the user decided anything.
    public var isEmpty: Bool { groups.isEmpty && different.isEmpty }

    /// The ids that the user holds to be the same event as this one, in their order.
    public func same(as id: String) -> [String] {
        (groups[id] ?? []).filter { $0 != id }.sorted()
    }

    /// Whether the user holds two ids, or others that are the same as they, to be different events.
    public func areDifferent(_ one: String, _ other: String) -> Bool {
        guard !different.isEmpty else { return false }
        let others = groups[other] ?? [other]
        return (groups[one] ?? [one]).contains { !(different[$0] ?? []).isDisjoint(with: others) }
    }
}
