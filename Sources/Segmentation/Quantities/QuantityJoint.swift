/// How a number is tied to the one before it, so that they share a unit.
struct QuantityJoint: Sendable {
    enum Kind: Sendable {
        /// From one to the other.
        case range
        /// Two ends after "between", two members of a list otherwise.
        case and
        /// Members of a list.
        case list
    }

    var text: String
    var kind: Kind

    static let table: [QuantityJoint] = [
        .init(text: "-", kind: .range), .init(text: "–", kind: .range), .init(text: "—", kind: .range),
        .init(text: "——", kind: .range), .init(text: "−", kind: .range), .init(text: "~", kind: .range),
        .init(text: "～", kind: .range), .init(text: "－", kind: .range), .init(text: "至", kind: .range),
        .init(text: "到", kind: .range), .init(text: " to ", kind: .range), .init(text: " - ", kind: .range),
        .init(text: " – ", kind: .range), .init(text: " — ", kind: .range), .init(text: "- to ", kind: .range),
        .init(text: " ~ ", kind: .range),
        .init(text: "/", kind: .list), .init(text: " and ", kind: .and), .init(text: " or ", kind: .list),
        .init(text: ", ", kind: .list),
        .init(text: ", and ", kind: .list), .init(text: ", or ", kind: .list), .init(text: "、", kind: .list),
        .init(text: "和", kind: .list), .init(text: "或", kind: .list),
    ]

    private static let bytes = table.map { (text: Array($0.text.utf8), kind: $0.kind) }

    /// What ties the number at `end` to the one that ended at `start`.
    static func between(_ text: [UInt8], _ start: Int, _ end: Int) -> Kind? {
        guard start < end, end - start <= 6 else { return nil }
        return bytes.first {
            $0.text.count == end - start && QuantityBytes.matches(text, at: start, limit: end, $0.text)
        }?.kind
    }
}
