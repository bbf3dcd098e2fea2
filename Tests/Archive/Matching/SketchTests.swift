import Model
import Testing

@testable import Archive

@Suite("Sketches")
struct SketchTests {
    @Test("Two sets share a row of MinHash about as often as their Jaccard coefficient says")
    func minHash() {
        var state: UInt64 = 7
        var (equal, rows) = (0, 0)
        for _ in 0..<40 {
            let shared = (0..<60).map { _ in Hashing.next(&state) }
            let one = shared + (0..<20).map { _ in Hashing.next(&state) }
            let other = shared + (0..<20).map { _ in Hashing.next(&state) }
            for row in 0..<64 {
                rows += 1
                if MinHash.least(of: one, row: row) == MinHash.least(of: other, row: row) { equal += 1 }
            }
        }
        #expect(abs(Double(equal) / Double(rows) - 0.6) < 0.05)
    }

    @Test("Bands are the same in every run: the index keeps them")
    func stable() {
        #expect(MinHash.bands(of: [1, 2, 3]).first == SketchTests.firstBand)
        #expect(Hashing.word("tin") == SketchTests.tin)
        #expect(MinHash.bands(of: []).isEmpty)
        #expect(MinHash.bands(of: [3, 1, 2]) == MinHash.bands(of: [1, 2, 3]))
    }

    private static let firstBand: UInt64 = 13_531_863_890_489_032_330
    private static let tin: UInt64 = 9_543_724_282_693_908_317

    @Test("A short text has no bands, a long one sixteen")
    func short() {
        #expect(MatchSubject(words("Tin output rose 3 % in May.")).sketch.bands.isEmpty)
        let long =
            "The mill at the river rolled its first plate of the new alloy for a yard that builds ferries in the north."
        #expect(MatchSubject(words(long)).sketch.bands.count == 16)
    }

    @Test("Day and project keys keep to their number, and come only where there is a date or a stage")
    func counts() throws {
        let text =
            "Norhaven Metals signed a deal with Tamarin Steel, Kellin Port, Arvo Rail and Weishan Power for 5 t, 6 t, 7 kg and 8 m of AZ91D."
        let day = try #require(CivilDate("2024-05-06"))
        let sketch = MatchSubject(words(text, date: Interval(day: day))).sketch
        #expect((1...8).contains(sketch.dayKeys.count) && (1...6).contains(sketch.projectKeys.count))
        #expect(Set(sketch.dayKeys).isDisjoint(with: sketch.projectKeys))
        #expect(MatchSubject(words(text)).sketch.dayKeys.isEmpty)
        #expect(MatchSubject(words(text, date: Interval(year: 2024))).sketch.dayKeys.isEmpty)
        #expect(MatchSubject(words("Tin prices in Norhaven were flat.")).sketch.projectKeys.isEmpty)
    }
}
