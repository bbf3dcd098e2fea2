import Foundation
import Model

/// Bringing the index up to date with the files.
extension Index {
    /// Beyond so many lines that were taken out it is quicker to make the index again than to take them out of it.
    private static let mostForgotten = 64

    /// Takes in everything between what the index has and `state`, reading it from the files, in one transaction.
    ///
    /// - Parameter lines: the journal lines between the two. Where they took lines out of files, and more than one of them
    ///   is missing, or what they took out is not to be had, the index is made again from the files.
    func catchUp(
        to state: CommittedState, in root: String, through lines: [JournalLine] = []
    ) throws(ArchiveError) {
        var known = try self.state()
        guard known != state else { return }
        try database.transaction { () throws(ArchiveError) in
            if known.sequence > 0, !canForget(lines, from: known, to: state) {
                try clear()
                known = CommittedState()
            }
            for line in known.sequence > 0 ? lines : [] {
                for withdrawal in line.withdrawn {
                    guard case .event(let event) = withdrawal.content else { continue }
                    let length = try forget(event)
                    known.files[withdrawal.path]?.length -= length
                }
            }
            try database.set(state)
            let pending = PendingSketches()
            for (name, length) in state.files(where: { _ in true }) where length > known.length(of: name) {
                try read(
                    name, at: state.currentName(of: name, in: root), from: known.length(of: name), upTo: length,
                    in: root, pending)
            }
            try write(pending)
            if !lines.allSatisfy(\.withdrawn.isEmpty) { try dropVacant() }
        }
    }

    /// The offset of an event whose line was taken out and that has no other yet.
    private static let vacant = -1

    /// Drops the events that were taken out and did not come back under their id.
    private func dropVacant() throws(ArchiveError) {
        let vacant = "(SELECT number FROM event WHERE offset = \(Index.vacant))"
        for table in ["mention", "report", "identity"] {
            try database.run("DELETE FROM \(table) WHERE event IN \(vacant)")
        }
        try database.run("DELETE FROM event WHERE offset = \(Index.vacant)")
    }

    /// Whether what journal lines took out can be taken out of the index.
    private func canForget(_ lines: [JournalLine], from known: CommittedState, to state: CommittedState) -> Bool {
        let isUntouched = state.files.allSatisfy { $0.value.rewritten == known.files[$0.key]?.rewritten ?? 0 }
        if isUntouched, lines.allSatisfy(\.removed.isEmpty) { return true }
        guard lines.count == 1, let line = lines.first, line.sequence == known.sequence + 1 else { return false }
        guard line.withdrawn.count <= Index.mostForgotten, line.withdrawn.count == line.removed.count else {
            return false
        }
        return line.withdrawn.allSatisfy { if case .event = $0.content { true } else { false } }
    }

    private func read(
        _ name: String, at currentName: String, from start: Int, upTo end: Int, in root: String,
        _ pending: PendingSketches
    ) throws(ArchiveError) {
        let files = [(name: currentName, length: end)]
        if ArchiveLayout.year(ofEvents: name) != nil {
            let lines = try LineCursor<Event>(root: root, files: files, from: start)
            var group: [Located] = []
            while let (event, line) = try lines.nextWithPlace() {
                group.append(Located(event: event, range: line.offset..<line.end))
                guard group.count == Index.groupSize else { continue }
                try add(group, in: name, pending)
                group.removeAll(keepingCapacity: true)
            }
            try add(group, in: name, pending)
        } else if name == ArchiveLayout.sightings {
            let lines = try LineCursor<Sighting>(root: root, files: files, from: start)
            while let (sighting, line) = try lines.nextWithPlace() { try add(sighting, line.offset, line.end) }
        } else if name == ArchiveLayout.links {
            let lines = try LineCursor<Link>(root: root, files: files, from: start)
            while let (link, line) = try lines.nextWithPlace() {
                for id in [link.event, link.other] {
                    try addMention(of: id, in: ArchiveLayout.links, line.offset, line.end)
                }
            }
        } else if name == ArchiveLayout.pages {
            let lines = try LineCursor<Capture>(root: root, files: files, from: start)
            while let (capture, line) = try lines.nextWithPlace() { try add(capture, line.offset, line.end) }
        }
    }

    /// So many events are read and sketched at once, on all cores.
    private static let groupSize = 512

    /// An event and where its line stands.
    private struct Located: Sendable {
        var event: Event
        var range: Range<Int>
    }

    /// What the index keeps of an event, all of which comes from the event alone.
    private struct Entry: Sendable {
        var id: String
        var range: Range<Int>
        var key: [UInt8]
        var page: Int
        var sketch: Sketch
        var start: Int

        init(_ located: Located) {
            let event = located.event
            let subject = MatchSubject(event.happening)
            id = event.id
            range = located.range
            key = Index.shortened(EventIdentity.keyBytes(of: event.happening))
            page = EventIdentity.pageKey(of: event.source)
            sketch = subject.sketch
            start = DateWindow.start(of: subject.interval)
        }
    }

    private func add(_ group: [Located], in file: String, _ pending: PendingSketches) throws(ArchiveError) {
        for entry in concurrentMap(group, { Entry($0) }) { try add(entry, in: file, pending) }
    }

