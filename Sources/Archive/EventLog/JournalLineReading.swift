import Model

// Reading lines of the journal. A further field is three lines here: a variable, a case, and what becomes of it.

extension JournalLine: JSONReadable {
    /// Reads a line of the journal; refuses a later schema.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var sequence: Int?
        var time: Timestamp?
        var run: String?
        var rules: String?
        var events: [String]?
        var sighted: [String]?
        var pages: Int?
        var links: Int?
        var files: [Segment]?
        var removed: [Removal]?
        var withdrawn: [Withdrawal]?
        var revised: [Revision]?
        var retired: [Retirement]?
        var repaired: [String]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema, knowing: 1...JournalLine.schemaOfRemovals)
            case "sequence": try json.read(&sequence)
            case "time": try json.read(&time)
            case "run": try json.read(&run)
            case "rules": try json.read(&rules)
            case "events": try json.read(&events)
            case "sighted": try json.read(&sighted)
            case "pages": try json.read(&pages)
            case "links": try json.read(&links)
            case "files": try json.read(&files)
            case "removed": try json.read(&removed)
            case "withdrawn": try json.read(&withdrawn)
            case "revised": try json.read(&revised)
            case "retired": try json.read(&retired)
            case "repaired": try json.read(&repaired)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        self.sequence = try json.required(sequence, "sequence")
        self.time = try json.required(time, "time")
        self.run = try json.required(run, "run")
        self.rules = try json.required(rules, "rules")
        self.events = events ?? []
        self.sighted = sighted ?? []
        self.pages = try json.required(pages, "pages")
        self.links = links ?? 0
        self.files = files ?? []
        self.removed = removed ?? []
        self.withdrawn = withdrawn ?? []
        self.revised = revised ?? []
        self.retired = retired ?? []
        self.repaired = repaired ?? []
    }
}

extension JournalLine.Segment: JSONReadable {
    /// Reads an entry of `files`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var path: String?
        var before: Int?
        var after: Int?
        var sha256: String?
        var crc32: [UInt32]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "path": try json.read(&path)
            case "before": try json.read(&before)
            case "after": try json.read(&after)
            case "sha256": try json.read(&sha256)
            case "crc32": try json.read(&crc32)
            default: try json.skip()
            }
        }
        self.init(
            path: try json.required(path, "path"), before: try json.required(before, "before"),
            after: try json.required(after, "after"), sha256: try json.required(sha256, "sha256"),
            crc32: try json.required(crc32, "crc32"))
    }
}

extension JournalLine.Removal: JSONReadable {
    /// Reads an entry of `removed`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var path: String?
        var unit: Int?
        var length: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "path": try json.read(&path)
            case "unit": try json.read(&unit)
            case "length": try json.read(&length)
            default: try json.skip()
            }
        }
        self.init(
            path: try json.required(path, "path"), unit: try json.required(unit, "unit"),
            length: try json.required(length, "length"))
    }
}

extension JournalLine.Revision: JSONReadable {
    /// Reads an entry of `revised`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var event: String?
        var change: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "event": try json.read(&event)
            case "change": try json.read(&change)
            default: try json.skip()
            }
        }
        self.init(event: try json.required(event, "event"), change: try json.required(change, "change"))
    }
}

extension JournalLine.Retirement: JSONReadable {
    /// Reads an entry of `retired`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var event: String?
        var into: [String]?
        var reason: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "event": try json.read(&event)
            case "into": try json.read(&into)
            case "reason": try json.read(&reason)
            default: try json.skip()
            }
        }
        self.init(
            event: try json.required(event, "event"), into: into ?? [], reason: try json.required(reason, "reason"))
    }
}

extension JournalLine.Withdrawal: JSONReadable {
    /// Reads an entry of `withdrawn`; `path`, which says what the line is, must stand before `line`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var path: String?
        var content: Content?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "path": try json.read(&path)
            case "line":
                content =
                    switch try json.required(path, "path") {
                    case ArchiveLayout.sightings: .sighting(try Sighting(from: &json))
                    case ArchiveLayout.links: .link(try Link(from: &json))
                    default: .event(try Event(from: &json))
                    }
            default: try json.skip()
            }
        }
        self.init(path: try json.required(path, "path"), content: try json.required(content, "line"))
    }
}
