import Foundation

/// The commands as a page of Markdown: `Documentation/commands.md`, from what the program says of itself.
enum CommandReference {
    /// What `ingot --experimental-dump-help` prints.
    struct Help: Decodable {
        struct Command: Decodable {
            var commandName: String
            var abstract: String?
            var discussion: String?
            var arguments: [Argument]?
            var subcommands: [Command]?
        }

        struct Argument: Decodable {
            struct Name: Decodable {
                var kind: String
                var name: String
            }

            var kind: String
            var names: [Name]?
            var valueName: String?
            var abstract: String?
            var defaultValue: String?
            var allValues: [String]?
            var isRepeating: Bool
            var shouldDisplay: Bool
        }

        var command: Command
    }

    /// The page.
    static func page(_ help: Help) -> String {
        let commands = (help.command.subcommands ?? []).filter { $0.commandName != "help" }
        let heads = commands.map { "| [`ingot \($0.commandName)`](#ingot-\($0.commandName)) | \($0.abstract ?? "") |" }
        return """
            # The commands

            Every command has `--help`, which says the same as this page, `--version`, and exit codes that `ingot --help`
            lists. `make reference` makes this page from the commands themselves.

            | | |
            |---|---|
            \(heads.joined(separator: "\n"))

            """ + commands.map(section).joined()
    }

    /// The arguments that are the command's own, and not those that all have.
    static func own(_ command: Help.Command) -> [Help.Argument] {
        (command.arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.valueName ?? "") }
    }

    private static func section(_ command: Help.Command) -> String {
        var text = "\n## ingot \(command.commandName)\n\n\(command.abstract ?? "")\n"
        if let discussion = command.discussion { text += "\n\(markdown(discussion))\n" }
        let arguments = own(command)
        guard !arguments.isEmpty else { return text }
        return text + "\n| | |\n|---|---|\n" + arguments.map(row).joined(separator: "\n") + "\n"
    }

    /// Indented lines are shown as they are; the word above them in capitals is a head.
    private static func markdown(_ discussion: String) -> String {
        discussion.components(separatedBy: "\n").map { line in
            if line.hasPrefix("  ") { return "    " + line.dropFirst(2) }
            let isHead = !line.isEmpty && line.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || $0 == " " }
            return isHead ? line.prefix(1) + line.dropFirst().lowercased() + ":\n" : escaped(line)
        }.joined(separator: "\n")
    }

    private static func row(_ argument: Help.Argument) -> String {
        let value = argument.kind == "option" ? " \((argument.valueName ?? "value").uppercased())" : ""
        let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
        let name = names.isEmpty ? (argument.valueName ?? "").uppercased() : names.joined(separator: "`, `") + value
        var meaning = escaped(argument.abstract ?? "")
        if let values = argument.allValues, !values.isEmpty {
            meaning += " One of " + values.map { "`\($0)`" }.joined(separator: ", ") + "."
        }
        if let usual = argument.defaultValue, argument.kind == "option" { meaning += " `\(usual)` unless told." }
        return "| `\(name)\(argument.isRepeating ? " ..." : "")` | \(meaning) |"
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "<", with: "\\<")
    }
}
