import Model

/// Makes the keys of a happening.
struct SketchMaker {
    let text: TokenizedText
    let features: Features
    let interval: Interval?

    var sketch: Sketch {
        let isShort = text.words < MatchSubject.fewestWords || features.shingles.count < 4
        return Sketch(
            bands: isShort ? [] : MinHash.bands(of: features.shingles), dayKeys: dayKeys, projectKeys: projectKeys)
    }

    /// The kinds of keys, so that none is taken for another.
    private enum Salt: UInt64 {
        case day = 0x6461_7900
        case month = 0x6D6F_6E00
        case project = 0x7072_6F00
    }

    private var amounts: [UInt64] { Features.set(features.amounts.map { text.tokens[$0].key } + features.codes) }

    /// One day: five keys of the day and three of its month. Longer, but within one month: three of the month and five more
    /// that only their like share.
    private var dayKeys: [UInt64] {
        guard let interval else { return [] }
        let (start, end) = (interval.start, interval.end)
        guard start.year == end.year, start.month == end.month else { return [] }
        let names = Features.set(features.names)
        let amounts = amounts
        var keys: [UInt64] = []
        func add(_ salt: Salt, _ time: Int, _ set: [UInt64], row: Int) {
            guard let least = MinHash.least(of: set.isEmpty ? features.content : set, row: row) else { return }
            let key = Hashing.joined(
                Hashing.joined(salt.rawValue, UInt64(bitPattern: Int64(time))), Hashing.joined(least, UInt64(row)))
            if !keys.contains(key) { keys.append(key) }
        }
        let month = start.year * 12 + start.month
        add(.month, month, names, row: 5)
        add(.month, month, amounts, row: 6)
        add(.month, month, features.content, row: 7)
        let isDay = start == end
        let (salt, time) = isDay ? (Salt.day, start.daysSinceEpoch) : (Salt.month, month)
        add(salt, time, names, row: 0)
        add(salt, time, names, row: 1)
        add(salt, time, amounts, row: 2)
        add(salt, time, features.content, row: 3)
        add(salt, time, features.content, row: 4)
        return keys
    }

    /// Two of each: pairs of an amount with what it is an amount of, of a name with an amount, of two names.
    private var projectKeys: [UInt64] {
        guard
            features.stage > 0 || !features.actions.isEmpty || features.names.count > 1
                || text.tokens.contains(where: { $0.kind == .han })
        else { return [] }
        let names = features.names.prefix(10)
        let amounts = amounts.prefix(8)
        var named: [UInt64] = []
        var owned: [UInt64] = []
        for (index, name) in names.enumerated() {
            for other in names.dropFirst(index + 1) {
                named.append(Hashing.joined(min(name, other), max(name, other)))
            }
            for amount in amounts { owned.append(Hashing.joined(name, amount)) }
        }
        var keys: [UInt64] = []
        let han = hanPairs
        for (set, row) in [(objects, 8), (objects, 9), (owned, 10), (owned, 11), (named, 12), (named, 13)] {
            guard let least = MinHash.least(of: set.isEmpty ? han : set, row: row) else { continue }
            let key = Hashing.joined(Salt.project.rawValue, least)
            if !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// In Chinese, where little marks a name: what the text begins with, with each run of three characters behind it.
    private var hanPairs: [UInt64] {
        var pairs: [UInt64] = []
        var (lead, last): (UInt64?, (pair: UInt64, place: Int32)) = (nil, (0, -2))
        text.eachHanPair { pair, place in
            if let lead, last.place == place - 1 { pairs.append(Hashing.joined(lead, Hashing.joined(last.pair, pair))) }
            if lead == nil { lead = pair }
            last = (pair, place)
        }
        return pairs
    }

    /// Amounts of some dimension with each of the words behind them: 30,000 t and magnesium.
    private var objects: [UInt64] {
        var pairs: [UInt64] = []
        for index in features.amounts where text.tokens[index].kind == .amount {
            let following = text.tokens.dropFirst(index + 1).prefix {
                !$0.flags.contains(.opensClause) && !$0.kind.isFact
            }
            for token in following.filter({ ($0.kind == .word || $0.kind == .han) && !$0.isAction }).prefix(4) {
                pairs.append(Hashing.joined(text.tokens[index].key, token.key))
            }
        }
        return pairs
    }
}
