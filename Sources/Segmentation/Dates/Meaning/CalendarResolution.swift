import Model

/// Gives calendar expressions their days, in the order of the text.
///
/// It carries what was mentioned last, so that "the same day" and "the 22nd" find their day and month; `reset` forgets it at
/// the border of a section. Without any year to go by a date stays unresolved: nothing is guessed.
///
/// A year stated outright for the event itself carries to later dates of the same sentence that have none, and no farther.
public struct CalendarResolution: Sendable {
    /// What was known before.
    public let context: CalendarContext

    /// A date mentioned before.
    private struct Anchor {
        var interval: Interval
        /// The day, where it was one.
        var day: CivilDate?
        var month: Int?
        var year: Int
        var text: String

        /// Whether it was a week, Monday to Sunday.
        var isWeek: Bool {
            let first = interval.start.daysSinceEpoch
            return interval.end.daysSinceEpoch - first == 6 && (first + 3) % 7 == 0
        }
    }

    /// The last day or month.
    private var lastDate: Anchor?
    /// The last year, or anything that has one.
    private var lastYear: Anchor?
    /// The last year that was stated outright and can carry, and where it stood.
    private var stated: (year: Int, anchor: Anchor, end: Int)?
    /// The last day, or month in front of a sentence, of an event: what a list goes on from, and not a month beside it.
    private var lastDated: Anchor?
    /// The date mentioned last before the border, for a bare day where nothing nearer names a month.
    private var beforeBorder: Anchor?
    /// A year from outside, for texts under a heading that names one.
    private var outer: CalendarContext.Year?
    /// Where the last date finer than a year ended, with its text's sentence not yet ended.
    private var finerDateEnd: Int?
    private var roles = DateRoleTable.standard

    /// A resolution that has read nothing yet.
    public init(context: CalendarContext) {
        self.context = context
    }

    /// Forgets what was mentioned before: at the border of a section, or of an event.
    public mutating func reset() {
        lastDate = nil
        lastDated = nil
        beforeBorder = nil
        lastYear = nil
        stated = nil
        outer = nil
        finerDateEnd = nil
    }

    /// Says that `interval` was mentioned before the text, as `text` ("the same day" may mean it).
    public mutating func anchor(_ interval: Interval, text: String) {
        let start = interval.start
        let isMonth = start.year == interval.end.year && start.month == interval.end.month
        let anchor = Anchor(
            interval: interval, day: start == interval.end ? start : nil, month: isMonth ? start.month : nil,
            year: start.year, text: text)
        if isMonth { lastDate = anchor }
        lastYear = anchor
    }

    /// Begins anew behind the border of an item, where the month that was mentioned last goes on for a bare day.
    public mutating func cross(into context: CalendarContext) {
        let last = lastDated ?? beforeBorder
        self = CalendarResolution(context: context)
        beforeBorder = last
    }

    /// Gives the year of all dates without one until the next `reset`: that of a heading above them.
    public mutating func anchor(year: Int, basis: String) {
        outer = CalendarContext.Year(year, basis: basis)
    }

    /// The days of an expression; nil where nothing says which year it means, or where there is no such day.
    ///
    /// Expressions must come in the order of the text. The cost is the distance to the expression before.
    public mutating func resolve(_ expression: CalendarExpression, in bytes: [UInt8]) -> ResolvedDate? {
        let text = String(decoding: bytes[clamped(expression.range, to: bytes)], as: UTF8.self)
        if let carried = stated, CalendarSentence.ends(in: bytes, from: carried.end, to: expression.range.lowerBound) {
            stated = nil
        }
        if let end = finerDateEnd, CalendarSentence.ends(in: bytes, from: end, to: expression.range.lowerBound) {
            finerDateEnd = nil
        }
        guard let (interval, basis, month) = days(of: expression) else { return nil }
        let evidence = DateRoleEvidence(
            expression: expression, interval: interval, reviewYear: reviewYear(for: expression, interval, in: bytes),
            besideFinerDate: finerDateEnd != nil, bytes: bytes)
        let role = roles.role(evidence)
        remember(expression, interval, month: month, role: role.role, opensSentence: evidence.opensSentence, text: text)
        return ResolvedDate(
            expression: expression, interval: interval, basis: basis, role: role.role, roleRule: role.rule)
    }

