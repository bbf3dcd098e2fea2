/// A number as JSON writes it (RFC 8259, section 6).
struct JSONNumeral {
    var isNegative = false
    /// All digits, those behind the point too, as one whole number; nil where they are more than 64 bits hold.
    var magnitude: UInt64? = 0
    /// The power of ten that the digits are to be multiplied with.
    var exponent = 0
    /// Whether all digits are 0.
    var isZero = true

    /// The numeral that begins at an offset, and where it ends; nil where none does.
    static func scan(_ bytes: UnsafeRawBufferPointer, from start: Int) -> (numeral: JSONNumeral, end: Int)? {
        var numeral = JSONNumeral()
        var position = start
        func byte() -> UInt8? { position < bytes.count ? bytes[position] : nil }
        if byte() == UInt8(ascii: "-") {
            numeral.isNegative = true
            position += 1
        }
        let first = byte()
        let whole = numeral.takeDigits(bytes, &position)
        guard whole > 0, whole == 1 || first != UInt8(ascii: "0") else { return nil }
        if byte() == UInt8(ascii: ".") {
            position += 1
            let fraction = numeral.takeDigits(bytes, &position)
            guard fraction > 0 else { return nil }
            numeral.exponent = -fraction
        }
        if let letter = byte(), letter | 0x20 == UInt8(ascii: "e") {
            position += 1
            var isBelow = false
            if let sign = byte(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                isBelow = sign == UInt8(ascii: "-")
                position += 1
            }
            var power = JSONNumeral()
            guard power.takeDigits(bytes, &position) > 0 else { return nil }
            // Beyond that nothing but zero is in reach of a double, whatever the digits.
            let size = Int(min(power.magnitude ?? .max, 1 << 40))
            numeral.exponent += isBelow ? -size : size
        }
        return (numeral, position)
    }

    /// Takes digits in and gives how many there were.
    private mutating func takeDigits(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int {
        let start = position
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            if digit != 0 { isZero = false }
            if let known = magnitude {
                let (product, overflowed) = known.multipliedReportingOverflow(by: 10)
                let (sum, carried) = product.addingReportingOverflow(UInt64(digit))
                magnitude = overflowed || carried ? nil : sum
            }
            position += 1
        }
        return position - start
    }

    /// A whole number with this numeral's sign; nil where 64 bits do not hold it.
    func signed(_ magnitude: UInt64) -> Int? {
        guard isNegative else { return Int(exactly: magnitude) }
        return magnitude <= Int.min.magnitude ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
    }

    private static let powersOfTen: [Double] = (0...22).reduce(into: []) { powers, _ in
        powers.append((powers.last ?? 0.1) * 10)
    }

    /// The nearest double, where one rounding at most leads to it (Clinger, "How to read floating point numbers
    /// accurately", 1990): digits and power of ten are both exact.
    var exactDouble: Double? {
        guard let magnitude, magnitude <= 1 << 53 else { return nil }
        let digits = Double(magnitude)
        let value: Double
        switch exponent {
        case 0: value = digits
        case 1...22: value = digits * JSONNumeral.powersOfTen[exponent]
        case -22 ... -1: value = digits / JSONNumeral.powersOfTen[-exponent]
        default: return nil
        }
        return isNegative ? -value : value
    }

    /// The whole number that a numeral with a fraction or an exponent, or with very many digits, stands for.
    ///
    /// Exact, but for one thing that `JSONDecoder` does too: what a double cannot tell from a whole number below 2^53 is
    /// that number. From there on `JSONDecoder` drops a fraction; here it is refused.
    static func integer(_ text: UnsafeRawBufferPointer) -> Int? {
        guard let (numeral, _) = scan(text, from: 0) else { return nil }
        if numeral.isZero { return 0 }
        let string = String(decoding: text, as: UTF8.self)
        if let value = Double(string), value.magnitude < 0x1p53 { return Int(exactly: value) }
        // Between 2^53 and 2^63: 16 to 19 digits before the point count, and none behind it may.
        var digits: [UInt8] = []
        for byte in text {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { digits.append(byte - UInt8(ascii: "0")) }
            if byte | 0x20 == UInt8(ascii: "e") { break }
        }
        let leading = digits.prefix { $0 == 0 }.count
        let wholeDigits = digits.count - leading + numeral.exponent
        guard (1...19).contains(wholeDigits) else { return nil }
        let significant = digits.dropFirst(leading)
        guard significant.dropFirst(wholeDigits).allSatisfy({ $0 == 0 }) else { return nil }
        var magnitude: UInt64 = 0
        for place in 0..<wholeDigits {
            let digit = place < significant.count ? significant[significant.startIndex + place] : 0
            magnitude = magnitude * 10 + UInt64(digit)
        }
        return numeral.signed(magnitude)
    }
}
