import Archive
import Foundation
import Model
import Segmentation

/// Reads saved pages again under today's rules, and tells what that changes before anything does.
///
/// Page by page: the reports that the archive has from it are followed by what they overlap in its text, so that ids
/// survive; what is new is matched as in any run. All changes are one batch, to be committed at once or not at all.
public struct Reprocess {
    private let store: any ArchiveStore
    private let overrides: Overrides
    private let run: String
    private let profiles: [ProfileFile]
    private let names: NameTable?
    private let rules: String
    private var batch: Batch
    private var plan: ReprocessPlan
    /// The captures that the batch notes, by address and digest.
    private var noted: Set<String> = []
    /// Whether the page at hand is read with another profile than when it was taken in.
    private var isReadOtherwise = false
    /// The events that the batch revises, retires or adds: what it does not must be looked up.
    private var touched: Set<String> = []
    private var isTableMissed = false

    /// - Parameters:
    ///   - store: the archive, or a rehearsal of it.
    ///   - run: the name under which the journal will know it.
    ///   - profiles: what is known of publishers; it goes before the profile that a page was read with.
    ///   - names: names by which the reader of the events knows somebody.
    public init(
        store: any ArchiveStore, archive: String, run: String, time: Timestamp, profiles: [ProfileFile] = [],
        names: NameTable? = nil
    ) {
        self.names = names
        rules = NameTable.rules(with: names)
        self.store = store
        self.run = run
        self.profiles = profiles
        overrides = store.recollection.overrides
        batch = Batch(time: time, run: run, rules: rules)
        plan = ReprocessPlan(archive: archive)
    }

    /// Reads the pages in their order. What cannot be read is noted and changes nothing.
    ///
    /// - Parameters:
    ///   - isInterrupted: asked before each page; nothing is committed where it says so.
    ///   - progress: told before each page its number, how many there are as far as is known, and its address.
    public mutating func plan(
        _ captures: some Sequence<SavedCapture>, isInterrupted: () -> Bool = { false },
        progress: (_ page: Int, _ of: Int, _ name: String) -> Void = { _, _, _ in }
    ) throws(ArchiveError) -> ReprocessPlan? {
        let total = captures.underestimatedCount
        var number = 0
        for capture in captures {
            if isInterrupted() { return nil }
            number += 1
            progress(number, max(total, number), capture.kept?.url ?? "")
            try take(capture)
        }
        return plan
    }

    /// Carries the plan out in one commit. Applied twice it changes nothing the second time.
    public mutating func apply() throws(ArchiveError) -> ReprocessPlan {
        let committed = try store.commit(batch)
        plan.isApplied = !plan.isEmpty
        plan.sequence = plan.isEmpty ? nil : committed.sequence
        batch = Batch(time: batch.time, run: run, rules: rules)
        return plan
    }

    // MARK: One page

    private mutating func take(_ capture: SavedCapture) throws(ArchiveError) {
        let page: Page
        switch capture.page {
        case .failure(let problem):
            plan.unreadable += 1
            plan.notes.append(problem.reason)
            return
        case .success(let read): page = read
        }
        var knowledge = capture.knowledge
        knowledge.profiles = profiles
        knowledge.names = names
        let reading = PageReading.read(page, knowing: knowledge)
        if let obstacle = reading.document.obstacle {
            plan.notes.append(
                "\(page.url): \(obstacle.kind.rawValue): \(obstacle.evidence); what the archive has from it stays")
            return
        }
        plan.pages += 1
        let digest = reading.source.page
        try keep(page, digest, capture, reading)
        let told = try store.recollection.events(firstReportedBy: reading.source).filter { !touched.contains($0.id) }
        noteTable(of: told)
        let (events, earlier) = (told.filter { $0.source.page == digest }, told.filter { $0.source.page != digest })
        let sightings = try store.recollection.sightings(reportedBy: reading.source)
            .filter { $0.source.page == digest && !touched.contains($0.event) }
        let added = try succeed(events, sightings, in: reading)
        // An older capture tells nothing new: what only it has, the page's last reading no longer had.
        guard capture.isLatest else { return }
        for (event, fate) in zip(added, PageChange(from: earlier, to: added).fates) {
            if case .added = fate { _ = try takeIn(event, .added, from: nil) }
        }
    }

    /// Says so, once, where pages were read with a table of names and are not any more.
    private mutating func noteTable(of events: [Event]) {
        guard names == nil, !isTableMissed, events.contains(where: { NameTable.isUsed(in: $0.rules) }) else { return }
        isTableMissed = true
        plan.notes.append("events were read with a table of names; without --names they lose what it says")
    }

