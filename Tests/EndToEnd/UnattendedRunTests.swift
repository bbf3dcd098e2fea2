import Foundation
import LoopbackServer
import ProgramUnderTest
import Testing

/// Runs that nobody watches: what they say, what they leave, and whom they tell.
@Suite struct UnattendedRunTests {
    /// A folder with a pipeline over saved pages, with further keys in front.
    private func folder(_ keys: String = "", pages: [String: String] = ["lamps.html": MadePages.lamps]) throws
        -> WorkFolder
    {
        let folder = try WorkFolder()
        for (name, text) in pages { try folder.write("saved/\(name)", text) }
        try folder.write("pipeline.yaml", keys + MadePages.pipeline("saved/*"))
        return folder
    }

    /// The same with a file in it that is not there, and so fails every time.
    private func folderWithFailure() throws -> WorkFolder {
        let folder = try folder()
        try folder.write("pipeline.yaml", MadePages.pipeline("saved/*", "missing.html"))
        return folder
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    // MARK: Quiet

    @Test func `a quiet run that went well says nothing, also when there is nothing new`() throws {
        let folder = try folder()
        for _ in 1...2 {
            let outcome = try folder.ingot("run", "--quiet", "pipeline.yaml")
            #expect(outcome.end == .exited(0))
            #expect(outcome.output.isEmpty && outcome.messages.isEmpty, "\(outcome.output)\(outcome.messages)")
        }
        #expect(try folder.events().count == 3)
    }

    @Test func `a quiet run in which a page failed says which, and how the run ended`() throws {
        let folder = try folder(pages: ["lamps.html": MadePages.lamps, "nothing.html": ""])
        let outcome = try folder.ingot("run", "--quiet", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("saved/nothing.html"))
        #expect(
            outcome.messages.contains("ingot run pipeline.yaml: partial: 2 pages (1 read, 1 failed), 3 events added"))
        #expect(try folder.ingot("run", "--quiet", "--json", "pipeline.yaml").end == .exited(64))
    }

    @Test func `a quiet run asks for nothing of its surroundings`() throws {
        let folder = try folder()
        var surroundings = Program.Surroundings()
        surroundings.input = .closed
        surroundings.output = .closed
        surroundings.errors = .closed
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml", surroundings: surroundings).end == .exited(0))
        #expect(try folder.events().count == 3)
        try folder.expectSoundArchive()
        // Without --quiet there would have been something to say, and it was not to be said.
        #expect(try folder.ingot("run", "pipeline.yaml", surroundings: surroundings).end == .exited(1))
        try folder.expectSoundArchive()
    }

    // MARK: Log

    @Test func `a log has a line for each page and the run, in either form`() throws {
        let folder = try folderWithFailure()
        _ = try folder.ingot("run", "--quiet", "--log", "run.log", "--log-form", "json", "pipeline.yaml")
        let lines = try objects(try folder.text("run.log"))
        #expect(lines.compactMap { $0["message"] as? String } == ["run begins", "page", "page", "run ends"])
        #expect(Set(lines.compactMap { $0["run"] as? String }).count == 1)
        #expect(lines.allSatisfy { ($0["time"] as? String)?.hasSuffix("Z") == true })
        let read = try #require(lines.first { $0["outcome"] as? String == "read" })
        #expect(read["added"] as? Int == 3 && read["bytes"] as? Int == MadePages.lamps.utf8.count)
        let failed = try #require(lines.first { $0["outcome"] as? String == "failed" })
        #expect(failed["level"] as? String == "warning" && failed["reason"] != nil)
        #expect(lines.last?["outcome"] as? String == "partial")
        // What comes later comes behind, and what matters less is left out.
        _ = try folder.ingot("run", "--quiet", "--log", "run.log", "--log-level", "warning", "pipeline.yaml")
        let further = try folder.text("run.log").split(separator: "\n").dropFirst(4)
        #expect(further.allSatisfy { $0.contains(" level=warning ") } && !further.isEmpty)
    }

