// The few questions that the readers ask of UTF-8 bytes.

extension UInt8 {
    /// Space, tab, line feed, form feed, carriage return: HTML's ASCII white space.
    var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C }
    /// 0 to 9.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// A to Z, a to z.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// A to Z.
    var isUpper: Bool { self &- 0x41 < 26 }
    /// The letter in lower case, any other byte as it is.
    var lowercased: UInt8 { isUpper ? self | 0x20 : self }
}

extension Collection where Element == UInt8 {
    /// The bytes with white space at either end left out.
    func trimmingSpace() -> [UInt8] {
        var bytes = Array(self)[...]
        while let first = bytes.first, first.isSpace { bytes.removeFirst() }
        while let last = bytes.last, last.isSpace { bytes.removeLast() }
        return Array(bytes)
    }

    /// The bytes as a string, runs of white space as one space and none at either end; nil where nothing is left. White
    /// space is ASCII's, the no-break space, the ideographic and the zero-width space, and the byte order mark.
    func collapsedText() -> String? {
        let bytes = Array(self)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isPending = false
        var index = 0
        while index < bytes.count {
            let width = bytes.spaceWidth(at: index)
            if width > 0 {
                isPending = true
                index += width
                continue
            }
            if isPending, !result.isEmpty { result.append(0x20) }
            isPending = false
            result.append(bytes[index])
            index += 1
        }
        return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
    }
}

extension [UInt8] {
    /// How many bytes of white space begin at an index: 0 where none does.
    fileprivate func spaceWidth(at index: Int) -> Int {
        let byte = self[index]
        if byte < 0x80 { return byte.isSpace || byte < 0x20 || byte == 0x7F ? 1 : 0 }
        if byte == 0xC2, index + 1 < count, self[index + 1] == 0xA0 { return 2 }
        guard index + 2 < count else { return 0 }
        switch (byte, self[index + 1], self[index + 2]) {
        case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): return 3
        default: return 0
        }
    }
}
