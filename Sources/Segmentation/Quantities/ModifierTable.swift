/// Words that bound the amount they stand by.
enum ModifierTable {
    /// English, before the number; the longest that fits is taken.
    static let before: [String] = [
        "over", "more than", "above", "exceeding", "exceeds", "exceeded", "exceed", "at least", "no less than",
        "not less than", "upwards of",
        "about", "around", "approximately", "roughly", "some", "nearly", "almost", "close to", "circa", "approx.",
        "up to", "at most", "no more than", "not more than", "less than", "fewer than", "under", "below", "as much as",
        "as many as",
        "as high as", "as low as", "as little as", "only", "just", "just over", "just under", "well over", "a total of",
    ]

    /// Chinese, before the number.
    static let beforeInChinese: [String] = [
        "超过", "超", "逾", "近", "约", "大约", "约为", "不低于", "不少于", "不超过", "不足", "不到", "至少", "至多", "最高", "最低", "高达", "达到", "达",
        "多达",
        "接近", "将近", "超越", "大于", "小于", "低于", "高于", "上",
    ]

    /// Chinese, after the unit.
    static let afterInChinese: [String] = ["以上", "以下", "左右", "以内", "之多", "上下", "有余"]
}

/// Finds the modifier of an amount.
final class ModifierReader: Sendable {
    private let before = QuantityWordTable(words: ModifierTable.before)
    private let beforeInChinese = ModifierTable.beforeInChinese.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    private let afterInChinese = ModifierTable.afterInChinese.map { Array($0.utf8) }

    /// The words before the amount that starts at `start`.
    func leading(_ bytes: [UInt8], before start: Int, floor: Int) -> Range<Int>? {
        let end = QuantityBytes.beforeGaps(bytes, at: start, floor: floor)
        guard end > floor else { return nil }
        if bytes[end - 1] >= 0x80 {
            for word in beforeInChinese where QuantityBytes.matches(bytes, at: end - word.count, limit: end, word) {
                return end - word.count >= floor ? (end - word.count)..<end : nil
            }
            return nil
        }
        var best: Range<Int>?
        var wordStart = end
        for _ in 0..<3 {
            let wordEnd = wordStart
            while wordStart > floor, end - wordStart < 24,
                bytes[wordStart - 1].isLetter || bytes[wordStart - 1] == 0x2E
            {
                wordStart -= 1
            }
            guard wordStart < wordEnd else { break }
            if before.contains(bytes, wordStart..<end) { best = wordStart..<end }
            guard wordStart - 1 > floor, bytes[wordStart - 1] == 0x20 else { break }
            wordStart -= 1
        }
        return best
    }

    /// The words after the amount that ends at `end`.
    func trailing(_ bytes: [UInt8], after end: Int, limit: Int) -> Range<Int>? {
        for word in afterInChinese where QuantityBytes.matches(bytes, at: end, limit: limit, word) {
            return end..<(end + word.count)
        }
        return nil
    }
}
