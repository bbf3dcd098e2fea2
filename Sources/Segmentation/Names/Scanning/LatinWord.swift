/// A capitalised word, and how it is joined to the one before it.
struct LatinWord {
    enum Join {
        /// It is the first.
        case none
        /// A space, or the comma before a legal form.
        case space
        case ampersand
        case and
        /// "of", "for" or "on", with or without "the".
        case of
    }

    /// UTF-8 offsets, without a possessive "'s"; an abbreviation with its stop.
    var range: Range<Int>
    var folded: FoldedWord
    var classes: NameWordClasses
    var join = Join.none
    /// Whether it stands in brackets that belong to a name: "(Group)".
    var isBracketed = false
}

/// A word as it is read, and whether a name may go on behind it.
struct LatinWordReading {
    var word: LatinWord
    /// Where the text goes on.
    var end: Int
    var endsRun: Bool
}

/// Reads capitalised words. All offsets are UTF-8, and none is read past `limit`.
struct LatinWordReader {
    let bytes: [UInt8]
    let limit: Int

    /// How many bytes the letter or digit at an offset has; 0 where there is none.
    @inline(__always) func letterLength(at index: Int) -> Int {
        guard index < limit else { return 0 }
        let byte = bytes[index]
        if byte < 0x80 { return byte.isWord ? 1 : 0 }
        // Latin with accents: U+00C0 to U+024F, and U+1E00 to U+1EFF.
        if byte >= 0xC3, byte <= 0xC9 { return index + 1 < limit && bytes[index + 1].isContinuation ? 2 : 0 }
        if byte == 0xE1, index + 2 < limit, bytes[index + 1] >= 0xB8, bytes[index + 1] <= 0xBB,
            bytes[index + 2].isContinuation
        {
            return 3
        }
        return 0
    }

    /// Whether a capital letter stands at an offset.
    @inline(__always) func isCapital(at index: Int) -> Bool {
        guard index < limit else { return false }
        return bytes[index].isUpper
            || bytes[index] == 0xC3 && index + 1 < limit && bytes[index + 1] >= 0x80 && bytes[index + 1] <= 0x9E
    }

    /// How many bytes an apostrophe at an offset has; 0 where there is none.
    @inline(__always) private func apostropheLength(at index: Int) -> Int {
        if index < limit, bytes[index] == UInt8(ascii: "'") { return 1 }
        if index + 2 < limit, bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 { return 3 }
        return 0
    }

    /// What a hyphen joins to the name of somebody or of a place.
    private static let participles = FoldedWordSet([
        "based", "backed", "listed", "headquartered", "controlled", "led", "born", "made", "style", "funded",
        "invested", "bound", "wide", "related", "held", "run", "registered", "funded", "financed", "built", "owned",
    ])
    private static let state = FoldedWord("state")

    /// Words whose possessive is part of names.
    private static let possessors = FoldedWordSet([
        "people's", "people", "women", "workers", "farmers", "children", "men", "children's",
    ])

    /// The word that begins at an offset with a capital.
    func word(at start: Int) -> LatinWordReading {
        var index = start
        var isPossessive = false
        var hasInnerStop = false
        var endsRun = false
        scan: while index < limit {
            let length = letterLength(at: index)
            if length > 0 {
                index += length
                continue
            }
            let byte = bytes[index]
            let next = index + 1
            switch byte {
            case UInt8(ascii: "-"):
                guard letterLength(at: next) > 0 else {
                    endsRun = true
                    break scan
                }
                // "Shanghai-based": the name ends before the hyphen; in "State-owned Assets ..." it does not.
                if bytes[next].isLower {
                    var stop = next
                    while stop < limit, bytes[stop].isLower { stop += 1 }
                    let isJoined =
                        !LatinWordReader.participles.contains(FoldedWord(bytes, next..<stop))
                        || FoldedWord(bytes, start..<index) == LatinWordReader.state
                    if !isJoined || !isCapital(at: stop + 1) {
                        endsRun = true
                        break scan
                    }
                }
                index = next
            case UInt8(ascii: "&"):
                guard isCapital(at: next), index > start else { break scan }
                index = next
            case UInt8(ascii: "."):
                // "U.S.", "B.V.": single capitals, each with its stop.
                let isInitial = index - start == 1 || index - start >= 2 && bytes[index - 2] == UInt8(ascii: ".")
                guard isInitial, bytes[index - 1].isUpper, next < limit, bytes[next].isUpper,
                    letterLength(at: next + 1) == 0
                else { break scan }
                hasInnerStop = true
                index = next
            default:
                let apostrophe = apostropheLength(at: index)
                guard apostrophe > 0 else { break scan }
                let after = index + apostrophe
                if after < limit, bytes[after] == UInt8(ascii: "s"), letterLength(at: after + 1) == 0 {
                    if LatinWordReader.possessors.contains(FoldedWord(bytes, start..<index)) {
                        index = after + 1
                    } else {
                        isPossessive = true
                    }
                    break scan
                }
                if letterLength(at: after) > 0, index > start {
                    index = after
                    continue
                }
                // "Traders' League"
                if index > start, bytes[index - 1] == UInt8(ascii: "s"), after < limit, bytes[after] == 0x20,
                    isCapital(at: after + 1)
                {
                    index = after
                }
                break scan
            }
        }
        var range = start..<index
        let folded = FoldedWord(bytes, range)
        var classes = NameWordTable.classes(of: folded, printed: range, in: bytes)
        if bytes.byte(at: index) == UInt8(ascii: "."), index < limit, !isPossessive {
            if hasInnerStop {
                range = start..<(index + 1)
                classes = NameWordTable.classes(of: FoldedWord(bytes, range), printed: range, in: bytes)
            } else if classes.contains(.abbreviation) {
                range = start..<(index + 1)
            } else if range.count == 1 {
                // An initial: "J. Smith".
                range = start..<(index + 1)
            } else {
                endsRun = true
            }
        }
        let end = isPossessive ? index + apostropheLength(at: index) + 1 : range.upperBound
        return LatinWordReading(
            word: LatinWord(range: range, folded: folded, classes: classes), end: end, endsRun: endsRun || isPossessive)
    }

