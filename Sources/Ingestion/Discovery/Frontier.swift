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
        /// Pages that were read with a profile.
        var profiled = 0
        /// What profiles did not answer, and on how many pages.
        var missed: [String: Int] = [:]
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
        (try? Address(text)).map { page(at: $0, index, .watched) }
    }

    private func page(at named: Address, _ index: Int, _ kind: RevisitRule.Kind) -> Visit {
        let address = named.withoutTracking
        let reference = PageReference(
            place: .address(address.text), source: sources[index].name,
            knowledge: sources[index].knowledge)
        return Visit(purpose: .page(reference, kind), source: index, address: address, key: key(of: address, index))
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
        return page(at: link.address, index, .found)
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

    /// Says that a page came, or was left alone because it has been quiet: nothing is wrong with its source.
    mutating func settle(_ visit: Visit) {
        guard let index = visit.source else { return }
        tallies[index].answered = true
    }

    /// Counts a page that was read, and the events that it added.
    mutating func credit(_ visit: Visit, isNew: Bool, events: Int) {
        guard let index = visit.source else { return }
        if isNew { tallies[index].new += 1 }
        tallies[index].events += events
    }

    /// Counts a page that was read with a profile, and what the profile did not answer.
    mutating func count(_ outcome: PublisherProfile.Outcome, _ visit: Visit) {
        guard let index = visit.source else { return }
        tallies[index].profiled += 1
        for part in outcome.missed {
            tallies[index].missed["profile \(outcome.profile.name): \(part.rawValue)", default: 0] += 1
        }
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
            for (rule, number) in tally.missed.sorted(by: { $0.key < $1.key }) {
                account.warnings.append(
                    "\(rule) did not answer on \(number) of \(counted(tally.profiled, "page")); the general way was taken"
                )
            }
            account.carryOn(from: earlier.sources[source.name], at: tally.answered ? now : nil)
            if let silence = account.silence(at: now) { account.warnings.append(silence) }
            return account
        }
    }
}
