import Archive
import Fetching
import Foundation
import Model

/// What fetching costs beside curl's own program, from the same server in the same run.
struct FetchCost {
    /// Pages a second by the clock.
    var curl = 0.0
    var fetched = 0.0
    var kept = 0.0
    /// Processor time for a page that had not changed, in seconds.
    var unchanged = 0.0
    /// Bytes of bodies that came when nothing had changed.
    var unchangedBytes = 0
    /// Seconds that 20 pages from each of 50 hosts took with a gap, and the shortest time that the gap allows.
    var polite = 0.0
    var politeFloor = 0.0

    static let hosts = 50
    static let pagesOfAHost = 20

    /// - Parameter gap: seconds between two pages of a host, for the last part.
    static func measure(_ site: LoopbackSite, gap: Double) throws(Complaint) -> FetchCost {
        var cost = FetchCost()
        let all = (0..<site.pages).map { (url: site.url($0), validators: Validators?.none) }
        cost.curl = Double(site.pages) / (try curl(site))

        var politeness = FetchPolicy.Politeness.none
        politeness.transfersAtOnce = 32
        politeness.transfersAtOncePerHost = 32
        var validators: [Validators?] = Array(repeating: nil, count: site.pages)
        var seconds = try fetch(all, politeness) { number, page in
            _ = ContentDigest.sha256(page.body)
            validators[number] = page.validators
        }.seconds
        cost.fetched = Double(site.pages) / seconds

        do throws(ArchiveError) {
            let archive = try EventArchive.open(
                at: site.folder + "/archive", creating: true,
                holder: LockHolder(pid: 0, command: "measure", started: moment))
            var batch = Batch(time: moment, run: "made", rules: "made")
            var failure: ArchiveError?
            do throws(Complaint) {
                seconds = try fetch(all, politeness) { _, page in
                    do throws(ArchiveError) {
                        batch.pages.append(PageOutcome(page: try archive.keep(page), outcome: "kept"))
                        guard batch.pages.count == 25 else { return }
                        _ = try archive.commit(batch)
                        batch.pages = []
                    } catch { failure = failure ?? error }
                }.seconds
            } catch { throw .refused(reason: error.text) }
            _ = try archive.commit(batch)
            archive.close()
            if let failure { throw failure }
        } catch { throw Complaint(text: "\(error)") }
        cost.kept = Double(site.pages) / seconds

        let before = ProcessorTime.now
        let conditional = all.indices.map { (url: all[$0].url, validators: validators[$0]) }
        cost.unchangedBytes = try fetch(conditional, politeness) { _, _ in }.bytes
        cost.unchanged = (ProcessorTime.now - before) / Double(site.pages)

        politeness.transfersAtOncePerHost = 1
        politeness.transfersAtOnce = 64
        politeness.gapSeconds = gap
        let spread = (0..<hosts * pagesOfAHost).map { number in
            (url: site.url(number % site.pages, host: "h\(number % hosts).localhost"), validators: Validators?.none)
        }
        cost.polite = try fetch(spread, politeness) { _, _ in }.seconds
        cost.politeFloor = Double(pagesOfAHost - 1) * gap
        return cost
    }

    private static let moment = Timestamp(secondsSinceEpoch: 1_795_000_000)

    private static func fetch(
        _ pages: [(url: String, validators: Validators?)], _ politeness: FetchPolicy.Politeness,
        _ take: (Int, Page) -> Void
    ) throws(Complaint) -> (seconds: Double, bytes: Int) {
        let names = ["127.0.0.1"] + (0..<hosts).map { "h\($0).localhost" }
        let fetcher = Fetcher(
            policy: FetchPolicy(allowedHosts: Set(names), politeness: politeness), clock: FetchClock(now: { moment }))
        let clock = ContinuousClock()
        let start = clock.now
        for (number, page) in pages.enumerated() {
            do throws(AddressError) {
                fetcher.submit(
                    FetchRequest(number: number, address: try Address(page.url), validators: page.validators))
            } catch { throw Complaint(text: "\(error)") }
        }
        var came = 0
        while let event = fetcher.next() {
            switch event {
            case .page(let number, let page):
                came += 1
                take(number, page)
            case .failure(_, let error): throw Complaint(text: "\(error)")
            case .robots: break
            }
        }
        guard came == pages.count else { throw Complaint(text: "\(came) of \(pages.count) pages came") }
        let spent = start.duration(to: clock.now).components
        return (
            Double(spent.seconds) + Double(spent.attoseconds) / 1e18, fetcher.hosts.reduce(0) { $0 + $1.bytes }
        )
    }

    /// Seconds by the clock for curl's own program, which writes each page into a file.
    private static func curl(_ site: LoopbackSite) throws(Complaint) -> Double {
        let folder = site.folder + "/curl"
        let list = site.folder + "/curl.config"
        var lines = ""
        for number in 0..<site.pages {
            lines += "url = \"\(site.url(number))\"\noutput = \"\(folder)/\(number).html\"\n"
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(lines.utf8).write(to: URL(fileURLWithPath: list))
        } catch { throw Complaint(text: "\(error)") }
        return try WholeProcess.measure("curl", runs: 1) {
            ["--silent", "--parallel", "--parallel-max", "32", "--noproxy", "*", "--config", list]
        }.wall
    }
}