    /// The next word of a name behind one that ends at an offset; nil where the name cannot go on.
    func wordBehind(_ previous: LatinWord, at end: Int) -> LatinWordReading? {
        var index = end
        let needsLegalForm = previous.classes.contains(.legalForm)
        if index < limit, bytes[index] == UInt8(ascii: ",") {
            index = skippingGap(index + 1)
            guard isCapital(at: index) else { return nil }
            let reading = word(at: index)
            return reading.word.classes.contains(.legalForm) ? joined(reading, .space) : nil
        }
        let start = skippingGap(index)
        guard start > index else {
            // "Co.Ltd"
            guard needsLegalForm, isCapital(at: index) else { return nil }
            let reading = word(at: index)
            return reading.word.classes.contains(.legalForm) ? joined(reading, .space) : nil
        }
        index = start
        if isCapital(at: index) {
            let reading = word(at: index)
            if needsLegalForm, !reading.word.classes.contains(.legalForm) { return nil }
            return joined(reading, .space)
        }
        guard index < limit, !needsLegalForm else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "&"): return capital(behind: "&", at: index, .ampersand)
        case UInt8(ascii: "a"): return capital(behind: "and", at: index, .and)
        case UInt8(ascii: "o"), UInt8(ascii: "f"):
            for particle in ["of the", "of", "for the", "for", "on"] as [StaticString]
            where bytes.has(particle, at: index) {
                if let reading = capital(behind: particle, at: index, .of) { return reading }
            }
            return nil
        case UInt8(ascii: "("): return bracketed(at: index)
        default: return nil
        }
    }

    private func joined(_ reading: LatinWordReading, _ join: LatinWord.Join) -> LatinWordReading {
        var reading = reading
        reading.word.join = join
        return reading
    }

    /// Past one space, or the end of a line that was wrapped.
    private func skippingGap(_ index: Int) -> Int {
        var index = index
        var count = 0
        while index < limit, count < 3 {
            let length = bytes.spaceLength(at: index)
            if length == 0 { break }
            index += length
            count += 1
        }
        return min(index, limit)
    }

    private func capital(behind particle: StaticString, at index: Int, _ join: LatinWord.Join) -> LatinWordReading? {
        guard bytes.has(particle, at: index) else { return nil }
        let end = index + particle.utf8CodeUnitCount
        let next = skippingGap(end)
        guard next > end, isCapital(at: next) else { return nil }
        return joined(word(at: next), join)
    }

    /// "(Group)" and "(Shanghai)" within a name: a head must follow.
    private func bracketed(at index: Int) -> LatinWordReading? {
        guard isCapital(at: index + 1) else { return nil }
        var close = index + 1
        while close < limit, close - index < 40, bytes[close] != UInt8(ascii: ")") {
            guard letterLength(at: close) > 0 || bytes[close] == 0x20 || bytes[close] == UInt8(ascii: "'") else {
                return nil
            }
            close += max(1, letterLength(at: close))
        }
        guard close < limit, bytes[close] == UInt8(ascii: ")") else { return nil }
        let next = skippingGap(close + 1)
        guard next > close + 1, isCapital(at: next),
            !word(at: next).word.classes.isDisjoint(
                with: NameWordClasses.heads.subtracting(.legalForm).union(.legalForm))
                || !word(at: next).word.classes.isDisjoint(with: .trade)
        else { return nil }
        var word = LatinWord(range: index..<(close + 1), folded: FoldedWord(""), classes: [])
        word.join = .space
        word.isBracketed = true
        return LatinWordReading(word: word, end: close + 1, endsRun: false)
    }
}
