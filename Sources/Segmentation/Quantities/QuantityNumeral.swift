/// A number as printed, kept as a decimal so that multipliers and units of tens leave it exact.
struct QuantityNumeral: Sendable {
    /// Where it stands, with its multiplier words: UTF-8 offsets.
    var range: Range<Int>
    /// The digits, without the decimal point.
    var mantissa: UInt64 = 0
    /// Ten to this power makes `mantissa` the number before its multiplier.
    var exponent = 0
    /// The multiplier as a power of ten: 6 for million and for 百万.
    var multiplier = 0
    var isNegative = false
    /// Whether thousands are parted.
    var isGrouped = false
    /// Whether they are parted by a single ASCII space, which only a unit makes credible.
    var hasLoneSpace = false
    var isDecimal = false
    var isHan = false
    /// Whether a Han multiplier (万, 亿) stands in it.
    var hasHanMultiplier = false
    /// The number of digits before the point.
    var digitCount = 0
    var hasLeadingZero = false
    /// Whether a Han numeral starts with 百, 千, 万 or 亿, with no digit before it.
    var opensWithUnit = false
    /// Whether a word for "and more" follows (多, 余, +).
    var isOpen = false
    /// False where the digits are no number: a version, a code, more digits than a number has.
    var isReadable = true

    var hasMultiplier: Bool { multiplier != 0 }

    /// The number without its multiplier.
    var plainValue: Double { Self.scaled(mantissa, by: exponent) * (isNegative ? -1 : 1) }

    /// The number with its multiplier, or with `other` instead, times ten to the power of `unitPower`.
    func value(unitPower: Int, multiplier other: Int? = nil) -> Double {
        let magnitude = Self.scaled(mantissa, by: exponent + (other ?? multiplier) + unitPower)
        return isNegative ? -magnitude : magnitude
    }

    /// Four plain digits as of a year near ours.
    var isYearLike: Bool {
        digitCount == 4 && !isGrouped && !isDecimal && !isHan && !hasMultiplier && (1900...2099).contains(mantissa)
    }

    /// Plain digits, nothing else.
    var isPlainInteger: Bool { !isGrouped && !isDecimal && !isHan && !hasMultiplier }

    /// Powers of ten up to 22 are exact as a Double, so one operation rounds once.
    private static let powers: [Double] = {
        var powers: [Double] = [1]
        for _ in 1...22 { powers.append((powers.last ?? 1) * 10) }
        return powers
    }()

    private static func scaled(_ mantissa: UInt64, by exponent: Int) -> Double {
        var value = Double(mantissa)
        var left = min(max(exponent, -300), 300)
        while left > 0 {
            let step = min(left, 22)
            value *= powers[step]
            left -= step
        }
        while left < 0 {
            let step = min(-left, 22)
            value /= powers[step]
            left += step
        }
        return value
    }
}

/// Digits added up to a whole number, as long as it fits.
struct DigitAccumulator {
    private(set) var mantissa: UInt64 = 0
    private(set) var overflows = false

    mutating func append(_ digit: UInt64) {
        let (product, first) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(digit)
        if first || second { overflows = true } else { mantissa = sum }
    }
}
