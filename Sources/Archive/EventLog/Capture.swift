import Model

/// A capture that was taken in and what came of it: a line of `pages.jsonl`.
///
/// `Documentation/schemas/page.schema.json` describes it.
public struct Capture: Hashable, Sendable {
    /// The version of the line's form.
    public static let schema = 1

    /// The capture and where it is kept.
    public var page: KeptPage
    /// What came of it in a few words: `segmented`, `no events`, `login wall`, `HTTP 404`.
    public var outcome: String
    /// How many events were found in it, known ones counted.
    public var events: Int
    /// What was cut, repaired or guessed on the way.
    public var warnings: [String]
    /// What was known of the page beyond its bytes, without which it cannot be read again as it was.
    public var given: Given
    /// The address that its events name as theirs, where it is another than the one that answered.
    public var address: String?
    /// The year that the page reviews, where it does.
    public var reviewYear: Int?
    /// The version of the rules that read it.
    public var rules: String
    /// The run that took it in.
    public var run: String
}

/// What somebody who takes a page in knows of it beyond its bytes.
public struct Given: Hashable, Codable, Sendable, JSONWritable {
    /// The source of the pipeline that named it.
    public var source: String?
    /// Its address, where it is not the one that it was captured from.
    public var url: String?
    /// Who published it.
    public var publisher: String?
    /// The year under review.
    public var year: Int?

    /// What is known of a page.
    public init(source: String? = nil, url: String? = nil, publisher: String? = nil, year: Int? = nil) {
        self.source = source
        self.url = url
        self.publisher = publisher
        self.year = year
    }

    /// `{"source": ..., "url": ..., "publisher": ..., "year": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("source", source)
            json.field("url", url)
            json.field("publisher", publisher)
            json.field("year", year)
        }
    }
}

extension Capture: JSONWritable {
    /// Writes the line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", Capture.schema)
            json.field("url", page.url)
            json.field("finalURL", page.finalURL)
            json.field("retrieved", page.retrieved.description)
            json.field("status", page.status)
            json.field("digest", page.digest)
            json.field("size", page.size)
            json.field("record", page.kind.rawValue)
            json.field("id", page.id)
            json.field("file", page.location?.file)
            json.field("offset", page.location?.offset)
            json.field("length", page.location?.length)
            json.field("original", page.original)
            json.field("outcome", outcome)
            json.field("events", events)
            json.field("warnings", warnings)
            if given != Given() { json.field("given", given) }
            json.field("address", address)
            json.field("reviewYear", reviewYear)
            json.field("rules", rules)
            json.field("run", run)
        }
    }
}

extension Capture: Decodable {
    private enum CodingKeys: String, CodingKey {
        case schema, url, finalURL, retrieved, status, digest, size, record, id, file, offset, length, original
        case outcome, events, warnings, given, address, reviewYear, rules, run
    }

    /// Reads a line of `pages.jsonl`; refuses a later schema.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try values.requireSchema(Capture.schema, forKey: .schema)
        page = KeptPage(
            url: try values.decode(String.self, forKey: .url),
            finalURL: try values.decodeIfPresent(String.self, forKey: .finalURL),
            retrieved: try values.decode(Timestamp.self, forKey: .retrieved),
            status: try values.decodeIfPresent(Int.self, forKey: .status),
            digest: try values.decode(String.self, forKey: .digest),
            size: try values.decode(Int.self, forKey: .size),
            kind: try values.decode(KeptPage.Kind.self, forKey: .record),
            id: try values.decode(String.self, forKey: .id),
            location: RecordLocation(
                file: try values.decode(String.self, forKey: .file),
                offset: try values.decode(Int.self, forKey: .offset),
                length: try values.decode(Int.self, forKey: .length)),
            original: try values.decodeIfPresent(KeptPage.Original.self, forKey: .original))
        outcome = try values.decode(String.self, forKey: .outcome)
        events = try values.decode(Int.self, forKey: .events)
        warnings = try values.decodeIfPresent([String].self, forKey: .warnings) ?? []
        given = try values.decodeIfPresent(Given.self, forKey: .given) ?? Given()
        address = try values.decodeIfPresent(String.self, forKey: .address)
        reviewYear = try values.decodeIfPresent(Int.self, forKey: .reviewYear)
        rules = try values.decode(String.self, forKey: .rules)
        run = try values.decode(String.self, forKey: .run)
    }
}
