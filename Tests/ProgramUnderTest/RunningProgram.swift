import Foundation

/// A process whose standard output and error lead to the test.
package final class RunningProgram {
    /// Its number.
    package let identifier: pid_t
    private var pipes: [Int32]
    private var received: [[UInt8]] = [[], []]

    /// A process that says nothing for so many milliseconds is ended and counts as hanging.
    private static let longestSilence: Int32 = 300_000

    init(_ path: String, _ arguments: [String], _ environment: [String]) throws {
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
    package func send(_ signal: Int32) {
        kill(identifier, signal)
    }

    /// Whether it has ended; it is told again by `finish`.
    package var hasEnded: Bool { hasChanged(WEXITED) }

    /// Whether it was stopped by a signal and waits for SIGCONT.
    package var isStopped: Bool { hasChanged(WSTOPPED) }

    private func hasChanged(_ options: Int32) -> Bool {
        var information = siginfo_t()
        let code = waitid(P_PID, id_t(identifier), &information, options | WNOHANG | WNOWAIT)
        return code == 0 && information.si_signo == SIGCHLD
    }

    /// Reads what it says until it has ended, and sends it a signal again and again meanwhile if one is given.
    package func finish(sending signal: Int32? = nil) throws -> Program.Outcome {
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
