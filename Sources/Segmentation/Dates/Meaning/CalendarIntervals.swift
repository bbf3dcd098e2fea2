import Model

/// The days of a point whose year and month are numbers.
///
/// Conventions, where a text leaves the edges open:
/// - of a month, early is the 1st to the 10th, mid the 11th to the 20th, late the 21st to its end, as 上旬, 中旬 and 下旬
///   divide it; its beginning is early, its end is late;
/// - of a year, early is January to April, mid May to August, late September to December; its beginning is January and its
///   end December;
/// - of a half or a quarter, its first, middle or last months: two of six, one of three; its beginning and end are its first
///   and last month.
enum CalendarIntervals {
    /// The interval of a day, month, period or year with its part; nil where the calendar has no such.
    static func interval(
        year: Int, month: Int?, day: Int?, period: CalendarPoint.Period?, part: CalendarPoint.Part?
    ) -> Interval? {
        if let month {
            if let day { return CivilDate(year: year, month: month, day: day).map(Interval.init(day:)) }
            return interval(year: year, month: month, period: period, part: part)
        }
        if let period {
            guard let months = months(of: period) else { return nil }
            return part.flatMap { self.months(of: $0, in: months) }.map { interval(year: year, months: $0) }
                ?? interval(year: year, months: months)
        }
        if let part {
            guard let months = months(of: part, in: 1...12) else { return nil }
            return interval(year: year, months: months)
        }
        return Interval(year: year)
    }

    private static func interval(
        year: Int, month: Int, period: CalendarPoint.Period?, part: CalendarPoint.Part?
    ) -> Interval? {
        let length = CivilDate.length(ofMonth: month, year: year)
        let days: ClosedRange<Int>
        switch (period, part) {
        case (.half(1)?, _): days = 1...15
        case (.half(2)?, _): days = 16...max(16, length)
        case (_, .beginning?), (_, .early?): days = 1...10
        case (_, .middle?): days = 11...20
        case (_, .late?), (_, .end?): days = 21...max(21, length)
        default: return Interval(year: year, month: month)
        }
        guard let first = CivilDate(year: year, month: month, day: days.lowerBound),
            let last = CivilDate(year: year, month: month, day: days.upperBound)
        else { return nil }
        return Interval(from: first, to: last)
    }

    private static func interval(year: Int, months: ClosedRange<Int>) -> Interval? {
        guard let first = Interval(year: year, month: months.lowerBound),
            let last = Interval(year: year, month: months.upperBound)
        else { return nil }
        return Interval(from: first, to: last)
    }

    /// From the beginning of one interval to the end of another; nil where they are out of order.
    ///
    /// Either may have two ends itself ("early to mid-May"): of those only the outer ones stay.
    static func span(_ first: Interval, _ last: Interval) -> Interval? {
        guard first.start <= last.start, first.end <= last.end else { return nil }
        let opening = first.edtf.prefix { $0 != "/" }
        let closing = last.edtf.split(separator: "/").last ?? ""
        return Interval(
            edtf: opening == closing ? String(opening) : "\(opening)/\(closing)", start: first.start, end: last.end)
    }

    /// The months of a half, a quarter and the like.
    static func months(of period: CalendarPoint.Period) -> ClosedRange<Int>? {
        switch period {
        case .half(let number): (1...2).contains(number) ? number * 6 - 5...number * 6 : nil
        case .quarter(let number): (1...4).contains(number) ? number * 3 - 2...number * 3 : nil
        case .firstQuarters(let count): (1...4).contains(count) ? 1...count * 3 : nil
        case .firstMonths(let count): (1...12).contains(count) ? 1...count : nil
        }
    }

    private static func months(of part: CalendarPoint.Part, in months: ClosedRange<Int>) -> ClosedRange<Int>? {
        let third = max(1, months.count / 3)
        let (first, last) = (months.lowerBound, months.upperBound)
        switch part {
        case .beginning: return first...first
        case .end: return last...last
        case .early: return first...min(last, first + third - 1)
        case .late: return max(first, last - third + 1)...last
        case .middle:
            let start = min(last, first + third)
            return start...max(start, last - third)
        }
    }
}
