import Model

/// Gives the calendar expressions of a text their meaning, in reading order, with the year that holds where they stand.
struct DateReading {
    let bytes: [UInt8]
    let regions: [Region]
    let outline: Outline

    /// A place from which on nothing said before counts, and another year may hold.
    private struct YearChange {
        var offset: Int
        /// The year that holds from here on; nil for the one of the whole text.
        var year: ReviewYear?
    }

    func resolve(
        _ expressions: [CalendarExpression], reviewYear: ReviewYear?, published: Document.Stated?
    ) -> [DatedExpression] {
        let context = CalendarContext(
            reviewYear: reviewYear.map { CalendarContext.Year($0.year, basis: $0.basis) },
            published: published.flatMap { CivilDate(String($0.value.prefix(10))) })
        var resolution = CalendarResolution(context: context)
        let changes = yearChanges()
        var next = 0
        return expressions.map { expression in
            while next < changes.count, changes[next].offset <= expression.range.lowerBound {
                resolution.reset()
                if let year = changes[next].year { resolution.anchor(year: year.year, basis: year.basis) }
                next += 1
            }
            let resolved = resolution.resolve(expression, in: bytes)
            // Without a year under review the last one stated holds on: the manner of chronicles.
            if reviewYear == nil, let resolved, resolved.role == .event,
                case .stated(let year)? = expression.value.first.year
            {
                resolution.anchor(year: year, basis: "year carried from \(resolved.interval.edtf)")
            }
            return DatedExpression(expression: expression, resolved: resolved)
        }
    }

    /// Headings that are nothing but a year, and the borders of items, which may open with one.
    private func yearChanges() -> [YearChange] {
        var changes: [YearChange] = []
        var heading: ReviewYear?
        var items = outline.items[...]
        func addItems(before offset: Int) {
            while let item = items.first, item.marker.range.lowerBound < offset {
                let year = openingYear(of: item).map { ReviewYear(year: $0, basis: "year from item") } ?? heading
                changes.append(YearChange(offset: item.marker.range.upperBound, year: year))
                items.removeFirst()
            }
        }
        for region in regions where region.range.count <= 24 {
            guard let year = soleYear(in: region.range) else { continue }
            addItems(before: region.range.lowerBound)
            heading = ReviewYear(year: year, basis: "year from heading")
            changes.append(YearChange(offset: region.range.lowerBound, year: heading))
        }
        addItems(before: .max)
        return changes
    }

    /// The year with which an item opens where its own date follows: "1.2021 In June, ...".
    private func openingYear(of item: Outline.Item) -> Int? {
        guard let reading = Numerals.decimal(bytes, at: item.content.lowerBound), (1900...2099).contains(reading.value)
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
        guard let reading = Numerals.decimal(bytes, at: start), (1900...2099).contains(reading.value) else {
            return nil
        }
        var end = start + reading.length
        if bytes.scalar(at: end).value == 0x5E74 { end += 3 }
        if bytes.byte(at: end) == UInt8(ascii: ":") || bytes.byte(at: end) == UInt8(ascii: ".") { end += 1 }
        return bytes.skippingSpace(from: min(end, range.upperBound), to: range.upperBound) == range.upperBound
            ? reading.value : nil
    }
}
