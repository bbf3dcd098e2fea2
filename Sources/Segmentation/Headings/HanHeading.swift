/// Where a Chinese heading ends when nothing but the sense separates it from its body.
///
/// Every place at which something speaks for a turn is weighed; `HanHeadingRule` says what speaks and how much.
enum HanHeading {
    /// No heading is longer, in characters.
    private static let longest = 60

    /// The offset at which the heading best ends and what speaks for it; nil where nothing does.
    ///
    /// - Parameter usual: how many characters the headings of the list have that are beyond doubt.
    static func end(
        in bytes: [UInt8], line: Range<Int>, dates: [Range<Int>], dateOpenings: [Int], usual: Int? = nil
    ) -> (points: Int, offset: Int)? {
        // A body may open with its date; a heading that does ("8月山洪") ends where another date opens a clause.
        let opensWithDate = dateOpenings.contains(sorted: line.lowerBound) && !isNamedYear(bytes, at: line.lowerBound)
        var boundary = HanBoundary(bytes: bytes, line: line, dates: dates, dateOpenings: dateOpenings, usual: usual)
        var best: (points: Int, offset: Int)?
        var enclosed = 0
        while boundary.index < line.upperBound, boundary.characters <= longest {
            let scalar = bytes.scalar(at: boundary.index)
            if boundary.characters >= 2, enclosed == 0 {
                let points = HanHeadingRule.points(for: boundary)
                let isDated = boundary.dateOpening == .sentence
                if points > best?.points ?? 0, !opensWithDate || isDated { best = (points, boundary.index) }
                // The date of the body has come: nothing behind it heads anything.
                if isDated, points >= 20 { break }
            }
            switch scalar.value {
            case 0x201C, 0x300A, 0xFF08, 0x28, 0x300C, 0x3010: enclosed += 1
            case 0x201D, 0x300B, 0xFF09, 0x29, 0x300D, 0x3011: enclosed = max(0, enclosed - 1)
            case let mark where mark.isComma && opensWithDate: return nil
            default: break
            }
            // Nothing of a heading goes on behind the end of a sentence.
            if boundary.characters > 0, enclosed == 0, boundary.previous.isHanStop { break }
            boundary.advance()
        }
        return best
    }

    /// "2024年全国镁业大会在...召开": a year at the very start is part of a name when no comma follows it.
    private static func isNamedYear(_ bytes: [UInt8], at index: Int) -> Bool {
        guard let year = Numerals.decimal(bytes, at: index), year.value >= 1900 else { return false }
        let end = index + year.length
        guard bytes.scalar(at: end).value == 0x5E74 else { return false }
        let next = bytes.scalar(at: end + 3).value
        return !next.isComma && !(0x30...0x39).contains(next)
    }
}

extension UInt32 {
    /// A stop that ends a Chinese sentence; that of ASCII may stand in a number or a name.
    var isHanStop: Bool { self == 0x3002 || self == 0xFF01 || self == 0xFF1F }
}
