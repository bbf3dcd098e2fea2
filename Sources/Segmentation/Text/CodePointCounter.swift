/// Turns UTF-8 offsets into code point offsets.
///
/// One pass when made (one entry for every 256 bytes), then each question reads at most 256 bytes.
struct CodePointCounter {
    private let bytes: [UInt8]
    private let codePointsBefore: [Int]
    private static let stride = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / CodePointCounter.stride + 1)
        var count = 0
        var index = 0
        bytes.withUnsafeBufferPointer { buffer in
            while index <= buffer.count {
                counts.append(count)
                let end = min(index + CodePointCounter.stride, buffer.count)
                for position in index..<end where !buffer[position].isContinuation { count += 1 }
                index += CodePointCounter.stride
            }
        }
        codePointsBefore = counts
    }

    /// The number of code points before a UTF-8 offset.
    func codePoints(before offset: Int) -> Int {
        let offset = max(0, min(offset, bytes.count))
        let chunk = offset / CodePointCounter.stride
        var count = codePointsBefore[chunk]
        for position in (chunk * CodePointCounter.stride)..<offset where !bytes[position].isContinuation { count += 1 }
        return count
    }
}