    /// Notes that the page was read under today's rules, once; a page from elsewhere is put into the page store.
    private mutating func keep(
        _ page: Page, _ digest: String, _ capture: SavedCapture, _ reading: PageReading
    ) throws(ArchiveError) {
        var given = capture.given
        given.profile = reading.document.profile?.profile
        isReadOtherwise = capture.kept != nil && given.profile?.digest != capture.given.profile?.digest
        if !isReadOtherwise, try store.knows(key: page.key, digest: digest, rules: rules) { return }
        let kept: KeptPage
        if let known = capture.kept { kept = known } else { kept = try store.keep(page) }
        guard noted.insert(kept.url + "\n" + kept.digest).inserted else { return }
        batch.pages.append(
            PageOutcome(
                page: kept, outcome: reading.events.isEmpty ? "no events" : "segmented", events: reading.events.count,
                warnings: reading.document.warnings, given: given,
                address: reading.source.url, reviewYear: reading.reading.reviewYear?.year))
    }

    /// Follows what the archive has from the page into what the page tells today. Gives the events whose words stood in
    /// nothing that it had.
    private mutating func succeed(
        _ events: [Event], _ sightings: [Sighting], in reading: PageReading
    ) throws(ArchiveError) -> [Event] {
        let old =
            events.map { Succession.Old(position: $0.happening.position, text: $0.happening.text) }
            + sightings.map { Succession.Old(position: $0.position, text: $0.text) }
        let succession = Succession(
            of: old, in: Array(reading.document.text.unicodeScalars), to: reading.events.map(\.happening.position))
        /// The event that each new reading belongs to.
        var owners: [Int: String] = [:]
        for pair in succession.pairs {
            let new = reading.events[pair.new]
            if pair.old < events.count {
                let isSplit = succession.split.contains { $0.old == pair.old }
                let isMerged = succession.merged.contains { $0.new == pair.new }
                owners[pair.new] = try revise(
                    events[pair.old], to: new, isSplit ? .split : isMerged ? .merged : nil)
            } else {
                owners[pair.new] = try reread(sightings[pair.old - events.count], as: new)
            }
        }
        for pair in succession.split {
            owners[pair.new] = try takeIn(
                reading.events[pair.new], .split, from: identifier(pair.old, events, sightings))
        }
        for pair in succession.merged {
            let heir = owners[pair.new]
            if pair.old < events.count {
                try retire(events[pair.old], into: heir, .merged, reason: nil)
            } else {
                drop(sightings[pair.old - events.count])
            }
        }
        for index in succession.removed {
            if index < events.count {
                try remove(events[index])
            } else {
                drop(sightings[index - events.count])
            }
        }
        return succession.added.map { reading.events[$0] }
    }

    private func identifier(_ index: Int, _ events: [Event], _ sightings: [Sighting]) -> String {
        index < events.count ? events[index].id : sightings[index - events.count].event
    }

    // MARK: One event

    /// What an event of the page says today. Gives the id of the event that it is, which is another's where it turns out
    /// to be one event with that.
    private mutating func revise(
        _ old: Event, to new: Event, _ lineage: ReprocessPlan.Change?
    ) throws(ArchiveError) -> String {
        var revised = new
        revised.id = old.id
        // The same bytes, however often they were fetched.
        revised.source.retrieved = old.source.retrieved
        let change = lineage ?? Reprocess.change(from: old, to: revised)
        let mayHaveTwin = old.happening.text != new.happening.text || old.happening.date != new.happening.date
        if mayHaveTwin || !overrides.same(as: old.id).isEmpty,
            case .known(let other, let decision) = try store.recollection.twin(of: revised),
            mayHaveTwin || other < old.id
        {
            try retire(old, into: other, .merged, reason: decision.reasons.first)
            addSighting(of: other, by: new, decision)
            return other
        }
        guard change != .unchanged else {
            plan.unchanged += 1
            return old.id
        }
        // Read with another profile than then, it stands where this capture's reading has it.
        if isReadOtherwise { revised.source.retrieved = new.source.retrieved }
        batch.amendment.revised.append(.init(event: revised, change: change.rawValue))
        store.recollection.foresee(revised: revised)
        touched.insert(old.id)
        plan.entries.append(
            .init(
                change: change, event: old.id, page: Reprocess.name(new.source), before: old.happening,
                after: new.happening))
        return old.id
    }

    private static func change(from old: Event, to new: Event) -> ReprocessPlan.Change {
        let (before, after) = (old.happening, new.happening)
        if before == after, old.source == new.source { return .unchanged }
        if before.date?.interval != after.date?.interval { return .redated }
        if before.text != after.text { return .reworded }
        var moved = before
        moved.position = after.position
        moved.dates = after.dates
        moved.quantities = after.quantities
        return before.position != after.position && moved == after ? .moved : .refined
    }

