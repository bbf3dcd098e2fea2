import Model

/// A stretch of the text that is one event.
struct EventSpan: Equatable {
    var range: Range<Int>
    /// The item of the outline that it stands in; nil outside the outline.
    var item: Int?
    /// The expression that dates it, by its index.
    var date: Int?
    /// The heading without a number that it stands under; nil in an item, and where there is none.
    var heading: Range<Int>? = nil
}

/// Cuts the bodies of an outline, and text without numbers, into events: one for each sentence that opens with its own
/// date.
struct EventSplitter {
    let bytes: [UInt8]
    let regions: [Region]
    /// All calendar expressions of the text, in order.
    let dates: [DatedExpression]
    let reviewYear: Int?

    /// The indexes of the expressions that open a sentence and an event of its own; ascending.
    ///
    /// - Parameter bodies: where the bodies of items begin, which is where a sentence begins too; ascending.
    func openings(bodies: [Int]) -> [Int] {
        let context = OpeningRule.Context(
            bytes: bytes, reviewYear: reviewYear,
            isHistory: YearHistory.isTold(by: dates, in: bytes, reviewYear: reviewYear))
        return dates.indices.filter { index in
            let start = dates[index].expression.cueRange.lowerBound
            return (bodies.contains(sorted: start) || opensSentence(at: start))
                && OpeningRule.refusal(of: dates[index], in: context) == nil
        }
    }

    /// Whether a sentence, a line or a block begins at an offset.
    func opensSentence(at offset: Int) -> Bool {
        // "... were pledged / on the same evening": a line may break within a sentence.
        guard !bytes.byte(at: offset).isLower else { return false }
        guard let region = regions.first(containing: offset) else { return false }
        var position = bytes.trimmingSpace(to: offset, from: region.range.lowerBound)
        if offset <= start(of: region) { return true }
        var scalar = bytes.scalar(before: position)
        var closers = 0
        while scalar.value.closes, closers < 4 {
            position -= scalar.length
            closers += 1
            scalar = bytes.scalar(before: position)
        }
        // "ROADS: On May 3": a label in capitals stands before the sentence.
        if scalar.value == 0x3A, isLabel(region.range.lowerBound..<max(region.range.lowerBound, position - 1)) {
            return true
        }
        // "U.S. In May" ends a sentence as well as "Co., Ltd. In May": the capital decides, and only dates are asked.
        return scalar.value.endsSentence
    }

    /// Whether a range is a few words in capitals, at most forty bytes of them.
    func isLabel(_ range: Range<Int>) -> Bool {
        guard range.lowerBound < range.upperBound, range.count <= 40 else { return false }
        return range.allSatisfy { bytes[$0].isUpper || bytes[$0].isSpace || bytes[$0] == UInt8(ascii: "&") }
    }

    /// Those of the openings that stand in a range.
    func openings(_ openings: [Int], in range: Range<Int>) -> [Int] {
        let first = openings.firstIndex(past: { dates[$0].expression.cueRange.lowerBound < range.lowerBound })
        let end = openings.firstIndex(past: { dates[$0].expression.cueRange.lowerBound < range.upperBound })
        return Array(openings[first..<max(first, end)])
    }

    /// The event between two offsets, without the white space at its end.
    func span(from start: Int, to end: Int, item: Int? = nil, date: Int?) -> EventSpan {
        EventSpan(range: start..<max(start, bytes.trimmingSpace(to: end, from: start)), item: item, date: date)
    }

    // MARK: Items

    /// The events of a leaf item's body: an undated opening belongs to the first, and without any dated sentence the
    /// item is one event.
    func events(inItem item: Int?, body: Range<Int>, openings: [Int]) -> [EventSpan] {
        guard !body.isEmpty else { return [] }
        let inside = self.openings(openings, in: body)
        if inside.isEmpty {
            return [EventSpan(range: body, item: item, date: openingDate(of: body) ?? bestDate(in: body))]
        }
        var spans: [EventSpan] = []
        // An undated opening belongs to the first dated sentence; one with a date of its own stands for itself.
        let first = dates[inside[0]].expression.cueRange.lowerBound
        let ownDate = first > body.lowerBound ? bestDate(in: body.lowerBound..<first) : nil
        let standsAlone = ownDate.map { !isCoarse(dates[$0]) && dates[$0].resolved?.role == .event } ?? false
        if standsAlone {
            spans.append(span(from: body.lowerBound, to: first, item: item, date: ownDate))
        }
        for (position, opening) in inside.enumerated() {
            let start =
                position == 0 && !standsAlone ? body.lowerBound : dates[opening].expression.cueRange.lowerBound
            let next =
                position + 1 < inside.count
                ? dates[inside[position + 1]].expression.cueRange.lowerBound : body.upperBound
            spans.append(span(from: start, to: next, item: item, date: opening))
        }
        return spans
    }

    /// The date with which a body opens, whatever its year: "On December 26, 2023, ..." in the review of 2024.
    private func openingDate(of body: Range<Int>) -> Int? {
        let index = firstDate(from: body.lowerBound)
        guard index < dates.count, dates[index].expression.cueRange.lowerBound <= body.lowerBound,
            dates[index].expression.standing == .time, let resolved = dates[index].resolved, resolved.role != .name,
            resolved.role != .deadline,
            resolved.role != .background || resolved.interval.start.year != (reviewYear ?? 0) - 1
                || isStated(dates[index]),
            dates[index].expression.value.first.precision != .year
        else { return nil }
        switch dates[index].expression.cue {
        case .by, .until, .before, .comparison, .of, .purpose, .label: return nil
        default: return index
        }
    }

    /// Whether a text gives the year of a date outright.
    private func isStated(_ date: DatedExpression) -> Bool {
        if case .stated? = date.expression.value.first.year { true } else { false }
    }

    /// The expression that says when the thing told in a range happened; nil where none does.
    ///
    /// A date of an event goes before one from which something holds, a day or month before a year, the first before
    /// the rest.
    func bestDate(in range: Range<Int>) -> Int? {
        var best: (rank: Int, index: Int)?
        for index in firstDate(from: range.lowerBound)..<dates.count {
            let date = dates[index]
            guard date.expression.range.lowerBound < range.upperBound else { break }
            guard let resolved = date.resolved, date.expression.standing == .time else { continue }
            if let reviewYear, resolved.interval.end.year < reviewYear || resolved.interval.start.year > reviewYear {
                continue
            }
            let rank: Int
            switch resolved.role {
            case .event: rank = isCoarse(date) ? 2 : 0
            case .effective, .published: rank = isCoarse(date) ? 3 : 1
            case .deadline, .background, .name: continue
            }
            if rank < best?.rank ?? 4 { best = (rank, index) }
        }
        return best?.index
    }

    func isCoarse(_ date: DatedExpression) -> Bool {
        date.expression.value.first.precision == .year
    }

    /// The index of the first expression that starts at or after an offset; `dates.count` where none does.
    private func firstDate(from offset: Int) -> Int {
        dates.firstIndex(past: { $0.expression.range.lowerBound < offset })
    }
}
