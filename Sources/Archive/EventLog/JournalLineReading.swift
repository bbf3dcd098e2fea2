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
        var files: [Segment]?
        var removed: [Removal]?
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
            case "files": try json.read(&files)
            case "removed": try json.read(&removed)
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
        self.files = files ?? []
        self.removed = removed ?? []
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
