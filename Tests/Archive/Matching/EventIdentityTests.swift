@testable import Archive
import Model
import Testing

@Suite struct EventIdentityTests {
    @Test(arguments: [
        ("Output rose.", "output rose"),
        ("  Output\u{A0}rose\n\tby 5%  ", "output rose by 5%"),
        ("The “new” mill’s start", "the \"new\" mill's start"),
        ("May – June — July -- August", "may - june - july - august"),
        ("Ｏｕｔｐｕｔ　１００ｔ", "output 100t"),
        ("STRASSE", "strasse"), ("Straße", "strasse"),
        ("zero\u{200B}width soft\u{AD}hyphen", "zerowidth softhyphen"),
        ("产量 上升，达 5 万吨。", "产量上升,达5万吨"),
        ("Signed!!", "signed"), ("Really?…", "really"),
        ("10² t", "10 2 t"), ("102 t", "102 t"), ("5 m²", "5 m2"), ("1½ t", "1 1/2 t"), ("1 1/2 t", "1 1/2 t"),
        ("...", "."), ("", ""),
    ])
    func aTextIsNormalised(text: String, expected: String) {
        #expect(EventIdentity.normalised(text) == expected)
        #expect(EventIdentity.normalised(expected) == expected)
    }

    @Test(arguments: Attribution.all.map(\.name))
    func anAttributionRuleDoesWhatItsExamplesSay(name: String) throws {
        let rule = try #require(Attribution.all.first { $0.name == name })
        #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty && !rule.reason.isEmpty)
        for example in rule.examples { #expect(EventIdentity.normalised(example.printed) == example.compared) }
        for text in rule.counterexamples {
            let normalised = EventIdentity.normalised(text)
            #expect(Attribution.dropped(from: Array(normalised.utf8)) == Array(normalised.utf8), "\(text)")
            #expect(normalised.utf8.count >= text.utf8.count - 2, "\(text)")
        }
        // The openings are compared with normalised text, so each must be what normalisation would leave.
        for opening in rule.openings {
            #expect(EventIdentity.normalised("x" + opening + "x") == "x" + opening + "x", "\(opening)")
        }
    }

    @Test func attributionsInARowAreAllDroppedButNeverTheWholeText() {
        #expect(
            EventIdentity.normalised("[SMM Flash] It is reported that SMM learned that output rose") == "output rose")
        #expect(EventIdentity.normalised("It is reported that") == "it is reported that")
        #expect(EventIdentity.normalised("SMM reported thatcher visited") == "smm reported thatcher visited")
    }

    @Test func whatDiffersInOneFactHasAnotherKey() {
        let reports = [
            Samples.happening("A 3000T press started."), Samples.happening("A 4000T press started."),
            Samples.happening("A 3000T press started.", on: "2024-06-16"),
            Samples.happening("A 3000T press started.", on: nil),
        ]
        #expect(Set(reports.map { EventIdentity.key(of: $0) }).count == reports.count)
        #expect(Set(reports.map { EventIdentity.identifier(of: $0) }).count == reports.count)
    }

    @Test func theKeyIsOfWordsAndDateAlone() {
        var other = Samples.happening("SMM reported that a 3000T press started")
        other.title = "Another title"
        other.position = Position(start: 500, end: 540)
        other.sections = []
        let first = Samples.happening("A 3000T Press started.")
        #expect(EventIdentity.key(of: first) == EventIdentity.key(of: other))
        // The value is fixed: archives hold it.
        #expect(EventIdentity.identifier(of: first) == EventIdentity.identifier(of: other))
        let key = ContentDigest.sha256(Array("a 3000t press started\n2024-05-16".utf8))
        #expect(EventIdentity.key(of: first) == key)
        #expect(EventIdentity.identifier(of: first).utf8.count == 19)
    }

    @Test func everyCharacterIsNormalisedOnceAndForAll() {
        for value in UInt32(1)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = EventIdentity.normalised("a\(Character(scalar))b 5\(Character(scalar))")
            #expect(EventIdentity.normalised(once) == once, "U+\(String(value, radix: 16))")
        }
    }
}
