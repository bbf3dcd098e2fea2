import Archive
import Foundation

/// The sources that make up reading a page: what they are, and their fingerprint.
struct RulesSources {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The file that tells the version; it is no part of what it tells the version of.
    static let versionFile = "Sources/Segmentation/RulesVersion.swift"

    /// Folders and files below the root of the repository: the rules themselves, the way from bytes to a document, the
    /// values that come out, and where the two are put together.
    static let parts = [
        "Sources/Segmentation", "Sources/Extraction", "Sources/Model/Calendar", "Sources/Model/Document.swift",
        "Sources/Model/Event.swift", "Sources/Model/Mention.swift", "Sources/Ingestion/PageReading.swift",
    ]

    /// The paths of the sources, ascending.
    static func paths() throws -> [String] {
        var paths: [String] = []
        for part in parts {
            if part.hasSuffix(".swift") {
                paths.append(part)
            } else {
                let folder = repository.appendingPathComponent(part).path
                paths += try FileManager.default.subpathsOfDirectory(atPath: folder)
                    .filter { $0.hasSuffix(".swift") }.map { "\(part)/\($0)" }
            }
        }
        return paths.filter { $0 != versionFile }.sorted()
    }

    /// The digest over the digests of all sources: neither layout nor comments count, nor what a file is called.
    static func fingerprint() throws -> String {
        fingerprint(of: try paths().map { [UInt8](try Data(contentsOf: repository.appendingPathComponent($0))) })
    }

    /// The same for sources at hand.
    static func fingerprint(of sources: [[UInt8]]) -> String {
        let digests = sources.map { ContentDigest.sha256(SwiftSource.tokens(of: $0)) }
        return ContentDigest.sha256(Array(digests.sorted().joined(separator: "\n").utf8))
    }
}
