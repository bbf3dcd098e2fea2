// An event as a line of JSON: the order of the keys is part of the contract.

extension Event: JSONWritable {
    /// Writes the event line.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("schema", Event.schema)
            json.field("id", id)
            json.field("title", happening.title)
            json.field("text", happening.text)
            json.field("kind", happening.kind?.rawValue)
            json.field("date", happening.date)
            json.field("section", happening.sections)
            json.field("dates", happening.dates)
            json.field("quantities", happening.quantities)
            json.field("organizations", happening.organizations)
            json.field("places", happening.places)
            json.field("position", happening.position)
            json.field("source", source)
            json.field("rules", rules)
        }
    }
}

extension EventDate: JSONWritable {
    /// `{"edtf": ..., "start": ..., "end": ..., "text": ..., "basis": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("edtf", interval.edtf)
            json.field("start", interval.start.description)
            json.field("end", interval.end.description)
            json.field("text", text)
            json.field("basis", basis)
        }
    }
}

extension SourceReference: JSONWritable {
    /// `{"url": ..., "title": ..., "publisher": ..., "published": ..., "page": ..., "retrieved": ...}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("url", url)
            json.field("title", title)
            json.field("publisher", publisher)
            json.field("published", published)
            json.field("page", page)
            json.field("retrieved", retrieved?.description)
        }
    }
}

extension EventDate: Decodable {
    private enum CodingKeys: String, CodingKey {
        case edtf, start, end, text, basis
    }

    /// Reads the `date` of an event line.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            interval: Interval(
                edtf: try values.decode(String.self, forKey: .edtf),
                start: try values.decode(CivilDate.self, forKey: .start),
                end: try values.decode(CivilDate.self, forKey: .end)),
            text: try values.decode(String.self, forKey: .text),
            basis: try values.decode(String.self, forKey: .basis))
    }
}

extension Event: Decodable {
    private enum CodingKeys: String, CodingKey {
        case schema, id, title, text, kind, date, section, dates, quantities, organizations, places, position, source
        case rules
    }

    /// Reads an event line; keys it does not know are passed over. Throws `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try values.decode(Int.self, forKey: .schema)
        guard schema == Event.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values,
                debugDescription: "the line is of schema \(schema); this program reads schema \(Event.schema)")
        }
        self.init(
            id: try values.decode(String.self, forKey: .id),
            happening: Happening(
                title: try values.decode(String.self, forKey: .title),
                text: try values.decode(String.self, forKey: .text),
                kind: try values.decodeIfPresent(EventKind.self, forKey: .kind),
                date: try values.decodeIfPresent(EventDate.self, forKey: .date),
                sections: try values.decodeIfPresent([Section].self, forKey: .section) ?? [],
                dates: try values.decodeIfPresent([DateMention].self, forKey: .dates) ?? [],
                quantities: try values.decodeIfPresent([Quantity].self, forKey: .quantities) ?? [],
                organizations: try values.decodeIfPresent([NamedMention].self, forKey: .organizations) ?? [],
                places: try values.decodeIfPresent([NamedMention].self, forKey: .places) ?? [],
                position: try values.decode(Position.self, forKey: .position)),
            source: try values.decode(SourceReference.self, forKey: .source),
            rules: try values.decode(String.self, forKey: .rules))
    }
}
