/// A request as a loopback server received it.
public struct Request: Equatable, Sendable {
    /// `GET`
    public let method: String
    /// The path with its query, as sent: `/page?x=1`.
    public let target: String
    /// The header fields in the order received.
    public let fields: [Field]
    /// Whether it came over TLS.
    public internal(set) var isSecure = false
    /// The name that the client asked for in its TLS greeting (SNI); nil where it named none.
    public internal(set) var serverName: String?
    /// The body, as long as its `Content-Length` says.
    public internal(set) var body: [UInt8] = []
    /// When it came, on the clock that the server was given.
    public internal(set) var moment: Double?

    /// The host that it was sent to, without the port.
    public var host: String { field("Host").map { String($0.prefix { $0 != ":" }) } ?? "" }

    /// One field of a header.
    public struct Field: Equatable, Sendable {
        /// The name, as sent.
        public let name: String
        /// The value, without white space around it.
        public let value: String
    }

    /// The first field of that name, compared without case; nil where there is none.
    public func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Reads the head of a request; nil where it is none.
    init?(head: [UInt8]) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let parts = lines.first?.split(separator: " ") ?? []
        guard parts.count == 3 else { return nil }
        method = String(parts[0])
        target = String(parts[1])
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return Field(name: String(line[..<colon]), value: String(value))
        }
    }
}
