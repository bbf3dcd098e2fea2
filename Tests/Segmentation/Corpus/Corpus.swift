import Foundation
import Ingestion
import Model
import ReviewTruth
import Testing

/// A folder of documents, each with its truth beside it or in a folder of truths.
struct Corpus {
    /// The folder of the documents, below the root of the repository.
    let documents: String
    /// The folder of the `.truth` files.
    let truths: String
    /// Whether a `year` in a truth is what a caller would hand in (`Tests/Fixtures/reviews`), or only what the page
    /// itself amounts to (`Samples`).
    let yearIsGiven: Bool

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The pages with their truths, by name.
    func pages() throws -> [(page: URL, truth: ReviewTruth)] {
        let documents = Corpus.repository.appendingPathComponent(documents)
        let files = try FileManager.default.contentsOfDirectory(
            at: Corpus.repository.appendingPathComponent(truths), includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "truth" }.sorted { $0.path < $1.path }.map { file in
            let name = file.deletingPathExtension().lastPathComponent
            let pages = ["html", "txt"].map { documents.appendingPathComponent("\(name).\($0)") }
            let page = pages.first { FileManager.default.fileExists(atPath: $0.path) }
            return (try #require(page, "\(file.lastPathComponent) has no page"), try ReviewTruth(contentsOf: file))
        }
    }

    private func read(_ page: URL, _ truth: ReviewTruth) throws -> PageReading {
        PageReading.read(
            [UInt8](try Data(contentsOf: page)), knowing: PageReading.Knowledge(year: yearIsGiven ? truth.year : nil))
    }

    /// The events of a page in one line each, without white space: label, days and words.
    func events(of page: URL, _ truth: ReviewTruth) throws -> [String] {
        try read(page, truth).reading.events.map { event in
            let words = event.text.filter { !$0.isWhitespace }
            return "\(event.sections.last?.label ?? "-") \(event.date?.interval.edtf ?? "undated") \(words)"
        }
    }

    /// Reads all pages as `ingot segment` does and holds them against their truths.
    func score() throws -> ReviewScore {
        var score = ReviewScore()
        for (page, truth) in try pages() {
            let reading = try read(page, truth)
            score.add(
                page.lastPathComponent, document: reading.document, events: reading.reading.events,
                sections: reading.reading.items.map(\.section), truth: truth)
        }
        return score
    }
}