    @Test func `a log that cannot be written is said once, and the run goes on`() throws {
        let folder = try folder()
        let outcome = try folder.ingot("run", "--quiet", "--log", "/dev/full", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.components(separatedBy: "/dev/full").count == 2, "\(outcome.messages)")
        let missing = try folder.ingot("run", "--quiet", "--log", "no/such/folder.log", "pipeline.yaml")
        #expect(missing.end == .exited(0))
        #expect(missing.messages.contains("no/such/folder.log: the log cannot be written"))
        let standard = try folder.ingot("run", "--quiet", "--log", "-", "pipeline.yaml")
        #expect(standard.messages.contains("level=info message=\"run ends\""))
    }

    // MARK: Metrics

    @Test func `metrics tell of the archive and the run, and no other file is left`() throws {
        let folder = try folderWithFailure()
        _ = try folder.ingot("run", "--quiet", "--metrics", "metrics/ingot.prom", "pipeline.yaml")
        #expect(!folder.exists("metrics"))
        try folder.write("metrics/ingot.prom", "what was there")
        let outcome = try folder.ingot("run", "--quiet", "--metrics", "metrics/ingot.prom", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        let text = try folder.text("metrics/ingot.prom")
        let archive = folder["archive"]
        #expect(text.contains("\ningot_archive_events{archive=\"\(archive)\"} 3\n"))
        #expect(text.contains("\ningot_run_exit_code{archive=\"\(archive)\",pipeline=\"made\"} 3\n"))
        #expect(text.contains(",outcome=\"failed\"} 1\n"))
        #expect(text.contains(",status=\"partial\"} "))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["metrics"]) == ["ingot.prom"])
        // A rehearsal is no run.
        try folder.write("metrics/ingot.prom", "what was there")
        _ = try folder.ingot("run", "--quiet", "--dry-run", "--metrics", "metrics/ingot.prom", "pipeline.yaml")
        #expect(try folder.text("metrics/ingot.prom") == "what was there")
    }

    @Test func `metrics of an archive that cannot be opened say so`() throws {
        let folder = try folder()
        try folder.write("archive", "a file where a folder is to be")
        let outcome = try folder.ingot("run", "--quiet", "--metrics", "ingot.prom", "pipeline.yaml")
        #expect(outcome.end == .exited(1))
        #expect(
            try folder.text("ingot.prom").contains(
                "ingot_run_exit_code{archive=\"\(folder["archive"])\",pipeline=\"made\"} 1"))
    }

    // MARK: Ping

    private func keys(_ server: LoopbackServer, _ rest: String = "") -> String {
        "fetch: {allow-hosts: [127.0.0.1]}\nnotify: {ping: \"\(server.url("/check?key=1"))\"\(rest)}\n"
    }

    private static let silence = [
        "/check/start?key=1": Reply.html(""), "/check?key=1": .html(""), "/check/fail?key=1": .html(""),
    ]

    @Test func `a dead man's switch hears of the beginning and of a good end`() throws {
        let server = try LoopbackServer(replies: Self.silence)
        defer { server.stop() }
        let folder = try folder(keys(server))
        let outcome = try folder.ingot("run", "--quiet", "pipeline.yaml")
        #expect(outcome.end == .exited(0) && outcome.messages.isEmpty, "\(outcome.messages)")
        #expect(server.requests.map(\.target) == ["/check/start?key=1", "/check?key=1"])
        #expect(server.requests.allSatisfy { $0.method == "POST" })
        let told = String(decoding: server.requests.last?.body ?? [], as: UTF8.self)
        #expect(told == "ingot run pipeline.yaml: done: 1 page (1 read), 3 events added")
        // A rehearsal is no run.
        _ = try folder.ingot("run", "--dry-run", "pipeline.yaml")
        #expect(server.requests.count == 2)
    }

