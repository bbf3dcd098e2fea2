import Foundation

/// A browser that is driven over two pipes by the Chrome DevTools Protocol: JSON messages, each ended by a zero byte.
///
/// https://chromedevtools.github.io/devtools-protocol/, "--remote-debugging-pipe": it reads from descriptor 3 and writes to
/// 4, so that no port is opened and no other process can join in. It ends with this value, whatever a test does.
final class BrowserPipe {
    /// Why a browser cannot be driven.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// A message in which the browser tells something by itself.
    struct Message {
        let method: String
        let parameters: [String: Any]
    }

    /// What it told by itself so far.
    private(set) var told: [Message] = []

    private let identifier: pid_t
    private let input: Int32
    private let output: Int32
    private let folder: String
    private var received: [UInt8] = []
    private var answers: [Int: [String: Any]] = [:]
    private var count = 0

    /// A browser that says nothing for so many milliseconds counts as hanging.
    private static let longestSilence: Int32 = 30_000

    /// Starts a browser.
    init(program: String, arguments: [String]) throws {
        var name = Array((FileManager.default.temporaryDirectory.path + "/ingot-browser-XXXXXX").utf8CString)
        guard let made = mkdtemp(&name) else { throw Failure(description: "no temporary folder: \(errno)") }
        folder = String(cString: made)
        let (toBrowser, fromBrowser) = (try BrowserPipe.makePipe(), try BrowserPipe.makePipe())
        defer {
            close(toBrowser.read)
            close(fromBrowser.write)
        }
        (input, output) = (toBrowser.write, fromBrowser.read)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for stream: Int32 in [1, 2] { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0) }
        posix_spawn_file_actions_adddup2(&actions, toBrowser.read, 3)
        posix_spawn_file_actions_adddup2(&actions, fromBrowser.write, 4)
        // A group of its own, so that all its processes can be ended, and no others.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

        let words = [program, "--remote-debugging-pipe", "--user-data-dir=\(folder)"] + arguments
        var pointers = words.map { strdup($0) } + [nil]
        let environment = ["HOME=\(folder)", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC"]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in pointers + variables { free(pointer) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, program, &actions, &attributes, &pointers, &variables)
        self.identifier = identifier
        guard code == 0 else { throw Failure(description: "\(program): \(String(cString: strerror(code)))") }
    }

    deinit {
        close(input)
        close(output)
        if identifier > 0 {
            kill(-identifier, SIGKILL)
            var status: Int32 = 0
            while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Asks the browser for something and waits for its answer. Throws where it says that it cannot.
    @discardableResult
    func ask(
        _ method: String, _ parameters: [String: Any] = [:], session: String? = nil
    ) throws -> [String: Any] {
        count += 1
        let number = count
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        try write(Array(try JSONSerialization.data(withJSONObject: message)) + [0])
        while true {
            if let answer = answers.removeValue(forKey: number) {
                if let error = answer["error"] as? [String: Any] {
                    throw Failure(description: "\(method): \(error["message"] ?? error)")
                }
                return answer["result"] as? [String: Any] ?? [:]
            }
            try read(waitingFor: method)
        }
    }

    /// Waits until the browser has told something by itself that it had not told before the message of that number.
    func wait(for method: String, since place: Int) throws {
        while !told[place...].contains(where: { $0.method == method }) { try read(waitingFor: method) }
    }

    private func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes { Foundation.write(input, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                throw Failure(description: "the browser has gone: \(String(cString: strerror(errno)))")
            }
            offset += written
        }
    }

    private func read(waitingFor what: String) throws {
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        let ready = poll(&waiting, 1, BrowserPipe.longestSilence)
        if ready < 0, errno == EINTR { return }
        guard ready > 0 else { throw Failure(description: "the browser hangs; it was to answer \(what)") }
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let got = Foundation.read(output, &piece, piece.count)
        if got < 0, errno == EINTR { return }
        guard got > 0 else { throw Failure(description: "the browser has ended; it was to answer \(what)") }
        received += piece[..<got]
        while let end = received.firstIndex(of: 0) {
            let message = try JSONSerialization.jsonObject(with: Data(received[..<end])) as? [String: Any] ?? [:]
            received.removeSubrange(...end)
            if let number = message["id"] as? Int {
                answers[number] = message
            } else if let method = message["method"] as? String {
                told.append(Message(method: method, parameters: message["params"] as? [String: Any] ?? [:]))
            }
        }
    }

    /// A pipe whose ends have high numbers, so that none of them is 3 or 4, and which no other child inherits.
    private static func makePipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(description: "pipe: \(String(cString: strerror(errno)))") }
        let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 64) }
        for end in ends { close(end) }
        guard high.allSatisfy({ $0 >= 0 }) else { throw Failure(description: "no more descriptors") }
        return (high[0], high[1])
    }
}
