import Foundation
import Model

/// What a careful reader finds in a document: the content of a `.truth` file.
///
/// The form is described in `Tests/Fixtures/reviews/README.md` and `Samples/README.md`: one record a line, fields parted
/// by ` | `, comments after `#` at the start of a line.
public struct ReviewTruth: Sendable {
    /// A numbered heading or item.
    public struct Section: Hashable, Sendable {
        /// The place a reader gives it: `4.4`.
        public var label: String
        /// The number as printed.
        public var number: String
        /// The heading; nil where the item has none.
        public var heading: String?
    }

    /// One event.
    public struct Event: Sendable {
        /// The innermost section; nil outside of any.
        public var section: Section?
        /// The inclusive days; nil for an undated event.
        public var days: ClosedRange<CivilDate>?
        /// The date as the file writes it.
        public var date: String
        /// The words it begins with.
        public var firstWords: String
        /// The words it ends with.
        public var lastWords: String
        /// The line of the file.
        public var line: Int
    }

    /// The title; nil where none is expected.
    public var title: String?
    /// The local time of publication, where the file states one.
    public var published: String?
    /// The year under review, where the file states one.
    public var year: Int?
    /// Why there is no article; nil where there is one.
    public var obstacle: String?
    /// All sections, in order.
    public var sections: [Section] = []
    /// All events, in order.
    public var events: [Event] = []

    /// Reads a file. Throws `Problem` with its line where a record is none.
    public init(contentsOf file: URL) throws {
        try self.init(String(decoding: try Data(contentsOf: file), as: UTF8.self), name: file.lastPathComponent)
    }

    /// Reads the text of a file named `name`.
    public init(_ text: String, name: String) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, line.first != "#" else { continue }
            let fields = ReviewTruth.fields(line)
            func fail(_ problem: String) -> Problem { Problem(place: "\(name):\(index + 1)", problem: problem) }
            func need(_ count: ClosedRange<Int>) throws {
                guard count.contains(fields.count) else {
                    throw fail("\(fields.count) fields where \(count.upperBound) are due")
                }
            }
            switch fields[0] {
            case "title":
                try need(2...2)
                title = fields[1]
            case "published":
                try need(2...2)
                published = fields[1]
            case "year":
                try need(2...2)
                guard let value = Int(fields[1].prefix(4)) else { throw fail("\(fields[1]) is no year") }
                year = value
            case "obstacle":
                try need(2...2)
                obstacle = fields[1]
            case "section":
                try need(3...4)
                let heading = fields.count > 3 && !fields[3].isEmpty ? fields[3] : nil
                sections.append(Section(label: fields[1], number: fields[2], heading: heading))
            case "event":
                try need(5...5)
                let section = fields[1] == "-" ? nil : sections.last { $0.label == fields[1] }
                guard fields[1] == "-" || section != nil else { throw fail("there is no section \(fields[1]) above") }
                let days = fields[2] == "undated" ? nil : ReviewTruth.days(of: fields[2])
                guard fields[2] == "undated" || days != nil else { throw fail("\(fields[2]) is no EDTF date") }
                events.append(
                    Event(
                        section: section, days: days, date: fields[2], firstWords: fields[3], lastWords: fields[4],
                        line: index + 1))
            default: throw fail("there is no record named \(fields[0])")
            }
        }
    }

    /// The fields of a record; an empty last field has a bar and no space behind it.
    private static func fields(_ line: Substring) -> [String] {
        var text = String(line)
        if text.hasSuffix(" |") { text += " " }
        return text.components(separatedBy: " | ").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The inclusive days of an EDTF expression of level 0; nil for anything else.
    public static func days(of edtf: String) -> ClosedRange<CivilDate>? {
        let ends = edtf.split(separator: "/", omittingEmptySubsequences: false).map { interval(String($0)) }
        guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil,
            first.start <= last.end
        else { return nil }
        return first.start...last.end
    }

    private static func interval(_ point: String) -> Interval? {
        if let day = CivilDate(point) { return Interval(day: day) }
        let parts = point.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count == 4, let year = Int(first) else { return nil }
        if parts.count == 1 { return Interval(year: year) }
        guard parts.count == 2, parts[1].utf8.count == 2, let month = Int(parts[1]) else { return nil }
        return Interval(year: year, month: month)
    }

    /// A line of a `.truth` file that is no record.
    public struct Problem: Error, CustomStringConvertible {
        let place: String
        let problem: String

        /// The place and what is wrong there.
        public var description: String { "\(place): \(problem)" }
    }
}
