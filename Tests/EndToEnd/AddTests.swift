import Archive
import Foundation
import LoopbackServer
import Model
import ProgramUnderTest
import Testing

/// `ingot add`, and rehearsals.
@Suite struct AddTests {
    @Test func `a review is added from a file, with what the user knows of it`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps.replacingOccurrences(of: " in 2024", with: ""))
        let outcome = try folder.ingot(
            "add", "--year", "2022", "--url", "https://news.example/lamps", "--publisher", "The Lamp", "--source",
            "mine",
            "lamps.html")
        #expect(outcome.end == .exited(0))
        let events = try folder.events()
        #expect(events.map { $0.happening.date?.interval.edtf } == ["2022-05-16", "2022-06-03", "2022-09"])
        #expect(
            events.allSatisfy { $0.source.url == "https://news.example/lamps" && $0.source.publisher == "The Lamp" })
        try folder.expectSoundArchive()
        // Known by its address from now on.
        try folder.write("copy.html", try folder.bytes("lamps.html"))
        let again = try folder.ingot("add", "--url", "https://news.example/lamps", "copy.html")
        #expect(again.output.contains("1 known already"))
    }

    @Test func `a page that is named twice is one page`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        let outcome = try folder.ingot("add", "lamps.html", "./lamps.html", folder["lamps.html"])
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("1 read, 2 known already"))
        #expect(outcome.output.contains("3 events added to archive, 0 already known."))
        #expect(try folder.captures().count == 1)
        try folder.expectSoundArchive()
    }

    @Test func `a review is added from an address`() throws {
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps)])
        defer { server.stop() }
        let folder = try WorkFolder()
        let arguments = ["add", "--contact", "someone@example.org", server.url("/lamps")]
        let refused = try Program.run(arguments, in: folder.path)
        #expect(refused.end == .exited(1))
        #expect(refused.messages.contains("loopback address"))
        let outcome = try Program.run(arguments + ["--allow-host", "127.0.0.1"], in: folder.path)
        #expect(outcome.end == .exited(0))
        #expect(try folder.events().map(\.source.url) == Array(repeating: server.url("/lamps"), count: 3))
        try folder.expectSoundArchive()
    }

    @Test func `a new review finds the events that the archive knows from elsewhere`() throws {
        let folder = try WorkFolder()
        try folder.write(
            "daily.html",
            MadePages.review(
                "A furnace is lit in 2024",
                [("A furnace in the north", "On May 16, the northern works lit a furnace of 30 tonnes for glass.")]))
        try folder.write("lamps.html", MadePages.lamps)
        #expect(try folder.ingot("add", "daily.html").end == .exited(0))
        let outcome = try folder.ingot("add", "lamps.html")
        #expect(outcome.output.contains("2 events added to archive, 1 already known (1 new sighting of them kept)."))
        #expect(try folder.events().count == 3)
        #expect(try folder.sightings().count == 1)
        try folder.expectSoundArchive()
    }

    @Test func `a rehearsal tells what would be added and leaves no trace`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        let empty = try folder.listing()
        for arguments in [["run", "--dry-run", "pipeline.yaml"], ["add", "--dry-run", "lamps.html"]] {
            let outcome = try Program.run(arguments, in: folder.path)
            #expect(outcome.end == .exited(0))
            #expect(outcome.output.contains("3 events would be added to archive, 0 already known."))
            #expect(try folder.listing() == empty)
        }
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        try folder.write("ropes.html", MadePages.ropes)
        let filled = try folder.listing()
        let outcome = try folder.ingot("run", "--dry-run", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("2 events would be added to archive, 0 already known."))
        #expect(outcome.output.contains("1 read, 1 known already"))
        #expect(try folder.listing() == filled)
        // And told the truth.
        #expect(try folder.ingot("run", "pipeline.yaml").output.contains("2 events added to archive, 0 already known."))
    }

    @Test func `a rehearsal fetches and leaves no trace`() throws {
        let server = try LoopbackServer(replies: ["/lamps": .html(MadePages.lamps)])
        defer { server.stop() }
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline(pages: [server.url("/lamps"), server.url("/gone")]))
        let before = try folder.listing()
        let outcome = try folder.ingot("run", "--dry-run", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        #expect(outcome.output.contains("3 events would be added"))
        #expect(try folder.listing() == before)
    }
}
