import Model

/// What a new capture of a page changes in the events that it was the first to report.
public struct PageChange: Hashable, Sendable {
    /// What an event of the new capture is to those of the page's last reading.
    public enum Fate: Hashable, Sendable {
        /// It was there in these words, or in more of them.
        case unchanged(id: String)
        /// It was there in other words.
        case reworded(id: String)
        /// It was there with another number.
        case corrected(id: String, contradicted: [String])
        /// It was not there.
        case added
    }

    /// The fates of the new capture's events, in their order.
    public var fates: [Fate]
    /// The events that the new capture no longer tells: they stay, for a page that came back short retires nothing.
    public var gone: [String]

    /// The facts that a publisher corrects in an event that stays the same; where a party, a product or a place differs it
    /// is another event.
    private static let correctable: Set<String> = ["quantity", "number", "date", "deadline", "ordinal"]
    /// Below this share of common words a contradicting report is another event and no correction.
    private static let leastScore = 0.5

    /// Holds the events of a new capture against those known from the page's last reading.
    ///
    /// The same words first, then the nearest in words that may be the same. Costs a comparison for each pair that shares a
    /// key of its sketch.
    public init(from old: [Event], to new: [Event]) {
        fates = Array(repeating: .added, count: new.count)
        gone = []
        var byKey: [[UInt8]: Int] = [:]
        for (index, event) in old.enumerated() { byKey[EventIdentity.keyBytes(of: event.happening)] = index }
        var isTaken = Set<Int>()
        var left: [Int] = []
        for (index, event) in new.enumerated() {
            if let known = byKey[EventIdentity.keyBytes(of: event.happening)] {
                fates[index] = .unchanged(id: old[known].id)
                isTaken.insert(known)
            } else {
                left.append(index)
            }
        }
        let subjects = Dictionary(
            uniqueKeysWithValues: old.indices.filter { !isTaken.contains($0) }
                .map { ($0, MatchSubject(old[$0].happening)) })
        var pairs: [(old: Int, new: Int, comparison: MatchComparison)] = []
        for index in left {
            let subject = MatchSubject(new[index].happening)
            let keys = Set(subject.sketch.all)
            for (known, other) in subjects where !keys.isDisjoint(with: other.sketch.all) {
                pairs.append((known, index, EventComparison.compare(subject, with: other)))
            }
        }
        pairs.sort { ($1.comparison.score, $0.old, $0.new) < ($0.comparison.score, $1.old, $1.new) }
        for isCorrection in [false, true] {
            for pair in pairs where fates[pair.new] == .added && !isTaken.contains(pair.old) {
                guard
                    let fate = PageChange.fate(
                        of: new[pair.new].happening, from: old[pair.old], pair.comparison, isCorrection)
                else { continue }
                fates[pair.new] = fate
                isTaken.insert(pair.old)
            }
        }
        gone = old.indices.filter { !isTaken.contains($0) }.map { old[$0].id }
        guard gone.count > isTaken.count else { return }
        // A page that shows other things every day corrects nothing: what looks like it is the next in a row.
        for (index, fate) in fates.enumerated() {
            guard case .corrected(let id, _) = fate else { continue }
            fates[index] = .added
            gone.append(id)
        }
    }

    private static func fate(
        of new: Happening, from old: Event, _ comparison: MatchComparison, _ isCorrection: Bool
    ) -> Fate? {
        if !isCorrection {
            guard comparison.verdict == .same else { return nil }
            let isShortened = EventIdentity.normalised(old.happening.text).contains(EventIdentity.normalised(new.text))
            return isShortened ? .unchanged(id: old.id) : .reworded(id: old.id)
        }
        guard comparison.verdict == .similar, comparison.score >= leastScore,
            comparison.contradicted.allSatisfy({ correctable.contains($0.fact) })
        else { return nil }
        return .corrected(id: old.id, contradicted: comparison.contradicted.map(\.words))
    }
}
