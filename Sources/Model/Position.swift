/// A place in a text: Unicode code points, half-open, as W3C Web Annotation text position selectors count
/// (https://www.w3.org/TR/annotation-model/#text-position-selector).
public struct Position: Hashable, Codable, Sendable, JSONWritable {
    /// The first code point.
    public var start: Int
    /// One past the last code point.
    public var end: Int

    /// A place from `start` up to, not including, `end`.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// `{"start": 24792, "end": 25475}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("start", start)
            json.field("end", end)
        }
    }
}
