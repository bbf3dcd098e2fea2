/// The text in which names are sought: events, leads and what stands before the first number. Headings are not: where every
/// word has a capital, nothing tells a name.
enum RunningText {
    /// Stretches in order and apart, none of which reaches past the end of a line that was one on purpose.
    static func units(regions: [Region], outline: Outline, spans: [EventSpan]) -> [Range<Int>] {
        var ranges = spans.map(\.range)
        for item in outline.items where !item.children.isEmpty { ranges.append(item.body) }
        let preface = outline.items.first?.marker.range.lowerBound ?? 0
        for region in regions where region.headingLevel == 0 && region.range.upperBound <= preface {
            ranges.append(region.range)
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var units: [Range<Int>] = []
        var end = 0
        for range in ranges {
            let start = max(end, range.lowerBound)
            guard start < range.upperBound else { continue }
            var index = regions.indexOfFirst(endingAfter: start)
            while index < regions.count, regions[index].range.lowerBound < range.upperBound {
                let unit = regions[index].range.clamped(to: start..<range.upperBound)
                if !unit.isEmpty { units.append(unit) }
                index += 1
            }
            end = range.upperBound
        }
        return units
    }
}
