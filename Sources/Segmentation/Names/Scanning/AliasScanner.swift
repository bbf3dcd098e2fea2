/// Finds the names of a reader's own table, wherever they stand as whole words.
///
/// They are taken as they are written, capitals included: the table knows what is a name, and no rule has to. One pass, linear
/// time beside the length of a name.
struct AliasScanner {
    private let aliases: [Alias]
    private let han: HanTrie
    /// Those that begin with a letter or a digit, by their first word, the longest first.
    private let latin: FoldedWordTable<[(bytes: [UInt8], alias: Int)]>

    init(_ aliases: [Alias]) {
        self.aliases = aliases
        var latin: [FoldedWord: [(bytes: [UInt8], alias: Int)]] = [:]
        for (index, alias) in aliases.enumerated() {
            let bytes = Array(alias.text.utf8)
            latin[AliasScanner.firstWord(of: bytes, at: 0, limit: bytes.count).word, default: []].append((bytes, index))
        }
        self.latin = FoldedWordTable(latin.mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } })
        han = HanTrie(aliases.enumerated().map { ($1.text, $0) })
    }

    private static func firstWord(of bytes: [UInt8], at start: Int, limit: Int) -> (word: FoldedWord, end: Int) {
        // What is longer than a folded word is known by its beginning.
        var end = start
        while end < limit, isPart(bytes[end]) { end += 1 }
        return (FoldedWord(bytes, start..<min(end, start + FoldedWord.longest)), end)
    }

    /// Whether a byte is part of a word: a letter or a digit, or of a letter with an accent.
    private static func isPart(_ byte: UInt8) -> Bool { byte.isWord || byte >= 0x80 && byte < 0xE2 }

    func findings(in units: [Range<Int>], of bytes: [UInt8]) -> [NameFinding] {
        var found: [NameFinding] = []
        for unit in units {
            var index = unit.lowerBound
            while index < unit.upperBound {
                let byte = bytes[index]
                if AliasScanner.isPart(byte) {
                    let first = AliasScanner.firstWord(of: bytes, at: index, limit: unit.upperBound)
                    if let match = match(first.word, in: bytes, at: index, limit: unit.upperBound) {
                        found.append(finding(match.alias, index..<match.end))
                        index = match.end
                    } else {
                        index = max(first.end, index + 1)
                    }
                } else if byte >= 0xE3 {
                    let scalar = bytes.scalar(at: index)
                    if let match = han.longestMatch(scalar, in: bytes, at: index, limit: unit.upperBound),
                        isWhole(match.end, in: bytes)
                    {
                        found.append(finding(match.meaning, index..<match.end))
                        index = match.end
                    } else {
                        index += max(1, scalar.length)
                    }
                } else {
                    index += 1
                }
            }
        }
        return found
    }

    private func match(
        _ word: FoldedWord, in bytes: [UInt8], at start: Int, limit: Int
    ) -> (alias: Int, end: Int)? {
        for candidate in latin[word] ?? [] {
            let end = start + candidate.bytes.count
            if end <= limit, bytes[start..<end].elementsEqual(candidate.bytes), isWhole(end, in: bytes) {
                return (candidate.alias, end)
            }
        }
        return nil
    }

    /// Whether a name may end at an offset: not in the midst of a word in letters.
    private func isWhole(_ end: Int, in bytes: [UInt8]) -> Bool {
        bytes.scalar(before: end).value.isHan || !AliasScanner.isPart(bytes.byte(at: end))
            || !AliasScanner.isPart(bytes.byte(at: end - 1))
    }

    private func finding(_ index: Int, _ range: Range<Int>) -> NameFinding {
        let alias = aliases[index]
        return NameFinding(
            rule: .alias, range: range, kind: alias.kind ?? (alias.isPlace ? nil : .company),
            name: alias.name == alias.text ? nil : alias.name, isPlace: alias.isPlace)
    }
}
