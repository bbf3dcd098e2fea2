import Archive
import Foundation
import ProgramUnderTest
import Testing

/// Pages that cannot be had or read: told, kept where they came, and the rest of the run done.
@Suite struct BadPageTests {
    private static let document =
        Array("%PDF-1.7\n".utf8) + [0x25, 0xE2, 0xE3, 0xCF, 0xD3, 0x0A] + Array("1 0 obj\n".utf8)
    private static let picture: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52] + (0...255).map { $0 }

    @Test func `a page that is missing is named, and the rest is in`() throws {
        let folder = try WorkFolder()
        try folder.write("lamps.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("missing.html", "lamps.html", "none/*.html"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages.contains("missing.html: no file answers to this"))
        #expect(outcome.output.contains("Failed:"))
        #expect(try folder.events().count == 3)
        let receipt = try #require(try folder.receipts().last)
        #expect(receipt.status == "partial")
        #expect(receipt.pages == .init(read: 1, failed: 2))
        #expect(receipt.failures.map(\.url).sorted() == [folder["missing.html"], folder["none/*.html"]])
        try folder.expectSoundArchive()
    }

    @Test func `where the missing page is all there is, the run has failed`() throws {
        let folder = try WorkFolder()
        try folder.write("pipeline.yaml", MadePages.pipeline("missing.html"))
        #expect(try folder.ingot("run", "pipeline.yaml").end == .exited(1))
        #expect(try folder.ingot("add", "missing.html").end == .exited(1))
        #expect(try folder.receipts().map(\.status) == ["failed", "failed"])
        let status = try folder.ingot("status")
        #expect(status.end == .exited(1))
        #expect(status.output.contains("Look at it:\n  the last run failed, ingot add missing.html at "))
        #expect(
            try folder.ingot("status", "--json").output.contains(#""healthy":false,"findings":[{"check":"failed run""#))
        #expect(try folder.receipts().last?.failures.map(\.url) == ["missing.html"])
        try folder.expectSoundArchive()
    }

    @Test func `a folder in the place of a page is told as such`() throws {
        let folder = try WorkFolder()
        try folder.write("reviews/lamps.html", MadePages.lamps)
        let outcome = try folder.ingot("add", "reviews", "reviews/lamps.html")
        #expect(outcome.end == .exited(3))
        #expect(outcome.messages == "ingot: reviews: is a folder; name the files in it\n")
        #expect(
            try folder.receipts().first?.failures == [
                .init(url: "reviews", reason: "is a folder; name the files in it")
            ])
        #expect(try folder.events().count == 3)
    }

    @Test func `what is not HTML is kept whole, told with its reason, and the rest is in`() throws {
        let folder = try WorkFolder()
        try folder.write("a.html", Self.document)
        try folder.write("b.html", Self.picture)
        try folder.write("c.html", "")
        try folder.write("d.html", MadePages.lamps)
        try folder.write("pipeline.yaml", MadePages.pipeline("*.html"))
        let outcome = try folder.ingot("run", "pipeline.yaml")
        #expect(outcome.end == .exited(3))
        for reason in ["a.html: not text: ", "b.html: not text: ", "c.html: empty: "] {
            #expect(outcome.messages.contains(reason), "\(outcome.messages)")
            #expect(outcome.output.contains(reason))
        }
        #expect(try folder.events().count == 3)
        let captures = try folder.captures()
        #expect(captures.map(\.outcome) == ["not text", "not text", "empty", "segmented"])
        let store = try ArchiveReader(folder["archive"]).pageStore
        for (capture, name) in zip(captures, ["a.html", "b.html", "c.html", "d.html"]) {
            #expect(capture.page.url.hasSuffix(name))
            #expect(try store.page(of: capture.page).body == (try folder.bytes(name)))
        }
        #expect(try folder.receipts().first?.failures.count == 3)
        try folder.expectSoundArchive()
    }

    @Test func `where nothing is HTML, the run has failed and the pages are kept`() throws {
        let folder = try WorkFolder()
        try folder.write("a.html", Self.document)
        #expect(try folder.ingot("add", "a.html").end == .exited(1))
        #expect(try folder.captures().map(\.outcome) == ["not text"])
        // It was told once; that it is still no page is no news.
        #expect(try folder.ingot("add", "a.html").end == .exited(0))
        try folder.expectSoundArchive()
    }
}
