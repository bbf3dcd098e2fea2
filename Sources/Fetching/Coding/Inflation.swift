import CZlib

/// One gzip or deflate stream that is undone piece by piece, by zlib.
///
/// The end of the stream is the stream's own: a gzip trailer with its checksum and length, a zlib checksum, or the last
/// block of bare deflate. A stream that stops before is cut, whatever the connection said.
final class Inflation: CodedStream {
    private(set) var trailingBytes = 0

    private enum State {
        /// Too little was seen to know what begins here; `held` has it.
        case beforeStream
        case inStream
        /// A gzip stream ended; another one may follow (RFC 1952, section 2.2).
        case betweenMembers
        case ended
    }

    private let coding: ContentCoding
    private var state = State.beforeStream
    private var held: [UInt8] = []
    // zlib keeps the address of its stream, so the stream must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isOpen = false
    private let output: UnsafeMutableBufferPointer<UInt8>

    /// A stream of that coding, `gzip` or `deflate`.
    init(_ coding: ContentCoding) {
        self.coding = coding
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        output = .allocate(capacity: 32 << 10)
    }

    deinit {
        if isOpen { inflateEnd(stream) }
        stream.deinitialize(count: 1)
        stream.deallocate()
        output.deallocate()
    }

    func take(
        _ bytes: UnsafeBufferPointer<UInt8>,
        emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .beforeStream, .betweenMembers:
                held.append(rest.removeFirst())
                try decide(emit)
            case .inStream:
                let used = try inflate(UnsafeBufferPointer(rebasing: rest), emit)
                rest = rest.dropFirst(used)
            case .ended:
                trailingBytes += rest.count
                return
            }
        }
    }

    func finish() throws(ContentDecoding.Failure) {
        switch state {
        case .beforeStream, .inStream: throw .cut(coding)
        case .betweenMembers: trailingBytes += held.count
        case .ended: break
        }
        held = []
    }

    /// Looks at the held bytes and decides what begins with them, as soon as there are enough.
    private func decide(_ emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void)
        throws(ContentDecoding.Failure)
    {
        switch (state, coding) {
        case (.beforeStream, .gzip):
            try open(windowBits: 16 + MAX_WBITS)
        case (.beforeStream, .deflate):
            guard held.count >= 2 else { return }
            // RFC 1950, section 2.2: method 8, a window of at most 32 KiB, and a multiple of 31.
            let looksLikeZlib =
                held[0] & 0x0F == 8 && held[0] >> 4 <= 7 && (Int(held[0]) << 8 | Int(held[1])) % 31 == 0
            try open(windowBits: looksLikeZlib ? MAX_WBITS : -MAX_WBITS)
        default:
            let magic: [UInt8] = [0x1F, 0x8B, 0x08]
            guard held == Array(magic.prefix(held.count)) else {
                trailingBytes += held.count
                held = []
                state = .ended
                return
            }
            guard held.count == magic.count else { return }
            inflateReset(stream)
            state = .inStream
        }
        let first = held
        held = []
        var offset = 0
        while offset < first.count, state == .inStream {
            let start = offset
            offset += try first.withUnsafeBufferPointer { bytes throws(ContentDecoding.Failure) in
                try inflate(UnsafeBufferPointer(rebasing: bytes[start...]), emit)
            }
        }
        trailingBytes += first.count - offset
    }

    private func open(windowBits: Int32) throws(ContentDecoding.Failure) {
        let code = inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .damaged(coding, detail: "zlib cannot be set up (code \(code))") }
        isOpen = true
        state = .inStream
    }

    /// Inflates one piece; returns how much of it was used, which is less than all only at the end of a stream.
    private func inflate(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure) -> Int {
        // zlib counts in 32 bits; curl hands out far smaller pieces.
        let piece = bytes.prefix(1 << 30)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.pointee.avail_in = UInt32(piece.count)
        while true {
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = UInt32(output.count)
            let code = CZlib.inflate(stream, Z_NO_FLUSH)
            let count = output.count - Int(stream.pointee.avail_out)
            if count > 0 { try emit(UnsafeBufferPointer(rebasing: output[..<count])) }
            switch code {
            case Z_STREAM_END:
                state = coding == .gzip ? .betweenMembers : .ended
                return piece.count - Int(stream.pointee.avail_in)
            case Z_OK, Z_BUF_ERROR:
                // With room left in the output all input was used.
                if stream.pointee.avail_out > 0 { return piece.count - Int(stream.pointee.avail_in) }
            default:
                let detail = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's code \(code)"
                throw .damaged(coding, detail: detail)
            }
        }
    }
}
