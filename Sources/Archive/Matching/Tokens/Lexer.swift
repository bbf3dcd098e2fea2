import Foundation

/// The smallest thing that matching reads: a word, a Han character, a number.
struct Lexeme {
    enum Kind: UInt8 {
        case word, han, number, ordinal, code, clock
        /// A mark that matters: the currency sign before a number.
        case sign
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// It begins a sentence, a clause.
        static let opensSentence = Flags(rawValue: 1)
        static let opensClause = Flags(rawValue: 2)
        /// It begins with a capital; it is all capitals.
        static let capital = Flags(rawValue: 4)
        static let allCapitals = Flags(rawValue: 8)
        /// Nothing stands between it and the one before.
        static let glued = Flags(rawValue: 16)
    }

    var kind: Kind
    var flags: Flags
    /// Where it stands: code points of the text.
    var start: Int32
    var end: Int32
    /// The hash of its stem, and that of itself, both without case.
    var stem: UInt64
    var surface: UInt64
    /// The value of a number or ordinal.
    var value: Double = 0
    /// How many digits a number has behind its point.
    var decimals: UInt8 = 0
}

/// Cuts a text into lexemes. Linear; works on code points, because that is what mentions count in.
struct Lexer {
    private let scalars: [UInt32]
    private var index = 0
    private var found: [Lexeme] = []
    private var scratch: [UInt8] = []
    private var opening: Lexeme.Flags = [.opensSentence, .opensClause]
    private var lastEnd = -1

