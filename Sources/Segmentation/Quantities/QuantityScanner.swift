/// Reads the quantities of a text in English and Chinese: numbers with a unit, sums of money, shares, counted nouns.
///
/// A bare number is no quantity; what is in doubt is left out. Rules and units are the tables of this folder.
public enum QuantityScanner {
    /// The quantities in `range` of `bytes`, in order and without overlap.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8; bytes that are none are passed over.
    ///   - range: what to read; clamped to the bytes. Words around it are looked at, but nothing outside is reported.
    ///   - excluding: what dates and section numbers claimed: in order, without overlap. No quantity touches it.
    /// - Complexity: linear in the length of `range`.
    public static func quantities(
        in bytes: [UInt8], range: Range<Int>, excluding: [Range<Int>] = []
    ) -> [QuantityExpression] {
        var pass = QuantityPass(bytes: bytes, readers: .shared)
        var start = max(0, range.lowerBound)
        let end = min(bytes.count, range.upperBound)
        for claimed in excluding where claimed.upperBound > start {
            guard claimed.lowerBound < end else { break }
            if start < claimed.lowerBound { pass.scan(start..<claimed.lowerBound) }
            start = max(start, claimed.upperBound)
        }
        if start < end { pass.scan(start..<end) }
        return pass.found
    }
}

extension QuantityScanner {
    /// The names of the rules by which numbers of a text were refused, in order, for a test to ask.
    static func refusals(in bytes: [UInt8]) -> [String] {
        var pass = QuantityPass(bytes: bytes, readers: .shared)
        pass.refusals = []
        pass.scan(0..<bytes.count)
        return pass.refusals ?? []
    }
}

/// The tables, built once.
final class QuantityReaders: Sendable {
    static let shared = QuantityReaders()

    let rates: RateReader
    let units: UnitReader
    let currencies = CurrencyPrefixReader()
    let modifiers = ModifierReader()
    let counts = ChineseCountReader()
    /// What a byte can start: 0 nothing, 1 a digit, 2 a character of three bytes.
    let kinds: [UInt8]

    init() {
        rates = RateReader()
        units = UnitReader(rates: rates)
        kinds = (0...255).map { (byte: Int) -> UInt8 in
            switch byte {
            case 0x30...0x39: 1
            case 0xE3...0xE9, 0xEF: 2
            default: 0
            }
        }
    }
}

/// One walk through a text, from number to number.
private struct QuantityPass {
    /// A number that has no unit of its own yet.
    private struct Pending {
        var numeral: QuantityNumeral
        /// Where it starts, with its sign.
        var front: Int
        var previous: PreviousWord
        /// How the next number is tied to it.
        var joint: QuantityJoint.Kind?
    }

    /// A sum of money whose multiplier may stand after the next number: "$5-6 million".
    private struct OpenMoney {
        var index: Int
        var numeral: QuantityNumeral
        var code: String
    }

    /// What the number being read is seen to be.
    private struct Sighting {
        var unit: String
        var end: Int
        var power = 0
        var letterMultiplier = 0
        var dimension: QuantityDimension
        var per: String?
        var rule: String
    }

    private let bytes: [UInt8]
    private let readers: QuantityReaders
    private let numerals: NumeralReader
    private(set) var found: [QuantityExpression] = []
    /// The names of the rules that refused a number; kept where somebody asks.
    var refusals: [String]?
    private var pending: [Pending] = []
    private var openMoney: OpenMoney?
    /// Where the last number ended that was part of a name; "5 and 6" name two reactors.
    private var nameEnd: Int?
    /// Where the last number or amount ended; the next may be tied to it.
    private var anchor: Int?

    init(bytes: [UInt8], readers: QuantityReaders) {
        self.bytes = bytes
        self.readers = readers
        numerals = NumeralReader(bytes: bytes)
    }

