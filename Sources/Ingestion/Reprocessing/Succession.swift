import Archive
import Model

/// Which reports of a page's earlier reading live on in which events of its new one: by what they overlap in the text.
struct Succession: Equatable {
    /// A report that the archive has from the page.
    struct Old {
        /// Where it stood in the text as it was read then.
        var position: Position
        /// Its words.
        var text: String
    }

    /// An old report and the new event that it lives on in.
    struct Pair: Equatable {
        var old: Int
        var new: Int
    }

    /// Each old report with its heir, one to one.
    var pairs: [Pair] = []
    /// Old reports whose words stand in an event that is another's heir.
    var merged: [Pair] = []
    /// New events whose words stood in a report that has another heir.
    var split: [Pair] = []
    /// Old reports whose words stand in no event any more.
    var removed: [Int] = []
    /// New events whose words stood in no report.
    var added: [Int] = []

    /// Overlaps the old reports with the new events. The heir is whoever shares most of the text.
    ///
    /// Linear in the text and in the pairs that overlap, which in a page read in order are few.
    init(of old: [Old], in text: [Unicode.Scalar], to new: [Position]) {
        var overlaps: [(pair: Pair, length: Int)] = []
        let places = old.map { Succession.place(of: $0, in: text) }
        for (oldIndex, place) in places.enumerated() {
            guard let place else { continue }
            for (newIndex, position) in new.enumerated() {
                let length = min(place.end, position.end) - max(place.start, position.start)
                let shorter = min(place.end - place.start, position.end - position.start)
                // Less than a third of the shorter is a shared sentence end, not a shared event.
                if length > 0, length * 3 >= shorter { overlaps.append((Pair(old: oldIndex, new: newIndex), length)) }
            }
        }
        overlaps.sort { ($1.length, $0.pair.old, $0.pair.new) < ($0.length, $1.pair.old, $1.pair.new) }
        var hasHeir = Set<Int>()
        var hasForebear = Set<Int>()
        for (pair, _) in overlaps where !hasHeir.contains(pair.old) && !hasForebear.contains(pair.new) {
            pairs.append(pair)
            hasHeir.insert(pair.old)
            hasForebear.insert(pair.new)
        }
        for (pair, _) in overlaps {
            if hasHeir.insert(pair.old).inserted { merged.append(pair) }
            if hasForebear.insert(pair.new).inserted { split.append(pair) }
        }
        pairs.sort { $0.new < $1.new }
        removed = old.indices.filter { !hasHeir.contains($0) }
        added = new.indices.filter { !hasForebear.contains($0) }
    }

    /// Where an old report stands in today's text: where it stood, or else where its words are nearest to that; nil where
    /// the text does not have them.
    private static func place(of old: Old, in text: [Unicode.Scalar]) -> Position? {
        let words = Array(old.text.unicodeScalars)
        func stands(at start: Int) -> Bool {
            start >= 0 && start + words.count <= text.count
                && text[start..<(start + words.count)].elementsEqual(words)
        }
        if stands(at: old.position.start) { return old.position }
        guard let first = words.first else { return nil }
        var nearest: Int?
        for start in text.indices where text[start] == first && stands(at: start) {
            if let found = nearest, abs(found - old.position.start) <= abs(start - old.position.start) { continue }
            nearest = start
        }
        return nearest.map { Position(start: $0, end: $0 + words.count) }
    }
}