    private func add(_ entry: Entry, in file: String, _ pending: PendingSketches) throws(ArchiveError) {
        // A revised event keeps its number, by which its sightings and links know it.
        let number =
            try database.first(
                """
                INSERT INTO event(id, file, offset, length) SELECT ?, number, ?, ? FROM file WHERE name = ?
                ON CONFLICT(id) DO UPDATE SET file = excluded.file, offset = excluded.offset, length = excluded.length
                RETURNING number
                """,
                [.text(entry.id), .integer(entry.range.lowerBound), .integer(entry.range.count), .text(file)]
            ) { $0.integer(0) } ?? 0
        try database.run(
            "INSERT OR REPLACE INTO identity VALUES (?, ?, 1)", [.blob(entry.key), .integer(number)])
        try addReport(of: number, by: entry.page, isFirst: true)
        pending.add(entry.sketch, entry.start, number)
        if pending.isFull { try write(pending) }
    }

    private func add(_ sighting: Sighting, _ start: Int, _ end: Int) throws(ArchiveError) {
        guard let place = try event(id: sighting.event) else { return }
        try addReport(of: place.number, by: EventIdentity.pageKey(of: sighting.source), isFirst: false)
        try addMention(of: sighting.event, in: ArchiveLayout.sightings, start, end)
        if let report = sighting.report {
            try database.run(
                "INSERT OR IGNORE INTO alias VALUES (?, ?, ?)",
                [.text(report), .integer(start), .integer(end - start)])
        }
        let key = EventIdentity.keyBytes(text: sighting.text, edtf: sighting.date?.interval.edtf)
        try database.run(
            "INSERT OR IGNORE INTO identity VALUES (?, ?, 0)",
            [.blob(Index.shortened(key)), .integer(place.number)])
    }

    private func addReport(of event: Int, by page: Int, isFirst: Bool) throws(ArchiveError) {
        try database.run(
            "INSERT OR IGNORE INTO report VALUES (?, ?, ?)",
            [.integer(page), .integer(event), .integer(isFirst ? 1 : 0)])
    }

    private func addMention(of event: String, in file: String, _ start: Int, _ end: Int) throws(ArchiveError) {
        try database.run(
            """
            INSERT OR IGNORE INTO mention SELECT event.number, file.number, ?, ? FROM event, file
            WHERE event.id = ? AND file.name = ?
            """, [.integer(start), .integer(end - start), .text(event), .text(file)])
    }

    private func add(_ capture: Capture, _ start: Int, _ end: Int) throws(ArchiveError) {
        try database.run(
            "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)",
            [.text(capture.page.key), .text(capture.page.digest), .text(capture.rules)])
        for isGood in capture.isGood ? [0, 1] : [0] {
            try database.run(
                "INSERT OR REPLACE INTO capture VALUES (?, ?, ?, ?)",
                [.text(capture.page.key), .integer(isGood), .integer(start), .integer(end - start)])
        }
    }

    /// Takes an event out whose line was taken out of its file; its sightings and links stay those of its id, under which
    /// it comes back if it was revised.
    /// - Returns: by how many bytes the file became shorter.
    private func forget(_ event: Event) throws(ArchiveError) -> Int {
        guard let place = try self.event(id: event.id) else { return 0 }
        let number: [Database.Value] = [.integer(place.number)]
        try database.run("UPDATE event SET offset = \(Index.vacant) WHERE number = ?", number)
        try database.run(
            "DELETE FROM identity WHERE key = ? AND event = ?",
            [.blob(Index.shortened(EventIdentity.keyBytes(of: event.happening))), .integer(place.number)])
        let subject = MatchSubject(event.happening)
        for row in PendingSketches.rows(of: subject.sketch, DateWindow.start(of: subject.interval), place.number) {
            try database.run(
                "DELETE FROM sketch WHERE start = ? AND key = ? AND event = ?",
                [.integer(row.start), .integer(row.key), .integer(row.event)])
        }
        try database.run(
            "DELETE FROM report WHERE page = ? AND event = ?",
            [.integer(EventIdentity.pageKey(of: event.source)), .integer(place.number)])
        try database.run(
            """
            UPDATE event SET offset = offset - ? WHERE file = (SELECT number FROM file WHERE name = ?) AND offset > ?
            """, [.integer(place.length), .text(place.file), .integer(place.offset)])
        return place.length
    }

    private func write(_ pending: PendingSketches) throws(ArchiveError) {
        for row in pending.taken() {
            try database.run(
                "INSERT OR IGNORE INTO sketch VALUES (?, ?, ?)",
                [.integer(row.start), .integer(row.key), .integer(row.event)])
        }
    }
}

/// Keys that wait to be written in their order: in any other each would touch another page of the database.
final class PendingSketches {
    /// A row of `sketch`.
    struct Row: Comparable {
        var start: Int
        var key: Int
        var event: Int

        static func < (left: Row, right: Row) -> Bool {
            (left.start, left.key, left.event) < (right.start, right.key, right.event)
        }
    }

    private var rows: [Row] = []

    /// Whether it is time to write them: 48 MB.
    var isFull: Bool { rows.count >= 1 << 21 }

    func add(_ sketch: Sketch, _ start: Int, _ event: Int) {
        rows += PendingSketches.rows(of: sketch, start, event)
    }

    /// The rows of an event whose date begins on a day.
    static func rows(of sketch: Sketch, _ start: Int, _ event: Int) -> [Row] {
        func row(_ start: Int, _ key: UInt64) -> Row {
            Row(start: start, key: Int(bitPattern: UInt(key)), event: event)
        }
        return (sketch.bands + sketch.dayKeys).map { row(start, $0) }
            + sketch.projectKeys.map { row(DateWindow.projects, $0) }
    }

    /// The rows in order; none are left.
    func taken() -> [Row] {
        defer { rows = [] }
        return rows.sorted()
    }
}
