/// How often two words stand side by side in a text: names do again and again, the two sides of a seam do once.
struct WordPairs {
    private let counts: PairCounts
    private let bytes: [UInt8]

    init(bytes: [UInt8], regions: [Region]) {
        self.bytes = bytes
        var pairs: [UInt64] = []
        var previous: UInt64?
        for region in regions {
            previous = nil
            var index = region.range.lowerBound
            let end = region.range.upperBound
            while index < end {
                while index < end, !bytes[index].isLetter, !bytes[index].isDigit, bytes[index] < 0x80 {
                    if !bytes[index].isSpace { previous = nil }
                    index += 1
                }
                guard index < end else { break }
                // Only words with a capital are names.
                guard bytes[index].isUpper else {
                    while index < end, !bytes[index].isSpace, !WordPairs.ends(bytes[index]) { index += 1 }
                    previous = nil
                    continue
                }
                var hash: UInt64 = 0xCBF2_9CE4_8422_2325
                while index < end, !bytes[index].isSpace, !WordPairs.ends(bytes[index]) {
                    hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
                    index += 1
                }
                if let previous { pairs.append(previous &* 31 &+ hash) }
                previous = hash
            }
        }
        counts = PairCounts(pairs)
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ";")
            || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    func occurrences(_ left: Word, _ right: Word) -> Int {
        guard left.isCapitalised, right.isCapitalised, left.lastMark == 0 else { return 0 }
        return counts[hash(left.core) &* 31 &+ hash(right.core)]
    }

    private func hash(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            if WordPairs.ends(bytes[index]) { break }
            hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        }
        return hash
    }
}

/// How often each of many hashes comes: open addressing, made once.
private struct PairCounts {
    private var keys: [UInt64]
    private var counts: [Int32]
    private let shift: UInt64

    init(_ hashes: [UInt64]) {
        var bits: UInt64 = 4
        while 1 << bits < hashes.count * 2 { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: 0, count: 1 << Int(bits))
        counts = [Int32](repeating: 0, count: 1 << Int(bits))
        for hash in hashes {
            let slot = slot(of: hash)
            keys[slot] = hash
            counts[slot] &+= 1
        }
    }

    subscript(hash: UInt64) -> Int { Int(counts[slot(of: hash)]) }

    /// Where a hash stands, or the empty slot where it would.
    private func slot(of hash: UInt64) -> Int {
        var slot = Int((hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while counts[slot] > 0, keys[slot] != hash { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }
}
