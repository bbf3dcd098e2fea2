import CZlib

/// One member of a gzip file (RFC 1952), made by zlib. The same bytes always give the same member: it has no time and no name.
enum GzipMember {
    /// `bytes` as a member.
    static func compressed(_ bytes: [UInt8], path: String) throws(ArchiveError) -> [UInt8] {
        // zlib keeps a pointer to its stream, which therefore may not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // windowBits 15 + 16: a gzip header and trailer around deflate (zlib.h, deflateInit2).
        let started = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { throw failure(started, path) }
        defer { deflateEnd(stream) }

        var output: [UInt8] = []
        var input = bytes[...]
        // avail_in is 32 bits wide: a page beyond 4 GiB goes in pieces.
        repeat {
            let piece = input.prefix(1 << 30)
            input = input.dropFirst(piece.count)
            let flush = input.isEmpty ? Z_FINISH : Z_NO_FLUSH
            let result = piece.withUnsafeBufferPointer { buffer -> Int32 in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: buffer.baseAddress)
                stream.pointee.avail_in = UInt32(buffer.count)
                return run(stream, into: &output) { deflate($0, flush) }
            }
            guard result == (input.isEmpty ? Z_STREAM_END : Z_OK) else { throw failure(result, path) }
        } while !input.isEmpty
        return output
    }

    /// Calls `step` with room for output until it leaves some of the room unused, ends or fails.
    fileprivate static func run(
        _ stream: UnsafeMutablePointer<z_stream>, into output: inout [UInt8],
        _ step: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Int32 {
        while true {
            var result = Z_OK
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, filled in
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                result = step(stream)
                filled = room.count - Int(stream.pointee.avail_out)
            }
            output.append(contentsOf: chunk)
            if result == Z_BUF_ERROR { return Z_OK }
            if result != Z_OK || stream.pointee.avail_out > 0 { return result }
        }
    }

    private static func failure(_ code: Int32, _ path: String) -> ArchiveError {
        .inputOutput(path: path, operation: "compress", reason: "zlib says \(code)")
    }
}

/// Undoes gzip, zlib or bare deflate, piece by piece. Owns zlib's stream.
final class Inflater {
    /// The wrapping around deflate, as `inflateInit2` names it.
    enum Wrapping: Int32 {
        case gzip = 31
        case gzipOrZlib = 47
        case bare = -15
    }

    /// How far a step came.
    enum Step: Equatable {
        /// All input is used; there is more to come.
        case hungry
        /// The member is at its end; `unused` bytes of the input belong to what follows.
        case ended(unused: Int)
        /// The input is not what it should be.
        case broken(String)
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init(_ wrapping: Wrapping) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady =
            inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Begins another member.
    func restart() { inflateReset(stream) }

    /// Undoes `input` and appends what comes out.
    func inflate(_ input: ArraySlice<UInt8>, into output: inout [UInt8]) -> Step {
        guard isReady else { return .broken("zlib has no memory") }
        let result = input.withUnsafeBufferPointer { buffer -> Int32 in
            stream.pointee.next_in = UnsafeMutablePointer(mutating: buffer.baseAddress)
            stream.pointee.avail_in = UInt32(buffer.count)
            return GzipMember.run(stream, into: &output) { CZlib.inflate($0, Z_NO_FLUSH) }
        }
        switch result {
        case Z_OK: return .hungry
        case Z_STREAM_END: return .ended(unused: Int(stream.pointee.avail_in))
        default: return .broken(stream.pointee.msg.map { String(cString: $0) } ?? "zlib says \(result)")
        }
    }
}
