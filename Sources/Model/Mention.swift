/// What a date does in its text.
public enum DateRole: String, Codable, Sendable, CaseIterable {
    /// When the thing happened.
    case event
    /// When it was made public.
    case published
    /// From when on it holds.
    case effective
    /// By when it is to be.
    case deadline
    /// An earlier or later matter that the text mentions beside the event.
    case background
    /// Part of a name: "(2024 Edition)".
    case name
}

/// A calendar expression in a text.
public struct DateMention: Hashable, Sendable, JSONWritable {
    /// The words as printed.
    public var text: String
    /// The days they name.
    public var interval: Interval
    /// What the date does in the text.
    public var role: DateRole
    /// Where its year came from: `year in text`, `year from title`, and so on.
    public var basis: String
    /// Where it stands.
    public var position: Position

    /// A calendar expression.
    public init(text: String, interval: Interval, role: DateRole, basis: String, position: Position) {
        self.text = text
        self.interval = interval
        self.role = role
        self.basis = basis
        self.position = position
    }

    /// `{"text": ..., "edtf": ..., "start": ..., "end": ..., "role": ..., "basis": ..., "position": {...}}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("text", text)
            json.field("edtf", interval.edtf)
            json.field("start", interval.start.description)
            json.field("end", interval.end.description)
            json.field("role", role.rawValue)
            json.field("basis", basis)
            json.field("position", position)
        }
    }
}

/// An amount in a text, in a normalised unit.
public struct Quantity: Hashable, Codable, Sendable, JSONWritable {
    /// The words as printed: `100,000 mt`.
    public var text: String
    /// The value in `unit`.
    public var value: Double
    /// `t`, `kg`, `m`, `km/h`, `%`, `CNY`, ...; a counted noun stands as itself.
    public var unit: String
    /// `day` or `year` where the amount is a rate.
    public var per: String?
    /// Where it stands.
    public var position: Position

    /// An amount.
    public init(text: String, value: Double, unit: String, per: String? = nil, position: Position) {
        self.text = text
        self.value = value
        self.unit = unit
        self.per = per
        self.position = position
    }

    /// `{"text": "11%", "value": 11, "unit": "%", "position": {...}}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("text", text)
            json.field("value", value)
            json.field("unit", unit)
            json.field("per", per)
            json.field("position", position)
        }
    }
}

/// What sort of organisation or place a name stands for.
public enum NameKind: String, Codable, Sendable, CaseIterable {
    /// A firm, bank or fund.
    case company
    /// A government and what belongs to it: a ministry, an agency, a committee, a court.
    case authority
    /// A university, institute or laboratory.
    case institute
    /// A body of members: an association, an alliance, a union of states.
    case association
    /// A place of trade: a stock or futures exchange.
    case exchange
    /// A state.
    case country
    /// A part of the world or of a country that is no province: a continent, an autonomous region.
    case region
    /// A province, a state of a federation, or a municipality of that rank.
    case province
    /// A city, or a prefecture around one.
    case city
    /// A county, a district, or a city of that rank.
    case county
}

/// An organisation or a place named in a text.
public struct NamedMention: Hashable, Codable, Sendable, JSONWritable {
    /// The words as printed.
    public var text: String
    /// The name they stand for, where it is another one: the long form of a short one, a place's English name.
    public var name: String?
    /// What sort of thing it is; nil where the text does not say.
    public var kind: NameKind?
    /// Where it stands.
    public var position: Position

    /// A named thing.
    public init(text: String, name: String? = nil, kind: NameKind? = nil, position: Position) {
        self.text = text
        self.name = name
        self.kind = kind
        self.position = position
    }

    /// `{"text": ..., "name": ..., "kind": ..., "position": {...}}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("text", text)
            json.field("name", name)
            json.field("kind", kind?.rawValue)
            json.field("position", position)
        }
    }
}

extension DateMention: Codable {
    private enum CodingKeys: String, CodingKey {
        case text, edtf, start, end, role, basis, position
    }

    /// Reads one entry of an event line's `dates`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            text: try values.decode(String.self, forKey: .text),
            interval: Interval(
                edtf: try values.decode(String.self, forKey: .edtf),
                start: try values.decode(CivilDate.self, forKey: .start),
                end: try values.decode(CivilDate.self, forKey: .end)),
            role: try values.decode(DateRole.self, forKey: .role),
            basis: try values.decode(String.self, forKey: .basis),
            position: try values.decode(Position.self, forKey: .position))
    }

    /// Writes the same fields in the same order as `write(to:)`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(text, forKey: .text)
        try values.encode(interval.edtf, forKey: .edtf)
        try values.encode(interval.start, forKey: .start)
        try values.encode(interval.end, forKey: .end)
        try values.encode(role, forKey: .role)
        try values.encode(basis, forKey: .basis)
        try values.encode(position, forKey: .position)
    }
}
