import Archive
import Foundation
import Model
import Segmentation
import Yams

/// Reads tables of names, as YAML or as lines with tabs, and finds everything that is wrong with them at once.
public struct NameTableReader {
    /// A longer file is no table but a mistaken path.
    private static let longest = 16 << 20

    private let file: String
    private var problems: [PipelineProblem] = []
    private var aliases: [Alias] = []
    /// What each text stands for, and where that is said.
    private var seen: [String: (name: String, line: Int)] = [:]

    private static func entry(_ kinds: [NameKind], _ what: String) -> [PipelineKey] {
        [
            PipelineKey("name", .text, required: true, "The name in full, as event lines give it."),
            PipelineKey("aliases", .texts, "What pages call it; a text is found as it is written, as whole words."),
            PipelineKey("kind", .choice(kinds.map(\.rawValue)), "What sort of \(what) it is."),
        ]
    }

    private static let organizationKinds: [NameKind] = [.company, .authority, .institute, .association, .exchange]
    private static let placeKinds: [NameKind] = [.country, .region, .province, .city, .county]

    /// The keys of a table.
    static let keys: [PipelineKey] = [
        PipelineKey(
            "organizations", .mappings(entry(organizationKinds, "organisation")), "Firms, authorities and other bodies."
        ),
        PipelineKey("places", .mappings(entry(placeKinds, "place")), "Countries, cities and other places."),
    ]

    /// Reads a table. A file whose name ends in `.tsv` has a name a line; any other is YAML.
    ///
    /// - Throws: `PipelineError` with all problems.
    public static func read(_ path: String) throws(PipelineError) -> NameTable {
        let bytes: [UInt8]
        switch SavedFile.bytes(at: path, longest: longest) {
        case .success(let read): bytes = read
        case .failure(let problem):
            throw PipelineError(problems: [
                PipelineProblem(file: path, message: "the table of names cannot be read: \(problem.reason)")
            ])
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard
            let text = String(
                validating: bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...], as: UTF8.self)
        else {
            throw PipelineError(problems: [
                PipelineProblem(file: path, message: "the file is not UTF-8; save it as UTF-8")
            ])
        }
        return NameTable(aliases: try aliases(text, file: path), digest: ContentDigest.sha256(bytes))
    }

    /// The aliases of a table's text; `file` names it in messages, and its ending says what form it has.
    static func aliases(_ text: String, file: String) throws(PipelineError) -> [Alias] {
        var reader = NameTableReader(file: file)
        if file.lowercased().hasSuffix(".tsv") {
            reader.readLines(text)
        } else {
            let mapping = try PipelineReader.mapping(
                text, file: file, keys: keys, of: "a table of names",
                needs: "`organizations:` or `places:`, with a `name:` and `aliases:` in each entry",
                example: "organizations:")
            reader.read(mapping)
        }
        guard reader.problems.isEmpty else { throw PipelineError(problems: reader.problems) }
        return reader.aliases
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func read(_ mapping: Node.Mapping) {
        for (key, isPlace) in [("organizations", false), ("places", true)] {
            for entry in mapping[key]?.sequence.map(Array.init) ?? [] {
                guard case .mapping(let keys) = entry, let name = keys["name"], let text = name.string else { continue }
                let kind = keys["kind"]?.string.flatMap(NameKind.init)
                add(text, of: text, kind, isPlace, at: name.mark?.line, name.mark?.column)
                let aliases = keys["aliases"].map { node in node.sequence.map(Array.init) ?? [node] } ?? []
                for alias in aliases {
                    if let words = alias.string {
                        add(words, of: text, kind, isPlace, at: alias.mark?.line, alias.mark?.column)
                    }
                }
            }
        }
    }

    /// `organization` or `place`, the name, what sort it is or nothing, and the aliases, with tabs between.
    private mutating func readLines(_ text: String) {
        for (index, row) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard let sort = fields.first, !row.hasPrefix("#"), fields != [""] else { continue }
            let sorts = ["organization", "place"]
            guard sorts.contains(sort) else {
                let remedy =
                    NearestWord.to(sort, in: sorts).map { "did you mean `\($0)`?" }
                    ?? "a line begins with `organization` or `place`"
                report("unknown word `\(sort)`; \(remedy)", index + 1, 1)
                continue
            }
            guard fields.count >= 2, !fields[1].isEmpty else {
                report(
                    "the name is missing: `\(sort)`, a tab, the name, a tab, the kind, a tab, an alias", index + 1, 1)
                continue
            }
            let kinds = sort == "place" ? NameTableReader.placeKinds : NameTableReader.organizationKinds
            let typed = fields.count > 2 ? fields[2] : ""
            let kind = kinds.first { $0.rawValue == typed }
            if kind == nil, !typed.isEmpty {
                let words = kinds.map(\.rawValue)
                let remedy =
                    NearestWord.to(typed, in: words).map { "did you mean `\($0)`?" }
                    ?? "known here are \(words.map { "`\($0)`" }.joined(separator: ", ")), or nothing"
                report("unknown kind `\(typed)`; \(remedy)", index + 1, fields[0].count + fields[1].count + 3)
            }
            for words in [fields[1]] + fields.dropFirst(3) where !words.isEmpty {
                add(words, of: fields[1], kind, sort == "place", at: index + 1, 1)
            }
        }
    }

    private mutating func add(
        _ text: String, of name: String, _ kind: NameKind?, _ isPlace: Bool, at line: Int?, _ column: Int?
    ) {
        guard text.unicodeScalars.count >= 2, text.contains(where: { $0.isLetter || $0.isNumber }) else {
            return report("\"\(text)\" is too short for a name; it would be found everywhere", line, column)
        }
        if let first = seen[text] {
            if first.name != name {
                report(
                    "\"\(text)\" stands for \"\(first.name)\" already (line \(first.line)); it can stand for one only",
                    line, column)
            }
            return
        }
        seen[text] = (name, line ?? 0)
        aliases.append(Alias(text: text, name: name, kind: kind, isPlace: isPlace))
    }

    private mutating func report(_ message: String, _ line: Int?, _ column: Int?) {
        problems.append(PipelineProblem(file: file, line: line, column: column, message: message))
    }
}
