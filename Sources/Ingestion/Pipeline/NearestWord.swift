/// Finds the word that somebody meant to type.
enum NearestWord {
    /// The word nearest to `typed`, if it is near enough to be meant: at most a third of its letters differ.
    static func to(_ typed: String, in words: [String]) -> String? {
        let typed = Array(typed.lowercased().unicodeScalars)
        guard typed.count < 64 else { return nil }
        var best: (distance: Int, word: String)?
        for word in words {
            let distance = distance(typed, Array(word.unicodeScalars))
            if distance < best?.distance ?? Int.max { best = (distance, word) }
        }
        guard let best, best.distance <= max(1, max(typed.count, best.word.count) / 3) else { return nil }
        return best.word
    }

    /// The optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours each cost one.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + Array(repeating: 0, count: right.count)
            for column in 1...right.count {
                let replaced = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
                current[column] = min(replaced, last[column] + 1, current[column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    current[column] = min(current[column], beforeLast[column - 2] + 1)
                }
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
