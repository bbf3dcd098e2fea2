import Foundation
import LoopbackServer
import Model
import Synchronization
import Testing

@testable import Fetching

/// What a file of cases cannot say: how many at once, how soon it ends, how it goes with many.
@Suite struct FetcherFlowTests {
    private static func policy(_ change: (inout FetchPolicy.Politeness) -> Void = { _ in }) -> FetchPolicy {
        var policy = FetchPolicy(
            connectSeconds: 20, wholeSeconds: 20, stallSeconds: 20, allowedHosts: ["127.0.0.1", "localhost"])
        change(&policy.politeness)
        return policy
    }

    private static func submit(_ urls: [String], to fetcher: Fetcher) throws {
        for (number, url) in urls.enumerated() {
            fetcher.submit(FetchRequest(number: number, address: try Address(url)))
        }
    }

    /// All that comes, by the number of the request.
    private static func answers(of fetcher: Fetcher) -> [Int: FetchEvent] {
        var answers: [Int: FetchEvent] = [:]
        while let event = fetcher.next() {
            switch event {
            case .page(let number, _), .failure(let number, _): answers[number] = event
            case .robots: break
            }
        }
        return answers
    }

    @Test func `robots txt is asked for once, though 50 pages wait for it`() throws {
        let server = try LoopbackServer(replies: ["/robots.txt": .html("User-agent: *\nDisallow: /4\n")])
        defer { server.stop() }
        let clock = VirtualClock()
        let fetcher = Fetcher(policy: Self.policy(), clock: clock.fetchClock)
        try Self.submit((0..<50).map { server.url("/\($0)") }, to: fetcher)
        let answers = Self.answers(of: fetcher)
        #expect(answers.count == 50)
        #expect(server.requests.filter { $0.target == "/robots.txt" }.count == 1)
        #expect(server.requests.count == 1 + 39)
        #expect(clock.elapsed == 38, "a second between two pages")
        #expect(fetcher.hosts.first?.disallowed == 11)
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 3), (8, 3)])
    func `no more run at once for a host than the policy says`(limit: Int, most: Int) throws {
        let slow = Reply(steps: [.wait("go")] + Reply.html("x").steps, keepsConnection: true)
        let server = try LoopbackServer(replies: ["/1": slow, "/2": slow, "/3": slow])
        defer { server.stop() }
        let fetcher = Fetcher(
            policy: Self.policy {
                $0.obeysRobots = false
                $0.gapSeconds = 0
                $0.transfersAtOncePerHost = limit
            }, clock: VirtualClock().fetchClock,
            isInterrupted: {
                // As many as there may be have come, and none of them can have been answered.
                if server.requests.count >= most { server.release("go") }
                return false
            })
        try Self.submit(["/1", "/2", "/3"].map(server.url), to: fetcher)
        #expect(Self.answers(of: fetcher).count == 3)
        #expect(server.connectionCount == most)
    }

    @Test func `no more run at once altogether than the policy says`() throws {
        let slow = Reply(steps: [.wait("go")] + Reply.html("x").steps, keepsConnection: true)
        let server = try LoopbackServer(replies: ["/": slow])
        defer { server.stop() }
        var policy = Self.policy {
            $0.obeysRobots = false
            $0.transfersAtOnce = 2
        }
        let hosts = (1...6).map { "h\($0).localhost" }
        policy.allowedHosts = Set(hosts)
        var most = 0
        let fetcher = Fetcher(
            policy: policy, clock: VirtualClock().fetchClock,
            isInterrupted: {
                most = max(most, server.requests.count)
                if server.requests.count >= 2 { server.release("go") }
                return false
            })
        try Self.submit(hosts.map { "http://\($0):\(server.port)/" }, to: fetcher)
        // The first two are both there before either is answered.
        let first = try #require(fetcher.next())
        #expect(server.requests.count >= 2)
        #expect(server.requests.count <= 3)
        guard case .page = first else {
            Issue.record("\(first)")
            return
        }
        #expect(Self.answers(of: fetcher).count == 5)
    }

    @Test func `500 pages over 50 hosts keep every gap and take no longer than that`() throws {
        let server = try LoopbackServer(
            sequences: Dictionary(uniqueKeysWithValues: (0..<10).map { ("/\($0)", [Reply.html("x")]) }), clock: nil)
        defer { server.stop() }
        let hosts = (1...50).map { "h\($0).localhost" }
        var policy = Self.policy()
        policy.allowedHosts = Set(hosts)
        let clock = VirtualClock()
        let fetcher = Fetcher(policy: policy, clock: clock.fetchClock)
        try Self.submit((0..<10).flatMap { n in hosts.map { "http://\($0):\(server.port)/\(n)" } }, to: fetcher)
        let answers = Self.answers(of: fetcher)
        #expect(answers.count == 500)
        #expect(answers.values.allSatisfy { if case .page = $0 { true } else { false } })
        #expect(server.requests.count == 550)
        #expect(clock.elapsed == 9, "nine gaps, for all hosts at once")
        for host in hosts {
            #expect(
                server.requests.filter { $0.host == host }.map(\.target)
                    == ["/robots.txt"] + (0..<10).map { "/\($0)" })
        }
    }

    @Test func `ten thousand requests that come to nothing are told quickly`() throws {
        let fetcher = Fetcher(
            policy: Self.policy(), clock: VirtualClock().fetchClock,
            knownRobots: { _ in RobotsAccess(status: 200, body: Array("User-agent: *\nDisallow: /\n".utf8)) })
        try Self.submit((0..<10_000).map { "http://127.0.0.1:1/\($0)" }, to: fetcher)
        var order: [Int] = []
        while let event = fetcher.next() {
            if case .failure(let number, .disallowedByRobots) = event { order.append(number) }
        }
        #expect(order == Array(0..<10_000), "each once, in the order asked for")
    }

    @Test func `requests may be added while others are under way, and after all have ended`() throws {
        let server = try LoopbackServer(replies: ["/1": .html("one"), "/2": .html("two"), "/3": .html("three")])
        defer { server.stop() }
        let fetcher = Fetcher(policy: Self.policy { $0.gapSeconds = 0 }, clock: VirtualClock().fetchClock)
        try Self.submit([server.url("/1")], to: fetcher)
        var bodies: [String] = []
        while let event = fetcher.next() {
            guard case .page(let number, let page) = event else { continue }
            bodies.append(String(decoding: page.body, as: UTF8.self))
            if number == 0 { fetcher.submit(FetchRequest(number: 7, address: try Address(server.url("/2")))) }
        }
        fetcher.submit(FetchRequest(number: 8, address: try Address(server.url("/3"))))
        if case .page(8, let page)? = fetcher.next() { bodies.append(String(decoding: page.body, as: UTF8.self)) }
        #expect(bodies == ["one", "two", "three"])
        #expect(fetcher.next() == nil)
    }

    @Test func `an end that is asked for while transfers hang comes within a second`() throws {
        let hanging = Reply(steps: [.sendText("HTTP/1.1 200 OK\r\n\r\nhalf"), .wait("never")])
        let server = try LoopbackServer(replies: ["/": hanging])
        defer { server.stop() }
        let hosts = (1...8).map { "h\($0).localhost" }
        var policy = Self.policy { $0.obeysRobots = false }
        policy.allowedHosts = Set(hosts)
        let fetcher = Fetcher(
            policy: policy, clock: FetchClock(now: { Fetcher.moment }), isInterrupted: { server.requests.count == 8 })
        try Self.submit(hosts.map { "http://\($0):\(server.port)/" }, to: fetcher)
        let start = ContinuousClock.now
        #expect(fetcher.next() == nil)
        // From the start, of which the last request is a part: well under the limit in a test that shares its machine.
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(fetcher.next() == nil)
    }

    @Test func `an end that is asked for while a gap or a hold is waited for comes at once`() throws {
        let server = try LoopbackServer(replies: ["/a": .html("a"), "/b": .html("b")])
        defer { server.stop() }
        var isOver = false
        let fetcher = Fetcher(
            policy: Self.policy { $0.gapSeconds = 3600 }, clock: FetchClock(now: { Fetcher.moment }),
            isInterrupted: { isOver })
        try Self.submit([server.url("/a"), server.url("/b")], to: fetcher)
        while let event = fetcher.next() {
            if case .page = event { isOver = true }
        }
        #expect(server.requests.map(\.target) == ["/robots.txt", "/a"])
    }

    @Test func `what came whole before the end was asked for is given`() throws {
        let server = try LoopbackServer(replies: ["/a": .html("a")])
        defer { server.stop() }
        var asked = false
        let fetcher = Fetcher(
            policy: Self.policy { $0.obeysRobots = false }, clock: VirtualClock().fetchClock,
            isInterrupted: { asked })
        try Self.submit([server.url("/a")], to: fetcher)
        guard case .page? = fetcher.next() else {
            Issue.record("no page")
            return
        }
        asked = true
        #expect(fetcher.next() == nil)
    }
}
