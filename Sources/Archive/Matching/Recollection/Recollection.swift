import Foundation
import Model

/// What the archive knows: its index, and what the open batch has added to that or will change of it.
public final class Recollection {
    private struct Taken: Hashable {
        var key: String
        var digest: String
        var rules: String
    }

    /// That a page tells of an event.
    private struct Report: Hashable {
        var event: String
        var page: Int

        init(_ event: String, _ source: SourceReference) {
            self.event = event
            page = EventIdentity.pageKey(of: source)
        }
    }

    private let root: String
    private let index: Index
    /// What the user decided.
    public let overrides: Overrides
    private let pending = PendingEvents()
    private var pendingCaptures: [String: KeptPage] = [:]
    /// The files from which lines were read since the last commit, which may put others in their places.
    private var openFiles: [String: Descriptor] = [:]
    private var revised: [String: Event] = [:]
    private var retired: Set<String> = []
    private var rehearsedTaken: Set<Taken> = []
    private var rehearsedIDs: Set<String> = []
    private var rehearsedReports: Set<Report> = []

    init(index: Index, root: String, overrides: Overrides) {
        self.index = index
        self.root = root
        self.overrides = overrides
    }

    // MARK: Pages

    func knows(key: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        if rehearsedTaken.contains(Taken(key: key, digest: digest, rules: rules)) { return true }
        return try index.isTaken(key: key, digest: digest, rules: rules)
    }

    /// The capture that a new one of its page may repeat: the last one, and for one that the server says is unchanged the
    /// last that was good, for that is the one which the server was asked about.
    func predecessor(of page: Page) throws(ArchiveError) -> KeptPage? {
        if case .http(PageStore.notModified, _) = page.origin {
            return try lastGoodCapture(key: page.key)?.page
        }
        if let pending = pendingCaptures[page.key] { return pending }
        return try lastCapture(key: page.key)?.page
    }

    /// The last capture of a page, whatever came of it, among those that were committed.
    public func lastCapture(key: String) throws(ArchiveError) -> Capture? { try capture(key: key, good: false) }

    /// The last capture of a page that is neither an error nor a wall, among those that were committed.
    public func lastGoodCapture(key: String) throws(ArchiveError) -> Capture? { try capture(key: key, good: true) }

    private func capture(key: String, good: Bool) throws(ArchiveError) -> Capture? {
        guard let place = try index.lastCapture(key: key, good: good) else { return nil }
        return try line(in: ArchiveLayout.pages, place.offset, place.length)
    }

    /// What the last runs left behind for the next one; nothing where there was none.
    public func earlierRuns() throws(ArchiveError) -> EarlierRuns {
        let state = try index.state()
        let length = state.length(of: ArchiveLayout.runs)
        guard length > 0 else { return EarlierRuns() }
        return try EarlierRuns(
            path: root + "/" + state.currentName(of: ArchiveLayout.runs, in: root), upTo: length)
    }

    func remember(_ page: KeptPage) { pendingCaptures[page.key] = page }

    /// The captures of the open batch that no outcome tells of.
    func captures(missingFrom outcomes: [PageOutcome]) -> [KeptPage] {
        let told = Set(outcomes.map(\.page.id))
        return pendingCaptures.values.filter { !told.contains($0.id) }.sorted { $0.url < $1.url }
    }

    // MARK: Events

    /// What the archive, or the open batch, makes of a report: what the user decided first, then the same words, then
    /// what its words and facts resemble. Reads a line of the event log for each candidate. A new event belongs to the
    /// open batch from then on.
    func match(_ event: Event) throws(ArchiveError) -> Match {
        let subject = MatchSubject(event.happening)
        let match = try match(event, subject, besides: nil)
        if case .new = match { pending.add(event, subject) }
        return match
    }

    /// Whether an event that is there is, as it is to be revised, one event with another.
    public func twin(of revised: Event) throws(ArchiveError) -> Match {
        try match(revised, MatchSubject(revised.happening), besides: revised.id)
    }

