/// Text in which everything shows: what would steer a terminal or a reader's screen stands there as a sign instead.
public enum VisibleText {
    /// The text with one character for each of its own, so that positions in it still count.
    ///
    /// Control characters become their pictures (U+2400 to U+2421), marks of writing direction, what has no width and what
    /// hides other text become U+FFFD (Unicode Standard Annex 9; Unicode Technical Report 36, section 3). Line feeds stay.
    public static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(replacement(for: scalar) ?? scalar) }
        return String(scalars)
    }

    /// What stands for a character that must not stand for itself; nil for all others.
    private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x0A: nil
        case 0x09: " "
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
        case 0x7F: "\u{2421}"
        case 0x80..<0xA0, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE007F:
            "\u{FFFD}"
        default: nil
        }
    }
}
