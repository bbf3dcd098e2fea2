import Foundation
import ProgramUnderTest
import Testing

/// Standard output and error that take nothing: a message where there is room for one, never a trap, never harm.
@Suite struct OutputTests {
    private func folder() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("lamps.html", "missing.html"))
        #expect(try folder.ingot("add", "--archive", "other", "lamps.html").end == .exited(0))
        return folder
    }

    private static let commands = [
        ["segment", "lamps.html"], ["extract", "lamps.html"], ["extract", "--json", "lamps.html"],
        ["explain", "lamps.html"], ["explain", "--json", "lamps.html"], ["status", "--archive", "other"],
        ["status", "--json", "--archive", "other"], ["run", "pipeline.yaml"], ["run", "--json", "pipeline.yaml"],
    ]

    @Test(arguments: commands)
    func `standard output that is full or closed is a failure with a message`(command: [String]) throws {
        let folder = try folder()
        let full = FileManager.default.fileExists(atPath: "/dev/full")
        for output in full ? [Program.Stream.path("/dev/full"), .closed] : [.closed] {
            var surroundings = Program.Surroundings()
            surroundings.output = output
            let outcome = try Program.run(command, in: folder.path, surroundings: surroundings)
            #expect(outcome.end == .exited(1), "\(output)")
            #expect(outcome.messages.contains("ingot: standard output: "))
        }
    }

    @Test func `a reader that has had enough is no failure`() throws {
        let folder = try folder()
        let outcome = try Program.script(
            "{ \"$@\" segment lamps.html; echo $? >&2; } | head -c 1 >&2", in: folder.path)
        #expect(outcome.messages.contains("0\n"))
        #expect(!outcome.messages.contains("ingot:"))
    }

    @Test func `with its streams closed a run writes only what belongs there`() throws {
        for closed in 1...7 {
            let folder = try folder()
            var surroundings = Program.Surroundings()
            if closed & 1 != 0 { surroundings.input = .closed }
            if closed & 2 != 0 { surroundings.output = .closed }
            if closed & 4 != 0 { surroundings.errors = .closed }
            let outcome = try folder.ingot("run", "pipeline.yaml", surroundings: surroundings)
            #expect(outcome.end == .exited(closed & 2 != 0 ? 1 : 3))
            #expect(try folder.events().count == 3)
            try folder.expectSoundArchive()
            #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(3))
            try folder.expectSoundArchive()
            #expect(try folder.text("archive/lock").isEmpty)
        }
    }
}
