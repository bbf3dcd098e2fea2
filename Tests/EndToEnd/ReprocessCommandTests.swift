import Foundation
import ProgramUnderTest
import Testing

/// `ingot show`, `explain --match`, `reprocess`, `export --as-of` and `status --review`, as a person runs them.
@Suite struct ReprocessCommandTests {
    private static let review = MadePages.review(
        "A Review of the Lamp Trade in 2024",
        [
            (
                "A furnace in the north",
                "On May 16, the Tarn Works in Norvik lit a furnace of 30 tonnes for glass that was "
                    + "built by Danubia Furnaces for 12 million euros."
            ),
            ("A contract", "On June 3, the Southern Works signed a contract with Oslo for 400 lamps a day until 2030."),
            ("A prize in the east", "In September, the Eastern Works won a prize for a lamp that needs no oil."),
            ("A fire", "On October 8, a fire destroyed the store of the Western Works, with 9,000 lamps in it."),
            ("A school", "On November 2, the guild opened a school for 60 glass blowers in Norvik."),
        ])
    private static let daily = MadePages.review(
        "Tarn Works lights a furnace for glass in 2024",
        [
            (
                "Furnace lit",
                "On May 16, 2024, the Tarn Works in Norvik lit a furnace of 30 t for glass. Danubia Furnaces "
                    + "built it for 12 million euros, and the mayor came to see it."
            )
        ])

