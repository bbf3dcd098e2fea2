/// Joins a number that has a block of its own to the block behind it, which it numbers: pages set with an editor for
/// phones print "01" large, and its heading below.
enum LoneNumbers {
    /// A longer block, in bytes, is more than a number: "NO.10", "第十二章", "Part 3".
    private static let longestNumber = 12
    /// What a number stands above is a heading: so many bytes of it at most.
    private static let longestHeading = 200

    /// The regions with each lone number joined to the heading below it; themselves where fewer than two stand so.
    static func joined(_ regions: [Region], in bytes: [UInt8]) -> [Region] {
        let lone = regions.indices.dropLast().filter { index in
            isNumber(regions[index], in: bytes) && regions[index + 1].range.count <= longestHeading
                && !isNumber(regions[index + 1], in: bytes)
        }
        guard lone.count >= 2 else { return regions }
        var joined: [Region] = []
        var next = 0
        for index in regions.indices {
            var region = regions[index]
            if next > 0, lone[next - 1] == index - 1, let number = joined.last {
                region.range = number.range.lowerBound..<region.range.upperBound
                region.headingLevel = max(region.headingLevel, number.headingLevel)
                region.boldOpening = region.boldOpening.map { region.range.lowerBound..<$0.upperBound }
                joined[joined.count - 1] = region
            } else {
                joined.append(region)
            }
            if next < lone.count, lone[next] == index { next += 1 }
        }
        return joined
    }

    /// Whether a region holds a marker and nothing behind it.
    private static func isNumber(_ region: Region, in bytes: [UInt8]) -> Bool {
        guard region.range.count <= longestNumber else { return false }
        let words = Region(range: region.range)
        return MarkerScanner.candidates(in: bytes, regions: [words]).contains { candidate in
            candidate.after == .end && candidate.before == .lineStart && candidate.value > 0
                && candidate.value <= Numerals.highest
        }
    }
}
