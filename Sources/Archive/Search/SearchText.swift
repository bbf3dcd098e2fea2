/// Text as the full-text index has it, and questions as they are put to it.
///
/// SQLite's FTS5 (https://sqlite.org/fts5.html) knows words that white space parts. Chinese has none, so a run of Han
/// characters stands in the index as all pairs of neighbours, and its last character by itself: a word of two characters
/// is then one token, a longer one a phrase of them, and a single one the beginning of a pair. Everything else is left to
/// FTS5: case and diacritics are folded, English words are reduced to their stems.
enum SearchText {
    /// A text as it is put into the index. Linear time.
    static func indexed(_ text: String) -> String { rewritten(text, isWhole: true) }

    /// A phrase as FTS5 takes it: the tokens one after the other; nil where the text has no character that counts.
    static func phrase(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
            return nil
        }
        let tokens = rewritten(text, isWhole: false).replacingQuotes
        // The index has a pair for every Han character but the last of a run.
        let isOneCharacter = scalars.count == 1 && isHan(scalars[0])
        return isOneCharacter ? "\"\(tokens)\" *" : "\"\(tokens)\""
    }

    /// - Parameter isWhole: whether the last character of a run at the end of the text stands by itself as well, which in
    ///   a question would ask for the run to end there.
    private static func rewritten(_ text: String, isWhole: Bool) -> String {
        // Nearly all texts of an English archive come back at once.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        func end(isLast: Bool) {
            guard !run.isEmpty else { return }
            result.append(" ")
            for (one, other) in zip(run, run.dropFirst()) {
                result.append(one)
                result.append(other)
                result.append(" ")
            }
            if let last = run.last, !isLast || isWhole || run.count == 1 {
                result.append(last)
                result.append(" ")
            }
            run = []
        }
        for scalar in text.unicodeScalars {
            if isHan(scalar) {
                run.append(scalar)
            } else {
                end(isLast: false)
                result.append(narrow(scalar))
            }
        }
        end(isLast: true)
        return String(result)
    }

    /// Han characters, kana and hangul: scripts that white space does not part into words.
    static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3005, 0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
            0x20000...0x323AF:
            true
        default: false
        }
    }

    /// A full-width letter or digit in its usual width.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}

extension String {
    /// The text with spaces in place of quotation marks, which end a string in FTS5.
    fileprivate var replacingQuotes: String { String(map { $0 == "\"" ? " " : $0 }) }
}