    mutating func scan(_ stretch: Range<Int>) {
        forget()
        let kinds = readers.kinds
        let limit = stretch.upperBound
        var index = stretch.lowerBound
        while index < limit {
            switch kinds[Int(bytes[index])] {
            case 0: index += 1
            case 1: index = readArabic(at: index, floor: stretch.lowerBound, limit: limit)
            default: index = readCharacter(at: index, floor: stretch.lowerBound, limit: limit)
            }
        }
    }

    private mutating func forget() {
        pending.removeAll(keepingCapacity: true)
        openMoney = nil
        anchor = nil
        nameEnd = nil
    }

    // MARK: - Numbers

    private mutating func readCharacter(at index: Int, floor: Int, limit: Int) -> Int {
        let scalar = QuantityBytes.scalar(bytes, at: index, limit: limit)
        guard scalar != 0 else { return index + 1 }
        if (0xFF10...0xFF19).contains(scalar) { return readArabic(at: index, floor: floor, limit: limit) }
        guard HanNumeral.mark(scalar) != nil else { return index + 3 }
        if let end = readFraction(at: index, scalar, floor: floor, limit: limit) { return end }
        return read(numerals.han(at: index, limit: limit), floor: floor, limit: limit)
    }

    /// 百分之五, 千分之三.
    private mutating func readFraction(at index: Int, _ scalar: UInt32, floor: Int, limit: Int) -> Int? {
        guard scalar == 0x767E || scalar == 0x5343,
            QuantityBytes.scalar(bytes, at: index + 3, limit: limit) == 0x5206,
            QuantityBytes.scalar(bytes, at: index + 6, limit: limit) == 0x4E4B, index + 9 < limit
        else { return nil }
        let start = index + 9
        let byte = bytes[start]
        var numeral: QuantityNumeral
        if byte.isDigit || byte == 0xEF {
            numeral = numerals.arabic(at: start, limit: limit, spacesGroup: false)
        } else if HanNumeral.mark(QuantityBytes.scalar(bytes, at: start, limit: limit)) != nil {
            numeral = numerals.han(at: start, limit: limit)
        } else {
            return start
        }
        let end = max(numeral.range.upperBound, start)
        guard numeral.isReadable, !numeral.range.isEmpty, numeral.digitCount > 0 || numeral.isHan else { return end }
        forget()
        numeral.range = index..<end
        let isPercentage = scalar == 0x767E
        let sighting = Sighting(
            unit: isPercentage ? "%" : "‰", end: end, dimension: .ratio, per: nil,
            rule: isPercentage ? "percentage" : "per mille")
        emit(numeral, from: index, sighting, floor: floor, limit: limit)
        return end
    }

    private mutating func readArabic(at index: Int, floor: Int, limit: Int) -> Int {
        // ".5" after a space.
        if index - 1 >= floor, bytes[index - 1] == 0x2E, index < 2 || index - 1 == floor || isSpace(bytes[index - 2]) {
            return read(numerals.leadingFraction(pointAt: index - 1, limit: limit), floor: floor, limit: limit)
        }
        let numeral = numerals.arabic(at: index, limit: limit, spacesGroup: true)
        guard numeral.hasLoneSpace else { return read(numeral, floor: floor, limit: limit) }
        // "Phase 3 100 kt" holds two numbers, "3 100 kt" one: a name before or no unit after parts them.
        let previous = PreviousWord(bytes, before: index)
        let isNamed = previous.hasUppercase || previous.hasDigit || CountRefusal.labels.contains(bytes, previous.range)
        let unit =
            numeral.isReadable
            ? readers.units.read(bytes, after: numeral, currency: nil, limit: limit) : nil
        if !isNamed, numeral.isReadable, let unit, !unit.isSingleLetter || unit.unit == "t" {
            return read(numeral, floor: floor, limit: limit)
        }
        if !numeral.isReadable { return read(numeral, floor: floor, limit: limit) }
        return read(numerals.arabic(at: index, limit: limit, spacesGroup: false), floor: floor, limit: limit)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x28 || byte == 0x09 }

    // MARK: - From a number to an amount

