import Foundation
import Model

/// Where a line stands, in little room: the number of its file, an offset of up to 2^48, and which line it is.
struct PackedPlace: BitwiseCopyable {
    private var word: UInt64
    private var packedLine: UInt32

    init(file: Int, offset: Int, line: Int) {
        word = UInt64(truncatingIfNeeded: file) << 48 | UInt64(truncatingIfNeeded: offset) & 0xFFFF_FFFF_FFFF
        packedLine = UInt32(clamping: line)
    }

    var file: Int { Int(word >> 48) }
    var offset: Int { Int(word & 0xFFFF_FFFF_FFFF) }
    var line: Int { Int(packedLine) }

    /// The same in a file, of which so many lines come before those that were counted.
    func moved(toFile file: Int, behind lines: Int) -> PackedPlace {
        PackedPlace(file: file, offset: offset, line: line &+ lines)
    }
}

/// An event's id where an event or a sighting gives it. By id, and of one id in the order in which they came.
struct SeenIdentifier: BitwiseCopyable, Comparable {
    private var id: UInt64
    private var order: UInt64
    var place: PackedPlace

    init(_ id: String, ofEvent isEvent: Bool, _ number: Int, _ offset: Int) {
        self.id = id.hashOfBytes
        order = UInt64(truncatingIfNeeded: number) << 1 | (isEvent ? 1 : 0)
        place = PackedPlace(file: 0, offset: offset, line: number)
    }

    /// How many lines came before it.
    var number: Int { Int(order >> 1) }
    var isEvent: Bool { order & 1 == 1 }

    /// Whether it is of the same id, but for a chance of one in 2^64.
    func isOfSameID(_ other: SeenIdentifier) -> Bool { id == other.id }

    /// The same, counted from the beginning of the reading.
    func moved(by numbers: Int, toFile file: Int, behind lines: Int) -> SeenIdentifier {
        var moved = self
        moved.order &+= UInt64(truncatingIfNeeded: numbers) << 1
        moved.place = place.moved(toFile: file, behind: lines)
        return moved
    }

    static func < (left: SeenIdentifier, right: SeenIdentifier) -> Bool {
        (left.id, left.order) < (right.id, right.order)
    }
    static func == (left: SeenIdentifier, right: SeenIdentifier) -> Bool {
        (left.id, left.order) == (right.id, right.order)
    }
}

/// A capture, or the words of a report that should stand in one. First by the page's digest and time; once it is known
/// which capture that is, by the capture.
struct SeenWords: BitwiseCopyable, Comparable {
    private var page: UInt64
    private var order: UInt64
    var place: PackedPlace
    /// For a report, where its words stand; beyond what can be, where they can stand nowhere.
    private(set) var start: UInt32
    private(set) var end: UInt32
    /// For a report, the hash of its words; for a capture, the length of its line.
    private(set) var words: UInt64

    /// What a capture and the reports from it have in common.
    static func key(_ digest: String, _ retrieved: Timestamp) -> UInt64 {
        var digest = digest
        return digest.withUTF8 { bytes in
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            hasher.combine(retrieved.secondsSinceEpoch)
            return UInt64(bitPattern: Int64(hasher.finalize()))
        }
    }

    /// A capture.
    init(capture page: UInt64, _ number: Int, _ line: Range<Int>) {
        self.page = page
        order = UInt64(truncatingIfNeeded: number) << 1
        place = PackedPlace(file: 0, offset: line.lowerBound, line: number)
        (start, end) = (0, 0)
        words = UInt64(line.count)
    }

    /// The words of a report.
    init(_ text: String, at position: Position, in page: UInt64, _ number: Int, _ offset: Int) {
        self.page = page
        order = UInt64(truncatingIfNeeded: number) << 1 | 1
        place = PackedPlace(file: 0, offset: offset, line: number)
        let isPossible = position.start >= 0 && position.start <= position.end && position.end < UInt32.max
        start = isPossible ? UInt32(position.start) : .max
        end = isPossible ? UInt32(position.end) : .max
        words = text.hashOfBytes
    }

    /// How many lines came before it.
    var number: Int { Int(order >> 1) }
    var isCapture: Bool { order & 1 == 0 }
    /// For a capture, the length of its line.
    var lineLength: Int { Int(truncatingIfNeeded: words) }
    func isOfSamePage(_ other: SeenWords) -> Bool { page == other.page }

    /// The same, counted from the beginning of the reading.
    func moved(by numbers: Int, toFile file: Int, behind lines: Int) -> SeenWords {
        var moved = self
        moved.order &+= UInt64(truncatingIfNeeded: numbers) << 1
        moved.place = place.moved(toFile: file, behind: lines)
        return moved
    }

    /// The same, to stand behind its capture.
    func behind(_ capture: SeenWords) -> SeenWords {
        var moved = self
        moved.page = capture.order
        return moved
    }

    static func < (left: SeenWords, right: SeenWords) -> Bool { (left.page, left.order) < (right.page, right.order) }
    static func == (left: SeenWords, right: SeenWords) -> Bool { (left.page, left.order) == (right.page, right.order) }
}
