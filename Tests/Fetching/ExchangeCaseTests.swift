import Foundation
import LoopbackServer
import Model
import Testing

@testable import Fetching

/// Every file in Tests/Fixtures/http: a loopback server sends what the file says, and what comes of it is compared.
@Suite struct ExchangeCaseTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/http")

    /// The files' names, in order.
    static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted()
    }()

    /// Those of a single request, and those of several.
    static let single = files.filter { !$0.hasPrefix("polite-") }
    static let polite = files.filter { $0.hasPrefix("polite-") }

    @Test func `the folder of cases is found`() {
        #expect(Self.single.count >= 150)
        #expect(Self.polite.count >= 60)
    }

    @Test(arguments: single) func `what a server sends becomes what its case says`(file: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
        let exchange = try ExchangeCase(text, file: file)
        let authority = try exchange.security.map { _ in try CertificateAuthority() }
        let server = try LoopbackServer(
            sequences: exchange.replies, security: try exchange.security.flatMap { try authority?.security($0) })
        defer { server.stop() }

        var notes: [FetchNote] = []
        var policy = exchange.policy
        policy.certificateFile = authority?.certificateFile
        let fetcher = Fetcher(policy: policy, note: { notes.append($0) })
        // An address as a case writes it: a path alone is one of this server.
        let address = { (text: String) in
            guard text.hasPrefix("/") else { return text.replacingOccurrences(of: "%PORT", with: String(server.port)) }
            return exchange.security == nil ? server.url(text) : server.secureURL(text)
        }
        let url = address(exchange.url ?? exchange.firstPath ?? "/")
        let retrieved = Timestamp(secondsSinceEpoch: 1_700_000_000)
        var found = ExchangeCase.Outcome.unstated
        do throws(FetchError) {
            let page = try fetcher.fetch(url)
            guard case .http(let status, let fields) = page.origin else {
                Issue.record("the page does not come from HTTP")
                return
            }
            found = .page(status: status)
            if let body = exchange.body { #expect(page.body == body) }
            for field in exchange.fields {
                #expect(
                    fields.contains { $0.name == field.name && $0.value == field.value },
                    "\(field.name): \(field.value) is missing in \(fields)")
            }
            for name in exchange.absentFields {
                #expect(!fields.contains { $0.name.lowercased() == name.lowercased() }, "there is a field \(name)")
            }
            #expect(page.url == (try? Address(url))?.text)
            #expect(page.finalURL == exchange.finalPath.map(address))
            #expect(page.retrieved == retrieved)
        } catch {
            found = .error(reason: error.reason)
            for part in exchange.says { #expect(error.description.contains(part), "\(error) lacks \"\(part)\"") }
            if let isWorthRetrying = exchange.isWorthRetrying { #expect(error.isWorthRetrying == isWorthRetrying) }
            if found != exchange.outcome { Issue.record("\(error)") }
        }
        #expect(found == exchange.outcome, "\(exchange.about)")
        let trailing = notes.map { note in
            if case .trailingBytes(_, let count) = note { count } else { 0 }
        }
        #expect(trailing.reduce(0, +) == exchange.trailingBytes)
        for words in exchange.notes { #expect(notes.contains { "\($0)".contains(words) }, "no note says \"\(words)\"") }
        for name in exchange.unsentFields {
            #expect(server.requests.allSatisfy { $0.field(name) == nil }, "a request has a field \(name)")
        }
        if let connections = exchange.connections { #expect(server.connectionCount == connections) }
        if let serverName = exchange.serverName { #expect(server.requests.map(\.serverName) == [serverName]) }
        if let requests = exchange.requests { #expect(server.requests.map(\.target) == requests) }
    }
}
