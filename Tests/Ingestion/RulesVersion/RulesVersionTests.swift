import Foundation
import Testing

@testable import Segmentation

@Suite struct RulesVersionTests {
    /// `make rules-version` sets the variable: then the version is written and not looked at.
    private static let isWriting = ProcessInfo.processInfo.environment["INGOT_WRITE_RULES_VERSION"] != nil

    private static var file: URL { RulesSources.repository.appendingPathComponent(RulesSources.versionFile) }

    @Test func theVersionIsThatOfTheSources() throws {
        #expect(try RulesSources.paths().count > 100)
        let fingerprint = try RulesSources.fingerprint()
        if RulesVersionTests.isWriting {
            let file = RulesVersionFile(try String(contentsOf: RulesVersionTests.file, encoding: .utf8))
            let year = Calendar(identifier: .gregorian).component(.year, from: Date())
            let raised = file.raised(to: fingerprint, committed: RulesVersionTests.committed(), year: year)
            try Data(raised.text.utf8).write(to: RulesVersionTests.file)
        } else {
            #expect(
                fingerprint == RulesVersion.fingerprint,
                "what reads pages changed and the version of the rules did not: run `make rules-version` and commit \(RulesSources.versionFile) with the change"
            )
        }
    }

    /// The file as it was last committed; nil outside a working copy.
    private static func committed() -> RulesVersionFile? {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-C", RulesSources.repository.path, "show", "HEAD:\(RulesSources.versionFile)"]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        let text = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        return git.terminationStatus == 0 ? RulesVersionFile(String(decoding: text, as: UTF8.self)) : nil
    }

    // MARK: The fingerprint

    private static func fingerprint(_ source: String) -> String { RulesSources.fingerprint(of: [Array(source.utf8)]) }

    private static let source = #"""
        /// The cost of a step.
        let cost = 30 // tenths
        let words = ["a // b", "c  d"] /* two, /* nested */ of them */
        func isDear(_ step: Int) -> Bool { step > cost }
        """#

    @Test(arguments: [
        // A comment says something else, or nothing.
        #"""
        let cost = 30
        let words = ["a // b", "c  d"]
        // Whether a step costs much.
        func isDear(_ step: Int) -> Bool { step > cost }
        """#,
        // Another layout.
        #"""
        let cost = 30

        let words = [
            "a // b", "c  d"
        ]
        func isDear(
            _ step: Int
        ) -> Bool {
            step > cost
        }
        """#,
    ])
    func commentsAndLayoutAreNoChange(other: String) {
        let fingerprint = RulesVersionTests.fingerprint(RulesVersionTests.source)
        #expect(RulesVersionTests.fingerprint(other) == fingerprint)
        #expect(RulesVersionTests.fingerprint(other.replacing("\n", with: "\r\n")) == fingerprint)
    }

    @Test(arguments: [
        ("30", "31"), ("a // b", "a // c"), ("c  d", "c d"), ("step > cost", "step >= cost"), ("let words", "letwords"),
    ])
    func whatAProgramSeesIsAChange(old: String, new: String) {
        let changed = RulesVersionTests.source.replacing(old, with: new)
        #expect(changed != RulesVersionTests.source)
        #expect(RulesVersionTests.fingerprint(changed) != RulesVersionTests.fingerprint(RulesVersionTests.source))
    }

    @Test(arguments: [
        (#"let a = "x \(f("y // z", 2) /* no */) // w"  // c"#, #"let a="x \(f("y // z",2)) // w""#),
        (##"let a = #"x " \( // y"#  // c"##, ##"let a=#"x " \( // y"#"##),
        (##"let a = #"x \#(b /* c */) // y"#"##, ##"let a=#"x \#(b) // y"#"##),
        ("let a = \"\"\"\r\n  x \"quoted\" // y\r\n  \"\"\" // c", "let a=\"\"\"\n  x \"quoted\" // y\n  \"\"\""),
        (#"let a = "\\" // c"#, #"let a="\\""#), ("#if os(Linux) // c", "#if os(Linux)"),
        ("a /* b", "a"), ("let a = \"x", "let a=\"x"), ("", ""),
    ])
    func onlyCommentsAndWhiteSpaceAreTakenOut(source: String, tokens: String) {
        #expect(String(decoding: SwiftSource.tokens(of: Array(source.utf8)), as: UTF8.self) == tokens)
    }

    @Test func theOrderOfTheSourcesIsNoChange() {
        let sources = ["let a = 1", "let b = 2"].map { Array($0.utf8) }
        #expect(RulesSources.fingerprint(of: sources) == RulesSources.fingerprint(of: sources.reversed()))
        #expect(RulesSources.fingerprint(of: sources) != RulesSources.fingerprint(of: [sources[0]]))
    }

    // MARK: Raising the version

    private static func file(_ version: String, _ fingerprint: String) -> RulesVersionFile {
        RulesVersionFile(
            "enum V {\n    static let current = \"\(version)\"\n    static let fingerprint = \"\(fingerprint)\"\n}\n")
    }

    @Test func aChangeRaisesTheNumberOnceForEachCommit() {
        let committed = RulesVersionTests.file("2026.1", "a")
        let first = committed.raised(to: "b", committed: committed, year: 2026)
        #expect(first == RulesVersionTests.file("2026.2", "b"))
        #expect(first.raised(to: "c", committed: committed, year: 2026) == RulesVersionTests.file("2026.2", "c"))
        #expect(first.raised(to: "c", committed: first, year: 2026) == RulesVersionTests.file("2026.3", "c"))
    }

    @Test func withoutAChangeNothingIsRaised() {
        let committed = RulesVersionTests.file("2026.1", "a")
        #expect(committed.raised(to: "a", committed: committed, year: 2027) == committed)
    }

    @Test func outsideAWorkingCopyEveryChangeRaisesTheNumber() {
        let file = RulesVersionTests.file("2026.9", "a")
        #expect(file.raised(to: "b", committed: nil, year: 2026) == RulesVersionTests.file("2026.10", "b"))
    }

    @Test func aNewYearBeginsWithItsFirst() {
        let file = RulesVersionTests.file("2026.9", "a")
        #expect(file.raised(to: "b", committed: file, year: 2027) == RulesVersionTests.file("2027.1", "b"))
    }

    @Test func theFileHoldsWhatTheProgramSays() throws {
        let file = RulesVersionFile(try String(contentsOf: RulesVersionTests.file, encoding: .utf8))
        #expect(RulesVersionTests.isWriting || file.current == RulesVersion.current)
        #expect(RulesVersionTests.isWriting || file.fingerprint == RulesVersion.fingerprint)
    }
}
