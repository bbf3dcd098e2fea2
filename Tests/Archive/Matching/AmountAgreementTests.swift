import Model
import Testing

@testable import Archive

@Suite("Amounts that may be one")
struct AmountAgreementTests {
    private func amount(_ text: String) throws -> Amount {
        try #require(Tokenizer.read(words(text)).amounts.first, "\(text)")
    }

    static let oneAmount = [
        ("3,000 t", "3 kt"), ("3,000 t", "3,000 tonnes"), ("3000吨", "0.3万吨"), ("3,000 t", "3000吨"),
        ("36.2 %", "about 36 percent"), ("36.2 %", "36 %"),
        ("1.2 million t", "1,234,000 t"), ("about 12,000 t", "12,345 t"), ("12 kt", "12,345 t"),
        ("more than 3,000 t", "3,050 t"), ("500 kg", "0.5 t"),
        ("$5 million", "5,000,000 dollars"), ("1.2 billion yuan", "12亿元"), ("about 5 t", "5 t"),
    ]
    static let twoAmounts = [
        ("3,000 t", "4,000 t"), ("3,000 t", "3,000 kg"), ("12,000 t", "12,345 t"), ("3,000 t", "3,012 t"),
        ("36.2 %", "37 %"), ("5 %", "5.4 %"),
        ("1.2 billion yuan", "1.2 billion dollars"), ("more than 50,000 t", "less than 50,000 t"), ("2.4 %", "4.2 %"),
        ("1 million t", "1,234,000 t"), ("12 t", "12 %"),
    ]

    @Test("Another unit, another scale or rounding is no contradiction", arguments: oneAmount)
    func alike(pair: (String, String)) throws {
        let (one, other) = (try amount(pair.0), try amount(pair.1))
        #expect(one.agrees(with: other) && other.agrees(with: one))
    }

    @Test("Another value or another thing is one", arguments: twoAmounts)
    func unlike(pair: (String, String)) throws {
        let (one, other) = (try amount(pair.0), try amount(pair.1))
        #expect(!one.agrees(with: other) && !other.agrees(with: one))
    }
}
