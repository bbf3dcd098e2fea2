@testable import Archive
import Testing

@Suite struct SortedSpillTests {
    private struct Pair: BitwiseCopyable, Comparable {
        var first: UInt16
        var second: Int
        static func < (left: Pair, right: Pair) -> Bool { (left.first, left.second) < (right.first, right.second) }
    }

    @Test(arguments: [(0, 4), (1, 4), (3, 4), (4, 4), (5, 4), (1000, 1), (1000, 7), (20_000, 4_500), (1000, 5_000)])
    func `records come out in order however many fit into memory`(count: Int, capacity: Int) throws {
        let spill = SortedSpill<Pair>(capacity: capacity)
        var records: [Pair] = []
        for number in 0..<count {
            records.append(Pair(first: UInt16(truncatingIfNeeded: number &* 40_503), second: number % 13))
        }
        for record in records { try spill.append(record) }
        let sorted = try spill.sorted()
        var found: [Pair] = []
        while let record = try sorted.next() { found.append(record) }
        #expect(found == records.sorted())
    }
}
