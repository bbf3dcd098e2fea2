import Foundation
import Ingestion
import Model
import ReviewTruth
import SchemaValidator
import Testing

@Suite struct SampleTests {
    /// `make samples-expected` sets the variable: then what the program prints is written and nothing else is looked at.
    private static let isWriting = ProcessInfo.processInfo.environment["INGOT_WRITE_EXPECTED"] != nil

    @Test func thereArePages() {
        #expect(SamplePage.all.count >= 10)
    }

    @Test(arguments: SamplePage.all)
    func theProgramPrintsExactlyTheExpectedLines(page: SamplePage) throws {
        let (lines, status) = try page.segmented()
        if SampleTests.isWriting { try page.expect(lines) }
        let expected = try page.expected()
        #expect(status == (expected.isEmpty ? 65 : 0))
        let differing = zip(
            String(decoding: lines, as: UTF8.self).split(separator: "\n"),
            String(decoding: expected, as: UTF8.self).split(separator: "\n")
        ).first { $0 != $1 }
        #expect(
            lines == expected,
            "first line that differs:\nprinted  \(differing?.0 ?? "-")\nexpected \(differing?.1 ?? "-")")
    }

    @Test(.disabled(if: isWriting), arguments: SamplePage.all)
    func theExpectedLinesAreWhatAPersonFindsInThePage(page: SamplePage) throws {
        let truth = try page.truth()
        let reading = PageReading.read(try page.bytes(), knowing: PageReading.Knowledge())
        let events = try page.expectedEvents()
        #expect(events.isEmpty == truth.events.isEmpty)
        #expect(reading.document.obstacle?.kind.rawValue == truth.obstacle)
        if truth.obstacle == nil {
            #expect(reading.document.title?.value == truth.title)
            #expect(reading.document.published?.value.prefix(16) == truth.published.map { $0.prefix(16) })
            #expect(reading.reading.reviewYear?.year == truth.year)
        }
        #expect(events.allSatisfy { $0.source.title == truth.title })
        #expect(events.allSatisfy { $0.source.published?.prefix(16) == truth.published.map { $0.prefix(16) } })
        #expect(events.allSatisfy { $0.source.retrieved == nil })

        var score = ReviewScore()
        score.add(
            page.name, document: reading.document, events: events.map(\.happening),
            sections: reading.reading.items.map(\.section), truth: truth)
        let findings = score.findings.joined(separator: "\n")
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test(.disabled(if: isWriting), arguments: SamplePage.all)
    func theExpectedLinesAreEventLines(page: SamplePage) throws {
        #expect(try SchemaValidator.named("event").findings(inLines: try page.expected()) == [])
        // A line that is read and written again is the same line.
        let written = try page.expectedEvents().flatMap { JSONWriter.line($0) }
        #expect(written == (try page.expected()))
    }

    @Test(.disabled(if: isWriting)) func noExpectationIsWithoutItsPage() throws {
        let folder = SamplePage.folder.appendingPathComponent("expected")
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
        #expect(
            files
                == Set(
                    try SamplePage.all.filter { !(try $0.truth().events.isEmpty) }.map(\.expectation.lastPathComponent))
        )
    }
}
