/// Tells where an item stops telling what happened, before the next item or the end of the text.
struct ItemEnd {
    let bytes: [UInt8]
    let regions: [Region]
    let dates: [DatedExpression]
    private let rules: [ItemEndRule]
    private let shape: ItemShape?
    /// Where the dates stand that open an event; ascending.
    private let dated: [Int]

    /// - Parameters:
    ///   - openings: the expressions that open an event, by their index; ascending.
    ///   - rules: all but in tests, which ask what one of them decides.
    init(
        bytes: [UInt8], regions: [Region], outline: Outline, dates: [DatedExpression], openings: [Int],
        rules: [ItemEndRule] = ItemEndRule.all
    ) {
        self.bytes = bytes
        self.regions = regions
        self.dates = dates
        self.rules = rules
        dated = openings.map { dates[$0].expression.cueRange.lowerBound }
        let leaves = outline.items.filter(\.children.isEmpty)
        shape = ItemShape(of: leaves.dropLast().map { Paragraphs.ranges(of: $0.body, in: regions) }, in: bytes)
    }

    /// The part of an item's body that tells what happened.
    ///
    /// - Parameter isLast: whether no further item of its outline follows.
    func told(in item: Outline.Item, isLast: Bool) -> Range<Int> {
        // An item whose only text is its heading tells what happened in it.
        guard !item.body.isEmpty else { return item.heading == nil ? item.content : item.body }
        var end = item.body.upperBound
        let paragraphs = Paragraphs.ranges(of: item.body, in: regions)
        for (position, paragraph) in paragraphs.enumerated() where position > 0 {
            let place = ItemEndRule.Place(
                bytes: bytes, paragraph: paragraph, previous: paragraphs[position - 1], position: position,
                isLast: isLast, isDated: isDated(paragraph.lowerBound..<item.body.upperBound),
                isDate: dates.sole(in: paragraph)?.expression.value.first.precision == .day, shape: shape)
            guard let rule = rules.first(where: { $0.applies(place) }) else { continue }
            end =
                rule.takesLineAbove && position > 1 && ItemEnd.isHeading(paragraphs[position - 1], in: bytes)
                ? paragraphs[position - 1].lowerBound : paragraph.lowerBound
            break
        }
        if isLast, let flat = closingSentence(in: item.body.lowerBound..<end) { end = flat }
        return item.body.lowerBound..<bytes.trimmingSpace(to: end, from: item.body.lowerBound)
    }

    /// A longer line, in bytes, heads no closing remarks and signs no notice.
    private static let longestHeading = 60

    /// Whether a paragraph is a heading without a number, or the name under a notice.
    static func isHeading(_ paragraph: Range<Int>, in bytes: [UInt8]) -> Bool {
        bytes.isHeading(paragraph, longest: longestHeading)
    }

    /// Whether a date that opens an event stands in a range.
    private func isDated(_ range: Range<Int>) -> Bool {
        let next = dated.firstIndex(atLeast: range.lowerBound)
        return next < dated.count && dated[next] < range.upperBound
    }

    /// Where closing remarks begin inside a paragraph: at the first sentence behind the last date that opens like them.
    private func closingSentence(in body: Range<Int>) -> Int? {
        let beyond = dated.firstIndex(atLeast: body.upperBound)
        var index = beyond > 0 ? max(body.lowerBound, dated[beyond - 1]) : body.lowerBound
        while index < body.upperBound {
            let scalar = bytes.scalar(at: index)
            index += max(scalar.length, 1)
            guard scalar.value.endsSentence else { continue }
            let start = bytes.skippingSpace(from: index, to: body.upperBound)
            if start > body.lowerBound, start < body.upperBound, ClosingRemarks.begin(in: bytes, at: start) {
                return start
            }
        }
        return nil
    }
}

/// The paragraphs of a stretch: the regions in it, cut to it.
enum Paragraphs {
    static func ranges(of range: Range<Int>, in regions: [Region]) -> [Range<Int>] {
        guard !range.isEmpty else { return [] }
        var found: [Range<Int>] = []
        var index = regions.indexOfFirst(endingAfter: range.lowerBound)
        while index < regions.count, regions[index].range.lowerBound < range.upperBound {
            found.append(regions[index].range.clamped(to: range))
            index += 1
        }
        return found.filter { !$0.isEmpty }
    }
}
