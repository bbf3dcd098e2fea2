import Model

/// Finds the organisations and places that a page names.
///
/// Twice over the page: names that say themselves what they are ("... Co., Ltd.", "Ministry of ..."), and then the short
/// names that these introduce or that everybody knows. Resolution is over the page, mentions are given by event. Linear time.
struct NameReader {
    /// The mentions of one event, in order.
    struct Mentions {
        var organizations: [NameFinding] = []
        var places: [NameFinding] = []
    }

    private let bytes: [UInt8]
    private let places = PlaceTable.standard
    private let aliases: [Alias]
    private var latin: LatinNameScanner
    private var han: HanNameScanner
    /// What is found, in no order.
    private var findings: [NameFinding] = []

    // What the page introduces.
    /// Short names and what they stand for; nil where they may stand for several.
    private var shortNames: [[UInt8]: Meaning?] = [:]
    private var firstWords: Set<FoldedWord> = []
    /// Names of firms told by what they did.
    private var established: Set<[UInt8]> = []
    private var establishedWords: Set<FoldedWord> = []
    /// Places named with their form: "Fugu County".
    private var introducedPlaces: [[UInt8]: Meaning] = [:]

    private struct Meaning: Equatable {
        var name: String?
        var kind: NameKind?
        var rule = NameRule.introducedOnPage
    }

    init(bytes: [UInt8], aliases: [Alias] = []) {
        self.bytes = bytes
        self.aliases = aliases
        latin = LatinNameScanner(bytes)
        han = HanNameScanner(bytes)
    }

    /// The names in stretches of running text, which stand in order and apart; sorted.
    mutating func findings(in units: [Range<Int>]) -> [NameFinding] {
        var hasHan = false
        for unit in units {
            latin.scan(unit)
            if unit.contains(where: { bytes[$0] >= 0xE3 }) {
                hasHan = true
                han.scan(unit)
            }
        }
        introduce()
        for (index, finding) in latin.findings.enumerated() {
            findings.append(named(finding, latin.findingWords[index]))
        }
        establish()
        for piece in latin.pieces { read(piece) }
        if hasHan { addHan(units) }
        if !aliases.isEmpty { findings += AliasScanner(aliases).findings(in: units, of: bytes) }
        // Of two that take the same words the reader's own table holds.
        findings.sort {
            ($0.range.lowerBound, $1.range.upperBound, $0.rule == .alias ? 0 : 1)
                < ($1.range.lowerBound, $0.range.upperBound, $1.rule == .alias ? 0 : 1)
        }
        var kept: [NameFinding] = []
        for finding in findings where finding.range.lowerBound >= (kept.last?.range.upperBound ?? 0) {
            kept.append(finding)
        }
        return kept
    }

    // MARK: What the page introduces

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func add(_ short: [UInt8], _ meaning: Meaning) {
        if let known = shortNames[short] {
            if known?.name != meaning.name { shortNames[short] = .some(nil) }
        } else {
            shortNames[short] = meaning
        }
        let end = short.firstIndex { !$0.isWord && $0 < 0x80 && $0 != 0x2D } ?? short.count
        firstWords.insert(FoldedWord(short, 0..<end))
    }

    private mutating func introduce() {
        for definition in latin.definitions {
            let finding = latin.findings[definition.finding]
            add(Array(bytes[definition.short]), Meaning(name: text(finding.range), kind: finding.kind))
        }
        var seen: Set<[UInt8]> = []
        // Which long names hold a word: a word that only one has may stand for it.
        var owners: [FoldedWord: Int] = [:]
        var longNames: [(words: Range<Int>, meaning: Meaning)] = []
        for (index, finding) in latin.findings.enumerated() {
            let words = latin.findingWords[index]
            guard seen.insert(Array(bytes[finding.range])).inserted else { continue }
            for word in words { owners[latin.words[word].folded, default: 0] += 1 }
            longNames.append((words, Meaning(name: text(finding.range), kind: finding.kind)))
        }
        for long in longNames { shorten(long.words, long.meaning, owners) }
    }