    /// The year from which a date is judged as earlier or later.
    ///
    /// Where a year only carries on, a later one that opens a sentence or was counted on (翌年) is no forecast: the text
    /// goes on in time.
    private func reviewYear(for expression: CalendarExpression, _ interval: Interval, in bytes: [UInt8]) -> Int? {
        if let year = context.reviewYear { return year.value }
        guard let year = outer?.value, expression.value.first.distance == nil else { return nil }
        return interval.start.year > year && CalendarSentence.opens(with: expression, in: bytes) ? nil : year
    }

    private func clamped(_ range: Range<Int>, to bytes: [UInt8]) -> Range<Int> { range.clamped(to: 0..<bytes.count) }

    // MARK: Memory

    private mutating func remember(
        _ expression: CalendarExpression, _ interval: Interval, month: Int?, role: DateRole, opensSentence: Bool,
        text: String
    ) {
        guard role != .name else { return }
        let value = expression.value
        let point = value.last ?? value.first
        let isFine = point.precision <= .month
        let anchor = Anchor(
            interval: interval, day: point.precision == .day ? interval.end : nil, month: month,
            year: interval.start.year, text: text)
        lastYear = anchor
        if isFine {
            // A deadline or a day of coming into force is not what "the same day" goes back to while an event is there.
            if role == .event || role == .published || lastDate == nil { lastDate = anchor }
            if role == .event, opensSentence || point.precision == .day { lastDated = anchor }
            finerDateEnd = expression.range.upperBound
        }
        guard case .stated(let year)? = point.year ?? value.first.year else { return }
        // What is only mentioned beside the event ("which broke ground in June 2023") keeps its year to itself.
        let carries = opensSentence ? role != .deadline : isFine && role != .background && role != .deadline
        if carries, isFine || point.precision == .year {
            stated = (year, anchor, expression.range.upperBound)
        }
    }

    // MARK: Days

    /// A point with numbers for its year and month.
    private struct Settled {
        var year: Int
        var month: Int?
        var interval: Interval
        var basis: String
    }

    private func days(of expression: CalendarExpression) -> (Interval, String, Int?)? {
        var first = expression.value.first
        guard var last = expression.value.last else {
            return settle(first).map { ($0.interval, $0.basis, $0.month) }
        }
        // What is said once of a range holds for both its ends; the turn of the year lies between them where it must.
        if first.year == nil, let year = last.year {
            first.year = year
            if let year = number(year), let opening = openingMonth(of: first), let closing = openingMonth(of: last),
                opening > closing
            {
                first.year = .stated(year - 1)
            }
        }
        guard let start = settle(first) else { return nil }
        if last.month == nil, last.day != nil, let month = start.month { last.month = .stated(month) }
        if last.year == nil {
            last.year = .stated(start.year)
            if let end = settle(last), end.interval.end < start.interval.start { last.year = .stated(start.year + 1) }
        }
        guard let end = settle(last), let interval = CalendarIntervals.span(start.interval, end.interval) else {
            return nil
        }
        return (interval, start.basis, end.month)
    }

    private func openingMonth(of point: CalendarPoint) -> Int? {
        if case .stated(let month)? = point.month { return month }
        return point.period.flatMap { CalendarIntervals.months(of: $0)?.lowerBound }
    }

    /// The year that a reckoning comes to; nil where there is nothing to count from.
    private func number(_ year: Reckoning) -> Int? {
        switch year {
        case .stated(let year): year
        case .fromPresent(let offset): present.map { $0.value &+ offset }
        case .fromLastMentioned(let offset): lastYear.map { $0.year + offset }
        case .underReview: present?.value ?? lastYear?.year
        }
    }

