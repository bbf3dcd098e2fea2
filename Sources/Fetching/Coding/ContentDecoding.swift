/// Undoes the content codings of a body while it comes in, with an upper bound on what becomes of it.
///
/// Memory: the body itself, and for each coding what its library needs: 100 KB for gzip and deflate, at most a window
/// of 16 MiB for brotli and of 8 MiB for zstd, whatever the codings would expand to.
final class ContentDecoding {
    /// What is wrong with a coded body.
    enum Failure: Error, Equatable {
        /// A stream stops before its end.
        case cut(ContentCoding)
        /// A stream is not what it says it is, or its checksum is wrong.
        case damaged(ContentCoding, detail: String)
        /// A stream asks for more than its coding promises on the web; `what` completes "zstd with ...".
        case unsupported(ContentCoding, what: String)
        /// It becomes more than it may.
        case tooLarge
    }

    /// The body so far.
    private(set) var body: [UInt8] = []
    private let stages: [any CodedStream]
    /// How many bytes came out of each stage.
    private var produced: [Int]
    private let maximum: Int

    /// A decoder for codings in the order they were applied. The body, and with several codings each step on the way
    /// to it, may have at most `maximum` bytes.
    init(_ codings: [ContentCoding], maximum: Int) {
        self.maximum = maximum
        stages = codings.reversed().map { $0.makeStream() }
        produced = Array(repeating: 0, count: stages.count)
    }

    /// Whether there is any coding to undo.
    var undoesSomething: Bool { !stages.isEmpty }

    /// Takes the next bytes as received.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        try pass(bytes, to: 0)
    }

    /// Ends the body: throws where a coded stream has not come to its own end. Returns how many bytes stood behind
    /// the end and belong to nothing.
    func finish() throws(Failure) -> Int {
        var trailing = 0
        for stage in stages {
            try stage.finish()
            trailing += stage.trailingBytes
        }
        return trailing
    }

    private func pass(_ bytes: UnsafeBufferPointer<UInt8>, to index: Int) throws(Failure) {
        guard index < stages.count else {
            guard bytes.count <= maximum - body.count else { throw .tooLarge }
            // A large body takes all the room that it may ever have at once: what is not written to costs nothing, while
            // growing by doubling holds the old room beside the new.
            let needed = body.count + bytes.count
            if needed > body.capacity, needed > maximum / 4 { body.reserveCapacity(maximum) }
            body.append(contentsOf: bytes)
            return
        }
        try stages[index].take(bytes) { output throws(Failure) in
            guard output.count <= maximum - produced[index] else { throw .tooLarge }
            produced[index] += output.count
            try pass(output, to: index + 1)
        }
    }
}
