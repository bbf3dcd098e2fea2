import Archive
import Fetching
import Model

/// What a run has asked for and still waits for, and what each source brought: the crawl frontier.
///
/// A plain value that fetches nothing itself. Each page is asked for once in a run, however many lists name it.
struct Frontier {
    /// The sources of the pipeline; empty for pages named by hand.
    let sources: [Pipeline.Source]

    private var tallies: [Tally]
    private var asked: Set<String> = []
    private var waiting: [Int: Visit] = [:]
    private var number = 0
    private var expected = 0
    private var done = 0

    private struct Tally {
        var found = 0
        var new = 0
        var events = 0
        var warnings: [String] = []
        /// Whether what is asked for where its pages are did answer, or what it names.
        var answered = false
    }

    /// How deep sitemaps may lie below the one that is named; the protocol allows one index above them.
    private static let deepestSitemap = 2

    /// A frontier for these sources.
    init(_ sources: [Pipeline.Source] = []) {
        self.sources = sources
        tallies = sources.map { _ in Tally() }
    }

    // MARK: What is asked

    /// What the sources name themselves, in the order of the pipeline.
    var beginnings: [Visit] {
        sources.indices.flatMap { index -> [Visit] in
            let source = sources[index]
            return source.pages.compactMap { page(at: $0, index) }
                + source.lists.compactMap {
                    visit($0.address, .listing($0.rule, pagesLeft: $0.pages), index)
                }
                + source.feeds.compactMap { visit($0, .feed(pagesLeft: Frontier.feedPages), index) }
                + source.sitemaps.compactMap { visit($0, .sitemap(depth: 0), index) }
        }
    }

    /// So many pages of a feed are read at most; one that goes on is an archive of itself.
    private static let feedPages = 10

    private func visit(_ text: String, _ purpose: Visit.Purpose, _ source: Int) -> Visit? {
        // A pipeline's addresses were found to be right when it was read.
        guard let address = try? Address(text) else { return nil }
        return Visit(purpose: purpose, source: source, address: address, key: AddressKey(address).text)
    }

    private func page(at text: String, _ index: Int) -> Visit? {
        guard let address = try? Address(text).withoutTracking else { return nil }
        return Visit(
            purpose: .page(reference(to: address, index), .watched), source: index, address: address,
            key: key(of: address, index))
    }

    private func reference(to address: Address, _ index: Int) -> PageReference {
        PageReference(
            place: .address(address.text), source: sources[index].name,
            knowledge: PageReading.Knowledge(publisher: sources[index].publisher, year: sources[index].year))
    }

    /// The key of a page of a source. What a publisher's rule gives means something at that publisher alone.
    private func key(of address: Address, _ index: Int) -> String {
        guard let own = sources[index].keyRule?.key(of: address) else { return AddressKey(address).text }
        return "\(sources[index].publisher ?? sources[index].name): \(own)"
    }

    /// The visit to a page that a listing, feed or sitemap names; nil where the source does not want it.
    mutating func visit(_ link: DiscoveredLink, from visit: Visit, on today: CivilDate) -> Visit? {
        guard let index = visit.source else { return nil }
        guard sources[index].filter.verdict(for: link, today: today) == .taken else { return nil }
        let address = link.address.withoutTracking
        return Visit(
            purpose: .page(reference(to: address, index), .found), source: index, address: address,
            key: key(of: address, index))
    }

    /// Where a listing, feed or sitemap goes on. A list goes on as long as it names something that was not known.
    func continuations(of visit: Visit, _ found: DiscoveredPages, hasNews: Bool) -> [Visit] {
        func further(_ address: Address, _ purpose: Visit.Purpose) -> Visit {
            Visit(
                purpose: purpose, source: visit.source, address: address, key: AddressKey(address).text,
                isContinuation: true)
        }
        switch visit.purpose {
        case .listing(let rule, let left):
            guard hasNews, left > 1, let next = found.next else { return [] }
            return [further(next, .listing(rule, pagesLeft: left - 1))]
        case .feed(let left):
            guard hasNews, left > 1, let next = found.next else { return [] }
            return [further(next, .feed(pagesLeft: left - 1))]
        case .sitemap(let depth):
            guard depth < Frontier.deepestSitemap else { return [] }
            return found.children.map { further($0, .sitemap(depth: depth + 1)) }
        case .page: return []
        }
    }

    /// Whether an address has not been asked for in this run.
    mutating func admits(_ visit: Visit) -> Bool { asked.insert(visit.key).inserted }

