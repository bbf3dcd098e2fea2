/// A numbered heading above an event.
public struct Section: Hashable, Codable, Sendable, JSONWritable {
    /// The number as the page printed it: `4.`, `VI.`, `1.2`.
    public var number: String
    /// The place a reader gives it: the `4.` that follows 4.3 has the label `4.4`.
    public var label: String
    /// The heading's words; nil where the item has none.
    public var heading: String?

    /// A numbered heading.
    public init(number: String, label: String, heading: String?) {
        self.number = number
        self.label = label
        self.heading = heading
    }

    /// `{"number": "VI.", "label": "6", "heading": "..."}`
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("number", number)
            json.field("label", label)
            json.field("heading", heading)
        }
    }
}
