import Model

/// How far the events found in documents are those that a careful reader finds.
public struct ReviewScore: Sendable {
    /// What is counted.
    public enum Measure: String, CaseIterable, Sendable {
        /// The event starts where the reader says.
        case starts
        /// It ends there as well.
        case ends
        /// Its days are the reader's.
        case dates
        /// The label of its innermost section is the reader's.
        case labels
        /// The heading of its innermost section is the reader's.
        case headings
        /// Numbered headings and items of the outline, each with its label and heading.
        case sections
    }

    /// Documents in which nothing differs.
    public private(set) var perfect = 0
    /// All documents.
    public private(set) var documents = 0
    /// What differs, document by document, for a person to read.
    public private(set) var findings: [String] = []
    private var right: [Measure: Int] = [:]
    private var wanted = (events: 0, sections: 0)
    private var found = (events: 0, sections: 0)

    /// The score of nothing.
    public init() {}

    /// The harmonic mean of precision and recall, 0 to 1: what is found and right against all found and all wanted.
    public func value(_ measure: Measure) -> Double {
        let (found, wanted) =
            measure == .sections ? (found.sections, wanted.sections) : (found.events, wanted.events)
        guard found + wanted > 0 else { return 1 }
        return 2 * Double(right[measure] ?? 0) / Double(found + wanted)
    }

    /// One line: all measures.
    public var summary: String {
        let values = Measure.allCases.map { "\($0.rawValue) \(ReviewScore.thousandths(value($0)))" }
        return "\(perfect) of \(documents) documents perfect; " + values.joined(separator: ", ")
    }

    /// A share with three digits, cut and not rounded: only all is 1.000.
    private static func thousandths(_ share: Double) -> String {
        let digits = String(Int(share * 1000))
        return share >= 1 ? "1.000" : "0." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// Counts a document: what was found in it against its truth.
    ///
    public mutating func add(
        _ name: String, document: Document, events: [Happening], sections: [Section], truth: ReviewTruth
    ) {
        var differences: [String] = []
        let text = BodyText(document)
        var unmatched = Array(events.indices)
        var position = 0
        for want in truth.events {
            guard let first = text.range(of: want.firstWords, from: position),
                let last = text.range(of: want.lastWords, from: first.lowerBound)
            else {
                differences.append("line \(want.line): the words are not in the body: \(want.firstWords)")
                continue
            }
            position = last.upperBound
            let match = unmatched.first { text.offset(of: events[$0].position.start) == first.lowerBound }
            guard let match else {
                differences.append("missed    \(want.section?.label ?? "-") \(want.date) \(want.firstWords)")
                continue
            }
            unmatched.removeAll { $0 == match }
            right[.starts, default: 0] += 1
            compare(events[match], with: want, endingAt: last.upperBound, in: text, &differences)
        }
        for index in unmatched {
            let label = events[index].sections.last?.label ?? "-"
            differences.append("spurious  \(label) \(events[index].text.prefix(60))")
        }
        wanted.events += truth.events.count
        found.events += events.count
        compare(sections, with: truth.sections, &differences)
        documents += 1
        if differences.isEmpty {
            perfect += 1
        } else {
            findings.append("\(name)\n  " + differences.joined(separator: "\n  "))
        }
    }

    private mutating func compare(
        _ event: Happening, with want: ReviewTruth.Event, endingAt end: Int, in text: BodyText,
        _ differences: inout [String]
    ) {
        let place = "\(want.section?.label ?? "-") \(want.firstWords)"
        func check(_ measure: Measure, _ isRight: Bool, _ difference: @autoclosure () -> String) {
            if isRight {
                right[measure, default: 0] += 1
            } else {
                differences.append(
                    "\(measure.rawValue)\(measure == .headings ? "  " : "     ")\(place): \(difference())")
            }
        }
        let eventEnd = text.offset(of: event.position.end)
        check(
            .ends, eventEnd == end,
            "should end on \"\(want.lastWords)\", ends on \"\(text.words(at: eventEnd - 30, count: 30))\"")
        let days = event.date.map { $0.interval.start...$0.interval.end }
        check(.dates, days == want.days, "should be \(want.date), is \(event.date?.interval.edtf ?? "undated")")
        let section = event.sections.last
        check(
            .labels, section?.label == want.section?.label,
            "should be in \(want.section?.label ?? "none"), is in \(section?.label ?? "none")")
        check(
            .headings, isSame(section?.heading, want.section?.heading),
            "should be under \"\(want.section?.heading ?? "")\", is under \"\(section?.heading ?? "")\"")
    }

    /// Compares the outlines as bags: the order is that of the text in both.
    private mutating func compare(
        _ sections: [Section], with truth: [ReviewTruth.Section], _ differences: inout [String]
    ) {
        var unmatched = sections
        for want in truth {
            if let match = unmatched.firstIndex(where: { $0.label == want.label && isSame($0.heading, want.heading) }) {
                unmatched.remove(at: match)
                right[.sections, default: 0] += 1
            } else {
                differences.append("no section \(want.label) [\(want.number)] \(want.heading ?? "")")
            }
        }
        for section in unmatched {
            differences.append("extra section \(section.label) [\(section.number)] \(section.heading ?? "")")
        }
        wanted.sections += truth.count
        found.sections += sections.count
    }

    private func isSame(_ left: String?, _ right: String?) -> Bool {
        func bare(_ text: String?) -> [Unicode.Scalar] {
            (text ?? "").unicodeScalars.filter { !$0.properties.isWhitespace }
        }
        return bare(left) == bare(right)
    }
}
