import Archive
import Fetching
import Foundation
import Model
import XPath
import Yams

/// Reads pipeline files and finds everything that is wrong with them at once.
public struct PipelineReader {
    /// A longer file is no pipeline but a mistaken path.
    private static let longest = 1 << 20

    let file: String
    var problems: [PipelineProblem] = []

    /// Reads a pipeline file.
    ///
    /// - Throws: `PipelineError` with all problems: syntax, unknown keys with the nearest right one, missing keys, values
    ///   of the wrong kind, addresses that are none.
    public static func read(_ path: String) throws(PipelineError) -> Pipeline {
        let (text, bytes) = try content(
            of: path, called: "pipeline", remedy: "Pipelines/samples.yaml is one to copy")
        var pipeline = try read(text, file: path)
        pipeline.digest = ContentDigest.sha256(bytes)
        return pipeline
    }

    /// The text of a file, and its bytes.
    static func content(
        of path: String, called kind: String, remedy: String
    ) throws(PipelineError) -> (text: String, bytes: [UInt8]) {
        let bytes: [UInt8]
        switch SavedFile.bytes(at: path, longest: PipelineReader.longest) {
        case .success(let read): bytes = read
        case .failure(let problem):
            throw PipelineError(problems: [
                PipelineProblem(file: path, message: "the \(kind) file cannot be read: \(problem.reason); \(remedy)")
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
        return (text, bytes)
    }

    /// Reads the text of a pipeline file; `file` names it in messages, and its folder is what relative paths start from.
    public static func read(_ text: String, file: String) throws(PipelineError) -> Pipeline {
        var reader = PipelineReader(file: file)
        let pipeline = reader.pipeline(from: text)
        if let pipeline, reader.problems.isEmpty { return pipeline }
        throw reader.error
    }

    init(file: String) {
        self.file = file
    }

    /// All that was found, in the order of the lines; what is wrong in another file comes behind.
    var error: PipelineError {
        func order(_ problem: PipelineProblem) -> (Int, Int, Int) {
            (problem.file == file ? 0 : 1, problem.line ?? 0, problem.column ?? 0)
        }
        return PipelineError(problems: problems.sorted { order($0) < order($1) })
    }

    // MARK: Form

    private mutating func pipeline(from text: String) -> Pipeline? {
        guard
            let (root, mapping) = mapping(
                from: text, "a pipeline", needs: "`name:`, `archive:` and `sources:`", example: "name: samples")
        else { return nil }
        check(mapping, at: root, against: PipelineKey.all, in: "a pipeline")
        return values(of: mapping)
    }

    /// The keys and values of another file than a pipeline, found to be right by its table of keys.
    ///
    /// - Parameters:
    ///   - kind: what the file is, in messages.
    ///   - needs: what it cannot do without, in messages.
    ///   - example: a key with its value, in messages.
    static func mapping(
        _ text: String, file: String, keys: [PipelineKey], of kind: String, needs: String, example: String
    ) throws(PipelineError) -> Node.Mapping {
        var reader = PipelineReader(file: file)
        if let (root, mapping) = reader.mapping(from: text, kind, needs: needs, example: example) {
            reader.check(mapping, at: root, against: keys, in: kind)
            if reader.problems.isEmpty { return mapping }
        }
        throw reader.error
    }

    /// The keys of a file with their values.
    mutating func mapping(
        from text: String, _ kind: String, needs: String, example: String
    ) -> (root: Node, keys: Node.Mapping)? {
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
                    message: "the file is empty; \(kind) needs \(needs)"))
            return nil
        }
        guard case .mapping(let mapping) = root else {
            report(root, "\(kind) is a list of keys with values, like `\(example)`")
            return nil
        }
        return (root, mapping)
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

    mutating func report(_ node: Node, _ message: String) {
        problems.append(PipelineProblem(file: file, line: node.mark?.line, column: node.mark?.column, message: message))
    }

    mutating func check(_ mapping: Node.Mapping, at node: Node, against keys: [PipelineKey], in place: String) {
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
        case .decimal(let bounds):
            guard case .scalar = value, let number = value.float, bounds.contains(number) else {
                return report(
                    value,
                    "`\(key.name):` takes \(key.kind.words). \(key.meaning)")
            }
        case .choice(let words):
            guard case .scalar(let scalar) = value, words.contains(scalar.string) else {
                return report(value, "`\(key.name):` takes \(key.kind.words). \(key.meaning)")
            }
        case .pattern, .keyPattern, .expression, .address, .day:
            guard case .scalar(let scalar) = value, !scalar.string.isEmpty else {
                return report(value, "`\(key.name):` takes \(key.kind.words). \(key.meaning)")
            }
            check(text: scalar.string, at: value, against: key.kind)
        case .texts, .patterns, .addresses, .expressions, .valueExpressions:
            switch value {
            case .scalar(let scalar) where !scalar.string.isEmpty:
                check(text: scalar.string, at: value, against: key.kind)
            case .sequence(let sequence) where !sequence.isEmpty:
                for entry in sequence {
                    guard case .scalar(let scalar) = entry, !scalar.string.isEmpty else {
                        report(entry, "`\(key.name):` takes \(key.kind.words). \(key.meaning)")
                        continue
                    }
                    check(text: scalar.string, at: entry, against: key.kind)
                }
            default: report(value, "`\(key.name):` takes \(key.kind.words). \(key.meaning)")
            }
        case .addressesWith(let keys):
            let entries = value.sequence.map(Array.init) ?? [value]
            if entries.isEmpty { report(value, "`\(key.name):` takes \(key.kind.words). \(key.meaning)") }
            for entry in entries {
                switch entry {
                case .scalar(let scalar) where !scalar.string.isEmpty: check(scalar.string, at: entry)
                case .mapping(let mapping):
                    check(mapping, at: entry, against: keys, in: "an entry of `\(key.name):`")
                    if let first = keys.first, let node = mapping[first.name], let text = node.string {
                        check(text, at: node)
                    }
                default: report(entry, "`\(key.name):` takes \(key.kind.words). \(key.meaning)")
                }
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
            if PipelineReader.places.allSatisfy({ source[$0] == nil }) {
                let names = PipelineReader.places.map { "`\($0):`" }
                report(
                    entry,
                    "the source \"\(name)\" has none of \(names.joined(separator: ", ")); without them there is nothing to read"
                )
            }
            var read = Pipeline.Source(
                name: name, publisher: source["publisher"]?.string, year: source["year"]?.int,
                files: texts(source["files"]).map { absoluteGlob($0.1) }, pages: texts(source["pages"]).map(\.1),
                lists: (source["lists"].map { $0.sequence.map(Array.init) ?? [$0] } ?? []).compactMap(listing),
                feeds: texts(source["feeds"]).map(\.1), sitemaps: texts(source["sitemaps"]).map(\.1),
                revisitDays: source["revisit"]?.int)
            if case .mapping(let only)? = source["only"] { read.filter = filter(only) }
            read.profiles = texts(source["profile"]).compactMap { profile($0.1, at: $0.0) }
            read.keyRule = source["key"]?.string.flatMap { try? KeyRule($0) }
            if read.isOfNetwork, mapping["contact"]?.string?.isEmpty ?? true {
                report(
                    entry,
                    "the source \"\(name)\" fetches pages, so the pipeline needs `contact:`, an address at which a site's owner reaches you"
                )
            }
            sources.append(read)
        }
        var fetch = Pipeline.FetchSettings()
        if case .mapping(let settings)? = mapping["fetch"] { fetch = self.settings(settings) }
        for (node, path) in texts(mapping["archive"]) + sources.indices.flatMap({ files(of: mapping, at: $0) })
        where path.hasPrefix("~") {
            report(node, "`~` stands for no home here; write the path in full, or relative to this file")
        }
        let table = nameTable(mapping["names"])
        guard let name = mapping["name"]?.string, let archive = mapping["archive"]?.string else { return nil }
        var pipeline = Pipeline(
            name: name, file: file, archive: absolute(archive), contact: mapping["contact"]?.string, fetch: fetch,
            sources: sources)
        if case .mapping(let notify)? = mapping["notify"] {
            pipeline.ping = Pipeline.Ping(
                base: notify["ping"]?.string, start: notify["start"]?.string, success: notify["success"]?.string,
                failure: notify["fail"]?.string)
        }
        pipeline.hook = texts(mapping["hook"]).map(\.1)
        // A name without a slash is looked for where programs are.
        if let program = pipeline.hook.first, program.contains("/") { pipeline.hook[0] = absolute(program) }
        pipeline.names = table
        return pipeline
    }

    /// The table of names beside a pipeline; what is wrong in it is told with its own lines.
    private mutating func nameTable(_ node: Node?) -> NameTable? {
        guard let node, let path = node.string, !path.isEmpty else { return nil }
        do throws(PipelineError) {
            return try NameTableReader.read(absolute(path))
        } catch {
            problems += error.problems.map { problem in
                guard problem.line == nil else { return problem }
                return PipelineProblem(
                    file: file, line: node.mark?.line, column: node.mark?.column, message: problem.description)
            }
            return nil
        }
    }

    /// The keys of a source that name pages or where they are found.
    private static let places = ["files", "pages", "lists", "feeds", "sitemaps"]

    private func settings(_ settings: Node.Mapping) -> Pipeline.FetchSettings {
        var fetch = Pipeline.FetchSettings()
        fetch.timeout = settings["timeout"]?.int
        fetch.maximumBytes = settings["maximum-bytes"]?.int
        fetch.allowHosts = texts(settings["allow-hosts"]).map(\.1)
        fetch.usesEnvironmentProxies = settings["proxy"]?.string == "environment"
        var politeness = FetchPolicy.Politeness()
        if let gap = settings["gap"]?.float { politeness.gapSeconds = gap }
        if let longest = settings["longest-crawl-delay"]?.float { politeness.longestCrawlDelay = longest }
        if let number = settings["at-once"]?.int { politeness.transfersAtOnce = number }
        if let number = settings["at-once-per-host"]?.int { politeness.transfersAtOncePerHost = number }
        if let number = settings["attempts"]?.int { politeness.attempts = number }
        if let patience = settings["patience"]?.float { politeness.patienceSeconds = patience }
        politeness.budgetSeconds = settings["budget"]?.float
        politeness.obeysRobots = settings["robots"]?.string != "ignore"
        fetch.politeness = politeness
        return fetch
    }

    private func filter(_ only: Node.Mapping) -> LinkFilter {
        func patterns(_ key: String) -> [AddressPattern] {
            texts(only[key]).compactMap { try? AddressPattern($0.1) }
        }
        return LinkFilter(
            addresses: patterns("addresses"), unwantedAddresses: patterns("not-addresses"),
            titleWords: texts(only["titles"]).map(\.1), unwantedTitleWords: texts(only["not-titles"]).map(\.1),
            maximumAgeInDays: only["days"]?.int)
    }

    /// The profile in a file; what is wrong with it is told as what is wrong here.
    private mutating func profile(_ path: String, at node: Node) -> ProfileFile? {
        do throws(PipelineError) {
            return try PipelineReader.readProfile(absolute(path))
        } catch {
            for problem in error.problems where !problems.contains(problem) {
                guard problem.line == nil else {
                    problems.append(problem)
                    continue
                }
                report(node, problem.description)
            }
            return nil
        }
    }

    private func listing(_ node: Node) -> Pipeline.Listing? {
        switch node {
        case .scalar(let scalar): return Pipeline.Listing(address: scalar.string)
        case .mapping(let keys):
            guard let address = keys["url"]?.string else { return nil }
            let rule = ListingRule(
                links: keys["links"]?.string.flatMap { try? XPathExpression($0) },
                next: keys["next"]?.string.flatMap { try? XPathExpression($0) })
            return Pipeline.Listing(address: address, rule: rule, pages: keys["pages"]?.int ?? 1)
        default: return nil
        }
    }

    /// The globs of a source, as written.
    private func files(of mapping: Node.Mapping, at index: Int) -> [(Node, String)] {
        guard let entries = mapping["sources"]?.sequence, index < entries.count,
            case .mapping(let source) = entries[index]
        else { return [] }
        return texts(source["files"])
    }

    func texts(_ node: Node?) -> [(Node, String)] {
        switch node {
        case .scalar(let scalar)?: node.map { [($0, scalar.string)] } ?? []
        case .sequence(let sequence)?: sequence.compactMap { entry in entry.string.map { (entry, $0) } }
        default: []
        }
    }

    /// Checks a text that has a form of its own.
    private mutating func check(text: String, at node: Node, against kind: PipelineKey.Kind) {
        do {
            switch kind {
            case .address, .addresses: check(text, at: node)
            case .pattern, .patterns: _ = try AddressPattern(text)
            case .keyPattern: _ = try KeyRule(text)
            case .expression, .expressions: _ = try XPathExpression(text)
            case .valueExpressions: _ = try XPathExpression(text, for: .nodesOrText)
            case .day where CivilDate(text) == nil:
                report(node, "\"\(text)\" is no day of the calendar; write it like 2023-06-01")
            default: break
            }
        } catch {
            report(node, "\(error)")
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
