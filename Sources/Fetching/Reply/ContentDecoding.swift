/// Undoes the content codings of a body while it comes in, with an upper bound on what becomes of it.
///
/// Memory: the body itself and some 100 KB a coding, whatever the codings would expand to.
final class ContentDecoding {
    /// The body so far.
    private(set) var body: [UInt8] = []
    private let stages: [Inflation]
    private let maximum: Int

    /// A decoder for codings in the order they were applied. The body, and with several codings each step on the way
    /// to it, may have at most `maximum` bytes.
    init(_ codings: [ContentCoding], maximum: Int) {
        self.maximum = maximum
        stages = codings.reversed().map { Inflation($0, maximum: maximum) }
    }

    /// Whether there is any coding to undo.
    var undoesSomething: Bool { !stages.isEmpty }

    /// Takes the next bytes as received.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(Inflation.Failure) {
        try pass(bytes, from: 0)
    }

    /// Ends the body: throws where a coded stream has not come to its own end. Returns how many bytes stood behind
    /// the end and belong to nothing.
    func finish() throws(Inflation.Failure) -> Int {
        var trailing = 0
        for stage in stages {
            try stage.finish()
            trailing += stage.trailingBytes
        }
        return trailing
    }

    private func pass(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) throws(Inflation.Failure) {
        guard index < stages.count else {
            guard bytes.count <= maximum - body.count else { throw .tooLarge }
            body.append(contentsOf: bytes)
            return
        }
        try stages[index].take(bytes) { output throws(Inflation.Failure) in
            try pass(output, from: index + 1)
        }
    }
}
