/// What a reply says by which its server can tell later whether the page changed (RFC 9110, section 8.8).
public struct Validators: Hashable, Sendable {
    /// The `ETag`, with its quotes.
    public var entityTag: String?
    /// The `Last-Modified`, as the server wrote it.
    public var lastModified: String?

    /// Validators; nil where there is neither.
    public init?(entityTag: String?, lastModified: String?) {
        self.entityTag = Validators.usable(entityTag)
        self.lastModified = Validators.usable(lastModified)
        if self.entityTag == nil, self.lastModified == nil { return nil }
    }

    /// The header fields of a request that is to be answered with 304 if nothing changed (RFC 9110, section 13.1).
    public var conditions: [String] {
        [entityTag.map { "If-None-Match: \($0)" }, lastModified.map { "If-Modified-Since: \($0)" }].compactMap(\.self)
    }

    /// A value that can stand in a header: not empty, no control characters, not long.
    private static func usable(_ value: String?) -> String? {
        guard let value, !value.isEmpty, value.utf8.count <= 1024,
            value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return nil }
        return value
    }
}

extension Page {
    /// What the reply says by which the page is known to be unchanged later.
    public var validators: Validators? {
        Validators(entityTag: header("ETag"), lastModified: header("Last-Modified"))
    }
}
