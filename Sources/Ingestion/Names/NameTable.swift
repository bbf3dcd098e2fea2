import Model
import Segmentation

/// Names of organisations and places that a user knows: how they are called in full, and how pages may call them.
public struct NameTable: Equatable, Sendable {
    /// What is looked for on pages: each name, and each alias with the name it stands for.
    public var aliases: [Alias]
    /// The digest of the file.
    public var digest: String

    /// A table.
    public init(aliases: [Alias], digest: String) {
        self.aliases = aliases
        self.digest = digest
    }

    /// The rules under which pages are read with a table: another table is other rules, so that pages are read again.
    ///
    /// The version and, behind a `+`, the first eight digits of the table's digest.
    static func rules(with names: NameTable?) -> String {
        guard let names else { return RulesVersion.current }
        return "\(RulesVersion.current)+\(names.digest.drop { $0 != ":" }.dropFirst().prefix(8))"
    }

    /// Whether rules are those of a page that was read with a table.
    static func isUsed(in rules: String) -> Bool { rules.contains("+") }

    /// All that one of them is called: the name itself and its aliases; the text alone where the table does not have it.
    public func allNames(of text: String) -> [String] {
        let wanted = text.lowercased()
        let names = Set(
            aliases.filter { $0.text.lowercased() == wanted || $0.name.lowercased() == wanted }.map(\.name))
        guard !names.isEmpty else { return [text] }
        return aliases.filter { names.contains($0.name) }.map(\.text)
    }
}
