import Foundation
import ProgramUnderTest
import Testing

/// Pipeline files that cannot be used: all is told, and nothing is written.
@Suite struct PipelineFileTests {
    @Test func `all three mistakes are told with line, column and the nearest word, and nothing is written`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write(
            "pipeline.yaml",
            """
            name: made
            archiv: archive
            archive: archive
            sources:
              - name: saved
                yaer: 2024
                files: ["*.html"]
                publsher: SMM

            """)
        let before = try folder.listing()
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(78))
        #expect(outcome.standardOutput.isEmpty)
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.count == 3)
        for (line, start, nearest) in zip3(
            lines, ["pipeline.yaml:2:1: ", "pipeline.yaml:6:5: ", "pipeline.yaml:8:5: "],
            ["did you mean `archive:`?", "did you mean `year:`?", "did you mean `publisher:`?"])
        {
            #expect(line.hasPrefix("ingot: " + start))
            #expect(line.hasSuffix(nearest))
        }
        #expect(try folder.listing() == before)
    }

    private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
        zip(a, zip(b, c)).map { ($0, $1.0, $1.1) }
    }

    @Test func `a bad pipeline beside a good one keeps both from running`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("good.yaml", MadePages.pipeline("*.html"))
        try folder.write("bad.yaml", "name: [\n")
        let before = try folder.listing()
        let outcome = try folder.ingot("run", "good.yaml", "bad.yaml")
        #expect(outcome.end == .exited(78))
        #expect(outcome.messages.hasPrefix("ingot: bad.yaml:2:1: not YAML: "))
        #expect(try folder.listing() == before)
    }

    @Test(arguments: ["run", "check"])
    func `a pipeline file that is missing, a folder, not UTF-8, not YAML or empty is told as such`(
        command: String
    ) throws {
        let folder = try WorkFolder()
        try folder.write("folder/lamps.html", MadePages.lamps)
        try folder.write("latin.yaml", Array("name: m".utf8) + [0xFC] + Array("ll\n".utf8))
        try folder.write("open.yaml", "name: \"made\narchive: archive\n")
        try folder.write("binary.yaml", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2])
        try folder.write("control.yaml", [0x00, 0x01, 0x02])
        try folder.write("empty.yaml", "")
        try folder.write("list.yaml", "- name: made\n")
        let before = try folder.listing()
        for (file, start) in [
            ("missing.yaml", "missing.yaml: the pipeline file cannot be read: No such file or directory"),
            ("folder", "folder: the pipeline file cannot be read: is a folder"),
            ("latin.yaml", "latin.yaml: the file is not UTF-8"), ("binary.yaml", "binary.yaml: the file is not UTF-8"),
            ("open.yaml", "open.yaml:3:1: not YAML: "), ("control.yaml", "control.yaml:1:1: not YAML: "),
            ("empty.yaml", "empty.yaml:1:1: the file is empty"),
            ("list.yaml", "list.yaml:1:1: a pipeline is a list of keys"),
        ] {
            let outcome = try folder.ingot(command, file)
            #expect(outcome.end == .exited(78), "\(file)")
            #expect(outcome.messages.hasPrefix("ingot: " + start), "\(outcome.messages)")
            #expect(outcome.standardOutput.isEmpty)
        }
        #expect(try folder.listing() == before)
    }

    @Test func `a file saved on Windows is read like any other`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        let text = MadePages.pipeline("*.html").replacingOccurrences(of: "\n", with: "\r\n")
        try folder.write("pipeline.yaml", [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        #expect(try folder.events().count == 3)
    }
}
