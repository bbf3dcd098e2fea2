/// A value that reads itself from JSON: the counterpart of `JSONWritable`.
public protocol JSONReadable {
    /// Reads the value that stands next, all of it and nothing behind it.
    init(from json: inout JSONReader) throws(JSONReadingError)
}

extension String: JSONReadable {
    /// Reads a string, its escapes undone.
    public init(from json: inout JSONReader) throws(JSONReadingError) { self = try json.string() }
}

extension Int: JSONReadable {
    /// Reads a whole number; `1.0` and `1e2` are ones.
    public init(from json: inout JSONReader) throws(JSONReadingError) { self = try json.integer() }
}

extension UInt32: JSONReadable {
    /// Reads a whole number from 0 to 4294967295.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        let place = json.valuePlace()
        guard let number = UInt32(exactly: try json.integer()) else {
            throw json.error(.expected("a whole number of 32 bits"), at: place)
        }
        self = number
    }
}

extension Double: JSONReadable {
    /// Reads a number: the nearest to what is written.
    public init(from json: inout JSONReader) throws(JSONReadingError) { self = try json.number() }
}

extension Bool: JSONReadable {
    /// Reads `true` or `false`.
    public init(from json: inout JSONReader) throws(JSONReadingError) { self = try json.flag() }
}

extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array.
    @inlinable
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        self = []
        try json.beginArray()
        while try json.nextElement() { append(try Element(from: &json)) }
    }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object whose keys are data. A key may stand in it once.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        self = [:]
        try json.beginObject()
        while let key = try json.nextKey() {
            let place = json.valuePlace()
            let name = try json.text(of: key)
            let value = try Value(from: &json)
            guard updateValue(value, forKey: name) == nil else { throw json.error(.repeated, at: place) }
        }
    }
}

/// A value that is one of a few words.
extension JSONReadable where Self: RawRepresentable, RawValue == String {
    /// Reads one of the words.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        let place = json.valuePlace()
        let word = try json.string()
        guard let value = Self(rawValue: word) else {
            throw json.error(.refused("\"\(word)\" is none of the words that may stand here"), at: place)
        }
        self = value
    }
}
