/// The pattern of an Allow or Disallow record (RFC 9309, section 2.2.3): matched from the start of the path, `*` is any
/// run of bytes, `$` at the end is the end of the path, and everything else is itself.
struct RobotsPattern: Sendable {
    let bytes: [UInt8]

    /// The pattern as Google's parser has it: digits of percent-encodings in upper case, bytes outside of ASCII encoded,
    /// nothing decoded.
    init(asWritten value: ArraySlice<UInt8>) {
        var result = Array(value)
        var index = 0
        while index + 2 < result.count {
            guard result[index] == UInt8(ascii: "%"), PercentEncoding.digit(result[index + 1]) != nil,
                PercentEncoding.digit(result[index + 2]) != nil
            else {
                index += 1
                continue
            }
            for digit in [index + 1, index + 2] where result[digit] >= UInt8(ascii: "a") { result[digit] &= 0xDF }
            index += 3
        }
        bytes = PercentEncoding.encoded(result, encodesSpace: false)
    }

    /// The pattern in the normal form of an ``Address``, against which it is then matched: also spaces are encoded, and
    /// what need not be encoded is not (RFC 9309, section 2.2.2).
    init(normal value: ArraySlice<UInt8>) {
        let encoded = String(decoding: PercentEncoding.encoded(value), as: UTF8.self)
        bytes = Array(PercentEncoding.normalized(encoded).utf8)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The number of bytes, by which the most specific of several rules is found.
    var length: Int { bytes.count }

    /// The folder itself, for a pattern that names its default document `index.html` or `index.htm`; nil for any other.
    var folder: RobotsPattern? {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), bytes[slash...].starts(with: "/index.htm".utf8) else {
            return nil
        }
        return RobotsPattern(bytes: bytes[...slash] + [UInt8(ascii: "$")])
    }

    /// Whether the pattern matches this path.
    ///
    /// Between stars there is literal text, which is taken where it first stands: a later place leaves less for what
    /// follows. So there is nothing to go back to, however many stars there are.
    func matches(_ path: [UInt8]) -> Bool {
        var rest = bytes[...]
        let isEndAnchored = rest.last == UInt8(ascii: "$")
        if isEndAnchored { rest.removeLast() }

        var position = 0
        var isFirst = true
        while true {
            let literal = rest.prefix { $0 != UInt8(ascii: "*") }
            let isLast = literal.endIndex == rest.endIndex
            if isFirst {
                guard path.hasBytes(literal, at: 0) else { return false }
                position = literal.count
                if isLast { return !isEndAnchored || position == path.count }
            } else if isLast, isEndAnchored {
                let start = path.count - literal.count
                return start >= position && path.hasBytes(literal, at: start)
            } else {
                guard let found = path.firstIndex(of: literal, from: position) else { return false }
                position = found + literal.count
                if isLast { return true }
            }
            isFirst = false
            rest = rest[(literal.endIndex + 1)...]
        }
    }
}
