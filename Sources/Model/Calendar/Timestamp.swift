/// A moment in UTC, to the second.
///
/// Nothing in the libraries reads a clock: a timestamp is handed in by the executable.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let secondsSinceEpoch: Int

    /// A moment by its seconds since 1970-01-01T00:00:00Z.
    public init(secondsSinceEpoch: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The day in UTC.
    public var date: CivilDate {
        CivilDate(daysSinceEpoch: floorDivide(secondsSinceEpoch, 86_400))
    }

    /// Earlier moments come first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

extension Timestamp: LosslessStringConvertible, Codable {
    /// RFC 3339 in UTC: `2026-11-24T04:52:43Z`.
    public var description: String {
        let second = secondsSinceEpoch - floorDivide(secondsSinceEpoch, 86_400) * 86_400
        return "\(date)T\(digits(second / 3600, 2)):\(digits(second / 60 % 60, 2)):\(digits(second % 60, 2))Z"
    }

    /// Reads RFC 3339 in UTC, to the second, ending in `Z`, and nothing else.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Int(String(decoding: bytes[11..<13], as: UTF8.self)), (0...23).contains(hour),
            let minute = Int(String(decoding: bytes[14..<16], as: UTF8.self)), (0...59).contains(minute),
            let second = Int(String(decoding: bytes[17..<19], as: UTF8.self)), (0...60).contains(second)
        else { return nil }
        self.init(secondsSinceEpoch: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second)
    }

    /// Reads RFC 3339; throws `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let timestamp = Timestamp(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "\"\(text)\" is not a time like 2024-05-16T13:58:00Z"))
        }
        self = timestamp
    }

    /// Writes RFC 3339.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
}
