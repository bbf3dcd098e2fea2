import Archive
import Model
import Segmentation

/// How well comparing tells reports of one event from reports of two, and what it costs.
struct MatchingQuality {
    /// What came of one kind of pairs.
    struct Count {
        var pairs = 0
        var merged = 0
        var found = 0
        var example = ""
    }

    private(set) var counts: [MadePair: Count] = [:]
    /// Seconds, for all texts and all pairs.
    private(set) var sketching = 0.0
    private(set) var comparing = 0.0
    private(set) var subjects = 0
    private(set) var pairs = 0
    /// What kept pairs of one event apart, and how often.
    private(set) var vetoes: [String: Int] = [:]

    var precision: Double { Double(merged(true)) / Double(max(1, merged(true) + merged(false))) }
    var recall: Double { Double(merged(true)) / Double(max(1, all(true))) }
    /// How many of the pairs of one event share a key.
    var reach: Double {
        let found = counts.filter { $0.key.isSame }.reduce(0) { $0 + $1.value.found }
        return Double(found) / Double(max(1, all(true)))
    }

    private func merged(_ isSame: Bool) -> Int {
        counts.filter { $0.key.isSame == isSame }.reduce(0) { $0 + $1.value.merged }
    }
    private func all(_ isSame: Bool) -> Int {
        counts.filter { $0.key.isSame == isSame }.reduce(0) { $0 + $1.value.pairs }
    }

    /// Makes so many events, every kind of pair of each, and compares them.
    static func measure(events: Int, seed: UInt64) -> MatchingQuality {
        var quality = MatchingQuality()
        var dice = Dice(seed: seed)
        for _ in 0..<events {
            let event = MadeEvent.make(&dice)
            let happening = happening(event.text(), event.date)
            let known = quality.subject(happening)
            for kind in MadePair.allCases {
                guard let other = kind.text(from: event, &dice) else { continue }
                let report = quality.subject(Self.happening(other.text, other.date))
                quality.compare(report, known, kind, texts: (other.text, event.text()))
            }
        }
        return quality
    }

    private mutating func subject(_ happening: Happening) -> MatchSubject {
        let start = ProcessorTime.now
        let subject = MatchSubject(happening)
        sketching += ProcessorTime.now - start
        subjects += 1
        return subject
    }

    private mutating func compare(
        _ report: MatchSubject, _ known: MatchSubject, _ kind: MadePair, texts: (String, String)
    ) {
        let start = ProcessorTime.now
        let comparison = EventComparison.compare(report, with: known)
        comparing += ProcessorTime.now - start
        pairs += 1
        var count = counts[kind] ?? Count()
        count.pairs += 1
        if comparison.verdict == .same { count.merged += 1 }
        if (comparison.verdict == .same) != kind.isSame {
            count.example =
                "\(texts.0)\n      \(texts.1)\n      \(comparison.verdict): \(comparison.contradicted.map(\.words))"
        }
        if kind.isSame, comparison.verdict != .same {
            for finding in comparison.contradicted { vetoes["\(kind.rawValue): \(finding.words)", default: 0] += 1 }
        }
        let (one, other) = (report.sketch, known.sketch)
        if !Set(one.bands).isDisjoint(with: other.bands) || !Set(one.dayKeys).isDisjoint(with: other.dayKeys) {
            count.found += 1
        }
        counts[kind] = count
    }

    /// What segmentation makes of a report.
    static func happening(_ text: String, _ date: String) -> Happening {
        let document = Document(
            text: text, isPlainText: true, blocks: [Document.Block(kind: .paragraph, range: 0..<text.utf8.count)])
        let events = Segmenter.read(document, year: MadeEvent.year).events
        return Happening(
            title: "", text: text,
            date: CivilDate(date).map { EventDate(interval: Interval(day: $0), text: "", basis: "made") },
            dates: events.flatMap(\.dates), quantities: events.flatMap(\.quantities),
            position: Position(start: 0, end: text.unicodeScalars.count))
    }
}
