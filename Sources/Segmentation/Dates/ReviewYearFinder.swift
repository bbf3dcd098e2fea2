import Model

/// Finds the year that a document reviews. The year of publication stands in for it only by name.
struct ReviewYearFinder {
    let bytes: [UInt8]

    /// What a text reviews it says within so many bytes, or not at all.
    private static let longestOpening = 300
    /// So short an opening is the title, glued to the first number.
    private static let longestTitle = 120

    /// The year under review: the one given, else the one in the title, else one that the opening names as its subject,
    /// else that of publication; nil where there is none.
    func year(of document: Document, given: Int?, title: Range<Int>?, preface: Range<Int>) -> ReviewYear? {
        if let given { return ReviewYear(year: given, basis: "year given") }
        if let title = document.title, let year = ReviewYearFinder.year(in: Array(title.value.utf8)) {
            return ReviewYear(year: year, basis: "year from title")
        }
        if let title, let year = ReviewYearFinder.year(in: Array(bytes[title]), datesCount: false) {
            return ReviewYear(year: year, basis: "year from title")
        }
        let openingEnd = min(preface.upperBound, preface.lowerBound + ReviewYearFinder.longestOpening)
        let opening = preface.lowerBound..<openingEnd
        let isTitle = preface.count <= ReviewYearFinder.longestTitle
        if document.title == nil, let year = ReviewYearFinder.year(in: Array(bytes[opening]), datesCount: isTitle) {
            return ReviewYear(year: year, basis: "year from opening")
        }
        if let published = document.published, let year = Int(published.value.prefix(4)) {
            return ReviewYear(year: year, basis: "year from publication date")
        }
        return nil
    }

    /// The year that a title names: one after "in", "of" or "for", or before 年, else the first that stands alone.
    ///
    /// - Parameter datesCount: whether a year that is part of a day or month ("2003年3月12日") counts.
    static func year(in title: [UInt8], datesCount: Bool = true) -> Int? {
        var first: Int?
        var index = 0
        while index < title.count {
            guard let (year, length) = fourDigits(title, at: index) else {
                index += max(1, title.scalar(at: index).length)
                continue
            }
            let start = index
            index += length
            guard ReviewYear.plausible.contains(year), !title.byte(at: start - 1).isLetter,
                !title.byte(at: start - 1).isDigit,
                title.byte(at: start - 1) != UInt8(ascii: "-"), title.byte(at: start - 1) != UInt8(ascii: "."),
                !title.byte(at: index).isLetter, !title.byte(at: index).isDigit
            else { continue }
            // "2010-2012", "2022 and 2023", 2022年至2024年: several years are no year.
            if let end = endOfRange(title, from: index) {
                index = end
                continue
            }
            if title.scalar(at: index).value == 0x5E74 {
                let next = title.scalar(at: index + 3).value
                if !datesCount, next &- 0x30 < 10 || next &- 0xFF10 < 10 || Numerals.han(title, at: index + 3) != nil {
                    continue
                }
                return year
            }
            if title.has("in ", at: start - 3) || title.has("In ", at: start - 3) || title.has("of ", at: start - 3)
                || title.has("for ", at: start - 4)
            {
                return year
            }
            if datesCount { first = first ?? year }
        }
        return first
    }

    /// What stands between the first and the last year of a range, or between two years, dashes aside.
    private static let rangeWords = [" to ", " and ", " & ", "至", "到", "、", "和", "与"].map { Array($0.utf8) }

    /// Where a range of years ends whose first year ends at an offset; nil where no later year is joined to it.
    private static func endOfRange(_ title: [UInt8], from offset: Int) -> Int? {
        let year: UInt32 = 0x5E74
        let mark = title.scalar(at: offset)
        let joint = mark.value == year ? offset + mark.length : offset
        let sign = title.scalar(at: joint)
        let word = rangeWords.first { title.dropFirst(joint).starts(with: $0) }
        guard let length = sign.value.isDash ? sign.length : word?.count,
            let (last, digits) = fourDigits(title, at: joint + length), ReviewYear.plausible.contains(last)
        else { return nil }
        return joint + length + digits
    }

    /// A number of four digits, ASCII, full width or Han (二〇二四), and the bytes it takes.
    private static func fourDigits(_ bytes: [UInt8], at start: Int) -> (value: Int, length: Int)? {
        var value = 0
        var index = start
        for _ in 0..<4 {
            let scalar = bytes.scalar(at: index)
            let digit: Int
            switch scalar.value {
            case 0x30...0x39: digit = Int(scalar.value - 0x30)
            case 0xFF10...0xFF19: digit = Int(scalar.value - 0xFF10)
            case 0x3007, 0x96F6, 0x25CB: digit = 0
            default:
                guard let position = hanDigits.firstIndex(of: scalar.value) else { return nil }
                digit = position + 1
            }
            value = value * 10 + digit
            index += scalar.length
        }
        return (value, index - start)
    }

    private static let hanDigits: [UInt32] = "一二三四五六七八九".unicodeScalars.map(\.value)
}
