import Foundation

/// Sorts more records than should be held in memory: what does not fit goes to a file without a name, in sorted runs
/// that are merged when they are read.
final class SortedSpill<Record: BitwiseCopyable & Comparable> {
    private let capacity: Int
    private var held: [Record] = []
    private var runs: [Range<Int>] = []
    private var file: UnsafeMutablePointer<FILE>?
    private var written = 0

    /// - Parameter capacity: how many records are held in memory.
    init(capacity: Int = 1 << 18) { self.capacity = max(1, capacity) }

    deinit {
        if let file { fclose(file) }
    }

    /// Takes a record in.
    func append(_ record: Record) throws(ArchiveError) {
        held.append(record)
        if held.count >= capacity { try spill() }
    }

    private func spill() throws(ArchiveError) {
        held.sort()
        if file == nil {
            // The C library's: gone when it is closed, and when the process ends, however it does.
            file = tmpfile()
        }
        guard let file else { throw .system(errno, "make", "a temporary file") }
        let count = held.count
        let isWritten = held.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
        guard isWritten, fflush(file) == 0 else { throw .system(errno, "write", "a temporary file") }
        runs.append(written..<(written + count))
        written += count
        held.removeAll(keepingCapacity: true)
    }

    /// The records in their order; nothing may be appended after that.
    func sorted() throws(ArchiveError) -> Merger {
        if runs.isEmpty { held.sort() } else if !held.isEmpty { try spill() }
        return Merger(spill: self, runs: runs, held: held)
    }

    /// Gives the records one by one.
    final class Merger {
        private struct Run {
            var rest: Range<Int>
            var buffer: ArraySlice<Record>
        }

        // Keeps the file open.
        private let spill: SortedSpill
        private var runs: [Run]
        private static var pieceLength: Int { 1 << 12 }

        fileprivate init(spill: SortedSpill, runs: [Range<Int>], held: [Record]) {
            self.spill = spill
            self.runs = runs.map { Run(rest: $0, buffer: []) }
            if runs.isEmpty { self.runs = [Run(rest: 0..<0, buffer: held[...])] }
        }

        /// The next record; nil at the end.
        func next() throws(ArchiveError) -> Record? {
            var least: (run: Int, record: Record)?
            for index in runs.indices {
                if runs[index].buffer.isEmpty, !runs[index].rest.isEmpty { try fill(index) }
                guard let record = runs[index].buffer.first else { continue }
                if let known = least, !(record < known.record) { continue }
                least = (index, record)
            }
            guard let least else { return nil }
            runs[least.run].buffer.removeFirst()
            return least.record
        }

        private func fill(_ index: Int) throws(ArchiveError) {
            guard let file = spill.file else { return }
            let rest = runs[index].rest
            let count = min(rest.count, Merger.pieceLength)
            let stride = MemoryLayout<Record>.stride
            let bytes = try Descriptor(borrowing: fileno(file), name: "a temporary file")
                .bytes(at: rest.lowerBound * stride, count: count * stride)
            guard bytes.count == count * stride else { throw .system(EIO, "read", "a temporary file") }
            runs[index].buffer =
                bytes.withUnsafeBytes { buffer in
                    (0..<count).map { buffer.loadUnaligned(fromByteOffset: $0 * stride, as: Record.self) }
                }[...]
            runs[index].rest = (rest.lowerBound + count)..<rest.upperBound
        }
    }
}