    private func match(_ event: Event, _ subject: MatchSubject, besides own: String?) throws(ArchiveError) -> Match {
        for id in overrides.same(as: event.id) where id != own {
            guard let known = try self.event(id: id) else { continue }
            let reason = "\(ArchiveLayout.overrides) holds \(event.id) to be this event"
            return .known(id: id, decision: try decision("override", of: subject, on: known, reason))
        }
        if let known = try exactly(event, subject), known.id != own, !overrides.areDifferent(event.id, known.id) {
            return .known(id: known.id, decision: known.decision)
        }
        if own == nil, let known = try self.event(id: event.id) {
            let reason = "the words that this event had before it was revised"
            return .known(id: known.id, decision: try decision("earlier wording", of: subject, on: known, reason))
        }
        let candidates = try candidates(for: subject).filter { $0.id != own }
        let outcome = MatchOutcome(
            candidates.map { .init(event: $0, comparison: compare(event, subject, with: $0)) })
        return outcome.known ?? .new(links: outcome.links(of: event))
    }

    /// The event with these words on this date.
    private func exactly(
        _ event: Event, _ subject: MatchSubject
    ) throws(ArchiveError) -> (id: String, decision: Decision)? {
        let key = EventIdentity.keyBytes(of: event.happening)
        if let known = pending.event(key: key), let decision = ExactMatch.decision(event.happening, known.happening) {
            return (known.id, decision)
        }
        guard let place = try index.event(key: key), let known = try current(place) else { return nil }
        if let decision = ExactMatch.decision(event.happening, known.happening) { return (known.id, decision) }
        // The words of a sighting, or of an event that the open batch revises.
        guard revised[known.id] == nil else { return nil }
        let reason = "the words under which another page reported it"
        return (known.id, try decision("known wording", of: subject, on: known, reason))
    }

    private func decision(
        _ rule: String, of subject: MatchSubject, on known: Event, _ reason: String
    ) throws(ArchiveError) -> Decision {
        let comparison = EventComparison.compare(subject, with: MatchSubject(known.happening))
        return Decision(rule: rule, score: comparison.score, reasons: [reason])
    }

    private func compare(_ event: Event, _ subject: MatchSubject, with known: Event) -> MatchComparison {
        var comparison = EventComparison.compare(subject, with: MatchSubject(known.happening))
        if comparison.verdict == .same, comparison.score < comparison.threshold,
            event.source.page == known.source.page
        {
            // Who lists what happened tells a thing once: two items that share day and names are two things.
            comparison.verdict = .similar
            comparison.rule = "same page"
            comparison.contradicted.append(.init(fact: "page", words: "the same page tells both, in other words"))
        }
        if overrides.areDifferent(event.id, known.id), comparison.verdict == .same {
            comparison.verdict = .similar
            comparison.rule = "override"
            comparison.contradicted.append(
                .init(fact: "override", words: "\(ArchiveLayout.overrides) holds them to be different events"))
        }
        return comparison
    }

    /// The events that may be the one a report tells of, or an earlier stage of its project.
    private func candidates(for subject: MatchSubject) throws(ArchiveError) -> [Event] {
        var events = pending.candidates(for: subject)
        for number in try index.candidates(for: subject) {
            guard let place = try index.event(number: number), let event = try current(place) else { continue }
            events.append(event)
        }
        return events
    }

    // MARK: What the open batch changes

    /// Goes on as if an event said from now on what it will.
    public func foresee(revised event: Event) {
        revised[event.id] = event
        retired.remove(event.id)
    }

    /// Goes on as if an event were no longer there.
    public func foresee(retired id: String) { retired.insert(id) }

    // MARK: Lines

    /// The event with an id, of the archive or of the open batch, as it will be; nil where there is none, or soon none.
    public func event(id: String) throws(ArchiveError) -> Event? {
        if let event = pending.event(id: id) { return event }
        guard let place = try index.event(id: id) else { return nil }
        return try current(place)
    }

    /// The event at a place as it will be; nil where there will soon be none.
    private func current(_ place: Index.Place) throws(ArchiveError) -> Event? {
        if retired.contains(place.id) { return nil }
        if let event = revised[place.id] { return event }
        return try event(at: place)
    }

    /// The events that a page was the first to report, in the order in which it tells them.
    public func events(firstReportedBy source: SourceReference) throws(ArchiveError) -> [Event] {
        var events = pending.events.filter { EventIdentity.pageKey(of: $0.source) == EventIdentity.pageKey(of: source) }
        for place in try index.events(reportedBy: source, first: true) { events.append(try event(at: place)) }
        return events.sorted { ($0.happening.position.start, $0.id) < ($1.happening.position.start, $1.id) }
    }

