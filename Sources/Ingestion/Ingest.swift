import Archive
import Fetching
import Foundation
import Model
import Segmentation

/// The main job: take pages in, keep them, read them, and put their events into the archive.
///
/// `run` reads top to bottom like the drawing in CONTRIBUTING.md: discover, fetch, keep, extract and segment, match, append.
public struct Ingest {
    /// What is run, for receipts.
    public struct Task: Equatable, Sendable {
        /// The run's name: unique among the runs of an archive.
        public var run: String
        /// What was typed.
        public var command: String
        /// The digest of the pipeline file, where there is one.
        public var pipelineDigest: String?
        /// Names by which the reader of the events knows somebody.
        public var names: NameTable?

        /// What is run.
        public init(run: String, command: String, pipelineDigest: String? = nil, names: NameTable? = nil) {
            self.run = run
            self.command = command
            self.pipelineDigest = pipelineDigest
            self.names = names
        }
    }

    private let store: any ArchiveStore
    private let archive: String
    private let fetcher: Fetcher
    private let surroundings: Surroundings
    private let task: Task
    /// So many pages are committed together: few enough that a run that is killed loses little, enough that the costly
    /// waits for the disk are few.
    private static let batchSize = 25
    /// A run that fetches commits at least so often, in seconds.
    private static let longestBatch = 30

    /// The rules of this run, its table of names included.
    private let rules: String
    private var batch: Batch
    private var receipt: RunReceipt
    private var reports: [PageReport] = []
    /// The status and the length of the page that is being dealt with.
    private var inHand: (status: Int?, bytes: Int)?
    private var sightings = 0
    private var resembling = 0
    private var carryingOn = 0
    private var frontier = Frontier()
    private var earlier: EarlierRuns
    /// The receipt and the count of reports as of the last commit: what holds if nothing more can be committed.
    private var settled: (receipt: RunReceipt, reports: Int)

    /// A run that writes to `store`, which is the archive at `archive` or a rehearsal of it.
    /// - Parameter earlier: what the runs before left behind.
    public init(
        store: any ArchiveStore, archive: String, fetcher: Fetcher, task: Task, earlier: EarlierRuns = EarlierRuns(),
        surroundings: Surroundings
    ) {
        self.store = store
        self.archive = archive
        self.fetcher = fetcher
        self.task = task
        self.earlier = earlier
        self.surroundings = surroundings
        let started = surroundings.now()
        rules = NameTable.rules(with: task.names)
        batch = Batch(time: started, run: task.run, rules: rules)
        receipt = RunReceipt(
            run: task.run, command: task.command, started: started, ended: started, status: "done",
            rules: rules, pipeline: task.pipelineDigest, text: RunReceipt.Text())
        settled = (receipt, 0)
    }

    /// Runs a pipeline.
    ///
    /// Never throws: what kept the archive from taking pages in is the report's `failure`.
    public mutating func run(_ pipeline: Pipeline) -> RunReport {
        frontier = Frontier(pipeline.sources)
        let (files, nothing) = Discovery.files(of: pipeline)
        for glob in nothing {
            finish(
                PageReport(
                    name: glob.pattern, source: glob.source,
                    outcome: .failed(
                        reason: "no file answers to this; check the path, which starts from the pipeline file"),
                    warnings: []))
        }
        return run(files, frontier.beginnings)
    }

    /// Takes in the pages given: the files in their order, and then the addresses as they come.
    public mutating func run(_ pages: [PageReference]) -> RunReport {
        var files: [PageReference] = []
        var visits: [Visit] = []
        for reference in pages {
            switch reference.place {
            case .file: files.append(reference)
            case .address(let text):
                do throws(AddressError) {
                    let address = try Address(text).withoutTracking
                    visits.append(
                        Visit(purpose: .page(reference, .watched), address: address, key: AddressKey(address).text))
                } catch {
                    finish(reference, .failed(reason: error.description))
                }
            }
        }
        return run(files, visits)
    }

