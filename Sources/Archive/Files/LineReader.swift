import Foundation

/// Reads a file of lines up to a given length, a line at a time, in constant memory beside the longest line.
final class LineReader {
    /// A line without its line feed, and where it stands.
    struct Line {
        var bytes: ArraySlice<UInt8>
        var offset: Int
        /// One past the line feed.
        var end: Int
        /// From 1, counted from where reading began.
        var number: Int
        /// False for a last line that no line feed ends.
        var isWhole: Bool
    }

    private let file: Descriptor
    private let limit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset: Int
    private var number = 0

    /// Reads from `offset` up to `limit`, or to the end of the file where it is shorter.
    init(path: String, from offset: Int = 0, upTo limit: Int) throws(ArchiveError) {
        file = try Descriptor(opening: path, O_RDONLY)
        self.offset = offset
        self.limit = limit
    }

    /// The next line; nil at the end.
    func next() throws(ArchiveError) -> Line? {
        var searched = position
        while true {
            if let feed = buffer[...].lineFeed(from: searched) {
                return take(upTo: feed, isWhole: true)
            }
            searched = buffer.count
            let read = offset + (buffer.count - position)
            guard read < limit else { break }
            let more = try file.bytes(at: read, count: min(1 << 18, limit - read))
            guard !more.isEmpty else { break }
            searched -= position
            buffer.removeFirst(position)
            position = 0
            buffer.append(contentsOf: more)
        }
        return position < buffer.count ? take(upTo: buffer.count, isWhole: false) : nil
    }

    private func take(upTo end: Int, isWhole: Bool) -> Line {
        number += 1
        let length = end - position + (isWhole ? 1 : 0)
        let line = Line(
            bytes: buffer[position..<end], offset: offset, end: offset + length, number: number, isWhole: isWhole)
        position += length
        offset += length
        return line
    }
}

extension ArraySlice<UInt8> {
    /// Where the next line feed stands; nil where there is none.
    func lineFeed(from start: Int) -> Int? {
        withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < endIndex else { return nil }
            let from = start - startIndex
            // The C library's goes over many bytes at a time.
            guard let found = memchr(base + from, 0x0A, buffer.count - from) else { return nil }
            return startIndex + (UnsafeRawPointer(found) - base)
        }
    }
}