    private func archive() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("daily.html", Self.daily)
        try folder.write("review.html", Self.review)
        #expect(try folder.ingot("add", "daily.html").end == .exited(0))
        #expect(try folder.ingot("add", "review.html").end == .exited(0))
        return folder
    }

    private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any])
    }

    @Test func `an event is shown with every page that reported it, and why they are one`() throws {
        let folder = try archive()
        let sighting = try #require(try folder.sightings().first)
        let shown = try folder.ingot("show", sighting.event)
        #expect(shown.end == .exited(0))
        #expect(shown.output.contains("Reported by 2 pages:"), "\(shown.output)")
        #expect(shown.output.contains("daily.html") && shown.output.contains("review.html"))
        let account = try json(try folder.ingot("show", sighting.event, "--json"))
        #expect((account["sightings"] as? [Any])?.count == 1)
        let report = try #require(sighting.report)
        let explained = try folder.ingot("explain", "--match", sighting.event, report)
        #expect(explained.end == .exited(0))
        #expect(explained.output.contains("They are one event"), "\(explained.output)")
        let others = try folder.events().map(\.id).filter { $0 != sighting.event }
        let apart = try json(try folder.ingot("explain", "--json", "--match", others[0], others[1]))
        #expect(["different", "similar"].contains(apart["verdict"] as? String))
        #expect(try folder.ingot("show", "ev-0000000000000000").end == .exited(65))
        #expect(try folder.ingot("explain", "--match", others[0], "ev-0000000000000000").end == .exited(65))
        #expect(try folder.ingot("explain", "--match", others[0]).end == .exited(64))
        #expect(try folder.ingot("show", others[0], "--archive", "none").end == .exited(10))
    }

    @Test func `it is told how much of a year was known before its review`() throws {
        let folder = try archive()
        let told = try folder.ingot("status", "--review")
        #expect(told.end == .exited(0))
        #expect(told.output.contains("5 events of 2024: 1 (20.0 %) told before by other pages"), "\(told.output)")
        let reviews = try json(try folder.ingot("status", "--review", "--json"))["reviews"] as? [[String: Any]]
        #expect(reviews?.count == 1)
        #expect(reviews?.first?["covered"] as? Int == 1)
        #expect(reviews?.first?["new"] as? Int == 4)
    }

    @Test func `the same review again, from another address and with other furniture, adds nothing`() throws {
        let folder = try archive()
        let events = try folder.events()
        try folder.write(
            "copy.html",
            Self.review.replacingOccurrences(of: "<body>", with: "<body><nav><a href=\"/\">Home</a></nav>"))
        let outcome = try folder.ingot("add", "copy.html")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("no event") || outcome.output.contains("0 events added"), "\(outcome.output)")
        #expect(try folder.events() == events)
        try folder.expectSoundArchive()
    }

    @Test func `reprocessing tells that nothing changes, does what overrides say, and can be undone by nobody twice`()
        throws
    {
        let folder = try archive()
        let before = try folder.events()
        let plan = try folder.ingot("reprocess")
        #expect(plan.end == .exited(0))
        #expect(plan.output.contains("6 unchanged"), "\(plan.output)")
        #expect(plan.output.contains("nothing changes"))
        let sighting = try #require(try folder.sightings().first)
        let report = try #require(sighting.report)
        try folder.write("archive/overrides.jsonl", "{\"different\":[\"\(sighting.event)\",\"\(report)\"]}\n")
        let counts = try json(try folder.ingot("reprocess", "--json"))["counts"] as? [String: Int]
        #expect(counts?["added"] == 1)
        #expect(try folder.events() == before, "a plan changes nothing")
        #expect(try folder.ingot("reprocess", "--apply").output.contains("done, in one commit"))
        #expect(try folder.events().count == before.count + 1)
        #expect(try folder.sightings().isEmpty)
        #expect(try folder.ingot("reprocess", "--apply").output.contains("nothing changes"))
        try folder.expectSoundArchive()
        // As it was before that day nobody knows anything; at its end, all.
        #expect(try folder.ingot("export", "--as-of", "2001-01-01").output.isEmpty)
        let exported = try folder.ingot("export", "--as-of", "2999-12-31")
        #expect(exported.standardOutput.count { $0 == 0x0A } == before.count + 1)
        #expect(exported.standardOutput == (try folder.ingot("export").standardOutput))
    }

    @Test func `a bad override is named before anything is done`() throws {
        let folder = try archive()
        try folder.write("archive/overrides.jsonl", "{\"sane\":[]}\n")
        let before = try folder.listing().filter { !$0.key.contains("index") && $0.key != "archive/lock" }
        let outcome = try folder.ingot("add", "review.html")
        #expect(outcome.end == .exited(1))
        #expect(outcome.messages.contains("archive/overrides.jsonl:1: "))
        #expect(try folder.listing().filter { !$0.key.contains("index") && $0.key != "archive/lock" } == before)
    }

    @Test(arguments: [["--since", "yesterday"], ["--from", "x", "--page", "y"], ["--wait", "-1"]])
    func `what cannot be meant is refused`(arguments: [String]) throws {
        let folder = try WorkFolder()
        #expect(try Program.run(["reprocess"] + arguments, in: folder.path).end == .exited(64))
    }

    @Test func `a folder of saved pages becomes an archive`() throws {
        let folder = try WorkFolder()
        try folder.write("saved/review.html", Self.review)
        try folder.write("saved/deep/daily.html", Self.daily)
        try folder.write("saved/picture.png", "no page")
        let plan = try folder.ingot("reprocess", "--from", "saved")
        #expect(plan.output.contains("2 pages read again"), "\(plan.output)")
        #expect(!folder.exists("archive"))
        #expect(try folder.ingot("reprocess", "--from", "saved", "--apply").end == .exited(0))
        #expect(try folder.events().count == 5)
        #expect(try folder.sightings().count == 1)
        try folder.expectSoundArchive()
        #expect(try folder.ingot("reprocess", "--from", "saved", "--apply").output.contains("nothing changes"))
        let none = try folder.ingot("reprocess", "--from", "none")
        #expect(none.output.contains("0 pages"))
        #expect(none.end == .exited(65), "a path that is not there is no success")
        #expect(try folder.ingot("reprocess", "--from", "none", "--from", "saved").end == .exited(3))
    }

    @Test func `a page that is corrected corrects its event, and one that came back short takes nothing away`() throws {
        let folder = try archive()
        let url = "https://news.example/review"
        try folder.write("first.html", Self.review.replacingOccurrences(of: "guild", with: "league"))
        #expect(try folder.ingot("add", "--archive", "news", "--url", url, "first.html").end == .exited(0))
        let before = try folder.events("news")
        #expect(before.count == 5)
        try folder.write("second.html", try folder.text("first.html").replacingOccurrences(of: "9,000", with: "9,500"))
        let outcome = try folder.ingot("add", "--archive", "news", "--url", url, "second.html")
        #expect(outcome.output.contains("1 event revised"), "\(outcome.output)")
        let after = try folder.events("news")
        #expect(Set(after.map(\.id)) == Set(before.map(\.id)))
        let corrected = try #require(after.first { $0.happening.text.contains("9,500 lamps") })
        let shown = try folder.ingot("show", corrected.id, "--archive", "news", "--history")
        #expect(shown.output.contains("9,000 lamps"), "\(shown.output)")
        try folder.expectSoundArchive("news")
        try folder.write(
            "short.html",
            MadePages.review(
                "A Review of the Lamp Trade in 2024",
                [
                    (
                        "A furnace in the north",
                        "On May 16, the Tarn Works in Norvik lit a furnace of 30 tonnes for glass."
                    )
                ]))
        let short = try folder.ingot("add", "--archive", "news", "--url", url, "short.html")
        #expect(
            short.messages.contains("4 events of its last reading not in it any more, and kept"), "\(short.messages)")
        #expect(try folder.events("news") == after)
        try folder.expectSoundArchive("news")
    }

    @Test func `a choice that no page answers to is told, and a damaged record costs only itself`() throws {
        let folder = try archive()
        let chosen = try folder.ingot("reprocess", "--page", "https://news.example/none")
        #expect(chosen.end == .exited(65))
        #expect(chosen.messages.contains("has no page"))
        #expect(try folder.ingot("reprocess", "--since", "2001-01-01").end == .exited(0))
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder["archive/pages"]).first)
        var bytes = try folder.bytes("archive/pages/" + name)
        // In the first page's record, behind the one that says what the file is.
        let second = try #require(
            bytes.indices.dropFirst().first { bytes[$0...].starts(with: [0x1F, 0x8B, 8]) })
        bytes[second + 40] ^= 0xFF
        try folder.write("damaged.warc.gz", bytes)
        let outcome = try folder.ingot("reprocess", "--archive", "other", "--from", "damaged.warc.gz")
        #expect(outcome.end == .exited(3), "\(outcome.output)\(outcome.messages)")
        #expect(outcome.output.contains("1 page read again: 5 added"), "\(outcome.output)")
    }
}