    /// What a sighting of the page says today.
    private mutating func reread(_ old: Sighting, as new: Event) throws(ArchiveError) -> String {
        let isParted = overrides.areDifferent(new.id, old.event)
        let isAsItWas =
            old.text == new.happening.text && old.date == new.happening.date
            && old.position == new.happening.position
        if isAsItWas, !isParted {
            plan.unchanged += 1
            return old.event
        }
        drop(old)
        if !isParted, old.text == new.happening.text, let known = try store.recollection.event(id: old.event) {
            // Only its place or date is another: the decision stands unless the date speaks against it.
            let isSameDate = old.date?.interval == new.happening.date?.interval
            if isSameDate {
                addSighting(
                    of: known.id, by: new,
                    Decision(
                        rule: old.rule ?? "known wording", score: old.score, threshold: old.threshold,
                        reasons: old.reasons, candidates: old.candidates))
                return known.id
            }
        }
        return try takeIn(new, .added, from: nil, hasBeenSeen: true)
    }

    /// Takes in what was no event of its own: as a sighting of one that is known, or as a new one.
    private mutating func takeIn(
        _ event: Event, _ change: ReprocessPlan.Change, from origin: String?, hasBeenSeen: Bool = false
    ) throws(ArchiveError) -> String {
        switch try store.match(event) {
        case .new(let links):
            if let index = batch.amendment.retired.firstIndex(where: { $0.event == event.id }) {
                // An event by that id goes in the same commit: it does not go, it says this.
                batch.amendment.retired.remove(at: index)
                batch.amendment.revised.append(.init(event: event, change: change.rawValue))
                store.recollection.foresee(revised: event)
            } else {
                batch.events.append(event)
            }
            batch.links += links
            touched.insert(event.id)
            plan.entries.append(
                .init(
                    change: change, event: event.id, others: origin.map { [$0] } ?? [],
                    page: Reprocess.name(event.source), after: event.happening))
            return event.id
        case .known(let id, let decision):
            let isReported = try isReported(id, by: event.source) && !hasBeenSeen
            if isReported { plan.unchanged += 1 } else { addSighting(of: id, by: event, decision) }
            return id
        }
    }

    private func isReported(_ id: String, by source: SourceReference) throws(ArchiveError) -> Bool {
        if let event = try store.recollection.event(id: id), event.source.url == source.url { return true }
        return try store.recollection.sightings(of: id).contains { $0.source.url == source.url }
    }

    private mutating func addSighting(of id: String, by event: Event, _ decision: Decision) {
        batch.sightings.append(Sighting(of: id, by: event, decision: decision))
        plan.sightings.added += 1
    }

    private mutating func drop(_ sighting: Sighting) {
        guard batch.amendment.sightings.insert(sighting).inserted else { return }
        plan.sightings.removed += 1
    }

    /// Retires an event; what others saw of it is seen of its heir from then on.
    private mutating func retire(
        _ event: Event, into heir: String?, _ change: ReprocessPlan.Change, reason: String?
    ) throws(ArchiveError) {
        let told = reason ?? "its words stand in another event under rules \(rules)"
        batch.amendment.retired.append(.init(event: event.id, into: heir.map { [$0] } ?? [], reason: told))
        batch.amendment.links.formUnion(try store.recollection.links(of: event.id))
        for sighting in try store.recollection.sightings(of: event.id) {
            drop(sighting)
            guard let heir else { continue }
            var moved = sighting
            moved.event = heir
            batch.sightings.append(moved)
            plan.sightings.added += 1
        }
        store.recollection.foresee(retired: event.id)
        touched.insert(event.id)
        plan.entries.append(
            .init(
                change: change, event: event.id, others: heir.map { [$0] } ?? [], page: Reprocess.name(event.source),
                before: event.happening, reason: reason))
    }

    /// Retires an event in whose words today's rules find none; one that other pages report too stays as it is.
    private mutating func remove(_ event: Event) throws(ArchiveError) {
        let others = try store.recollection.sightings(of: event.id).filter { $0.source.url != event.source.url }
        guard others.isEmpty else {
            plan.unchanged += 1
            plan.notes.append(
                "\(event.id): today's rules find it no longer in \(Reprocess.name(event.source)); it stays, for "
                    + "\(others[0].source.url ?? "another page") reports it too")
            return
        }
        try retire(event, into: nil, .removed, reason: "rules \(rules) find no event in its words")
    }

    private static func name(_ source: SourceReference) -> String { source.url ?? source.page }
}