    /// Reads on from `numeral`; returns where the scan goes on.
    private mutating func read(_ initial: QuantityNumeral, floor: Int, limit: Int) -> Int {
        var numeral = initial
        guard !numeral.range.isEmpty else { return numeral.range.lowerBound + 3 }
        let start = numeral.range.lowerBound
        let own = readers.currencies.read(bytes, before: start, floor: max(floor, found.last?.range.upperBound ?? 0))
        var front = own?.start ?? start
        let joint = anchor.flatMap { QuantityJoint.between(bytes, $0, front) }
        if joint == nil, let sign = sign(before: front, floor: floor) {
            numeral.isNegative = true
            front = sign
        }
        let previous = PreviousWord(bytes, before: front)
        let context = NumberContext(
            bytes: bytes, limit: limit, numeral: numeral, hasCurrency: own != nil, isJoined: joint != nil,
            previous: previous)
        let refusal = NumberRefusal.first(refusing: context)
        if let refusal { refusals?.append(refusal.name) }
        if isTelephone(joint, at: front) || refusal != nil {
            forget()
            return afterToken(numeral.range.upperBound, floor: start, limit: limit)
        }
        if joint == nil { pending.removeAll(keepingCapacity: true) }
        guard let sighting = sighting(of: numeral, own?.code, joint, previous, floor: floor, limit: limit) else {
            if let nameEnd, let kind = QuantityJoint.between(bytes, nameEnd, front), kind != .list {
                forget()
                self.nameEnd = numeral.range.upperBound
                return numeral.range.upperBound
            }
            return hold(numeral, from: front, previous, joint, limit: limit)
        }
        if numeral.isNegative, sighting.dimension == .count {
            forget()
            return afterToken(numeral.range.upperBound, floor: start, limit: limit)
        }
        completeMoney(sighting, numeral, joint)
        let opening = emitPending(sighting, numeral, joint, floor: floor, limit: limit)
        let isOpenMoney =
            own != nil && sighting.unit == own?.code && !numeral.hasMultiplier && sighting.letterMultiplier == 0
        emit(numeral, from: front, sighting, rateFrom: opening, floor: floor, limit: limit)
        pending.removeAll(keepingCapacity: true)
        anchor = sighting.end
        openMoney = isOpenMoney ? own.map { OpenMoney(index: found.count - 1, numeral: numeral, code: $0.code) } : nil
        return max(sighting.end, start + 1)
    }

    /// A third number after a second hyphen: a telephone number, a date, a code.
    private func isTelephone(_ joint: QuantityJoint.Kind?, at front: Int) -> Bool {
        guard joint == .range, pending.count >= 2 else { return false }
        return pending[pending.count - 2].joint == .range
    }

    /// The start of a minus sign right before `front`.
    private func sign(before front: Int, floor: Int) -> Int? {
        let isMinus = front - 3 >= floor && QuantityBytes.scalar(bytes, before: front, floor: floor) == 0x2212
        let length = isMinus ? 3 : 1
        guard isMinus || front - 1 >= floor && bytes[front - 1] == 0x2D else { return nil }
        let before = front - length
        guard before > 0 else { return before }
        let byte = bytes[before - 1]
        // After a space, a bracket, a quote or a Han character; after a letter it is a hyphen.
        return byte == 0x20 || byte == 0x28 || byte == 0x22 || byte == 0x3A || byte == 0x0A || byte >= 0x80
            ? before : nil
    }

    private mutating func sighting(
        of numeral: QuantityNumeral, _ ownCode: String?, _ joint: QuantityJoint.Kind?, _ previous: PreviousWord,
        floor: Int, limit: Int
    ) -> Sighting? {
        var match = readers.units.read(bytes, after: numeral, currency: ownCode, limit: limit)
        if match == nil, ownCode == nil, joint == .range, let openMoney {
            // "$5-6 million": the sign holds for both.
            match = readers.units.read(bytes, after: numeral, currency: openMoney.code, limit: limit)
        }
        if let match {
            let opening = joint == .range ? pending.last : nil
            let isFree = joint == .range && opening == nil
            guard
                isFree
                    || accepts(match, opening?.numeral ?? numeral, opening?.previous ?? previous, limit: limit)
            else { return nil }
            return Sighting(
                unit: match.unit, end: match.end, power: match.power, letterMultiplier: match.letterMultiplier,
                dimension: match.dimension, per: match.per, rule: match.rule)
        }
        return chineseCount(numeral, floor: floor, limit: limit)
            ?? englishCount(numeral, previous, joint, floor: floor, limit: limit)
    }

