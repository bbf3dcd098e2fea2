import Foundation
import ProgramUnderTest
import Testing

/// The recipes of the documentation, run by the tools that they are for.
@Suite struct RecipeTests {
    private static let environment = ProcessInfo.processInfo.environment
    /// `.ci/run` sets it: there a recipe that cannot be tried is a failure.
    private static let isRequired = environment["INGOT_RECIPES_REQUIRED"] != nil

    /// A tool that runs the blocks of a language.
    struct Tool: CustomTestStringConvertible, Sendable {
        /// What stands behind the fence.
        var language: String
        /// How many blocks there are at least.
        var blocks: Int
        /// What a block's file is run with; `$0` is the file.
        var command: String
        /// What succeeds only where the tool is there.
        var probe: String

        var testDescription: String { language }
    }

    private static let python: String = {
        let made = SamplesTests.repository + "/.build/recipes/bin/python"
        return Program.quoted(FileManager.default.isExecutableFile(atPath: made) ? made : "python3")
    }()

    static let tools = [
        Tool(language: "sh", blocks: 7, command: "sh -e \"$0\"", probe: "jq --version"),
        Tool(
            language: "sql", blocks: 5,
            command:
                "\(python) -c 'import duckdb, sys; print(duckdb.sql(open(sys.argv[1]).read()) or \"done\")' \"$0\"",
            probe: "\(python) -c 'import duckdb'"),
        Tool(language: "python", blocks: 1, command: "\(python) \"$0\"", probe: "\(python) -c 'import pandas'"),
        Tool(language: "r", blocks: 1, command: "Rscript \"$0\"", probe: "Rscript -e 'library(jsonlite)'"),
    ]

    /// The blocks of a language, in order.
    private static func blocks(_ language: String) throws -> [String] {
        let page = try String(
            contentsOfFile: SamplesTests.repository + "/Documentation/recipes.md", encoding: .utf8)
        return page.components(separatedBy: "\n```\(language)\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }
    }

    @Test(arguments: tools)
    func `every recipe runs and prints something`(tool: Tool) throws {
        let folder = try WorkFolder()
        guard try Program.script("\(tool.probe) >/dev/null 2>&1", in: folder.path).end == .exited(0) else {
            #expect(!Self.isRequired, "\(tool.probe) fails; Scripts/install-recipe-tools installs what is missing")
            return
        }
        try FileManager.default.copyItem(
            atPath: SamplesTests.repository + "/Samples", toPath: folder["Samples"])
        let binaries = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
        let path = "PATH=\(Program.quoted(binaries)):$PATH; export PATH; "
        let blocks = try Self.blocks(tool.language)
        #expect(blocks.count >= tool.blocks)
        // The archive is made by the first block of the page, whatever the language.
        let archive = try #require(try Self.blocks("sh").first)
        #expect(try Program.script(path + archive, in: folder.path).end == .exited(0))
        for block in blocks {
            try folder.write("recipe", block)
            let outcome = try Program.script(
                path + "file=recipe; " + tool.command.replacingOccurrences(of: "$0", with: "$file"), in: folder.path)
            #expect(outcome.end == .exited(0), "\(block)\n\(outcome.messages)")
            #expect(!outcome.output.isEmpty, "\(block) prints nothing")
            #expect(!outcome.messages.contains("rror"), "\(block)\n\(outcome.messages)")
        }
        try folder.expectSoundArchive("reviews")
    }
}
