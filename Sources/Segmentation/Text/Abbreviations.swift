extension Word {
    /// Whether the stop after the word is one of an abbreviation or an initial: "Co.", "Ltd.", "U.S.", "J.".
    func isAbbreviation(in bytes: [UInt8]) -> Bool {
        guard lastMark == UInt8(ascii: ".") else { return false }
        if core.count == 1, bytes[core.lowerBound].isUpper { return true }
        for position in core where bytes[position] == UInt8(ascii: ".") && bytes[core.lowerBound].isLetter {
            return true
        }
        return Word.abbreviations.contains(folded)
    }

    private static let abbreviations = FoldedWordSet(
        [
            "co", "ltd", "inc", "corp", "no", "nos", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "jr", "sr", "dept",
            "univ",
            "approx", "est", "fig", "vol", "sec", "art", "gen", "gov", "sen", "rep", "rev", "jan", "feb", "mar", "apr",
            "jun",
            "jul", "aug", "sep", "sept", "oct", "nov", "dec", "bros", "llc", "plc", "ave", "mt", "ft", "hon",
        ])
}
