import Foundation

/// The built program, run as a person or cron runs it: by its arguments, in a folder, with next to no environment.
enum Program {
    /// How it ended.
    enum End: Equatable, CustomStringConvertible {
        case exited(Int32)
        case killed(signal: Int32)

        var description: String {
            switch self {
            case .exited(let code): "exited with \(code)"
            case .killed(let signal): "killed by signal \(signal)"
            }
        }
    }

    /// What came of it.
    struct Outcome {
        let end: End
        let standardOutput: [UInt8]
        let standardError: [UInt8]

        var output: String { String(decoding: standardOutput, as: UTF8.self) }
        var messages: String { String(decoding: standardError, as: UTF8.self) }
        /// The lines of standard output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// Where a standard stream leads.
    enum Stream {
        /// To the test; for standard input: nothing comes.
        case usual
        case closed
        case path(String)
    }

    /// What is special about a start; the usual start is an empty standard input and no limits.
    struct Surroundings {
        var environment: [String: String] = [:]
        var input = Stream.usual
        var output = Stream.usual
        var errors = Stream.usual
        /// What the shell is told before the program starts, such as `ulimit -f 100`.
        var preparation: String?
    }

    /// Why the program could not be run to its end.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The program lies beside the tests.
    static let path: String = {
        #if os(Linux)
            let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        #else
            let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
        #endif
        return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("ingot").path
    }()

    /// Runs the program to its end.
    static func run(
        _ arguments: [String], in folder: String, surroundings: Surroundings = Surroundings()
    ) throws -> Outcome {
        try start(arguments, in: folder, surroundings: surroundings).finish()
    }

    /// Starts the program.
    static func start(
        _ arguments: [String], in folder: String, surroundings: Surroundings = Surroundings()
    ) throws -> RunningProgram {
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(description: "\(path) is not there; the tests need the program built beside them")
        }
        let steps = ["cd \(quoted(folder))", surroundings.preparation].compactMap { $0 }.joined(separator: " && ")
        let streams = [
            redirection("0<", surroundings.input, usual: "/dev/null"),
            redirection("1>", surroundings.output, usual: nil), redirection("2>", surroundings.errors, usual: nil),
        ].joined(separator: " ")
        return try shell(
            "\(steps) && exec \"$@\" \(streams)", arguments: [path] + arguments, environment: surroundings.environment)
    }

    /// Runs a script of the shell, in which `"$@"` is the program, in a folder.
    static func script(_ script: String, in folder: String) throws -> Outcome {
        try shell("cd \(quoted(folder)) && \(script)", arguments: [path], environment: [:]).finish()
    }

    private static func shell(
        _ script: String, arguments: [String], environment: [String: String]
    ) throws -> RunningProgram {
        try RunningProgram(
            "/bin/sh", ["sh", "-c", script, "sh"] + arguments, environment.map { "\($0.key)=\($0.value)" })
    }

    private static func redirection(_ sign: String, _ stream: Stream, usual: String?) -> String {
        switch stream {
        case .usual: usual.map { sign + quoted($0) } ?? ""
        case .closed: sign + "&-"
        case .path(let path): sign + quoted(path)
        }
    }

    /// A word that the shell takes as it is.
    static func quoted(_ word: String) -> String {
        "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}

/// A process whose standard output and error lead to the test.
final class RunningProgram {
    let identifier: pid_t
    private var pipes: [Int32]
    private var received: [[UInt8]] = [[], []]

    /// A process that says nothing for so many milliseconds is ended and counts as hanging.
    private static let longestSilence: Int32 = 300_000

    fileprivate init(_ path: String, _ arguments: [String], _ environment: [String]) throws {
        let (output, errors) = (try RunningProgram.makePipe(), try RunningProgram.makePipe())
        defer {
            close(output.write)
            close(errors.write)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.write, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.write, 2)
        // Other tests run meanwhile; their sockets and pipes stay with them. Closing what is not open is no error here.
        for descriptor in 3...RunningProgram.highestDescriptor() {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        // Whoever runs the tests may ignore or block signals, in the background for instance.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var usual = sigset_t()
        sigemptyset(&usual)
        posix_spawnattr_setsigmask(&attributes, &usual)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGXFSZ] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, path, &actions, &attributes, &words, &variables)
        self.identifier = identifier
        pipes = [output.read, errors.read]
        guard code == 0 else { throw Program.Failure(description: "\(path): \(String(cString: strerror(code)))") }
    }

    deinit {
        for pipe in pipes where pipe >= 0 { close(pipe) }
    }

    /// Sends it a signal.
    func send(_ signal: Int32) {
        kill(identifier, signal)
    }

    /// Reads what it says until it has ended, and sends it a signal again and again meanwhile if one is given.
    func finish(sending signal: Int32? = nil) throws -> Program.Outcome {
        var isHanging = false
        while pipes.contains(where: { $0 >= 0 }) {
            var waiting = pipes.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let ready = poll(&waiting, nfds_t(waiting.count), signal == nil ? RunningProgram.longestSilence : 20)
            if ready < 0, errno == EINTR { continue }
            if ready == 0 {
                if let signal {
                    send(signal)
                    continue
                }
                isHanging = true
                send(SIGKILL)
                break
            }
            for (index, pipe) in waiting.enumerated() where pipe.revents != 0 { take(index) }
        }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        if isHanging {
            throw Program.Failure(
                description: "it hung and was ended; it had said:\n"
                    + received.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"))
        }
        // The macros WIFEXITED and so on do not come over from C.
        let end = status & 0x7F == 0 ? Program.End.exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
        return Program.Outcome(end: end, standardOutput: received[0], standardError: received[1])
    }

    private func take(_ index: Int) {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(pipes[index], &piece, piece.count)
        if count < 0, errno == EINTR { return }
        if count > 0 {
            received[index] += piece[..<count]
        } else {
            close(pipes[index])
            pipes[index] = -1
        }
    }

    private static func makePipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Program.Failure(description: "pipe: \(String(cString: strerror(errno)))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// The highest descriptor that is open, with room for what other tests open meanwhile.
    private static func highestDescriptor() -> Int32 {
        let folder = "/dev/fd"
        let open = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return max(open.compactMap { Int32($0) }.max() ?? 3, 3) + 64
    }
}
