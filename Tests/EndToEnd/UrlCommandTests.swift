import Foundation
import ProgramUnderTest
import Testing

/// `url`: addresses in, normal forms and keys out.
@Suite struct UrlCommandTests {
    @Test func `each address has its normal form and its key`() throws {
        let folder = try WorkFolder()
        let outcome = try folder.ingot(
            "url", "HTTP://WWW.News.example:80/a/../b?utm_source=x&z=1&a=%e4#c", "https://news.example")
        #expect(outcome.end == .exited(0))
        #expect(outcome.messages.isEmpty)
        #expect(
            outcome.lines == [
                "http://www.news.example/b?z=1&a=%E4\tnews.example/b?a=%E4&z=1",
                "https://news.example/\tnews.example/",
            ])
        #expect(try folder.listing().isEmpty)
    }

    @Test func `normalising twice changes nothing`() throws {
        let folder = try WorkFolder()
        let first = try folder.ingot(
            "url", "HTTP://WWW.News.example:80/a/../b?utm_source=x&z=1&a=%e4#c", "http://0x7f.1/%7euser/100%",
            "https://news.example/%%34%31?gclid=1", "http://M\u{FC}ller.example/\u{9541} \u{E4}?&fbclid=1&&b&a",
            "http://[2001:DB8:0::1]:80?spm=a.b.c&x", "http://news.example/?", "http://news.example//a///b/./?x=?&y")
        #expect(first.end == .exited(0))
        #expect(first.lines.count == 7)
        let normal = first.lines.compactMap { $0.split(separator: "\t").first.map(String.init) }
        let second = try Program.run(["url"] + normal, in: folder.path)
        #expect(second.end == .exited(0))
        #expect(second.output == first.output)
    }

    @Test func `what is refused has its line, and the exit code is 65`() throws {
        let folder = try WorkFolder()
        let outcome = try folder.ingot(
            "url", "https://news.example/a", "news.example", "ftp://news.example/", "http://me:secret@news.example/",
            "",
            "https://news.example/b")
        #expect(outcome.end == .exited(65))
        #expect(outcome.lines.count == 6)
        #expect(outcome.lines.map { $0.hasPrefix("error: ") } == [false, true, true, true, true, false])
        #expect(!outcome.output.contains("secret"))
        let programs = try folder.ingot("url", "--json", "https://news.example/a", "http://me:secret@news.example/")
        #expect(programs.end == .exited(65))
        #expect(
            programs.lines.first
                == #"{"url":"https://news.example/a","normal":"https://news.example/a","key":"news.example/a"}"#)
        let refused = try #require(
            try JSONSerialization.jsonObject(with: Data((programs.lines.last ?? "").utf8)) as? [String: String])
        #expect(refused["url"] == "http://...@news.example/")
        #expect(refused["error"]?.contains("a user name or a password") == true)
        #expect(!programs.output.contains("secret"))
    }

    @Test func `references are resolved against the page, and keys follow a publisher's pattern`() throws {
        let folder = try WorkFolder()
        let outcome = try folder.ingot(
            "url", "--base", "https://news.example/en/list/", "--key", "*/article/{digits}", "../article/7-tin?x",
            "/article/7/Tin", "//other.example/article/8", "?page=2", "")
        #expect(outcome.end == .exited(0))
        #expect(
            outcome.lines == [
                "https://news.example/en/article/7-tin?x\tarticle/7",
                "https://news.example/article/7/Tin\tarticle/7",
                "https://other.example/article/8\tarticle/8",
                "https://news.example/en/list/?page=2\tnews.example/en/list/?page=2",
                "https://news.example/en/list/\tnews.example/en/list/",
            ])
    }

    @Test func `addresses come from standard input, a line each`() throws {
        let folder = try WorkFolder()
        try folder.write(
            "addresses.txt", "https://news.example/a\r\n\nhttps://news.example/\u{0}x\nhttps://news.example/b")
        let outcome = try Program.script("\"$@\" url - < addresses.txt", in: folder.path)
        #expect(outcome.end == .exited(65))
        #expect(outcome.lines.map { $0.hasPrefix("error: ") } == [false, true, true, false])
        #expect(outcome.lines.first == "https://news.example/a\tnews.example/a")
        let nothing = try Program.script("\"$@\" url - < /dev/null", in: folder.path)
        #expect(nothing.end == .exited(0))
        #expect(nothing.standardOutput.isEmpty)
    }

    @Test(arguments: [
        ["url"], ["url", "--base", "news.example", "/a"], ["url", "--key", "/a/*", "https://news.example/"],
        ["url", "--key", "/{number}", "https://news.example/"],
    ])
    func `options that cannot be used are wrong usage`(arguments: [String]) throws {
        let folder = try WorkFolder()
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.end == .exited(64))
        #expect(outcome.standardOutput.isEmpty)
        #expect(outcome.messages.hasPrefix("Error: "))
    }

    @Test(arguments: ["url", "robots"]) func `there is help with an example, for 80 columns`(command: String) throws {
        let folder = try WorkFolder()
        let outcome = try folder.ingot(command, "--help")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.contains("EXAMPLE\n  ingot \(command) "))
        for line in outcome.output.split(separator: "\n") where !line.hasPrefix("USAGE:") {
            #expect(line.count <= 80, "\(line)")
        }
    }
}
