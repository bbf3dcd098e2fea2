/// The word before a number, as far as it tells whether the number is a name's.
struct PreviousWord {
    /// Its letters, digits and inner hyphens; empty where punctuation or the start of the text comes first.
    var range: Range<Int>
    /// Whether nothing stands before the number in its sentence.
    var opensSentence: Bool
    var hasUppercase = false
    var hasDigit = false

    /// Looks back at most 32 bytes from `start`.
    init(_ bytes: [UInt8], before start: Int) {
        let end = QuantityBytes.beforeGaps(bytes, at: start, floor: 0)
        range = end..<end
        opensSentence = end == 0
        guard end > 0 else { return }
        let brokeLine = bytes[end..<start].contains(0x0A)
        var last = end
        let byte = bytes[end - 1]
        if brokeLine {
            opensSentence = true
        } else if byte == 0x2E || byte == 0x21 || byte == 0x3F {
            // A dot after a short word with a capital is an abbreviation's: "No. 5", "Sept. 5".
            opensSentence = true
            if byte == 0x2E { last = end - 1 }
        }
        var first = last
        while first > 0, last - first < 32 {
            let byte = bytes[first - 1]
            let isInner = byte == 0x2D || byte == 0x26 || byte == 0x2F
            guard byte.isWord || isInner else { break }
            if byte.isUpper { hasUppercase = true }
            if byte.isDigit { hasDigit = true }
            first -= 1
        }
        // A possessive is an owner and no name that goes on: "China's 12 mines".
        if last == end, first > 0, last - first <= 1,
            bytes[first - 1] == 0x27 || QuantityBytes.scalar(bytes, before: first, floor: 0) == 0x2019
        {
            hasUppercase = false
            hasDigit = false
            return
        }
        if last < end {
            guard first < last, last - first <= 5, hasUppercase || last - first <= 3 else {
                hasUppercase = false
                hasDigit = false
                return
            }
            range = first..<last
            return
        }
        range = first..<last
    }
}
