import Foundation
import LoopbackServer
import ProgramUnderTest
import Testing

/// SIGINT and SIGTERM in the middle of a run.
@Suite struct InterruptionTests {
    private func start() throws -> (WorkFolder, LoopbackServer, RunningProgram) {
        let slow = Reply(steps: [.wait("go")] + Reply.html(MadePages.ropes).steps)
        let server = try LoopbackServer(
            replies: ["/lamps": .html(MadePages.lamps), "/ropes": slow, "/kiln": .html(MadePages.single(1))])
        let folder = try WorkFolder()
        try folder.write(
            "pipeline.yaml",
            MadePages.pipeline(pages: [server.url("/lamps"), server.url("/ropes"), server.url("/kiln")]))
        try folder.write("other.yaml", MadePages.pipeline("pipeline.yaml", archive: "other"))
        let running = try folder.start("run", "pipeline.yaml", "other.yaml")
        // robots.txt and the first page came, and the second is waited for.
        server.waitForRequests(3)
        return (folder, server, running)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a run that is told to end keeps what it has, says so, and the next one does the rest`(signal: Int32) throws {
        let (folder, server, running) = try start()
        defer { server.stop() }
        running.send(signal)
        server.release("go")
        let outcome = try running.finish()
        #expect(outcome.end == .exited(128 + signal))
        #expect(outcome.output.contains("Interrupted: what is told here is in the archive"))
        #expect(!server.requests.contains { $0.target == "/kiln" })
        #expect(try folder.receipts().map(\.status) == ["interrupted"])
        #expect(!folder.exists("other"), "the end was asked of the whole command")
        // The page in hand may be finished or given up; what was told is in.
        let kept = try folder.events().count
        #expect(kept == 5 || kept == 3)
        #expect(outcome.output.contains("\(kept) events added to archive"))
        try folder.expectSoundArchive()

        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 6)
        #expect(try folder.sightings().isEmpty)
        try folder.expectSoundArchive()
    }

    @Test func `a run that is told twice ends at once, and the archive is sound`() throws {
        let (folder, server, running) = try start()
        defer { server.stop() }
        let outcome = try running.finish(sending: SIGINT)
        #expect([.killed(signal: SIGINT), .exited(130)].contains(outcome.end))
        #expect(!outcome.messages.contains("timed out"))
        server.release("go")
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 6)
        try folder.expectSoundArchive()
    }
}