    /// Waits for the answer to a visit, under a number of its own.
    mutating func expect(_ visit: Visit) -> Int {
        number += 1
        expected += 1
        waiting[number] = visit
        return number
    }

    /// Says that so many files are to be read beside.
    mutating func expect(_ files: Int) { expected += files }

    /// The visit of a number, which is waited for no more.
    mutating func visit(_ number: Int) -> Visit? { waiting.removeValue(forKey: number) }

    /// Tells how far the run is.
    mutating func progress(_ name: String, _ surroundings: Surroundings) {
        done += 1
        surroundings.progress(done, max(expected, done), name)
    }

    // MARK: What the sources brought

    /// Counts a page that a list, feed or sitemap names, before it is asked for.
    mutating func count(_ visit: Visit) {
        guard let index = visit.source, !asked.contains(visit.key) else { return }
        tallies[index].found += 1
    }

    /// Says that a page came.
    mutating func settle(_ visit: Visit) {
        guard let index = visit.source else { return }
        tallies[index].answered = true
    }

    /// Says that a page was left alone because it has been quiet.
    mutating func leaveAlone(_ visit: Visit) {
        guard let index = visit.source else { return }
        tallies[index].answered = true
    }

    /// Counts a page that was read, and the events that it added.
    mutating func credit(_ visit: Visit, isNew: Bool, events: Int) {
        guard let index = visit.source else { return }
        if isNew { tallies[index].new += 1 }
        tallies[index].events += events
    }

    /// Says how a visit ended.
    mutating func answer(_ visit: Visit, _ outcome: PageReport.Outcome) {
        guard let index = visit.source, case .unchanged = outcome else { return }
        tallies[index].answered = true
    }

    /// Says that something is odd about a source.
    mutating func warn(_ visit: Visit, _ warning: String) {
        guard let index = visit.source else { return }
        tallies[index].warnings.append("\(visit.address): \(warning)")
    }

    /// The accounts of the sources that fetch, going on from what the last receipts said.
    func accounts(carryingOn earlier: EarlierRuns, at now: Timestamp) -> [SourceAccount] {
        zip(sources, tallies).compactMap { source, tally in
            guard source.isOfNetwork else { return nil }
            var account = SourceAccount(
                name: source.name, found: tally.found + source.pages.count, new: tally.new, events: tally.events,
                warnings: tally.warnings)
            account.carryOn(from: earlier.sources[source.name], at: tally.answered ? now : nil)
            if let silence = account.silence(at: now) { account.warnings.append(silence) }
            return account
        }
    }
}

extension Visit {
    /// Whether it was found, and not named.
    var isFound: Bool { if case .page(_, .found) = purpose { true } else { isContinuation } }

    /// What a person knows it by.
    var name: String { if case .page(let reference, _) = purpose { reference.name } else { address.text } }
}

extension RunReceipt.Wait {
    /// Where a run waited because a host asked for it: for what its `Retry-After` said, and, between so many requests, for
    /// what its `Crawl-delay` did.
    static func all(_ records: [HostRecord]) -> [RunReceipt.Wait] {
        records.flatMap { record -> [RunReceipt.Wait] in
            var waits: [RunReceipt.Wait] = []
            if record.heldSeconds > 0 {
                waits.append(.init(host: record.host, seconds: record.heldSeconds, reason: "Retry-After"))
            }
            if record.crawlDelay == record.gap, record.gap > 0, record.requests > 2 {
                let seconds = record.gap * Double(record.requests - 2)
                waits.append(.init(host: record.host, seconds: seconds, reason: "Crawl-delay"))
            }
            return waits
        }
    }
}

extension HostAccount {
    /// The accounts of the hosts that were asked, and of those that still want to be left alone.
    static func all(_ records: [HostRecord], carryingOn earlier: EarlierRuns, at now: Timestamp) -> [HostAccount] {
        var accounts = records.filter { $0.requests > 0 || $0.disallowed > 0 || $0.holdUntil != nil }.map { record in
            HostAccount(
                host: record.host, requests: record.requests, notModified: record.notModified, retries: record.retries,
                disallowed: record.disallowed, bytes: record.bytes, crawlDelay: record.crawlDelay, gap: record.gap,
                holdUntil: record.holdUntil.flatMap { $0 >= now ? $0 : nil }, lastFailure: record.lastFailure)
        }
        let told = Set(accounts.map(\.host))
        for (host, until) in earlier.holds.sorted(by: { $0.key < $1.key }) where until >= now && !told.contains(host) {
            accounts.append(HostAccount(host: host, holdUntil: until))
        }
        return accounts
    }
}
