/// A character encoding, by its name in the WHATWG Encoding standard (https://encoding.spec.whatwg.org/).
struct Encoding: Hashable, Sendable {
    /// The standard's name: `gb18030`, `windows-1252`.
    let name: String

    static let utf8 = Encoding(name: "UTF-8")
    static let utf16LittleEndian = Encoding(name: "UTF-16LE")
    static let utf16BigEndian = Encoding(name: "UTF-16BE")
    static let gb18030 = Encoding(name: "gb18030")
    static let windows1252 = Encoding(name: "windows-1252")

    private init(name: String) { self.name = name }

    /// The encoding that a label stands for; nil for a label that the standard does not know.
    ///
    /// As the standard says, `gb2312` and `gbk` are read as gb18030 (a superset) and `latin1` as windows-1252.
    init?(label: String) {
        guard let name = Encoding.names[collapsed(label).lowercased()] else { return nil }
        self.name = name == "GBK" ? "gb18030" : name
    }

    /// Whether one byte is always one character.
    var isSingleByte: Bool { Encoding.multiByte[name] == nil && !isSixteenBit && self != .utf8 }

    /// UTF-16 of either byte order.
    var isSixteenBit: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// The name that the C library's `iconv_open` knows it by.
    var converterName: String { Encoding.multiByte[name] ?? Encoding.singleByte[name] ?? name }

    /// Encodings whose characters are of several bytes, and the C library's superset that comes nearest.
    private static let multiByte: [String: String] = [
        "gb18030": "GB18030", "Big5": "BIG5-HKSCS", "EUC-JP": "EUC-JP-MS", "ISO-2022-JP": "ISO-2022-JP",
        "Shift_JIS": "CP932", "EUC-KR": "CP949",
    ]

    /// Single-byte encodings that the C library names differently.
    private static let singleByte: [String: String] = [
        "windows-1250": "CP1250", "windows-1251": "CP1251", "windows-1252": "CP1252", "windows-1253": "CP1253",
        "windows-1254": "CP1254", "windows-1255": "CP1255", "windows-1256": "CP1256", "windows-1257": "CP1257",
        "windows-1258": "CP1258", "windows-874": "CP874", "IBM866": "CP866", "x-mac-cyrillic": "MAC-CYRILLIC",
        "ISO-8859-8-I": "ISO-8859-8",
    ]

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for (name, labels) in table {
            for label in labels.split(separator: " ") { names[String(label)] = name }
        }
        return names
    }()

    /// Name and labels: section 4.2 of the standard.
    private static let table: [(String, String)] = [
        ("UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"),
        ("IBM866", "866 cp866 csibm866 ibm866"),
        (
            "ISO-8859-2",
            "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
        ),
        (
            "ISO-8859-3",
            "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
        ),
        (
            "ISO-8859-4",
            "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
        ),
        (
            "ISO-8859-5",
            "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
        ),
        (
            "ISO-8859-6",
            """
            arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i \
            iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
            """
        ),
        (
            "ISO-8859-7",
            """
            csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
            iso_8859-7:1987 sun_eu_greek
            """
        ),
        (
            "ISO-8859-8",
            """
            csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 \
            iso_8859-8:1988 visual
            """
        ),
        ("ISO-8859-8-I", "csiso88598i iso-8859-8-i logical"),
        ("ISO-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
        ("ISO-8859-13", "iso-8859-13 iso8859-13 iso885913"),
        ("ISO-8859-14", "iso-8859-14 iso8859-14 iso885914"),
        ("ISO-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9"),
        ("ISO-8859-16", "iso-8859-16"),
        ("KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r"),
        ("KOI8-U", "koi8-ru koi8-u"),
        ("macintosh", "csmacintosh mac macintosh x-mac-roman"),
        ("windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874"),
        ("windows-1250", "cp1250 windows-1250 x-cp1250"),
        ("windows-1251", "cp1251 windows-1251 x-cp1251"),
        (
            "windows-1252",
            """
            ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 \
            iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
            """
        ),
        ("windows-1253", "cp1253 windows-1253 x-cp1253"),
        (
            "windows-1254",
            """
            cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 \
            windows-1254 x-cp1254
            """
        ),
        ("windows-1255", "cp1255 windows-1255 x-cp1255"),
        ("windows-1256", "cp1256 windows-1256 x-cp1256"),
        ("windows-1257", "cp1257 windows-1257 x-cp1257"),
        ("windows-1258", "cp1258 windows-1258 x-cp1258"),
        ("x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
        ("GBK", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"),
        ("gb18030", "gb18030"),
        ("Big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
        ("EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp"),
        ("ISO-2022-JP", "csiso2022jp iso-2022-jp"),
        ("Shift_JIS", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"),
        (
            "EUC-KR",
            """
            cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949
            """
        ),
        ("UTF-16BE", "unicodefffe utf-16be"),
        ("UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"),
    ]
}

/// A byte order mark at the head of a page, which overrides every label.
enum ByteOrderMark: Equatable, Sendable {
    case utf8, utf16LittleEndian, utf16BigEndian

    init?(_ bytes: [UInt8]) {
        if bytes.begins(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if bytes.begins(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.begins(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            return nil
        }
    }

    var length: Int { self == .utf8 ? 3 : 2 }
    var isSixteenBit: Bool { self != .utf8 }

    var encoding: Encoding {
        switch self {
        case .utf8: .utf8
        case .utf16LittleEndian: .utf16LittleEndian
        case .utf16BigEndian: .utf16BigEndian
        }
    }
}
