import Model

/// Collects the events of a whole text: those of the items, and those of text that no number covers.
struct EventCollector {
    let bytes: [UInt8]
    let regions: [Region]
    let outline: Outline
    let splitter: EventSplitter

    /// All events, in order, without overlap.
    func spans() -> [EventSpan] {
        let openings = splitter.openings(bodies: outline.items.map(\.body.lowerBound).sorted())
        guard !outline.items.isEmpty else { return freeText(openings) }
        let shape = itemShape()
        let dated = openings.map { splitter.dates[$0].expression.cueRange.lowerBound }
        var spans: [EventSpan] = []
        for index in outline.items.indices where outline.items[index].children.isEmpty {
            let isLast = index + 1 == outline.items.count || outline.items[index + 1].step == .restarts
            let body = told(in: outline.items[index], isLast: isLast, shape: shape, dated: dated)
            spans += splitter.events(inItem: index, body: body, openings: openings)
            if isLast { spans += notice(behind: body.upperBound, item: index, openings) }
        }
        dateByHeadings(&spans)
        return spans
    }

    /// Gives events without a date the one that stands alone in a line above them.
    private func dateByHeadings(_ spans: inout [EventSpan]) {
        let headings = splitter.dates.indices.filter { splitter.dates[$0].headsWhatFollows }
        let offsets = headings.map { splitter.dates[$0].expression.range.lowerBound }
        guard !headings.isEmpty else { return }
        for index in spans.indices where spans[index].date == nil {
            let above = offsets.firstIndex(atLeast: spans[index].range.lowerBound)
            if above > 0 { spans[index].date = headings[above - 1] }
        }
    }

    /// The events of a notice without numbers that stands behind the last item of an outline, before the next outline: its
    /// paragraphs that open with a date, or report what happened on one.
    private func notice(behind end: Int, item: Int, _ openings: [Int]) -> [EventSpan] {
        let limit =
            item + 1 < outline.items.count
            ? outline.items[item + 1].marker.range.lowerBound : regions.last?.range.upperBound ?? end
        let gap = regions.filter { $0.range.lowerBound >= end && $0.range.upperBound <= limit }
        // Only where there are several, and somebody signed the one before it.
        guard outline.items.contains(where: { $0.step == .restarts }), let start = gap.firstIndex(where: isSignature),
            start + 1 < gap.count
        else { return [] }
        return gap[(start + 1)...].filter { $0.range.count >= EventCollector.shortestReport && endsSentence($0) }
            .flatMap { splitter.events(inParagraph: $0, openings: openings) }
    }

    /// Whether a paragraph is nothing but a date.
    private func isDate(_ paragraph: Range<Int>) -> Bool {
        let first = splitter.dates.firstIndex(past: { $0.expression.range.lowerBound < paragraph.lowerBound })
        guard first < splitter.dates.count else { return false }
        let date = splitter.dates[first].expression
        return date.range.lowerBound <= paragraph.lowerBound + 3 && date.range.upperBound + 3 >= paragraph.upperBound
            && date.range.overlaps(paragraph) && date.value.first.precision == .day
    }

    /// A shorter paragraph, in bytes, reports nothing.
    private static let shortestReport = 60

    private func endsSentence(_ region: Region) -> Bool {
        bytes.lastScalar(of: region.range).value.endsSentence
    }

    /// Whether a line signs a notice: it is nothing but a date, or a name before a rule or an empty line.
    private func isSignature(_ region: Region) -> Bool {
        isHeading(region.range)
    }

    /// How the bodies of the items but the last are built, by which the end of the last one is told.
    private struct Shape {
        /// The most paragraphs that one of them has.
        let mostParagraphs: Int
        /// Whether one of them has a short line without a stop: a heading below its own, a signature.
        let holdsHeadings: Bool
        /// The first bytes of the last paragraph that most of them have: "Why it was chosen: ...".
        let refrain: [UInt8]?
    }

    /// A refrain has so many bytes: two words, or four Han characters.
    private static let refrainBytes = 12

