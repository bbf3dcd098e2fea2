import Model

@testable import Fetching

extension Fetcher {
    /// The moment at which pages are fetched in tests.
    static let moment = Timestamp(secondsSinceEpoch: 1_700_000_000)

    /// A fetcher of single pages from a server of the test's own: no robots.txt, no gap, no second attempt.
    convenience init(
        policy: FetchPolicy = FetchPolicy(), isInterrupted: @escaping () -> Bool = { false },
        note: @escaping (FetchNote) -> Void = { _ in }
    ) {
        var policy = policy
        policy.politeness = .none
        self.init(
            policy: policy, clock: FetchClock(now: { Fetcher.moment }), isInterrupted: isInterrupted, note: note)
    }

    /// The page at `url`, or why there is none.
    func fetch(_ url: String) throws(FetchError) -> Page {
        let address: Address
        do throws(AddressError) { address = try Address(url) } catch { throw .badAddress(error) }
        submit(FetchRequest(number: 1, address: address))
        switch next() {
        case .page(_, let page)?: return page
        case .failure(_, let error)?: throw error
        case .robots?, nil: throw .interrupted(url: url)
        }
    }
}
