import Archive
import Model
import Testing

@Suite("Pairs of reports, judged by hand")
struct MatchPairTests {
    static let files = ["english.jsonl", "chinese.jsonl"]

    @Test("Every pair is judged as a person judges it", arguments: files)
    func everyPair(file: String) throws {
        let pairs = try MatchPair.read(file)
        #expect(pairs.count >= 40)
        for pair in pairs {
            let comparison = pair.compared()
            #expect(comparison.verdict.rawValue == pair.truth, "\(pair): \(comparison)")
        }
    }

    @Test("The order of two reports matters only to which follows which", arguments: files)
    func symmetry(file: String) throws {
        for pair in try MatchPair.read(file) {
            let (one, other) = (pair.compared(), pair.comparedTheOtherWay())
            #expect(abs(one.score - other.score) < 1e-12)
            if one.verdict == .follows {
                #expect(other.verdict == .different, "\(pair)")
            } else if other.verdict != .follows {
                #expect(one.verdict == other.verdict, "\(pair): \(one) \(other)")
            }
        }
    }

    @Test("Reports of one event share a key, so that the one is found from the other", arguments: files)
    func sketches(file: String) throws {
        var (found, all) = (0, 0)
        for pair in try MatchPair.read(file) where pair.truth == "same" || pair.truth == "follows" {
            let (one, other) = (pair.a.subject.sketch, pair.b.subject.sketch)
            #expect(one.bands.count == 16 || one.bands.isEmpty)
            #expect(one.dayKeys.count <= 8 && one.projectKeys.count <= 6)
            let shares =
                !Set(one.bands).isDisjoint(with: other.bands) || !Set(one.dayKeys).isDisjoint(with: other.dayKeys)
                || !Set(one.projectKeys).isDisjoint(with: other.projectKeys)
            all += 1
            if shares { found += 1 }
        }
        #expect(Double(found) >= 0.95 * Double(all), "\(found) of \(all)")
    }
}