    /// The short names that a long one may have on its page.
    private mutating func shorten(_ words: Range<Int>, _ meaning: Meaning, _ owners: [FoldedWord: Int]) {
        // "Magnesium Branch of the ... Association": its first part.
        if let of = words.first(where: { $0 > words.lowerBound && latin.words[$0].join == .of }) {
            if of - words.lowerBound >= 2, !latin.words[of - 1].classes.isDisjoint(with: .heads) {
                addShort(words.lowerBound..<of, meaning)
            }
            return
        }
        guard meaning.kind == .company else { return }
        var end = words.upperBound
        while end > words.lowerBound, !latin.words[end - 1].classes.isDisjoint(with: [.legalForm, .company]) {
            end -= 1
        }
        guard end > words.lowerBound, end < words.upperBound else { return }
        var start = words.lowerBound
        for _ in 0..<2 {
            var stop = end
            // One word is left alone only where all the rest tells no firm from another.
            var restIsTrade = true
            while stop > start {
                if stop - start >= 2 ? hasName(start..<stop) : restIsTrade && isUnmistakable(start, owners) {
                    addShort(start..<stop, meaning)
                }
                let last = latin.words[stop - 1]
                restIsTrade =
                    restIsTrade && (last.isBracketed || !last.classes.isDisjoint(with: NameReader.commonWords))
                stop -= 1
            }
            guard let match = placeMatch(start, limit: words.upperBound), match.words < end - start else { return }
            // Without the place before it: "Haitian Zhisheng" of "Ningbo Haitian Zhisheng ... Co., Ltd."
            start += match.words
            guard Pinyin.isName(bytes, latin.words[start].range) else { return }
        }
    }

    private static let commonWords: NameWordClasses = [.trade, .generic, .company, .institute]

    /// Whether a word that is neither a place nor of any class stands among some.
    private func hasName(_ words: Range<Int>) -> Bool {
        words.contains { latin.words[$0].classes.isEmpty && !places.begins(with: latin.words[$0].folded) }
    }

    private mutating func addShort(_ words: Range<Int>, _ meaning: Meaning) {
        let range = latin.words[words.lowerBound].range.lowerBound..<latin.words[words.upperBound - 1].range.upperBound
        add(Array(bytes[range]), meaning)
    }

    /// Whether one word may stand for a firm: it is no word of the language, no place, and in no other name.
    private func isUnmistakable(_ index: Int, _ owners: [FoldedWord: Int]) -> Bool {
        let word = latin.words[index]
        return word.classes.isEmpty && word.range.count >= 4 && owners[word.folded] == 1 && !word.folded.isUnknown
            && !places.begins(with: word.folded)
    }

    /// A place that begins at a word, and how many words it takes.
    private func placeMatch(_ index: Int, limit: Int) -> (place: PlaceTable.Place, words: Int)? {
        let word = latin.words[index]
        let end = latin.words[limit - 1].range.upperBound
        guard
            let match = places.longestMatch(word.folded, in: bytes, at: word.range.lowerBound, limit: end),
            let last = (index..<min(limit, index + 6)).first(where: { latin.words[$0].range.upperBound == match.end })
        else { return nil }
        return (places.places[match.place], last - index + 1)
    }

    /// A finding with the name that the page gives it.
    private func named(_ finding: NameFinding, _ words: Range<Int>) -> NameFinding {
        var finding = finding
        if firstWords.contains(latin.words[words.lowerBound].folded),
            let meaning = shortNames[Array(bytes[finding.range])], let meaning, meaning.name != text(finding.range)
        {
            finding.name = meaning.name
            finding.kind = meaning.kind ?? finding.kind
        }
        return finding
    }

    // MARK: Loose words

    /// Finds the firms among them that did something, and the places that stand with their form.
    private mutating func establish() {
        for piece in latin.pieces {
            let isAgent = isAgent(behind: piece.end)
            for words in parts(of: piece) { establish(words, isAgent: isAgent) }
        }
    }

