/// A word without regard to case, packed into two machine words so that it is compared and looked up without
/// touching the heap.
struct FoldedWord: Hashable, Sendable {
    /// The longest word that is kept, in bytes.
    static let longest = 16

    /// The bytes, the first lowest; both 0 for a word that is empty or too long to be kept.
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    /// A word that is written out in small letters.
    init(_ word: StaticString) {
        self.init(
            Array(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)), 0..<word.utf8CodeUnitCount
        )
    }

    /// The word in a range, without a possessive "'s".
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        let end = FoldedWord.end(of: range, in: bytes)
        guard end - range.lowerBound <= FoldedWord.longest else { return }
        for index in range.lowerBound..<end {
            let byte = UInt64(bytes[index].isUpper ? bytes[index] | 0x20 : bytes[index])
            let shift = UInt64(index - range.lowerBound) * 8
            if shift < 64 { low |= byte << shift } else { high |= byte << (shift - 64) }
        }
    }

    /// Whether the word was empty or too long to be kept: nothing can be said of it.
    var isUnknown: Bool { low == 0 }

    /// Where a word ends without a possessive "'s".
    static func end(of range: Range<Int>, in bytes: [UInt8]) -> Int {
        let end = range.upperBound
        guard range.count > 2, bytes[end - 1] == UInt8(ascii: "s") else { return end }
        if bytes[end - 2] == UInt8(ascii: "'") { return end - 2 }
        if range.count > 4, bytes[end - 2] == 0x99, bytes[end - 3] == 0x80, bytes[end - 4] == 0xE2 { return end - 4 }
        return end
    }
}

/// A set of words, without regard to case.
struct FoldedWordSet: Sendable {
    /// Open addressing; a word that is unknown stands where there is none.
    private let slots: [FoldedWord]
    private let shift: UInt64

    /// The words, in small letters, none longer than a `FoldedWord` keeps.
    init(_ words: [StaticString]) {
        var bits: UInt64 = 4
        while 1 << bits < words.count * 4 { bits += 1 }
        shift = 64 - bits
        var slots = [FoldedWord](repeating: FoldedWord(""), count: 1 << Int(bits))
        for word in words.map(FoldedWord.init) where !word.isUnknown {
            var slot = FoldedWordSet.slot(of: word, shift)
            while !slots[slot].isUnknown, slots[slot] != word { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = word
        }
        self.slots = slots
    }

    func contains(_ word: FoldedWord) -> Bool {
        guard !word.isUnknown else { return false }
        var slot = FoldedWordSet.slot(of: word, shift)
        while !slots[slot].isUnknown {
            if slots[slot] == word { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    // 2^64 divided by the golden ratio: Knuth, The Art of Computer Programming, volume 3, section 6.4.
    @inline(__always) fileprivate static func slot(of word: FoldedWord, _ shift: UInt64) -> Int {
        Int(((word.low ^ word.high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}

/// A value for each of some words, without regard to case: open addressing, made once.
struct FoldedWordTable<Value: Sendable>: Sendable {
    private let words: [FoldedWord]
    private let places: [Int32]
    private let values: [Value]
    private let shift: UInt64

    init(_ entries: [FoldedWord: Value]) {
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 3 { bits += 1 }
        shift = 64 - bits
        var words = [FoldedWord](repeating: FoldedWord(""), count: 1 << Int(bits))
        var places = [Int32](repeating: -1, count: words.count)
        var values: [Value] = []
        for (word, value) in entries where !word.isUnknown {
            var slot = FoldedWordSet.slot(of: word, shift)
            while !words[slot].isUnknown { slot = (slot + 1) & (words.count - 1) }
            words[slot] = word
            places[slot] = Int32(values.count)
            values.append(value)
        }
        self.words = words
        self.places = places
        self.values = values
    }

    /// The value of a word; nil where it has none.
    @inline(__always) subscript(word: FoldedWord) -> Value? {
        guard !word.isUnknown else { return nil }
        var slot = FoldedWordSet.slot(of: word, shift)
        while !words[slot].isUnknown {
            if words[slot] == word { return values[Int(places[slot])] }
            slot = (slot + 1) & (words.count - 1)
        }
        return nil
    }
}
