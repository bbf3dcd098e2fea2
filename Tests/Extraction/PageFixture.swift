import Foundation
import Model

@testable import Extraction

/// A page of `Tests/Fixtures/pages` and what is expected of it.
///
/// Beside each page lies `NAME.expected`: what the reader is given beside the bytes (`given content-type:`,
/// `given url:`), what the page states, and one line for each block. `**` stands around a bold opening.
struct PageFixture: Sendable, CustomStringConvertible {
    let page: URL

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/pages")

    /// All pages, by name.
    static var all: [PageFixture] {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension != "expected" }.sorted { $0.path < $1.path }.map(PageFixture.init)
    }

    var description: String { page.lastPathComponent }

    var expectation: URL { page.appendingPathExtension("expected") }

    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: page)) }

    func expected() throws -> String { String(decoding: try Data(contentsOf: expectation), as: UTF8.self) }

    /// What stands behind `given NAME:` in the expectation.
    func given(_ name: String) -> String? {
        let text = (try? expected()) ?? ""
        let label = "given \(name): "
        return text.split(separator: "\n").first { $0.hasPrefix(label) }.map { String($0.dropFirst(label.count)) }
    }

    /// Reads the page and writes down what came of it in the expectation's form.
    func actual() throws -> String {
        let contentType = given("content-type")
        let url = given("url")
        let examination = DocumentReader.examine(
            try bytes(), contentType: contentType, url: url, limits: Limits())
        let document = examination.document
        var lines: [String] = []
        if let contentType { lines.append("given content-type: \(contentType)") }
        if let url { lines.append("given url: \(url)") }
        func state(_ name: String, _ stated: Document.Stated?) {
            if let stated { lines.append("\(name): \(stated.value) [\(stated.basis)]") }
        }
        state("title", document.title)
        state("published", document.published)
        state("publisher", document.publisher)
        if let language = document.language { lines.append("language: \(language)") }
        if let canonical = document.canonicalURL { lines.append("canonical: \(canonical)") }
        if let obstacle = document.obstacle {
            lines.append("obstacle: \(obstacle.kind.rawValue): \(obstacle.evidence)")
        }
        if let encoding = examination.encoding {
            lines.append("encoding: \(encoding.encoding.name) [\(encoding.basis)]")
        }
        if let answer = examination.answer { lines.append("answer: \(answer.rawValue)") }
        for warning in document.warnings { lines.append("warning: \(warning)") }
        lines.append("")
        let text = Array(document.text.utf8)
        for block in document.blocks {
            var words = String(decoding: text[block.range], as: UTF8.self)
            if let bold = block.boldOpening {
                words =
                    "**" + String(decoding: text[bold], as: UTF8.self) + "**"
                    + String(decoding: text[bold.upperBound..<block.range.upperBound], as: UTF8.self)
            }
            let rule = block.rule.map { " (\($0))" } ?? ""
            lines.append("\(block.kind.name)\(block.kind.level.map { " \($0)" } ?? "")\(rule)| \(words)")
        }
        for dropped in examination.dropped { lines.append("dropped (\(dropped.rule))| \(dropped.text)") }
        return lines.joined(separator: "\n") + "\n"
    }
}
