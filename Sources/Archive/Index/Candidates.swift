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
        let starts = DateWindow.starts(near: subject.interval)
        let statement =
            "SELECT event FROM sketch WHERE start IN (\(starts.map { _ in "?" }.joined(separator: ", "))) AND key = ? LIMIT 96"
        let days = starts.map { Database.Value.integer($0) }
        for key in subject.sketch.bands + subject.sketch.dayKeys {
            try database.run(statement, days + [.integer(Int(bitPattern: UInt(key)))]) {
                shared[$0.integer(0), default: 0] += 1
            }
        }
        for key in subject.sketch.projectKeys where subject.interval != nil {
            try database.run(
                "SELECT event FROM sketch WHERE start = ? AND key = ? ORDER BY event DESC LIMIT 32",
                [.integer(DateWindow.projects), .integer(Int(bitPattern: UInt(key)))]
            ) { shared[$0.integer(0), default: 0] += 1 }
        }
        return shared
    }
}

/// The first days that the date of an event may have, for it to share a day with a given date.
///
/// Keys are kept by the day and then by themselves: a night's events are of few days, and a review's of one year, so that
/// what they look up and add lies together, where in the order of the keys each would be a page of the disk of its own.
enum DateWindow {
    /// The day that stands for no date.
    static let undated = -1_000_000
    /// The day that stands for all of them: projects are followed over years.
    static let projects = -2_000_000
    /// A longer interval is sought only as itself, among longer ones, and not by each of its days.
    private static let longest = 62

    /// The first day of a date, as `sketch` has it.
    static func start(of interval: Interval?) -> Int { interval?.start.daysSinceEpoch ?? undated }

    /// The days under which events are looked for: those of the date and the two before it, for a meeting of some days is
    /// told by one of them; the first ones of longer intervals that hold it (the thirds of its month, the month, the
    /// quarter, the half and the whole year); and the one that stands for no date. In groups of few sizes, each of which
    /// is a statement that is prepared once.
    static func starts(near interval: Interval?) -> [Int] {
        guard let interval else { return [undated] }
        let start = interval.start
        let first = start.daysSinceEpoch
        let last = interval.end.daysSinceEpoch
        let days = last - first > longest ? [first] : Array((first - 2)...max(first, last))
        let firsts = [
            (start.month, 21), (start.month, 11), (start.month, 1), ((start.month - 1) / 3 * 3 + 1, 1),
            (start.month > 6 ? 7 : 1, 1), (1, 1),
        ].compactMap { month, day in CivilDate(year: start.year, month: month, day: day)?.daysSinceEpoch }
        let all = Set(days + firsts.filter { $0 <= max(first, last) }).sorted() + [undated]
        let size = [12, 24, 48].first { $0 >= all.count } ?? 80
        return all + Array(repeating: undated, count: max(0, size - all.count))
    }
}

extension Sketch {
    /// All keys.
    var all: [UInt64] { bands + dayKeys + projectKeys }
}
