import Model

/// Finds organisations and places in text in Han characters.
///
/// Words are not parted there. The scanner walks from the left and takes the longest word of its table at each character; a
/// verb, a preposition or a mark is where a name can begin, and a form ("... Co., Ltd.", "... association") is where one
/// ends. One pass, linear time.
struct HanNameScanner {
    private let bytes: [UInt8]
    private(set) var findings: [NameFinding] = []
    /// Names of firms that were told by what they did, to be looked for elsewhere on the page.
    private(set) var established: [Range<Int>] = []
    /// Short names and the findings that they stand for.
    private(set) var definitions: [NameDefinition] = []
    /// Names of firms without their form, by which their page may call them.
    private(set) var cores: [NameDefinition] = []

    private let places = PlaceTable.standard
    private let trie = HanNameWords.trie
    private let words = HanNameWords.all

    // The clause that is being read.
    /// Where a name can begin.
    private var boundary = 0
    /// Whether what stands there is somebody of a sort.
    private var isIndefinite = false
    /// The organisation that ends last, if no boundary has come since.
    private var pending: NameFinding?
    private var pendingPlaces: [NameFinding] = []
    /// Where the words begin that distinguish nobody, if they reach up to here.
    private var tradeStart: Int?
    private var tradeEnd = 0
    /// Whether the last of them may end a firm's name, whatever the firm did.
    private var isFirmTrade = false
    /// Whether nothing but the name of a firm ends with it.
    private var isFirmOnly = false
    /// The names without their form that the pending organisation may have.
    private var pendingCores: [Range<Int>] = []
    /// Where the last place ended.
    private var placeEnd = -1
    /// Whether anything but words that distinguish nobody stands since the boundary.
    private var hasOwnWord = false
    /// Whether a character of no word stands since the boundary.
    private var hasOwnCharacter = false

