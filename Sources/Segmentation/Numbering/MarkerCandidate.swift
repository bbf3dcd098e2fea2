/// A place in the text that may number what follows it, with what speaks for and against.
struct MarkerCandidate: Equatable, Sendable {
    /// What stands before the marker.
    enum Before: UInt8, Sendable {
        /// The text, a block or a line begins here.
        case lineStart
        /// A sentence ended, then white space.
        case sentenceEnd
        /// A sentence ended and the marker is glued to its stop.
        case gluedToStop
        /// A colon: what follows is announced.
        case colon
        /// A semicolon or a comma: inside a sentence.
        case clause
        /// A bracket or a quotation closed behind a word, without a stop.
        case bracket
        /// A word that ended without a stop, then white space.
        case word
        /// A word that the marker is glued to.
        case gluedToWord

        /// Whether a sentence may begin with the marker: nothing, or the end of a sentence, stands before it.
        var opensSentence: Bool { self == .lineStart || self == .sentenceEnd || self == .gluedToStop }

        /// Whether a marker is glued to what stands before it, and no sentence ended there.
        var isGlued: Bool { self == .gluedToWord || self == .bracket }
    }

    /// What stands after the marker.
    enum After: UInt8, Sendable {
        case upper
        case lower
        case digit
        case han
        case quote
        /// The block ends.
        case end
        case other
    }

    /// The marker itself, UTF-8 offsets, without white space around it.
    var range: Range<Int>
    /// Where the content begins.
    var contentStart: Int
    var scheme: MarkerScheme
    /// The number; of a dotted number the last one.
    var value: Int
    /// The numbers before the last of a dotted number.
    var prefix: [Int] = []
    var before: Before
    var after: After
    /// Whether white space stands between the marker and its content.
    var spaced: Bool
    /// The level of the HTML heading that the marker opens; 0 where it opens none.
    var headingLevel: Int = 0
    /// Whether what follows up to the end of the line is short and no sentence, as headings are.
    var isShortLine = false
    /// Whether it is such a bare number beyond doubt: a nought fills it up ("05"), or it has a line to itself.
    var isSetApart = false
    /// Whether a number glued to it makes a fraction of the two: "24.20".
    var mayBeFraction = false
    /// Whether a heading without a number of its own stands right before it.
    var followsPlainHeading = false
    /// The name of the rule that refuses it whatever the outline; nil where none does.
    var refusal: String?
}