    @Test func `a dead man's switch hears of a page that failed and of an archive that cannot be opened`() throws {
        let server = try LoopbackServer(replies: Self.silence)
        defer { server.stop() }
        let folder = try folder(keys(server), pages: ["lamps.html": MadePages.lamps, "nothing.html": ""])
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml").end == .exited(3))
        #expect(server.requests.last?.target == "/check/fail?key=1")
        try FileManager.default.removeItem(atPath: folder["archive"])
        try folder.write("archive", "a file where a folder is to be")
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml").end == .exited(1))
        #expect(server.requests.map(\.target).suffix(2) == ["/check/start?key=1", "/check/fail?key=1"])
        let told = String(decoding: server.requests.last?.body ?? [], as: UTF8.self)
        #expect(told.contains("exit code 1"))
    }

    @Test func `a dead man's switch hears of an archive that another run writes to`() throws {
        var replies = Self.silence
        replies["/slow"] = Reply(steps: [.wait("go")] + Reply.html(MadePages.ropes).steps)
        let server = try LoopbackServer(replies: replies)
        defer { server.stop() }
        let folder = try folder(keys(server))
        try folder.write("slow.yaml", MadePages.pipeline(pages: [server.url("/slow")]))
        let first = try folder.start("run", "slow.yaml")
        server.waitForRequests(2)
        let second = try folder.ingot("run", "--quiet", "pipeline.yaml")
        #expect(second.end == .exited(11))
        #expect(server.requests.map(\.target).suffix(2) == ["/check/start?key=1", "/check/fail?key=1"])
        server.release("go")
        #expect(try first.finish().end == .exited(0))
    }

    @Test func `addresses of their own are asked where they are given`() throws {
        let server = try LoopbackServer(replies: ["/up": .html(""), "/down": .html("")])
        defer { server.stop() }
        let folder = try folder(
            "fetch: {allow-hosts: [127.0.0.1]}\nnotify: {success: \"\(server.url("/up"))\", fail: \"\(server.url("/down"))\"}\n"
        )
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml").end == .exited(0))
        #expect(server.requests.map(\.target) == ["/up"])
    }

    @Test func `a ping that is not heard never fails a run, and is said`() throws {
        let server = try LoopbackServer(replies: ["/check?key=1": Reply(status: 500)])
        defer { server.stop() }
        let folder = try folder(keys(server))
        let outcome = try folder.ingot("run", "--quiet", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(
            outcome.messages.contains("answered with status 404")
                && outcome.messages.contains("answered with status 500"))
        // The address guard holds for pings too.
        try folder.write(
            "pipeline.yaml", "notify: {ping: \"\(server.url("/check?key=1"))\"}\n" + MadePages.pipeline("saved/*"))
        let refused = try folder.ingot("run", "--quiet", "pipeline.yaml")
        #expect(refused.end == .exited(0))
        #expect(refused.messages.contains("127.0.0.1"))
        #expect(server.requests.count == 2)
    }

    @Test func `SIGTERM ends a run on a server that never answers within five seconds, and is told as a failure`()
        throws
    {
        var replies = Self.silence
        replies["/never"] = Reply(steps: [.send(Array("HTTP/1.1 200 OK\r\n".utf8)), .wait("never")])
        replies["/lamps"] = .html(MadePages.lamps)
        let server = try LoopbackServer(replies: replies)
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            "notify: {ping: \"\(server.url("/check?key=1"))\"}\n"
                + MadePages.pipeline(pages: [server.url("/lamps"), server.url("/never")]))
        let running = try folder.start("run", "--quiet", "pipeline.yaml")
        // The start, robots.txt, and two pages.
        server.waitForRequests(4)
        let clock = ContinuousClock()
        let asked = clock.now
        running.send(SIGTERM)
        let outcome = try running.finish()
        #expect(clock.now - asked < .seconds(5))
        #expect(outcome.end == .exited(143))
        #expect(outcome.messages.contains("ending; what was read is put in the archive"))
        #expect(server.requests.last?.target == "/check/fail?key=1")
        #expect(try folder.events().count == 3)
        #expect(try folder.receipts().map(\.status) == ["interrupted"])
        try folder.expectSoundArchive()
    }

