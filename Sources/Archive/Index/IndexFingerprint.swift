import Foundation
import Model

/// What an index says of all events, as three sums: two that are equal say the same, but for a chance of one in 2^64.
///
/// A sum does not depend on the order, so that the files and the index are each read once from front to back, where
/// looking up each line's event would cost more than reading the line. Only where the sums differ is it looked up who
/// is right.
struct IndexFingerprint: Equatable, Sendable {
    /// Over the places of the events' lines.
    var places: UInt64 = 0
    /// Over the events' keys.
    var keys: UInt64 = 0
    /// Over the first reports of events.
    var reports: UInt64 = 0
    /// How many events.
    var events = 0

    /// Takes in where the line of an event stands.
    mutating func add(id: UnsafeRawBufferPointer, file: UnsafeRawBufferPointer, offset: Int, length: Int) {
        var hasher = Hasher()
        hasher.combine(bytes: id)
        hasher.combine(id.count)
        hasher.combine(bytes: file)
        hasher.combine(offset)
        hasher.combine(length)
        places &+= UInt64(bitPattern: Int64(hasher.finalize()))
        events += 1
    }

    /// Takes in an event's key.
    mutating func add(key: UnsafeRawBufferPointer) { keys &+= IndexFingerprint.hash(key) }

    /// Takes in that a page was the first to report an event.
    mutating func add(report id: UnsafeRawBufferPointer, page: Int) {
        var hasher = Hasher()
        hasher.combine(bytes: id)
        hasher.combine(page)
        reports &+= UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Takes in another one.
    mutating func add(_ other: IndexFingerprint) {
        places &+= other.places
        keys &+= other.keys
        reports &+= other.reports
        events += other.events
    }

    /// A hash of this process, SipHash with a seed that chance gives.
    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(bytes: bytes)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

extension Index {
    /// What it says of all events. Reads three of its tables, each in one pass.
    func fingerprint() throws(ArchiveError) -> IndexFingerprint {
        var sums = IndexFingerprint()
        try database.run(
            "SELECT id, file.name, offset, event.length FROM event JOIN file ON file.number = event.file"
        ) { row in
            sums.add(id: row.bytes(0), file: row.bytes(1), offset: row.integer(2), length: row.integer(3))
        }
        try database.run("SELECT key FROM identity WHERE is_own = 1") { sums.add(key: $0.bytes(0)) }
        try database.run("SELECT id, page FROM report JOIN event ON event.number = report.event WHERE is_first = 1") {
            sums.add(report: $0.bytes(0), page: $0.integer(1))
        }
        return sums
    }

    /// Does `body` with the index as it is at one moment, whoever writes to it meanwhile.
    func atOneMoment(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError) {
        try database.execute("BEGIN")
        defer { try? database.execute("COMMIT") }
        try body()
    }
}
