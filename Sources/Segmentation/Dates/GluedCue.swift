/// Finds the preposition of a date that is glued to the word before it: "CandlesOn August 31".
enum GluedCue {
    private static let cues: [(word: StaticString, cue: CalendarCue)] = [
        ("On ", .on), ("In ", .within), ("At ", .on), ("From ", .from), ("During ", .within),
    ]

    /// The expression with its preposition, where it had lost one.
    static func restored(_ expression: CalendarExpression, in bytes: [UInt8]) -> CalendarExpression {
        guard expression.cue == nil, expression.standing == .time else { return expression }
        let start = expression.cueRange.lowerBound
        for (word, cue) in cues where bytes.ends(with: word, before: start, notBefore: 1) {
            let seam = start - word.utf8CodeUnitCount
            guard bytes[seam - 1].isLetter || bytes[seam - 1].isDigit else { continue }
            var restored = expression
            restored.cue = cue
            restored.cueRange = seam..<expression.range.upperBound
            return restored
        }
        return expression
    }
}
