/// What a loopback server sends for one request: steps, carried out one after the other.
public struct Reply: Equatable, Sendable {
    /// One step of a reply.
    public enum Step: Equatable, Sendable {
        /// Sends these bytes, exactly.
        case send([UInt8])
        /// Sends this text as UTF-8, with every `%PORT` replaced by the server's port. For headers that hold an address.
        case sendText(String)
        /// Waits until somebody calls `LoopbackServer.release(_:)` with this name, or the server is stopped.
        case wait(String)
        /// Says goodbye in TLS (`close_notify`) now; without it, that comes at the orderly end of a connection.
        case goodbye
        /// Closes the connection without a goodbye in TLS.
        case cut
        /// Cuts the connection with a reset (RST) instead of an orderly close.
        case reset
    }

    /// The steps.
    public var steps: [Step]
    /// Whether the connection stays open for another request afterwards; otherwise it is closed.
    public var keepsConnection: Bool

    /// A reply in steps.
    public init(steps: [Step], keepsConnection: Bool = false) {
        self.steps = steps
        self.keepsConnection = keepsConnection
    }

    /// Exactly these bytes (status line, header and body), then the end of the connection.
    public init(raw bytes: [UInt8]) {
        self.init(steps: [.send(bytes)])
    }

    /// An orderly reply: status line, the fields given, `Content-Length`, and the body. The connection is kept.
    public init(status: Int = 200, fields: [(name: String, value: String)] = [], body: [UInt8] = []) {
        var head = "HTTP/1.1 \(status) Status\r\n"
        for field in fields { head += "\(field.name): \(field.value)\r\n" }
        head += "Content-Length: \(body.count)\r\n\r\n"
        self.init(steps: [.sendText(head), .send(body)], keepsConnection: true)
    }

    /// A page of HTML in UTF-8.
    public static func html(_ text: String) -> Reply {
        Reply(fields: [("Content-Type", "text/html; charset=utf-8")], body: Array(text.utf8))
    }

    /// A redirect. `location` may hold `%PORT`.
    public static func redirect(to location: String, status: Int = 302) -> Reply {
        Reply(status: status, fields: [("Location", location)])
    }
}
