import CCurl
import Foundation
import LoopbackServer
import Model
import Testing

@testable import Fetching

@Suite struct FetcherTests {
    static let policy = FetchPolicy(connectSeconds: 20, wholeSeconds: 20, stallSeconds: 20, allowedHosts: ["127.0.0.1"])
    static let moment = Timestamp(secondsSinceEpoch: 1_700_000_000)

    /// The error of a fetch that must fail.
    static func failure(of url: String, _ policy: FetchPolicy = policy) -> FetchError? {
        do throws(FetchError) {
            let page = try Fetcher(policy: policy).fetch(url)
            Issue.record("\(url) gave a page of \(page.body.count) bytes")
            return nil
        } catch {
            return error
        }
    }

    @Test func `a page has its address, its moment, its header and its body`() throws {
        let server = try LoopbackServer(replies: ["/page?x=1": .html("<p>Hello")])
        defer { server.stop() }
        let page = try Fetcher(policy: Self.policy).fetch(server.url("/page?x=1#part"))
        #expect(page.url == server.url("/page?x=1"))
        #expect(page.finalURL == nil)
        #expect(page.retrieved == Self.moment)
        #expect(page.contentType == "text/html; charset=utf-8")
        #expect(page.body == Array("<p>Hello".utf8))
        guard case .http(let status, _) = page.origin else {
            Issue.record("the page does not come from HTTP")
            return
        }
        #expect(status == 200)
    }

    @Test func `a request says who asks and what codings are understood, and nothing about a person`() throws {
        let server = try LoopbackServer(replies: ["/": .html("")])
        defer { server.stop() }
        var policy = Self.policy
        policy.userAgent = "Ingot (+mailto:someone@example.org)\r\nX-Smuggled: yes"
        _ = try Fetcher(policy: policy).fetch(server.url("/"))
        let request = try #require(server.requests.first)
        #expect(request.method == "GET")
        #expect(request.field("User-Agent") == "Ingot (+mailto:someone@example.org)X-Smuggled: yes")
        #expect(request.field("Accept-Encoding") == "gzip, deflate, br, zstd")
        #expect(request.field("Host") == "127.0.0.1:\(server.port)")
        #expect(Set(request.fields.map(\.name)) == ["Host", "User-Agent", "Accept", "Accept-Encoding"])
    }

    @Test func `cookies of one reply are not sent with the next request`() throws {
        let server = try LoopbackServer(replies: ["/": Reply(fields: [("Set-Cookie", "a=1")])])
        defer { server.stop() }
        let fetcher = Fetcher(policy: Self.policy)
        _ = try fetcher.fetch(server.url("/"))
        _ = try fetcher.fetch(server.url("/"))
        #expect(server.requests.count == 2)
        #expect(server.requests.allSatisfy { $0.field("Cookie") == nil })
    }

    @Test func `a proxy in the environment is ignored`() throws {
        let server = try LoopbackServer(replies: ["/": .html("direct")])
        defer { server.stop() }
        let proxy = try LoopbackServer(replies: [:])
        defer { proxy.stop() }
        for name in ["http_proxy", "all_proxy", "ALL_PROXY"] { setenv(name, "http://127.0.0.1:\(proxy.port)", 1) }
        let page = try Fetcher(policy: Self.policy).fetch(server.url("/"))
        #expect(page.body == Array("direct".utf8))
        #expect(proxy.connectionCount == 0)
    }

    @Test func `a connection is kept for the next page`() throws {
        let server = try LoopbackServer(replies: ["/1": .html("one"), "/2": .redirect(to: "/1")])
        defer { server.stop() }
        let fetcher = Fetcher(policy: Self.policy)
        #expect(try fetcher.fetch(server.url("/1")).body == Array("one".utf8))
        #expect(try fetcher.fetch(server.url("/2")).finalURL == server.url("/1"))
        #expect(server.requests.count == 3)
        #expect(server.connectionCount == 1)
    }

    @Test func `after a failure a fetcher goes on with the next page`() throws {
        let server = try LoopbackServer(sequences: [
            "/": [
                Reply(raw: Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".utf8)), .html("whole"),
            ]
        ])
        defer { server.stop() }
        let fetcher = Fetcher(policy: Self.policy)
        #expect(throws: FetchError.incomplete(url: server.url("/"), .length, got: 4, wanted: 9)) {
            try fetcher.fetch(server.url("/"))
        }
        #expect(try fetcher.fetch(server.url("/")).body == Array("whole".utf8))
    }

