import Foundation
import Model

/// What events said before they were revised, and what the archive held at a time: read from the journal.
public enum EventHistory {
    /// What an event said until it was revised or retired.
    public struct Version: Sendable, JSONWritable {
        /// The event as it was.
        public var event: Event
        /// When it was revised.
        public var until: Timestamp
        /// What became of it in a word; `retired` where it is no longer there.
        public var change: String

        /// `{"until": ..., "change": ..., "event": {...}}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("until", until.description)
                json.field("change", change)
                json.field("event", event)
            }
        }
    }
}

extension ArchiveReader {
    /// What an event said before, the oldest first. Reads the journal.
    public func history(of id: String) throws(ArchiveError) -> [EventHistory.Version] {
        var versions: [EventHistory.Version] = []
        try replayJournal { line in
            for withdrawal in line.withdrawn {
                guard case .event(let event) = withdrawal.content, event.id == id else { continue }
                let change = line.revised.first { $0.event == id }?.change ?? "retired"
                versions.append(.init(event: event, until: line.time, change: change))
            }
        }
        return versions
    }

    /// The events as they were at a moment: those that were committed until then and what they said then, in the order of
    /// the files. Memory is that of what was added or changed since; reads the journal.
    ///
    /// What a repair took out is not there at any moment.
    public func events(
        asOf time: Timestamp, visit: (Event) throws -> Void
    ) throws {
        var later: Set<String> = []
        var earlier: [String: Event] = [:]
        try replayJournal { line in
            guard line.time > time else { return }
            for withdrawal in line.withdrawn {
                guard case .event(let event) = withdrawal.content else { continue }
                // The first withdrawal after the moment has what it said then, unless it came later itself.
                if !later.contains(event.id), earlier[event.id] == nil { earlier[event.id] = event }
            }
            later.formUnion(line.events)
        }
        let now = try events()
        while let event = try now.next() {
            if later.contains(event.id) { continue }
            try visit(earlier.removeValue(forKey: event.id) ?? event)
        }
        for (_, event) in earlier.sorted(by: { $0.key < $1.key }) { try visit(event) }
    }
}
