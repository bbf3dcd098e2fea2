import Archive
import Model
import Testing

@Suite("What holds for every report")
struct MatchPropertyTests {
    private static func reports() throws -> [MatchPair.Report] {
        var seen: Set<String> = []
        return try MatchPairTests.files.flatMap(MatchPair.read).map(\.a)
            .filter { $0.date != nil && seen.insert($0.text).inserted && $0.text.utf8.count > 90 }
    }

    private static func verdict(_ one: MatchPair.Report, _ text: String, date: String? = nil) -> MatchComparison {
        EventComparison.compare(one.subject, with: MatchPair.Report(text: text, date: date ?? one.date).subject)
    }

    @Test("A report equals itself under another case, other spaces and marks")
    func typography() throws {
        for report in try MatchPropertyTests.reports() {
            let text = report.text
            for other in [
                text, text.uppercased(), text.lowercased(), text.split(separator: " ").joined(separator: "  "),
                " " + text + "\n",
                String(text.dropLast()), text.split(separator: ", ").joined(separator: " , "), text + "!",
            ] {
                let comparison = MatchPropertyTests.verdict(report, other)
                #expect(comparison.verdict == .same, "\(other): \(comparison)")
            }
        }
    }

    @Test("One changed number keeps two reports apart")
    func numbers() throws {
        var changes = 0
        for report in try MatchPropertyTests.reports() {
            let scalars = Array(report.text.unicodeScalars)
            for quantity in report.happening.quantities {
                guard
                    let digit = (quantity.position.start..<quantity.position.end).first(where: {
                        ("1"..."9").contains(scalars[$0])
                    })
                else { continue }
                var changed = scalars
                changed[digit] = changed[digit] == "9" ? "4" : Unicode.Scalar(changed[digit].value + 1) ?? "4"
                var text = String.UnicodeScalarView()
                text.append(contentsOf: changed)
                let comparison = MatchPropertyTests.verdict(report, String(text))
                #expect(comparison.verdict != .same, "\(String(text)): \(comparison)")
                changes += 1
            }
        }
        #expect(changes > 50)
    }

    @Test("Another month keeps two reports apart, and so does no date")
    func dates() throws {
        for report in try MatchPropertyTests.reports() {
            let month = report.date?.hasPrefix("2024-05") ?? false ? "2024-08" : "2024-05"
            #expect(MatchPropertyTests.verdict(report, report.text, date: month).verdict != .same, "\(report.text)")
            let undated = MatchPair.Report(text: report.text, date: nil).subject
            #expect(EventComparison.compare(report.subject, with: undated).verdict == .similar, "\(report.text)")
        }
    }

    @Test("One changed word of a name keeps two reports apart")
    func names() throws {
        var changes = 0
        for report in try MatchPropertyTests.reports() {
            let parts = report.text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            for (index, part) in parts.enumerated() where index > 2 {
                guard part.count > 4, let first = part.first, first.isASCII, first.isUppercase,
                    part.allSatisfy(\.isLetter),
                    !MatchPropertyTests.months.contains(part)
                else { continue }
                var changed = parts
                changed[index] = "Quillbrook"
                let comparison = MatchPropertyTests.verdict(report, changed.joined(separator: " "))
                #expect(comparison.verdict != .same, "\(changed.joined(separator: " ")): \(comparison)")
                changes += 1
            }
        }
        #expect(changes > 40)
    }

    private static let months: Set = [
        "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
