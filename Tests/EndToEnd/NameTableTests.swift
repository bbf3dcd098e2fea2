import Foundation
import ProgramUnderTest
import Testing

/// A table of names, from the file to the search.
@Suite struct NameTableTests {
    private static let table = """
        organizations:
          - name: Northern Glass and Lamp Company
            kind: company
            aliases: [northern works, Old North]

        """

    private func folder() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("tables/names.yaml", NameTableTests.table)
        try folder.write("pipeline.yaml", MadePages.pipeline("lamps.html") + "names: tables/names.yaml\n")
        return folder
    }

    private func count(_ outcome: Program.Outcome) -> Int {
        outcome.output.split(separator: "\n").filter { $0.hasPrefix("ev-") }.count
    }

    @Test func `a page read with a table has its names`() throws {
        let folder = try folder()
        let without = try folder.ingot("segment", "lamps.html")
        let with = try folder.ingot("segment", "--names", "tables/names.yaml", "lamps.html")
        #expect(with.end == .exited(0), "\(with.messages)")
        #expect(!without.output.contains("Northern Glass"))
        #expect(
            with.output.contains(
                "\"text\":\"northern works\",\"name\":\"Northern Glass and Lamp Company\",\"kind\":\"company\""))
        #expect(try folder.ingot("explain", "--names", "tables/names.yaml", "lamps.html").end == .exited(0))
    }

    @Test func `a pipeline names its table, and an event is found by any name of it`() throws {
        let folder = try folder()
        let run = try folder.ingot("run", "pipeline.yaml")
        #expect(run.end == .exited(0), "\(run.messages)")
        #expect(try count(folder.ingot("search", "--organization", "Northern Glass and Lamp Company")) == 1)
        #expect(try count(folder.ingot("search", "--organization", "Old North")) == 0)
        #expect(
            try count(folder.ingot("search", "--organization", "Old North", "--names", "tables/names.yaml")) == 1)
        #expect(try folder.ingot("verify").end == .exited(0))
    }

    @Test func `another table is other rules`() throws {
        let folder = try folder()
        #expect(try folder.ingot("run", "pipeline.yaml").output.contains("3 events added"))
        #expect(try !folder.ingot("run", "pipeline.yaml").output.contains("already known"), "it was read before")
        let kept = try folder.ingot("reprocess", "--names", "tables/names.yaml")
        #expect(!kept.output.contains("lose"), "\(kept.output)")
        let lost = try folder.ingot("reprocess")
        #expect((lost.output + lost.messages).contains("without --names"), "\(lost.output)")
        try folder.write(
            "tables/names.yaml", NameTableTests.table.replacingOccurrences(of: "Glass and Lamp", with: "Lamp and Glass")
        )
        // A run meets the page, and reads it again under other rules.
        let again = try folder.ingot("run", "--dry-run", "pipeline.yaml")
        #expect(again.output.contains("3 already known"), "\(again.output)")
        let plan = try folder.ingot("reprocess", "--names", "tables/names.yaml", "--apply")
        #expect(plan.end == .exited(0), "\(plan.messages)")
        #expect(try count(folder.ingot("search", "--organization", "Northern Lamp and Glass Company")) == 1)
    }

    @Test func `what is wrong with a table is told with its place`() throws {
        let folder = try folder()
        try folder.write("tables/names.yaml", "organisations: []\n")
        let run = try folder.ingot("run", "pipeline.yaml")
        #expect(run.end == .exited(78), "\(run.messages)")
        #expect(run.messages.contains("tables/names.yaml:1:1: unknown key `organisations:`"), "\(run.messages)")
        let missing = try folder.ingot("segment", "--names", "nowhere.yaml", "lamps.html")
        #expect(missing.end == .exited(78) && missing.messages.contains("nowhere.yaml"), "\(missing.messages)")
    }
}
