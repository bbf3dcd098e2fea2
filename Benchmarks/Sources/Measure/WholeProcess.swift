import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a whole run of a program costs.
struct WholeProcess {
    /// From its start to its end, seconds by the clock.
    var wall = Double.infinity
    /// Processor time of its own and of the system for it, seconds.
    var processor = Double.infinity
    /// The most memory it held at once, in bytes.
    var peakMemory = 0

    /// The most memory that this program held at once, in bytes.
    static var peakOfThisProcess: Int {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }

    /// Runs a program several times, with its output thrown away: the least time, the most memory.
    ///
    /// - Parameter prepare: called before each run, for its arguments.
    static func measure(
        _ program: String, runs: Int, accepting codes: Set<Int32> = [0], prepare: () -> [String]
    ) throws(Complaint) -> WholeProcess {
        var cost = WholeProcess()
        for _ in 0..<max(1, runs) {
            let run = try once(program, prepare(), accepting: codes)
            cost.wall = min(cost.wall, run.wall)
            cost.processor = min(cost.processor, run.processor)
            cost.peakMemory = max(cost.peakMemory, run.peakMemory)
        }
        return cost
    }

    private static func once(
        _ program: String, _ arguments: [String], accepting codes: Set<Int32>
    ) throws(Complaint) -> WholeProcess {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let variables = ProcessInfo.processInfo.environment.map { $0.key + "=" + $0.value }
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { for variable in environment { free(variable) } }
        var identifier = pid_t()
        let clock = ContinuousClock()
        let start = clock.now
        let outcome = posix_spawnp(&identifier, program, &actions, nil, &words, &environment)
        guard outcome == 0 else {
            throw Complaint(text: "\(program) cannot be started: \(String(cString: strerror(outcome)))")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = start.duration(to: clock.now)
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
        guard codes.contains(code) else {
            throw Complaint(
                text: "\(program) \(arguments.joined(separator: " ")) ended with \(code == -1 ? "a signal" : "\(code)")"
            )
        }
        var cost = WholeProcess()
        cost.wall = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
        cost.processor = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        #if os(Linux)
            cost.peakMemory = usage.ru_maxrss * 1024
        #else
            cost.peakMemory = usage.ru_maxrss
        #endif
        return cost
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }
}
