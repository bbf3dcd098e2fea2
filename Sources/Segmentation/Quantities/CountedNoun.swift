/// Reads the noun that a number counts: "12 newly built enterprises" counts enterprises.
///
/// The noun is the first plural after the number, with at most two words between; a plural that follows at once takes
/// its place ("12 metals companies"). A word that cannot stand inside a noun phrase ends the search without a noun.
enum CountedNoun {
    /// What was found.
    struct Match {
        var noun: String
        /// One past the noun.
        var end: Int
        /// The first word after the number.
        var first: Range<Int>
        /// The noun's word.
        var head: Range<Int>
    }

    /// Words that end a noun phrase or never stand in one.
    static let boundaries: [String] = """
        of in on at by for from to with within without into onto over under above below between among amongst through
        during before after since until till against across along around behind beyond near off out per than then that
        this these those the a an and or but nor so yet as is are was were be been being am has have had having do does
        did will would shall should can could may might must not no if when while where which who whom whose what why
        how its his her their our your my it he she they we you i all both each every either neither any such also very
        too there here thus hence however therefore respectively compared including totaling totalling accounting down
        up yesterday today tomorrow ago later earlier now versus vs via despite upon toward towards amid regarding
        about only just still once again almost nearly even well away back because due unlike like except plus minus
        times january february march april may june july august september october november december jan feb mar apr jun
        jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday am pm gmt utc
        attended signed released held announced participated joined joining completed launched said won became came went
        took made told began rose fell grew increased decreased dropped reached exceeded using making bringing taking
        year-on-year month-on-month yoy mom qoq wow ytd
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    /// Words that may stand between a number and its noun although they end phrases elsewhere.
    static let joinableAdjectives: [String] = """
        domestic foreign large small medium medium-sized small-sized large-sized new old local national international
        global regional upstream downstream public private central state-owned provincial municipal major key minor
        primary secondary industrial commercial technical academic overseas male female northern southern eastern
        western existing planned current former mining smelting refining processing
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    private static let boundaryTable = QuantityWordTable(words: boundaries)
    private static let adjectiveTable = QuantityWordTable(words: joinableAdjectives)

    /// The word at `start`: letters with inner hyphens, apostrophes and digits; empty where there is none.
    static func word(_ bytes: [UInt8], at start: Int, limit: Int) -> Range<Int> {
        var index = start
        while index < limit, index - start <= 40 {
            let byte = bytes[index]
            if byte.isLetter {
                index += 1
            } else if (0xC3...0xC9).contains(byte), index + 1 < limit, bytes[index + 1] & 0xC0 == 0x80 {
                index += 2
            } else if index > start, byte == 0x2D || byte == 0x26, index + 1 < limit,
                bytes[index + 1].isLetter
            {
                index += 1
            } else if index > start, byte.isDigit {
                index += 1
            } else {
                break
            }
        }
        return index - start > 40 ? start..<start : start..<index
    }

    /// The noun counted by the number that ends at `start`, which must be followed by white space.
    static func read(_ bytes: [UInt8], at start: Int, limit: Int) -> Match? {
        var index = start
        var first: Range<Int>?
        var found: Match?
        var isJoined = false
        var words = 0
        while words < 3 {
            let next = QuantityBytes.afterGaps(bytes, at: index, limit: limit)
            guard next > index else { break }
            let word = word(bytes, at: next, limit: limit)
            guard !word.isEmpty else { break }
            let isAnd = word.count == 3 && QuantityBytes.matches(bytes, at: next, limit: limit, [0x61, 0x6E, 0x64])
            if isAnd, words == 1, found == nil, !isJoined, let first, adjectiveTable.contains(bytes, first) {
                isJoined = true
                index = word.upperBound
                continue
            }
            if boundaryTable.contains(bytes, word) { break }
            let opening = first ?? word
            first = opening
            let possessive = apostrophe(bytes, at: word.upperBound, limit: limit)
            let noun = SingularForm.singular(of: bytes, word)
            if possessive > 0, noun == nil { break }
            if let noun {
                found = Match(noun: noun, end: word.upperBound, first: opening, head: word)
            } else if found != nil {
                break
            }
            if possessive > 0 { break }
            index = word.upperBound
            words += 1
        }
        return found
    }

    /// The length of an apostrophe at `index`; 0 where there is none.
    private static func apostrophe(_ bytes: [UInt8], at index: Int, limit: Int) -> Int {
        guard index < limit else { return 0 }
        if bytes[index] == 0x27 { return 1 }
        return QuantityBytes.scalar(bytes, at: index, limit: limit) == 0x2019 ? 3 : 0
    }
}
