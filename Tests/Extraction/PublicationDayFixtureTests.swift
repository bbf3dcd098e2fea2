import Foundation
import Testing

@testable import Extraction

/// The day of publication of the pages of which `Tests/Fixtures/dates/truth.tsv` tells it.
@Suite struct PublicationDayFixtureTests {
    struct Row: Sendable, CustomStringConvertible {
        var path: String
        var day: String?
        var url: String?
        var description: String { path }
    }

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let rows: [Row] = {
        let file = repository.appendingPathComponent("Tests/Fixtures/dates/truth.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Row(
                path: fields[0], day: fields[1] == "-" ? nil : fields[1], url: fields.count > 2 ? fields[2] : nil)
        }
    }()

    @Test func `there are many`() { #expect(Self.rows.count >= 100) }

    @Test(arguments: rows) func `the day is the one that a careful reader finds, or none where there is none`(row: Row)
        throws
    {
        let bytes = [UInt8](try Data(contentsOf: Self.repository.appendingPathComponent(row.path)))
        let published = DocumentReader.read(bytes, contentType: nil, url: row.url).published
        #expect(published.map { String($0.value.prefix(10)) } == row.day, "\(published?.basis ?? "")")
    }
}
