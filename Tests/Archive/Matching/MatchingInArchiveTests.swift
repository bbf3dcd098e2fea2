@testable import Archive
import Foundation
import Model
import SchemaValidator
import Testing

/// Matching as the archive does it: candidates from the index, facts that decide, links, and what a day makes near.
@Suite struct MatchingInArchiveTests {
    private static let report =
        "Ostrava Rolling Works lit its second reheating furnace in Vitkov, which heats 420,000 t of slabs a year and cost 38 "
        + "million euros, the company said."

    private func take(
        _ reports: [(text: String, day: String?)], page: String, into folder: TemporaryFolder
    ) throws -> Committed {
        let archive = try Samples.open(folder)
        defer { archive.close() }
        return try Samples.ingest(Samples.page(page, page), reports, into: archive)
    }

    @Test func `a near duplicate is a sighting that says why`() throws {
        let folder = try TemporaryFolder()
        _ = try take([(Self.report, "2024-05-16")], page: "a", into: folder)
        let other = Self.report.replacing("which heats", with: "that heats") + " It was built by Danubia."
        let committed = try take([(other, "2024-05-16")], page: "b", into: folder)
        #expect(committed == Committed(sequence: 2, pages: 1, events: 0, sightings: 1))
        let links = try all(ArchiveReader(folder.path).links())
        #expect(links == [], "\(links)")
        let sighting = try #require(try all(ArchiveReader(folder.path).sightings()).first)
        #expect(sighting.rule == "near-duplicate")
        #expect(sighting.score > 0.4 && sighting.score < 1)
        #expect(sighting.threshold == 0.4)
        #expect(!sighting.reasons.isEmpty)
        #expect(sighting.report == EventIdentity.identifier(of: Samples.happening(other)))
        #expect(try SchemaValidator.named("sighting").findings(inLines: folder.bytes("sightings.jsonl")) == [])
    }

    @Test func `one fact that differs keeps both, linked`() throws {
        let folder = try TemporaryFolder()
        _ = try take([(Self.report, "2024-05-16")], page: "a", into: folder)
        let other = Self.report.replacing("second", with: "third")
        #expect(try take([(other, "2024-05-16")], page: "b", into: folder).events == 1)
        let link = try #require(try all(ArchiveReader(folder.path).links()).first)
        #expect(link.kind == .similar)
        #expect(link.other == EventIdentity.identifier(of: Samples.happening(Self.report)))
        #expect(!link.contradicted.isEmpty)
        #expect(try SchemaValidator.named("link").findings(inLines: folder.bytes("links.jsonl")) == [])
        #expect(try ArchiveVerification(archive: folder.path, depth: .everything).run().isWhole)
    }

    @Test func `two things that one page tells are two, though day and names are the same`() throws {
        let first =
            "On May 16, Danubia Furnaces and the Vitkov Town Council signed an agreement on a standard for slag, number "
            + "40 of its kind."
        let second =
            "The congress of furnace builders met in Brno on May 16; Danubia Furnaces, the Vitkov Town Council and 40 other "
            + "members signed an agreement there and heard lectures on slag."
        let onePage = try TemporaryFolder()
        #expect(try take([(first, "2024-05-16"), (second, "2024-05-16")], page: "a", into: onePage).events == 2)
        #expect(try ArchiveVerification(archive: onePage.path, depth: .everything).run().isWhole)
    }

    @Test func `what may be either of two events is neither`() throws {
        let folder = try TemporaryFolder()
        let tail = { (number: String) in Self.report + " It is the works' \(number) in the valley of the Odra." }
        _ = try take([(tail("second"), "2024-05-16"), (tail("fourth"), "2024-05-16")], page: "a", into: folder)
        #expect(try take([(Self.report, "2024-05-16")], page: "b", into: folder).events == 1)
        let links = try all(ArchiveReader(folder.path).links()).filter { $0.rule == "in doubt" }
        #expect(links.count == 2)
    }

    @Test func `shuffled, split and repeated, the same events come of the same reports`() throws {
        var reports: [(text: String, day: String?)] = []
        let towns = ["Vitkov", "Leixoes", "Graz", "Bilbao", "Turku", "Varna"]
        for (index, town) in towns.enumerated() {
            let text = Self.report.replacing("Vitkov", with: town).replacing("420,000", with: "\(index + 2)20,000")
            reports.append((text, "2024-05-1\(index)"))
            // The same again in other typography, and with a label in front.
            reports.append((text.uppercased() + "!", "2024-05-1\(index)"))
            reports.append(("SMM reported that " + text.prefix(1) + text.dropFirst(), "2024-05-1\(index)"))
        }
        var generator = SeededGenerator(state: 11)
        var found: Set<Set<String>> = []
        for round in 0..<5 {
            let folder = try TemporaryFolder()
            var rest = reports.shuffled(using: &generator)[...]
            var page = 0
            while !rest.isEmpty {
                let count = min(rest.count, Int.random(in: 1...5, using: &generator))
                _ = try take(Array(rest.prefix(count)), page: "\(round)-\(page)", into: folder)
                rest = rest.dropFirst(count)
                page += 1
            }
            // Again, from another address: nothing new.
            #expect(try take(reports, page: "again", into: folder).events == 0)
            found.insert(Set(try all(ArchiveReader(folder.path).events()).map(\.id)))
        }
        #expect(found.count == 1)
        #expect(found.first?.count == towns.count)
    }

    @Test(arguments: [
        ("2024-05-16", "2024-05-01", true), ("2024-05-16", "2024-05-16", true), ("2024-05-16", "2024-05-11", true),
        ("2024-05-16", "2024-04-01", true), ("2024-05-16", "2024-01-01", true), ("2024-08-16", "2024-07-01", true),
        ("2024-05-16", "2024-06-01", false), ("2024-05-16", "2023-05-16", false), ("2024-05-16", "2024-05-17", false),
    ])
    func `a date is sought among the first days that hold it`(day: String, first: String, isSought: Bool) throws {
        let starts = DateWindow.starts(near: Interval(day: try #require(CivilDate(day))))
        #expect(starts.contains(try #require(CivilDate(first)).daysSinceEpoch) == isSought)
        #expect(starts.contains(DateWindow.undated))
    }

    @Test func `the archive as it was leaves out what came later and says what was said then`() throws {
        let folder = try TemporaryFolder()
        _ = try take([(Self.report, "2024-05-16")], page: "a", into: folder)
        let event = try #require(try all(ArchiveReader(folder.path).events()).first)
        let archive = try Samples.open(folder)
        var revised = event
        revised.happening.text = "It was put out."
        var amendment = Amendment()
        amendment.revised = [.init(event: revised, change: "corrected")]
        let later = Samples.event("Later.", on: nil, from: try archive.keep(Samples.page("z", "z", at: 500)))
        _ = try archive.commit(
            Batch(time: Samples.time(500), run: "r", rules: "1", events: [later], amendment: amendment))
        archive.close()
        let reader = try ArchiveReader(folder.path)
        var then: [Event] = []
        try reader.events(asOf: Samples.time(499)) { then.append($0) }
        #expect(then == [event])
        var now: [Event] = []
        try reader.events(asOf: Samples.time(500)) { now.append($0) }
        #expect(now == [revised, later])
        #expect(try reader.history(of: event.id).map(\.event) == [event])
    }
}