    private mutating func run(_ files: [PageReference], _ visits: [Visit]) -> RunReport {
        var failure: ArchiveError?
        do throws(ArchiveError) {
            frontier.expect(files.count)
            for reference in files {
                if surroundings.isInterrupted() { break }
                frontier.progress(reference.name, surroundings)
                try take(reference)
                if batch.pages.count >= Ingest.batchSize { try commit() }
            }
            for visit in visits { try ask(visit) }
            while let event = fetcher.next() {
                try take(event)
                let isOld = surroundings.now().secondsSinceEpoch - batch.time.secondsSinceEpoch >= Ingest.longestBatch
                if batch.pages.count >= Ingest.batchSize || isOld { try commit() }
            }
            if surroundings.isInterrupted() { receipt.status = "interrupted" }
            try commit()
            try close()
        } catch {
            failure = error
            // What was read since the last commit is not in the archive, and must not be told as if it were.
            receipt = settled.receipt
            receipt.status = "failed"
            receipt.ended = surroundings.now()
            reports.removeSubrange(settled.reports...)
            // Where there is room for nothing else there may be room for a line; if not, the failure itself is told.
            try? store.record(receipt)
        }
        return RunReport(
            receipt: receipt, archive: archive, pages: reports, sightings: sightings, resembling: resembling,
            carryingOn: carryingOn, sources: receipt.sources, notices: store.notices, failure: failure)
    }

    // MARK: What is fetched

    /// Asks for an address, unless it is one that was asked for not long ago and has been quiet.
    private mutating func ask(_ visit: Visit, changed: StatedDate? = nil) throws(ArchiveError) {
        guard frontier.admits(visit) else { return }
        let last = try store.recollection.lastGoodCapture(key: visit.key)?.page
        if let source = visit.source, let last {
            let rule = RevisitRule(longestDays: frontier.sources[source].revisitDays ?? RevisitRule.usualDays)
            let now = surroundings.now()
            let isChanged = changed.map { RevisitRule.isNewer($0, than: last.retrieved, at: now) } ?? false
            guard isChanged || rule.isDue(last, visit.kind, at: now) else {
                return frontier.settle(visit)
            }
        }
        var request = FetchRequest(number: frontier.expect(visit), address: visit.address)
        // Read under other rules, a page is asked for whole, and read again.
        if let last, last.location != nil,
            try store.knows(key: visit.key, digest: last.digest, rules: rules),
            try isReadAsBefore(visit.key, last.digest, last.finalURL ?? last.url, visit.knowledge)
        {
            request.validators = last.validators
            request.validatedAddress = (try? Address(last.finalURL ?? last.url)) ?? visit.address
        }
        fetcher.submit(request)
    }

    private mutating func take(_ event: FetchEvent) throws(ArchiveError) {
        switch event {
        case .robots(let page):
            var page = page
            page.key = Ingest.key(ofPageAt: page.url)
            batch.pages.append(
                PageOutcome(page: try store.keep(page), outcome: Capture.Discovery.robots.rawValue))
        case .failure(let number, let error):
            guard let visit = frontier.visit(number) else { return }
            finish(visit, Ingest.outcome(of: error, visit))
        case .page(let number, var page):
            inHand = (nil, page.body.count)
            if case .http(let status, _) = page.origin { inHand?.status = status }
            defer { inHand = nil }
            guard let visit = frontier.visit(number) else { return }
            page.key = visit.key
            frontier.progress(visit.address.text, surroundings)
            switch visit.purpose {
            case .page(let reference, _): try take(page, reference, visit)
            case .listing, .feed, .sitemap: try discover(page, visit)
            }
        }
    }

    /// The key of a page that no source has a rule for; of a saved file without an address, its path.
    private static func key(ofPageAt url: String) -> String {
        (try? Address(url)).map { AddressKey($0).text } ?? url
    }

    /// What is told of a page that was not to be had: to be forbidden or put off is a failure only for one that was named
    /// by hand.
    private static func outcome(of error: FetchError, _ visit: Visit) -> PageReport.Outcome {
        switch error {
        case .hostOnHold, .outOfTime: .skipped(reason: error.description)
        case .disallowedByRobots where visit.isFound: .skipped(reason: error.description)
        default: .failed(reason: error.description)
        }
    }

