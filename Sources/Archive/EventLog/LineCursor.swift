import Foundation
import Model

/// Reads the lines of one or more files one after the other, each when it is asked for, up to their committed lengths.
public final class LineCursor<Value: JSONReadable> {
    private let root: String
    private var files: ArraySlice<(name: String, length: Int)>
    private var start: Int
    private var reader: LineReader?
    private var name = ""

    /// - Parameter start: where reading begins in the first file.
    init(root: String, files: [(name: String, length: Int)], from start: Int = 0) throws(ArchiveError) {
        self.root = root
        self.files = files[...]
        self.start = start
    }

    /// The next value; nil at the end. Throws `damaged` for a line that cannot be read.
    public func next() throws(ArchiveError) -> Value? {
        try nextWithPlace()?.value
    }

    func nextWithPlace() throws(ArchiveError) -> (value: Value, line: LineReader.Line)? {
        while true {
            if let line = try reader?.next() {
                guard line.isWhole else { throw damage(line, "the line has no end", start) }
                do {
                    return (try JSONReader.read(from: line.bytes), line)
                } catch {
                    throw damage(line, "the line cannot be read (\(reason(of: error)))", start)
                }
            }
            guard let file = files.popFirst() else { return nil }
            if reader != nil { start = 0 }
            name = file.name
            reader = try LineReader(path: root + "/" + file.name, from: start, upTo: file.length)
        }
    }

    private func damage(_ line: LineReader.Line, _ finding: String, _ start: Int) -> ArchiveError {
        // Lines are counted from where reading began: a number is right only where that was the beginning.
        .damaged(
            .init(
                file: root + "/" + name, line: start == 0 ? line.number : nil, offset: line.offset, finding: finding))
    }
}
