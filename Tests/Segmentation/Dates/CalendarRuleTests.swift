import Model
import Testing

@testable import Segmentation

/// A text with its expressions marked by « and », and the text without the marks.
struct MarkedText {
    let bytes: [UInt8]
    let ranges: [Range<Int>]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var start = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "«": start = bytes.count
            case "»": ranges.append(start..<bytes.count)
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        self.bytes = bytes
        self.ranges = ranges
    }
}

@Suite struct CalendarRuleTests {
    @Test(arguments: CalendarGrammar.standard.rules.map(\.name))
    func everyRuleReadsItsExamplesAndNothingInItsCounterexamples(name: String) throws {
        let rule = try #require(CalendarGrammar.standard.rules.first { $0.name == name })
        #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty)
        for example in rule.examples {
            let marked = MarkedText(example)
            let found = CalendarScanner.expressions(in: marked.bytes)
            let wanted = try #require(marked.ranges.first, "\(example) marks nothing")
            let own = found.first { $0.range == wanted }
            #expect(own?.rule == name, "\(example): \(found.map { describe($0, marked.bytes) })")
        }
        for counterexample in rule.counterexamples {
            let bytes = Array(counterexample.utf8)
            let found = CalendarScanner.expressions(in: bytes).filter { $0.rule == name }
            #expect(found.isEmpty, "\(counterexample): \(found.map { describe($0, bytes) })")
        }
    }

    @Test(arguments: CalendarRefusal.all.map(\.name))
    func everyRefusalKeepsItsExamplesFromBeingRead(name: String) throws {
        let refusal = try #require(CalendarRefusal.all.first { $0.name == name })
        #expect(!refusal.examples.isEmpty && !refusal.counterexamples.isEmpty)
        let others = CalendarRefusal.all.filter { $0.name != name }
        for example in refusal.examples {
            let bytes = Array(example.utf8)
            let found = CalendarScanner.expressions(in: bytes)
            #expect(found.isEmpty, "\(example): \(found.map { describe($0, bytes) })")
            #expect(
                !CalendarScanner.expressions(in: bytes, refusals: others).isEmpty, "\(example) is refused without it")
        }
        for example in refusal.counterexamples {
            let bytes = Array(example.utf8)
            let found = CalendarScanner.expressions(in: bytes)
            #expect(!found.isEmpty, "\(example)")
            #expect(found == CalendarScanner.expressions(in: bytes, refusals: others), "\(example)")
        }
    }

    @Test(arguments: CalendarCueRule.english.map(\.words))
    func everyEnglishCueBelongsToTheExpressionBehindIt(words: String) throws {
        let rule = try #require(CalendarCueRule.english.first { $0.words == words })
        let expression =
            rule.scope.contains(.years)
            ? "2024"
            : rule.scope.contains(.theYear) ? "the year" : rule.scope.contains(.months) ? "September" : "May 16"
        let bytes = Array("it stood \(words) \(expression), they say".utf8)
        let found = try #require(CalendarScanner.expressions(in: bytes).first)
        #expect(found.cue == rule.cue)
        #expect(String(decoding: bytes[found.cueRange], as: UTF8.self) == "\(words) \(expression)")
        #expect(String(decoding: bytes[found.range], as: UTF8.self) == expression)
        // Within a longer word it is none.
        let longer = Array("it stood by q\(words) \(expression), they say".utf8)
        let other = CalendarScanner.expressions(in: longer).first
        #expect(other.map { String(decoding: longer[$0.cueRange], as: UTF8.self) } != "\(words) \(expression)")
    }

    @Test(arguments: CalendarCueRule.chinese.map(\.words))
    func everyChineseCueBelongsToTheExpressionBehindIt(words: String) throws {
        let rule = try #require(CalendarCueRule.chinese.first { $0.words == words })
        let bytes = Array("\(words)2024年6月，".utf8)
        let found = try #require(CalendarScanner.expressions(in: bytes).first)
        #expect(found.cue == rule.cue)
        #expect(found.cueRange.lowerBound == 0)
        #expect(found.range.lowerBound == words.utf8.count)
        // With a comma between it is none.
        let apart = Array("\(words)，2024年6月，".utf8)
        #expect(CalendarScanner.expressions(in: apart).first?.cue == nil)
    }

    @Test func noCueStandsTwice() {
        for table in [CalendarCueRule.english, CalendarCueRule.chinese] {
            #expect(Set(table.map(\.words)).count == table.count)
            #expect(table.allSatisfy { !$0.scope.isEmpty })
        }
    }

    @Test(arguments: DateRoleRule.all.map(\.name))
    func everyRoleRuleGivesItsRoleToItsExamples(name: String) throws {
        let rule = try #require(DateRoleRule.all.first { $0.name == name })
        #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty)
        for example in rule.examples {
            let own = try CalendarRuleTests.markedDate(example)
            #expect(own.role == rule.role, "\(example)")
            #expect(own.roleRule == name, "\(example)")
        }
        for example in rule.counterexamples {
            #expect(try CalendarRuleTests.markedDate(example).roleRule != name, "\(example)")
        }
    }

    /// The date between « and » of a text, in a review of 2024.
    private static func markedDate(_ example: String) throws -> ResolvedDate {
        let marked = MarkedText(example)
        let wanted = try #require(marked.ranges.first, "\(example) marks nothing")
        var resolution = CalendarResolution(
            context: CalendarContext(reviewYear: .init(2024, basis: "year from title")))
        let dates = CalendarScanner.expressions(in: marked.bytes).compactMap {
            resolution.resolve($0, in: marked.bytes)
        }
        return try #require(dates.first { $0.expression.range == wanted }, "\(example): no date stands there")
    }
}

/// An expression as a failing test prints it.
func describe(_ expression: CalendarExpression, _ bytes: [UInt8]) -> String {
    "\(String(decoding: bytes[expression.range], as: UTF8.self)) [\(expression.rule)]"
}
