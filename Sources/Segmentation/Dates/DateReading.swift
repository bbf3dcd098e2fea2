import Model

/// Gives the calendar expressions of a text their meaning, in reading order, with the year that holds where they stand.
struct DateReading {
    let bytes: [UInt8]
    let regions: [Region]
    let outline: Outline

    /// A longer line, in bytes, is more than a date.
    private static let longestHeading = 40

    /// A place from which on nothing said before counts, but what a heading says.
    private struct Border {
        var offset: Int
        /// The year that holds from here on; nil for the one of the whole text.
        var year: ReviewYear?
        /// A heading that is nothing but a date: the month in which "the 4th" below it lies.
        var heading: CalendarExpression?
        /// Whether an item begins here, which goes on from the one before.
        var isItem = false
    }

    /// The expressions with their meaning, one for each, in their order.
    ///
    /// - Parameters:
    ///   - published: when the page says it was published: without a year under review dates lie near it.
    ///   - title: where nothing says so, the day that a title names stands for it: "Morning Brief, 3 June 2024".
    func resolve(
        _ expressions: [CalendarExpression], reviewYear: ReviewYear?, published: Document.Stated?, title: String?
    ) -> [DatedExpression] {
        let day = published.flatMap { CivilDate(String($0.value.prefix(10))) }
        let issue = day == nil ? title.flatMap(DateReading.day(in:)) : nil
        func context(_ year: ReviewYear?) -> CalendarContext {
            CalendarContext(
                reviewYear: year.map { CalendarContext.Year($0.year, basis: $0.basis) },
                published: day ?? issue, publishedSource: issue == nil ? "publication date" : "title")
        }
        var resolution = CalendarResolution(context: context(reviewYear))
        let borders = borders(expressions)
        let headings = Set(borders.compactMap(\.heading?.range.lowerBound))
        var next = 0
        var yearAbove: Int?
        return expressions.map { expression in
            while next < borders.count, borders[next].offset <= expression.range.lowerBound {
                let own = context(borders[next].year ?? reviewYear)
                yearAbove = borders[next].year?.year
                if borders[next].isItem {
                    resolution.cross(into: own)
                } else {
                    resolution = CalendarResolution(context: own)
                }
                if let heading = borders[next].heading, let month = resolution.resolve(heading, in: bytes) {
                    resolution.anchor(month.interval, text: text(heading.range))
                }
                next += 1
            }
            let resolved = resolution.resolve(expression, in: bytes)
            // Without a year under review the last one stated holds on: the manner of chronicles.
            if reviewYear == nil, let resolved, resolved.role != .name,
                let year = carriedYear(of: expression, resolved)
            {
                resolution.anchor(year: year, basis: "year carried from \(resolved.interval.edtf)")
            }
            return DatedExpression(
                expression: expression, resolved: resolved,
                headsWhatFollows: headings.contains(expression.range.lowerBound), yearAbove: yearAbove)
        }
    }

    /// The day that a title names, with its year; nil where it names none, or more than one.
    private static func day(in title: String) -> CivilDate? {
        let bytes = Array(title.utf8)
        var resolution = CalendarResolution(context: CalendarContext())
        let days = CalendarScanner.expressions(in: bytes).compactMap { resolution.resolve($0, in: bytes)?.interval }
            .filter { $0.start == $0.end }
        return days.count == 1 ? days[0].start : nil
    }

    /// The year that a date gives to those behind it: one that it states, or one that it was counted to (次年3月).
    private func carriedYear(of expression: CalendarExpression, _ resolved: ResolvedDate) -> Int? {
        let point = expression.value.first
        if case .stated(let year)? = point.year { return point.precision <= .month ? year : nil }
        guard let distance = point.distance, distance > 0, resolved.role == .event else { return nil }
        return resolved.interval.end.year
    }

