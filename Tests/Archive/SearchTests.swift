@testable import Archive
import Foundation
import Model
import Testing

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("Magnesium wheels, 3,000 t", "Magnesium wheels, 3,000 t"),
        ("镁合金", " 镁合 合金 金 "),
        ("2024年镁AZ31", "2024 年镁 镁 AZ31"),
        ("永", " 永 "),
        ("ＡＺ３１", "AZ31"),
        ("café", "café"),
        ("", ""),
    ])
    func `a run of Han characters stands as its pairs`(text: String, indexed: String) {
        #expect(SearchText.indexed(text) == indexed)
    }

    @Test(arguments: [
        ("wheel", "\"wheel\""), ("T-bar", "\"T-bar\""), ("镁合金", "\" 镁合 合金 \""), ("镁", "\" 镁 \" *"),
        ("say \"so\"", "\"say  so \""),
    ])
    func `a phrase is put as the index has it`(text: String, phrase: String) {
        #expect(SearchText.phrase(text) == phrase)
    }

    @Test(arguments: ["", " ", "--", "\"", "，。"]) func `what has no word in it is no phrase`(text: String) {
        #expect(SearchText.phrase(text) == nil)
    }
}

@Suite struct SearchQueryTests {
    private func match(_ text: String) throws -> String? {
        var query = SearchQuery()
        query.text = text
        return try query.match()
    }

    @Test(arguments: [
        ("copper wire", "(@\"copper\") AND (@\"wire\")"),
        ("\"copper wire\" mill", "(@\"copper wire\") AND (@\"mill\")"),
        ("copper -wire", "(@\"copper\") NOT (@\"wire\")"),
        ("copper -\"old wire\"", "(@\"copper\") NOT (@\"old wire\")"),
        ("smelt*", "(@\"smelt\" *)"),
        ("OR AND NOT NEAR", "(@\"OR\") AND (@\"AND\") AND (@\"NOT\") AND (@\"NEAR\")"),
        ("title:x", "(@\"title:x\")"), ("“quoted so”", "(@\"quoted so\")"),
    ])
    func `words become a question to FTS5, and none of them is an operator`(text: String, expected: String) throws {
        let columns = "{title text organizations places} : "
        #expect(try match(text) == expected.replacingOccurrences(of: "@\"", with: columns + "\""))
    }

    @Test func `no words are no question, and only unwanted ones cannot be answered`() throws {
        #expect(try match("") == nil)
        #expect(try match(" -- ") == nil)
        #expect(throws: SearchQuery.Unanswerable.self) { try match("-wire") }
    }
}

/// Events found by words and facts, and an index that follows the archive.
@Suite struct EventSearchTests {
    private let reports: [(text: String, day: String?)] = [
        ("Acme lit a furnace for 40 kt of magnesium wheels.", "2024-05-16"),
        ("Acme closed its mine; the wheel works go on.", "2024-11-02"),
        ("广东镁合金公司开工。", "2024-08-09"),
        ("A contract for barges was signed, nobody says when.", nil),
    ]

