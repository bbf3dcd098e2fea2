import Archive

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
        switch source {
        case .lines(var lines):
            // Out of the enum while it changes: two references to its buffer would have it copied.
            source = .ended
            let item = next(of: &lines)
            if item != nil { source = .lines(lines) }
            return item
        case .records(let reader): return next(of: reader)
        case .ended: return nil
        }
    }

    // MARK: Lines

    private mutating func next(of lines: inout InputLines) -> Item? {
        var number = 0
        do throws(SavedFile.Problem) {
            while let line = try lines.next() {
                number = line.number
                if let item = item(of: line, longest: lines.longest) { return item }
            }
            return nil
        } catch {
            lines.end()
            return .problem(Problem(place: "\(file.name):\(number + 1)", reason: error.reason))
        }
    }

    /// What a line is; nil for a blank one.
    private func item(of line: InputLines.Line, longest: Int) -> Item? {
        let place = "\(file.name):\(line.number)"
        func problem(_ reason: String) -> Item { .problem(Problem(place: place, reason: reason)) }
        guard var bytes = line.bytes else {
            return problem("is longer than the \(longest) bytes that a line may have; passed over unread")
        }
        // A byte order mark, as some programs put it before the first line (RFC 8259, section 8.1, lets a reader skip it).
        if line.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
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

    private mutating func next(of reader: WARCReader) -> Item? {
        do throws(ArchiveError) {
            while let entry = try reader.next() {
                let place = "\(file.name) at byte \(entry.offset)"
                switch PageRecord(entry, knowing: knowing) {
                case .page(let reading): return .page(reading, place: place)
                case .unreadable(let reason): return .problem(Problem(place: place, reason: reason))
                case .nothing: continue
                }
            }
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
