import Foundation
import ProgramUnderTest
import Testing

/// `ingot search`, `ingot show` and `ingot export`, as a person asks them.
@Suite struct SearchCommandTests {
    private func archive() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("ropes.html", MadePages.ropes)
        let outcome = try folder.ingot("add", "lamps.html", "ropes.html")
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        return folder
    }

    private func ids(_ outcome: Program.Outcome) -> [String] {
        outcome.output.split(separator: "\n").compactMap { line in
            line.hasPrefix("ev-") ? String(line.prefix { $0 != " " }) : nil
        }
    }

    @Test func `events are found, told in three lines each, and printed as lines of JSON`() throws {
        let folder = try archive()
        let all = try folder.ingot("search")
        #expect(all.end == .exited(0))
        #expect(ids(all).count == 5)
        let lamps = try folder.ingot("search", "lamp")
        #expect(!ids(lamps).isEmpty && ids(lamps).count < 5)
        #expect(lamps.output.split(separator: "\n").count == 3 * ids(lamps).count)
        #expect(!lamps.output.contains("\u{1B}"), "no marks where nobody looks at a terminal")
        let json = try folder.ingot("search", "lamp", "--json")
        #expect(json.output.split(separator: "\n").count == ids(lamps).count)
        #expect(json.output.hasPrefix("{\"schema\":1,\"id\":\"ev-"))
        #expect(try ids(folder.ingot("search", "lamp", "--limit", "1")).count == 1)
        let nothing = try folder.ingot("search", "zeppelin")
        #expect(nothing.end == .exited(0) && nothing.output.isEmpty && nothing.messages.contains("nothing found"))
    }

    @Test(arguments: [
        ["--from", "yesterday"], ["--to", "2024-13"], ["--min", "many"], ["--limit", "-1"], ["--kind", "gossip"],
        ["--without", "lamp"],
    ])
    func `a question that cannot be answered is told so`(arguments: [String]) throws {
        let folder = try archive()
        let outcome = try Program.run(["search"] + arguments, in: folder.path)
        #expect(outcome.end == .exited(64), "\(outcome.messages)")
        #expect(!outcome.messages.isEmpty)
    }

    @Test func `there is no archive to search`() throws {
        let folder = try WorkFolder()
        #expect(try folder.ingot("search", "lamp").end == .exited(10))
        #expect(try folder.ingot("export", "--form", "csv").end == .exited(10))
    }

    @Test func `an archive that may only be read is searched all the same`() throws {
        let folder = try archive()
        // Root may write everywhere; a folder in the index's place is what nobody can write to.
        try FileManager.default.createDirectory(
            atPath: folder["archive/search.sqlite"], withIntermediateDirectories: true)
        #expect(try ids(folder.ingot("search")).count == 5)
    }

    @Test func `an event is shown with the words around it, and where its page is kept`() throws {
        let folder = try archive()
        let id = try #require(try ids(folder.ingot("search", "--limit", "1")).first)
        let shown = try folder.ingot("show", id)
        #expect(shown.output.contains("In the saved page (archive/pages/"))
        let place = try folder.ingot("show", id, "--open").output.split(separator: "\t")
        #expect(place.count == 3)
        let file = try folder.bytes(String(place.first ?? ""))
        let offset = try #require(place.count == 3 ? Int(place[1]) : nil)
        #expect(
            Array(file.dropFirst(offset).prefix(2)) == [0x1F, 0x8B], "a member of the compressed file begins there")
    }

    @Test func `each form has all events, and filters choose among them`() throws {
        let folder = try archive()
        #expect(try folder.ingot("export").output.split(separator: "\n").count == 5)
        let rows = try folder.ingot("export", "--form", "csv").output.components(separatedBy: "\r\n")
        #expect(rows.first?.hasPrefix("id,kind,date,") == true)
        #expect(rows.count == 7)
        #expect(
            Array(try folder.ingot("export", "--form", "csv", "--bom").standardOutput.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let feed = try folder.ingot("export", "--form", "atom").output
        #expect(feed.components(separatedBy: "<entry>").count == 6)
        #expect(
            try folder.ingot("export", "--form", "atom", "--since", "2999-01-01").output.contains("<entry>") == false)
        #expect(try folder.ingot("export", "--form", "sqlite", "--output", "events.sqlite").end == .exited(0))
        #expect(Array(try folder.bytes("events.sqlite").prefix(15)) == Array("SQLite format 3".utf8))
        let again = try folder.ingot("export", "--form", "sqlite", "--output", "events.sqlite")
        #expect(again.end == .exited(1) && again.messages.contains("there is such a file already"))
        #expect(try folder.ingot("export", "--form", "sqlite").end == .exited(64))
        let some = try folder.ingot("export", "lamp").output.split(separator: "\n").count
        #expect(some == ids(try folder.ingot("search", "lamp")).count)
        #expect(try folder.ingot("export", "--output", "events.jsonl").end == .exited(0))
        #expect(try folder.bytes("events.jsonl") == folder.ingot("export").standardOutput)
        #expect(try folder.ingot("export", "--as-of", "2030-01-01", "lamp").end == .exited(64))
    }
}
