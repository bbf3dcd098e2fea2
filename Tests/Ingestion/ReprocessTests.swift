@testable import Archive
@testable import Ingestion
import Foundation
import Model
import Segmentation
import Testing

/// Saved pages that are read again: a plan that tells the truth, carried out in one commit, and nothing the second time.
@Suite struct ReprocessTests {
    private static let moment = Timestamp(secondsSinceEpoch: 1_795_500_000)
    private static let sentences = [
        "On March 4, 2024, Ostrava Rolling Works lit its second reheating furnace in Vitkov.",
        "On April 9, 2024, the Harbour Council of Leixoes let a contract for a bulk terminal to Nortada Construction.",
        "On May 21, 2024, Kestrel Alloys recalled 340 castings that a customer in Graz had found to be porous.",
    ]

    /// A page of numbered items.
    private static func body(_ sentences: [String]) -> [UInt8] {
        let items = sentences.enumerated().map { "<p>\($0.offset + 1). \($0.element)</p>" }.joined()
        return Array(
            """
            <html><head><title>Major events of 2024</title></head><body><article><h1>Major events of 2024</h1>\
            \(items)</article></body></html>
            """.utf8)
    }

    private static func page(_ name: String, _ sentences: [String]) -> Page {
        Page(
            url: "https://news.example/\(name)", retrieved: moment, origin: .http(status: 200, headers: []),
            body: body(sentences))
    }

    private func open(_ folder: TemporaryFolder) throws -> EventArchive {
        try EventArchive.open(
            at: folder.path, creating: true, holder: LockHolder(pid: 1, command: "test", started: Self.moment))
    }

    /// Puts a page in as if rules of old had read it: `change` makes of today's events what they were then.
    private func take(
        _ page: Page, into folder: TemporaryFolder, _ change: (inout [Event]) -> Void = { _ in }
    ) throws {
        let archive = try open(folder)
        let kept = try archive.keep(page)
        var events = PageReading.read(page, knowing: .init()).events
        #expect(events.count == 3)
        change(&events)
        var batch = Batch(time: Self.moment, run: "old", rules: "2020.1")
        for var event in events {
            event.rules = "2020.1"
            switch try archive.match(event) {
            case .new(let links):
                batch.events.append(event)
                batch.links += links
            case .known(let id, let decision): batch.sightings.append(Sighting(of: id, by: event, decision: decision))
            }
        }
        batch.pages = [PageOutcome(page: kept, outcome: "segmented", events: events.count)]
        _ = try archive.commit(batch)
        archive.close()
    }

    private func reprocess(
        _ folder: TemporaryFolder, applies: Bool, foreign: [String] = [], event: String? = nil
    ) throws -> ReprocessPlan {
        try ReprocessSession(
            archive: folder.path, applies: applies, wait: 0, selection: .init(), event: event, foreign: foreign,
            holder: LockHolder(pid: 1, command: "test", started: Self.moment), run: "new"
        ).run(isInterrupted: { false })
    }

    private func events(_ folder: TemporaryFolder) throws -> [Event] {
        let cursor = try ArchiveReader(folder.path).events()
        var events: [Event] = []
        while let event = try cursor.next() { events.append(event) }
        return events
    }

