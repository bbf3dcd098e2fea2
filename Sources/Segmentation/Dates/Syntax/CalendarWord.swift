/// An English word of up to twelve letters as one number, without regard to case.
struct CalendarWord: Hashable, Sendable {
    /// Five bits a letter; 0 where the word is empty or too long to be looked for.
    let packed: UInt64

    /// The longest word that has a key.
    static let longest = 12

    init(packed: UInt64) {
        self.packed = packed
    }

    /// The key of a word that is written out; other characters than letters are passed over.
    init(_ word: String) {
        var packed: UInt64 = 0
        var length = 0
        for byte in word.utf8 where byte.isLetter {
            packed = packed << 5 | UInt64(byte & 31)
            length += 1
        }
        self.packed = length <= CalendarWord.longest ? packed : 0
    }

    /// The key of the letters that stand in `range`.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        guard range.count <= CalendarWord.longest else {
            self.packed = 0
            return
        }
        var packed: UInt64 = 0
        for offset in range { packed = packed << 5 | UInt64(bytes[offset] & 31) }
        self.packed = packed
    }
}

/// A table from words to small values: open addressing, made once, read for every word of a text.
struct CalendarWordTable<Value: Sendable>: Sendable {
    private let keys: [UInt64]
    private let values: [Value?]
    private let shift: UInt64

    init(_ entries: [(String, Value)]) {
        var bits: UInt64 = 4
        while 1 << bits < entries.count * 4 { bits += 1 }
        var keys = [UInt64](repeating: 0, count: 1 << Int(bits))
        var values = [Value?](repeating: nil, count: 1 << Int(bits))
        for (word, value) in entries {
            let key = CalendarWord(word).packed
            guard key != 0 else { continue }
            var slot = Int((key &* CalendarWordTable.multiplier) >> (64 - bits))
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            values[slot] = value
        }
        self.keys = keys
        self.values = values
        self.shift = 64 - bits
    }

    /// The value of a word; nil for a word that is not in the table.
    subscript(_ key: CalendarWord) -> Value? {
        guard key.packed != 0 else { return nil }
        var slot = Int((key.packed &* CalendarWordTable.multiplier) >> shift)
        while keys[slot] != 0 {
            if keys[slot] == key.packed { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    // 2^64 divided by the golden ratio: Knuth, The Art of Computer Programming, volume 3, section 6.4.
    private static var multiplier: UInt64 { 0x9E37_79B9_7F4A_7C15 }
}

/// A set of words, without regard to case.
struct CalendarWordSet: Sendable {
    private let table: CalendarWordTable<Bool>

    /// The words of a list that white space parts.
    init(_ words: String) {
        table = CalendarWordTable(words.split(whereSeparator: \.isWhitespace).map { (String($0), true) })
    }

    func contains(_ key: CalendarWord) -> Bool { table[key] != nil }
}
