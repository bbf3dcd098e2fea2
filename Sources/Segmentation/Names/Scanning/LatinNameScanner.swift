import Model

/// Words side by side that may be a name, where no head closes them: what the page says elsewhere decides.
struct LatinPiece {
    /// Indices into the scanner's words.
    var words: Range<Int>
    /// UTF-8 offsets.
    var range: Range<Int>
    /// Where the text goes on behind it, past a possessive.
    var end: Int
}

/// A short name and the finding that it stands for.
struct NameDefinition {
    var short: Range<Int>
    var finding: Int
}

/// Finds the names of organisations that their own words give away, in text in Latin letters.
///
/// Capitalised words that stand together, joined by "of", "and", "&", make a run. A run is cut at words that stand in no
/// name, and what a head closes ("... Commission") or opens ("Ministry of ...") is taken. One pass, linear time: a run has
/// 48 words at most.
struct LatinNameScanner {
    private let bytes: [UInt8]
    private(set) var words: [LatinWord] = []
    private(set) var findings: [NameFinding] = []
    /// The words of each finding.
    private(set) var findingWords: [Range<Int>] = []
    private(set) var pieces: [LatinPiece] = []
    private(set) var definitions: [NameDefinition] = []
    private let places = PlaceTable.standard

    private static let longestRun = 48
    private static let longestName = 15
    /// A quoted title is no longer, in bytes.
    private static let longestTitle = 400

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    // MARK: Runs

