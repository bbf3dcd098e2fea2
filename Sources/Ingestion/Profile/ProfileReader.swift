import Fetching
import Model
import Yams

extension PipelineReader {
    /// Reads a file with a profile of a publisher.
    ///
    /// - Throws: `PipelineError` with all problems, as a pipeline file has them: expressions that are none, days that the
    ///   calendar does not have, versions that begin after they end.
    public static func readProfile(_ path: String) throws(PipelineError) -> ProfileFile {
        let (text, _) = try content(
            of: path, called: "profile", remedy: "Pipelines/publishers/smm.yaml is one to copy")
        return try readProfile(text, file: path)
    }

    /// Reads the text of such a file; `file` names it in messages.
    public static func readProfile(_ text: String, file: String) throws(PipelineError) -> ProfileFile {
        var reader = PipelineReader(file: file)
        let profile = reader.profile(from: text)
        if let profile, reader.problems.isEmpty { return profile }
        throw reader.error
    }

    /// What a file holds that may be a pipeline or a profile, in a few words.
    ///
    /// - Throws: `PipelineError` with all that is wrong with it.
    public static func found(in path: String) throws(PipelineError) -> String {
        let (text, _) = try content(of: path, called: "pipeline", remedy: "Pipelines/samples.yaml is one to copy")
        if isProfile(text) {
            return "a profile of \(counted(try readProfile(text, file: path).profile.versions.count, "version"))"
        }
        return counted(try read(text, file: path).sources.count, "source")
    }

    /// Whether a file is a profile, and not a pipeline: it has versions, and no sources.
    static func isProfile(_ text: String) -> Bool {
        let lines = text.split(whereSeparator: \.isNewline)
        return lines.contains { $0.hasPrefix("versions:") } && !lines.contains { $0.hasPrefix("sources:") }
    }

    private mutating func profile(from text: String) -> ProfileFile? {
        guard
            let (root, mapping) = mapping(
                from: text, "a profile", needs: "`name:` and `versions:`", example: "name: smm")
        else { return nil }
        check(mapping, at: root, against: PipelineKey.profile, in: "a profile")
        let versions = (mapping["versions"]?.sequence.map(Array.init) ?? []).compactMap { version($0) }
        guard let name = mapping["name"]?.string else { return nil }
        let sorted = versions.enumerated().sorted { left, right in
            let (one, other) = (left.element.from, right.element.from)
            if one == other { return left.offset < right.offset }
            guard let one else { return false }
            return other.map { one > $0 } ?? true
        }.map(\.element)
        return ProfileFile(
            profile: PublisherProfile(name: name, digest: ProfileFile.digest(of: sorted), versions: sorted),
            addresses: texts(mapping["for"]).compactMap { try? AddressPattern($0.1) }, file: file)
    }

    private mutating func version(_ node: Node) -> PublisherProfile.Version? {
        guard case .mapping(let keys) = node else { return nil }
        let rules = PublisherProfile.Part.allCases.flatMap { part in
            texts(keys[part.rawValue]).map { PublisherProfile.Rule(part, $0.1) }
        }
        if rules.isEmpty {
            let names = PublisherProfile.Part.allCases.map { "`\($0.rawValue):`" }.joined(separator: ", ")
            report(node, "a version says nothing; give it one of \(names)")
        }
        let version = PublisherProfile.Version(
            from: keys["from"]?.string.flatMap { CivilDate($0) },
            until: keys["until"]?.string.flatMap { CivilDate($0) },
            rules: rules)
        if let from = version.from, let until = version.until, until < from {
            report(node, "the version ends on \(until), before it begins on \(from); swap `from:` and `until:`")
        }
        return version
    }
}
