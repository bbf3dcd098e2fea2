import CLibXML2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Text as well-formed UTF-8, and what it cost to make it so.
struct DecodedText: Equatable, Sendable {
    /// The text, without a byte order mark.
    var bytes: [UInt8]
    /// Stretches of bytes that are no character in their encoding; each became U+FFFD.
    var replacements = 0
    /// The encoding that was read; another than asked for where the C library has no converter for it.
    var encoding: Encoding
}

extension DecodedText {
    /// Decodes as the WHATWG Encoding standard does: a stretch of bytes that is no character becomes U+FFFD and
    /// decoding goes on. Linear time; well-formed UTF-8 is only checked.
    init(_ bytes: ArraySlice<UInt8>, as encoding: Encoding) {
        if encoding == .utf8 {
            self = bytes.withUnsafeBufferPointer(DecodedText.repairUTF8)
        } else if let decoded = bytes.withUnsafeBufferPointer({ DecodedText.convert($0, from: encoding) }) {
            self = decoded
        } else {
            self = DecodedText.convert(windows1252: bytes)
        }
    }

    /// Decodes a page from a place on. A page that is well-formed UTF-8 from its beginning on is not copied.
    init(_ page: [UInt8], from start: Int, as encoding: Encoding) {
        if encoding == .utf8, start == 0, page.withUnsafeBufferPointer(DecodedText.isWellFormed) {
            self.init(bytes: page, encoding: encoding)
        } else {
            self.init(page[start...], as: encoding)
        }
    }

    private static func isWellFormed(_ input: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while true {
            index = endOfASCII(input, from: index)
            guard index < input.count else { return true }
            guard case .wellFormed(let length) = character(input, at: index) else { return false }
            index += length
        }
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    private static func repairUTF8(_ input: UnsafeBufferPointer<UInt8>) -> DecodedText {
        var text = DecodedText(bytes: [], encoding: .utf8)
        text.bytes.reserveCapacity(input.count)
        var copied = 0
        var index = 0
        while true {
            index = endOfASCII(input, from: index)
            guard index < input.count else { break }
            switch character(input, at: index) {
            case .wellFormed(let length): index += length
            case .illFormed(let length):
                text.bytes.append(contentsOf: input[copied..<index])
                text.bytes.append(contentsOf: replacement)
                text.replacements += 1
                index += length
                copied = index
            }
        }
        text.bytes.append(contentsOf: input[copied...])
        return text
    }

    /// The last resort, which rejects nothing: every byte as in ISO 8859-1.
    private static func convert(windows1252 input: ArraySlice<UInt8>) -> DecodedText {
        var text = DecodedText(bytes: [], encoding: .windows1252)
        text.bytes.reserveCapacity(input.count + input.count / 8)
        for byte in input {
            if byte < 0x80 {
                text.bytes.append(byte)
            } else {
                text.bytes.append(0xC0 | byte >> 6)
                text.bytes.append(0x80 | byte & 0x3F)
            }
        }
        return text
    }

    /// Converts with the C library's `iconv`; nil where it has no such converter.
    private static func convert(_ input: UnsafeBufferPointer<UInt8>, from encoding: Encoding) -> DecodedText? {
        guard let converter = iconv_open("UTF-8", encoding.converterName), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var text = DecodedText(bytes: [], encoding: encoding)
        text.bytes.reserveCapacity(input.count + input.count / 2)
        guard let base = input.baseAddress else { return text }

        let capacity = 32 << 10
        let chunk = UnsafeMutableBufferPointer<CChar>.allocate(capacity: capacity)
        defer { chunk.deallocate() }

        // iconv's signature is not const, but it does not write to its input.
        var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
            .assumingMemoryBound(to: CChar.self)
        var left = input.count
        while left > 0 {
            var out = chunk.baseAddress
            var room = capacity
            let result = iconv(converter, &next, &left, &out, &room)
            let problem = errno
            text.bytes.append(contentsOf: UnsafeRawBufferPointer(start: chunk.baseAddress, count: capacity - room))
            if result != -1 || problem == E2BIG { continue }
            // A converter may hold a character back to see whether the next combines with it.
            text.bytes.append(contentsOf: flushed(converter, into: chunk))
            let index = input.count - left
            let rejected = rejection(input, at: index, in: encoding)
            text.bytes.append(contentsOf: rejected.instead)
            if rejected.instead == replacement { text.replacements += 1 }
            let length = min(left, rejected.length)
            left -= length
            next = next.map { $0 + length }
        }
        text.bytes.append(contentsOf: flushed(converter, into: chunk))
        return text
    }

    private static func flushed(_ converter: iconv_t, into chunk: UnsafeMutableBufferPointer<CChar>) -> [UInt8] {
        var out = chunk.baseAddress
        var room = chunk.count
        _ = iconv(converter, nil, nil, &out, &room)
        return Array(UnsafeRawBufferPointer(start: chunk.baseAddress, count: chunk.count - room))
    }

    /// What stands for bytes that the converter rejects, and how many they are: the error branches of the
    /// standard's decoders, in one place.
    private static func rejection(
        _ input: UnsafeBufferPointer<UInt8>, at index: Int, in encoding: Encoding
    ) -> (instead: [UInt8], length: Int) {
        let byte = input[index]
        if encoding.isSixteenBit { return (replacement, 2) }
        // The standard's index for windows-1252 has the C1 controls where the C library has nothing.
        if encoding == .windows1252 { return ([0xC0 | byte >> 6, 0x80 | byte & 0x3F], 1) }
        if encoding.isSingleByte { return (replacement, 1) }
        if encoding == .gb18030, byte == 0x80 { return (Array("\u{20AC}".utf8), 1) }
        // A trail byte that is ASCII is a character of its own; any other goes with its lead byte.
        if index + 1 < input.count, input[index + 1] >= 0x80, (0x81...0xFE).contains(byte) { return (replacement, 2) }
        return (replacement, 1)
    }
}

/// The index of the first byte at or after `start` that is not ASCII; the count where all are.
func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
}

/// A stretch of bytes as UTF-8.
enum UTF8Character: Equatable {
    /// A character of so many bytes.
    case wellFormed(Int)
    /// No character: the longest stretch that the standard replaces by one U+FFFD.
    case illFormed(Int)
}

/// The character at `index`, whose byte must not be ASCII: the WHATWG UTF-8 decoder's bounds.
@inline(__always)
func character(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UTF8Character {
    let lead = bytes[index]
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    let needed: Int
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF:
        needed = 2
        if lead == 0xE0 { lower = 0xA0 }
        if lead == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
        needed = 3
        if lead == 0xF0 { lower = 0x90 }
        if lead == 0xF4 { upper = 0x8F }
    default: return .illFormed(1)
    }
    var length = 1
    while length <= needed {
        guard index + length < bytes.count, bytes[index + length] >= lower, bytes[index + length] <= upper else {
            return .illFormed(length)
        }
        lower = 0x80
        upper = 0xBF
        length += 1
    }
    return .wellFormed(length)
}
