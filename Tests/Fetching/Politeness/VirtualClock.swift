import Foundation
import Model

@testable import Fetching

/// A clock that stands still while something is under way and jumps where nothing is: a run of hours takes no time, and
/// every request has its exact moment.
final class VirtualClock: @unchecked Sendable {
    /// The day and time at second 0: a Tuesday, 2023-11-14T22:13:20Z.
    static let start = 1_700_000_000

    private let lock = NSLock()
    private var seconds = 0.0

    /// Seconds since the start.
    var elapsed: Double { lock.withLock { seconds } }

    /// The time of day.
    var now: Timestamp { Timestamp(secondsSinceEpoch: VirtualClock.start + Int(elapsed)) }

    /// Lets time pass.
    func pass(_ more: Double) { lock.withLock { seconds += more } }

    /// As a fetcher reads it. The jitter is nil: each wait is half of its backoff.
    var fetchClock: FetchClock {
        FetchClock(now: { self.now }, elapsed: { self.elapsed }, pass: { self.pass($0) }, chance: { 0 })
    }
}
