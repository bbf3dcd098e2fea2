/// Readers of the numerals that number things: Roman, Han, circled. Each reads at an offset and says how far it got.
enum Numerals {
    /// A number and the bytes it took.
    struct Reading: Equatable {
        let value: Int
        let length: Int
    }

    /// The highest number an outline is thought to reach; what is higher numbers something else.
    static let highest = 199
    /// The highest that a number with a word before it is thought to reach: "Sec. 201.".
    static let highestLabelled = 254

    /// Decimal digits, ASCII or full width; nil past four digits, which number no outline.
    static func decimal(_ bytes: [UInt8], at start: Int) -> Reading? {
        var index = start
        var value = 0
        var count = 0
        while count < 5 {
            let scalar = bytes.scalar(at: index)
            let digit: UInt32
            if scalar.value &- 0x30 < 10 {
                digit = scalar.value - 0x30
            } else if scalar.value &- 0xFF10 < 10 {
                digit = scalar.value - 0xFF10
            } else {
                break
            }
            value = value * 10 + Int(digit)
            index += scalar.length
            count += 1
        }
        guard count > 0, count < 5 else { return nil }
        return Reading(value: value, length: index - start)
    }

    /// A Roman numeral in its one canonical form ("IV", never "IIII"), all upper or all lower case, 1 to 89.
    static func roman(_ bytes: [UInt8], at start: Int, upper: Bool) -> Reading? {
        let fold: UInt8 = upper ? 0 : 0x20
        let one = UInt8(ascii: "I") | fold
        let five = UInt8(ascii: "V") | fold
        let ten = UInt8(ascii: "X") | fold
        let fifty = UInt8(ascii: "L") | fold
        var index = start
        var value = 0
        if bytes.byte(at: index) == fifty {
            value = 50
            index += 1
        }
        if value == 0, bytes.byte(at: index) == ten, bytes.byte(at: index + 1) == fifty {
            value = 40
            index += 2
        } else {
            var tens = 0
            while tens < 3, bytes.byte(at: index) == ten {
                value += 10
                index += 1
                tens += 1
            }
        }
        if bytes.byte(at: index) == one, bytes.byte(at: index + 1) == ten {
            value += 9
            index += 2
        } else if bytes.byte(at: index) == one, bytes.byte(at: index + 1) == five {
            value += 4
            index += 2
        } else {
            if bytes.byte(at: index) == five {
                value += 5
                index += 1
            }
            var ones = 0
            while ones < 3, bytes.byte(at: index) == one {
                value += 1
                index += 1
                ones += 1
            }
        }
        guard value > 0, !bytes.byte(at: index).isLetter else { return nil }
        return Reading(value: value, length: index - start)
    }

    /// A Han number from 一 to 一百九十九, as things are numbered: 十一, 二十, 二十一, 一百零二.
    static func han(_ bytes: [UInt8], at start: Int) -> Reading? {
        var index = start
        var total = 0
        var pending: Int?
        var units = 0
        loop: while units < 6 {
            let scalar = bytes.scalar(at: index)
            switch scalar.value {
            case 0x5341:  // 十
                total += (pending ?? 1) * 10
                pending = nil
            case 0x767E:  // 百
                guard let hundreds = pending else { break loop }
                total += hundreds * 100
                pending = nil
            case 0x96F6, 0x3007:  // 零 〇
                if total == 0 { break loop }
            default:
                guard let digit = hanDigit(scalar.value), pending == nil else { break loop }
                pending = digit
            }
            index += scalar.length
            units += 1
        }
        total += pending ?? 0
        guard total > 0, total <= highest else { return nil }
        return Reading(value: total, length: index - start)
    }

    private static func hanDigit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x4E00: 1  // 一
        case 0x4E8C: 2  // 二
        case 0x4E09: 3  // 三
        case 0x56DB: 4  // 四
        case 0x4E94: 5  // 五
        case 0x516D: 6  // 六
        case 0x4E03: 7  // 七
        case 0x516B: 8  // 八
        case 0x4E5D: 9  // 九
        default: nil
        }
    }

    /// A numeral that is one character with its own enclosure: ① ⑴ ⒈ ㈠ ❶ ➀ and their kin.
    static func enclosed(_ scalar: UInt32) -> (value: Int, style: MarkerScheme.Style)? {
        switch scalar {
        case 0x2460...0x2473: (Int(scalar - 0x2460) + 1, .circled)
        case 0x2474...0x2487: (Int(scalar - 0x2474) + 1, .parenthesised)
        case 0x2488...0x249B: (Int(scalar - 0x2488) + 1, .digitStop)
        case 0x2776...0x277F: (Int(scalar - 0x2776) + 1, .circled)
        case 0x2780...0x2789: (Int(scalar - 0x2780) + 1, .circled)
        case 0x3220...0x3229: (Int(scalar - 0x3220) + 1, .parenthesised)
        case 0x3280...0x3289: (Int(scalar - 0x3280) + 1, .circled)
        default: nil
        }
    }

    /// English numbers in words, as they number things: "one", "Third".
    static func englishWord(_ bytes: [UInt8], at start: Int) -> (reading: Reading, ordinal: Bool)? {
        var end = start
        while end - start < 12, bytes.byte(at: end).isLetter { end += 1 }
        guard end > start else { return nil }
        let folded = bytes[start..<end].map { $0 | 0x20 }
        for (position, word) in cardinals.enumerated() where folded == word {
            return (Reading(value: position + 1, length: end - start), false)
        }
        for (position, word) in ordinals.enumerated() where folded == word {
            return (Reading(value: position + 1, length: end - start), true)
        }
        return nil
    }

    private static let cardinals = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ].map { Array($0.utf8) }

    private static let ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ].map { Array($0.utf8) }
}