    /// The year that "this year" means: the one under review, then a heading's, then that of publication.
    private var present: CalendarContext.Year? {
        context.reviewYear ?? outer
            ?? context.published.map { CalendarContext.Year($0.year, basis: "year from \(context.publishedSource)") }
    }

    private func settle(_ point: CalendarPoint) -> Settled? {
        if case .fromLastMentioned(let offset)? = point.week { return week(offset, isWhole: point.day == nil) }
        switch point.day {
        case .fromLastMentioned(let offset)?: return neighbouringDay(offset)
        case .fromPresent(let offset)?: return presentDay(offset)
        default: break
        }
        if let month = point.month, point.year == nil || isPresentMonth(month) {
            switch month {
            case .fromLastMentioned(let offset): return inMonthMentionedLast(point, offset)
            case .fromPresent(let offset): return inPresentMonth(point, offset)
            case .stated, .underReview: break
            }
        }
        if point.month == nil, point.day != nil, point.year == nil {
            return inMonthMentionedLast(point, 0) ?? inMonthBeforeBorder(point) ?? inMonthOfPublication(point)
        }
        let month = monthNumber(point)
        if point.month != nil, month == nil { return nil }
        guard let (year, basis) = year(of: point, month: month) else { return nil }
        return settled(point, year: year, month: month, basis: basis)
    }

    private func isPresentMonth(_ month: Reckoning) -> Bool {
        if case .fromPresent = month { return true }
        return false
    }

    private func settled(_ point: CalendarPoint, year: Int, month: Int?, basis: String) -> Settled? {
        var day: Int?
        if case .stated(let stated)? = point.day { day = stated }
        return CalendarIntervals.interval(
            year: year, month: month, day: day, period: point.period, part: point.part
        ).map { Settled(year: year, month: month, interval: $0, basis: basis) }
    }

    private func monthNumber(_ point: CalendarPoint) -> Int? {
        switch point.month {
        case .stated(let month)?: return month
        case .fromLastMentioned(let offset)?:
            // "The same month of last year": the month alone is taken from before.
            return lastDate?.month.map { ($0 - 1 + offset + 24) % 12 + 1 }
        default: return nil
        }
    }

    private func neighbouringDay(_ offset: Int) -> Settled? {
        guard let anchor = lastDate, let day = anchor.day else { return nil }
        let moved = CivilDate(daysSinceEpoch: day.daysSinceEpoch + offset)
        return settled(moved, basis: relation("day", offset, same: "same day as", anchor))
    }

    private func settled(_ day: CivilDate, basis: String) -> Settled? {
        guard (1...9999).contains(day.year) else { return nil }
        return Settled(year: day.year, month: day.month, interval: Interval(day: day), basis: basis)
    }

    /// "Same day as May 3", "day after May 3", "2 days before May 3".
    private func relation(_ unit: String, _ offset: Int, same: String, _ anchor: Anchor) -> String {
        let direction = offset > 0 ? "after" : "before"
        switch abs(offset) {
        case 0: return "\(same) \(anchor.text)"
        case 1: return "\(unit) \(direction) \(anchor.text)"
        default: return "\(abs(offset)) \(unit)s \(direction) \(anchor.text)"
        }
    }

    /// "The following week", Monday to Sunday, or the day so many weeks on; from a week, a week.
    private func week(_ offset: Int, isWhole: Bool) -> Settled? {
        guard let anchor = lastDate else { return nil }
        let basis = relation("week", offset, same: "week of", anchor)
        if !isWhole, let day = anchor.day {
            return settled(CivilDate(daysSinceEpoch: day.daysSinceEpoch + 7 * offset), basis: basis)
        }
        guard let within = anchor.day ?? (anchor.isWeek ? anchor.interval.start : nil) else { return nil }
        // The first day of the epoch was a Thursday.
        let days = within.daysSinceEpoch + 3
        let monday = days - (days % 7 + 7) % 7 - 3 + 7 * offset
        let (first, last) = (CivilDate(daysSinceEpoch: monday), CivilDate(daysSinceEpoch: monday + 6))
        guard first.year >= 1, last.year <= 9999 else { return nil }
        return Interval(from: first, to: last).map {
            Settled(year: last.year, month: last.month, interval: $0, basis: basis)
        }
    }

