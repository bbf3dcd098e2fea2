import Model
import Testing

@testable import Segmentation

@Suite struct CalendarScannerTests {
    @Test func expressionsLieInOrderInsideTheRangeWithoutOverlap() {
        let bytes = Array("On May 16, A; from October 15 to 17, B; 5月16日至18日，C; in Q3 2024 D; the same day.".utf8)
        for lower in stride(from: 0, to: bytes.count, by: 3) {
            let range = lower..<min(bytes.count, lower + 40)
            var end = range.lowerBound
            for expression in CalendarScanner.expressions(in: bytes, range: range) {
                #expect(expression.range.lowerBound >= end)
                #expect(expression.cueRange.lowerBound >= range.lowerBound)
                #expect(expression.cueRange.upperBound == expression.range.upperBound)
                end = expression.range.upperBound
            }
            #expect(end <= range.upperBound)
        }
    }

    @Test func aRangeOutsideTheTextIsCutToIt() {
        let bytes = Array("On May 16".utf8)
        #expect(CalendarScanner.expressions(in: bytes, range: -5..<500).map(\.rule) == ["month day"])
        #expect(CalendarScanner.expressions(in: bytes, range: 200..<500).isEmpty)
        #expect(CalendarScanner.expressions(in: [], range: 0..<0).isEmpty)
    }

    @Test func theCueAndItsKindAreKept() throws {
        let bytes = Array("As of June 30, stock; From October 15 to 17, a fair; 截至2024年6月30日，库存".utf8)
        let found = CalendarScanner.expressions(in: bytes)
        #expect(found.map(\.cue) == [.asOf, .from, .asOf])
        #expect(
            found.map { String(decoding: bytes[$0.cueRange], as: UTF8.self) } == [
                "As of June 30", "From October 15 to 17", "截至2024年6月30日",
            ])
    }

    @Test func whatWasSaidIsKeptApartFromWhatItMeans() throws {
        let bytes = Array("from December 28, 2023 to January 3".utf8)
        let found = try #require(CalendarScanner.expressions(in: bytes).first)
        #expect(
            found.value
                == CalendarValue(
                    first: CalendarPoint(year: .stated(2023), month: .stated(12), day: .stated(28)),
                    last: CalendarPoint(month: .stated(1), day: .stated(3))))
    }

    @Test func bytesThatAreNoTextAreReadToTheirEnd() {
        // A multiplicative generator (Park and Miller, 1988): the same bytes in every run.
        var state: UInt64 = 20_240_516
        func next() -> Int {
            state = state * 48_271 % 2_147_483_647
            return Int(state)
        }
        let pieces = [
            "May ", "2024", "-", "16", "年", "5月", "16日", "to ", "the ", "end of ", "early ", "Q3", "第", "季度", "至", ", ",
            ". ", "a.m.",
            "17:27", "\n", "１", "二〇二四", "99999999999999999999", "quarter ", "same day", "(", ")", "/", "in ", "0",
            "Sept. ", "'",
        ].map { Array($0.utf8) }
        for _ in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<60 {
                if next() % 4 == 0 { bytes.append(UInt8(next() % 256)) } else { bytes += pieces[next() % pieces.count] }
            }
            let found = CalendarScanner.expressions(in: bytes)
            var resolution = CalendarResolution(
                context: CalendarContext(reviewYear: .init(9999, basis: "year from title")))
            var end = 0
            for expression in found {
                #expect(expression.range.lowerBound >= end)
                #expect(!expression.range.isEmpty)
                end = expression.range.upperBound
                if let date = resolution.resolve(expression, in: bytes) {
                    #expect(date.interval.start <= date.interval.end)
                }
            }
            #expect(end <= bytes.count)
        }
    }

    @Test(arguments: [
        "1. ", "May ", "2024-", "2024 ", "5月", "年", "the ", "17:27 ", "Q1-", "early to mid-", "May 5 to ", "a", "1",
        " ",
    ])
    func aHostileTextCostsWhatItsLengthSays(unit: String) {
        // Counted in tokens read, not in time: twice the text, twice the tokens, and a bound for each byte.
        let once = Array(String(repeating: unit, count: 1_000).utf8)
        let twice = once + once
        let few = CalendarScanner.tokensRead(in: once)
        let many = CalendarScanner.tokensRead(in: twice)
        #expect(many <= 2 * few + 64)
        #expect(few <= 24 * once.count + 64)
    }
}
