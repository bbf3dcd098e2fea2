import Model

/// Turns offsets into the values that leave the module: code points, words, sections.
struct ReadingWriter {
    let bytes: [UInt8]
    let regions: [Region]
    let outline: Outline
    let dates: [DatedExpression]
    let candidates: [MarkerCandidate]
    let spans: [EventSpan]
    /// What is not read.
    let asides: [Claim]
    /// The title that the text itself begins with.
    let title: Range<Int>?
    private let counter: CodePointCounter
    /// The names in the text that is read, in order.
    private let names: [NameFinding]

    /// A stretch in UTF-8 offsets.
    struct Claim {
        var kind: Stretch.Kind
        var range: Range<Int>
        var rule: String?
    }

    /// A title made of the opening of a text is cut behind so many bytes.
    private static let longestTitle = 120
    /// How many bytes of the text are shown before and after a marker that was refused.
    private static let shown = (before: 24, after: 32)

    init(
        bytes: [UInt8], regions: [Region], outline: Outline, dates: [DatedExpression], candidates: [MarkerCandidate],
        spans: [EventSpan], asides: [Claim], title: Range<Int>?, aliases: [Alias] = []
    ) {
        self.bytes = bytes
        self.regions = regions
        self.outline = outline
        self.dates = dates
        self.candidates = candidates
        self.spans = spans
        self.asides = asides
        self.title = title
        counter = CodePointCounter(bytes)
        var reader = NameReader(bytes: bytes, aliases: aliases)
        names = reader.findings(in: RunningText.units(regions: regions, outline: outline, spans: spans))
    }

