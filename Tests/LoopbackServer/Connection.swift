#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One accepted connection, plain or secure. The socket is closed by the server that accepted it.
final class Connection {
    private let socket: Int32
    private var session: SecureSession?
    private var piece = [UInt8](repeating: 0, count: 16 << 10)

    init(_ socket: Int32) {
        self.socket = socket
        // A reply goes out in several steps; each is to leave at once, not when the other side has said that it has the
        // one before.
        var immediately: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &immediately, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Whether TLS is spoken on it.
    var isSecure: Bool { session != nil }

    /// The name that the client asked for in its TLS greeting.
    var serverName: String? { session?.serverName }

    /// Whether the client begins with a TLS greeting: the record type 22 (RFC 8446, section 5.1).
    func beginsSecurely() -> Bool {
        var first: UInt8 = 0
        while true {
            let count = recv(socket, &first, 1, Int32(MSG_PEEK))
            if count < 0 && errno == EINTR { continue }
            return count == 1 && first == 22
        }
    }

    /// Shakes hands; false where the connection is at its end.
    func secure(_ security: ServerSecurity) -> Bool {
        if security.kind == .plain {
            guard receiveRaw() > 0 else { return false }
            _ = sendRaw(Array("HTTP/1.1 400 This is no greeting\r\nContent-Length: 0\r\n\r\n".utf8))
            return false
        }
        guard let session = SecureSession(security) else { return false }
        while true {
            let progress = session.handshake()
            let flight = session.takeOut()
            if security.kind == .cutHandshake, !flight.isEmpty {
                _ = sendRaw(Array(flight.prefix(flight.count / 2)))
                return false
            }
            guard sendRaw(flight) else { return false }
            switch progress {
            case .done:
                self.session = session
                return true
            case .failed: return false
            case .wantsMore:
                let count = receiveRaw()
                guard count > 0 else { return false }
                session.takeIn(piece[..<count])
            }
        }
    }

    func send(_ bytes: [UInt8]) -> Bool {
        guard let session else { return sendRaw(bytes) }
        guard case .done = session.write(bytes) else { return false }
        return sendRaw(session.takeOut())
    }

    /// The next bytes; nil at the end of the connection.
    func receive() -> [UInt8]? {
        guard let session else {
            let count = receiveRaw()
            return count > 0 ? Array(piece[..<count]) : nil
        }
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            switch session.read(&buffer) {
            case .done(let count): return Array(buffer[..<count])
            case .failed: return nil
            case .wantsMore:
                let count = receiveRaw()
                guard count > 0 else { return nil }
                session.takeIn(piece[..<count])
            }
        }
    }

    /// Sends the goodbye of TLS; a plain connection has none.
    func sayGoodbye() {
        guard let session else { return }
        session.sayGoodbye()
        _ = sendRaw(session.takeOut())
    }

    /// Has the connection end with a reset when it is closed.
    func resetOnClose() {
        var immediately = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &immediately, socklen_t(MemoryLayout<linger>.size))
    }

    private func sendRaw(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                #if canImport(Darwin)
                    Darwin.send(socket, rest.baseAddress, rest.count, 0)
                #elseif canImport(Musl)
                    Musl.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                #else
                    Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                #endif
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Reads into `piece`.
    private func receiveRaw() -> Int {
        while true {
            let count = recv(socket, &piece, piece.count, 0)
            if count < 0 && errno == EINTR { continue }
            return count
        }
    }
}