    /// Keeps a listing, a feed or a sitemap, and asks for what it leads to.
    private mutating func discover(_ page: Page, _ visit: Visit) throws(ArchiveError) {
        let kept = try store.keep(page)
        var whole = page
        if case .http(let status, _) = page.origin, status != 200 {
            guard status == 304, let body = try saved(visit) else { return refuse(kept, status, visit) }
            // Nothing new stands in it, but what could not be had last time may be had now.
            whole.body = body.body
            whole.origin = body.origin
        }
        let given = Given(source: visit.source.map { frontier.sources[$0].name })
        let found: DiscoveredPages
        do throws(DiscoveredPages.Unreadable) {
            found = try DiscoveredPages.read(whole, of: visit)
        } catch {
            batch.pages.append(PageOutcome(page: kept, outcome: Capture.Fruitless.unreadable.rawValue, given: given))
            return finish(visit, .failed(reason: error.reason))
        }
        frontier.settle(visit)
        if let emptiness = found.emptiness { frontier.warn(visit, emptiness) }
        batch.pages.append(
            PageOutcome(
                page: kept,
                outcome: found.emptiness == nil ? found.outcome.rawValue : Capture.Fruitless.noLinks.rawValue,
                warnings: found.warnings, given: given))
        finish(visit, .unchanged)
        // A page of a list on which nothing is wanted says nothing of what is on the next.
        var hasNews = true
        var isFirst = true
        for link in found.links {
            guard let next = frontier.visit(link, from: visit, on: surroundings.now().date) else { continue }
            if isFirst { hasNews = false }
            isFirst = false
            // What another list named a moment ago is news here as well; what is gone, or a wall, is none any more.
            if try store.recollection.lastCapture(key: next.key) == nil { hasNews = true }
            frontier.count(next)
            try ask(next, changed: link.modified)
        }
        for next in frontier.continuations(of: visit, found, hasNews: hasNews) { try ask(next) }
    }

    /// The last good capture of what the server said is unchanged.
    private func saved(_ visit: Visit) throws(ArchiveError) -> Page? {
        guard let last = try store.recollection.lastGoodCapture(key: visit.key)?.page, last.location != nil else {
            return nil
        }
        return try PageStore(archive: archive).page(of: last)
    }

    private mutating func refuse(_ kept: KeptPage, _ status: Int, _ visit: Visit) {
        batch.pages.append(PageOutcome(page: kept, outcome: "HTTP \(status)"))
        finish(visit, .failed(reason: Ingest.refusal(status)))
    }

    private static func refusal(_ status: Int) -> String {
        "the server answered with status \(status); what it sent is kept and was not read for events"
    }

    // MARK: One page

    /// Takes in a saved file.
    private mutating func take(_ reference: PageReference) throws(ArchiveError) {
        guard case .file(let path) = reference.place else { return }
        switch SavedFile.bytes(at: path, longest: SavedFile.longestPage) {
        case .failure(let problem): finish(reference, .failed(reason: problem.reason))
        case .success(let bytes):
            inHand = (nil, bytes.count)
            defer { inHand = nil }
            let url = reference.knowledge.url ?? URL(fileURLWithPath: path).standardizedFileURL.absoluteString
            let page = Page(
                url: url, key: Ingest.key(ofPageAt: url), retrieved: surroundings.now(),
                origin: .file, body: bytes)
            if try isKnown(page, reference) { return finish(reference, .unchanged) }
            try read(page, try store.keep(page), reference, before: nil)
        }
    }

    /// Takes in a page that was fetched.
    private mutating func take(_ page: Page, _ reference: PageReference, _ visit: Visit) throws(ArchiveError) {
        guard case .http(let status, _) = page.origin else { return }
        let before = try store.recollection.lastGoodCapture(key: page.key)
        let kept = try store.keep(page)
        func outcome(_ text: String) -> PageOutcome {
            PageOutcome(page: kept, outcome: text, given: reference.given(nil))
        }
        /// What was read of it holds on.
        func unchanged(since before: Capture) -> PageOutcome {
            PageOutcome(
                page: kept, outcome: Capture.unchanged, events: before.events,
                given: reference.given(before.given.profile),
                address: before.address, reviewYear: before.reviewYear)
        }
        if status == 304, let before {
            batch.pages.append(unchanged(since: before))
            frontier.settle(visit)
            return finish(reference, .unchanged)
        }
        // Of the other codes of success, 206 is half a page, and 202 and 204 are none.
        guard status == 200 || status == 203 else {
            batch.pages.append(outcome("HTTP \(status)"))
            // Lists lead to what is gone now and then; that is no fault of the run.
            let isGone = visit.isFound && (status == 404 || status == 410)
            let reason = Ingest.refusal(status)
            return finish(reference, isGone ? .setAside(reason: reason) : .failed(reason: reason))
        }
        frontier.settle(visit)
        if try isKnown(page, reference) {
            if let before, before.page.digest == kept.digest {
                batch.pages.append(unchanged(since: before))
                return finish(reference, .unchanged)
            }
            if let last = try store.recollection.lastCapture(key: page.key), last.page.digest == kept.digest,
                !last.isGood
            {
                // The same wall as before is still a wall.
                batch.pages.append(outcome(last.outcome))
                return finish(
                    reference,
                    Ingest.outcome(of: Document.Obstacle.Kind(rawValue: last.outcome), "\(last.outcome), as before"))
            }
        }
        let events = receipt.events.added
        var reference = reference
        if let before, before.eventAddress != page.finalURL ?? page.url {
            // A page that moved is the page that it was, and its events are those that it told before.
            reference.knowledge.url = before.eventAddress
        }
        if let reading = try read(page, kept, reference, before: before) {
            if let profile = reading.document.profile { frontier.count(profile, visit) }
            frontier.credit(visit, isNew: before == nil, events: receipt.events.added - events)
        }
    }

