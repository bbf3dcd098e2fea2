import Model

/// What somebody who takes a page in knows of it beyond its bytes.
public struct Given: Hashable, Sendable, JSONWritable, JSONReadable {
    /// The source of the pipeline that named it.
    public var source: String?
    /// Its address, where it is not the one that it was captured from.
    public var url: String?
    /// Who published it.
    public var publisher: String?
    /// The year under review.
    public var year: Int?
    /// The profile of its publisher that it was read with: of its versions the one that was taken.
    public var profile: PublisherProfile?

    /// What is known of a page.
    public init(
        source: String? = nil, url: String? = nil, publisher: String? = nil, year: Int? = nil,
        profile: PublisherProfile? = nil
    ) {
        self.source = source
        self.url = url
        self.publisher = publisher
        self.year = year
        self.profile = profile
    }

    /// `{"source": ..., "url": ..., "publisher": ..., "year": ..., "profile": {...}}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("source", source)
            json.field("url", url)
            json.field("publisher", publisher)
            json.field("year", year)
            json.field("profile", profile)
        }
    }

    /// Reads a capture's `given`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        self.init()
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "source": try json.read(&source)
            case "url": try json.read(&url)
            case "publisher": try json.read(&publisher)
            case "year": try json.read(&year)
            case "profile": try json.read(&profile)
            default: try json.skip()
            }
        }
    }
}
