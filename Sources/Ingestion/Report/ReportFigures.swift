import Archive
import Model

/// What a report says in figures, counted as its events are written: it holds numbers and names, not events.
struct ReportFigures: Equatable {
    /// Events in the page.
    private(set) var events = 0
    /// Events that answer the question and are not in the page, for it would be too long.
    private(set) var leftOut = 0
    /// Events in the page that have no date.
    private(set) var undated = 0
    /// Further reports of events in the page.
    private(set) var sightings = 0
    /// Amounts in the page.
    private(set) var quantities = 0
    /// The day on which the first event began.
    private(set) var first: CivilDate?
    /// The day on which the last event ended.
    private(set) var last: CivilDate?
    /// How many events of each sort.
    private(set) var kinds: [EventKind: Int] = [:]
    /// How many events began in each year.
    private(set) var years: [Int: Int] = [:]

    /// Takes in an event that is in the page.
    mutating func count(_ event: Event, _ sightings: [Sighting]) {
        events += 1
        self.sightings += sightings.count
        quantities += event.happening.quantities.count
        if let kind = event.happening.kind { kinds[kind, default: 0] += 1 }
        guard let interval = event.happening.date?.interval else {
            undated += 1
            return
        }
        first = min(first ?? interval.start, interval.start)
        last = max(last ?? interval.end, interval.end)
        years[interval.start.year, default: 0] += 1
    }

    /// Takes in an event that is not in the page.
    mutating func countLeftOut() { leftOut += 1 }
}

/// `1234567` as `1,234,567`.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
        if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
        text.append(digit)
    }
    return text
}
