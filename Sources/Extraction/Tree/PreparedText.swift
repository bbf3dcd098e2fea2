#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Makes text fit for libxml2: no NUL, and no element with more attributes than a limit.
///
/// libxml2 compares every attribute of a start tag with all before it, in quadratic time, before anyone can stop
/// it; and a NUL byte ends its input. The text is only written to where there is something to mend.
struct PreparedText {
    /// The text, of the same meaning.
    private(set) var bytes: [UInt8]
    /// NUL bytes that were dropped, as HTML's tree construction drops them.
    private(set) var droppedNULs = 0
    /// Start tags that lost attributes.
    private(set) var floodedTags = 0

    init(_ text: [UInt8], attributeLimit: Int) {
        bytes = text
        if bytes.contains(0) {
            let before = bytes.count
            bytes.removeAll { $0 == 0 }
            droppedNULs = before - bytes.count
        }
        let floods = bytes.withUnsafeBufferPointer { PreparedText.floods($0, limit: attributeLimit) }
        floodedTags = floods.count
        for flood in floods {
            for index in flood { bytes[index] = 0x20 }
        }
    }

    /// The stretches of start tags that hold the attributes past the limit. One pass; most of a page is skipped
    /// by `memchr`, and a tag shorter than two bytes an attribute cannot hold too many.
    private static func floods(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> [Range<Int>] {
        guard let base = bytes.baseAddress else { return [] }
        var found: [Range<Int>] = []
        var index = 0
        func next(_ byte: UInt8, from start: Int) -> Int? {
            guard start < bytes.count, let hit = memchr(base + start, Int32(byte), bytes.count - start) else {
                return nil
            }
            return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        }
        while let open = next(UInt8(ascii: "<"), from: index) {
            index = open + 1
            guard index < bytes.count, bytes[index].isLetterASCII else { continue }
            guard let close = next(UInt8(ascii: ">"), from: index) else {
                if bytes.count - index < limit * 2 { return found }
                index = tagEnd(bytes, from: index, limit: limit, into: &found)
                continue
            }
            if close - open < limit * 2 {
                index = close
                continue
            }
            index = tagEnd(bytes, from: index, limit: limit, into: &found)
        }
        return found
    }

    /// Reads one long start tag and returns where it ends.
    private static func tagEnd(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int, into found: inout [Range<Int>]
    ) -> Int {
        var index = start
        var count = 0
        var floodStart: Int?
        while index < bytes.count, !bytes[index].isSpaceASCII, bytes[index] != UInt8(ascii: ">") { index += 1 }
        while index < bytes.count {
            while index < bytes.count, bytes[index].isSpaceASCII || bytes[index] == UInt8(ascii: "/") { index += 1 }
            guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { break }
            count += 1
            if count == limit + 1 { floodStart = index }
            while index < bytes.count, !bytes[index].isSpaceASCII, bytes[index] != UInt8(ascii: ">"),
                bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: "=")
            {
                index += 1
            }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
            index += 1
            while index < bytes.count, bytes[index].isSpaceASCII { index += 1 }
            guard index < bytes.count else { break }
            let quote = bytes[index]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                index += 1
                while index < bytes.count, bytes[index] != quote { index += 1 }
                if index < bytes.count { index += 1 }
            } else {
                while index < bytes.count, !bytes[index].isSpaceASCII, bytes[index] != UInt8(ascii: ">") { index += 1 }
            }
        }
        if let floodStart { found.append(floodStart..<min(index, bytes.count)) }
        return index
    }
}
