import CZlib
import Testing

@testable import Fetching

@Suite struct ContentDecodingTests {
    /// `bytes` compressed by zlib itself.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] { compress(bytes, windowBits: 31) }

    static func compress(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
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

    /// Undoes `bytes` handed in by pieces of `step`.
    static func undo(_ bytes: [UInt8], _ codings: [ContentCoding], step: Int) throws -> (body: [UInt8], trailing: Int) {
        let decoding = ContentDecoding(codings, maximum: 1 << 24)
        for start in stride(from: 0, to: bytes.count, by: step) {
            try bytes[start..<min(start + step, bytes.count)].withUnsafeBufferPointer { try decoding.take($0) }
        }
        let trailing = try decoding.finish()
        return (decoding.body, trailing)
    }

    /// Something of the size of a page that does not compress to nothing.
    static let text: [UInt8] = (0..<60_000).map { UInt8(truncatingIfNeeded: ($0 &* $0) >> 5 ^ $0) }

    @Test(arguments: [1, 2, 3, 7, 4096, 1_000_000]) func `a stream is undone whatever pieces it comes in`(
        step: Int
    ) throws {
        let zlib = Self.compress(Self.text, windowBits: 15)
        let bare = Self.compress(Self.text, windowBits: -15)
        #expect(try Self.undo(Self.gzip(Self.text), [.gzip], step: step).body == Self.text)
        #expect(try Self.undo(zlib, [.deflate], step: step).body == Self.text)
        #expect(try Self.undo(bare, [.deflate], step: step).body == Self.text)
        #expect(try Self.undo(Self.gzip(zlib), [.deflate, .gzip], step: step).body == Self.text)
        let twoMembers = try Self.undo(
            Self.gzip(Self.text) + Self.gzip(Self.text) + [0x1F, 0x8B, 0], [.gzip], step: step)
        #expect(twoMembers.body == Self.text + Self.text)
        #expect(twoMembers.trailing == 3)
    }

    @Test(arguments: [1, 4096]) func `a stream cut at any byte is cut`(step: Int) {
        let short = Array("A short page, a short page.".utf8)
        let streams: [(bytes: [UInt8], coding: ContentCoding)] = [
            (Self.gzip(short), .gzip), (Self.compress(short, windowBits: 15), .deflate),
            (Self.compress(short, windowBits: -15), .deflate),
        ]
        for stream in streams {
            for length in 0..<stream.bytes.count {
                #expect(throws: Inflation.Failure.cut(stream.coding)) {
                    try Self.undo(Array(stream.bytes[..<length]), [stream.coding], step: step)
                }
            }
        }
    }

    @Test func `the empty page compressed is the empty page`() throws {
        #expect(try Self.undo(Self.gzip([]), [.gzip], step: 1).body == [])
        #expect(try Self.undo(Self.compress([], windowBits: -15), [.deflate], step: 1).body == [])
    }

    @Test func `a gigabyte in two kilobytes stops at the cap`() {
        let megabyte = Self.gzip([UInt8](repeating: 0, count: 1 << 20))
        let gigabyte = Self.gzip(Array(repeatElement(megabyte, count: 1024).joined()))
        #expect(gigabyte.count < 16_000)
        let decoding = ContentDecoding([.gzip, .gzip], maximum: 8 << 20)
        #expect(throws: Inflation.Failure.tooLarge) {
            try gigabyte.withUnsafeBufferPointer { try decoding.take($0) }
        }
        #expect(decoding.body.count <= 8 << 20)
    }

    @Test func `a step on the way to a small body may not be large either`() {
        // A gzip header whose file name is endless: it becomes nothing, and costs as much as a large body.
        let endless = [0x1F, 0x8B, 0x08, 0x08, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0x61, count: 9 << 20)
        let decoding = ContentDecoding([.gzip, .gzip], maximum: 8 << 20)
        #expect(throws: Inflation.Failure.tooLarge) {
            try Self.gzip(endless).withUnsafeBufferPointer { try decoding.take($0) }
        }
    }
}
