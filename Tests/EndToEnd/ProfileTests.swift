import Foundation
import ProgramUnderTest
import Testing

/// Profiles of publishers, as a person writes, tries and changes them.
@Suite struct ProfileTests {
    /// A page on which the general way takes the wrong one of two boxes.
    private static let page = """
        <!doctype html><html><head><title>Major events of 2024</title>
        <link rel="canonical" href="https://lamps.example/review"></head><body>
        <h1>Major events of 2024</h1>
        <div class="text-1f"><p>1. On May 16, 2024, the Tarn Works in Norvik lit a furnace of 30 t for glass.</p>
        <p>2. On June 3, 2024, the Southern Works signed a contract with Oslo for 400 lamps a day.</p></div>
        <div class="more-7a"><p>1. On May 2, 2023, the Eastern Works won a prize for a lamp that needs no oil, and gave \
        the money, some 4,000 kroner, to the widows of the guild, who bought oil with it.</p>
        <p>2. On October 8, 2023, a fire destroyed the store of the Western Works, with 9,000 lamps in it, and with \
        them the hope of a light winter, as the mayor put it in his speech at the gate.</p></div>
        </body></html>
        """
    private static let profile = """
        name: lamps
        for: //lamps.example/
        versions:
          - body: //div[starts-with(@class, 'text-')]
        """

    private func folder(_ profile: String = profile) throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("review.html", Self.page)
        try folder.write("lamps.yaml", profile)
        try folder.write(
            "pipeline.yaml",
            "name: lamps\narchive: archive\nsources:\n  - name: saved\n    profile: lamps.yaml\n    files: review.html\n"
        )
        return folder
    }

    @Test func `extract, segment and add read a page with the profile that is named`() throws {
        let folder = try folder()
        #expect(try folder.ingot("extract", "review.html").output.contains("Eastern Works"))
        let extracted = try folder.ingot("extract", "--profile", "lamps.yaml", "review.html")
        #expect(extracted.end == .exited(0))
        #expect(extracted.output.contains("Tarn Works") && !extracted.output.contains("Eastern Works"))
        let explained = try folder.ingot("extract", "--profile", "lamps.yaml", "--explain", "review.html").output
        #expect(explained.contains("profile: lamps; answered: body\n"))
        #expect(explained.contains("text from: the publisher's profile"))
        let segmented = try folder.ingot("segment", "--profile", "lamps.yaml", "review.html").output
        #expect(segmented.split(separator: "\n").count == 2 && !segmented.contains("Eastern"))
        #expect(try folder.ingot("add", "--profile", "lamps.yaml", "review.html").end == .exited(0))
        #expect(try folder.events().map(\.happening.text).allSatisfy { !$0.contains("Eastern") })
        // The page is read again as it was, by those who look at it later.
        #expect(try folder.ingot("verify").end == .exited(0))
        let plan = try folder.ingot("reprocess").output
        #expect(plan.contains("2 unchanged") || plan.contains("Nothing"), "\(plan)")
        let other = try folder.ingot("extract", "--profile", "lamps.yaml", "--url", "https://x.example/", "review.html")
        #expect(other.output.contains("Eastern Works"))
    }

    @Test func `check tells what is wrong with a profile, and the other commands stop there with 78`() throws {
        let folder = try folder()
        #expect(try folder.ingot("check", "lamps.yaml").output == "lamps.yaml: good, a profile of 1 version\n")
        #expect(try folder.ingot("check", "pipeline.yaml").end == .exited(0))
        try folder.write("lamps.yaml", "name: lamps\nversions:\n  - body: //div[\n    titel: //h1\n")
        for arguments in [
            ["check", "lamps.yaml"], ["check", "pipeline.yaml"], ["run", "pipeline.yaml"],
            ["extract", "--profile", "lamps.yaml", "review.html"], ["add", "--profile", "lamps.yaml", "review.html"],
        ] {
            let outcome = try Program.run(arguments, in: folder.path)
            #expect(outcome.end == .exited(78), "\(arguments)")
            #expect(outcome.messages.contains("lamps.yaml:3:11: "), "\(outcome.messages)")
            #expect(outcome.messages.contains("lamps.yaml:4:5: unknown key `titel:`"), "\(outcome.messages)")
        }
        #expect(!folder.exists("archive"))
    }

    @Test func `a profile that no longer matches is reported, in the summary and in the capture`() throws {
        let folder = try folder(Self.profile.replacingOccurrences(of: "'text-'", with: "'gone-'"))
        let run = try folder.ingot("run", "pipeline.yaml")
        #expect(run.end == .exited(0))
        let words = "profile lamps: body matched nothing; the general way was taken"
        #expect(run.messages.contains(words))
        #expect(run.output.contains("Read with a warning:") && run.output.contains(words))
        let extracted = try folder.ingot("extract", "--profile", "lamps.yaml", "review.html")
        #expect(extracted.messages.contains(words))
        #expect(extracted.output.contains("Eastern Works"))
        let json = try folder.ingot("extract", "--json", "--profile", "lamps.yaml", "review.html").output
        #expect(json.contains("\"missed\":[\"body\"]"))
        #expect(try String(contentsOfFile: folder["archive/pages.jsonl"], encoding: .utf8).contains(words))
    }

    @Test func `a changed profile is noticed by the next run, and by reprocess`() throws {
        let folder = try folder()
        #expect(try folder.ingot("run", "pipeline.yaml").output.contains("2 events added"))
        #expect(try folder.ingot("run", "pipeline.yaml").output.contains("1 known already"))
        #expect(try folder.ingot("verify").end == .exited(0))
        try folder.write("lamps.yaml", Self.profile.replacingOccurrences(of: "'text-'", with: "'more-'"))
        // Without the new profile nothing changes: the page is read as it was.
        #expect(!(try folder.ingot("reprocess").output.contains("Eastern")))
        let plan = try folder.ingot("reprocess", "--profile", "lamps.yaml").output
        #expect(plan.contains("Eastern Works"), "\(plan)")
        #expect(try folder.ingot("reprocess", "--profile", "lamps.yaml", "--apply").end == .exited(0))
        #expect(try folder.events().map(\.happening.text).allSatisfy { !$0.contains("Tarn") })
        #expect(try folder.ingot("verify").end == .exited(0))
        // Applied once, there is nothing more to do, with the profile or without it.
        #expect(try folder.ingot("run", "pipeline.yaml").output.contains("1 known already"))
        try folder.write("lamps.yaml", Self.profile.replacingOccurrences(of: "//div[starts", with: "//*[starts"))
        #expect(!(try folder.ingot("run", "pipeline.yaml").output.contains("known already.")))
        try folder.expectSoundArchive("archive")
    }
}
