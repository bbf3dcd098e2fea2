/// What single bytes and short runs of UTF-8 mean to the reader of quantities. Every function is safe on bytes that
/// are no UTF-8.
enum QuantityBytes {
    @inline(__always) static func folded(_ byte: UInt8) -> UInt8 { byte.isUpper ? byte | 0x20 : byte }

    /// The length of the white space that starts at `index`: 0 where there is none.
    /// A line break counts; a second one, which parts paragraphs, does not.
    static func gap(_ bytes: [UInt8], at index: Int, limit: Int) -> Int {
        guard index < limit else { return 0 }
        switch bytes[index] {
        case 0x20, 0x09: return 1
        case 0x0A: return 1
        case 0xC2: return index + 1 < limit && bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < limit, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] == 0x89 || bytes[index + 2] == 0xAF ? 3 : 0
        case 0xE3:
            guard index + 2 < limit, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// Where the text goes on after at most two white spaces.
    static func afterGaps(_ bytes: [UInt8], at index: Int, limit: Int) -> Int {
        let first = index + gap(bytes, at: index, limit: limit)
        guard first > index else { return index }
        return first + gap(bytes, at: first, limit: limit)
    }

    /// Where the text before `index` ends, less at most two white spaces.
    static func beforeGaps(_ bytes: [UInt8], at index: Int, floor: Int) -> Int {
        var end = index
        for _ in 0..<2 {
            if end > floor, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 || bytes[end - 1] == 0x0A {
                end -= 1
            } else if end - 2 >= floor, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
                end -= 2
            }
        }
        return end
    }

    /// The scalar of the three-byte sequence at `index`; 0 where there is none. All of Han and the full-width forms
    /// are three bytes long.
    @inline(__always) static func scalar(_ bytes: [UInt8], at index: Int, limit: Int) -> UInt32 {
        guard index >= 0, index + 2 < limit, bytes[index] & 0xF0 == 0xE0 else { return 0 }
        let second = bytes[index + 1]
        let third = bytes[index + 2]
        guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return 0 }
        return UInt32(bytes[index] & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    }

    /// The scalar of the three-byte sequence that ends before `index`; 0 where there is none.
    static func scalar(_ bytes: [UInt8], before index: Int, floor: Int) -> UInt32 {
        guard index - 3 >= floor else { return 0 }
        return scalar(bytes, at: index - 3, limit: index)
    }

    static func isHan(_ scalar: UInt32) -> Bool { (0x3400...0x9FFF).contains(scalar) }

    /// Whether `bytes` goes on with `other` at `index`.
    static func matches(_ bytes: [UInt8], at index: Int, limit: Int, _ other: [UInt8]) -> Bool {
        guard index >= 0, index + other.count <= limit else { return false }
        for offset in other.indices where bytes[index + offset] != other[offset] { return false }
        return true
    }
}