    private func counts(_ plan: ReprocessPlan) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: plan.counts.filter { $0.count > 0 }.map { ($0.change.rawValue, $0.count) })
    }

    /// Plans, carries out, and sees that the plan changed nothing, the commit all of it, and a second one nothing.
    private func settle(_ folder: TemporaryFolder, expecting expected: [String: Int]) throws {
        let before = try files(folder)
        #expect(counts(try reprocess(folder, applies: false)) == expected)
        #expect(try files(folder) == before, "a plan changes nothing")
        #expect(counts(try reprocess(folder, applies: true)) == expected)
        let after = try files(folder)
        let again = try reprocess(folder, applies: true)
        #expect(again.isEmpty, "\(again.lines)")
        #expect(try files(folder) == after, "applied twice it changes nothing")
        let report = try ArchiveVerification(archive: folder.path, depth: .everything).run()
        #expect(report.findings.map(\.description) == [])
    }

    private func files(_ folder: TemporaryFolder) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String }) ?? []
        where name.hasSuffix(".jsonl") || name.hasSuffix(".gz") {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
        }
        return files
    }

    @Test func `events that are read as they were stay as they are`() throws {
        let folder = try TemporaryFolder()
        try take(Self.page("a", Self.sentences), into: folder)
        let before = try events(folder)
        try settle(folder, expecting: ["unchanged": 3])
        #expect(try events(folder) == before)
    }

    @Test func `other words and another date are told, and the ids survive`() throws {
        let folder = try TemporaryFolder()
        try take(Self.page("a", Self.sentences), into: folder) { events in
            events[0].happening.text = String(events[0].happening.text.dropLast(11))
            events[0].happening.position.end -= 11
            events[0].id = "ev-0000000000000001"
            events[1].happening.date = nil
            events[1].id = "ev-0000000000000002"
        }
        try settle(folder, expecting: ["unchanged": 1, "reworded": 1, "redated": 1])
        let now = try events(folder)
        #expect(now.count == 3)
        #expect(now.first { $0.id == "ev-0000000000000001" }?.happening.text == Self.sentences[0])
        #expect(now.first { $0.id == "ev-0000000000000002" }?.happening.date?.interval.edtf == "2024-04-09")
        let history = try ArchiveReader(folder.path).history(of: "ev-0000000000000002")
        #expect(history.map(\.change) == ["redated"])
        #expect(history.first?.event.happening.date == nil)
    }

    @Test func `an event that was two is split, and two that were one are merged`() throws {
        let folder = try TemporaryFolder()
        let page = Self.page("a", Self.sentences)
        let text = Array(PageReading.read(page, knowing: .init()).document.text.unicodeScalars)
        try take(page, into: folder) { events in
            // The first two were one.
            let both = events[0].happening.position.start..<events[1].happening.position.end
            events[0].happening.text = String(String.UnicodeScalarView(text[both]))
            events[0].happening.position.end = events[1].happening.position.end
            events[0].id = "ev-0000000000000001"
            // The third was two.
            var half = events[2]
            let cut = 40
            half.happening.text = String(Self.sentences[2].dropFirst(cut))
            half.happening.position.start += cut
            half.id = "ev-0000000000000003"
            events[2].happening.text = String(Self.sentences[2].prefix(cut))
            events[2].happening.position.end = events[2].happening.position.start + cut
            events[2].id = "ev-0000000000000002"
            events[1] = half
        }
        let plan = try reprocess(folder, applies: false)
        #expect(plan.entries.filter { $0.change == .split }.map(\.others).contains(["ev-0000000000000001"]))
        try settle(folder, expecting: ["split": 2, "merged": 2])
        let now = try events(folder)
        #expect(now.count == 3)
        #expect(now.contains { $0.id == "ev-0000000000000001" })
        #expect(now.contains { ["ev-0000000000000002", "ev-0000000000000003"].contains($0.id) })
        #expect(Set(now.map(\.happening.text)) == Set(Self.sentences))
    }

    @Test func `what no rule finds any more is removed, what is found is added`() throws {
        let folder = try TemporaryFolder()
        try take(Self.page("a", Self.sentences), into: folder) { events in
            events[0].happening.text = "Major events of 2024"
            events[0].happening.position = Position(start: 0, end: 20)
            events[0].id = "ev-0000000000000001"
        }
        try settle(folder, expecting: ["unchanged": 2, "removed": 1, "added": 1])
        #expect(try events(folder).allSatisfy { $0.id != "ev-0000000000000001" })
        #expect(try ArchiveReader(folder.path).history(of: "ev-0000000000000001").map(\.change) == ["retired"])
    }

    @Test func `what another page reports too is never removed`() throws {
        let folder = try TemporaryFolder()
        let ghost = { (events: inout [Event]) in
            events[0].happening.text = "Major events of 2024"
            events[0].happening.position = Position(start: 0, end: 20)
        }
        try take(Self.page("a", Self.sentences), into: folder, ghost)
        try take(Self.page("b", Self.sentences), into: folder, ghost)
        let plan = try reprocess(folder, applies: true)
        #expect(plan.notes.contains { $0.contains("reports it too") })
        #expect(try events(folder).contains { $0.happening.text == "Major events of 2024" })
    }

    @Test func `a page that is not to be had changes nothing`() throws {
        let folder = try TemporaryFolder()
        try take(Self.page("a", Self.sentences), into: folder)
        let store = try #require(
            FileManager.default.enumerator(atPath: folder.path + "/pages")?.nextObject() as? String)
        let path = folder.path + "/pages/" + store
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes[bytes.count - 30] ^= 0xFF
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let plan = try reprocess(folder, applies: true)
        #expect(plan.isEmpty)
        #expect(plan.notes.count == 1)
        #expect(try events(folder).count == 3)
    }

    @Test func `overrides are done: two events become one, a sighting an event`() throws {
        let folder = try TemporaryFolder()
        try take(Self.page("a", Self.sentences), into: folder)
        let others = Self.sentences.map { $0.replacingOccurrences(of: "2024", with: "2024 or so") }
        try take(Self.page("b", [Self.sentences[0], others[1], Self.sentences[2]]), into: folder) { events in
            events.removeSubrange(1...)
            events.append(contentsOf: [])
        }
        let first = try events(folder)
        #expect(first.count == 3)
        try Data(#"{"same":["\#(first[0].id)","\#(first[1].id)"],"note":"as I know"}"#.utf8 + [0x0A]).write(
            to: URL(fileURLWithPath: folder.path + "/overrides.jsonl"))
        let plan = try reprocess(folder, applies: true)
        #expect(counts(plan)["merged"] == 1)
        let now = try events(folder)
        #expect(now.count == 2)
        let survivor = min(first[0].id, first[1].id)
        #expect(now.contains { $0.id == survivor })
        #expect(try reprocess(folder, applies: true).isEmpty)
    }

    @Test func `saved pages from elsewhere give the same archive in whatever order they are named`() throws {
        let pages = try TemporaryFolder()
        var names: [String] = []
        for (name, sentences) in [
            ("c", Self.sentences),
            ("a", [Self.sentences[2], Self.sentences[0], "On June 1, 2024, a ferry sank off Rab."]),
            ("b", ["On June 1, 2024, a Ferry sank off Rab!", Self.sentences[1], "On July 8, 2024, it was raised."]),
        ] {
            let path = pages.path + "/\(name).html"
            try Data(Self.body(sentences)).write(to: URL(fileURLWithPath: path))
            names.append(path)
        }
        var found: Set<[String: Data]> = []
        for order in [names, names.reversed(), [names[1], names[0], names[2]], [pages.path]] {
            let folder = try TemporaryFolder()
            _ = try reprocess(folder, applies: true, foreign: order)
            #expect(try events(folder).count == 5)
            found.insert(try files(folder))
        }
        #expect(found.count == 1)
    }

    @Test func `only the pages of an event are read where it is named`() throws {
        let folder = try TemporaryFolder()
        try take(Self.page("a", Self.sentences), into: folder)
        try take(
            Self.page("b", ["On June 1, 2024, x sank.", "On June 2, 2024, y sank.", "On June 3, 2024, z sank."]),
            into: folder)
        let event = try #require(try events(folder).first)
        #expect(try reprocess(folder, applies: false, event: event.id).pages == 1)
        #expect(throws: ReprocessSession.Failure.self) {
            try reprocess(folder, applies: false, event: "ev-zzzzzzzzzzzzzzzz")
        }
    }
}
