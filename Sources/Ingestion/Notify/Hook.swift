import Foundation

/// The program of a user's own that gets a run's new events, each as a line of JSON on standard input.
///
/// It is started once for a run, after the archive was closed, and only where there is something new: it may use the
/// archive itself. No shell reads its words, and its environment holds nothing that was not put there. What it prints
/// goes to standard error. One that does not read, does not end or closes its input harms nobody.
public struct Hook: Sendable {
    /// How it ended.
    public enum End: Equatable, Sendable {
        /// It ended of itself, with this code; 0 for all is well.
        case exited(Int32)
        /// A signal ended it.
        case killed(Int32)
        /// It took longer than it may, and was ended.
        case tookTooLong
        /// The run was told to end, and so was it.
        case interrupted
        /// It could not be started.
        case notStarted(String)
    }

    /// The program and its arguments.
    public let words: [String]
    /// What its environment holds.
    public let environment: [String: String]
    /// Seconds after which it is ended.
    public let longest: Double

    /// Seconds that it may take, and then to end when it is told to.
    public static let usualLongest = 300.0
    private static let grace = 1.0

    /// A hook.
    /// - Parameter environment: what it finds in its environment, beside what `variables` gives it.
    public init(words: [String], environment: [String: String], longest: Double = Hook.usualLongest) {
        self.words = words
        self.environment = environment
        self.longest = longest
    }

    /// What a hook's environment holds: what programs cannot do without, and what it needs to know of the run.
    public static func variables(of run: String, archive: String, events: Int, in own: [String: String]) -> [String:
        String]
    {
        var variables = own.filter { ["HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "USER"].contains($0.key) }
        variables["PATH"] = own["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        variables["INGOT_RUN"] = run
        variables["INGOT_ARCHIVE"] = archive
        variables["INGOT_EVENTS"] = String(events)
        return variables
    }

    /// Lets it have the events, and waits for its end.
    /// - Parameters:
    ///   - elapsed: seconds since any moment; never goes back.
    ///   - isInterrupted: asked many times a second whether somebody wants the end.
    public func run(on events: NewEvents, elapsed: () -> Double, isInterrupted: () -> Bool) -> End {
        guard let program = words.first, !program.isEmpty else { return .notStarted("no program is named") }
        guard let input = events.descriptor() else {
            return .notStarted(events.failure ?? "there are no events to be told")
        }
        let process: pid_t
        switch start(program, input) {
        case .success(let started): process = started
        case .failure(let code): return .notStarted(String(cString: strerror(code.value)))
        }
        let begun = elapsed()
        while true {
            if let end = Hook.end(of: process) { return end }
            let reason: End? = isInterrupted() ? .interrupted : elapsed() - begun >= longest ? .tookTooLong : nil
            if let reason {
                Hook.stop(process, elapsed)
                return reason
            }
            usleep(10_000)
        }
    }

    private struct Code: Error { let value: Int32 }

    private func start(_ program: String, _ input: Int32) -> Result<pid_t, Code> {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        // Standard output is for what the run itself says.
        posix_spawn_file_actions_adddup2(&actions, 2, 1)
        // A group of its own, so that it can be ended with all that it started; signals as any program expects them.
        posix_spawnattr_setpgroup(&attributes, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: Int(flags)))

        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, &attributes, &arguments, &variables)
        return code == 0 ? .success(process) : .failure(Code(value: code))
    }

    /// How the process ended; nil while it has not.
    private static func end(of process: pid_t) -> End? {
        var status: Int32 = 0
        let ended = waitpid(process, &status, WNOHANG)
        if ended < 0, errno != EINTR { return .exited(0) }
        guard ended == process else { return nil }
        // The macros WIFEXITED and so on do not come over from C.
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }

    /// Ends the process and what it started: asks first.
    private static func stop(_ process: pid_t, _ elapsed: () -> Double) {
        kill(-process, SIGTERM)
        let asked = elapsed()
        while elapsed() - asked < grace {
            if end(of: process) != nil { return _ = kill(-process, SIGKILL) }
            usleep(10_000)
        }
        kill(-process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
}

extension Hook.End {
    /// Why it is a matter for a person; nil where all is well.
    public var problem: String? {
        switch self {
        case .exited(0): nil
        case .exited(let code): "it ended with code \(code)"
        case .killed(let signal): "signal \(signal) ended it"
        case .tookTooLong: "it took longer than it may, and was ended"
        case .interrupted: "it was ended, because the run was told to end"
        case .notStarted(let reason): "it could not be started: \(reason)"
        }
    }
}
