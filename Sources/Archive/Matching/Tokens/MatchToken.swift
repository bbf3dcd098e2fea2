import Model

/// A word of a report as it is compared: an amount in its base unit, a date as its interval, a word as its class or stem.
struct MatchToken: Sendable {
    enum Kind: UInt8, Sendable {
        case word, han, name, number, amount, date, code, ordinal
        /// These tell nothing by themselves.
        case function, colour, hedge, reporting
        /// These turn what is told.
        case negation, intention

        /// Whether it tells something that may agree or contradict.
        var isTelling: Bool { rawValue <= Kind.ordinal.rawValue }
        /// Whether it is one of the facts that must not differ.
        var isFact: Bool { (Kind.name.rawValue...Kind.ordinal.rawValue).contains(rawValue) }
    }

    var kind: Kind
    var flags: Lexeme.Flags
    /// What it is compared by.
    var key: UInt64
    /// As printed, without case.
    var surface: UInt64
    /// The number of the class in `WordClass.all` and 1; 0 for a word in none.
    var wordClass: Int16 = 0
    /// Whether its class is an action.
    var isAction = false
    /// Whether it takes up a name told elsewhere.
    var isAnaphor = false
    /// Whether the form of a company stood behind it.
    var endsName = false
    /// Where in `amounts` or `dates` of the text it is; -1 for none.
    var detail: Int32 = -1
    /// Where it stands: code points of the text.
    var start: Int32
    var end: Int32

    var length: Int { Int(end - start) }
}

/// An amount, in its base unit.
struct Amount: Sendable {
    var value: Double
    /// The hash of the base unit; 0 for a bare number.
    var unit: UInt64
    /// The hash of `per`; 0 for none.
    var per: UInt64 = 0
    /// The number as printed, without multiplier and unit.
    var mantissa: Double
    /// What the last printed digit is worth, in the base unit; 0 where it is not known.
    var precision: Double
    /// How many digits are printed.
    var digits: Int
    /// Whether a word like "about" stands by it, and on which side of it the true value lies.
    var isHedged = false
    var bound: Int8 = 0
}

/// A text as matching reads it.
struct TokenizedText: Sendable {
    var scalars: [UInt32]
    var tokens: [MatchToken]
    var amounts: [Amount]
    var dates: [DateMention]
    /// How long it is in words; a Han character counts for half a word.
    var words: Double

    /// The words between two tokens, as printed.
    func words(_ tokens: Range<Int>) -> String {
        guard let first = tokens.first, tokens.upperBound <= self.tokens.count else { return "" }
        let start = Int(self.tokens[first].start)
        let end = Int(self.tokens[tokens.upperBound - 1].end)
        guard start < end, end <= scalars.count else { return "" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<end].lazy.compactMap(Unicode.Scalar.init))
        return String(text)
    }
}
