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

extension Capture {
    /// What a capture that was not read for events itself, but for where the pages are, is called as its outcome.
    public enum Discovery: String, Sendable, CaseIterable {
        /// A page that lists others.
        case listing
        /// A feed.
        case feed
        /// A sitemap.
        case sitemap
        /// A host's robots.txt.
        case robots = "robots.txt"
    }

    /// What a listing, a feed or a sitemap is called that led nowhere, though it should have.
    public enum Fruitless: String, Sendable, CaseIterable {
        /// There is no link in it, or its selector selects none.
        case noLinks = "no links"
        /// It cannot be read as what it should be.
        case unreadable
    }

    /// What a page is called that the server found unchanged, or that came back byte for byte as it was.
    public static let unchanged = "unchanged"

    /// The address that its events name as theirs.
    public var eventAddress: String { address ?? page.finalURL ?? page.url }

    /// Whether it was read for where other pages are, and not for events.
    public var isOfDiscovery: Bool { Discovery(rawValue: outcome) != nil || Fruitless(rawValue: outcome) != nil }

    /// Whether it stands for the page as its publisher means it: not an error, not a wall.
    public var isGood: Bool {
        if let status = page.status, status >= 300, status != PageStore.notModified { return false }
        return Discovery(rawValue: outcome) != nil || Capture.good.contains(outcome)
    }

    private static let good: Set<String> = ["segmented", "no events", unchanged]
}

extension Capture: JSONWritable {
    /// Writes the line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", Capture.schema)
            json.field("url", page.url)
            json.field("finalURL", page.finalURL)
            if page.key != page.url { json.field("key", page.key) }
            json.field("retrieved", page.retrieved.description)
            json.field("status", page.status)
            json.field("etag", page.validators?.entityTag)
            json.field("lastModified", page.validators?.lastModified)
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

extension Capture: JSONReadable {
    /// Reads a line of `pages.jsonl`; refuses a later schema.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var url: String?
        var finalURL: String?
        var key: String?
        var entityTag: String?
        var lastModified: String?
        var retrieved: Timestamp?
        var status: Int?
        var digest: String?
        var size: Int?
        var record: KeptPage.Kind?
        var id: String?
        var file: String?
        var offset: Int?
        var length: Int?
        var original: KeptPage.Original?
        var outcome: String?
        var events: Int?
        var warnings: [String]?
        var given: Given?
        var address: String?
        var reviewYear: Int?
        var rules: String?
        var run: String?
        try json.beginObject()
        while let name = try json.nextKey() {
            switch name {
            case "schema": try json.read(&schema, knowing: Capture.schema)
            case "url": try json.read(&url)
            case "finalURL": try json.read(&finalURL)
            case "key": try json.read(&key)
            case "etag": try json.read(&entityTag)
            case "lastModified": try json.read(&lastModified)
            case "retrieved": try json.read(&retrieved)
            case "status": try json.read(&status)
            case "digest": try json.read(&digest)
            case "size": try json.read(&size)
            case "record": try json.read(&record)
            case "id": try json.read(&id)
            case "file": try json.read(&file)
            case "offset": try json.read(&offset)
            case "length": try json.read(&length)
            case "original": try json.read(&original)
            case "outcome": try json.read(&outcome)
            case "events": try json.read(&events)
            case "warnings": try json.read(&warnings)
            case "given": try json.read(&given)
            case "address": try json.read(&address)
            case "reviewYear": try json.read(&reviewYear)
            case "rules": try json.read(&rules)
            case "run": try json.read(&run)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        let asked = try json.required(url, "url")
        page = KeptPage(
            url: asked, finalURL: finalURL, key: key ?? asked,
            retrieved: try json.required(retrieved, "retrieved"), status: status,
            validators: Validators(entityTag: entityTag, lastModified: lastModified),
            digest: try json.required(digest, "digest"), size: try json.required(size, "size"),
            kind: try json.required(record, "record"), id: try json.required(id, "id"),
            location: RecordLocation(
                file: try json.required(file, "file"), offset: try json.required(offset, "offset"),
                length: try json.required(length, "length")),
            original: original)
        self.outcome = try json.required(outcome, "outcome")
        self.events = try json.required(events, "events")
        self.warnings = warnings ?? []
        self.given = given ?? Given()
        self.address = address
        self.reviewYear = reviewYear
        self.rules = try json.required(rules, "rules")
        self.run = try json.required(run, "run")
    }
}
