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
            #expect(found.map(\.rule) == [name], "\(text)")
        }
        for text in unit.refuses {
            #expect(!scan(text).contains { $0.unit == unit.unit }, "\(text)")
        }
        // Without a number, and with letters that go on, there is no such unit.
        for spelling in unit.spellings.joined() {
            #expect(scan("and \(spelling.text) of it").isEmpty, "\(spelling.text)")
            guard spelling.style != .character, spelling.text.allSatisfy(\.isLetter) else { continue }
            #expect(!scan("5 \(spelling.text)qx").contains { $0.rule == name }, "\(spelling.text)")
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
        for prefix in currency.prefixes { #expect(scan("and \(prefix) of it").isEmpty, "\(prefix)") }
        for suffix in currency.suffixes.joined() {
            #expect(scan("and \(suffix.text) of it").isEmpty, "\(suffix.text)")
        }
    }

    @Test(arguments: MultiplierDefinition.table.map(\.spelling))
    func aMultiplierMultipliesWhereItsConditionHolds(spelling: String) throws {
        let multiplier = try #require(MultiplierDefinition.table.first { $0.spelling == spelling })
        var value = 5.0
        for _ in 0..<multiplier.power { value *= 10 }
        #expect(scan("a bid of $5 \(spelling) for it").map(\.value) == [value])
        #expect(scan("an output of 5\(spelling) tonnes").map(\.value) == [value])
        // Letters that go on make another word of it.
        #expect(scan("a bid of $5 \(spelling)qx for it").map(\.value) == [5])
        switch multiplier.condition {
        case .none: break
        // With neither money before it nor a unit behind it is no multiplier.
        case .moneyOrUnit: #expect(!scan("it is 5 \(spelling) of it").contains { $0.value == value })
        }
    }

    @Test(arguments: RateDefinition.table.indices)
    func aRateIsReadFromEachOfItsSpellings(index: Int) {
        let rate = RateDefinition.table[index]
        for spelling in rate.spellings {
            for text in RateCase.rates(spelling, rate.place) {
                #expect(scan(text).last?.per == rate.per, "\(text)")
            }
            for text in RateCase.others(spelling, rate.place) {
                #expect(scan(text).last?.value != nil, "\(text)")
                #expect(scan(text).last?.per != rate.per, "\(text)")
            }
        }
    }

    /// Texts whose amount a spelling makes a rate, and such in which it does not.
    private enum RateCase {
        static func rates(_ spelling: String, _ place: RateDefinition.Place) -> [String] {
            switch place {
            case .denominator: ["5 t/\(spelling)", "5 t per \(spelling)"]
            case .after: ["It makes 5 t \(spelling)."]
            case .before: ["an \(spelling) output of 5 t"]
            case .beforeInChinese: ["\(spelling)镁锭5万吨"]
            }
        }

        static func others(_ spelling: String, _ place: RateDefinition.Place) -> [String] {
            switch place {
            case .denominator: ["5 t, \(spelling)"]
            // "10 tons a year ago" tells when.
            case .after where spelling.hasPrefix("a"): ["It makes 5 t. \(spelling).", "It made 5 t \(spelling) ago."]
            case .after: ["It makes 5 t. \(spelling)."]
            case .before: ["an \(spelling) fair that sold 5 t"]
            // 5年产 is what five years yield, and a comma parts clauses.
            case .beforeInChinese where "年月日".contains(spelling.prefix(1)):
                ["\(spelling)镁锭，5万吨", "5\(spelling)镁锭5万吨"]
            case .beforeInChinese: ["\(spelling)镁锭，5万吨"]
            }
        }
    }

    @Test func aModifierBelongsToTheAmountItStandsBy() {
        for word in ModifierTable.before {
            #expect(scan("it is \(word) 50 tonnes").map(\.modifier) == [word], "\(word)")
            #expect(scan("it is \(word), 50 tonnes").map(\.modifier) == [nil], "\(word)")
        }
        for word in ModifierTable.beforeInChinese {
            #expect(scan("，\(word)50吨").map(\.modifier) == [word], "\(word)")
            #expect(scan("，\(word)，50吨").map(\.modifier) == [nil], "\(word)")
        }
        for word in ModifierTable.afterInChinese {
            #expect(scan("，50吨\(word)").map(\.modifier) == [word], "\(word)")
            #expect(scan("，50吨，\(word)").map(\.modifier) == [nil], "\(word)")
        }
    }

    @Test(arguments: NumberRefusal.table.map(\.name)) func aNumberIsRefusedAsItsRuleSays(name: String) throws {
        let rule = try #require(NumberRefusal.table.first { $0.name == name })
        try expectRefused(rule.refused, by: name)
        try expectKept(rule.kept, by: name)
    }

    @Test(arguments: CountRefusal.table.map(\.name)) func aCountIsRefusedAsItsRuleSays(name: String) throws {
        let rule = try #require(CountRefusal.table.first { $0.name == name })
        try expectRefused(rule.refused, by: name)
        try expectKept(rule.kept, by: name)
    }

    /// Texts that hold no amount, and of whose numbers the rule refuses one.
    private func expectRefused(_ texts: [String], by name: String) throws {
        try #require(!texts.isEmpty, "\(name) refuses nothing")
        for text in texts {
            #expect(scan(text).isEmpty, "\(text)")
            let refusals = QuantityScanner.refusals(in: Array(text.utf8))
            #expect(refusals.contains(name), "\(text): \(refusals)")
        }
    }

    /// Texts that hold an amount, and of whose numbers the rule refuses none.
    private func expectKept(_ texts: [String], by name: String) throws {
        try #require(!texts.isEmpty, "\(name) keeps nothing")
        for text in texts {
            #expect(!scan(text).isEmpty, "\(text)")
            let refusals = QuantityScanner.refusals(in: Array(text.utf8))
            #expect(!refusals.contains(name), "\(text): \(refusals)")
        }
    }

    @Test(arguments: UnitFollower.table.map(\.spelling)) func aCharacterThatGoesOnIsNoUnit(spelling: String) {
        for follower in UnitFollower.table where follower.spelling == spelling {
            #expect(!follower.refused.isEmpty)
            for text in follower.refused { #expect(scan(text).isEmpty, "\(text)") }
            for next in follower.followers { #expect(scan("约5\(spelling)\(next)，").isEmpty, "\(next)") }
            #expect(!scan("约5\(spelling)，").isEmpty)
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
        #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty)
        /// The rule that decides a word: the first whose suffix fits, unless the word is an exception.
        func decider(of plural: String) -> String? {
            guard !SingularForm.exceptions.contains(where: { $0.0 == plural }) else { return nil }
            return SingularForm.rules.first { plural.hasSuffix($0.suffix) }?.name
        }
        for (plural, singular) in rule.examples {
            let bytes = Array(plural.utf8)
            #expect(SingularForm.singular(of: bytes, 0..<bytes.count) == singular, "\(plural)")
            #expect(decider(of: plural) == name)
        }
        for (plural, singular) in rule.counterexamples {
            let bytes = Array(plural.utf8)
            #expect(SingularForm.singular(of: bytes, 0..<bytes.count) == singular, "\(plural)")
            #expect(decider(of: plural) != name)
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
