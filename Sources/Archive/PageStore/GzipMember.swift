import CZlib

/// One member of a gzip file (RFC 1952), made by zlib. The same bytes always give the same member: it has no time and no name.
enum GzipMember {
    /// How hard zlib tries, from 1 to 9. Beyond this, pages become some hundredths smaller at best and take several times
    /// as long: where a run keeps pages and reads nothing, this is most of its work.
    private static let level: Int32 = 4

    /// `bytes` as a member.
    static func compressed(_ bytes: [UInt8], path: String) throws(ArchiveError) -> [UInt8] {
        // zlib keeps a pointer to its stream, which therefore may not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        // windowBits 15 + 16: a gzip header and trailer around deflate (zlib.h, deflateInit2).
        let started = deflateInit2_(
            stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
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

extension GzipMember {
    /// Where the member ends that the bytes begin with; nil where none does, or a broken one.
    static func end(of bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
        let inflater = Inflater(.gzip)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            var output: [UInt8] = []
            let piece = bytes[position...].prefix(1 << 16)
            switch inflater.inflate(piece, into: &output) {
            case .hungry: position += piece.count
            case .ended(let unused): return position + piece.count - unused
            case .broken: return nil
            }
        }
        return nil
    }

    /// A member without content of exactly so many bytes, which a comment in its header fills; nil where they are too few.
    static func empty(length: Int) -> [UInt8]? {
        // RFC 1952, section 2.3: magic, deflate, the flag FCOMMENT, no time, no extra flags, unknown system.
        let header: [UInt8] = [0x1F, 0x8B, 8, 16, 0, 0, 0, 0, 0, 255]
        // The comment's end, an empty deflate block, the CRC-32 and length of nothing.
        let trailer: [UInt8] = [0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        guard length >= header.count + trailer.count else { return nil }
        let comment = Array("a damaged record stood here".utf8)
        let room = length - header.count - trailer.count
        return header + (0..<room).map { $0 < comment.count ? comment[$0] : UInt8(ascii: ".") } + trailer
    }
}

extension GzipMember {
    /// Whether the bytes begin with a member as `empty(length:)` makes them.
    static func isEmptyMember(_ bytes: [UInt8]) -> Bool {
        guard let end = end(of: bytes[...]) else { return false }
        return empty(length: end) == Array(bytes[..<end])
    }
}
