/// What a text tells, apart from its words' order: for finding reports of one event told in other words.
struct Features: Sendable {
    /// The words of names, each once, in order of appearance. In Chinese the first two characters of a name.
    var names: [UInt64] = []
    /// The first name: mostly who acts.
    var subject: UInt64?
    /// All that tells something: words, names, codes, amounts; pairs of characters in Chinese. Ascending, each once.
    var content: [UInt64] = []
    /// The classes of what was done, in order, each once; weak ones left out.
    var actions: [Int16] = []
    /// Places in `tokens` of amounts, codes, ordinals.
    var amounts: [Int] = []
    var codes: [UInt64] = []
    var ordinals: [UInt64] = []
    /// How far the project has come that the text tells of; 0 where it tells of none.
    var stage = 0
    /// Triples of what tells something, ascending, each once.
    var shingles: [UInt64] = []

    init(_ text: TokenizedText) {
        readTokens(text)
        stage = ProjectStage.reached(in: text)
        readNames(text)
        content = Features.set(content)
    }

    /// Actions that say nothing about what kind of event it is.
    private static let weak = Set(
        [
            "attainment", "use", "help", "improvement", "making", "supply", "building", "investment", "joint work",
            "development", "delivery",
        ])
    private static let building = WordClass.number(of: "building")
    private static let start = WordClass.number(of: "start")
    private static let startOfConstruction = WordClass.number(of: "start of construction")
    private static let strongClasses: [Bool] =
        [false]
        + WordClass.all.map {
            if case .action = $0.meaning { !weak.contains($0.name) } else { false }
        }

    private mutating func readTokens(_ text: TokenizedText) {
        content.reserveCapacity(text.tokens.count)
        var (before, last): (UInt64, UInt64) = (0, 0)
        var count = 0
        var triples: [UInt64] = []
        triples.reserveCapacity(text.tokens.count)
        var (builds, starts) = (false, false)
        var lastHan: (key: UInt64, end: Int32) = (0, -1)
        for (index, token) in text.tokens.enumerated() {
            if token.kind == .function || token.kind == .colour || token.kind == .hedge || token.kind == .reporting {
                continue
            }
            count += 1
            if count >= 3 { triples.append(Hashing.joined(Hashing.joined(before, last), token.key)) }
            (before, last) = (last, token.key)
            switch token.kind {
            case .amount, .number:
                amounts.append(index)
                content.append(token.key)
            case .code:
                codes.append(token.key)
                content.append(token.key)
            case .ordinal:
                if !ordinals.contains(token.key) { ordinals.append(token.key) }
                content.append(token.key)
            case .han:
                if lastHan.end == token.start { content.append(Hashing.joined(lastHan.key, token.key)) }
                lastHan = (token.key, token.end)
            case .word, .name:
                content.append(token.key)
            default: break
            }
            if token.flags.contains(.opensSentence) { (builds, starts) = (false, false) }
            if token.isAction {
                builds = builds || token.wordClass == Features.building
                starts = starts || token.wordClass == Features.start
                if builds, starts, !actions.contains(Features.startOfConstruction) {
                    actions.append(Features.startOfConstruction)
                }
                let isStrong = Features.strongClasses[Int(token.wordClass)]
                if isStrong, !actions.contains(token.wordClass) { actions.append(token.wordClass) }
            }
        }
        shingles = Features.set(triples)
    }

    private mutating func readNames(_ text: TokenizedText) {
        func add(_ key: UInt64) {
            if !names.contains(key), names.count < 24 { names.append(key) }
        }
        let tokens = text.tokens
        var run = 0
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .name: add(token.key)
            case .code where token.flags.contains(.allCapitals): break
            case .han:
                let isContiguous =
                    run > 0 && tokens[index - 1].end == token.start && !token.flags.contains(.opensClause)
                run = isContiguous ? run + 1 : 1
                let next = index + 1 < tokens.count ? tokens[index + 1] : nil
                let isEnd =
                    next.map { $0.kind != .han || $0.start != token.end || $0.flags.contains(.opensClause) } ?? true
                guard isEnd, run >= 2, run <= 24 else { continue }
                let first = index - run + 1
                let isNamed =
                    token.endsName || (next?.isAnaphor ?? false) && next?.start == token.end
                    || HanName.ends(text, first..<index + 1)
                    || run >= 4 && (tokens[first].flags.contains(.opensClause) || next?.kind == .amount)
                if isNamed { add(Hashing.joined(tokens[first].key, tokens[first + 1].key)) }
            default: break
            }
        }
        subject = names.first
    }

    /// Whether the text has a word, or a pair of characters, anywhere.
    func tells(_ key: UInt64) -> Bool {
        var (low, high) = (0, content.count)
        while low < high {
            let middle = (low + high) / 2
            if content[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < content.count && content[low] == key
    }

    /// Ascending, each once.
    static func set(_ values: [UInt64]) -> [UInt64] {
        var values = values
        values.sort()
        var count = 0
        for index in values.indices where index == 0 || values[index] != values[count - 1] {
            values[count] = values[index]
            count += 1
        }
        values.removeLast(values.count - count)
        return values
    }

    /// How many values two sets share.
    static func shared(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var (first, second, count) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                count += 1
                first += 1
                second += 1
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return count
    }
}

/// The endings by which a Chinese organisation is known.
enum HanName {
    static let endings = [
        "局", "部", "大学", "学院", "研究院", "研究所", "协会", "学会", "交易所", "银行", "委员会", "委", "省", "市", "县", "厂", "矿", "矿业", "股份",
        "控股",
    ]
    private static let table = endings.map { $0.unicodeScalars.map(\.value) }

    static func ends(_ text: TokenizedText, _ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last else { return false }
        let end = Int(text.tokens[last].end)
        let start = Int(text.tokens[tokens.lowerBound].start)
        return table.contains { ending in
            end - start > ending.count && end <= text.scalars.count
                && text.scalars[(end - ending.count)..<end].elementsEqual(ending)
        }
    }
}
