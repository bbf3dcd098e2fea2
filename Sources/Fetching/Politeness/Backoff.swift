/// How long to wait before a transfer that failed is tried again: twice as long each time, and never all at the same
/// moment.
///
/// The jitter is "equal jitter": half of the delay is certain, the other half left to chance, so that a server that
/// stumbled is not met by everybody at once (M. Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
struct Backoff: Equatable, Sendable {
    /// The delay after the first failure, in seconds.
    var first: Double
    /// No delay is longer, in seconds.
    var longest: Double

    /// The delay after the failure of that number, the first being 1.
    /// - Parameter chance: a number from 0 up to, and without, 1.
    func seconds(afterFailure number: Int, chance: Double) -> Double {
        var delay = min(max(first, 0), longest)
        var doublings = max(number, 1) - 1
        while doublings > 0, delay > 0, delay < longest {
            delay = min(delay * 2, longest)
            doublings -= 1
        }
        return delay / 2 + delay / 2 * min(max(chance, 0), 1)
    }
}
