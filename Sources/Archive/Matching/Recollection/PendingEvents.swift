import Model

/// The new events of the open batch, found as the index finds those of the archive.
final class PendingEvents {
    private(set) var events: [Event] = []
    private var byKey: [[UInt8]: Int] = [:]
    private var byID: [String: Int] = [:]
    private var bySketch: [UInt64: [Int]] = [:]

    /// Takes an event in.
    func add(_ event: Event, _ subject: MatchSubject) {
        let number = events.count
        events.append(event)
        byKey[EventIdentity.keyBytes(of: event.happening)] = number
        byID[event.id] = number
        for key in Set(subject.sketch.all) { bySketch[key, default: []].append(number) }
    }

    /// The event with these words on that date.
    func event(key: [UInt8]) -> Event? { byKey[key].map { events[$0] } }

    /// The event with an id.
    func event(id: String) -> Event? { byID[id].map { events[$0] } }

    /// The events that share most keys with a report.
    func candidates(for subject: MatchSubject) -> [Event] {
        var shared: [Int: Int] = [:]
        for key in subject.sketch.all {
            for number in bySketch[key]?.suffix(64) ?? [] { shared[number, default: 0] += 1 }
        }
        return Index.nearest(shared).map { events[$0] }
    }

    /// Forgets all.
    func removeAll() {
        events = []
        byKey = [:]
        byID = [:]
        bySketch = [:]
    }
}
