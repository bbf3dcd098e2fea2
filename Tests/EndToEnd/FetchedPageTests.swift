import Archive
import Foundation
import LoopbackServer
import Model
import ProgramUnderTest
import Testing

/// Pages from a server on this machine.
@Suite struct FetchedPageTests {
    @Test func `a page is fetched, kept with its header, and its events are in`() throws {
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps)])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps")]))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(try folder.events().count == 3)
        #expect(try folder.events().allSatisfy { $0.source.url == server.url("/lamps") })
        let capture = try #require(try folder.articles().first)
        let page = try ArchiveReader(folder["archive"]).pageStore.page(of: capture.page)
        #expect(page.url == server.url("/lamps"))
        #expect(page.body == Array(MadePages.lamps.utf8))
        #expect(page.contentType == "text/html; charset=utf-8")
        guard case .http(let status, _) = page.origin else {
            Issue.record("the capture does not come from HTTP")
            return
        }
        #expect(status == 200)
        let request = try #require(server.requests.last)
        #expect(request.field("User-Agent")?.contains("someone@example.org") ?? false)
        try folder.expectSoundArchive()

        // The same again tomorrow: nothing new.
        let second = try folder.ingot("run", "pipeline.yaml")
        #expect(second.end == .exited(0))
        #expect(second.output.contains("1 known already"))
        #expect(server.requests.filter { $0.target == "/lamps" }.count == 2)
        #expect(
            try folder.captures().map(\.outcome) == ["robots.txt", "segmented", "unchanged"],
            "robots.txt is good for a day, and that the page was looked at is kept without its bytes")
    }

    @Test func `a page that is gone is kept and reported, and the rest is in`() throws {
        let gone = Reply(
            status: 404, fields: [("Content-Type", "text/html")], body: Array("<h1>No such page</h1>".utf8))
        let server = try LoopbackServer(replies: ["/gone": gone, "/lamps": .html(MadePages.lamps)])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/gone"), server.url("/lamps")]))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages.contains("\(server.url("/gone")): the server answered with status 404"))
        #expect(try folder.events().count == 3)
        let capture = try #require(try folder.captures().first { $0.page.url == server.url("/gone") })
        #expect(capture.page.status == 404)
        #expect(capture.outcome == "HTTP 404")
        #expect(
            try ArchiveReader(folder["archive"]).pageStore.page(of: capture.page).body
                == Array("<h1>No such page</h1>".utf8))
        #expect(try folder.receipts().first?.failures.map(\.url) == [server.url("/gone")])
        try folder.expectSoundArchive()
    }

    @Test func `a page that is cut is not kept but reported`() throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"
        let server = try LoopbackServer(
            replies: ["/cut": Reply(raw: Array((head + MadePages.lamps).utf8)), "/ropes": .html(MadePages.ropes)])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/cut"), server.url("/ropes")]))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages.contains("\(server.url("/cut")): incomplete: "))
        #expect(
            try folder.articles().map(\.page.url) == [server.url("/ropes")])
        #expect(try folder.events().count == 2)
        try folder.expectSoundArchive()
    }

    @Test func `a private address is not asked unless the pipeline allows it`() throws {
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps)])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps")], allowing: ["example.org"]))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(1))
        #expect(outcome.messages.contains("loopback address"))
        #expect(server.connectionCount == 0)
        #expect(try folder.captures().isEmpty)
    }

    @Test func `proxies and passwords that lie about on the machine are not used`() throws {
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps)])
        defer { server.stop() }
        let proxy = try LoopbackServer(replies: [:])
        defer { proxy.stop() }
        let folder = try WorkFolder()
        let password = "machine 127.0.0.1 login someone password secret\n"
        try folder.write(".netrc", password)
        try folder.write("netrc", password)
        try folder.write(".curlrc", "user = someone:secret\nproxy = http://127.0.0.1:\(proxy.port)\n")
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps")]))
        var surroundings = Program.Surroundings()
        surroundings.environment = ["HOME": folder.path, "CURL_HOME": folder.path, "NETRC": folder["netrc"]]
        for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
            surroundings.environment[name] = "http://127.0.0.1:\(proxy.port)"
        }
        let outcome = try folder.ingot("run", "pipeline.yaml", surroundings: surroundings)
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(proxy.connectionCount == 0)
        #expect(!server.requests.isEmpty)
        for request in server.requests {
            #expect(request.field("Authorization") == nil)
            #expect(request.field("Proxy-Authorization") == nil)
        }
    }

    @Test func `a password in the address of a redirect is shown and kept nowhere`() throws {
        let server = try LoopbackServer(replies: [
            "/old": .redirect(to: "http://someone:s3cr3t@127.0.0.1:%PORT/new"), "/new": .html(MadePages.lamps),
        ])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/old")]))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(1), "\(outcome.messages)")
        #expect(server.requests.map(\.target) == ["/robots.txt", "/old"])
        #expect(!outcome.messages.contains("s3cr3t") && !outcome.output.contains("s3cr3t"))
        // grep answers 1 where it finds nothing.
        #expect(try Program.script("grep -r s3cr3t .", in: folder.path).end == .exited(1))
    }

    @Test func `a password in an address that is typed is shown and kept nowhere`() throws {
        let folder = try WorkFolder()
        let address = "http://someone:s3cr3t@127.0.0.1/page"
        let outcome = try folder.ingot("add", "--contact", "someone@example.org", address)
        #expect(outcome.end == .exited(1))
        #expect(outcome.messages.contains("an address with a user name or a password is not fetched"))
        try folder.write("page.html", MadePages.lamps)
        let given = try folder.ingot("add", "--url", address, "page.html")
        #expect(given.end == .exited(64))
        for text in [outcome.messages, outcome.output, given.messages, given.output] {
            #expect(!text.contains("s3cr3t"))
        }
        #expect(try folder.receipts().count == 1)
        #expect(try Program.script("grep -r s3cr3t .", in: folder.path).end == .exited(1))
    }

    @Test func `a redirect leads to the page, which is known by the address that was asked`() throws {
        let server = try LoopbackServer(
            replies: ["/old": .redirect(to: "http://127.0.0.1:%PORT/new"), "/new": .html(MadePages.lamps)])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/old")]))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 3)
        #expect(try folder.articles().first?.page.url == server.url("/old"))
        #expect(try folder.articles().first?.page.finalURL == server.url("/new"))
        #expect(try folder.ingot("run", "pipeline.yaml").output.contains("1 known already"))
        try folder.expectSoundArchive()
    }

    @Test func `a page that comes back changed adds what is new and nothing else`() throws {
        let more = MadePages.lamps.replacingOccurrences(
            of: "</article>",
            with:
                "<h2>4. A shop in the west</h2>\n<p>On December 1, the western works opened a shop with 12 lamps.</p>\n</article>"
        )
        let server = try LoopbackServer(sequences: ["/lamps": [.html(MadePages.lamps), .html(more)]])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps")]))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        let before = try folder.bytes("archive/events/2024.jsonl")
        let second = try folder.ingot("run", "pipeline.yaml")
        #expect(second.end == .exited(0))
        #expect(second.output.contains("1 event added"))
        #expect(Array(try folder.bytes("archive/events/2024.jsonl").prefix(before.count)) == before)
        #expect(try folder.events().count == 4)
        #expect(try folder.articles().count == 2)
        try folder.expectSoundArchive()
    }
}
