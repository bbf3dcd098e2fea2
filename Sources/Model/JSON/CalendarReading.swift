// Reading days and moments from JSON. How a line is read is no rule by which a page is read: it stands apart from them.

extension CivilDate: JSONReadable {
    /// Reads ISO 8601 `YYYY-MM-DD`.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        self = try json.string(as: "a day like 2024-05-16") { bytes in
            CivilDate(digits: bytes) ?? CivilDate(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Reads `YYYY-MM-DD` of nothing but digits and hyphens, without making a string of it.
    fileprivate init?(digits bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// The number that a few digits stand for; nil where anything else is among them.
private func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    var number = 0
    for byte in digits {
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        number = number * 10 + Int(digit)
    }
    return number
}

extension Timestamp: JSONReadable {
    /// Reads RFC 3339 in UTC, to the second.
    public init(from json: inout JSONReader) throws(JSONReadingError) {
        self = try json.string(as: "a time like 2024-05-16T13:58:00Z") { bytes in
            Timestamp(digits: bytes) ?? Timestamp(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ` without making a string of it.
    fileprivate init?(digits bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let date = CivilDate(digits: UnsafeRawBufferPointer(rebasing: bytes[..<10])),
            let hour = number(bytes[11..<13]), hour < 24, let minute = number(bytes[14..<16]), minute < 60,
            let second = number(bytes[17..<19]), second <= 60
        else { return nil }
        self.init(secondsSinceEpoch: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second)
    }
}