    /// The shape of the items; nil where there are too few to have one.
    private func itemShape() -> Shape? {
        let leaves = outline.items.indices.filter { outline.items[$0].children.isEmpty }
        guard leaves.count >= 3 else { return nil }
        let bodies = leaves.dropLast().map { paragraphs(in: outline.items[$0].body) }
        var refrains: [[UInt8]: Int] = [:]
        for body in bodies where body.count >= 2 {
            if let last = body.last, last.count > EventCollector.refrainBytes {
                refrains[Array(bytes[last.prefix(EventCollector.refrainBytes)]), default: 0] += 1
            }
        }
        let refrain = refrains.first { $0.value * 2 > bodies.count }
        return Shape(
            mostParagraphs: bodies.map(\.count).max() ?? 0,
            holdsHeadings: bodies.contains { $0.dropFirst().contains(where: isHeading) },
            refrain: refrain?.key)
    }

    /// Whether a paragraph is short and ends no sentence.
    private func isHeading(_ paragraph: Range<Int>) -> Bool {
        let last = bytes.lastScalar(of: paragraph).value
        return paragraph.count <= EventCollector.longestHeading && !last.endsSentence && !last.isSemicolon
            && !last.isComma && !last.isColon
    }

    /// A line that is longer, in bytes, heads no closing remarks.
    private static let longestHeading = 60

    private func paragraphs(in range: Range<Int>) -> [Range<Int>] {
        guard !range.isEmpty else { return [] }
        var found: [Range<Int>] = []
        var index = regions.indexOfFirst(endingAfter: range.lowerBound)
        while index < regions.count, regions[index].range.lowerBound < range.upperBound {
            found.append(regions[index].range.clamped(to: range))
            index += 1
        }
        return found.filter { !$0.isEmpty }
    }

    /// The part of an item's body that tells what happened: closing remarks are cut off.
    ///
    /// - Parameter dated: where the dates stand that open an event; ascending.
    private func told(in item: Outline.Item, isLast: Bool, shape: Shape?, dated: [Int]) -> Range<Int> {
        // An item whose only text is its heading tells what happened in it.
        guard !item.body.isEmpty else { return item.heading == nil ? item.content : item.body }
        var end = item.body.upperBound
        let paragraphs = paragraphs(in: item.body)
        for (position, paragraph) in paragraphs.enumerated() where position > 0 {
            let start = bytes.skippingSpace(from: paragraph.lowerBound, to: paragraph.upperBound)
            if ClosingRemarks.commentBegins(in: bytes, at: start) {
                end = paragraph.lowerBound
                break
            }
            guard isLast else { continue }
            let isClosing = ClosingRemarks.begin(in: bytes, at: start)
            let isSurplus =
                shape.map { shape in
                    position >= shape.mostParagraphs && shape.mostParagraphs > 0
                        || !shape.holdsHeadings && isHeading(paragraph)
                        || shape.refrain.map { bytes[paragraphs[position - 1]].starts(with: $0) } ?? false
                } ?? false
            let laterDate = dated.firstIndex(atLeast: paragraph.lowerBound)
            if isDate(paragraph) {
                // A date alone signs a notice, as does the name above it.
                let name = paragraphs[position - 1]
                end = position > 1 && isHeading(name) ? name.lowerBound : paragraph.lowerBound
                break
            }
            let isUndated = laterDate >= dated.count || dated[laterDate] >= item.body.upperBound
            if isUndated, isClosing || isSurplus {
                end = paragraph.lowerBound
                break
            }
        }
        if isLast, let flat = closingSentence(in: item.body.lowerBound..<end, after: dated) { end = flat }
        return item.body.lowerBound..<bytes.trimmingSpace(to: end, from: item.body.lowerBound)
    }

    /// Where closing remarks begin inside a paragraph: at the first sentence behind the last date that opens like them.
    private func closingSentence(in body: Range<Int>, after dated: [Int]) -> Int? {
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

    private func freeText(_ openings: [Int]) -> [EventSpan] {
        var paragraphs = regions
        while let last = paragraphs.last, paragraphs.count > 1,
            ClosingRemarks.begin(
                in: bytes, at: bytes.skippingSpace(from: last.range.lowerBound, to: last.range.upperBound))
        {
            paragraphs.removeLast()
        }
        return splitter.events(inFreeText: paragraphs, openings: openings)
    }
}
