/// An open list, packed into a word so that a state is copied without touching the heap.
struct OutlineLevel {
    enum Direction: UInt64 {
        case up
        case down
    }

    var scheme: UInt64
    /// Where the scheme stands in the order of styles.
    var rank: Int
    var value: Int
    var prefix: UInt64
    var heading: Int
    var direction: Direction
    /// Whether the list has had one item so far.
    var isFirst: Bool
    /// Whether its last item opens a line.
    var opensLine: Bool
    /// Whether one item is enough for it: its number or the lists before it vouch for it.
    var mayBeSingle = false
    var isPresent = true

    init(
        scheme: UInt64, rank: Int, value: Int, prefix: UInt64, heading: Int, direction: Direction, isFirst: Bool,
        opensLine: Bool
    ) {
        self.scheme = scheme
        self.rank = rank
        self.value = value
        self.prefix = prefix
        self.heading = heading
        self.direction = direction
        self.isFirst = isFirst
        self.opensLine = opensLine
    }

    init(_ packed: UInt64) {
        scheme = packed & 0x7FF
        value = Int(packed >> 11 & 0xFF)
        prefix = packed >> 19 & 0xFFFF
        heading = Int(packed >> 35 & 7)
        direction = packed >> 38 & 1 == 1 ? .down : .up
        isFirst = packed >> 39 & 1 == 1
        isPresent = packed >> 40 & 1 == 1
        rank = Int(packed >> 41 & 7)
        opensLine = packed >> 44 & 1 == 1
        mayBeSingle = packed >> 45 & 1 == 1
    }

    var packed: UInt64 {
        let low = scheme | UInt64(value & 0xFF) << 11 | prefix << 19
        let high = UInt64(heading & 7) << 35 | direction.rawValue << 38 | (isFirst ? 1 : 0) << 39
        return low | high | 1 << 40 | UInt64(rank & 7) << 41 | (opensLine ? 1 << 44 : 0) | (mayBeSingle ? 1 << 45 : 0)
    }

    /// What it costs to leave the list with the items it has.
    func closingCost(_ costs: OutlineCost) -> Int { isFirst && !mayBeSingle ? costs.singleItem : 0 }

    /// The last two numbers of a prefix in 16 bits.
    static func pack(_ prefix: [Int]) -> UInt64 {
        if prefix.isEmpty { return 0 }
        var packed: UInt64 = 0
        for number in prefix.suffix(2) { packed = packed << 8 | UInt64(min(number, 255)) }
        return packed
    }
}
