import Archive
import Fetching
import Foundation
import Model
import Testing

@testable import Ingestion

/// The main job on stores that are no archive: nothing of it needs a disk.
@Suite struct IngestTests {
    private static let moment = Timestamp(secondsSinceEpoch: 1_795_500_000)

    /// A page with one event, which differs from page to page.
    private static func page(_ number: Int) -> String {
        """
        Tidings of Kiln \(number) in 2024

        1. Kiln \(number) is lit
        On March \(number % 28 + 1), kiln number \(number) was lit with \(number + 100) tonnes of coal.

        """
    }

    private func ingest(
        _ store: any ArchiveStore, surroundings: Surroundings = Surroundings(now: { moment })
    ) -> Ingest {
        Ingest(
            store: store, archive: "/archive",
            fetcher: Fetcher(policy: FetchPolicy(), clock: FetchClock(now: { Self.moment })),
            task: Ingest.Task(run: "run-1", command: "ingot test"), surroundings: surroundings)
    }

    private func references(_ folder: TemporaryFolder, _ numbers: ClosedRange<Int>) throws -> [PageReference] {
        try numbers.map {
            PageReference(place: .file(try folder.write("\($0).txt", Self.page($0))), source: "saved")
        }
    }

    @Test func `a rehearsal reads, matches and counts as a run would`() throws {
        let folder = try TemporaryFolder()
        var references = try references(folder, 1...3)
        let copy = try folder.write("copy.txt", Self.page(2))
        references += [
            PageReference(place: .file(copy), source: "copies"),
            PageReference(place: .file(folder["missing"]), source: "saved"),
            references[0],
        ]
        var ingest = ingest(try RehearsalStore(archive: nil))
        let report = ingest.run(references)
        #expect(
            report.pages.map(\.outcome) == [
                .read(added: 1, known: 0), .read(added: 1, known: 0), .read(added: 1, known: 0),
                .read(added: 0, known: 1),
                .failed(reason: "No such file or directory; check the path"), .unchanged,
            ])
        #expect(report.receipt.pages == .init(read: 4, unchanged: 1, failed: 1))
        #expect(report.receipt.events == .init(added: 3, known: 1, byYear: ["2024": 3]))
        #expect(report.receipt.failures.map(\.url) == [folder["missing"]])
        #expect(report.receipt.status == "partial")
        #expect(report.receipt.started == Self.moment)
        #expect(report.failure == nil)
    }

    @Test func `a pipeline's globs without files are failures of the run`() throws {
        let pipeline = Pipeline(
            name: "made", file: "made.yaml", archive: "/archive", fetch: .init(),
            sources: [Pipeline.Source(name: "saved", files: ["/nowhere/*.html"], pages: [])])
        var ingest = ingest(try RehearsalStore(archive: nil))
        let report = ingest.run(pipeline)
        #expect(report.receipt.status == "failed")
        #expect(report.receipt.failures.map(\.url) == ["/nowhere/*.html"])
    }

    @Test func `progress and results are told page by page, in order`() throws {
        let folder = try TemporaryFolder()
        var told: [String] = []
        let surroundings = Surroundings(
            now: { Self.moment }, progress: { page, count, _ in told.append("\(page) of \(count)") },
            finished: { told.append(URL(fileURLWithPath: $0.name).lastPathComponent) })
        var ingest = ingest(try RehearsalStore(archive: nil), surroundings: surroundings)
        _ = ingest.run(try references(folder, 1...2))
        #expect(told == ["1 of 2", "1.txt", "2 of 2", "2.txt"])
    }

    @Test func `a run that is told to end commits what it has and says so`() throws {
        let folder = try TemporaryFolder()
        var asked = 0
        let surroundings = Surroundings(
            now: { Self.moment },
            isInterrupted: {
                asked += 1
                return asked > 2
            })
        let store = FailingStore(try RehearsalStore(archive: nil), keeps: .max)
        var ingest = ingest(store, surroundings: surroundings)
        let report = ingest.run(try references(folder, 1...5))
        #expect(report.receipt.status == "interrupted")
        #expect(report.receipt.pages.read == 2)
        #expect(store.committed == 2)
        #expect(store.recorded.map(\.status) == ["interrupted"])
    }

    @Test func `pages are committed in batches, and a receipt ends the run`() throws {
        let folder = try TemporaryFolder()
        let store = FailingStore(try RehearsalStore(archive: nil), keeps: .max)
        var ingest = ingest(store)
        let report = ingest.run(try references(folder, 1...30))
        #expect(store.committed == 30)
        #expect(store.commits == 2)
        #expect(store.recorded == [report.receipt])
        #expect(report.receipt.status == "done")
    }

    @Test func `when the store fails, only what was committed is told`() throws {
        let folder = try TemporaryFolder()
        let store = FailingStore(try RehearsalStore(archive: nil), keeps: 27)
        var ingest = ingest(store)
        let report = ingest.run(try references(folder, 1...30))
        #expect(report.failure == FailingStore.failure)
        #expect(store.committed == 25)
        #expect(report.receipt.status == "failed")
        #expect(report.receipt.pages == .init(read: 25))
        #expect(report.receipt.events == .init(added: 25, byYear: ["2024": 25]))
        #expect(report.pages.count == 25)
        #expect(store.recorded == [report.receipt], "where there is room for it, a failed run leaves its receipt too")
    }
}

/// A store that takes so many pages and then has no room for more, and counts what was asked of it.
private final class FailingStore: ArchiveStore {
    static let failure = ArchiveError.outOfSpace(path: "/archive/pages", reason: "No space left on device")

    private let inner: RehearsalStore
    private let keeps: Int
    private var kept = 0
    private(set) var commits = 0
    private(set) var committed = 0
    private(set) var recorded: [RunReceipt] = []

    init(_ inner: RehearsalStore, keeps: Int) {
        self.inner = inner
        self.keeps = keeps
    }

    var notices: [String] { inner.notices }

    func knows(key: String, digest: String, rules: String) throws(ArchiveError) -> Bool {
        try inner.knows(key: key, digest: digest, rules: rules)
    }

    func keep(_ page: Page) throws(ArchiveError) -> KeptPage {
        kept += 1
        guard kept <= keeps else { throw FailingStore.failure }
        return try inner.keep(page)
    }

    var recollection: Recollection { inner.recollection }

    func match(_ event: Event) throws(ArchiveError) -> Match { try inner.match(event) }

    func commit(_ batch: Batch) throws(ArchiveError) -> Committed {
        commits += 1
        committed += batch.pages.count
        return try inner.commit(batch)
    }

    func record(_ receipt: RunReceipt) throws(ArchiveError) { recorded.append(receipt) }
}