    /// Scans a stretch of running text.
    mutating func scan(_ range: Range<Int>) {
        let reader = LatinWordReader(bytes: bytes, limit: range.upperBound)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte.isUpper || byte == 0xC3 && reader.isCapital(at: index) {
                index = run(from: index, reader)
            } else if byte.isWord {
                index += 1
                while index < range.upperBound, bytes[index].isWord { index += 1 }
            } else if byte == UInt8(ascii: "\"") || byte == 0xE2 {
                index = quotedTitle(at: index, limit: range.upperBound) ?? index + 1
            } else if byte == 0xE3, bytes.has("《", at: index) {
                index =
                    bytes.end(of: "》", from: index, limit: range.upperBound, within: LatinNameScanner.longestTitle)
                    ?? index + 3
            } else {
                let length = reader.letterLength(at: index)
                index += max(1, length)
                if length > 1 { while reader.letterLength(at: index) > 0 { index += reader.letterLength(at: index) } }
            }
        }
    }

    /// Past a title in quotes, most of whose words have capitals; nil where it is none.
    private func quotedTitle(at start: Int, limit: Int) -> Int? {
        let isCurly = bytes.has("“", at: start)
        guard isCurly || bytes[start] == UInt8(ascii: "\"") else { return nil }
        let close: StaticString = isCurly ? "”" : "\""
        let content = start + close.utf8CodeUnitCount
        guard let end = bytes.end(of: close, from: content, limit: limit, within: LatinNameScanner.longestTitle) else {
            return nil
        }
        var capitals = 0
        var small = 0
        var index = content
        while index < end {
            guard bytes[index].isLetter else {
                index += 1
                continue
            }
            let wordStart = index
            while index < end, bytes[index].isLetter || bytes[index] >= 0x80 { index += 1 }
            if bytes[wordStart].isUpper { capitals += 1 } else if index - wordStart > 3 { small += 1 }
        }
        return capitals >= 4 && capitals * 3 >= (capitals + small) * 2 ? end : nil
    }

    /// Reads a run and gives where the text goes on.
    private mutating func run(from start: Int, _ reader: LatinWordReader) -> Int {
        let first = words.count
        var reading = reader.word(at: start)
        words.append(reading.word)
        while !reading.endsRun, words.count - first < LatinNameScanner.longestRun,
            let next = reader.wordBehind(reading.word, at: reading.end)
        {
            reading = next
            words.append(reading.word)
        }
        groups(first..<words.count, end: reading.end)
        return max(reading.end, start + 1)
    }

    /// Cuts a run at words that stand in no name.
    private mutating func groups(_ run: Range<Int>, end: Int) {
        var start = run.lowerBound
        while start < run.upperBound {
            if !words[start].classes.isDisjoint(with: .boundaries) {
                start += 1
                continue
            }
            var stop = start
            while stop < run.upperBound, words[stop].classes.isDisjoint(with: .boundaries) { stop += 1 }
            group(start..<stop, end: stop == run.upperBound ? end : words[stop].range.lowerBound)
            start = stop
        }
    }

    // MARK: Organisations

    private struct Part {
        var words: Range<Int>
        var join: LatinWord.Join
    }

    /// Cuts words at "of" and at an "and" that joins two names, and takes what heads close or open.
    private mutating func group(_ group: Range<Int>, end: Int) {
        let parts = parts(of: group)
        var index = 0
        while index < parts.count {
            let part = parts[index]
            let isLast = index + 1 == parts.count
            let partEnd = isLast ? end : words[part.words.upperBound - 1].range.upperBound
            guard let head = lastHead(in: part.words) else {
                addPiece(part.words, end: partEnd)
                index += 1
                continue
            }
            var stop = head + 1
            var next = index + 1
            if stop < part.words.upperBound {
                // "International Tin Association Award": the head stands within the name of something else.
                if words[part.words.upperBound - 1].classes.contains(.matter) {
                    index += 1
                    continue
                }
            } else if words[head].classes.contains(.takesOf) {
                while next < parts.count, parts[next].join == .of {
                    let inner = parts[next].words
                    guard inner.count < 2 || !words[inner.upperBound - 1].classes.contains(.matter) else { break }
                    if let innerHead = lastHead(in: inner) {
                        stop = innerHead + 1
                        next += 1
                        if stop < inner.upperBound { break }
                        guard words[innerHead].classes.contains(.takesOf) else { break }
                    } else {
                        stop = inner.upperBound
                        next += 1
                    }
                }
            }
            take(part.words.lowerBound..<stop, head: head, isOpened: stop > part.words.upperBound, partEnd: end)
            let last = parts[next - 1].words
            if stop < last.upperBound {
                addPiece(
                    stop..<last.upperBound, end: next == parts.count ? end : words[last.upperBound - 1].range.upperBound
                )
            }
            index = next
        }
    }

    private func parts(of group: Range<Int>) -> [Part] {
        guard group.count > 1 else { return [Part(words: group, join: .none)] }
        var parts: [Part] = []
        var start = group.lowerBound
        var join = LatinWord.Join.none
        for index in (group.lowerBound + 1)..<group.upperBound {
            let word = words[index]
            let cuts: Bool
            switch word.join {
            case .of: cuts = true
            case .and: cuts = joinsTwo(start..<index, from: index, to: group.upperBound, isOpened: join == .of)
            default: cuts = false
            }
            if cuts {
                parts.append(Part(words: start..<index, join: join))
                start = index
                join = word.join
            }
        }
        parts.append(Part(words: start..<group.upperBound, join: join))
        return parts
    }

    /// Whether an "and" stands between two names and not within one.
    ///
    /// - Parameter isOpened: whether an opening head stands before: "Ministry of Industry and ...".
    private func joinsTwo(_ left: Range<Int>, from start: Int, to limit: Int, isOpened: Bool) -> Bool {
        var stop = start + 1
        while stop < limit, words[stop].join != .of, words[stop].join != .and { stop += 1 }
        let right = start..<stop
        let lastLeft = words[left.upperBound - 1]
        if !lastLeft.classes.isDisjoint(with: NameWordClasses.heads.union(.placeForm)) { return true }
        let isLeading = !words[start].classes.isDisjoint(with: NameWordClasses.heads)
        if isLeading, right.count == 1 || stop < limit && words[stop].join == .of { return true }
        if isPlace(left) || isKnown(left) || isKnown(right) { return true }
        if isOpened { return lastHead(in: right) != nil || isPlace(right) }
        guard lastHead(in: right) != nil, left.count <= 6 else { return true }
        if places.begins(with: words[start].folded) { return true }
        return isProper(left.lowerBound) && isProper(start)
    }

    private func isProper(_ index: Int) -> Bool {
        places.begins(with: words[index].folded) || Pinyin.isName(bytes, words[index].range)
    }

    /// The last word that makes an organisation of what it closes.
    private func lastHead(in range: Range<Int>) -> Int? {
        range.last { index in
            let classes = words[index].classes
            guard !classes.isDisjoint(with: NameWordClasses.heads) else { return false }
            // "Convention and Exhibition Center"
            if classes.contains(.institute), index > range.lowerBound, words[index - 1].classes.contains(.venue) {
                return false
            }
            return true
        }
    }

    private mutating func take(_ range: Range<Int>, head: Int, isOpened: Bool, partEnd: Int) {
        let name = words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
        let isLegal = words[range.upperBound - 1].classes.contains(.legalForm)
        guard range.count <= LatinNameScanner.longestName, isOpened || saysWho(range, isLegal: isLegal) else {
            // "the Commission", "a Leading Group": nobody in particular, unless everybody knows.
            addPiece(range, end: name.upperBound)
            return
        }
        var kind = NameWordTable.kind(of: words[head].classes)
        if !words[range.upperBound - 1].classes.isDisjoint(with: [.legalForm]) { kind = .company }
        // "Leading Group", "Working Group"
        if kind == .company, head > range.lowerBound, words[head].folded == LatinNameScanner.group,
            words[head - 1].classes.contains(.generic), LatinNameScanner.committees.contains(words[head - 1].folded)
        {
            kind = .authority
        }
        findings.append(
            NameFinding(rule: isOpened ? .openedByHead : .closedByHead, range: name, kind: kind))
        findingWords.append(range)
        define(findings.count - 1, at: name.upperBound)
    }

    private static let group = FoldedWord("group")
    private static let committees = FoldedWordSet(["leading", "working", "expert", "steering"])

    /// Whether words name somebody, not just anybody of a sort.
    private func saysWho(_ range: Range<Int>, isLegal: Bool) -> Bool {
        var content = 0
        for index in range {
            let classes = words[index].classes
            if !classes.isDisjoint(with: NameWordClasses.heads) || words[index].isBracketed { continue }
            if classes.contains(.generic) || classes.contains(.afterPlace) { continue }
            content += 1
        }
        if content == 0 { return isLegal && range.count > 3 }
        // "Energy Group" may be anybody; "Energy Commission" is one of its kind.
        if range.count == 2, words[range.upperBound - 1].classes.contains(.company),
            words[range.lowerBound].classes.contains(.trade)
        {
            return false
        }
        return true
    }

    private mutating func addPiece(_ range: Range<Int>, end: Int) {
        guard !range.isEmpty else { return }
        pieces.append(
            LatinPiece(
                words: range,
                range: words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound, end: end
            ))
    }

    private func isPlace(_ range: Range<Int>) -> Bool {
        let last = words[range.upperBound - 1].range.upperBound
        guard range.count <= 5,
            let match = places.longestMatch(
                words[range.lowerBound].folded, in: bytes, at: words[range.lowerBound].range.lowerBound, limit: last)
        else { return false }
        return match.end == last
    }

    private func isKnown(_ range: Range<Int>) -> Bool {
        let last = words[range.upperBound - 1].range.upperBound
        return KnownOrganizations.longestMatch(
            words[range.lowerBound].folded, in: bytes, at: words[range.lowerBound].range.lowerBound, limit: last)?.end
            == last
    }

    // MARK: Short names

    /// Words in brackets that introduce a short name.
    private static let introductions: [StaticString] = ["herein", "hereafter", "refer", "abbrev", "short", "known as"]

    /// Reads the short name that stands in brackets behind a long one.
    private mutating func define(_ finding: Int, at end: Int) {
        let open = bytes.skippingSpace(from: end, to: min(bytes.count, end + 3))
        guard open < bytes.count, bytes[open] == UInt8(ascii: "("),
            let close = bytes.end(of: ")", from: open + 1, limit: bytes.count, within: 160)
        else { return }
        let content = (open + 1)..<(close - 1)
        guard content.count >= 2 else { return }
        if content.count <= 10,
            content.allSatisfy({ bytes[$0].isUpper || bytes[$0].isDigit || bytes[$0] == 0x26 || bytes[$0] == 0x2D })
        {
            if isAcronym(content, of: findings[finding].range) {
                definitions.append(NameDefinition(short: content, finding: finding))
            }
            return
        }
        let introduces = LatinNameScanner.introductions.contains { word in content.contains { bytes.has(word, at: $0) }
        }
        let startsQuoted =
            bytes[content.lowerBound] == UInt8(ascii: "\"") || bytes.has("“", at: content.lowerBound)
            || bytes.has("the \"", at: content.lowerBound) || bytes.has("the “", at: content.lowerBound)
        guard introduces || startsQuoted else { return }
        var index = content.lowerBound
        while index < content.upperBound {
            let isCurly = bytes.has("“", at: index)
            guard isCurly || bytes[index] == UInt8(ascii: "\"") else {
                index += 1
                continue
            }
            let start = index + (isCurly ? 3 : 1)
            guard let stop = bytes.end(of: isCurly ? "”" : "\"", from: start, limit: content.upperBound, within: 80)
            else {
                return
            }
            var short = start..<(stop - (isCurly ? 3 : 1))
            if bytes.has("the ", at: short.lowerBound), short.count > 4 {
                short = (short.lowerBound + 4)..<short.upperBound
            }
            if short.upperBound > short.lowerBound, bytes[short.upperBound - 1] == UInt8(ascii: ",") {
                short = short.lowerBound..<(short.upperBound - 1)
            }
            if short.count >= 2, bytes[short.lowerBound].isUpper {
                definitions.append(NameDefinition(short: short, finding: finding))
            }
            index = stop
        }
    }

    /// Whether letters are the beginnings of words of a name, or stand in it in their order.
    private func isAcronym(_ short: Range<Int>, of long: Range<Int>) -> Bool {
        var index = long.lowerBound
        for position in short {
            let wanted = bytes[position] | 0x20
            guard bytes[position].isLetter else { continue }
            while index < long.upperBound, bytes[index] | 0x20 != wanted { index += 1 }
            guard index < long.upperBound else { return false }
            index += 1
        }
        return true
    }
}

extension [UInt8] {
    /// Where the first `mark` at or after an offset ends, if it stands within so many bytes.
    func end(of mark: StaticString, from start: Int, limit: Int, within length: Int) -> Int? {
        var index = start
        let last = Swift.min(limit, start + length) - mark.utf8CodeUnitCount
        while index <= last {
            if has(mark, at: index) { return index + mark.utf8CodeUnitCount }
            index += 1
        }
        return nil
    }
}
