// Events in text that no numbers part: chronicles, digests, articles.

extension EventSplitter {
    /// The events of a stretch without numbered items.
    ///
    /// Dated headings hold what stands below them, and so do the headings of stories. A chronicle (paragraphs open with a date) and a digest (they open with
    /// a label) hold an event a dated sentence, none reaching past its paragraph. An article holds one event from its
    /// beginning, and a further one for each later sentence with a date of its own.
    ///
    /// - Parameter openings: the expressions that open an event, by their index; ascending.
    func events(inFreeText paragraphs: [Region], openings: [Int]) -> [EventSpan] {
        let inside = openings.filter { opening in
            paragraphs.first(containing: dates[opening].expression.cueRange.lowerBound) != nil
        }
        let headed = datedHeadings(paragraphs, inside)
        if headed.count >= 2 { return headed }
        let openingParagraphs = paragraphs.filter { opensWithDate($0, inside) }
        if let stories = stories(in: paragraphs, openings: inside) { return stories }
        // Two paragraphs that open with a date are a chronicle only if there are no others.
        let bodies = paragraphs.filter { $0.headingLevel == 0 }
        let isChronicle = openingParagraphs.count >= 3 || (openingParagraphs.count == 2 && bodies.count == 2)
        return isChronicle || isDigest(paragraphs) ? chronicle(paragraphs, inside) : article(paragraphs, inside)
    }

    /// Whether a paragraph opens with one of the openings, a label in capitals aside.
    func opensWithDate(_ paragraph: Region, _ openings: [Int]) -> Bool {
        let start = start(of: paragraph)
        let own = paragraph.range.lowerBound..<paragraph.range.upperBound + 1
        return self.openings(openings, in: own).contains { opening in
            let date = dates[opening].expression.cueRange.lowerBound
            return date == start
                || (paragraph.range.contains(date) && isLabelled(date, in: start..<paragraph.range.upperBound))
        }
    }

    /// Characters that mark the items of a list and begin nothing else.
    private static let bullets = "•·●▪■◆‣◦⁃・▶".unicodeScalars.map(\.value)

    /// Where the words of a region begin, past white space and the mark of a list.
    func start(of region: Region) -> Int {
        let start = bytes.skippingSpace(from: region.range.lowerBound, to: region.range.upperBound)
        let scalar = bytes.scalar(at: start)
        // A star or a dash may also begin a word.
        let mayBeBullet = scalar.value == 0x2A || scalar.value.isDash
        guard
            EventSplitter.bullets.contains(scalar.value)
                || mayBeBullet && bytes.byte(at: start + scalar.length).isSpace
        else { return start }
        return bytes.skippingSpace(from: start + scalar.length, to: region.range.upperBound)
    }

    /// The words of a region, without white space around them and without the mark of a list.
    func words(of region: Region) -> Range<Int> {
        let start = start(of: region)
        return start..<max(start, bytes.trimmingSpace(to: region.range.upperBound, from: region.range.lowerBound))
    }

    /// Whether a region is an item of a list, by the page's markup or by its mark.
    func isListItem(_ region: Region) -> Bool {
        region.isListItem
            || start(of: region) > bytes.skippingSpace(from: region.range.lowerBound, to: region.range.upperBound)
    }

    /// Whether most paragraphs open with a label of their own: "JAKARTA - The ministry ...", 【运输】.
    private func isDigest(_ paragraphs: [Region]) -> Bool {
        let bodies = paragraphs.filter { $0.headingLevel == 0 }
        let labelled = bodies.filter { hasLabel(words(of: $0)) }.count
        return labelled >= 3 && labelled * 2 >= bodies.count
    }

