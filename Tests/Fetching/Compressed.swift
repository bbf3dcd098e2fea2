import CBrotliEncoder
import CZlib
import CZstd

@testable import Fetching

/// Bytes compressed by the codings' own libraries.
enum Compressed {
    static func gzip(_ bytes: [UInt8]) -> [UInt8] { zlib(bytes, windowBits: 31) }

    /// Window bits 31 make gzip, 15 zlib, -15 bare deflate.
    static func zlib(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
        var stream = z_stream()
        return withUnsafeMutablePointer(to: &stream) { stream in
            deflateInit2_(
                stream, 9, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size))
            defer { deflateEnd(stream) }
            var input = bytes
            var output = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(bytes.count))))
            let room = output.count
            let left = input.withUnsafeMutableBufferPointer { input in
                output.withUnsafeMutableBufferPointer { output in
                    stream.pointee.next_in = input.baseAddress
                    stream.pointee.avail_in = UInt32(input.count)
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(output.count)
                    deflate(stream, Z_FINISH)
                    return Int(stream.pointee.avail_out)
                }
            }
            return Array(output.prefix(room - left))
        }
    }

    /// A window of more than 24 bits makes a stream that RFC 7932 does not know.
    static func brotli(_ bytes: [UInt8], windowLog: UInt32 = 22) -> [UInt8] {
        let encoder = BrotliEncoderCreateInstance(nil, nil, nil)
        defer { BrotliEncoderDestroyInstance(encoder) }
        BrotliEncoderSetParameter(encoder, BROTLI_PARAM_QUALITY, 5)
        BrotliEncoderSetParameter(encoder, BROTLI_PARAM_LARGE_WINDOW, windowLog > 24 ? 1 : 0)
        BrotliEncoderSetParameter(encoder, BROTLI_PARAM_LGWIN, windowLog)
        var output = [UInt8](repeating: 0, count: BrotliEncoderMaxCompressedSize(bytes.count) + 64)
        var left = output.count
        bytes.withUnsafeBufferPointer { bytes in
            output.withUnsafeMutableBufferPointer { output in
                var (next, available) = (bytes.baseAddress, bytes.count)
                var room = output.baseAddress
                BrotliEncoderCompressStream(
                    encoder, BROTLI_OPERATION_FINISH, &available, &next, &left, &room, nil)
            }
        }
        return Array(output.dropLast(left))
    }

    /// With a checksum.
    static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let count = output.withUnsafeMutableBufferPointer {
            ZSTD_compress2(context, $0.baseAddress, $0.count, bytes, bytes.count)
        }
        return Array(output.prefix(count))
    }

    /// A gigabyte of zeros in these codings, the first of them applied first: as 1024 gzip members or zstd frames, or as
    /// one brotli stream.
    static func gigabyte(_ codings: [ContentCoding]) -> [UInt8] {
        var bytes: [UInt8]
        let megabyte = [UInt8](repeating: 0, count: 1 << 20)
        switch codings.first {
        case .brotli: bytes = brotliOfZeros(megabytes: 1024)
        case .zstd: bytes = Array(repeatElement(zstd(megabyte), count: 1024).joined())
        default: bytes = Array(repeatElement(gzip(megabyte), count: 1024).joined())
        }
        for coding in codings.dropFirst() {
            switch coding {
            case .gzip: bytes = gzip(bytes)
            case .deflate: bytes = zlib(bytes, windowBits: 15)
            case .brotli: bytes = brotli(bytes)
            case .zstd: bytes = zstd(bytes)
            }
        }
        return bytes
    }

    private static func brotliOfZeros(megabytes: Int) -> [UInt8] {
        let encoder = BrotliEncoderCreateInstance(nil, nil, nil)
        defer { BrotliEncoderDestroyInstance(encoder) }
        BrotliEncoderSetParameter(encoder, BROTLI_PARAM_QUALITY, 2)
        let megabyte = [UInt8](repeating: 0, count: 1 << 20)
        var output = [UInt8](repeating: 0, count: 1 << 20)
        var left = output.count
        megabyte.withUnsafeBufferPointer { bytes in
            output.withUnsafeMutableBufferPointer { output in
                var room = output.baseAddress
                for number in 1...megabytes {
                    var (next, available) = (bytes.baseAddress, bytes.count)
                    let operation = number == megabytes ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_PROCESS
                    BrotliEncoderCompressStream(encoder, operation, &available, &next, &left, &room, nil)
                }
            }
        }
        return Array(output.dropLast(left))
    }
}