    private static let longestName = 90

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Scans a stretch of running text.
    mutating func scan(_ range: Range<Int>) {
        begin(at: range.lowerBound)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0xE3 {
                index = scanOther(byte, at: index, limit: range.upperBound)
                continue
            }
            let scalar = bytes.scalar(at: index)
            guard scalar.value.isHan else {
                index = scanMark(scalar, at: index, limit: range.upperBound)
                continue
            }
            if let match = trie.longestMatch(scalar, in: bytes, at: index, limit: range.upperBound) {
                index = take(words[match.meaning], index..<match.end, limit: range.upperBound)
            } else {
                hasOwnWord = true
                hasOwnCharacter = true
                tradeStart = nil
                index += scalar.length
            }
        }
        flush()
    }

    private mutating func begin(at index: Int, indefinite: Bool = false) {
        if isFirmOnly, tradeStart != nil { establish(before: tradeEnd, isStatement: false, isAlone: true) }
        flush()
        isFirmOnly = false
        boundary = index
        isIndefinite = indefinite
        tradeStart = nil
        hasOwnWord = false
        hasOwnCharacter = false
    }

    private mutating func flush() {
        if let found = pending {
            findings += pendingPlaces.filter { $0.range.upperBound <= found.range.lowerBound }
            findings.append(found)
            let index = findings.count - 1
            for core in pendingCores where found.range.lowerBound <= core.lowerBound {
                cores.append(NameDefinition(short: core, finding: index))
            }
            findings += pendingPlaces.filter { $0.range.lowerBound >= found.range.upperBound }
            pending = nil
            pendingCores.removeAll(keepingCapacity: true)
        } else if !pendingPlaces.isEmpty {
            findings += pendingPlaces
        }
        if !pendingPlaces.isEmpty { pendingPlaces.removeAll(keepingCapacity: true) }
    }

    /// Units that stand behind numbers; the first two count somebody.
    private static let counters: [UInt32] = Array("家个名台套条座架艘头只艘辆年月日号时点分秒吨元万亿千百瓦米公里%．度起".unicodeScalars.map(\.value))

    private mutating func scanOther(_ byte: UInt8, at index: Int, limit: Int) -> Int {
        if byte.isDigit {
            var next = index
            if isDay(index, limit: limit) || isShare(index, limit: limit) {
                establish(before: index, isStatement: false)
            }
            while next < limit,
                bytes[next].isDigit || bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ",")
            {
                next += 1
            }
            var counts = false
            while next < limit {
                let scalar = bytes.scalar(at: next)
                guard let unit = HanNameScanner.counters.firstIndex(of: scalar.value) else { break }
                if unit < 3 { counts = true }
                next += scalar.length
            }
            begin(at: next, indefinite: counts)
            return next
        }
        // A line that was wrapped goes on, and so does a name with Latin letters in it.
        if byte.isLetter || byte == 0x0A || byte == 0x0D {
            if byte.isLetter {
                hasOwnWord = true
                tradeStart = nil
            }
            return index + 1
        }
        begin(at: index + 1)
        return index + 1
    }

    /// Whether the number at an offset is that of a month or a day, behind which somebody does something: "3月", "12日".
    private func isDay(_ start: Int, limit: Int) -> Bool {
        var end = start
        while end < min(limit, start + 2), bytes[end].isDigit { end += 1 }
        return bytes.has("月", at: end) || bytes.has("日", at: end)
    }

    /// Whether the number at an offset is a share of a firm: "9.8%的股份", "51%股权".
    private func isShare(_ start: Int, limit: Int) -> Bool {
        guard let end = bytes.end(of: "%", from: start, limit: limit, within: 8) else { return false }
        return bytes.has("股", at: end) || bytes.has("的股", at: end)
    }

    private mutating func scanMark(_ scalar: DecodedScalar, at index: Int, limit: Int) -> Int {
        let next = index + max(1, scalar.length)
        // 《...》 is the name of something else.
        if scalar.value == 0x300A {
            begin(at: next)
            let end = bytes.end(of: "》", from: next, limit: limit, within: 400) ?? next
            begin(at: end)
            return end
        }
        // "...（集团）有限公司"
        if scalar.value == 0xFF08, let close = bytes.end(of: "）", from: next, limit: limit, within: 24) {
            let behind = bytes.scalar(at: close)
            if let match = trie.longestMatch(behind, in: bytes, at: close, limit: limit),
                case .form(.company) = words[match.meaning].role
            {
                hasOwnWord = true
                return close
            }
        }
        if scalar.value == 0xFF08, let found = pending, found.range.upperBound == index,
            let close = bytes.end(of: "）", from: next, limit: limit, within: 160)
        {
            define(close: close, open: next)
        }
        begin(at: next)
        return next
    }

    // MARK: Words

    private mutating func take(_ word: HanNameWord, _ range: Range<Int>, limit: Int) -> Int {
        switch word.role {
        case .stop:
            // "通联快运向……": what stands before "to" and "with" does something, too.
            if word.isSubjectMark { establish(before: range.lowerBound, isStatement: false) }
            begin(at: range.upperBound)
        case .agent:
            establish(before: range.lowerBound, isStatement: word.isStatement)
            // A verb that is the first word of a form's name, "投资集团", is none.
            begin(at: range.upperBound)
        case .indefinite:
            begin(at: range.upperBound, indefinite: true)
        case .word:
            hasOwnWord = true
            hasOwnCharacter = true
            tradeStart = nil
        case .trade:
            if tradeStart == nil || tradeEnd != range.lowerBound { tradeStart = range.lowerBound }
            tradeEnd = range.upperBound
            isFirmTrade = word.isFirmTrade
            isFirmOnly = word.isFirmOnly
        case .plant:
            takePlant(range)
        case .known(let index):
            return takeKnown(index, range, limit: limit)
        case .place(let index):
            return takePlace(index, range, limit: limit)
        case .placeForm(let kind):
            takePlaceForm(kind, range)
        case .form(let kind):
            takeForm(kind, range)
        }
        return range.upperBound
    }

    private mutating func takeKnown(_ index: Int, _ range: Range<Int>, limit: Int) -> Int {
        let entry = KnownOrganizations.han[index]
        // "安徽省发改委", "清华大学研究院": part of a longer name.
        let start = placeEnd == range.lowerBound && boundary < range.lowerBound ? boundary : range.lowerBound
        let isWhole = start == range.lowerBound
        pending = NameFinding(
            rule: .knownShortName, range: start..<range.upperBound, kind: entry.kind, name: isWhole ? entry.name : nil)
        hasOwnWord = true
        tradeStart = nil
        return range.upperBound
    }

    private static let placeEnds: [(form: StaticString, refused: [StaticString])] = [
        ("特别行政区", []), ("自治区", []), ("省", ["级", "委"]),
        ("市", ["场", "值", "民", "面", "政", "委", "级", "区", "况", "占", "属"]), ("自治州", []), ("州", []), ("府", []),
        ("县", ["级", "委"]), ("地区", []),
    ]

    private mutating func takePlace(_ index: Int, _ range: Range<Int>, limit: Int) -> Int {
        let spelling = places.hanSpellings[index]
        let place = places.places[spelling.place]
        var end = range.upperBound
        for candidate in HanNameScanner.placeEnds where bytes.has(candidate.form, at: end) {
            let after = end + candidate.form.utf8CodeUnitCount
            guard after <= limit, !candidate.refused.contains(where: { bytes.has($0, at: after) }) else { break }
            end = after
            break
        }
        let isInCompany =
            end > range.upperBound || placeEnd == range.lowerBound || bytes.has("在", at: range.lowerBound - 3)
        if spelling.isWord, !isInCompany {
            hasOwnWord = true
            tradeStart = nil
            return range.upperBound
        }
        // "岚泰气凝胶宿迁工厂": its works in a place.
        if tradeEnd == range.lowerBound { establish(before: range.lowerBound, isStatement: false) }
        pendingPlaces.append(
            NameFinding(
                rule: .listedPlace, range: range.lowerBound..<end, kind: place.kind, name: place.name, isPlace: true))
        placeEnd = end
        hasOwnWord = true
        tradeStart = nil
        return end
    }

    /// "…市" of a place that is not in the table.
    private mutating func takePlaceForm(_ kind: NameKind, _ range: Range<Int>) {
        defer {
            hasOwnWord = true
            tradeStart = nil
        }
        let start = placeEnd > boundary && placeEnd <= range.lowerBound ? placeEnd : boundary
        let length = (range.lowerBound - start) / 3
        guard !isIndefinite, length >= 2, length <= (kind == .province ? 4 : 3), tradeStart == nil,
            (range.lowerBound - start) % 3 == 0
        else { return }
        pendingPlaces.append(
            NameFinding(rule: .placeWithForm, range: start..<range.upperBound, kind: kind, isPlace: true))
        placeEnd = range.upperBound
    }

    private mutating func takeForm(_ kind: NameKind, _ range: Range<Int>) {
        defer { tradeStart = range.lowerBound; tradeEnd = range.upperBound }
        let content = boundary..<range.lowerBound
        // "有养殖集团": somebody.
        if bytes.has("有", at: boundary), !bytes.has("有色", at: boundary), !bytes.has("有研", at: boundary) { return }
        guard content.count >= 3, content.count <= HanNameScanner.longestName else { return }
        if let found = pending, found.range.lowerBound == boundary {
            // "…大学研究院", "…集团股份有限公司": the name goes on.
            pending?.range = boundary..<range.upperBound
            pending?.kind = kind
            pending?.name = nil
            if kind == .company { addCores(content) }
            return
        }
        guard !isIndefinite else { return }
        let isOfPlace = bytes.has("省", at: boundary) || bytes.has("市", at: boundary) || bytes.has("县", at: boundary)
        guard hasOwnWord || kind == .authority && isOfPlace else { return }
        // "县政府" says which only to who reads on, and "印度公司" not even then.
        guard content.count >= 6 else { return }
        if kind == .company, placeEnd == range.lowerBound, !hasOwnCharacter, !bytes.has("银行", at: range.lowerBound) {
            return
        }
        pending = NameFinding(rule: .hanSuffix, range: boundary..<range.upperBound, kind: kind)
        if kind == .company, hasOwnCharacter { addCores(content) }
    }

    /// "安徽岚泰镁业" of "安徽岚泰镁业有限公司", and "岚泰镁业".
    private mutating func addCores(_ content: Range<Int>) {
        var end = content.upperBound
        // "...（集团）有限公司"
        if bytes.has("）", at: end - 3), let open = bytes.end(of: "（", from: content.lowerBound, limit: end, within: 60)
        {
            end = open - 3
        }
        let place = pendingPlaces.last { $0.range.lowerBound == boundary }?.range.upperBound
        for start in [content.lowerBound, place].compactMap(\.self)
        where end - start >= HanNameScanner.shortestCore && end - start <= HanNameScanner.longestCore {
            pendingCores.append(start..<end)
        }
    }

    /// A firm is called by four to eight characters.
    private static let shortestCore = 12
    private static let longestCore = 24

    /// "北陵冶炼厂": two to four characters of no word, and what a plant does.
    private mutating func takePlant(_ range: Range<Int>) {
        defer {
            hasOwnWord = true
            tradeStart = nil
        }
        let start = placeEnd > boundary && placeEnd < range.lowerBound ? placeEnd : boundary
        let own = (tradeStart ?? range.lowerBound) - start
        guard pending == nil, !isIndefinite, hasOwnCharacter, own >= 6, own <= 12, own % 3 == 0 else { return }
        pending = NameFinding(rule: .hanPlant, range: boundary..<range.upperBound, kind: .company)
    }

    /// "国瑞医药宣布": two to four characters and a trade, and somebody did something.
    ///
    /// - Parameter isAlone: whether nobody does anything, so that the name has to be one by itself.
    private mutating func establish(before verb: Int, isStatement: Bool, isAlone: Bool = false) {
        guard pending == nil, !isIndefinite, isFirmTrade || isStatement, let trade = tradeStart, tradeEnd == verb,
            trade > boundary
        else { return }
        let own = trade - boundary
        guard own >= 6, own <= 15, hasOwnWord, !isAlone || hasOwnCharacter && own % 3 == 0 else { return }
        let range = boundary..<verb
        established.append(range)
    }

    /// "（以下简称“宝镁”）" behind an organisation.
    private mutating func define(close: Int, open: Int) {
        guard let found = pending else { return }
        let content = open..<(close - 3)
        guard content.contains(where: { bytes.has("简称", at: $0) }) else { return }
        for (left, right) in [("“", "”"), ("「", "」"), ("\"", "\"")] as [(StaticString, StaticString)] {
            guard let start = bytes.end(of: left, from: content.lowerBound, limit: content.upperBound, within: 60),
                let end = bytes.end(of: right, from: start, limit: content.upperBound, within: 60)
            else { continue }
            let short = start..<(end - right.utf8CodeUnitCount)
            guard short.count >= 6 else { return }
            flush()
            if let index = findings.lastIndex(where: { $0.range == found.range }) {
                definitions.append(NameDefinition(short: short, finding: index))
            }
            return
        }
    }
}
