import Model

/// Turns offsets into the values that leave the module: code points, words, sections.
struct ReadingWriter {
    let bytes: [UInt8]
    let regions: [Region]
    let outline: Outline
    let dates: [DatedExpression]
    let candidates: [MarkerCandidate]
    let spans: [EventSpan]
    /// The title that the text itself begins with.
    let title: Range<Int>?
    private let counter: CodePointCounter

    /// A title made of the opening of a text is cut behind so many bytes.
    private static let longestTitle = 120
    /// How many bytes of the text are shown before and after a marker that was refused.
    private static let shown = (before: 24, after: 32)

    init(
        bytes: [UInt8], regions: [Region], outline: Outline, dates: [DatedExpression], candidates: [MarkerCandidate],
        spans: [EventSpan], title: Range<Int>?
    ) {
        self.bytes = bytes
        self.regions = regions
        self.outline = outline
        self.dates = dates
        self.candidates = candidates
        self.spans = spans
        self.title = title
        counter = CodePointCounter(bytes)
    }

    /// The reading, all places told in code points.
    func reading(reviewYear: ReviewYear?) -> Reading {
        Reading(
            title: title.map(words), reviewYear: reviewYear, items: outline.items.map(item),
            events: spans.map(happening), refusals: refusals(),
            unclaimed: unclaimed().map(position), bodyLength: regions.reduce(0) { $0 + position($1.range).length })
    }

    // MARK: Places and words

    private func position(_ range: Range<Int>) -> Position {
        Position(start: counter.codePoints(before: range.lowerBound), end: counter.codePoints(before: range.upperBound))
    }