    /// The code points of a text, width forms, quotes and dashes made one. As many as the text has.
    static func scalars(of text: String) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let value = scalar.value
            switch value {
            case 0..<0x80: scalars.append(value)
            case 0xFF01...0xFF5E: scalars.append(value - 0xFEE0)
            case 0x2018...0x201B, 0x2032, 0x02BC: scalars.append(0x27)
            case 0x2010...0x2015, 0x2212: scalars.append(0x2D)
            case 0x3000, 0xA0, 0x2000...0x200A, 0x202F: scalars.append(0x20)
            default: scalars.append(value)
            }
        }
        return scalars
    }

    /// The lexemes of a text; those that would begin within one of the `spans` (in order and apart) are left out.
    static func lexemes(of scalars: [UInt32], apartFrom spans: [Range<Int>] = []) -> [Lexeme] {
        var lexer = Lexer(scalars: scalars)
        lexer.found.reserveCapacity(scalars.count / 5)
        var start = 0
        for span in spans {
            lexer.read(from: start, to: span.lowerBound)
            lexer.emitSpan(span)
            start = span.upperBound
        }
        lexer.read(from: start, to: scalars.count)
        return lexer.found
    }

    private init(scalars: [UInt32]) { self.scalars = scalars }

    /// A placeholder for what stands in a span: the tokenizer knows what it is.
    private mutating func emitSpan(_ span: Range<Int>) {
        append(.sign, span, stem: 0, surface: 0)
        index = span.upperBound
    }

    private mutating func append(
        _ kind: Lexeme.Kind, _ range: Range<Int>, stem: UInt64, surface: UInt64, flags: Lexeme.Flags = [],
        value: Double = 0,
        decimals: Int = 0
    ) {
        var flags = flags.union(opening)
        if range.lowerBound == lastEnd { flags.insert(.glued) }
        found.append(
            Lexeme(
                kind: kind, flags: flags, start: Int32(truncatingIfNeeded: range.lowerBound),
                end: Int32(truncatingIfNeeded: range.upperBound), stem: stem, surface: surface, value: value,
                decimals: UInt8(min(decimals, 15))))
        opening = []
        lastEnd = range.upperBound
    }

    private mutating func read(from start: Int, to limit: Int) {
        index = start
        while index < limit {
            let scalar = scalars[index]
            switch scalar {
            case 0x30...0x39: number(limit)
            case 0x41...0x5A, 0x61...0x7A: word(limit)
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3041...0x30FF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han(limit)
            case 0..<0x80:
                mark(scalar, limit)
                index += 1
            case 0xA3, 0xA5, 0x20AC: currency(scalar)
            case 0x3002:
                opening = [.opensSentence, .opensClause]
                index += 1
            case 0x3001, 0x2026:
                opening.insert(.opensClause)
                index += 1
            default:
                if let value = Unicode.Scalar(scalar), value.properties.isAlphabetic { word(limit) } else { index += 1 }
            }
        }
    }

    private mutating func mark(_ scalar: UInt32, _ limit: Int) {
        switch scalar {
        case 0x24:
            currency(scalar)
            index -= 1
        case 0x25:
            append(.word, index..<index + 1, stem: Lexer.percent, surface: Lexer.percent)
        case 0x2E:
            let next = index + 1 < limit ? scalars[index + 1] : 0x20
            if next == 0x20 || next == 0x0A || next >= 0x80 { opening = [.opensSentence, .opensClause] }
        case 0x21, 0x3F, 0x3B, 0x0A: opening = [.opensSentence, .opensClause]
        case 0x2C, 0x3A, 0x28, 0x29: opening.insert(.opensClause)
        default: break
        }
    }

    static let percent = Hashing.word("percent")

    private mutating func currency(_ scalar: UInt32) {
        let hash = Hashing.mixed(Hashing.basis ^ UInt64(scalar))
        append(.sign, index..<index + 1, stem: hash, surface: hash)
        index += 1
    }

    private func isDigit(_ index: Int, _ limit: Int) -> Bool {
        index < limit && (0x30...0x39).contains(scalars[index])
    }

    private func isLetter(_ index: Int, _ limit: Int) -> Bool {
        index < limit && ((0x41...0x5A).contains(scalars[index]) || (0x61...0x7A).contains(scalars[index]))
    }

    private mutating func number(_ limit: Int) {
        let start = index
        var value = 0.0
        var decimals = 0
        var digits = 0
        var isFraction = false
        while index < limit {
            if isDigit(index, limit) {
                if digits < 18 {
                    value = value * 10 + Double(scalars[index] - 0x30)
                    if isFraction { decimals += 1 }
                }
                digits += 1
                index += 1
            } else if scalars[index] == 0x2C, !isFraction, isDigit(index + 1, limit), isDigit(index + 2, limit),
                isDigit(index + 3, limit),
                !isDigit(index + 4, limit)
            {
                index += 1
            } else if scalars[index] == 0x2E, !isFraction, isDigit(index + 1, limit) {
                isFraction = true
                index += 1
            } else {
                break
            }
        }
        if index < limit, scalars[index] == 0x3A, isDigit(index + 1, limit), isDigit(index + 2, limit), !isFraction {
            index += 3
            let hash = code(start..<index)
            return append(.clock, start..<index, stem: hash, surface: hash)
        }
        for _ in 0..<decimals { value /= 10 }
        if isLetter(index, limit) {
            let letters = index
            while isLetter(index, limit) || isDigit(index, limit) { index += 1 }
            let suffix = (letters..<index).map { UInt8(truncatingIfNeeded: scalars[$0] | 0x20) }
            if ["st", "nd", "rd", "th"].contains(where: { suffix.elementsEqual($0.utf8) }) {
                let hash = Lexer.ordinal(value)
                return append(.ordinal, start..<index, stem: hash, surface: hash, value: value)
            }
            if Lexer.gluedUnits.contains(suffix) {
                index = letters
            } else {
                extendCode(limit)
                let hash = code(start..<index)
                return append(.code, start..<index, stem: hash, surface: hash, flags: .allCapitals)
            }
        }
        let hash = Lexer.number(value)
        append(.number, start..<index, stem: hash, surface: hash, value: value, decimals: decimals)
    }

    /// Units that stand right behind a number without a space.
    private static let gluedUnits = Set(
        UnitScale.all.flatMap(\.spellings).map { Array($0.utf8) } + UnitScale.multipliers.keys.map { Array($0.utf8) })

    static func number(_ value: Double) -> UInt64 { Hashing.mixed(value.bitPattern ^ 0x6E75_6D62) }
    static func ordinal(_ value: Double) -> UInt64 { Hashing.mixed(value.bitPattern ^ 0x6F72_6469) }

    /// The rest of a code behind hyphens and strokes: `-T6`, `/T`.
    private mutating func extendCode(_ limit: Int) {
        while index + 1 < limit, [0x2D, 0x2F, 0x2E].contains(scalars[index]),
            isDigit(index + 1, limit) || (0x41...0x5A).contains(scalars[index + 1])
        {
            index += 1
            while isDigit(index, limit) || isLetter(index, limit) { index += 1 }
        }
    }

    /// The hash of a code: its letters and digits.
    private func code(_ range: Range<Int>) -> UInt64 {
        var hash = Hashing.basis
        for position in range {
            let scalar = scalars[position]
            guard scalar < 0x80 else { continue }
            let byte = UInt8(truncatingIfNeeded: scalar)
            switch byte {
            case 0x41...0x5A: hash = Hashing.adding(byte | 0x20, to: hash)
            case 0x61...0x7A, 0x30...0x39: hash = Hashing.adding(byte, to: hash)
            default: break
            }
        }
        return Hashing.mixed(hash)
    }

    private mutating func word(_ limit: Int) {
        let start = index
        var capitals = 0
        var letters = 0
        var hasDigit = false
        var isPlain = true
        while index < limit {
            let scalar = scalars[index]
            switch scalar {
            case 0x41...0x5A:
                capitals += 1
                letters += 1
            case 0x61...0x7A: letters += 1
            case 0x30...0x39: hasDigit = true
            // "R&D", "U.S."
            case 0x26 where index > start && isLetter(index + 1, limit) && index - start < 3: break
            case 0x2E where isAcronymPoint(start, limit): break
            case 0x27 where isLetter(index + 1, limit) && !isPossessive(limit): break
            case 0x80...0x2FFF:
                guard let value = Unicode.Scalar(scalar), value.properties.isAlphabetic || value.properties.isDiacritic
                else {
                    return finishWord(start, limit, capitals, letters, hasDigit, isPlain)
                }
                isPlain = false
                letters += 1
            case 0xA640...0xFEFF, 0x1D400...0x1D7FF:
                guard let value = Unicode.Scalar(scalar), value.properties.isAlphabetic else {
                    return finishWord(start, limit, capitals, letters, hasDigit, isPlain)
                }
                isPlain = false
                letters += 1
            default: return finishWord(start, limit, capitals, letters, hasDigit, isPlain)
            }
            index += 1
        }
        finishWord(start, limit, capitals, letters, hasDigit, isPlain)
    }

    /// A point between single letters: "U.S."
    private func isAcronymPoint(_ start: Int, _ limit: Int) -> Bool {
        guard (index - start) % 2 == 1, isLetter(index - 1, limit) else { return false }
        for position in stride(from: start + 1, to: index, by: 2) where scalars[position] != 0x2E { return false }
        return isLetter(index + 1, limit) && !isLetter(index + 2, limit) && !isDigit(index + 2, limit)
    }

    /// "company's": the s is none of the word.
    private func isPossessive(_ limit: Int) -> Bool {
        index + 1 < limit && scalars[index + 1] | 0x20 == 0x73 && !isLetter(index + 2, limit)
    }

    private mutating func finishWord(
        _ start: Int, _ limit: Int, _ capitals: Int, _ letters: Int, _ hasDigit: Bool, _ isPlain: Bool
    ) {
        guard index > start else {
            index += 1
            return
        }
        var flags: Lexeme.Flags = []
        if (0x41...0x5A).contains(scalars[start]) || !isPlain && isUppercase(scalars[start]) { flags.insert(.capital) }
        if capitals == letters, letters > 1 { flags.insert(.allCapitals) }
        // "CR-400", "GB/T 1234": capitals with a number behind them.
        if capitals == letters, letters <= 5, isPlain, continuesAsCode(limit) || hasDigit {
            extendCode(limit)
            if index < limit, scalars[index] == 0x20, isDigit(index + 1, limit), scalars[index - 1] | 0x20 == 0x74 {
                index += 1
                while isDigit(index, limit) { index += 1 }
                extendCode(limit)
            }
            let hash = code(start..<index)
            return append(.code, start..<index, stem: hash, surface: hash, flags: flags)
        }
        if hasDigit {
            extendCode(limit)
            let hash = code(start..<index)
            return append(.code, start..<index, stem: hash, surface: hash, flags: flags)
        }
        let end = index
        if index + 1 < limit, scalars[index] == 0x27, isPossessive(limit) { index += 2 }
        scratch.removeAll(keepingCapacity: true)
        if isPlain {
            for position in start..<end {
                let byte = UInt8(truncatingIfNeeded: scalars[position])
                if (0x41...0x5A).contains(byte) {
                    scratch.append(byte | 0x20)
                } else if byte != 0x2E {
                    scratch.append(byte)
                }
            }
        } else {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<end].lazy.compactMap(Unicode.Scalar.init))
            scratch.append(contentsOf: String(text).precomposedStringWithCompatibilityMapping.lowercased().utf8)
        }
        let surface = Hashing.mixed(scratch.reduce(Hashing.basis) { Hashing.adding($1, to: $0) })
        WordStem.reduce(&scratch)
        let stem = Hashing.mixed(scratch.reduce(Hashing.basis) { Hashing.adding($1, to: $0) })
        append(.word, start..<end, stem: stem, surface: surface, flags: flags)
        // A point behind a short word with a capital ends no sentence: "Co.", "Mr."
        if index < limit, scalars[index] == 0x2E, flags.contains(.capital), letters <= 3 || isAcronymEnd(start, end) {
            index += 1
            lastEnd = index
        }
    }

    private func isAcronymEnd(_ start: Int, _ end: Int) -> Bool { end - start > 1 && scalars[start + 1] == 0x2E }

    private func isUppercase(_ scalar: UInt32) -> Bool { Unicode.Scalar(scalar)?.properties.isUppercase ?? false }

    private func continuesAsCode(_ limit: Int) -> Bool {
        guard index + 1 < limit, scalars[index] == 0x2D || scalars[index] == 0x2F else { return false }
        if isDigit(index + 1, limit) { return true }
        // "GB/T"
        return scalars[index] == 0x2F && (0x41...0x5A).contains(scalars[index + 1]) && !isLetter(index + 2, limit)
    }

    private static let hanDigits: [UInt32: Double] = [
        0x4E00: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8, 0x4E5D: 9,
        0x5341: 10,
    ]
    private static let counters = Set("期批条号座台家项次届个名只艘辆根口栋架位艘".unicodeScalars.map(\.value))

    private static let afterTenth = Set("立为都功员本品果长套型分交千".unicodeScalars.map(\.value))

    private mutating func han(_ limit: Int) {
        let scalar = scalars[index]
        let start = index
        if scalar == 0x7B2C, index + 1 < limit {
            // 第一, 第2
            if let value = Lexer.hanDigits[scalars[index + 1]] {
                index += 2
                var sum = value
                if value == 10, index < limit, let unit = Lexer.hanDigits[scalars[index]], unit < 10 {
                    sum += unit
                    index += 1
                }
                let hash = Lexer.ordinal(sum)
                return append(.ordinal, start..<index, stem: hash, surface: hash, value: sum)
            }
            if isDigit(index + 1, limit) {
                index += 1
                var value = 0.0
                while isDigit(index, limit), value < 1e9 {
                    value = value * 10 + Double(scalars[index] - 0x30)
                    index += 1
                }
                let hash = Lexer.ordinal(value)
                return append(.ordinal, start..<index, stem: hash, surface: hash, value: value)
            }
        }
        index += 1
        if let value = Lexer.hanDigits[scalar], index < limit, Lexer.counters.contains(scalars[index]) {
            let hash = Lexer.number(value)
            return append(.number, start..<index, stem: hash, surface: hash, value: value)
        }
        // 四成: forty in a hundred; 成立, 成本 and their like are words of their own.
        if let value = Lexer.hanDigits[scalar], value < 10, index < limit, scalars[index] == 0x6210,
            index + 1 >= limit || !Lexer.afterTenth.contains(scalars[index + 1])
        {
            let hash = Lexer.number(value * 10)
            append(.number, start..<index, stem: hash, surface: hash, value: value * 10)
            append(.word, index..<index + 1, stem: Lexer.percent, surface: Lexer.percent)
            index += 1
            return
        }
        let hash = Hashing.mixed(UInt64(scalar) ^ 0x6861_6E00_0000_0000)
        append(.han, start..<index, stem: hash, surface: hash)
    }
}
