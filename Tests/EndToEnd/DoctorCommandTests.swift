import Foundation
import ProgramUnderTest
import Testing

/// `ingot doctor`, on this machine.
@Suite struct DoctorCommandTests {
    /// The verdict of a check, by the beginning of its name.
    private func verdicts(_ outcome: Program.Outcome) throws -> [String: String] {
        let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput)) as? [String: Any]
        let checks = try #require(object?["checks"] as? [[String: String]])
        return Dictionary(uniqueKeysWithValues: checks.map { ($0["check"] ?? "", $0["verdict"] ?? "") })
    }

    @Test func `a pipeline and its archive are looked at, and nothing is changed`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("lamps.html"))
        let before = try folder.ingot("doctor", "--json", "pipeline.yaml")
        #expect(try verdicts(before)["archive \(folder["archive"])"] == "fine")
        #expect(!folder.exists("archive"))
        _ = try folder.ingot("run", "pipeline.yaml")
        let after = try folder.ingot("doctor", "--json", "pipeline.yaml")
        let found = try verdicts(after)
        for check in ["archive", "files of", "lock of", "index of"] {
            #expect(found["\(check) \(folder["archive"])"] == "fine", "\(check)")
        }
        #expect(found["pipeline pipeline.yaml"] == "fine" && found["sqlite"] == "fine")
        let lines = try folder.ingot("doctor", "--archive", "archive").lines
        #expect(lines.contains("fine        lock of archive: free"))
        #expect(lines.last?.hasSuffix(" broken") == true)
    }

    @Test func `what is broken is said with what to do, and makes the exit code 1`() throws {
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", "hook: [/no/such/program]\n" + MadePages.pipeline("*.html"))
        try folder.write("bad.yaml", "name: x\n")
        let outcome = try folder.ingot("doctor", "pipeline.yaml", "bad.yaml")
        #expect(outcome.end == .exited(1))
        #expect(outcome.output.contains("broken      pipeline pipeline.yaml: its hook /no/such/program is no program"))
        #expect(
            outcome.output.contains("broken      pipeline bad.yaml: ")
                && outcome.output.contains("`ingot check bad.yaml`"))
        // A folder for temporary files that is none.
        var surroundings = Program.Surroundings()
        surroundings.environment = ["TMPDIR": "/no/such/folder"]
        #expect(
            try folder.ingot("doctor", "--archive", "a", surroundings: surroundings).end != .killed(signal: SIGTRAP))
    }

    @Test func `a folder that may not be written is told as one`() throws {
        guard getuid() != 0 else { return }
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        _ = try folder.ingot("add", "lamps.html")
        chmod(folder["archive/journal.jsonl"], 0o444)
        let outcome = try folder.ingot("doctor")
        #expect(outcome.end == .exited(1))
        #expect(outcome.output.contains("journal.jsonl cannot be written"))
    }
}
