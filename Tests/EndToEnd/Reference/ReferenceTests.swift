import Foundation
import ProgramUnderTest
import Testing

/// The pages of reference that are made from the program and from the schemas.
@Suite struct ReferenceTests {
    private static let folder = SamplesTests.repository + "/Documentation/"
    private static let isWriting = ProcessInfo.processInfo.environment["INGOT_WRITE_EXPECTED"] != nil

    private static func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder + name, encoding: .utf8)
    }

    /// Holds a page against what is there, or writes it anew where that is asked for.
    private static func expect(_ page: String, in name: String) throws {
        if isWriting { try page.write(toFile: folder + name, atomically: true, encoding: .utf8) }
        #expect(try text(name) == page, "make reference, and read what it changed")
    }

    private static func help() throws -> CommandReference.Help {
        let outcome = try WorkFolder().ingot("--experimental-dump-help")
        return try JSONDecoder().decode(CommandReference.Help.self, from: Data(outcome.standardOutput))
    }

    private static func schemas() throws -> [(name: String, text: String)] {
        try LineReference.names.map { ($0, try text("schemas/\($0).schema.json")) }
    }

    @Test func `the page on pipeline files is the one that the program prints`() throws {
        let printed = try WorkFolder().ingot("check", "--keys")
        #expect(printed.end == .exited(0))
        try Self.expect(printed.output, in: "pipelines.md")
    }

    @Test func `the page on commands is the one that the commands make`() throws {
        try Self.expect(CommandReference.page(Self.help()), in: "commands.md")
    }

    @Test func `every command says what it does, shows an example, and explains each of its options`() throws {
        let commands = try #require(try Self.help().command.subcommands).filter { $0.commandName != "help" }
        #expect(commands.count >= 15)
        for command in commands {
            #expect(command.abstract?.isEmpty == false, "\(command.commandName)")
            #expect(command.discussion?.contains("EXAMPLE\n  ") == true, "\(command.commandName) shows no example")
            #expect(!CommandReference.own(command).isEmpty, "\(command.commandName)")
            for argument in CommandReference.own(command) {
                #expect(argument.abstract?.isEmpty == false, "\(command.commandName) \(argument.valueName ?? "")")
            }
        }
    }

    @Test func `the page on lines is the one that the schemas make`() throws {
        try Self.expect(LineReference.page(Self.schemas()), in: "lines.md")
    }

    @Test func `every schema is on the page, and every field has its meaning`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "schemas")
        #expect(files.sorted() == LineReference.names.map { "\($0).schema.json" }.sorted())
        for (name, text) in try Self.schemas() {
            let fields = try LineReference.fields(of: text)
            #expect(fields.count > 5, "\(name)")
            for field in fields { #expect(!field.meaning.isEmpty, "\(name): \(field.path) is not explained") }
        }
    }
}
