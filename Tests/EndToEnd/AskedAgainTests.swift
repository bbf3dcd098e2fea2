import Archive
import Foundation
import LoopbackServer
import Model
import ProgramUnderTest
import Testing

/// Pages that are asked for again: unchanged ones, ones that a wall hides, hosts that want to be left alone.
@Suite struct AskedAgainTests {
    /// A yearly review that is long enough to shrink.
    private static let long = MadePages.review(
        "A Review of the Salt Trade in 2024",
        (1...12).map { number in
            (
                "Pan \(number) is opened",
                "On \(["January", "March", "May"][number % 3]) \(number + 3), the coast works opened salt pan number "
                    + "\(number) of \(number * 7) hectares beside the old harbour, after the dyke had been raised and the "
                    + "pumps of the pan before it had been taken over from the miners of the hills."
            )
        })

    private static func run(_ folder: WorkFolder) throws -> Program.Outcome { try folder.ingot("run", "pipeline.yaml") }

    private static func folder(_ server: LoopbackServer, _ paths: String...) throws -> WorkFolder {
        let folder = try WorkFolder()
        let pages = paths.map { "\"\(server.url($0))\"" }.joined(separator: ", ")
        try folder.write("pipeline.yaml", FoundPages.pipeline("- name: site\n  pages: [\(pages)]\n  revisit: 0"))
        return folder
    }

    @Test func `what a server says is unchanged costs no body and is a revisit in the web archive`() throws {
        let server = try LoopbackServer(sequences: [
            "/lamps": [FoundPages.tagged(MadePages.lamps, "one"), FoundPages.unchanged("one")]
        ])
        defer { server.stop() }
        let folder = try Self.folder(server, "/lamps")
        #expect(try Self.run(folder).end == .exited(0))
        for _ in 0..<2 {
            let outcome = try Self.run(folder)
            #expect(outcome.end == .exited(0), "\(outcome.messages)")
            #expect(outcome.output.contains("1 known already"))
        }
        let requests = server.requests.filter { $0.target == "/lamps" }
        #expect(requests.map { $0.field("If-None-Match") } == [nil, "\"one\"", "\"one\""])
        let captures = try folder.articles()
        #expect(captures.map(\.page.kind) == [.response, .revisit, .revisit])
        #expect(captures.map(\.page.status) == [200, 304, 304])
        #expect(captures.map(\.outcome) == ["segmented", "unchanged", "unchanged"])
        #expect(captures.map(\.events) == [3, 3, 3], "what was found in it holds on")
        #expect(captures.allSatisfy { $0.page.validators?.entityTag == "\"one\"" })
        let receipt = try #require(try folder.receipts().last)
        #expect(receipt.hosts.map(\.notModified) == [1] && receipt.hosts.map(\.bytes) == [0])
        #expect(receipt.sources.first?.lastSuccess == receipt.ended, "an unchanged page is an answer")
        let profiles = try Program.script(
            "gzip -dc archive/pages/*.warc.gz archive/pages/*/*.warc.gz 2>/dev/null | grep -a -o server-not-modified | sort -u",
            in: folder.path)
        #expect(profiles.output == "server-not-modified\n")
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
    }

