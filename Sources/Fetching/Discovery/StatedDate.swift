import CCurl
import Model

/// A date as somebody wrote it into a feed or a sitemap, and what can be made of it.
public struct StatedDate: Hashable, Sendable {
    /// The date as written, without white space around it.
    public let text: String
    /// The moment; nil where no time of day stands there or the text cannot be read. A time without a zone is taken as
    /// UTC, as RFC 822 readers do.
    public let moment: Timestamp?
    /// The day on the publisher's own calendar: the one that is written, whatever the zone. Nil where the text cannot
    /// be read or names no single day.
    public let day: CivilDate?

    /// Reads a date; nil only where there is nothing but white space.
    ///
    /// What is read: W3C dates (https://www.w3.org/TR/NOTE-datetime), which RFC 3339 is one of, also with a space in
    /// place of the T, with slashes, dots or Han signs between the numbers, and with a zone without its colon; and
    /// everything that curl takes for a date of RFC 822, also with a day of the week that it does not know.
    public init?(_ written: String) {
        let bytes = Array(written.utf8).trimmingSpace()
        guard !bytes.isEmpty else { return nil }
        let text = String(decoding: bytes.prefix(200), as: UTF8.self)
        self.text = text
        if let reading = NumericDate(bytes) {
            day = reading.day
            moment = reading.moment
        } else if bytes.count <= 100, let reading = StatedDate.byCurl(text) {
            day = reading.day
            moment = reading.moment
        } else {
            day = nil
            moment = nil
        }
    }

    private static func byCurl(_ text: String) -> (moment: Timestamp?, day: CivilDate)? {
        var candidates = [text]
        if let comma = text.firstIndex(of: ",") {
            candidates.append(String(text[text.index(after: comma)...]))
        }
        for candidate in candidates {
            let seconds = curl_getdate(candidate, nil)
            guard seconds != -1, (-62_135_596_800...253_402_300_799).contains(Int(seconds)) else { continue }
            let moment = Timestamp(secondsSinceEpoch: Int(seconds))
            let hasTime = candidate.utf8.contains(UInt8(ascii: ":"))
            return (hasTime ? moment : nil, localDay(of: candidate) ?? moment.date)
        }
        return nil
    }

    /// The day as written: what the text says when its zone is left out.
    private static func localDay(of text: String) -> CivilDate? {
        let words = text.split(separator: " ").filter { word in
            let bytes = Array(word.utf8)
            guard bytes.count >= 2 else { return !bytes.allSatisfy(\.isLetter) }
            if bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-") {
                return !bytes.dropFirst().allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") }
            }
            // Zones are upper case; months and days of the week only where everything is.
            return !(bytes.allSatisfy { $0.isUpper } && !months.contains(String(word.prefix(3))))
        }
        let seconds = curl_getdate(words.joined(separator: " ") + " GMT", nil)
        guard seconds != -1, (-62_135_596_800...253_402_300_799).contains(Int(seconds)) else { return nil }
        return Timestamp(secondsSinceEpoch: Int(seconds)).date
    }

    private static let months: Set<String> = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "MON", "TUE", "WED", "THU",
        "FRI", "SAT", "SUN",
    ]
}

/// A date of numbers from the year down: `2024-05-16T13:58:00+08:00` and what people make of it.
private struct NumericDate {
    var day: CivilDate?
    var moment: Timestamp?

    /// Nil where the bytes are nothing of the kind.
    init?(_ bytes: [UInt8]) {
        var scan = Scan(bytes: bytes)
        guard let year = scan.number(4...4) else { return nil }
        if scan.isAtEnd { return }
        let isBasic = scan.peek.map(\.isDigit) ?? false
        if !isBasic, !scan.separator("-", "/", ".", "\u{5E74}") { return nil }
        guard let month = scan.number(isBasic ? 2...2 : 1...2), (1...12).contains(month) else { return nil }
        if scan.isAtEnd { return }
        if !isBasic, !scan.separator("-", "/", ".", "\u{6708}") { return nil }
        guard let dayNumber = scan.number(isBasic ? 2...2 : 1...2),
            let day = CivilDate(year: year, month: month, day: dayNumber)
        else { return nil }
        _ = scan.separator("\u{65E5}")
        if scan.isAtEnd {
            self.day = day
            return
        }
        guard scan.separator("T", "t", " ") || scan.peek == UInt8(ascii: "+") else { return nil }
        scan.skipSpace()
        self.day = day
        // From here on a mistake costs the time, not the day.
        guard let hour = scan.number(1...2), hour <= 24 else { return }
        var minute = 0
        var second = 0
        let hasColon = scan.separator(":")
        if hasColon || scan.peek.map(\.isDigit) ?? false {
            guard let number = scan.number(2...2), number < 60 else { return }
            minute = number
            if scan.separator(":") || (!hasColon && scan.peek.map(\.isDigit) ?? false) {
                guard let number = scan.number(2...2), number <= 60 else { return }
                second = number
                if scan.separator(".", ",") { scan.skipDigits() }
            }
        }
        guard let offset = scan.zone() else { return }
        let seconds = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
        moment = Timestamp(secondsSinceEpoch: seconds)
    }

    private struct Scan {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { index >= bytes.count }
        var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func number(_ width: ClosedRange<Int>) -> Int? {
            var number = 0
            var count = 0
            while count < width.upperBound, let byte = peek, byte.isDigit {
                number = number * 10 + Int(byte - 0x30)
                count += 1
                index += 1
            }
            return width.contains(count) ? number : nil
        }

        mutating func separator(_ texts: String...) -> Bool {
            for text in texts where bytes[index...].starts(with: text.utf8) {
                index += text.utf8.count
                return true
            }
            return false
        }

        mutating func skipSpace() { while let byte = peek, byte.isSpace { index += 1 } }
        mutating func skipDigits() { while let byte = peek, byte.isDigit { index += 1 } }

        /// Seconds east of UTC; nil for a zone that is not understood.
        mutating func zone() -> Int? {
            skipSpace()
            guard let byte = peek else { return 0 }
            switch byte {
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                index += 1
                guard let hours = number(1...2), hours <= 14 else { return nil }
                _ = separator(":")
                let minutes = isAtEnd ? 0 : number(2...2)
                guard let minutes, minutes < 60, isAtEnd else { return nil }
                let offset = hours * 3600 + minutes * 60
                return byte == UInt8(ascii: "-") ? -offset : offset
            default:
                let name = String(decoding: bytes[index...], as: UTF8.self).uppercased()
                return name == "Z" || name == "UTC" || name == "GMT" ? 0 : nil
            }
        }
    }
}
