import CBrotli

/// One brotli stream (RFC 7932) that is undone piece by piece, by Google's decoder.
///
/// Its end is the meta-block that says it is the last. Brotli has no checksum: a stream that is damaged in a way that
/// makes another valid stream is not noticed. "Large window" streams, which are no part of the RFC, are refused.
final class BrotliStream: CodedStream {
    private(set) var trailingBytes = 0

    private let state: OpaquePointer?
    private var hasEnded = false

    init() {
        state = BrotliDecoderCreateInstance(nil, nil, nil)
        if let state { BrotliDecoderSetParameter(state, BROTLI_DECODER_PARAM_LARGE_WINDOW, 0) }
    }

    deinit {
        if let state { BrotliDecoderDestroyInstance(state) }
    }

    func take(
        _ bytes: UnsafeBufferPointer<UInt8>,
        emit: (UnsafeBufferPointer<UInt8>) throws(ContentDecoding.Failure) -> Void
    ) throws(ContentDecoding.Failure) {
        guard let state else { throw .damaged(.brotli, detail: "the decoder cannot be set up") }
        guard !hasEnded else {
            trailingBytes += bytes.count
            return
        }
        var next = bytes.baseAddress
        var left = bytes.count
        while true {
            // With no room of ours for output the decoder keeps it in its window, where it is read in place.
            var room = 0
            let result = BrotliDecoderDecompressStream(state, &left, &next, &room, nil, nil)
            guard result != BROTLI_DECODER_RESULT_ERROR else { throw BrotliStream.failure(of: state) }
            while BrotliDecoderHasMoreOutput(state) != 0 {
                var count = 0
                guard let output = BrotliDecoderTakeOutput(state, &count), count > 0 else { break }
                try emit(UnsafeBufferPointer(start: output, count: count))
            }
            switch result {
            case BROTLI_DECODER_RESULT_SUCCESS:
                hasEnded = true
                trailingBytes += left
                return
            case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: continue
            default: return
            }
        }
    }

    func finish() throws(ContentDecoding.Failure) {
        guard hasEnded else { throw .cut(.brotli) }
    }

    private static func failure(of state: OpaquePointer) -> ContentDecoding.Failure {
        let code = BrotliDecoderGetErrorCode(state)
        // The one way to begin a stream that RFC 7932, section 9.1, leaves out; the large windows begin with it.
        if code == BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS {
            return .unsupported(.brotli, what: "a window that RFC 7932 does not know")
        }
        let name = BrotliDecoderErrorString(code).map { String(cString: $0) } ?? "code \(code.rawValue)"
        return .damaged(.brotli, detail: name)
    }
}