    /// Whether a paragraph opens with a dateline or a bracketed label.
    private func hasLabel(_ paragraph: Range<Int>) -> Bool {
        if bytes.scalar(at: paragraph.lowerBound).value == 0x3010 { return true }
        var index = paragraph.lowerBound
        var letters = 0
        while index < paragraph.upperBound, index - paragraph.lowerBound <= 40 {
            let scalar = bytes.scalar(at: index)
            switch scalar.value {
            case 0x41...0x5A: letters += 1
            case 0x2013, 0x2014, 0x3A: return letters >= 3
            case 0x2D: return letters >= 3 && bytes.byte(at: index - 1) == 0x20
            case 0x20, 0x2C, 0x26, 0xC0...0xDE: break
            default: return false
            }
            index += max(scalar.length, 1)
        }
        return false
    }

    /// The events under headings that open with a day and say more than the day: "2024-06-30 Version 4.2".
    private func datedHeadings(_ paragraphs: [Region], _ openings: [Int]) -> [EventSpan] {
        var spans: [EventSpan] = []
        for paragraph in paragraphs {
            let start = start(of: paragraph)
            let opening = self.openings(openings, in: start..<start + 1).first
            if paragraph.headingLevel > 0 {
                guard let opening, dates[opening].expression.value.first.precision == .day,
                    paragraph.range.upperBound > dates[opening].expression.range.upperBound + 3
                else { continue }
                spans.append(EventSpan(range: start..<paragraph.range.upperBound, item: nil, date: opening))
            } else if let last = spans.indices.last {
                let (start, end) = (spans[last].range.lowerBound, paragraph.range.upperBound)
                spans[last].range = start..<max(start, bytes.trimmingSpace(to: end, from: paragraph.range.lowerBound))
            }
        }
        return spans
    }

    /// The events of a text whose paragraphs open with their dates.
    private func chronicle(_ paragraphs: [Region], _ openings: [Int]) -> [EventSpan] {
        var spans: [EventSpan] = []
        // A line that holds nothing but a date heads the line after it, unless that has a date of its own.
        var heading: (start: Int, date: Int)?
        // The month that such a line names, for the items of a list below it that have no date of their own.
        var month: Int?
        // Beside the entries of a list other paragraphs comment on them, unless they open with a date.
        let entries = paragraphs.filter { $0.headingLevel == 0 && opensWithDate($0, openings) }
        let isList = entries.count >= 3 && entries.filter(isListItem).count * 5 >= entries.count * 4
        let isDigest = isDigest(paragraphs)
        // Labels that a date follows throughout head what they label; others are the first words of it.
        let labelled = paragraphs.filter { $0.headingLevel == 0 && hasLabel(words(of: $0)) }
        let keepsLabels = labelled.contains { paragraph in
            !opensWithDate(paragraph, openings)
                && (bestDate(in: words(of: paragraph)).map { !isCoarse(dates[$0]) } ?? false)
        }
        for paragraph in paragraphs where paragraph.headingLevel == 0 {
            let range = words(of: paragraph)
            guard !range.isEmpty else { continue }
            let inside = self.openings(openings, in: range)
            if isList, inside.isEmpty, !isListItem(paragraph) { continue }
            if isDigest, inside.isEmpty, !hasLabel(range) { continue }
            let first = inside.first.map { dates[$0] }
            if let first, let date = inside.first, first.expression.cueRange.lowerBound == range.lowerBound,
                range.upperBound <= first.expression.range.upperBound + 3
            {
                heading = (range.lowerBound, date)
                if first.expression.value.first.precision == .month { month = date }
                continue
            }
            spans += events(
                inParagraph: range, inside, heading: heading, month: isListItem(paragraph) ? month : nil,
                keepsLabel: keepsLabels)
            heading = nil
        }
        return spans
    }

    /// The events of a paragraph that stands for itself: those of its dates, or one.
    func events(inParagraph paragraph: Region, openings: [Int]) -> [EventSpan] {
        let range = words(of: paragraph)
        return events(inParagraph: range, self.openings(openings, in: range), heading: nil, month: nil)
    }

