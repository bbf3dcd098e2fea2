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
        #expect(!rule.examples.isEmpty)
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

    @Test func rulesHaveNamesOfTheirOwn() {
        let names = CalendarGrammar.standard.rules.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: CalendarRefusal.all.map(\.name))
    func everyRefusalKeepsItsExamplesFromBeingRead(name: String) throws {
        let refusal = try #require(CalendarRefusal.all.first { $0.name == name })
        #expect(!refusal.examples.isEmpty)
        for example in refusal.examples {
            let bytes = Array(example.utf8)
            let found = CalendarScanner.expressions(in: bytes)
            #expect(found.isEmpty, "\(example): \(found.map { describe($0, bytes) })")
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
    }

    @Test(arguments: CalendarCueRule.chinese.map(\.words))
    func everyChineseCueBelongsToTheExpressionBehindIt(words: String) throws {
        let rule = try #require(CalendarCueRule.chinese.first { $0.words == words })
        let bytes = Array("\(words)2024年6月，".utf8)
        let found = try #require(CalendarScanner.expressions(in: bytes).first)
        #expect(found.cue == rule.cue)
        #expect(found.cueRange.lowerBound == 0)
        #expect(found.range.lowerBound == words.utf8.count)
    }

    @Test(arguments: DateRoleRule.all.map(\.name))
    func everyRoleRuleGivesItsRoleToItsExamples(name: String) throws {
        let rule = try #require(DateRoleRule.all.first { $0.name == name })
        #expect(!rule.examples.isEmpty)
        for example in rule.examples {
            let marked = MarkedText(example)
            let wanted = try #require(marked.ranges.first)
            var resolution = CalendarResolution(
                context: CalendarContext(reviewYear: .init(2024, basis: "year from title")))
            let dates = CalendarScanner.expressions(in: marked.bytes).compactMap {
                resolution.resolve($0, in: marked.bytes)
            }
            let own = dates.first { $0.expression.range == wanted }
            #expect(own?.role == rule.role, "\(example)")
            #expect(own?.roleRule == name, "\(example)")
        }
    }
}

/// An expression as a failing test prints it.
func describe(_ expression: CalendarExpression, _ bytes: [UInt8]) -> String {
    "\(String(decoding: bytes[expression.range], as: UTF8.self)) [\(expression.rule)]"
}
