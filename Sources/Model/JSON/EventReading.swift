// Reading event lines: the counterpart of EventLine.swift. A further field is three lines: a variable, a case, and what
// becomes of it.

extension Event: JSONReadable {
    /// Reads an event line, as the decoder does; keys it does not know are passed over, a later schema is refused.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var schema: Int?
        var id: String?
        var title: String?
        var text: String?
        var kind: EventKind?
        var date: EventDate?
        var sections: [Section]?
        var dates: [DateMention]?
        var quantities: [Quantity]?
        var organizations: [NamedMention]?
        var places: [NamedMention]?
        var position: Position?
        var source: SourceReference?
        var rules: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "schema": try json.read(&schema, knowing: Event.schema)
            case "id": try json.read(&id)
            case "title": try json.read(&title)
            case "text": try json.read(&text)
            case "kind": try json.read(&kind)
            case "date": try json.read(&date)
            case "section": try json.read(&sections)
            case "dates": try json.read(&dates)
            case "quantities": try json.read(&quantities)
            case "organizations": try json.read(&organizations)
            case "places": try json.read(&places)
            case "position": try json.read(&position)
            case "source": try json.read(&source)
            case "rules": try json.read(&rules)
            default: try json.skip()
            }
        }
        _ = try json.required(schema, "schema")
        self.init(
            id: try json.required(id, "id"),
            happening: Happening(
                title: try json.required(title, "title"), text: try json.required(text, "text"), kind: kind,
                date: date, sections: sections ?? [], dates: dates ?? [], quantities: quantities ?? [],
                organizations: organizations ?? [], places: places ?? [],
                position: try json.required(position, "position")),
            source: try json.required(source, "source"), rules: try json.required(rules, "rules"))
    }
}

extension EventDate: JSONReadable {
    /// Reads the `date` of an event line.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var edtf: String?
        var start: CivilDate?
        var end: CivilDate?
        var text: String?
        var basis: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "edtf": try json.read(&edtf)
            case "start": try json.read(&start)
            case "end": try json.read(&end)
            case "text": try json.read(&text)
            case "basis": try json.read(&basis)
            default: try json.skip()
            }
        }
        self.init(
            interval: Interval(
                edtf: try json.required(edtf, "edtf"), start: try json.required(start, "start"),
                end: try json.required(end, "end")),
            text: try json.required(text, "text"), basis: try json.required(basis, "basis"))
    }
}

extension SourceReference: JSONReadable {
    /// Reads the `source` of an event line.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var url: String?
        var title: String?
        var publisher: String?
        var published: String?
        var page: String?
        var retrieved: Timestamp?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "url": try json.read(&url)
            case "title": try json.read(&title)
            case "publisher": try json.read(&publisher)
            case "published": try json.read(&published)
            case "page": try json.read(&page)
            case "retrieved": try json.read(&retrieved)
            default: try json.skip()
            }
        }
        self.init(
            url: url, title: title, publisher: publisher, published: published,
            page: try json.required(page, "page"), retrieved: retrieved)
    }
}

extension DateRole: JSONReadable {}

extension DateMention: JSONReadable {
    /// Reads one entry of an event line's `dates`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var text: String?
        var edtf: String?
        var start: CivilDate?
        var end: CivilDate?
        var role: DateRole?
        var basis: String?
        var position: Position?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "text": try json.read(&text)
            case "edtf": try json.read(&edtf)
            case "start": try json.read(&start)
            case "end": try json.read(&end)
            case "role": try json.read(&role)
            case "basis": try json.read(&basis)
            case "position": try json.read(&position)
            default: try json.skip()
            }
        }
        self.init(
            text: try json.required(text, "text"),
            interval: Interval(
                edtf: try json.required(edtf, "edtf"), start: try json.required(start, "start"),
                end: try json.required(end, "end")),
            role: try json.required(role, "role"), basis: try json.required(basis, "basis"),
            position: try json.required(position, "position"))
    }
}

extension Quantity: JSONReadable {
    /// Reads one entry of an event line's `quantities`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var text: String?
        var value: Double?
        var unit: String?
        var per: String?
        var position: Position?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "text": try json.read(&text)
            case "value": try json.read(&value)
            case "unit": try json.read(&unit)
            case "per": try json.read(&per)
            case "position": try json.read(&position)
            default: try json.skip()
            }
        }
        self.init(
            text: try json.required(text, "text"), value: try json.required(value, "value"),
            unit: try json.required(unit, "unit"), per: per, position: try json.required(position, "position"))
    }
}

extension NameKind: JSONReadable {}

extension EventKind: JSONReadable {}

extension NamedMention: JSONReadable {
    /// Reads one entry of an event line's `organizations` or `places`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var text: String?
        var name: String?
        var kind: NameKind?
        var position: Position?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "text": try json.read(&text)
            case "name": try json.read(&name)
            case "kind": try json.read(&kind)
            case "position": try json.read(&position)
            default: try json.skip()
            }
        }
        self.init(
            text: try json.required(text, "text"), name: name, kind: kind,
            position: try json.required(position, "position"))
    }
}

extension Section: JSONReadable {
    /// Reads one entry of an event line's `section`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var number: String?
        var label: String?
        var heading: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "number": try json.read(&number)
            case "label": try json.read(&label)
            case "heading": try json.read(&heading)
            default: try json.skip()
            }
        }
        self.init(
            number: try json.required(number, "number"), label: try json.required(label, "label"), heading: heading)
    }
}

extension Position: JSONReadable {
    /// Reads a position.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        var start: Int?
        var end: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "start": try json.read(&start)
            case "end": try json.read(&end)
            default: try json.skip()
            }
        }
        self.init(start: try json.required(start, "start"), end: try json.required(end, "end"))
    }
}