    /// Reads a page that was kept, and puts its events into the batch. Nil where there is no article in it.
    @discardableResult
    private mutating func read(
        _ page: Page, _ kept: KeptPage, _ reference: PageReference, before: Capture?
    ) throws(ArchiveError) -> PageReading? {
        var knowledge = reference.knowledge
        knowledge.names = task.names
        let reading = PageReading.read(page, knowing: knowledge)
        if let obstacle = try obstacle(reading.document, page, before) {
            batch.pages.append(
                PageOutcome(
                    page: kept, outcome: obstacle.kind.rawValue, warnings: reading.document.warnings,
                    given: reference.given(reading.document.profile?.profile)))
            finish(
                reference, Ingest.outcome(of: obstacle.kind, "\(obstacle.kind.rawValue): \(obstacle.evidence)"),
                reading.document)
            return nil
        }
        receipt.text?.body += reading.reading.bodyLength
        receipt.text?.unclaimed += reading.reading.unclaimedLength
        let tally = try match(reading.events, of: reading.source)
        var document = reading.document
        if tally.gone > 0 {
            document.warnings.append("\(counted(tally.gone, "event")) of its last reading not in it any more, and kept")
        }
        batch.pages.append(
            PageOutcome(
                page: kept, outcome: reading.events.isEmpty ? "no events" : "segmented", events: reading.events.count,
                warnings: document.warnings, given: reference.given(reading.document.profile?.profile),
                address: reading.source.url,
                reviewYear: reading.reading.reviewYear?.year))
        finish(reference, .read(added: tally.added, known: tally.known + tally.revised), document)
        return reading
    }

    /// What stands in the way of reading a page for events; nil where nothing does.
    private func obstacle(
        _ document: Document, _ page: Page, _ before: Capture?
    ) throws(ArchiveError) -> Document.Obstacle? {
        if let obstacle = document.obstacle { return obstacle }
        guard case .http = page.origin else { return nil }
        if let obstacle = ReplyJudgement.obstacle(byTypeOf: page) { return obstacle }
        // Only a page that lost much is worth reading its last capture again.
        guard let before, before.events > 0, before.page.size > page.body.count else { return nil }
        guard before.page.location != nil else { return nil }
        let earlier = try PageStore(archive: archive).page(of: before.page)
        var knowledge = PageReading.Knowledge(before.given)
        knowledge.isForEvents = false
        let old = PageReading.read(earlier, knowing: knowledge).document
        return ReplyJudgement.obstacle(from: old, to: document)
    }

    /// Whether the archive, or the batch that is not yet in it, holds the page as it is now under today's rules.
    private func isKnown(_ page: Page, _ reference: PageReference) throws(ArchiveError) -> Bool {
        let digest = ContentDigest.sha256(page.body)
        if try store.knows(key: page.key, digest: digest, rules: rules),
            try isReadAsBefore(page.key, digest, page.finalURL ?? page.url, reference.knowledge)
        {
            return true
        }
        // Named twice in one run, under two spellings of its path for instance, a page waits in the open batch.
        return batch.pages.contains { $0.page.key == page.key && $0.page.digest == digest }
    }

    /// Whether the last capture of a page, if it is of these bytes, was read with the profile that holds for it today.
    private func isReadAsBefore(
        _ key: String, _ digest: String, _ address: String, _ knowledge: PageReading.Knowledge
    ) throws(ArchiveError) -> Bool {
        guard let last = try store.recollection.lastGoodCapture(key: key), last.page.digest == digest else {
            return true
        }
        return knowledge.isRead(at: address, as: last.given.profile)
    }

    /// What is told of a page that has no article: one that cannot be read failed, a login wall is set aside.
    private static func outcome(of obstacle: Document.Obstacle.Kind?, _ reason: String) -> PageReport.Outcome {
        let isUnreadable = obstacle == .notText || obstacle == .empty
        return isUnreadable ? .failed(reason: reason) : .setAside(reason: reason)
    }

    /// What came of a page's events.
    private struct Tally {
        var added = 0
        var known = 0
        var revised = 0
        var gone = 0
    }