    @Test func `101 redirects are followed as far as the policy says`() throws {
        var replies: [String: Reply] = ["/101": .html("the end")]
        for number in 0..<101 { replies["/\(number)"] = .redirect(to: "/\(number + 1)") }
        let server = try LoopbackServer(replies: replies)
        defer { server.stop() }
        #expect(Self.failure(of: server.url("/0")) == .tooManyRedirects(url: server.url("/0"), maximum: 10))
        #expect(server.requests.map(\.target) == (0...10).map { "/\($0)" })
        var policy = Self.policy
        policy.maximumRedirects = 100
        #expect(Self.failure(of: server.url("/0"), policy)?.reason == "too many redirects")
        policy.maximumRedirects = 101
        #expect(try Fetcher(policy: policy).fetch(server.url("/0")).finalURL == server.url("/101"))
        for request in server.requests {
            #expect(Set(request.fields.map(\.name)) == ["Host", "User-Agent", "Accept", "Accept-Encoding"])
        }
    }

    @Test func `a redirect from https to http is told`() throws {
        let secure = try Address("https://example.org/page")
        let plain = try Address("http://example.org/page")
        #expect(FetchNote.redirect(from: secure, to: plain) == .lostSecurity(url: secure.text, to: plain.text))
        #expect(FetchNote.redirect(from: secure, to: secure) == nil)
        #expect(FetchNote.redirect(from: plain, to: secure) == nil)
        #expect(FetchNote.redirect(from: plain, to: plain) == nil)
    }

    @Test func `a large body arrives whole`() throws {
        let body = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        let compressed = Compressed.gzip(body)
        let server = try LoopbackServer(replies: [
            "/plain": Reply(body: body),
            "/gzip": Reply(fields: [("Content-Encoding", "gzip")], body: compressed),
            "/br": Reply(fields: [("Content-Encoding", "br")], body: Compressed.brotli(body)),
            "/zstd": Reply(fields: [("Content-Encoding", "zstd")], body: Compressed.zstd(body)),
        ])
        defer { server.stop() }
        let fetcher = Fetcher(policy: Self.policy)
        for path in ["/plain", "/gzip", "/br", "/zstd"] {
            #expect(try fetcher.fetch(server.url(path)).body == body, "\(path)")
        }
    }

    @Test func `a gigabyte sent as some kilobytes is stopped while it comes`() throws {
        let megabyte = Compressed.gzip([UInt8](repeating: 0, count: 1 << 20))
        let bomb = Compressed.gzip(Array(repeatElement(megabyte, count: 1024).joined()))
        let server = try LoopbackServer(replies: [
            "/": Reply(fields: [("Content-Encoding", "gzip, gzip")], body: bomb)
        ])
        defer { server.stop() }
        var policy = Self.policy
        policy.maximumBytesDecompressed = 4 << 20
        let error = Self.failure(of: server.url("/"), policy)
        #expect(error == .tooLarge(url: server.url("/"), limit: .decompressed, maximum: 4 << 20))
    }

