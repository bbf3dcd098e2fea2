import Foundation

/// How much is done: little in `make test`, more in `make torture`, which says so in the environment.
struct TortureSettings {
    /// How often a run is killed.
    let kills: Int
    /// How many bits and bytes are flipped, one archive each.
    let flips: Int
    /// Of the places at which a call can fail or a file end, each how-many-th is tried.
    let stride: Int
    /// Whether this is `make test`.
    var isShort: Bool { stride > 1 }
    /// Where random choices begin; told with every failure.
    let seed: UInt64
    /// A file for the counts; none in `make test`.
    let summary: String?

    static let current: TortureSettings = {
        let environment = ProcessInfo.processInfo.environment
        func number(_ name: String) -> Int? { environment["INGOT_TORTURE_" + name].flatMap { Int($0) } }
        return TortureSettings(
            kills: number("KILLS") ?? 15, flips: number("FLIPS") ?? 40, stride: max(1, number("STRIDE") ?? 37),
            seed: UInt64(clamping: number("SEED") ?? 20_241_123), summary: environment["INGOT_TORTURE_SUMMARY"])
    }()

    /// Adds a line of counts to the summary.
    func sum(up line: String) {
        guard let summary, let file = fopen(summary, "a") else { return }
        fputs(line + "\n", file)
        fclose(file)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same choices for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
