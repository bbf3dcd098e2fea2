import Foundation
import ProgramUnderTest
import Testing

/// What is different where a person sits at a terminal: progress and marks.
@Suite struct TerminalTests {
    /// Gives a program a terminal.
    private static let scribe = "/usr/bin/script"
    private static let hasScribe: Bool = {
        #if os(Linux)
            FileManager.default.isExecutableFile(atPath: scribe)
        #else
            false
        #endif
    }()

    private func folder() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        return folder
    }

    /// What a terminal shows of a command.
    private func shown(_ command: String, variables: String = "TERM=xterm", in folder: WorkFolder) throws -> String {
        let program = Program.quoted(Program.path)
        let line = Program.quoted("\(program) \(command)")
        return try Program.script(
            "env \(variables) \(Self.scribe) -qec \(line) /dev/null < /dev/null", in: folder.path
        ).output
    }

    private static let clear = "\r\u{1B}[K"
    private static let bold = "\u{1B}[1m"

    @Test(.enabled(if: hasScribe, "there is no script(1) here"))
    func `a progress line shows on a terminal and is taken away before anything else is said`() throws {
        let folder = try folder()
        let text = try shown("run pipeline.yaml", in: folder)
        #expect(text.contains(Self.clear + "page 1 of 1  "))
        let last = try #require(text.components(separatedBy: Self.clear).last)
        #expect(last.hasPrefix("1 page from 1 source"), "\(last)")
        for (command, line) in [("verify", "0 % of "), ("reprocess", "page 1 of 1  ")] {
            let pieces = try shown("\(command) --archive archive", in: folder).components(separatedBy: Self.clear)
            #expect(pieces.dropLast().contains { $0.hasPrefix(line) }, "\(pieces)")
            #expect(pieces.last?.hasPrefix(line) == false && pieces.last?.isEmpty == false, "\(pieces)")
        }
        #expect(try shown("search lamp", in: folder).contains("event 1 of 3  for search.sqlite"))
        // Not where nobody wants to see it, or the terminal cannot take it away.
        #expect(try !shown("run --quiet pipeline.yaml", in: folder).contains("\u{1B}"))
        #expect(try !shown("run pipeline.yaml", variables: "TERM=dumb", in: folder).contains("\u{1B}"))
        #expect(try !folder.ingot("run", "pipeline.yaml").messages.contains("\u{1B}"))
    }

    @Test(.enabled(if: hasScribe, "there is no script(1) here"))
    func `hits are marked on a terminal, unless somebody does not want that`() throws {
        let folder = try folder()
        _ = try folder.ingot("run", "pipeline.yaml")
        _ = try folder.ingot("search", "lamp")
        #expect(try shown("search furnace", in: folder).contains(Self.bold))
        #expect(try !shown("search furnace", variables: "TERM=xterm NO_COLOR=1", in: folder).contains(Self.bold))
        #expect(try !shown("search --color never furnace", in: folder).contains(Self.bold))
        // Who asks for it in so many words gets it.
        #expect(
            try shown("search --color always furnace", variables: "TERM=xterm NO_COLOR=1", in: folder).contains(
                Self.bold))
    }

    @Test func `hits are marked in a file only where that was asked for`() throws {
        let folder = try folder()
        _ = try folder.ingot("run", "pipeline.yaml")
        #expect(try !folder.ingot("search", "furnace").output.contains("\u{1B}"))
        #expect(try folder.ingot("search", "--color", "always", "furnace").output.contains(Self.bold))
        #expect(try folder.ingot("search", "--color", "sometimes", "furnace").end == .exited(64))
    }
}
