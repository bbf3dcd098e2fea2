import CCurl
import Model

/// What a server asks for in `Retry-After` (RFC 9110, section 10.2.3): not to be asked again before a time.
enum RetryAfter {
    /// The whole seconds from `now` until the server may be asked again; nil where the value says nothing.
    ///
    /// The value is a number of seconds or a date in any of the forms of HTTP, read by libcurl's own parser. A moment
    /// that has passed is 0. Numbers past what can be counted are the largest there is; the caller caps them.
    static func seconds(_ value: String, at now: Timestamp) -> Int? {
        let bytes = value.utf8
        guard !bytes.isEmpty else { return nil }
        if bytes.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) { return Int(value) ?? Int.max }
        let date = ccurl_date(value)
        guard date >= 0 else { return nil }
        return max(Int(date) - now.secondsSinceEpoch, 0)
    }
}
