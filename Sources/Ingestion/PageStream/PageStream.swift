import Archive
import Dispatch

/// The pages of one input that holds many, each read when it is asked for.
///
/// One page at a time lies in memory, and nothing of it stays behind: how many there are makes no difference.
public struct PageStream: Sequence, IteratorProtocol {
    /// The form of an input that holds many pages.
    public enum Form: String, CaseIterable, Sendable {
        /// JSON Lines: a page is a line with an object, its text under `text` or its HTML under `html`.
        case jsonLines = "jsonl"
        /// A web archive file, WARC 1.0 or 1.1, compressed or not: a page is a record.
        case webArchive = "warc"
    }

    /// What the input holds next.
    public enum Item: Sendable {
        /// A page as it was read, and where it stands, for messages: `pages.jsonl:12`, `pages.warc at byte 5120`.
        case page(PageReading, place: String)
        /// A page that cannot be read. What follows it is read all the same, where it can be found.
        case problem(Problem)
    }

    /// Why a page cannot be read.
    public struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
        /// The input and where in it.
        public var place: String
        /// Why, and what to do.
        public var reason: String

        /// `place: why; what to do`
        public var description: String { "\(place): \(reason)" }
    }

    /// The most bytes that a page may take in its input, as a line or as a record. A longer one is a problem; of a line it
    /// is not even read into memory.
    public static let longestPage = 64 << 20

    private enum Source {
        case lines(InputLines)
        case records(WARCReader)
        case ended
    }

    private var source: Source
    /// Kept open for the reader of records, which borrows its descriptor.
    private let file: InputFile
    private let knowing: PageReading.Knowledge

    /// Opens an input.
    ///
    /// - Parameters:
    ///   - path: the file; nil is standard input.
    ///   - knowing: what holds for all pages. What a line of JSON says of its page comes before it.
    ///   - longest: the most bytes that a page may take in its input.
    public init(
        path: String?, form: Form, knowing: PageReading.Knowledge, longest: Int = PageStream.longestPage
    ) throws(SavedFile.Problem) {
        file = try InputFile(path: path)
        self.knowing = knowing
        switch form {
        case .jsonLines: source = .lines(InputLines(file, longest: longest))
        case .webArchive:
            source = .records(WARCReader(descriptor: file.descriptor, name: file.name, limit: longest))
        }
    }

    /// The next page or problem; nil at the end.
    public mutating func next() -> Item? {
        while let unread = nextUnread() {
            if let item = PageStream.read(unread, of: file.name, knowing) { return item }
        }
        return nil
    }

    /// The next pages and problems, in their order, read on several cores; none at the end.
    ///
    /// What lies in memory at once is bounded: a few pages for each core, and no more once they come to 32 MiB.
    ///
    /// - Parameter cores: how many pages are read at the same time.
    public mutating func nextItems(onCores cores: Int) -> [Item] {
        while true {
            var unread: [Unread] = []
            var size = 0
            while unread.count < Swift.max(1, cores) * 8, size < 32 << 20, let next = nextUnread() {
                size += next.size
                unread.append(next)
            }
            guard !unread.isEmpty else { return [] }
            let (name, knowing) = (file.name, knowing)
            let items = PageStream.map(unread, onCores: cores) { PageStream.read($0, of: name, knowing) }.compactMap {
                $0
            }
            if !items.isEmpty { return items }
        }
    }

    /// What the input holds next, as it came.
    private enum Unread: Sendable {
        case line(number: Int, bytes: [UInt8]?, longest: Int)
        case record(WARCReader.Entry)
        case problem(Problem)

        /// About the bytes that it takes in memory.
        var size: Int {
            switch self {
            case .line(_, let bytes, _): bytes?.count ?? 0
            case .record(let entry): entry.record.block.count
            case .problem: 0
            }
        }
    }

    private mutating func nextUnread() -> Unread? {
        switch source {
        case .lines(var lines):
            // Out of the enum while it changes: two references to its buffer would have it copied.
            source = .ended
            let unread = next(of: &lines)
            if unread != nil { source = .lines(lines) }
            return unread
        case .records(let reader): return next(of: reader)
        case .ended: return nil
        }
    }

    /// Reads what came; nil for what is no page.
    private static func read(_ unread: Unread, of name: String, _ knowing: PageReading.Knowledge) -> Item? {
        switch unread {
        case .line(let number, let bytes, let longest):
            return item(number: number, bytes: bytes, longest: longest, of: name, knowing)
        case .problem(let problem): return .problem(problem)
        case .record(let entry):
            let place = "\(name) at byte \(entry.offset)"
            switch PageRecord(entry, knowing: knowing) {
            case .page(let reading): return .page(reading, place: place)
            case .unreadable(let reason): return .problem(Problem(place: place, reason: reason))
            case .nothing: return nil
            }
        }
    }

    /// Makes something of each element on so many threads, and gives it in the elements' order.
    private static func map<Element: Sendable, Made: Sendable>(
        _ elements: [Element], onCores cores: Int, _ transform: @Sendable (Element) -> Made
    ) -> [Made] {
        guard elements.count > 1, cores > 1 else { return elements.map(transform) }
        let made = [Made?](unsafeUninitializedCapacity: elements.count) { room, count in
            room.initialize(repeating: nil)
            count = elements.count
            // Each iteration writes to places of its own.
            nonisolated(unsafe) let places = room
            DispatchQueue.concurrentPerform(iterations: Swift.min(cores, elements.count)) { first in
                for index in stride(from: first, to: elements.count, by: cores) {
                    places[index] = transform(elements[index])
                }
            }
        }
        return made.compactMap { $0 }
    }

    // MARK: Lines

    private mutating func next(of lines: inout InputLines) -> Unread? {
        var number = 0
        do throws(SavedFile.Problem) {
            guard let line = try lines.next() else { return nil }
            number = line.number
            return .line(number: line.number, bytes: line.bytes.map { Array($0) }, longest: lines.longest)
        } catch {
            lines.end()
            return .problem(Problem(place: "\(file.name):\(number + 1)", reason: error.reason))
        }
    }

    /// What a line is; nil for a blank one.
    private static func item(
        number: Int, bytes line: [UInt8]?, longest: Int, of name: String, _ knowing: PageReading.Knowledge
    ) -> Item? {
        let place = "\(name):\(number)"
        func problem(_ reason: String) -> Item { .problem(Problem(place: place, reason: reason)) }
        guard var bytes = line?[...] else {
            return problem("is longer than the \(longest) bytes that a line may have; passed over unread")
        }
        // A byte order mark, as some programs put it before the first line (RFC 8259, section 8.1, lets a reader skip it).
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
        do throws(PageLine.Fault) {
            let reading = PageReading.read(try PageLine(bytes), knowing: knowing)
            if let obstacle = reading.document.obstacle {
                return problem("\(obstacle.kind.rawValue): \(obstacle.evidence)")
            }
            return .page(reading, place: place)
        } catch {
            return problem(error.reason)
        }
    }

    // MARK: Records

    private mutating func next(of reader: WARCReader) -> Unread? {
        do throws(ArchiveError) {
            if let entry = try reader.next() { return .record(entry) }
            source = .ended
            return nil
        } catch .damaged(let damage) {
            return .problem(pass(damage, of: reader))
        } catch {
            return .problem(end(error))
        }
    }

    /// Goes on behind a damaged record, if there is anything behind it.
    private mutating func pass(_ damage: ArchiveError.Damage, of reader: WARCReader) -> Problem {
        let place = "\(file.name) at byte \(damage.offset ?? 0)"
        do throws(ArchiveError) {
            if let next = try reader.resume(behind: damage) {
                return Problem(
                    place: place, reason: "\(damage.finding); passed over, and reading goes on at byte \(next)")
            }
        } catch {
            return end(error)
        }
        source = .ended
        let remedy =
            damage.offset == 0
            ? "no record was found behind it; check that this is a WARC file"
            : "no record was found behind it; restore the file from a copy for the rest"
        return Problem(place: place, reason: "\(damage.finding); \(remedy)")
    }

    /// The input cannot be read any further.
    private mutating func end(_ error: ArchiveError) -> Problem {
        source = .ended
        guard case .inputOutput(_, _, let reason) = error else {
            return Problem(place: file.name, reason: error.description)
        }
        return Problem(place: file.name, reason: "cannot be read: \(reason)")
    }
}
