/// Two wordings of an event with what they do not share in brackets, the rest shortened.
enum WordDifference {
    /// The two texts from a little before where they part to a little behind where they meet again.
    ///
    /// Linear: what they share at the beginning and at the end is set aside, the middle is told whole.
    static func marked(_ old: String, _ new: String) -> (old: String, new: String) {
        let (before, after) = (words(old), words(new))
        var start = 0
        while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
        var end = 0
        while end < min(before.count, after.count) - start,
            before[before.count - 1 - end] == after[after.count - 1 - end]
        { end += 1 }
        return (marked(before, start, end), marked(after, start, end))
    }

    private static let shown = 6

    private static func marked(_ words: [String], _ start: Int, _ end: Int) -> String {
        let head = words[..<start].suffix(shown).joined()
        let middle = words[start..<(words.count - end)].joined()
        let tail = words.suffix(end).prefix(shown).joined()
        return (start > shown ? "…" : "") + head + "[" + middle + "]" + tail + (end > shown ? "…" : "")
    }

    /// Words with the space behind them; a character of a script without spaces is a word.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let isHan = character.unicodeScalars.first.map { (0x2E80...0x9FFF).contains($0.value) } ?? false
            if character.isWhitespace || isHan {
                word.append(character.isNewline ? " " : character)
                words.append(word)
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
