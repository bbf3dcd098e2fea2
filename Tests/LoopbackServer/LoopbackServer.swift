import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A tiny HTTP/1.1 server on 127.0.0.1 whose replies are data: it sends what it was given, byte for byte, broken or not.
///
/// It runs in threads of the process that makes it, one that accepts and one for each connection; the kernel chooses the
/// port. Nothing in it sleeps: a reply that is to hang waits for a condition.
///
///     let server = try LoopbackServer(replies: ["/page": .html("<p>Hello")])
///     defer { server.stop() }
///     // fetch server.url("/page"), then look at server.requests
///
/// With a ``ServerSecurity`` it speaks TLS on the same port, to whoever greets it so.
public final class LoopbackServer: @unchecked Sendable {
    /// Why a server could not start.
    public struct StartError: Error, CustomStringConvertible {
        /// The call that failed, and why.
        public let description: String
    }

    /// The port.
    public let port: Int

    private let listener: Int32
    private let replies: [String: [Reply]]
    private let clock: (@Sendable () -> Double)?
    private let security: ServerSecurity?
    /// Guards all that follows; signalled when any of it changes.
    private let changed = NSCondition()
    private var received: [Request] = []
    private var served: [String: Int] = [:]
    private var accepted = 0
    private var released: Set<String> = []
    private var connections: Set<Int32> = []
    private var threads = 0
    private var isStopped = false

    /// Starts a server that answers each path (with its query, as in `/page?x=1`) with its reply, and all others
    /// with 404.
    public convenience init(replies: [String: Reply], security: ServerSecurity? = nil) throws {
        try self.init(sequences: replies.mapValues { [$0] }, security: security)
    }

    /// Starts a server that answers each path with its replies one after the other; the last one is repeated. A path may
    /// have its host in front, `//news.localhost/page`, for what only that host has.
    /// - Parameter clock: tells the moment at which a request came.
    public init(
        sequences: [String: [Reply]], security: ServerSecurity? = nil, clock: (@Sendable () -> Double)? = nil
    ) throws {
        replies = sequences
        self.clock = clock
        self.security = security
        #if os(Linux)
            let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        listener = socket(AF_INET, kind, 0)
        guard listener >= 0 else { throw StartError(description: LoopbackServer.failure("socket")) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, 128) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        guard isListening else {
            let failure = LoopbackServer.failure("listen on 127.0.0.1")
            close(listener)
            throw StartError(description: failure)
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        start { $0.accept() }
    }

    deinit {
        close(listener)
    }

    /// The address of a path on this server: `http://127.0.0.1:PORT/path`.
    public func url(_ path: String) -> String {
        "http://127.0.0.1:\(port)\(path)"
    }

    /// The address of a path on this server over TLS: `https://127.0.0.1:PORT/path`.
    public func secureURL(_ path: String) -> String {
        "https://127.0.0.1:\(port)\(path)"
    }

    /// The requests received so far.
    public var requests: [Request] { locked { received } }

    /// How many connections were accepted so far, whether or not a request came over them.
    public var connectionCount: Int { locked { accepted } }

    /// Lets all replies go on that wait for this name, now and later.
    public func release(_ name: String) {
        locked { _ = released.insert(name) }
    }

    /// Waits until so many requests have come.
    public func waitForRequests(_ count: Int) {
        locked { while received.count < count, !isStopped { changed.wait() } }
    }

    /// Closes all connections and ends all threads. Called twice it does nothing.
    public func stop() {
        locked {
            guard !isStopped else { return }
            isStopped = true
            shutdown(listener, Int32(SHUT_RDWR))
            for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
        }
        locked { while threads > 0 { changed.wait() } }
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        changed.lock()
        defer {
            changed.broadcast()
            changed.unlock()
        }
        return body()
    }

    private func start(_ body: @escaping @Sendable (LoopbackServer) -> Void) {
        locked { threads += 1 }
        Thread.detachNewThread { [self] in
            body(self)
            locked { threads -= 1 }
        }
    }

    private func accept() {
        while true {
            #if canImport(Darwin)
                let connection = Darwin.accept(listener, nil, nil)
            #elseif canImport(Musl)
                let connection = Musl.accept(listener, nil, nil)
            #else
                let connection = Glibc.accept(listener, nil, nil)
            #endif
            guard connection >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            let isWanted = locked {
                guard !isStopped else { return false }
                accepted += 1
                connections.insert(connection)
                return true
            }
            guard isWanted else {
                close(connection)
                return
            }
            start { $0.serve(connection) }
        }
    }

    /// Answers the requests of one connection, until a reply closes it or the other side does.
    private func serve(_ socket: Int32) {
        converse(Connection(socket))
        locked {
            connections.remove(socket)
            close(socket)
        }
    }

    private func converse(_ connection: Connection) {
        if let security, connection.beginsSecurely() {
            guard connection.secure(security) else { return }
        }
        var buffer: [UInt8] = []
        while let head = readHead(connection, &buffer) {
            guard var request = Request(head: head) else { break }
            request.isSecure = connection.isSecure
            request.serverName = connection.serverName
            request.moment = clock?()
            let length = request.field("Content-Length").flatMap { Int($0) } ?? 0
            while buffer.count < length, let more = connection.receive() { buffer += more }
            request.body = Array(buffer.prefix(max(length, 0)))
            buffer.removeFirst(request.body.count)
            let reply = locked {
                received.append(request)
                let own = "//\(request.host)\(request.target)"
                let place = replies[own] == nil ? request.target : own
                let sequence = replies[place] ?? []
                let index = served[place, default: 0]
                served[place] = index + 1
                return index < sequence.count ? sequence[index] : sequence.last
            }
            switch carryOut(reply ?? LoopbackServer.notFound, connection) {
            case .kept: continue
            case .closed: return connection.sayGoodbye()
            case .cut: return
            }
        }
    }

    /// What becomes of a connection after a reply.
    private enum Aftermath {
        case kept
        case closed
        case cut
    }

    /// Carries out the steps of a reply.
    private func carryOut(_ reply: Reply, _ connection: Connection) -> Aftermath {
        for step in reply.steps {
            switch step {
            case .send(let bytes):
                guard connection.send(bytes) else { return .cut }
            case .sendText(let text):
                let filled = text.replacingOccurrences(of: "%PORT", with: String(port))
                guard connection.send(Array(filled.utf8)) else { return .cut }
            case .wait(let name):
                let goesOn = locked {
                    while !released.contains(name), !isStopped { changed.wait() }
                    return !isStopped
                }
                guard goesOn else { return .cut }
            case .goodbye: connection.sayGoodbye()
            case .cut: return .cut
            case .reset:
                connection.resetOnClose()
                return .cut
            }
        }
        return reply.keepsConnection ? .kept : .closed
    }

    /// Reads up to the empty line after a request's header; nil where the connection ends before.
    private func readHead(_ connection: Connection, _ buffer: inout [UInt8]) -> [UInt8]? {
        while true {
            if let end = LoopbackServer.endOfHead(buffer) {
                let head = Array(buffer[..<end])
                buffer.removeFirst(end)
                return head
            }
            guard buffer.count < 1 << 20, let more = connection.receive() else { return nil }
            buffer += more
        }
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        var matched = 0
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        for (index, byte) in bytes.enumerated() {
            matched = byte == end[matched] ? matched + 1 : byte == end[0] ? 1 : 0
            if matched == end.count { return index + 1 }
        }
        return nil
    }

    private static let notFound = Reply(status: 404, body: Array("There is no such route.\n".utf8))

    private static func failure(_ call: String) -> String {
        "\(call): \(String(cString: strerror(errno)))"
    }
}
