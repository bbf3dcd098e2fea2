import Foundation

/// An archive read as any other tool reads it: files of lines, with nothing of the program's own.
struct ArchiveContents {
    /// The event lines without the time of retrieval, sorted.
    private(set) var events: [String] = []
    /// The sighting lines without the time of retrieval, sorted.
    private(set) var sightings: [String] = []
    /// Address, digest, outcome and count of events of each capture, sorted.
    private(set) var captures: [String] = []
    /// The ids of the events.
    private(set) var identifiers: [String] = []
    /// Lines that are no JSON or have no end, each as file and number.
    private(set) var tornLines: [String] = []
    /// Files that are longer or shorter than the journal says.
    private(set) var wrongLengths: [String] = []
    /// The ids that are there more than once.
    var duplicates: [String] {
        Dictionary(grouping: identifiers, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
    }

    /// Reads the archive at a path. A file that is not there has no lines.
    init(_ path: String) {
        var lengths: [String: Int] = [:]
        for line in objects(path, "journal.jsonl") {
            for file in line.object["files"] as? [[String: Any]] ?? [] {
                if let name = file["path"] as? String, let after = file["after"] as? Int { lengths[name] = after }
            }
        }
        let years = (try? FileManager.default.contentsOfDirectory(atPath: path + "/events")) ?? []
        let records = (try? FileManager.default.contentsOfDirectory(atPath: path + "/pages")) ?? []
        let names =
            years.map { "events/" + $0 } + records.map { "pages/" + $0 } + [
                "sightings.jsonl", "pages.jsonl", "runs.jsonl",
            ]
        for name in Set(names).union(lengths.keys).sorted() {
            let length = ArchiveContents.bytes(path + "/" + name).count
            if length != lengths[name, default: 0] {
                wrongLengths.append("\(name) has \(length) bytes, not \(lengths[name, default: 0])")
            }
        }
        for year in years.sorted() {
            for line in objects(path, "events/" + year) {
                events.append(ArchiveContents.withoutTime(line.text))
                identifiers.append(line.object["id"] as? String ?? "")
            }
        }
        for line in objects(path, "sightings.jsonl") { sightings.append(ArchiveContents.withoutTime(line.text)) }
        for line in objects(path, "pages.jsonl") {
            captures.append(
                ["url", "digest", "outcome", "events"].map { "\(line.object[$0] ?? "")" }.joined(separator: " "))
        }
        _ = objects(path, "runs.jsonl")
        events.sort()
        sightings.sort()
        captures.sort()
    }

    /// In what this archive is not another one; nil where both hold the same.
    func difference(from other: ArchiveContents) -> String? {
        for (name, mine, its) in [
            ("events", events, other.events), ("sightings", sightings, other.sightings),
            ("captures", captures, other.captures),
        ] where mine != its {
            let more = Set(mine).subtracting(its).sorted().first ?? "none"
            let less = Set(its).subtracting(mine).sorted().first ?? "none"
            return "\(mine.count) \(name) where there must be \(its.count); too many: \(more); missing: \(less)"
        }
        return nil
    }

    /// What is told by the whole lines of a journal, up to so many bytes: the ids of events, and a count of captures.
    static func promised(byJournalOf archive: String, upTo length: Int) -> (events: Set<String>, captures: Int) {
        var events: Set<String> = []
        var captures = 0
        let bytes = bytes(archive + "/journal.jsonl")
        for line in Lines.ranges(in: bytes) where line.upperBound <= length {
            guard let object = (try? JSONSerialization.jsonObject(with: Data(bytes[line]))) as? [String: Any] else {
                continue
            }
            events.formUnion(object["events"] as? [String] ?? [])
            captures += object["pages"] as? Int ?? 0
        }
        return (events, captures)
    }

    /// The bytes of a file; none where there is no such file.
    static func bytes(_ path: String) -> [UInt8] {
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map { Array($0) } ?? []
    }

    private mutating func objects(_ path: String, _ name: String) -> [(text: String, object: [String: Any])] {
        let bytes = ArchiveContents.bytes(path + "/" + name)
        var lines = Lines.ranges(in: bytes)
        if let rest = lines.last, bytes.last != 0x0A {
            tornLines.append("\(name):\(lines.count)")
            lines.removeLast(rest.isEmpty ? 0 : 1)
        }
        return lines.enumerated().compactMap { number, range in
            let line = bytes[range].dropLast()
            guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any] else {
                tornLines.append("\(name):\(number + 1)")
                return nil
            }
            return (String(decoding: line, as: UTF8.self), object)
        }
    }

    private static func withoutTime(_ line: String) -> String {
        guard let key = line.range(of: ",\"retrieved\":\""),
            let end = line[key.upperBound...].firstIndex(of: "\"")
        else { return line }
        return String(line[..<key.lowerBound] + line[line.index(after: end)...])
    }
}

/// The lines of a file.
enum Lines {
    /// Where the lines stand, each with its line feed; the last one may have none.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count, let base = buffer.baseAddress {
                let found = memchr(base + start, 0x0A, buffer.count - start)
                let end = found.map { UnsafeRawPointer($0) - base + 1 } ?? buffer.count
                ranges.append(start..<end)
                start = end
            }
        }
        return ranges
    }
}
