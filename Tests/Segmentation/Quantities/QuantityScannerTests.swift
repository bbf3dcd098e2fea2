import Testing

@testable import Segmentation

/// The amounts in `text`, as a case lists them.
private func read(_ text: String) -> [ExpectedQuantity] {
    let bytes = Array(text.utf8)
    return QuantityScanner.quantities(in: bytes, range: 0..<bytes.count).map {
        ExpectedQuantity(String(decoding: bytes[$0.range], as: UTF8.self), $0.value, $0.unit, $0.per)
    }
}

private func scan(_ text: String, excluding: [Range<Int>] = []) -> [QuantityExpression] {
    let bytes = Array(text.utf8)
    return QuantityScanner.quantities(in: bytes, range: 0..<bytes.count, excluding: excluding)
}

@Suite struct QuantityScannerTests {
    @Test(arguments: QuantityCases.english) func englishIsRead(example: QuantityCase) {
        #expect(read(example.text) == example.expected)
    }

    @Test(arguments: QuantityCases.chinese) func chineseIsRead(example: QuantityCase) {
        #expect(read(example.text) == example.expected)
    }

    @Test(arguments: QuantityCases.traps) func whatOnlyLooksLikeAnAmountIsRefused(example: QuantityCase) {
        #expect(read(example.text) == example.expected)
    }

    @Test func theModifierIsToldAndNotPartOfTheAmount() {
        let modifiers = [
            "over 5 mt": "over", "up to 5 kg": "up to", "More than 5%": "More than", "exceeding 10 kg": "exceeding",
            "no less than $5": "no less than", "近5吨": "近", "5吨以上": "以上", "不低于5%": "不低于",
        ]
        for (text, modifier) in modifiers {
            let found = scan(text)
            #expect(found.map(\.modifier) == [modifier], "\(text)")
            let bytes = Array(text.utf8)
            let words = found.map { String(decoding: bytes[$0.range], as: UTF8.self) }
            #expect(words.allSatisfy { !$0.contains(modifier) }, "\(text)")
        }
        #expect(scan("weighs 5 mt").first?.modifier == nil)
    }

    @Test func whatOthersClaimedIsLeftAlone() {
        let text = "1.1 Mines opened 12 pits on May 14 100 t in"
        let claimed = [0..<3, 27..<33]
        #expect(scan(text, excluding: claimed).map(\.unit) == ["pit", "t"])
        #expect(scan(text, excluding: [17..<19]).map(\.unit) == ["t"])
        #expect(scan("12 t", excluding: [0..<4]).isEmpty)
        #expect(scan("12 t", excluding: [3..<4]).isEmpty)
        #expect(scan("12 t", excluding: [0..<1]).isEmpty)
    }

    @Test func onlyTheGivenRangeIsRead() {
        let bytes = Array("5 kg and 6 kg and 7 kg".utf8)
        let found = QuantityScanner.quantities(in: bytes, range: 9..<13)
        #expect(found.map(\.value) == [6])
        #expect(QuantityScanner.quantities(in: bytes, range: -5..<1000).count == 3)
        #expect(QuantityScanner.quantities(in: bytes, range: 0..<0).isEmpty)
        #expect(QuantityScanner.quantities(in: [], range: 0..<0).isEmpty)
    }

    @Test func valuesAreExactDecimals() {
        #expect(scan("12.54%").first?.value == 12.54)
        #expect(scan("1.2 billion yuan").first?.value == 1_200_000_000)
        #expect(scan("0.1万吨").first?.value == 1000)
        #expect(scan("44.68 kt").first?.value == 44680)
        #expect(scan("18446744073709551615 t").first?.value == 18_446_744_073_709_551_616)
        #expect(scan("18446744073709551616 t").isEmpty)
    }
}

@Suite struct QuantityHostileTextTests {
    /// Results in order, without overlap, inside the text, finite and with a unit.
    private func check(_ bytes: [UInt8], _ note: Comment) {
        let found = QuantityScanner.quantities(in: bytes, range: 0..<bytes.count)
        var end = 0
        for quantity in found {
            #expect(quantity.range.lowerBound >= end, note)
            #expect(!quantity.range.isEmpty, note)
            #expect(quantity.value.isFinite, note)
            #expect(!quantity.unit.isEmpty, note)
            end = quantity.range.upperBound
        }
        #expect(end <= bytes.count, note)
    }

    @Test(arguments: [
        "1", "1,1,1,", "$", "$1", "1 ", "111 ", "1-", "1 to ", "1, ", "1.", "1:", "1/", "一", "百", "亿", "百分之", "点",
        "9万亿",
        "5 million ", "10 mt ", "1 a-", "%1", "第1", "１，", "-1 ", "1个", "annual 1 t ", "1 million million million ",
    ])
    func repetitionIsReadInOrder(unit: String) {
        var bytes: [UInt8] = []
        while bytes.count < 12_000 { bytes += Array(unit.utf8) }
        check(bytes, "\(unit)")
    }

    @Test func arbitraryBytesNeverTrap() {
        let pieces: [[UInt8]] =
            [
                "1", "12", "2024", "0", ".", ",", "-", "–", " ", "\n", "$", "US$", "¥", "%", "mt", "t", "kg", "m",
                "yuan", "to", "and",
                "million", "per", "/", "a", "companies", "people", "The", "No.", "万", "亿", "千", "百", "三", "十", "吨", "元",
                "家", "企业",
                "第", "百分之", "点", "多", "余", "年产", "１", "，", "＋", "'", "’", "(", ")", ":", "daily", "annual", "over",
                "between",
            ].map { Array($0.utf8) } + [
                [0xE4], [0xE4, 0xB8], [0xFF], [0x80], [0xEF, 0xBC], [0xC2], [0xF0, 0x9F], [0],
            ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for round in 0..<2500 {
            var bytes: [UInt8] = []
            for _ in 0..<(round % 24) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pick = Int(state >> 33)
                bytes += pick % 11 == 0 ? [UInt8(truncatingIfNeeded: pick >> 8)] : pieces[pick % pieces.count]
            }
            check(bytes, "\(bytes)")
            // Any cut of it, too, with a claimed stretch inside.
            let cut = bytes.count / 3
            for quantity in QuantityScanner.quantities(
                in: bytes, range: cut..<bytes.count,
                excluding: [bytes.count / 2..<min(bytes.count, bytes.count / 2 + 3)])
            {
                #expect(quantity.range.lowerBound >= cut && quantity.range.upperBound <= bytes.count, "\(bytes)")
                #expect(
                    quantity.range.upperBound <= bytes.count / 2 || quantity.range.lowerBound >= bytes.count / 2 + 3,
                    "\(bytes)")
            }
        }
    }
}
