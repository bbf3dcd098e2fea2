import Foundation
import ProgramUnderTest
import Testing

/// `robots`: a robots.txt and URLs in, verdicts out.
@Suite struct RobotsCommandTests {
    private static let file = """
        User-agent: *
        Disallow: /

        User-agent: PickBot
        Disallow: /x # not this
        Allow: /x/open

        """

    private func folder() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("robots.txt", Self.file)
        return folder
    }

    @Test func `each URL has its verdict and the line that decides`() throws {
        let folder = try folder()
        let outcome = try folder.ingot(
            "robots", "--user-agent", "PickBot/1.0", "robots.txt", "https://news.example/x?a", "/x/open/1", "/y", "")
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.isEmpty)
        #expect(
            outcome.output == """
                disallowed\thttps://news.example/x?a\tline 5: Disallow: /x # not this
                allowed\t/x/open/1\tline 6: Allow: /x/open
                allowed\t/y\tno rule applies
                allowed\t\tno rule applies

                """)
        let others = try folder.ingot("robots", "--user-agent", "PanBot", "robots.txt", "/y")
        #expect(others.end == .exited(0))
        #expect(others.output == "disallowed\t/y\tline 2: Disallow: /\n")
        #expect(try folder.listing().keys.sorted() == ["robots.txt"])
    }

    @Test func `a file comes from standard input, and verdicts go to programs`() throws {
        let folder = try folder()
        let outcome = try Program.script(
            "\"$@\" robots --json --user-agent PickBot - /x /y < robots.txt", in: folder.path)
        #expect(outcome.end == .exited(0))
        #expect(
            outcome.lines == [
                #"{"url":"/x","allowed":false,"line":5,"text":"Disallow: /x # not this"}"#,
                #"{"url":"/y","allowed":true}"#,
            ])
    }

    @Test func `a file that is too long is cut, and that is said`() throws {
        let folder = try WorkFolder()
        let comments = String(repeating: "# " + String(repeating: "x", count: 997) + "\n", count: 513)
        try folder.write("robots.txt", "User-agent: *\nDisallow: /a\n\(comments)Disallow: /b\n")
        let outcome = try folder.ingot("robots", "--user-agent", "PickBot", "robots.txt", "/a", "/b")
        #expect(outcome.end == .exited(0))
        #expect(outcome.lines == ["disallowed\t/a\tline 2: Disallow: /a", "allowed\t/b\tno rule applies"])
        #expect(outcome.messages.contains("robots.txt: only the first 512000 bytes were read"))
    }

    @Test func `what a file or a URL holds cannot break a line or steer a terminal`() throws {
        let folder = try WorkFolder()
        try folder.write("robots.txt", Array("User-agent: *\nDisallow: /\u{1B}[2J\tx\n".utf8) + [0xFF, 0x00])
        let outcome = try folder.ingot("robots", "--user-agent", "PickBot", "robots.txt", "/\u{1B}[2J\tx", "/a\nb")
        #expect(outcome.end == .exited(0))
        #expect(outcome.lines.count == 2)
        #expect(outcome.lines.allSatisfy { $0.split(separator: "\t").count == 3 })
        #expect(outcome.lines.first?.hasPrefix("disallowed\t") == true)
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test func `a file that cannot be read exits with 65, wrong usage with 64`() throws {
        let folder = try folder()
        for name in ["missing.txt", "."] {
            let outcome = try folder.ingot("robots", "--user-agent", "PickBot", name, "/a")
            #expect(outcome.end == .exited(65))
            #expect(outcome.standardOutput.isEmpty)
            #expect(outcome.messages.contains("\(name): "))
        }
        for arguments in [
            ["robots"], ["robots", "robots.txt", "/a"], ["robots", "--user-agent", "PickBot", "robots.txt"],
        ] {
            #expect(try Program.run(arguments, in: folder.path).end == .exited(64), "\(arguments)")
        }
    }
}
