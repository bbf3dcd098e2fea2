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

        /// What is run.
        public init(run: String, command: String, pipelineDigest: String? = nil) {
            self.run = run
            self.command = command
            self.pipelineDigest = pipelineDigest
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

    private var batch: Batch
    private var receipt: RunReceipt
    private var reports: [PageReport] = []
    private var sightings = 0
    private var resembling = 0
    private var carryingOn = 0
    /// The receipt and the count of reports as of the last commit: what holds if nothing more can be committed.
    private var settled: (receipt: RunReceipt, reports: Int)

    /// A run that writes to `store`, which is the archive at `archive` or a rehearsal of it.
    public init(store: any ArchiveStore, archive: String, fetcher: Fetcher, task: Task, surroundings: Surroundings) {
        self.store = store
        self.archive = archive
        self.fetcher = fetcher
        self.task = task
        self.surroundings = surroundings
        let started = surroundings.now()
        batch = Batch(time: started, run: task.run, rules: RulesVersion.current)
        receipt = RunReceipt(
            run: task.run, command: task.command, started: started, ended: started, status: "done",
            rules: RulesVersion.current, pipeline: task.pipelineDigest, text: RunReceipt.Text())
        settled = (receipt, 0)
    }

    /// Runs a pipeline.
    ///
    /// Never throws: what kept the archive from taking pages in is the report's `failure`.
    public mutating func run(_ pipeline: Pipeline) -> RunReport {
        let (pages, nothing) = Discovery.pages(of: pipeline)
        for glob in nothing {
            finish(
                PageReport(
                    name: glob.pattern, source: glob.source,
                    outcome: .failed(
                        reason: "no file answers to this; check the path, which starts from the pipeline file"),
                    warnings: []))
        }
        return run(pages)
    }

    /// Takes in the pages given, in their order.
    public mutating func run(_ pages: [PageReference]) -> RunReport {
        var failure: ArchiveError?
        do throws(ArchiveError) {
            for (index, reference) in pages.enumerated() {
                if surroundings.isInterrupted() {
                    receipt.status = "interrupted"
                    break
                }
                surroundings.progress(index + 1, pages.count, reference.name)
                try take(reference)
                if batch.pages.count >= Ingest.batchSize { try commit() }
            }
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
            carryingOn: carryingOn, notices: store.notices, failure: failure)
    }

    // MARK: One page

    private mutating func take(_ reference: PageReference) throws(ArchiveError) {
        let page: Page
        switch obtain(reference) {
        case .failure(let reason) where reason.isInterruption:
            receipt.status = "interrupted"
            return
        case .failure(let reason):
            finish(reference, .failed(reason: reason.text))
            return
        case .success(let obtained): page = obtained
        }
        if try isKnown(page) {
            finish(reference, .unchanged)
            return
        }
        let kept = try store.keep(page)
        if case .http(let status, _) = page.origin, status >= 300 {
            batch.pages.append(PageOutcome(page: kept, outcome: "HTTP \(status)", given: reference.given))
            let reason = "the server answered with status \(status); what it sent is kept and was not read for events"
            finish(reference, .failed(reason: reason))
            return
        }
        let reading = PageReading.read(page, knowing: reference.knowledge)
        if let obstacle = reading.document.obstacle {
            batch.pages.append(
                PageOutcome(
                    page: kept, outcome: obstacle.kind.rawValue, warnings: reading.document.warnings,
                    given: reference.given))
            finish(reference, Ingest.outcome(of: obstacle), reading.document)
            return
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
                warnings: document.warnings, given: reference.given, address: reading.source.url,
                reviewYear: reading.reading.reviewYear?.year))
        finish(reference, .read(added: tally.added, known: tally.known + tally.revised), document)
    }

    /// Whether the archive, or the batch that is not yet in it, holds the page as it is now under today's rules.
    private func isKnown(_ page: Page) throws(ArchiveError) -> Bool {
        let digest = ContentDigest.sha256(page.body)
        if try store.knows(url: page.url, digest: digest, rules: RulesVersion.current) { return true }
        // Named twice in one run, under two spellings of its path for instance, a page waits in the open batch.
        return batch.pages.contains { $0.page.url == page.url && $0.page.digest == digest }
    }

    /// What is told of a page that has no article: one that cannot be read failed, a login wall is set aside.
    private static func outcome(of obstacle: Document.Obstacle) -> PageReport.Outcome {
        let reason = "\(obstacle.kind.rawValue): \(obstacle.evidence)"
        let isUnreadable = obstacle.kind == .notText || obstacle.kind == .empty
        return isUnreadable ? .failed(reason: reason) : .setAside(reason: reason)
    }

    /// Why a page could not be had.
    private struct Unobtainable: Error {
        var text: String
        /// Whether nothing is wrong but that the run was to end.
        var isInterruption = false
    }

    /// Fetches a page, or reads it from where it was saved.
    private func obtain(_ reference: PageReference) -> Result<Page, Unobtainable> {
        switch reference.place {
        case .address(let url):
            do throws(FetchError) {
                return .success(try fetcher.fetch(url, at: surroundings.now()))
            } catch .interrupted(let url) {
                return .failure(Unobtainable(text: "\(url): interrupted", isInterruption: true))
            } catch {
                return .failure(Unobtainable(text: error.description))
            }
        case .file(let path):
            switch SavedFile.bytes(at: path, longest: SavedFile.longestPage) {
            case .failure(let problem): return .failure(Unobtainable(text: problem.reason))
            case .success(let bytes):
                let url = reference.knowledge.url ?? URL(fileURLWithPath: path).standardizedFileURL.absoluteString
                return .success(Page(url: url, retrieved: surroundings.now(), origin: .file, body: bytes))
            }
        }
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

    private mutating func finish(_ report: PageReport) {
        switch report.outcome {
        case .read, .setAside: receipt.pages.read += 1
        case .unchanged: receipt.pages.unchanged += 1
        case .failed(let reason):
            receipt.pages.failed += 1
            receipt.failures.append(RunReceipt.Failure(url: report.name, reason: reason))
        }
        reports.append(report)
        surroundings.finished(report)
    }

    // MARK: The archive

    /// Puts the batch into the archive, if it holds anything, and begins the next.
    private mutating func commit() throws(ArchiveError) {
        if !batch.pages.isEmpty {
            batch.time = surroundings.now()
            sightings += try store.commit(batch).sightings
            func linked(_ kind: Link.Kind) -> Int { Set(batch.links.filter { $0.kind == kind }.map(\.event)).count }
            resembling += linked(.similar)
            carryingOn += linked(.follows)
            batch = Batch(time: batch.time, run: task.run, rules: RulesVersion.current)
        }
        settled = (receipt, reports.count)
    }

    /// Leaves the receipt in the archive.
    private mutating func close() throws(ArchiveError) {
        receipt.ended = surroundings.now()
        if receipt.status == "done", receipt.pages.failed > 0 {
            receipt.status = receipt.pages.read + receipt.pages.unchanged > 0 ? "partial" : "failed"
        }
        try store.record(receipt)
    }
}
