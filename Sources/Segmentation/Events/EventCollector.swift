import Model

/// Collects the events of a whole text: those of the items, and those of text that no number covers.
struct EventCollector {
    let bytes: [UInt8]
    let regions: [Region]
    let outline: Outline
    let splitter: EventSplitter
    let itemEnds: [ItemEndRule]

    /// All events, in order, without overlap.
    func spans() -> [EventSpan] {
        let openings = splitter.openings(bodies: outline.items.map(\.body.lowerBound).sorted())
        guard !outline.items.isEmpty else { return freeText(openings) }
        let end = ItemEnd(
            bytes: bytes, regions: regions, outline: outline, dates: splitter.dates, openings: openings, rules: itemEnds
        )
        let hasSeveralOutlines = outline.items.contains { $0.step == .restarts }
        var spans: [EventSpan] = []
        for index in outline.items.indices where outline.items[index].children.isEmpty {
            let isLast = index + 1 == outline.items.count || outline.items[index + 1].step == .restarts
            let body = end.told(in: outline.items[index], isLast: isLast)
            spans += splitter.events(inItem: index, body: body, openings: openings)
            if isLast, hasSeveralOutlines { spans += notice(behind: body.upperBound, item: index, openings) }
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
        let first = regions.firstIndex(past: { $0.range.lowerBound < end })
        let gap = Array(regions[first...].prefix { $0.range.upperBound <= limit })
        // Somebody signed the one before it, or it has a title.
        guard let start = gap.firstIndex(where: { ItemEnd.isHeading($0.range, in: bytes) }), start + 1 < gap.count
        else { return [] }
        return gap[(start + 1)...].filter {
            $0.range.count >= EventCollector.shortestReport && bytes.endsSentence($0.range)
        }
        .flatMap { splitter.events(inParagraph: $0, openings: openings) }
    }

    /// A shorter paragraph, in bytes, reports nothing.
    private static let shortestReport = 60

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