    @Test func `an unchanged list is followed again, in a rehearsal as well`() throws {
        let list = FoundPages.listing([("/1", "One"), ("/2", "Two")])
        var tagged = list
        tagged.steps = FoundPages.tagged("<ul><li><a href=\"/1\">One</a><li><a href=\"/2\">Two</a></ul>", "l").steps
        let server = try LoopbackServer(sequences: [
            "/list": [tagged, FoundPages.unchanged("l")],
            "/1": [.html(MadePages.single(1))],
            "/2": [Reply(status: 500), Reply(status: 500), .html(MadePages.single(2))],
        ])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", FoundPages.pipeline("- name: site\n  lists: \(server.url("/list"))"))
        #expect(try Self.run(folder).end == .exited(3))
        #expect(try folder.events().count == 1)
        let before = try folder.listing()
        let rehearsal = try folder.ingot("run", "--dry-run", "pipeline.yaml")
        #expect(rehearsal.end == .exited(3), "\(rehearsal.messages)")
        #expect(rehearsal.messages.contains("/2: the server answered with status 500"))
        #expect(!rehearsal.messages.contains("/list"))
        #expect(
            try folder.listing().filter { !$0.key.contains("index.sqlite") }
                == before.filter { !$0.key.contains("index.sqlite") })
        let last = try Self.run(folder)
        #expect(last.end == .exited(0), "\(last.messages)")
        #expect(try folder.events().count == 2)
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
    }

    @Test func `validators from behind a redirect are asked about there`() throws {
        let server = try LoopbackServer(sequences: [
            "/old": [.redirect(to: "/new")],
            "/new": [FoundPages.tagged(MadePages.lamps, "new"), FoundPages.unchanged("new")],
        ])
        defer { server.stop() }
        let folder = try Self.folder(server, "/old")
        #expect(try Self.run(folder).end == .exited(0))
        #expect(try Self.run(folder).output.contains("1 known already"))
        #expect(server.requests.filter { $0.target == "/old" }.allSatisfy { $0.field("If-None-Match") == nil })
        #expect(server.requests.filter { $0.target == "/new" }.map { $0.field("If-None-Match") } == [nil, "\"new\""])
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
    }

    /// A wall, and what it is called.
    struct Wall: Sendable, CustomTestStringConvertible {
        let name: String
        let reply: Reply
        var testDescription: String { name }
    }

    static let walls = [
        Wall(
            name: "login wall", reply: .html("<html><body><h1>Salt</h1><p>Please log in to continue.</p></body></html>")
        ),
        Wall(
            name: "consent page",
            reply: .html(
                "<html><head><title>Before you continue</title></head><body><p>We value your privacy.</p></body></html>"
            )),
        Wall(
            name: "challenge page",
            reply: .html("<html><head><title>Just a moment...</title></head><body><p>Checking.</p></body></html>")),
        Wall(
            name: "soft 404",
            reply: .html("<html><head><title>Page not found</title></head><body><p>Sorry.</p></body></html>")),
        Wall(
            name: "wrong content type",
            reply: Reply(
                fields: [("Content-Type", "application/json")],
                body: Array("{\"a\": \"On May 3, 2024, the works opened.\"}".utf8))),
        Wall(
            name: "far shorter than before",
            reply: .html(
                MadePages.review(
                    "A Review of the Salt Trade in 2024",
                    [("Pan 1 is opened", "On March 4, the coast works opened a pan.")]))),
        Wall(
            name: "HTTP 206",
            reply: Reply(status: 206, fields: [("Content-Type", "text/html")], body: Array(long.utf8.prefix(900)))),
    ]

    @Test(arguments: walls)
    func `what stands in front of a page is kept, told each time, and costs no event`(wall: Wall) throws {
        let server = try LoopbackServer(sequences: [
            "/salt": [
                FoundPages.tagged(Self.long, "good"), FoundPages.unchanged("good"), wall.reply, wall.reply,
                FoundPages.unchanged("good"), .html(Self.long + "<!-- again -->"),
            ]
        ])
        defer { server.stop() }
        let folder = try Self.folder(server, "/salt")
        #expect(try Self.run(folder).end == .exited(0))
        let events = try folder.events()
        #expect(events.count == 12)
        #expect(try Self.run(folder).output.contains("1 known already"))
        let isFailure = wall.name.hasPrefix("HTTP")
        for _ in 0..<2 {
            let outcome = try Self.run(folder)
            #expect(outcome.end == .exited(isFailure ? 1 : 0), "\(outcome.messages)")
            #expect(outcome.output.contains(isFailure ? "status 206" : wall.name), "\(outcome.output)")
            #expect(try folder.events() == events)
        }
        // The one that was good is still the one that is asked about, and to read everything again changes nothing.
        #expect(try Self.run(folder).output.contains("1 known already"))
        #expect(try folder.ingot("reprocess", "--apply").end == .exited(0))
        #expect(try folder.events() == events)
        #expect(try folder.sightings().isEmpty)
        #expect(try Self.run(folder).end == .exited(0))
        #expect(try folder.events() == events)
        #expect(
            try folder.articles().map(\.outcome)
                == ["segmented", "unchanged", wall.name, wall.name, "unchanged", "segmented"])
        #expect(
            server.requests.filter { $0.target == "/salt" }.map { $0.field("If-None-Match") }
                == [nil] + Array(repeating: "\"good\"", count: 5))
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
    }

    @Test func `a wall that was there first gives way to the page`() throws {
        let server = try LoopbackServer(sequences: [
            "/salt": [Self.walls[0].reply, Self.walls[0].reply, .html(Self.long)]
        ])
        defer { server.stop() }
        let folder = try Self.folder(server, "/salt")
        for _ in 0..<2 {
            let outcome = try Self.run(folder)
            #expect(outcome.end == .exited(0))
            #expect(outcome.output.contains("login wall"))
            #expect(try folder.receipts().last?.sources.first?.new == 0, "a wall is nothing new")
        }
        #expect(try folder.events().isEmpty)
        #expect(try Self.run(folder).end == .exited(0))
        #expect(try folder.events().count == 12)
        #expect(try folder.receipts().last?.sources.map { [$0.new, $0.events] } == [[1, 12]])
        try folder.expectSoundArchive()
    }

    @Test func `Retry-After is remembered by the runs that follow`() throws {
        let server = try LoopbackServer(replies: [
            "/lamps": Reply(status: 503, fields: [("Retry-After", "3600")]), "/ropes": .html(MadePages.ropes),
        ])
        defer { server.stop() }
        let folder = try Self.folder(server, "/lamps", "/ropes")
        let first = try Self.run(folder)
        #expect(first.messages.contains("/lamps: the server answered with status 503"))
        #expect(
            first.output.contains("/ropes: not fetched, because 127.0.0.1 asked not to be asked again"),
            "\(first.output)")
        let until = try #require(try folder.receipts().last?.hosts.first?.holdUntil)
        let count = server.requests.count
        for _ in 0..<2 {
            let outcome = try Self.run(folder)
            #expect(outcome.end == .exited(0), "\(outcome.messages)")
            #expect(outcome.output.contains("before \(until)"), "\(outcome.output)")
            #expect(try folder.receipts().last?.hosts.map(\.holdUntil) == [until])
        }
        #expect(server.requests.count == count)
        try folder.expectSoundArchive()
    }

    @Test func `a rehearsal fetches and leaves no trace`() throws {
        let server = try LoopbackServer(replies: [
            "/list": FoundPages.listing([("/1", "One")]), "/1": .html(MadePages.single(1)),
        ])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            FoundPages.pipeline("- name: site\n  lists: [{url: \"\(server.url("/list"))\", links: //li/a}]"))
        let before = try folder.listing()
        let outcome = try folder.ingot("run", "--dry-run", "pipeline.yaml")
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(outcome.output.contains("1 event would be added"))
        #expect(server.targets() == ["/list", "/1"])
        #expect(try folder.listing() == before)
    }

    @Test func `an end that is asked for in a slow transfer comes soon, and what was read is in`() throws {
        let slow = Reply(steps: [
            .sendText("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>half"), .wait("never"),
        ])
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps), "/slow": slow])
        defer { server.stop() }
        let folder = try Self.folder(server, "/lamps", "/slow")
        let running = try folder.start("run", "pipeline.yaml")
        server.waitForRequests(3)
        let start = ContinuousClock.now
        running.send(SIGTERM)
        let outcome = try running.finish()
        // A second on a quiet machine; the transfer itself would hang for two minutes.
        #expect(ContinuousClock.now - start < .seconds(10))
        #expect(outcome.end == .exited(128 + SIGTERM), "\(outcome.messages)")
        #expect(try folder.events().count == 3)
        #expect(try folder.receipts().map(\.status) == ["interrupted"])
        #expect(try folder.articles().map(\.page.url) == [server.url("/lamps")], "half a page is none")
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
    }
}
