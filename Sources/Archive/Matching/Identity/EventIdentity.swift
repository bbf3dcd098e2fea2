import Model

/// What makes two reports one event, and the name that an event gets from it.
///
/// All of it comes from the report's own words and date: the same pages read in any order give the same ids.
public enum EventIdentity {
    /// The text as it is compared: NFKC, case folded, quotes, dashes and spaces made one, attributions in front and
    /// sentence punctuation at the end dropped. Linear in the length.
    public static func normalised(_ text: String) -> String {
        String(decoding: TextNormalisation.normalised(text), as: UTF8.self)
    }

    /// The digest over normalised text and date: two reports with the same key are one event. `sha256:` and 64 hexadecimal digits.
    public static func key(of happening: Happening) -> String {
        ContentDigest.label(keyBytes(of: happening))
    }

    /// The id that an event with this happening gets at birth: `ev-` and 16 characters of base32hex, 80 bits of the key.
    public static func identifier(of happening: Happening) -> String {
        identifier(fromKey: keyBytes(of: happening))
    }

    static func keyBytes(of happening: Happening) -> [UInt8] {
        keyBytes(text: happening.text, edtf: happening.date?.interval.edtf)
    }

    static func keyBytes(text: String, edtf: String?) -> [UInt8] {
        var bytes = TextNormalisation.normalised(text)
        bytes.append(0x0A)
        bytes.append(contentsOf: (edtf ?? "").utf8)
        return ContentDigest.sha256Bytes(bytes)
    }

    static func identifier(fromKey key: [UInt8]) -> String {
        "ev-" + ContentDigest.base32Hexadecimal(key.prefix(10))
    }

    /// What identifies a page that reports: its address (or, without one, its bytes), which tells of an event once.
    static func pageKey(of source: SourceReference) -> Int {
        let digest = ContentDigest.sha256Bytes(Array((source.url ?? source.page).utf8))
        return digest.prefix(8).reduce(0) { $0 << 8 | Int($1) }
    }
}
