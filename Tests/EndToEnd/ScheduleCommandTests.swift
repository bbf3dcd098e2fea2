import Foundation
import ProgramUnderTest
import Testing

/// `ingot schedule`: what it prints does what it says.
@Suite struct ScheduleCommandTests {
    private func folder(named name: String = "nightly") throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("\(name)/lamps.html", MadePages.lamps)
        try folder.write("\(name)/pipeline.yaml", MadePages.pipeline("*.html"))
        return folder
    }

    @Test(arguments: ["nightly", "100% it's", "a b"])
    func `the crontab line, run as cron runs it, fills the archive and says nothing`(name: String) throws {
        let folder = try folder(named: name)
        let printed = try folder.ingot("schedule", "\(name)/pipeline.yaml")
        #expect(printed.end == .exited(0))
        #expect(printed.output.contains("crontab -e"))
        let line = try #require(printed.lines.last)
        let fields = line.split(separator: " ", maxSplits: 5).map(String.init)
        #expect(fields[2...4] == ["*", "*", "*"])
        // cron takes the backslash from before a percent sign, and starts sh in the user's home.
        let command = fields[5].replacingOccurrences(of: "\\%", with: "%")
        let outcome = try Program.script("env -i /bin/sh -c \(Program.quoted(command))", in: "/")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.isEmpty && outcome.messages.isEmpty, "\(outcome.output)\(outcome.messages)")
        #expect(folder.exists("\(name)/archive/events/2024.jsonl"))
    }

    @Test func `a time that was chosen is taken, and always the same one where none was`() throws {
        let folder = try folder()
        let chosen = try folder.ingot("schedule", "--at", "05:45", "nightly/pipeline.yaml")
        #expect(chosen.lines.last?.hasPrefix("45 5 * * * ") == true)
        let often = try folder.ingot("schedule", "--every", "6h", "nightly/pipeline.yaml")
        #expect(often.lines.last?.contains(" */6 * * * ") == true)
        let usual = try folder.ingot("schedule", "nightly/pipeline.yaml")
        #expect(try folder.ingot("schedule", "nightly/pipeline.yaml").output == usual.output)
    }

    @Test func `a pipeline that is not good is said, and nothing is printed`() throws {
        let folder = try WorkFolder()
        try folder.write("bad.yaml", "name: x\narchvie: y\n")
        let outcome = try folder.ingot("schedule", "bad.yaml")
        #expect(outcome.end == .exited(78))
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("did you mean `archive:`?"))
    }

    @Test(arguments: [
        ["--at", "25:00"], ["--every", "5h"], ["--at", "03:00", "--every", "6h"], ["--user"], ["--output", "x"],
        ["--form", "systemd", "--user", "--account", "me"], ["--form", "launchd"],
    ])
    func `what makes no sense is refused`(options: [String]) throws {
        let folder = try folder()
        let outcome = try Program.run(["schedule", "nightly/pipeline.yaml"] + options, in: folder.path)
        #expect(outcome.end == .exited(64))
        #expect(outcome.output.isEmpty)
    }

    @Test func `units are printed, or written into a folder that is made`() throws {
        let folder = try folder()
        let printed = try folder.ingot("schedule", "--form", "systemd", "--account", "daemon", "nightly/pipeline.yaml")
        #expect(printed.output.contains("# ---- ingot-pipeline.service"))
        #expect(printed.output.contains("OnCalendar=") && printed.output.contains("systemctl enable --now"))
        let written = try folder.ingot(
            "schedule", "--form", "systemd", "--user", "--output", "units/user", "nightly/pipeline.yaml")
        #expect(written.end == .exited(0))
        #expect(written.output.contains("systemctl --user enable --now ingot-pipeline.timer"))
        let service = try folder.text("units/user/ingot-pipeline.service")
        #expect(service.contains("ExecStart=\":\(Program.path)\" \"run\" \"--quiet\""))
        #expect(service.contains("ReadWritePaths=\"\(folder["nightly/archive"])\""))
        #expect(try folder.text("units/user/ingot-pipeline.timer").contains("Persistent=true"))
    }
}
