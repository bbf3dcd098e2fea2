/// How well a text agrees with the wanted one, as scrapinghub's article-extraction-benchmark counts it: over runs of
/// four words, each as often as it occurs.
struct ShingleScore {
    /// The share of what was extracted that is wanted; nil where nothing was extracted.
    var precision: Double?
    /// The share of what is wanted that was extracted; nil where nothing is wanted.
    var recall: Double?

    init(wanted: String, extracted: String) {
        let wanted = ShingleScore.shingles(wanted)
        let extracted = ShingleScore.shingles(extracted)
        var common = 0
        for (shingle, count) in wanted { common += min(count, extracted[shingle] ?? 0) }
        let wantedCount = wanted.values.reduce(0, +)
        let extractedCount = extracted.values.reduce(0, +)
        precision = extractedCount > 0 ? Double(common) / Double(extractedCount) : nil
        recall = wantedCount > 0 ? Double(common) / Double(wantedCount) : nil
    }

    /// The means over many pages, and F1 of the means.
    static func mean(_ scores: [ShingleScore]) -> (precision: Double, recall: Double, f1: Double) {
        let precisions = scores.compactMap(\.precision)
        let recalls = scores.compactMap(\.recall)
        let precision = precisions.reduce(0, +) / Double(max(1, precisions.count))
        let recall = recalls.reduce(0, +) / Double(max(1, recalls.count))
        return (precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0)
    }

    private static func shingles(_ text: String) -> [[Substring]: Int] {
        let words = text.unicodeScalars.split {
            !($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
        }
        .map { Substring($0) }
        var shingles: [[Substring]: Int] = [:]
        guard !words.isEmpty else { return shingles }
        for start in 0..<max(1, words.count - 3) {
            shingles[Array(words[start..<min(start + 4, words.count)]), default: 0] += 1
        }
        return shingles
    }
}
