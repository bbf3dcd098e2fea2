import Foundation
import ProgramUnderTest
import Testing

/// `ingot report`, as a person asks for it.
@Suite struct ReportCommandTests {
    private func archive() throws -> WorkFolder {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("ropes.html", MadePages.ropes)
        #expect(try folder.ingot("add", "lamps.html", "ropes.html").end == .exited(0))
        return folder
    }

    @Test func `it says where the page is, and a receipt is a line of JSON`() throws {
        let folder = try archive()
        let told = try folder.ingot("report")
        #expect(told.end == .exited(0), "\(told.messages)")
        #expect(told.output.hasPrefix("report/index.html: 5 events, "))
        #expect(try folder.text("report/index.html").hasPrefix("<!DOCTYPE html>"))
        let receipt = try folder.ingot("report", "lamp", "--year", "2024", "--limit", "1", "--output", "a/b/", "--json")
        #expect(receipt.end == .exited(0))
        let bytes = try folder.bytes("a/b/index.html").count
        #expect(receipt.output.hasPrefix(#"{"path":"a/b/index.html","events":1,"left_out":"#))
        #expect(receipt.output.hasSuffix(",\"bytes\":\(bytes)}\n"))
        #expect(try folder.text("a/b/index.html").contains("This page has the latest 1 of"))
    }

    @Test func `it works copied alone to another folder`() throws {
        let folder = try archive()
        let outcome = try Program.script("mkdir alone && cp \"$@\" alone/tool && alone/tool report", in: folder.path)
        #expect(outcome.end == .exited(0), "\(outcome.messages)")
        #expect(try folder.text("report/index.html").contains("require-trusted-types-for"))
    }

    @Test func `what cannot be done has its exit code, and leaves nothing`() throws {
        let folder = try archive()
        #expect(try folder.ingot("report", "--archive", "nowhere").end == .exited(10))
        for wrong in [["--limit", "-1"], ["--output", ""], ["--from", "yesterday"], ["--without", "lamp"]] {
            let arguments = ["report"] + wrong
            #expect(try Program.run(arguments, in: folder.path).end == .exited(64), "\(wrong)")
        }
        let unwritable = try folder.ingot("report", "--output", "lamps.html")
        #expect(unwritable.end == .exited(1))
        #expect(unwritable.messages.contains("lamps.html/index.html: cannot write"))
        #expect(try !folder.listing().keys.contains { $0.contains("index.html") })
    }
}
