import Foundation
import ProgramUnderTest
import Testing

/// Help, usage, `check` and `status`.
@Suite struct CommandLineTests {
    @Test(arguments: [[], ["run"], ["add"], ["segment"], ["extract"], ["explain"], ["check"], ["status"]])
    func `every command has help with an example, for a terminal of 80 columns`(command: [String]) throws {
        let folder = try WorkFolder()
        let outcome = try Program.run(command + ["--help"], in: folder.path)
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.isEmpty)
        #expect(outcome.output.contains("EXAMPLE\n  ingot "))
        // The line of usage is the parser's, which leaves it whole.
        for line in outcome.lines where !line.hasPrefix("USAGE:") { #expect(line.count <= 80, "\(line)") }
        #expect(try folder.listing().isEmpty)
    }

    @Test(arguments: [
        ["nonsense"], ["run"], ["add"], ["check"], ["segment", "--nonsense"], ["segment", "a", "b"],
        ["segment", "--year", "soon"], ["segment", "--year", "20244"], ["add", "--year", "-1", "x"], ["status", "x"],
        ["add", "--url", "https://news.example/", "a", "b"], ["add", "http://127.0.0.1/x"],
        ["add", "ftp://127.0.0.1/x"],
        ["add", "--wait", "nan", "x"], ["add", "--wait=-1", "x"],
    ])
    func `wrong usage exits with 64, says what is wrong, and writes nothing`(arguments: [String]) throws {
        let folder = try WorkFolder()
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.end == .exited(64))
        #expect(outcome.standardOutput.isEmpty)
        #expect(outcome.messages.hasPrefix("Error: "))
        #expect(outcome.messages.contains("Usage: ingot"))
        #expect(try folder.listing().isEmpty)
    }

    @Test func `the program says its version`() throws {
        let outcome = try WorkFolder().ingot("--version")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.hasPrefix("ingot "))
    }

    @Test func `check says of a good file that it is good`() throws {
        let folder = try WorkFolder()
        try folder.write("good.yaml", MadePages.pipeline("*.html"))
        let outcome = try folder.ingot("check", "good.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output == "good.yaml: good, 1 source\n")
        #expect(outcome.messages.isEmpty)
        #expect(!folder.exists("archive"))
    }

    @Test func `check tells the problems of bad files and still looks at the others`() throws {
        let folder = try WorkFolder()
        try folder.write("good.yaml", MadePages.pipeline("*.html"))
        try folder.write("bad.yaml", "nam: x\narchive: archive\nsources:\n  - name: s\n    files: x\n")
        let outcome = try folder.ingot("check", "bad.yaml", "good.yaml", "missing.yaml")
        #expect(outcome.end == .exited(78))
        #expect(outcome.output == "good.yaml: good, 1 source\n")
        #expect(outcome.messages.contains("bad.yaml:1:1: unknown key `nam:`"))
        #expect(outcome.messages.contains("did you mean `name:`?"))
        #expect(outcome.messages.contains("`name:` is missing"))
        #expect(outcome.messages.contains("missing.yaml: "))
    }

    @Test func `status tells people and programs what an archive holds`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("ropes.html", MadePages.ropes)
        #expect(try folder.ingot("add", "lamps.html", "ropes.html").end == .exited(0))
        let people = try folder.ingot("status")
        #expect(people.end == .exited(0))
        #expect(people.output.hasPrefix("archive: 5 events and 0 sightings from 2 captures"))
        #expect(people.output.contains("  2023      2\n  2024      3\n"))
        #expect(people.output.contains("ingot add lamps.html ropes.html"))
        let programs = try folder.ingot("status", "--json")
        #expect(programs.end == .exited(0))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(programs.standardOutput)) as? [String: Any])
        #expect(json["events"] as? Int == 5)
        #expect(json["captures"] as? Int == 2)
        #expect(json["years"] as? [String: Int] == ["2023": 2, "2024": 3])
        #expect((json["lastRuns"] as? [Any])?.count == 1)
    }

    @Test func `status of what is no archive exits with 10 and makes none`() throws {
        let folder = try WorkFolder()
        for arguments in [["status"], ["status", "--json"], ["status", "--archive", "elsewhere"]] {
            let outcome = try Program.run(arguments, in: folder.path)
            #expect(outcome.end == .exited(10))
            #expect(outcome.standardOutput.isEmpty)
            #expect(outcome.messages.contains("there is no archive here"))
        }
        #expect(try folder.listing().isEmpty)
    }
}

/// What an archive tells of itself when something of it is gone.
@Suite struct DamagedArchiveTests {
    @Test func `status names a file that is missing`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        #expect(try folder.ingot("add", "lamps.html").end == .exited(0))
        try FileManager.default.removeItem(atPath: folder["archive/events/2024.jsonl"])
        let outcome = try folder.ingot("status")
        #expect(outcome.end == .exited(1))
        #expect(outcome.messages.contains("events/2024.jsonl"))
        #expect(outcome.messages.contains("the file is missing"))
    }

    @Test func `an address that is none is not taken for a page's`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        #expect(try folder.ingot("add", "--url", "lamps", "lamps.html").end == .exited(64))
        #expect(!folder.exists("archive"))
    }
}
