import Foundation
import Model

/// What the archive knows: its index, and what the open batch has added to that.
final class Recollection {
    private struct Taken: Hashable {
        var url: String
        var digest: String
        var rules: String
    }

    private let root: String
    private let index: Index
    private var pendingEvents: [[UInt8]: Event] = [:]
    private var pendingCaptures: [String: KeptPage] = [:]
    private var rehearsedTaken: Set<Taken> = []
    private var rehearsedIDs: Set<String> = []
    private var rehearsedReports: Set<[UInt8]> = []

    init(index: Index, root: String) {
        self.index = index
        self.root = root
    }

    // MARK: Pages

    func knows(url: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        if rehearsedTaken.contains(Taken(url: url, digest: digest, rules: rules)) { return true }
        return try index.isTaken(url: url, digest: digest, rules: rules)
    }

    /// The last capture of an address.
    func lastCapture(url: String) throws(ArchiveError) -> KeptPage? {
        if let pending = pendingCaptures[url] { return pending }
        guard let place = try index.lastCapture(url: url) else { return nil }
        let capture: Capture = try line(in: ArchiveLayout.pages, place.offset, place.length)
        return capture.page
    }

    func remember(_ page: KeptPage) { pendingCaptures[page.url] = page }

    /// The captures of the open batch that no outcome tells of.
    func captures(missingFrom outcomes: [PageOutcome]) -> [KeptPage] {
        let told = Set(outcomes.map(\.page.id))
        return pendingCaptures.values.filter { !told.contains($0.id) }.sorted { $0.url < $1.url }
    }

    // MARK: Events

    func match(_ event: Event) throws(ArchiveError) -> Match {
        let key = EventIdentity.keyBytes(of: event.happening)
        if let pending = pendingEvents[key], let decision = ExactMatch.decision(event.happening, pending.happening) {
            return .known(id: pending.id, decision: decision)
        }
        if let place = try index.event(key: key) {
            let known: Event = try line(in: place.file, place.offset, place.length)
            guard known.id == place.id, let decision = ExactMatch.decision(event.happening, known.happening) else {
                throw .damaged(
                    .init(
                        file: root + "/" + place.file, offset: place.offset,
                        finding: "the index has event \(place.id) here and the file another",
                        remedy: "delete \(ArchiveLayout.index); it is made again from the other files"))
            }
            return .known(id: known.id, decision: decision)
        }
        pendingEvents[key] = event
        return .new
    }

    // MARK: The batch

    /// The sightings that tell something new. Throws `refused` for a batch that does not fit the archive.
    func review(_ batch: Batch) throws(ArchiveError) -> [Sighting] {
        var ids: Set<String> = []
        var reports: Set<[UInt8]> = []
        for event in batch.events {
            let isRepeated = !ids.insert(event.id).inserted
            let key = EventIdentity.keyBytes(of: event.happening)
            guard !isRepeated, try !hasEvent(event.id), try index.event(key: key) == nil else {
                throw .refused(reason: "event \(event.id) cannot be added: the archive has it already")
            }
            reports.insert(EventIdentity.reportKey(event: event.id, source: event.source))
        }
        var news: [Sighting] = []
        for sighting in batch.sightings {
            if !ids.contains(sighting.event), try !hasEvent(sighting.event) {
                throw .refused(reason: "a sighting of \(sighting.event) cannot be added: there is no such event")
            }
            let key = EventIdentity.reportKey(event: sighting.event, source: sighting.source)
            let isRepeated = !reports.insert(key).inserted || rehearsedReports.contains(key)
            if !isRepeated, try !index.hasReport(key) { news.append(sighting) }
        }
        return news
    }

    private func hasEvent(_ id: String) throws(ArchiveError) -> Bool {
        if rehearsedIDs.contains(id) { return true }
        return try index.event(id: id) != nil
    }

    /// Empties the open batch.
    func forgetPending() {
        pendingEvents = [:]
        pendingCaptures = [:]
    }

    /// Goes on as if the batch had been committed.
    func pretendCommitted(_ batch: Batch, sightings: [Sighting]) {
        for outcome in batch.pages {
            rehearsedTaken.insert(Taken(url: outcome.page.url, digest: outcome.page.digest, rules: batch.rules))
        }
        for event in batch.events {
            pendingEvents[EventIdentity.keyBytes(of: event.happening)] = event
            rehearsedIDs.insert(event.id)
            rehearsedReports.insert(EventIdentity.reportKey(event: event.id, source: event.source))
        }
        for sighting in sightings {
            rehearsedReports.insert(EventIdentity.reportKey(event: sighting.event, source: sighting.source))
        }
    }

    private func line<Value: JSONReadable>(in name: String, _ offset: Int, _ length: Int) throws(ArchiveError) -> Value
    {
        let path = root + "/" + name
        let file = try Descriptor(opening: path, O_RDONLY)
        guard offset >= 0, length > 0, try length <= file.length() - offset else {
            throw .damaged(
                .init(
                    file: path, offset: offset, finding: "the index has a line here and the file ends before it",
                    remedy: "delete \(ArchiveLayout.index); it is made again from the other files"))
        }
        let bytes = try file.bytes(at: offset, count: length)
        do {
            return try JSONReader.read(from: bytes)
        } catch {
            throw .damaged(
                .init(
                    file: path, offset: offset, finding: "the line cannot be read (\(reason(of: error)))",
                    remedy:
                        "delete index.sqlite, which may point to the wrong place; if this comes again, restore the file "
                        + "from a copy"))
        }
    }
}
