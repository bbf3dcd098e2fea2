/// Joins the lines of a text that was wrapped at a fixed width, so that a line's end is no more than a space.
enum WrappedLines {
    /// Longer lines were not wrapped by hand.
    private static let widest = 130
    /// From this share of the width on a line was broken because it was full.
    private static let full = (numerator: 3, denominator: 4)

    /// The regions with wrapped lines joined; the regions themselves where the text is not wrapped.
    static func joined(_ regions: [Region], in bytes: [UInt8]) -> [Region] {
        guard regions.count >= 4, regions.allSatisfy({ $0.headingLevel == 0 && !$0.isListItem }),
            let width = regions.lazy.map(\.range.count).max(), width <= widest
        else { return regions }
        // Lines that end within a sentence must be common, or they are lines on purpose.
        var neighbours = 0
        var broken = 0
        for (region, next) in zip(regions, regions.dropFirst()) where isNextLine(region, next, in: bytes) {
            neighbours += 1
            if isFull(region, width), !bytes.endsSentence(region.range) { broken += 1 }
        }
        guard broken * 3 >= neighbours, broken >= 2 else { return regions }
        var joined: [Region] = []
        for region in regions {
            if let last = joined.last, isFull(Region(range: lastLine(of: last, in: bytes)), width),
                isNextLine(last, region, in: bytes)
            {
                joined[joined.count - 1].range = last.range.lowerBound..<region.range.upperBound
            } else {
                joined.append(region)
            }
        }
        return joined
    }

    private static func isFull(_ region: Region, _ width: Int) -> Bool {
        region.range.count * full.denominator >= width * full.numerator
    }

    private static func lastLine(of region: Region, in bytes: [UInt8]) -> Range<Int> {
        var start = region.range.upperBound
        while start > region.range.lowerBound, !bytes[start - 1].isLineEnd { start -= 1 }
        return start..<region.range.upperBound
    }

    /// Whether nothing but one line end parts two regions.
    private static func isNextLine(_ first: Region, _ second: Region, in bytes: [UInt8]) -> Bool {
        var ends = 0
        for index in first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound) {
            if bytes[index] == 0x0A { ends += 1 } else if !bytes[index].isSpace { return false }
        }
        return ends == 1
    }
}
