import Foundation
import ProgramUnderTest
import Testing

/// What the documentation says is run, so that it stays true.
@Suite struct DocumentationTests {
    private static func text(_ name: String) throws -> String {
        try String(contentsOfFile: SamplesTests.repository + "/" + name, encoding: .utf8)
    }

    /// The lines of the fenced `sh` blocks of a page, block by block.
    private static func blocks(of page: String) throws -> [[String]] {
        var blocks: [[String]] = []
        var isInside = false
        for line in try text(page).split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```sh" {
                isInside = true
                blocks.append([])
            } else if line == "```" {
                isInside = false
            } else if isInside, !line.isEmpty {
                blocks[blocks.count - 1].append(String(line))
            }
        }
        return blocks
    }

    @Test(arguments: [
        ("README.md", 13), ("Documentation/many-pages.md", 5), ("Documentation/fetching.md", 2),
        ("Documentation/export.md", 5), ("Documentation/report.md", 4), ("Documentation/operations.md", 14),
        ("Documentation/profiles.md", 7),
    ])
    func `every command that is shown does what it says, one after the other`(page: String, count: Int) throws {
        let folder = try WorkFolder()
        for name in ["Samples", "Pipelines"] {
            try FileManager.default.copyItem(atPath: SamplesTests.repository + "/" + name, toPath: folder[name])
        }
        let commands = try Self.blocks(of: page).flatMap { $0 }
        #expect(commands.count >= count)
        let binaries = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
        for command in commands {
            let outcome = try Program.script(
                "PATH=\(Program.quoted(binaries)):/usr/bin:/bin; export PATH; \(command)", in: folder.path)
            #expect(outcome.end == .exited(0), "\(command)\n\(outcome.messages)")
            #expect(!outcome.output.isEmpty || command.contains(" > "), "\(command) prints nothing")
        }
        for archive in ["archive", "reviews", "saved", "news"] where folder.exists(archive) {
            try folder.expectSoundArchive(archive)
        }
    }

    @Test func `the README shows every command`() throws {
        let folder = try WorkFolder()
        let help = try folder.ingot("--help").output
        let commands =
            help.components(separatedBy: "SUBCOMMANDS:\n").last?.split(separator: "\n")
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("ingot help") }
            .compactMap { $0.split(separator: " ").first.map(String.init) } ?? []
        #expect(commands.count >= 7)
        let shown = try Self.blocks(of: "README.md").flatMap { $0 }.joined(separator: "\n")
        for command in commands { #expect(shown.contains("ingot \(command)"), "ingot \(command) is not in the README") }
    }

    /// All pages that the repository has for people.
    private static func pages() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: SamplesTests.repository + "/Documentation")
        return ["README.md", "CONTRIBUTING.md", "Samples/README.md", "Benchmarks/README.md", "Fuzzing/README.md"]
            + names.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
    }

    @Test(arguments: try pages())
    func `no link leads nowhere`(page: String) throws {
        let folder = URL(fileURLWithPath: SamplesTests.repository + "/" + page).deletingLastPathComponent()
        for part in try Self.text(page).components(separatedBy: "](").dropFirst() {
            let target = String(part.prefix { $0 != ")" && $0 != "#" })
            if target.isEmpty || target.contains("://") { continue }
            #expect(
                FileManager.default.fileExists(atPath: folder.appendingPathComponent(target).path), "\(page): \(target)"
            )
        }
    }
}
