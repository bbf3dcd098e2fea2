import Archive
import Fetching
import Model

// What the receipt of a run tells of the hosts that it asked.

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
