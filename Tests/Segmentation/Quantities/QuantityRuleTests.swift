import Testing

@testable import Segmentation

private func scan(_ text: String) -> [QuantityExpression] {
    let bytes = Array(text.utf8)
    return QuantityScanner.quantities(in: bytes, range: 0..<bytes.count)
}

/// Each rule is held to the examples that stand in its table.
@Suite struct QuantityRuleTests {
    @Test(arguments: UnitDefinition.table.map(\.name)) func aUnitReadsItsExamples(name: String) throws {
        let unit = try #require(UnitDefinition.table.first { $0.name == name })
        #expect(!unit.reason.isEmpty)
        #expect(!unit.reads.isEmpty)
        for (text, value) in unit.reads {
            let found = scan(text)
            #expect(found.map(\.unit) == [unit.unit], "\(text)")
            #expect(found.map(\.value) == [value], "\(text)")
        }
        for text in unit.refuses {
            #expect(!scan(text).contains { $0.unit == unit.unit }, "\(text)")
        }
    }

    @Test(arguments: CurrencyDefinition.table.map(\.code)) func aCurrencyReadsItsExamples(code: String) throws {
        let currency = try #require(CurrencyDefinition.table.first { $0.code == code })
        #expect(!currency.reason.isEmpty)
        for (text, value) in currency.reads {
            #expect(scan(text).map(\.unit) == [code], "\(text)")
            #expect(scan(text).map(\.value) == [value], "\(text)")
        }
        for text in currency.refuses { #expect(scan(text).isEmpty, "\(text)") }
    }

    @Test(arguments: NumberRefusal.table.map(\.name)) func aNumberIsRefusedAsItsRuleSays(name: String) throws {
        let rule = try #require(NumberRefusal.table.first { $0.name == name })
        #expect(!rule.reason.isEmpty && !rule.refused.isEmpty)
        for text in rule.refused { #expect(scan(text).isEmpty, "\(text)") }
        for text in rule.kept { #expect(!scan(text).isEmpty, "\(text)") }
    }

    @Test(arguments: CountRefusal.table.map(\.name)) func aCountIsRefusedAsItsRuleSays(name: String) throws {
        let rule = try #require(CountRefusal.table.first { $0.name == name })
        #expect(!rule.reason.isEmpty && !rule.refused.isEmpty)
        for text in rule.refused { #expect(scan(text).isEmpty, "\(text)") }
        for text in rule.kept { #expect(!scan(text).isEmpty, "\(text)") }
    }

    @Test(arguments: UnitFollower.table.map(\.spelling)) func aCharacterThatGoesOnIsNoUnit(spelling: String) {
        for follower in UnitFollower.table where follower.spelling == spelling {
            for text in follower.refused { #expect(scan(text).isEmpty, "\(text)") }
        }
    }

    @Test func everyClassifierFindsItsFirstNoun() {
        for classifier in ChineseClassifier.table {
            guard let noun = classifier.nouns.first else { continue }
            let found = scan("共30\(classifier.text)\(noun)，")
            #expect(found.map(\.unit) == [noun], "\(classifier.text)")
            #expect(found.map(\.value) == [30], "\(classifier.text)")
            #expect(!scan("共30\(classifier.text)，").isEmpty == classifier.standsAlone, "\(classifier.text)")
        }
    }

    @Test func noUnitIsSpelledTwice() {
        var seen: [String: String] = [:]
        for unit in UnitDefinition.table {
            for spelling in unit.spellings.joined() {
                let key = spelling.style == .word ? spelling.text.lowercased() : spelling.text
                #expect(seen[key] == nil || seen[key] == unit.name, "\(key)")
                seen[key] = unit.name
            }
        }
    }

    @Test(arguments: SingularForm.rules.map(\.name)) func aPluralLosesItsEnding(name: String) throws {
        let rule = try #require(SingularForm.rules.first { $0.name == name })
        #expect(!rule.examples.isEmpty)
        for (plural, singular) in rule.examples {
            let bytes = Array(plural.utf8)
            #expect(SingularForm.singular(of: bytes, 0..<bytes.count) == singular, "\(plural)")
        }
    }

    @Test func irregularPluralsAreKnown() {
        for (plural, singular) in SingularForm.exceptions {
            let bytes = Array(plural.utf8)
            #expect(SingularForm.singular(of: bytes, 0..<bytes.count) == singular, "\(plural)")
        }
        for plural in ["Agreements", "EVs", "DVDs"] {
            let bytes = Array(plural.utf8)
            let expected = ["Agreements": "agreement", "EVs": "EV", "DVDs": "DVD"][plural]
            #expect(SingularForm.singular(of: bytes, 0..<bytes.count) == expected)
        }
        for word in ["steel", "GPS", "the", "a", ""] {
            let bytes = Array(word.utf8)
            #expect(SingularForm.singular(of: bytes, 0..<bytes.count) == nil, "\(word)")
        }
    }
}