    /// The reading, all places told in code points.
    func reading(reviewYear: ReviewYear?) -> Reading {
        Reading(
            title: title.map(words), reviewYear: reviewYear, items: outline.items.map(item),
            events: spans.indices.map { happening(spans[$0], after: $0 > 0 ? spans[$0 - 1] : nil) },
            refusals: refusals(),
            stretches: stretches(), bodyLength: regions.reduce(0) { $0 + position($1.range).length })
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

    private func happening(_ span: EventSpan, after previous: EventSpan?) -> Happening {
        let sections = chain(span.item)
        let inside = dates(in: span.range)
        let named = names(in: span.range)
        let quantities = QuantityScanner.quantities(
            in: bytes, range: span.range, excluding: inside.map(\.expression.range))
        return Happening(
            title: title(of: span, sections), text: words(span.range),
            kind: kind(of: span, after: previous, names: named, quantities: quantities),
            date: span.date.flatMap(date),
            sections: sections, dates: inside.compactMap(mention), quantities: quantities.map(quantity),
            organizations: named.filter { !$0.isPlace }.map(mention), places: named.filter(\.isPlace).map(mention),
            position: position(span.range))
    }

    /// The expressions that stand whole in a range.
    private func dates(in range: Range<Int>) -> [DatedExpression] {
        let first = dates.firstIndex(past: { $0.expression.range.lowerBound < range.lowerBound })
        return dates[first...].prefix { $0.expression.range.lowerBound < range.upperBound }
            .filter { $0.expression.range.upperBound <= range.upperBound }
    }

    private func kind(
        of span: EventSpan, after previous: EventSpan?, names: [NameFinding], quantities: [QuantityExpression]
    ) -> EventKind? {
        var headings: [Range<Int>] = span.heading.map { [$0] } ?? []
        var index = span.item
        while let current = index {
            if let heading = outline.items[current].heading { headings.append(heading) }
            index = outline.items[current].parent
        }
        // The heading of an item without one of its own stands above.
        let hasOwn = span.heading != nil || span.item.map { outline.items[$0].heading != nil } ?? false
        return EventKindReader.standard.kind(
            of: EventKindMaterial(
                heading: hasOwn ? headings.first : nil,
                outerHeadings: Array(hasOwn ? headings.dropFirst() : headings[...]),
                isFirst: previous.map { $0.item != span.item || $0.heading != span.heading } ?? true,
                text: span.range, names: names, quantities: quantities),
            in: bytes)
    }

    /// The names that stand whole in a range.
    private func names(in range: Range<Int>) -> [NameFinding] {
        let first = names.firstIndex(past: { $0.range.lowerBound < range.lowerBound })
        return names[first...].prefix { $0.range.lowerBound < range.upperBound }
            .filter { $0.range.upperBound <= range.upperBound }
    }

    private func mention(_ name: NameFinding) -> NamedMention {
        NamedMention(text: words(name.range), name: name.name, kind: name.kind, position: position(name.range))
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
        if let heading = span.heading { return words(heading) }
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
            outline.setAside.map { ($0.marker.range.lowerBound, $0.why.name) },
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

    /// All of the text, part by part.
    private func stretches() -> [Stretch] {
        var claims = spans.map { Claim(kind: .event, range: $0.range) }
        // Several events may stand under one heading without a number.
        claims += Set(spans.compactMap(\.heading)).map { Claim(kind: .heading, range: $0) }
        if let title { claims.append(Claim(kind: .title, range: title)) }
        for item in outline.items {
            claims.append(Claim(kind: .marker, range: item.marker.range))
            if let heading = item.heading { claims.append(Claim(kind: .heading, range: heading)) }
            if !item.children.isEmpty { claims.append(Claim(kind: .lead, range: item.body)) }
        }
        claims.removeAll { $0.range.isEmpty }
        claims.sort { $0.range.lowerBound < $1.range.lowerBound }
        let asides = asides.filter { saysSomething($0.range) }
        let all = claims.flatMap { cut($0, at: asides) } + unclaimed(beside: claims) + asides
        return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
            .map { Stretch(kind: $0.kind, position: position($0.range), rule: $0.rule) }
    }

    /// The parts of a claim between what stands aside: in a plain text an event may go on behind an advertisement.
    private func cut(_ claim: Claim, at asides: [Claim]) -> [Claim] {
        var index = asides.firstIndex(past: { $0.range.upperBound <= claim.range.lowerBound })
        guard index < asides.count, asides[index].range.lowerBound < claim.range.upperBound else { return [claim] }
        var parts: [Claim] = []
        var start = claim.range.lowerBound
        while index < asides.count, asides[index].range.lowerBound < claim.range.upperBound {
            add(start..<max(start, asides[index].range.lowerBound), as: claim.kind, to: &parts)
            start = min(max(start, asides[index].range.upperBound), claim.range.upperBound)
            index += 1
        }
        add(start..<claim.range.upperBound, as: claim.kind, to: &parts)
        return parts
    }

    /// What no claim covers, region by region.
    private func unclaimed(beside claims: [Claim]) -> [Claim] {
        var free: [Claim] = []
        var next = 0
        for region in regions {
            var start = region.range.lowerBound
            while next < claims.count, claims[next].range.upperBound <= start { next += 1 }
            var position = next
            while position < claims.count, claims[position].range.lowerBound < region.range.upperBound {
                add(start..<max(start, claims[position].range.lowerBound), as: .unclaimed, to: &free)
                start = max(start, claims[position].range.upperBound)
                position += 1
            }
            add(start..<max(start, region.range.upperBound), as: .unclaimed, to: &free)
        }
        return free
    }

    /// Adds a stretch, white space trimmed, unless nothing but marks and white space stands in it.
    private func add(_ range: Range<Int>, as kind: Stretch.Kind, to claims: inout [Claim]) {
        let start = bytes.skippingSpace(from: range.lowerBound, to: range.upperBound)
        let trimmed = start..<max(start, bytes.trimmingSpace(to: range.upperBound, from: start))
        if saysSomething(trimmed) { claims.append(Claim(kind: kind, range: trimmed)) }
    }

    /// Whether a letter or a number stands in a range.
    private func saysSomething(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = bytes.scalar(at: index)
            if Unicode.Scalar(scalar.value)?.isLetterOrNumber ?? false { return true }
            index += max(scalar.length, 1)
        }
        return false
    }
}

extension Position {
    /// How many code points it spans.
    var length: Int { end - start }
}