    /// The events of one paragraph of a chronicle.
    ///
    /// - Parameters:
    ///   - heading: a line right above that holds nothing but a date.
    ///   - month: the month that dates the paragraph where it has no date of its own.
    ///   - keepsLabel: whether a label before the date is the beginning of the event.
    private func events(
        inParagraph range: Range<Int>, _ openings: [Int], heading: (start: Int, date: Int)?, month: Int?,
        keepsLabel: Bool = false
    ) -> [EventSpan] {
        var cuts = openings.map { (start: dates[$0].expression.cueRange.lowerBound, date: $0) }
        if cuts.first?.start != range.lowerBound {
            let opening = range.lowerBound..<(cuts.first?.start ?? range.upperBound)
            let ownDate = bestDate(in: opening)
            if let heading, dates[heading.date].expression.value.first.precision == .day {
                cuts.insert(heading, at: 0)
            } else if let ownDate, !isCoarse(dates[ownDate]) {
                cuts.insert((range.lowerBound, ownDate), at: 0)
            } else if let heading, !isLabel(opening), month == nil {
                cuts.insert(heading, at: 0)
            } else if let first = cuts.first {
                if keepsLabel || !isLabelled(first.start, in: range) { cuts[0].start = range.lowerBound }
            } else if let month {
                cuts = [(range.lowerBound, month)]
            }
        }
        return cuts.indices.map { position in
            let end = position + 1 < cuts.count ? cuts[position + 1].start : range.upperBound
            let start = cuts[position].start
            return span(from: start, to: end, date: cuts[position].date)
        }
    }

    /// Whether nothing but a label in capitals stands between the start of a paragraph and an offset.
    private func isLabelled(_ offset: Int, in paragraph: Range<Int>) -> Bool {
        let end = bytes.trimmingSpace(to: offset, from: paragraph.lowerBound)
        return end > paragraph.lowerBound && isLabel(paragraph.lowerBound..<end - 1)
    }

    /// Where the words of the paragraph begin that holds an offset; the offset itself where none does.
    private func paragraphStart(of offset: Int, in paragraphs: [Region]) -> Int {
        paragraphs.first { $0.range.contains(offset) }.map(start) ?? offset
    }

    /// The events of a text that goes on from paragraph to paragraph.
    private func article(_ paragraphs: [Region], _ openings: [Int]) -> [EventSpan] {
        guard let first = paragraphs.first(where: { $0.headingLevel == 0 }), let last = paragraphs.last else {
            return []
        }
        let start = start(of: first)
        let whole = start..<max(start, bytes.trimmingSpace(to: last.range.upperBound, from: last.range.lowerBound))
        guard !whole.isEmpty else { return [] }
        if openings.isEmpty {
            guard let date = bestDate(in: whole), !isCoarse(dates[date]) else { return [] }
            return [EventSpan(range: whole, item: nil, date: date)]
        }
        var spans: [EventSpan] = []
        // Of the dates in headings above the first paragraph the last one dates it.
        let above = openings.prefix { dates[$0].expression.cueRange.lowerBound < whole.lowerBound }
        let openings = Array(openings.dropFirst(max(0, above.count - 1)))
        // What stands more than a paragraph before the first date is another matter.
        let firstOpening = dates[openings[0]].expression.cueRange.lowerBound
        let leading = paragraphs.filter { $0.headingLevel == 0 && $0.range.upperBound <= firstOpening }.count
        let head = leading <= 1 ? whole.lowerBound : paragraphStart(of: firstOpening, in: paragraphs)
        for (position, opening) in openings.enumerated() {
            let start = position == 0 ? head : dates[opening].expression.cueRange.lowerBound
            let next =
                position + 1 < openings.count
                ? dates[openings[position + 1]].expression.cueRange.lowerBound : whole.upperBound
            guard start < next else { continue }
            spans.append(span(from: start, to: next, date: opening))
        }
        return spans
    }
}
