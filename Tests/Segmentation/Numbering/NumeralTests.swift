import ReadingInvariants
import Testing

@testable import Segmentation

@Suite struct NumeralTests {
    private static func roman(_ number: Int) -> String {
        let parts = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
        var rest = number
        var text = ""
        for (value, letters) in parts {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    @Test func romanNumeralsAreReadInTheirOneCanonicalFormOnly() {
        let canonical = Dictionary(uniqueKeysWithValues: (1...89).map { (NumeralTests.roman($0), $0) })
        for (text, value) in canonical {
            #expect(Numerals.roman(Array(text.utf8), at: 0, upper: true)?.value == value)
            #expect(Numerals.roman(Array(text.lowercased().utf8), at: 0, upper: false)?.value == value)
            #expect(Numerals.roman(Array(text.utf8), at: 0, upper: true)?.length == text.utf8.count)
        }
        // Everything else that the letters spell, up to six of them, is no number.
        var words = [""]
        for _ in 0..<6 {
            words = words.flatMap { word in ["I", "V", "X", "L"].map { word + $0 } }
            let wrong = words.filter {
                canonical[$0] == nil && Numerals.roman(Array($0.utf8), at: 0, upper: true) != nil
            }
            #expect(wrong.isEmpty, "\(wrong)")
        }
    }

    @Test(arguments: ["", "A", "Ix", "iV", "IV" + "a", "C", "MM", "É"])
    func otherLettersAreNoRomanNumeral(text: String) {
        #expect(Numerals.roman(Array(text.utf8), at: 0, upper: true) == nil)
    }

    private static func han(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
        let (tens, ones) = rest.quotientAndRemainder(dividingBy: 10)
        if hundreds == 0 { return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[ones] }
        if rest == 0 { return digits[hundreds] + "百" }
        return digits[hundreds] + "百" + (tens == 0 ? "零" : digits[tens] + "十") + digits[ones]
    }

    @Test(arguments: 1...199) func everyHanNumberIsRead(number: Int) {
        let text = NumeralTests.han(number)
        let reading = Numerals.han(Array("第\(text)章".utf8), at: 3)
        #expect(reading == Numerals.Reading(value: number, length: text.utf8.count), "\(text)")
    }

    @Test(arguments: ["", "百", "二百", "九百九十九", "零", "〇", "章", "A", "十十十十十十十十十十十十十十十十十十十十十十"])
    func whatNumbersNoOutlineIsNoHanNumber(text: String) {
        let reading = Numerals.han(Array(text.utf8), at: 0)
        #expect(reading == nil || (reading?.value ?? 0) <= Numerals.highest)
        if text.unicodeScalars.count != 22 { #expect(reading == nil) }
    }

    @Test(arguments: [("7", 7), ("12", 12), ("2024", 2024), ("７", 7), ("１２", 12), ("1２", 12), ("007", 7)])
    func digitsAreReadInAsciiAndFullWidth(text: String, value: Int) {
        let reading = Numerals.decimal(Array((text + ".").utf8), at: 0)
        #expect(reading == Numerals.Reading(value: value, length: text.utf8.count))
    }

    @Test(arguments: ["12345", "99999999999999999999999999", "１２３４５", "", "a", "٣", "-1"])
    func longAndForeignNumbersNumberNothing(text: String) {
        #expect(Numerals.decimal(Array(text.utf8), at: 0) == nil)
    }

    @Test(arguments: [
        ("①", 1, MarkerScheme.Style.circled), ("⑩", 10, .circled), ("⑳", 20, .circled), ("❶", 1, .circled),
        ("❿", 10, .circled), ("➀", 1, .circled), ("➉", 10, .circled), ("㊀", 1, .circled), ("㊉", 10, .circled),
        ("⑴", 1, .parenthesised), ("⒇", 20, .parenthesised), ("㈠", 1, .parenthesised), ("㈩", 10, .parenthesised),
        ("⒈", 1, .digitStop), ("⒛", 20, .digitStop),
    ])
    func numeralsWithAnEnclosureOfTheirOwnAreRead(text: String, value: Int, style: MarkerScheme.Style) throws {
        let scalar = try #require(text.unicodeScalars.first)
        let reading = try #require(Numerals.enclosed(scalar.value))
        #expect(reading.value == value)
        #expect(reading.style == style)
    }

    @Test func neighboursOfTheEnclosedNumeralsAreNone() {
        for scalar: UInt32 in [0x245F, 0x249C, 0x2775, 0x278A, 0x321F, 0x322A, 0x327F, 0x328A, 0, 0x31, .max] {
            #expect(Numerals.enclosed(scalar) == nil)
        }
    }

    @Test(arguments: [
        ("one", 1, false), ("Twelve", 12, false), ("FIRST", 1, true), ("Third,", 3, true), ("tenth", 10, true),
    ])
    func numbersInWordsAreRead(text: String, value: Int, ordinal: Bool) throws {
        let found = try #require(Numerals.englishWord(Array(text.utf8), at: 0))
        #expect(found.reading.value == value)
        #expect(found.ordinal == ordinal)
    }

    @Test(arguments: ["", "ones", "firstly", "thirteen", "zero", "Firstname", "二"])
    func otherWordsAreNoNumbers(text: String) {
        #expect(Numerals.englishWord(Array(text.utf8), at: 0) == nil)
    }

    @Test func numeralsMayBeAskedAnywhereInAnyBytes() {
        let seed: UInt64 = 7
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let bytes = (0..<12).map { _ in UInt8.random(in: 0...255, using: &generator) }
            for offset in -2...14 {
                let lengths = [
                    Numerals.decimal(bytes, at: offset)?.length, Numerals.han(bytes, at: offset)?.length,
                    Numerals.roman(bytes, at: offset, upper: true)?.length,
                    Numerals.englishWord(bytes, at: offset)?.reading.length,
                ]
                for case let length? in lengths {
                    #expect(length > 0 && offset + length <= bytes.count, "seed \(seed): \(bytes) at \(offset)")
                }
            }
        }
    }
}