    /// The words of a piece between "and" and "and".
    private func parts(of piece: LatinPiece) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = piece.words.lowerBound
        for index in piece.words where index > start && latin.words[index].join == .and {
            parts.append(start..<index)
            start = index
        }
        parts.append(start..<piece.words.upperBound)
        return parts
    }

    private func range(of words: Range<Int>) -> Range<Int> {
        latin.words[words.lowerBound].range.lowerBound..<latin.words[words.upperBound - 1].range.upperBound
    }

    private mutating func establish(_ words: Range<Int>, isAgent: Bool) {
        let last = latin.words[words.upperBound - 1]
        if last.classes.contains(.placeForm), words.count >= 2, words.count <= 4,
            placeMatch(words.lowerBound, limit: words.upperBound)?.words != words.count,
            isProperPlace(words.lowerBound..<(words.upperBound - 1))
        {
            let bare =
                latin.words[words.lowerBound].range.lowerBound..<latin.words[words.upperBound - 2].range.upperBound
            introducedPlaces[Array(bytes[bare])] = Meaning(
                name: text(range(of: words)), kind: kind(ofForm: last.folded))
        }
        if isTradeName(words),
            isAgent || Pinyin.isName(bytes, latin.words[words.lowerBound].range) && !startsWithPlace(words)
        {
            establish(words)
        }
        if isAgent, isPlaceAndName(words) { establish(words) }
    }

    private mutating func establish(_ words: Range<Int>) {
        established.insert(Array(bytes[range(of: words)]))
        establishedWords.insert(latin.words[words.lowerBound].folded)
    }

    private func isProperPlace(_ words: Range<Int>) -> Bool {
        words.allSatisfy {
            latin.words[$0].classes.subtracting([.trade, .abbreviation, .beforePlace]).isEmpty
                && latin.words[$0].join != .and && latin.words[$0].join != .of || placeMatch($0, limit: $0 + 1) != nil
        } && words.contains { latin.words[$0].classes.isEmpty }
    }

    private func kind(ofForm word: FoldedWord) -> NameKind {
        if word == NameReader.city || word == NameReader.prefecture || word == NameReader.municipality { return .city }
        if word == NameReader.province { return .province }
        return word == NameReader.region ? .region : .county
    }

    private static let city = FoldedWord("city")
    private static let prefecture = FoldedWord("prefecture")
    private static let municipality = FoldedWord("municipality")
    private static let province = FoldedWord("province")
    private static let region = FoldedWord("region")

    private func startsWithPlace(_ words: Range<Int>) -> Bool {
        placeMatch(words.lowerBound, limit: words.upperBound) != nil
    }

    /// "Huafu Technology": a name, and a trade behind it.
    private func isTradeName(_ words: Range<Int>) -> Bool {
        guard words.count >= 2, words.count <= 6, latin.words[words.upperBound - 1].classes.contains(.trade) else {
            return false
        }
        let first = latin.words[words.lowerBound]
        guard first.classes.isEmpty || first.classes == .beforePlace, !first.isBracketed else { return false }
        // Nothing but a place and a trade: "Yunnan Copper" may be a firm; "China Steel Demand" is none.
        return words.allSatisfy {
            let word = latin.words[$0]
            return $0 == words.lowerBound
                || word.join != .and && word.join != .of
                    && word.classes.isDisjoint(with: [.afterPlace, .placeForm])
        }
    }

    /// "Henan Dewei": a Chinese place, and a name behind it.
    private func isPlaceAndName(_ words: Range<Int>) -> Bool {
        guard words.count >= 2, words.count <= 4, let match = placeMatch(words.lowerBound, limit: words.upperBound),
            match.place.isChinese, match.words < words.count
        else { return false }
        return ((words.lowerBound + match.words)..<words.upperBound).allSatisfy {
            latin.words[$0].join == .space && latin.words[$0].classes.isEmpty
                && Pinyin.isName(bytes, latin.words[$0].range) && !places.begins(with: latin.words[$0].folded)
        }
    }

    private func isAgent(behind end: Int) -> Bool {
        let start = bytes.skippingSpace(from: end, to: min(bytes.count, end + 3))
        guard start > end, start < bytes.count, bytes[start].isLower else { return false }
        var stop = start
        while stop < bytes.count, bytes[stop].isLower, stop - start < 16 { stop += 1 }
        return NameWordTable.agentVerbs.contains(FoldedWord(bytes, start..<stop))
    }

    private mutating func take(
        _ rule: NameRule, _ range: Range<Int>, _ kind: NameKind?, name: String? = nil, isPlace: Bool = false
    ) {
        let printed = name.flatMap { $0 == text(range) ? nil : $0 }
        findings.append(NameFinding(rule: rule, range: range, kind: kind, name: printed, isPlace: isPlace))
    }

    /// Decides what a piece is, by the first rule that says so.
    private mutating func read(_ piece: LatinPiece) {
        // "Yunnan and Guizhou": an "and" parts what no head holds together.
        for words in parts(of: piece) {
            readPart(words, end: words.upperBound == piece.words.upperBound ? piece.end : range(of: words).upperBound)
        }
    }

    private mutating func readPart(_ words: Range<Int>, end: Int) {
        guard !words.isEmpty else { return }
        let first = latin.words[words.lowerBound]
        let range = first.range.lowerBound..<latin.words[words.upperBound - 1].range.upperBound
        if firstWords.contains(first.folded), let meaning = shortNames[Array(bytes[range])] {
            take(meaning?.rule ?? .introducedOnPage, range, meaning?.kind ?? .company, name: meaning?.name)
            return
        }
        if let known = KnownOrganizations.longestMatch(
            first.folded, in: bytes, at: range.lowerBound, limit: range.upperBound),
            !isCited(range),
            known.end == range.upperBound
                || known.end < range.upperBound && bytes[known.end] == 0x20 && known.entry.name != nil
        {
            take(.knownShortName, range.lowerBound..<known.end, known.entry.kind, name: known.entry.name)
            return
        }
        if words.count >= 2, establishedWords.contains(first.folded), established.contains(Array(bytes[range])) {
            take(isPlaceAndName(words) ? .placeAndName : .tradeName, range, .company)
            return
        }
        readPlace(words, range: range, end: end)
    }

    /// "Regulation (EU) 2023/956": the number of an act.
    private func isCited(_ range: Range<Int>) -> Bool {
        bytes.byte(at: range.lowerBound - 1) == UInt8(ascii: "(")
            && bytes.byte(at: range.upperBound) == UInt8(ascii: ")")
            && bytes.byte(at: range.upperBound + 2).isDigit
    }

    // MARK: Places

    private mutating func readPlace(_ words: Range<Int>, range: Range<Int>, end: Int) {
        if !introducedPlaces.isEmpty, let meaning = introducedPlaces[Array(bytes[range])] {
            take(.placeWithForm, range, meaning.kind, name: meaning.name, isPlace: true)
            return
        }
        var start = words.lowerBound
        // "Northern Chile"
        while start + 1 < words.upperBound, latin.words[start].classes.contains(.beforePlace),
            placeMatch(start, limit: words.upperBound) == nil
        { start += 1 }
        guard let match = placeMatch(start, limit: words.upperBound) else {
            readUnlistedPlace(words, range: range, end: end)
            return
        }
        var stop = start + match.words
        let from = latin.words[start].range.lowerBound
        if stop < words.upperBound, latin.words[stop].classes.contains(.placeForm) { stop += 1 }
        let until = latin.words[stop - 1].range.upperBound
        if stop < words.upperBound {
            // "Hebi Municipal Party Secretary", "Maanshan Phase IV": the place stands by itself.
            if latin.words[stop].classes.contains(.afterPlace) {
                take(.listedPlace, from..<until, match.place.kind, name: match.place.name, isPlace: true)
            }
            return
        }
        if takeGovernment(from: from, behind: end) { return }
        let formEnd = smallForm(behind: until, end: end)
        take(.listedPlace, from..<(formEnd?.end ?? until), match.place.kind, name: match.place.name, isPlace: true)
    }

    private mutating func readUnlistedPlace(_ words: Range<Int>, range: Range<Int>, end: Int) {
        let last = latin.words[words.upperBound - 1]
        if last.classes.contains(.placeForm), words.count >= 2, words.count <= 4,
            isProperPlace(words.lowerBound..<(words.upperBound - 1))
        {
            if takeGovernment(from: range.lowerBound, behind: end) { return }
            take(.placeWithForm, range, kind(ofForm: last.folded), isPlace: true)
            return
        }
        // "Linghe county"
        guard words.count <= 2, words.allSatisfy({ latin.words[$0].classes.isEmpty }) else { return }
        if takeGovernment(from: range.lowerBound, behind: end) { return }
        if let form = smallForm(behind: range.upperBound, end: end) {
            take(.placeWithForm, range.lowerBound..<form.end, form.kind, isPlace: true)
        }
    }

    private static let smallForms: [(word: StaticString, kind: NameKind)] = [
        ("province", .province), ("county", .county), ("prefecture", .city), ("district", .county),
    ]

    /// "county" in small letters behind a name that ends there.
    private func smallForm(behind end: Int, end textEnd: Int) -> (kind: NameKind, end: Int)? {
        guard end == textEnd, bytes.byte(at: end) == 0x20 else { return nil }
        for form in NameReader.smallForms where bytes.has(form.word, at: end + 1) {
            let stop = end + 1 + form.word.utf8CodeUnitCount
            if !bytes.byte(at: stop).isWord { return (form.kind, stop) }
        }
        return nil
    }

    private static let ranks: [StaticString] = [
        "municipal ", "provincial ", "county ", "city ", "state ", "district ", "regional ", "prefectural ",
    ]
    private static let bodies: [StaticString] = [
        "people's government", "people’s government", "government", "authorities", "bureau", "commission",
        "administration",
    ]

    /// "Qujing municipal government": a place with a body of its government in small letters.
    private mutating func takeGovernment(from start: Int, behind end: Int) -> Bool {
        guard bytes.byte(at: end) == 0x20 else { return false }
        for rank in NameReader.ranks where bytes.has(rank, at: end + 1) {
            let next = end + 1 + rank.utf8CodeUnitCount
            for body in NameReader.bodies where bytes.has(body, at: next) {
                let stop = next + body.utf8CodeUnitCount
                guard !bytes.byte(at: stop).isWord else { continue }
                take(.government, start..<stop, .authority)
                return true
            }
        }
        return false
    }

    // MARK: Han characters

    private mutating func addHan(_ units: [Range<Int>]) {
        var names: [String: (rule: NameRule, meaning: Meaning)] = [:]
        for definition in han.definitions {
            let finding = han.findings[definition.finding]
            names[text(definition.short)] = (.introducedOnPage, Meaning(name: text(finding.range), kind: finding.kind))
        }
        for core in han.cores {
            let finding = han.findings[core.finding]
            let long = text(finding.range)
            if let known = names[text(core.short)], known.meaning.name != long {
                // What two firms may be called by stands for neither.
                if known.rule == .introducedOnPage { names[text(core.short)]?.meaning.name = nil }
            } else {
                names[text(core.short)] = (.introducedOnPage, Meaning(name: long, kind: finding.kind))
            }
        }
        for range in han.established where names[text(range)] == nil {
            names[text(range)] = (.hanTradeName, Meaning(name: nil, kind: .company))
        }
        let list = Array(names)
        guard !list.isEmpty else {
            findings += han.findings
            return
        }
        let trie = HanTrie(list.enumerated().map { ($1.key, $0) })
        var named: [NameFinding] = []
        let taken = han.findings.filter { !$0.isPlace }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        for unit in units {
            var index = unit.lowerBound
            while index < unit.upperBound {
                guard bytes[index] >= 0xE3 else {
                    index += 1
                    continue
                }
                let scalar = bytes.scalar(at: index)
                if let match = trie.longestMatch(scalar, in: bytes, at: index, limit: unit.upperBound) {
                    let entry = list[match.meaning].value
                    let position = taken.firstIndex(past: { $0.range.upperBound <= index })
                    if position == taken.count || taken[position].range.lowerBound >= match.end {
                        named.append(
                            NameFinding(
                                rule: entry.rule, range: index..<match.end, kind: entry.meaning.kind,
                                name: entry.meaning.name))
                    }
                    index = match.end
                } else {
                    index += max(1, scalar.length)
                }
            }
        }
        findings += named
        // A place within such a name is part of it.
        findings += han.findings.filter { finding in
            guard finding.isPlace else { return true }
            let position = named.firstIndex(past: { $0.range.upperBound <= finding.range.lowerBound })
            return position == named.count || named[position].range.lowerBound >= finding.range.upperBound
        }
    }
}
