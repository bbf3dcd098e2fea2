import LoopbackServer
import Testing

@testable import Fetching

/// One case of Tests/Fixtures/http: what a server sends, and what must come of fetching it. The README beside the cases
/// describes the form.
struct ExchangeCase: Sendable, CustomTestStringConvertible {
    var about = ""
    var url: String?
    /// What is sent for each path, one after the other.
    var replies: [String: [Reply]] = [:]
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

    // What a case of several requests says beside.
    var asks: [Ask] = []
    var log: [(seconds: Double, place: String)] = []
    var holds: [(host: String, seconds: Int)] = []
    var knownRobots: [String: String] = [:]
    var hosts: [(name: String, facts: [String: String])] = []
    var sent: [(place: String, name: String, value: String?)] = []

    /// A request, and what must come of it.
    struct Ask: Sendable {
        var url: String
        var validators: (entityTag: String?, lastModified: String?) = (nil, nil)
        var validated: String?
        var outcome = Outcome.unstated
        var body: [UInt8]?
        var says: [String] = []
    }

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
        guard !about.isEmpty, firstPath != nil || !asks.isEmpty, outcome != .unstated || !asks.isEmpty else {
            throw Malformed(description: "\(file): a case needs about, route and expect")
        }
        guard asks.allSatisfy({ $0.outcome != .unstated }) else {
            throw Malformed(description: "\(file): each ask needs an expect")
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
            replies[value, default: []].append(Reply(steps: []))
        case "answer":
            let parts = value.split(separator: " ", maxSplits: 1)
            guard let status = parts.first.flatMap({ Int($0) }) else {
                throw Malformed(
                    description: "\(place): answer is written \"answer: STATUS\" or \"answer: STATUS Name: value\"")
            }
            var fields: [(name: String, value: String)] = []
            if parts.count == 2, let colon = parts[1].firstIndex(of: ":") {
                let text = parts[1][parts[1].index(after: colon)...].drop { $0 == " " }
                fields = [(String(parts[1][..<colon]), String(text))]
            }
            let body = status == 304 || (300..<400).contains(status) ? [] : Array("page".utf8)
            try answer(Reply(status: status, fields: fields, body: body), place)
        case "robots":
            firstPath = firstPath ?? "/robots.txt"
            replies["/robots.txt", default: []].append(
                Reply(fields: [("Content-Type", "text/plain")], body: try ExchangeCase.unescape(value, place)))
        case "ask": asks.append(Ask(url: value))
        case "etag" where !asks.isEmpty: asks[asks.count - 1].validators.entityTag = value
        case "modified" where !asks.isEmpty: asks[asks.count - 1].validators.lastModified = value
        case "validated" where !asks.isEmpty: asks[asks.count - 1].validated = value
        case "log":
            let parts = value.split(separator: " ").map { String($0) }
            guard parts.count == 2, let seconds = Double(parts[0]) else {
                throw Malformed(description: "\(place): log is written \"log: SECONDS PLACE\"")
            }
            log.append((seconds, parts[1]))
        case "hold":
            let parts = value.split(separator: " ").map { String($0) }
            guard parts.count == 2, let seconds = Int(parts[1]) else {
                throw Malformed(description: "\(place): hold is written \"hold: HOST SECONDS\"")
            }
            holds.append((parts[0], seconds))
        case "known-robots":
            let parts = value.split(separator: " ", maxSplits: 1).map { String($0) }
            let body = parts.count == 2 ? try ExchangeCase.unescape(parts[1], place) : []
            knownRobots[parts.first ?? ""] = String(decoding: body, as: UTF8.self)
        case "host":
            let parts = value.split(separator: " ").map { String($0) }
            var facts: [String: String] = [:]
            for part in parts.dropFirst() {
                let pair = part.split(separator: "=", maxSplits: 1).map { String($0) }
                facts[pair[0]] = pair.count == 2 ? pair[1] : ""
            }
            hosts.append((parts.first ?? "", facts))
        case "sent", "not-sent":
            let parts = value.split(separator: " ", maxSplits: 2).map { String($0) }
            guard parts.count == (key == "sent" ? 3 : 2) else {
                throw Malformed(description: "\(place): written \"sent: PLACE NAME VALUE\" or \"not-sent: PLACE NAME\"")
            }
            sent.append((parts[0], parts[1], parts.count == 3 ? parts[2] : nil))
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
        case "keep": try change(place) { $0.keepsConnection = true }
        case "expect":
            let parts = value.split(separator: " ")
            var found = Outcome.error(reason: value)
            if parts.count == 2, parts[0] == "page", let status = Int(parts[1]) { found = .page(status: status) }
            if asks.isEmpty { outcome = found } else { asks[asks.count - 1].outcome = found }
        case "body" where !asks.isEmpty: asks[asks.count - 1].body = try ExchangeCase.unescape(value, place)
        case "body": body = try ExchangeCase.unescape(value, place)
        case "field":
            let parts = value.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw Malformed(description: "\(place): a field is written \"Name: value\"") }
            fields.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
        case "no-field": absentFields.append(value)
        case "final": finalPath = value
        case "says" where !asks.isEmpty: asks[asks.count - 1].says.append(value)
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
        try change(place) { $0.steps.append(step) }
    }

    private mutating func answer(_ reply: Reply, _ place: String) throws { try change(place) { $0 = reply } }

    /// Changes the reply that is being written.
    private mutating func change(_ place: String, _ change: (inout Reply) -> Void) throws {
        guard var sequence = replies[current], var reply = sequence.popLast() else {
            throw Malformed(description: "\(place): a route must come first")
        }
        change(&reply)
        replies[current] = sequence + [reply]
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
        case "userAgent": policy.userAgent = parts[1]
        case "obeysRobots": policy.politeness.obeysRobots = parts[1] == "yes"
        case "gapSeconds": policy.politeness.gapSeconds = Double(parts[1]) ?? 0
        case "longestCrawlDelay": policy.politeness.longestCrawlDelay = Double(parts[1]) ?? 0
        case "attempts": policy.politeness.attempts = try ExchangeCase.number(parts[1], place)
        case "backoffSeconds": policy.politeness.backoffSeconds = Double(parts[1]) ?? 0
        case "longestBackoffSeconds": policy.politeness.longestBackoffSeconds = Double(parts[1]) ?? 0
        case "patienceSeconds": policy.politeness.patienceSeconds = Double(parts[1]) ?? 0
        case "longestHoldSeconds": policy.politeness.longestHoldSeconds = try ExchangeCase.number(parts[1], place)
        case "budgetSeconds": policy.politeness.budgetSeconds = Double(parts[1]) ?? 0
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
