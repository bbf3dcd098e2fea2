import Archive
import Foundation
import Model
import Testing

@Suite struct ArchiveReaderTests {
    @Test func aLineThatCannotBeReadIsNamedByFileAndLineAndThoseBeforeItAreGiven() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(
            Samples.page("a"), [("One.", "2024-05-16"), ("Two.", "2024-05-17"), ("Three.", "2025-01-01")], into: archive
        )
        archive.close()
        var bytes = try folder.bytes("events/2024.jsonl")
        let second = try #require(bytes.firstIndex(of: 0x0A)) + 1
        bytes[second] = UInt8(ascii: "[")
        try folder.write("events/2024.jsonl", bytes)

        let events = try ArchiveReader(folder.path).events()
        #expect(try events.next()?.happening.text == "One.")
        let error = #expect(throws: ArchiveError.self) { try events.next() }
        guard case .damaged(let damage)? = error else {
            Issue.record("not named as damaged: \(String(describing: error))")
            return
        }
        #expect(damage.file == folder["events/2024.jsonl"])
        #expect(damage.line == 2)
        #expect(damage.offset == second)
        #expect(error?.description.hasPrefix(folder["events/2024.jsonl"] + ":2: ") == true)
    }

    @Test func aReceiptFromBeforeTextWasToldIsRead() throws {
        let receipt = Samples.receipt()
        let line = String(decoding: JSONWriter.line(receipt), as: UTF8.self)
        #expect(try JSONReader.read(RunReceipt.self, from: Array(line.utf8)) == receipt)
        let old = line.replacingOccurrences(of: #""text":{"body":900,"unclaimed":12},"#, with: "")
        #expect(old != line)
        let read = try JSONReader.read(RunReceipt.self, from: Array(old.utf8))
        #expect(read.text == nil)
        #expect(String(decoding: JSONWriter.line(read), as: UTF8.self) == old)
    }

    @Test func aLineLongerThanAnyBufferIsReadWhole() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        let long = String(repeating: "all the words of it ", count: 50_000)
        try Samples.ingest(
            Samples.page("a"), [("One.", "2024-05-16"), (long, "2024-05-16"), ("Two.", "2024-05-16")], into: archive)
        #expect(try all(ArchiveReader(folder.path).events()).map(\.happening.text) == ["One.", long, "Two."])
        archive.close()
    }

    @Test func whatIsWrittenAfterOpeningIsNotSeen() throws {
        let folder = try TemporaryFolder()
        let archive = try Samples.open(folder)
        try Samples.ingest(Samples.page("a"), [("One.", "2024-05-16")], into: archive)
        let reader = try ArchiveReader(folder.path)
        try Samples.ingest(Samples.page("b", "b"), [("Two.", "2024-05-16")], into: archive)
        #expect(try all(reader.events()).count == 1)
        #expect(try reader.statistics().events == 1)
        #expect(try all(ArchiveReader(folder.path).events()).count == 2)
        archive.close()
    }
}
