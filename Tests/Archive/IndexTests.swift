@testable import Archive
import Foundation
import Model
import Testing

@Suite struct IndexTests {
    private static let reports: [(text: String, day: String?)] = [("One.", "2024-05-16"), ("Two.", nil)]

    /// An archive of two batches, and its index as it was after the first.
    private func archive() throws -> (folder: TemporaryFolder, early: [UInt8]) {
        let folder = try TemporaryFolder()
        let first = try Samples.open(folder)
        try Samples.ingest(Samples.page("a"), Self.reports, into: first)
        first.close()
        let early = try folder.bytes("index.sqlite")
        let second = try Samples.open(folder)
        try Samples.ingest(Samples.page("b", "b"), [Self.reports[0], ("Three.", "2023-01-01")], into: second)
        second.close()
        return (folder, early)
    }

    /// What the store answers to everything that can be asked.
    private func answers(_ store: some ArchiveStore) throws -> [String] {
        var answers: [String] = []
        for text in ["one", "Two!", "THREE.", "Four."] {
            for day in ["2024-05-16", "2023-01-01", nil] {
                let page = Samples.page("c", "c", at: 3)
                let event = Samples.event(text, on: day, from: PageStore.plan(page, last: nil))
                answers.append("\(text) \(day ?? "-"): \(try store.match(event))")
            }
        }
        for (name, body) in [("a", "<p>Hello</p>"), ("b", "b"), ("b", "<p>Hello</p>")] {
            let page = Samples.page(name, body, at: 9)
            answers.append(
                "\(name): \(try store.knows(key: page.key, digest: ContentDigest.sha256(page.body), rules: Samples.rules))"
            )
            answers.append("\(name): \(try store.keep(page).kind)")
        }
        return answers
    }

    private func answers(_ folder: TemporaryFolder) throws -> [String] {
        let archive = try Samples.open(folder)
        defer { archive.close() }
        return try answers(archive)
    }

    @Test func withoutItsIndexTheArchiveAnswersTheSame() throws {
        let (folder, early) = try archive()
        let expected = try answers(folder)
        #expect(expected.filter { $0.contains("known") }.count == 3)
        let states: [(String, (TemporaryFolder) throws -> Void)] = [
            ("deleted", { unlink($0["index.sqlite"]) }),
            ("behind", { try $0.write("index.sqlite", early) }),
            ("empty", { try $0.write("index.sqlite", []) }),
            (
                "no database",
                { try $0.write("index.sqlite", Array("not a database at all, but longer than a header".utf8)) }
            ),
            ("cut", { try $0.write("index.sqlite", try $0.bytes("index.sqlite").prefix(5000)) }),
        ]
        for (name, spoil) in states {
            let copy = try folder.copy()
            try spoil(copy)
            #expect(try answers(copy) == expected, "\(name)")
            let again = try Samples.open(copy)
            #expect(again.notices.isEmpty, "\(name): made again once and for all")
            again.close()
        }
    }

    @Test func anIndexOfAnotherArchiveIsNotBelieved() throws {
        let (folder, _) = try archive()
        let other = try TemporaryFolder()
        let store = try Samples.open(other)
        try Samples.ingest(Samples.page("x"), [("Elsewhere.", nil)], into: store)
        store.close()
        let expected = try answers(folder)
        try folder.write("index.sqlite", try other.bytes("index.sqlite"))
        let archive = try Samples.open(folder)
        #expect(archive.notices.count == 1)
        #expect(try answers(archive) == expected)
    }

    @Test(arguments: [
        "offset = 0, file = (SELECT number FROM file WHERE name = 'events/2024.jsonl')", "length = 1 << 62",
    ])
    func anIndexThatPointsToTheWrongPlaceIsNotBelieved(change: String) throws {
        let (folder, _) = try archive()
        let database = try Database(path: folder["index.sqlite"], .writing)
        try database.run("UPDATE event SET \(change)")
        database.close()
        let archive = try Samples.open(folder)
        let event = Samples.event("Two.", on: nil, from: PageStore.plan(Samples.page("c"), last: nil))
        let error = #expect(throws: ArchiveError.self) { try archive.match(event) }
        #expect(error?.description.contains("delete index.sqlite") == true)
    }

    @Test func aRehearsalAnswersAsTheArchiveWouldAndTouchesNothing() throws {
        let (folder, early) = try archive()
        let expected = try answers(folder)
        for spoil in ["none", "deleted", "behind"] {
            let copy = try folder.copy()
            if spoil == "deleted" { unlink(copy["index.sqlite"]) }
            if spoil == "behind" { try copy.write("index.sqlite", early) }
            let before = try copy.files()
            do {
                #expect(try answers(RehearsalStore(archive: copy.path)) == expected, "\(spoil)")
                let store = try RehearsalStore(archive: copy.path)
                let committed = try Samples.ingest(
                    Samples.page("d", "d"), [Self.reports[0], ("New.", nil)], into: store)
                #expect(committed.events == 1 && committed.sightings == 1)
                // What was rehearsed is known to the rest of the rehearsal.
                let again = try Samples.ingest(Samples.page("e", "e"), [Self.reports[0], ("New.", nil)], into: store)
                #expect(again.events == 0 && again.sightings == 2)
                let page = Samples.page("d", "d")
                #expect(try store.knows(key: page.key, digest: ContentDigest.sha256(page.body), rules: Samples.rules))
                try store.record(Samples.receipt())
            }
            #expect(try copy.files() == before, "\(spoil)")
        }
    }

    @Test func aRehearsalNeedsNoArchive() throws {
        let folder = try TemporaryFolder()
        for path in [nil, folder["none"]] {
            let store = try RehearsalStore(archive: path)
            #expect(try Samples.ingest(Samples.page("a"), Self.reports, into: store).events == 2)
            #expect(try Samples.ingest(Samples.page("a", at: 5), Self.reports, into: store).events == 0)
        }
        #expect(try folder.files().isEmpty)
    }

    @Test func aRehearsalSeesWhatALivingRunHasCommitted() throws {
        let (folder, _) = try archive()
        let living = try Samples.open(folder)
        try Samples.ingest(Samples.page("z"), [("Just now.", nil)], into: living)
        let store = try RehearsalStore(archive: folder.path)
        #expect(try Samples.ingest(Samples.page("y"), [("Just now.", nil)], into: store).sightings == 1)
        living.close()
    }
}
