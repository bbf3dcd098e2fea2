import ReturnedMemory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a piece of work costs this thread, in seconds of processor time: what other programs take in the meantime does
/// not count.
enum ProcessorTime {
    /// The processor time of this thread so far, in seconds.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The seconds that `work` takes.
    static func of(_ work: () -> Void) -> Double {
        let start = now
        work()
        return now - start
    }

    /// The least seconds that `work` takes in several runs: what disturbs a run only ever adds.
    ///
    /// Each run asks the system for its memory anew. Otherwise small work would find all of it at hand from the run
    /// before, and large work, whose memory goes back to the system in between, would look worse than it is.
    static func least(of runs: Int, _ work: () -> Void) -> Double {
        var least = Double.infinity
        for _ in 0..<max(1, runs) {
            return_freed_memory()
            least = min(least, of(work))
        }
        return least
    }
}
