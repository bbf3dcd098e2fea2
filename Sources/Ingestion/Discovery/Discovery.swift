import Foundation

/// Finds the saved pages that a pipeline's sources name.
enum Discovery {
    /// A glob that no file answers to.
    struct Nothing: Equatable {
        var source: String
        var pattern: String
    }

    /// The saved pages of all sources in the order of the file, each once, and the globs that found nothing.
    static func files(of pipeline: Pipeline) -> (pages: [PageReference], nothing: [Nothing]) {
        var pages: [PageReference] = []
        var nothing: [Nothing] = []
        var seen: Set<String> = []
        for source in pipeline.sources {
            let knowledge = source.knowledge
            for pattern in source.files {
                let paths = files(matching: pattern)
                if paths.isEmpty { nothing.append(Nothing(source: source.name, pattern: pattern)) }
                for path in paths where seen.insert(path).inserted {
                    pages.append(PageReference(place: .file(path), source: source.name, knowledge: knowledge))
                }
            }
        }
        return (pages, nothing)
    }

    /// The files that a glob names, in the order of their names; the C library's glob(3).
    private static func files(matching pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { index in
            found.gl_pathv[index].map { String(cString: $0) }
        }
    }
}
