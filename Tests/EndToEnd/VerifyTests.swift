import Foundation
import LoopbackServer
import ProgramUnderTest
import SchemaValidator
import Testing

/// `ingot verify` and `ingot repair`, as a person runs them.
@Suite struct VerifyTests {
    private func archive() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("kiln.html", MadePages.single(1))
        try folder.write("other.html", MadePages.lamps)
        #expect(try folder.ingot("add", "kiln.html").end == .exited(0))
        #expect(try folder.ingot("add", "other.html").end == .exited(0))
        return folder
    }

    private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any])
    }

    @Test
    func `a whole archive is told to be whole, every position checked, and nothing is written but the note of it`()
        throws
    {
        let folder = try archive()
        let before = try folder.listing()
        let outcome = try folder.ingot("verify")
        #expect(outcome.end == .exited(0), "\(outcome.output)")
        #expect(outcome.output.hasPrefix("archive: whole; "))
        #expect(!outcome.output.contains("note:"), "\(outcome.output)")
        let report = try json(try folder.ingot("verify", "--archive", "archive", "--json"))
        #expect(report["whole"] as? Bool == true)
        #expect((report["findings"] as? [Any])?.isEmpty == true)
        #expect(report["positions"] as? Int == (try folder.events().count + folder.sightings().count))
        #expect(report["unchecked"] as? Int == 0)
        #expect(try folder.ingot("verify", "--quick").end == .exited(0))
        let repair = try folder.ingot("repair")
        #expect(repair.end == .exited(0))
        #expect(repair.output.contains("nothing to repair"))
        var after = try folder.listing()
        #expect(after.removeValue(forKey: "archive/verified.json") != nil)
        #expect(after == before)
    }

    @Test func `damage is named with file and line, a rehearsal leaves it, a repair mends it`() throws {
        let folder = try archive()
        let events = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder["archive/events"]).sorted().first)
        let name = "archive/events/\(events)"
        var bytes = try folder.bytes(name)
        let original = bytes
        bytes[30] ^= 1
        bytes[50] ^= 1
        try folder.write(name, bytes)
        try folder.write("archive/journal.jsonl", try folder.bytes("archive/journal.jsonl") + Array("rubbish\n".utf8))
        let outcome = try folder.ingot("verify", "--archive", "archive")
        #expect(outcome.end == .exited(1))
        #expect(outcome.output.contains("\(name):1: the line is damaged"), "\(outcome.output)")
        #expect(outcome.output.contains("archive/journal.jsonl:5: "), "\(outcome.output)")
        #expect(outcome.output.contains("ingot repair"))
        let report = try json(try folder.ingot("verify", "--json"))
        #expect(report["whole"] as? Bool == false)
        let findings = try #require(report["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["file"] as? String == name && $0["line"] as? Int == 1 })
        #expect(try folder.ingot("verify", "--quick").end == .exited(1))

        let before = try folder.listing()
        let rehearsal = try folder.ingot("repair", "--dry-run")
        #expect(rehearsal.end == .exited(0))
        #expect(rehearsal.output.contains("\(name):1: "))
        #expect(try folder.listing() == before)

        let repair = try folder.ingot("repair")
        #expect(repair.end == .exited(0), "\(repair.messages)")
        #expect(repair.output.contains("damaged/repair."))
        #expect(try folder.bytes(name) == Array(original[(1 + (try #require(original.firstIndex(of: 0x0A))))...]))
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
        let mended = try folder.listing()
        #expect(try folder.ingot("repair").end == .exited(0))
        #expect(try folder.listing() == mended)
        // Read again it comes back: what was lost is no longer known.
        #expect(try folder.ingot("add", "kiln.html", "other.html").end == .exited(0))
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.expectSoundArchive()
    }

    @Test func `no archive is 10 and a living run is waited for or told`() throws {
        let folder = try WorkFolder()
        for command in [["verify"], ["verify", "--json"], ["repair"], ["repair", "--dry-run"]] {
            #expect(try Program.run(command, in: folder.path).end == .exited(10))
            #expect(!folder.exists("archive"))
        }
        #expect(try folder.ingot("repair", "--wait", "-1").end == .exited(64))

        let slow = Reply(steps: [.wait("go")] + Reply.html(MadePages.ropes).steps)
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps), "/ropes": slow])
        defer { server.stop() }
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps"), server.url("/ropes")]))
        let run = try folder.start("run", "pipeline.yaml")
        server.waitForRequests(2)
        let verify = try folder.ingot("verify")
        #expect(verify.end == .exited(0), "\(verify.output)")
        #expect(verify.output.contains("a run is writing"))
        let repair = try folder.ingot("repair")
        #expect(repair.end == .exited(11))
        #expect(repair.messages.contains("process \(run.identifier)"))
        let waiting = try folder.start("repair", "--wait", "600")
        server.release("go")
        #expect(try run.finish().end == .exited(0))
        #expect(try waiting.finish().end == .exited(0))
        #expect(try folder.ingot("verify").end == .exited(0))
    }
}
