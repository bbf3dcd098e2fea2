import Model

/// A stretch of a file of the page store: one record.
public struct RecordLocation: Hashable, Sendable {
    /// The file, relative to the archive.
    public var file: String
    /// Where the record begins.
    public var offset: Int
    /// How many bytes it takes there.
    public var length: Int

    /// A stretch of a file.
    public init(file: String, offset: Int, length: Int) {
        self.file = file
        self.offset = offset
        self.length = length
    }
}

/// A capture in the page store.
public struct KeptPage: Hashable, Sendable {
    /// What kind of WARC record holds it.
    public enum Kind: String, Sendable, CaseIterable {
        /// An HTTP response, whole.
        case response
        /// A saved file, whole.
        case resource
        /// The same bytes as an earlier capture of the address, and therefore without them.
        case revisit
    }

    /// The earlier record that has a revisit's bytes.
    public struct Original: Hashable, Sendable, JSONWritable {
        /// Its `WARC-Record-ID`.
        public var id: String
        /// Its address.
        public var url: String
        /// When it was made.
        public var retrieved: Timestamp
        /// The file, relative to the archive.
        public var file: String
        /// Where it begins.
        public var offset: Int
        /// How many bytes it takes.
        public var length: Int

        /// Where the record stands.
        public var place: RecordLocation { RecordLocation(file: file, offset: offset, length: length) }

        /// `{"id": ..., "url": ..., "retrieved": ..., "file": ..., "offset": ..., "length": ...}`
        public func write(to json: inout JSONWriter) {
            json.object { json in
                json.field("id", id)
                json.field("url", url)
                json.field("retrieved", retrieved.description)
                json.field("file", file)
                json.field("offset", offset)
                json.field("length", length)
            }
        }
    }

    /// The address that was asked for.
    public var url: String
    /// The address that answered, where it was another.
    public var finalURL: String?
    /// The key under which the page is known; its address where nothing else is said.
    public var key: String
    /// When the capture was made.
    public var retrieved: Timestamp
    /// The HTTP status; nil for a saved file. 304 says that the server itself found the page unchanged.
    public var status: Int?
    /// What the reply said by which the server can tell later whether the page changed.
    public var validators: Validators?
    /// The digest of the body.
    public var digest: String
    /// The body's length in bytes.
    public var size: Int
    /// The kind of record.
    public var kind: Kind
    /// The `WARC-Record-ID`, `urn:uuid:...`.
    public var id: String
    /// Where it is kept; nil for a capture that was only rehearsed.
    public var location: RecordLocation?
    /// For a revisit, the record with the bytes.
    public var original: Original?

    /// When the page was first seen as it is: the moment of the capture that has its bytes.
    public var unchangedSince: Timestamp { original?.retrieved ?? retrieved }

    /// This record as the original of a later revisit.
    var asOriginal: Original? {
        if let original { return original }
        guard let location else { return nil }
        return Original(
            id: id, url: finalURL ?? url, retrieved: retrieved, file: location.file, offset: location.offset,
            length: location.length)
    }
}

extension KeptPage.Kind: JSONReadable {}

extension KeptPage.Original: JSONReadable {
    /// Reads the `original` of a line of `pages.jsonl`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var id: String?
        var url: String?
        var retrieved: Timestamp?
        var file: String?
        var offset: Int?
        var length: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": try json.read(&id)
            case "url": try json.read(&url)
            case "retrieved": try json.read(&retrieved)
            case "file": try json.read(&file)
            case "offset": try json.read(&offset)
            case "length": try json.read(&length)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.required(id, "id"), url: try json.required(url, "url"),
            retrieved: try json.required(retrieved, "retrieved"), file: try json.required(file, "file"),
            offset: try json.required(offset, "offset"), length: try json.required(length, "length"))
    }
}
