/// A page as it was captured: what came back for an address, whole, at a moment.
///
/// This is what Fetching (or a saved file) gives and what the page store keeps. Nothing has been
/// read from it yet.
public struct Page: Equatable, Sendable {
    /// Where the bytes came from.
    public enum Origin: Equatable, Sendable {
        /// An HTTP response: the status code and the header fields in the order received.
        case http(status: Int, headers: [HeaderField])
        /// A file that the user saved.
        case file
    }

    /// One field of an HTTP header, as received.
    public struct HeaderField: Equatable, Sendable {
        /// The field's name, as the server wrote it.
        public var name: String
        /// The field's value, without surrounding white space.
        public var value: String

        /// A field of a header.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The address that was asked for; for a saved file a `file:` URL unless the user named its address.
    public var url: String
    /// The address that answered in the end, where redirects led elsewhere.
    public var finalURL: String?
    /// The key under which the page is known, whatever the spelling of its address; its address where nothing else is said.
    public var key: String
    /// When the capture was made.
    public var retrieved: Timestamp
    /// Where the bytes came from.
    public var origin: Origin
    /// The body, with any content coding (gzip, deflate) already undone.
    public var body: [UInt8]

    /// A captured page.
    public init(
        url: String, finalURL: String? = nil, key: String? = nil, retrieved: Timestamp, origin: Origin, body: [UInt8]
    ) {
        self.url = url
        self.finalURL = finalURL
        self.key = key ?? url
        self.retrieved = retrieved
        self.origin = origin
        self.body = body
    }

    /// The first header field of that name, compared without case; nil where there is none.
    public func header(_ name: String) -> String? {
        guard case .http(_, let headers) = origin else { return nil }
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }

    /// The `Content-Type` that the server stated.
    public var contentType: String? { header("Content-Type") }
}