    @Test func `an address that is not allowed sees no connection`() throws {
        let server = try LoopbackServer(replies: ["/": .html("secret")])
        defer { server.stop() }
        for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0", "0x7f.1", "017700000001"] {
            let url = "http://\(host):\(server.port)/"
            let error = Self.failure(of: url, FetchPolicy(connectSeconds: 20, wholeSeconds: 20))
            #expect(error?.reason == "refused address", "\(host)")
        }
        #expect(server.connectionCount == 0)
    }

    @Test func `the guard looks at what a name leads to`() throws {
        let server = try LoopbackServer(replies: ["/": .html("secret")])
        defer { server.stop() }
        let error = Self.failure(of: "http://localhost:\(server.port)/", FetchPolicy())
        guard case .refusedAddress(_, "localhost", let address, "a loopback address")? = error,
            address.hasPrefix("127.")
        else {
            // With IPv6 the name may lead to ::1 as well, and the last one refused is told.
            guard case .refusedAddress(_, "localhost", "::1", "the loopback address")? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            return
        }
    }

    @Test func `credentials in an address are refused before anything is sent`() throws {
        let server = try LoopbackServer(replies: ["/": .html("")])
        defer { server.stop() }
        let error = try #require(Self.failure(of: "http://name:secret@127.0.0.1:\(server.port)/"))
        #expect(error.reason == "bad address")
        #expect(!error.description.contains("secret"))
        #expect(server.connectionCount == 0)
    }

    @Test func `a port where nobody listens gives no connection`() throws {
        let server = try LoopbackServer(replies: [:])
        let url = server.url("/")
        server.stop()
        let error = Self.failure(of: url)
        #expect(error?.reason == "no connection")
        #expect(error?.isWorthRetrying == true)
    }

    @Test func `a server that speaks no TLS gives no secure connection`() throws {
        // The client's greeting has no empty line, so this server only answers when it is told to stop.
        let plain = try LoopbackServer(replies: [:])
        defer { plain.stop() }
        var policy = Self.policy
        policy.connectSeconds = 0.3
        let error = Self.failure(of: "https://127.0.0.1:\(plain.port)/", policy)
        #expect(
            error
                == .timedOut(url: "https://127.0.0.1:\(plain.port)/", limit: .connect, seconds: 0.3, got: 0))
    }

    @Test func `certificates that cannot be read trust nobody`() throws {
        let server = try LoopbackServer(replies: [:])
        defer { server.stop() }
        var policy = Self.policy
        policy.certificateFile = "/nonexistent/certificates.pem"
        let error = Self.failure(of: "https://127.0.0.1:\(server.port)/", policy)
        #expect(error?.reason == "untrusted certificate")
    }

    @Test func `limits of zero and below are the smallest limits, not none`() throws {
        let server = try LoopbackServer(replies: [
            "/": Reply(steps: [.wait("never")]), "/two": Reply(raw: Array("HTTP/1.1 200 OK\r\n\r\nab".utf8)),
        ])
        defer { server.stop() }
        var policy = Self.policy
        policy.wholeSeconds = 0
        #expect(Self.failure(of: server.url("/"), policy)?.reason == "timed out")
        policy.wholeSeconds = .nan
        #expect(Self.failure(of: server.url("/"), policy)?.reason == "timed out")
        policy = Self.policy
        policy.maximumBytesReceived = -1
        #expect(Self.failure(of: server.url("/two"), policy)?.reason == "too large")
        policy = Self.policy
        policy.maximumHeaderBytes = 0
        #expect(Self.failure(of: server.url("/two"), policy)?.reason == "too large")
        policy = Self.policy
        policy.connectSeconds = .infinity
        policy.stallSeconds = .greatestFiniteMagnitude
        #expect(try Fetcher(policy: policy).fetch(server.url("/two")).body.count == 2)
    }

    @Test func `fetchers in many threads do not disturb each other`() async throws {
        let server = try LoopbackServer(replies: ["/": .html("<p>Hello")])
        defer { server.stop() }
        let url = server.url("/")
        let bodies = await withTaskGroup(of: [UInt8]?.self) { group in
            for _ in 0..<8 {
                group.addTask { try? Fetcher(policy: Self.policy).fetch(url).body }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(bodies == [[UInt8]?](repeating: Array("<p>Hello".utf8), count: 8))
    }

    @Test func `writing to a closed pipe is an error and not the end`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        let written = withoutBrokenPipeSignal { write(ends[1], "x", 1) }
        #expect(written == -1)
        #expect(errno == EPIPE)
        close(ends[1])
    }
}

/// What needs a server out of reach of a test, by handing a transfer what curl would hand it.
@Suite struct TransferTests {
    /// A transfer to which curl has handed these lines and this body.
    static func transfer(_ url: String, lines: [String], body: String = "") throws -> Transfer {
        let transfer = Transfer(of: try Address(url), policy: FetchPolicy(), seconds: 10)
        for line in lines {
            _ = Array((line + "\r\n").utf8).withUnsafeBufferPointer { transfer.takeHeaderLine($0) }
        }
        _ = Array(body.utf8).withUnsafeBufferPointer { transfer.takeBody($0) }
        return transfer
    }

    static func handle() throws -> EasyHandle {
        let easy = try #require(EasyHandle())
        easy.reset()
        return easy
    }

