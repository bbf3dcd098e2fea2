import Testing

@testable import Fetching

/// One case of Tests/Fixtures/discovery: a page and what must be read out of it. The README beside the cases describes the
/// form.
struct DiscoveryCase: Sendable {
    var about = ""
    var kind = ""
    var address = "https://news.example.org/list"
    var linksXPath: String?
    var nextXPath: String?
    var body: [UInt8] = []
    var links: [Link] = []
    var children: [Link] = []
    /// Everything that is stated once, and compared with what was read.
    var facts: [String: String] = [:]
    var feeds: [String] = []
    var warns: [String] = []
    var says: [String] = []

    struct Link: Sendable {
        var address: String
        var facts: [String: String] = [:]
    }

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    init(_ file: [UInt8], name: String) throws {
        var rest = file[...]
        var hasEscapes = false
        var hex: [UInt8]?
        while true {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
                throw Malformed(description: "\(name): a line --- must stand between the case and its page")
            }
            let line = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            if line == "---" { break }
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            guard let colon = line.firstIndex(of: ":") else {
                throw Malformed(description: "\(name): a line is written \"key: value\", not \"\(line)\"")
            }
            let key = String(line[..<colon])
            let tail = line[line.index(after: colon)...]
            let value = String(tail.hasPrefix(" ") ? tail.dropFirst() : tail)
            switch key {
            case "about": about = value
            case "read": kind = value
            case "at": address = value
            case "links-xpath": linksXPath = value
            case "next-xpath": nextXPath = value
            case "escapes": hasEscapes = value == "yes"
            case "hex": hex = try DiscoveryCase.hexadecimal(value, name)
            case "link": links.append(Link(address: value))
            case "child": children.append(Link(address: value))
            case "title", "published", "published-day", "published-moment", "modified", "modified-day",
                "modified-moment", "identifier", "publisher":
                guard !links.isEmpty else { throw Malformed(description: "\(name): a link must come before \(key)") }
                links[links.count - 1].facts[key] = value
            case "child-day":
                guard !children.isEmpty else {
                    throw Malformed(description: "\(name): a child must come before \(key)")
                }
                children[children.count - 1].facts[key] = value
            case "named-feed": feeds.append(value)
            case "warns": warns.append(value)
            case "says": says.append(value)
            case "next", "canonical", "kind", "feed-title", "matched", "refused", "repaired": facts[key] = value
            default: throw Malformed(description: "\(name): there is no key \"\(key)\"")
            }
        }
        body = try hex ?? (hasEscapes ? DiscoveryCase.unescaped(rest, name) : Array(rest))
        guard !about.isEmpty, !kind.isEmpty else {
            throw Malformed(description: "\(name): a case needs about and read")
        }
    }

    private static func hexadecimal(_ text: String, _ name: String) throws -> [UInt8] {
        let digits = text.filter { $0 != " " }
        guard digits.count % 2 == 0 else { throw Malformed(description: "\(name): hexadecimal digits come in pairs") }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else {
                throw Malformed(description: "\(name): \(rest.prefix(2)) is not hexadecimal")
            }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    private static func unescaped(_ text: ArraySlice<UInt8>, _ name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "x"):
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { fallthrough }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: throw Malformed(description: "\(name): an escape is one of \\n \\\\ \\xHH")
            }
        }
        return bytes
    }
}
