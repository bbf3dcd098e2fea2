/// Finds text that a page prints twice: the article once for each kind of screen, or a summary that repeats the
/// first paragraph.
enum Repetition {
    /// Bytes, white space not counted, from which on the same text again is a copy and not a coincidence.
    static let shortest = 120
    /// The same for a line that says that it goes on elsewhere.
    static let shortestExtract = 60
    /// Bytes of a line's beginning by which copies are looked for.
    private static let key = 32

    /// The lines that repeat others, as indices into `lines`.
    ///
    /// Copies may break their lines differently: the comparison is over the text without white space, from every
    /// beginning of a line. Expected linear time; a comparison that fails costs no more than `shortest` bytes
    /// unless it found a copy, which is then passed over.
    static func copies(_ lines: [ArraySlice<UInt8>]) -> [Int] {
        guard beginsTwice(lines) else { return [] }
        var text: [UInt8] = []
        var starts: [Int] = []
        starts.reserveCapacity(lines.count + 1)
        for line in lines {
            starts.append(text.count)
            for byte in line where byte > 0x20 { text.append(byte) }
        }
        starts.append(text.count)
        guard text.count >= shortest else { return [] }

        var first: [UInt64: Int] = [:]
        var copies: [Int] = []
        var line = 0
        while line < lines.count {
            let start = starts[line]
            guard start + key <= text.count, starts[line + 1] > start else {
                line += 1
                continue
            }
            let hash = hash(text, start)
            guard let earlier = first[hash] else {
                first[hash] = line
                line += 1
                continue
            }
            let length = commonLength(text, starts[earlier], start)
            guard length >= (isCutOff(lines[earlier]) ? shortestExtract : shortest) else {
                line += 1
                continue
            }
            // All lines that the copy covers to their end.
            var next = line
            while next < lines.count, starts[next + 1] <= start + length { next += 1 }
            if next > line {
                copies.append(contentsOf: line..<next)
                line = next
            } else {
                // The later one goes on where the earlier stops: the earlier was an extract of it.
                let end = starts[earlier + 1] - starts[earlier]
                if end <= length + 9 { copies.append(earlier) }
                first[hash] = line
                line += 1
            }
        }
        return copies.sorted()
    }

    /// Whether any two lines begin alike, without which nothing is there twice: spares most pages the rest.
    private static func beginsTwice(_ lines: [ArraySlice<UInt8>]) -> Bool {
        var seen: Set<UInt64> = []
        return lines.contains { line in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            var length = 0
            for byte in line where byte > 0x20 {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                length += 1
                if length == key { return !seen.insert(hash).inserted }
            }
            return false
        }
    }

    private static func isCutOff(_ line: ArraySlice<UInt8>) -> Bool {
        line.ends(with: Array("…".utf8)) || line.ends(with: Array("...".utf8))
    }

    private static func commonLength(_ text: [UInt8], _ left: Int, _ right: Int) -> Int {
        var length = 0
        // Never into the copy itself.
        while left + length < right, right + length < text.count, text[left + length] == text[right + length] {
            length += 1
        }
        return length
    }

    private static func hash(_ text: [UInt8], _ start: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text[start..<(start + key)] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}
