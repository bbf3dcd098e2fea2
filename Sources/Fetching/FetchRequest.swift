import Model

/// A page that is wanted.
public struct FetchRequest: Equatable, Sendable {
    /// The number by which the caller knows it again.
    public var number: Int
    /// Its address.
    public var address: Address
    /// What an earlier reply said by which the server can tell whether the page changed since.
    public var validators: Validators?
    /// The address at which it said so, at the end of all redirects. The validators are sent there and nowhere else: at
    /// another address they may fit a page that was never seen (RFC 9110, section 8.8).
    public var validatedAddress: Address

    /// A page that is wanted.
    public init(
        number: Int, address: Address, validators: Validators? = nil, validatedAddress: Address? = nil
    ) {
        self.number = number
        self.address = address
        self.validators = validators
        self.validatedAddress = validatedAddress ?? address
    }
}

/// What came of a request, or beside one.
public enum FetchEvent: Equatable, Sendable {
    /// The page of a request, whatever its status. One with the status 304 has no body: it is as it was.
    case page(number: Int, Page)
    /// Why a request gave no page.
    case failure(number: Int, FetchError)
    /// A robots.txt that was fetched on the way, to be kept like any page.
    case robots(Page)
}

/// The time, for the fetcher: one clock that tells the day, and one that only ever goes on.
public struct FetchClock {
    /// What time it is.
    public var now: () -> Timestamp
    /// Seconds since any moment; never goes back.
    public var elapsed: () -> Double
    /// Lets so many seconds pass while nothing is under way; nil for really waiting. A test lets its clock jump.
    public var pass: ((_ seconds: Double) -> Void)?
    /// A number from 0 up to, and without, 1, for the jitter of retries.
    public var chance: () -> Double

    /// A clock.
    public init(
        now: @escaping () -> Timestamp, elapsed: (() -> Double)? = nil, pass: ((_ seconds: Double) -> Void)? = nil,
        chance: @escaping () -> Double = { .random(in: 0..<1) }
    ) {
        self.now = now
        let start = ContinuousClock.now
        self.elapsed =
            elapsed ?? {
                let (seconds, attoseconds) = (ContinuousClock.now - start).components
                return Double(seconds) + Double(attoseconds) / 1e18
            }
        self.pass = pass
        self.chance = chance
    }
}