    /// Whether a unit may stand after this number in this place.
    private func accepts(_ match: UnitMatch, _ numeral: QuantityNumeral, _ previous: PreviousWord, limit: Int) -> Bool {
        if match.isSingleLetter, numeral.isPlainInteger, numeral.mantissa < 100, !previous.range.isEmpty {
            let isName =
                (previous.hasUppercase || previous.hasDigit) && !previous.opensSentence
                && !CountRefusal.openers.contains(bytes, previous.range)
            if isName || CountRefusal.labels.contains(bytes, previous.range) { return false }
        }
        if match.dimension == .time { return !isRelative(match, numeral, previous, limit: limit) }
        return true
    }

    /// A span of time counted from the present is a date.
    private func isRelative(_ match: UnitMatch, _ numeral: QuantityNumeral, _ previous: PreviousWord, limit: Int)
        -> Bool
    {
        if !previous.range.isEmpty, CountRefusal.relatives.contains(bytes, previous.range) { return true }
        let start = numeral.range.lowerBound
        if Self.chineseRelatives.contains(where: {
            QuantityBytes.matches(bytes, at: start - $0.count, limit: start, $0)
        }) {
            return true
        }
        let next = QuantityBytes.afterGaps(bytes, at: match.end, limit: limit)
        return CountRefusal.pointsOfTime.contains(bytes, CountedNoun.word(bytes, at: next, limit: limit))
    }

    /// 过去30天, 未来3个月, 近6个月 are dates.
    private static let chineseRelatives = ["过去", "未来", "最近", "今后", "近", "前", "后"].map { Array($0.utf8) }

    private func chineseCount(_ numeral: QuantityNumeral, floor: Int, limit: Int) -> Sighting? {
        guard !numeral.isDecimal || numeral.hasMultiplier else { return nil }
        var index = numeral.range.upperBound
        if HanNumeral.meansMore(QuantityBytes.scalar(bytes, at: index, limit: limit)) { index += 3 }
        index = QuantityBytes.afterGaps(bytes, at: index, limit: limit)
        guard let match = readers.counts.read(bytes, at: index, limit: limit, isGreat: numeral.hasHanMultiplier) else {
            return nil
        }
        // 一家, 一个 are articles; 2024款 is a model's year.
        if numeral.isHan, !match.isNoun || numeral.mantissa < 2 { return nil }
        if numeral.isYearLike, QuantityBytes.scalar(bytes, at: index, limit: limit) == 0x6B3E { return nil }
        var noun = match.noun
        if !match.isNoun, let classifier = match.classifier {
            let start = numeral.range.lowerBound
            let end = readers.modifiers.leading(bytes, before: start, floor: floor)?.lowerBound ?? start
            noun = readers.counts.noun(bytes, before: end, floor: floor, classifier: classifier) ?? noun
        }
        return Sighting(unit: noun, end: match.end, dimension: .count, per: nil, rule: "classifier")
    }

