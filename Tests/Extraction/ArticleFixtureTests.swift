import Foundation
import Testing

@testable import Extraction

/// Pages in the manner of many site builders, with the article as a person marked it before any program read it.
///
/// Beside each page lies its text, one paragraph a line. `articles-held-out` was not looked at while the rules were
/// written.
struct ArticleFixture: Sendable, CustomStringConvertible {
    let page: URL

    var description: String { page.lastPathComponent }

    static func all(in folder: String) -> [ArticleFixture] {
        let folder = PageFixture.folder.deletingLastPathComponent().appendingPathComponent(folder)
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "html" }.sorted { $0.path < $1.path }.map(ArticleFixture.init)
    }

    func score() throws -> ShingleScore {
        let document = DocumentReader.read([UInt8](try Data(contentsOf: page)), contentType: nil, url: nil)
        let body = document.blocks.filter { $0.kind != .title }.map { block in
            String(decoding: Array(document.text.utf8)[block.range], as: UTF8.self)
        }
        let wanted = try String(
            contentsOf: page.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
        return ShingleScore(wanted: wanted, extracted: body.joined(separator: "\n"))
    }
}

@Suite struct ArticleFixtureTests {
    @Test func thereAreManyArticles() {
        #expect(ArticleFixture.all(in: "articles").count + ArticleFixture.all(in: "articles-held-out").count >= 40)
    }

    @Test(arguments: ArticleFixture.all(in: "articles") + ArticleFixture.all(in: "articles-held-out"))
    func noArticleIsEmptyOrMostlyLost(fixture: ArticleFixture) throws {
        let score = try fixture.score()
        #expect(score.recall ?? 0 >= 0.85)
        #expect(score.precision ?? 0 >= 0.85)
    }

    @Test(arguments: ["articles", "articles-held-out"])
    func articlesOfManyBuildersAreReadAsWellAsTheFieldsBest(folder: String) throws {
        let mean = ShingleScore.mean(try ArticleFixture.all(in: folder).map { try $0.score() })
        #expect(mean.f1 >= 0.97, "precision \(mean.precision), recall \(mean.recall)")
    }

    @Test func theScoreCountsRunsOfFourWords() {
        let score = ShingleScore(wanted: "a b c d e", extracted: "a b c d f")
        #expect(score.precision == 0.5 && score.recall == 0.5)
        let none = ShingleScore(wanted: "a b c d", extracted: "")
        #expect(none.precision == nil && none.recall == 0)
    }
}
