import Model

/// A part of a page's text and what it is to its reader.
///
/// The stretches of a reading stand in order and apart, and every letter and digit of the text stands in one of them:
/// between them is nothing but white space and marks.
public struct Stretch: Equatable, Sendable {
    /// What a stretch is.
    public enum Kind: String, CaseIterable, Sendable {
        /// The title of the page, where it stands in the text.
        case title
        /// Something that is not the article: navigation, byline, contacts, related links.
        case furniture
        /// The number of an item.
        case marker
        /// The heading of an item, or of a story without a number.
        case heading
        /// What an item with numbered children says before the first of them.
        case lead
        /// An event, or a part of one that goes on behind furniture.
        case event
        /// None of these.
        case unclaimed
    }

    /// What it is.
    public var kind: Kind
    /// Where it stands, in code points.
    public var position: Position
    /// For furniture, the name of the rule that recognised it.
    public var rule: String?
}

extension Unicode.Scalar {
    /// Whether it says something by itself, as letters and numbers of any script do, and marks and signs do not.
    var isLetterOrNumber: Bool {
        if value < 0x80 { return UInt8(value).isLetter || UInt8(value).isDigit }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }
}
