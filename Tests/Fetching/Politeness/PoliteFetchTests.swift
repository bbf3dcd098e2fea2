import Foundation
import LoopbackServer
import Model
import Testing

@testable import Fetching

/// The files in Tests/Fixtures/http whose names begin with `polite-`: several requests of one fetcher, on a clock that
/// jumps, and what the server was asked and when.
@Suite struct PoliteFetchTests {
    @Test(arguments: ExchangeCaseTests.polite)
    func `a fetcher asks as its case says, and when it says`(file: String) throws {
        let text = try String(contentsOf: ExchangeCaseTests.folder.appendingPathComponent(file), encoding: .utf8)
        let exchange = try ExchangeCase(text, file: file)
        let authority = try exchange.security.map { _ in try CertificateAuthority() }
        let clock = VirtualClock()
        let server = try LoopbackServer(
            sequences: exchange.replies, security: try exchange.security.flatMap { try authority?.security($0) },
            clock: { clock.elapsed })
        defer { server.stop() }

        let address = { (text: String) in
            text.hasPrefix("//")
                ? "http:" + PoliteFetchTests.withPort(text, server.port)
                : text.hasPrefix("/")
                    ? server.url(text) : text.replacingOccurrences(of: "%PORT", with: String(server.port))
        }
        var policy = exchange.policy
        policy.certificateFile = authority?.certificateFile
        let asked = try exchange.asks.map { try Address(address($0.url)) }
        policy.allowedHosts.formUnion(asked.map(\.host))
        let known = try Dictionary(
            uniqueKeysWithValues: exchange.knownRobots.map { (try Address(address($0)).text, Array($1.utf8)) })
        let fetcher = Fetcher(
            policy: policy, clock: clock.fetchClock,
            holds: Dictionary(
                uniqueKeysWithValues: exchange.holds.map {
                    ($0.host, Timestamp(secondsSinceEpoch: VirtualClock.start + $0.seconds))
                }),
            knownRobots: { known[$0.text].map { RobotsAccess(status: 200, body: $0) } })
        for (number, ask) in exchange.asks.enumerated() {
            fetcher.submit(
                FetchRequest(
                    number: number, address: asked[number],
                    validators: Validators(
                        entityTag: ask.validators.entityTag, lastModified: ask.validators.lastModified),
                    validatedAddress: try ask.validated.map { try Address(address($0)) }))
        }
        var found: [Int: FetchEvent] = [:]
        while let event = fetcher.next() {
            switch event {
            case .page(let number, _), .failure(let number, _):
                #expect(found.updateValue(event, forKey: number) == nil, "request \(number) was answered twice")
            case .robots(let page): #expect(page.url.hasSuffix("/robots.txt"))
            }
        }
        for (number, ask) in exchange.asks.enumerated() {
            PoliteFetchTests.compare(found[number], with: ask, at: asked[number])
        }
        compareRequests(server.requests, with: exchange)
        for expected in exchange.hosts { PoliteFetchTests.compare(fetcher.hosts, with: expected) }
        if let connections = exchange.connections { #expect(server.connectionCount == connections) }
    }

    /// `//host/path` with the port behind the host.
    private static func withPort(_ text: String, _ port: Int) -> String {
        let rest = text.dropFirst(2)
        let host = rest.prefix { $0 != "/" }
        return host.contains(":") ? text : "//\(host):\(port)\(rest.dropFirst(host.count))"
    }

    private static func compare(_ event: FetchEvent?, with ask: ExchangeCase.Ask, at address: Address) {
        switch event {
        case .page(_, let page)?:
            guard case .http(let status, _) = page.origin else { return }
            #expect(.page(status: status) == ask.outcome, "\(ask.url)")
            #expect(page.url == address.text)
            if let body = ask.body { #expect(page.body == body, "\(ask.url)") }
        case .failure(_, let error)?:
            #expect(.error(reason: error.reason) == ask.outcome, "\(error)")
            for words in ask.says { #expect(error.description.contains(words), "\(error) lacks \"\(words)\"") }
        case .robots?, nil: Issue.record("\(ask.url) was not answered")
        }
    }

    private func compareRequests(_ requests: [Request], with exchange: ExchangeCase) {
        let isOfNames = exchange.log.contains { $0.place.hasPrefix("//") }
        func place(_ request: Request) -> String { (isOfNames ? "//\(request.host)" : "") + request.target }
        if !exchange.log.isEmpty {
            let asked = requests.map { "\(PoliteFetchTests.text($0.moment ?? -1)) \(place($0))" }
            let expected = exchange.log.map { "\(PoliteFetchTests.text($0.seconds)) \($0.place)" }
            // What goes to several hosts at one moment has no order.
            #expect(isOfNames ? asked.sorted() == expected.sorted() : asked == expected, "\(asked)")
        }
        for (wanted, name, value) in exchange.sent {
            let matching = requests.filter { $0.target == wanted }
            #expect(!matching.isEmpty, "\(wanted) was not asked for")
            for request in matching { #expect(request.field(name) == value, "\(wanted)") }
        }
    }

    private static func compare(_ hosts: [HostRecord], with expected: (name: String, facts: [String: String])) {
        guard let host = hosts.first(where: { $0.host == expected.name }) else {
            Issue.record("there is no account of \(expected.name)")
            return
        }
        let facts = [
            "requests": "\(host.requests)", "unchanged": "\(host.notModified)", "retries": "\(host.retries)",
            "disallowed": "\(host.disallowed)", "delay": host.crawlDelay.map(text) ?? "none", "gap": text(host.gap),
            "hold": host.holdUntil.map { "\($0.secondsSinceEpoch - VirtualClock.start)" } ?? "none",
        ]
        for (name, value) in expected.facts { #expect(facts[name] == value, "\(name) of \(host.host)") }
    }

    /// A number of seconds to the thousandth, without a fraction where there is none.
    private static func text(_ seconds: Double) -> String {
        let rounded = (seconds * 1000).rounded() / 1000
        return Int(exactly: rounded).map { String($0) } ?? String(rounded)
    }
}
