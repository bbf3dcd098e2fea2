/// Words with what they mean, looked up by their bytes without making a string; ASCII letters match in either case.
/// Open addressing over an FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/): a look-up costs the word's length.
struct QuantityWordTable<Meaning: Sendable>: Sendable {
    private var slots: [Int32]
    private var words: [[UInt8]] = []
    private var meanings: [Meaning] = []
    private let longest: Int

    /// The first meaning given to a word holds.
    init(_ entries: [(String, Meaning)]) {
        var capacity = 16
        while capacity < entries.count * 2 { capacity *= 2 }
        slots = Array(repeating: -1, count: capacity)
        longest = entries.map { $0.0.utf8.count }.max() ?? 0
        for (word, meaning) in entries {
            let key = word.utf8.map { QuantityBytes.folded($0) }
            let slot = slot(of: key, in: 0..<key.count)
            guard slots[slot] < 0 else { continue }
            slots[slot] = Int32(words.count)
            words.append(key)
            meanings.append(meaning)
        }
    }

    private func slot(of bytes: [UInt8], in range: Range<Int>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for index in range { hash = (hash ^ UInt32(QuantityBytes.folded(bytes[index]))) &* 16_777_619 }
        var slot = Int(hash) & (slots.count - 1)
        while true {
            let entry = Int(slots[slot])
            if entry < 0 || equals(words[entry], bytes, range) { return slot }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    private func equals(_ word: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard word.count == range.count else { return false }
        var index = range.lowerBound
        for byte in word {
            if byte != QuantityBytes.folded(bytes[index]) { return false }
            index += 1
        }
        return true
    }

    /// What the word at `range` means.
    subscript(bytes: [UInt8], range: Range<Int>) -> Meaning? {
        guard !range.isEmpty, range.count <= longest else { return nil }
        let entry = Int(slots[slot(of: bytes, in: range)])
        return entry < 0 ? nil : meanings[entry]
    }
}

extension QuantityWordTable where Meaning == Bool {
    /// A set of words.
    init(words: [String]) {
        self.init(words.map { ($0, true) })
    }

    func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { self[bytes, range] ?? false }
}