    private func words(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    // MARK: Outline

    private func item(_ item: Outline.Item) -> Reading.Item {
        Reading.Item(
            section: section(item), depth: item.depth, marker: position(item.marker.range),
            heading: item.heading.map(position), body: position(item.body), hasChildren: !item.children.isEmpty,
            irregularity: irregularity(item))
    }

    private func section(_ item: Outline.Item) -> Section {
        Section(number: words(item.marker.range), label: item.label, heading: item.heading.map(words))
    }

    private func irregularity(_ item: Outline.Item) -> String? {
        switch item.step {
        case .opens, .continues: nil
        case .changesStyle: "style changes"
        case .skips: "number skipped"
        case .repeats: "number repeated"
        case .runsBack: "number runs back"
        case .restarts: "numbers begin again"
        case .misprint: "number misprinted"
        }
    }

    /// The sections that an item stands in, the outermost first, itself last.
    private func chain(_ index: Int?) -> [Section] {
        var chain: [Section] = []
        var index = index
        while let current = index {
            chain.append(section(outline.items[current]))
            index = outline.items[current].parent
        }
        return chain.reversed()
    }

    // MARK: Events

    private func happening(_ span: EventSpan) -> Happening {
        let sections = chain(span.item)
        let inside = dates(in: span.range)
        return Happening(
            title: title(of: span, sections), text: words(span.range), date: span.date.flatMap(date),
            sections: sections, dates: inside.compactMap(mention),
            quantities:
                QuantityScanner
                .quantities(in: bytes, range: span.range, excluding: inside.map(\.expression.range)).map(quantity),
            position: position(span.range))
    }

    /// The expressions that stand whole in a range.
    private func dates(in range: Range<Int>) -> [DatedExpression] {
        let first = dates.firstIndex(past: { $0.expression.range.lowerBound < range.lowerBound })
        return dates[first...].prefix { $0.expression.range.lowerBound < range.upperBound }
            .filter { $0.expression.range.upperBound <= range.upperBound }
    }

    private func quantity(_ expression: QuantityExpression) -> Quantity {
        Quantity(
            text: words(expression.range), value: expression.value, unit: expression.unit, per: expression.per,
            position: position(expression.range))
    }

    private func date(_ index: Int) -> EventDate? {
        guard let resolved = dates[index].resolved else { return nil }
        return EventDate(
            interval: resolved.interval, text: words(dates[index].expression.cueRange), basis: resolved.basis)
    }

    private func mention(_ date: DatedExpression) -> DateMention? {
        guard let resolved = date.resolved else { return nil }
        return DateMention(
            text: words(date.expression.range), interval: resolved.interval, role: resolved.role, basis: resolved.basis,
            position: position(date.expression.range))
    }

    /// The innermost heading; without one the opening of the text, cut at a word.
    private func title(of span: EventSpan, _ sections: [Section]) -> String {
        if let heading = sections.last?.heading, !heading.isEmpty { return heading }
        var end = span.range.lowerBound
        var lastSpace: Int?
        while end < span.range.upperBound {
            let scalar = bytes.scalar(at: end)
            let isEnd = scalar.value == 0x3002 || (scalar.value < 0x80 && UInt8(scalar.value).isLineEnd)
            // A text that begins with a stop has a title all the same.
            if isEnd, end > span.range.lowerBound { break }
            if scalar.value == 0x20 { lastSpace = end }
            if end - span.range.lowerBound >= ReadingWriter.longestTitle {
                end = lastSpace ?? end
                return words(span.range.lowerBound..<end) + "…"
            }
            end += max(scalar.length, 1)
        }
        return words(span.range.lowerBound..<end)
    }

    // MARK: The account

    private func refusals() -> [Reading.Refusal] {
        let taken = Set(outline.items.map(\.marker.range.lowerBound))
        let aside = Dictionary(
            outline.setAside.map { ($0.marker.range.lowerBound, $0.why.rawValue) },
            uniquingKeysWith: { first, _ in first })
        var refusals: [Reading.Refusal] = []
        var next = 0
        for candidate in candidates where !taken.contains(candidate.range.lowerBound) {
            // What stands within a marker that was taken is accounted for.
            while next < outline.items.count, outline.items[next].marker.range.upperBound <= candidate.range.lowerBound
            { next += 1 }
            if next < outline.items.count, outline.items[next].marker.range.overlaps(candidate.range) { continue }
            refusals.append(
                Reading.Refusal(
                    number: words(candidate.range), position: position(candidate.range),
                    rule: aside[candidate.range.lowerBound] ?? candidate.refusal ?? "outline",
                    context: context(of: candidate)))
        }
        return refusals
    }

    private func context(of candidate: MarkerCandidate) -> String {
        var start = max(0, candidate.range.lowerBound - ReadingWriter.shown.before)
        while start > 0, bytes[start].isContinuation { start -= 1 }
        var end = min(bytes.count, candidate.range.upperBound + ReadingWriter.shown.after)
        while end < bytes.count, bytes[end].isContinuation { end += 1 }
        return words(start..<end)
    }

    /// What no event, heading or lead covers, region by region.
    private func unclaimed() -> [Range<Int>] {
        var claimed: [Range<Int>] = spans.map(\.range)
        if let title { claimed.append(title) }
        for item in outline.items {
            claimed.append(item.marker.range)
            if let heading = item.heading { claimed.append(heading) }
            if !item.children.isEmpty { claimed.append(item.body) }
        }
        claimed.sort { $0.lowerBound < $1.lowerBound }
        var free: [Range<Int>] = []
        var next = 0
        for region in regions {
            var start = region.range.lowerBound
            while next < claimed.count, claimed[next].upperBound <= start { next += 1 }
            var position = next
            while position < claimed.count, claimed[position].lowerBound < region.range.upperBound {
                add(start..<max(start, claimed[position].lowerBound), to: &free)
                start = max(start, claimed[position].upperBound)
                position += 1
            }
            add(start..<max(start, region.range.upperBound), to: &free)
        }
        return free
    }

    /// Adds a stretch unless nothing but marks and white space stands in it.
    private func add(_ range: Range<Int>, to free: inout [Range<Int>]) {
        let start = bytes.skippingSpace(from: range.lowerBound, to: range.upperBound)
        let trimmed = start..<max(start, bytes.trimmingSpace(to: range.upperBound, from: start))
        guard trimmed.contains(where: { bytes[$0].isLetter || bytes[$0].isDigit || bytes[$0] >= 0xC3 }) else { return }
        let scalar = bytes.scalar(at: trimmed.lowerBound)
        let isLetter = Unicode.Scalar(scalar.value)?.properties.isAlphabetic ?? false
        if trimmed.count == scalar.length, scalar.value > 0x2000, !isLetter { return }
        free.append(trimmed)
    }
}

extension Position {
    /// How many code points it spans.
    var length: Int { end - start }
}