    private mutating func englishCount(
        _ numeral: QuantityNumeral, _ previous: PreviousWord, _ joint: QuantityJoint.Kind?, floor: Int, limit: Int
    ) -> Sighting? {
        guard !numeral.isHan, !numeral.isNegative else { return nil }
        if let nameEnd, let kind = QuantityJoint.between(bytes, nameEnd, numeral.range.lowerBound), kind != .list {
            return nil
        }
        var index = numeral.range.upperBound
        if index < limit, bytes[index] == 0x2B { index += 1 }
        guard let noun = CountedNoun.read(bytes, at: index, limit: limit) else { return nil }
        // A capital on the next line opens something else.
        if bytes[index..<noun.first.lowerBound].contains(0x0A) { return nil }
        let opening = joint == .range ? pending.last : nil
        let front = opening?.numeral.range.lowerBound ?? numeral.range.lowerBound
        let context = CountContext(
            bytes: bytes, limit: limit, numeral: numeral, opening: opening?.numeral ?? numeral,
            previous: opening?.previous ?? previous, noun: noun,
            isModified: readers.modifiers.leading(bytes, before: front, floor: floor) != nil)
        if let refusal = CountRefusal.first(refusing: context) {
            refusals?.append(refusal.name)
            return nil
        }
        return Sighting(unit: noun.noun, end: noun.end, dimension: .count, per: nil, rule: "counted noun")
    }

    // MARK: - Numbers that wait for their unit

    /// Keeps a bare number in case the next one brings its unit; returns where the scan goes on.
    private mutating func hold(
        _ numeral: QuantityNumeral, from front: Int, _ previous: PreviousWord, _ joint: QuantityJoint.Kind?, limit: Int
    ) -> Int {
        let end = numeral.range.upperBound
        openMoney = nil
        let next = end < limit ? bytes[end] : 0
        let isNamed =
            !previous.range.isEmpty && !numeral.isGrouped
            && (CountRefusal.labels.contains(bytes, previous.range)
                || (previous.hasUppercase || previous.hasDigit) && !previous.opensSentence
                    && !CountRefusal.openers.contains(bytes, previous.range))
        let isHyphenatedWord = next == 0x2D && end + 1 < limit && bytes[end + 1].isLetter
        if next.isLetter || isHyphenatedWord || (isNamed && joint == nil) {
            forget()
            if isNamed { nameEnd = end }
            return afterToken(end, floor: numeral.range.lowerBound, limit: limit)
        }
        if pending.isEmpty || pending.count >= 8 {
            pending.removeAll(keepingCapacity: true)
        } else {
            pending[pending.count - 1].joint = joint
        }
        pending.append(Pending(numeral: numeral, front: front, previous: previous, joint: nil))
        anchor = end
        return end
    }

    /// Gives the waiting numbers the unit of `numeral`; returns where the first of them starts.
    private mutating func emitPending(
        _ sighting: Sighting, _ numeral: QuantityNumeral, _ joint: QuantityJoint.Kind?, floor: Int, limit: Int
    ) -> Int {
        guard joint != nil, !pending.isEmpty else { return numeral.range.lowerBound }
        pending[pending.count - 1].joint = joint
        var first = pending.count
        var next = numeral
        while first > 0 {
            let candidate = pending[first - 1]
            guard let kind = candidate.joint, ties(candidate, kind, to: next, sighting) else { break }
            first -= 1
            next = candidate.numeral
            if kind == .range { break }
        }
        guard first < pending.count else { return numeral.range.lowerBound }
        let opening = pending[first].front
        for member in pending[first...] {
            var shared = sighting
            shared.end = member.numeral.range.upperBound
            var value = member.numeral
            if !value.hasMultiplier, sharesMultiplier(value, numeral, sighting) {
                value.multiplier = numeral.multiplier
            } else {
                shared.letterMultiplier = 0
            }
            emit(
                value, from: member.front, shared, rateFrom: opening, rateEnd: sighting.end, floor: floor,
                limit: limit)
        }
        return opening
    }

    private func ties(
        _ candidate: Pending, _ kind: QuantityJoint.Kind, to next: QuantityNumeral, _ sighting: Sighting
    ) -> Bool {
        let numeral = candidate.numeral
        if numeral.isHan != next.isHan { return false }
        // A year and an amount: "from 2023 to 100 t". Two like years may be prices: "2000-2050 yuan".
        if numeral.isYearLike, kind != .range || next.digitCount != 4 || next.isGrouped { return false }
        if kind == .range { return true }
        if kind == .and, isBetween(candidate.previous) { return true }
        guard sighting.dimension != .count, sighting.dimension != .time, sighting.dimension != .multiple,
            !(candidate.previous.opensSentence && candidate.previous.range.isEmpty)
        else { return false }
        let one = numeral.plainValue
        let other = next.plainValue
        return numeral.isGrouped == next.isGrouped && one * 100 >= other && other * 100 >= one
            && numeral.hasMultiplier == next.hasMultiplier
    }