    /// "Yesterday": counted from the day of publication, unless the text reviews another year.
    private func presentDay(_ offset: Int) -> Settled? {
        guard let published = present(published: context.published) else { return nil }
        return settled(
            CivilDate(daysSinceEpoch: published.daysSinceEpoch + offset), basis: "day from \(context.publishedSource)")
    }

    /// "The 12th" at the beginning of an item: in the month that the item before speaks of.
    private func inMonthBeforeBorder(_ point: CalendarPoint) -> Settled? {
        guard lastDate == nil, let anchor = beforeBorder, let month = anchor.month else { return nil }
        return settled(
            point, year: anchor.interval.end.year, month: month, basis: relation("month", 0, same: "month of", anchor))
    }

    /// "The 12th" where no month was mentioned: in the month of publication, or the one before where the day would lie
    /// farther ahead than news looks.
    private func inMonthOfPublication(_ point: CalendarPoint) -> Settled? {
        guard lastDate == nil, let published = present(published: context.published) else { return nil }
        var index = published.year * 12 + published.month - 1
        if case .stated(let day)? = point.day, day - published.day > CalendarResolution.longestLookAhead { index -= 1 }
        return settled(point, year: index / 12, month: index % 12 + 1, basis: "month from \(context.publishedSource)")
    }

    /// The day of publication, unless the text reviews another year than its own.
    private func present(published: CivilDate?) -> CivilDate? {
        guard let published, context.reviewYear == nil || context.reviewYear?.value == published.year else {
            return nil
        }
        return published
    }

    /// "The 22nd", "the same month", "the following month".
    private func inMonthMentionedLast(_ point: CalendarPoint, _ offset: Int) -> Settled? {
        guard let anchor = lastDate, let month = anchor.month else { return nil }
        let index = anchor.interval.end.year * 12 + month - 1 + offset
        return settled(
            point, year: index / 12, month: index % 12 + 1,
            basis: relation("month", offset, same: "month of", anchor))
    }

    /// "This month": counted from the day of publication, unless the text reviews another year.
    private func inPresentMonth(_ point: CalendarPoint, _ offset: Int) -> Settled? {
        guard let published = present(published: context.published) else { return nil }
        let index = published.year * 12 + published.month - 1 + offset
        return settled(point, year: index / 12, month: index % 12 + 1, basis: "month from \(context.publishedSource)")
    }

    // MARK: The year

    private func year(of point: CalendarPoint, month: Int?) -> (Int, String)? {
        switch point.year {
        case .stated(let year)?: return (year, "year in text")
        case .fromPresent(let offset)?: return present.map { ($0.value &+ offset, $0.basis) }
        case .fromLastMentioned(let offset)?:
            return lastYear.map {
                ($0.year + offset, relation("year", offset, same: "same year as", $0))
            }
        case .underReview?:
            return present.map { ($0.value, $0.basis) } ?? lastYear.map { ($0.year, "same year as \($0.text)") }
        case nil: return unstatedYear(of: point, month: month)
        }
    }

    /// The year of a date that has none: carried within the sentence, else under review, else a heading's, else the one that
    /// brings it nearest to the day of publication.
    private func unstatedYear(of point: CalendarPoint, month: Int?) -> (Int, String)? {
        if let stated {
            let basis = "year carried from \(stated.anchor.text)"
            // "On December 28, 2023 ... and on January 3": a sentence goes forward, not back by most of a year.
            if let interval = settled(point, year: stated.year, month: month, basis: basis)?.interval,
                stated.anchor.interval.start.daysSinceEpoch - interval.end.daysSinceEpoch
                    > CalendarResolution.longestStepBack, stated.anchor.month != nil
            {
                return (stated.year + 1, basis)
            }
            return (stated.year, basis)
        }
        if let year = context.reviewYear ?? outer { return (year.value, year.basis) }
        guard let published = context.published else { return nil }
        // News tells of the past and announces the weeks ahead: the latest year that is not farther ahead than that.
        for year in [published.year + 1, published.year] {
            if let interval = settled(point, year: year, month: month, basis: "")?.interval,
                interval.start.daysSinceEpoch - published.daysSinceEpoch <= CalendarResolution.longestAnnouncement
            {
                return (year, "year from \(context.publishedSource)")
            }
        }
        return (published.year - 1, "year from \(context.publishedSource)")
    }