    @Test func `a secure connection cut without a goodbye is incomplete where no length tells the end`() throws {
        let easy = try Self.handle()
        easy.reportsSecureMessages = true
        let cut = try Self.transfer("https://example.org/", lines: ["HTTP/1.1 200 OK", ""], body: "half")
        #expect(throws: FetchError.incomplete(url: "https://example.org/", .secureClose, got: 4, wanted: nil)) {
            _ = try cut.outcome(CURLE_OK, on: easy)
        }
        let ended = try Self.transfer("https://example.org/", lines: ["HTTP/1.1 200 OK", ""], body: "whole")
        var goodbye: [CChar] = [1, 0]
        ended.takeSecureMessage(&goodbye, 2)
        guard case .reply(let reply) = try ended.outcome(CURLE_OK, on: easy) else {
            Issue.record("a redirect")
            return
        }
        #expect(reply.body == Array("whole".utf8))
    }

    @Test func `a goodbye is not asked for where the length is known or the library does not tell`() throws {
        let easy = try Self.handle()
        easy.reportsSecureMessages = true
        let measured = try Self.transfer(
            "https://example.org/", lines: ["HTTP/1.1 200 OK", "Content-Length: 5", ""], body: "whole")
        _ = try measured.outcome(CURLE_OK, on: easy)
        easy.reportsSecureMessages = false
        let untold = try Self.transfer("https://example.org/", lines: ["HTTP/1.1 200 OK", ""], body: "whole")
        _ = try untold.outcome(CURLE_OK, on: easy)
    }

    @Test(arguments: [
        (CURLE_COULDNT_RESOLVE_HOST, "unresolved host", true), (CURLE_COULDNT_CONNECT, "no connection", true),
        (CURLE_PEER_FAILED_VERIFICATION, "untrusted certificate", false),
        (CURLE_SSL_CONNECT_ERROR, "no secure connection", true), (CURLE_OPERATION_TIMEDOUT, "timed out", true),
        (CURLE_PARTIAL_FILE, "incomplete", true), (CURLE_GOT_NOTHING, "incomplete", true),
        (CURLE_RECV_ERROR, "incomplete", true), (CURLE_SEND_ERROR, "incomplete", true),
        (CURLE_HTTP2_STREAM, "incomplete", true), (CURLE_WEIRD_SERVER_REPLY, "malformed reply", false),
        (CURLE_FAILED_INIT, "transfer failed", false),
    ])
    func `each way in which curl fails has its reason`(code: CURLcode, reason: String, retry: Bool) throws {
        let transfer = try Self.transfer("https://example.org/", lines: [])
        let easy = try Self.handle()
        do throws(FetchError) {
            _ = try transfer.outcome(code, on: easy)
            Issue.record("no error")
        } catch {
            #expect(error.reason == reason)
            #expect(error.isWorthRetrying == retry)
            #expect(error.url == "https://example.org/")
            #expect(error.description.hasPrefix("https://example.org/: "))
        }
    }

    @Test func `an option that curl does not take stops the transfer`() throws {
        let easy = try Self.handle()
        easy.set(CURLOPT_SSLVERSION, 99)
        #expect(easy.optionFailure?.contains("option") == true)
        easy.reset()
        #expect(easy.optionFailure == nil)
    }
}

@Suite struct FetchPolicyTests {
    @Test(arguments: [
        ("localhost", "LOCALHOST", true), ("localhost", "localhost.", true), ("::1", "[::1]", true),
        ("[::1]", "::1", true), ("localhost", "localhost.example", false), ("example.org", "www.example.org", false),
        ("", "localhost", false),
    ])
    func `a host is allowed by its whole name`(allowed: String, host: String, isAllowed: Bool) {
        #expect(FetchPolicy(allowedHosts: [allowed]).allows(host: host) == isAllowed)
    }

    @Test func `a fetch that somebody wants to end gives nothing, soon`() throws {
        let server = try LoopbackServer(replies: [
            "/": Reply(steps: [.sendText("HTTP/1.1 200 OK\r\n\r\nhalf"), .wait("never")])
        ])
        defer { server.stop() }
        let fetcher = Fetcher(
            policy: FetchPolicy(allowedHosts: ["127.0.0.1"]), isInterrupted: { !server.requests.isEmpty })
        let url = server.url("/")
        #expect(throws: FetchError.interrupted(url: url)) {
            try fetcher.fetch(url)
        }
    }
}
