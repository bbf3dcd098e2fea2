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

    /// Titles of persons, forms of companies, months and other words that are shortened with a stop.
    private static let abbreviations = FoldedWordSet(
        [
            "approx", "apr", "art", "aug", "ave", "bros", "co", "corp", "dec", "dept", "dr", "est", "feb", "fig", "ft",
            "gen", "gov", "hon", "inc", "jan", "jr", "jul", "jun", "llc", "ltd", "mar", "mr", "mrs", "ms", "mt", "no",
            "nos", "nov", "oct", "plc", "prof", "rep", "rev", "sec", "sen", "sep", "sept", "sr", "st", "univ", "v", "vol",
            "vs",
        ])
}