    @Test func `SIGTERM ends a run that waits for a ping`() throws {
        var replies = Self.silence
        replies["/check?key=1"] = Reply(steps: [.wait("never")])
        let server = try LoopbackServer(replies: replies)
        defer { server.stop() }
        let folder = try folder(keys(server))
        let running = try folder.start("run", "--quiet", "pipeline.yaml")
        server.waitForRequests(2)
        let clock = ContinuousClock()
        let asked = clock.now
        running.send(SIGTERM)
        let outcome = try running.finish()
        #expect(clock.now - asked < .seconds(5))
        #expect(outcome.end == .exited(0), "the run itself was over")
        #expect(outcome.messages.contains("was not heard"))
    }

    // MARK: Hook

    private func hook(_ script: String) -> String {
        "hook: [/bin/sh, -c, '\(script.replacingOccurrences(of: "'", with: "''"))']\n"
    }

    @Test func `a hook gets each new event as a line, and is not called where there is none`() throws {
        let folder = try folder(hook("cat >> told.jsonl; env > variables; echo chatter"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(!outcome.output.contains("chatter"))
        #expect(try folder.text("told.jsonl") == (try folder.text("archive/events/2024.jsonl")))
        let variables = try folder.text("variables").split(separator: "\n")
        #expect(variables.contains("INGOT_ARCHIVE=\(folder["archive"])") && variables.contains("INGOT_EVENTS=3"))
        #expect(variables.contains { $0.hasPrefix("INGOT_RUN=") } && !variables.contains { $0.hasPrefix("HOME=") })
        try folder.write("saved/ropes.html", MadePages.ropes)
        #expect(try folder.ingot("run", "--dry-run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.text("told.jsonl").split(separator: "\n").count == 3)
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml").end == .exited(0))
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml").end == .exited(0))
        #expect(try folder.text("told.jsonl").split(separator: "\n").count == 5)
        // The lock is free when the hook runs: it may use the archive.
        try folder.write(
            "pipeline.yaml",
            hook("cat > /dev/null; \(Program.path) add --quiet --archive archive kiln.html")
                + MadePages.pipeline("saved/*"))
        try folder.write("kiln.html", MadePages.single(1))
        try folder.write("saved/kiln.html", MadePages.single(2))
        #expect(try folder.ingot("run", "--quiet", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 7)
    }

    @Test(
        arguments: [
            ("[/bin/true]", nil), ("[/bin/false]", "ended with code 1"),
            ("[/bin/sh, -c, 'kill -9 $$']", "signal 9 ended it"),
            ("[/no/such/program]", "could not be started"), ("[no-such-program-anywhere]", "could not be started"),
            ("[/bin/sh, -c, 'exec <&-']", nil),
        ] as [(String, String?)])
    func `a hook that reads nothing harms nothing, and one that fails is said`(words: String, said: String?) throws {
        let folder = try folder("hook: \(words)\n")
        let outcome = try folder.ingot("run", "--quiet", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(try folder.events().count == 3)
        if let said {
            #expect(
                outcome.messages.contains(said) && outcome.messages.contains("3 new events may not have reached it"))
        } else {
            #expect(outcome.messages.isEmpty, "\(outcome.messages)")
        }
        try folder.expectSoundArchive()
    }

    @Test func `SIGTERM ends a run whose hook hangs and will not end, with all that the hook started`() throws {
        let folder = try folder(hook("trap \"\" TERM; sleep 1000 & echo go > began; sleep 1000"))
        #expect(mkfifo(folder["began"], 0o600) == 0)
        let running = try folder.start("run", "--quiet", "pipeline.yaml")
        // Opens when the hook does.
        let told = try #require(FileHandle(forReadingAtPath: folder["began"]))
        _ = told.readDataToEndOfFile()
        let clock = ContinuousClock()
        let asked = clock.now
        running.send(SIGTERM)
        let outcome = try running.finish()
        #expect(clock.now - asked < .seconds(5))
        #expect(outcome.messages.contains("the run was told to end"))
        #expect(try folder.events().count == 3)
        try folder.expectSoundArchive()
    }
}
