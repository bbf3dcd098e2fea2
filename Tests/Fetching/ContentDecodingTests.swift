import Testing

@testable import Fetching

@Suite struct ContentDecodingTests {
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
        let zlib = Compressed.zlib(Self.text, windowBits: 15)
        let bare = Compressed.zlib(Self.text, windowBits: -15)
        #expect(try Self.undo(Compressed.gzip(Self.text), [.gzip], step: step).body == Self.text)
        #expect(try Self.undo(zlib, [.deflate], step: step).body == Self.text)
        #expect(try Self.undo(bare, [.deflate], step: step).body == Self.text)
        #expect(try Self.undo(Compressed.gzip(zlib), [.deflate, .gzip], step: step).body == Self.text)
        let twoMembers = try Self.undo(
            Compressed.gzip(Self.text) + Compressed.gzip(Self.text) + [0x1F, 0x8B, 0], [.gzip], step: step)
        #expect(twoMembers.body == Self.text + Self.text)
        #expect(twoMembers.trailing == 3)

        let brotli = Compressed.brotli(Self.text)
        let zstd = Compressed.zstd(Self.text)
        #expect(try Self.undo(brotli, [.brotli], step: step).body == Self.text)
        #expect(try Self.undo(zstd, [.zstd], step: step).body == Self.text)
        #expect(try Self.undo(Compressed.brotli(zstd), [.zstd, .brotli], step: step).body == Self.text)
        let oneStream = try Self.undo(brotli + brotli, [.brotli], step: step)
        #expect(oneStream.body == Self.text)
        #expect(oneStream.trailing == brotli.count)
        let frames = try Self.undo(
            Self.skippable + zstd + Self.skippable + zstd + [0x28, 0xB5, 0x2F], [.zstd], step: step)
        #expect(frames.body == Self.text + Self.text)
        #expect(frames.trailing == 3)
        let garbage = try Self.undo(zstd + [0x28, 0xB5, 0, 1, 2], [.zstd], step: step)
        #expect(garbage.body == Self.text)
        #expect(garbage.trailing == 5)
    }

    /// A skippable frame with three bytes in it (RFC 8878, section 3.1.2).
    static let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

    @Test(arguments: [1, 4096]) func `a stream cut at any byte is cut`(step: Int) {
        let short = Array("A short page, a short page.".utf8)
        let streams: [(bytes: [UInt8], coding: ContentCoding)] = [
            (Compressed.gzip(short), .gzip), (Compressed.zlib(short, windowBits: 15), .deflate),
            (Compressed.zlib(short, windowBits: -15), .deflate), (Compressed.brotli(short), .brotli),
            (Compressed.brotli([]), .brotli), (Compressed.zstd(short), .zstd), (Compressed.zstd([]), .zstd),
            (Self.skippable + Compressed.zstd(short), .zstd), (Self.skippable + Self.skippable, .zstd),
        ]
        for stream in streams {
            for length in 0..<stream.bytes.count {
                #expect(throws: ContentDecoding.Failure.cut(stream.coding)) {
                    try Self.undo(Array(stream.bytes[..<length]), [stream.coding], step: step)
                }
            }
        }
    }

    @Test func `the empty page compressed is the empty page`() throws {
        #expect(try Self.undo(Compressed.gzip([]), [.gzip], step: 1).body == [])
        #expect(try Self.undo(Compressed.zlib([], windowBits: -15), [.deflate], step: 1).body == [])
        #expect(try Self.undo(Compressed.brotli([]), [.brotli], step: 1).body == [])
        #expect(try Self.undo(Compressed.zstd([]), [.zstd], step: 1).body == [])
    }

    @Test(arguments: [ContentCoding.gzip, .zstd]) func `a bit that fell over is noticed by the checksum`(
        coding: ContentCoding
    ) {
        let stream = coding == .gzip ? Compressed.gzip(Self.text) : Compressed.zstd(Self.text)
        for position in stride(from: 20, to: stream.count, by: 997) {
            var bytes = stream
            bytes[position] ^= 0x10
            do {
                let undone = try Self.undo(bytes, [coding], step: 4096)
                Issue.record("\(undone.body.count) bytes came of a stream damaged at \(position)")
            } catch ContentDecoding.Failure.damaged(coding, _), ContentDecoding.Failure.cut(coding) {
                continue
            } catch {
                Issue.record("\(error)")
            }
        }
    }

    @Test func `a damaged brotli stream is at worst another page`() {
        let stream = Compressed.brotli(Self.text)
        var noticed = 0
        for position in stride(from: 0, to: stream.count, by: 997) {
            var bytes = stream
            bytes[position] ^= 0x10
            do {
                _ = try Self.undo(bytes, [.brotli], step: 4096)
            } catch ContentDecoding.Failure.damaged(.brotli, _), ContentDecoding.Failure.cut(.brotli) {
                noticed += 1
            } catch {
                Issue.record("\(error)")
            }
        }
        #expect(noticed > 0)
    }

    @Test(arguments: [
        [0x25, 0xB5, 0x2F, 0xFD, 0, 0, 0], [0x27, 0xB5, 0x2F, 0xFD, 0, 0, 0], Array("<!DOCTYPE html>".utf8),
        [0x28, 0xB5, 0x2F, 0xFE],
    ])
    func `what does not begin as RFC 8878 says is no zstd stream`(bytes: [UInt8]) {
        #expect {
            try Self.undo(bytes, [.zstd], step: 1)
        } throws: { error in
            if case ContentDecoding.Failure.damaged(.zstd, _) = error { true } else { false }
        }
    }

    @Test func `a zstd window may have 8 MiB and no more`() throws {
        let short = Array("A short page, a short page.".utf8)
        #expect(try Self.undo(Self.frame(short, windowLog: 23), [.zstd], step: 4096).body == short)
        let refusal = ContentDecoding.Failure.unsupported(.zstd, what: "a window larger than the 8 MiB of RFC 9659")
        #expect(throws: refusal) { try Self.undo(Self.frame(short, windowLog: 24), [.zstd], step: 4096) }
        // A frame in a single segment has a window of its own length (RFC 8878, section 3.1.1.1.2): 9 MiB.
        let segment: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xA0, 0, 0, 0x90, 0, 0x02, 0, 0, 0]
        #expect(throws: refusal) { try Self.undo(segment, [.zstd], step: 4096) }
    }

    /// A zstd frame of one raw block, which says what window it needs.
    static func frame(_ bytes: [UInt8], windowLog: UInt8) -> [UInt8] {
        let header = bytes.count << 3 | 1
        return [0x28, 0xB5, 0x2F, 0xFD, 0, (windowLog - 10) << 3]
            + [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16 & 0xFF)] + bytes
    }

    @Test func `a zstd frame that wants a dictionary is refused`() {
        // A frame header that names dictionary 1, with a window of 1 KiB.
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x01, 0x00, 0x01, 0x01, 0x00, 0x00]
        #expect(throws: ContentDecoding.Failure.unsupported(.zstd, what: "a dictionary")) {
            try Self.undo(frame, [.zstd], step: 1)
        }
    }

    @Test func `a brotli window may have 16 MiB and no more`() throws {
        let short = Array("A short page, a short page.".utf8)
        #expect(try Self.undo(Compressed.brotli(short, windowLog: 24), [.brotli], step: 4096).body == short)
        let refusal = ContentDecoding.Failure.unsupported(.brotli, what: "a window that RFC 7932 does not know")
        #expect(throws: refusal) {
            try Self.undo(Compressed.brotli(short, windowLog: 28), [.brotli], step: 4096)
        }
    }

    @Test(arguments: [[ContentCoding.brotli], [.zstd], [.zstd, .zstd], [.brotli, .zstd], [.gzip, .brotli]])
    func `a bomb stops at the cap, whatever it is made of`(codings: [ContentCoding]) {
        let decoding = ContentDecoding(codings, maximum: 8 << 20)
        #expect(throws: ContentDecoding.Failure.tooLarge) {
            try Compressed.gigabyte(codings).withUnsafeBufferPointer { try decoding.take($0) }
        }
        #expect(decoding.body.count <= 8 << 20)
    }

    @Test func `a gigabyte in two kilobytes stops at the cap`() {
        let megabyte = Compressed.gzip([UInt8](repeating: 0, count: 1 << 20))
        let gigabyte = Compressed.gzip(Array(repeatElement(megabyte, count: 1024).joined()))
        #expect(gigabyte.count < 16_000)
        let decoding = ContentDecoding([.gzip, .gzip], maximum: 8 << 20)
        #expect(throws: ContentDecoding.Failure.tooLarge) {
            try gigabyte.withUnsafeBufferPointer { try decoding.take($0) }
        }
        #expect(decoding.body.count <= 8 << 20)
    }

    @Test func `a step on the way to a small body may not be large either`() {
        // A gzip header whose file name is endless: it becomes nothing, and costs as much as a large body.
        let endless = [0x1F, 0x8B, 0x08, 0x08, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0x61, count: 9 << 20)
        let decoding = ContentDecoding([.gzip, .gzip], maximum: 8 << 20)
        #expect(throws: ContentDecoding.Failure.tooLarge) {
            try Compressed.gzip(endless).withUnsafeBufferPointer { try decoding.take($0) }
        }
    }
}
