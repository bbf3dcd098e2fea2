/// The regular forms of English words, made once where tables are made.
enum EnglishInflection {
    /// A word that ends with `*` with its forms; any other alone. The words of a phrase are parted by `_`.
    static func forms(of text: Substring) -> [String] {
        var phrases = [""]
        for part in text.split(separator: "_") {
            let forms = wordForms(of: part)
            phrases = phrases.flatMap { phrase in forms.map { phrase.isEmpty ? $0 : phrase + "_" + $0 } }
        }
        return phrases
    }

    private static func wordForms(of part: Substring) -> [String] {
        guard part.last == "*" else { return [String(part)] }
        let base = String(part.dropLast())
        let letters = Array(base.utf8)
        guard letters.count >= 2, let last = letters.last else { return [base] }
        let isBehindVowel = isVowel(letters[letters.count - 2])
        if last == UInt8(ascii: "e") {
            return [base, base + "s", base + "d", base.dropLast() + "ing"]
        }
        if last == UInt8(ascii: "y"), !isBehindVowel {
            return [base, base.dropLast() + "ies", base.dropLast() + "ied", base + "ing"]
        }
        var stem = base
        // "drop", "dropped": one vowel, and one consonant behind it.
        if letters.filter(isVowel).count == 1, isBehindVowel, !"wxy".utf8.contains(last), letters.count >= 3 {
            stem.append(Character(Unicode.Scalar(last)))
        }
        let hisses = "sxz".utf8.contains(last) || base.hasSuffix("ch") || base.hasSuffix("sh")
        return [base, base + (hisses ? "es" : "s"), stem + "ed", stem + "ing"]
    }

    private static func isVowel(_ byte: UInt8) -> Bool { "aeiou".utf8.contains(byte) }
}
