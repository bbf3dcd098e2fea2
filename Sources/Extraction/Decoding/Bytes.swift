// Text as UTF-8 bytes: the few questions that the walk asks of them.

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// Whether the bytes begin with those of `prefix`.
    func begins(with prefix: [UInt8]) -> Bool {
        guard count >= prefix.count else { return false }
        var index = startIndex
        for byte in prefix {
            if self[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// Whether the bytes end with those of `suffix`.
    func ends(with suffix: [UInt8]) -> Bool {
        guard count >= suffix.count else { return false }
        var index = endIndex - suffix.count
        for byte in suffix {
            if self[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// Where `needle` first stands at or after `start`; nil where it does not. Meant for short needles.
    func firstIndex(of needle: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, count >= needle.count else { return nil }
        var index = Swift.max(start, startIndex)
        let last = endIndex - needle.count
        search: while index <= last {
            if self[index] == first {
                for offset in 1..<Swift.max(1, needle.count) where self[index + offset] != needle[offset] {
                    index += 1
                    continue search
                }
                return index
            }
            index += 1
        }
        return nil
    }

    /// Whether `needle` stands anywhere in the bytes.
    func holds(_ needle: [UInt8]) -> Bool { firstIndex(of: needle, from: startIndex) != nil }

    /// The bytes with A to Z in lower case.
    func lowercasedASCII() -> [UInt8] { map { $0.isUpperASCII ? $0 | 0x20 : $0 } }

    /// The bytes as a string.
    var string: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
    /// A to Z.
    var isUpperASCII: Bool { self &- 0x41 < 26 }
    /// a to z.
    var isLowerASCII: Bool { self &- 0x61 < 26 }
    /// A to Z, a to z.
    var isLetterASCII: Bool { (self | 0x20) &- 0x61 < 26 }
    /// 0 to 9.
    var isDigitASCII: Bool { self &- 0x30 < 10 }
    /// Space, tab, line feed, form feed, carriage return: HTML's ASCII white space.
    var isSpaceASCII: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    /// The letter in lower case, any other byte as it is.
    var lowercasedASCII: UInt8 { isUpperASCII ? self | 0x20 : self }
}

/// The range of `bytes` within `range` without the white space around it: ASCII white space, no-break space
/// (U+00A0), ideographic space (U+3000), zero-width space (U+200B) and byte order mark (U+FEFF).
func trimmed(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
        if bytes[start].isSpaceASCII {
            start += 1
        } else if start + 2 <= end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
            start += 2
        } else if start + 3 <= end, isWideSpace(bytes, at: start) {
            start += 3
        } else {
            break
        }
    }
    while end > start {
        if bytes[end - 1].isSpaceASCII {
            end -= 1
        } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
            end -= 2
        } else if end - 3 >= start, isWideSpace(bytes, at: end - 3) {
            end -= 3
        } else {
            break
        }
    }
    return start..<end
}

/// Whether U+3000, U+200B or U+FEFF stands at `index`, where three bytes are known to be.
private func isWideSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): true
    default: false
    }
}

/// `string` with runs of white space as one space each and none around it. White space is what `trimmed` takes for
/// it.
func collapsed(_ string: some StringProtocol) -> String {
    let bytes = Array(string.utf8)
    var collapsed: [UInt8] = []
    collapsed.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
        var index = 0
        var pending = false
        while index < bytes.count {
            var width = 0
            if bytes[index].isSpaceASCII {
                width = 1
            } else if index + 1 < bytes.count, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
                width = 2
            } else if index + 2 < bytes.count, isWideSpace(bytes, at: index) {
                width = 3
            }
            if width > 0 {
                pending = true
                index += width
                continue
            }
            if pending, !collapsed.isEmpty { collapsed.append(0x20) }
            pending = false
            collapsed.append(bytes[index])
            index += 1
        }
    }
    return collapsed.string
}