    /// Lines that are nothing but a date, and the borders of items, which may open with a year.
    private func borders(_ expressions: [CalendarExpression]) -> [Border] {
        var borders: [Border] = []
        var year: ReviewYear?
        var heading: CalendarExpression?
        var items = outline.items[...]
        var next = 0
        func addItems(before offset: Int) {
            while let item = items.first, item.marker.range.lowerBound < offset {
                let own = openingYear(of: item).map { ReviewYear(year: $0, basis: "year from item") }
                borders.append(
                    Border(
                        offset: item.marker.range.upperBound, year: own ?? year,
                        heading: monthAbove(item, expressions) ?? heading, isItem: true))
                items.removeFirst()
            }
        }
        for region in regions {
            while next < expressions.count, expressions[next].range.lowerBound < region.range.lowerBound { next += 1 }
            if let above = year, next < expressions.count, leaves(above.year, expressions[next], at: region.range) {
                addItems(before: region.range.lowerBound)
                year = nil
                heading = nil
                borders.append(Border(offset: region.range.lowerBound, year: nil, heading: nil))
            }
            guard region.range.count <= DateReading.longestHeading else { continue }
            if let sole = soleYear(in: region.range) {
                addItems(before: region.range.lowerBound)
                year = ReviewYear(year: sole, basis: ReviewYear.fromHeading)
                heading = nil
                borders.append(Border(offset: region.range.lowerBound, year: year, heading: nil))
            } else if next < expressions.count, isSole(expressions[next], in: region.range) {
                addItems(before: region.range.lowerBound)
                heading = expressions[next]
                borders.append(Border(offset: region.range.lowerBound, year: year, heading: nil))
            }
        }
        addItems(before: .max)
        return borders
    }

    /// Whether a line opens with a later year than that of the heading above: "1998 – ..." behind a list under "1993".
    private func leaves(_ year: Int, _ expression: CalendarExpression, at region: Range<Int>) -> Bool {
        guard expression.cue == nil, case .stated(let own)? = expression.value.first.year, own > year else {
            return false
        }
        return expression.range.lowerBound == bytes.skippingSpace(from: region.lowerBound, to: region.upperBound)
    }

    /// The month with which the heading of the nearest item above opens: "一、1月：存储先热".
    private func monthAbove(_ item: Outline.Item, _ expressions: [CalendarExpression]) -> CalendarExpression? {
        var parent = item.parent
        while let current = parent {
            if let heading = outline.items[current].heading,
                let month = expressions.first(startingAt: heading.lowerBound), month.value.last == nil,
                month.value.first.precision == .month
            {
                return month
            }
            parent = outline.items[current].parent
        }
        return nil
    }

    /// Whether a region holds a month, or a month of a year, and nothing else.
    private func isSole(_ expression: CalendarExpression, in region: Range<Int>) -> Bool {
        guard expression.value.last == nil, expression.value.first.precision == .month,
            expression.range.lowerBound >= region.lowerBound
        else { return false }
        let start = bytes.skippingSpace(from: region.lowerBound, to: region.upperBound)
        let end = bytes.trimmingSpace(to: region.upperBound, from: start)
        return expression.range.lowerBound <= start + 1 && expression.range.upperBound >= end - 3
            && expression.range.upperBound <= region.upperBound
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The year with which an item opens where its own date follows: "1.2021 In June, ...".
    private func openingYear(of item: Outline.Item) -> Int? {
        guard let reading = Numerals.decimal(bytes, at: item.content.lowerBound),
            ReviewYear.plausible.contains(reading.value)
        else { return nil }
        let end = item.content.lowerBound + reading.length
        if bytes.scalar(at: end).value == 0x5E74 { return reading.value }
        let next = bytes.skippingSpace(from: end, to: item.content.upperBound)
        return next > end && (bytes.has("In ", at: next) || bytes.has("On ", at: next) || bytes.has("From ", at: next))
            ? reading.value : nil
    }

    /// The year where a range holds a year and nothing else: "2021", "2021年", "Year 2021".
    private func soleYear(in range: Range<Int>) -> Int? {
        var start = bytes.skippingSpace(from: range.lowerBound, to: range.upperBound)
        if bytes.has("Year ", at: start) { start += 5 }
        guard let reading = Numerals.decimal(bytes, at: start), ReviewYear.plausible.contains(reading.value) else {
            return nil
        }
        var end = start + reading.length
        if bytes.scalar(at: end).value == 0x5E74 { end += 3 }
        if bytes.byte(at: end) == UInt8(ascii: ":") || bytes.byte(at: end) == UInt8(ascii: ".") { end += 1 }
        return bytes.skippingSpace(from: min(end, range.upperBound), to: range.upperBound) == range.upperBound
            ? reading.value : nil
    }
}

extension [CalendarExpression] {
    /// The expression that starts, with its preposition, at an offset; logarithmic.
    func first(startingAt offset: Int) -> CalendarExpression? {
        let index = firstIndex(past: { $0.cueRange.lowerBound < offset })
        return index < count && self[index].cueRange.lowerBound == offset ? self[index] : nil
    }
}
