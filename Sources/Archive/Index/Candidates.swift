import Model

extension Index {
    /// How many events are looked at for one report: those that share the most keys with it.
    static let mostCandidates = 24

    /// The events that may be the same as a report or stand in its project, those that share most keys with it first.
    ///
    /// Locality-sensitive hashing by bands (Indyk and Motwani, STOC 1998): each key is one look-up, bounded by the dates,
    /// so that the cost is that of the keys and not of the archive.
    func candidates(for subject: MatchSubject) throws(ArchiveError) -> [Int] {
        var shared: [Int: Int] = [:]
        // One look at the database and not one a query: each would ask the system for the lock.
        try atOneMoment { () throws(ArchiveError) in shared = try sharedKeys(subject) }
        return Index.nearest(shared)
    }

    /// Those that share most keys, first those with the lesser number; without those that share little where another
    /// shares much, for a bucket of one template is full of them.
    static func nearest(_ shared: [Int: Int]) -> [Int] {
        let most = shared.values.max() ?? 0
        return shared.filter { $0.value * 4 >= most }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Index.mostCandidates).map(\.key)
    }

    /// By event, how many keys it shares with a report.
    private func sharedKeys(_ subject: MatchSubject) throws(ArchiveError) -> [Int: Int] {
        var shared: [Int: Int] = [:]
        let window = DateWindow(subject.interval)
        for key in subject.sketch.bands + subject.sketch.dayKeys {
            try database.run(
                """
                SELECT event FROM (SELECT event FROM sketch WHERE key = ?1 AND start BETWEEN ?2 AND ?3 LIMIT 64)
                UNION ALL
                SELECT event FROM (SELECT event FROM sketch WHERE key = ?1 AND start IN (?4, ?5, ?6, ?7, ?8, ?9, ?10) LIMIT 32)
                """,
                [.integer(Int(bitPattern: UInt(key)))] + window.bounds.map { .integer($0) }
            ) { shared[$0.integer(0), default: 0] += 1 }
        }
        for key in subject.sketch.projectKeys where subject.interval != nil {
            try database.run(
                "SELECT event FROM sketch WHERE key = ? AND start < ? ORDER BY start DESC LIMIT 32",
                [.integer(Int(bitPattern: UInt(key))), .integer(window.first)]
            ) { shared[$0.integer(0), default: 0] += 1 }
        }
        return shared
    }
}

/// The first days that the date of an event may have, for it to share a day with a given date.
struct DateWindow {
    /// The day that stands for no date.
    static let undated = -1_000_000

    /// The first day that lies near.
    let first: Int
    /// The last day that lies near.
    let last: Int
    /// The first days of longer intervals that hold the date, and the day that stands for no date.
    let longer: [Int]

    /// What `candidates` binds.
    var bounds: [Int] { [first, last] + longer }

    /// The days around a date; all days where there is none.
    init(_ interval: Interval?) {
        guard let interval else {
            first = DateWindow.undated
            last = Int.max
            longer = Array(repeating: Int.max, count: 7)
            return
        }
        let start = interval.start
        // A meeting of some days, told by one of them.
        first = start.daysSinceEpoch - 2
        last = interval.end.daysSinceEpoch
        // The thirds of a month ("late May"), the month, the quarter, the half and the whole year.
        let firsts = [
            (start.month, 21), (start.month, 11), (start.month, 1), ((start.month - 1) / 3 * 3 + 1, 1),
            (start.month > 6 ? 7 : 1, 1), (1, 1),
        ].map { month, day in CivilDate(year: start.year, month: month, day: day)?.daysSinceEpoch ?? Int.max }
        let near = first...max(first, last)
        var seen: Set<Int> = []
        // Those that the days around it cover already would count twice.
        longer =
            firsts.map { day in
                near.contains(day) || day > near.upperBound || !seen.insert(day).inserted ? Int.max : day
            } + [DateWindow.undated]
    }
}

extension Sketch {
    /// All keys.
    var all: [UInt64] { bands + dayKeys + projectKeys }
}