    /// Puts events into the batch: as new ones, as sightings of those that the archive knows, or as what has become of
    /// those that the page told before.
    private mutating func match(_ events: [Event], of source: SourceReference) throws(ArchiveError) -> Tally {
        var tally = Tally()
        let earlier = try store.recollection.events(firstReportedBy: source).filter { old in
            !batch.events.contains { $0.id == old.id }
        }
        let change = PageChange(from: earlier, to: events)
        tally.gone = change.gone.count
        for (event, fate) in zip(events, change.fates) {
            switch fate {
            case .unchanged: tally.known += 1
            case .reworded(let id): try revise(id, to: event, "reworded", &tally)
            case .corrected(let id, _): try revise(id, to: event, "corrected", &tally)
            case .added: try match(event, &tally)
            }
        }
        receipt.events.added += tally.added
        receipt.events.known += tally.known
        receipt.events.revised += tally.revised
        return tally
    }

    private mutating func revise(
        _ id: String, to event: Event, _ change: String, _ tally: inout Tally
    ) throws(ArchiveError) {
        var event = event
        event.id = id
        if case .known(let twin, let decision) = try store.recollection.twin(of: event) {
            // What the page says now is another known event; the one it told before stays.
            batch.sightings.append(Sighting(of: twin, by: event, decision: decision))
            tally.known += 1
            return
        }
        store.recollection.foresee(revised: event)
        batch.amendment.revised.removeAll { $0.event.id == id }
        batch.amendment.revised.append(.init(event: event, change: change))
        tally.revised += 1
    }

    private mutating func match(_ event: Event, _ tally: inout Tally) throws(ArchiveError) {
        switch try store.match(event) {
        case .new(let links):
            batch.events.append(event)
            batch.links += links
            receipt.events.byYear[
                event.happening.date.map { String($0.interval.start.year) } ?? "undated", default: 0] += 1
            tally.added += 1
        case .known(let id, let decision):
            batch.sightings.append(Sighting(of: id, by: event, decision: decision))
            tally.known += 1
        }
    }

    private mutating func finish(
        _ reference: PageReference, _ outcome: PageReport.Outcome, _ document: Document? = nil
    ) {
        finish(
            PageReport(
                name: reference.name, source: reference.source, title: document?.title?.value, outcome: outcome,
                warnings: document?.warnings ?? []))
    }

    private mutating func finish(_ visit: Visit, _ outcome: PageReport.Outcome) {
        let source = visit.source.map { frontier.sources[$0].name } ?? "by hand"
        finish(PageReport(name: visit.name, source: source, outcome: outcome, warnings: []))
    }

    private mutating func finish(_ report: PageReport) {
        switch report.outcome {
        case .read, .setAside: receipt.pages.read += 1
        case .unchanged: receipt.pages.unchanged += 1
        case .failed(let reason):
            receipt.pages.failed += 1
            receipt.failures.append(RunReceipt.Failure(url: report.name, reason: reason))
        case .skipped: receipt.pages.skipped += 1
        }
        var report = report
        report.status = inHand?.status
        report.bytes = inHand?.bytes
        reports.append(report)
        surroundings.finished(report)
    }

    // MARK: The archive

    /// Puts the batch into the archive, if it holds anything, and begins the next.
    private mutating func commit() throws(ArchiveError) {
        if !batch.pages.isEmpty {
            batch.time = surroundings.now()
            sightings += try store.commit(batch).sightings
            surroundings.committed(batch.events)
            func linked(_ kind: Link.Kind) -> Int { Set(batch.links.filter { $0.kind == kind }.map(\.event)).count }
            resembling += linked(.similar)
            carryingOn += linked(.follows)
            batch = Batch(time: batch.time, run: task.run, rules: rules)
        }
        settled = (receipt, reports.count)
    }

    /// Leaves the receipt in the archive.
    private mutating func close() throws(ArchiveError) {
        receipt.ended = surroundings.now()
        receipt.sources = frontier.accounts(carryingOn: earlier, at: receipt.ended)
        let hosts = fetcher.hosts
        receipt.waits = RunReceipt.Wait.all(hosts)
        receipt.hosts = HostAccount.all(hosts, carryingOn: earlier, at: receipt.ended)
        if receipt.status == "done", receipt.pages.failed > 0 {
            let pages = receipt.pages
            receipt.status = pages.read + pages.unchanged + pages.skipped > 0 ? "partial" : "failed"
        }
        try store.record(receipt)
    }
}
