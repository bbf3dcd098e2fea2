import LoopbackServer
import Testing

@testable import Fetching

/// One case of Tests/Fixtures/http: what a server sends, and what must come of fetching it. The README beside the cases
/// describes the form.
struct ExchangeCase: Sendable, CustomTestStringConvertible {
    var about = ""
    var url: String?
    var replies: [String: Reply] = [:]
    var firstPath: String?
    var policy = FetchPolicy(connectSeconds: 20, wholeSeconds: 20, stallSeconds: 20, allowedHosts: ["127.0.0.1"])
    var outcome = Outcome.unstated
    var body: [UInt8]?
    var fields: [(name: String, value: String)] = []
    var absentFields: [String] = []
    var finalPath: String?
    var says: [String] = []
    var isWorthRetrying: Bool?
    var trailingBytes = 0
    var requests: [String]?
    var security: ServerSecurity.Kind?
    var serverName: String?
    var notes: [String] = []
    var unsentFields: [String] = []
    var connections: Int?

    enum Outcome: Equatable {
        case unstated
        case page(status: Int)
        case error(reason: String)
    }

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    var testDescription: String { about }

    init(_ text: String, file: String) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let place = "\(file):\(index + 1)"
            guard let colon = line.firstIndex(of: ":") else {
                throw Malformed(description: "\(place): a line is written \"key: value\"")
            }
            let rest = line[line.index(after: colon)...]
            try take(String(line[..<colon]), String(rest.hasPrefix(" ") ? rest.dropFirst() : rest), place)
        }
        guard !about.isEmpty, firstPath != nil, outcome != .unstated else {
            throw Malformed(description: "\(file): a case needs about, route and expect")
        }
    }

    private mutating func take(_ key: String, _ value: String, _ place: String) throws {
        switch key {
        case "about": about = value
        case "fetch": url = value
        case "policy": try takePolicy(value, place)
        case "route":
            firstPath = firstPath ?? value
            current = value
            replies[value] = Reply(steps: [])
        case "line": try send(.sendText(value + "\r\n"), place)
        case "data": try send(.send(try ExchangeCase.unescape(value, place)), place)
        case "hex": try send(.send(try ExchangeCase.hexadecimal(value, place)), place)
        case "repeat":
            let parts = value.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let count = Int(parts[0]) else {
                throw Malformed(description: "\(place): repeat is written \"repeat: COUNT TEXT\"")
            }
            let unit = try ExchangeCase.unescape(String(parts[1]), place)
            try send(.send(Array(repeatElement(unit, count: count).joined())), place)
        case "wait": try send(.wait(value), place)
        case "tls":
            security = ServerSecurity.Kind(rawValue: value)
            guard security != nil else { throw Malformed(description: "\(place): there is no TLS \"\(value)\"") }
        case "close-notify": try send(.goodbye, place)
        case "cut": try send(.cut, place)
        case "reset": try send(.reset, place)
        case "keep": replies[current]?.keepsConnection = true
        case "expect":
            let parts = value.split(separator: " ")
            if parts.count == 2, parts[0] == "page", let status = Int(parts[1]) {
                outcome = .page(status: status)
            } else {
                outcome = .error(reason: value)
            }
        case "body": body = try ExchangeCase.unescape(value, place)
        case "field":
            let parts = value.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw Malformed(description: "\(place): a field is written \"Name: value\"") }
            fields.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
        case "no-field": absentFields.append(value)
        case "final": finalPath = value
        case "says": says.append(value)
        case "retry": isWorthRetrying = value == "yes"
        case "trailing": trailingBytes = try ExchangeCase.number(value, place)
        case "sni": serverName = value
        case "unsent": unsentFields.append(value)
        case "connections": connections = try ExchangeCase.number(value, place)
        case "note": notes.append(value)
        case "requests": requests = value.split(separator: " ").map { String($0) }
        default: throw Malformed(description: "\(place): there is no key \"\(key)\"")
        }
    }

    private var current = ""

    private mutating func send(_ step: Reply.Step, _ place: String) throws {
        guard replies[current] != nil else { throw Malformed(description: "\(place): a route must come first") }
        replies[current]?.steps.append(step)
    }

    private mutating func takePolicy(_ text: String, _ place: String) throws {
        let parts = text.split(separator: " ").map { String($0) }
        guard parts.count == 2 else {
            throw Malformed(description: "\(place): policy is written \"policy: NAME VALUE\"")
        }
        switch parts[0] {
        case "maximumBytesReceived": policy.maximumBytesReceived = try ExchangeCase.number(parts[1], place)
        case "maximumBytesDecompressed": policy.maximumBytesDecompressed = try ExchangeCase.number(parts[1], place)
        case "maximumHeaderBytes": policy.maximumHeaderBytes = try ExchangeCase.number(parts[1], place)
        case "maximumRedirects": policy.maximumRedirects = try ExchangeCase.number(parts[1], place)
        case "wholeSeconds": policy.wholeSeconds = Double(parts[1]) ?? 0
        case "stallSeconds": policy.stallSeconds = Double(parts[1]) ?? 0
        case "allowedHost": policy.allowedHosts.insert(parts[1])
        default: throw Malformed(description: "\(place): there is no limit \"\(parts[0])\"")
        }
    }

    private static func number(_ text: String, _ place: String) throws -> Int {
        guard let number = Int(text) else { throw Malformed(description: "\(place): \"\(text)\" is not a number") }
        return number
    }

    private static func hexadecimal(_ text: String, _ place: String) throws -> [UInt8] {
        let digits = text.filter { $0 != " " }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else {
                throw Malformed(description: "\(place): hexadecimal digits come in pairs")
            }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// Undoes `\r`, `\n`, `\t`, `\\` and `\xHH`.
    private static func unescape(_ text: String, _ place: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "x"):
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { fallthrough }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default: throw Malformed(description: "\(place): an escape is one of \\r \\n \\t \\\\ \\xHH")
            }
        }
        return bytes
    }
}
