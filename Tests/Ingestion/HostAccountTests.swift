import Archive
import Fetching
import Model
import Testing

@testable import Ingestion

@Suite struct HostAccountTests {
    private static let now = Timestamp(secondsSinceEpoch: 1_700_000_000)

    private static func later(_ seconds: Int) -> Timestamp {
        Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + seconds)
    }

    /// The accounts of a fetcher that was told these holds and asked nobody, some seconds later.
    private static func accounts(_ holds: [String: Timestamp], after seconds: Int) throws -> [HostAccount] {
        let fetcher = Fetcher(policy: FetchPolicy(), clock: FetchClock(now: { now }), holds: holds)
        return HostAccount.all(fetcher.hosts, carryingOn: EarlierRuns(), at: later(seconds))
    }

    @Test func `a hold is carried on to the second, until that second is over`() throws {
        for (seconds, isHeld) in [(0, true), (99, true), (100, true), (101, false)] {
            let accounts = try Self.accounts(["h": Self.later(100)], after: seconds)
            #expect(accounts.first?.holdUntil == (isHeld ? Self.later(100) : nil), "\(seconds)")
        }
    }

    @Test func `a hold that was over before the run is not told again`() throws {
        #expect(try Self.accounts(["h": Self.later(-1)], after: 0).isEmpty)
    }

    @Test func `hosts come in the order of their names`() throws {
        let accounts = try Self.accounts(["b": Self.later(9), "a": Self.later(9), "c": Self.later(9)], after: 0)
        #expect(accounts.map(\.host) == ["a", "b", "c"])
        #expect(accounts.allSatisfy { $0.requests == 0 })
    }
}
