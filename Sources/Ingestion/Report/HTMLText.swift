/// Text in HTML, and JSON inside an element `script`: nothing in either is markup.
enum HTMLText {
    /// Text as it may stand between tags and in quoted attributes, made visible.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in VisibleText.of(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// JSON that cannot end the element it stands in, nor open a comment in it.
    ///
    /// `<`, `>` and `&` stand in strings only, where their escapes mean the same (RFC 8259, section 7); U+2028 and U+2029,
    /// which older scripts take for line ends, are escaped by `JSONWriter` already (HTML Living Standard, section 4.12.1.3,
    /// "Restrictions for contents of script elements").
    static func scriptSafe(_ json: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(json.count + json.count / 64)
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): result.append(contentsOf: #"\u003c"#.utf8)
            case UInt8(ascii: ">"): result.append(contentsOf: #"\u003e"#.utf8)
            case UInt8(ascii: "&"): result.append(contentsOf: #"\u0026"#.utf8)
            default: result.append(byte)
            }
        }
        return result
    }

    /// Whether text has Han characters: then its language is given as Chinese, so that a browser takes the right font and
    /// a screen reader the right voice.
    static func language(of text: String) -> String {
        let isHan = text.unicodeScalars.contains {
            0x4E00...0x9FFF ~= $0.value || 0x3400...0x4DBF ~= $0.value || 0x20000...0x323AF ~= $0.value
        }
        return isHan ? "zh" : "en"
    }
}
