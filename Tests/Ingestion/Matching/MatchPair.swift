import Archive
import Foundation
import Model
import Segmentation

/// Two reports and what they are to each other, as a person judges.
struct MatchPair: Decodable, CustomStringConvertible, Sendable {
    struct Report: Decodable, Sendable {
        var text: String
        /// A day, a month, a year or two of them parted by a stroke; nil where the report has no date.
        var date: String?
    }

    var a: Report
    var b: Report
    var truth: String
    var kind: String

    var description: String { "\(kind): \(a.text.prefix(60))" }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/matching")

    static func read(_ name: String) throws -> [MatchPair] {
        let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
        return try bytes.split(separator: 0x0A).map { try JSONDecoder().decode(MatchPair.self, from: Data($0)) }
    }

    func compared() -> MatchComparison { EventComparison.compare(a.subject, with: b.subject) }
    func comparedTheOtherWay() -> MatchComparison { EventComparison.compare(b.subject, with: a.subject) }
}

extension MatchPair.Report {
    /// The happening that segmentation would have made of it.
    var happening: Happening {
        let length = text.utf8.count
        let document = Document(
            text: text, isPlainText: true, blocks: [Document.Block(kind: .paragraph, range: 0..<length)])
        let interval = date.flatMap(Self.interval)
        let events = Segmenter.read(document, year: interval?.start.year).events
        return Happening(
            title: "", text: text, date: interval.map { EventDate(interval: $0, text: "", basis: "given") },
            dates: events.flatMap(\.dates), quantities: events.flatMap(\.quantities),
            position: Position(start: 0, end: text.unicodeScalars.count))
    }

    var subject: MatchSubject { MatchSubject(happening) }

    private static func interval(_ date: String) -> Interval? {
        let ends = date.split(separator: "/").map(String.init)
        if ends.count == 2, let first = interval(ends[0]), let last = interval(ends[1]) {
            return Interval(from: first, to: last)
        }
        if let day = CivilDate(date) { return Interval(day: day) }
        let parts = date.split(separator: "-").compactMap { Int($0) }
        return parts.count == 2 ? Interval(year: parts[0], month: parts[1]) : parts.first.flatMap { Interval(year: $0) }
    }
}
