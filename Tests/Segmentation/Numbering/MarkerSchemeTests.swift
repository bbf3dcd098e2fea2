import Testing

@testable import Segmentation

/// A text with its marker in ‹ › and what the marker should be.
struct MarkerCase: Sendable, CustomTestStringConvertible {
    let text: String
    let style: MarkerScheme.Style
    let form: MarkerScheme.Form
    let label: MarkerScheme.Label
    let value: Int
    let prefix: [Int]

    var testDescription: String { text }

    init(
        _ text: String, _ value: Int, _ style: MarkerScheme.Style, _ form: MarkerScheme.Form = .none,
        label: MarkerScheme.Label = .none, prefix: [Int] = []
    ) {
        self.text = text
        self.style = style
        self.form = form
        self.label = label
        self.value = value
        self.prefix = prefix
    }

    /// Each scheme that reviews are numbered in.
    static let schemes = [
        MarkerCase("‹1.› The mill opened", 1, .arabic, .stop),
        MarkerCase("‹12.›The mill opened", 12, .arabic, .stop),
        MarkerCase("‹1)› The mill opened", 1, .arabic, .parenthesis),
        MarkerCase("‹2.)› The mill opened", 2, .arabic, .stop),
        MarkerCase("‹(1)› The mill opened", 1, .arabic, .parentheses),
        MarkerCase("‹1:› The mill opened", 1, .arabic, .colon),
        MarkerCase("‹1.1› The mill opened", 1, .dotted, prefix: [1]),
        MarkerCase("‹1.1.› The mill opened", 1, .dotted, prefix: [1]),
        MarkerCase("‹2.1.3› The mill opened", 3, .dotted, prefix: [2, 1]),
        MarkerCase("‹IV.› The mill opened", 4, .romanUpper, .stop),
        MarkerCase("‹iv)› the mill opened", 4, .romanLower, .parenthesis),
        MarkerCase("‹(iv)› the mill opened", 4, .romanLower, .parentheses),
        MarkerCase("‹B.› The mill opened", 2, .letterUpper, .stop),
        MarkerCase("‹b.› The mill opened", 2, .letterLower, .stop),
        MarkerCase("‹b)› the mill opened", 2, .letterLower, .parenthesis),
        MarkerCase("‹(a)› the mill opened", 1, .letterLower, .parentheses),
        MarkerCase("‹#10› The mill opened", 10, .arabic, label: .hash),
        MarkerCase("‹No. 1› The mill opened", 1, .arabic, label: .number),
        MarkerCase("‹No. 4:› The mill opened", 4, .arabic, label: .number),
        MarkerCase("‹Part 1› The mill opened", 1, .arabic, label: .part),
        MarkerCase("‹Part II:› The mill opened", 2, .romanUpper, label: .part),
        MarkerCase("‹Section 3:› The mill opened", 3, .arabic, label: .part),
        MarkerCase("‹Chapter One› The mill opened", 1, .ordinalWord, label: .part),
        MarkerCase("‹Event one:› The mill opened", 1, .ordinalWord, label: .event),
        MarkerCase("‹Event 2:› The mill opened", 2, .arabic, label: .event),
        MarkerCase("‹First,› the mill opened", 1, .ordinalWord, .comma),
        MarkerCase("‹Second,› the mill opened", 2, .ordinalWord, .comma),
        MarkerCase("‹①› 工厂投产", 1, .circled),
        MarkerCase("‹⑿›工厂投产", 12, .parenthesised),
        MarkerCase("‹⒈›工厂投产", 1, .digitStop),
        MarkerCase("‹１．›工厂投产", 1, .arabic, .stop),
        MarkerCase("‹１２、›工厂投产", 12, .arabic, .ideographicComma),
        MarkerCase("‹（３）›工厂投产", 3, .arabic, .parentheses),
        MarkerCase("‹1、›工厂投产", 1, .arabic, .ideographicComma),
        MarkerCase("‹一、›工厂投产", 1, .han, .ideographicComma),
        MarkerCase("‹十一、›工厂投产", 11, .han, .ideographicComma),
        MarkerCase("‹二十三、›工厂投产", 23, .han, .ideographicComma),
        MarkerCase("‹一百零二、›工厂投产", 102, .han, .ideographicComma),
        MarkerCase("‹一．›工厂投产", 1, .han, .stop),
        MarkerCase("‹（一）›工厂投产", 1, .han, .parentheses),
        MarkerCase("‹（十二）、›工厂投产", 12, .han, .parentheses),
        MarkerCase("‹(二)›工厂投产", 2, .han, .parentheses),
        MarkerCase("‹【三】›工厂投产", 3, .han, .parentheses),
        MarkerCase("‹第一章› 工厂投产", 1, .han, label: .hanChapter),
        MarkerCase("‹第二部分：›工厂投产", 2, .han, label: .hanChapter),
        MarkerCase("‹第3节› 工厂投产", 3, .arabic, label: .hanChapter),
        MarkerCase("‹第十一条› 工厂投产", 11, .han, label: .hanArticle),
        MarkerCase("‹第二，›工厂投产", 2, .han, label: .hanOrdinal),
        MarkerCase("‹一是›工厂投产", 1, .han, label: .hanIs),
        MarkerCase("‹其一，›工厂投产", 1, .han, label: .hanAmong),
        MarkerCase("‹事件一：›工厂投产", 1, .han, label: .hanEvent),
        MarkerCase("‹新闻2、›工厂投产", 2, .arabic, label: .hanEvent),
        MarkerCase("‹看点三：›工厂投产", 3, .han, label: .hanEvent),
    ]

