import Archive
import Fetching
import Foundation
import Yams

/// Reads pipeline files and finds everything that is wrong with them at once.
public struct PipelineReader {
    /// A longer file is no pipeline but a mistaken path.
    private static let longest = 1 << 20

    private let file: String
    private var problems: [PipelineProblem] = []

    /// Reads a pipeline file.
    ///
    /// - Throws: `PipelineError` with all problems: syntax, unknown keys with the nearest right one, missing keys, values
    ///   of the wrong kind, addresses that are none.
    public static func read(_ path: String) throws(PipelineError) -> Pipeline {
        let bytes: [UInt8]
        switch SavedFile.bytes(at: path, longest: PipelineReader.longest) {
        case .success(let read): bytes = read
        case .failure(let problem):
            throw PipelineError(problems: [
                PipelineProblem(
                    file: path,
                    message:
                        "the pipeline file cannot be read: \(problem.reason); Pipelines/samples.yaml is one to copy")
            ])
        }
        // What an editor on Windows puts in front of UTF-8.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw PipelineError(problems: [
                PipelineProblem(file: path, message: "the file is not UTF-8; save it as UTF-8")
            ])
        }
        var pipeline = try read(text, file: path)
        pipeline.digest = ContentDigest.sha256(bytes)
        return pipeline
    }

    /// Reads the text of a pipeline file; `file` names it in messages, and its folder is what relative paths start from.
    public static func read(_ text: String, file: String) throws(PipelineError) -> Pipeline {
        var reader = PipelineReader(file: file)
        let pipeline = reader.pipeline(from: text)
        if let pipeline, reader.problems.isEmpty { return pipeline }
        throw PipelineError(
            problems: reader.problems.sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
    }

    private init(file: String) {
        self.file = file
    }

    // MARK: Form

    private mutating func pipeline(from text: String) -> Pipeline? {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            report(error)
            return nil
        } catch {
            problems.append(PipelineProblem(file: file, message: "\(error)"))
            return nil
        }
        guard let root else {
            problems.append(
                PipelineProblem(
                    file: file, line: 1, column: 1,
                    message: "the file is empty; a pipeline needs `name:`, `archive:` and `sources:`"))
            return nil
        }
        guard case .mapping(let mapping) = root else {
            report(root, "a pipeline is a list of keys with values, like `name: samples`")
            return nil
        }
        check(mapping, at: root, against: PipelineKey.all, in: "a pipeline")
        return values(of: mapping)
    }

    private mutating func report(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            problems.append(
                PipelineProblem(file: file, line: mark.line, column: mark.column, message: "not YAML: \(problem)"))
        case .reader(let problem, _, _, _):
            problems.append(
                PipelineProblem(file: file, line: 1, column: 1, message: "not YAML: \(problem)"))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "`\($0):`" }.joined(separator: ", ")
            problems.append(
                PipelineProblem(
                    file: file, line: context.mark.line, column: context.mark.column,
                    message: "\(keys) stands here more than once; keep one"))
        default:
            problems.append(PipelineProblem(file: file, message: "not YAML: \(error)"))
        }
    }

    private mutating func report(_ node: Node, _ message: String) {
        problems.append(PipelineProblem(file: file, line: node.mark?.line, column: node.mark?.column, message: message))
    }

    private mutating func check(_ mapping: Node.Mapping, at node: Node, against keys: [PipelineKey], in place: String) {
        var seen: Set<String> = []
        for (keyNode, value) in mapping {
            guard let name = keyNode.string, let key = keys.first(where: { $0.name == name }) else {
                let typed = keyNode.string ?? "?"
                let names = keys.map(\.name)
                let remedy =
                    NearestWord.to(typed, in: names).map { "did you mean `\($0):`?" }
                    ?? "known here are \(names.map { "`\($0):`" }.joined(separator: ", "))"
                report(keyNode, "unknown key `\(typed):` in \(place); \(remedy)")
                continue
            }
            if !seen.insert(name).inserted { report(keyNode, "`\(name):` stands here more than once; keep one") }
            check(value, against: key, in: place)
        }
        for key in keys where key.isRequired && !seen.contains(key.name) {
            report(node, "`\(key.name):` is missing in \(place). \(key.meaning)")
        }
    }

    private mutating func check(_ value: Node, against key: PipelineKey, in place: String) {
        switch key.kind {
        case .text:
            guard case .scalar(let scalar) = value, !scalar.string.isEmpty else {
                return report(value, "`\(key.name):` takes a text. \(key.meaning)")
            }
        case .number(let bounds):
            guard case .scalar = value, let number = value.int, bounds.contains(number) else {
                return report(
                    value,
                    "`\(key.name):` takes a whole number from \(bounds.lowerBound) to \(bounds.upperBound). \(key.meaning)"
                )
            }
        case .texts:
            switch value {
            case .scalar(let scalar) where !scalar.string.isEmpty: break
            case .sequence(let sequence) where !sequence.isEmpty:
                for entry in sequence {
                    guard case .scalar(let scalar) = entry, !scalar.string.isEmpty else {
                        report(entry, "`\(key.name):` takes a list of texts. \(key.meaning)")
                        continue
                    }
                }
            default: report(value, "`\(key.name):` takes a list of texts. \(key.meaning)")
            }
        case .mapping(let keys):
            guard case .mapping(let mapping) = value else {
                return report(
                    value,
                    "`\(key.name):` takes keys of its own: \(keys.map { "`\($0.name):`" }.joined(separator: ", "))")
            }
            check(mapping, at: value, against: keys, in: "`\(key.name):`")
        case .mappings(let keys):
            guard case .sequence(let sequence) = value, !sequence.isEmpty else {
                return report(value, "`\(key.name):` takes a list whose entries begin with `- name:`. \(key.meaning)")
            }
            for entry in sequence {
                guard case .mapping(let mapping) = entry else {
                    report(
                        entry,
                        "an entry of `\(key.name):` has keys: \(keys.map { "`\($0.name):`" }.joined(separator: ", "))")
                    continue
                }
                check(mapping, at: entry, against: keys, in: "an entry of `\(key.name):`")
            }
        }
    }

    // MARK: Values

    private mutating func values(of mapping: Node.Mapping) -> Pipeline? {
        var names: [String: Int] = [:]
        var sources: [Pipeline.Source] = []
        for entry in mapping["sources"]?.sequence.map(Array.init) ?? [] {
            guard case .mapping(let source) = entry else { continue }
            let name = source["name"]?.string ?? ""
            if let first = names[name], let node = source["name"] {
                report(
                    node,
                    "two sources are called \"\(name)\" (the first on line \(first)); receipts could not tell them apart"
                )
            }
            names[name] = source["name"]?.mark?.line ?? 0
            if source["files"] == nil, source["pages"] == nil {
                report(
                    entry,
                    "the source \"\(name)\" has neither `files:` nor `pages:`; without them there is nothing to read")
            }
            let pages = texts(source["pages"])
            for (node, address) in pages { check(address, at: node) }
            if !pages.isEmpty, mapping["contact"]?.string?.isEmpty ?? true {
                report(
                    entry,
                    "the source \"\(name)\" fetches pages, so the pipeline needs `contact:`, an address at which a site's owner reaches you"
                )
            }
            sources.append(
                Pipeline.Source(
                    name: name, publisher: source["publisher"]?.string, year: source["year"]?.int,
                    files: texts(source["files"]).map { absoluteGlob($0.1) }, pages: pages.map(\.1)))
        }
        var fetch = Pipeline.FetchSettings()
        if case .mapping(let settings)? = mapping["fetch"] {
            fetch.timeout = settings["timeout"]?.int
            fetch.maximumBytes = settings["maximum-bytes"]?.int
            fetch.allowHosts = texts(settings["allow-hosts"]).map(\.1)
        }
        for (node, path) in texts(mapping["archive"]) + sources.indices.flatMap({ files(of: mapping, at: $0) })
        where path.hasPrefix("~") {
            report(node, "`~` stands for no home here; write the path in full, or relative to this file")
        }
        guard let name = mapping["name"]?.string, let archive = mapping["archive"]?.string else { return nil }
        return Pipeline(
            name: name, file: file, archive: absolute(archive), contact: mapping["contact"]?.string, fetch: fetch,
            sources: sources)
    }

    /// The globs of a source, as written.
    private func files(of mapping: Node.Mapping, at index: Int) -> [(Node, String)] {
        guard let entries = mapping["sources"]?.sequence, index < entries.count,
            case .mapping(let source) = entries[index]
        else { return [] }
        return texts(source["files"])
    }

    private func texts(_ node: Node?) -> [(Node, String)] {
        switch node {
        case .scalar(let scalar)?: node.map { [($0, scalar.string)] } ?? []
        case .sequence(let sequence)?: sequence.compactMap { entry in entry.string.map { (entry, $0) } }
        default: []
        }
    }

    private mutating func check(_ address: String, at node: Node) {
        do throws(AddressError) {
            _ = try Address(address)
        } catch {
            report(node, "\(error)")
        }
    }

    /// The folder of the pipeline file, absolute.
    private var folder: String { URL(fileURLWithPath: file).deletingLastPathComponent().path }

    /// A path relative to the folder of the pipeline file, made absolute and free of `..`.
    private func absolute(_ path: String, from folder: String? = nil) -> String {
        if path.hasPrefix("/") { return path }
        return URL(fileURLWithPath: (folder ?? self.folder) + "/" + path).standardizedFileURL.path
    }

    /// A glob relative to that folder, made absolute. The folder's own name is no pattern, whatever characters it has.
    private func absoluteGlob(_ pattern: String) -> String {
        var literal = ""
        for character in folder.unicodeScalars {
            if "*?[]\\".unicodeScalars.contains(character) { literal.append("\\") }
            literal.unicodeScalars.append(character)
        }
        return absolute(pattern, from: literal)
    }
}
