import Foundation
import ProgramUnderTest
import Testing

/// A page that came in half: what is there is read, and that the rest may be missing is said.
@Suite struct CutPageTests {
    @Test(arguments: ["smm-tin-review-2024.html", "smm-rare-earth-review-2024-zh.html"])
    func `half a page gives the events of its half and a word on its end`(name: String) throws {
        let folder = try WorkFolder()
        let whole = try Data(contentsOf: URL(fileURLWithPath: SamplesTests.repository + "/Samples/" + name))
        try folder.write("whole.html", String(decoding: whole, as: UTF8.self))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: folder["half.html"]))
        let events = try folder.ingot("segment", "whole.html").output.split(separator: "\n").count
        #expect(!(try folder.ingot("segment", "whole.html").messages.contains("cut off")))
        for command in ["segment", "extract"] {
            let outcome = try folder.ingot(command, "half.html")
            #expect(outcome.end == .exited(0))
            #expect(outcome.messages.contains("half.html: the page ends "))
            #expect(outcome.messages.contains(": it may be cut off"))
            if command == "segment" {
                let found = outcome.output.split(separator: "\n").count
                #expect(found > 0 && found <= events)
            }
        }
        let added = try folder.ingot("add", "half.html")
        #expect(added.messages.contains(": it may be cut off"))
        #expect(added.output.contains("Read with a warning:\n  half.html: the page ends "))
    }
}
