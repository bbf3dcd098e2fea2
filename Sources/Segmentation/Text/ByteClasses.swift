// Byte and scalar classes. All of segmentation works on UTF-8 bytes; these are the few questions it asks of them.

extension UInt8 {
    /// `0` to `9`.
    @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
    /// `A` to `Z`.
    @inline(__always) var isUpper: Bool { self &- 0x41 < 26 }
    /// `a` to `z`.
    @inline(__always) var isLower: Bool { self &- 0x61 < 26 }
    /// `A` to `Z` or `a` to `z`.
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// `A` to `Z`, `a` to `z` or `0` to `9`.
    @inline(__always) var isWord: Bool { isLetter || isDigit }
    /// Space, tab, line feed, carriage return, form feed, vertical tab.
    @inline(__always) var isSpace: Bool { self == 0x20 || self &- 9 < 5 }
    /// A line feed or a carriage return.
    @inline(__always) var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    /// A byte that continues a UTF-8 sequence.
    @inline(__always) var isContinuation: Bool { self & 0xC0 == 0x80 }
}

/// A Unicode scalar read from UTF-8, with the number of bytes it takes.
struct DecodedScalar {
    let value: UInt32
    let length: Int

    /// Nothing: the end of the text.
    static let none = DecodedScalar(value: 0, length: 0)
}

extension [UInt8] {
    /// The byte at `index`, or 0 outside the text.
    @inline(__always) func byte(at index: Int) -> UInt8 {
        index >= 0 && index < count ? self[index] : 0
    }

    /// The scalar that starts at `index`; a malformed byte reads as U+FFFD of length 1.
    @inline(__always) func scalar(at index: Int) -> DecodedScalar {
        guard index >= 0, index < count else { return .none }
        let first = self[index]
        if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + length <= count else {
            return DecodedScalar(value: 0xFFFD, length: 1)
        }
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length {
            let next = self[index + offset]
            guard next.isContinuation else { return DecodedScalar(value: 0xFFFD, length: 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        return DecodedScalar(value: value, length: length)
    }

    /// The scalar that ends before `index`.
    @inline(__always) func scalar(before index: Int) -> DecodedScalar {
        guard index > 0, index <= count else { return .none }
        var start = index - 1
        while start > 0, index - start < 4, self[start].isContinuation { start -= 1 }
        let decoded = scalar(at: start)
        guard decoded.length == index - start else { return DecodedScalar(value: 0xFFFD, length: 1) }
        return decoded
    }

    /// The first offset at or after `index`, not past `end`, that is no white space.
    @inline(__always) func skippingSpace(from index: Int, to end: Int) -> Int {
        var index = index
        while index < end {
            let length = spaceLength(at: index)
            if length == 0 { break }
            index += length
        }
        return Swift.min(index, end)
    }

    /// The last offset not before `start` such that no white space ends at it.
    @inline(__always) func trimmingSpace(to index: Int, from start: Int) -> Int {
        var index = index
        while index > start {
            if self[index - 1].isSpace {
                index -= 1
            } else if index - start >= 3, self[index - 3] == 0xE3, self[index - 2] == 0x80, self[index - 1] == 0x80 {
                index -= 3
            } else if index - start >= 2, self[index - 2] == 0xC2, self[index - 1] == 0xA0 {
                index -= 2
            } else {
                break
            }
        }
        return index
    }

    /// The last scalar of a range that is no white space. Where nothing else stands in the range it is the one before it.
    @inline(__always) func lastScalar(of range: Range<Int>) -> DecodedScalar {
        scalar(before: trimmingSpace(to: range.upperBound, from: range.lowerBound))
    }

    /// Whether a range ends on a stop that ends a sentence, white space aside.
    func endsSentence(_ range: Range<Int>) -> Bool { lastScalar(of: range).value.endsSentence }

    /// Whether a range is short and goes on to nothing: no sentence ends there, and none is left open. A heading without a
    /// number looks like this, and the name under a notice.
    func isHeading(_ range: Range<Int>, longest: Int) -> Bool {
        let last = lastScalar(of: range).value
        return range.count <= longest && !last.endsSentence && !last.isSemicolon && !last.isComma && !last.isColon
    }

    /// How many bytes of white space stand at `index`: ASCII, no-break or ideographic; 0 where there is none, and
    /// outside the text.
    @inline(__always) func spaceLength(at index: Int) -> Int {
        let first = byte(at: index)
        if first < 0x80 { return first.isSpace ? 1 : 0 }
        if first == 0xC2 { return byte(at: index + 1) == 0xA0 ? 2 : 0 }
        if first == 0xE3 { return byte(at: index + 1) == 0x80 && byte(at: index + 2) == 0x80 ? 3 : 0 }
        return 0
    }

    /// Whether the bytes of `word` stand at `index`.
    @inline(__always) func has(_ word: StaticString, at index: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index >= 0, index + length <= count else { return false }
        let start = word.utf8Start
        for offset in 0..<length where self[index + offset] != start[offset] { return false }
        return true
    }

    /// Whether the bytes of `word` end right before `index`, and begin no earlier than `start`.
    func ends(with word: StaticString, before index: Int, notBefore start: Int) -> Bool {
        let begin = index - word.utf8CodeUnitCount
        return begin >= start && has(word, at: begin)
    }
}

extension UInt32 {
    /// A Han character (CJK unified ideographs, extension A, compatibility, planes 2 and 3) or the zero `〇`.
    @inline(__always) var isHan: Bool {
        (0x4E00...0x9FFF).contains(self) || (0x3400...0x4DBF).contains(self) || self == 0x3007
            || (0xF900...0xFAFF).contains(self) || (0x20000...0x3FFFF).contains(self)
    }

    /// A stop that ends a sentence, in ASCII or full width.
    @inline(__always) var endsSentence: Bool {
        switch self {
        case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x2026: true
        default: false
        }
    }

    /// A quote or bracket that closes.
    @inline(__always) var closes: Bool {
        switch self {
        case 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201D, 0xBB, 0xFF09, 0x300D, 0x300F, 0x300B, 0x3011, 0xFF02: true
        default: false
        }
    }

    /// A quote or bracket that opens.
    @inline(__always) var opens: Bool {
        switch self {
        case 0x22, 0x27, 0x28, 0x5B, 0x2018, 0x201C, 0xAB, 0xFF08, 0x300C, 0x300E, 0x300A, 0x3010, 0xFF02: true
        default: false
        }
    }

    /// A colon, ASCII or full width.
    @inline(__always) var isColon: Bool { self == 0x3A || self == 0xFF1A }

    /// A comma, ASCII or full width; the ideographic comma `、` parts what is numbered and is another mark.
    @inline(__always) var isComma: Bool { self == 0x2C || self == 0xFF0C }

    /// A semicolon, ASCII or full width.
    @inline(__always) var isSemicolon: Bool { self == 0x3B || self == 0xFF1B }

    /// A hyphen, an en dash or an em dash.
    @inline(__always) var isDash: Bool { self == 0x2D || self == 0x2013 || self == 0x2014 }
}