    /// The further reports of events that a page gave, in the order in which it tells them.
    public func sightings(reportedBy source: SourceReference) throws(ArchiveError) -> [Sighting] {
        var sightings: [Sighting] = []
        let page = EventIdentity.pageKey(of: source)
        for place in try index.events(reportedBy: source, first: false) {
            sightings += try self.sightings(of: place.id).filter { EventIdentity.pageKey(of: $0.source) == page }
        }
        return sightings.sorted { ($0.position.start, $0.event) < ($1.position.start, $1.event) }
    }

    /// The further reports of an event.
    public func sightings(of id: String) throws(ArchiveError) -> [Sighting] {
        try mentions(of: id, in: ArchiveLayout.sightings)
    }

    /// The sighting that would by itself be the event of this id.
    public func sighting(report id: String) throws(ArchiveError) -> Sighting? {
        guard let place = try index.sighting(report: id) else { return nil }
        return try line(in: ArchiveLayout.sightings, place.offset, place.length)
    }

    /// The links of an event, in either direction.
    public func links(of id: String) throws(ArchiveError) -> [Link] {
        try mentions(of: id, in: ArchiveLayout.links)
    }

    private func mentions<Value: JSONReadable>(of id: String, in name: String) throws(ArchiveError) -> [Value] {
        var values: [Value] = []
        for place in try index.mentions(of: id, in: name) {
            values.append(try line(in: name, place.offset, place.length))
        }
        return values
    }

    private func event(at place: Index.Place) throws(ArchiveError) -> Event {
        let event: Event = try line(in: place.file, place.offset, place.length)
        guard event.id == place.id else {
            throw .damaged(
                .init(
                    file: root + "/" + place.file, offset: place.offset,
                    finding: "the index has event \(place.id) here and the file another",
                    remedy: "delete \(ArchiveLayout.index); it is made again from the other files"))
        }
        return event
    }

    // MARK: The batch

    /// The sightings that tell something new. Throws `refused` for a batch that does not fit the archive.
    func review(_ batch: Batch) throws(ArchiveError) -> [Sighting] {
        var ids: Set<String> = []
        var reports: Set<Report> = []
        for event in batch.events {
            let isRepeated = !ids.insert(event.id).inserted
            guard !isRepeated, try !hasEvent(event.id), try !hasWords(of: event) else {
                throw .refused(reason: "event \(event.id) cannot be added: the archive has it already")
            }
            reports.insert(Report(event.id, event.source))
        }
        var news: [Sighting] = []
        for sighting in batch.sightings {
            if !ids.contains(sighting.event), try !hasEvent(sighting.event) {
                throw .refused(reason: "a sighting of \(sighting.event) cannot be added: there is no such event")
            }
            let report = Report(sighting.event, sighting.source)
            let isRepeated = !reports.insert(report).inserted || rehearsedReports.contains(report)
            if !isRepeated, try !index.hasReport(of: sighting.event, by: sighting.source) { news.append(sighting) }
        }
        return news
    }

    /// Whether an event of the archive has the same words on the same date.
    private func hasWords(of event: Event) throws(ArchiveError) -> Bool {
        guard let place = try index.event(key: EventIdentity.keyBytes(of: event.happening)) else { return false }
        return ExactMatch.decision(event.happening, try self.event(at: place).happening) != nil
    }

    private func hasEvent(_ id: String) throws(ArchiveError) -> Bool {
        if rehearsedIDs.contains(id) { return true }
        return try index.event(id: id) != nil
    }

    /// Empties the open batch.
    func forgetPending() {
        pending.removeAll()
        openFiles = [:]
        pendingCaptures = [:]
        revised = [:]
        retired = []
    }

    /// Goes on as if the batch had been committed.
    func pretendCommitted(_ batch: Batch, sightings: [Sighting]) {
        for outcome in batch.pages {
            rehearsedTaken.insert(Taken(key: outcome.page.key, digest: outcome.page.digest, rules: batch.rules))
        }
        for event in batch.events {
            rehearsedIDs.insert(event.id)
            rehearsedReports.insert(Report(event.id, event.source))
        }
        for sighting in sightings {
            rehearsedReports.insert(Report(sighting.event, sighting.source))
        }
    }

    private func line<Value: JSONReadable>(in name: String, _ offset: Int, _ length: Int) throws(ArchiveError) -> Value
    {
        let path = root + "/" + name
        let file: Descriptor
        if let open = openFiles[name] { file = open } else { file = try Descriptor(opening: path, O_RDONLY) }
        openFiles[name] = file
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
