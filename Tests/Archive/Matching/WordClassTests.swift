import Model
import Testing

@testable import Archive

/// A happening of nothing but words.
func words(_ text: String, date: Interval? = nil) -> Happening {
    Happening(
        title: "", text: text, date: date.map { EventDate(interval: $0, text: "", basis: "given") },
        position: Position(start: 0, end: text.unicodeScalars.count))
}

@Suite("The tables of matching")
struct WordClassTests {
    /// What a text says, word by word: what only holds it together left out.
    private func keys(_ text: String) -> [UInt64] {
        Tokenizer.read(words(text)).tokens.filter {
            $0.kind.isTelling || $0.kind == .negation || $0.kind == .intention || $0.kind == .reporting
        }
        .map(\.key)
    }

    /// The same with the bounds of amounts.
    private func bounds(_ text: String) -> [Int8] { Tokenizer.read(words(text)).amounts.map(\.bound) }

    @Test("Words that a class takes for the same read the same", arguments: WordClass.all)
    func same(each: WordClass) {
        #expect(!each.forms.isEmpty && !each.reason.isEmpty)
        for (one, other) in each.same {
            #expect(keys(one).sorted() == keys(other).sorted(), "\(each.name): \(one) | \(other)")
            #expect(bounds(one) == bounds(other), "\(each.name): \(one) | \(other)")
        }
    }

    @Test("Words that a class must not take for the same read otherwise", arguments: WordClass.all)
    func different(each: WordClass) {
        for (one, other) in each.different {
            #expect(keys(one).sorted() != keys(other).sorted(), "\(each.name): \(one) | \(other)")
        }
    }

    @Test("Every class has a name of its own, and every class with an example of its own can fail")
    func names() {
        #expect(Set(WordClass.all.map(\.name)).count == WordClass.all.count)
        #expect(WordClass.all.allSatisfy { !$0.same.isEmpty || !$0.different.isEmpty })
    }

    @Test("Opposites are classes, and no class is its own")
    func opposites() {
        let names = Set(WordClass.all.map(\.name))
        for (one, other) in WordClass.opposites {
            #expect(names.contains(one) && names.contains(other) && one != other, "\(one), \(other)")
        }
    }

    @Test("Chinese compounds are read whole", arguments: Compounds.all)
    func compound(word: String) {
        let tokens = Tokenizer.read(words(word)).tokens
        #expect(!tokens.contains { $0.kind == .negation || $0.kind == .colour || $0.kind == .hedge })
    }

    @Test("Furniture is set aside, and what only looks like it is not", arguments: Furniture.all)
    func furniture(rule: Furniture) {
        func surfaces(_ text: String) -> [UInt64] { Tokenizer.read(words(text)).tokens.map(\.surface) }
        for (printed, compared) in rule.examples {
            #expect(surfaces(printed) == surfaces(compared), "\(rule.name): \(printed)")
        }
        for text in rule.counterexamples {
            #expect(
                !FurnitureReader.shared.dropped(Lexer.lexemes(of: Lexer.scalars(of: text))).contains(true),
                "\(rule.name): \(text)")
        }
    }

    @Test("Inflection and spelling come to one stem, different words do not")
    func stems() {
        func stem(_ word: String) -> String {
            var bytes = Array(word.utf8)
            WordStem.reduce(&bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        for words in [
            ["sign", "signs", "signed", "signing"], ["plan", "planned", "planning", "plans"], ["company", "companies"],
            ["rise", "rises", "rising"], ["note", "notes", "noted"],
            ["modernise", "modernize", "modernised", "modernizing"],
            ["metre", "meter", "meters"],
            ["labour", "labor"], ["process", "processes", "processed"], ["sell", "selling", "sells"],
            ["organisation", "organization"], ["supply", "supplies", "supplied"],
        ] {
            #expect(Set(words.map(stem)).count == 1, "\(words.map(stem))")
        }
        for words in [
            ["ore", "or"], ["nickel", "nick"], ["tin", "tie"], ["oxide", "oxid e"], ["king", "k"], ["not", "note"],
        ] {
            #expect(Set(words.map(stem)).count == words.count, "\(words.map(stem))")
        }
    }

    @Test("A misprint is none where one letter makes another word")
    func misprints() {
        func isMisprint(_ one: String, _ other: String) -> Bool {
            WordLikeness.isMisprint(one.unicodeScalars.map(\.value), other.unicodeScalars.map(\.value))
        }
        for (one, other) in [
            ("investment", "investmnet"), ("agreement", "agrement"), ("magnesium", "magnesiun"),
            ("production", "prodduction"),
        ] {
            #expect(isMisprint(one, other), "\(one) \(other)")
        }
        for (one, other) in [
            ("sulfate", "sulfite"), ("chloride", "chlorite"), ("mining", "mixing"), ("smelting", "melting"),
            ("million", "billion"),
            ("county", "country"), ("Weishan", "Weishen"), ("AZ91D", "AZ91E"), ("import", "export"),
            ("contract", "contrast"),
        ] {
            #expect(!isMisprint(one, other), "\(one) \(other)")
        }
    }
}
