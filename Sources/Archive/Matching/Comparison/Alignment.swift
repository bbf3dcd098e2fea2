/// Two token sequences laid side by side: what both have in the same order, and the stretches in between.
///
/// The heaviest common subsequence (D. Hirschberg, "Algorithms for the longest common subsequence problem", J. ACM 24, 1977)
/// where words that tell something weigh more than those that hold a sentence together. What both begin and end with is
/// taken off before. Long texts are first tied at the words that each has once (as B. Cohen's patience diff does), so that
/// time and memory are bounded: a stretch that is still too long is taken as replaced.
struct Alignment {
    /// Tokens of the one and of the other that stand in the same place between two common ones; one may be empty.
    struct Stretch {
        var left: Range<Int>
        var right: Range<Int>
    }

    /// Pairs of common tokens, in order.
    private(set) var pairs: [(left: Int, right: Int)] = []
    private(set) var stretches: [Stretch] = []

    /// A table of more cells is not filled.
    private static let mostCells = 60_000
    private let left: TokenizedText
    private let right: TokenizedText

    init(_ left: TokenizedText, _ right: TokenizedText) {
        self.left = left
        self.right = right
        var start = 0
        let shorter = min(left.tokens.count, right.tokens.count)
        while start < shorter, isCommon(start, start) {
            pairs.append((start, start))
            start += 1
        }
        var ending = 0
        while ending < shorter - start, isCommon(left.tokens.count - 1 - ending, right.tokens.count - 1 - ending) {
            ending += 1
        }
        align(start..<left.tokens.count - ending, start..<right.tokens.count - ending, canTie: true)
        for offset in stride(from: ending, to: 0, by: -1) {
            pairs.append((left.tokens.count - offset, right.tokens.count - offset))
        }
        cut()
    }

    private func isCommon(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (left.tokens[first], right.tokens[second])
        if one.key == other.key { return one.detail < 0 || other.detail < 0 || amountsAgree(one, other) }
        return amountsAgree(one, other)
    }

    private func amountsAgree(_ one: MatchToken, _ other: MatchToken) -> Bool {
        if one.kind == .date, other.kind == .date { return one.key == other.key }
        guard one.kind == .amount || one.kind == .number, other.kind == .amount || other.kind == .number,
            one.detail >= 0, other.detail >= 0
        else { return false }
        return left.amounts[Int(one.detail)].agrees(with: right.amounts[Int(other.detail)])
    }

    private mutating func align(_ lefts: Range<Int>, _ rights: Range<Int>, canTie: Bool) {
        guard !lefts.isEmpty, !rights.isEmpty else { return }
        let (cells, overflow) = (lefts.count + 1).multipliedReportingOverflow(by: rights.count + 1)
        if !overflow, cells <= Alignment.mostCells { return fill(lefts, rights) }
        guard canTie else { return }
        var (first, second) = (lefts.lowerBound, rights.lowerBound)
        for tie in ties(lefts, rights) {
            align(first..<tie.left, second..<tie.right, canTie: false)
            pairs.append(tie)
            (first, second) = (tie.left + 1, tie.right + 1)
        }
        align(first..<lefts.upperBound, second..<rights.upperBound, canTie: false)
    }

    /// The tokens that both have just once, the longest run of them in the same order.
    private func ties(_ lefts: Range<Int>, _ rights: Range<Int>) -> [(left: Int, right: Int)] {
        var places: [UInt64: (left: Int, right: Int, isUnique: Bool)] = [:]
        for index in lefts where left.tokens[index].kind.isTelling {
            let key = left.tokens[index].key
            places[key] = places[key] == nil ? (index, -1, true) : (index, -1, false)
        }
        for index in rights {
            let key = right.tokens[index].key
            guard var place = places[key] else { continue }
            place.isUnique = place.isUnique && place.right < 0
            place.right = index
            places[key] = place
        }
        let unique = places.values.filter { $0.isUnique && $0.right >= 0 }.sorted { $0.left < $1.left }
        // Longest ascending run by patience sorting.
        var tops: [Int] = []
        var before = [Int](repeating: -1, count: unique.count)
        for index in unique.indices {
            var (low, high) = (0, tops.count)
            while low < high {
                let middle = (low + high) / 2
                if unique[tops[middle]].right < unique[index].right { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = tops[low - 1] }
            if low == tops.count { tops.append(index) } else { tops[low] = index }
        }
        var run: [(left: Int, right: Int)] = []
        var current = tops.last ?? -1
        while current >= 0 {
            run.append((unique[current].left, unique[current].right))
            current = before[current]
        }
        return run.reversed()
    }

    private func weight(_ index: Int) -> Int32 {
        switch left.tokens[index].kind {
        case .name, .number, .amount, .date, .code, .ordinal: 5
        case .word, .negation, .intention: 4
        case .han: 3
        case .function, .colour, .hedge, .reporting: 1
        }
    }

    private mutating func fill(_ lefts: Range<Int>, _ rights: Range<Int>) {
        let width = rights.count + 1
        var table = [Int32](repeating: 0, count: (lefts.count + 1) * width)
        let rightKeys = rights.map { right.tokens[$0].key }
        let rightIsAmount = rights.map { right.tokens[$0].detail >= 0 }
        table.withUnsafeMutableBufferPointer { table in
            for row in 0..<lefts.count {
                let index = lefts.lowerBound + row
                let key = left.tokens[index].key
                let isAmount = left.tokens[index].detail >= 0
                let weight = weight(index)
                for column in 0..<rights.count {
                    var best = max(table[row * width + column + 1], table[(row + 1) * width + column])
                    let isSame =
                        isAmount && rightIsAmount[column]
                        ? isCommon(index, rights.lowerBound + column) : key == rightKeys[column]
                    if isSame { best = max(best, table[row * width + column] + weight) }
                    table[(row + 1) * width + column + 1] = best
                }
            }
        }
        var found: [(left: Int, right: Int)] = []
        var (row, column) = (lefts.count, rights.count)
        while row > 0, column > 0 {
            let value = table[row * width + column]
            if value == table[(row - 1) * width + column] {
                row -= 1
            } else if value == table[row * width + column - 1] {
                column -= 1
            } else {
                row -= 1
                column -= 1
                found.append((lefts.lowerBound + row, rights.lowerBound + column))
            }
        }
        pairs.append(contentsOf: found.reversed())
    }

    private mutating func cut() {
        var (first, second) = (0, 0)
        for pair in pairs {
            if pair.left > first || pair.right > second {
                stretches.append(Stretch(left: first..<pair.left, right: second..<pair.right))
            }
            (first, second) = (pair.left + 1, pair.right + 1)
        }
        if first < left.tokens.count || second < right.tokens.count {
            stretches.append(Stretch(left: first..<left.tokens.count, right: second..<right.tokens.count))
        }
    }
}