    /// How far a date may lie before the one whose year it takes, in days.
    private static let longestStepBack = 150
    /// How far ahead of its publication a text names a day without its month, in days.
    private static let longestLookAhead = 5
    /// How far ahead of its publication a text dates things without their year, in days.
    private static let longestAnnouncement = 65
}

/// Where sentences end.
enum CalendarSentence {
    /// Whether nothing of its sentence stands before an expression; a capital cue opens one, too, for headings run into
    /// their text without a stop.
    static func opens(with expression: CalendarExpression, in bytes: [UInt8]) -> Bool {
        let start = expression.cueRange.lowerBound
        if expression.cue != nil, start < bytes.count, bytes[start].isUpper { return true }
        var offset = start - 1
        while offset >= 0, start - offset < 16 {
            let byte = bytes[offset]
            if byte == 0x20 || byte == UInt8(ascii: "\"") {
                offset -= 1
                continue
            }
            if byte == UInt8(ascii: ".") || isEnd(bytes, offset) { return true }
            return offset >= 2 && isEnd(bytes, offset - 2) && bytes[offset] >= 0x80
        }
        return offset < 0
    }

    /// Whether a sentence ends between two offsets. Farther apart than a sentence is long counts as an end.
    static func ends(in bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        guard end - start <= 1_000 else { return true }
        let upper = min(end, bytes.count)
        var offset = max(0, start)
        while offset < upper {
            if isEnd(bytes, offset) { return true }
            offset += 1
        }
        return false
    }

    /// Whether the sign at `offset` ends a sentence: a full stop in Chinese; a dot before white space and a capital or digit
    /// that is not an abbreviation's; an exclamation or question mark; a line break.
    static func isEnd(_ bytes: [UInt8], _ offset: Int) -> Bool {
        switch bytes[offset] {
        case 0x0A, UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case 0xE3:
            return offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x82
        case 0xEF:
            return offset + 2 < bytes.count && bytes[offset + 1] == 0xBC
                && (bytes[offset + 2] == 0x81 || bytes[offset + 2] == 0x9F)
        case UInt8(ascii: "."):
            var next = offset + 1
            while next < bytes.count, [0x22, 0x27, 0x29].contains(bytes[next]) { next += 1 }
            guard next < bytes.count else { return true }
            guard bytes[next] == 0x20 || bytes[next] == 0x0A else {
                // "3,000 mt.On May 5": no space, but a capital behind a small letter.
                return bytes[next].isUpper && offset > 0
                    && bytes[offset - 1].isLower
            }
            while next < bytes.count, bytes[next] == 0x20, next - offset < 8 { next += 1 }
            guard next < bytes.count else { return true }
            return !bytes[next].isLower && !isAbbreviation(bytes, endingAt: offset)
        default: return false
        }
    }

    private static let abbreviations = CalendarWordSet(
        "co ltd inc corp no nos mr mrs ms dr st jr sr vs jan feb mar apr jun jul aug sep sept oct nov dec approx fig llc"
    )

    private static func isAbbreviation(_ bytes: [UInt8], endingAt end: Int) -> Bool {
        var start = end
        while start > 0, end - start < 13, bytes[start - 1].isLetter { start -= 1 }
        guard start < end else { return false }
        // A single capital: "U.S.", "J. Smith".
        if end - start == 1 { return true }
        return abbreviations.contains(CalendarWord(bytes, start..<end))
    }
}
