import Foundation
import Model

/// Writes a damaged journal anew: what is sound or can be set right stays, the rest is moved to `damaged/`, and for what
/// only lost lines told of a new line vouches.
struct JournalMending {
    let root: String
    let time: Timestamp
    let run: String
    let operations: FileOperations
    let aside: SetAside

    /// Lines that are missing, and the stretches of files of which only they told.
    private struct Gap {
        /// How many lines are missing; nil at the end of the journal, where nobody knows.
        var lost: Int?
        var stretches: [String: Range<Int>] = [:]
    }

    private var path: String { root + "/" + ArchiveLayout.journal }

    /// Does it, and says what was done. The new journal takes the old one's place at once.
    func mend() throws(ArchiveError) -> [String] {
        guard let length = try fileLength(path) else { throw .noSuchArchive(path: root) }
        var gaps = try gaps(length)[...]
        let temporary = path + ".repair"
        let file = try Descriptor(opening: temporary, O_RDWR | O_CREAT | O_TRUNC)
        var written = 0
        var chain = ""
        var rules = "none"
        var last = 0
        var isBehindDamage = false
        var done: [String] = []
        func write(_ line: (bytes: [UInt8], chain: String)) throws(ArchiveError) {
            try operations.writeAll(line.bytes, to: file, at: written)
            written += line.bytes.count
            chain = line.chain
            last += 1
        }
        func fill() throws(ArchiveError) {
            guard let gap = gaps.popFirst() else { return }
            let lost = gap.lost ?? (gap.stretches.isEmpty ? 0 : 1)
            for number in 0..<lost {
                var line = JournalLine(
                    sequence: last + 1, time: time, run: run, rules: rules, events: [], sighted: [], pages: 0, files: []
                )
                if number == 0 {
                    for (name, range) in gap.stretches.sorted(by: { $0.key < $1.key }) {
                        try vouch(for: range, of: name, in: &line)
                    }
                }
                line.repaired = ["this line stands for one that was lost to damage"]
                try write(line.line(after: chain))
                done.append("\(ArchiveLayout.journal):\(last): a lost line was replaced by one made from the files")
            }
        }
        var tail: [UInt8] = []
        _ = try JournalWalk(root: root).walk(upTo: length) { found throws(ArchiveError) in
            let name = "\(ArchiveLayout.journal):\(found.place.number)"
            switch found.step {
            case .sound(let line), .mended(let line, _), .resumed(let line, _):
                if case .mended(_, let finding) = found.step {
                    try aside.keep(
                        found.bytes, file: ArchiveLayout.journal, line: found.place.number, offset: found.place.offset,
                        finding: finding)
                    done.append("\(name): \(finding); it was set right")
                }
                if isBehindDamage { try fill() }
                isBehindDamage = false
                rules = line.rules
                try write(JournalLine.line(found.open, after: chain))
            case .damaged(let finding):
                isBehindDamage = true
                try aside.keep(
                    found.bytes, file: ArchiveLayout.journal, line: found.place.number, offset: found.place.offset,
                    finding: finding)
                done.append("\(name): \(finding); it was moved to \(aside.name ?? ArchiveLayout.damaged)")
            case .torn:
                tail = found.bytes
            }
        }
        if isBehindDamage { try fill() }
        try operations.writeAll(tail, to: file, at: written)
        try operations.synchronise(file)
        guard rename(temporary, path) == 0 else { throw .system(errno, "replace", path) }
        try operations.synchronise(folder: root)
        return done
    }

    /// Finds the gaps: one for each stretch of damaged lines.
    private func gaps(_ length: Int) throws(ArchiveError) -> [Gap] {
        var gaps: [Gap] = []
        var isBehindDamage = false
        var mentioned: Set<String> = []
        let state = try JournalWalk(root: root).walk(upTo: length) { found throws(ArchiveError) in
            switch found.step {
            case .damaged:
                if !isBehindDamage {
                    gaps.append(Gap())
                    mentioned = []
                }
                isBehindDamage = true
            case .torn:
                break
            case .sound(let line), .mended(let line, _), .resumed(let line, _):
                if isBehindDamage, let last = gaps.indices.last { gaps[last].lost = 0 }
                if case .resumed(_, let lost) = found.step, let last = gaps.indices.last { gaps[last].lost = lost }
                isBehindDamage = false
                for segment in line.files {
                    let known = found.before.length(of: segment.path)
                    if segment.before > known, let last = gaps.indices.last {
                        gaps[last].stretches[segment.path] = known..<segment.before
                    }
                    mentioned.insert(segment.path)
                }
            }
        }
        guard let last = gaps.indices.last, gaps[last].lost != 0 else { return gaps }
        // Of files that no later line speaks of nobody else can tell where the lost lines left them.
        for name in Recovery.filesOfOurs(in: root) where !mentioned.contains(name) {
            let known = state.length(of: name)
            if let end = try endOfWholeUnits(name, from: known), end > known {
                gaps[last].stretches[name] = known..<end
            }
        }
        return gaps
    }

    private func endOfWholeUnits(_ name: String, from start: Int) throws(ArchiveError) -> Int? {
        guard let length = try fileLength(root + "/" + name), length > start else { return nil }
        let bytes = try Descriptor(opening: root + "/" + name, O_RDONLY).bytes(at: start, count: length - start)
        if !ArchiveLayout.isCaptures(name) {
            return bytes.lastIndex(of: UInt8(ascii: "\n")).map { start + $0 + 1 }
        }
        var end = 0
        while let next = GzipMember.end(of: bytes[end...]) { end = next }
        return start + end
    }

    /// Adds to a line what stands in a stretch of a file.
    private func vouch(for range: Range<Int>, of name: String, in line: inout JournalLine) throws(ArchiveError) {
        guard try fileLength(root + "/" + name) != nil else { return }
        let bytes = try Descriptor(opening: root + "/" + name, O_RDONLY)
            .bytes(at: range.lowerBound, count: range.count)
        var checks: [UInt32] = []
        var offset = 0
        let kind: UnitAlignment.Kind = ArchiveLayout.isCaptures(name) ? .records : .lines
        while offset < bytes.count {
            var end = UnitAlignment.end(of: offset, in: bytes, kind)
            if end == nil { end = UnitAlignment.beginning(behind: offset, in: bytes, kind) }
            let unit = bytes[offset..<(end ?? bytes.count)]
            checks.append(checksum(unit))
            offset = unit.endIndex
            if name == ArchiveLayout.pages { line.pages += 1 }
            if name == ArchiveLayout.sightings, let known = try? JSONReader.read(Sighting.self, from: unit) {
                line.sighted.append(known.event)
            }
            if ArchiveLayout.year(ofEvents: name) != nil, let event = try? JSONReader.read(Event.self, from: unit) {
                line.events.append(event.id)
            }
        }
        line.files.append(
            JournalLine.Segment(
                path: name, before: range.lowerBound, after: range.lowerBound + bytes.count,
                sha256: ContentDigest.sha256(bytes), crc32: checks))
    }
}