    private func isBetween(_ previous: PreviousWord) -> Bool {
        let word = Array("between".utf8)
        return previous.range.count == word.count
            && zip(previous.range, word).allSatisfy { QuantityBytes.folded(bytes[$0]) == $1 }
    }

    /// "10 to 15 million" is millions twice; "800,000 to 1.2 million" is not.
    private func sharesMultiplier(_ first: QuantityNumeral, _ second: QuantityNumeral, _ sighting: Sighting) -> Bool {
        let whole = second.value(unitPower: sighting.letterMultiplier)
        return first.plainValue.magnitude < whole.magnitude / 100
    }

    /// Gives "$5" of "$5-6 million/t" what only the second number says.
    private mutating func completeMoney(_ sighting: Sighting, _ numeral: QuantityNumeral, _ joint: QuantityJoint.Kind?)
    {
        guard joint == .range, let openMoney, found.indices.contains(openMoney.index),
            sighting.unit == openMoney.code || sighting.unit.hasPrefix(openMoney.code + "/")
        else { return }
        found[openMoney.index].unit = sighting.unit
        found[openMoney.index].rule = sighting.rule
        var multiplier = 0
        if sharesMultiplier(openMoney.numeral, numeral, sighting) {
            multiplier = numeral.multiplier + sighting.letterMultiplier
        }
        found[openMoney.index].value = openMoney.numeral.value(unitPower: sighting.power + multiplier)
    }

    // MARK: - Amounts

    private mutating func emit(
        _ numeral: QuantityNumeral, from front: Int, _ sighting: Sighting, rateFrom: Int? = nil, rateEnd: Int? = nil,
        floor: Int, limit: Int
    ) {
        let value = numeral.value(unitPower: sighting.power + sighting.letterMultiplier)
        guard value.isFinite, front < sighting.end, front >= found.last?.range.upperBound ?? 0 else { return }
        let start = min(front, rateFrom ?? front)
        let end = rateEnd ?? sighting.end
        let modifier =
            readers.modifiers.leading(bytes, before: front, floor: floor)
            ?? readers.modifiers.trailing(bytes, after: sighting.end, limit: limit)
        found.append(
            QuantityExpression(
                range: front..<sighting.end, value: value, unit: sighting.unit,
                per: sighting.per ?? rate(sighting.dimension, from: start, to: end, limit: limit),
                modifier: modifier.map { String(decoding: bytes[$0], as: UTF8.self) }, rule: sighting.rule))
    }

    private func rate(_ dimension: QuantityDimension, from start: Int, to end: Int, limit: Int) -> String? {
        if let per = readers.rates.adjacent(bytes, at: end, limit: limit) { return per }
        switch dimension {
        case .mass, .volume, .energy, .money, .count:
            return readers.rates.trailing(bytes, at: end, limit: limit)
                ?? readers.rates.leading(bytes, before: start, floor: 0)
        default: return nil
        }
    }

    /// Past the letters, digits and inner signs of the name or code that `index` stands in.
    private func afterToken(_ index: Int, floor: Int, limit: Int) -> Int {
        var index = max(index, floor + 1)
        while index < limit {
            let byte = bytes[index]
            if byte.isWord {
                index += 1
                continue
            }
            guard index + 1 < limit else { break }
            let next = bytes[index + 1]
            switch byte {
            case 0x2C, 0x2E: guard next.isDigit else { return index }
            case 0x2D, 0x2F, 0x3A, 0x5F, 0x40, 0x26, 0x23, 0x27:
                guard next.isWord else { return index }
            default: return index
            }
            index += 1
        }
        return index
    }
}
