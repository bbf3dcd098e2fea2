import CZstd

/// One zstd stream (RFC 8878) that is undone piece by piece, by Meta's decoder: one frame after the other.
///
/// The end of a frame is its last block and, where it declares one, its checksum. Skippable frames become nothing, and a
/// stream of nothing else is cut: they only ever come before or behind something.
final class ZstdStream: CodedStream {
    private(set) var trailingBytes = 0

    private enum State {
        /// Too little was seen to know what begins here; `held` has it.
        case betweenFrames
        case inFrame
        case ended
    }

    /// A window of 8 MiB, the largest that RFC 9659 allows on the web.
    static let windowLog: Int32 = 23

    private let context: OpaquePointer?
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var state = State.betweenFrames
    private var held: [UInt8] = []
    private var isDataFrame = false
    private var endedDataFrames = 0

    init() {
        let context = ZSTD_createDCtx()
        if let context, ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, ZstdStream.windowLog)) != 0 {
            // Without the limit there is no guard, and without the guard no decoder.
            ZSTD_freeDCtx(context)
            self.context = nil
        } else {
            self.context = context
        }
        output = .allocate(capacity: ZSTD_DStreamOutSize())
    }

    deinit {
        ZSTD_freeDCtx(context)
        output.deallocate()
    }

    func take(
        _ bytes: UnsafeBufferPointer<UInt8>,
        emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .betweenFrames:
                held.append(rest.removeFirst())
                try decide(emit)
            case .inFrame:
                let used = try decompress(UnsafeBufferPointer(rebasing: rest), emit)
                rest = rest.dropFirst(used)
            case .ended:
                trailingBytes += rest.count
                return
            }
        }
    }

    func finish() throws(ContentDecoding.Failure) {
        guard state != .inFrame, endedDataFrames > 0 else { throw .cut(.zstd) }
        trailingBytes += held.count
        held = []
    }

    /// Looks at the held bytes and decides what begins with them, as soon as that is clear. The library would also
    /// read the formats that came before the RFC.
    private func decide(
        _ emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure) {
        isDataFrame = ZstdStream.frame.starts(with: held)
        let isSkippable = held[0] & 0xF0 == 0x50 && ZstdStream.skippableFrame.starts(with: held.dropFirst())
        guard isDataFrame || isSkippable else {
            guard endedDataFrames > 0 else { throw .damaged(.zstd, detail: "it does not begin as a frame does") }
            trailingBytes += held.count
            held = []
            state = .ended
            return
        }
        guard held.count == ZstdStream.frame.count else { return }
        let magic = held
        held = []
        state = .inFrame
        _ = try magic.withUnsafeBufferPointer { bytes throws(ContentDecoding.Failure) in try decompress(bytes, emit) }
    }

    /// RFC 8878, section 3.1.1.
    private static let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    /// RFC 8878, section 3.1.2, behind a first byte of 0x50 to 0x5F.
    private static let skippableFrame: [UInt8] = [0x2A, 0x4D, 0x18]

    /// Decompresses one piece; returns how much of it was used, which is less than all only at the end of a frame.
    private func decompress(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure) -> Int {
        guard let context else { throw .damaged(.zstd, detail: "the decoder cannot be set up") }
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        while true {
            var room = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
            let hint = ZSTD_decompressStream(context, &room, &input)
            if ZSTD_isError(hint) != 0 { throw ZstdStream.failure(hint) }
            if room.pos > 0 { try emit(UnsafeBufferPointer(rebasing: output[..<room.pos])) }
            if hint == 0 {
                if isDataFrame { endedDataFrames += 1 }
                state = .betweenFrames
                return input.pos
            }
            // With room left in the output all input was used.
            if room.pos < room.size, input.pos == input.size { return input.pos }
        }
    }

    private static func failure(_ code: Int) -> ContentDecoding.Failure {
        switch ZSTD_getErrorCode(code) {
        case ZSTD_error_frameParameter_windowTooLarge:
            .unsupported(.zstd, what: "a window larger than the 8 MiB of RFC 9659")
        case ZSTD_error_dictionary_wrong: .unsupported(.zstd, what: "a dictionary")
        default: .damaged(.zstd, detail: ZSTD_getErrorName(code).map { String(cString: $0) } ?? "code \(code)")
        }
    }
}