    private func archive() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("review"), reports, into: archive)
        archive.close()
        return folder
    }

    private func found(
        _ folder: TemporaryFolder, _ text: String = "", _ change: (inout SearchQuery) -> Void = { _ in }
    ) throws -> [Int] {
        var query = SearchQuery()
        query.text = text
        change(&query)
        return try EventSearch(archive: folder.path).find(query).map { event in
            reports.firstIndex { $0.text == event.happening.text } ?? -1
        }
    }

    @Test func `words are found in any form, all of them, the latest first`() throws {
        let folder = try archive()
        #expect(try found(folder, "wheel") == [1, 0])
        #expect(try found(folder, "WHEELS furnace") == [0])
        #expect(try found(folder, "wheel -mine") == [0])
        #expect(try found(folder, "\"wheel works\"") == [1])
        #expect(try found(folder, "\"works wheel\"") == [])
        #expect(try found(folder, "furn*") == [0])
        #expect(try found(folder, "furn") == [])
        #expect(try found(folder) == [1, 2, 0, 3])
    }

    @Test func `Chinese words are found whatever their length`() throws {
        let folder = try archive()
        for text in ["镁合金", "合金", "金", "镁合金公司", "工"] { #expect(try found(folder, text) == [2], "\(text)") }
        #expect(try found(folder, "合镁") == [])
    }

    @Test func `facts and words are asked for together`() throws {
        let folder = try archive()
        let day = { (text: String) in CivilDate(text) }
        #expect(try found(folder) { $0.from = day("2024-08-01") } == [1, 2])
        #expect(try found(folder) { $0.to = day("2024-08-09") } == [2, 0])
        #expect(try found(folder, "wheel") { $0.from = day("2024-05-17") } == [1])
        #expect(try found(folder, "wheel") { $0.to = day("2024-05-15") } == [])
        #expect(try found(folder) { $0.organizations = ["Acme Works"] } == [1, 2, 0, 3])
        #expect(try found(folder) { $0.places = ["springfield"] }.count == 4)
        #expect(try found(folder) { $0.places = ["Shelbyville"] } == [])
        #expect(try found(folder) { $0.source = "news.example" }.count == 4)
        #expect(try found(folder) { $0.source = "Example" }.count == 4)
        #expect(try found(folder) { $0.source = "other.example" } == [])
        #expect(try found(folder, "furnace") { $0.least = .init(value: 4_999_000, unit: "kg") } == [0])
        #expect(try found(folder) { $0.least = .init(value: 5001, unit: "t") } == [])
        #expect(try found(folder) { $0.most = .init(value: 5, unit: "m") } == [])
        #expect(try found(folder) { $0.limit = 2 } == [1, 2])
        #expect(try found(folder) { $0.kind = .market } == [])
        #expect(try found(folder, "example") == [], "the publisher is no word of an event")
        #expect(throws: SearchQuery.Unanswerable.self) {
            try found(folder) {
                $0.least = .init(value: 1, unit: "t")
                $0.most = .init(value: 1, unit: "m")
            }
        }
    }

    @Test func `relevance puts the event first in which the words weigh most`() throws {
        let folder = try archive()
        #expect(try found(folder, "wheel works") { $0.order = .relevance }.first == 1)
    }

    @Test func `the index follows what is added, revised and retired`() throws {
        let folder = try archive()
        #expect(try found(folder, "furnace") == [0])
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("daily"), [("A second furnace was lit in Gotham.", "2024-12-01")], into: archive)
        #expect(try found(folder, "furnace") == [-1, 0], "also while somebody writes to it")

        let events = try all(ArchiveReader(folder.path).events())
        let old = try #require(events.first { $0.happening.text == reports[0].text })
        let mine = try #require(events.first { $0.happening.text == reports[1].text })
        var revised = old
        revised.happening.text = "Acme put out an oven."
        var amendment = Amendment()
        amendment.revised = [.init(event: revised, change: "corrected")]
        amendment.retired = [.init(event: mine.id, into: [], reason: "made up")]
        var batch = Batch(time: Samples.time(9), run: "run-2", rules: Samples.rules)
        batch.amendment = amendment
        _ = try archive.commit(batch)
        archive.close()
        #expect(try found(folder, "furnace") == [-1])
        #expect(try found(folder, "oven") == [-1])
        #expect(try found(folder, "mine") == [])
        #expect(try EventSearch(archive: folder.path).count() == 4)
    }

    @Test func `an index that is missing, damaged or of another archive is made again`() throws {
        let folder = try archive()
        #expect(try found(folder, "barges") == [3])
        try folder.write("search.sqlite", Array("no database".utf8))
        #expect(try found(folder, "barges") == [3])
        let other = try TemporaryFolder()
        let archive = try Samples.open(other)
        try Samples.ingest(
            Samples.page("other"), [("Another archive.", nil), ("It has two events.", nil)], into: archive)
        archive.close()
        _ = try EventSearch(archive: other.path)
        try folder.write("search.sqlite", other.bytes("search.sqlite"))
        #expect(try found(folder, "barges") == [3])
        #expect(try found(folder, "another") == [])
    }

    @Test func `there is nothing to search where there is no archive`() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ArchiveError.noSuchArchive(path: folder.path)) { try EventSearch(archive: folder.path) }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/search.sqlite"))
    }
}
