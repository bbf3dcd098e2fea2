import Foundation

/// The lines of an input, each when it is asked for. Memory is bounded by the longest line that may be had.
struct InputLines {
    /// A line, without its line feed.
    struct Line {
        /// From 1.
        var number: Int
        /// Nil for a line that is longer than it may be: its bytes were passed over as they came.
        var bytes: ArraySlice<UInt8>?
    }

    let file: InputFile
    /// The most bytes that a line may have.
    let longest: Int

    private var number = 0
    private var buffer: [UInt8] = []
    /// Where in `buffer` the next line begins.
    private var start = 0
    private var piece = [UInt8](repeating: 0, count: 256 << 10)
    private var isAtEnd = false

    /// The lines of `file`.
    init(_ file: InputFile, longest: Int) {
        self.file = file
        self.longest = longest
    }

    /// The next line; nil at the end. A last line that no line feed ends is a line.
    mutating func next() throws(SavedFile.Problem) -> Line? {
        var searched = start
        var isTooLong = false
        while true {
            let feed = feed(from: searched)
            if feed == nil, !isAtEnd {
                if buffer.count - start > longest {
                    isTooLong = true
                    start = buffer.count
                }
                buffer.removeSubrange(..<start)
                start = 0
                searched = buffer.count
                let count = try file.read(into: &piece)
                isAtEnd = count == 0
                buffer += piece[..<count]
                continue
            }
            let end = feed ?? buffer.count
            if feed == nil, end == start, !isTooLong { return nil }
            let bytes = buffer[start..<end]
            start = min(end + 1, buffer.count)
            number += 1
            return Line(number: number, bytes: isTooLong || bytes.count > longest ? nil : bytes)
        }
    }

    /// Gives up what is left, after a read that failed.
    mutating func end() {
        start = buffer.count
        isAtEnd = true
    }

    private func feed(from index: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + index, 0x0A, bytes.count - index) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }
}