    /// Markers that are not set off as they should be.
    static let glued = [
        // To the word or the stop before, in running text.
        MarkerCase("The mill grew.‹2.› Ports closed", 2, .arabic, .stop),
        MarkerCase("The mill grew ‹2.› Ports closed", 2, .arabic, .stop),
        MarkerCase("demand for growth‹4.› Ports closed", 4, .arabic, .stop),
        MarkerCase("The mill grew. ‹2.›Ports closed", 2, .arabic, .stop),
        MarkerCase("The mill grew. ‹II.›Ports closed", 2, .romanUpper, .stop),
        MarkerCase("The mill grew. ‹1.2›Ports closed", 2, .dotted, prefix: [1]),
        MarkerCase("工厂投产。‹二、›码头关闭", 2, .han, .ideographicComma),
        MarkerCase("工厂投产‹2.›码头关闭", 2, .arabic, .stop),
        MarkerCase("工厂投产。‹（二）›码头关闭", 2, .han, .parentheses),
        // A date right behind the number.
        MarkerCase("‹2.›2023 was a year", 2, .arabic, .stop),
        MarkerCase("‹1.2.›2021 In June", 2, .dotted, .stop, prefix: [1]),
        MarkerCase("‹3.›4月17日，工厂投产", 3, .arabic, .stop),
        MarkerCase("‹5、›6月2日，工厂投产", 5, .arabic, .ideographicComma),
        MarkerCase("‹3.›April: the mill opened", 3, .arabic, .stop),
    ]
}

@Suite struct MarkerSchemeTests {
    @Test(arguments: MarkerCase.schemes + MarkerCase.glued)
    func aMarkerIsFoundWithItsNumberAndScheme(expected: MarkerCase) throws {
        let angled = AngledText(expected.text)
        let bytes = angled.bytes
        let range = try #require(angled.ranges.first)
        let found = MarkerScanner.candidates(in: bytes, regions: [Region(range: 0..<bytes.count)])
        let candidate = found.first { candidate in
            candidate.range == range && candidate.scheme.style == expected.style && candidate.refusal == nil
        }
        let described = found.map { "\($0.range) \($0.scheme) \($0.refusal ?? "")" }
        let marker = try #require(candidate, "found \(described)")
        #expect(marker.value == expected.value)
        #expect(marker.scheme.label == expected.label)
        #expect(marker.prefix == expected.prefix)
        #expect(marker.scheme.form == expected.form)
    }

    @Test func aRomanOneIsALetterNineAsWell() {
        let bytes = Array("I. The mill opened".utf8)
        let found = MarkerScanner.candidates(in: bytes, regions: [Region(range: 0..<bytes.count)])
        #expect(found.map(\.value).sorted() == [1, 9])
        #expect(Set(found.map(\.scheme.style)) == [.romanUpper, .letterUpper])
    }

    @Test func aCitationIsNoMarker() {
        let bytes = Array("[3] The mill opened".utf8)
        #expect(MarkerScanner.candidates(in: bytes, regions: [Region(range: 0..<bytes.count)]).isEmpty)
    }

    @Test func codesOfSchemesDiffer() {
        var codes: [UInt64: MarkerScheme] = [:]
        for style in 0...UInt8(10) {
            for form in 0...UInt8(6) {
                for label in 0...UInt8(10) {
                    guard let style = MarkerScheme.Style(rawValue: style), let form = MarkerScheme.Form(rawValue: form),
                        let label = MarkerScheme.Label(rawValue: label)
                    else { continue }
                    let scheme = MarkerScheme(style: style, form: form, label: label)
                    #expect(scheme.code < 2048)
                    #expect((0...7).contains(scheme.rank))
                    #expect(codes.updateValue(scheme, forKey: scheme.code) == nil, "\(scheme)")
                }
            }
        }
    }
}
