import Archive
import Foundation
import Model
import ProgramUnderTest
import Testing

/// The main job on saved pages.
@Suite struct RunTests {
    @Test func `a first run takes the events of the pages in and tells what came of it`() throws {
        let folder = try WorkFolder()
        try folder.write("pages/lamps.html", MadePages.lamps)
        try folder.write("pages/ropes.html", MadePages.ropes)
        try folder.write("pipeline.yaml", MadePages.pipeline("pages/*.html"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.isEmpty)
        #expect(outcome.output.contains("2 pages from 1 source"))
        #expect(outcome.output.contains("5 events added to archive, 0 already known."))
        #expect(outcome.output.contains("Try next:"))
        try folder.expectSoundArchive()
        let events = try folder.events()
        #expect(
            events.map { $0.happening.date?.interval.edtf } == [
                "2023-02-08", "2023-10-21", "2024-05-16", "2024-06-03", "2024-09",
            ])
        #expect(events.first?.happening.title == "A walk of 300 meters")
        #expect(folder.exists("archive/events/2023.jsonl") && folder.exists("archive/events/2024.jsonl"))
        let receipt = try #require(try folder.receipts().first)
        #expect(
            receipt.status == "done" && receipt.pages == .init(read: 2)
                && receipt.events.byYear == ["2023": 2, "2024": 3])
        #expect(receipt.command == "ingot run pipeline.yaml")
        #expect(receipt.pipeline == ContentDigest.sha256(try folder.bytes("pipeline.yaml")))
    }

    @Test func `a second run adds nothing and says so`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("lamps.html"))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        let before = try folder.listing()
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("1 known already"))
        #expect(outcome.output.contains("Nothing new: no event added to archive."))
        let after = try folder.listing()
        // A run leaves its receipt and nothing else.
        let changed = after.filter { before[$0.key] != $0.value }.keys.sorted().filter { !$0.contains("index.sqlite") }
        #expect(changed == ["archive/journal.jsonl", "archive/runs.jsonl"])
        #expect(try folder.receipts().count == 2)
        try folder.expectSoundArchive()
    }

    @Test func `the same page under another name gives sightings and no events`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(0))
        let events = try folder.bytes("archive/events/2024.jsonl")
        try folder.write("lanterns.html", MadePages.lamps)
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("0 events added to archive, 3 already known (3 new sightings of them kept)."))
        #expect(try folder.bytes("archive/events/2024.jsonl") == events)
        let sightings = try folder.sightings()
        #expect(Set(sightings.map(\.event)) == Set(try folder.events().map(\.id)))
        #expect(sightings.allSatisfy { $0.source.url?.hasSuffix("lanterns.html") ?? false })
        try folder.expectSoundArchive()
    }

    @Test func `the text that is unclaimed is told by the run, its receipt and the status`() throws {
        let folder = try WorkFolder()
        let closing = "Looking ahead, the port hopes for better weather."
        let review = """
            The port in 2024

            1. New quay opens
            On May 3, the new quay opened to ships.
            2. Channel deepened
            On June 4, the channel was handed over.
            \(closing)

            """
        try folder.write("port.txt", review)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.txt"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        let text = try #require(try folder.receipts().first?.text)
        #expect(text.unclaimed == closing.count)
        #expect(text.body > closing.count && text.body <= review.count)
        let share = Double(text.unclaimed) / Double(text.body) * 100
        let printed = String(format: "%.1f %%", share)
        #expect(outcome.output.contains("\(printed) of the text is in no heading, lead or event"), "\(outcome.output)")
        #expect(try folder.ingot("status").output.contains("0 failed, \(printed) of the text unclaimed"))
        let account = try folder.ingot("explain", "port.txt").output
        #expect(account.contains("Unclaimed, \(printed) of the body:"))
        // A run that reads nothing tells no share.
        let second = try folder.ingot("run", "pipeline.yaml")
        #expect(!second.output.contains("of the text"))
        #expect(try folder.receipts().last?.text == RunReceipt.Text(body: 0, unclaimed: 0))
    }

    @Test func `the receipt comes as JSON for a script`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        let outcome = try folder.ingot("run", "--json", "pipeline.yaml")
        #expect(outcome.end == .exited(0))
        let receipt = try JSONReader.read(RunReceipt.self, from: Array(outcome.standardOutput))
        #expect(receipt.events.added == 3)
        #expect(try folder.receipts() == [receipt])
    }

    @Test func `two pipelines in one command fill their archives`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("ropes.html", MadePages.ropes)
        try folder.write("lamps.yaml", MadePages.pipeline("lamps.html", archive: "lamps"))
        try folder.write("ropes.yaml", MadePages.pipeline("ropes.html", archive: "ropes"))
        #expect(try folder.ingot("run", "lamps.yaml", "ropes.yaml").end == .exited(0))
        #expect(try folder.events("lamps").count == 3)
        #expect(try folder.events("ropes").count == 2)
    }

    @Test func `of two pipelines the one that went worst gives the exit code`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("partial.yaml", MadePages.pipeline("lamps.html", "missing.html", archive: "partial"))
        try folder.write("failed.yaml", MadePages.pipeline("missing.html", archive: "failed"))
        try folder.write("done.yaml", MadePages.pipeline("lamps.html", archive: "done"))
        for (pipelines, code) in [
            (["failed.yaml", "partial.yaml"], Int32(1)), (["partial.yaml", "failed.yaml"], 1),
            (["partial.yaml", "done.yaml"], 3), (["done.yaml"], 0),
        ] {
            #expect(try Program.run(["run"] + pipelines, in: folder.path).end == .exited(code), "\(pipelines)")
        }
        // One that cannot be opened does not keep the others from running.
        try folder.write("blocked.yaml", MadePages.pipeline("lamps.html", archive: "lamps.html"))
        #expect(try folder.ingot("run", "blocked.yaml", "failed.yaml", "done.yaml").end == .exited(1))
        #expect(try folder.receipts("done").count == 3)
    }

    @Test func `names with spaces, brackets and letters beyond ASCII are names`() throws {
        let folder = try WorkFolder()
        let odd = "Reviews [old] ünd 100% #1?"
        try folder.write(odd + "/läge seite.html", MadePages.lamps)
        try folder.write(odd + "/pipeline.yaml", MadePages.pipeline("*.html", archive: "an archive [x]"))
        let outcome = try folder.ingot("run", odd + "/pipeline.yaml")
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(try folder.events(odd + "/an archive [x]").count == 3)
        #expect(try folder.ingot("status", "--archive", odd + "/an archive [x]").end == .exited(0))
    }

    @Test(arguments: ["archive", "an archive", "~/it's $HOME [x]; exit 9 #"])
    func `the commands to try next can be typed as they stand`(archive: String) throws {
        let folder = try WorkFolder()
        try folder.write("l'été & co/lamps (1).html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*/*.html"))
        let outcome = try folder.ingot("run", "--archive", archive, "pipeline.yaml")
        let commands = outcome.lines.drop { $0 != "Try next:" }.dropFirst()
        #expect(commands.count == 2)
        for command in commands {
            let tried = try Program.script(command, in: folder.path)
            #expect(tried.end == .exited(0), "\(command): \(tried.messages)")
            #expect(tried.output.contains(command.contains(" status ") ? "3 events" : "A furnace in the north"))
        }
    }

    @Test func `a symbolic link to a page is a page, and one to nowhere is reported`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.page", MadePages.lamps)
        try FileManager.default.createSymbolicLink(atPath: folder["a.html"], withDestinationPath: "lamps.page")
        try FileManager.default.createSymbolicLink(atPath: folder["b.html"], withDestinationPath: "nowhere")
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages.contains("b.html: No such file or directory"))
        #expect(try folder.events().count == 3)
    }

    @Test func `nothing of the environment is needed`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        var surroundings = Program.Surroundings()
        surroundings.preparation = "unset HOME PATH PWD OLDPWD TERM"
        #expect(try folder.ingot("run", "pipeline.yaml", surroundings: surroundings).end == .exited(0))
        #expect(try folder.ingot("status", surroundings: surroundings).end == .exited(0))
        surroundings.environment = [
            "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Shanghai", "LANG": "nonsense", "TERM": "xterm",
        ]
        surroundings.preparation = nil
        let plain = try folder.ingot("segment", "lamps.html")
        #expect(
            try folder.ingot("segment", "lamps.html", surroundings: surroundings).standardOutput == plain.standardOutput
        )
    }
}
